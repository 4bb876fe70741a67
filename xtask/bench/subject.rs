//! What is measured: the tools, the work that keeps them busy, and who is measured.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::path::PathBuf;

use nix::libc::SYS_getppid;

use super::shown::Shown;
use super::sink::Place;
use super::steps::Kind;

/// A tool and the workloads that keep it busy. In arguments, `{}` is the workload's target.
pub struct Tool {
    pub name: &'static str,
    pub way: Way,
    pub work: Work,
    /// What else it is measured under.
    pub further: &'static [Work],
    /// What ours and that of libbpf-tools are called with, to do the same.
    ours: &'static [&'static str],
    pub libbpf: &'static [&'static str],
}

/// A workload, and how a tool tells of it.
pub struct Work {
    pub kind: Kind,
    /// Where the output goes, one run each.
    pub places: &'static [Place],
    /// The tracepoint where an empty program runs for comparison: what the tool hangs on, or
    /// the nearest to it.
    pub hook: &'static str,
    pub shown: Shown,
}

/// What becomes of an event.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Way {
    /// A line.
    Streaming,
    /// A part of a sum.
    Aggregating,
}

const fn work(kind: Kind, hook: &'static str, shown: Shown) -> Work {
    Work { kind, places: &[Place::Pipe], hook, shown }
}

const fn tool(name: &'static str, way: Way, work: Work) -> Tool {
    Tool { name, way, work, further: &[], ours: &[], libbpf: &[] }
}

/// Nothing on the way of a connection that stands wakes but the scheduler.
const RESPOND: &[Work] = &[work(Kind::Respond, "sched_switch", Shown::Unknown)];

pub static TOOLS: &[Tool] = &[
    tool(
        "opensnoop",
        Way::Streaming,
        Work {
            places: &[Place::File, Place::Pipe, Place::Pty],
            ..work(Kind::Open, "sys_exit", Shown::Lines(1))
        },
    ),
    tool("execsnoop", Way::Streaming, work(Kind::Exec, "sched_process_exec", Shown::Lines(1))),
    Tool {
        ours: &["--disk", "{}"],
        libbpf: &["-d", "{}"],
        ..tool(
            "biolatency",
            Way::Aggregating,
            work(Kind::Read, "block_rq_complete", Shown::Histogram(1)),
        )
    },
    Tool {
        ours: &["--disk", "{}"],
        libbpf: &["-d", "{}"],
        ..tool("biosnoop", Way::Streaming, work(Kind::Read, "block_rq_complete", Shown::Lines(1)))
    },
    Tool {
        further: RESPOND,
        ..tool("runqlat", Way::Aggregating, work(Kind::Switch, "sched_switch", Shown::Unknown))
    },
    Tool {
        further: RESPOND,
        ..tool("offcputime", Way::Aggregating, work(Kind::Switch, "sched_switch", Shown::Unknown))
    },
    Tool {
        further: &[work(Kind::Respond, "sys_exit", Shown::Unknown)],
        ..tool(
            "syscount",
            Way::Aggregating,
            work(Kind::Call, "sys_exit", Shown::Call("getppid", SYS_getppid)),
        )
    },
    // Both ends of a session are here.
    tool("tcplife", Way::Streaming, work(Kind::Session, "inet_sock_set_state", Shown::Lines(2))),
    tool("tcpdrop", Way::Streaming, work(Kind::Refused, "kfree_skb", Shown::Unknown)),
    tool("filetop", Way::Aggregating, work(Kind::Files, "sys_exit", Shown::Unknown)),
    // Of what is not slow there are no lines.
    Tool {
        libbpf: &["-t", "ext4"],
        ..tool("fsslower", Way::Aggregating, work(Kind::Files, "sys_exit", Shown::Unknown))
    },
    tool("gethostlatency", Way::Streaming, work(Kind::Resolve, "sys_exit", Shown::Lines(1))),
    tool("profile", Way::Aggregating, work(Kind::Burn, "sched_switch", Shown::Unknown)),
    tool("exitsnoop", Way::Streaming, work(Kind::Exec, "sched_process_exit", Shown::Names(1))),
];

/// The names, for the command line.
pub fn names() -> Vec<&'static str> {
    TOOLS.iter().map(|tool| tool.name).collect()
}

/// Who is measured.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Side {
    Floor,
    Ours,
    Libbpf,
    Bpftrace,
}

impl Side {
    /// In this order.
    pub const ALL: [Self; 4] = [Self::Floor, Self::Ours, Self::Libbpf, Self::Bpftrace];
    /// Those that ours is compared with.
    pub const PEERS: [Self; 2] = [Self::Libbpf, Self::Bpftrace];

    pub fn name(self) -> &'static str {
        match self {
            Self::Floor => "floor",
            Self::Ours => "ours",
            Self::Libbpf => "libbpf-tools",
            Self::Bpftrace => "bpftrace",
        }
    }
}

/// A tool as one side has it: program and arguments.
#[derive(Clone, Debug)]
pub struct Call {
    pub program: PathBuf,
    pub arguments: Vec<String>,
    pub ours: bool,
    /// What it has when it has attached everything, if that is known.
    pub attached: Option<Attached>,
}

/// How many descriptors of probes, and the programs by what they are made of.
pub type Attached = (usize, Vec<String>);

impl Tool {
    /// How beebox is called.
    pub fn ours(&self, binary: &Path, plan: Option<&str>, target: &Path) -> Call {
        let mut arguments = vec![self.name.to_owned()];
        arguments.extend(plan.map(|plan| format!("--plan={plan}")));
        arguments.extend(self.ours.iter().map(|word| filled(word, target)));
        Call { program: binary.to_owned(), arguments, ours: true, attached: None }
    }
}

/// With the target's name in place of `{}`: a disk is called by its name, all else by what it
/// is. `{dev}` is the disk's number, as the kernel writes it.
pub fn filled(word: &str, target: &Path) -> String {
    let disk = target.strip_prefix("/dev").ok().filter(|_| !target.starts_with("/dev/shm"));
    let name = disk.unwrap_or(target).to_string_lossy();
    let device = fs::metadata(target).map_or(0, |data| data.rdev());
    let (major, minor) = (nix::sys::stat::major(device), nix::sys::stat::minor(device));
    word.replace("{dev}", &(major << 20 | minor).to_string()).replace("{}", &name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn disks_are_called_by_name() {
        let one = |target| filled("{}", Path::new(target));
        assert_eq!(one("/dev/loop0"), "loop0");
        assert_eq!(one("/dev/shm/a"), "/dev/shm/a");
        assert_eq!(filled("dev == {dev}", Path::new("/dev/null")), "dev == 1048579");
    }
}
