//! The programs of the host.

use std::collections::BTreeMap;
use std::mem::offset_of;
use std::os::fd::AsRawFd as _;

use anyhow::Result;
use libbpf_sys as sys;

use super::Kind;
use super::targets::Targets;
use crate::statistics;
use crate::text;
use crate::text::Untrusted;

/// One program.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// What kind it is, as `sched_cls`.
    pub kind: String,
    /// Its name, of which the kernel keeps 15 bytes.
    pub name: Vec<u8>,
    /// A hash of its instructions.
    pub tag: String,
    /// Who loaded it.
    pub uid: u32,
    /// When, ns since boot.
    pub loaded: u64,
    /// Bytes of the verified instructions.
    pub xlated: u64,
    /// Bytes of machine code; 0: it is interpreted.
    pub jited: u64,
    /// Other memory of it, bytes.
    pub locked: Option<u64>,
    /// The function or tracepoint that it was loaded for, where the kernel tells: since 6.1.
    pub target: Vec<u8>,
    /// The maps that it uses.
    pub maps: Vec<u32>,
    /// Its counters.
    pub counts: Counts,
}

/// What the kernel counts of a program, while statistics are on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How often it ran.
    pub runs: u64,
    /// For how long, ns.
    pub ns: u64,
    /// How often it did not, as it ran on that processor already. Always counted; `None`
    /// before 5.12.
    pub misses: Option<u64>,
}

impl Counts {
    /// What has come since.
    #[must_use]
    pub fn since(self, before: Self) -> Self {
        let less = |now: u64, before: u64| now.saturating_sub(before);
        let misses = self.misses.map(|now| less(now, before.misses.unwrap_or(0)));
        Self { runs: less(self.runs, before.runs), ns: less(self.ns, before.ns), misses }
    }
}

/// All programs that are there, by number. What never changes of one is taken from those
/// that were read `before`: a number is not given to another until all have been used.
///
/// # Errors
/// Status 77 without CAP_SYS_ADMIN.
pub fn read(before: &BTreeMap<u32, Program>) -> Result<BTreeMap<u32, Program>> {
    let mut all = BTreeMap::new();
    let mut targets = Targets::default();
    Kind::Program.each(|id, fd| {
        let mut info = sys::bpf_prog_info::default();
        let size = super::tell(&fd, &mut info)?;
        let end = offset_of!(sys::bpf_prog_info, recursion_misses) + size_of::<u64>();
        let misses = (size >= end).then_some(info.recursion_misses);
        let counts = Counts { runs: info.run_cnt, ns: info.run_time_ns, misses };
        if let Some(known) = before.get(&id).filter(|known| known.loaded == info.load_time) {
            all.insert(id, Program { counts, ..known.clone() });
            return Ok(());
        }
        let mut maps = vec![0_u32; info.nr_map_ids as usize];
        let mut again = sys::bpf_prog_info {
            nr_map_ids: info.nr_map_ids,
            map_ids: maps.as_mut_ptr() as u64,
            ..Default::default()
        };
        super::tell(&fd, &mut again)?;
        maps.truncate(again.nr_map_ids as usize);
        let program = Program {
            kind: super::word(info.type_, sys::libbpf_bpf_prog_type_str),
            name: super::name(&info.name),
            tag: text::hexadecimal(Untrusted::new(&info.tag)),
            uid: info.created_by_uid,
            loaded: info.load_time,
            xlated: info.xlated_prog_len.into(),
            jited: info.jited_prog_len.into(),
            locked: statistics::memory(fd.as_raw_fd()),
            target: targets.name(info.attach_btf_obj_id, info.attach_btf_id).unwrap_or_default(),
            maps,
            counts,
        };
        all.insert(id, program);
        Ok(())
    })?;
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_come_since() {
        let counts = |runs, ns, misses| Counts { runs, ns, misses };
        let since = |now: Counts, before| now.since(before);
        assert_eq!(since(counts(7, 90, Some(2)), counts(4, 50, Some(2))), counts(3, 40, Some(0)));
        assert_eq!(since(counts(7, 90, None), Counts::default()), counts(7, 90, None));
        // Counters that went back belong to another program.
        assert_eq!(since(counts(1, 1, Some(0)), counts(4, 50, Some(2))), counts(0, 0, Some(0)));
    }
}
