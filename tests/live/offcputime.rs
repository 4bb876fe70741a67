//! offcputime: threads that wait a known number of times, for at least a known time, in
//! functions of known names.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::time::Duration;

use bpf::offcputime::types::kit_unwound;
use libbpf_rs::MapCore as _;
use libbpf_rs::MapFlags;
use libbpf_rs::MapType;
use serde_json::Value;
use tests::Fed;
use tests::Run;
use tests::Tool;
use tests::Work;
use tests::cell;
use tests::live;
use tests::plans_to_try;

use crate::maps::map;

fn stacks(run: &Run) -> Vec<Value> {
    let mut records = run.json();
    records.retain(|record| record["record"] == "stack");
    records
}

fn sum<'a>(stacks: impl IntoIterator<Item = &'a Value>, what: &str) -> u64 {
    stacks.into_iter().filter_map(|stack| stack[what].as_u64()).sum()
}

/// Those in which the process was in `workload_sleep`, called by `workload_nap`.
fn naps(run: &Run) -> Vec<Value> {
    let mut found = stacks(run);
    found
        .retain(|stack| stack["user"][0] == "workload_sleep" && stack["user"][1] == "workload_nap");
    found
}

/// How often the workload has waited, by what it says: as it was told, but for timers that
/// are over before their thread sleeps.
fn waits(lines: &[String], told: u64) -> u64 {
    let waits = lines[0].rsplit(' ').next().and_then(|n| n.parse().ok()).expect("a number");
    assert!((told * 3 / 4..=told).contains(&waits), "{waits} of {told}");
    waits
}

/// Of them ended where the kernel runs no programs: the tool sees that when the thread waits
/// again.
fn unseen(run: &Run) -> u64 {
    run.ledger()["unseen"]["no_end"].as_u64().expect("a count")
}

/// Naps of a process that is asked for by its number, and how many should be shown.
fn nap(number: u64, milliseconds: &str, args: &[&str]) -> (Run, u64) {
    let mut work = Work::new(["naps", &number.to_string(), milliseconds]).start();
    let tool = Tool::new("offcputime").args(["-j", "-p", &work.id()]).args(args).start();
    let waits = waits(&work.go(), number);
    let run = tool.stop();
    run.assert_status(0).assert_balanced();
    let shown = waits - unseen(&run);
    (run, shown)
}

#[test]
fn on_this_kernel() {
    live(|| {
        cell("offcputime", |trial| {
            let mut work = Work::new(["naps", "97", "2"]).start();
            let tool = trial.start(&["--state", "interruptible", "-p", &work.id()])?;
            let waits = waits(&work.go(), 97);
            let run = tool.stop();
            let found = naps(&run);
            let time = sum(&found, "value");
            assert!(time >= waits * 1_900_000, "{time} ns\n{run}");
            for stack in &found {
                assert_eq!(stack["key"]["pid"], work.pid(), "{run}");
                let kernel = stack["kernel"].as_array().expect("frames");
                assert!(kernel.iter().any(|frame| frame == "hrtimer_nanosleep"), "{run}");
            }
            Some(Fed { expected: waits - unseen(&run), seen: sum(&found, "count"), run })
        });
    });
}

#[test]
fn bounds_states_and_kinds_of_threads_choose() {
    live(|| {
        let interruptible = ["--state", "interruptible"];
        for (args, all) in [
            (&["--min", "5ms"][..], true),
            (&["--min", "30s"], false),
            (&["--max", "5ms"], false),
            (&["--max", "1h", "--user-threads", "-U"], true),
            (&["--kernel-threads"], false),
        ] {
            let (run, waits) = nap(7, "20", &[&interruptible, args].concat());
            assert_eq!(sum(&naps(&run), "count"), if all { waits } else { 0 }, "{args:?}\n{run}");
        }
        let (run, _) = nap(7, "20", &["--state", "uninterruptible,other"]);
        assert!(naps(&run).is_empty(), "{run}");
        let (run, waits) = nap(7, "20", &["--states", "--threads"]);
        let found = naps(&run);
        let key = |stack: &&Value| stack["key"]["state"] == "interruptible";
        assert_eq!(sum(found.iter().filter(key), "count"), waits, "{run}");
        assert!(found.iter().all(|stack| stack["key"]["tid"] == stack["key"]["pid"]), "{run}");
    });
}

