//! `-- COMMAND`: started when everything is attached, waited for, its status
//! passed on.

use std::ffi::OsStr;
use std::ffi::OsString;
use std::io;
use std::os::fd::AsFd as _;
use std::os::fd::BorrowedFd;
use std::os::fd::FromRawFd as _;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;

use anyhow::Context as _;
use anyhow::Result;
use nix::sys::signal::SigHandler;
use nix::sys::signal::Signal;
use nix::sys::signal::kill;
use nix::sys::signal::signal;
use nix::unistd::Pid;

use crate::environment;
use crate::exit::usage;

/// The running command.
#[derive(Debug)]
pub struct Running {
    child: Child,
    ended: OwnedFd,
}

impl Running {
    /// Starts it. With `data_on_stdout` its own output goes to stderr, so that
    /// machines can read ours.
    ///
    /// # Errors
    /// Status 2 if it does not exist or cannot be executed.
    pub fn start(command: &[OsString], data_on_stdout: bool) -> Result<Option<Self>> {
        let Some((program, arguments)) = command.split_first() else {
            return Ok(None);
        };
        // Looked up here, so that the trace does not begin with our own child's
        // vain attempts along the search path.
        let mut start = Command::new(find(program)?);
        start.arg0(program).args(arguments).envs(environment::taken());
        if data_on_stdout {
            start.stdout(Stdio::from(io::stderr().as_fd().try_clone_to_owned()?));
        }
        // Where the caller ignores it, which is inherited, the kernel keeps no status for us.
        // SAFETY: no handler is installed.
        unsafe { signal(Signal::SIGCHLD, SigHandler::SigDfl) }.context("SIGCHLD")?;
        let child =
            start.spawn().map_err(|error| usage(format!("{}: {error}", program.display())))?;
        // SAFETY: takes no pointers; the result is checked before it is owned.
        let fd = unsafe { libc::syscall(libc::SYS_pidfd_open, child.id(), 0) };
        if fd < 0 {
            return Err(io::Error::last_os_error()).context("cannot wait for the command");
        }
        // SAFETY: the kernel has just given us this descriptor.
        let ended = unsafe { OwnedFd::from_raw_fd(fd as i32) };
        Ok(Some(Self { child, ended }))
    }

    /// Becomes readable when it ends (pidfd_open(2), 5.3).
    pub fn fd(&self) -> BorrowedFd<'_> {
        self.ended.as_fd()
    }

    /// Its process.
    pub fn pid(&self) -> i32 {
        self.child.id() as i32
    }

    /// Passes a request to end on; it may have got its own already.
    pub fn terminate(&self) {
        let _ = kill(Pid::from_raw(self.pid()), Signal::SIGTERM);
    }

    /// Waits; its status, 128 + N if signal N killed it.
    ///
    /// # Errors
    /// The kernel's own.
    pub fn wait(mut self) -> Result<u8> {
        let status = self.child.wait().context("cannot wait for the command")?;
        Ok(status.code().or(status.signal().map(|signal| 128 + signal)).unwrap_or(1) as u8)
    }
}

/// The file that a shell would start.
///
/// # Errors
/// Status 2 if there is none.
pub fn find(program: &OsStr) -> Result<PathBuf> {
    let executable = |file: &PathBuf| {
        file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
    };
    if program.as_bytes().contains(&b'/') {
        let file = PathBuf::from(program);
        let wrong = match file.metadata() {
            Ok(_) if executable(&file) => return Ok(file),
            Ok(_) => io::Error::from(io::ErrorKind::PermissionDenied),
            Err(error) => error,
        };
        return Err(usage(format!("{}: {wrong}", program.display())));
    }
    let path = std::env::var_os("PATH").unwrap_or_else(|| "/usr/bin:/bin".into());
    let mut files = std::env::split_paths(&path).map(|folder| folder.join(program));
    files
        .find(executable)
        .ok_or_else(|| usage(format!("{}: there is no such command in PATH", program.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(words: &[&str]) -> Result<u8> {
        let words: Vec<OsString> = words.iter().map(OsString::from).collect();
        Running::start(&words, false)?.map_or(Ok(0), Running::wait)
    }

    #[test]
    fn its_status_is_passed_on() {
        assert_eq!(status(&["true"]).unwrap(), 0);
        assert_eq!(status(&["sh", "-c", "exit 7"]).unwrap(), 7);
        assert_eq!(status(&["sh", "-c", "kill -9 $$"]).unwrap(), 137);
        assert_eq!(status(&[]).unwrap(), 0);
    }

    #[test]
    fn what_can_be_started_is_found() {
        for word in ["sh", "/bin/sh"] {
            find(word.as_ref()).unwrap();
        }
        for word in ["no-such-command", "/", "/tmp", ""] {
            assert!(find(word.as_ref()).is_err(), "{word}");
        }
    }

    #[test]
    fn what_cannot_be_started_is_bad_input() {
        for words in [["/no/such/program"], ["/etc/passwd"], ["no-such-program-anywhere"]] {
            let error = status(&words).unwrap_err();
            assert_eq!(crate::exit::status(&error), crate::exit::Exit::Usage, "{error}");
        }
    }
}
