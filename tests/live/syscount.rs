//! syscount with calls of known kinds and numbers, by each plan.

use std::collections::BTreeMap;

use serde_json::Value;
use tests::Fed;
use tests::Run;
use tests::Tool;
use tests::Work;
use tests::Working;
use tests::cell;
use tests::live;
use tests::plans_to_try;
use tests::skip;

/// getppid and two that fail: close(-1) and kill(self, 99).
const CALLS: [&str; 20] = [
    "syscall", "997", GETPPID, ",", "syscall", "101", CLOSE, "-1", ",", "syscall", "53", KILL, "0",
    "99", ",", "syscall", "7", "1000", ",", "sleep0",
];
#[cfg(target_arch = "x86_64")]
const GETPPID: &str = "110";
#[cfg(target_arch = "x86_64")]
const CLOSE: &str = "3";
#[cfg(target_arch = "x86_64")]
const KILL: &str = "62";
#[cfg(target_arch = "aarch64")]
const GETPPID: &str = "173";
#[cfg(target_arch = "aarch64")]
const CLOSE: &str = "57";
#[cfg(target_arch = "aarch64")]
const KILL: &str = "129";

fn work(words: &[&str]) -> Working {
    Work::new(words).start()
}

fn known() -> Working {
    work(&CALLS[..CALLS.len() - 2])
}

fn tool(args: &[&str]) -> Tool {
    Tool::new("syscount").args(["-j"]).args(args)
}

/// Count and errors of the rows that are like this, in all prints.
fn counted(run: &Run, like: &[(&str, Value)]) -> (u64, u64) {
    let rows = run.rows();
    let fits = |row: &&Value| like.iter().all(|(name, value)| row[*name] == *value);
    let number = |row: &Value, name: &str| row[name].as_u64().expect("a count");
    rows.iter().filter(fits).fold((0, 0), |(count, errors), row| {
        (count + number(row, "count"), errors + number(row, "errors"))
    })
}

fn of_call(run: &Run, name: &str) -> (u64, u64) {
    counted(run, &[("syscall", name.into())])
}

#[test]
fn on_this_kernel() {
    live(|| {
        cell("syscount", |trial| {
            let mut work = known();
            let calls = "getppid,close,kill,syscall-1000";
            let tool = trial.start(&["50ms", "-p", &work.id(), "--syscall", calls])?;
            work.go();
            tool.await_text("\"syscall-1000\""); // and there is one more print at the end
            let run = tool.stop();
            assert_eq!(of_call(&run, "getppid"), (997, 0), "{run}");
            assert_eq!(of_call(&run, "close"), (101, 101), "{run}");
            assert_eq!(of_call(&run, "kill"), (53, 53), "{run}");
            assert_eq!(of_call(&run, "syscall-1000"), (7, 7), "{run}");
            Some(Fed { expected: 997 + 101 + 53 + 7, seen: counted(&run, &[]).0, run })
        });
    });
}

#[test]
fn rows_are_told_apart_by_call_process_and_error() {
    live(|| {
        for plan in plans_to_try("syscount") {
            let run = |args: &[&str]| {
                let mut works = [known(), known()];
                let pids = format!("{},{}", works[0].pid(), works[1].pid());
                let tool = tool(&["--plan", &plan, "-p", &pids]).args(args).start();
                works.iter_mut().for_each(|work| drop(work.go()));
                let run = tool.stop();
                run.assert_status(0).assert_balanced();
                (run, works.map(|work| work.pid()))
            };
            let (all, pids) = run(&["-SPE", "-e", "EBADF,22"]);
            for pid in pids {
                let like = |name: &str, error: &str| {
                    [
                        ("pid", pid.into()),
                        ("comm", "workload".into()),
                        ("syscall", name.into()),
                        ("err", error.into()),
                    ]
                };
                assert_eq!(counted(&all, &like("close", "EBADF")), (101, 101), "{all}");
                assert_eq!(counted(&all, &like("kill", "EINVAL")), (53, 53), "{all}");
            }
            assert_eq!(all.rows().len(), 4, "{all}");
            let (errors, _) = run(&["-E", "-x"]);
            assert_eq!(counted(&errors, &[("err", "ENOSYS".into())]), (14, 14), "{errors}");
            assert_eq!(counted(&errors, &[("err", Value::Null)]), (0, 0), "{errors}");
            let calls = ["getppid", "close", "kill"].join(",");
            for latency in [&[][..], &["-L"]] {
                let (abis, _) = run(&[
                    &["--fields", "abi,count,errors", "--syscall", &calls],
                    latency,
                ]
                .concat());
                assert_eq!((abis.rows().len(), counted(&abis, &[])), (1, (2302, 308)), "{abis}");
            }
        }
    });
}

