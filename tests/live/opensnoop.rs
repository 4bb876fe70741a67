//! opensnoop: each call with exact counts and values, by every plan that works here.

mod paths; // of every length, unreadable, by their beginning

use serde_json::Value;
use serde_json::json;
use tests::Fed;
use tests::Folder;
use tests::Run;
use tests::Tool;
use tests::Work;
use tests::cell;
use tests::live;
use tests::plans_to_try;
use tests::skip;

const ALL: &str = "pid,tid,host_pid,uid,comm,fd,err,call,flags,mode,perm,dirfd,resolve,path";

/// Its events by the number of opens that this workload makes, and nobody else's.
fn trace(plan: &str, args: &[&str], work: &[&str]) -> (Run, Vec<String>, u32) {
    let mut work = Work::new(work).start();
    let common = ["-j", "--fields", ALL, "--plan", plan, "-p", &work.id()];
    let tool = Tool::new("opensnoop").args(common).args(args).start();
    let said = work.go();
    let run = tool.stop();
    run.assert_status(0);
    run.assert_balanced();
    assert_eq!(run.start()["plan"], plan);
    (run, said, work.pid())
}

fn seen(run: &Run) -> u64 {
    assert_eq!(run.lost(), 0, "{run}");
    run.ledger()["seen"].as_u64().expect("a count")
}

/// The events of one call, which must all be alike but for their time: how many, and what.
fn alike(run: &Run, call: &str) -> (usize, Value) {
    let mut events = run.events();
    events.retain(|event| event["call"] == call);
    for event in &mut events {
        let fields = event.as_object_mut().expect("an object");
        fields.remove("time");
        fields.remove("record");
    }
    for event in &events {
        assert_eq!(event, &events[0]);
    }
    (events.len(), events.first().cloned().unwrap_or(Value::Null))
}

/// The last word of what the workload said of an operation: its last result.
fn result(said: &[String], operation: &str) -> i64 {
    let line = said.iter().find(|line| line.starts_with(&format!("{operation} ")));
    let word = line.and_then(|line| line.rsplit(' ').next());
    word.and_then(|word| word.parse().ok()).unwrap_or_else(|| panic!("{operation}: {said:?}"))
}

#[test]
fn on_this_kernel() {
    live(|| {
        let dir = Folder::new();
        let a = dir.file("a");
        cell("opensnoop", |trial| {
            let mut work = Work::new(["openat", "17", &a]).start();
            let tool = trial.start(&["-p", &work.id()])?;
            work.go();
            let run = tool.stop();
            let seen = run.events().iter().filter(|event| event["path"] == a).count();
            Some(Fed { expected: 17, seen: seen as u64, run })
        });
    });
}

#[test]
fn openat_and_openat2() {
    live(|| {
        let dir = Folder::new();
        let (a, missing) = (dir.file("a"), dir.name("missing"));
        for plan in plans_to_try("opensnoop") {
            let (run, said, pid) = trace(
                &plan,
                &[],
                &[
                    "openat",
                    "17",
                    &missing,
                    "0o2000102",
                    "0o104640",
                    ",",
                    "openat2",
                    "2",
                    &a,
                    "0o2000000",
                    "0",
                    "2",
                    ",",
                    "uid",
                    "12345",
                ],
            );
            assert_eq!(seen(&run), 19, "{run}");
            let common = |rest: Value| {
                let mut all =
                    json!({"pid": pid, "tid": pid, "host_pid": pid, "uid": 0, "comm": "workload"});
                all.as_object_mut()
                    .expect("an object")
                    .extend(rest.as_object().expect("an object").clone());
                all
            };
            // O_CREAT makes it the first time: the mode is the caller's, its type bits are not a mode.
            let fd = result(&said, "openat");
            let flags = "O_RDWR|O_CREAT|O_CLOEXEC";
            let expected = json!({"fd": fd, "err": null, "call": "openat", "flags": flags, "mode": "04640",
            "perm": "rwSr-----", "dirfd": null, "resolve": 0, "path": missing});
            assert_eq!(alike(&run, "openat"), (17, common(expected)));
            let fd = result(&said, "openat2");
            let expected = json!({"fd": fd, "err": null, "call": "openat2", "flags": "O_RDONLY|O_CLOEXEC",
            "mode": null, "perm": null, "dirfd": null, "resolve": 2, "path": a});
            assert_eq!(alike(&run, "openat2"), (2, common(expected)));
            std::fs::remove_file(&missing).expect("it was made");
        }
    });
}

