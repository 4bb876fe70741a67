//! deny: refuses crates whose licence, origin or version is none of ours, by cargo-deny and
//! deny.toml. Before its word is taken it has to refuse a crate that was made to be refused.

mod advisories;

use std::process::Command;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;
use serde_json::Value;

use crate::program;
use crate::repo;
use crate::shell;

use advisories::Advisories;

/// It knows the options and the output that we go by, and where it looks for advisories.
const VERSION: &str = "0.20.2";

/// The crate that is to be refused, and for what.
const REFUSED: &str = "deny/refused/Cargo.toml";
const REASONS: &[&str] = &["rejected", "vulnerability RUSTSEC-2025-0047", "wildcard", "yanked"];

/// Check licences, origins and advisories of all crates, as deny.toml says
#[derive(clap::Args)]
pub struct Args {
    /// Go by the snapshot of the advisories, even where RustSec's database can be fetched
    #[arg(long)]
    snapshot: bool,

    /// Fetch RustSec's database, and make the snapshot anew of it
    #[arg(long, conflicts_with = "snapshot")]
    renew: bool,
}

pub fn run(args: &Args) -> Result<()> {
    let place = repo::target().join("cargo-deny");
    let program = program::get("cargo-deny", VERSION)?;
    let advisories = if args.renew {
        let fetched = Advisories::fetch(&place)?;
        fetched.renew()?;
        fetched
    } else if args.snapshot {
        Advisories::snapshot(&place, "as asked")?
    } else {
        Advisories::fetch(&place)
            .or_else(|error| Advisories::snapshot(&place, &format!("{error:#}")))?
    };
    advisories::covers_the_lock_file()?;
    println!("Advisories: {advisories}");
    let check = |manifest: &str| -> Result<Command> {
        fetch_crates(manifest)?;
        let mut deny = Command::new(&program);
        deny.current_dir(repo::root()).env("BEEBOX_ADVISORIES", &advisories.folder);
        deny.args(["--manifest-path", manifest, "--config", "deny.toml"]);
        // What it needs is there now, and it is to fetch no other database.
        deny.args(["--locked", "--offline"]);
        Ok(deny)
    };
    refuses(check(REFUSED)?.args(["--format", "json", "check"]))?;
    shell::run(check("Cargo.toml")?.arg("check"))
}

/// The crates themselves, whose manifests are read, and what the index says of them. Cargo wants
/// those of other systems, too, before it says which they are.
fn fetch_crates(manifest: &str) -> Result<()> {
    shell::run(&mut shell::cargo(&["fetch", "--quiet", "--locked", "--manifest-path", manifest]))
}

/// Whether the check fails, and for each reason that there is.
fn refuses(check: &mut Command) -> Result<()> {
    let output = check.output().with_context(|| format!("cannot start {}", shell::shown(check)))?;
    let text = String::from_utf8_lossy(&output.stderr);
    let found = errors(&text);
    let missing: Vec<_> =
        REASONS.iter().filter(|reason| !found.iter().any(|it| it == *reason)).copied().collect();
    if output.status.success() || !missing.is_empty() {
        bail!(
            "the check proves nothing: of {REFUSED} it does not say: {}; what it says: {}",
            missing.join(", "),
            if found.is_empty() { text.trim().to_owned() } else { found.join(", ") }
        );
    }
    println!("The check refuses what it should: {}", REASONS.join(", "));
    Ok(())
}

/// What cargo-deny, told to write JSON, counts as an error: its code, with an advisory's name; or
/// why it could not check.
fn errors(text: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let error = |line: Value| {
        let fields = &line["fields"];
        if line["type"] == "log" && fields["level"] == "ERROR" {
            return fields["message"].as_str().map(str::to_owned);
        }
        if line["type"] != "diagnostic" || fields["severity"] != "error" {
            return None;
        }
        let code = fields["code"].as_str()?;
        let id = fields["advisory"]["id"].as_str();
        Some(id.map_or_else(|| code.to_owned(), |id| format!("{code} {id}")))
    };
    let mut errors: Vec<_> = lines.filter_map(error).collect();
    errors.sort();
    errors.dedup();
    errors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_error_counts_once_and_advisories_have_names() {
        let text = r#"{"type":"diagnostic","fields":{"severity":"error","code":"rejected"}}
not JSON
{"type":"diagnostic","fields":{"severity":"warning","code":"wildcard"}}
{"type":"diagnostic","fields":{"severity":"error","code":"vulnerability","advisory":{"id":"RUSTSEC-1"}}}
{"type":"log","fields":{"level":"WARN","message":"slow"}}
{"type":"log","fields":{"level":"ERROR","message":"no database"}}
{"type":"diagnostic","fields":{"severity":"error","code":"rejected"}}
{"type":"summary","fields":{}}"#;
        assert_eq!(errors(text), ["no database", "rejected", "vulnerability RUSTSEC-1"]);
    }

    #[test]
    fn a_program_that_refuses_nothing_proves_nothing() {
        let said = |words: &str, status: &str| {
            let script = format!("printf '%s\\n' '{words}' >&2; exit {status}");
            refuses(Command::new("sh").args(["-c", &script]))
        };
        let line = |code: &str| {
            let (code, id) = code.split_once(' ').unwrap_or((code, ""));
            let advisory = if id.is_empty() { Value::Null } else { serde_json::json!({"id": id}) };
            let fields =
                serde_json::json!({"severity": "error", "code": code, "advisory": advisory});
            serde_json::json!({"type": "diagnostic", "fields": fields}).to_string()
        };
        let all: Vec<String> = REASONS.iter().map(|code| line(code)).collect();
        assert!(said(&all.join("\n"), "1").is_ok());
        assert!(said(&all.join("\n"), "0").is_err());
        for (left_out, reason) in REASONS.iter().enumerate() {
            let mut some = all.clone();
            some.remove(left_out);
            let error = said(&some.join("\n"), "1").unwrap_err().to_string();
            assert!(error.contains(&format!("say: {reason};")), "{error}");
        }
        let error = said("no database", "1").unwrap_err().to_string();
        assert!(error.ends_with("no database"), "{error}");
    }
}
