//! execsnoop: each call with its arguments to the byte, by every plan that works here.

mod quoting; // arguments as a shell reads them back; text that is cut
mod whom; // filters, each also where it must see nothing

use std::fs;
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;

use serde_json::Value;
use serde_json::json;
use tests::Fed;
use tests::Folder;
use tests::Run;
use tests::Tool;
use tests::Work;
use tests::cell;
use tests::live;
use tests::locked_down;
use tests::plans_to_try;

/// A program that does nothing.
const TRUE: &str = "/bin/true";

/// Its events by the programs that this workload and its children start, and nobody else's.
fn trace(plan: &str, args: &[&str], work: Work) -> (Run, Vec<String>, u32) {
    let mut work = work.start();
    let common = ["-j", "--plan", plan, "-f", "-p", &work.id()];
    let tool = Tool::new("execsnoop").args(common).args(args).start();
    assert!(tool.attached, "{}", tool.wait());
    let said = work.go();
    let run = tool.stop();
    run.assert_status(0);
    run.assert_balanced();
    assert_eq!(run.start()["plan"], plan);
    assert_eq!(run.lost(), 0, "{run}");
    (run, said, work.pid())
}

/// The ledger's number of seen, cut and faulty events.
fn counts(run: &Run) -> [u64; 3] {
    let ledger = run.ledger();
    let damaged = &ledger["damaged"];
    [&ledger["seen"], &damaged["cut"], &damaged["fault"]]
        .map(|count| count.as_u64().expect("count"))
}

/// What the workload said of an operation: process, thread, result.
fn said(lines: &[String], operation: &str) -> Vec<[i64; 3]> {
    let of = |line: &&String| line.split(' ').next() == Some(operation);
    let words = |line: &String| -> Vec<i64> {
        line.split(' ').skip(1).map(|word| word.parse().expect("a number")).collect()
    };
    lines.iter().filter(of).map(|line| words(line).try_into().expect("three numbers")).collect()
}

fn select(run: &Run, error: Value) -> Vec<Value> {
    run.events().into_iter().filter(|event| event["err"] == error).collect()
}

#[test]
fn on_this_kernel() {
    live(|| {
        let dir = Folder::new();
        let missing = dir.name("missing");
        let works = ["forks", "7", "execve", "1", TRUE, "a", ","];
        let fails = ["execve", "11", &missing, "a"];
        cell("execsnoop", |trial| {
            let mut work = Work::new(works.iter().chain(&fails)).start();
            let tool = trial.start(&["-f", "-p", &work.id()])?;
            work.go();
            let run = tool.stop();
            let count = |file: &str, error: Value| {
                let events = select(&run, error);
                events.iter().filter(|it| it["file"] == file && it["args"][0] == "a").count()
            };
            let seen = count(TRUE, Value::Null) + count(&missing, "ENOENT".into());
            Some(Fed { expected: 18, seen: seen as u64, run })
        });
    });
}

#[test]
fn every_call_that_succeeds() {
    live(|| {
        for plan in plans_to_try("execsnoop") {
            for (call, file) in [("execve", TRUE), ("execveat", TRUE), ("fexecve", "/dev/fd/")] {
                let words = ["forks", "17", call, "1", TRUE, "true", "a b", ""];
                let (run, said, pid) = trace(&plan, &[], Work::new(words));
                assert_eq!(counts(&run), [17, 0, 0], "{plan} {call} {run}");
                assert!(self::said(&said, call).is_empty(), "none returned");
                let mut pids: Vec<_> =
                    run.events().iter().map(|event| event["pid"].clone()).collect();
                pids.dedup();
                assert_eq!(pids.len(), 17, "each once {run}");
                for event in run.events() {
                    assert_eq!(event["args"], json!(["true", "a b", ""]));
                    assert_eq!(
                        (&event["err"], &event["args_cut_bytes"]),
                        (&Value::Null, &json!(0))
                    );
                    assert_eq!(
                        (&event["ppid"], &event["pcomm"]),
                        (&json!(pid), &json!("workload"))
                    );
                    assert_eq!((&event["uid"], &event["old_tid"]), (&json!(0), &Value::Null));
                    assert_eq!((&event["tid"], &event["host_pid"]), (&event["pid"], &event["pid"]));
                    assert!(event["file"].as_str().expect("a path").starts_with(file), "{event}");
                    // A program without a path has its name from its number, or since 6.14 its own.
                    assert!(event["comm"] == "true" || call == "fexecve", "{event}");
                    assert!(event["cpu"].is_u64() && event.get("cwd").is_none(), "{event}");
                }
            }
        }
    });
}

