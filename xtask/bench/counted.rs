//! What programs take in the kernel, by the kernel's own count, and what it takes to call
//! any program at all.

use std::time::Instant;

use anyhow::Result;
use anyhow::ensure;

use super::empty::Empty;
use super::host;
use super::measured::Measured;
use super::procfs;
use super::rounds::Bench;
use super::rounds::Under;
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
        under: &Under,
        empty: f64,
    ) -> Result<()> {
        let stats = host::Stats::on()?;
        let tool = self.start(call, Place::Pipe)?;
        let before = procfs::run_time(tool.pid());
        let started = Instant::now();
        let done = self.load(under.work, &measured.target, self.seconds, None)?.finish()?;
        let elapsed = started.elapsed();
        let after = procfs::run_time(tool.pid());
        // Killed: what it would print, some for ten seconds, is no matter here.
        drop(tool);
        drop(stats);
        let (time, runs) = (after.0.saturating_sub(before.0), after.1.saturating_sub(before.1));
        let each = |value: f64| value / done.operations as f64;
        let above = time as f64 - runs as f64 * empty;
        let mut add = |what: &str, unit, value| {
            measured.numbers.add(&under.row(what), unit, side, value);
        };
        add("kernel time per operation", "ns", each(time as f64));
        add(ABOVE_EMPTY, "ns", each(above));
        add("program runs per operation", "", each(runs as f64));
        add(KERNEL_SHARE, "%", 100.0 * time as f64 / elapsed.as_nanos() as f64);
        Ok(())
    }

    /// What the kernel takes to call a program that does nothing, ns, under this load.
    pub fn empty(&self, measured: &mut Measured, under: &Under) -> Result<f64> {
        let stats = host::Stats::on()?;
        let empty = Empty::at(self.empty, "raw_tp", under.work.hook)?;
        let before = procfs::run_time(empty.pid());
        self.load(under.work, &measured.target, self.seconds, None)?.finish()?;
        let after = procfs::run_time(empty.pid());
        drop(stats);
        let runs = after.1.saturating_sub(before.1);
        ensure!(runs > 0, "the workload never passes {}", under.work.hook);
        let each = after.0.saturating_sub(before.0) as f64 / runs as f64;
        measured.numbers.add(&under.row("empty program"), "ns", Side::Floor, each);
        Ok(each)
    }
}
