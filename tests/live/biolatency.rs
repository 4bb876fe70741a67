//! biolatency on a disk of the test's own, with a known number of requests.

mod starts; // where a request's start is kept, and that it is the first

use std::time::Duration;
use std::time::Instant;

use tests::Fed;
use tests::Tool;
use tests::Work;
use tests::cell;
use tests::disk::Disk;
use tests::live;
use tests::plans_to_try;

use crate::slow::disk;

fn tool(disk: &Disk, args: &[&str]) -> Tool {
    Tool::new("biolatency").args(["-j", "--disk", &disk.name]).args(args)
}

#[test]
fn on_this_kernel() {
    live(|| {
        let Some(disk) = disk() else { return };
        cell("biolatency", |trial| {
            let tool = trial.start(&["--disk", &disk.name])?;
            disk.read(61);
            disk.write(36);
            let run = tool.stop();
            Some(Fed { expected: 97, seen: run.measured(), run })
        });
    });
}

#[test]
fn every_plan_counts_each_request_once() {
    live(|| {
        let Some(disk) = disk() else { return };
        for plan in plans_to_try("biolatency") {
            let running = tool(&disk, &["--operations", "-D", "--plan", &plan]).start();
            disk.read(997);
            disk.write(499);
            let run = running.stop();
            run.assert_status(0).assert_balanced();
            assert_eq!(run.start()["plan"], plan.as_str());
            let found = run.histograms();
            let of = |operation: &str| {
                let one = found.iter().find(|record| record["key"]["operation"] == operation);
                one.unwrap_or_else(|| panic!("no {operation}\n{run}"))
            };
            assert_eq!(of("read")["count"], 997, "{run}");
            assert_eq!(of("write")["count"], 499, "{run}");
            assert_eq!(of("read")["key"]["disk"], disk.name.as_str());
            for record in [of("read"), of("write")] {
                let number = |name: &str| record[name].as_u64().expect("a number");
                let order = ["min", "p50", "p90", "p99", "p999", "max"].map(number);
                assert!(order.is_sorted() && order[0] > 0, "{record}");
                assert!(number("max") < 10_000_000_000, "ten seconds for 4 KiB: {record}");
                let buckets = record["buckets"].as_array().expect("buckets");
                let sum: u64 = buckets.iter().filter_map(|bucket| bucket[2].as_u64()).sum();
                assert_eq!(sum, number("count"));
                assert!(
                    number("sum") >= number("min") * sum && number("sum") <= number("max") * sum
                );
            }
        }
    });
}

#[test]
fn another_disk_is_not_counted() {
    live(|| {
        let (Some(disk), Some(other)) = (disk(), disk()) else { return };
        let running = tool(&other, &[]).start();
        disk.read(101);
        let run = running.stop();
        run.assert_status(0).assert_balanced();
        assert_eq!((run.measured(), run.ledger()["seen"].as_u64()), (0, Some(0)), "{run}");
    });
}

/// The kernel skips a program that is interrupted by one of its own runs, and counts
/// that, for every disk. There are also kernels that run no program on top of certain
/// processes (a request's end interrupts anybody) and count nothing: that is so rare
/// that it does not happen three times in a row, as a loss of ours would.
#[test]
fn intervals_lose_nothing_in_between() {
    live(|| {
        let Some(disk) = disk() else { return };
        let attempts = (0..3).map(|_| {
            let running = tool(&disk, &["50ms"]).start();
            disk.read(19_997);
            let run = running.stop();
            run.assert_status(0).assert_balanced();
            assert!(run.histograms().len() > 2, "several intervals\n{run}");
            let skipped = run.ledger()["unseen"]["missed"].as_u64().unwrap_or(0);
            (19_997 - run.measured()).saturating_sub(skipped)
        });
        assert!(attempts.into_iter().any(|missing| missing == 0), "something is lost each time");
    });
}

#[test]
fn it_ends_after_count_intervals() {
    live(|| {
        let Some(disk) = disk() else { return };
        let run = tool(&disk, &["100ms", "3"]).start().wait();
        run.assert_status(0).assert_balanced();
        assert_eq!(run.histograms().len(), 3, "{run}");
    });
}

