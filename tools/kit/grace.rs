//! Waiting until no program is under way any more that may have seen an earlier value of what
//! it shares with us.
//!
//! Programs run under RCU, so a grace period is that. Asked for by `membarrier`, it takes the
//! kernel 5-28 ms. Closing a mount that is attached nowhere waits for one, too, before anybody
//! may free it, but by way of interrupts (title "VFS: use synchronize_rcu_expedited() in
//! namespace_unlock()", 4.20): 0.03-0.15 ms.

use std::os::fd::OwnedFd;
use std::time::Duration;

use crate::tracefs::owned;

/// A grace period that is had at once, for the end of a run: one, then they are slow.
#[derive(Debug, Default)]
pub struct Grace(Option<OwnedFd>);

impl Grace {
    /// Takes a copy of a mount that is always there; it needs CAP_SYS_ADMIN, and nothing is
    /// mounted anywhere. Only the last to close it waits: no child may inherit it.
    pub fn open() -> Self {
        let flags = libc::OPEN_TREE_CLONE | libc::OPEN_TREE_CLOEXEC;
        let proc = c"/proc".as_ptr();
        // SAFETY: a constant string with its NUL.
        let mount = unsafe { libc::syscall(libc::SYS_open_tree, libc::AT_FDCWD, proc, flags) };
        Self(owned(mount).ok())
    }

    /// Whether the next is had at once.
    pub fn is_quick(&self) -> bool {
        self.0.is_some()
    }

    /// Waits for it.
    pub fn wait(&mut self) {
        match self.0.take() {
            Some(mount) => drop(mount),
            None => period(),
        }
    }
}

/// Waits for a grace period, as long as it takes: `membarrier(MEMBARRIER_CMD_GLOBAL)` (commit
/// 5b25b13ab08f "sys_membarrier(): system-wide memory barrier (generic, x86)").
pub fn period() {
    const MEMBARRIER_CMD_GLOBAL: libc::c_long = 1;
    // SAFETY: takes no pointers. Refused (a seccomp filter, nohz_full) it
    // leaves us with the pause below.
    let done = unsafe { libc::syscall(libc::SYS_membarrier, MEMBARRIER_CMD_GLOBAL, 0, 0) } == 0;
    if !done {
        std::thread::sleep(Duration::from_millis(30));
    }
}
