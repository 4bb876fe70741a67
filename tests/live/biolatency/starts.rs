//! Where the start of a request is kept, and that it is the first one: on a disk
//! whose reads take a known time.

use std::fs;
use std::time::Duration;
use std::time::Instant;

use bpf::biolatency::types::bss;
use libbpf_rs::MapCore as _;
use libbpf_rs::MapFlags;
use libbpf_rs::MapHandle;
use tests::Run;
use tests::Tool;
use tests::disk::BLOCK;
use tests::eventually;
use tests::live;
use tests::plans_to_try;
use tests::skip;

use super::tool;
use crate::maps::map;
use crate::slow::LEAST;
use crate::slow::SPEED;
use crate::slow::Slow;

/// The starts that it keeps by itself.
fn starts(pid: i32) -> MapHandle {
    map(pid, |name| name == "kit_starts")
}

fn kept(pid: i32) -> usize {
    starts(pid).keys().count()
}

fn nanos(run: &Run, field: &str) -> Duration {
    let found = run.histograms();
    assert_eq!(found.len(), 1, "{run}");
    Duration::from_nanos(found[0][field].as_u64().expect("a time"))
}

fn assert_all_counted(run: &Run, number: u64, story: &str) {
    run.assert_status(0).assert_balanced();
    let no_start = run.ledger()["unseen"]["no_start"].as_u64();
    assert_eq!((run.measured(), no_start), (number, Some(0)), "{story}");
}

/// A request that the driver puts back keeps its first start: the time runs on.
#[test]
fn put_back_and_issued_again_it_is_one_request_from_its_first_start() {
    live(|| {
        let Some(slow) = Slow::new(SPEED) else { return };
        // A block that takes its time, and behind it the end, which is found at once.
        let end = 16 * BLOCK;
        slow.below.shrink(end as u64);
        for plan in plans_to_try("biolatency") {
            for (iostats, args) in [("1", &[][..]), ("1", &["-Q"]), ("0", &[]), ("0", &["-Q"])] {
                slow.disk.set("iostats", iostats);
                let mut work = slow.reader(1, 3, 2 * BLOCK, end - BLOCK);
                let running = tool(&slow.disk, &["--plan", &plan]).args(args).start();
                let began = Instant::now();
                let said = work.go();
                let took = began.elapsed();
                let id = running.pid();
                eventually("no start is left", || kept(id) == 0);
                let run = running.stop();
                let story = format!("iostats {iostats}, {args:?}\n{run}");
                assert!(said[0].ends_with(&format!(" {}", -libc::EIO)), "{said:?}");
                assert_all_counted(&run, 3, &story);
                assert!(nanos(&run, "min") > LEAST, "{story}");
                assert!(nanos(&run, "sum") < took, "of {took:?}: {story}");
            }
        }
    });
}

/// Ours are kept exactly where the kernel keeps none, and no longer than the request.
#[test]
fn starts_are_kept_where_the_kernel_keeps_none() {
    live(|| {
        let Some(slow) = Slow::new(SPEED) else { return };
        // It notes when a request is made if it accounts it; and when it is issued, for
        // the throttling of writes, even while that is off.
        slow.disk.set("wbt_lat_usec", "75000");
        for plan in plans_to_try("biolatency") {
            for (iostats, args, ours) in [("1", &[][..], 0), ("1", &["-Q"], 0), ("0", &["-Q"], 3)] {
                slow.disk.set("iostats", iostats);
                let mut work = slow.reader(3, 1, BLOCK, 0);
                let running = tool(&slow.disk, &["--plan", &plan]).args(args).start();
                let id = running.pid();
                work.begin();
                if iostats == "0" {
                    eventually("as many starts are kept as there are requests", || {
                        kept(id) == ours
                    });
                } else {
                    eventually("three requests are under way", || slow.disk.inflight() == 3);
                    assert_eq!(kept(id), ours, "{args:?}");
                }
                work.finish();
                eventually("no start is left", || kept(id) == 0);
                let run = running.stop();
                assert_all_counted(&run, 3, &format!("iostats {iostats}, {args:?}\n{run}"));
            }
        }
    });
}

