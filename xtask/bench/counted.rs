//! What programs take in the kernel, by the kernel's own count, and what it takes to call
//! any program at all.

use std::path::Path;
use std::time::Duration;
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
use super::subject::Work;

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
        under: &Under,
        empty: f64,
    ) -> Result<()> {
        let taken = self.taken(under.work, &measured.target, call)?;
        let each = |value: f64| value / taken.operations as f64;
        let above = taken.ns as f64 - taken.runs as f64 * empty;
        let mut add = |what: &str, unit, value| {
            measured.numbers.add(&under.row(what), unit, side, value);
        };
        add("kernel time per operation", "ns", each(taken.ns as f64));
        add(ABOVE_EMPTY, "ns", each(above));
        add("program runs per operation", "", each(taken.runs as f64));
        add(KERNEL_SHARE, "%", 100.0 * taken.ns as f64 / taken.elapsed.as_nanos() as f64);
        Ok(())
    }

    /// Runs the workload under a tool while the kernel counts.
    pub fn taken(&self, work: &Work, target: &Path, call: &Call) -> Result<Taken> {
        let counting = host::Setting::counting()?;
        let tool = self.start(call, Place::Pipe)?;
        let before = procfs::run_time(tool.pid());
        let started = Instant::now();
        let done = self.load(work, target, self.seconds, None)?.finish()?;
        let elapsed = started.elapsed();
        let after = procfs::run_time(tool.pid());
        // Killed: what it would print, some for ten seconds, is no matter here.
        drop(tool);
        drop(counting);
        Ok(Taken {
            ns: after.0.saturating_sub(before.0),
            runs: after.1.saturating_sub(before.1),
            operations: done.operations,
            elapsed,
        })
    }

    /// What the kernel takes to call a program that does nothing, ns, under this load.
    pub fn empty(&self, measured: &mut Measured, under: &Under) -> Result<f64> {
        let each = self.empty_each(under.work, &measured.target)?;
        measured.numbers.add(&under.row("empty program"), "ns", Side::Floor, each);
        Ok(each)
    }

    /// The same, where nobody keeps numbers.
    pub fn empty_each(&self, work: &Work, target: &Path) -> Result<f64> {
        let counting = host::Setting::counting()?;
        let empty = Empty::at(self.empty, "raw_tp", work.hook)?;
        let before = procfs::run_time(empty.pid());
        self.load(work, target, self.seconds, None)?.finish()?;
        let after = procfs::run_time(empty.pid());
        drop(counting);
        let runs = after.1.saturating_sub(before.1);
        ensure!(runs > 0, "the workload never passes {}", work.hook);
        Ok(after.0.saturating_sub(before.0) as f64 / runs as f64)
    }
}