#[test]
fn every_call_that_fails() {
    live(|| {
        let dir = Folder::new();
        let (plain, absent) = (dir.file("plain"), dir.name("absent"));
        for plan in plans_to_try("execsnoop") {
            for call in ["execve", "execveat"] {
                let words = [call, "13", &absent, "absent", "x y", ",", call, "7", &plain];
                let (run, said, pid) = trace(&plan, &[], Work::new(words));
                assert_eq!(counts(&run), [20, 0, 0], "{plan} {call} {run}");
                assert_eq!(
                    self::said(&said, call).iter().map(|said| said[2]).collect::<Vec<_>>(),
                    [-2, -13]
                );
                let (missing, refused) =
                    (select(&run, json!("ENOENT")), select(&run, json!("EACCES")));
                assert_eq!((missing.len(), refused.len()), (13, 7), "{run}");
                for event in &missing {
                    assert_eq!(event["args"], json!(["absent", "x y"]));
                    assert_eq!(event["file"], absent);
                    assert_eq!((&event["pid"], &event["comm"]), (&json!(pid), &json!("workload")));
                    assert_eq!(
                        (&event["ppid"], &event["old_tid"]),
                        (&json!(std::process::id()), &Value::Null)
                    );
                }
                for event in &refused {
                    assert_eq!((&event["args"], &event["file"]), (&json!([]), &json!(plain)));
                }
                let words =
                    [call, "13", &absent, "absent", ",", "forks", "5", call, "1", TRUE, "true"];
                let (run, ..) = trace(&plan, &["-x"], Work::new(words));
                assert_eq!(counts(&run), [13, 0, 0], "-x leaves out what succeeds: {run}");
            }
        }
    });
}

/// The programs loop in two ways: by iterators that newer kernels have, or, as with
/// types from a file, without them.
#[test]
fn arguments_of_failed_calls_by_both_loops() {
    live(|| {
        let dir = Folder::new();
        let absent = dir.name("absent");
        let of = |lengths: &[usize]| -> Vec<String> {
            lengths.iter().map(|length| "0123456789".repeat(101)[..*length].to_owned()).collect()
        };
        // At the ends of pieces; then also more than the smallest record holds.
        let some = of(&[0, 1, 254, 255, 256, 257, 511, 0, 3]);
        let more = of(&[0, 1, 254, 255, 256, 257, 511, 700, 0, 1000, 3]);
        let many: Vec<String> = (0..101).map(|number| format!("-{number}")).collect();
        for plan in plans_to_try("execsnoop") {
            for btf in [&[][..], &["--btf", "/sys/kernel/btf/vmlinux"]] {
                for args in [&some, &more] {
                    let words = ["execve", "5", &absent].into_iter();
                    let words = words.chain(args.iter().map(String::as_str));
                    let (run, ..) = trace(&plan, btf, Work::new(words));
                    assert_eq!(counts(&run), [5, 0, 0], "{plan} {btf:?} {run}");
                    assert!(run.events().iter().all(|event| event["args"] == json!(args)), "{run}");
                }

                let words =
                    ["execve", "3", &absent].into_iter().chain(many.iter().map(String::as_str));
                let (run, ..) = trace(&plan, btf, Work::new(words));
                assert_eq!(counts(&run), [3, 3, 0], "{plan} {btf:?} {run}");
                for event in run.events() {
                    let shown = event["args"].as_array().expect("arguments");
                    assert!(shown.len() > 64 && shown.len() < 101, "{event}");
                    assert_eq!(shown[63], json!("-63"));
                }
            }
        }
    });
}

