//! The README's commands, one after another, and what has to be so after each.

use std::process::Command;
use std::process::Stdio;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;

use super::readme;
use crate::vm::signals;

/// What a command begins with, and what is looked at when it is done; it gets the output.
pub struct Step<'a> {
    pub begins: &'a str,
    pub then: &'a dyn Fn(&str) -> Result<()>,
}

/// Runs each command of a part, of which each is one of the steps, in their order.
pub fn run(part: &str, start: &dyn Fn(&str) -> Command, steps: &[Step]) -> Result<()> {
    let commands = readme::commands(part)?;
    let expected: Vec<&str> = steps.iter().map(|step| step.begins).collect();
    let fits = commands.len() == steps.len()
        && commands.iter().zip(&expected).all(|(command, begin)| command.starts_with(begin));
    ensure!(fits, "of {part}, README.md shows {commands:?}; checked is {expected:?}");
    for (command, step) in commands.iter().zip(steps) {
        signals::check()?;
        let output = output(&mut start(command), command)?;
        (step.then)(&output).with_context(|| format!("after `{command}`"))?;
    }
    println!("As README.md shows: {}", commands.join("; "));
    Ok(())
}

/// What it prints; in an error, what it said.
pub fn output(command: &mut Command, shown: &str) -> Result<String> {
    let output =
        command.stdin(Stdio::null()).output().with_context(|| format!("cannot start `{shown}`"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    ensure!(output.status.success(), "`{shown}` failed ({}): {told}{said}", output.status);
    Ok(told)
}

/// For what needs no look.
pub fn nothing(_: &str) -> Result<()> {
    Ok(())
}
