//! `beebox doctor --self-test`: what works here comes back right, and nothing is left behind.

use std::path::Path;

use serde_json::Value;
use tests::Run;
use tests::Tool;
use tests::is_brief;
use tests::live;
use tests::plans_to_try;
use tests::skip;

use crate::privileges::nobody_runs;

fn self_test(args: &[&str]) -> Run {
    let tool = Tool::new("doctor").args(["--self-test"]).args(args);
    tool.without_ready().run()
}

/// Fails if the directory that it has named is not gone, or was not named.
fn assert_removed(run: &Run) {
    let named = run.stderr.split_once("works in ").and_then(|(_, rest)| rest.split_once(','));
    let (folder, _) = named.unwrap_or_else(|| panic!("the directory is named: {run}"));
    assert!(folder.contains("/beebox-self-test."), "{run}");
    assert!(!Path::new(folder).exists(), "{run}");
}

#[test]
fn each_tool_shows_what_was_made_for_it() {
    live(|| {
        let run = self_test(&["-j"]);
        let told = run.json();
        let names: Vec<&str> = told.iter().filter_map(|tool| tool["tool"].as_str()).collect();
        let all: Vec<&str> = tools::TOOLS.iter().map(|tool| tool.name).collect();
        assert_eq!(names, all, "{run}");
        let mut refused = 0;
        for tool in &told {
            let name = tool["tool"].as_str().unwrap_or_default();
            let why = tool["why"].as_str().unwrap_or_default();
            match tool["self_test"].as_str() {
                Some("right") => assert_eq!(tool["lost"], 0, "{run}"),
                Some("refused") => {
                    let doctor = Tool::new("doctor").args(["-j", name]).without_ready().run();
                    assert_eq!(doctor.json()[0]["plan"], Value::Null, "{run}\n{doctor}");
                    refused = 69;
                }
                Some("not_tried") => {
                    // A machine may have no disk under the directory, or no program that looks up.
                    let may = why.contains("is on no disk") || why.contains("past its cache");
                    assert!(may || why.contains("getent"), "{run}");
                    assert_eq!(tool["seen"], Value::Null, "{run}");
                    skip(&format!("{name}: {why}"));
                }
                _ => panic!("{name}: {run}"),
            }
        }
        run.assert_status(refused);
        assert_removed(&run);
    });
}

#[test]
fn one_tool_for_people() {
    if is_brief() {
        return; // no other kernel words it otherwise
    }
    live(|| {
        let run = self_test(&["exitsnoop"]);
        run.assert_status(0);
        let plan = plans_to_try("exitsnoop")[0].clone();
        let line = format!("exitsnoop      right: 7 processes seen, 7 made, by plan {plan}\n");
        assert_eq!(run.text(), line, "{run}");
        assert_removed(&run);
    });
}

#[test]
fn who_may_not_is_told_so() {
    if is_brief() || !tests::privileged() {
        return;
    }
    let (_binary, doctor) = nobody_runs("doctor", 0, 0);
    let run = doctor.args(["--self-test", "opensnoop"]).without_ready().run();
    run.assert_status(77);
    assert!(run.text().starts_with("opensnoop      refused: not permitted: "), "{run}");
}
