//! The table as people read it: `docs/kernels.md`, and its short form in the README.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value;

use super::Outcome;
use super::judge::Cell;
use super::judge::Verdict;

/// Around the short form in the README.
const MARKS: [&str; 2] = ["<!-- from here: cargo xtask matrix -->", "<!-- to here -->"];

const INTRODUCTION: &str = "\
# Tools and kernels

Made by `cargo xtask matrix`: the same static binary and the same live tests on each
kernel; the guests are Debian's stock kernels in QEMU. Each tool is fed with a workload
of a known number of events, by every one of its plans and by the one that it takes
itself. A cell shows that plan; in it, each event was seen, none twice and none lost, and
all of the tool's live tests passed. `no` is a plan or tool that says itself, with exit
status 69, that this kernel cannot. [kernels.json](kernels.json) has the same for
machines, and how many instructions the verifier went through for each program, where
the kernel tells.
";

/// `docs/kernels.md`.
pub fn page(outcomes: &[Outcome]) -> String {
    let mut text = format!("{INTRODUCTION}\n{}", short(outcomes));
    let Some(first) = outcomes.first() else {
        return text;
    };
    for (at, cell) in first.cells.iter().enumerate() {
        let cells: Vec<&Cell> = outcomes.iter().map(|outcome| &outcome.cells[at]).collect();
        let _ = write!(text, "\n## {}\n\n{}", cell.tool, detail(outcomes, &cells));
    }
    let _ = write!(text, "\n## The kernels\n\n{}", kernels(outcomes));
    text
}

/// One line for each tool.
pub fn short(outcomes: &[Outcome]) -> String {
    let mut rows = vec![heading("", outcomes)];
    let tools = outcomes.first().map_or(0, |outcome| outcome.cells.len());
    for at in 0..tools {
        let cells = outcomes.iter().map(|outcome| &outcome.cells[at]);
        let tool = outcomes[0].cells[at].tool.clone();
        rows.push(std::iter::once(tool).chain(cells.map(verdict)).collect());
    }
    table(&rows)
}

fn heading(first: &str, outcomes: &[Outcome]) -> Vec<String> {
    let headings = outcomes.iter().map(|outcome| outcome.column.heading(&outcome.release));
    std::iter::once(first.to_owned()).chain(headings).collect()
}

fn verdict(cell: &Cell) -> String {
    match cell.verdict {
        Verdict::Ok => cell.itself["taken"].as_str().unwrap_or("?").to_owned(),
        Verdict::Unsupported => "no".into(),
        Verdict::Failed => "**FAILED**".into(),
        Verdict::NotRun => "not run".into(),
    }
}

/// A tool: each plan on each kernel, its tests, and why plans do not work.
fn detail(outcomes: &[Outcome], cells: &[&Cell]) -> String {
    let mut notes: Vec<String> = Vec::new();
    let mut rows = vec![heading("plan", outcomes)];
    for (at, (plan, _)) in cells[0].plans.iter().enumerate() {
        let fed = cells.iter().map(|cell| match cell.plans.get(at) {
            Some((_, fed)) => shown(plan, fed, &mut notes),
            None => "not run".into(),
        });
        rows.push(std::iter::once(plan.clone()).chain(fed).collect());
    }
    let tests = |cell: &&Cell| match cell.verdict {
        Verdict::NotRun => "not run".to_owned(),
        _ => format!("{} passed", cell.passed),
    };
    rows.push(std::iter::once("live tests".to_owned()).chain(cells.iter().map(tests)).collect());
    let mut text = table(&rows);
    for (at, note) in notes.iter().enumerate() {
        let _ = writeln!(text, "{}{}. {note}", if at == 0 { "\n" } else { "" }, at + 1);
    }
    for cell in cells.iter().filter(|cell| cell.verdict == Verdict::Failed) {
        let _ = writeln!(text, "\n{}: {}", cell.column, cell.why.join("; "));
    }
    text
}

/// `17 of 17`, or the number of the note that tells why not.
fn shown(plan: &str, fed: &Value, notes: &mut Vec<String>) -> String {
    if fed["works"] == true {
        let lost = if fed["lost"] == 0 { String::new() } else { format!(", {} lost", fed["lost"]) };
        return format!("{} of {}{lost}", fed["seen"], fed["expected"]);
    }
    let Some(why) = fed["why"].as_str() else {
        return "?".into();
    };
    let why = why.strip_prefix(plan).and_then(|why| why.strip_prefix(": ")).unwrap_or(why);
    let at = notes.iter().position(|note| note == why).unwrap_or_else(|| {
        notes.push(why.to_owned());
        notes.len() - 1
    });
    format!("no ({})", at + 1)
}

