//! At a pace: what a tool takes when there is not much to do, and when there is ten times as
//! much.

use std::thread;
use std::time::Instant;

use anyhow::Result;

use super::host;
use super::measured::Measured;
use super::procfs;
use super::rounds::Bench;
use super::rounds::CATCH_UP;
use super::shown::Shown;
use super::sink::Place;
use super::subject::Call;
use super::subject::Side;

impl Bench<'_> {
    /// The tool's CPU and its programs', and what it misses, at so many operations a second.
    /// Counting their time costs them too little to matter here.
    pub fn paced(&self, measured: &mut Measured, side: Side, call: &Call, rate: u64) -> Result<()> {
        let work = &measured.tool.work;
        let stats = host::Setting::counting()?;
        let tool = self.start(call, Place::Pipe)?;
        let before = (procfs::on_cpu(tool.pid()), procfs::run_time(tool.pid()).0);
        let started = Instant::now();
        let done = self.load(work, &measured.target, self.seconds, Some(rate))?.finish()?;
        thread::sleep(CATCH_UP);
        let elapsed = started.elapsed().as_nanos() as f64;
        let on_cpu = procfs::on_cpu(tool.pid()).saturating_sub(before.0) as f64;
        let in_kernel = procfs::run_time(tool.pid()).0.saturating_sub(before.1) as f64;
        // Who does not tell of events need not print what it has.
        let output = match work.shown {
            Shown::Unknown => None,
            _ => Some(tool.stop()?.output),
        };
        drop(stats);
        let made = done.operations as f64 * f64::from(work.shown.events_each());
        let mut add = |what: &str, unit, value| {
            measured.numbers.add(&format!("{what} ({rate}/s)"), unit, side, value);
        };
        add("CPU per event once attached", "ns", on_cpu / made);
        add("share of one CPU in the tool", "%", 100.0 * on_cpu / elapsed);
        add("share of one CPU in the kernel", "%", 100.0 * in_kernel / elapsed);
        let shown = output.and_then(|it| work.shown.count(work.kind, &it, &measured.target));
        if let Some(shown) = shown {
            add("events lost", "", made - shown as f64);
        }
        Ok(())
    }
}
