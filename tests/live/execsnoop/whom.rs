//! Whom it reports: every filter with a workload that it lets through, and one that it does not.

use serde_json::Value;
use serde_json::json;
use tests::Folder;
use tests::Run;
use tests::Tool;
use tests::Work;
use tests::Working;
use tests::live;
use tests::place;
use tests::plans_to_try;

use super::TRUE;
use crate::namespaces::Cgroup;
use crate::namespaces::cgroups;

fn count(run: &Run) -> u64 {
    run.assert_status(0);
    run.assert_balanced();
    assert_eq!(run.lost(), 0, "{run}");
    let ledger = run.ledger();
    assert_eq!(ledger["seen"], ledger["emitted"], "{run}");
    run.events().len() as u64
}

/// Seven programs in children, eleven failures by itself.
fn both(absent: &str) -> Working {
    Work::new([
        "forks", "7", "execve", "1", TRUE, "true", "-", ",", "execve", "11", absent, "absent",
    ])
    .start()
}

fn with(work: &mut Working, args: &[&str]) -> Run {
    let tool = Tool::new("execsnoop").args(["-j"]).args(args).start();
    assert!(tool.attached, "{}", tool.wait());
    work.go();
    tool.stop()
}

#[test]
fn by_process() {
    live(|| {
        let dir = Folder::new();
        let absent = dir.name("absent");
        let mut work = both(&absent);
        let id = work.id();
        let run = with(&mut work, &["-p", &id]);
        assert_eq!(count(&run), 11, "its children are other processes");
        assert!(run.events().iter().all(|event| event["pid"] == work.pid()));
        let mut work = both(&absent);
        let id = work.id();
        assert_eq!(count(&with(&mut work, &["-f", "-p", &id])), 18);
        let idle = both(&absent);
        assert_eq!(count(&with(&mut both(&absent), &["-f", "-p", &idle.id()])), 0);
        let mut work = both(&absent);
        let id = work.id();
        assert_eq!(count(&with(&mut work, &["-t", &id])), 11, "a process's first thread");
        assert_eq!(count(&with(&mut both(&absent), &["-t", &idle.id()])), 0);
    });
}

/// By the name after the call if it succeeded, else by the caller's.
#[test]
fn by_name() {
    live(|| {
        let dir = Folder::new();
        let absent = dir.name("absent");
        // Copies of names that nobody else here has.
        let (mine, other) = (dir.name("bbn-mine"), dir.name("bbn-other"));
        for copy in [&mine, &other] {
            std::fs::copy(TRUE, copy).expect("a copy");
        }
        let start = || {
            let fork = |path| ["forks", "7", "execve", "1", path, "0", ","];
            let named = ["name", "bbn-caller", ",", "execve", "11", &absent, "absent"];
            Work::new([&fork(&mine)[..], &fork(&other)[..], &named[..]].concat()).start()
        };
        for (name, expected) in [
            ("bbn-mine", 7),
            ("bbn-mine,bbn-other", 14),
            ("bbn-caller", 11),
            ("bbn-*", 25),
            ("bbn-", 0),
            ("bbn-none*", 0),
        ] {
            let run = with(&mut start(), &["-n", name]);
            assert_eq!(count(&run), expected, "-n {name}");
            for event in run.events() {
                let failed = event["err"] == "ENOENT";
                assert_eq!(event["comm"] == "bbn-caller", failed, "{event}");
            }
        }
    });
}

#[test]
fn by_user() {
    live(|| {
        let dir = Folder::new();
        let absent = dir.name("absent");
        let start = || {
            let words = [
                "uid", "48611", ",", "forks", "7", "execve", "1", TRUE, "true", ",", "execve",
                "11", &absent,
            ];
            Work::new(words).start()
        };
        let run = with(&mut start(), &["-u", "48611"]);
        assert_eq!(count(&run), 18);
        assert!(run.events().iter().all(|event| event["uid"] == 48_611));
        assert_eq!(count(&with(&mut start(), &["-u", "48612"])), 0);
    });
}

/// Compared in user space: what is refused is in no column of the ledger.
#[test]
fn by_arguments() {
    live(|| {
        let dir = Folder::new();
        let absent = dir.name("absent");
        for (text, expected) in [
            ("true -", 7),
            ("ue -", 7),
            ("-", 7),
            ("absent", 11),
            ("true  -", 0),
            ("", 18),
            ("x\u{e9}", 0),
        ] {
            let mut work = both(&absent);
            let id = work.id();
            let run = with(&mut work, &["-f", "-p", &id, "--args", text]);
            assert_eq!(count(&run), expected, "--args {text:?} {run}");
            assert_eq!(run.ledger()["seen"], expected);
        }
        let mut work = both(&absent);
        let id = work.id();
        let run = with(&mut work, &["-f", "-p", &id, "--args", "absent", "--count", "5"]);
        assert_eq!(run.events().len(), 5, "refused events do not count\n{run}");
        run.assert_balanced();
    });
}