/// Filters that must see nothing; keys that do not fit; sorting and the first rows.
#[test]
fn what_is_not_asked_for_is_not_seen_and_what_does_not_fit_is_counted() {
    live(|| {
        let run = |args: &[&str]| {
            let mut work = known();
            let tool = tool(&["-p", &work.id()]).args(args).start();
            work.go();
            let run = tool.stop();
            run.assert_balanced();
            run
        };
        for args in [&["-x", "--syscall", "getppid"][..], &["-e", "EPERM"], &["-n", "nobody"]] {
            let none = run(args);
            assert_eq!((none.rows().len(), none.ledger()["seen"].as_u64()), (0, Some(0)), "{none}");
        }
        let calls = "getppid,close,kill,syscall-1000";
        let full = run(&["-SE", "--keys", "3", "--syscall", calls]);
        assert_eq!((counted(&full, &[]).0, full.lost()), (997 + 101 + 53, 7), "{full}");
        assert!(full.stderr.contains("7 lost, table full"), "{full}");
        // With fields that tell nothing apart, one row for all.
        for (fields, timed) in [("count,errors", false), ("errors,max,count", true)] {
            let one = run(&["--fields", fields, "--syscall", calls]);
            let row = &one.rows()[0];
            assert_eq!((one.rows().len(), counted(&one, &[])), (1, (1158, 161)), "{one}");
            assert_eq!((row.get("syscall"), row.get("max_ns").is_some()), (None, timed), "{one}");
        }
        let two = run(&["-r", "2", "-s", "errors", "--syscall", calls]);
        let names: Vec<_> = two.rows().iter().map(|row| row["syscall"].clone()).collect();
        assert_eq!(names, ["close", "kill"], "{two}");
        assert_eq!(two.ledger()["emitted"], 997 + 101 + 53 + 7, "{two}");
        assert!(two.stderr.contains("2 rows were not shown (-r)"), "{two}");
    });
}

/// Calls whose number or return is not like the others'.
#[test]
fn odd_calls_are_counted_once_and_by_their_own_names() {
    live(|| {
        let words =
            ["signals", "17", ",", "forks", "13", "exit", ",", "syscall", "3", "0x4000006e"];
        for plan in plans_to_try("syscount") {
            let mut work = work(&words);
            let tool = tool(&["--plan", &plan, "-f", "-p", &work.id()]).start();
            work.go();
            let run = tool.stop();
            run.assert_status(0).assert_balanced();
            assert_eq!(
                of_call(&run, "(sigreturn)"),
                (17, 0),
                "their results are the signal's: {run}"
            );
            let forks = ["fork", "clone", "clone3"].map(|name| of_call(&run, name).0);
            assert_eq!(forks.iter().sum::<u64>(), 13, "not in the child again: {run}");
            if cfg!(target_arch = "x86_64") {
                let x32 = [("abi", "x32".into()), ("syscall", "getppid".into())];
                assert_eq!(counted(&run, &x32).0, 3, "{run}");
            }
        }
    });
}

/// Without a question the program goes another way, on which everybody's calls are: so these
/// are calls that nobody else makes.
#[cfg(target_arch = "x86_64")]
#[test]
fn the_overview_counts_everybodys_calls_once_and_by_their_own_names() {
    live(|| {
        let words = [
            "syscall",
            "1009",
            "1001",
            ",",
            "syscall",
            "307",
            "0x400000ba",
            ",",
            "signals",
            "17",
            ",",
            "forks32",
            "13",
            ",",
            "syscall32",
            "61",
            "250",
        ];
        for plan in plans_to_try("syscount") {
            let mut work = work(&words);
            let tool = tool(&["--plan", &plan, "50ms"]).start();
            let said = work.go();
            let run = tool.stop();
            run.assert_status(0).assert_balanced();
            assert_eq!(of_call(&run, "syscall-1001"), (1009, 1009), "{run}");
            let of = |abi: &str, name: &str| {
                counted(&run, &[("abi", abi.into()), ("syscall", name.into())])
            };
            if !said[1].ends_with(&format!(" -{}", libc::ENOSYS)) {
                assert_eq!(of("x32", "gettid"), (307, 0), "{run}");
            }
            assert!(of_call(&run, "(sigreturn)").0 >= 17, "{run}");
            if !said[3].ends_with(&format!(" -{}", libc::ENOSYS)) {
                assert_eq!(of("i386", "fork"), (13, 0), "not in the child again: {run}");
                assert_eq!(of("i386", "fadvise64"), (61, 61), "{run}");
            }
        }
    });
}