fn kernels(outcomes: &[Outcome]) -> String {
    let words = ["kernel", "release", "package", "shared live tests", "left out"];
    let mut rows = vec![words.map(str::to_owned).to_vec()];
    for outcome in outcomes {
        let (passed, failed) = &outcome.shared;
        let shared = match (&outcome.missing, failed.len()) {
            (Some(_), _) => "not run".into(),
            (None, 0) => format!("{passed} passed"),
            (None, failed) => format!("{passed} passed, **{failed} FAILED**"),
        };
        rows.push(vec![
            outcome.column.name.to_owned(),
            outcome.release.clone(),
            outcome.package.clone(),
            shared,
            left_out(&outcome.skipped),
        ]);
    }
    table(&rows)
}

/// `3: no virtio disk here; ...`, by reason.
fn left_out(skipped: &BTreeMap<String, String>) -> String {
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for why in skipped.values() {
        *reasons.entry(why).or_default() += 1;
    }
    let reasons = reasons.iter().map(|(why, tests)| format!("{tests}: {why}"));
    reasons.collect::<Vec<_>>().join("; ")
}

/// In Markdown; the first row is the heading.
fn table(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for (at, row) in rows.iter().enumerate() {
        let cells = row.iter().map(|cell| cell.replace('|', "\\|")).collect::<Vec<_>>();
        let _ = writeln!(text, "| {} |", cells.join(" | "));
        if at == 0 {
            let _ = writeln!(text, "|{}", " --- |".repeat(row.len()));
        }
    }
    text
}

/// The README with the short form in its place.
pub fn in_readme(readme: &str, short: &str) -> Option<String> {
    let (before, rest) = readme.split_once(MARKS[0])?;
    let (_, after) = rest.split_once(MARKS[1])?;
    Some(format!("{before}{}\n{short}{}{after}", MARKS[0], MARKS[1]))
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::matrix::column::COLUMNS;
    use serde_json::json;

    #[test]
    fn what_is_lost_is_shown() {
        let fed = json!({"works": true, "seen": 16, "expected": 17, "lost": 1});
        assert_eq!(shown("x", &fed, &mut vec![]), "16 of 17, 1 lost");
    }

    pub fn outcome(at: usize, release: &str, verdict: Verdict) -> Outcome {
        let works = json!({"works": true, "taken": "x", "seen": 17, "expected": 17, "lost": 0});
        let refused = json!({"works": false, "why": "y: too | old"});
        let cell = Cell {
            tool: "opensnoop".into(),
            column: COLUMNS[at].name,
            verdict,
            why: vec!["a test failed".into()],
            itself: works.clone(),
            plans: vec![("x".into(), works), ("y".into(), refused)],
            passed: 12,
        };
        Outcome {
            column: &COLUMNS[at],
            release: release.into(),
            package: "1-2".into(),
            missing: None,
            cells: vec![cell],
            shared: (70, vec![]),
            skipped: BTreeMap::from([("a".into(), "none".into()), ("b".into(), "none".into())]),
            failures: String::new(),
        }
    }

    #[test]
    fn each_cell_and_each_reason_once() {
        let outcomes = [outcome(0, "6.18.4", Verdict::Ok), outcome(1, "5.10.0-1", Verdict::Failed)];
        let page = page(&outcomes);
        for line in [
            "|  | host 6.18.4 | 5.10.0 |",
            "| opensnoop | x | **FAILED** |",
            "| x | 17 of 17 | 17 of 17 |",
            "| y | no (1) | no (1) |",
            "1. too | old",
            "| live tests | 12 passed | 12 passed |",
            "5.10: a test failed",
            "| 5.10 | 5.10.0-1 | 1-2 | 70 passed | 2: none |",
        ] {
            assert!(page.lines().any(|it| it == line), "{line}\n{page}");
        }
        assert!(!page.contains("2. "), "{page}");
    }

    #[test]
    fn the_readme_keeps_all_else() {
        let readme = format!("a\n{}\nold\n{}\nb\n", MARKS[0], MARKS[1]);
        let new = in_readme(&readme, "| new |\n").unwrap();
        assert_eq!(new, format!("a\n{}\n| new |\n{}\nb\n", MARKS[0], MARKS[1]));
        assert_eq!(in_readme(&new, "| new |\n").unwrap(), new);
        assert!(in_readme("a", "").is_none());
    }
}
