//! biosnoop on disks of the test's own: whose each request is, whoever issues it.

use std::fs;
use std::time::Duration;
use std::time::Instant;

use bpf::biosnoop::types::kit_owner;
use libbpf_rs::MapCore as _;
use libbpf_rs::MapFlags;
use serde_json::Value;
use serde_json::json;
use tests::Fed;
use tests::Run;
use tests::Running;
use tests::Tool;
use tests::Work;
use tests::Working;
use tests::cell;
use tests::disk::BLOCK;
use tests::disk::Disk;
use tests::eventually;
use tests::live;
use tests::plans_to_try;
use tests::skip;

use crate::maps::map;
use crate::slow::LEAST;
use crate::slow::SPEED;
use crate::slow::Slow;
use crate::slow::disk;

fn tool(disk: &Disk, args: &[&str]) -> Tool {
    Tool::new("biosnoop").args(["-j", "--disk", &disk.name]).args(args)
}

fn work(disk: &Disk, words: &[&str]) -> Working {
    let device = disk.device();
    let words = words.iter().map(|word| if *word == "DISK" { &device } else { *word });
    Work::new(words).start()
}

/// Tells a story that leaves these runs, with what else is to be known of it. Once more
/// if the ends of requests were not seen: there are kernels that run no program on top of
/// certain processes (such an end interrupts anybody) and count nothing. It does not
/// happen three times in a row, as a mistake of ours would.
fn told<const N: usize, T>(story: impl Fn() -> ([Run; N], T)) -> ([Run; N], T) {
    let whole = |run: &Run| run.ledger()["unfinished"] == 0;
    let (runs, rest) = story();
    if runs.iter().all(whole) {
        return (runs, rest);
    }
    let (runs, rest) = story();
    if runs.iter().all(whole) { (runs, rest) } else { story() }
}

/// The events, none of which was lost, without their times. Whether a read is sync is
/// not the same on all kernels.
fn events(run: &Run) -> Vec<Value> {
    run.assert_status(0).assert_balanced();
    assert_eq!((run.lost(), &run.ledger()["unfinished"]), (0, &0.into()), "{run}");
    let mut events = run.events();
    for event in &mut events {
        let fields = event.as_object_mut().expect("an object");
        if fields.get("op").is_some_and(|op| op == "read") {
            fields.remove("flags");
        }
        let varies = ["time", "que_ns", "lat_ns", "record"];
        fields.retain(|name, _| !varies.contains(&name.as_str()));
    }
    events
}

/// What a request of this process looks like.
fn request(work: &Working, disk: &Disk, op: &str, at: usize, bytes: usize) -> Value {
    let pid = work.pid();
    let mut request = json!({"uid": 0, "pid": pid, "tid": pid, "host_pid": pid, "comm": "workload",
        "disk": disk.name, "op": op, "sector": at / 512, "size_bytes": bytes, "err": null});
    if op == "write" {
        request["flags"] = "sync|idle".into();
    }
    request
}

fn by_sector(mut events: Vec<Value>) -> Vec<Value> {
    events.sort_by_key(|event| event["sector"].as_u64());
    events
}

fn nanos(event: &Value, field: &str) -> Duration {
    let nanos = event[field].as_u64().unwrap_or_else(|| panic!("no {field}: {event}"));
    Duration::from_nanos(nanos)
}

#[test]
fn on_this_kernel() {
    live(|| {
        let Some(disk) = disk() else { return };
        cell("biosnoop", |trial| {
            let reads = ["read", "DISK", "17", "4096", "0"];
            let writes = ["write", "DISK", "6", "8192", "0"];
            let mut work = work(&disk, &[&reads[..], &[","], &writes].concat());
            let tool = trial.start(&["--disk", &disk.name, "-p", &work.id()])?;
            work.go();
            let run = tool.stop();
            let own = |event: &&Value| event["pid"] == work.pid() && event["disk"] == *disk.name;
            Some(Fed { expected: 23, seen: run.events().iter().filter(own).count() as u64, run })
        });
    });
}

/// One whose end the kernel did not show is counted when its place is taken again.
#[test]
fn of_many_each_is_told() {
    live(|| {
        const MANY: u64 = 20_011;
        let Some(disk) = disk() else { return };
        let mut work = work(&disk, &["read", "DISK", &MANY.to_string(), "4096", "0"]);
        let tool = tool(&disk, &["-p", &work.id()]).start();
        work.go();
        let run = tool.stop();
        run.assert_status(0).assert_balanced();
        let ledger = run.ledger();
        let unseen = ledger["unseen"]["no_end"].as_u64().expect("a count");
        let known = [&ledger["emitted"], &ledger["unfinished"]].map(|n| n.as_u64().expect("one"));
        assert_eq!(known.iter().sum::<u64>() + unseen, MANY, "{run}");
        assert!(unseen < MANY / 1000, "{run}");
    });
}

