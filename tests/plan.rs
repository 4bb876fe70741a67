//! Which attach plans this kernel carries out.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::PoisonError;

use crate::Tool;

/// The attach plans of a tool that work on this kernel, by `beebox doctor`.
///
/// # Panics
/// If there is none.
pub fn plans(tool: &str) -> Vec<String> {
    static KNOWN: Mutex<BTreeMap<String, Vec<String>>> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.entry(tool.to_owned()).or_insert_with(|| ask(tool)).clone()
}

/// Those of them that a test is to go through: all; or, if `BEEBOX_BRIEF` is set, the one
/// that the tool takes itself. (Each is tried on each kernel by the test with `cell`.)
///
/// # Panics
/// If there is none.
pub fn plans_to_try(tool: &str) -> Vec<String> {
    let mut plans = plans(tool);
    if is_brief() {
        plans.truncate(1);
    }
    plans
}

/// Whether time is short, as in a guest.
pub fn is_brief() -> bool {
    std::env::var_os("BEEBOX_BRIEF").is_some()
}

fn ask(tool: &str) -> Vec<String> {
    let run = Tool::new("doctor").args(["-j", tool]).without_ready().run();
    let report = run.assert_status(0).json().remove(0);
    // What the verifier rejects is no matter of this kernel: it is our mistake.
    assert!(!run.text().contains("-v shows all"), "{run}");
    let plans = report["plans"].as_array().expect("plans").iter();
    let work = plans.filter(|plan| plan["works"] == true);
    let names: Vec<String> =
        work.filter_map(|plan| Some(plan["plan"].as_str()?.to_owned())).collect();
    assert!(!names.is_empty(), "{run}");
    names
}
