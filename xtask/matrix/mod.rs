//! matrix: every tool on every kernel, and the table of it.

mod column;
mod judge;
mod live;
mod machine;
mod page;
pub mod suite;

use std::collections::BTreeMap;
use std::fs;
use std::num::NonZero;
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;
use clap::builder::PossibleValuesParser;
use serde_json::Value;

use crate::host;
use crate::repo;
use crate::setup;
use crate::vm;
use crate::vm::Kernel;
use column::COLUMNS;
use column::Column;
use judge::Cell;
use judge::Expected;
use judge::Verdict;
use live::Live;
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
    let job = Job { suite: Suite::build()?, wanted, tools: &tools, filter: filter(&args.tool) };
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

struct Job<'a> {
    suite: Suite,
    wanted: Vec<&'a Expected>,
    tools: &'a [&'a str],
    filter: Vec<String>,
}

impl Job<'_> {
    /// This machine's kernel first, alone; then the guests, one for each core.
    fn all(&self, columns: Vec<&'static Column>) -> Result<Vec<Outcome>> {
        let mut outcomes = Vec::new();
        let (guests, host): (Vec<_>, Vec<_>) =
            columns.iter().copied().partition(|column| column.kernel.is_some());
        outcomes.extend(host.into_iter().map(|column| self.column(column)));
        if !guests.is_empty()
            && let Err(error) = setup::ensure_guest()
        {
            eprintln!("{error:#}");
        }
        let queue = Mutex::new(guests.into_iter());
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let found = Mutex::new(Vec::new());
        thread::scope(|scope| {
            for _ in 0..cores {
                scope.spawn(|| {
                    let next = || queue.lock().ok()?.next();
                    while let Some(column) = next() {
                        let outcome = self.column(column);
                        if let Ok(mut found) = found.lock() {
                            found.push(outcome);
                        }
                    }
                });
            }
        });
        outcomes.extend(found.into_inner().unwrap_or_default());
        outcomes.sort_by_key(|outcome| {
            COLUMNS.iter().position(|column| column.name == outcome.column.name)
        });
        vm::signals::check()?;
        Ok(outcomes)
    }

    /// One kernel, with a line when it begins and one when it ends.
    fn column(&self, column: &'static Column) -> Outcome {
        let began = Instant::now();
        let mut outcome = Outcome {
            column,
            release: String::new(),
            package: String::new(),
            missing: None,
            cells: vec![],
            shared: (0, vec![]),
            skipped: BTreeMap::new(),
            failures: String::new(),
        };
        let said = match column.kernel {
            None => self.here(&mut outcome),
            Some(kernel) => self.guest(kernel, &mut outcome),
        };
        match said {
            Ok(text) => self.judge(&mut outcome, &Live::read(&text)),
            Err(error) => self.missing(&mut outcome, &format!("{error:#}")),
        }
        let failed = outcome.cells.iter().filter(|cell| cell.verdict == Verdict::Failed).count();
        let story = match &outcome.missing {
            Some(why) => format!("not run: {why}"),
            None if failed + outcome.shared.1.len() > 0 || !outcome.failures.is_empty() => {
                "FAILED".into()
            }
            None => "ok".into(),
        };
        eprintln!("{}: {story} ({:.0?})", column.name, began.elapsed());
        outcome
    }

    fn here(&self, outcome: &mut Outcome) -> Result<String> {
        outcome.release = host::release();
        if let Some(why) = host::refusal(&self.suite.beebox, None)? {
            bail!("{why}");
        }
        eprintln!("host: {}", outcome.release);
        let words = self.suite.command(&self.filter);
        let mut command = host::as_root(&words[0], &self.suite.env())?;
        command.args(&words[1..]).current_dir(repo::root().join("tests"));
        let output =
            command.output().with_context(|| format!("cannot start {}", words[0].display()))?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        Ok(text)
    }

    fn guest(&self, kernel: &str, outcome: &mut Outcome) -> Result<String> {
        let kernel = Kernel::fetch(kernel, false)?;
        (outcome.release, outcome.package) = (kernel.release.clone(), kernel.version.clone());
        eprintln!("{}: {} {}", outcome.column.name, outcome.release, outcome.column.append);
        let mut guest = self.suite.guest(kernel)?;
        guest.append = outcome.column.append.to_owned();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let end = guest.run(&self.suite.command(&self.filter), &mut out, &mut err)?;
        if let Some(wrong) = suite::wrong(&end) {
            outcome.failures = format!("{wrong}\n{}", String::from_utf8_lossy(&err));
        }
        Ok(String::from_utf8_lossy(&out).into_owned())
    }

    fn judge(&self, outcome: &mut Outcome, live: &Live) {
        let wanted = self.wanted.iter();
        let judged = wanted.map(|one| judge::judge(one, outcome.column.name, live, self.tools));
        outcome.cells = judged.collect();
        let (passed, failed) = live.of(None, self.tools);
        outcome.shared = (passed, failed.into_iter().map(str::to_owned).collect());
        outcome.skipped.clone_from(&live.skipped);
        outcome.failures.push_str(&live.failures);
        if !live.complete {
            outcome.failures.push_str("the live tests did not come to their end\n");
        }
    }

    fn missing(&self, outcome: &mut Outcome, why: &str) {
        outcome.missing = Some(why.to_owned());
        let not_run = |one: &&Expected| Cell {
            tool: one.tool.clone(),
            column: outcome.column.name,
            verdict: Verdict::NotRun,
            why: vec![why.to_owned()],
            itself: Value::Null,
            plans: vec![],
            passed: 0,
        };
        outcome.cells = self.wanted.iter().map(not_run).collect();
    }
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
