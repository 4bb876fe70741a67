//! Signals: the first asks for an orderly end, a SIGINT behind it ends at once.

use std::io::PipeReader;
use std::os::fd::AsFd as _;
use std::os::fd::BorrowedFd;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use anyhow::Context as _;
use anyhow::Result;
use signal_hook::consts::SIGHUP;
use signal_hook::consts::SIGINT;
use signal_hook::consts::SIGTERM;
use signal_hook::flag;
use signal_hook::low_level::pipe;

/// Becomes readable at the first SIGINT, SIGTERM or SIGHUP.
#[derive(Debug)]
pub struct Stop {
    asked: Arc<AtomicBool>,
    told: PipeReader,
}

impl Stop {
    /// Installs the handlers; once a process.
    ///
    /// # Errors
    /// If the kernel has no descriptors left.
    pub fn install() -> Result<Self> {
        let asked = Arc::new(AtomicBool::new(false));
        let (told, tell) = std::io::pipe().context("cannot make a pipe")?;
        let handle = || -> std::io::Result<()> {
            // The user insists. Nothing of ours outlives the process: links are descriptors.
            // A terminal that hangs up, or a supervisor, sends several of the others.
            flag::register_conditional_shutdown(SIGINT, 130, asked.clone())?;
            // Whoever starts us with nohup wants us to outlive the terminal.
            let hangup = (!is_ignored(SIGHUP)).then_some(SIGHUP);
            for signal in [SIGINT, SIGTERM].into_iter().chain(hangup) {
                flag::register(signal, asked.clone())?;
                pipe::register(signal, tell.try_clone()?)?;
            }
            Ok(())
        };
        handle().context("cannot handle signals")?;
        Ok(Self { asked, told })
    }

    /// Whether a signal has come.
    pub fn asked(&self) -> bool {
        self.asked.load(Ordering::SeqCst)
    }

    /// To wait for it.
    pub fn fd(&self) -> BorrowedFd<'_> {
        self.told.as_fd()
    }
}

fn is_ignored(signal: i32) -> bool {
    // SAFETY: all zeros are a valid value, which the kernel overwrites; nothing is installed.
    unsafe {
        let mut now: libc::sigaction = std::mem::zeroed();
        libc::sigaction(signal, std::ptr::null(), &raw mut now) == 0
            && now.sa_sigaction == libc::SIG_IGN
    }
}
