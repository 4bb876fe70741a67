//! The live tests on one kernel after another: this machine's, then those of guests.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::process::Stdio;
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;
use serde_json::Value;

use super::Outcome;
use super::column::ALIKE;
use super::column::COLUMNS;
use super::column::Column;
use super::judge;
use super::judge::Cell;
use super::judge::Expected;
use super::judge::Verdict;
use super::live::Live;
use super::suite;
use super::suite::Suite;
use crate::host;
use crate::repo;
use crate::setup;
use crate::vm;
use crate::vm::Kernel;

/// The test that makes a tool's cell.
const CELL: &str = "on_this_kernel";

/// What is to be done on each kernel.
pub struct Job<'a> {
    pub suite: Suite,
    /// The tools whose cells are wanted.
    pub wanted: Vec<&'a Expected>,
    /// All tools.
    pub tools: &'a [&'a str],
    /// Which tests: all without any.
    pub filter: Vec<String>,
    /// Whether to leave out what another column proves.
    pub brief: bool,
}

impl Job<'_> {
    /// This machine's kernel first, alone; then the guests, one for each core.
    pub fn all(&self, columns: Vec<&'static Column>) -> Result<Vec<Outcome>> {
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
        // What its children complain of is seen at once.
        let output = command
            .stderr(Stdio::inherit())
            .output()
            .with_context(|| format!("cannot start {}", words[0].display()))?;
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
        let mut filter = self.filter.clone();
        // Whoever names a tool wants all there is of it.
        if filter.is_empty() {
            guest.env.push(("BEEBOX_BRIEF".into(), "1".into()));
            let like = outcome.column.like.filter(|_| self.brief);
            let cells_only = alike(&self.wanted, outcome.column.name, like);
            filter.extend(brief(&self.suite.tests()?, &cells_only));
        }
        let end = guest.run(&self.suite.command(&filter), &mut out, &mut err)?;
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

/// The tools that take the same plan on both.
fn alike<'a>(tools: &[&'a Expected], column: &str, like: Option<&str>) -> Vec<&'a str> {
    let Some(like) = like else { return vec![] };
    let taken = |one: &Expected, column: &str| one.works.get(column)?.first().cloned();
    let same = |one: &&&'a Expected| taken(one, column) == taken(one, like);
    tools.iter().filter(same).map(|one| one.tool.as_str()).collect()
}

/// Of all tests those for a guest, by their whole names: without what is alike everywhere, and
/// of these tools the cell only.
fn brief(tests: &[String], cells_only: &[&str]) -> Vec<String> {
    let wanted = |test: &&String| {
        let (module, rest) = test.split_once("::").unwrap_or_default();
        !ALIKE.iter().any(|alike| test.starts_with(alike))
            && (rest == CELL || !cells_only.contains(&module))
    };
    ["--exact".to_owned()].into_iter().chain(tests.iter().filter(wanted).cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tools_are_alike_by_the_plan_that_they_take() {
        let tools = r#"{
            "same": {"plans": ["a", "b"], "works": {"x": ["a", "b"], "y": ["a"]}},
            "other": {"plans": ["a", "b"], "works": {"x": ["a", "b"], "y": ["b"]}},
            "none": {"plans": ["a"], "works": {"x": ["a"], "y": []}}
        }"#;
        let tools = judge::expectations(tools).unwrap();
        let tools: Vec<&Expected> = tools.iter().collect();
        assert_eq!(alike(&tools, "y", Some("x")), ["same"]);
        assert!(alike(&tools, "y", None).is_empty(), "each has all of its tests");
    }

    #[test]
    fn a_guest_runs_what_its_kernel_decides() {
        let tests = ["a::on_this_kernel", "a::b::c", "b::c", "ledger::d", "floods::e"];
        let tests = tests.map(str::to_owned);
        assert_eq!(brief(&tests, &[])[1..], tests[..4]);
        assert_eq!(brief(&tests, &["a"])[1..], [&tests[0..1], &tests[2..4]].concat());
    }
}
