//! Signals: the first asks for an orderly end, a second SIGINT ends at once.

use std::fs::File;
use std::io::Write as _;
use std::os::fd::AsFd as _;
use std::os::fd::BorrowedFd;
use std::os::fd::OwnedFd;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering;

use anyhow::Context as _;
use anyhow::Result;

static SIGNALS: AtomicU32 = AtomicU32::new(0);

/// Becomes readable at the first SIGINT, SIGTERM or SIGHUP.
#[derive(Debug)]
pub struct Stop {
    told: OwnedFd,
}

impl Stop {
    /// Installs the handlers; once a process.
    ///
    /// # Errors
    /// If the kernel has no descriptors or threads left.
    pub fn install() -> Result<Self> {
        let (told, tell) =
            nix::unistd::pipe2(nix::fcntl::OFlag::O_CLOEXEC).context("cannot make a pipe")?;
        let mut tell = File::from(tell);
        ctrlc::set_handler(move || {
            if SIGNALS.fetch_add(1, Ordering::SeqCst) > 0 {
                // The user insists. Nothing of ours outlives the process: links
                // are descriptors.
                std::process::exit(130);
            }
            // A full pipe or a closed one has told already.
            let _ = tell.write_all(b"x");
        })
        .context("cannot handle signals")?;
        Ok(Self { told })
    }

    /// Whether a signal has come.
    pub fn asked(&self) -> bool {
        SIGNALS.load(Ordering::SeqCst) > 0
    }

    /// To wait for it.
    pub fn fd(&self) -> BorrowedFd<'_> {
        self.told.as_fd()
    }
}
