//! Who is seen, and who is not: every filter with a workload that it lets through
//! beside one that it does not.

use serde_json::Value;
use tests::Folder;
use tests::Run;
use tests::Running;
use tests::Tool;
use tests::Work;
use tests::Working;
use tests::eventually;
use tests::live;
use tests::skip;

/// opensnoop with these arguments, JSON, attached.
pub fn opensnoop(args: &[&str]) -> Running {
    let tool = Tool::new("opensnoop").args(["-j"]).args(args).start();
    assert!(tool.attached, "{}", tool.wait());
    tool
}

/// How many opens it saw, which must be all that it showed.
///
/// A stranger's path can be unreadable at any time (its page is just being moved),
/// so that no prefix excludes it: such a one is damaged, and not of the workload.
pub fn shown(run: &Run) -> u64 {
    run.assert_status(0);
    run.assert_balanced();
    assert_eq!(run.lost(), 0, "{run}");
    let ledger = run.ledger();
    assert_eq!(ledger["seen"], ledger["emitted"], "{run}");
    let unreadable = |event: &&Value| event["path"] == "" && event["err"].is_null();
    let strangers = run.events().iter().filter(unreadable).count() as u64;
    assert_eq!(ledger["damaged"]["fault"], strangers, "{run}");
    ledger["seen"].as_u64().expect("a count") - strangers
}

/// Runs a workload (each time a new one) under these filters.
fn count(args: &[&str], work: &[&str]) -> u64 {
    let mut work = Work::new(work).start();
    let tool = opensnoop(args);
    work.go();
    shown(&tool.stop())
}

fn opens(number: &str, path: &str) -> Working {
    Work::new(["openat", number, path]).start()
}

#[test]
fn by_process() {
    live(|| {
        let dir = Folder::new();
        let a = dir.file("a");
        for (wanted, expected) in
            [(vec![0], 17), (vec![0, 1], 30), (vec![0, 1, 2], 30), (vec![2], 0)]
        {
            let mut works = [opens("17", &a), opens("13", &a), opens("0", &a)];
            let list: Vec<String> = wanted.iter().map(|at: &usize| works[*at].id()).collect();
            let tool = opensnoop(&["-p", &list.join(",")]);
            works.iter_mut().for_each(|work| drop(work.go()));
            let run = tool.stop();
            assert_eq!(shown(&run), expected, "-p {list:?}");
            assert!(run.events().iter().all(|event| list.contains(&event["pid"].to_string())));
        }
    });
}

#[test]
fn by_thread() {
    live(|| {
        let dir = Folder::new();
        let a = dir.file("a");
        let path = dir.prefix();
        // The first thread has the number of the process, and only its own opens.
        let words = ["openat", "17", &a, ",", "threads", "2", "openat", "5", &a];
        let mut work = Work::new(words).start();
        let first = opensnoop(&["-t", &work.id()]);
        let all = opensnoop(&["-p", &work.id(), "--path", &path]);
        work.go();
        assert_eq!(shown(&first.stop()), 17);
        assert_eq!(shown(&all.stop()), 27);
        // Another thread.
        let words = ["threads", "1", "paused", "openat", "7", &a, ",", "openat", "5", &a];
        let mut work = Work::new(words).start();
        work.begin();
        let tid = work.said("paused");
        assert_ne!(tid, work.id());
        let number: u32 = tid.parse().expect("a number");
        let second = opensnoop(&["-t", &tid]);
        let both = opensnoop(&["-t", &format!("{tid},{}", work.pid()), "--path", &path]);
        let none = opensnoop(&["-t", &opens("0", &a).id()]);
        work.go();
        let run = second.stop();
        assert_eq!(shown(&run), 7);
        assert!(
            run.events().iter().all(|event| event["tid"] == number && event["pid"] == work.pid())
        );
        assert_eq!(shown(&both.stop()), 12);
        assert_eq!(shown(&none.stop()), 0);
    });
}

#[test]
fn by_user() {
    live(|| {
        let dir = Folder::new();
        let (a, path) = (dir.file("a"), dir.prefix());
        let words = ["openat", "5", &a, ",", "uid", "54321", ",", "openat", "7", &a];
        let count = |users: &str| count(&["-u", users, "--path", &path], &words);
        assert_eq!(count("54321"), 7);
        assert_eq!(count("root"), 5);
        assert_eq!(count("root,54321"), 12);
        assert_eq!(count("54320,54322"), 0);
    });
}

