//! From what was typed to what the kernel compares: lists, names, cgroups and
//! trees of processes, as `struct kit_config` and the maps beside it.

use std::fs;
use std::fs::File;
use std::os::fd::AsRawFd as _;
use std::os::unix::fs::MetadataExt as _;

use anyhow::Context as _;
use anyhow::Result;
use bpf::kit::types::kit_config;
use libbpf_rs::MapCore as _;
use libbpf_rs::MapFlags;
use libbpf_rs::MapHandle;

use crate::args::Process;
use crate::bytes;
use crate::cgroup;
use crate::exit::usage;
use crate::tree;

/// The inode of the initial PID namespace (`PID_NS_INIT_INO`,
/// include/uapi/linux/nsfs.h; before that header PROC_PID_INIT_INO).
const PID_NS_INIT_INO: u64 = 0xEFFF_FFFC;

/// Processes followed at once: what a busy host runs, with room.
const TREE: u32 = 16_384;

/// `KIT_TREE_MEMBER` and `KIT_TREE_ALONE` of filter.bpf.h.
const MEMBER: u8 = 1;
const ALONE: u8 = 4;

const SET_PID: u32 = 1;
const SET_TID: u32 = 2;
const SET_UID: u32 = 3;

/// Resolved filters, ready for any number of trial loads.
#[derive(Debug, Default)]
pub struct Filter {
    pids: Vec<u32>,
    tids: Vec<u32>,
    uids: Vec<u32>,
    comms: Vec<(Vec<u8>, bool)>,
    cgroup: Option<File>,
    /// `-f`.
    descendants: bool,
    command: bool,
}

impl Filter {
    /// Looks up what was typed on this machine.
    ///
    /// # Errors
    /// Status 2 for what does not exist, 69 for what this machine cannot have.
    pub fn resolve(args: &Process) -> Result<Self> {
        for pid in &args.pid {
            exists("-p", "process", *pid)?;
        }
        for tid in &args.tid {
            exists("-t", "thread", *tid)?;
        }
        let command = !args.command.is_empty() && !args.all;
        Ok(Self {
            pids: args.pid.clone(),
            tids: args.tid.clone(),
            uids: args.uid.iter().map(|name| user(name)).collect::<Result<_>>()?,
            comms: args.comm.iter().map(|name| comm(name)).collect::<Result<_>>()?,
            cgroup: cgroup::resolve(&args.cgroups)?,
            descendants: args.follow,
            command,
        })
    }

    /// Whether descendants are followed: loads the kit's own two programs.
    pub fn follows(&self) -> bool {
        self.descendants || self.command
    }

    /// Writes the constants that the programs are verified with.
    pub fn configure(&self, config: &mut kit_config) -> Result<()> {
        let own = fs::metadata("/proc/self/ns/pid").context("/proc is not mounted")?;
        if own.ino() != PID_NS_INIT_INO {
            config.pidns_dev = own.dev();
            config.pidns_ino = own.ino();
        }
        config.own = std::process::id();
        (config.pids, config.pid) = counted(&self.pids);
        (config.tids, config.tid) = counted(&self.tids);
        (config.uids, config.uid) = counted(&self.uids);
        config.cgroup = self.cgroup.is_some().into();
        if let Some(cgroup) = &self.cgroup {
            // On a 64-bit machine a cgroup's id is its directory's inode number.
            config.cgroup_id = cgroup.metadata().context("cgroup")?.ino();
        }
        config.follow = self.follows().into();
        config.comms = self.comms.len() as u32;
        if self.comms.len() > config.comm.len() {
            return Err(usage(format!("-n: at most {} names", config.comm.len())));
        }
        for ((name, prefix), place) in self.comms.iter().zip(&mut config.comm) {
            // An exact name ends with the NUL behind it, a prefix before.
            let counts = if *prefix { name.len() } else { (name.len() + 1).min(16) };
            let mut want = [0; 16];
            want[..name.len()].copy_from_slice(name);
            let mask: [u8; 16] = std::array::from_fn(|i| if i < counts { 0xff } else { 0 });
            place.want = words(want);
            place.mask = words(mask);
        }
        Ok(())
    }