/// Calls of 32-bit programs: their failures are seen at the end of every call only.
#[cfg(target_arch = "x86_64")]
#[test]
fn calls_of_32_bit_programs() {
    live(|| {
        let dir = Folder::new();
        let absent = dir.name("absent");
        let words = [
            "forks", "5", "execve32", "1", TRUE, "true", "b", ",", "execve32", "11", &absent, "c",
            "d e",
        ];
        for plan in plans_to_try("execsnoop") {
            let (run, said, _) = trace(&plan, &[], Work::new(words));
            let failures = if plan == "btf" { 11 } else { 0 };
            if self::said(&said, "execve32").last().is_some_and(|said| said[2] == -38) {
                return; // this kernel has no 32-bit calls
            }
            assert_eq!(counts(&run), [5 + failures, 0, 0], "{plan} {run}");
            assert!(
                select(&run, Value::Null).iter().all(|event| event["args"] == json!(["true", "b"]))
            );
            for event in select(&run, json!("ENOENT")) {
                assert_eq!(
                    (&event["args"], &event["file"]),
                    (&json!(["c", "d e"]), &json!(absent))
                );
            }
        }
    });
}

/// The thread that calls takes the number of the first one: no join by thread finds it.
#[test]
fn a_thread_that_is_not_the_first() {
    live(|| {
        for plan in plans_to_try("execsnoop") {
            let words = ["forks", "5", "threads", "1", "execve", "1", TRUE, "true"];
            let (run, ..) = trace(&plan, &[], Work::new(words));
            assert_eq!(counts(&run), [5, 0, 0], "{plan} {run}");
            for event in run.events() {
                assert_eq!(event["tid"], event["pid"], "it is the first one now");
                assert!(event["old_tid"].as_u64() > event["pid"].as_u64(), "{event}");
            }
            let dir = Folder::new();
            let words = ["threads", "3", "execve", "2", &dir.name("absent"), "absent"];
            let (run, said, pid) = trace(&plan, &[], Work::new(words));
            // A program that is preempted is not entered again on its CPU: the kernel counts that,
            // for everybody on the host.
            let missed = run.ledger()["unseen"]["missed"].as_u64().unwrap_or(0);
            let [seen, cut, fault] = counts(&run);
            assert!(seen <= 6 && seen + missed >= 6 && cut + fault == 0, "{plan} {run}");
            let threads: Vec<_> = self::said(&said, "execve").iter().map(|said| said[1]).collect();
            for event in run.events() {
                assert_eq!(event["pid"], pid);
                assert!(
                    threads.iter().any(|thread| event["tid"] == *thread),
                    "{event} {threads:?}"
                );
                assert_eq!(event["old_tid"], event["tid"], "the thread that called");
            }
        }
    });
}

/// A script is what was called, and its interpreter what runs.
#[test]
fn a_script() {
    live(|| {
        let dir = Folder::new();
        let script = dir.name("script");
        fs::write(&script, "#!/bin/true -v\n").expect("a script");
        fs::set_permissions(&script, Permissions::from_mode(0o755)).expect("to be run");
        for plan in plans_to_try("execsnoop") {
            let (run, ..) =
                trace(&plan, &[], Work::new(["forks", "3", "execve", "1", &script, "zero", "one"]));
            assert_eq!(counts(&run), [3, 0, 0], "{plan} {run}");
            for event in run.events() {
                assert_eq!(event["args"], json!([TRUE, "-v", script, "one"]));
                assert_eq!((&event["file"], &event["comm"]), (&json!(script), &json!("script")));
            }
        }
    });
}

