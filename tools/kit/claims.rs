//! What processes claim about code that they make themselves, of all of them together: read
//! when a print asks for it, anew when it has changed, and within bounds, as all of it may have
//! been written to do harm.

use std::collections::HashMap;
use std::fs::File;
use std::os::fd::OwnedFd;
use std::os::unix::fs::MetadataExt as _;

use crate::bytes;
use crate::mappings::look;
use crate::perf_map::PerfMap;
use crate::perf_map::open;
use crate::space::is_in;

/// Bytes that are kept of one process: a large Java program writes some ten million.
const ONE: usize = 16 << 20;

/// Bytes that are kept of all.
const ALL: usize = 64 << 20;

/// A process by its number here, and its address space.
pub type Process = (u32, u64);

impl PartialEq for Own {
    fn eq(&self, other: &Self) -> bool {
        self.process == other.process
    }
}

/// A process that has code in no file.
#[derive(Debug)]
pub struct Own {
    process: Process,
    root: OwnedFd,
    user: u32,
    /// Its number in its own PID namespace.
    pid: u32,
}

impl Own {
    /// A process that lives.
    pub fn of(process: Process) -> Option<Self> {
        let (pid, _) = process;
        let (user, own) = whose(&bytes::text(format!("/proc/{pid}/status")).ok()?)?;
        let root = look(format!("/proc/{pid}/root"))?;
        Some(Self { process, root, user, pid: own })
    }

    fn lives(&self) -> bool {
        let (pid, space) = self.process;
        is_in(pid, space)
    }
}

/// The user whose files a process makes, and its number in the innermost namespace, out of its
/// `status`: the last number of each line.
pub fn whose(status: &str) -> Option<(u32, u32)> {
    let last = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_ascii_whitespace().next_back()?.parse().ok()
    };
    Some((last("Uid:")?, last("NSpid:")?))
}

/// All claims.
#[derive(Debug)]
pub struct Claims {
    known: HashMap<Process, Claim>,
    one: usize,
    all: usize,
    print: u64,
    /// How many had more than is kept.
    pub cut: u64,
}

#[derive(Debug, Default)]
struct Claim {
    map: PerfMap,
    stamp: Option<Stamp>,
    /// The last print that looked whether it has changed.
    print: u64,
}

/// What tells whether a file has changed: device, inode, size, and when.
type Stamp = (u64, u64, u64, i64, i64);

impl Default for Claims {
    fn default() -> Self {
        Self { known: HashMap::new(), one: ONE, all: ALL, print: 0, cut: 0 }
    }
}

impl Claims {
    /// The next print begins: of processes that are not kept nothing is, and what others have
    /// written meanwhile is read when it is asked for.
    pub fn next(&mut self, kept: impl Fn(&Process) -> bool) {
        self.print += 1;
        self.known.retain(|process, _| kept(process));
    }

    /// The name of the code at an address, and how far behind its beginning.
    pub fn find(&mut self, own: &Own, address: u64) -> Option<(&[u8], u64)> {
        let print = self.print;
        if self.known.get(&own.process).is_none_or(|claim| claim.print != print) {
            self.read(own);
        }
        self.known.get(&own.process)?.map.find(address)
    }

    /// Once whatever the process has left; again only while it lives, as afterwards another
    /// may have its number.
    fn read(&mut self, own: &Own) {
        let mut old = self.known.remove(&own.process);
        let file = open(&own.root, own.user, own.pid);
        let file = file.filter(|_| old.is_none() || own.lives());
        let new = file.and_then(|file| Some((stamp(&file)?, file)));
        let new = new.filter(|(stamp, _)| old.as_ref().and_then(|old| old.stamp) != Some(*stamp));
        if let Some((stamp, file)) = new {
            let was_cut = old.take().is_some_and(|old| old.map.is_cut());
            let used: usize = self.known.values().map(|claim| claim.map.charge()).sum();
            let map = PerfMap::read(file, self.one.min(self.all.saturating_sub(used)));
            self.cut += u64::from(map.is_cut() && !was_cut);
            old = Some(Claim { map, stamp: Some(stamp), print: 0 });
        }
        let claim = Claim { print: self.print, ..old.unwrap_or_default() };
        self.known.insert(own.process, claim);
    }
}

