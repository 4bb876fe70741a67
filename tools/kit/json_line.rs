//! JSON lines that are a run's and no event's: the first and the last, and the way they
//! are written.

use anyhow::Context as _;
use anyhow::Result;
use serde_json::Value;
use serde_json::json;

use crate::clock;
use crate::clock::Clock;
use crate::json;
use crate::plan::Plan;
use crate::tool::Cx;

/// The first record of a run.
///
/// # Errors
/// If the kernel does not tell its name.
pub fn start(cx: &Cx, plan: &Plan, out: &mut Vec<u8>) -> Result<()> {
    let system = nix::sys::utsname::uname().context("uname")?;
    let start = json!({
        "record": "start",
        "schema": 1,
        "tool": cx.name,
        "version": cx.version,
        "host": system.nodename().to_string_lossy(),
        "kernel": system.release().to_string_lossy(),
        "plan": plan.name,
        "blind_to": plan.blind,
        "time": now(),
    });
    line(&start, out);
    Ok(())
}

/// The present, ns since the epoch, by the clock that events have.
pub fn real_time() -> u64 {
    clock::boot_time().wrapping_add_signed(clock::offset().unwrap_or(0))
}

/// The present, as JSON has it.
fn now() -> String {
    let mut text = Vec::new();
    Clock::new().rfc3339(real_time(), &mut text);
    String::from_utf8(text).unwrap_or_default()
}

/// A JSON value as a line. Its strings are ours, but for the host's name, which
/// may hold anything: all of them go through the terminal-safe writer.
pub fn line(value: &Value, out: &mut Vec<u8>) {
    write(value, out);
    out.push(b'\n');
}

fn write(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::String(text) => json::string(text, out),
        Value::Array(items) => {
            out.push(b'[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(b',');
                }
                write(item, out);
            }
            out.push(b']');
        }
        Value::Object(fields) => {
            out.push(b'{');
            for (i, (name, item)) in fields.iter().enumerate() {
                if i > 0 {
                    out.push(b',');
                }
                json::string(name, out);
                out.push(b':');
                write(item, out);
            }
            out.push(b'}');
        }
        plain => out.extend_from_slice(plain.to_string().as_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_json_and_safe() {
        let value = json!({"a\u{1b}": ["x\u{202e}", 1, null, {"b": 1.5}]});
        let mut out = Vec::new();
        line(&value, &mut out);
        let text = String::from_utf8(out).unwrap();
        assert!(text.is_ascii());
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
