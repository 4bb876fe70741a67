//! A tool in this bench: how each side is called, and what was measured.

use std::path::PathBuf;

use anyhow::Context as _;
use anyhow::Result;
use serde_json::Value;

use super::check_stopped;
use super::numbers::Numbers;
use super::subject::Call;
use super::subject::Side;
use super::subject::Tool;

/// A tool with what was measured, or why it could not be.
pub struct Measured {
    pub tool: &'static Tool,
    /// The attach plan that ours took.
    pub plan: String,
    /// What its first workload works on.
    pub target: PathBuf,
    pub numbers: Numbers,
    pub failure: Option<String>,
    /// Ours and the peers that run here, in the order in which they are measured.
    pub sides: Vec<(Side, Call)>,
    /// What peers were called by, or why one is not here.
    pub notes: Vec<String>,
}

impl Measured {
    /// Measures each side. A peer that fails is left out from then on: it must not hide ours.
    ///
    /// # Errors
    /// If ours fails.
    pub fn each(
        &mut self,
        mut measure: impl FnMut(&mut Self, Side, &Call) -> Result<()>,
    ) -> Result<()> {
        for (side, call) in self.sides.clone() {
            let measured = measure(self, side, &call);
            check_stopped()?;
            match measured {
                Err(error) if side != Side::Ours => {
                    self.sides.retain(|(other, _)| *other != side);
                    self.note(side, &format!("failed and was left out: {}", brief(&error)));
                }
                other => other?,
            }
        }
        Ok(())
    }

    /// Tells it now, and in the result.
    pub fn note(&mut self, side: Side, what: &str) {
        let note = format!("{}: {what}", side.name());
        eprintln!("bench: {}: {note}", self.tool.name);
        self.notes.push(note);
    }
}

/// The last that it said: compilers say a lot.
pub fn brief(error: &anyhow::Error) -> String {
    let text = format!("{error:#}");
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let last = lines.next_back().unwrap_or_default();
    last.chars().take(160).collect()
}

/// The plan that ours takes here, out of the record that it starts JSON with. Warms the
/// caches, too.
pub fn plan(ours: &Call) -> Result<String> {
    let mut command = std::process::Command::new(&ours.program);
    command.args(&ours.arguments).args(["--output", "json", "--duration", "1ms"]);
    let output = command.output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let start = text.lines().next().unwrap_or_default();
    let start: Value = serde_json::from_str(start).with_context(|| {
        let said = String::from_utf8_lossy(&output.stderr);
        format!("it does not start: {}", said.trim())
    })?;
    Ok(start["plan"].as_str().unwrap_or("?").to_owned())
}
