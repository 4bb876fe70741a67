//! The ledger: each reason why something is not shown, provoked, and counted to the last one.
//! Where a reason lies in a tool's own nature, its test stands beside that tool.

use std::collections::BTreeSet;
use std::fs;
use std::fs::File;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;

use libbpf_rs::MapCore as _;
use libbpf_rs::MapFlags;
use libbpf_rs::MapType;
use nix::sys::signal::Signal;
use serde_json::Value;
use tests::Folder;
use tests::Run;
use tests::Running;
use tests::Tool;
use tests::Work;
use tests::eventually;
use tests::is_brief;
use tests::live;
use tests::plans_to_try;
use tests::skip;

use crate::filters::opensnoop;
use crate::fsslower::tmpfs;
use crate::maps::map;

/// What each column of the ledger is provoked by.
const TESTS: [(&str, &str); 16] = [
    ("seen", "faults::a_tiny_buffer_loses_and_says_so"),
    ("emitted", "faults::the_default_buffer_loses_nothing"),
    ("lost.ring_full", "faults::a_tiny_buffer_loses_and_says_so"),
    ("lost.ring_busy", "ledger::a_buffer_that_refuses_with_room_left_is_busy"),
    ("lost.map_full", "ledger::more_keys_than_there_is_room_for"),
    ("lost.storage_busy", "ledger::no_memory_for_a_task"),
    ("lost.no_memory", "ledger::no_memory_for_a_row"),
    ("unfinished", "gethostlatency::waits::lookups_that_wait"),
    ("discarded", "ledger::what_comes_behind_the_last_is_discarded"),
    ("damaged.cut", "ledger::damage_is_no_loss"),
    ("damaged.fault", "ledger::damage_is_no_loss"),
    ("damaged.stack", "ledger::stacks_that_are_not_kept_are_told"),
    ("unseen.no_start", "biosnoop::neither_its_own_nor_what_was_begun_before"),
    ("unseen.no_end", "offcputime::a_wait_whose_end_was_not_seen_does_not_go_on"),
    ("unseen.unfollowed", "ledger::more_processes_than_can_be_followed"),
    ("unseen.missed", "ledger::what_the_kernel_skips_is_missed"),
];

fn count(run: &Run, column: &str) -> u64 {
    let ledger = run.ledger();
    let value = column.split('.').fold(&ledger, |value, name| &value[name]);
    value.as_u64().unwrap_or_else(|| panic!("{column}: {value}\n{run}"))
}

/// Whether the kernel counts what it skips: since 5.12.
fn counts_skips(run: &Run) -> bool {
    !run.ledger()["unseen"]["missed"].is_null()
}

/// `seen` and what was lost for this reason; for no other, and the equation holds.
fn only(run: &Run, reason: &str) -> [u64; 2] {
    run.assert_balanced();
    let lost = count(run, &format!("lost.{reason}"));
    assert_eq!(run.lost(), lost, "{reason} alone\n{run}");
    [count(run, "seen"), lost]
}

#[test]
fn each_column_has_a_test() {
    live(|| {
        let run = opensnoop(&["-p", "1"]).stop();
        let ledger = run.ledger();
        let mut columns = BTreeSet::new();
        for (name, value) in ledger.as_object().expect("columns") {
            match value.as_object() {
                Some(kinds) => columns.extend(kinds.keys().map(|kind| format!("{name}.{kind}"))),
                None => _ = columns.insert(name.clone()),
            }
        }
        let tested = TESTS.map(|(column, _)| column.to_owned());
        assert_eq!(columns, BTreeSet::from(tested), "a column without a test, or none any more");
        let this = std::env::current_exe().expect("this test is a file");
        let list = Command::new(this).arg("--list").output().expect("the list of tests").stdout;
        let list = String::from_utf8(list).expect("names");
        for (column, test) in TESTS {
            assert!(
                list.lines().any(|line| line == format!("{test}: test")),
                "{column}: no {test}"
            );
        }
    });
}

