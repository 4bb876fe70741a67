//! The files that processes run, in containers as well: found once, as they are mapped now.

use std::collections::BTreeSet;
use std::fs;
use std::fs::File;
use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::fs::OpenOptionsExt as _;

use anyhow::Result;
use anyhow::anyhow;

use crate::bytes;
use crate::library::Found;
use crate::library::Library;

/// What a file that a process chose may have us read. C libraries have some 2 MiB.
const LARGEST: u64 = 64 << 20;

impl Found {
    /// Adds the files of these names that `pids` run, or all processes if there are none.
    /// Once, as they are now; who maps another file later is not seen.
    pub fn add_mapped(&mut self, pids: &[u32], is: impl Fn(&str) -> bool) {
        let mut seen = BTreeSet::new();
        let every = || {
            let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
            entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
        };
        for pid in if pids.is_empty() { every() } else { pids.to_vec() } {
            // Somebody may have gone meanwhile.
            let maps = fs::read(format!("/proc/{pid}/maps")).unwrap_or_default();
            let maps = String::from_utf8_lossy(&maps);
            for mapping in maps.lines().filter_map(mapping) {
                let name = mapping.path.rsplit('/').next().unwrap_or_default();
                if is(name) && seen.insert((mapping.device.to_owned(), mapping.inode)) {
                    self.add_one(pid, &mapping);
                }
            }
        }
    }

    fn add_one(&mut self, pid: u32, mapping: &Mapping) {
        let shown = format!("{} of process {pid}", mapping.path);
        let added = reachable(pid, mapping)
            .and_then(|file| self.add(Library { file, shown: shown.clone() }));
        if let Err(error) = added {
            self.left_out.push(format!("{shown}: {error:#}"));
        }
    }
}

/// Opens what a process has mapped, by the mapping itself (which finds deleted files too,
/// and needs CAP_SYS_ADMIN or CAP_CHECKPOINT_RESTORE), or by the path as the process sees it.
fn reachable(pid: u32, mapping: &Mapping) -> Result<File> {
    // Its server, which anybody may be, could keep us waiting for ever.
    let mounts = bytes::text(format!("/proc/{pid}/mountinfo")).unwrap_or_default();
    anyhow::ensure!(
        !is_fuse(&mounts, mapping.device),
        "its file system is served by a process (FUSE): name it to probe it"
    );
    let [from, to] = mapping.addresses;
    // What stands at the path by now may be a pipe, whose opening could wait as well.
    let open =
        |path: String| OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK).open(path);
    let file = open(format!("/proc/{pid}/map_files/{from:x}-{to:x}"))
        .or_else(|_| open(format!("/proc/{pid}/root{}", mapping.path)))
        .map_err(|error| match error.kind() {
            ErrorKind::PermissionDenied => anyhow!("to reach it takes CAP_SYS_PTRACE"),
            _ => error.into(),
        })?;
    let meta = file.metadata()?;
    anyhow::ensure!(meta.is_file() && meta.ino() == mapping.inode, "it has been replaced");
    anyhow::ensure!(meta.size() <= LARGEST, "it is too large for a library");
    Ok(file)
}

/// Whether a device is a file system that a process serves, out of `mountinfo`.
pub fn is_fuse(mounts: &str, device: &str) -> bool {
    mounts.lines().any(|line| {
        line.split(' ').nth(2) == Some(device)
            && line.split(" - ").nth(1).is_some_and(|kind| kind.starts_with("fuse"))
    })
}

/// A file that a process can run, as /proc/PID/maps tells of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mapping<'a> {
    /// The first, and the one behind the last.
    pub addresses: [u64; 2],
    /// As `major:minor`.
    pub device: &'a str,
    /// The file's number.
    pub inode: u64,
    /// As the process sees it.
    pub path: &'a str,
}

