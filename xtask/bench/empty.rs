//! A program that does nothing, attached while this lives.

use std::io::Read as _;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;

use anyhow::Context as _;
use anyhow::Result;
use nix::unistd::Pid;

use super::child::Guard;

/// The process that holds it.
pub struct Empty(Guard);

impl Empty {
    /// Attaches it: `way` and `place` are those of the tests' program `empty`.
    ///
    /// # Errors
    /// If it cannot be had here.
    pub fn at(program: &Path, way: &str, place: &str) -> Result<Self> {
        let mut command = Command::new(program);
        command.args([way, place]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().context("cannot start the empty program")?;
        let said = child.stdout.take();
        let empty = Self(Guard(child));
        let mut ready = [0];
        let heard = said.context("it has an output")?.read_exact(&mut ready);
        heard.with_context(|| format!("no empty program at {place} by {way}"))?;
        Ok(empty)
    }

    pub fn pid(&self) -> Pid {
        let Guard(child) = &self.0;
        Pid::from_raw(Child::id(child).cast_signed())
    }
}
