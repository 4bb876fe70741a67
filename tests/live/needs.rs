//! What each plan needs of the caller, as kit::needs tells it: with just that a tool run by
//! nobody attaches and counts; without any one of it it is refused, or shows less.

use std::collections::BTreeMap;

use kit::needs;
use kit::needs::Capability;
use kit::needs::Need;
use kit::needs::Without;
use kit::plan::Plan;
use kit::tool::Entry;
use serde_json::Value;
use tests::Folder;
use tests::Run;
use tests::Tool;
use tests::Work;
use tests::live;
use tests::plans;
use tests::plans_to_try;
use tests::skip;

use crate::privileges::nobody_runs;

fn bits<'a>(needs: impl IntoIterator<Item = &'a Need>) -> u64 {
    needs.into_iter().fold(0, |all, need| all | 1 << need.capability as u64)
}

/// The needs of this machine that come to nothing without: each by its capability.
fn refusing(tool: &Entry, plan: &Plan) -> Vec<Need> {
    let needs = needs::of(tool.object, plan, tool.needs);
    needs.into_iter().filter(|need| need.without == Without::Refused && (need.here)()).collect()
}

fn each(mut what: impl FnMut(&'static Entry, &'static Plan)) {
    for tool in tools::TOOLS {
        let works = plans_to_try(tool.name);
        for plan in tool.plans.iter().filter(|plan| works.iter().any(|name| name == plan.name)) {
            what(tool, plan);
        }
    }
}

#[test]
fn with_any_one_of_them_taken_away_a_plan_is_refused_by_its_name() {
    live(|| {
        each(|tool, plan| {
            let needs = refusing(tool, plan);
            let names: BTreeMap<u64, &str> = needs
                .iter()
                .map(|need| (1 << need.capability as u64, need.capability.name()))
                .collect();
            for (bit, name) in &names {
                let kept = bits(&needs) & !bit;
                // It stands for these.
                let stands =
                    [Capability::Bpf, Capability::Perfmon].iter().any(|c| c.name() == *name);
                let kept = if stands { kept & !(1 << Capability::SysAdmin as u64) } else { kept };
                let (_binary, run) = nobody_runs(tool.name, kept, libc::RLIM_INFINITY);
                let run = run.args(["-q", "--plan", plan.name, "-d", "10ms"]).run();
                let (tool, plan) = (tool.name, plan.name);
                // Taken away with them, it is missing as well where it is needed.
                let all = Capability::SysAdmin;
                let all = stands
                    && needs.iter().any(|n| n.capability == all)
                    && run.stderr.contains(all.name());
                let told = run.stderr.contains(name) || all;
                assert!(told, "{tool} --plan {plan} without {name}\n{run}");
                run.assert_refused(77, &["not permitted", "missing"]);
            }
        });
    });
}

/// The operations that a run with just these capabilities counted, and those there were.
type Feed = fn(tool: &dyn Fn(&[&str]) -> Tool) -> (Run, u64, u64);

fn seen(run: &Run) -> u64 {
    run.assert_status(0).assert_balanced();
    run.ledger()["seen"].as_u64().expect("a count")
}

/// A tool that counts what the workload of these words does, once it goes.
fn counted(tool: Tool, work: Work, count: fn(&Run) -> u64) -> (Run, u64) {
    let mut work = work.start();
    let tool = tool.args(["-p", &work.id()]).start();
    assert!(tool.attached, "{}", tool.wait());
    work.go();
    let run = tool.stop();
    let number = count(&run);
    (run, number)
}

fn opens(run: &Run) -> u64 {
    let ours = |event: &&Value| event["path"].as_str().is_some_and(|path| path.ends_with("/a"));
    run.events().iter().filter(ours).count() as u64
}

