//! What the bench makes on this machine, and takes away again: mounts nobody else sees, a
//! loop device, a switch, a folder.

use std::fs;
use std::fs::File;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;
use anyhow::Result;
use nix::mount::MsFlags;
use nix::mount::mount;
use nix::sched::CloneFlags;
use nix::sched::unshare;
use serde_json::Value;
use serde_json::json;

use crate::shell;

/// Gives this process and its children debugfs and tracefs, as a usual Debian has them: the
/// peers do not start without. True if that had to be done.
pub fn mount_tracefs() -> bool {
    if Path::new("/sys/kernel/tracing/events").exists() {
        return false;
    }
    let none: Option<&str> = None;
    let private = unshare(CloneFlags::CLONE_NEWNS)
        .and_then(|()| mount(none, "/", none, MsFlags::MS_REC | MsFlags::MS_PRIVATE, none));
    if private.is_err() {
        return false;
    }
    let add = |kind, place: &str| mount(Some(kind), place, Some(kind), MsFlags::empty(), none);
    // Without debugfs (lockdown) tracefs alone has to do.
    let _ = add("debugfs", "/sys/kernel/debug");
    add("tracefs", "/sys/kernel/tracing").is_ok()
}

/// A folder in memory, where there is one: a disk's pace is not what is measured.
pub fn scratch() -> Result<tempfile::TempDir> {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { memory } else { &std::env::temp_dir() };
    tempfile::Builder::new()
        .prefix("bb-")
        .tempdir_in(folder)
        .with_context(|| format!("cannot make a folder in {}", folder.display()))
}

/// A setting of the kernel's, switched back when dropped.
pub struct Setting {
    file: &'static str,
    before: String,
}

impl Setting {
    /// Counting of programs' run time.
    pub fn counting() -> Result<Self> {
        Self::set("/proc/sys/kernel/bpf_stats_enabled", "1")
    }

    /// Room for as many numbers of processes as the kernel can have.
    pub fn many_processes() -> Result<Self> {
        Self::set("/proc/sys/kernel/pid_max", "4194304")
    }

    fn set(file: &'static str, value: &str) -> Result<Self> {
        let before = fs::read_to_string(file).with_context(|| format!("cannot read {file}"))?;
        fs::write(file, value).with_context(|| format!("cannot write {file}"))?;
        Ok(Self { file, before })
    }
}

impl Drop for Setting {
    fn drop(&mut self) {
        // What could be written before can be written again.
        let _ = fs::write(self.file, self.before.trim());
    }
}

/// A block device on a file. The kernel takes it away with its last user, however that ends.
pub struct Disk {
    pub path: PathBuf,
    _held: File,
}

impl Disk {
    pub fn on(file: &Path, size: u64) -> Result<Self> {
        // Written, not only sized: a hole would not be read from anywhere.
        fs::write(file, vec![0x5a; size as usize])?;
        let losetup = || Command::new("losetup");
        let made = shell::output(losetup().args(["--find", "--show", "--read-only"]).arg(file))?;
        let path = PathBuf::from(made.trim());
        let held = File::open(&path);
        // Of a device in use this only says that it goes when it is no longer.
        shell::run(losetup().arg("--detach").arg(&path))?;
        let held = held.with_context(|| format!("cannot open {}", path.display()))?;
        Ok(Self { path, _held: held })
    }
}

/// What one should know of the machine to read the numbers.
pub fn describe(mounted: bool) -> Value {
    let model = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = model.lines().find(|line| line.starts_with("model name"));
    let model = model.and_then(|line| line.split_once(':')).map(|(_, name)| name.trim());
    json!({
        "kernel": line("/proc/sys/kernel/osrelease"),
        "cpu": model,
        "cpus": std::thread::available_parallelism().map_or(0, usize::from),
        "tracefs_mounted_by_bench": mounted,
        "libbpf-tools": version("libbpf-tools"),
        "bpftrace": version("bpftrace"),
    })
}

/// The load of the last minute.
pub fn load_average() -> String {
    line("/proc/loadavg").split(' ').next().unwrap_or_default().to_owned()
}

fn line(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_default().trim().to_owned()
}

/// The version of a package, if it is installed.
fn version(package: &str) -> Option<String> {
    shell::on_path("dpkg-query")?;
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat=${Version}", package]);
    let output = query.output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok().filter(|version| !version.is_empty())
}