fn stamp(file: &File) -> Option<Stamp> {
    let data = file.metadata().ok()?;
    Some((data.dev(), data.ino(), data.size(), data.mtime(), data.mtime_nsec()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::space::space_of;
    use std::fs;
    use std::path::Path;

    fn own(root: &Path, process: Process, pid: u32) -> Own {
        let root = look(root).expect("the folder");
        Own { process, root, user: nix::unistd::getuid().as_raw(), pid }
    }

    fn name(claims: &mut Claims, own: &Own) -> Option<String> {
        let (name, _) = claims.find(own, 0x10)?;
        Some(String::from_utf8_lossy(name).into_owned())
    }

    fn folder() -> tempfile::TempDir {
        let root = tempfile::tempdir().expect("a folder");
        fs::create_dir(root.path().join("tmp")).expect("a folder");
        root
    }

    #[test]
    fn what_has_changed_is_read_anew_while_the_process_lives() {
        let root = folder();
        let write = |text: &str| {
            fs::write(root.path().join("tmp/perf-7.map"), text).expect("written");
        };
        let this = std::process::id();
        let lives = own(root.path(), (this, space_of(this).expect("ours")), 7);
        let gone = own(root.path(), (this, 1), 7);
        let mut claims = Claims::default();
        assert_eq!(name(&mut claims, &lives), None);
        write("10 10 a\n");
        assert_eq!(name(&mut claims, &lives), None, "once a print is enough");
        claims.next(|_| true);
        assert_eq!(name(&mut claims, &lives).as_deref(), Some("a"));
        assert_eq!(name(&mut claims, &gone).as_deref(), Some("a"));
        write("10 10 later\n");
        claims.next(|_| true);
        assert_eq!(name(&mut claims, &lives).as_deref(), Some("later"));
        assert_eq!(name(&mut claims, &gone).as_deref(), Some("a"));
        fs::remove_dir_all(root.path().join("tmp")).expect("removed");
        claims.next(|_| true);
        assert_eq!(name(&mut claims, &lives).as_deref(), Some("later"), "it outlives its file");
        claims.next(|_| false);
        assert_eq!(name(&mut claims, &lives), None);
        assert_eq!(claims.cut, 0);
    }

    #[test]
    fn of_one_16_mib_are_kept_and_of_all_64() {
        let root = folder();
        let mut claims = Claims::default();
        let line = format!("10 1 {}\n", "x".repeat(1018));
        let text = line.repeat((17 << 20) / line.len());
        for pid in 1..=6 {
            let path = root.path().join(format!("tmp/perf-{pid}.map"));
            fs::write(path, &text).expect("written");
            let own = own(root.path(), (std::process::id(), u64::from(pid)), pid);
            assert_eq!(name(&mut claims, &own).is_some(), pid < 5, "{pid}");
        }
        let charges = claims.known.values().map(|claim| claim.map.charge());
        let charges: Vec<usize> = charges.filter(|charge| *charge > 1 << 20).collect();
        assert!(charges.len() == 4 && charges.iter().all(|charge| *charge <= 16 << 20));
        assert_eq!(claims.cut, 6);
    }

    #[test]
    fn a_flood_from_many_has_a_bound() {
        let root = folder();
        let (one, all) = (64 << 10, 160 << 10);
        let mut claims = Claims { one, all, ..Claims::default() };
        for round in 1..3 {
            for pid in 1..=5 {
                let mut text: String = (0..40_000).map(|at| format!("{at:x}0 1 f\n")).collect();
                text.push_str(&format!("10 1 last of {pid} {round}\n"));
                fs::write(root.path().join(format!("tmp/perf-{pid}.map")), text).expect("written");
                let own = own(root.path(), (std::process::id(), u64::from(pid)), pid);
                let expected = (pid < 3).then(|| format!("last of {pid} {round}"));
                let found = name(&mut claims, &own);
                assert!(pid == 3 || found == expected, "{pid}: {found:?}");
            }
            let charges = || claims.known.values().map(|claim| claim.map.charge());
            assert!(charges().all(|charge| charge <= one) && charges().sum::<usize>() <= all);
            assert_eq!(claims.cut, 5 * round);
            claims.next(|_| false);
        }
    }
}