#[cfg(target_arch = "x86_64")]
#[test]
fn calls_of_32_bits_have_their_own_numbers() {
    live(|| {
        // 64 is getppid there and semget here; 6 is close there and lstat here.
        let mut work = work(&["syscall32", "61", "64", ",", "syscall32", "31", "6", "-1"]);
        let tool = tool(&["-p", &work.id()]).start();
        let said = work.go();
        let run = tool.stop();
        if said[0].ends_with(&format!(" -{}", libc::ENOSYS)) {
            return skip("this kernel has no 32-bit calls");
        }
        run.assert_status(0).assert_balanced();
        let old = |name: &str| counted(&run, &[("abi", "i386".into()), ("syscall", name.into())]);
        assert_eq!((old("getppid"), old("close")), ((61, 0), (31, 31)), "{run}");
        assert_eq!((of_call(&run, "semget").0, of_call(&run, "lstat").0), (0, 0), "{run}");
    });
}

#[test]
fn calls_take_as_long_as_they_do() {
    live(|| {
        for plan in plans_to_try("syscount") {
            let mut words = ["sleep", "20", ","].repeat(11);
            words.pop();
            let mut work = work(&words);
            let calls = "read,clock_nanosleep";
            let tool = tool(&["--plan", &plan, "-L", "-p", &work.id(), "--syscall", calls]).start();
            work.go();
            let run = tool.stop();
            run.assert_status(0).assert_balanced();
            let rows = run.rows();
            let row = |name: &str| rows.iter().find(|row| row["syscall"] == name).expect(name);
            let sleeps = row("clock_nanosleep");
            let number = |name: &str| sleeps[name].as_u64().expect(name);
            let milli = 1_000_000;
            assert_eq!(number("count"), 11, "{run}");
            assert!(number("total_ns") >= 11 * 20 * milli, "{run}");
            assert_eq!(number("mean_ns"), (number("total_ns") + 5) / 11, "{run}");
            assert!(number("p50_ns") >= 20 * milli * 15 / 16, "{run}");
            let order = ["p50_ns", "p90_ns", "p99_ns", "max_ns"].map(number);
            assert!(order.is_sorted() && number("max_ns") < 10_000 * milli, "{run}");
            // That in which it waited for the word began before the tool.
            assert!(row("read")["count"].as_u64() >= Some(1), "{run}");
            assert_eq!(run.ledger()["unseen"]["no_start"], 1, "{run}");
        }
    });
}

/// Rows with latencies are large and made when they are needed: as many as come at once.
#[test]
fn rows_with_latencies_are_made_as_fast_as_they_are_needed() {
    live(|| {
        let mut work = work(&["pin", "0", "errors", "3", "100", "10"]);
        let tool = tool(&["-SE", "-L", "-p", &work.id()]).start();
        work.go();
        let run = tool.stop();
        run.assert_status(0).assert_balanced();
        assert_eq!(run.lost(), 0, "{run}");
        let rows = run.rows();
        let made = |row: &&Value| row["count"] == 3 && row["errors"] == 3;
        assert_eq!(rows.iter().filter(made).count(), 1000, "{run}");
    });
}

