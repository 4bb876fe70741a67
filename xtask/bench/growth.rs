//! growth: what a key more costs: in the kernel, in memory, and when all are read out.

use std::path::Path;

use anyhow::Context;
use anyhow::Result;
use serde_json::Value;
use serde_json::json;

use super::check_stopped;
use super::child::Running;
use super::driven::Driven;
use super::host;
use super::numbers::Numbers;
use super::peers;
use super::procfs;
use super::report::Table;
use super::section;
use super::section::Lab;
use super::section::Section;
use super::sink::Place;
use super::subject::Attached;
use super::subject::Call;
use super::subject::Side;

const SIZES: [u64; 5] = [10, 100, 1_000, 10_000, 100_000];
/// Operations on keys that are there, whatever their number: as many as the most keys.
const OPERATIONS: u64 = 100_000;

/// Where different keys come from.
#[derive(Clone, Copy)]
enum Keys {
    /// Calls that there are not, with errors of all kinds.
    Errors,
    /// Writes of 8 bytes.
    Files,
    /// One after the other, each of which does this.
    Processes(&'static [&'static str]),
}

/// A tool that keeps something for each key. In arguments, `{}` is the workload's process.
struct Growing {
    tool: &'static str,
    by: &'static str,
    keys: Keys,
    most: u64,
    ours: &'static [&'static str],
    peer: Option<&'static [&'static str]>,
    /// What stands in the line of each key, of ours and of the peer's.
    marks: [&'static str; 2],
}

const GROWING: &[Growing] = &[
    Growing {
        tool: "syscount",
        by: "call and error",
        keys: Keys::Errors,
        most: 100_000,
        ours: &["-SEx", "-p", "{}"],
        peer: None,
        marks: ["syscall-6"; 2],
    },
    Growing {
        tool: "syscount",
        by: "process",
        keys: Keys::Processes(&["syscall", "1", GETPPID]),
        most: 100_000,
        ours: &["-P"],
        peer: Some(&["-P", "-T", "1000000"]),
        marks: ["workload"; 2],
    },
    Growing {
        tool: "filetop",
        by: "file",
        keys: Keys::Files,
        most: 100_000,
        // Longer than any run: it prints at the end only.
        ours: &["-C", "-r", "1000000", "-p", "{}", "600"],
        peer: Some(&["-C", "-r", "1000000", "-p", "{}", "600"]),
        marks: ["key-"; 2],
    },
    Growing {
        tool: "runqlat",
        by: "process",
        keys: Keys::Processes(&["syscall", "1", GETPPID]),
        most: 10_000,
        ours: &["-P"],
        peer: Some(&["-P"]),
        marks: ["workload"; 2],
    },
    Growing {
        tool: "offcputime",
        by: "stack and process",
        // Long enough for a wait, whatever other timers do.
        keys: Keys::Processes(&["dozes", "1", "100"]),
        most: 10_000,
        ours: &["-K"],
        peer: Some(&[]),
        marks: ["comm = workload", "workload ("],
    },
];

#[cfg(target_arch = "x86_64")]
const GETPPID: &str = "110";
#[cfg(target_arch = "aarch64")]
const GETPPID: &str = "173";

const NEW: &str = "kernel ns, new key";
const KNOWN: &str = "kernel ns, known key";
const READ_OUT: &str = "read-out ms";
const MAPS: &str = "maps KiB";
const MISSING: &str = "keys missing";
const LOST: &str = "told as lost";
const COLUMNS: &[&str] = &["keys", NEW, KNOWN, READ_OUT, MAPS, MISSING, LOST];

/// What was measured of a tool, by the number of keys.
struct Grown {
    growing: &'static Growing,
    sizes: Vec<(u64, Numbers)>,
    /// What the peer has when it has attached everything.
    attached: Option<Attached>,
    failures: Vec<String>,
}

/// Measures all, in interleaved rounds. A tool that fails does not end it.
pub fn section(lab: &Lab) -> Result<Section> {
    let _counting = host::Setting::counting()?;
    // Else a number comes again before the last key.
    let _numbers = host::Setting::many_processes()?;
    let mut all: Vec<Grown> = GROWING.iter().map(Grown::new).collect();
    for round in 1..=lab.rounds {
        for grown in &mut all {
            eprintln!("bench: growth, round {round} of {}, {}", lab.rounds, grown.name());
            grown.round(lab)?;
        }
    }
    let json = all.iter().map(Grown::json).collect();
    Ok(Section { name: "growth", tables: all.iter().map(Grown::table).collect(), json })
}

impl Grown {
    fn new(growing: &'static Growing) -> Self {
        let sizes = SIZES.iter().filter(|size| **size <= growing.most);
        let sizes = sizes.map(|size| (*size, Numbers::default())).collect();
        Self { growing, sizes, attached: None, failures: Vec::new() }
    }

    fn name(&self) -> String {
        format!("{} by {}", self.growing.tool, self.growing.by)
    }

