//! What the histograms of a tool about tasks are told apart by: from the options to the
//! programs (apart.bpf.h), and from the programs' key to a label.

use std::cell::RefCell;

use anyhow::Result;
use bpf::kit::types::kit_apart_key;

use crate::args::Apart;
use crate::cgroup::Names;
use crate::label::Label;
use crate::label::Part;

const PROCESSES: u32 = 1;
const THREADS: u32 = 2;
const CGROUPS: u32 = 4;
const PIDNS: u32 = 8;

/// Reads labels out of keys.
pub struct Labels {
    bits: u32,
    names: Option<RefCell<Names>>,
}

impl Labels {
    /// What these options ask for.
    ///
    /// # Errors
    /// Status 69 for `--cgroups` without cgroup v2.
    pub fn of(args: &Apart) -> Result<Self> {
        let Apart { processes, threads, cgroups, pidns } = *args;
        let wanted =
            [(processes, PROCESSES), (threads, THREADS), (cgroups, CGROUPS), (pidns, PIDNS)];
        let bits = wanted.iter().filter(|one| one.0).map(|one| one.1).sum();
        let names = cgroups.then(|| Names::read("--cgroups")).transpose()?.map(RefCell::new);
        Ok(Self { bits, names })
    }

    /// For the programs: the constant `kit_apart`.
    pub fn bits(&self) -> u32 {
        self.bits
    }

    /// The names in the labels.
    pub fn parts(&self) -> Vec<&'static str> {
        let parts = [
            (PIDNS, "pidns"),
            (CGROUPS, "cgroup"),
            (PROCESSES | THREADS, "pid"),
            (THREADS, "tid"),
            (PROCESSES | THREADS, "comm"),
        ];
        parts.into_iter().filter(|(bits, _)| self.bits & bits != 0).map(|(_, name)| name).collect()
    }

    /// The label of a key. For machines it also has the host's number of a process where
    /// that is another, and the number of a cgroup.
    pub fn label(&self, key: &kit_apart_key) -> Label {
        let mut label: Label =
            self.parts().into_iter().map(|part| (part, self.part(part, key))).collect();
        if self.bits & (PROCESSES | THREADS) != 0 && key.pid != 0 && key.pid != key.host_pid {
            label.push(("host_pid", Part::Number(key.host_pid.into())));
        }
        if self.bits & CGROUPS != 0 {
            label.push(("cgroup_id", Part::Number(key.cgroup)));
        }
        label
    }

    fn part(&self, part: &str, key: &kit_apart_key) -> Part {
        match (part, &self.names) {
            ("pid", _) => Part::process(key.pid, key.host_pid),
            ("tid", _) => Part::process(key.tid, key.host_pid),
            ("pidns", _) => Part::Number(key.pidns.into()),
            ("cgroup", Some(names)) => names.borrow_mut().name(key.cgroup).into(),
            _ => {
                let comm = key.comm.map(|byte| byte as u8);
                Part::Text(comm.split(|byte| *byte == 0).next().unwrap_or_default().to_vec())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> kit_apart_key {
        let mut comm = [0; 16];
        comm[..2].copy_from_slice(&[b's' as _, b'h' as _]);
        kit_apart_key { pidns: 7, pid: 3, tid: 5, host_pid: 3, comm, ..kit_apart_key::default() }
    }

    #[test]
    fn a_label_has_what_is_told_apart() {
        let labels = |args| Labels::of(&args).unwrap();
        let all = labels(Apart { processes: true, threads: true, pidns: true, cgroups: false });
        assert_eq!(all.bits(), 11);
        let expected = [
            ("pidns", Part::Number(7)),
            ("pid", Part::Number(3)),
            ("tid", Part::Number(5)),
            ("comm", Part::from("sh")),
        ];
        assert_eq!(all.label(&key()), expected);
        let none = labels(Apart::default());
        assert!(none.label(&key()).is_empty() && none.parts().is_empty());
    }

    #[test]
    fn who_is_outside_has_the_hosts_number() {
        let labels = Labels::of(&Apart { processes: true, ..Apart::default() }).unwrap();
        let outside = kit_apart_key { pid: 0, ..key() };
        let label = labels.label(&outside);
        assert_eq!(label, [("pid", Part::Outside(3)), ("comm", Part::from("sh"))]);
        let inside = labels.label(&kit_apart_key { pid: 2, ..key() });
        assert_eq!(inside[2], ("host_pid", Part::Number(3)));
    }
}