/// With a scheduler and without; where the kernel notes the times, and where it does not.
#[test]
fn each_request_has_the_process_that_made_it() {
    const FAR: usize = 8 << 20;
    let settings = [("none", "1", "75000"), ("mq-deadline", "0", "0")];
    for (plan, (scheduler, iostats, throttling)) in
        plans_to_try("biosnoop").iter().flat_map(|plan| settings.map(|setting| (plan, setting)))
    {
        // Each for itself: the two processes are at one disk, and put each other aside.
        live(|| {
            let Some(disk) = disk() else { return };
            if std::panic::catch_unwind(|| disk.set("scheduler", scheduler)).is_err() {
                return; // not built into this kernel
            }
            disk.set("iostats", iostats);
            disk.set("wbt_lat_usec", throttling);
            let ([first, second, all, none], (one, other, took)) = told(|| {
                let mut one = work(&disk, &["read", "DISK", "13", "4096", "40960", "8192"]);
                let mut other =
                    work(&disk, &["write", "DISK", "7", "8192", &FAR.to_string(), "8192"]);
                let start = |args: &[&str]| tool(&disk, args).args(["--plan", plan]).start();
                let tools = [
                    start(&["-p", &one.id(), "-Q"]),
                    start(&["-p", &other.id()]),
                    start(&[]),
                    start(&["-n", "nobody"]),
                ];
                let began = Instant::now();
                one.begin();
                other.begin();
                one.finish();
                other.finish();
                let took = began.elapsed();
                (tools.map(Running::stop), (one, other, took))
            });
            let story = format!("{scheduler}, iostats {iostats}, {plan}");
            let read = |i| request(&one, &disk, "read", 10 * BLOCK + 2 * BLOCK * i, BLOCK);
            let write = |i| request(&other, &disk, "write", FAR + 2 * BLOCK * i, 2 * BLOCK);
            let (reads, writes): (Vec<_>, Vec<_>) =
                ((0..13).map(read).collect(), (0..7).map(write).collect());
            assert_eq!(events(&first), reads, "{story}\n{first}");
            assert_eq!(events(&second), writes, "{story}\n{second}");
            assert_eq!(by_sector(events(&all)), [reads, writes].concat(), "{story}\n{all}");
            assert_eq!((events(&none).len(), &none.ledger()["seen"]), (0, &0.into()), "{story}");
            // One after another; with -Q the wait is a part of it.
            let parts = |event: &Value| (nanos(event, "que_ns"), nanos(event, "lat_ns"));
            let whole: Duration = first.events().iter().map(|event| parts(event).1).sum();
            assert!(whole < took && !whole.is_zero(), "{whole:?} of {took:?}: {story}\n{first}");
            assert!(first.events().iter().map(parts).all(|(que, lat)| que <= lat), "{first}");
            let whole: Duration =
                second.events().iter().map(parts).map(|(que, lat)| que + lat).sum();
            assert!(whole < took && !whole.is_zero(), "{whole:?} of {took:?}: {story}\n{second}");
        });
    }
}

/// More requests than the driver takes: the others wait, and are issued by whoever ends
/// one, or by a thread of the kernel.
#[test]
fn who_issues_it_is_not_who_made_it() {
    const TAKES: usize = 128;
    const MORE: usize = 32;
    live(|| {
        let Some(slow) = Slow::new(TAKES / 3) else { return };
        slow.disk.set("scheduler", "mq-deadline");
        let number = |file: &str| -> usize {
            let text = fs::read_to_string(format!("/sys/block/{}/{file}", slow.disk.name));
            text.ok().and_then(|text| text.trim().parse().ok()).unwrap_or(0)
        };
        if number("mq/0/nr_tags") != TAKES || number("queue/nr_requests") < TAKES + MORE {
            skip("this kernel's loop disks have queues of another size");
            return;
        }
        let ([own, charged], pid) = told(|| {
            let mut work = slow.reader(TAKES + MORE, 1, BLOCK, 0);
            // Without version 2 no cgroup can be asked for: then it is the process again.
            let id = work.id();
            let charged = slow.charged.as_deref().map_or(["-p", &id], |path| ["-c", path]);
            let tools =
                [tool(&slow.disk, &["-p", &id]).start(), tool(&slow.disk, &charged).start()];
            work.go();
            (tools.map(Running::stop), work.pid())
        });
        for run in [own, charged] {
            // Where the kernel preempts itself, so many threads at once meet in one program,
            // which it then skips: such a request is nobody's, and not shown if one is asked for.
            let missed = run.ledger()["unseen"]["missed"].as_u64().unwrap_or(0) as usize;
            let mut found = events(&run);
            found.retain(|event| !event["pid"].is_null());
            assert!((found.len()..=found.len() + missed).contains(&(TAKES + MORE)), "{run}");
            let mine = |event: &Value| event["pid"] == pid && event["comm"] == "workload";
            assert!(found.iter().all(mine), "{run}");
            // They have waited for some of the others.
            let late = |event: &Value| nanos(event, "que_ns") > Duration::from_millis(50);
            assert!(run.events().iter().any(late), "each was issued when it was made\n{run}");
        }
    });
}

