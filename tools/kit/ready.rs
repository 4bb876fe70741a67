//! The descriptor of `--ready-fd`, by which a caller learns that everything is attached.

use std::fs::File;
use std::os::fd::FromRawFd as _;

use anyhow::Result;

use crate::exit::usage;

/// The descriptor, checked before anything is attached.
///
/// # Errors
/// Status 2 if it is not open for writing.
pub fn open(fd: i32) -> Result<File> {
    let wrong = |error| usage(format!("--ready-fd {fd}: {error}"));
    // SAFETY: only asks whether the descriptor is open.
    let flags = unsafe { libc::fcntl(fd, libc::F_GETFL) };
    if flags < 0 {
        return Err(wrong(std::io::Error::last_os_error()));
    }
    if flags & libc::O_ACCMODE == libc::O_RDONLY {
        return Err(wrong(std::io::Error::from_raw_os_error(libc::EBADF)));
    }
    // It is for us, and not for the command, which may leave somebody behind who keeps it open
    // for ever. The standard ones are for both.
    if fd > 2 {
        // SAFETY: takes no pointers.
        unsafe { libc::fcntl(fd, libc::F_SETFD, libc::FD_CLOEXEC) };
    }
    // SAFETY: the caller of the tool gave it for this; a duplicate leaves theirs open.
    let copy = unsafe { libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 3) };
    anyhow::ensure!(copy >= 0, wrong(std::io::Error::last_os_error()));
    // SAFETY: the kernel has just given us this descriptor.
    Ok(unsafe { File::from_raw_fd(copy) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exit::Exit;

    #[test]
    fn a_descriptor_that_is_not_there_is_bad_input() {
        let error = open(987).unwrap_err();
        assert_eq!(crate::exit::status(&error), Exit::Usage);
    }
}
