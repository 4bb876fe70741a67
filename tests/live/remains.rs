//! What tools that have ended leave behind: nothing, however they end, and however often.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use libbpf_rs::query::MapInfoIter;
use libbpf_rs::query::ProgInfoIter;
use nix::errno::Errno;
use nix::mount::MsFlags;
use nix::mount::mount;
use nix::sys::signal::Signal;
use nix::sys::signal::kill;
use nix::sys::wait::WaitPidFlag;
use nix::sys::wait::waitpid;
use nix::unistd::Pid;
use tests::Folder;
use tests::Running;
use tests::Tool;
use tests::beebox;
use tests::eventually;
use tests::is_brief;
use tests::live;
use tests::plans_to_try;

use crate::faults::exists;
use crate::faults::held;
use crate::feedback::pipe;
use crate::namespaces::own_mounts;

/// A tool of each kind: lines, rows, stacks, a census, a histogram; perf events, and probes in user
/// space.
const KINDS: [&str; 8] = [
    "opensnoop",
    "exitsnoop",
    "syscount",
    "offcputime",
    "profile",
    "bpftop",
    "biolatency",
    "gethostlatency",
];

/// The kernel takes its time to attach and detach these.
const SLOW: [&str; 3] = ["tracepoint", "uprobe", "uprobe-multi"];

/// How a tool comes to its end.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum End {
    Interrupted,
    Killed,
    Unread,
    Time,
    Command,
}

const ENDS: [End; 5] = [End::Interrupted, End::Killed, End::Unread, End::Time, End::Command];

/// Runs the test of this name in a process of its own, where nobody else opens a file, mounts
/// anything or has children, in an empty folder, which must be empty again. True for who is there.
fn is_alone(test: &str) -> bool {
    if let Some(folder) = std::env::var_os("BEEBOX_ALONE") {
        settle(Path::new(&folder));
        return true;
    }
    let folder = Folder::new();
    let inner = folder.name("temporary");
    fs::create_dir(&inner).expect("a folder within");
    let mut own = Command::new(std::env::current_exe().expect("this test is a file"));
    own.args([&format!("remains::{test}"), "--exact", "--test-threads", "1"]);
    own.env("BEEBOX_ALONE", &inner).env("BEEBOX", fs::canonicalize(beebox()).expect("the box"));
    own.current_dir(folder.path());
    let run = own.output().expect("this test");
    let told = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success() && told.contains("1 passed"), "{told}");
    for (place, expected) in [(folder.path(), 1), (Path::new(&inner), 0)] {
        let left: Vec<_> = fs::read_dir(place).expect("the folder").flatten().collect();
        assert_eq!(left.len(), expected, "{left:?}");
    }
    false
}

/// In mounts of its own, where this folder is the place for temporary files.
fn settle(folder: &Path) {
    own_mounts().expect("mounts of its own");
    nix::sys::prctl::set_child_subreaper(true).expect("orphans come to us");
    let needed = [std::env::current_exe().expect("this test is a file"), beebox()];
    let places = ["/dev/shm", "/var/tmp", "/tmp"].map(Path::new).into_iter();
    // Nobody finds what lies below another mount; hence /tmp, where this folder may be, last.
    for place in places.filter(|place| !needed.iter().any(|file| file.starts_with(place))) {
        let none = None::<&str>;
        // It may not exist.
        let _ = mount(Some(folder), place, none, MsFlags::MS_BIND, none);
    }
    // Whoever started us may have left us some of theirs.
    let open = fs::read_dir("/proc/self/fd").expect("/proc").flatten();
    let numbers: Vec<i32> =
        open.filter_map(|fd| fd.file_name().to_str()?.parse().ok()).filter(|fd| *fd > 2).collect();
    for fd in numbers {
        // SAFETY: takes no pointers; one that is closed by now is an error, which is right.
        unsafe { libc::fcntl(fd, libc::F_SETFD, libc::FD_CLOEXEC) };
    }
}

