//! What a run says of its own cost, and that it is so.

use serde_json::Value;
use tests::Run;
use tests::Tool;
use tests::live;
use tests::skip;

use crate::contract::opens;
use crate::privileges::CAP_BPF;
use crate::privileges::CAP_PERFMON;
use crate::privileges::CAP_SYS_ADMIN;
use crate::privileges::nobody_runs;

fn cost(run: &Run) -> Value {
    run.end()["cost"].clone()
}

fn number(cost: &Value, name: &str) -> u64 {
    cost[name].as_u64().unwrap_or_else(|| panic!("no {name} in {cost}"))
}

#[test]
fn runs_and_their_time_are_known() {
    live(|| {
        let (_dir, mut work) = opens("5003");
        let tool = Tool::new("opensnoop").args(["-j", "-p", &work.id()]).start();
        work.go();
        let run = tool.stop();
        let cost = cost(&run);
        let (runs, ns) = (number(&cost, "bpf_runs"), number(&cost, "bpf_ns"));
        assert!(runs >= 5003, "each was seen by a program: {cost}");
        assert!((runs * 5..runs * 1_000_000).contains(&ns), "{cost}");
        let ways = cost["ways"].as_array().expect("ways");
        let sum =
            |name: &str| ways.iter().map(|way| way[name].as_u64().expect("a number")).sum::<u64>();
        assert_eq!((sum("runs"), sum("bpf_ns")), (runs, ns));
        for way in ways {
            let each = way["trap_ns_each"].as_u64().unwrap_or_else(|| panic!("calibrated: {cost}"));
            assert_eq!(way["trap_ns"], each * number(way, "runs"));
        }
        assert!(
            number(&cost, "user_cpu_ns") + number(&cost, "system_cpu_ns") > 1_000_000,
            "{cost}"
        );
    });
}

/// A breakpoint costs more than a call of a function.
#[test]
fn each_way_to_a_program_has_its_own_cost() {
    live(|| {
        let run = Tool::new("gethostlatency").args(["-j", "-d", "10ms"]).run();
        if run.status == 69 {
            skip("this kernel has no probes in user space");
            return;
        }
        let cost = cost(&run);
        let ways = cost["ways"].as_array().expect("ways");
        let each = |name: &str| {
            let way = ways.iter().find(|way| way["way"] == name);
            way.and_then(|way| way["trap_ns_each"].as_u64())
                .unwrap_or_else(|| panic!("{name}: {cost}"))
        };
        assert!(each("uprobe") > each("raw tracepoint"), "{cost}");
        assert!(each("uretprobe") > each("raw tracepoint"), "{cost}");
    });
}

#[test]
fn maps_are_counted() {
    live(|| {
        let maps = |size: &str| {
            let run = Tool::new("opensnoop").args(["-j", "-d", "1ms", "--buffer", size]).run();
            number(&cost(&run), "maps_bytes")
        };
        let (small, large) = (maps("1M"), maps("8M"));
        let more = (large - small) as f64 / f64::from(7 << 20);
        assert!((0.99..1.05).contains(&more), "{small} and {large}");
    });
}

#[test]
fn it_is_told_on_the_screen_when_asked() {
    live(|| {
        let run = Tool::new("exitsnoop").args(["-v", "--", "true"]).run();
        let told = run.stderr.lines().last().unwrap_or_default();
        for words in
            ["exitsnoop: cost: ", "runs of its programs", "ns each) to get there by", "MiB of maps"]
        {
            assert!(told.contains(words), "no {words:?} in {told}");
        }
        let run = Tool::new("exitsnoop").args(["-d", "1ms"]).run();
        assert_eq!(run.stderr, "");
    });
}

/// Whoever may not know is told so, and not 0.
#[test]
fn without_the_right_to_know_it_is_null() {
    live(|| {
        const BOTH: u64 = CAP_BPF | CAP_PERFMON;
        for (kept, known) in [(BOTH, false), (BOTH | CAP_SYS_ADMIN, true)] {
            let (_binary, tool) = nobody_runs("exitsnoop", kept, libc::RLIM_INFINITY);
            let run = tool.args(["-j", "-d", "1ms"]).run();
            if run.status == 77 && run.stderr.contains("locked memory") {
                skip("nobody has no maps here");
                return;
            }
            let cost = cost(&run);
            for name in ["bpf_runs", "bpf_ns", "ways"] {
                assert_eq!(cost[name].is_null(), !known, "{name}: {cost}");
            }
            assert!(
                number(&cost, "maps_bytes") > 0 && number(&cost, "max_rss_bytes") > 0,
                "{cost}"
            );
            let (_binary, tool) = nobody_runs("exitsnoop", kept, libc::RLIM_INFINITY);
            let run = tool.args(["--max-overhead", "1", "-d", "1ms"]).run();
            if known {
                run.assert_status(0);
            } else {
                run.assert_refused(77, &["--max-overhead", "CAP_SYS_ADMIN"]);
            }
        }
    });
}