#[test]
fn memory_that_cannot_be_read() {
    live(|| {
        let dir = Folder::new();
        let absent = dir.name("absent");
        for plan in plans_to_try("execsnoop") {
            let words = [
                "execve-fault",
                "3",
                TRUE,
                ",",
                "execve-fault",
                "5",
                &absent,
                ",",
                "execve-null",
                "7",
                &absent,
            ];
            let (run, said, _) = trace(&plan, &[], Work::new(words));
            let results: Vec<_> =
                self::said(&said, "execve-fault").iter().map(|said| said[2]).collect();
            assert_eq!(results[0], -14);
            // Since 6.8 the file is opened first: only then is it not the fault that was the error.
            let faults = if results[1] == -2 { 5 } else { 0 };
            assert_eq!(counts(&run), [15, 0, faults], "{plan} {run}");
            let unknown = |event: &&Value| {
                event["args"] == json!([null]) && event["args_cut_bytes"].is_null()
            };
            assert_eq!(run.events().iter().filter(unknown).count(), 8, "{run}");
            assert_eq!(
                run.events().iter().filter(|event| event["args"] == json!([])).count(),
                7,
                "{run}"
            );
            assert!(
                run.events().iter().all(|event| event["file"] == TRUE || event["file"] == absent)
            );
        }
    });
}

#[test]
fn working_directory() {
    live(|| {
        let dir = Folder::new();
        let (absent, below) = (dir.name("absent"), dir.name("be low"));
        fs::create_dir(&below).expect("a folder");
        let here = fs::canonicalize(&below).expect("its path");
        for plan in plans_to_try("execsnoop") {
            if locked_down() {
                let refused = Tool::new("execsnoop").args(["--cwd", "--plan", &plan]).run();
                refused.assert_refused(69, &["locked down", "memory"]);
                continue;
            }
            for (place, shown) in [
                (below.as_str(), here.to_str().expect("UTF-8")),
                ("/", "/"),
                ("/proc/sys", "/proc/sys"),
            ] {
                let words = [
                    "chdir", place, ",", "forks", "3", "execve", "1", TRUE, "true", ",", "execve",
                    "2", &absent,
                ];
                let (run, ..) = trace(&plan, &["--cwd"], Work::new(words));
                assert_eq!(counts(&run), [5, 0, 0], "{plan} {run}");
                assert!(run.events().iter().all(|event| event["cwd"] == shown), "{run}");
            }
            let words = ["chdir", &below, ",", "execve", "2", &absent];
            let (run, ..) = trace(&plan, &["--fields", "cwd,args"], Work::new(words));
            assert_eq!(counts(&run), [2, 0, 0], "{plan} {run}");
            assert!(
                run.events().iter().all(|event| event["cwd"].as_str() == here.to_str()),
                "{run}"
            );
            // From the process's own root; or outside of it, which chroot(2) allows.
            let (inside, outside) = (dir.path().to_str().expect("UTF-8"), "/proc/self");
            let unreachable = format!("(unreachable){}", here.display());
            for (root, shown) in [(inside, "/be low"), (outside, unreachable.as_str())] {
                let words = ["chdir", &below, ",", "chroot", root, ",", "execve", "3", "/absent"];
                let (run, ..) = trace(&plan, &["--cwd"], Work::new(words));
                assert_eq!(counts(&run), [3, 0, 0], "{plan} {run}");
                assert!(run.events().iter().all(|event| event["cwd"] == shown), "{run}");
            }
            // Deeper than the walk goes: what is missing is the front.
            let deep = format!("{below}/{}", "d/".repeat(70));
            fs::create_dir_all(&deep).expect("folders");
            let words = ["chdir", &deep, ",", "execve", "2", &absent, "absent"];
            let (run, ..) = trace(&plan, &["--cwd"], Work::new(words));
            assert_eq!(counts(&run), [2, 2, 0], "{plan} {run}");
            let cut = format!("…{}", "/d".repeat(64));
            assert!(run.events().iter().all(|event| event["cwd"] == cut), "{run}");
        }
    });
}

/// Everything is accounted for where the buffer is too small.
#[test]
fn a_tiny_buffer() {
    live(|| {
        let dir = Folder::new();
        let words = ["execve", "997", &dir.name("absent"), "absent", "@400"];
        for plan in plans_to_try("execsnoop") {
            let mut work = Work::new(words).start();
            let common = ["-j", "--plan", &plan, "-p", &work.id(), "--buffer", "4K"];
            let tool = Tool::new("execsnoop").args(common).start();
            work.go();
            let run = tool.stop();
            run.assert_status(0).assert_balanced();
            assert_eq!(run.ledger()["seen"], 997, "{run}");
            assert!(run.lost() > 0, "{run}");
        }
    });
}
