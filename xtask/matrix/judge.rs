//! From what was expected and what was seen to a verdict.

use std::collections::BTreeMap;

use anyhow::Context;
use anyhow::Result;
use serde_json::Value;

use super::live::Live;

/// Which plans a tool has, and which of them work where: `tests/plans.json`.
#[derive(Debug)]
pub struct Expected {
    /// The tool.
    pub tool: String,
    /// Its plans, best first.
    pub plans: Vec<String>,
    /// For a column, those that work, best first; none at all where the tool says itself
    /// that it cannot. The host may be any kernel: it has no entry.
    pub works: BTreeMap<String, Vec<String>>,
}

/// How a cell came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Ok,
    /// It says so itself, with status 69, and was expected to.
    Unsupported,
    Failed,
    NotRun,
}

/// A tool on a kernel.
#[derive(Debug)]
pub struct Cell {
    pub tool: String,
    pub column: &'static str,
    pub verdict: Verdict,
    /// What is wrong, or why nothing was run.
    pub why: Vec<String>,
    /// What the tool itself and each plan did: see `tests/cell.rs`.
    pub itself: Value,
    pub plans: Vec<(String, Value)>,
    /// How many live tests passed.
    pub passed: usize,
}

/// Reads the expectations, in their order.
pub fn expectations(text: &str) -> Result<Vec<Expected>> {
    let all: Value = serde_json::from_str(text)?;
    let list = |value: &Value| -> Result<Vec<String>> {
        let words = value.as_array().context("a list of plans is expected")?;
        words.iter().map(|word| Ok(word.as_str().context("a plan has a name")?.into())).collect()
    };
    let tools = all.as_object().context("an object of tools is expected")?;
    tools
        .iter()
        .map(|(tool, of)| {
            let columns = of["works"].as_object().with_context(|| format!("{tool}: no works"))?;
            let works = columns.iter().map(|(column, plans)| Ok((column.clone(), list(plans)?)));
            let works = works.collect::<Result<_>>()?;
            Ok(Expected { tool: tool.clone(), plans: list(&of["plans"])?, works })
        })
        .collect()
}

/// The cell of a tool on a kernel where the live tests were run.
pub fn judge(expected: &Expected, column: &'static str, live: &Live, tools: &[&str]) -> Cell {
    let (passed, failed) = live.of(Some(&expected.tool), tools);
    let mut why: Vec<String> = failed.iter().map(|test| format!("{test} failed")).collect();
    if passed + failed.len() == 0 {
        why.push("it has no tests".into());
    }
    if !live.complete {
        why.push("the live tests did not come to their end".into());
    }
    let report = live.cells.get(&expected.tool);
    if report.is_none() {
        why.push("it was not fed to the end".into());
    }
    let report = report.unwrap_or(&Value::Null);
    let of_plan = |plan: &String| (plan.clone(), report["plans"][plan].clone());
    let mut cell = Cell {
        tool: expected.tool.clone(),
        column,
        verdict: Verdict::Ok,
        why,
        itself: report["itself"].clone(),
        plans: expected.plans.iter().map(of_plan).collect(),
        passed,
    };
    if !report.is_null() {
        let wrong = counts(&cell).chain(plans(expected, &cell, report)).collect::<Vec<_>>();
        cell.why.extend(wrong);
    }
    cell.verdict = match (cell.why.is_empty(), cell.itself["works"] == true) {
        (false, _) => Verdict::Failed,
        (true, true) => Verdict::Ok,
        (true, false) => Verdict::Unsupported,
    };
    cell
}

/// Counts that are not exact.
fn counts(cell: &Cell) -> impl Iterator<Item = String> {
    let own = std::iter::once(("by its own choice", &cell.itself));
    let plans = cell.plans.iter().map(|(plan, fed)| (plan.as_str(), fed));
    own.chain(plans).filter(|(_, fed)| fed["works"] == true).filter_map(|(how, fed)| {
        let exact = fed["seen"].is_u64() && fed["seen"] == fed["expected"] && fed["lost"] == 0;
        let [seen, expected, lost] = ["seen", "expected", "lost"].map(|name| &fed[name]);
        (!exact).then(|| format!("{how}: {seen} seen of {expected}, {lost} lost"))
    })
}

