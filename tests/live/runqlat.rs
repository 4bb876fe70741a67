//! runqlat, with tasks that leave a processor and come back to one a known number of
//! times: as often as the kernel says that they were switched.

use std::fs;
use std::path::Path;

use libbpf_rs::MapCore as _;
use libbpf_rs::MapHandle;
use serde_json::Value;
use tests::Fed;
use tests::Folder;
use tests::Run;
use tests::Tool;
use tests::Work;
use tests::Working;
use tests::cell;
use tests::eventually;
use tests::live;
use tests::place;
use tests::plans;
use tests::plans_to_try;
use tests::skip;

use crate::namespaces::Cgroup;
use crate::namespaces::cgroups;

fn unseen(run: &Run) -> u64 {
    let unseen = &run.ledger()["unseen"];
    ["no_start", "no_end", "missed"].iter().filter_map(|kind| unseen[kind].as_u64()).sum()
}

fn read(path: &str) -> String {
    fs::read_to_string(path).expect("a task that is there")
}

/// How often the task has left a processor, once it sleeps. As often it has come back
/// when it sleeps again.
fn switches(id: &str) -> u64 {
    let mut last = None;
    eventually("it sleeps", || {
        let status = read(&format!("/proc/{id}/status"));
        let line = |name: &str| status.lines().find_map(|line| line.strip_prefix(name));
        let number = |name| line(name)?.trim().parse::<u64>().ok();
        let sum = number("voluntary_ctxt_switches:")
            .zip(number("nonvoluntary_ctxt_switches:"))
            .map(|(one, other)| one + other);
        let asleep = line("State:").is_some_and(|state| state.trim().starts_with('S'));
        let before = std::mem::replace(&mut last, sum.filter(|_| asleep));
        last.is_some() && before == last
    });
    last.expect("a number")
}

/// How long it has waited for a processor in all, ns; 0 where the kernel does not say.
fn waited(id: &str) -> u64 {
    let text = read(&format!("/proc/{id}/schedstat"));
    text.split(' ').nth(1).and_then(|ns| ns.parse().ok()).expect("a number")
}

/// A run, how many waits it should have, and how long the kernel says that they took in all, ns
/// (0 if it does not say).
struct Known(Run, u64, u64);

impl Known {
    fn is_exact(&self) -> bool {
        let Self(run, number, ns) = self;
        run.assert_status(0).assert_balanced();
        assert_eq!(run.lost(), 0, "{run}");
        let unseen = unseen(run);
        assert!(unseen <= 3 + number / 20, "{unseen} unseen of {number}\n{run}");
        // The kernel tells the time before all tools that are attached; the naps in between
        // would be another millisecond each.
        let off = run.measured() * 300_000 + ns / 20;
        run.measured() + unseen == *number && (*ns == 0 || self.sum().abs_diff(*ns) < off)
    }

    fn sum(&self) -> u64 {
        self.0.histograms().iter().filter_map(|record| record["sum"].as_u64()).sum()
    }
}

impl std::fmt::Display for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (Self(run, number, ns), sum) = (self, self.sum());
        let (seen, unseen) = (run.measured(), unseen(run));
        write!(f, "{seen} and {unseen} unseen of {number}, {sum} ns instead of {ns}\n{run}")
    }
}

/// All that were made are counted, as seen or as unseen, and took as long as the kernel says.
/// There are kernels that run no program on top of certain processes: what goes to sleep or
/// wakes another just then is not seen. The tool tells, unless it is the last of a task's waits.
/// And a guest's processor may be put aside between the kernel's look at the clock and ours. So
/// that it may be tried three times.
fn until_exact(mut attempt: impl FnMut() -> Vec<Known>) {
    for left in (0..3).rev() {
        let wrong = attempt().into_iter().find(|known| !known.is_exact());
        let Some(wrong) = wrong else { return };
        assert!(left > 0, "{wrong}");
    }
}

fn tool(args: &[&str]) -> tests::Running {
    let tool = Tool::new("runqlat").args(["-j"]).args(args).start();
    assert!(tool.attached, "{}", tool.wait());
    tool
}

fn napper(naps: &str) -> Working {
    Work::new(["dozes", naps, "100"]).start()
}

#[test]
fn on_this_kernel() {
    live(|| {
        cell("runqlat", |trial| {
            let mut fed = None;
            for _ in 0..5 {
                let mut work = napper("199");
                let id = work.id();
                let before = switches(&id);
                let tool = trial.start(&["-p", &id])?;
                work.go();
                let expected = switches(&id) - before;
                if expected < 199 {
                    // A nap that is over before it begins is none: fed anew.
                    tool.stop();
                    continue;
                }
                let run = tool.stop();
                let seen = run.measured();
                fed = Some(Fed { expected, seen, run });
                if seen == expected {
                    break;
                }
            }
            fed
        });
    });
}