/// The kernel refuses room also where another holds the buffer's lock. It never does for long
/// enough to be met; so the buffer, once full, is given out as much larger than it is.
#[test]
fn a_buffer_that_refuses_with_room_left_is_busy() {
    const NUMBER: u64 = 1009;
    live(|| {
        let mut work = Work::new(["openat", &NUMBER.to_string(), "/no/such/file"]).start();
        let tool = opensnoop(&["--buffer", "4096", "--strict", "-p", &work.id()]);
        tool.signal(Signal::SIGSTOP);
        let live = map(tool.pid(), |name| name.ends_with(".data.kit"));
        let first = 0u32.to_ne_bytes();
        let mut words = live.lookup(&first, MapFlags::ANY).expect("a map").expect("its value");
        let size = std::mem::offset_of!(bpf::kit::types::kit_live, size);
        assert_eq!(words[size..size + 8], 4096u64.to_ne_bytes());
        words[size..size + 8].copy_from_slice(&(1u64 << 40).to_ne_bytes());
        live.update(&first, &words, MapFlags::ANY).expect("the buffer's size");
        work.go();
        tool.signal(Signal::SIGCONT);
        let run = tool.stop();
        let [seen, lost] = only(run.assert_status(3), "ring_busy");
        assert!(seen == NUMBER && lost > NUMBER / 2, "{run}");
        assert!(run.stderr.contains(&format!("{lost} lost, buffer busy")), "{run}");
    });
}

/// 997 calls that do not exist, each by a number of its own.
fn calls() -> Work {
    let numbers: Vec<String> = (600..1597).map(|number| number.to_string()).collect();
    let words: Vec<_> = numbers.iter().flat_map(|number| ["syscall", "1", number, ","]).collect();
    Work::new(&words[..words.len() - 1])
}

#[test]
fn more_keys_than_there_is_room_for() {
    live(|| {
        for (strict, status) in [(&["--strict"][..], 3), (&[], 0)] {
            let mut work = calls().start();
            let args = ["-j", "-S", "-E", "-e", "ENOSYS", "--keys", "101", "-p", &work.id()];
            let tool = Tool::new("syscount").args(args).args(strict).start();
            work.go();
            let run = tool.stop();
            assert_eq!(only(run.assert_status(status), "map_full"), [997, 896], "{run}");
            assert_eq!(run.rows().len(), 101, "{run}");
        }
    });
}

/// A cgroup to which the maps of a tool are charged, and nothing else.
struct Memory {
    path: PathBuf,
    limit: &'static str,
    used: &'static str,
}

impl Memory {
    fn new(dir: &Folder) -> Option<Self> {
        let name = dir.path().file_name().expect("a name").to_owned();
        let mounts = fs::read_to_string("/proc/self/mountinfo").expect("/proc");
        let place = |line: &str| Some(PathBuf::from(line.split(' ').nth(4)?));
        let is_first = |line: &&str| {
            line.contains(" - cgroup ") && line.split([',', ' ']).any(|word| word == "memory")
        };
        if let Some(root) = mounts.lines().find(is_first).and_then(place) {
            let path = root.join(name);
            fs::create_dir(&path).expect("a cgroup");
            let (limit, used) = ("memory.limit_in_bytes", "memory.usage_in_bytes");
            return Some(Self { path, limit, used });
        }
        let root = crate::namespaces::cgroups(dir)?;
        if fs::write(root.join("cgroup.subtree_control"), "+memory").is_err() {
            skip("no cgroup has a limit of memory");
            return None;
        }
        let path = root.join(name);
        fs::create_dir(&path).expect("a cgroup");
        Some(Self { path, limit: "memory.max", used: "memory.current" })
    }

    /// A tool whose maps are made in here; it itself is out again when it is attached.
    fn start(&self, tool: Tool) -> Running {
        let procs = |path: PathBuf| File::options().write(true).open(path.join("cgroup.procs"));
        let mut inside = procs(self.path.clone()).expect("a cgroup");
        let tool = tool.prepare(move || inside.write_all(b"0")).start();
        assert!(tool.attached, "{}", tool.wait());
        let mut outside = procs(self.path.join("..")).expect("a cgroup");
        outside.write_all(tool.pid().to_string().as_bytes()).expect("the tool moves");
        tool
    }

    /// Nothing more from now on. The first kind of cgroups gives back what each processor has in
    /// advance for a limit that cannot be, and refuses that; its limit is what is used, once the
    /// kernel has given back what the load took.
    fn close(&self) {
        let used = || fs::read_to_string(self.path.join(self.used)).expect("a number");
        let mut last = None;
        eventually("the limit is set", || {
            if fs::write(self.path.join(self.limit), "4096").is_ok() {
                return true;
            }
            let now = used();
            let rests = last.replace(now.clone()).is_some_and(|last| last == now);
            if !rests {
                std::thread::sleep(std::time::Duration::from_millis(300));
            }
            rests && fs::write(self.path.join(self.limit), now.trim()).is_ok()
        });
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        let _ = fs::write(self.path.join(self.limit), "1000000000");
        eventually("the cgroup is empty", || fs::remove_dir(&self.path).is_ok());
    }
}

