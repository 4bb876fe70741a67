//! profile, asked where processes burn time whose functions are known. How many samples a
//! time makes is the clock's business; that none gets lost or changes its place is ours.

use std::fs;
use std::os::unix::fs::symlink;

use serde_json::Value;
use tests::Fed;
use tests::Folder;
use tests::Run;
use tests::Tool;
use tests::Work;
use tests::cell;
use tests::live;

/// Where the workload puts code of its own.
const JIT: u64 = 0x2_0000_0000;

fn stacks(run: &Run) -> Vec<Value> {
    let mut records = run.json();
    records.retain(|record| record["record"] == "stack");
    records
}

fn values<'a>(stacks: impl IntoIterator<Item = &'a Value>) -> u64 {
    stacks.into_iter().filter_map(|stack| stack["value"].as_u64()).sum()
}

/// Samples whose process was in these functions, the first innermost.
fn within(stacks: &[Value], functions: &[&str]) -> u64 {
    let inside = |stack: &&Value| {
        let user = stack["user"].as_array().expect("frames");
        user.len() >= functions.len()
            && functions.iter().zip(user).all(|(name, frame)| frame == name)
    };
    values(stacks.iter().filter(inside))
}

/// Samples whose process was in what begins so.
fn own_code(stacks: &[Value], name: &str) -> u64 {
    let inside = |frame: &Value| frame.as_str().is_some_and(|text| text.starts_with(name));
    values(stacks.iter().filter(|stack| inside(&stack["user"][0])))
}

/// What this much processor time should give: a guest's clock may be late by much.
fn plausible(samples: u64, hertz: u64, nanos: &str) -> bool {
    let nanos: f64 = nanos.parse().expect("a time");
    let expected = nanos / 1e9 * hertz as f64;
    (expected * 0.1 - 3.0..expected * 1.3 + 3.0).contains(&(samples as f64))
}

/// How long the workload's only operation took, ns.
fn took(lines: &[String]) -> &str {
    lines[0].rsplit(' ').next().expect("a result")
}

#[test]
fn on_this_kernel() {
    live(|| {
        cell("profile", |trial| {
            let mut work = Work::new(["burn", "400"]).start();
            let tool = trial.start(&["-F", "199", "-p", &work.id()])?;
            let lines = work.go();
            let run = tool.stop();
            let all = stacks(&run);
            let inner = within(&all, &["workload_inner", "workload_outer"]);
            assert!(plausible(inner, 199, took(&lines)), "{inner} in {}\n{run}", took(&lines));
            assert!(inner * 2 >= values(&all), "{inner} of {}\n{run}", values(&all));
            let names = ["workload".into(), Value::from(work.pid())];
            for stack in &all {
                assert_eq!([&stack["key"]["comm"], &stack["key"]["pid"]], [&names[0], &names[1]]);
            }
            let seen = run.ledger()["seen"].as_u64().expect("a count");
            Some(Fed { expected: seen, seen: values(&all), run })
        });
    });
}

#[test]
fn intervals_lose_nothing_and_what_does_not_fit_is_counted() {
    live(|| {
        for keys in ["16384", "1"] {
            let mut work = Work::new(["threads", "3", "burn", "300"]).start();
            let args = ["-j", "-F", "997", "50ms", "--threads", "--keys", keys, "-p", &work.id()];
            let tool = Tool::new("profile").args(args).start();
            work.go();
            let run = tool.stop();
            run.assert_status(0).assert_balanced();
            let (all, ledger) = (stacks(&run), run.ledger());
            let prints: std::collections::BTreeSet<_> =
                all.iter().map(|s| s["time"].to_string()).collect();
            assert!(prints.len() > 1, "{run}");
            assert_eq!(Some(values(&all)), ledger["emitted"].as_u64(), "{run}");
            let full = ledger["lost"]["map_full"].as_u64().expect("a count");
            assert_eq!(full > 0, keys == "1", "{run}");
            assert!(ledger["damaged"]["stack"].as_u64() <= ledger["emitted"].as_u64(), "{run}");
            let threads: std::collections::BTreeSet<_> =
                all.iter().map(|s| s["key"]["tid"].to_string()).collect();
            assert!(threads.len() >= 3 || keys == "1", "{run}");
        }
    });
}