/// Exact counts, by every plan, as nobody.
#[test]
fn with_just_what_is_listed_the_counts_are_exact() {
    live(|| {
        let feeds: [(&str, Feed); 4] = [
            ("opensnoop", |tool| {
                let dir = Folder::new();
                let work = Work::new(["openat", "17", &dir.file("a")]);
                let (run, count) = counted(tool(&["-j"]), work, opens);
                (run, count, 17)
            }),
            ("syscount", |tool| {
                let dir = Folder::new();
                let work = Work::new(["openat", "19", &dir.file("a")]);
                let (run, count) = counted(tool(&["-j"]), work, |run| {
                    let rows = run.rows();
                    let row = rows.iter().find(|row| row["syscall"] == "openat");
                    row.and_then(|row| row["count"].as_u64()).unwrap_or(0)
                });
                (run, count, 19)
            }),
            ("gethostlatency", |tool| {
                let work = Work::new(["getaddrinfo", "23", "192.0.2.17", "-", "4"]);
                let (run, count) = counted(tool(&["-j"]), work, |run| run.events().len() as u64);
                (run, count, 23)
            }),
            ("profile", |tool| {
                let work = Work::new(["burn", "200"]);
                let (run, count) = counted(tool(&["-j", "-F", "199"]), work, seen);
                assert!(count > 0, "{run}");
                (run, count, count)
            }),
        ];
        for (name, feed) in feeds {
            let tool = tools::TOOLS.iter().find(|tool| tool.name == name).expect("a tool");
            for plan in
                tool.plans.iter().filter(|plan| plans_to_try(name).iter().any(|p| p == plan.name))
            {
                let all = needs::of(tool.object, plan, tool.needs);
                let kept = bits(all.iter().filter(|need| (need.here)()));
                let (_binary, base) = nobody_runs(name, kept, libc::RLIM_INFINITY);
                let base = std::cell::Cell::new(Some(base.args(["--plan", plan.name])));
                let (run, count, expected) =
                    feed(&|args| base.take().expect("one run").args(args.iter().copied()));
                assert_eq!(count, expected, "{name} --plan {}\n{run}", plan.name);
            }
        }
    });
}

/// Every tool, by every plan, attaches with just what refuses it otherwise.
#[test]
fn with_just_what_is_listed_every_plan_attaches() {
    live(|| {
        each(|tool, plan| {
            let kept = bits(&refusing(tool, plan));
            let (_binary, run) = nobody_runs(tool.name, kept, libc::RLIM_INFINITY);
            let run = run.args(["-j", "--plan", plan.name, "-d", "10ms"]).run();
            run.assert_status(0).assert_balanced();
            assert_eq!(run.start()["plan"], plan.name);
        });
    });
}

/// Names and libraries of others: less is shown, and it is said.
#[test]
fn what_is_less_without_is_told() {
    live(|| {
        const BASE: u64 = 1 << Capability::Bpf as u64 | 1 << Capability::Perfmon as u64;
        const PTRACE: u64 = 1 << Capability::SysPtrace as u64;
        let work = || Work::new(["getaddrinfo", "7", "192.0.2.17", "-", "4"]);
        if plans("gethostlatency").contains(&"uprobe-multi".to_owned()) {
            for kept in [BASE | PTRACE, BASE] {
                let (_binary, tool) = nobody_runs("gethostlatency", kept, libc::RLIM_INFINITY);
                let tool = tool.args(["-j", "--plan", "uprobe-multi"]);
                let mut work = work().start();
                let tool = tool.args(["-p", &work.id()]).start();
                let attached = tool.attached;
                work.go();
                let run = tool.stop();
                let told = run.stderr.contains("CAP_SYS_PTRACE");
                assert_eq!(told, kept == BASE, "{run}");
                assert!(attached || kept == BASE, "{run}");
                // A library that is the tool's own, too, is probed through its own mapping.
                if kept != BASE {
                    assert_eq!(run.events().len(), 7, "{run}");
                }
            }
        } else {
            skip("no plan reaches libraries with so little");
        }
        const SYSLOG: u64 = 1 << Capability::Syslog as u64;
        let admin = 1 << Capability::SysAdmin as u64;
        let paranoid = refusing_bits("profile") & admin;
        for (kept, names) in [(BASE | PTRACE | SYSLOG, true), (BASE | SYSLOG, false)] {
            let (_binary, tool) = nobody_runs("profile", kept | paranoid, libc::RLIM_INFINITY);
            let mut work = Work::new(["burn", "200"]).start();
            let tool = tool.args(["-j", "-F", "199", "-p", &work.id()]).start();
            work.go();
            let run = tool.stop();
            let text = run.text();
            assert_eq!(text.contains("workload_inner"), names, "{run}");
        }
    });
}