/// What may be left: as it was before, and which objects of the kernel tools have had since.
struct Before {
    descriptors: usize,
    mounts: String,
    probes: Vec<String>,
    highest: [u32; 2],
    had: BTreeSet<(u32, u32)>,
}

const PROGRAM: u32 = 13;
const MAP: u32 = 14;

impl Before {
    /// Before any tool.
    fn now() -> Self {
        let programs = ProgInfoIter::default().map(|it| it.id).max();
        let maps = MapInfoIter::default().map(|it| it.id).max();
        Self {
            descriptors: descriptors(),
            mounts: mounts(),
            probes: probes(),
            highest: [programs, maps].map(Option::unwrap_or_default),
            had: BTreeSet::new(),
        }
    }

    /// A tool that is attached has objects of the kernel.
    fn has(&mut self, tool: &Running) {
        self.had.extend(held(tool.pid()).unwrap_or_default());
    }

    /// What the kernel still has of them. It takes them apart after their last user has gone.
    fn assert_gone(&mut self) {
        let had = &mut self.had;
        eventually("the kernel has let go of all", || {
            had.retain(|object| exists(*object));
            had.is_empty()
        });
    }

    fn assert_same(&mut self) {
        let child = waitpid(Pid::from_raw(-1), Some(WaitPidFlag::WNOHANG));
        assert_eq!(child, Err(Errno::ECHILD), "a process is left");
        self.assert_gone();
        assert_eq!(mounts(), self.mounts);
        eventually("no descriptor is left", || descriptors() == self.descriptors);
        // Those of others, who trace beside us, end some day.
        eventually("no probe is left", || probes().iter().all(|it| self.probes.contains(it)));
        let mut left = Vec::new();
        eventually("what nobody holds is gone", || {
            let found = self.ownerless();
            if found != left {
                eprintln!("held by nobody: {found:?}");
            }
            left = found;
            left.is_empty()
        });
    }

    /// Objects of our names that are new and that no process holds, as if they were pinned.
    fn ownerless(&self) -> Vec<(u32, u32, String)> {
        let programs = tools::TOOLS.iter().flat_map(|tool| tool.object.programs);
        let ours: BTreeSet<&str> = programs.map(|(name, _)| &name[..name.len().min(15)]).collect();
        let programs = ProgInfoIter::default().map(|it| (PROGRAM, it.id, it.name));
        let maps = MapInfoIter::default().map(|it| (MAP, it.id, it.name));
        let all = programs
            .chain(maps)
            .map(|(kind, id, name)| (kind, id, name.to_str().unwrap_or_default().to_owned()));
        let mut new: Vec<_> = all
            .filter(|(kind, id, name)| match *kind {
                PROGRAM => *id > self.highest[0] && ours.contains(name.as_str()),
                _ => *id > self.highest[1] && name.starts_with("kit_"),
            })
            .collect();
        for process in fs::read_dir("/proc").expect("/proc").flatten() {
            let Some(Ok(pid)) = process.file_name().to_str().map(str::parse) else { continue };
            let held = held(pid).unwrap_or_default();
            new.retain(|(kind, id, _)| !held.contains(&(*kind, *id)));
        }
        new
    }
}

fn descriptors() -> usize {
    fs::read_dir("/proc/self/fd").expect("/proc").count()
}

fn mounts() -> String {
    fs::read_to_string("/proc/thread-self/mountinfo").expect("/proc")
}

/// Probes that somebody has made by their names; none, where that folder is not mounted.
fn probes() -> Vec<String> {
    let files = ["uprobe_events", "kprobe_events"]
        .map(|name| fs::read_to_string(format!("/sys/kernel/tracing/{name}")).unwrap_or_default());
    files.iter().flat_map(|text| text.lines()).map(str::to_owned).collect()
}

