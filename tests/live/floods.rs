//! Whatever comes in whatever number, memory has a bound that does not depend on it, nothing is
//! left uncounted, and the end comes in time. A small and a large flood of each kind.

use std::time::Duration;

use nix::sys::resource::Resource;
use nix::sys::resource::setrlimit;
use serde_json::Value;
use tests::Folder;
use tests::Run;
use tests::Running;
use tests::Tool;
use tests::Work;
use tests::eventually;
use tests::is_brief;
use tests::live;

/// What a hundred times as much may take more.
const SLACK: u64 = 3 << 20;

/// Fewer where time is short.
fn large(number: u64) -> u64 {
    if is_brief() { number / 16 } else { number }
}

fn number(run: &Run, column: &str) -> u64 {
    let ledger = run.ledger();
    column.split('.').fold(&ledger, |value, name| &value[name]).as_u64().expect("a count")
}

/// What a tool waits by.
#[cfg(target_arch = "x86_64")]
const WAITS: [i64; 2] = [libc::SYS_epoll_wait, libc::SYS_epoll_pwait];
#[cfg(not(target_arch = "x86_64"))]
const WAITS: [i64; 1] = [libc::SYS_epoll_pwait];

/// A tool that is attached, and what it had in memory then.
struct Begun {
    tool: Running,
    had: u64,
}

/// What it left, and what it had in memory more than at its beginning, at the most.
struct Flood {
    run: Run,
    grown: u64,
}

impl Begun {
    fn new(tool: Tool) -> Self {
        let tool = tool.start();
        assert!(tool.attached, "{}", tool.wait());
        let place = format!("/proc/{}", tool.pid());
        // What it still makes when it has attached it has once it waits: a ring buffer is mapped
        // as a whole.
        let waits = || {
            let call = std::fs::read_to_string(format!("{place}/syscall")).expect("its call");
            let call = call.split(' ').next().and_then(|number| number.parse::<i64>().ok());
            call.is_some_and(|call| WAITS.contains(&call))
        };
        // Not only for its heading to be written.
        eventually("the tool waits", || {
            let first = waits();
            std::thread::sleep(Duration::from_millis(50));
            first && waits()
        });
        // The most memory that it had is from now on what it has now: CLEAR_REFS_MM_HIWATER_RSS.
        // Loading takes more than most floods.
        std::fs::write(format!("{place}/clear_refs"), "5").expect("the kernel forgets");
        let status = std::fs::read_to_string(format!("{place}/status")).expect("its state");
        let had = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.strip_suffix("kB"));
        let had = had.and_then(|had| had.trim().parse::<u64>().ok()).expect("its memory") << 10;
        Self { tool, had }
    }

    fn stop(self) -> Flood {
        let run = self.tool.stop();
        run.assert_status(0).assert_balanced();
        assert!(run.took < Duration::from_secs(10), "{:?} {run}", run.took);
        let most = run.end()["cost"]["max_rss_bytes"].as_u64().expect("bytes");
        Flood { grown: most.saturating_sub(self.had), run }
    }
}

/// The tool over these operations. Before the work ends it is not stopped, and then soon.
fn flood(tool: &str, args: &[&str], words: &[&str]) -> Flood {
    let mut work = Work::new(words).start();
    let tool = Begun::new(Tool::new(tool).args(["-j", "-p", &work.id()]).args(args));
    work.go();
    tool.stop()
}

impl Flood {
    /// All of so many were seen, but what a kernel that preempts programs has missed.
    fn assert_seen(&self, made: u64) {
        let seen = number(&self.run, "seen");
        // Null where the kernel does not count them.
        let missed = self.run.ledger()["unseen"]["missed"].as_u64().unwrap_or(0);
        assert!((seen..=seen + missed).contains(&made), "{made}: {}", self.run);
    }

    /// ... and none of them lost.
    fn assert_told(&self, made: u64) {
        self.assert_seen(made);
        assert_eq!(self.run.lost(), 0, "{}", self.run);
    }
}

