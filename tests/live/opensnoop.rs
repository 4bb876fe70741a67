//! opensnoop: each call with exact counts and values, by every plan that works here.

use serde_json::Value;
use serde_json::json;
use tests::Folder;
use tests::Run;
use tests::Tool;
use tests::Work;
use tests::plans;
use tests::privileged;

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
fn openat_and_openat2() {
    if !privileged() {
        return;
    }
    let dir = Folder::new();
    let (a, missing) = (dir.file("a"), dir.name("missing"));
    for plan in plans("opensnoop") {
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
}

#[cfg(target_arch = "x86_64")]
#[test]
fn open_and_creat() {
    if !privileged() {
        return;
    }
    let dir = Folder::new();
    let (absent, new) = (dir.name("absent"), dir.name("no/where"));
    for plan in plans("opensnoop") {
        let work = ["open", "13", &absent, "0o1", ",", "creat", "6", &new, "0", "0o600"];
        let (run, ..) = trace(&plan, &[], &work);
        assert_eq!(seen(&run), 19, "{run}");
        let (number, event) = alike(&run, "open");
        assert_eq!((number, &event["err"], &event["fd"]), (13, &json!("ENOENT"), &Value::Null));
        assert_eq!((&event["flags"], &event["mode"]), (&json!("O_WRONLY"), &Value::Null));
        assert_eq!(event["path"], absent);
        let (number, event) = alike(&run, "creat");
        assert_eq!((number, &event["err"], &event["mode"]), (6, &json!("ENOENT"), &json!("0600")));
        assert_eq!(event["flags"], "O_WRONLY|O_CREAT|O_TRUNC");
        assert_eq!(event["path"], new);
    }
}

#[test]
fn relative_to_a_descriptor() {
    if !privileged() {
        return;
    }
    let dir = Folder::new();
    dir.file("a");
    for plan in plans("opensnoop") {
        let folder = dir.path().to_str().expect("UTF-8");
        let (run, said, _) = trace(&plan, &["--path", "a"], &["at", folder, "5", "a"]);
        assert_eq!(seen(&run), 5, "the folder's own path does not begin with a\n{run}");
        let (number, event) = alike(&run, "openat");
        assert_eq!((number, &event["path"]), (5, &json!("a")));
        let dirfd = said.iter().find_map(|line| line.strip_prefix("dirfd "));
        assert_eq!(Some(event["dirfd"].to_string().as_str()), dirfd);
    }
}

#[test]
fn open_by_handle_at() {
    if !privileged() {
        return;
    }
    let dir = Folder::new();
    let (a, folder) = (dir.file("a"), dir.prefix());
    for plan in plans("opensnoop") {
        let (run, said, _) =
            trace(&plan, &[], &["chdir", &folder, ",", "handle", "3", &a, "0o10000000"]);
        if result(&said, "handle") == -i64::from(libc::EOPNOTSUPP) {
            println!("skipped: {folder} has no file handles");
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
}

/// Only the plan that sees every system call sees those of 32-bit programs.
#[cfg(target_arch = "x86_64")]
#[test]
fn a_32_bit_program() {
    if !privileged() {
        return;
    }
    let dir = Folder::new();
    let (a, missing) = (dir.file("a"), dir.name("missing"));
    if result(&Work::new(["fork", "compat", "1", &a]).start().go(), "fork") != 0 {
        println!("skipped: this kernel runs no 32-bit programs");
        return;
    }
    for plan in plans("opensnoop") {
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
}

#[test]
fn paths_of_every_length() {
    if !privileged() {
        return;
    }
    let dir = Folder::new();
    dir.file("a");
    let of = |length: usize| {
        let (start, end) =
            (dir.prefix(), if (length - dir.prefix().len()) % 2 == 0 { "/a" } else { "a" });
        let middle = "./".repeat((length - start.len() - end.len()) / 2);
        format!("{start}{middle}{end}")
    };
    let paths: Vec<String> = [253, 254, 255, 256, 257, 1021, 4094, 4095].map(of).into();
    let too_long = of(5003);
    let mut work: Vec<&str> =
        paths.iter().flat_map(|path| ["openat", "1", path, "0", "0", ","]).collect();
    work.extend(["openat", "1", &too_long]);
    for plan in plans("opensnoop") {
        let (run, ..) = trace(&plan, &[], &work);
        let events = run.events();
        assert_eq!(events.len(), paths.len() + 1, "{run}");
        for (event, path) in events.iter().zip(&paths) {
            assert_eq!(event["path"], **path, "{} bytes", path.len());
            assert_eq!(event["err"], Value::Null);
        }
        // The kernel itself refuses this one; what is shown is its beginning, and that is told.
        let last = &events[paths.len()];
        assert_eq!(
            (&last["path"], &last["err"]),
            (&json!(too_long[..4095]), &json!("ENAMETOOLONG"))
        );
        assert_eq!(run.ledger()["damaged"]["cut"], 1, "{run}");
        assert!(run.stderr.contains("1 with text cut"), "{run}");
    }
}

#[test]
fn a_path_that_cannot_be_read() {
    if !privileged() {
        return;
    }
    for plan in plans("opensnoop") {
        let (run, ..) = trace(&plan, &[], &["fault", "7", "-"]);
        let (number, event) = alike(&run, "openat");
        assert_eq!((number, &event["err"], &event["path"]), (7, &json!("EFAULT"), &json!("")));
        // The caller was at fault, not we.
        assert_eq!(run.ledger()["damaged"]["fault"], 0);
        let (run, ..) = trace(&plan, &["--path", "/"], &["fault", "7", "-"]);
        assert_eq!(seen(&run), 0, "it does not begin with /\n{run}");
    }
}

#[test]
fn failed_only() {
    if !privileged() {
        return;
    }
    let dir = Folder::new();
    let (a, missing) = (dir.file("a"), dir.name("missing"));
    for plan in plans("opensnoop") {
        let work = [
            "openat", "17", &a, ",", "openat", "7", &missing, ",", "openat2", "5", &a, ",",
            "openat2", "3", &missing,
        ];
        let (run, ..) = trace(&plan, &["-x"], &work);
        assert_eq!(seen(&run), 10, "{run}");
        assert!(
            run.events().iter().all(|event| event["err"] == "ENOENT" && event["path"] == missing)
        );
    }
}

#[test]
fn paths_that_begin_so() {
    if !privileged() {
        return;
    }
    let dir = Folder::new();
    let path = |name: &str| dir.name(name);
    let long = path(&"x".repeat(255 - dir.prefix().len()));
    let (longer, other) = (long.clone() + "yz", long[..254].to_owned() + "yyz");
    let work = [
        "openat",
        "2",
        &path("ab"),
        ",",
        "openat",
        "3",
        &path("abc"),
        ",",
        "openat",
        "5",
        &path("aB"),
        ",",
        "openat",
        "7",
        &path("a"),
        ",",
        "openat",
        "11",
        &longer,
        ",",
        "openat",
        "13",
        &other,
    ];
    for plan in plans("opensnoop") {
        let count = |prefix: &str| seen(&trace(&plan, &["--path", prefix], &work).0);
        assert_eq!(count(&path("ab")), 5);
        assert_eq!(count(&path("a")), 17);
        assert_eq!(count(&path("abcd")), 0);
        assert_eq!(long.len(), 255);
        assert_eq!(count(&long), 11, "the 255th byte counts");
        assert_eq!(count("relative"), 0);
    }
}