/// A read that comes back short, is put back for the rest, and fails.
#[test]
fn in_parts_it_is_one_with_its_first_issue_and_its_error() {
    live(|| {
        let Some(slow) = Slow::new(SPEED) else { return };
        let end = 16 * BLOCK;
        slow.below.shrink(end as u64);
        // By the first plan, where the kernel notes the times, and by the last, where not.
        let plans = plans_to_try("biosnoop");
        for (plan, iostats) in [(plans.first(), "1"), (plans.last(), "0")] {
            let plan = plan.expect("one works");
            slow.disk.set("iostats", iostats);
            let ([failed, quick], (said, work)) = told(|| {
                let mut work = slow.reader(1, 1, 2 * BLOCK, end - BLOCK);
                let start = |args: &[&str]| tool(&slow.disk, args).args(["--plan", plan]).start();
                let tools = [start(&["-x", "--min", "250ms"]), start(&["--max", "250ms"])];
                let said = work.go();
                // This goes well, and is slow only for those in the cgroup.
                slow.disk.read(1);
                (tools.map(Running::stop), (said, work))
            });
            assert!(said[0].ends_with(&format!(" {}", -libc::EIO)), "{said:?}");
            let found = events(&failed);
            let mut expected = request(&work, &slow.disk, "read", end - BLOCK, 2 * BLOCK);
            expected["err"] = "EIO".into();
            // It is a thread of the workload's that reads.
            expected["tid"] = found[0]["tid"].clone();
            assert_eq!(found, [expected], "{failed}");
            assert!(nanos(&failed.events()[0], "lat_ns") > LEAST, "{failed}");
            let found = events(&quick);
            assert_eq!((found.len(), &found[0]["pid"]), (1, &std::process::id().into()), "{quick}");
        }
    });
}

/// What is handed over together becomes one request, whichever of them is the first and
/// also by way of two; and one that is too large becomes several.
#[test]
fn merged_requests_are_one_and_split_ones_are_several() {
    live(|| {
        let Some(disk) = disk() else { return };
        disk.set("nomerges", "0"); // loop disks do not merge by themselves on all kernels
        let ([middle, backward, around, split], works) = told(|| {
            let reads = |blocks: &mut dyn Iterator<Item = usize>| {
                let offsets = blocks.map(|block| (block * BLOCK).to_string());
                let words: Vec<_> =
                    [disk.device(), BLOCK.to_string()].into_iter().chain(offsets).collect();
                Work::new(["reads".to_owned()].iter().chain(&words)).start()
            };
            let mut works = [
                // From the middle to the front, then to the back.
                reads(&mut (0..12).rev().chain(12..23)),
                reads(&mut (100..123).rev()),
                // The third one goes before the second, which then follows the first.
                reads(&mut [200, 202, 201].into_iter()),
                work(&disk, &["read", "DISK", "1", "65536", "0"]),
            ];
            let tools = works.each_ref().map(|work| tool(&disk, &["-p", &work.id()]).start());
            for (i, work) in works.iter_mut().enumerate() {
                // Only a scheduler takes one request into another; it may be missing here.
                if i == 2 {
                    let _ = std::panic::catch_unwind(|| disk.set("scheduler", "mq-deadline"));
                }
                disk.set("max_sectors_kb", if i == 3 { "16" } else { "128" });
                work.go();
            }
            disk.set("scheduler", "none");
            (tools.map(Running::stop), works)
        });
        let read = |i: usize, block, blocks| {
            request(&works[i], &disk, "read", block * BLOCK, blocks * BLOCK)
        };
        assert_eq!(events(&middle), [read(0, 0, 23)], "{middle}");
        assert_eq!(events(&backward), [read(1, 100, 23)], "{backward}");
        // Not every kernel takes the one into the other.
        let (one, two) = (vec![read(2, 200, 3)], vec![read(2, 200, 1), read(2, 201, 2)]);
        let found = by_sector(events(&around));
        assert!(found == one || found == two, "{around}");
        let parts = [0, 4, 8, 12].map(|block| read(3, block, 4));
        assert_eq!(by_sector(events(&split)), parts, "{split}");
    });
}

