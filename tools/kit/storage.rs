//! Values that programs keep for tasks (storage.bpf.h): on the tasks themselves, or in
//! a hash beside them.

use std::collections::BTreeMap;
use std::fs;

/// The program that empties a dead task's place in the hash. A run that does without
/// it keeps no values.
pub const REAP: &str = "kit_reap";

/// Its section.
pub const REAPS: &str = "raw_tp/sched_process_free";

/// The values on the tasks.
const TASKS: &str = "kit_tasks";

/// The values by the tasks' addresses.
const HASH: &str = "kit_tasks_hash";

/// Either of them tells that the kernel takes memory for such a value from where it may
/// be asked in any context, under the scheduler's locks as well.
pub const SAFE: [&str; 2] = ["struct bpf_local_storage_map.bpf_ma", "bpf_map_kmalloc_nolock"];

/// Where a run keeps its values.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kept {
    /// It keeps none.
    Nowhere,
    /// On the tasks.
    OnTasks,
    /// By the tasks' addresses.
    InHash,
}

impl Kept {
    /// Where programs of these sections keep them, on a kernel that has what is named in
    /// `numbers`: programs of raw tracepoints get tasks that the verifier does not know
    /// as such.
    pub fn by(sections: &[&str], numbers: &BTreeMap<String, u32>) -> Self {
        let mut others = sections.iter().filter(|section| **section != REAPS);
        if !sections.contains(&REAPS) {
            Self::Nowhere
        } else if SAFE.iter().any(|what| numbers.contains_key(*what))
            && !others.any(|section| section.starts_with("raw_tp/"))
        {
            Self::OnTasks
        } else {
            Self::InHash
        }
    }

    /// Whether a program has anything to do.
    pub fn needs(self, program: &str) -> bool {
        self == Self::InHash || program != REAP
    }

    /// The sizes that the maps need; 0: it is not used.
    pub fn sizes(self) -> Vec<(&'static str, u32)> {
        match self {
            Self::Nowhere => vec![(TASKS, 0), (HASH, 0)],
            Self::OnTasks => vec![(HASH, 0)],
            Self::InHash => vec![(TASKS, 0), (HASH, room())],
        }
    }
}

/// Four times the threads that the host has now, within bounds: some 80 bytes each.
fn room() -> u32 {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let threads = text.split([' ', '/']).nth(4).and_then(|n| n.parse::<u32>().ok());
    threads.unwrap_or(0).saturating_mul(4).clamp(1 << 14, 1 << 22).next_power_of_two()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by(sections: &[&str], known: &str) -> Kept {
        Kept::by(sections, &BTreeMap::from([(known.to_owned(), 7)]))
    }

    #[test]
    fn on_tasks_where_it_is_safe() {
        for safe in SAFE {
            assert_eq!(by(&[REAPS, "tp_btf/sched_switch"], safe), Kept::OnTasks);
            assert_eq!(by(&[REAPS, "raw_tp/sched_switch"], safe), Kept::InHash);
            assert_eq!(by(&["tp_btf/sched_switch"], safe), Kept::Nowhere);
        }
        let unsafe_yet = "struct bpf_local_storage_map";
        assert_eq!(by(&[REAPS, "tp_btf/sched_switch"], unsafe_yet), Kept::InHash);
    }

    #[test]
    fn one_of_two_maps_or_none() {
        let unused = |kept: Kept| kept.sizes().iter().filter(|one| one.1 == 0).count();
        assert_eq!([Kept::Nowhere, Kept::OnTasks, Kept::InHash].map(unused), [2, 1, 1]);
        assert!(Kept::InHash.needs(REAP) && !Kept::OnTasks.needs(REAP));
        assert!(room().is_power_of_two() && room() >= 1 << 14);
    }
}
