//! How many of the workload's events a tool's output tells of, whoever's tool it is.

use std::path::Path;

use super::steps::Kind;
use super::subject::filled;

/// What of the output is an event of the workload.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Shown {
    /// A line with the target in it, so many for each operation.
    Lines(u32),
    /// The same, where lines have the target's name and not its path.
    Names(u32),
    /// The sum of the counts of a log2 picture, of which each operation makes so many.
    Histogram(u32),
    /// The number in the line of the system call of this name, or of this number.
    Call(&'static str, i64),
    /// Not only the workload's, or not of events.
    Unknown,
}

impl Shown {
    /// How many events it is; `None` if it does not say.
    pub fn count(self, kind: Kind, output: &[u8], target: &Path) -> Option<u64> {
        match self {
            Self::Lines(_) => Some(lines_with(output, mark(kind, target).as_bytes())),
            Self::Names(_) => {
                let name = target.file_name().unwrap_or_default();
                Some(lines_with(output, name.as_encoded_bytes()))
            }
            Self::Histogram(_) => Some(histogram(output)),
            Self::Call(name, number) => {
                let numbered = format!("@syscall[{number}]:");
                Some(row(output, name).or_else(|| row(output, &numbered)).unwrap_or(0))
            }
            Self::Unknown => None,
        }
    }

    /// Events that an operation of the workload is.
    pub fn events_each(self) -> u32 {
        match self {
            Self::Lines(each) | Self::Names(each) | Self::Histogram(each) => each,
            Self::Call(..) | Self::Unknown => 1,
        }
    }
}

/// What stands in the line of each event that the workload makes.
fn mark(kind: Kind, target: &Path) -> String {
    match kind {
        Kind::Resolve => "localhost".to_owned(),
        _ => filled("{}", target),
    }
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
/// writes units into the bounds, or `[low, high) count |@@@@|`.
pub fn histogram(output: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(output);
    let counts = text.lines().filter_map(|line| line.split_once('|')?.0.split_whitespace().last());
    counts.filter_map(|count| count.parse::<u64>().ok()).sum()
}

/// The first number of the line in which this word stands.
pub fn row(output: &[u8], name: &str) -> Option<u64> {
    let text = String::from_utf8_lossy(output);
    let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mut lines = text.lines().map(words).filter(|words| words.iter().any(|word| word == name));
    lines.next()?.iter().find_map(|word| word.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(shown: Shown, output: &[u8], target: &str) -> Option<u64> {
        shown.count(Kind::Open, output, Path::new(target))
    }

    #[test]
    fn counts_lines_of_the_workload_only() {
        let output = b"1 sh 3 0 /tmp/x/marker\n2 sh 3 0 /etc/passwd\n3 sh 3 0 /tmp/x/marker\r\n";
        assert_eq!(count(Shown::Lines(1), output, "/tmp/x/marker"), Some(2));
    }

    #[test]
    fn a_disk_is_in_a_line_by_its_name() {
        let output = b"7 dd loop3 read 0 4096\n7 dd vda read 0 4096\n";
        assert_eq!(count(Shown::Lines(1), output, "/dev/loop3"), Some(1));
    }

    #[test]
    fn a_program_by_its_name() {
        let output = b"marker 17 0\nsh 18 0\nmarker 19 0\n";
        assert_eq!(count(Shown::Names(1), output, "/tmp/x/marker"), Some(2));
    }

    #[test]
    fn adds_up_a_histogram() {
        let output = b"usecs : count distribution\n  0 -> 1 : 3 |** |\n 2 -> 3 : 40 |****|\n";
        assert_eq!(histogram(output), 43);
        assert_eq!(histogram(b"@usecs: \n[0]   3 |@@  |\n[64, 128)  1 | |\n[1K, 2K) 40 |@|\n"), 44);
    }

    #[test]
    fn finds_a_row() {
        let call = Shown::Call("getppid", 110);
        assert_eq!(count(call, b"SYSCALL COUNT\nread 3\ngetppid 40\n", ""), Some(40));
        assert_eq!(count(call, b"@syscall[110]: 41\n@syscall[0]: 3\n", ""), Some(41));
        assert_eq!(count(call, b"nothing", ""), Some(0));
    }
}