/// Plans that work or do not, against what is expected, and the one that was taken.
fn plans(expected: &Expected, cell: &Cell, report: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let told = report["plans"].as_object().map_or(0, |plans| plans.len());
    if told != cell.plans.len() || cell.plans.iter().any(|(_, fed)| !fed["works"].is_boolean()) {
        wrong.push(format!("its plans are not those of tests/plans.json: {}", report["plans"]));
    }
    let work = cell.plans.iter().filter(|(_, fed)| fed["works"] == true);
    let work: Vec<&str> = work.map(|(plan, _)| plan.as_str()).collect();
    let declared = expected.works.get(cell.column);
    if declared.is_some_and(|declared| *declared != work)
        || (declared.is_none() && cell.column != "host")
    {
        let list =
            |plans: &[String]| if plans.is_empty() { "none".into() } else { plans.join(", ") };
        let declared = declared.map_or("nothing".into(), |declared| list(declared));
        let work = list(&work.iter().map(ToString::to_string).collect::<Vec<_>>());
        wrong.push(format!("these plans work: {work}; expected (tests/plans.json): {declared}"));
    }
    let taken = cell.itself["taken"].as_str();
    if taken != work.first().copied() {
        let show = |plan: Option<&str>| plan.unwrap_or("none").to_owned();
        let first = show(work.first().copied());
        wrong.push(format!("plan {} was taken, but the best that works is {first}", show(taken)));
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn expected() -> Expected {
        let text = r#"{"a": {"plans": ["x", "y"], "works": {"5.10": ["y"], "6.1": [], "6.12": ["x", "y"]}}}"#;
        expectations(text).unwrap().remove(0)
    }

    fn fed(taken: &str) -> Value {
        json!({"works": true, "taken": taken, "expected": 17, "seen": 17, "lost": 0})
    }

    fn refused() -> Value {
        json!({"works": false, "why": "too old"})
    }

    fn verdict(column: &'static str, itself: Value, plans: Value) -> (Verdict, String) {
        let mut live = Live { complete: true, ..Live::default() };
        live.tests.insert("a::test".into(), true);
        live.cells.insert("a".into(), json!({"cell": "a", "itself": itself, "plans": plans}));
        let cell = judge(&expected(), column, &live, &["a"]);
        (cell.verdict, cell.why.join("; "))
    }

    #[test]
    fn as_expected() {
        let both = json!({"x": fed("x"), "y": fed("y")});
        let only_y = json!({"x": refused(), "y": fed("y")});
        let none = json!({"x": refused(), "y": refused()});
        assert_eq!(verdict("6.12", fed("x"), both.clone()), (Verdict::Ok, String::new()));
        assert_eq!(verdict("5.10", fed("y"), only_y.clone()), (Verdict::Ok, String::new()));
        assert_eq!(verdict("host", fed("y"), only_y), (Verdict::Ok, String::new()));
        assert_eq!(verdict("host", fed("x"), both), (Verdict::Ok, String::new()));
        assert_eq!(verdict("6.1", refused(), none), (Verdict::Unsupported, String::new()));
    }

    #[test]
    fn each_surprise_is_a_failure() {
        let both = json!({"x": fed("x"), "y": fed("y")});
        let only_y = json!({"x": refused(), "y": fed("y")});
        let short = json!({"works": true, "taken": "y", "expected": 17, "seen": 16, "lost": 0});
        let lossy = json!({"works": true, "taken": "y", "expected": 17, "seen": 17, "lost": 1});
        let cases = [
            ("6.12", fed("y"), both.clone(), "the best that works is x"),
            ("host", fed("y"), both.clone(), "the best that works is x"),
            ("6.12", fed("y"), only_y.clone(), "these plans work: y; expected"),
            ("5.10", fed("x"), both.clone(), "these plans work: x, y; expected"),
            ("6.1", fed("x"), both.clone(), "expected (tests/plans.json): none"),
            ("latest", fed("x"), both, "expected (tests/plans.json): nothing"),
            ("5.10", short.clone(), only_y.clone(), "16 seen of 17, 0 lost"),
            ("5.10", fed("y"), json!({"x": refused(), "y": short}), "y: 16 seen of 17"),
            ("5.10", lossy, only_y, "17 seen of 17, 1 lost"),
            ("5.10", fed("y"), json!({"y": fed("y")}), "are not those of tests/plans.json"),
        ];
        for (column, itself, plans, words) in cases {
            let (verdict, why) = verdict(column, itself, plans);
            assert_eq!(verdict, Verdict::Failed, "{why}");
            assert!(why.contains(words), "{why}: {words}");
        }
    }

    #[test]
    fn what_did_not_end_or_failed_is_a_failure() {
        let mut live = Live { complete: true, ..Live::default() };
        let cell = judge(&expected(), "6.12", &live, &["a"]);
        assert_eq!((cell.verdict, cell.why.len()), (Verdict::Failed, 2));
        let both = json!({"x": fed("x"), "y": fed("y")});
        live.cells.insert("a".into(), json!({"itself": fed("x"), "plans": both}));
        live.tests.insert("a::test".into(), true);
        live.complete = false; // its cell is there, but who knows what would have come
        let cell = judge(&expected(), "6.12", &live, &["a"]);
        assert_eq!((cell.verdict, cell.why.len()), (Verdict::Failed, 1), "{:?}", cell.why);
        live.complete = true;
        assert_eq!(judge(&expected(), "6.12", &live, &["a"]).verdict, Verdict::Ok);
        live.tests.insert("a::test".into(), false);
        let cell = judge(&expected(), "6.12", &live, &["a"]);
        assert_eq!((cell.verdict, cell.why), (Verdict::Failed, vec!["a::test failed".to_owned()]));
    }
}