#[test]
fn by_name() {
    live(|| {
        let dir = Folder::new();
        let (a, path) = (dir.file("a"), dir.prefix());
        let words = [
            "name",
            "alpha-one",
            ",",
            "openat",
            "3",
            &a,
            ",",
            "name",
            "alpha-two",
            ",",
            "openat",
            "5",
            &a,
            ",",
            "name",
            "alpha",
            ",",
            "openat",
            "7",
            &a,
            ",",
            "name",
            "fifteen-letters",
            ",",
            "openat",
            "11",
            &a,
        ];
        let count = |names: &str| count(&["-n", names, "--path", &path], &words);
        assert_eq!(count("alpha"), 7);
        assert_eq!(count("alpha*"), 15);
        assert_eq!(count("alpha-one,alpha-two"), 8);
        assert_eq!(count("fifteen-letters"), 11);
        assert_eq!(count("*"), 26);
        assert_eq!(count("alph,lpha,alpha-,ALPHA"), 0);
        // Up to the last byte.
        assert_eq!(count("fifteen-lettera,alpha-onf,fifteen-lettez*"), 0);
    });
}

#[test]
fn together_they_narrow() {
    live(|| {
        let dir = Folder::new();
        let a = dir.file("a");
        let words = [
            "openat", "5", &a, ",", "name", "beta", ",", "openat", "7", &a, ",", "uid", "54321",
            ",", "openat", "11", &a,
        ];
        let mut work = Work::new(words).start();
        let id = work.id();
        let tools = [
            ("root", "beta", 7),
            ("54321", "beta", 11),
            ("54321", "workload", 0),
            ("root", "workload", 5),
        ]
        .map(|(user, name, expected)| (opensnoop(&["-p", &id, "-u", user, "-n", name]), expected));
        work.go();
        for (tool, expected) in tools {
            assert_eq!(shown(&tool.stop()), expected);
        }
    });
}

#[test]
fn descendants() {
    live(|| {
        let dir = Folder::new();
        let a = dir.file("a");
        let words = [
            "openat", "3", &a, ",", "fork", "openat", "5", &a, ",", "fork", "fork", "openat", "7",
            &a,
        ];
        let mut work = Work::new(words).start();
        let mut other = Work::new(["fork", "openat", "13", &a]).start();
        let followed = opensnoop(&["-p", &work.id(), "-f"]);
        let alone = opensnoop(&["-p", &work.id()]);
        work.go();
        other.go();
        let run = followed.stop();
        assert_eq!(shown(&run), 15);
        let mut pids: Vec<String> =
            run.events().iter().map(|event| event["pid"].to_string()).collect();
        pids.dedup();
        assert_eq!(pids.len(), 3, "parent, child, grandchild: {pids:?}");
        assert_eq!(shown(&alone.stop()), 3);
    });
}

#[test]
fn descendants_born_before() {
    live(|| {
        let dir = Folder::new();
        let a = dir.file("a");
        let mut work = Work::new(["fork", "fork", "paused", "openat", "7", &a]).start();
        work.begin();
        let grandchild: u32 = work.said("paused").parse().expect("a number");
        let followed = opensnoop(&["-p", &work.id(), "-f"]);
        let alone = opensnoop(&["-p", &work.id()]);
        work.go();
        let run = followed.stop();
        assert_eq!(shown(&run), 7);
        assert!(run.events().iter().all(|event| event["pid"] == grandchild));
        assert_eq!(shown(&alone.stop()), 0);
    });
}

/// A process that takes the number of one that was followed is somebody else.
#[test]
fn the_dead_are_not_followed() {
    live(|| {
        let dir = Folder::new();
        let a = dir.file("a");
        let mut parent = Work::new(["fork", "openat", "1", &a, ",", "openat", "1", &a]).start();
        let tool = opensnoop(&["-p", &parent.id(), "-f"]);
        parent.go();
        tool.await_text("\"path\"");
        let id = parent.pid();
        drop(parent);
        eventually("it is gone", || !std::path::Path::new(&format!("/proc/{id}")).exists());
        // The next process of this number (the kernel hands it out when asked to).
        let took = std::fs::write("/proc/sys/kernel/ns_last_pid", (id - 1).to_string());
        let mut next = opens("7", &a);
        if took.is_err() || next.pid() != id {
            skip(&format!("the number {id} was not given again"));
            return;
        }
        next.go();
        assert_eq!(shown(&tool.stop()), 2);
    });
}
