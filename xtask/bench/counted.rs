//! What programs take in the kernel, by the kernel's own count, and what it takes to call
//! any program at all.

use std::path::Path;
use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use nix::unistd::Pid;

use super::child;
use super::host;
use super::load::Load;
use super::procfs;
use super::rounds;
use super::rounds::Bench;
use super::rounds::Measured;
use super::sink::Place;
use super::steps::Kind;
use super::subject::Call;
use super::subject::Side;
use super::subject::Tool;

/// Rows that figures are read from.
pub const ABOVE_EMPTY: &str = "kernel time above empty programs";
pub const KERNEL_SHARE: &str = "share of one CPU in the kernel";

/// What programs took while the workload ran.
pub struct Taken {
    pub ns: u64,
    pub runs: u64,
    pub operations: u64,
    pub elapsed: Duration,
}

impl Bench<'_> {
    /// What its programs take in the kernel, by the kernel's own count.
    pub fn counted(
        &self,
        measured: &mut Measured,
        side: Side,
        call: &Call,
        empty: f64,
    ) -> Result<()> {
        let taken = self.taken(measured.tool.kind, &measured.target, call)?;
        let each = |value: f64| value / taken.operations as f64;
        let above = taken.ns as f64 - taken.runs as f64 * empty;
        let numbers = &mut measured.numbers;
        numbers.add("kernel time per operation", "ns", side, each(taken.ns as f64));
        numbers.add(ABOVE_EMPTY, "ns", side, each(above));
        numbers.add("program runs per operation", "", side, each(taken.runs as f64));
        let share = 100.0 * taken.ns as f64 / taken.elapsed.as_nanos() as f64;
        numbers.add(KERNEL_SHARE, "%", side, share);
        Ok(())
    }

    /// Runs the workload under a tool while the kernel counts.
    pub fn taken(&self, kind: Kind, target: &Path, call: &Call) -> Result<Taken> {
        let stats = host::Setting::counting()?;
        let tool = self.start(call, Place::Pipe)?;
        let before = procfs::run_time(tool.pid());
        let started = Instant::now();
        let done = Load::start(kind, target, self.seconds)?.finish()?;
        let elapsed = started.elapsed();
        let after = procfs::run_time(tool.pid());
        tool.stop()?;
        drop(stats);
        Ok(Taken {
            ns: after.0.saturating_sub(before.0),
            runs: after.1.saturating_sub(before.1),
            operations: done.operations,
            elapsed,
        })
    }

    /// What the kernel takes to call a program that does nothing, ns, under this load.
    pub fn empty(&self, measured: &mut Measured) -> Result<f64> {
        let each = self.empty_each(measured.tool, &measured.target)?;
        measured.numbers.add("empty program", "ns", Side::Floor, each);
        Ok(each)
    }

    /// The same, where nobody keeps numbers.
    pub fn empty_each(&self, tool: &Tool, target: &Path) -> Result<f64> {
        let stats = host::Setting::counting()?;
        let mut command = Command::new(self.empty);
        let command = command.arg(tool.hook).stdin(Stdio::piped());
        let empty = child::Guard(command.spawn().context("cannot start the empty program")?);
        let pid = Pid::from_raw(empty.0.id().cast_signed());
        thread::sleep(rounds::CATCH_UP);
        let before = procfs::run_time(pid);
        Load::start(tool.kind, target, self.seconds)?.finish()?;
        let after = procfs::run_time(pid);
        drop(stats);
        let runs = after.1.saturating_sub(before.1);
        ensure!(runs > 0, "the workload never passes {}", tool.hook);
        Ok(after.0.saturating_sub(before.0) as f64 / runs as f64)
    }
}