/// A line of that file; `None` if it is of anything else.
pub fn mapping(line: &str) -> Option<Mapping<'_>> {
    let mut words = line.splitn(6, ' ');
    let (from, to) = words.next()?.split_once('-')?;
    let number = |text| u64::from_str_radix(text, 16).ok();
    let addresses = [number(from)?, number(to)?];
    let runs = words.next()?.as_bytes().get(2) == Some(&b'x');
    let (_, device, inode) = (words.next()?, words.next()?, words.next()?.parse().ok()?);
    let path = words.next()?.trim_start();
    let path = path.strip_suffix(" (deleted)").unwrap_or(path);
    (runs && path.starts_with('/')).then_some(Mapping { addresses, device, inode, path })
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::os::fd::AsRawFd as _;
    use std::os::unix::ffi::OsStrExt as _;
    use std::path::Path;
    use std::thread;

    use nix::mount::MntFlags;
    use nix::mount::MsFlags;
    use nix::mount::mount;
    use nix::mount::umount2;
    use nix::sched::CloneFlags;
    use nix::sched::unshare;

    use super::*;

    #[test]
    fn mappings_that_run() {
        let line =
            "7f1b05a0a000-7f1b05b60000 r-xp 00026000 fe:00 1234      /usr/lib/a b.so.6 (deleted)";
        let expected = Mapping {
            addresses: [0x7f1b_05a0_a000, 0x7f1b_05b6_0000],
            device: "fe:00",
            inode: 1234,
            path: "/usr/lib/a b.so.6",
        };
        assert_eq!(mapping(line), Some(expected));
        for other in [
            "7f1b05a0a000-7f1b05b60000 r--p 00026000 fe:00 1234      /usr/lib/libc.so.6",
            "7ffd1c5f9000-7ffd1c5fb000 r-xp 00000000 00:00 0         [vdso]",
            "7f1b05a0a000-7f1b05b60000 rwxp 00000000 00:00 0",
            "",
            "x-y r-xp 0 0:0 0 /a",
        ] {
            assert_eq!(mapping(other), None, "{other}");
        }
    }

    #[test]
    fn the_library_of_this_process_is_found_once() {
        let mut found = Found::default();
        let own = [std::process::id()];
        found.add_mapped(&own, |name| name.starts_with("libc."));
        assert_eq!(found.libraries.len(), 1, "{found:?}");
        let twin = format!(
            "/proc/self/root{}",
            found.libraries[0].shown.split(" of ").next().expect("a path")
        );
        found.add(Library::open(Path::new(&twin)).expect("the same")).expect("a file");
        found.add_mapped(&own, |name| name.starts_with("libc."));
        assert_eq!((found.libraries.len(), found.left_out.len()), (1, 0));
        let functions = found.libraries[0].functions(&["getaddrinfo"]).expect("an ELF file");
        assert_eq!(functions.len(), 1);
        assert!(fs::metadata(found.libraries[0].path()).is_ok());
    }

    /// As root, that is: it takes CAP_CHECKPOINT_RESTORE.
    #[test]
    fn what_is_at_its_path_no_more_is_found_by_its_mapping() {
        let (pid, maps) = (std::process::id(), fs::read_to_string("/proc/self/maps"));
        let maps = maps.expect("/proc");
        let whole = maps.lines().find_map(mapping).expect("a file that runs");
        let gone = Mapping { path: "/nonexistent", ..whole };
        if nix::unistd::geteuid().is_root() {
            let file = reachable(pid, &gone).expect("the same file");
            assert_eq!(file.metadata().expect("a file").ino(), gone.inode);
        }
        let other = Mapping { inode: gone.inode + 1, addresses: [1, 2], ..whole };
        assert!(reachable(pid, &other).is_err());
        assert!(reachable(pid, &Mapping { addresses: [1, 2], ..gone }).is_err());
    }

    /// As root, that is. Nobody serves it: that is the point. Its thread has its own mounts.
    #[test]
    fn a_mount_that_is_not_utf_8_hides_no_fuse() {
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
            let device = line.split(' ').nth(2).expect("its device");
            let mapping = Mapping { addresses: [1, 2], device, inode: 3, path: "/nonexistent" };
            let thread = nix::unistd::gettid().as_raw().cast_unsigned();
            let refusal = reachable(thread, &mapping).map(drop);
            umount2(&place, MntFlags::MNT_DETACH).expect("ours");
            refusal.map_err(|error| error.to_string())
        });
        let refusal = refusal.join().expect("no panic").expect_err("a refusal");
        assert!(refusal.contains("FUSE"), "{refusal}");
    }

    #[test]
    fn nothing_is_found_where_nothing_is() {
        let mut found = Found::default();
        found.add_mapped(&[std::process::id()], |name| name == "libc.so.0");
        found.add_mapped(&[u32::MAX], |_| true);
        assert!(found.libraries.is_empty() && found.left_out.is_empty());
    }
}
