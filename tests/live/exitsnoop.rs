//! exitsnoop, against processes whose end is known.

use std::collections::BTreeSet;

use serde_json::Value;
use serde_json::json;
use tests::Fed;
use tests::Folder;
use tests::Run;
use tests::Tool;
use tests::Work;
use tests::cell;
use tests::is_brief;
use tests::live;

/// Under the tool with `options`, `operation` in so many children, one after another.
fn trace(options: &[&str], operations: &[&str]) -> Run {
    let work = Work::new(operations).command();
    let run = Tool::new("exitsnoop").args(["-j"]).args(options).args(["--"]).args(work);
    let run = run.without_ready().run();
    run.assert_balanced();
    run
}

/// The events of the children, without the one of the process that made them.
fn children(run: &Run) -> Vec<Value> {
    let mut events = run.events();
    let parent = events.pop().expect("the process that made them");
    assert_eq!(parent["pcomm"], "beebox", "{run}");
    for child in &events {
        assert_eq!(child["ppid"], parent["pid"], "{run}");
        assert_eq!(child["pcomm"], "workload", "{run}");
    }
    events
}

/// Where the kernel preempts itself, threads that end together meet in the program, which it
/// then skips, and says so.
fn assert_all(run: &Run, seen: usize, made: usize) {
    let missed = run.ledger()["unseen"]["missed"].as_u64().unwrap_or(0) as usize;
    assert!((seen..=seen + missed).contains(&made), "{seen} of {made}: {run}");
}

fn ending(event: &Value) -> Value {
    json!([event["status"], event["signal"], event["core"]])
}

#[test]
fn on_this_kernel() {
    live(|| {
        cell("exitsnoop", |trial| {
            let mut work = Work::new(["forks", "13", "exit", "5"]).start();
            let run = trial.start(&["-f", "-p", &work.id()])?;
            work.go();
            let run = run.stop();
            let seen = run.events().iter().filter(|event| event["status"] == 5).count();
            Some(Fed { expected: 13, seen: seen as u64, run })
        });
    });
}

#[test]
fn status_or_signal() {
    live(|| {
        let work = [
            "fork", "exit", "0", ",", "fork", "exit", "255", ",", "fork", "kill", "9", ",", "fork",
            "kill", "15", ",", "fork", "kill", "40",
        ];
        let run = trace(&[], &work);
        let endings: Vec<Value> = children(&run).iter().map(ending).collect();
        let killed = |signal: &str| json!([null, signal, false]);
        let expected = [
            json!([0, null, null]),
            json!([255, null, null]),
            killed("SIGKILL"),
            killed("SIGTERM"),
            killed("SIGRTMIN+6"),
        ];
        assert_eq!(endings, expected, "{run}");

        let run = trace(&["-x"], &[&work[..], &[",", "exit", "1"]].concat());
        let failed: Vec<Value> = children(&run).iter().map(ending).collect();
        assert_eq!(failed, expected[1..], "{run}");
    });
}

/// Whoever is the last, and however many find that they are: it is one process, and its
/// status that which wait(2) gives.
#[test]
fn one_event_a_process_however_its_threads_end() {
    live(|| {
        for how in ["end-all", "end-first", "end-apart"] {
            let run = trace(&[], &["forks", "101", how, "15", "3"]);
            let children = children(&run);
            let pids: BTreeSet<_> = children.iter().map(|child| child["pid"].as_u64()).collect();
            assert_eq!(pids.len(), children.len(), "{how}: one is told of twice\n{run}");
            assert_all(&run, children.len(), 101);
            for child in &children {
                assert_eq!(child["tid"], child["pid"], "{how}: it stands for the process");
                assert_eq!(ending(child), json!([3, null, null]), "{how}");
            }
        }
    });
}

#[test]
fn each_thread_if_asked_for() {
    live(|| {
        // Threads that end at once overtake each other seldom.
        let many = if is_brief() { 17 } else { 1009 };
        for (how, made) in [("end-all", 17), ("end-first", 17), ("end-apart", many)] {
            let run = trace(&["--threads"], &["forks", &made.to_string(), how, "15", "3"]);
            let children = children(&run);
            assert_all(&run, children.len(), made * 16);
            let own = children.iter().filter(|child| child["tid"] == child["pid"]);
            assert_all(&run, own.count(), made);
            let first = children.iter().filter(|child| child["status"] == 1);
            assert_all(&run, first.count(), if how == "end-first" { made } else { 0 });
        }
    });
}

#[test]
fn ages_are_from_birth_to_end() {
    live(|| {
        let run = trace(&[], &["forks", "3", "sleep", "50"]);
        for child in children(&run) {
            let age = child["age_ns"].as_u64().expect("an age");
            assert!((50_000_000..60_000_000_000).contains(&age), "{run}");
        }
        // A process is as old as its first thread, whichever is the last.
        let run = trace(&[], &["fork", "sleep", "50", ",", "fork", "end-first", "2", "0"]);
        let parent = run.events().pop().expect("the process that made them");
        assert!(parent["age_ns"].as_u64() > Some(70_000_000), "{run}");
    });
}

#[test]
fn a_core_file_is_told() {
    live(|| {
        let dir = Folder::new();
        let pattern = std::fs::read_to_string("/proc/sys/kernel/core_pattern").unwrap_or_default();
        if pattern.starts_with(['|', '/', '@']) {
            tests::skip("core files go elsewhere here");
            return;
        }
        for (limit, core) in [("0", false), ("unlimited", true)] {
            let script = format!("cd {}; ulimit -c {limit}; kill -SEGV $$", dir.path().display());
            let run = Tool::new("exitsnoop").args(["-j", "--", "sh", "-c", &script]).run();
            let event = run.events().pop().expect("an event");
            assert_eq!(ending(&event), json!([null, "SIGSEGV", core]), "{run}");
        }
    });
}

#[test]
fn a_filter_that_must_see_nothing() {
    live(|| {
        let run = trace(&["-n", "no-such-name"], &["forks", "13", "exit", "5"]);
        assert!(run.events().is_empty(), "{run}");
        assert_eq!(run.ledger()["seen"], 0, "{run}");
    });
}
