//! A place whose reader may stop reading: a terminal that is halted, a full pipe. A write
//! there waits in the kernel, where no request to end reaches us, so ours returns at once.
//!
//! To ask for that on the descriptor that we were given would do it to all who share it:
//! the shell, and the command that we start. What has a name in /proc can be opened once
//! more, and that is ours alone.

use std::fs::File;
use std::fs::OpenOptions;
use std::io;
use std::os::fd::AsRawFd as _;
use std::os::fd::BorrowedFd;
use std::os::unix::fs::FileTypeExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::fs::OpenOptionsExt as _;

/// A descriptor of our own for the same place, which does not wait if that can be had.
///
/// # Errors
/// If no descriptor is left.
pub fn own(shared: BorrowedFd) -> io::Result<File> {
    let same = File::from(shared.try_clone_to_owned()?);
    Ok(again(&same).unwrap_or(same))
}

/// Opens a pipe or a terminal once more. Not what would be another place then: a socket has
/// no such name, and the master of terminals makes a new one each time.
fn again(place: &File) -> Option<File> {
    let about = place.metadata().ok()?;
    let kind = about.file_type();
    let is_terminal = std::io::IsTerminal::is_terminal(place)
        && (libc::major(about.rdev()), libc::minor(about.rdev())) != (5, 2);
    if !kind.is_fifo() && !is_terminal {
        return None;
    }
    let flags = libc::O_NONBLOCK | libc::O_NOCTTY;
    let path = format!("/proc/self/fd/{}", place.as_raw_fd());
    let own = OpenOptions::new().write(true).custom_flags(flags).open(path).ok()?;
    let found = own.metadata().ok()?;
    ((found.dev(), found.ino()) == (about.dev(), about.ino())).then_some(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use std::os::fd::AsFd as _;

    #[test]
    fn a_full_pipe_does_not_hold_us_and_stays_as_it_was_for_others() {
        let (_read, write) = nix::unistd::pipe().unwrap();
        let mut own = own(write.as_fd()).unwrap();
        let refused = loop {
            match own.write(&[0; 4096]) {
                Ok(bytes) => assert!(bytes > 0),
                Err(error) => break error,
            }
        };
        assert_eq!(refused.kind(), io::ErrorKind::WouldBlock);
        let flags = nix::fcntl::fcntl(&write, nix::fcntl::FcntlArg::F_GETFL).unwrap();
        assert_eq!(flags & libc::O_NONBLOCK, 0);
    }

    #[test]
    fn a_file_is_what_it_was() {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(b"one").unwrap();
        own(file.as_fd()).unwrap().write_all(b"two").unwrap();
        assert_eq!(file.metadata().unwrap().len(), 6, "behind what is there");
    }
}
