//! The tool as a part of what it traces: who reads its output, and what it costs.

use std::fs::File;
use std::io::Read as _;
use std::os::fd::FromRawFd as _;
use std::os::fd::OwnedFd;
use std::process::Child;
use std::process::Command;
use std::time::Duration;
use std::time::Instant;

use nix::fcntl::OFlag;
use tests::Run;
use tests::Tool;
use tests::Work;
use tests::Working;
use tests::live;
use tests::plans_to_try;

/// A shell that reads lines and does something for each.
struct Reader(Child);

impl Reader {
    fn start(from: OwnedFd, line: &str) -> Self {
        let script = format!("while read -r line; do {line}; done");
        let mut shell = Command::new("sh");
        Self(shell.args(["-c", &script]).stdin(from).spawn().expect("a shell"))
    }

    fn id(&self) -> String {
        self.0.id().to_string()
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub fn pipe() -> (OwnedFd, OwnedFd) {
    nix::unistd::pipe2(OFlag::O_CLOEXEC).expect("a pipe")
}

/// What the emulator reads, and what its programs write to.
pub fn terminal() -> (OwnedFd, OwnedFd) {
    let (mut master, mut slave) = (-1, -1);
    let (name, none) = (std::ptr::null_mut(), std::ptr::null());
    // SAFETY: two live places for descriptors, which are then ours alone.
    unsafe {
        let made = libc::openpty(&mut master, &mut slave, name, none, std::ptr::null());
        assert_eq!(made, 0, "no terminal: {}", std::io::Error::last_os_error());
        for fd in [master, slave] {
            libc::fcntl(fd, libc::F_SETFD, libc::FD_CLOEXEC);
        }
        (OwnedFd::from_raw_fd(master), OwnedFd::from_raw_fd(slave))
    }
}

/// Each line that the tool prints makes two more.
fn feed_back((from, to): (OwnedFd, OwnedFd), args: &[&str]) -> (Run, String) {
    let reader = Reader::start(from, ": 3< /dev/null; : 3< /dev/null");
    // As many more as were shown wait in the buffer at the end.
    let common =
        ["-o", "csv", "--fields", "pid", "--count", "12001", "--buffer", "4M", "-p", &reader.id()];
    let run = Tool::new("opensnoop").args(common).args(args).stdout(to).start().wait();
    run.assert_status(0);
    (run, reader.id())
}

#[test]
fn a_reader_that_makes_the_events_is_named_once() {
    live(|| {
        for place in [pipe(), terminal()] {
            let (run, reader) = feed_back(place, &[]);
            assert_eq!(
                run.stderr,
                format!(
                    "opensnoop: 100% of what is shown comes from process {reader}, which reads this output; -O FILE keeps it out\n"
                )
            );
        }
        assert_eq!(feed_back(pipe(), &["-q"]).0.stderr, "");
    });
}

/// Rows by process tell of it as well: each print makes thousands of calls.
#[test]
fn a_reader_of_rows_is_named_once() {
    live(|| {
        let (from, to) = pipe();
        let reader = Reader::start(from, "for i in $(seq 500); do : 3< /dev/null; done");
        let args = ["-P", "-o", "csv", "-p", &reader.id(), "100ms", "11"];
        let run = Tool::new("syscount").args(args).stdout(to).start().wait();
        run.assert_status(0);
        let said =
            format!("syscount: 100% of what is shown comes from process {}, which", reader.id());
        assert_eq!(run.stderr.matches(&said).count(), 1, "{run}");
    });
}

/// It opens one file for twenty lines, the others do nothing else.
#[test]
fn a_reader_that_makes_few_of_the_events_is_not_named() {
    live(|| {
        let (from, to) = pipe();
        let reader = Reader::start(from, &format!("{}: 3< /dev/null", "read -r line; ".repeat(19)));
        let work = load();
        let both = format!("{},{}", reader.id(), work.id());
        let args = ["-o", "csv", "--fields", "pid", "--count", "12001", "-p", &both];
        let run = Tool::new("opensnoop").args(args).stdout(to).start().wait();
        assert!(!run.assert_status(0).stderr.contains("reads this output"), "{run}");
    });
}

/// A process that opens without end, until it is dropped.
pub fn load() -> Working {
    let mut work = Work::new(["threads", "2", "openat", "1000000000", "/no/such/file"]).start();
    work.begin();
    work
}

const STOPPED: &str = "of the machine, above --max-overhead";

#[test]
fn too_dear_it_stops_and_says_so() {
    live(|| {
        for plan in plans_to_try("opensnoop") {
            let work = load();
            let args = ["--plan", &plan, "--max-overhead", "0.01", "-q", "--fields", "fd"];
            let id = work.id();
            // Its programs run on all processors, wherever it may run itself.
            let tool = Tool::new("opensnoop").args(["-j"]).args(args).args(["-p", &id]);
            let run = tool.through(["taskset", "-c", "0"]).run();
            run.assert_status(0).assert_balanced();
            let said = run.stderr.strip_prefix("opensnoop: stopped: its own cost was ");
            let said = said.and_then(|said| said.strip_suffix(&format!("% {STOPPED}\n")));
            let told: f64 =
                said.and_then(|said| said.parse().ok()).unwrap_or_else(|| panic!("{run}"));
            // The cost of the whole run is more than that of its last half second.
            let end = run.end();
            let nanos = |what: &str| end["cost"][what].as_f64().unwrap_or_else(|| panic!("{end}"));
            let ways = end["cost"]["ways"].as_array().expect("ways");
            let traps: f64 = ways.iter().filter_map(|way| way["trap_ns"].as_f64()).sum();
            let cost = nanos("user_cpu_ns") + nanos("system_cpu_ns") + nanos("bpf_ns") + traps;
            let cpus = kit::cpus::online().expect("processors").len() as f64;
            let most = cost / 0.5e9 / cpus * 100.0;
            assert!(told > 0.01 && told <= most + 0.1, "{told}, at most {most}\n{end}");
            assert!(nanos("bpf_ns") > 0.0, "{end}");
            let seconds = end["duration_s"].as_f64().expect("seconds");
            assert!(seconds < 10.0, "a flood does not keep it from looking: {seconds} s");
        }
    });
}

#[test]
fn cheap_enough_it_goes_on() {
    live(|| {
        let work = load();
        let args = ["--max-overhead", "100%", "-d", "2s", "-p", &work.id()];
        let nowhere = File::create("/dev/null").expect("/dev/null");
        let began = Instant::now();
        let run = Tool::new("opensnoop").args(args).stdout(nowhere).start().wait();
        run.assert_status(0);
        assert!(began.elapsed() >= Duration::from_secs(2), "{run}");
        assert!(!run.stderr.contains(STOPPED), "{run}");
    });
}

/// Also a tool that prints nothing meanwhile.
#[test]
fn histograms_are_held_to_it_too() {
    live(|| {
        let args = ["-j", "--max-overhead", "0.0000001"];
        let run = Tool::new("biolatency").args(args).start().wait();
        run.assert_status(0).assert_balanced();
        assert!(run.stderr.contains(STOPPED), "{run}");
    });
}

/// It writes more slowly than events come, so that there always are more.
#[test]
fn a_slow_reader_does_not_keep_it_from_ending() {
    live(|| {
        let work = load();
        let id = work.id();
        let dear = ["--max-overhead", "0.001", "-p", &id];
        let command = ["-a", "--path", "/no/such/", "--", "sleep", "0.5"];
        for (args, told) in [(&dear[..], 1), (&command, 0)] {
            let (from, to) = pipe();
            let slowly = std::thread::spawn(move || {
                let (mut from, mut some) = (File::from(from), [0; 1 << 16]);
                while from.read(&mut some).is_ok_and(|bytes| bytes > 0) {
                    std::thread::sleep(Duration::from_millis(20));
                }
            });
            // Of a size to be printed soon in the end.
            let tool = Tool::new("opensnoop").args(["-j", "--buffer", "512K"]).args(args);
            let began = Instant::now();
            let run = tool.stdout(to).start().wait();
            assert!(began.elapsed() < Duration::from_secs(20), "{:?}: {run}", began.elapsed());
            run.assert_status(0);
            assert_eq!(run.stderr.matches(STOPPED).count(), told, "{run}");
            slowly.join().expect("the reader");
        }
    });
}
