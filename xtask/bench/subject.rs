//! What is measured: the tools, and how each side is called to do the same work.

use std::path::Path;
use std::path::PathBuf;

use super::sink::Place;
use super::steps::Kind;

/// A tool and the workload that keeps it busy. In arguments, `{}` is the workload's target.
pub struct Tool {
    pub name: &'static str,
    pub kind: Kind,
    /// Where the output goes, one run each.
    pub places: &'static [Place],
    /// What ours and the peer's are called with, to do the same.
    ours: &'static [&'static str],
    peer: &'static [&'static str],
    /// The tracepoint where an empty program runs for comparison: what the tool hangs on, or
    /// the nearest to it.
    pub hook: &'static str,
    /// The most that its time in the kernel may be of the peer's, above an empty program.
    pub budget: Option<f64>,
    pub shown: Shown,
}

/// How many of the workload's events a tool's output tells of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Shown {
    /// A line with the target in it, so many for each operation.
    Lines(u32),
    /// The sum of the counts of a log2 picture, of which each operation makes so many.
    Histogram(u32),
    /// The number in the line of this name.
    Row(&'static str),
    /// Not only the workload's, or not of events.
    Unknown,
}

const fn tool(name: &'static str, kind: Kind, hook: &'static str, shown: Shown) -> Tool {
    let places = &[Place::Pipe];
    Tool { name, kind, places, ours: &[], peer: &[], hook, budget: Some(0.8), shown }
}

pub static TOOLS: &[Tool] = &[
    Tool {
        places: &[Place::File, Place::Pipe, Place::Pty],
        ..tool("opensnoop", Kind::Open, "sys_exit", Shown::Lines(1))
    },
    tool("execsnoop", Kind::Exec, "sched_process_exec", Shown::Lines(1)),
    Tool {
        ours: &["--disk", "{}"],
        peer: &["-d", "{}"],
        ..tool("biolatency", Kind::Read, "block_rq_complete", Shown::Histogram(1))
    },
    Tool {
        ours: &["--disk", "{}"],
        peer: &["-d", "{}"],
        ..tool("biosnoop", Kind::Read, "block_rq_complete", Shown::Lines(1))
    },
    Tool { budget: Some(0.5), ..tool("runqlat", Kind::Switch, "sched_switch", Shown::Unknown) },
    Tool { budget: Some(0.5), ..tool("offcputime", Kind::Switch, "sched_switch", Shown::Unknown) },
    Tool { budget: Some(0.5), ..tool("syscount", Kind::Call, "sys_exit", Shown::Row("getppid")) },
    // Both ends of a session are here.
    tool("tcplife", Kind::Session, "inet_sock_set_state", Shown::Lines(2)),
    tool("tcpdrop", Kind::Refused, "kfree_skb", Shown::Unknown),
    tool("filetop", Kind::Files, "sys_exit", Shown::Unknown),
    tool("fsslower", Kind::Files, "sys_exit", Shown::Unknown),
    tool("gethostlatency", Kind::Resolve, "sys_exit", Shown::Lines(1)),
    tool("profile", Kind::Burn, "sched_switch", Shown::Unknown),
    tool("exitsnoop", Kind::Exec, "sched_process_exit", Shown::Unknown),
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
    Peer,
}

/// A tool as one side has it: program and arguments.
#[derive(Clone, Debug)]
pub struct Call {
    pub program: PathBuf,
    pub arguments: Vec<String>,
    pub ours: bool,
}

impl Tool {
    /// How beebox is called.
    pub fn ours(&self, binary: &Path, plan: Option<&str>, target: &Path) -> Call {
        let mut arguments = vec![self.name.to_owned()];
        arguments.extend(plan.map(|plan| format!("--plan={plan}")));
        arguments.extend(filled(self.ours, target));
        Call { program: binary.to_owned(), arguments, ours: true }
    }

    /// How the peer is called, if it is installed.
    pub fn peer(&self, target: &Path) -> Option<Call> {
        // Debian's package; other packages install the same names elsewhere.
        let program = Path::new("/usr/sbin").join(self.name);
        let call = Call { program, arguments: filled(self.peer, target).collect(), ours: false };
        call.program.exists().then_some(call)
    }

