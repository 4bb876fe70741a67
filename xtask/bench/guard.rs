//! guard: whether a tool has become dear, by ratios to a floor that is measured in the same
//! rounds. No time is asserted: machines differ in it, and so do their hours.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;

use super::Args;
use super::check_stopped;
use super::child::Running;
use super::host;
use super::load::Load;
use super::numbers::Numbers;
use super::rounds::Bench;
use super::sink::Place;
use super::subject::Call;
use super::subject::Side;
use super::subject::TOOLS;
use super::subject::Tool;
use crate::build;
use crate::shell;

/// An odd number, as the middle one counts.
const ROUNDS: u32 = 5;
const SECONDS: f64 = 0.15;
/// Somebody else's work on this machine passes; a blunder stays.
const ATTEMPTS: u32 = 3;

/// What the median of each ratio may be at most.
struct Guard {
    tool: &'static str,
    /// An operation of the workload with the tool, to one with nothing attached.
    operation: f64,
    /// The tool's time in the kernel per operation, to that of one run of an empty program.
    kernel: f64,
}

/// About three times what was measured when this was written, so that only a blunder is caught.
const GUARDS: &[Guard] = &[
    Guard { tool: "opensnoop", operation: 4.5, kernel: 30.0 },
    Guard { tool: "execsnoop", operation: 3.3, kernel: 40.0 },
    Guard { tool: "runqlat", operation: 3.6, kernel: 27.0 },
    Guard { tool: "syscount", operation: 5.0, kernel: 4.0 },
    Guard { tool: "filetop", operation: 4.5, kernel: 27.0 },
    Guard { tool: "gethostlatency", operation: 4.5, kernel: 90.0 },
];

const OPERATION: &str = "operation / with nothing attached";
const KERNEL: &str = "kernel time / an empty program's";

/// A guard with what is measured for it.
struct Guarded {
    guard: &'static Guard,
    tool: &'static Tool,
    call: Call,
    target: PathBuf,
    numbers: Numbers,
}

/// Builds what is not there yet, and goes on as root.
pub fn run(args: &Args) -> Result<()> {
    let binary = match &args.binary {
        Some(binary) => fs::canonicalize(binary)
            .with_context(|| format!("cannot measure {}", binary.display()))?,
        None => build::build(false)?,
    };
    let empty = args.empty.clone().map_or_else(|| build::tested_helper("empty"), Ok)?;
    if let Some(why) = crate::host::refusal(&binary, Some("opensnoop"))? {
        println!("Nothing was guarded: refused here ({why}).");
        return Ok(());
    }
    if !shell::is_root() {
        // Here, so that nothing that is built belongs to root.
        let mut again = shell::as_root(std::env::current_exe()?).context("there is no sudo")?;
        again.args(["bench", "--guard", "--binary"]).arg(binary).arg("--empty").arg(empty);
        return shell::run(&mut again);
    }
    host::mount_tracefs();
    super::catch_signals()?;
    measure(&binary, &empty)
}

fn measure(binary: &Path, empty: &Path) -> Result<()> {
    let scratch = host::scratch()?;
    let mut bench = Bench::new(binary, empty, scratch.path(), None)?;
    bench.seconds = SECONDS;
    let mut all = Vec::new();
    for guard in GUARDS {
        let tool = TOOLS.iter().find(|tool| tool.name == guard.tool);
        let tool = tool.with_context(|| format!("the bench has no {}", guard.tool))?;
        let target = bench.target(tool.work.kind)?;
        let call = tool.ours(binary, None, &target);
        all.push(Guarded { guard, tool, call, target, numbers: Numbers::default() });
    }
    for _ in 0..ATTEMPTS {
        for _ in 0..ROUNDS {
            for one in &mut all {
                check_stopped()?;
                let name = one.tool.name;
                one.round(&bench, scratch.path()).with_context(|| name.to_owned())?;
            }
        }
        all.retain_mut(|one| !one.is_within());
        if all.is_empty() {
            return Ok(());
        }
    }
    let names: Vec<&str> = all.iter().map(|one| one.tool.name).collect();
    bail!(
        "{} has become dear, {ATTEMPTS} times over (load average {}); `cargo xtask bench {}` tells \
         more",
        names.join(", "),
        host::load_average(),
        names.join(" "),
    )
}

impl Guarded {
    fn round(&mut self, bench: &Bench, scratch: &Path) -> Result<()> {
        let load = || Load::start(self.tool.work.kind, &self.target, SECONDS, None)?.finish();
        let floor = load()?.ns_each;
        let tool = Running::start(&self.call, Place::Pipe, scratch)?;
        let with = load()?.ns_each;
        // For who has just been flooded: an end amid that is another measurement.
        thread::sleep(Duration::from_millis(100));
        tool.stop()?;
        let empty = bench.empty_each(&self.tool.work, &self.target)?;
        let taken = bench.taken(&self.tool.work, &self.target, &self.call)?;
        let each = taken.ns as f64 / taken.operations as f64;
        self.numbers.add(OPERATION, "", Side::Ours, with / floor);
        self.numbers.add(KERNEL, "", Side::Ours, each / empty);
        Ok(())
    }

    /// Says what came of each ratio, and forgets it; whether all are within bounds.
    fn is_within(&mut self) -> bool {
        let numbers = std::mem::take(&mut self.numbers);
        let bounds = [(OPERATION, self.guard.operation), (KERNEL, self.guard.kernel)];
        let mut all = true;
        for (name, bound) in bounds {
            let row = numbers.row(name).and_then(|row| row.spread(Side::Ours));
            let Some(spread) = row else { return false };
            let is_within = spread.median <= bound;
            all &= is_within;
            println!(
                "{:<14} {name:<33} {:>6.2} [{:.2} {:.2}], at most {bound}: {}",
                self.tool.name,
                spread.median,
                spread.min,
                spread.max,
                if is_within { "ok" } else { "TOO DEAR" },
            );
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether it is within bounds when the kernel takes so many times an empty program's time.
    fn judged(kernel: &[f64]) -> bool {
        let mut numbers = Numbers::default();
        for kernel in kernel {
            numbers.add(OPERATION, "", Side::Ours, 1.0);
            numbers.add(KERNEL, "", Side::Ours, *kernel);
        }
        let (guard, tool, target) = (&GUARDS[0], &TOOLS[0], PathBuf::new());
        let call = tool.ours(Path::new("beebox"), None, &target);
        Guarded { guard, tool, call, target, numbers }.is_within()
    }

    #[test]
    fn the_median_decides() {
        assert!(judged(&[1.0, 2.0, 1e6]));
        assert!(!judged(&[1.0, 1e6, 1e6]));
    }

    #[test]
    fn each_guard_is_of_a_tool() {
        let names = super::super::subject::names();
        assert!(GUARDS.iter().all(|guard| names.contains(&guard.tool)));
    }
}