fn refusing_bits(name: &str) -> u64 {
    let tool = tools::TOOLS.iter().find(|tool| tool.name == name).expect("a tool");
    bits(&refusing(tool, &tool.plans[0]))
}

/// A namespace of another user's process, and what programs cost.
#[test]
fn options_that_need_more_say_what() {
    live(|| {
        let base = 1 << Capability::Bpf as u64 | 1 << Capability::Perfmon as u64;
        let mine = std::process::id().to_string();
        for (tool, args, more) in [
            ("runqlat", ["--max-overhead", "99"], Capability::SysAdmin),
            ("tcpdrop", ["--netns", &mine], Capability::SysPtrace),
        ] {
            if refusing_bits(tool) & !base != 0 {
                continue;
            }
            for kept in [base, base | 1 << more as u64] {
                let (_binary, run) = nobody_runs(tool, kept, libc::RLIM_INFINITY);
                let run = run.args(args).args(["-q", "-d", "10ms"]).run();
                if kept == base {
                    run.assert_refused(77, &[args[0], more.name()]);
                } else {
                    run.assert_status(0);
                }
            }
        }
    });
}

/// The doctor names what is needed and what is not there, also to those who may nothing.
#[test]
fn the_doctor_tells_what_is_missing() {
    live(|| {
        let held = 1 << Capability::Bpf as u64;
        let (_binary, doctor) = nobody_runs("doctor", held, libc::RLIM_INFINITY);
        let run = doctor.args(["-j", "exitsnoop"]).without_ready().run();
        run.assert_status(77);
        let report = run.json().remove(0);
        let needs = report["plans"][0]["needs"].as_array().expect("needs").clone();
        let of =
            |name: &str| needs.iter().find(|need| need["capability"] == name).expect("it").clone();
        assert_eq!((&of("CAP_BPF")["held"], &of("CAP_BPF")["here"]), (&true.into(), &true.into()));
        assert_eq!(of("CAP_PERFMON")["held"], false);
        assert_eq!(of("CAP_PERFMON")["without"], "refused");
        let (_binary, doctor) = nobody_runs("doctor", held, libc::RLIM_INFINITY);
        let run = doctor.args(["exitsnoop"]).without_ready().run();
        assert!(run.text().contains("(missing: CAP_PERFMON)"), "{run}");

        // Its programs attach with less, and would show nothing.
        let two = held | 1 << Capability::Perfmon as u64;
        let (_binary, doctor) = nobody_runs("doctor", two, libc::RLIM_INFINITY);
        let run = doctor.args(["-j", "bpftop"]).without_ready().run();
        run.assert_status(77);
        let report = run.json().remove(0);
        let listed = report["plans"].as_array().expect("plans");
        assert!(listed.iter().all(|plan| plan["works"] == false), "{run}");
        // Where the kernel is locked down that comes first, for the plan that reads its memory.
        let told =
            |plan: &Value, word: &str| plan["why"].as_str().is_some_and(|why| why.contains(word));
        let (admin, locked) = ("CAP_SYS_ADMIN", "locked down");
        assert!(listed.iter().all(|plan| told(plan, admin) || told(plan, locked)), "{run}");
        assert!(listed.iter().any(|plan| told(plan, admin)), "{run}");
    });
}