/// A command that has ended when its stacks are printed still has names; a file without
/// symbols has places, which are the same whichever way the file is asked.
#[test]
fn names_outlive_the_process_and_places_stand_for_names() {
    live(|| {
        let (folder, work) = (Folder::new(), Work::new(["burn", "300"]));
        let run = Tool::new("profile")
            .args(["-o", "folded", "-F", "199", "--"])
            .args(work.command())
            .run();
        run.assert_status(0);
        let inner: Vec<&str> = run
            .lines()
            .into_iter()
            .filter(|line| line.contains(";workload_outer;workload_inner "))
            .collect();
        assert!(
            inner.iter().all(|line| line.starts_with("workload;")) && !inner.is_empty(),
            "{run}"
        );
        for line in run.lines() {
            let (stack, count) = line.rsplit_once(' ').expect("a count");
            assert!(count.parse::<u64>().is_ok() && stack.contains(';'), "{line}");
        }
        let mut bytes = fs::read(&work.command()[0]).expect("the workload");
        bytes[0x28..0x30].fill(0); // no sections, and so no symbols
        bytes[0x3c..0x40].fill(0);
        let bare = folder.file("bare;program");
        fs::write(&bare, bytes).expect("a copy");
        let open = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        fs::set_permissions(&bare, open).expect("a program");
        let run = Tool::new("profile")
            .args(["-o", "folded", "-U", "-F", "199", "--", &bare, "burn", "300"])
            .run();
        let place = r";bare\x3bprogram+0x";
        let places = run.lines().iter().filter(|line| line.matches(place).count() >= 2).count();
        assert!(places > 0 && !run.text().contains("workload_inner"), "{run}");
        assert!(run.stderr.contains(" of them named"), "{run}");
    });
}

#[test]
fn names_that_a_process_claims_are_only_names() {
    live(|| {
        let claim = format!(
            "x\n\n{JIT:x} zz\n{JIT:x} 1000 evil\x1b[2J;\u{202e}name\nffffffffffffffff ff y\n"
        );
        for honest in [true, false] {
            let mut work = Work::new(["jit", &format!("{JIT:#x}"), "200"]).start();
            let (map, folder) = (format!("/tmp/perf-{}.map", work.pid()), Folder::new());
            let other = folder.file("claim");
            fs::write(&other, &claim).expect("a map");
            if honest {
                fs::write(&map, &claim).expect("a map");
            } else {
                symlink(&other, &map).expect("a link");
            }
            let args = ["-F", "199", "-p", &work.id()];
            let json = Tool::new("profile").args(["-j"]).args(args).start();
            let table = Tool::new("profile").args(args).start();
            work.go();
            let (json, table) = (json.stop(), table.stop());
            fs::remove_file(&map).expect("our map");
            let name = if honest { "evil\u{1b}[2J;\u{202e}name" } else { "[anon]+0x" };
            assert!(own_code(&stacks(&json), name) > 0, "{json}");
            tests::render::assert_safe(table.text());
            assert_eq!(table.text().contains(r"evil\x1b[2J;\u{202e}name"), honest, "{table}");
        }
    });
}

/// Code has a name from the print on that finds it written. What its samples are is told at the
/// end, unless it should be quiet.
#[test]
fn names_that_come_later_are_found() {
    live(|| {
        // Longer than any kernel takes until all has been seen; then it is ended.
        let mut work = Work::new(["jit", &format!("{JIT:#x}"), "60000"]).start();
        let args = ["-F", "499", "100ms", "-p", &work.id()];
        let tool = Tool::new("profile").args(["-j"]).args(args).start();
        let quiet = Tool::new("profile").args(["-q"]).args(args).start();
        work.begin();
        let map = format!("/tmp/perf-{}.map", work.pid());
        tool.await_text("[anon]+0x");
        for name in ["compiled_early", "compiled_late"] {
            fs::write(&map, format!("{JIT:x} 1000 {name}\n")).expect("a map");
            tool.await_text(name);
        }
        let (run, quiet) = (tool.stop(), quiet.stop());
        drop(work);
        fs::remove_file(&map).expect("our map");
        let all = stacks(&run);
        for name in ["[anon]+0x", "compiled_early", "compiled_late"] {
            assert!(own_code(&all, name) > 0, "{name}\n{run}");
        }
        let told = &run.ledger()["stacks"];
        let early = told["early_in"].as_array().expect("modules");
        let early: u64 = early.iter().filter_map(|module| module["count"].as_u64()).sum();
        assert_eq!([&told["early"], &told["maps_cut"]], [&early.into(), &Value::from(0)], "{run}");
        let sentence = format!("{} stacks, {} frames, ", told["stacks"], told["frames"]);
        assert!(run.stderr.contains(&sentence), "{run}");
        assert_eq!(quiet.stderr, "");
    });
}