    fn round(&mut self, lab: &Lab) -> Result<()> {
        let sides = [Some(Side::Ours), self.growing.peer.map(|_| Side::Libbpf)];
        for (keys, numbers) in &mut self.sizes {
            for side in sides.into_iter().flatten() {
                check_stopped()?;
                let who = if side == Side::Ours { "ours" } else { "peer" };
                if self.failures.iter().any(|failure| failure.starts_with(who)) {
                    continue;
                }
                if let Err(error) = self.growing.once(lab, *keys, side, numbers, &mut self.attached)
                {
                    check_stopped()?;
                    self.failures.push(section::failure(who, format_args!("{keys} keys"), &error));
                }
            }
        }
        Ok(())
    }

    fn table(&self) -> Table {
        section::table(format!("Growth: {}", self.name()), COLUMNS, &self.sizes, &self.failures)
    }

    fn json(&self) -> Value {
        json!({
            "tool": self.growing.tool,
            "by": self.growing.by,
            "sizes": section::sizes("keys", &self.sizes),
            "failures": self.failures,
        })
    }
}

impl Growing {
    fn once(
        &self,
        lab: &Lab,
        keys: u64,
        side: Side,
        numbers: &mut Numbers,
        attached: &mut Option<Attached>,
    ) -> Result<()> {
        let files = lab.scratch.join("growth");
        std::fs::create_dir_all(&files)?;
        let times = (OPERATIONS / keys).max(1);
        let mut load = Driven::start(lab.workload, &self.work(keys, times, &files))?;
        if let Keys::Files = self.keys {
            // They are made before anybody looks.
            load.go()?;
            load.until("paused")?;
        }
        let call = self.call(lab, keys, side, load.pid()).context("it is not installed")?;
        let call = Call { attached: attached.clone().filter(|_| !call.ours), ..call };
        let tool = Running::start(&call, Place::Pipe, lab.scratch)?;
        if !call.ours {
            *attached = Some(tool.attached());
        }
        let mut go = |until: &str| -> Result<f64> {
            let before = procfs::run_time(tool.pid()).0;
            load.go()?;
            load.until(until)?;
            Ok(procfs::run_time(tool.pid()).0.saturating_sub(before) as f64)
        };
        let count = keys as f64;
        let mut add = |name, unit, value| numbers.add(name, unit, side, value);
        if let Keys::Processes(_) = self.keys {
            add(NEW, "ns", go("done")? / count);
        } else {
            add(NEW, "ns", go("paused")? / count);
            add(KNOWN, "ns", go("done")? / (count * times as f64));
        }
        add(MAPS, "KiB", procfs::maps(tool.pid()).0 as f64 / 1024.0);
        let gone = tool.stop()?;
        if let Some(complete) = gone.complete_ms {
            add(READ_OUT, "ms", complete);
        }
        let mark = self.marks[usize::from(side == Side::Libbpf)];
        let shown = super::shown::lines_with(&gone.output, mark.as_bytes());
        add(MISSING, "", keys.saturating_sub(shown) as f64);
        add(LOST, "", gone.told_lost as f64);
        Ok(())
    }

    /// What the workload does: once with new keys, then as often with those.
    fn work(&self, keys: u64, times: u64, files: &Path) -> Vec<String> {
        let text = match self.keys {
            Keys::Errors => {
                // The kernel has 4095 of them.
                let calls = (keys.div_ceil(4000)..)
                    .find(|calls| keys.is_multiple_of(*calls))
                    .unwrap_or(keys);
                let errors = keys / calls;
                format!(
                    "mute errors 1 {calls} {errors} , paused mute errors {times} {calls} {errors}"
                )
            }
            Keys::Files => {
                let each = |times| format!("mute each {keys} {} {times}", files.display());
                format!("{} , paused {} , paused {}", each(1), each(1), each(times))
            }
            Keys::Processes(words) => format!("mute vforks {keys} {}", words.join(" ")),
        };
        text.split(' ').map(str::to_owned).collect()
    }

    fn call(&self, lab: &Lab, keys: u64, side: Side, pid: u32) -> Option<Call> {
        let words = if side == Side::Ours { self.ours } else { self.peer? };
        let words = words.iter().map(|word| word.replace("{}", &pid.to_string()));
        if side == Side::Ours {
            // Somebody else's keys are kept, too.
            let room = (keys + keys / 4 + 1000).to_string();
            let first = [self.tool, "--keys", &room].map(str::to_owned);
            let arguments = first.into_iter().chain(words).collect();
            return Some(Call {
                program: lab.binary.to_owned(),
                arguments,
                ours: true,
                attached: None,
            });
        }
        let program = Path::new(peers::INSTALLED).join(self.tool);
        let call = Call { program, arguments: words.collect(), ours: false, attached: None };
        call.program.exists().then_some(call)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_keys_as_asked_for() {
        for keys in SIZES {
            let work = GROWING[0].work(keys, 7, Path::new("/tmp"));
            let [calls, errors] = [3, 4].map(|at| work[at].parse::<u64>().unwrap());
            assert_eq!(calls * errors, keys);
            assert!(errors < 4096);
        }
    }
}
