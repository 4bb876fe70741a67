//! What every tool does alike: records, counts, times, signals.

use std::fs;
use std::io::Read as _;
use std::time::Duration;
use std::time::Instant;

use nix::sys::signal;
use nix::sys::signal::Signal;
use nix::unistd::Pid;
use serde_json::Value;
use tests::Folder;
use tests::Run;
use tests::Tool;
use tests::Work;
use tests::Working;
use tests::live;
use tests::place;
use tests::plans_to_try;

use crate::filters::opensnoop;
use crate::filters::shown;

pub fn opens(number: &str) -> (Folder, Working) {
    let dir = Folder::new();
    let work = Work::new(["openat", number, &dir.file("a")]).start();
    (dir, work)
}

#[test]
fn start_first_end_last() {
    live(|| {
        let (_dir, mut work) = opens("17");
        let tool = opensnoop(&["-p", &work.id()]);
        work.go();
        let run = tool.stop();
        let records: Vec<String> =
            run.json().iter().map(|record| record["record"].to_string()).collect();
        let mut expected = vec!["\"event\""; 19];
        (expected[0], expected[18]) = ("\"start\"", "\"end\"");
        assert_eq!(records, expected);
        let start = run.start();
        assert_eq!((&start["schema"], &start["tool"]), (&1.into(), &"opensnoop".into()));
        let host = fs::read_to_string("/proc/sys/kernel/hostname").expect("a host name");
        let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").expect("a kernel");
        assert_eq!(
            (start["host"].as_str(), start["kernel"].as_str()),
            (Some(host.trim()), Some(kernel.trim()))
        );
        assert!(start["version"].is_string() && start["plan"].is_string());
        let end = run.end();
        assert!(end["duration_s"].as_f64().is_some_and(|seconds| seconds > 0.0), "{end}");
        assert!(
            end["cost"]["max_rss_bytes"].as_u64().is_some_and(|bytes| bytes > 1 << 20),
            "{end}"
        );
        assert!(end["ledger"]["unfinished"].is_null(), "beginnings are not seen: unknown, not 0");
    });
}

/// RFC 3339 of a fixed width sorts as text.
#[test]
fn times_are_the_events_own_and_in_order() {
    live(|| {
        let (_dir, mut work) = opens("1009");
        let tool = opensnoop(&["-p", &work.id()]);
        work.go();
        std::thread::sleep(Duration::from_millis(300));
        let run = tool.stop();
        let times: Vec<String> = run
            .events()
            .iter()
            .map(|event| event["time"].as_str().expect("a time").to_owned())
            .collect();
        assert_eq!(times.len(), 1009);
        assert!(times.is_sorted(), "the order in which they happened");
        let before = run.start()["time"].as_str().expect("a time").to_owned();
        assert!(times[0] > before, "{} after {before}", times[0]);
        let seconds = |time: &str| {
            time[17..29].parse::<f64>().expect("seconds")
                + 60.0 * time[14..16].parse::<f64>().expect("minutes")
        };
        let span = (seconds(&times[1008]) - seconds(&times[0])).rem_euclid(3600.0);
        assert!(span < 30.0, "1009 opens took {span} s by their times");
    });
}

#[test]
fn count_shows_exactly_so_many() {
    live(|| {
        for form in ["json", "table", "csv"] {
            let (_dir, mut work) = opens("1009");
            let tool =
                Tool::new("opensnoop").args(["-o", form, "--count", "5", "-p", &work.id()]).start();
            work.go();
            let run = tool.wait();
            run.assert_status(0);
            if form == "json" {
                run.assert_balanced();
                let ledger = run.ledger();
                assert_eq!((run.events().len(), &ledger["emitted"]), (5, &5.into()));
                let discarded = ledger["discarded"].as_u64().expect("a count");
                assert_eq!(ledger["seen"], 5 + discarded, "{ledger}");
            } else {
                assert_eq!(run.lines().len(), 6, "a heading and five\n{run}");
            }
        }
    });
}

#[test]
fn duration_ends_it() {
    live(|| {
        let (_dir, mut work) = opens("17");
        let tool = opensnoop(&["-d", "700ms", "-p", &work.id()]);
        work.go();
        let run = tool.wait();
        assert_eq!(shown(&run), 17);
        let seconds = run.end()["duration_s"].as_f64().expect("seconds");
        assert!((0.7..30.0).contains(&seconds), "{seconds}");
    });
}

#[test]
fn signals_end_it_in_order() {
    live(|| {
        let (interrupt, end, hangup) = (Signal::SIGINT, Signal::SIGTERM, Signal::SIGHUP);
        // A terminal that hangs up tells it twice: the kernel does, and the shell.
        for signals in [vec![interrupt], vec![end], vec![hangup; 2], vec![end, hangup, end]] {
            let (_dir, mut work) = opens("17");
            let tool = opensnoop(&["-p", &work.id()]);
            work.go();
            for signal in &signals {
                tool.signal(*signal);
                std::thread::sleep(Duration::from_millis(2));
            }
            assert_eq!(shown(&tool.wait()), 17, "{signals:?}");
        }
    });
}

