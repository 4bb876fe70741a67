//! Who holds what is numbered: the processes with a descriptor of it. An iterator
//! (`bpf/bpftop.bpf.c`) goes through the open files of all in one read; without it, each
//! process's list of descriptors is read.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::os::fd::BorrowedFd;
use std::path::Path;

use anyhow::Result;
use bpf::bpftop::types::bpftop_holder;

use super::Kind;
use crate::iter;
use crate::text::Untrusted;

/// A process that holds something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holder {
    /// Its number in our PID namespace, in which we see it.
    pub pid: u32,
    /// Its name, which it may choose.
    pub comm: Vec<u8>,
}

/// Whoever holds something, by what it is.
#[derive(Clone, Debug, Default)]
pub struct Holders {
    /// Of each, no process twice, in the order of their numbers.
    known: BTreeMap<(Kind, u32), BTreeMap<u32, Vec<u8>>>,
    /// Processes whose descriptors we may not see.
    pub hidden: u64,
}

impl Holders {
    fn add(&mut self, kind: Kind, id: u32, pid: u32, comm: &[u8]) {
        self.known.entry((kind, id)).or_default().insert(pid, comm.to_vec());
    }

    /// Those who hold one of these.
    pub fn of(&self, things: impl Iterator<Item = (Kind, u32)>) -> Vec<Holder> {
        let each = things.filter_map(|thing| self.known.get(&thing));
        let all: BTreeMap<&u32, &Vec<u8>> = each.flatten().collect();
        all.into_iter().map(|(&pid, comm)| Holder { pid, comm: comm.clone() }).collect()
    }

    /// Asks the iterator that this link holds.
    ///
    /// # Errors
    /// The kernel's own.
    pub fn by_iterator(link: BorrowedFd) -> Result<Self> {
        let mut holders = Self::default();
        for holder in iter::read::<bpftop_holder>(link)? {
            let kind = Kind::ALL.into_iter().find(|kind| *kind as u32 == holder.kind);
            if let Some(kind) = kind {
                let comm = Untrusted::from_c_i8(&holder.comm);
                holders.add(kind, holder.id, holder.pid, comm.bytes());
            }
        }
        Ok(holders)
    }

    /// Reads `/proc`. Who ends meanwhile holds nothing any more.
    ///
    /// # Errors
    /// If there is no `/proc`.
    pub fn by_descriptors() -> Result<Self> {
        let mut holders = Self::default();
        let own = std::process::id();
        for entry in fs::read_dir("/proc")?.flatten() {
            let pid = entry.file_name().to_str().and_then(|name| name.parse().ok());
            let Some(pid) = pid.filter(|pid| *pid != own) else { continue };
            holders.look(pid, &entry.path());
        }
        Ok(holders)
    }

    /// All that our own process holds.
    pub fn own() -> BTreeSet<(Kind, u32)> {
        let mut holders = Self::default();
        holders.look(std::process::id(), Path::new("/proc/self"));
        holders.known.into_keys().collect()
    }

    /// At one process.
    fn look(&mut self, pid: u32, place: &Path) {
        let entries = match fs::read_dir(place.join("fd")) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
                return self.hidden += 1;
            }
            Err(_) => return,
        };
        let mut comm = None;
        for entry in entries.flatten() {
            let to = fs::read_link(entry.path()).unwrap_or_default();
            let (kind, label) = match to.to_str() {
                Some("anon_inode:bpf-prog") => (Kind::Program, "prog_id:"),
                Some("anon_inode:bpf-map") => (Kind::Map, "map_id:"),
                Some("anon_inode:bpf_link") => (Kind::Link, "link_id:"),
                _ => continue,
            };
            let text = fs::read(place.join("fdinfo").join(entry.file_name())).unwrap_or_default();
            let text = String::from_utf8_lossy(&text);
            let id = text.lines().find_map(|line| line.strip_prefix(label)?.trim().parse().ok());
            let Some(id) = id else { continue };
            let comm = comm.get_or_insert_with(|| {
                let name = fs::read(place.join("comm")).unwrap_or_default();
                name.strip_suffix(b"\n").map(<[u8]>::to_vec).unwrap_or_default()
            });
            self.add(kind, id, pid, comm);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_holds_it_twice_is_told_once() {
        let mut holders = Holders::default();
        for (kind, id, pid) in [
            (Kind::Program, 7, 30),
            (Kind::Link, 9, 30),
            (Kind::Link, 9, 20),
            (Kind::Map, 7, 40),
            (Kind::Link, 10, 50),
        ] {
            holders.add(kind, id, pid, b"one");
        }
        let pids = |things: &[(Kind, u32)]| -> Vec<u32> {
            holders.of(things.iter().copied()).into_iter().map(|holder| holder.pid).collect()
        };
        assert_eq!(pids(&[(Kind::Program, 7), (Kind::Link, 9)]), [20, 30]);
        assert_eq!(pids(&[(Kind::Map, 7)]), [40]);
        assert_eq!(pids(&[(Kind::Map, 9)]), [0_u32; 0]);
    }
}
