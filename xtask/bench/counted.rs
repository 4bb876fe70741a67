//! What programs take in the kernel, by the kernel's own count, and what it takes to call
//! any program at all.

use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use nix::unistd::Pid;

use super::child;
use super::host;
use super::procfs;
use super::rounds;
use super::rounds::Bench;
use super::rounds::Measured;
use super::sink::Place;
use super::subject::Call;
use super::subject::Side;

/// Rows that figures are read from.
pub const ABOVE_EMPTY: &str = "kernel time above empty programs";
pub const KERNEL_SHARE: &str = "share of one CPU in the kernel";

impl Bench<'_> {
    /// What its programs take in the kernel, by the kernel's own count.
    pub fn counted(
        &self,
        measured: &mut Measured,
        side: Side,
        call: &Call,
        empty: f64,
    ) -> Result<()> {
        let stats = host::Stats::on()?;
        let tool = self.start(call, Place::Pipe)?;
        let before = procfs::run_time(tool.pid());
        let started = Instant::now();
        let done = self.load(measured, self.seconds)?.finish()?;
        let elapsed = started.elapsed();
        let after = procfs::run_time(tool.pid());
        tool.stop()?;
        drop(stats);
        let (time, runs) = (after.0.saturating_sub(before.0), after.1.saturating_sub(before.1));
        let each = |value: f64| value / done.operations as f64;
        let above = time as f64 - runs as f64 * empty;
        let numbers = &mut measured.numbers;
        numbers.add("kernel time per operation", "ns", side, each(time as f64));
        numbers.add(ABOVE_EMPTY, "ns", side, each(above));
        numbers.add("program runs per operation", "", side, each(runs as f64));
        let share = 100.0 * time as f64 / elapsed.as_nanos() as f64;
        numbers.add(KERNEL_SHARE, "%", side, share);
        Ok(())
    }

    /// What the kernel takes to call a program that does nothing, ns, under this load.
    pub fn empty(&self, measured: &mut Measured) -> Result<f64> {
        let stats = host::Stats::on()?;
        let mut command = Command::new(self.empty);
        let command = command.arg(measured.tool.hook).stdin(Stdio::piped());
        let empty = child::Guard(command.spawn().context("cannot start the empty program")?);
        let pid = Pid::from_raw(empty.0.id().cast_signed());
        thread::sleep(rounds::CATCH_UP);
        let before = procfs::run_time(pid);
        self.load(measured, self.seconds)?.finish()?;
        let after = procfs::run_time(pid);
        drop(stats);
        let runs = after.1.saturating_sub(before.1);
        ensure!(runs > 0, "the workload never passes {}", measured.tool.hook);
        let each = after.0.saturating_sub(before.0) as f64 / runs as f64;
        measured.numbers.add("empty program", "ns", Side::Floor, each);
        Ok(each)
    }
}
