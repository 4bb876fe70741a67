//! The file that a process has mapped, reached without waiting for anybody: what stands at its
//! path by now may be a pipe, and its file system a process that does not answer.

use std::cell::OnceCell;
use std::fmt;
use std::fs::File;
use std::io;
use std::io::ErrorKind;
use std::os::fd::AsRawFd as _;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use nix::fcntl::OFlag;
use nix::fcntl::open;
use nix::sys::stat::Mode;

use crate::bytes;

/// Major and minor number of what a file system lies on.
pub type Device = (u32, u32);

/// As `/proc/PID/maps` writes it, in hexadecimal digits.
pub fn device(word: &str) -> Option<Device> {
    let (major, minor) = word.split_once(':')?;
    let number = |digits| u32::from_str_radix(digits, 16).ok();
    Some((number(major)?, number(minor)?))
}

/// What `/proc/PID/maps` tells of a mapped file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told<'a> {
    /// The first address, and the one behind the last.
    pub addresses: [u64; 2],
    /// Its major and its minor number.
    pub device: Device,
    /// The file's number.
    pub inode: u64,
    /// As the process sees it.
    pub path: &'a [u8],
}

/// Why a file is not reached.
#[derive(Debug)]
pub enum Unreached {
    /// Its server, which anybody may be, could keep us waiting for ever.
    Served,
    /// Another one stands at its path, or no file at all.
    Replaced,
    /// It takes CAP_SYS_PTRACE, or the path the right to read.
    Denied,
    /// The kernel's own.
    Other(io::Error),
}

impl fmt::Display for Unreached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Served => f.write_str("its file system is served by a process (FUSE)"),
            Self::Replaced => f.write_str("it has been replaced"),
            Self::Denied => f.write_str("to reach it takes CAP_SYS_PTRACE"),
            Self::Other(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Unreached {}

impl From<io::Error> for Unreached {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::Other(error),
        }
    }
}

/// The mounts of a process, read when they are asked for.
#[derive(Debug)]
pub struct Mounts {
    pid: u32,
    text: OnceCell<String>,
}

impl Mounts {
    /// Those of this one.
    pub fn of(pid: u32) -> Self {
        Self { pid, text: OnceCell::new() }
    }

    /// Names a file that the process has mapped, without really opening it: a device would
    /// act, a pipe wait. Found by the mapping itself, wherever the file is by now, which takes
    /// CAP_CHECKPOINT_RESTORE or CAP_SYS_ADMIN (`proc_map_files_get_link` in fs/proc/base.c),
    /// or by its path, if it is still there.
    ///
    /// # Errors
    /// Why it is not to be had.
    pub fn reach(&self, told: &Told<'_>) -> Result<File, Unreached> {
        if self.is_fuse(told.device) {
            return Err(Unreached::Served);
        }
        let Told { addresses: [from, to], inode, .. } = told;
        let pid = self.pid;
        let look = |path: &Path| -> io::Result<File> {
            Ok(open(path, OFlag::O_PATH | OFlag::O_CLOEXEC, Mode::empty())?.into())
        };
        let file = look(format!("/proc/{pid}/map_files/{from:x}-{to:x}").as_ref());
        let by_path = || {
            let root = format!("/proc/{pid}/root");
            let path = [root.as_bytes(), told.path].concat();
            let file = look(Path::new(std::ffi::OsStr::from_bytes(&path)))?;
            if file.metadata()?.ino() == *inode { Ok(file) } else { Err(Unreached::Replaced) }
        };
        let file = file.or_else(|_| by_path())?;
        if file.metadata()?.is_file() { Ok(file) } else { Err(Unreached::Replaced) }
    }

    /// Without a disk, as all that unprivileged users mount, a file system has a device of
    /// major number 0 (`get_anon_bdev` in fs/super.c).
    fn is_fuse(&self, device: Device) -> bool {
        let file = || bytes::text(format!("/proc/{}/mountinfo", self.pid)).unwrap_or_default();
        device.0 == 0 && is_fuse(self.text.get_or_init(file), device)
    }
}

/// Opens what has been reached.
///
/// # Errors
/// The kernel's own.
pub fn read(place: &File) -> io::Result<File> {
    File::open(format!("/proc/self/fd/{}", place.as_raw_fd()))
}