/// The second is many times the first, and takes as much memory: ours, and the kernel's for maps.
fn assert_bounded(small: &Flood, large: &Flood) {
    assert_within(small, large, SLACK);
    let maps = [small, large].map(|flood| flood.run.end()["cost"]["maps_bytes"].clone());
    println!("    maps {maps:?}");
    assert!(maps[0].is_u64() && maps[0] == maps[1], "{maps:?} {}", large.run);
}

/// ... and not more than so many bytes of ours beyond it.
fn assert_within(small: &Flood, large: &Flood, bytes: u64) {
    let (one, many) = (small.grown, large.grown);
    println!("{}: {} KiB, {} KiB", small.run.command, one >> 10, many >> 10);
    assert!(many < one + bytes, "{one} bytes, and {many} of the large flood\n{}", large.run);
}

#[test]
fn of_keys() {
    live(|| {
        let args = ["-S", "-E", "-x", "--keys", "64"];
        let run = |numbers: u64, errors: u64| {
            let (first, second) = (numbers.to_string(), errors.to_string());
            let flood = flood("syscount", &args, &["errors", "1", &first, &second]);
            flood.assert_seen(numbers * errors);
            let [seen, lost] = ["seen", "lost.map_full"].map(|column| number(&flood.run, column));
            assert_eq!(lost, seen - 64);
            flood
        };
        assert_bounded(&run(10, 100), &run(25, large(4000)));
    });
}

/// Each is a key, for as long as it is open and beyond.
#[test]
fn of_files() {
    live(|| {
        let run = |files: u64| {
            let dir = Folder::new();
            let folder = dir.path().to_str().expect("UTF-8");
            let words = ["mute", "scratch", &files.to_string(), folder];
            let flood = flood("filetop", &["--keys", "64", "100ms"], &words);
            let run = &flood.run;
            flood.assert_seen(files);
            assert!(run.lost() > 0, "{run}");
            flood
        };
        assert_bounded(&run(307), &run(large(20_011)));
    });
}

/// One after the other, and all of them followed.
#[test]
fn of_children() {
    live(|| {
        let run = |children: u64| {
            let children = children.to_string();
            let words = ["mute", "forks", &children, "mute", "openat", "1", "/no/such/file"];
            flood("opensnoop", &["-f", "--path", "/no/such"], &words)
        };
        let many = large(10_007);
        let runs = [run(101), run(many)];
        for (flood, made) in runs.iter().zip([101, many]) {
            flood.assert_told(made);
            assert_eq!(number(&flood.run, "unseen.unfollowed"), 0, "{}", flood.run);
        }
        assert_bounded(&runs[0], &runs[1]);
    });
}

/// All alive when the first does what is asked for.
#[test]
fn of_descendants_at_once() {
    live(|| {
        let run = |children: u64| {
            let children = children.to_string();
            let words = ["mute", "brood", &children, "mute", "openat", "1", "/no/such/file"];
            flood("opensnoop", &["-f", "--path", "/no/such"], &words)
        };
        let many = large(3001);
        let runs = [run(31), run(many)];
        for (flood, made) in runs.iter().zip([31, many]) {
            flood.assert_told(made);
            assert_eq!(number(&flood.run, "unseen.unfollowed"), 0, "{}", flood.run);
        }
        assert_bounded(&runs[0], &runs[1]);
    });
}

/// As many as have room in an address space, which each takes four parts of.
#[test]
fn of_threads() {
    live(|| {
        let run = |threads: u64| {
            let threads = threads.to_string();
            let words = ["threads", &threads, "mute", "openat", "1", "/no/such/file"];
            let mut work = Work::new(words).start();
            let tool = |name: &str, args: &[&str]| {
                Begun::new(Tool::new(name).args(["-j", "-p", &work.id()]).args(args))
            };
            let tools = [
                tool("opensnoop", &["--path", "/no/such"]),
                tool("offcputime", &["--threads", "--keys", "64", "200ms"]),
                tool("runqlat", &["--threads", "--keys", "64", "200ms"]),
            ];
            work.go();
            tools.map(Begun::stop)
        };
        let many = large(12_007);
        let (small, large) = (run(211), run(many));
        small[0].assert_told(211);
        large[0].assert_told(many);
        // Who did not fit is counted: each waits for the others to begin.
        let waits = &large[1].run;
        assert!(number(waits, "seen") > many && waits.lost() > 0, "{waits}");
        small.iter().zip(&large).for_each(|(small, large)| assert_bounded(small, large));
    });
}

