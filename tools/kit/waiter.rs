//! What a run waits for: records, signals, the command's end, a closed reader.

use std::os::fd::AsFd;
use std::os::fd::BorrowedFd;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context as _;
use anyhow::Result;
use nix::errno::Errno;
use nix::poll::PollFd;
use nix::poll::PollFlags;
use nix::poll::PollTimeout;
use nix::poll::poll;
use nix::sys::epoll::Epoll;
use nix::sys::epoll::EpollCreateFlags;
use nix::sys::epoll::EpollEvent;
use nix::sys::epoll::EpollFlags;
use nix::sys::epoll::EpollTimeout;

use crate::steps::Steps;

const RECORDS: u64 = 0;
const SIGNAL: u64 = 1;
const COMMAND: u64 = 2;
const READER: u64 = 3;
const STEP: u64 = 4;

/// What the kernel tells of an output that nobody reads any more.
const GONE: EpollFlags = EpollFlags::EPOLLERR.union(EpollFlags::EPOLLHUP);

/// What has happened. Several things may have.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Woken {
    /// A program has woken us.
    pub records: bool,
    /// A signal asks us to end.
    pub signal: bool,
    /// The command has ended.
    pub command: bool,
    /// Nobody reads our output any more.
    pub reader: bool,
}

/// An epoll instance over all of it.
#[derive(Debug)]
pub struct Waiter {
    epoll: Epoll,
    /// Where the calendar has jumped while we waited for whatever.
    pub steps: Steps,
}

impl Waiter {
    /// Waits for nothing yet but that somebody sets the clock.
    ///
    /// # Errors
    /// If no descriptor is left.
    pub fn new() -> Result<Self> {
        let epoll = Epoll::new(EpollCreateFlags::EPOLL_CLOEXEC).context("cannot make an epoll")?;
        let waiter = Self { epoll, steps: Steps::begin() };
        if let Some(fd) = waiter.steps.fd() {
            waiter.add(fd, EpollFlags::EPOLLIN, STEP)?;
        }
        Ok(waiter)
    }

    fn add(&self, fd: impl AsFd, flags: EpollFlags, what: u64) -> Result<()> {
        match self.epoll.add(fd, EpollEvent::new(flags, what)) {
            // A regular file is always ready and never closed by its reader.
            Ok(()) | Err(Errno::EPERM) => Ok(()),
            Err(error) => Err(error).context("cannot wait for a descriptor"),
        }
    }

    /// A ring buffer. Edge-triggered: data that no program woke us for is
    /// fetched when we choose to.
    ///
    /// # Errors
    /// The kernel's own (all four alike).
    pub fn records(&self, fd: BorrowedFd) -> Result<()> {
        self.add(fd, EpollFlags::EPOLLIN | EpollFlags::EPOLLET, RECORDS)
    }

    /// The signals' pipe.
    ///
    /// # Errors
    /// The kernel's own.
    pub fn signal(&self, fd: BorrowedFd) -> Result<()> {
        self.add(fd, EpollFlags::EPOLLIN, SIGNAL)
    }

    /// The command's pidfd.
    ///
    /// # Errors
    /// The kernel's own.
    pub fn command(&self, fd: BorrowedFd) -> Result<()> {
        self.add(fd, EpollFlags::EPOLLIN, COMMAND)
    }

    /// The output. Only its closing counts, which is reported without asking.
    ///
    /// # Errors
    /// The kernel's own.
    pub fn reader(&self, fd: BorrowedFd) -> Result<()> {
        self.add(fd, EpollFlags::empty(), READER)
    }

    /// Whether room for more output counts, too.
    ///
    /// # Errors
    /// The kernel's own.
    pub fn writable(&self, fd: BorrowedFd, counts: bool) -> Result<()> {
        let flags = if counts { EpollFlags::EPOLLOUT } else { EpollFlags::empty() };
        self.epoll
            .modify(fd, &mut EpollEvent::new(flags, READER))
            .context("cannot wait for a descriptor")
    }

    /// Waits for room for more output, or that its reader closes it, and for nothing else;
    /// false if `most` is over before that.
    ///
    /// # Errors
    /// The kernel's own; an interrupted wait is not one.
    pub fn wait_to_write(&self, fd: BorrowedFd, most: Option<Duration>) -> Result<bool> {
        let most = most.and_then(|most| PollTimeout::try_from(most).ok());
        match poll(&mut [PollFd::new(fd, PollFlags::POLLOUT)], most.unwrap_or(PollTimeout::NONE)) {
            Ok(0) => Ok(false),
            Ok(_) | Err(Errno::EINTR) => Ok(true),
            Err(error) => Err(error).context("cannot wait for the output"),
        }
    }

    /// Waits until something happens, or `until` has come.
    ///
    /// # Errors
    /// The kernel's own; an interrupted wait (SIGCONT) is not one.
    pub fn wait(&mut self, until: Instant) -> Result<Woken> {
        let mut woken = Woken::default();
        let mut events = [EpollEvent::empty(); 5];
        let left = until.saturating_duration_since(Instant::now());
        // Rounded up: a wait that ends too early would spin.
        let left =
            left.saturating_add(Duration::from_micros(999)).as_millis().min(3_600_000) as u32;
        let timeout = EpollTimeout::try_from(left).unwrap_or(EpollTimeout::MAX);
        let number = match self.epoll.wait(&mut events, timeout) {
            Ok(number) => number,
            Err(Errno::EINTR) => 0,
            Err(error) => return Err(error).context("cannot wait for events"),
        };
        for event in &events[..number] {
            match event.data() {
                RECORDS => woken.records = true,
                SIGNAL => woken.signal = true,
                COMMAND => woken.command = true,
                STEP => self.steps.told(),
                // That there is room for output is nothing to be told.
                _ => woken.reader = event.events().intersects(GONE),
            }
        }
        Ok(woken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    #[test]
    fn tells_what_happened() {
        let mut waiter = Waiter::new().unwrap();
        let (signal_read, signal_write) = nix::unistd::pipe().unwrap();
        let (out_read, out_write) = nix::unistd::pipe().unwrap();
        waiter.signal(signal_read.as_fd()).unwrap();
        waiter.reader(out_write.as_fd()).unwrap();
        assert_eq!(waiter.wait(Instant::now()).unwrap(), Woken::default());
        drop(out_read);
        assert!(waiter.wait(Instant::now()).unwrap().reader);
        std::fs::File::from(signal_write).write_all(b"x").unwrap();
        assert!(waiter.wait(Instant::now()).unwrap().signal);
    }

    #[test]
    fn a_regular_file_can_be_the_output() {
        let file = tempfile::tempfile().unwrap();
        Waiter::new().unwrap().reader(file.as_fd()).unwrap();
    }
}
