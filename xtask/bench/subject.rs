//! What is measured: the tools, and how each side is called to do the same work.

use std::path::Path;
use std::path::PathBuf;

use super::load::Kind;
use super::sink::Place;

/// The names, for the command line.
pub const NAMES: [&str; 3] = ["opensnoop", "execsnoop", "biolatency"];

/// A tool and the workload that keeps it busy.
pub struct Tool {
    pub name: &'static str,
    pub kind: Kind,
    /// Where the output goes, one run each.
    pub places: &'static [Place],
    /// Options that limit both sides to the workload's disk, whose name follows.
    disk: Option<[&'static str; 2]>,
}

pub const TOOLS: [Tool; 3] = [
    Tool {
        name: "opensnoop",
        kind: Kind::Open,
        places: &[Place::File, Place::Pipe, Place::Pty],
        disk: None,
    },
    Tool { name: "execsnoop", kind: Kind::Exec, places: &[Place::Pipe], disk: None },
    Tool {
        name: "biolatency",
        kind: Kind::Read,
        places: &[Place::Pipe],
        disk: Some(["--disk", "-d"]),
    },
];

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
        if let Some(plan) = plan {
            arguments.extend(["--plan".to_owned(), plan.to_owned()]);
        }
        self.limit(&mut arguments, 0, target);
        Call { program: binary.to_owned(), arguments, ours: true }
    }

    /// How the peer is called, if it is installed.
    pub fn peer(&self, target: &Path) -> Option<Call> {
        // Debian's package; other packages install the same names elsewhere.
        let program = Path::new("/usr/sbin").join(self.name);
        if !program.exists() {
            return None;
        }
        let mut arguments = Vec::new();
        self.limit(&mut arguments, 1, target);
        Some(Call { program, arguments, ours: false })
    }

    fn limit(&self, arguments: &mut Vec<String>, side: usize, target: &Path) {
        if let Some(options) = self.disk {
            let disk = target.file_name().unwrap_or_default().to_string_lossy();
            arguments.extend([options[side].to_owned(), disk.into_owned()]);
        }
    }

    /// How many of the workload's events the output shows.
    pub fn shown(&self, output: &[u8], target: &Path) -> u64 {
        match self.kind {
            Kind::Open | Kind::Exec => lines_with(output, target.as_os_str().as_encoded_bytes()),
            Kind::Read => histogram(output),
        }
    }
}

fn lines_with(output: &[u8], needle: &[u8]) -> u64 {
    let lines = output.split(|byte| *byte == b'\n');
    // The workload itself is executed, too, and has the needle among its arguments.
    lines.filter(|line| contains(line, needle) && !contains(line, b"--workload")).count() as u64
}

fn contains(line: &[u8], needle: &[u8]) -> bool {
    line.windows(needle.len()).any(|window| window == needle)
}

/// The sum of the counts of a log2 picture: `low -> high : count |****|`, where beebox
/// writes units into the bounds.
fn histogram(output: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(output);
    let rows = text.lines().filter(|line| line.contains("->"));
    let counts = rows.filter_map(|row| row.split_once(':')?.1.split_whitespace().next());
    counts.filter_map(|count| count.parse::<u64>().ok()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_of_the_workload_only() {
        let output = b"1 sh 3 0 /tmp/x/marker\n2 sh 3 0 /etc/passwd\n3 sh 3 0 /tmp/x/marker\r\n";
        assert_eq!(TOOLS[0].shown(output, Path::new("/tmp/x/marker")), 2);
    }

    #[test]
    fn adds_up_a_histogram() {
        let output = b"usecs : count distribution\n  0 -> 1 : 3 |** |\n 2 -> 3 : 40 |****|\n";
        assert_eq!(TOOLS[2].shown(output, Path::new("/dev/loop0")), 43);
    }
}
