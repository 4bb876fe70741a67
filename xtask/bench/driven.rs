//! The tests' workload: it makes exactly what it is told to, when it is told to.

use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::path::Path;
use std::process::ChildStdin;
use std::process::ChildStdout;
use std::process::Command;
use std::process::Stdio;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;

use super::child::Guard;

/// A workload that waits for its word, or works. Killed when dropped.
pub struct Driven {
    go: ChildStdin,
    said: BufReader<ChildStdout>,
    child: Guard,
}

impl Driven {
    /// Starts it; it is ready when this returns.
    pub fn start(workload: &Path, words: &[String]) -> Result<Self> {
        let mut command = Command::new(workload);
        command.args(words).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().context("cannot start the workload")?;
        let go = child.stdin.take().context("it has an input")?;
        let said = BufReader::new(child.stdout.take().context("it has an output")?);
        let mut driven = Self { go, said, child: Guard(child) };
        driven.until("ready")?;
        Ok(driven)
    }

    pub fn pid(&self) -> u32 {
        self.child.0.id()
    }

    /// Has it go on.
    pub fn go(&mut self) -> Result<()> {
        self.go.write_all(b"\n").context("the workload has ended")
    }

    /// Waits until it says a line that begins so: `done` at its end, `paused` before what it
    /// is to do later.
    pub fn until(&mut self, word: &str) -> Result<()> {
        let mut line = String::new();
        while line.split_whitespace().next() != Some(word) {
            line.clear();
            ensure!(self.said.read_line(&mut line)? > 0, "the workload has ended");
        }
        Ok(())
    }
}