/// Rows with latencies are made when they are needed, in whatever context that is.
#[test]
fn no_memory_for_a_row() {
    live(|| {
        let dir = Folder::new();
        let Some(memory) = Memory::new(&dir) else { return };
        for (strict, status) in [(&["--strict"][..], 3), (&[], 0)] {
            let mut work = calls().start();
            let args = ["-j", "-S", "-E", "-L", "-e", "ENOSYS", "-p", &work.id()];
            let tool = memory.start(Tool::new("syscount").args(args).args(strict));
            memory.close();
            work.go();
            let run = tool.stop();
            // Since 5.11 ("bpf: Refine memcg-based memory accounting for hashtab maps"), a release
            // before it counts what it skips.
            if !counts_skips(&run) {
                assert_eq!(only(run.assert_status(0), "no_memory"), [997, 0], "{run}");
                return skip("this kernel charges no cgroup for maps");
            }
            let [seen, lost] = only(run.assert_status(status), "no_memory");
            let missed = count(&run, "unseen.missed");
            assert!((seen..=seen + missed).contains(&997) && lost > 100, "{run}");
            assert_eq!(run.rows().len() as u64, seen - lost, "{run}");
            assert!(run.stderr.contains("no memory for a new row at that moment"), "{run}");
            fs::write(memory.path.join(memory.limit), "1000000000").expect("a limit");
        }
    });
}

/// What a task is in the midst of hangs on the task itself, where the kernel can: of threads
/// that open a file and write to it three times only the first find memory for that, which
/// none gives back before the last has done so.
#[test]
fn no_memory_for_a_task() {
    const THREADS: u64 = 503;
    live(|| {
        let dir = Folder::new();
        let Some(memory) = Memory::new(&dir) else { return };
        let (path, threads) = (format!("{}/a", tmpfs(&dir)), THREADS.to_string());
        File::create(&path).expect("a file");
        let write = ["mute", "file", "write", "1", &path, "1", "0", ","];
        let each = ["paused", "crowd", &threads, "mute", "file", "write", "3", &path, "1", "0"];
        let mut work = Work::new([&write[..], &each].concat()).start();
        let args = ["-j", "--strict", "--fs", "tmpfs", "-p", &work.id(), "0"];
        let tool = memory.start(Tool::new("fsslower").args(args));
        if map(tool.pid(), |name| name.starts_with("kit_tasks")).map_type() != MapType::TaskStorage
        {
            return skip("values of tasks stand in a hash, which is made beforehand");
        }
        work.begin();
        work.said("paused");
        memory.close();
        work.go();
        let run = tool.stop();
        let [_, lost] = only(run.assert_status(3), "storage_busy");
        let shown = run.events().iter().filter(|event| event["file"] == "a").count() as u64;
        assert!(lost > THREADS, "{run}");
        let (told, missed) = (shown + lost, count(&run, "unseen.missed"));
        assert!((told..=told + missed).contains(&(2 + 4 * THREADS)), "{run}");
        // Some memory comes free meanwhile: few begin without and end with it.
        assert!(count(&run, "unseen.no_start") < lost / 2, "{run}");
        assert!(run.stderr.contains(&format!("{lost} lost, no memory for a task")), "{run}");
    });
}

/// Stopped in its midst, a run has shown so many, and knows of each that came behind.
#[test]
fn what_comes_behind_the_last_is_discarded() {
    const NUMBER: u64 = 1009;
    live(|| {
        for plan in plans_to_try("opensnoop") {
            let mut work = Work::new(["openat", &NUMBER.to_string(), "/no/such/file"]).start();
            let args = ["--count", "7", "--strict", "--plan", &plan, "-p", &work.id()];
            let tool = opensnoop(&args);
            tool.signal(Signal::SIGSTOP);
            work.go();
            tool.signal(Signal::SIGCONT);
            let run = tool.wait();
            run.assert_status(0).assert_balanced();
            let counts = ["seen", "emitted", "discarded"].map(|column| count(&run, column));
            assert_eq!(counts, [NUMBER, 7, NUMBER - 7], "{run}");
        }
    });
}