/// What is mapped after the first sample is looked for again, however soon it is called, and
/// also if no other stack comes after.
#[test]
fn callers_in_code_that_is_new_are_found() {
    live(|| {
        let jit = format!("{JIT:#x}");
        let mut work = Work::new(["burn", "30", ",", "jit-calls", &jit, "400"]).start();
        let tool = Tool::new("profile").args(["-j", "-U", "-F", "997", "-p", &work.id()]).start();
        work.go();
        let (run, all) = (tool.stop(), 3);
        let found = stacks(&run);
        let inner = ["workload_inner", "workload_outer"];
        let called = |stack: &&Value| {
            let user = stack["user"].as_array().expect("frames");
            user.len() >= all
                && user[..2] == inner
                && user[2].as_str().is_some_and(|name| name.starts_with("[anon]+0x"))
        };
        let called = values(found.iter().filter(called));
        assert!(called * 2 > within(&found, &inner), "{called}\n{run}");
    });
}

/// Siblings begin with all of their parent's addresses, and then make different code at the
/// same.
#[test]
fn children_with_the_same_addresses_have_names_of_their_own() {
    live(|| {
        let mut work =
            Work::new(["forks", "2", "jit", &format!("{JIT:#x}"), "150", "1000"]).start();
        let tool = Tool::new("profile").args(["-j", "-F", "499", "-f", "-p", &work.id()]).start();
        let lines = work.go();
        let children: Vec<&str> =
            lines.iter().filter_map(|line| line.strip_prefix("jit ")?.split(' ').next()).collect();
        assert_eq!(children.len(), 2, "{lines:?}");
        let map = |child: &str| format!("/tmp/perf-{child}.map");
        for child in &children {
            fs::write(map(child), format!("{JIT:x} 1000 code_of_{child}\n")).expect("a map");
        }
        let run = tool.stop();
        children.iter().for_each(|child| fs::remove_file(map(child)).expect("our map"));
        run.assert_status(0).assert_balanced();
        let all = stacks(&run);
        for child in &children {
            let pid: u64 = child.parse().expect("a number");
            let name = format!("code_of_{child}");
            let own = |stack: &&Value| stack["key"]["pid"] == pid;
            let own: Vec<Value> = all.iter().filter(own).cloned().collect();
            assert!(within(&own, &[&name]) > 0, "{run}");
            assert_eq!(within(&own, &[&name]), within(&all, &[&name]), "{run}");
        }
    });
}

/// What a process was before an exec has names of its own, though its stack began at the same
/// address: the sum of what lies above it is made to be the same. (Where the tool comes to the
/// first only when it has become the second nothing tells the two apart: so the first rests
/// before that, and leaves even a slow guest's processor to the tool.)
#[test]
fn the_next_program_has_names_of_its_own() {
    live(|| {
        let (folder, work) = (Folder::new(), Work::new(["burn", "200"]));
        let program = work.command()[0].clone().into_string().expect("UTF-8");
        let later = folder.file("later");
        let mut bytes = fs::read(&program).expect("the workload");
        let name = b"\0workload_inner\0";
        while let Some(at) = bytes.windows(name.len()).position(|window| window == name) {
            bytes[at..at + name.len()].copy_from_slice(b"\0workload_later\0");
        }
        fs::write(&later, bytes).expect("a copy");
        let open = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        fs::set_permissions(&later, open).expect("a program");
        // As long as what only the first has on its stack: its path twice, these words with their
        // NULs, this word itself, twelve addresses of words (an even number: they are aligned).
        let rest = format!(
            "@{}",
            2 * (program.len() + 1)
                + "burn.200.0...naps.1.1500...execve.1.".len()
                + "@123".len()
                + 12 * 8
        );
        let run = Tool::new("profile")
            .args(["-j", "-U", "-F", "499", "--", "env", "-i", "setarch", "-R", &program])
            .args(["burn", "200", "0", ",", "naps", "1", "1500"])
            .args([",", "execve", "1", &later, "w", "burn", "200", &rest])
            .run();
        run.assert_status(0);
        let all = stacks(&run);
        for name in ["workload_inner", "workload_later"] {
            let count = within(&all, &[name, "workload_outer"]);
            assert!((10..150).contains(&count), "{name}: {count}\n{run}");
        }
    });
}

