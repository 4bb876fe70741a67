//! Interrupts of this process: the first is for the command, the second for the guest, the
//! third for us.

use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;
use signal_hook::consts::SIGHUP;
use signal_hook::consts::SIGINT;
use signal_hook::consts::SIGTERM;
use signal_hook::iterator::Signals;

static COUNT: AtomicUsize = AtomicUsize::new(0);

/// From now on SIGINT, SIGTERM and SIGHUP are counted, and guests act on the count.
pub fn catch() -> Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP]).context("cannot catch interrupts")?;
    std::thread::spawn(move || {
        for _ in signals.forever() {
            // Somebody who asks three times is not interested in what still waits for whom.
            if COUNT.fetch_add(1, Ordering::SeqCst) >= 2 {
                std::process::exit(130);
            }
        }
    });
    Ok(())
}

/// How many came.
pub fn count() -> usize {
    COUNT.load(Ordering::SeqCst)
}

/// Ends what is no guest between two steps, so that guards clean up.
pub fn check() -> Result<()> {
    if count() > 0 {
        bail!("interrupted");
    }
    Ok(())
}
