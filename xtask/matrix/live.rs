//! What the live tests say: their results, and the lines that they report for the table
//! (`tests/cell.rs`).

use std::collections::BTreeMap;

use serde_json::Value;

/// The words of the live tests on one kernel.
#[derive(Debug, Default, PartialEq)]
pub struct Live {
    /// Whether each test, by its path, passed.
    pub tests: BTreeMap<String, bool>,
    /// The cell of each tool.
    pub cells: BTreeMap<String, Value>,
    /// What tests left out, by the test, and why.
    pub skipped: BTreeMap<String, String>,
    /// What failed tests said.
    pub failures: String,
    /// Whether they came to their end.
    pub complete: bool,
}

impl Live {
    /// Reads all that a run of the live tests has printed.
    pub fn read(text: &str) -> Self {
        let mut live = Self::default();
        let mut lines = text.lines();
        let mut begun = None;
        for line in lines.by_ref() {
            if let Some(report) = line.strip_prefix("report: ") {
                live.report(report);
            } else if let Some((name, result)) =
                line.strip_prefix("test ").and_then(|line| line.split_once(" ... "))
            {
                begun = live.result(name, result).then_some(name);
            } else if let Some(name) = begun
                && matches!(line, "ok" | "FAILED")
            {
                // A report has come between the test's name and its result.
                live.result(name, line);
                begun = None;
            } else if line == "failures:" {
                break;
            }
            live.ended(line);
        }
        for line in lines {
            live.ended(line);
            // A second list has just the names.
            if line == "failures:" || live.complete {
                continue;
            }
            live.failures.push_str(line);
            live.failures.push('\n');
        }
        live
    }

    /// Takes a test's result; whether it is still to come.
    fn result(&mut self, name: &str, result: &str) -> bool {
        let word = result.split(' ').next().unwrap_or_default();
        if matches!(word, "ok" | "FAILED") {
            self.tests.insert(name.to_owned(), word == "ok");
        }
        word.is_empty()
    }

    /// The last line says how many passed and failed: just as many must have been read.
    fn ended(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else {
            return;
        };
        let number = |what: &str| -> Option<usize> {
            let (before, _) = result.split_once(what)?;
            before.rsplit(' ').next()?.parse().ok()
        };
        let passed = self.tests.values().filter(|passed| **passed).count();
        let read = (Some(passed), Some(self.tests.len() - passed));
        self.complete = read == (number(" passed"), number(" failed"));
    }

    fn report(&mut self, text: &str) {
        let Ok(report) = serde_json::from_str::<Value>(text) else {
            return;
        };
        if let Some(tool) = report["cell"].as_str() {
            self.cells.insert(tool.to_owned(), report.clone());
        }
        if let (Some(test), Some(why)) = (report["skipped"].as_str(), report["why"].as_str()) {
            self.skipped.insert(test.to_owned(), why.to_owned());
        }
    }

    /// How many tests of a tool passed, and the names of those that did not. The tests of
    /// what all tools share belong to no tool of `tools`: they are those of `None`.
    pub fn of(&self, tool: Option<&str>, tools: &[&str]) -> (usize, Vec<&str>) {
        let owner = |name: &str| {
            let module = name.split("::").next().unwrap_or_default();
            tools.iter().find(|tool| **tool == module).copied()
        };
        let of_it = self.tests.iter().filter(|(name, _)| owner(name) == tool);
        let (passed, failed): (Vec<_>, Vec<_>) = of_it.partition(|(_, passed)| **passed);
        (passed.len(), failed.into_iter().map(|(name, _)| name.as_str()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "
running 4 tests
test opensnoop::paths::long ... ok
test command::ends has been running for over 60 seconds

report: {\"cell\":\"opensnoop\",\"itself\":{\"taken\":\"btf\"}}
test opensnoop::on_this_kernel ... ok

report: {\"skipped\":\"filters::x\",\"why\":\"no such thing\"}
test filters::x ... ok
test command::ends ... FAILED

failures:

---- command::ends stdout ----
it did not

failures:
    command::ends

test result: FAILED. 3 passed; 1 failed; 0 ignored
";

    /// With one test at a time its name stands there before it runs.
    #[test]
    fn one_after_another() {
        let text = |result| {
            format!(
                "test a::x ... \nreport: {{\"cell\":\"a\"}}\n{result}\ntest a::y ... ok\n\n\
                 test result: {result}. 1 passed; 1 failed; 0 ignored\n"
            )
        };
        let live = Live::read(&text("FAILED"));
        assert_eq!(live.of(Some("a"), &["a"]), (1, vec!["a::x"]));
        assert!(live.complete && live.cells.contains_key("a"));
        assert!(!Live::read(&text("ok")).complete, "it says that one has failed");
    }

    #[test]
    fn results_cells_and_what_was_left_out() {
        let live = Live::read(TEXT);
        assert_eq!(live.of(Some("opensnoop"), &["opensnoop"]), (2, vec![]));
        assert_eq!(live.of(None, &["opensnoop"]), (1, vec!["command::ends"]));
        assert_eq!(live.cells["opensnoop"]["itself"]["taken"], "btf");
        assert_eq!(live.skipped["filters::x"], "no such thing");
        assert!(live.failures.contains("it did not"));
        assert!(live.complete);
        let cut = TEXT.split("test result").next().unwrap();
        assert!(!Live::read(cut).complete);
    }
}
