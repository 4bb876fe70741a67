//! A directory that the user names, as the kernel's programs know it.

use std::fs::File;
use std::fs::OpenOptions;
use std::os::fd::AsRawFd as _;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use anyhow::Result;

use crate::bytes;
use crate::disks::Dev;
use crate::exit::usage;

/// Its inode and its file system's device, in the kernel's own numbers. stat(2) tells
/// others where a file system makes some up: btrfs has a device for each subvolume.
///
/// # Errors
/// Status 2 if it is none or cannot be opened.
pub fn find(option: &str, path: &Path) -> Result<(u64, Dev)> {
    let shown = path.display();
    let flags = libc::O_PATH | libc::O_DIRECTORY;
    let folder = OpenOptions::new().read(true).custom_flags(flags).open(path);
    let folder = folder.map_err(|error| usage(format!("{option} {shown}: {error}")))?;
    let about = folder.metadata()?;
    let (major, minor) = (libc::major(about.dev()), libc::minor(about.dev()));
    let (inode, dev) = told(&folder);
    Ok((inode.unwrap_or(about.ino()), dev.unwrap_or(major << 20 | minor)))
}

/// What /proc tells of an open file; the inode since 3845f256a8b5 "procfs: add 'ino' to
/// fdinfo" (6.0).
fn told(folder: &File) -> (Option<u64>, Option<Dev>) {
    let read = |path: &str| bytes::text(path).unwrap_or_default();
    let about = read(&format!("/proc/self/fdinfo/{}", folder.as_raw_fd()));
    let field = |name| about.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    let mount = field("mnt_id:");
    let dev = mount.and_then(|id| device(id, &read("/proc/self/mountinfo")));
    (field("ino:").and_then(|inode| inode.parse().ok()), dev)
}

/// The device of a mount, out of `mountinfo`: a line begins with the numbers of the mount and of its parent; `major:minor` is third.
pub fn device(mount: &str, list: &str) -> Option<Dev> {
    let mut lines = list.lines().map(|line| line.split(' '));
    let mut words = lines.find_map(|mut words| (words.next() == Some(mount)).then_some(words))?;
    let (major, minor) = words.nth(1)?.split_once(':')?;
    Some(major.parse::<Dev>().ok()? << 20 | minor.parse::<Dev>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exit::Exit;
    use crate::exit::status;

    #[test]
    fn the_device_is_that_of_the_mount() {
        let list = "22 1 0:21 / / rw - btrfs none rw\n122 22 8:17 / /a rw - ext4 /dev/sdb1 rw\n";
        assert_eq!((device("22", list), device("122", list)), (Some(21), Some(8 << 20 | 17)));
        assert_eq!(device("2", list), None);
    }

    #[test]
    fn a_directory_is_known_by_its_inode() {
        let folder = tempfile::tempdir().unwrap();
        let (inode, _) = find("--directory", folder.path()).unwrap();
        assert_eq!(inode, std::fs::metadata(folder.path()).unwrap().ino());
        for bad in ["/no/such/folder", "/etc/passwd", ""] {
            assert_eq!(status(&find("-d", Path::new(bad)).unwrap_err()), Exit::Usage, "{bad}");
        }
    }
}
