//! This machine's own kernel: whether it lets us load programs, and why not.

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;
use std::process::Output;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;
use nix::sys::utsname::uname;
use serde_json::Value;

use crate::shell;

/// What `uname -r` says.
pub fn release() -> String {
    uname().map(|names| names.release().to_string_lossy().into_owned()).unwrap_or_default()
}

/// Whether we can be root, asking for sudo's password now rather than amid other output.
pub fn can_be_root() -> bool {
    shell::is_root()
        || shell::on_path("sudo")
            .is_some_and(|sudo| shell::run(Command::new(sudo).arg("-v")).is_ok())
}

/// A command as root, with these variables, which sudo does not pass on by itself.
pub fn as_root(program: &OsString, variables: &[(&str, OsString)]) -> Result<Command> {
    let Some(mut command) = shell::as_root("env") else {
        bail!("it needs root, and there is no sudo");
    };
    for (name, value) in variables {
        let mut word = OsString::from(format!("{name}="));
        word.push(value);
        command.arg(word);
    }
    command.arg(program);
    Ok(command)
}

/// Why this machine can run that tool not at all, or, without one, no tool; `None` if it
/// can. It is tried: doctor really loads and attaches them.
pub fn refusal(beebox: &Path, tool: Option<&str>) -> Result<Option<String>> {
    if !can_be_root() {
        return Ok(Some("tracing needs root, and sudo does not give it".into()));
    }
    let mut doctor = as_root(&beebox.into(), &[])?;
    doctor.args(["doctor", "-j"]).args(tool);
    let output =
        doctor.output().with_context(|| format!("cannot start {}", shell::shown(&doctor)))?;
    reason(&output)
}

fn reason(output: &Output) -> Result<Option<String>> {
    let told = String::from_utf8_lossy(&output.stdout);
    let said = String::from_utf8_lossy(&output.stderr);
    let reports: Vec<Value> =
        told.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    if reports.iter().any(|report| report["plan"].is_string()) {
        return Ok(None);
    }
    match output.status.code() {
        Some(77) => {
            let why = said.trim().rsplit_once("not permitted: ").map_or("", |(_, why)| why);
            Ok(Some(format!("not permitted: {}", why.split(';').next().unwrap_or(why))))
        }
        Some(69) => {
            let first = reports.first().and_then(|report| report["plans"][0]["why"].as_str());
            Ok(Some(first.unwrap_or("no plan works").to_owned()))
        }
        _ => bail!("doctor: {} ({})", said.trim(), output.status),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::process::ExitStatusExt;
    use std::process::ExitStatus;

    fn output(status: i32, stdout: &str, stderr: &str) -> Output {
        let status = ExitStatus::from_raw(status << 8);
        Output { status, stdout: stdout.into(), stderr: stderr.into() }
    }

    #[test]
    fn what_doctor_says() {
        let works = r#"{"tool":"a","plan":"x","plans":[{"plan":"x","works":true}]}"#;
        let not =
            r#"{"tool":"a","plan":null,"plans":[{"plan":"x","works":false,"why":"too old"}]}"#;
        let of = |status, stdout: &str, stderr| reason(&output(status, stdout, stderr));
        assert_eq!(of(0, works, "").unwrap(), None);
        // One of several works: that is enough.
        assert_eq!(of(69, &format!("{not}\n{works}"), "").unwrap(), None);
        assert_eq!(of(69, not, "").unwrap().as_deref(), Some("too old"));
        let said = "beebox: not permitted: CAP_BPF missing; run it as root";
        assert_eq!(of(77, "", said).unwrap().as_deref(), Some("not permitted: CAP_BPF missing"));
        assert!(of(2, "", "beebox: there is no tool").is_err());
    }
}