/// A program that another tool has attached takes time like any other code.
#[test]
fn programs_of_others_are_shown() {
    live(|| {
        let getppid = libc::SYS_getppid.to_string();
        let mut work = Work::new(["syscall", "3000000", &getppid]).start();
        let other = Tool::new("syscount").args(["-p", &work.id()]).start();
        let tool = Tool::new("profile").args(["-j", "-K", "-F", "997", "-p", &work.id()]).start();
        work.go();
        let run = tool.stop();
        other.stop();
        let program = |stack: &&Value| {
            stack["kernel"][0].as_str().is_some_and(|name| name.starts_with("bpf_prog_"))
        };
        assert!(values(stacks(&run).iter().filter(program)) > 0, "{run}");
    });
}

/// A stack that is as deep as is shown is not deeper; and a sample whose stack could not be
/// kept is in the ledger once.
#[test]
fn what_is_deeper_than_shown_is_told_once() {
    live(|| {
        let deep = |depth: &str| {
            let mut work =
                Work::new(["syscall", "2000000", &libc::SYS_getppid.to_string()]).start();
            let args = ["-j", "-F", "997", "--depth", depth, "-p", &work.id()];
            let tool = Tool::new("profile").args(args).start();
            work.go();
            let run = tool.stop();
            run.assert_status(0).assert_balanced();
            let longer = |stack: &&Value| {
                ["kernel", "user"]
                    .iter()
                    .any(|side| stack[side].as_array().is_some_and(|s| s.len() > 1))
            };
            (
                stacks(&run).iter().any(|stack| longer(&stack)),
                run.ledger()["stacks"]["deep"].as_u64(),
                run,
            )
        };
        let (longer, told, run) = deep("64");
        assert!(longer && told == Some(0), "{run}");
        let (longer, told, run) = deep("1");
        let (told, all) =
            (told.expect("a count"), run.ledger()["emitted"].as_u64().expect("a count"));
        assert!(!longer && told > 0 && told <= all, "{run}");
    });
}

#[test]
fn nobody_else_is_seen() {
    live(|| {
        let idle = Work::new(["sleep", "1"]).start();
        let mut work = Work::new(["burn", "200"]).start();
        let tool = Tool::new("profile").args(["-j", "-F", "199", "-p", &idle.id()]).start();
        work.go();
        let run = tool.stop();
        run.assert_status(0).assert_balanced();
        assert_eq!((stacks(&run).len(), run.ledger()["seen"].as_u64()), (0, Some(0)), "{run}");
    });
}

#[test]
fn what_cannot_be_is_bad_input() {
    let refused = |args: &[&str], words: &[&str]| {
        Tool::new("profile").args(args).run().assert_refused(2, words);
    };
    refused(&["-F", "0"], &["--frequency"]);
    refused(&["-F", "99999999"], &["kernel.perf_event_max_sample_rate"]);
    refused(&["--cpu", "9999"], &["--cpu", "9999"]);
    refused(&["--cpu", "2-1"], &["2-1"]);
    refused(&["--depth", "128"], &["128"]);
    refused(&["-m"], &["-m"]);
    let run = Tool::new("opensnoop").args(["-o", "folded"]).run();
    run.assert_refused(2, &["folded", "table, json, csv"]);
}