/// ... and under --strict as good as any: each is shown.
#[test]
fn damage_is_no_loss() {
    live(|| {
        let long = "x".repeat(100_000);
        let none = "/no/such/file";
        let words = ["execve", "11", none, &long, ",", "execve-fault", "5", none];
        let mut work = Work::new(words).start();
        let args = ["-j", "-x", "--strict", "-p", &work.id()];
        let tool = Tool::new("execsnoop").args(args).start();
        // Since 6.8 the file is opened first: only then is it not the fault that was the error.
        let faults = if work.go()[1].ends_with(" -2") { 5 } else { 0 };
        let run = tool.stop();
        run.assert_status(0).assert_balanced();
        assert_eq!([count(&run, "seen"), count(&run, "emitted")], [16, 16], "{run}");
        let damaged = ["damaged.cut", "damaged.fault"].map(|column| count(&run, column));
        assert_eq!((damaged, run.lost()), ([11, faults], 0), "{run}");
        assert!(run.stderr.contains("11 with text cut"), "{run}");
    });
}

/// Of more stacks than twice the keys user space has no frames: what was counted there says so.
#[test]
fn stacks_that_are_not_kept_are_told() {
    live(|| {
        if is_brief() {
            return skip("which stacks come between two prints depends on the time there is");
        }
        let words = [
            "naps", "23", "5", ",", "dozes", "23", "5000", ",", "pingpong", "23", "pipes", ",",
            "pingpong", "23", ",", "sleep", "60", ",", "dozes", "23", "5000",
        ];
        let mut work = Work::new(words).start();
        let args = ["-j", "--strict", "--keys", "1", "--state", "interruptible", "20ms"];
        let tool = Tool::new("offcputime").args(args).args(["-p", &work.id()]).start();
        work.go();
        let run = tool.stop();
        let [_, lost] = only(&run, "map_full");
        run.assert_status(if lost > 0 { 3 } else { 0 });
        let mut stacks = run.json();
        stacks.retain(|record| record["record"] == "stack");
        let sum =
            |stacks: &[Value]| stacks.iter().filter_map(|stack| stack["count"].as_u64()).sum();
        let all: u64 = sum(&stacks);
        stacks.retain(|stack| stack["kernel"].is_null() || stack["user"].is_null());
        let without: u64 = sum(&stacks);
        assert!(without > 0 && without < all, "{run}");
        assert_eq!([count(&run, "emitted"), count(&run, "damaged.stack")], [all, without], "{run}");
        assert!(run.stderr.contains(&format!("{without} without a stack")), "{run}");
    });
}

/// The list of those that are followed is filled from outside but for three places; of
/// children that live at the same time as many are not followed as have no place.
#[test]
fn more_processes_than_can_be_followed() {
    live(|| {
        let mut work = Work::new(["forks", "23", "openat", "5", "/no/such/file"]).start();
        let tool = opensnoop(&["-f", "--strict", "-p", &work.id()]);
        let tree = map(tool.pid(), |name| name == "kit_tree");
        let fill = |from: u32| {
            let put = |pid: &u32| tree.update(&pid.to_ne_bytes(), &[1], MapFlags::ANY).is_ok();
            (from..).take_while(put).count()
        };
        // No process has such a number: PID_MAX_LIMIT.
        let filled = fill(1 << 22);
        // Of 16,384 places it and ourselves have two.
        assert!((10_000..16_384).contains(&filled), "{filled}");
        work.go();
        let run = tool.stop();
        run.assert_status(0).assert_balanced();
        assert_eq!([count(&run, "unseen.unfollowed"), count(&run, "seen")], [23, 0], "{run}");
        assert!(run.stderr.contains("23 processes not followed"), "{run}");
    });
}

/// On a kernel that preempts itself a program can be interrupted by what runs it again: that
/// is skipped, and said.
#[test]
fn what_the_kernel_skips_is_missed() {
    const NUMBER: u64 = 20_011;
    live(|| {
        let opens = ["pin", "0", "openat", &NUMBER.to_string(), "/no/such/file"];
        let wakes =
            ["pin", "0", "fifo", "dozes", "1", "50", ",", "openat", "1", "/no/such/file", ","];
        let mut urgent = Work::new(wakes.repeat(503)).start();
        let mut work = Work::new(opens).start();
        let tool = opensnoop(&["--strict", "-p", &format!("{},{}", work.id(), urgent.id())]);
        urgent.begin();
        work.go();
        urgent.finish();
        let run = tool.stop();
        run.assert_balanced();
        if !counts_skips(&run) {
            assert!((1..=NUMBER + 503).contains(&count(&run, "seen")), "{run}");
            return skip("this kernel counts nothing that it skips");
        }
        let (made, seen, missed) =
            (NUMBER + 503, count(&run, "seen"), count(&run, "unseen.missed"));
        assert!((seen..=seen + missed).contains(&made), "{run}");
        if missed == 0 {
            return skip("this kernel lets no program be interrupted by itself");
        }
        assert!(run.stderr.contains(&format!("{missed} not seen, missed by the kernel")), "{run}");
    });
}