/// Whether a device is a file system that a process serves, out of `mountinfo`, which writes
/// it in decimal digits.
pub fn is_fuse(mounts: &str, (major, minor): Device) -> bool {
    let device = format!("{major}:{minor}");
    mounts.lines().any(|line| {
        line.split(' ').nth(2) == Some(&device)
            && line.split(" - ").nth(1).is_some_and(|kind| kind.starts_with("fuse"))
    })
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::fs;
    use std::fs::OpenOptions;
    use std::os::unix::fs::symlink;
    use std::thread;

    use nix::mount::MntFlags;
    use nix::mount::MsFlags;
    use nix::mount::mount;
    use nix::mount::umount2;
    use nix::sched::CloneFlags;
    use nix::sched::unshare;

    use super::*;

    /// Of the first file that this process runs.
    fn own<T>(then: impl Fn(Told<'_>) -> T) -> T {
        let maps = fs::read_to_string("/proc/self/maps").expect("/proc");
        then(maps.lines().find_map(crate::mapped::mapping).expect("a file that runs"))
    }

    fn reach(told: Told<'_>) -> Result<u64, Unreached> {
        let file = Mounts::of(std::process::id()).reach(&told)?;
        let data = read(&file)?.metadata()?;
        assert!(data.is_file());
        Ok(data.ino())
    }

    #[test]
    fn by_its_path_if_it_is_still_there() {
        own(|told| {
            let told = Told { addresses: [1, 2], ..told };
            assert_eq!(reach(told).expect("the file"), told.inode);
            let other = Told { inode: told.inode + 1, ..told };
            assert!(matches!(reach(other), Err(Unreached::Replaced)));
            let gone = reach(Told { path: b"/nonexistent", ..told });
            assert!(matches!(gone, Err(Unreached::Other(_))), "{gone:?}");
        });
    }

    /// As root, that is: it takes CAP_CHECKPOINT_RESTORE.
    #[test]
    fn by_its_mapping_wherever_it_is() {
        if nix::unistd::geteuid().is_root() {
            own(|told| {
                let file = reach(Told { path: b"/nonexistent", ..told });
                assert_eq!(file.expect("the same file"), told.inode);
            });
        }
    }

    /// That it ends is the test: an open of the pipe would wait for who writes.
    #[test]
    fn what_is_no_file_is_not_opened() {
        let folder = tempfile::tempdir().expect("a folder");
        let (pipe, link) = (folder.path().join("pipe"), folder.path().join("link"));
        nix::unistd::mkfifo(&pipe, Mode::S_IRWXU).expect("a pipe");
        symlink(&pipe, &link).expect("a link");
        let inode = fs::metadata(&pipe).expect("a pipe").ino();
        for path in [&pipe, &link] {
            let path = path.as_os_str().as_bytes();
            let told = Told { addresses: [1, 2], device: (254, 0), inode, path };
            assert!(matches!(reach(told), Err(Unreached::Replaced)));
        }
    }

    /// As root, that is. Nobody serves it: that is the point. Its thread has its own mounts,
    /// and one of them has a name that is not UTF-8.
    #[test]
    fn a_server_that_does_not_answer_is_not_asked() {
        let server = OpenOptions::new().read(true).write(true).open("/dev/fuse");
        let (Ok(server), true) = (server, nix::unistd::geteuid().is_root()) else { return };
        let refusal = thread::spawn(move || {
            unshare(CloneFlags::CLONE_NEWNS).expect("root");
            let none = None::<&str>;
            mount(none, "/", none, MsFlags::MS_REC | MsFlags::MS_PRIVATE, none).expect("ours");
            let folder = tempfile::tempdir().expect("a folder");
            let place = folder.path().join(OsStr::from_bytes(b"\xff"));
            fs::create_dir(&place).expect("a folder");
            let data = format!("fd={},rootmode=40000,user_id=0,group_id=0", server.as_raw_fd());
            let (kind, flags) = (Some("fuse"), MsFlags::MS_NOSUID);
            mount(Some("nobody"), &place, kind, flags, Some(data.as_str())).expect("FUSE");
            let mounts = fs::read("/proc/thread-self/mountinfo").expect("/proc");
            let mut lines = mounts.split(|byte| *byte == b'\n');
            let line = lines.find(|line| line.contains(&0xff)).expect("its line, as it is");
            let line = String::from_utf8_lossy(line);
            let minor = line.split(' ').nth(2).and_then(|device| device.strip_prefix("0:"));
            let minor: u32 = minor.and_then(|minor| minor.parse().ok()).expect("its device");
            // As the kernel writes it (show_vma_header_prefix in fs/proc/task_mmu.c).
            let device = device(&format!("00:{minor:02x}")).expect("a device");
            let told = Told { addresses: [1, 2], device, inode: 3, path: b"/nonexistent" };
            let thread = nix::unistd::gettid().as_raw().cast_unsigned();
            let refusal = Mounts::of(thread).reach(&told);
            umount2(&place, MntFlags::MNT_DETACH).expect("ours");
            refusal
        });
        let refusal = refusal.join().expect("no panic");
        assert!(matches!(refusal, Err(Unreached::Served)), "{refusal:?}");
    }
}
