//! Whatever comes in whatever number, memory has a bound that does not depend on it, nothing is
//! left uncounted, and the end comes in time. A small and a large flood of each kind.

use std::time::Duration;

use serde_json::Value;
use tests::Folder;
use tests::Run;
use tests::Tool;
use tests::Work;
use tests::is_brief;
use tests::privileged;

/// What a hundred times as much may take more: the ring buffer of 4 MiB, which is mapped twice
/// and counts as it is used, and a little.
const SLACK: u64 = (8 + 2) << 20;

/// Fewer where time is short.
fn large(number: u64) -> u64 {
    if is_brief() { number / 16 } else { number }
}

fn number(run: &Run, column: &str) -> u64 {
    let ledger = run.ledger();
    column.split('.').fold(&ledger, |value, name| &value[name]).as_u64().expect("a count")
}

fn peak(run: &Run) -> u64 {
    run.end()["cost"]["max_rss_bytes"].as_u64().expect("bytes")
}

/// The tool over these operations. Before the work ends it is not stopped, and then soon.
fn flood(tool: &str, args: &[&str], words: &[&str]) -> Run {
    let mut work = Work::new(words).start();
    let tool = Tool::new(tool).args(["-j", "-p", &work.id()]).args(args).start();
    assert!(tool.attached, "{}", tool.wait());
    work.go();
    let run = tool.stop();
    run.assert_status(0).assert_balanced();
    assert!(run.took < Duration::from_secs(10), "{:?} {run}", run.took);
    run
}

/// The second is many times the first, and takes as much memory.
fn assert_bounded(small: &Run, large: &Run) {
    let (one, many) = (peak(small), peak(large));
    println!("{}: {} KiB, {} KiB", small.command, one >> 10, many >> 10);
    assert!(many < one + SLACK, "{one} bytes, and {many} of the large flood\n{large}");
}

#[test]
fn of_keys() {
    if !privileged() {
        return;
    }
    let args = ["-S", "-E", "-x", "--keys", "64"];
    let run = |numbers: u64, errors: u64| {
        let (first, second) = (numbers.to_string(), errors.to_string());
        let run = flood("syscount", &args, &["errors", "1", &first, &second]);
        let known = numbers * errors;
        assert_eq!((number(&run, "seen"), number(&run, "lost.map_full")), (known, known - 64));
        run
    };
    assert_bounded(&run(10, 100), &run(25, large(4000)));
}

/// Each is a key, for as long as it is open and beyond.
#[test]
fn of_files() {
    if !privileged() {
        return;
    }
    let run = |files: u64| {
        let dir = Folder::new();
        let folder = dir.path().to_str().expect("UTF-8");
        let words = ["mute", "scratch", &files.to_string(), folder];
        let run = flood("filetop", &["--keys", "64", "100ms"], &words);
        assert_eq!((number(&run, "seen"), run.lost() > 0), (files, true), "{run}");
        run
    };
    assert_bounded(&run(307), &run(large(20_011)));
}

/// One after the other, and all of them followed.
#[test]
fn of_children() {
    if !privileged() {
        return;
    }
    let run = |children: u64| {
        let children = children.to_string();
        let words = ["mute", "forks", &children, "mute", "openat", "1", "/no/such/file"];
        flood("opensnoop", &["-f", "--path", "/no/such"], &words)
    };
    let many = large(10_007);
    let runs = [run(101), run(many)];
    for (run, made) in runs.iter().zip([101, many]) {
        let counts = ["seen", "emitted", "unseen.unfollowed"].map(|column| number(run, column));
        assert_eq!(counts, [made, made, 0], "{run}");
    }
    assert_bounded(&runs[0], &runs[1]);
}

/// All alive when the first does what is asked for.
#[test]
fn of_descendants_at_once() {
    if !privileged() {
        return;
    }
    let run = |children: u64| {
        let children = children.to_string();
        let words = ["mute", "brood", &children, "mute", "openat", "1", "/no/such/file"];
        flood("opensnoop", &["-f", "--path", "/no/such"], &words)
    };
    let many = large(3001);
    let runs = [run(31), run(many)];
    for (run, made) in runs.iter().zip([31, many]) {
        let counts = ["seen", "emitted", "unseen.unfollowed"].map(|column| number(run, column));
        assert_eq!(counts, [made, made, 0], "{run}");
    }
    assert_bounded(&runs[0], &runs[1]);
}

/// As many as have room in an address space, which each takes four parts of.
#[test]
fn of_threads() {
    if !privileged() {
        return;
    }
    let run = |threads: u64| {
        let threads = threads.to_string();
        let words = ["threads", &threads, "mute", "openat", "1", "/no/such/file"];
        let mut work = Work::new(words).start();
        let tool = |name: &str, args: &[&str]| {
            Tool::new(name).args(["-j", "-p", &work.id()]).args(args).start()
        };
        let tools = [
            tool("opensnoop", &["--path", "/no/such"]),
            tool("offcputime", &["--threads", "--keys", "64", "200ms"]),
            tool("runqlat", &["--threads", "--keys", "64", "200ms"]),
        ];
        work.go();
        tools.map(|tool| {
            let run = tool.stop();
            run.assert_status(0).assert_balanced();
            run
        })
    };
    let many = large(12_007);
    let (small, large) = (run(211), run(many));
    assert_eq!([&small[0], &large[0]].map(|run| number(run, "emitted")), [211, many]);
    // Who did not fit is counted: each waits for the others to begin.
    assert!(number(&large[1], "seen") > many && large[1].lost() > 0, "{}", large[1]);
    small.iter().zip(&large).for_each(|(small, large)| assert_bounded(small, large));
}

/// Of each the names are read while it lives; of so many no more than stacks are kept.
#[test]
fn of_processes_with_stacks() {
    if !privileged() {
        return;
    }
    let run = |children: u64| {
        let words = ["mute", "forks", &children.to_string(), "mute", "naps", "1", "1"];
        let run = flood("offcputime", &["-f", "--keys", "64"], &words);
        assert!(number(&run, "seen") > children && run.lost() > 0, "{run}");
        run
    };
    assert_bounded(&run(211), &run(large(5003)));
}

/// As much as the kernel takes: each 128 KiB long, and 1.5 MB in all; or very many.
#[test]
fn of_arguments() {
    if !privileged() {
        return;
    }
    let run = |args: &[&str]| {
        let run = flood("execsnoop", &["-x"], &[&["execve", "11", "/no/such/file"], args].concat());
        assert_eq!((number(&run, "seen"), number(&run, "emitted")), (11, 11), "{run}");
        let whole = |event: &Value| event["args_cut_bytes"] == 0;
        assert_eq!(run.events().iter().filter(|event| whole(event)).count(), 0, "{run}");
        run
    };
    let small = run(&["@9000"]);
    assert_bounded(&small, &run(&["@131000"; 12]));
    assert_bounded(&small, &run(&["x"; 100_000]));
}
