//! The workloads: a loop on one CPU, tight or at a pace, in a process of its own that counts
//! what it does.

use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use nix::sched::CpuSet;
use nix::sched::sched_setaffinity;
use nix::sys::time::TimeSpec;
use nix::time::ClockId;
use nix::time::ClockNanosleepFlags;
use nix::time::clock_gettime;
use nix::time::clock_nanosleep;
use nix::unistd::Pid;

use super::steps;
use super::steps::Kind;

/// Operations in a row between two looks at the clock.
const GROUP: u64 = 8;
/// A sleep is good for this many slots a second; at a higher rate several operations share one.
const SLOTS: u64 = 1000;

/// Does it for that long, so often a second or as often as it can, and prints how often and in
/// how many ns.
pub fn run(kind: Kind, target: &Path, seconds: f64, rate: Option<u64>) -> Result<()> {
    let mut cpu = CpuSet::new();
    cpu.set(0)?;
    sched_setaffinity(Pid::from_raw(0), &cpu).context("cannot stay on CPU 0")?;
    let mut step = steps::of(kind, target)?;
    let (mut done, length) = (0, Duration::from_secs_f64(seconds));
    let group = rate.map_or(GROUP, |rate| rate.div_ceil(SLOTS));
    let slot = rate.map(|rate| Duration::from_nanos(group * 1_000_000_000 / rate));
    let mut next = clock_gettime(ClockId::CLOCK_MONOTONIC)?;
    let started = Instant::now();
    while started.elapsed() < length {
        if let Some(slot) = slot {
            next = next + TimeSpec::from(slot);
            // To a time, not for one: what the operations take must not add up.
            clock_nanosleep(ClockId::CLOCK_MONOTONIC, ClockNanosleepFlags::TIMER_ABSTIME, &next)?;
        }
        for _ in 0..group {
            step(done)?;
            done += 1;
        }
    }
    println!("{done} {}", started.elapsed().as_nanos());
    Ok(())
}

/// A workload that is running; ended when dropped.
pub struct Load(Child);

/// What a workload has done.
#[derive(Clone, Copy, Debug)]
pub struct Done {
    pub operations: u64,
    pub ns_each: f64,
}

impl Load {
    /// Starts this program as the workload.
    pub fn start(kind: Kind, target: &Path, seconds: f64, rate: Option<u64>) -> Result<Self> {
        let child = Command::new(std::env::current_exe()?)
            .args(["bench", "--workload", &kind.name(), "--seconds"])
            .arg(seconds.to_string())
            .arg("--target")
            .arg(target)
            .args(rate.map(|rate| format!("--rate={rate}")))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start the workload")?;
        Ok(Self(child))
    }

    /// Waits for its end.
    pub fn finish(mut self) -> Result<Done> {
        let mut text = String::new();
        if let Some(mut stdout) = self.0.stdout.take() {
            std::io::Read::read_to_string(&mut stdout, &mut text)?;
        }
        let mut words = text.split_whitespace().map(str::parse::<u64>);
        let (Some(Ok(operations)), Some(Ok(ns))) = (words.next(), words.next()) else {
            anyhow::bail!("the workload failed ({})", self.0.wait()?);
        };
        Ok(Done { operations, ns_each: ns as f64 / operations as f64 })
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        // Both fail only if it is gone already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