/// To make a row takes longer than a call, and is no part of the first call that it is made for.
/// Of two runs that see the same calls, the first has a new row for each; the second comes
/// behind it, and its times hold all that the first does at a call's end. (Where a guest's
/// processor is put aside within a call both hold that: it may be tried three times.)
#[test]
fn to_make_a_row_is_no_part_of_the_call() {
    live(|| {
        let times = || {
            let numbers: Vec<String> = (600..1597).map(|number| number.to_string()).collect();
            let words: Vec<_> =
                numbers.iter().flat_map(|number| ["syscall", "1", number, ","]).collect();
            let mut work = work(&words[..words.len() - 1]);
            let by = |what| tool(&["-L", "-p", &work.id(), "-e", "ENOSYS", what]).start();
            let (new, known) = (by("-S"), by("-P"));
            work.go();
            let sum = |run: &Run, what| -> u64 {
                run.rows().iter().map(|row| row[what].as_u64().expect("a number")).sum()
            };
            let runs = [new.stop(), known.stop()];
            assert_eq!(runs.each_ref().map(|run| run.rows().len()), [997, 1]);
            assert_eq!(runs.each_ref().map(|run| sum(run, "count")), [997, 997]);
            runs.each_ref().map(|run| sum(run, "total_ns"))
        };
        let mut last = [0, 0];
        let mut is_no_part = || {
            last = times();
            2 * last[0] < last[1]
        };
        let found = (0..3).any(|_| is_no_part());
        assert!(found, "{last:?} ns");
    });
}

/// 100,000 keys are read again and again while they are added to.
#[test]
fn many_keys_are_read_without_losing_what_arrives() {
    const ROUNDS: u64 = 2;
    live(|| {
        let mut work = work(&["errors", "2", "25", "4000"]);
        let words = ["-S", "-E", "--keys", "100000", "-x", "-p", &work.id(), "20ms"];
        let tool = Tool::new("syscount").args(["-o", "csv"]).args(words).start();
        work.go();
        let run = tool.stop();
        run.assert_status(0);
        let mut counts: BTreeMap<(&str, &str), u64> = BTreeMap::new();
        let mut prints: Vec<&str> = Vec::new();
        for line in run.lines().into_iter().skip(1).filter(|line| line.contains("syscall-6")) {
            let cells: Vec<&str> = line.split(',').collect();
            *counts.entry((cells[1], cells[3])).or_default() +=
                cells[4].parse::<u64>().expect("a count");
            prints.push(cells[0]);
        }
        prints.dedup();
        assert!(prints.len() > 1, "it is read while it is added to");
        assert_eq!(counts.len(), 100_000, "{run}");
        assert!(counts.values().all(|count| *count == ROUNDS), "nothing lost, nothing twice");
    });
}

/// What is done to start a command is none of its own; in a PID namespace it goes by its
/// number there.
#[test]
fn a_command_is_counted_from_its_exec_on() {
    live(|| {
        let workload = tests::place::workload();
        for (before, args) in
            [(vec![], &["-SL"][..]), (vec![workload.as_os_str(), "pidns".as_ref()], &["-SP"])]
        {
            let inside = !before.is_empty();
            let run = tool(args).through(before).args(["--", "true"]).run();
            run.assert_status(0).assert_balanced();
            assert_eq!(of_call(&run, "execve"), (1, 0), "{run}");
            for other in ["rt_sigaction", "rt_sigprocmask", "sched_setaffinity", "vfork", "clone3"]
            {
                assert_eq!(of_call(&run, other).0, 0, "{other} {run}");
            }
            assert_eq!(run.ledger()["unseen"]["no_start"], 0, "{run}");
            let rows = run.rows();
            let numbers = |row: &Value| (row["pid"].as_u64(), row["host_pid"].as_u64());
            assert!(rows.iter().all(|row| (numbers(row).0 < numbers(row).1) == inside), "{run}");
            assert!(rows.iter().all(|row| !inside || row["comm"] == "true"), "{run}");
        }
    });
}

#[test]
fn bad_input_is_refused() {
    let refused = |args: &[&str], words: &[&str]| {
        Tool::new("syscount").args(args).run().assert_refused(2, words);
    };
    refused(&["--syscall", "reed"], &["reed", "-l"]);
    refused(&["-e", "ENOENTRY"], &["ENOENTRY"]);
    refused(&["-s", "nothing"], &["nothing", "COUNT"]);
    refused(&["-P", "-s", "syscall"], &["not told apart by SYSCALL", "--fields"]);
    refused(&["-s", "err"], &["not told apart by ERR"]);
    refused(&["-r", "0"], &["0"]);
    let list = Tool::new("syscount").args(["-l"]).without_ready().run();
    assert!(
        list.assert_status(0).lines().iter().any(|line| line.starts_with("openat2 ")),
        "{list}"
    );
}