/// With a scheduler and without, by the kernel's own times and by ours.
#[test]
fn queued_time_is_counted_whether_a_request_is_inserted_or_not() {
    live(|| {
        let Some(disk) = disk() else { return };
        for scheduler in ["none", "mq-deadline"] {
            if std::panic::catch_unwind(|| disk.set("scheduler", scheduler)).is_err() {
                continue; // not built into this kernel
            }
            for (iostats, throttling) in [("1", "75000"), ("0", "0")] {
                disk.set("iostats", iostats);
                disk.set("wbt_lat_usec", throttling);
                for args in [&["-Q"][..], &[]] {
                    let running = tool(&disk, args).start();
                    let began = Instant::now();
                    disk.read(211); // one after another
                    let took = began.elapsed();
                    let run = running.stop();
                    let story = format!("{scheduler}, iostats {iostats}, {args:?}\n{run}");
                    let sum = run.histograms()[0]["sum"].as_u64().expect("a sum");
                    assert!(u128::from(sum) < took.as_nanos(), "of {took:?}: {story}");
                    assert_eq!(run.measured(), 211, "{story}");
                    run.assert_balanced();
                    assert_eq!(run.ledger()["unseen"]["no_start"], 0, "{story}");
                }
            }
        }
    });
}

#[test]
fn a_read_that_is_split_is_as_many_requests() {
    live(|| {
        let Some(disk) = disk() else { return };
        disk.set("max_sectors_kb", "16");
        let running = tool(&disk, &[]).start();
        disk.read_blocks(13, 16); // 64 KiB each: four requests
        let run = running.stop();
        run.assert_balanced();
        assert_eq!(run.measured(), 13 * 4, "{run}");
    });
}

#[test]
fn flags_are_told_apart() {
    live(|| {
        let Some(disk) = disk() else { return };
        let running = tool(&disk, &["-F"]).start();
        disk.write(17);
        let run = running.stop();
        let found = run.histograms();
        assert_eq!(found.len(), 1, "{run}");
        let flags = found[0]["key"]["flags"].as_str().expect("text");
        assert!(flags.split(' ').any(|flag| flag == "sync"), "O_DIRECT writes are: {run}");
    });
}

/// The data of such a write and its flush are two requests, and it is told of twice.
#[test]
fn a_write_that_is_flushed_is_counted_once() {
    live(|| {
        let Some(disk) = disk() else { return };
        let (plain, queued) = (&["--operations"][..], &["--operations", "-Q"][..]);
        // With -Q the wait of those who only wish for a flush is counted as well; where the kernel
        // has not noted when that was made, the ledger has it.
        for (iostats, args, expected, no_start) in
            [("1", plain, 11, 0), ("1", queued, 22, 0), ("0", plain, 11, 0), ("0", queued, 11, 11)]
        {
            disk.set("iostats", iostats);
            let mut work =
                Work::new(["write", &disk.device(), "11", "4096", "0", "0", "sync"]).start();
            let running = tool(&disk, args).start();
            work.go();
            let run = running.stop();
            run.assert_status(0).assert_balanced();
            let found = run.histograms();
            let write = found.iter().find(|record| record["key"]["operation"] == "write");
            assert_eq!(write.expect("writes")["count"], expected, "{run}");
            assert_eq!(run.ledger()["unseen"]["no_start"], no_start, "{run}");
        }
    });
}

#[test]
fn a_command_is_waited_for() {
    live(|| {
        let Some(disk) = disk() else { return };
        let started = Instant::now();
        let run = tool(&disk, &["--", "sh", "-c", "sleep 0.3; exit 7"]).without_ready().run();
        run.assert_status(7).assert_balanced();
        assert!(started.elapsed() > Duration::from_millis(300));
    });
}

#[test]
fn what_does_not_exist_is_bad_input() {
    let refused = |args: &[&str], words: &[&str]| {
        Tool::new("biolatency").args(args).run().assert_refused(2, words);
    };
    refused(&["--disk", "no-such-disk"], &["no-such-disk", "/sys/class/block"]);
    refused(&["0"], &["longer than 0"]);
    refused(&["1", "0"], &["0"]);
    refused(&["--keys", "0"], &["0"]);
    refused(&["-p", "1"], &["-p"]);
    refused(&["--fields", "x"], &["--fields"]);
    refused(&["-c", "/tmp"], &["cgroup"]);
}