/// Of each the names are read while it lives; of so many no more than stacks are kept.
#[test]
fn of_processes_with_stacks() {
    live(|| {
        let run = |children: u64| {
            let words = ["mute", "forks", &children.to_string(), "mute", "naps", "1", "1"];
            let flood = flood("offcputime", &["-f", "--keys", "64"], &words);
            let run = &flood.run;
            assert!(number(run, "seen") > children && run.lost() > 0, "{run}");
            flood
        };
        assert_bounded(&run(211), &run(large(5003)));
    });
}

/// As much as the kernel takes: each 128 KiB long, and 1.5 MB in all; or very many.
#[test]
fn of_arguments() {
    live(|| {
        let run = |args: &[&str]| {
            let words = [&["execve", "11", "/no/such/file"], args].concat();
            let flood = flood("execsnoop", &["-x"], &words);
            let run = &flood.run;
            flood.assert_told(11);
            let whole = |event: &Value| event["args_cut_bytes"] == 0;
            assert_eq!(run.events().iter().filter(|event| whole(event)).count(), 0, "{run}");
            flood
        };
        let small = run(&["@9000"]);
        assert_bounded(&small, &run(&["@131000"; 12]));
        assert_bounded(&small, &run(&["x"; 100_000]));
    });
}

/// Each new, and as long as a path can be. Of the buffer, which is mapped twice and counts as it
/// is used, both floods use all.
#[test]
fn of_long_paths() {
    live(|| {
        let run = |paths: u64| {
            let words = ["mute", "paths", &paths.to_string()];
            let flood = flood("opensnoop", &["--buffer", "256K"], &words);
            let run = &flood.run;
            flood.assert_seen(paths);
            assert_eq!(run.lost(), number(run, "lost.ring_full"), "{run}");
            let is_whole =
                |event: &Value| event["path"].as_str().is_some_and(|it| it.len() == 4095);
            assert!(run.events().iter().all(is_whole), "{run}");
            flood
        };
        assert_bounded(&run(211), &run(large(10_007)));
    });
}

/// A histogram for each process, whose memory the kernel has before, and a row for each error
/// of each call, with a histogram, whose memory is made when it is needed.
#[test]
fn of_histograms() {
    live(|| {
        let run = |children: u64, keys: &str| {
            let number = children.to_string();
            let words = ["mute", "forks", &number, "mute", "naps", "1", "1"];
            let flood = flood("runqlat", &["-f", "--processes", "--keys", keys], &words);
            let (run, many) = (&flood.run, children.min(keys.parse().expect("a number")));
            let fits = many == children;
            assert_eq!(
                (run.histograms().len() as u64 >= many, run.lost() == 0),
                (true, fits),
                "{run}"
            );
            flood
        };
        let small = run(211, "64");
        assert_bounded(&small, &run(large(5003), "64"));
        // Of how many there is room for: what is read at once is 8 MiB.
        assert_within(&small, &run(211, "8192"), (8 << 20) + SLACK);
        let run = |numbers: u64, errors: u64| {
            let (first, second) = (numbers.to_string(), errors.to_string());
            let args = ["-L", "-S", "-E", "-x", "--keys", "64"];
            let flood = flood("syscount", &args, &["errors", "1", &first, &second]);
            let run = &flood.run;
            flood.assert_seen(numbers * errors);
            assert!(run.lost() > 0, "{run}");
            flood
        };
        assert_within(&run(10, 1000), &run(25, large(4000)), SLACK);
    });
}

/// Of what is printed at once the text is not held, only what it is made of.
#[test]
fn of_rows_in_one_print() {
    live(|| {
        let errors = large(4000);
        let run = |rows: &str| {
            let args = ["-S", "-E", "-x", "--keys", "200000", "-r", rows];
            let flood = flood("syscount", &args, &["errors", "1", "25", &errors.to_string()]);
            let run = &flood.run;
            flood.assert_told(25 * errors);
            assert_eq!(run.lost(), 0, "{run}");
            flood
        };
        let (one, all) = (run("1"), run("200000"));
        assert_eq!(one.run.rows().len(), 1);
        assert_eq!(all.run.rows().len() as u64, number(&all.run, "emitted"));
        assert_bounded(&one, &all);
    });
}