    /// How many of the workload's events the output shows; `None` if it does not say.
    pub fn shown(&self, output: &[u8], target: &Path) -> Option<u64> {
        match self.shown {
            Shown::Lines(_) => Some(lines_with(output, self.mark(target).as_bytes())),
            Shown::Histogram(_) => Some(histogram(output)),
            Shown::Row(name) => Some(row(output, name)),
            Shown::Unknown => None,
        }
    }

    /// What stands in the line of each event that the workload makes.
    fn mark(&self, target: &Path) -> String {
        match self.kind {
            Kind::Resolve => "localhost".to_owned(),
            _ => filled(&["{}"], target).collect(),
        }
    }

    /// Events that an operation of the workload is.
    pub fn events_each(&self) -> u32 {
        match self.shown {
            Shown::Lines(each) | Shown::Histogram(each) => each,
            Shown::Row(_) | Shown::Unknown => 1,
        }
    }
}

/// A disk is called by its name, all else by what it is.
fn filled(words: &[&str], target: &Path) -> impl Iterator<Item = String> {
    let disk = target.strip_prefix("/dev").ok().filter(|_| !target.starts_with("/dev/shm"));
    let target = disk.unwrap_or(target).to_string_lossy().into_owned();
    words.iter().map(move |word| word.replace("{}", &target))
}

/// How many lines of the workload's own have this in them.
pub fn lines_with(output: &[u8], needle: &[u8]) -> u64 {
    let lines = output.split(|byte| *byte == b'\n');
    // The workload itself is executed, too, and has the needle among its arguments.
    lines.filter(|line| contains(line, needle) && !contains(line, b"--workload")).count() as u64
}

fn contains(line: &[u8], needle: &[u8]) -> bool {
    line.windows(needle.len()).any(|window| window == needle)
}

/// The sum of the counts of a log2 picture: `low -> high : count |****|`, where beebox
/// writes units into the bounds.
pub fn histogram(output: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(output);
    let rows = text.lines().filter(|line| line.contains("->"));
    let counts = rows.filter_map(|row| row.split_once(':')?.1.split_whitespace().next());
    counts.filter_map(|count| count.parse::<u64>().ok()).sum()
}

/// The first number of the line in which this word stands.
pub fn row(output: &[u8], name: &str) -> u64 {
    let text = String::from_utf8_lossy(output);
    let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mut lines = text.lines().map(words).filter(|words| words.iter().any(|word| word == name));
    let line = lines.next().unwrap_or_default();
    line.iter().find_map(|word| word.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_of_the_workload_only() {
        let output = b"1 sh 3 0 /tmp/x/marker\n2 sh 3 0 /etc/passwd\n3 sh 3 0 /tmp/x/marker\r\n";
        assert_eq!(TOOLS[0].shown(output, Path::new("/tmp/x/marker")), Some(2));
    }

    #[test]
    fn a_disk_is_in_a_line_by_its_name() {
        let output = b"7 dd loop3 read 0 4096\n7 dd vda read 0 4096\n";
        let biosnoop = TOOLS.iter().find(|tool| tool.name == "biosnoop").unwrap();
        assert_eq!(biosnoop.shown(output, Path::new("/dev/loop3")), Some(1));
    }

    #[test]
    fn adds_up_a_histogram() {
        let output = b"usecs : count distribution\n  0 -> 1 : 3 |** |\n 2 -> 3 : 40 |****|\n";
        assert_eq!(TOOLS[2].shown(output, Path::new("/dev/loop0")), Some(43));
    }

    #[test]
    fn finds_a_row() {
        assert_eq!(row(b"SYSCALL COUNT\nread 3\ngetppid 40\n", "getppid"), 40);
        assert_eq!(row(b"nothing", "getppid"), 0);
    }

    #[test]
    fn disks_are_called_by_name() {
        let one = |target| filled(&["-d", "{}"], Path::new(target)).nth(1);
        assert_eq!(one("/dev/loop0").as_deref(), Some("loop0"));
        assert_eq!(one("/dev/shm/a").as_deref(), Some("/dev/shm/a"));
    }
}
