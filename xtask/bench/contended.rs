//! What a tool counts while each processor does the same operation, so many times.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use super::child::Running;
use super::driven::Driven;
use super::peers;
use super::procfs;
use super::shown;
use super::sink::Place;
use super::subject::Call;

/// An emulated processor takes its time for what is left.
const CATCH_UP: Duration = Duration::from_secs(2);

/// A tool, and what each processor does; `{}` is a file. Numbers are primes, so that no other
/// count is taken for theirs.
pub struct Run {
    tool: &'static str,
    times: Times,
    operation: &'static str,
    /// Beside the processes.
    ours: &'static [&'static str],
    peer: &'static [&'static str],
    shown: Shown,
}

/// How many events a processor makes.
enum Times {
    Exactly(u64),
    /// As often as the kernel says that the process was switched: each time it waited to be so
    /// again.
    Switches,
}

/// Where the peer's output tells how many it has seen.
enum Shown {
    /// A line each.
    Lines,
    /// The number in the line of this call.
    Row(&'static str),
    /// Numbers of that column, where the file stands.
    Column(usize),
    /// Histograms of the workload's processes.
    Histograms,
}

pub const RUNS: &[Run] = &[
    Run {
        tool: "opensnoop",
        times: Times::Exactly(5003),
        operation: "openat 5003 {}",
        ours: &[],
        peer: &[],
        shown: Shown::Lines,
    },
    Run {
        tool: "syscount",
        times: Times::Exactly(20011),
        operation: "syscall 20011 110", // getppid, as guests are x86_64
        ours: &["--syscall", "getppid"],
        peer: &["-T", "1000"],
        shown: Shown::Row("getppid"),
    },
    Run {
        tool: "filetop",
        times: Times::Exactly(5003),
        operation: "file pwrite64 5003 {} 8 0 0",
        // Longer than the run: printed at the end only.
        ours: &["-C", "600"],
        peer: &["-C", "-r", "1000", "600"],
        shown: Shown::Column(3),
    },
    Run {
        tool: "runqlat",
        times: Times::Switches,
        operation: "dozes 1009 1",
        ours: &[],
        peer: &["-P"],
        shown: Shown::Histograms,
    },
];

/// A run by one side.
pub struct Contended<'a> {
    pub run: &'static Run,
    pub is_ours: bool,
    pub beebox: &'a Path,
    pub workload: &'a Path,
    pub scratch: &'a Path,
}

