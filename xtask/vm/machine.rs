//! A guest's machine: QEMU with the channels to what runs in it.

use std::fs;
use std::fs::File;
use std::io;
use std::io::PipeWriter;
use std::os::fd::AsRawFd;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;

use anyhow::Context;
use anyhow::Result;

use super::Guest;
use super::image;
use super::kernels;
use super::talk::Channels;
use crate::shell;

/// One thread for all processors: with one each, QEMU runs stale instructions where the kernel
/// patches its own code, as each attached program makes it do, and the guest dies of it.
const ACCELERATION: &str = "tcg,thread=single,tb-size=256";
/// What a program may expect, and no wide registers: the C library would use them, and each such
/// instruction is a call of QEMU's. Half as long as with all that QEMU has.
const PROCESSOR: &str = "qemu64,+cx16,+popcnt,+ssse3,+sse4.1,+sse4.2";
/// Dies of its first mistake; else what is quickest to boot without hardware help.
const KERNEL_ARGUMENTS: &str = "console=ttyS0 quiet panic=-1 oops=panic mitigations=off nokaslr \
                                tsc=reliable no_timer_check random.trust_cpu=on \
                                rcupdate.rcu_expedited=1";

/// A running QEMU. Ends when dropped, and when the thread that started it does.
pub struct Machine {
    qemu: Child,
    /// QEMU opens them by path: they have to stay open here until it has.
    _ours: (PipeWriter, PipeWriter, File),
}

impl Machine {
    pub fn start(guest: &Guest) -> Result<(Self, Channels)> {
        let initramfs = image::initramfs(&guest.kernel)?;
        let scratch = image::scratch()?;
        let (control, far_control) = UnixStream::pair().context("cannot make a channel")?;
        let (out, far_out) = io::pipe().context("cannot make a channel")?;
        let (err, far_err) = io::pipe().context("cannot make a channel")?;
        let (console, far_console) = io::pipe().context("cannot make a channel")?;

        // The kernel kills it when we are gone, however that comes.
        let mut qemu = Command::new("setpriv");
        qemu.args(["--pdeathsig", "KILL", "--", "qemu-system-x86_64"]);
        qemu.args(["-accel", ACCELERATION, "-machine", "q35", "-cpu", PROCESSOR]);
        qemu.args(["-smp", &guest.cpus.to_string()]);
        qemu.args(["-m", &guest.memory.to_string(), "-no-reboot", "-display", "none"]);
        qemu.args(["-nodefaults", "-no-user-config", "-device", "virtio-rng-pci"]);
        qemu.args(["-append", &format!("{KERNEL_ARGUMENTS} {}", guest.append)]);
        qemu.arg("-kernel").arg(guest.kernel.folder().join("vmlinux"));
        qemu.args(["-initrd", &descriptor(initramfs.as_raw_fd())?]);
        share(&mut qemu, "root", Path::new("/"));
        share(&mut qemu, "kernel", guest.kernel.folder());
        let image = value(&scratch);
        qemu.args(["-device", "virtio-blk-pci,drive=scratch", "-drive"]);
        qemu.arg(format!("id=scratch,if=none,format=raw,snapshot=on,cache=unsafe,file={image}"));
        qemu.args(["-device", "virtio-serial-pci", "-chardev", "socket,id=control,fd=0"]);
        for (id, end) in [("out", &far_out), ("err", &far_err)] {
            let path = descriptor(end.as_raw_fd())?;
            qemu.args(["-chardev", &format!("file,id={id},path={path}")]);
        }
        for id in ["control", "out", "err"] {
            qemu.args(["-device", &format!("virtserialport,chardev={id},name={id}")]);
        }
        // Beside what QEMU itself has to say.
        qemu.args(["-serial", "file:/proc/self/fd/2"]);

        qemu.stdin(OwnedFd::from(far_control)).stdout(Stdio::null()).stderr(far_console);
        // Where it makes the file for what is written to the disk; that has no name for long.
        qemu.env("TMPDIR", kernels::cache()?).env_remove("LD_LIBRARY_PATH");
        // Not in the terminal's group: interrupts are for the command in the guest.
        qemu.process_group(0);
        let child = qemu.spawn();
        let child = child.with_context(|| format!("cannot start {}", shell::shown(&qemu)))?;
        let machine = Self { qemu: child, _ours: (far_out, far_err, initramfs) };
        Ok((machine, Channels { control, out, err, console }))
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        // Both fail only if it is gone already.
        let _ = self.qemu.kill();
        let _ = self.qemu.wait();
    }
}

/// A folder of the host, which the guest mounts by that tag.
fn share(qemu: &mut Command, tag: &str, folder: &Path) {
    let path = value(folder);
    qemu.args(["-device", &format!("virtio-9p-pci,fsdev={tag},mount_tag={tag}"), "-fsdev"]);
    qemu.arg(format!("local,id={tag},security_model=none,multidevs=remap,readonly=on,path={path}"));
}

/// A path within a list of options, where commas are doubled.
fn value(path: &Path) -> String {
    path.to_string_lossy().replace(',', ",,")
}

/// The path of a descriptor of this process for another one, so that none has to be inherited:
/// with several guests at once, one would keep the other's channels open.
fn descriptor(number: i32) -> Result<String> {
    let me = fs::read_link("/proc/self").context("cannot read /proc")?;
    Ok(format!("/proc/{}/fd/{number}", me.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_in_a_path_ends_no_option() {
        assert_eq!(value(Path::new("/a,b/c,,d")), "/a,,b/c,,,,d");
    }

    #[test]
    fn another_process_opens_our_descriptors_by_path() {
        let (reader, writer) = io::pipe().unwrap();
        let path = descriptor(writer.as_raw_fd()).unwrap();
        let script = format!("echo through >{path}");
        assert!(Command::new("sh").args(["-c", &script]).status().unwrap().success());
        drop(writer);
        assert_eq!(io::read_to_string(reader).unwrap(), "through\n");
    }
}
