//! cgroups, PID namespaces, capabilities, and what is or is not mounted.

use std::ffi::CStr;
use std::fs;
use std::io;
use std::os::fd::AsRawFd as _;
use std::path::Path;
use std::path::PathBuf;

use tests::Folder;
use tests::Tool;
use tests::Work;
use tests::eventually;
use tests::place;
use tests::plans;
use tests::privileged;

use crate::filters::opensnoop;
use crate::filters::shown;

fn check(result: i32) -> io::Result<()> {
    if result == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// A mount namespace for this thread and what it starts, or for a child before it
/// becomes something else: only system calls.
fn own_mounts() -> io::Result<()> {
    let none = std::ptr::null();
    // SAFETY: takes no pointers.
    check(unsafe { libc::unshare(libc::CLONE_NEWNS) })?;
    // SAFETY: constant strings with their NULs.
    check(unsafe {
        libc::mount(none, c"/".as_ptr(), none, libc::MS_REC | libc::MS_PRIVATE, none.cast())
    })
}

fn mount(kind: &CStr, place: &CStr) -> io::Result<()> {
    // SAFETY: strings with their NULs.
    check(unsafe {
        libc::mount(c"none".as_ptr(), place.as_ptr(), kind.as_ptr(), 0, std::ptr::null())
    })
}

/// Where cgroup v2 is mounted; where it is not, it is now, for this thread alone.
fn cgroups(dir: &Folder) -> Option<PathBuf> {
    let mounts = fs::read_to_string("/proc/thread-self/mountinfo").expect("/proc");
    let line = mounts.lines().find(|line| line.contains(" - cgroup2 "));
    if let Some(path) = line.and_then(|line| line.split(' ').nth(4)) {
        return Some(path.into());
    }
    let place = dir.name("cgroup");
    fs::create_dir(&place).expect("a place to mount");
    let name = std::ffi::CString::new(place.as_str()).expect("no NUL");
    match own_mounts().and_then(|()| mount(c"cgroup2", &name)) {
        Ok(()) => Some(place.into()),
        Err(error) => {
            println!("skipped: no cgroup v2: {error}");
            None
        }
    }
}

/// A cgroup of this test, removed with it.
struct Cgroup(PathBuf);

impl Cgroup {
    fn new(path: PathBuf) -> Self {
        fs::create_dir(&path).expect("a cgroup");
        Self(path)
    }

    fn take(&self, pid: u32) {
        fs::write(self.0.join("cgroup.procs"), pid.to_string()).expect("the workload moves");
    }
}

impl Drop for Cgroup {
    fn drop(&mut self) {
        eventually("the cgroup is empty", || fs::remove_dir(&self.0).is_ok());
    }
}

#[test]
fn a_cgroup_and_those_below() {
    if !privileged() {
        return;
    }
    let dir = Folder::new();
    let Some(root) = cgroups(&dir) else { return };
    let name = dir.path().file_name().expect("a name").to_str().expect("UTF-8").to_owned();
    let outer = Cgroup::new(root.join(&name));
    let inner = Cgroup::new(outer.0.join("inner"));
    let other = Cgroup::new(root.join(format!("{name}-other")));
    let (a, path) = (dir.file("a"), dir.prefix());
    let mut works = ["3", "5", "7", "11"].map(|number| Work::new(["openat", number, &a]).start());
    outer.take(works[0].pid());
    inner.take(works[1].pid());
    other.take(works[2].pid());
    let outer_path = outer.0.to_str().expect("UTF-8");
    let inner_path = inner.0.to_str().expect("UTF-8");
    let tools = [
        (opensnoop(&["--path", &path, "-c", outer_path]), 8),
        (opensnoop(&["--path", &path, "-c", inner_path]), 5),
        (opensnoop(&["--path", &path, "-c", &format!("{name}/inner")]), 5),
    ];
    works.iter_mut().for_each(|work| drop(work.go()));
    for (tool, expected) in tools {
        assert_eq!(shown(&tool.stop()), expected);
    }
    drop(works);
}

/// In a PID namespace the tool speaks its own namespace's numbers.
#[test]
fn inside_a_pid_namespace() {
    if !privileged() {
        return;
    }
    let dir = Folder::new();
    let (a, go, said) = (dir.file("a"), dir.name("go"), dir.name("said"));
    let workload = place::workload();
    let workload = workload.to_str().expect("UTF-8");
    for plan in plans("opensnoop") {
        let _ = fs::remove_file(&go);
        // Number 1 becomes the tool, number 2 is the workload.
        let script =
            format!("{workload} await {go} , openat 7 {a} > {said} < /dev/null & exec \"$@\"");
        let tool =
            Tool::new("opensnoop").through([workload, "pidns", "/bin/sh", "-c", &script, "sh"]);
        let tool = tool.args(["-j", "--plan", &plan, "-p", "2", "--count", "7"]).start();
        let mut outside = Work::new(["openat", "5", &a]).start();
        outside.go();
        fs::write(&go, "").expect("the workload's release");
        let run = tool.wait();
        assert_eq!(shown(&run), 7);
        for event in run.events() {
            assert_eq!((&event["pid"], &event["tid"]), (&2.into(), &2.into()));
            assert!(event["host_pid"].as_u64().is_some_and(|pid| pid > 2), "{event}");
        }
        assert!(fs::read_to_string(&said).is_ok_and(|text| text.contains("openat 2 2 ")));
    }
}

#[test]
fn outside_of_the_pid_namespace() {
    if !privileged() {
        return;
    }
    let dir = Folder::new();
    let (a, path) = (dir.file("a"), dir.prefix());
    let workload = place::workload();
    for plan in plans("opensnoop") {
        for form in ["json", "table"] {
            let tool = Tool::new("opensnoop").through([workload.as_os_str(), "pidns".as_ref()]);
            let tool =
                tool.args(["-o", form, "--plan", &plan, "--path", &path, "--count", "5"]).start();
            let mut outside = Work::new(["openat", "5", &a]).start();
            outside.go();
            let run = tool.wait();
            run.assert_status(0);
            if form == "table" {
                assert!(
                    run.lines()[1..].iter().all(|line| line.starts_with("      - workload ")),
                    "{run}"
                );
                continue;
            }
            assert_eq!(shown(&run), 5);
            for event in run.events() {
                assert!(event["pid"].is_null() && event["tid"].is_null(), "{event}");
                assert_eq!(event["host_pid"], outside.pid());
            }
        }
    }
}

/// The command of a tool in a PID namespace is followed by that namespace's numbers.
#[test]
fn following_inside_a_pid_namespace() {
    if !privileged() {
        return;
    }
    let dir = Folder::new();
    let (a, path) = (dir.file("a"), dir.prefix());
    let workload = place::workload();
    let tool = Tool::new("opensnoop").through([workload.as_os_str(), "pidns".as_ref()]);
    let command = Work::new(["openat", "3", &a, ",", "fork", "openat", "7", &a]).command();
    let run = tool.args(["-j", "--path", &path, "--"]).args(command).run();
    assert_eq!(shown(&run), 10);
    assert!(
        run.events().iter().all(|event| event["pid"].as_u64().is_some_and(|pid| pid < 10)),
        "{run}"
    );
}

/// Becomes nobody, keeping these capabilities.
fn nobody(kept: u64) -> io::Result<()> {
    const NOBODY: u32 = 65534;
    const VERSION_3: u32 = 0x2008_0522;
    // SAFETY: takes no pointers.
    check(unsafe { libc::prctl(libc::PR_SET_KEEPCAPS, 1, 0, 0, 0) })?;
    // SAFETY: no groups at all.
    check(unsafe { libc::setgroups(0, std::ptr::null()) })?;
    // SAFETY: takes no pointers.
    check(unsafe { libc::setresgid(NOBODY, NOBODY, NOBODY) })?;
    // SAFETY: takes no pointers.
    check(unsafe { libc::setresuid(NOBODY, NOBODY, NOBODY) })?;
    let (low, high) = (kept as u32, (kept >> 32) as u32);
    let header = [VERSION_3, 0];
    let sets = [low, low, low, high, high, high];
    // SAFETY: a header of version 3 and the two structs that belong to it.
    let set = unsafe { libc::syscall(libc::SYS_capset, header.as_ptr(), sets.as_ptr()) };
    check(set as i32)?;
    for bit in (0..64).filter(|bit| kept & (1 << bit) != 0) {
        // SAFETY: takes no pointers.
        check(unsafe { libc::prctl(libc::PR_CAP_AMBIENT, libc::PR_CAP_AMBIENT_RAISE, bit, 0, 0) })?;
    }
    Ok(())
}

/// The binary by a descriptor: the folders on its way may be closed to nobody.
fn as_nobody(kept: u64) -> (fs::File, Tool) {
    let binary = fs::File::open(tests::beebox()).expect("the binary");
    let path = format!("/proc/self/fd/{}", binary.as_raw_fd());
    (binary, Tool::new("opensnoop").binary(path).prepare(move || nobody(kept)))
}

const CAP_SYS_ADMIN: u64 = 1 << 21;
const CAP_PERFMON: u64 = 1 << 38;
const CAP_BPF: u64 = 1 << 39;

#[test]
fn without_capabilities() {
    if !privileged() {
        return;
    }
    for (kept, missing) in
        [(0, "CAP_BPF and CAP_PERFMON"), (CAP_BPF, "CAP_PERFMON"), (CAP_PERFMON, "CAP_BPF")]
    {
        let (_binary, tool) = as_nobody(kept);
        tool.run().assert_refused(77, &["not permitted", missing, "sudo"]);
    }
    let (_binary, tool) = as_nobody(0);
    tool.args(["-j"]).run().assert_refused(77, &["not permitted"]);
}

#[test]
fn with_two_capabilities() {
    if !privileged() {
        return;
    }
    if !plans("opensnoop").contains(&"btf".to_owned()) {
        println!("skipped: the plan that needs no more does not work here");
        return;
    }
    let dir = Folder::new();
    let mut work = Work::new(["openat", "17", &dir.file("a")]).start();
    let (_binary, tool) = as_nobody(CAP_BPF | CAP_PERFMON);
    let tool = tool.args(["-j", "-p", &work.id()]).start();
    work.go();
    let run = tool.stop();
    assert_eq!(shown(&run), 17);
    // Older kernels know one capability for both.
    let mut work = Work::new(["openat", "13", &dir.file("a")]).start();
    let (_binary, tool) = as_nobody(CAP_SYS_ADMIN);
    let tool = tool.args(["-j", "-p", &work.id()]).start();
    work.go();
    assert_eq!(shown(&tool.stop()), 13);
}

/// A kernel that does not tell its types, as far as the tool can see.
fn without_btf() -> Tool {
    Tool::new("opensnoop").prepare(|| {
        own_mounts()?;
        mount(c"tmpfs", c"/sys/kernel/btf")?;
        for place in [c"/boot", c"/lib/modules", c"/usr/lib/debug"] {
            // A machine that has no such folder has no BTF in it.
            let _ = mount(c"tmpfs", place);
        }
        Ok(())
    })
}

#[test]
fn without_btf_what_needs_none_still_works() {
    if !privileged() {
        return;
    }
    let works = plans("opensnoop");
    if works.contains(&"tracepoint".to_owned()) {
        let dir = Folder::new();
        let mut work = Work::new(["openat", "17", &dir.file("a")]).start();
        let tool = without_btf().args(["-j", "-p", &work.id()]).start();
        work.go();
        let run = tool.stop();
        assert_eq!(shown(&run), 17);
        assert_eq!(run.start()["plan"], "tracepoint");
    }
    if works.contains(&"btf".to_owned()) {
        let run = without_btf().args(["--plan", "btf"]).run();
        run.assert_refused(69, &["/sys/kernel/btf/vmlinux", "--btf"]);
    }
}

#[test]
fn btf_from_a_file() {
    if !privileged() {
        return;
    }
    if !plans("opensnoop").contains(&"btf".to_owned()) {
        println!("skipped: no plan that works here needs it");
        return;
    }
    let dir = Folder::new();
    let copy = dir.name("vmlinux");
    fs::copy("/sys/kernel/btf/vmlinux", &copy).expect("the kernel's BTF");
    let mut work = Work::new(["openat", "17", &dir.file("a")]).start();
    let tool = opensnoop(&["--plan", "btf", "--btf", &copy, "-p", &work.id()]);
    work.go();
    assert_eq!(shown(&tool.stop()), 17);
    for (file, words) in [("/no/such/file", "/no/such/file"), ("/etc/passwd", "/etc/passwd")] {
        let run = Tool::new("opensnoop").args(["--plan", "btf", "--btf", file]).run();
        run.assert_refused(2, &["--btf", words]);
    }
}

#[test]
fn no_mount_is_made() {
    if !privileged() {
        return;
    }
    // Of the whole process: threads of other tests may have mounts of their own.
    let mounts = || fs::read_to_string("/proc/1/mountinfo").expect("/proc");
    let before = mounts();
    if Path::new("/sys/kernel/tracing/events").exists() {
        println!("tracefs is mounted: only half of this can be seen");
    }
    for plan in plans("opensnoop") {
        let tool = opensnoop(&["--plan", &plan, "-p", "1"]);
        assert_eq!(mounts(), before, "{plan}: while it runs");
        let own =
            fs::read_to_string(format!("/proc/{}/mountinfo", tool.pid())).expect("its mounts");
        assert!(!own.contains(" - tracefs ") || before.contains(" - tracefs "), "{own}");
        tool.stop().assert_status(0);
        assert_eq!(mounts(), before, "{plan}: afterwards");
    }
}
