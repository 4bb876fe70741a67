//! A process's address spaces: which it has now, as far as it can be told from outside.

use std::fs;

/// Whether a process still has this address space, as far as it can be told: above where its
/// stack begins stands how many programs it has been (kit_space).
pub fn is_in(pid: u32, space: u64) -> bool {
    space_of(pid).is_some_and(|now| now == 0 || now == space & !(0xff << 56))
}

/// What tells a process's address space from that of the program it was before: where its
/// stack began, which the kernel chooses anew for each, unless addresses are not to be random.
/// 0 if we may not know.
pub fn space_of(pid: u32) -> Option<u64> {
    stack_of(&fs::read(format!("/proc/{pid}/stat")).ok()?)
}

/// Where its stack began, out of `stat`.
pub fn stack_of(stat: &[u8]) -> Option<u64> {
    let end = stat.iter().rposition(|byte| *byte == b')')?;
    let rest = std::str::from_utf8(&stat[end..]).ok()?;
    rest.split(' ').nth(28 - 2)?.parse().ok()
}