impl Contended<'_> {
    /// Its counts; why there are none, if it fails.
    pub fn count(&self, cpus: u32) -> Result<Value> {
        let name = format!("{} {}", self.run.tool, if self.is_ours { "ours" } else { "peer" });
        Ok(match self.counts(cpus) {
            Ok(counts) => json!({"name": name, "tool": self.run.tool, "counts": counts}),
            Err(error) => {
                super::check_stopped()?;
                json!({"name": name, "tool": self.run.tool, "failure": format!("{error:#}")})
            }
        })
    }

    fn counts(&self, cpus: u32) -> Result<Map<String, Value>> {
        let file = self.scratch.join("contended-file");
        fs::write(&file, "")?;
        let loads = (0..cpus).map(|cpu| {
            let operation = self.run.operation.replace("{}", &file.to_string_lossy());
            let words = format!("mute pin {cpu} {operation}");
            let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
            Driven::start(self.workload, &words)
        });
        let mut loads = loads.collect::<Result<Vec<_>>>()?;
        let pids: Vec<u32> = loads.iter().map(Driven::pid).collect();
        let tool = Running::start(&self.call(&pids)?, Place::Pipe, self.scratch)?;
        let before = procfs::run_time(tool.pid()).1;
        let switched = || pids.iter().map(|pid| procfs::switches(*pid)).sum::<u64>();
        let switched_before = switched();
        for load in &mut loads {
            load.go()?;
        }
        for load in &mut loads {
            load.until("done")?;
        }
        thread::sleep(CATCH_UP);
        let made = match self.run.times {
            Times::Exactly(times) => times * u64::from(cpus),
            Times::Switches => switched() - switched_before,
        };
        let runs = procfs::run_time(tool.pid()).1.saturating_sub(before);
        let missed = procfs::missed(tool.pid());
        let gone = tool.stop()?;
        let mut counts = Map::new();
        let mut add = |name: &str, count: u64| drop(counts.insert(name.to_owned(), count.into()));
        add("made", made);
        add("told as lost", gone.told_lost);
        add("program runs", runs);
        add("runs missed", missed);
        let shown = if self.is_ours {
            let ledger = ledger(&gone.output)?;
            let number = |value: &Value| value.as_u64().context("a ledger without a number");
            add("seen", number(&ledger["seen"])?);
            for (reason, count) in ledger["lost"].as_object().into_iter().flatten() {
                add(&reason.replace('_', " "), number(count)?);
            }
            number(&ledger["emitted"])?
        } else {
            self.run.shown(&gone.output, &file, &pids)
        };
        add("shown", shown);
        counts.insert("not shown".to_owned(), (made as i64 - shown as i64).into());
        Ok(counts)
    }

    fn call(&self, pids: &[u32]) -> Result<Call> {
        let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
        if self.is_ours {
            let pids: Vec<String> = pids.iter().map(u32::to_string).collect();
            let mut arguments = words(&[self.run.tool, "-j", "-p", &pids.join(",")]);
            arguments.extend(words(self.run.ours));
            return Ok(Call {
                program: self.beebox.to_owned(),
                arguments,
                ours: true,
                attached: None,
            });
        }
        let program = Path::new(peers::INSTALLED).join(self.run.tool);
        ensure!(program.exists(), "it is not installed");
        Ok(Call { program, arguments: words(self.run.peer), ours: false, attached: None })
    }
}

/// Of the record that ends JSON.
fn ledger(output: &[u8]) -> Result<Value> {
    let text = String::from_utf8_lossy(output);
    let last = text.lines().last().unwrap_or_default();
    let mut last: Value = serde_json::from_str(last).context("no end record")?;
    ensure!(last["record"] == "end", "the last record is no end");
    Ok(last["ledger"].take())
}

impl Run {
    /// What the peer shows.
    fn shown(&self, output: &[u8], file: &Path, pids: &[u32]) -> u64 {
        let file = file.file_name().unwrap_or_default();
        match self.shown {
            Shown::Lines => shown::lines_with(output, file.as_encoded_bytes()),
            Shown::Row(name) => shown::row(output, name).unwrap_or(0),
            Shown::Column(at) => {
                let text = String::from_utf8_lossy(output);
                let name = file.to_string_lossy();
                let rows = text.lines().filter(|line| line.contains(&*name));
                rows.filter_map(|row| row.split_whitespace().nth(at)?.parse::<u64>().ok()).sum()
            }
            Shown::Histograms => histograms(output, pids),
        }
    }
}

/// The sum of those that stand behind the line of one of these processes.
fn histograms(output: &[u8], pids: &[u32]) -> u64 {
    let text = String::from_utf8_lossy(output);
    let parts = text.split("pid = ").skip(1).filter(|part| {
        let pid = part.split_whitespace().next().and_then(|pid| pid.parse().ok());
        pid.is_some_and(|pid| pids.contains(&pid))
    });
    parts.map(|part| shown::histogram(part.as_bytes())).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_workloads_histograms() {
        let text = b"\npid = 7 a\n usecs : count\n 0 -> 1 : 3 |*|\n\npid = 71 b\n 0 -> 1 : 5 |*|\n";
        assert_eq!(histograms(text, &[7, 9]), 3);
    }

    #[test]
    fn times_are_what_the_operation_says() {
        for run in RUNS {
            if let Times::Exactly(times) = run.times {
                assert!(run.operation.split(' ').any(|word| word == times.to_string()));
            }
        }
    }
}