/// The waiting functions stand in the stack only if they are asked for, by each plan that
/// takes it whole.
#[test]
fn waiting_functions_are_shown_on_demand() {
    live(|| {
        let asleep = |(run, waits): (Run, u64)| {
            let found = naps(&run);
            assert_eq!(sum(&found, "count"), waits, "{run}");
            let kernel = found[0]["kernel"].as_array().expect("frames").clone();
            let at = |name: &str| kernel.iter().position(|frame| frame == name);
            // Innermost first, and nothing of our own programs before.
            assert!(!kernel[0].as_str().expect("a name").contains("bpf"), "{run}");
            assert!(at("hrtimer_nanosleep").is_some(), "{run}");
            let inner = at("do_nanosleep");
            assert!(inner.is_none() || inner < at("hrtimer_nanosleep"), "{run}");
            inner.is_some()
        };
        for plan in plans_to_try("offcputime") {
            let args = ["--state", "interruptible", "--plan", &plan];
            assert_eq!(asleep(nap(5, "2", &args)), plan == "raw", "{plan}");
            assert!(asleep(nap(5, "2", &[&args[..], &["--locks"]].concat())), "{plan}");
        }
    });
}

/// How many stacks a tool knows by now.
fn learned(pid: i32) -> usize {
    let map = map(pid, |name| name == "kit_unwound");
    let number = std::mem::offset_of!(kit_unwound, number);
    let slots = (0..map.max_entries())
        .filter_map(|slot| map.lookup_percpu(&slot.to_ne_bytes(), MapFlags::ANY).expect("a slot"));
    slots.flatten().filter(|value| value[number..number + 4] != [0; 4]).count()
}