/// What a process has mapped is read as far as 16 MiB, and of all 64 MiB are kept.
#[test]
fn of_mappings() {
    live(|| {
        let folder = Folder::new();
        let mut long = folder.path().to_owned();
        (0..14).for_each(|_| long.push("x".repeat(250)));
        std::fs::create_dir_all(&long).expect("folders");
        long.push("code");
        std::fs::write(&long, "code").expect("a file");
        let long = long.to_str().expect("UTF-8");
        let run = |maps: u64| {
            let maps = maps.to_string();
            // Whoever looks has time for it.
            let time = if is_brief() { "3000" } else { "600" };
            let words =
                ["mute", "forks", "11", "mute", "maps", &maps, long, "mute", "naps", "1", time];
            flood("offcputime", &["-f", "--state", "interruptible"], &words)
        };
        let (small, large) = (run(1), run(large(60_000)));
        let left_out = |flood: &Flood| number(&flood.run, "stacks.mappings_left_out");
        // One is read while the others are kept.
        assert_within(&small, &large, (64 + 16 + 16) << 20);
        assert!(left_out(&small) == 0 && left_out(&large) > 0, "{}", large.run);
    });
}

/// Of the files in which a process has code 512 are held open.
#[test]
fn of_mapped_files() {
    live(|| {
        let folder = Folder::new();
        let place = folder.path().to_str().expect("UTF-8");
        let mut work = Work::new(["maps", "1009", place, "paused", "naps", "3", "1"]).start();
        let args = ["-j", "--state", "interruptible", "-p", &work.id(), "100ms"];
        let tool = Tool::new("offcputime").args(args);
        let tool = tool.prepare(|| Ok(setrlimit(Resource::RLIMIT_NOFILE, 4096, 4096)?)).start();
        work.begin();
        work.said("paused");
        work.go();
        tool.await_text("workload_sleep");
        let held =
            std::fs::read_dir(format!("/proc/{}/fd", tool.pid())).expect("its files").count();
        let run = tool.stop();
        run.assert_status(0).assert_balanced();
        assert!((512..512 + 64).contains(&held), "{held} {run}");
    });
}

/// What processes tell of code that they make: as much as they like, of which 16 MiB each and
/// 64 MiB in all are kept.
#[test]
fn of_perf_maps() {
    const JIT: &str = "0x3a0000000000";
    live(|| {
        let folder = Folder::new();
        let claim = folder.file("claim");
        let run = |lines: usize| {
            let line = format!("{} 1000 {}\n", &JIT[2..], "x".repeat(1000));
            std::fs::write(&claim, line.repeat(lines)).expect("a map");
            let mut works: Vec<_> =
                (0..7).map(|_| Work::new(["jit", JIT, "200"]).start()).collect();
            let maps: Vec<String> =
                works.iter().map(|work| format!("/tmp/perf-{}.map", work.pid())).collect();
            maps.iter().for_each(|map| std::fs::hard_link(&claim, map).expect("a map"));
            let ids: Vec<String> = works.iter().map(|work| work.id()).collect();
            let tool =
                Begun::new(Tool::new("profile").args(["-j", "-F", "199", "-p", &ids.join(",")]));
            works.iter_mut().for_each(|work| _ = work.go());
            let flood = tool.stop();
            maps.iter().for_each(|map| std::fs::remove_file(map).expect("our map"));
            let run = &flood.run;
            assert_eq!((number(run, "seen") > 7, run.lost()), (true, 0), "{run}");
            assert!(run.text().contains("xxxx"), "{run}");
            flood
        };
        let (small, large) = (run(1), run((40 << 20) / 1018));
        let cut = |flood: &Flood| number(&flood.run, "stacks.maps_cut");
        assert_eq!([cut(&small), cut(&large)], [0, 7], "{}", large.run);
        assert_within(&small, &large, (64 + 16) << 20);
    });
}