/// As nohup leaves it.
#[test]
fn a_hangup_that_is_ignored_ends_nothing() {
    live(|| {
        let (_dir, mut work) = opens("17");
        let ignore = || {
            // SAFETY: no handler is installed.
            unsafe { signal::signal(Signal::SIGHUP, signal::SigHandler::SigIgn) }?;
            Ok(())
        };
        let tool = Tool::new("opensnoop").args(["-j", "-p", &work.id()]).prepare(ignore).start();
        tool.signal(Signal::SIGHUP);
        std::thread::sleep(Duration::from_millis(300));
        work.go();
        assert_eq!(shown(&tool.stop()), 17);
    });
}

/// Not only when the tool ends, nor when the next one comes.
#[test]
fn a_lone_event_is_shown_at_once() {
    live(|| {
        let dir = Folder::new();
        let late = (0..3).map(|at| {
            let mut work = Work::new(["openat", "1", &dir.file(&format!("lone-{at}"))]).start();
            let tool = Tool::new("opensnoop").args(["-p", &work.id()]).start();
            std::thread::sleep(Duration::from_millis(250));
            let began = Instant::now();
            work.begin();
            tool.await_text(&format!("lone-{at}"));
            began.elapsed()
        });
        let fastest = late.min().expect("three");
        assert!(fastest < Duration::from_secs(1), "{fastest:?}");
    });
}

#[test]
fn it_tells_that_it_is_ready_once() {
    live(|| {
        let (mut read, write) = std::io::pipe().expect("a pipe");
        let number = std::os::fd::AsRawFd::as_raw_fd(&write);
        // SAFETY: nothing but a system call after the fork.
        let inherit = move || match unsafe { libc::fcntl(number, libc::F_SETFD, 0) } {
            0 => Ok(()),
            _ => Err(std::io::Error::last_os_error()),
        };
        let args = [format!("--ready-fd={number}"), "-d".into(), "10ms".into()];
        let run = Tool::new("opensnoop").without_ready().prepare(inherit).args(args).run();
        drop(write);
        run.assert_status(0);
        let mut told = Vec::new();
        read.read_to_end(&mut told).expect("the pipe");
        assert_eq!(told, b"\n");
    });
}

#[test]
fn two_copies_both_see_all() {
    live(|| {
        let (_dir, mut work) = opens("1009");
        let tools = [opensnoop(&["-p", &work.id()]), opensnoop(&["-p", &work.id()])];
        work.go();
        for tool in tools {
            assert_eq!(shown(&tool.stop()), 1009);
        }
    });
}

/// After a thousand events it looks through /proc for the reader of its output, and
/// opens much: a second copy sees that, the first is silent about it.
#[test]
fn it_never_reports_itself() {
    live(|| {
        let workload = place::workload();
        // In a PID namespace it goes by another number.
        for before in [vec![], vec![workload.as_os_str(), "pidns".as_ref()]] {
            for plan in plans_to_try("opensnoop") {
                let inside = !before.is_empty();
                let fields = "pid,host_pid,path";
                let args = ["-j", "--plan", &plan, "--fields", fields, "--path", "/proc"];
                let tool = Tool::new("opensnoop").through(&before).args(args).start();
                assert!(tool.attached, "{}", tool.wait());
                // With its children: inside of a namespace it is one of the process that made it.
                let witness = opensnoop(&[
                    "--plan",
                    &plan,
                    "--fields",
                    "host_pid,path",
                    "-f",
                    "-p",
                    &tool.pid().to_string(),
                ]);
                let mut work = Work::new(["openat", "2003", "/proc"]).start();
                work.go();
                // Whoever of them it is: the signal must reach the tool, not the process that made it.
                let own = witness.printed(|bytes| {
                    let text = String::from_utf8_lossy(bytes);
                    let line = text.lines().find(|line| line.contains("\"path\":\"/proc\"}"))?;
                    let event: Value = serde_json::from_str(line).expect("an event");
                    event["host_pid"].as_i64()
                });
                let own = own.expect("it opens /proc");
                assert_eq!(own == i64::from(tool.pid()), !inside, "{own}");
                signal::kill(Pid::from_raw(own as i32), Signal::SIGINT).expect("a signal");
                let run = tool.wait();
                run.assert_status(0).assert_balanced();
                let seen = witness.stop();
                let opens = |run: &Run, pid: i64| {
                    let events = run.events();
                    events
                        .iter()
                        .filter(|event| event["host_pid"] == pid && event["path"] == "/proc")
                        .count()
                };
                assert!(opens(&seen, own) > 0, "{seen}");
                assert_eq!(opens(&run, work.pid().into()), 2003);
                assert!(run.events().iter().all(|event| event["host_pid"] != own), "{run}");
            }
        }
    });
}

#[test]
fn quiet_says_nothing_and_verbose_names_the_plan() {
    live(|| {
        let words = ["--buffer", "4096", "--", "true"];
        let run = Tool::new("opensnoop").args(["-q"]).args(words).run();
        assert_eq!(run.assert_status(0).stderr, "");
        let run = Tool::new("opensnoop").args(["-v", "-j"]).args(words).run();
        let plan = run.start()["plan"].as_str().expect("a plan").to_owned();
        assert!(run.stderr.contains(&format!("attached by plan {plan}")), "{run}");
    });
}