#[test]
fn who_is_asked_for() {
    live(|| {
        let dir = Folder::new();
        let Some(root) = cgroups(&dir) else { return };
        let name = dir.path().file_name().expect("a name").to_str().expect("UTF-8").to_owned();
        for plan in plans_to_try("runqlat") {
            until_exact(|| {
                let group = Cgroup::new(root.join(&name));
                let [inner, empty] = ["inner", "empty"].map(|it| Cgroup::new(group.0.join(it)));
                let words =
                    ["uid", "54321", ",", "name", "napper", ",", "paused", "dozes", "101", "1000"];
                let mut work = Work::new(words).start();
                inner.take(work.pid());
                work.begin();
                let id = work.said("paused");
                let (before, had) = (switches(&id), waited(&id));
                let path = group.0.to_str().expect("UTF-8");
                let elsewhere = empty.0.to_str().expect("UTF-8");
                let idle = napper("0");
                let other = idle.id();
                let tools = [
                    (vec!["-t", &id], true),
                    (vec!["-p", &id, "-u", "54321,54322"], true),
                    (vec!["-u", "54321", "-n", "nap*"], true),
                    (vec!["-c", path, "--cgroups"], true),
                    (vec!["-p", &id, "50ms"], true),
                    (vec!["-p", &other], false),
                    (vec!["-p", &id, "-u", "root"], false),
                    (vec!["-p", &id, "-n", "napped"], false),
                    (vec!["-p", &id, "-c", elsewhere], false),
                ];
                let tools = tools.map(|(mut args, seen)| {
                    args.extend(["--plan", &plan]);
                    (tool(&args), seen)
                });
                work.go();
                let (expected, ns) = (switches(&id) - before, waited(&id) - had);
                let runs = tools.map(|(tool, seen)| {
                    let (expected, ns) = if seen { (expected, ns) } else { (0, 0) };
                    Known(tool.stop(), expected, ns)
                });
                for Known(run, ..) in runs.iter().filter(|known| known.1 == 0) {
                    assert_eq!((&run.ledger()["seen"], unseen(run)), (&0.into(), 0), "{run}");
                }
                let labels = runs[3].0.histograms();
                assert_eq!(labels[0]["key"]["cgroup"], format!("/{name}/inner"), "{}", runs[3].0);
                runs.into()
            });
        }
    });
}

#[test]
fn processes_and_threads() {
    live(|| {
        until_exact(|| {
            let mut work = Work::new(["threads", "3", "dozes", "97", "100"]).start();
            let id = work.id();
            let first = tool(&["-t", &id]);
            let threads = tool(&["-p", &id, "-L", "--pidns"]);
            let processes = tool(&["-p", &id, "-P"]);
            let before = switches(&id);
            work.go();
            let expected = switches(&id) - before;
            let [first, threads, processes] = [first, threads, processes].map(tests::Running::stop);
            let found = threads.histograms();
            assert_eq!((found.len(), processes.histograms().len()), (4, 1), "{threads}");
            let namespace = fs::read_link("/proc/self/ns/pid").expect("/proc");
            for record in &found {
                let key = &record["key"];
                assert_eq!((&key["pid"], &key["comm"]), (&work.pid().into(), &"workload".into()));
                assert_eq!(namespace, Path::new(&format!("pid:[{}]", key["pidns"])));
                let naps = if key["tid"] == work.pid() { 1 } else { 97 - 5 };
                assert!(record["count"].as_u64() >= Some(naps), "{record}");
            }
            // All threads, and by the same token all of the process.
            let all = threads.measured() + unseen(&threads);
            vec![Known(first, expected, 0), Known(processes, all, 0)]
        });
    });
}

/// On two processors each is also woken when it is just about to sleep, and when it waits
/// already: that is no wait of its own.
#[test]
fn two_that_wake_each_other() {
    live(|| {
        until_exact(|| {
            let mut work = Work::new(["pingpong", "2999"]).start();
            let id = work.id();
            let before = switches(&id);
            let tool = tool(&["-t", &id]);
            work.go();
            let expected = switches(&id) - before;
            vec![Known(tool.stop(), expected, 0)]
        });
    });
}