/// A command and its descendants, the command's own start first.
#[test]
fn a_command() {
    live(|| {
        let script = "/bin/true a; /bin/true b & wait; exec /bin/false c";
        let run = Tool::new("execsnoop").args(["-j", "--", "sh", "-c", script]).start().wait();
        run.assert_status(1);
        run.assert_balanced();
        let events = run.events();
        let args: Vec<&Value> = events.iter().map(|event| &event["args"]).collect();
        assert_eq!(args[0], &json!(["sh", "-c", script]), "{run}");
        assert_eq!(events[0]["pcomm"], "beebox");
        assert_eq!(args.len(), 4, "{run}");
        assert_eq!((args[1], args[2]), (&json!(["/bin/true", "a"]), &json!(["/bin/true", "b"])));
        assert_eq!((args[3], &events[3]["pid"]), (&json!(["/bin/false", "c"]), &events[0]["pid"]));
        assert_eq!(events[1]["ppid"], events[0]["pid"]);
        assert_eq!(events[1]["pcomm"], "sh");
    });
}

#[test]
fn by_cgroup() {
    live(|| {
        let dir = Folder::new();
        let Some(root) = cgroups(&dir) else { return };
        let name = dir.path().file_name().expect("a name").to_str().expect("UTF-8").to_owned();
        let mine = Cgroup::new(root.join(&name));
        let other = Cgroup::new(root.join(format!("{name}-other")));
        let absent = dir.name("absent");
        for (inside, expected) in [(&mine, 18), (&other, 0)] {
            let mut work = both(&absent);
            inside.take(work.pid());
            let run = with(&mut work, &["-c", mine.0.to_str().expect("UTF-8")]);
            assert_eq!(count(&run), expected, "{run}");
        }
    });
}

/// In a PID namespace the tool speaks its own namespace's numbers, of parents too.
#[test]
fn inside_a_pid_namespace() {
    live(|| {
        let dir = Folder::new();
        let go = dir.name("go");
        let workload = place::workload();
        let workload = workload.to_str().expect("UTF-8");
        for plan in plans_to_try("execsnoop") {
            let _ = std::fs::remove_file(&go);
            // Number 1 becomes the tool, number 2 is the workload.
            let script = format!(
                "{workload} await {go} , forks 7 execve 1 {TRUE} true > /dev/null < /dev/null & exec \"$@\""
            );
            let tool =
                Tool::new("execsnoop").through([workload, "pidns", "/bin/sh", "-c", &script, "sh"]);
            let tool = tool.args(["-j", "--plan", &plan, "-f", "-p", "2", "--count", "7"]).start();
            std::fs::write(&go, "").expect("the workload's release");
            let run = tool.wait();
            assert_eq!(count(&run), 7);
            for event in run.events() {
                assert_eq!((&event["ppid"], &event["pcomm"]), (&json!(2), &json!("workload")));
                assert!(event["pid"].as_u64().is_some_and(|pid| (3..50).contains(&pid)), "{event}");
                assert!(event["host_pid"].as_u64() > event["pid"].as_u64(), "{event}");
            }
        }
    });
}

#[test]
fn outside_of_the_pid_namespace() {
    live(|| {
        let dir = Folder::new();
        let copy = dir.name("bbx-outside");
        std::fs::copy(TRUE, &copy).expect("a copy");
        let workload = place::workload();
        for plan in plans_to_try("execsnoop") {
            let tool = Tool::new("execsnoop").through([workload.as_os_str(), "pidns".as_ref()]);
            let who = ["-n", "bbx-outside", "--count", "5"];
            let tool = tool.args(["-j", "--plan", &plan]).args(who).start();
            Work::new(["forks", "5", "execve", "1", &copy, "0"]).start().go();
            let run = tool.wait();
            assert_eq!(count(&run), 5);
            for event in run.events() {
                assert!(event["pid"].is_null() && event["ppid"].is_null(), "{event}");
                assert_eq!((&event["pcomm"], &event["args"]), (&json!("workload"), &json!(["0"])));
            }
        }
    });
}

#[test]
fn bad_input() {
    for size in ["0", "63", "129K", "1G", "x", ""] {
        let run = Tool::new("execsnoop").args(["--max-args", size]).run();
        run.assert_refused(2, &["--max-args"]);
    }
}