    /// How large the maps of this filter must be; 0: it is not needed.
    pub fn sizes(&self) -> [(&'static str, u32); 3] {
        let members = self.pids.len() + self.tids.len() + self.uids.len();
        [
            ("kit_set", members as u32),
            ("kit_tree", if self.follows() { TREE } else { 0 }),
            ("kit_cgroup", self.cgroup.is_some().into()),
        ]
    }

    /// Fills the maps. Everything is attached but not yet counting. How many descendants
    /// cannot be followed, as there are more than there is room for.
    pub fn fill(&self, map: impl Fn(&str) -> Result<MapHandle>) -> Result<u64> {
        for (kind, list) in [(SET_PID, &self.pids), (SET_TID, &self.tids), (SET_UID, &self.uids)] {
            for id in list {
                let set = map("kit_set")?;
                let key: Vec<u8> = [kind.to_ne_bytes(), id.to_ne_bytes()].concat();
                set.update(&key, &[1], MapFlags::ANY).context("cannot fill the filter's set")?;
            }
        }
        if let Some(cgroup) = &self.cgroup {
            let fd = cgroup.as_raw_fd().to_ne_bytes();
            map("kit_cgroup")?
                .update(&0u32.to_ne_bytes(), &fd, MapFlags::ANY)
                .context("cannot hand the cgroup to the kernel")?;
        }
        if self.follows() { self.plant(&map("kit_tree")?) } else { Ok(0) }
    }

    /// The tree's roots: what -p names, under -f with the descendants it has by now, and
    /// ourselves, so that the command is in the tree from its birth.
    fn plant(&self, tree: &MapHandle) -> Result<u64> {
        let add = |pid: u32, member: u8| {
            tree.update(&pid.to_ne_bytes(), &[member], MapFlags::ANY)
                .context("cannot fill the tree of processes")
        };
        if self.command {
            add(std::process::id(), MEMBER)?;
        }
        let root = if self.descendants { MEMBER } else { ALONE };
        self.pids.iter().try_for_each(|pid| add(*pid, root))?;
        if !self.descendants {
            return Ok(0);
        }
        // What is born from now on is added by the kernel; who was born before is
        // found here.
        let descendants = tree::descendants(&self.pids, &tree::parents());
        let without = descendants.into_iter().filter(|pid| add(*pid, MEMBER).is_err());
        Ok(without.count() as u64)
    }
}

/// A prefix as the programs compare it: words and the bytes of them that count.
/// How many words that is; 0 without a prefix.
///
/// # Errors
/// Status 2 if it is longer than the programs can compare.
pub fn prefix(text: &str, want: &mut [u64], mask: &mut [u64]) -> Result<u32> {
    let most = want.len() * 8 - 1;
    if text.len() > most {
        return Err(usage(format!("--path: at most {most} bytes")));
    }
    for ((bytes, want), mask) in text.as_bytes().chunks(8).zip(want).zip(mask) {
        let part = |i: usize| bytes.get(i).copied();
        *want = u64::from_ne_bytes(std::array::from_fn(|i| part(i).unwrap_or(0)));
        *mask = u64::from_ne_bytes(std::array::from_fn(|i| part(i).map_or(0, |_| 0xff)));
    }
    Ok(text.len().div_ceil(8) as u32)
}

/// A short list as the programs compare it; how many they are, 0 = no filter.
///
/// # Errors
/// Status 2 if there are more than the programs have room for.
pub fn list(option: &str, values: &[u32], places: &mut [u32]) -> Result<u32> {
    if values.len() > places.len() {
        return Err(usage(format!("{option}: at most {} at once", places.len())));
    }
    places[..values.len()].copy_from_slice(values);
    Ok(values.len() as u32)
}

/// A short list of short names as the programs compare them, 16 bytes each; how many they
/// are, 0 = no filter.
///
/// # Errors
/// Status 2 if there are more than the programs have room for, or one is empty or longer
/// than 15 bytes.
pub fn names(option: &str, values: &[String], places: &mut [[u64; 2]]) -> Result<u32> {
    if values.len() > places.len() {
        return Err(usage(format!("{option}: at most {} at once", places.len())));
    }
    for (value, place) in values.iter().zip(places) {
        if value.is_empty() || value.len() > 15 {
            return Err(usage(format!("{option}: \"{value}\" must be 1 to 15 bytes long")));
        }
        let mut bytes = [0; 16];
        bytes[..value.len()].copy_from_slice(value.as_bytes());
        *place = words(bytes);
    }
    Ok(values.len() as u32)
}

fn counted(list: &[u32]) -> (u32, u32) {
    (list.len() as u32, list.first().copied().unwrap_or(0))
}

fn words(bytes: [u8; 16]) -> [u64; 2] {
    let word = |i: usize| u64::from_ne_bytes(std::array::from_fn(|j| bytes[8 * i + j]));
    [word(0), word(1)]
}

fn exists(option: &str, what: &str, id: u32) -> Result<()> {
    let Ok(status) = bytes::text(format!("/proc/{id}/status")) else {
        return Err(usage(format!("{option} {id}: there is no {what} {id}")));
    };
    // A thread has a folder too, although /proc does not list it.
    let process = status.lines().find_map(|line| line.strip_prefix("Tgid:")).map(str::trim);
    match process.filter(|process| what == "process" && *process != id.to_string()) {
        Some(process) => {
            Err(usage(format!("-p {id}: this is a thread of process {process}; use -t")))
        }
        None => Ok(()),
    }
}

/// A user by number, or by the name in /etc/passwd. (Not by getpwnam(3): a
/// statically linked program must not load the name service's libraries.)
fn user(name: &str) -> Result<u32> {
    if let Ok(uid) = name.parse() {
        return Ok(uid);
    }
    let passwd = bytes::text("/etc/passwd").unwrap_or_default();
    passwd
        .lines()
        .filter_map(|line| {
            let mut cells = line.split(':');
            (cells.next()? == name).then(|| cells.nth(1)?.parse().ok()).flatten()
        })
        .next()
        .ok_or_else(|| {
            usage(format!(
                "-u {name}: no such user in /etc/passwd; a number works for users kept elsewhere"
            ))
        })
}

/// A command name: its bytes, and whether it is a prefix.
fn comm(text: &str) -> Result<(Vec<u8>, bool)> {
    let (name, prefix) = text.strip_suffix('*').map_or((text, false), |name| (name, true));
    if name.len() > 15 {
        let kept = String::from_utf8_lossy(&name.as_bytes()[..15]).into_owned();
        return Err(usage(format!(
            "-n {text}: the kernel keeps 15 bytes of a name; use \"{kept}\""
        )));
    }
    if name.is_empty() && !prefix {
        return Err(usage("-n: a name is missing".to_owned()));
    }
    Ok((name.as_bytes().to_vec(), prefix))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exit::Exit;
    use crate::exit::status;

    fn config(args: &Process) -> Result<kit_config> {
        let mut config = kit_config::default();
        Filter::resolve(args)?.configure(&mut config)?;
        Ok(config)
    }

    #[test]
    fn what_does_not_exist_is_bad_input() {
        let cases = [
            Process { pid: vec![4_194_304], ..Process::default() },
            Process { tid: vec![4_194_303], ..Process::default() },
            Process { uid: vec!["no-such-user".into()], ..Process::default() },
            Process { comm: vec!["longer-than-fifteen".into()], ..Process::default() },
            Process { comm: vec![String::new()], ..Process::default() },
        ];
        for case in cases {
            assert_eq!(status(&config(&case).unwrap_err()), Exit::Usage, "{case:?}");
        }
    }

    #[test]
    fn exact_names_compare_the_nul_and_prefixes_do_not() {
        let args =
            Process { comm: vec!["nginx".into(), "ng*".into(), "*".into()], ..Process::default() };
        let config = config(&args).unwrap();
        let passes = |name: &[u8]| {
            let mut bytes = [0; 16];
            bytes[..name.len()].copy_from_slice(name);
            let name = words(bytes);
            config.comm[..3]
                .iter()
                .map(|c| (0..2).all(|i| (name[i] ^ c.want[i]) & c.mask[i] == 0))
                .collect::<Vec<_>>()
        };
        assert_eq!(passes(b"nginx"), [true, true, true]);
        assert_eq!(passes(b"nginx2"), [false, true, true]);
        assert_eq!(passes(b"bash"), [false, false, true]);
    }

    #[test]
    fn one_value_is_a_constant_and_more_are_a_set() {
        let own = std::process::id();
        let one =
            config(&Process { pid: vec![own], uid: vec!["root".into()], ..Process::default() })
                .unwrap();
        assert_eq!((one.pids, one.pid, one.uids, one.uid), (1, own, 1, 0));
    }

    #[test]
    fn prefixes_are_words() {
        let (mut want, mut mask) = ([0; 4], [0; 4]);
        assert_eq!(prefix("", &mut want, &mut mask).unwrap(), 0);
        assert_eq!(prefix("/var/log/x", &mut want, &mut mask).unwrap(), 2);
        assert_eq!(want[0].to_ne_bytes(), *b"/var/log");
        assert_eq!(
            (want[1].to_ne_bytes(), mask[1].to_ne_bytes()),
            (*b"/x\0\0\0\0\0\0", [255, 255, 0, 0, 0, 0, 0, 0])
        );
        assert!(prefix(&"x".repeat(32), &mut want, &mut mask).is_err());
    }
}