/// More requests than the driver takes: the others wait in the scheduler.
#[test]
fn the_wait_in_the_queue_is_a_part_of_queued_time() {
    const TAKES: usize = 128;
    live(|| {
        // So few a second that all are there before many are done.
        let Some(slow) = Slow::new(TAKES / 4) else { return };
        slow.disk.set("scheduler", "mq-deadline");
        let number = |file: &str| -> usize {
            let text = fs::read_to_string(format!("/sys/block/{}/{file}", slow.disk.name));
            text.ok().and_then(|text| text.trim().parse().ok()).unwrap_or(0)
        };
        // Without room in the scheduler they wait without being requests yet.
        if number("mq/0/nr_tags") != TAKES || number("queue/nr_requests") < TAKES + 64 {
            skip("this kernel's loop disks have queues of another size");
            return;
        }
        for iostats in ["1", "0"] {
            slow.disk.set("iostats", iostats);
            let mut work = slow.reader(TAKES + 64, 1, BLOCK, 0);
            let [whole, disk] = [&["-Q"][..], &[]].map(|args| tool(&slow.disk, args).start());
            work.go();
            let [whole, disk] = [whole, disk].map(tests::Running::stop);
            let story = format!("iostats {iostats}\n{whole}\n{disk}");
            whole.assert_balanced();
            disk.assert_balanced();
            // The last one waits until many others are done.
            assert!(nanos(&whole, "max") > nanos(&disk, "max") + LEAST, "{story}");
        }
    });
}

/// The kernel may skip a program, at the end of a request too: what then is left
/// of it is not the start of the next request in the same place.
#[test]
fn what_is_left_of_a_request_is_not_the_start_of_another() {
    live(|| {
        let Some(slow) = Slow::new(SPEED) else { return };
        for plan in plans_to_try("biolatency") {
            for iostats in ["0", "1"] {
                slow.disk.set("iostats", "0");
                let running = tool(&slow.disk, &["--plan", &plan, "-Q"]).start();
                let id = running.pid();
                let mut work = slow.reader(1, 1, BLOCK, 0);
                work.begin();
                eventually("a start is kept", || kept(id) == 1);
                let starts = starts(id);
                let place = starts.keys().next().expect("the place of the request");
                work.finish();
                eventually("no start is left", || kept(id) == 0);
                // As if its end had not been seen.
                let (one, any) = (1u64.to_ne_bytes(), MapFlags::ANY);
                starts.update(&place, &one, any).expect("a start long ago");
                let globals = map(id, |name| name.ends_with(".bss"));
                let mut values = vec![0; globals.value_size() as usize];
                let started = std::mem::offset_of!(bss, kit_started);
                values[started..started + 8].copy_from_slice(&one);
                globals.update(&[0; 4], &values, any).expect("one start");
                slow.disk.set("iostats", iostats);
                let began = Instant::now();
                let mut reads = 1;
                // This thread may read as fast as it likes.
                eventually("the place is used again", || {
                    slow.disk.read(10);
                    reads += 10;
                    kept(id) == 0
                });
                let took = began.elapsed();
                let run = running.stop();
                let story = format!("iostats {iostats}\n{run}");
                assert_all_counted(&run, reads, &story);
                let slow = Duration::from_secs(2); // the first
                assert!(nanos(&run, "sum") < took + slow, "of {took:?}: {story}");
            }
        }
    });
}

/// A command that is not read nor write: the kernel times none of these.
#[test]
fn commands_of_the_driver_are_timed_by_ours() {
    live(|| {
        // Asking a virtio disk for its serial number is such a command, each time.
        let disks = fs::read_dir("/sys/block").expect("disks").flatten();
        let mut disks = disks.filter(|disk| disk.file_name().to_string_lossy().starts_with("vd"));
        let Some(disk) = disks.next().filter(|disk| fs::read(disk.path().join("serial")).is_ok())
        else {
            skip("no virtio disk here");
            return;
        };
        let name = disk.file_name().into_string().expect("UTF-8");
        for plan in plans_to_try("biolatency") {
            for args in [&[][..], &["-Q"]] {
                let common = ["-j", "--disk", &name, "--operations", "--plan", &plan];
                let running = Tool::new("biolatency").args(common).args(args).start();
                let began = Instant::now();
                for _ in 0..101 {
                    fs::read(disk.path().join("serial")).expect("a serial number");
                }
                let took = began.elapsed();
                let run = running.stop();
                run.assert_status(0).assert_balanced();
                let mut found = run.histograms();
                found.retain(|record| record["key"]["operation"] == "driver-in");
                assert_eq!(found.len(), 1, "{run}");
                // The disk is everybody's: the end of another request may interrupt the program
                // for this one, and is skipped, which is told; the other way round, too.
                let missing = 101 - found[0]["count"].as_u64().expect("a count");
                let skipped = run.ledger()["unseen"]["missed"].as_u64().unwrap_or(0);
                assert!(missing <= skipped, "{missing} missing: {args:?} {run}");
                let sum = Duration::from_nanos(found[0]["sum"].as_u64().expect("a time"));
                assert!(sum < took && !sum.is_zero(), "{sum:?} of {took:?}: {run}");
            }
        }
    });
}