/// The hash of plan `raw`, and of kernels where tasks hold no values.
#[test]
fn the_dead_leave_nothing() {
    live(|| {
        if !plans("runqlat").contains(&"raw".to_owned()) {
            return;
        }
        let mut work = Work::new(["uid", "54322", ",", "forks", "499", "dozes", "1", "1"]).start();
        let tool = tool(&["-u", "54322", "--plan", "raw", "-P"]);
        let infos = fs::read_dir(format!("/proc/{}/fdinfo", tool.pid())).expect("its descriptors");
        let texts = infos.flatten().filter_map(|info| fs::read_to_string(info.path()).ok());
        let number = |text: String| {
            text.lines().find_map(|line| line.strip_prefix("map_id:")?.trim().parse::<u32>().ok())
        };
        let maps = texts.filter_map(number).filter_map(|id| MapHandle::from_map_id(id).ok());
        let hash = maps.into_iter().find(|map| map.name() == "kit_tasks_hash").expect("the hash");
        work.go();
        eventually("only the living have a place", || hash.keys().count() <= 9);
        let run = tool.stop();
        run.assert_status(0).assert_balanced();
        assert!(run.measured() >= 2 * 499 - 50, "{run}");
    });
}

/// What is urgent takes the processor for longer than the older tools' last row, which
/// begins with half a second.
#[test]
fn a_long_wait_is_as_long_as_the_kernel_says() {
    live(|| {
        until_exact(|| {
            let mut victim = Work::new(["pin", "0", "dozes", "401", "1000"]).start();
            let mut urgent = Work::new(["pin", "0", "fifo", "spin", "797"]).start();
            let id = victim.id();
            let (before, had) = (switches(&id), waited(&id));
            let tool = tool(&["-p", &id]);
            victim.begin();
            urgent.go();
            victim.finish();
            let (expected, ns) = (switches(&id) - before, waited(&id) - had);
            let run = tool.stop();
            let found = run.histograms().remove(0);
            let number = |name: &str| found[name].as_u64().expect("a number");
            assert!((1 << 29..20_000_000_000).contains(&number("max")), "{found}");
            vec![Known(run, expected, ns)]
        });
    });
}

/// Its descendants too, from their birth.
#[test]
fn a_command() {
    live(|| {
        let words = ["dozes", "11", "100", ",", "fork", "dozes", "89", "100"];
        let command = Work::new(words).command();
        let run = Tool::new("runqlat").args(["-j", "-P", "--"]).args(command).run();
        run.assert_status(0).assert_balanced();
        let found = run.histograms();
        let named = |it: &&Value| it["key"]["comm"] == "workload";
        let mut counts: Vec<u64> =
            found.iter().filter(named).filter_map(|it| it["count"].as_u64()).collect();
        counts.sort_unstable();
        let all = counts.iter().sum::<u64>() + unseen(&run);
        assert!(counts.len() == 2 && counts[0] >= 10 && counts[1] >= 80 && all >= 100, "{run}");
        assert!(found.len() <= 4, "nobody else: {run}");
    });
}

#[test]
fn inside_a_pid_namespace() {
    live(|| {
        let workload = place::workload();
        let workload = workload.to_str().expect("UTF-8");
        for plan in plans_to_try("runqlat") {
            // Number 1 becomes the tool, number 2 is the workload.
            let script =
                format!("{workload} dozes 40000 1000 < /dev/null > /dev/null & exec \"$@\"");
            let tool =
                Tool::new("runqlat").through([workload, "pidns", "/bin/sh", "-c", &script, "sh"]);
            let tool = tool.args(["-j", "--plan", &plan, "-p", "2", "-L", "200ms", "3"]).start();
            let run = tool.wait();
            if run.status == 69 {
                skip("numbers of other tasks in a namespace need kernel memory here");
                continue;
            }
            run.assert_status(0).assert_balanced();
            assert!(run.measured() > 0, "{run}");
            for record in run.histograms().iter().filter(|record| record["count"] != 0) {
                let key = &record["key"];
                assert_eq!((&key["pid"], &key["tid"]), (&2.into(), &2.into()), "{run}");
                assert!(key["host_pid"].as_u64().is_some_and(|pid| pid > 2), "{run}");
            }
        }
    });
}

#[test]
fn what_it_does_not_take() {
    let refused = |args: &[&str], words: &[&str]| {
        Tool::new("runqlat").args(args).run().assert_refused(2, words);
    };
    refused(&["-D"], &["-D"]);
    refused(&["-a"], &["COMMAND"]);
    refused(&["-p", "4194304"], &["4194304"]);
}
