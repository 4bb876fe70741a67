//! What the kernel's statistics do not see: the way from the event to the program. It is
//! measured on the running machine, for each way that the run's plan goes: how much longer a
//! call takes with an empty program behind it, less what the statistics say of that program.
//!
//! What all others pay where nothing of theirs is traced (a classic tracepoint of one system
//! call slows down every one) is not in it.

mod probe;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::hint::black_box;
use std::os::fd::OwnedFd;
use std::time::Instant;

use probe::Probe;

/// A way into the kernel that leads to a program.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Trap {
    /// `raw_tp`, `tp_btf`.
    RawTracepoint,
    /// `fentry`, `fexit`.
    Trampoline,
    /// A perf event on a tracepoint.
    Tracepoint,
    /// A breakpoint in user space.
    Uprobe,
    /// The same, and a return address that is not the caller's.
    Uretprobe,
    /// A perf event that ticks. Not measured: its interrupt comes when it likes.
    Clock,
    /// Anything else; not measured.
    Other,
}

/// Calls in a row, and how often: the shortest time is the least disturbed.
const CALLS: u32 = 400;
const ROUNDS: u32 = 5;

impl Trap {
    /// The way to programs of this section.
    pub fn of(section: &str) -> Self {
        match section.split(['/', '.']).next().unwrap_or_default() {
            "raw_tp" | "tp_btf" => Self::RawTracepoint,
            "fentry" | "fexit" => Self::Trampoline,
            "tracepoint" => Self::Tracepoint,
            "uprobe" => Self::Uprobe,
            "uretprobe" => Self::Uretprobe,
            "perf_event" => Self::Clock,
            _ => Self::Other,
        }
    }

    /// What the cost calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::RawTracepoint => "raw tracepoint",
            Self::Trampoline => "trampoline",
            Self::Tracepoint => "tracepoint",
            Self::Uprobe => "uprobe",
            Self::Uretprobe => "uretprobe",
            Self::Clock => "clock",
            Self::Other => "other",
        }
    }

    /// What the empty program is behind.
    fn call(self) {
        match self {
            Self::RawTracepoint | Self::Tracepoint => rename(),
            Self::Trampoline => {
                // SAFETY: takes no pointers.
                black_box(unsafe { libc::getpgid(0) });
            }
            _ => _ = black_box(probe::probed(1)),
        }
    }
}

/// Gives this thread the name that it has.
fn rename() {
    let mut name = [0_u8; 16];
    // SAFETY: the kernel writes and reads 16 bytes at most.
    unsafe {
        libc::prctl(libc::PR_GET_NAME, name.as_mut_ptr());
        libc::prctl(libc::PR_SET_NAME, name.as_ptr());
    }
}

/// What each of these ways takes, ns; one that cannot be measured here is missing. What is
/// closed slowly is given back, to be closed with the tool's own.
pub fn calibrate(ways: &BTreeSet<Trap>) -> (BTreeMap<Trap, u64>, Vec<OwnedFd>) {
    let mut each = BTreeMap::new();
    let mut open = Vec::new();
    // All before the first probe: one that closes slowly is still in the way of the next.
    let without: Vec<u64> = ways.iter().map(|way| shortest(*way)).collect();
    for (way, without) in ways.iter().zip(without) {
        let Some(probe) = Probe::on(*way) else { continue };
        let with = shortest(*way);
        let calls = u64::from(CALLS * ROUNDS);
        // Without statistics of its own there is nothing to subtract.
        let Some((runs, ns)) = probe.counted().filter(|(runs, _)| *runs >= calls) else {
            continue;
        };
        each.insert(
            *way,
            (with.saturating_sub(without) / u64::from(CALLS)).saturating_sub(ns / runs),
        );
        open.extend(probe.rest());
    }
    (each, open)
}

/// The time of all calls of a round, ns.
fn shortest(way: Trap) -> u64 {
    let round = |_| {
        let begin = Instant::now();
        (0..CALLS).for_each(|_| way.call());
        begin.elapsed().as_nanos() as u64
    };
    (0..ROUNDS).map(round).min().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_lead_by_their_ways() {
        for (section, way) in [
            ("tp_btf/sched_switch", Trap::RawTracepoint),
            ("fexit/__x64_sys_openat", Trap::Trampoline),
            ("tracepoint", Trap::Tracepoint),
            ("uretprobe.multi", Trap::Uretprobe),
            ("uprobe", Trap::Uprobe),
            ("iter/task_file", Trap::Other),
        ] {
            assert_eq!(Trap::of(section), way, "{section}");
        }
    }
}