fn memmem(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

/// The kernel's frames that most stacks are known by without unwinding them are those that
/// unwinding finds, which another copy does: it takes each stack whole, waiting functions and
/// all, from the thread itself.
#[test]
fn stacks_that_are_known_are_those_that_are_there() {
    live(|| {
        // Twice each where the same call waits in another place.
        let words = [
            "pin", "0", "pingpong", "997", ",", "pin", "0", "pingpong", "997", "pipes", ",",
            "dozes", "503", "50", ",", "forks", "61", "dozes", "3", "50", ",", "pin", "0",
            "pingpong", "997", ",", "pin", "0", "pingpong", "997", "pipes",
        ];
        let mut work = Work::new(&words).start();
        let tool = |args: &[&str]| {
            let tool =
                Tool::new("offcputime").args(["-j", "-K", "--states", "-f", "-p", &work.id()]);
            tool.args(args).start()
        };
        let (known, whole) = (tool(&[]), tool(&["--locks"]));
        work.go();
        let types = std::fs::read("/sys/kernel/btf/vmlinux").expect("the kernel's types");
        // What is needed to look at stacks (kit_turns); whatever else is older.
        if cfg!(target_arch = "x86_64") && memmem(&types, b"\0bpf_iter_num_new\0") {
            assert!(learned(known.pid()) > 0, "no stack is known but by unwinding it");
        }
        let (known, whole) = (known.stop(), whole.stop());
        let kernel = |stack: &Value| -> Option<Vec<String>> {
            // Whoever is preempted in a tool's program: that has a name only as long as the tool.
            let is_ours = |frame: &&str| frame.starts_with("bpf_prog_");
            let frames = stack["kernel"].as_array()?.iter().filter_map(Value::as_str);
            Some(frames.filter(|frame| !is_ours(frame)).map(str::to_owned).collect())
        };
        let counts = |run: &Run| {
            run.assert_status(0).assert_balanced();
            let mut counts = BTreeMap::<_, u64>::new();
            for stack in stacks(run) {
                let key = stack["key"].to_string();
                *counts.entry((key, kernel(&stack).expect("frames"))).or_default() +=
                    sum([&stack], "count");
            }
            counts
        };
        let counts = [&known, &whole].map(counts);
        let names: BTreeSet<_> = counts[0].keys().flat_map(|(_, frames)| frames).collect();
        let mut found = BTreeMap::<_, u64>::new();
        for ((key, frames), count) in &counts[1] {
            let frames = frames.iter().filter(|frame| names.contains(frame)).cloned().collect();
            *found.entry((key.clone(), frames)).or_default() += count;
        }
        let all: BTreeSet<_> = counts[0].keys().chain(found.keys()).collect();
        let both = |stack| [&counts[0], &found].map(|side| side.get(stack).copied().unwrap_or(0));
        let mut differ: Vec<_> = all.into_iter().map(|stack| (both(stack), stack)).collect();
        differ.retain(|([known, whole], _)| known != whole);
        let differences: u64 =
            differ.iter().map(|([known, whole], _)| known.abs_diff(*whole)).sum();
        let missed =
            |run: &Run| unseen(run) + run.ledger()["unseen"]["missed"].as_u64().unwrap_or(0);
        assert!(differences <= missed(&known) + missed(&whole), "{differences}: {differ:#?}");
        assert!(counts[0].values().sum::<u64>() > 6000, "{known}");
    });
}

/// A wait whose end was not seen is over when its thread leaves the processor again, whether
/// that is asked for or not. The end is hidden by writing a beginning where there was none.
#[test]
fn a_wait_whose_end_was_not_seen_does_not_go_on() {
    live(|| {
        // Without a break; then it waits for a line, which is not asked for.
        let mut one = Work::new(["pin", "0", "fifo", "spin", "300"]).start();
        let args = ["-j", "-K", "--state", "uninterruptible", "-p", &one.id()];
        let tool = Tool::new("offcputime").args(args).start();
        let tasks = map(tool.pid(), |name| name.starts_with("kit_tasks"));
        if tasks.map_type() != MapType::TaskStorage {
            return; // in a hash by addresses of tasks, which nobody is told
        }
        one.begin();
        std::thread::sleep(Duration::from_millis(100));
        // SAFETY: takes no pointers; a new descriptor, or -1.
        let task = unsafe { libc::syscall(libc::SYS_pidfd_open, one.pid(), 0) } as i32;
        let mut waiting = vec![0; tasks.value_size() as usize];
        waiting[..8].copy_from_slice(&1u64.to_ne_bytes()); // since the machine was started
        tasks.update(&task.to_ne_bytes(), &waiting, MapFlags::ANY).expect("its value");
        // SAFETY: ours, and used by nobody else.
        unsafe { libc::close(task) };
        one.finish();
        one.begin();
        std::thread::sleep(Duration::from_millis(100));
        let run = tool.stop();
        run.assert_status(0).assert_balanced();
        assert!(unseen(&run) > 0, "{run}");
        assert!(sum(&stacks(&run), "value") < 1_000_000_000, "{run}");
    });
}

/// Who waits across prints is counted in the one it ends in, with its stack.
#[test]
fn intervals_lose_nothing_in_between() {
    live(|| {
        let (run, waits) = nap(11, "70", &["50ms", "--state", "interruptible"]);
        let found = naps(&run);
        assert_eq!(sum(&found, "count"), waits, "{run}");
        let prints: std::collections::BTreeSet<_> =
            found.iter().map(|s| s["time"].to_string()).collect();
        assert!(prints.len() > 1, "{run}");
        assert_eq!(run.ledger()["damaged"]["stack"], 0, "{run}");
    });
}

#[test]
fn who_waited_before_is_told_where_it_is_known() {
    live(|| {
        let mut work = Work::new(["naps", "1", "400"]).start();
        work.begin();
        let everybody = Tool::new("offcputime").args(["-j"]).start();
        let bounded = Tool::new("offcputime").args(["-j", "--min", "1us"]).start();
        let other =
            Tool::new("offcputime").args(["-j", "-p", &std::process::id().to_string()]).start();
        work.finish();
        let (everybody, other, bounded) = (everybody.stop(), other.stop(), bounded.stop());
        assert!(bounded.ledger()["unseen"]["no_start"].is_null(), "{bounded}");
        assert!(everybody.ledger()["unseen"]["no_start"].as_u64() > Some(0), "{everybody}");
        assert!(other.ledger()["unseen"]["no_start"].is_null(), "{other}");
        assert!(naps(&other).is_empty(), "{other}");
        everybody.assert_balanced();
        other.assert_balanced();
    });
}

#[test]
fn what_cannot_be_is_bad_input() {
    let refused = |args: &[&str], words: &[&str]| {
        Tool::new("offcputime").args(args).run().assert_refused(2, words);
    };
    refused(&["--min", "2ms", "--max", "1ms"], &["--min", "--max"]);
    refused(&["--state", "asleep"], &["asleep", "interruptible"]);
    refused(&["--user-threads", "--kernel-threads"], &["without both"]);
}
