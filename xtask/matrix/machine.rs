//! `docs/kernels.json`: all of the table, for machines.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use super::Outcome;
use super::judge::Cell;
use super::judge::Verdict;

/// The whole table.
pub fn json(outcomes: &[Outcome]) -> Value {
    json!({
        "kernels": outcomes.iter().map(kernel).collect::<Vec<_>>(),
        "cells": outcomes.iter().flat_map(|outcome| &outcome.cells).map(cell).collect::<Vec<_>>(),
    })
}

fn kernel(outcome: &Outcome) -> Value {
    json!({
        "name": outcome.column.name,
        "release": outcome.release,
        "package": outcome.package,
        "append": outcome.column.append,
        "missing": outcome.missing,
        "shared_tests": {"passed": outcome.shared.0, "failed": outcome.shared.1},
        "left_out": outcome.skipped,
    })
}

fn cell(cell: &Cell) -> Value {
    let verdict = match cell.verdict {
        Verdict::Ok => "ok",
        Verdict::Unsupported => "unsupported",
        Verdict::Failed => "failed",
        Verdict::NotRun => "not run",
    };
    json!({
        "tool": cell.tool,
        "kernel": cell.column,
        "verdict": verdict,
        "why": cell.why,
        "tests_passed": cell.passed,
        "itself": cell.itself,
        "plans": cell.plans.iter().cloned().collect::<Map<_, _>>(),
    })
}
