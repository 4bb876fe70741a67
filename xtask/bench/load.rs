//! The workloads: a tight loop on one CPU, in a process of its own, that counts what it does.

use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use clap::ValueEnum;
use nix::sched::CpuSet;
use nix::sched::sched_setaffinity;
use nix::unistd::Pid;

use super::steps;
use super::steps::Kind;

/// Does it for that long and prints how often and in how many ns.
pub fn run(kind: Kind, target: &Path, seconds: f64) -> Result<()> {
    let mut cpu = CpuSet::new();
    cpu.set(0)?;
    sched_setaffinity(Pid::from_raw(0), &cpu).context("cannot stay on CPU 0")?;
    let mut step = steps::of(kind, target)?;
    let (mut done, length) = (0, Duration::from_secs_f64(seconds));
    let started = Instant::now();
    while started.elapsed() < length {
        for _ in 0..8 {
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
    pub fn start(kind: Kind, target: &Path, seconds: f64) -> Result<Self> {
        let kind = kind.to_possible_value().context("every kind has a name")?;
        let child = Command::new(std::env::current_exe()?)
            .args(["bench", "--workload", kind.get_name(), "--seconds"])
            .arg(seconds.to_string())
            .arg("--target")
            .arg(target)
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
