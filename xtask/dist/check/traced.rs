//! Whether a tool really traces, to the last event: what a command opens, or what we open
//! ourselves from outside of the root that the tool is in.

use std::fs::File;
use std::io::BufRead;
use std::io::BufReader;
use std::process::Command;
use std::process::Stdio;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;
use anyhow::ensure;
use serde_json::Value;

use crate::shell;

/// A prime number, and a path that nobody else asks for.
const OPENS: usize = 7;
const PREFIX: &str = "/beebox-is-checked";

/// `opensnoop --path /etc/hostname -- cat /etc/hostname`: that one open, and no other.
pub fn cat(command: &mut Command) -> Result<()> {
    shown_by_cat(&shell::output(command)?)
}

/// What that prints.
pub fn shown_by_cat(output: &str) -> Result<()> {
    let told = || format!("opensnoop showed not that cat opens /etc/hostname, but:\n{output}");
    let mut lines = output.lines().filter(|line| line.contains("/etc/hostname"));
    let line = lines.next().with_context(told)?;
    ensure!(lines.next().is_none(), told());
    let fields: Vec<&str> = line.split_whitespace().collect();
    let [pid, "cat", "3", "0", "/etc/hostname"] = fields.as_slice() else { bail!(told()) };
    ensure!(pid.parse::<u32>().is_ok(), told());
    Ok(())
}

/// opensnoop, as it is called in whatever root: it sees each of our opens.
pub fn from_outside(mut opensnoop: Command) -> Result<()> {
    // The number of the process, as another of the same name may be looking, too.
    let prefix = format!("{PREFIX}-{}-", std::process::id());
    opensnoop.args(["-j", "-d", "20s", "--path", &prefix, "--count"]).arg(OPENS.to_string());
    let shown = shell::shown(&opensnoop);
    let mut child = opensnoop
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {shown}"))?;
    let output = BufReader::new(child.stdout.take().context("no output")?);
    let mut paths = Vec::new();
    let mut end = Value::Null;
    for line in output.lines() {
        let record: Value = serde_json::from_str(&line?)?;
        match record["record"].as_str() {
            // Everything is attached.
            Some("start") => (0..OPENS).for_each(|at| drop(File::open(format!("{prefix}{at}")))),
            Some("end") => end = record,
            _ => paths.push((
                record["path"].as_str().unwrap_or_default().to_owned(),
                record["err"].as_str().unwrap_or_default().to_owned(),
            )),
        }
    }
    let status = child.wait()?;
    ensure!(status.success(), "{shown} ended with {status}");
    let expected: Vec<_> =
        (0..OPENS).map(|at| (format!("{prefix}{at}"), "ENOENT".to_owned())).collect();
    ensure!(paths == expected, "{shown} showed {paths:?} of {OPENS} opens");
    ensure!(end["ledger"]["seen"] == OPENS, "{shown} tells: {end}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_open_by_cat_and_no_other() {
        let head = "    PID COMM               FD ERR      PATH\n";
        let line = "  13189 cat                 3 0        /etc/hostname\n";
        assert!(shown_by_cat(&format!("{head}{line}")).is_ok());
        assert!(shown_by_cat(head).is_err());
        assert!(shown_by_cat(&format!("{head}{line}{line}")).is_err());
        assert!(shown_by_cat(&format!("{head}{}", line.replace("cat", "dog"))).is_err());
        let failed = line.replace("3 0     ", "- ENOENT");
        assert!(shown_by_cat(&format!("{head}{failed}")).is_err());
    }
}