/// The flush of a disk is the kernel's own; the wish for one is its process's.
#[test]
fn flushes_and_patterns() {
    live(|| {
        let Some(disk) = disk() else { return };
        let ([run], pid) = told(|| {
            let write = ["write", "DISK", "1", "4096", "0", "0", "sync"];
            let reads = [
                "read", "DISK", "2", "4096", "4096", "4096", ",", "read", "DISK", "1", "4096", "0",
            ];
            let mut work = work(&disk, &[&write[..], &[","], &reads].concat());
            let fields = "pid,comm,uid,host_pid,op,flags,size,que,lat,pattern,sector";
            let running = tool(&disk, &["--fields", fields]).start();
            work.go();
            ([running.stop()], work.pid())
        });
        run.assert_status(0).assert_balanced();
        let found = run.events();
        let of = |op: &str, bytes: usize| -> Vec<&Value> {
            found.iter().filter(|event| event["op"] == op && event["size_bytes"] == bytes).collect()
        };
        assert!(!of("flush", 0).is_empty(), "a loop disk has a cache\n{run}");
        for flush in of("flush", 0) {
            let unknown = ["pid", "comm", "uid", "host_pid", "sector"];
            assert!(unknown.iter().all(|field| flush[field].is_null()), "{flush}");
            assert!(nanos(flush, "lat_ns") > Duration::ZERO, "{flush}");
        }
        let write = of("write", BLOCK);
        let told = (write.len(), &write[0]["pid"], &write[0]["flags"]);
        assert_eq!(told, (1, &pid.into(), &"sync|idle|fua".into()), "{run}");
        for wish in of("write", 0) {
            let told = (&wish["pid"], &wish["lat_ns"], &wish["flags"]);
            assert_eq!(told, (&pid.into(), &Value::Null, &"sync|preflush".into()), "{run}");
            assert!(nanos(wish, "que_ns") > Duration::ZERO, "{wish}");
        }
        let patterns: Vec<_> = of("read", BLOCK).iter().map(|read| &read["pattern"]).collect();
        assert_eq!(patterns, ["sequential", "sequential", "random"], "{run}");
    });
}

/// What it reads itself while it writes its lines is not told, nor what was under way.
#[test]
fn neither_its_own_nor_what_was_begun_before() {
    live(|| {
        const LINES: usize = 61; // several blocks of output
        let Some(slow) = Slow::new(SPEED) else { return };
        let ([run], events) = told(|| {
            slow.limit(&BLOCK.to_string()).expect("a limit");
            let mut work = slow.reader(1, 1, 16 * BLOCK, 0);
            work.begin();
            eventually("its read is under way", || slow.disk.inflight() == 1);
            let running = tool(&slow.disk, &["-O", &slow.disk.device()]).start();
            slow.disk.read(LINES);
            slow.release();
            work.finish();
            let mut run = running.stop();
            let written = fs::read(slow.disk.device()).expect("the disk");
            run.stdout = written.split(|byte| *byte == 0).next().unwrap_or_default().to_owned();
            let events = events(&run);
            ([run], events)
        });
        // A read past the page cache first writes what the tool has left there: that is ours.
        assert_eq!(events.iter().filter(|event| event["op"] == "read").count(), LINES, "{run}");
        assert!(events.iter().all(|event| event["pid"] == std::process::id()), "{run}");
        assert_eq!(run.ledger()["unseen"]["no_start"], 1, "{run}");
    });
}

/// The kernel may skip the program at the end of a request: what then is left of it has
/// no part in the next request in the same place.
#[test]
fn what_is_left_of_a_request_is_not_the_owner_of_another() {
    live(|| {
        let Some(disk) = disk() else { return };
        let far_future = (u64::MAX / 2).to_ne_bytes();
        let made = std::mem::offset_of!(kit_owner, made);
        for iostats in ["1", "0"] {
            disk.set("iostats", iostats);
            // The bio lies on the kernel's stack, which begins elsewhere at each call.
            let reads = ["read", "DISK", "211", "4096", "0"];
            let words = [&reads[..], &[",", "name", "other", ",", "paused"], &reads].concat();
            let mut work = work(&disk, &words);
            let running = tool(&disk, &["-n", "workload", "-p", &work.id()]).start();
            work.begin();
            work.said("paused");
            // As if the ends of these had not been seen.
            let owners = map(running.pid(), |name| name == "kit_owners");
            let places: Vec<_> = owners.keys().collect();
            for place in &places {
                let mut owner =
                    owners.lookup(place, MapFlags::ANY).expect("a map").expect("a place");
                owner[made..made + 8].copy_from_slice(&far_future);
                owners.update(place, &owner, MapFlags::ANY).expect("an owner");
            }
            work.begin();
            work.finish();
            let run = running.stop();
            // None of those that are not asked for, but they have freed the places that they took.
            assert_eq!(run.events().len(), 211, "iostats {iostats}\n{run}");
            let left = run.ledger()["unfinished"].as_u64().expect("a number") as usize;
            assert!(left < places.len(), "all {left} left: iostats {iostats}\n{run}");
        }
    });
}