#[cfg(target_arch = "x86_64")]
#[test]
fn open_and_creat() {
    live(|| {
        let dir = Folder::new();
        let (absent, new) = (dir.name("absent"), dir.name("no/where"));
        for plan in plans_to_try("opensnoop") {
            let work = ["open", "13", &absent, "0o1", ",", "creat", "6", &new, "0", "0o600"];
            let (run, ..) = trace(&plan, &[], &work);
            assert_eq!(seen(&run), 19, "{run}");
            let (number, event) = alike(&run, "open");
            assert_eq!((number, &event["err"], &event["fd"]), (13, &json!("ENOENT"), &Value::Null));
            assert_eq!((&event["flags"], &event["mode"]), (&json!("O_WRONLY"), &Value::Null));
            assert_eq!(event["path"], absent);
            let (number, event) = alike(&run, "creat");
            assert_eq!(
                (number, &event["err"], &event["mode"]),
                (6, &json!("ENOENT"), &json!("0600"))
            );
            assert_eq!(event["flags"], "O_WRONLY|O_CREAT|O_TRUNC");
            assert_eq!(event["path"], new);
        }
    });
}

#[test]
fn relative_to_a_descriptor() {
    live(|| {
        let dir = Folder::new();
        dir.file("a");
        for plan in plans_to_try("opensnoop") {
            let folder = dir.path().to_str().expect("UTF-8");
            let (run, said, _) = trace(&plan, &["--path", "a"], &["at", folder, "5", "a"]);
            assert_eq!(seen(&run), 5, "the folder's own path does not begin with a\n{run}");
            let (number, event) = alike(&run, "openat");
            assert_eq!((number, &event["path"]), (5, &json!("a")));
            let dirfd = said.iter().find_map(|line| line.strip_prefix("dirfd "));
            assert_eq!(Some(event["dirfd"].to_string().as_str()), dirfd);
        }
    });
}

#[test]
fn open_by_handle_at() {
    live(|| {
        let dir = Folder::new();
        let (a, folder) = (dir.file("a"), dir.prefix());
        for plan in plans_to_try("opensnoop") {
            let (run, said, _) =
                trace(&plan, &[], &["chdir", &folder, ",", "handle", "3", &a, "0o10000000"]);
            if result(&said, "handle") == -i64::from(libc::EOPNOTSUPP) {
                skip("the file system of temporary files has no file handles");
                return;
            }
            assert_eq!(seen(&run), 3, "{run}");
            let (number, event) = alike(&run, "open_by_handle_at");
            let handle = said.iter().find_map(|line| line.strip_prefix("by ")).expect("a handle");
            let path = format!("handle:{}", handle.replace(' ', ":"));
            assert_eq!(
                (number, &event["path"], &event["flags"]),
                (3, &json!(path), &json!("O_RDONLY|O_PATH"))
            );
            assert_eq!(event["fd"], result(&said, "handle"), "{said:?}");
        }
    });
}

/// Only the plan that sees every system call sees those of 32-bit programs.
#[cfg(target_arch = "x86_64")]
#[test]
fn a_32_bit_program() {
    live(|| {
        let dir = Folder::new();
        let (a, missing) = (dir.file("a"), dir.name("missing"));
        if result(&Work::new(["fork", "compat", "1", &a]).start().go(), "fork") != 0 {
            skip("this kernel runs no 32-bit programs");
            return;
        }
        for plan in plans_to_try("opensnoop") {
            let work = ["compat", "11", &missing, "0o2", ",", "openat", "3", &a];
            let (run, said, _) = trace(&plan, &[], &work);
            assert_eq!(result(&said, "compat"), -i64::from(libc::ENOENT));
            let (number, event) = alike(&run, "open");
            assert_eq!(alike(&run, "openat").0, 3);
            if plan == "btf" {
                let fields = (&event["path"], &event["flags"], &event["err"]);
                assert_eq!(
                    (number, fields),
                    (11, (&json!(missing), &json!("O_RDWR"), &json!("ENOENT")))
                );
            } else {
                assert_eq!(number, 0);
            }
        }
    });
}

#[test]
fn failed_only() {
    live(|| {
        let dir = Folder::new();
        let (a, missing) = (dir.file("a"), dir.name("missing"));
        for plan in plans_to_try("opensnoop") {
            let work = [
                "openat", "17", &a, ",", "openat", "7", &missing, ",", "openat2", "5", &a, ",",
                "openat2", "3", &missing,
            ];
            let (run, ..) = trace(&plan, &["-x"], &work);
            assert_eq!(seen(&run), 10, "{run}");
            assert!(
                run.events()
                    .iter()
                    .all(|event| event["err"] == "ENOENT" && event["path"] == missing)
            );
        }
    });
}