/// From start to end.
fn once(before: &mut Before, name: &str, plan: &str, end: End) {
    let tool = Tool::new(name).args(["-j", "--plan", plan]);
    let (from, to) = pipe();
    let tool = match end {
        End::Interrupted | End::Killed => tool,
        End::Unread => tool.stdout(to),
        End::Time => tool.args(["-d", "20ms"]),
        End::Command => tool.args(["--", "true"]),
    };
    let mut tool = tool.start();
    assert!(tool.attached, "{name} {plan}: {}", tool.wait());
    before.has(&tool);
    match end {
        End::Interrupted => tool.interrupt(),
        End::Killed => tool.signal(Signal::SIGKILL),
        End::Unread => drop(from),
        End::Time | End::Command => {}
    }
    let run = tool.wait();
    run.assert_status(if end == End::Killed { 137 } else { 0 });
}

fn pairs() -> Vec<(&'static str, String)> {
    KINDS.iter().flat_map(|tool| plans_to_try(tool).into_iter().map(|plan| (*tool, plan))).collect()
}

/// Whether it takes a command, as those do that can tell processes apart.
fn is_possible(tool: &str, end: End) -> bool {
    end != End::Command || !["bpftop", "biolatency"].contains(&tool)
}

#[test]
fn a_thousand_starts_and_ends_leave_nothing() {
    live(|| {
        if !is_alone("a_thousand_starts_and_ends_leave_nothing") {
            return;
        }
        let times = if is_brief() { 25 } else { 1000 };
        let mut before = Before::now();
        let pairs = pairs();
        let (mut done, mut round) = (0, 0);
        while done < times {
            // Each by each of its plans, each time with another end: in the first rounds all.
            for (number, (tool, plan)) in pairs.iter().enumerate() {
                let end = ENDS[(number + round) % ENDS.len()];
                let is_dear = round >= ENDS.len() && SLOW.contains(&plan.as_str());
                if done == times || is_dear || !is_possible(tool, end) {
                    continue;
                }
                once(&mut before, tool, plan, end);
                done += 1;
            }
            before.assert_gone();
            round += 1;
        }
        before.assert_same();
    });
}

/// SIGKILL: nothing of its own runs then.
#[test]
fn killed_each_kind_leaves_nothing() {
    live(|| {
        if !is_alone("killed_each_kind_leaves_nothing") {
            return;
        }
        let mut before = Before::now();
        for (tool, plan) in pairs() {
            once(&mut before, tool, &plan, End::Killed);
            // Programs at least, maps, and what keeps them attached.
            let had = before.had.len();
            assert!(had > 5, "{tool} {plan}: {:?}", before.had);
            before.assert_same();
        }
    });
}

/// What a command leaves running would keep programs attached, if it had our descriptors.
#[test]
fn a_command_has_no_descriptor_of_ours() {
    live(|| {
        if !is_alone("a_command_has_no_descriptor_of_ours") {
            return;
        }
        let with_command = |(tool, _): &(&str, String)| is_possible(tool, End::Command);
        let mut before = Before::now();
        for (tool, plan) in pairs().into_iter().filter(with_command) {
            let script = "sleep 600 < /dev/null > /dev/null 2>&1 & echo $! > number";
            let run =
                Tool::new(tool).args(["-j", "--plan", &plan, "--", "sh", "-c", script]).start();
            assert!(run.attached, "{tool} {plan}: {}", run.wait());
            before.has(&run);
            run.wait().assert_status(0);
            let number = fs::read_to_string("number").expect("its number");
            fs::remove_file("number").expect("a file of ours");
            let left = Pid::from_raw(number.trim().parse().expect("a number"));
            // The shell and the loader may have some for a moment.
            eventually(&format!("{tool} {plan}: no descriptor but the three"), || {
                let its = fs::read_dir(format!("/proc/{left}/fd")).expect("it runs").flatten();
                let mut its: Vec<_> = its.map(|it| it.file_name()).collect();
                its.sort();
                its == ["0", "1", "2"]
            });
            kill(left, Signal::SIGKILL).expect("it runs");
            waitpid(left, None).expect("it came to us");
            before.assert_same();
        }
    });
}
