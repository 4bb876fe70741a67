//! matrix: every tool on every kernel, and the table of it.

mod column;
mod job;
mod judge;
mod live;
mod machine;
mod page;
pub mod suite;

use std::collections::BTreeMap;
use std::fs;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;
use clap::builder::PossibleValuesParser;

use crate::repo;
use crate::vm;
use column::COLUMNS;
use column::Column;
use job::Job;
use judge::Cell;
use judge::Expected;
use judge::Verdict;
use suite::Suite;

/// Run every tool's live tests on every kernel and write the table of it
///
/// The kernels are this machine's own and, in QEMU, Debian's 5.10, 6.1, 6.12 and newest, and
/// 6.12 locked down. Without --kernel and --tool the table is written to docs/kernels.md,
/// docs/kernels.json and the README.
#[derive(clap::Args)]
pub struct Args {
    /// Only these kernels
    #[arg(long, value_name = "K", num_args = 1.., value_parser = PossibleValuesParser::new(column::NAMES))]
    kernel: Vec<String>,

    /// Only the tests of these tools
    #[arg(long, value_name = "T", num_args = 1..)]
    tool: Vec<String>,

    /// Locked down, a tool that takes the same plan as on that kernel unlocked only has its cell
    #[arg(long, conflicts_with = "tool", requires = "kernel")]
    brief: bool,

    /// A kernel on which nothing can be run here is no failure
    #[arg(long)]
    allow_missing: bool,
}

/// What came of a kernel.
pub struct Outcome {
    pub column: &'static Column,
    /// What `uname -r` says there.
    pub release: String,
    /// Debian's version of it.
    pub package: String,
    /// Why nothing was run.
    pub missing: Option<String>,
    pub cells: Vec<Cell>,
    /// Of the tests that belong to no tool: how many passed, which failed.
    pub shared: (usize, Vec<String>),
    /// What tests left out, and why.
    pub skipped: BTreeMap<String, String>,
    /// What failed tests and dead guests said.
    pub failures: String,
}

pub fn run(args: &Args) -> Result<()> {
    vm::signals::catch()?;
    let expected = judge::expectations(&fs::read_to_string(repo::root().join("tests/plans.json"))?)
        .context("tests/plans.json")?;
    let tools: Vec<&str> = expected.iter().map(|one| one.tool.as_str()).collect();
    if let Some(unknown) = args.tool.iter().find(|tool| !tools.contains(&tool.as_str())) {
        bail!("--tool {unknown}: there is no such tool in tests/plans.json");
    }
    let chosen = |name: &str| args.tool.is_empty() || args.tool.iter().any(|tool| tool == name);
    let wanted: Vec<&Expected> = expected.iter().filter(|one| chosen(&one.tool)).collect();
    let columns = COLUMNS.iter().filter(|column| {
        args.kernel.is_empty() || args.kernel.iter().any(|name| name == column.name)
    });
    let (suite, filter) = (Suite::build()?, filter(&args.tool));
    let job = Job { suite, wanted, tools: &tools, filter, brief: args.brief };
    let outcomes = job.all(columns.collect())?;
    print!("\n{}", page::short(&outcomes));
    if args.kernel.is_empty()
        && args.tool.is_empty()
        && outcomes.iter().all(|one| one.missing.is_none())
    {
        write(&outcomes)?;
    }
    verdict(&outcomes, args.allow_missing)
}

/// The tests of some tools are those below their names.
fn filter(tools: &[String]) -> Vec<String> {
    tools.iter().map(|tool| format!("{tool}::")).collect()
}

/// Writes what the repository keeps of it.
fn write(outcomes: &[Outcome]) -> Result<()> {
    let root = repo::root();
    fs::write(root.join("docs/kernels.md"), page::page(outcomes))?;
    let json = serde_json::to_string_pretty(&machine::json(outcomes))?;
    fs::write(root.join("docs/kernels.json"), json + "\n")?;
    let readme = fs::read_to_string(root.join("README.md"))?;
    let new = page::in_readme(&readme, &page::short(outcomes));
    fs::write(root.join("README.md"), new.context("README.md has no place for the table")?)?;
    Ok(())
}

/// What went wrong, kernel by kernel; an error if anything did.
fn verdict(outcomes: &[Outcome], allow_missing: bool) -> Result<()> {
    let mut failed = Vec::new();
    for outcome in outcomes {
        let name = outcome.column.name;
        if let Some(why) = &outcome.missing {
            println!("{name}: not run: {why}");
            if !allow_missing {
                failed.push(format!("{name} not run"));
            }
        }
        let cells = outcome.cells.iter().filter(|cell| cell.verdict == Verdict::Failed);
        let cells = cells.map(|cell| format!("{}: {}", cell.tool, cell.why.join("; ")));
        let shared = outcome.shared.1.iter().map(|test| format!("{test} failed"));
        let mut wrong: Vec<String> = cells.chain(shared).collect();
        if wrong.is_empty() && !outcome.failures.is_empty() {
            wrong.push("see above".into());
        }
        if !wrong.is_empty() {
            println!("\n{}", outcome.failures);
            wrong.iter().for_each(|line| println!("{name}: {line}"));
            failed.push(format!("{name} failed"));
        }
    }
    if failed.is_empty() {
        return Ok(());
    }
    bail!("{}", failed.join(", "))
}

#[cfg(test)]
mod tests {
    use super::page::tests::outcome;
    use super::*;

    fn told(outcome: Outcome, allow_missing: bool) -> String {
        let outcomes = [self::outcome(0, "6.18", Verdict::Ok), outcome];
        verdict(&outcomes, allow_missing).err().map_or(String::new(), |error| error.to_string())
    }

    #[test]
    fn a_kernel_that_was_not_run_is_a_failure_unless_asked() {
        let missing = || {
            let mut outcome = outcome(1, "", Verdict::NotRun);
            outcome.missing = Some("no QEMU".into());
            outcome
        };
        assert_eq!(told(missing(), false), "5.10 not run");
        assert_eq!(told(missing(), true), "");
    }

    #[test]
    fn whatever_fails_is_a_failure() {
        let good = || outcome(1, "5.10", Verdict::Ok);
        assert_eq!(told(good(), false), "");
        assert_eq!(told(outcome(1, "5.10", Verdict::Unsupported), false), "");
        assert_eq!(told(outcome(1, "5.10", Verdict::Failed), true), "5.10 failed");
        let mut shared = good();
        shared.shared.1.push("command::ends".into());
        assert_eq!(told(shared, true), "5.10 failed");
        let mut died = good();
        died.failures = "the guest died".into();
        assert_eq!(told(died, true), "5.10 failed");
    }
}
