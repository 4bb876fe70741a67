//! Stopped and gone on, and a clock that somebody sets.

use std::fs;
use std::io;
use std::os::fd::AsRawFd as _;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use kit::clock::Clock;
use kit::clock::boot_time;
use kit::clock::offset;
use kit::json_line::real_time;
use nix::fcntl::FcntlArg;
use nix::fcntl::fcntl;
use nix::sys::signal::Signal;
use nix::sys::signal::kill;
use nix::sys::termios::LocalFlags;
use nix::sys::termios::SetArg;
use nix::sys::termios::tcgetattr;
use nix::sys::termios::tcsetattr;
use nix::sys::time::TimeSpec;
use nix::time::ClockId;
use nix::time::clock_settime;
use nix::unistd::Pid;
use tests::Running;
use tests::Tool;
use tests::Work;
use tests::Working;
use tests::eventually;
use tests::live;
use tests::skip;

use crate::feedback::pipe;
use crate::feedback::terminal;
use crate::filters::shown;
use crate::namespaces::check;
use crate::unread::rest_of;

/// What the kernel says that a process does: `T` is stopped.
fn state(pid: i32) -> char {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).expect("it is there");
    let state = text.rsplit_once(") ").and_then(|(_, rest)| rest.chars().next());
    state.unwrap_or_else(|| panic!("no state in {text}"))
}

fn await_state(pid: i32, stopped: bool) {
    eventually("it stops or goes on", || (state(pid) == 'T') == stopped);
}

/// Until it waits for something to happen: a wait that is interrupted is what may go wrong.
fn await_wait(pid: i32) {
    #[cfg(target_arch = "x86_64")]
    const WAITS: [i64; 2] = [libc::SYS_epoll_wait, libc::SYS_epoll_pwait];
    #[cfg(not(target_arch = "x86_64"))]
    const WAITS: [i64; 1] = [libc::SYS_epoll_pwait];
    let number = || {
        let text = fs::read_to_string(format!("/proc/{pid}/syscall")).ok()?;
        text.split(' ').next()?.parse().ok()
    };
    eventually("it waits", || number().is_some_and(|call| WAITS.contains(&call)));
}

/// In a group of its own, as a shell would start it: in one that has no shell, the kernel lets
/// nobody be suspended.
fn own_group() -> io::Result<()> {
    // SAFETY: takes no pointers.
    check(unsafe { libc::setpgid(0, 0) })
}

fn started(tool: Tool) -> Running {
    let tool = tool.start();
    assert!(tool.attached, "{}", tool.wait());
    tool
}

/// A workload that has done nothing yet.
fn opens(number: &str) -> Working {
    Work::new(["openat", number, "/no/such/file"]).start()
}

/// What Ctrl-Z sends.
#[test]
fn suspended_it_goes_on_counting() {
    live(|| {
        let (mut before, mut meanwhile, mut after) = (opens("101"), opens("1009"), opens("17"));
        let ids = [before.id(), meanwhile.id(), after.id()].join(",");
        let args = ["-j", "--strict", "-p", &ids];
        let tool = started(Tool::new("opensnoop").args(args).prepare(own_group));
        before.go();
        await_wait(tool.pid());
        tool.signal(Signal::SIGTSTP);
        await_state(tool.pid(), true);
        meanwhile.go();
        assert_eq!(state(tool.pid()), 'T', "nothing wakes it");
        tool.signal(Signal::SIGCONT);
        await_state(tool.pid(), false);
        after.go();
        assert_eq!(shown(&tool.stop()), 101 + 1009 + 17);
    });
}

/// Rows are kept in the kernel meanwhile.
#[test]
fn suspended_it_loses_no_sum() {
    live(|| {
        let getppid = libc::SYS_getppid.to_string();
        for signal in [Signal::SIGTSTP, Signal::SIGSTOP] {
            let mut work = Work::new(["syscall", "1009", &getppid]).start();
            let args = ["-j", "-p", &work.id()];
            let tool = started(Tool::new("syscount").args(args).prepare(own_group));
            await_wait(tool.pid());
            tool.signal(signal);
            await_state(tool.pid(), true);
            work.go();
            tool.signal(Signal::SIGCONT);
            await_state(tool.pid(), false);
            let run = tool.stop();
            run.assert_status(0).assert_balanced();
            let mut rows = run.rows();
            rows.retain(|row| row["syscall"] == "getppid");
            let count: u64 = rows.iter().filter_map(|row| row["count"].as_u64()).sum();
            assert_eq!(count, 1009, "{run}");
        }
    });
}

/// What a shell does: it leads a session on this terminal, and the tool is in a group behind it.
fn behind_a_shell(place: i32) -> io::Result<()> {
    // SAFETY: system calls alone; what is told to the parent lies on the stack.
    unsafe {
        if libc::setsid() < 0 {
            return Err(io::Error::last_os_error());
        }
        check(libc::ioctl(place, libc::TIOCSCTTY, 0))?;
        let child = libc::fork();
        if child == 0 {
            return own_group();
        }
        // So that whoever waits for the exec, or for the end of the output, does not wait for us.
        libc::syscall(libc::SYS_close_range, 3, u32::MAX, 0);
        let mut status = 0;
        while libc::waitpid(child, &raw mut status, 0) < 0 {}
        let ended = libc::WIFEXITED(status);
        libc::_exit(if ended { libc::WEXITSTATUS(status) } else { 128 });
    }
}

fn set_tostop(terminal: &OwnedFd, stop: bool) {
    let mut modes = tcgetattr(terminal).expect("its modes");
    modes.local_flags.set(LocalFlags::TOSTOP, stop);
    tcsetattr(terminal, SetArg::TCSANOW, &modes).expect("stty tostop");
}

/// In the background of a terminal that stops whoever writes to it from there.
#[test]
fn in_the_background_it_stops_at_its_next_line() {
    live(|| {
        let (master, slave) = terminal();
        let (mut work, mut meanwhile) = (opens("101"), opens("1009"));
        let ids = [work.id(), meanwhile.id()].join(",");
        let (place, to) = (slave.as_raw_fd(), slave.try_clone().expect("a descriptor"));
        let tool = Tool::new("opensnoop").args(["-j", "--strict", "-p", &ids]).stdout(to);
        let tool = started(tool.prepare(move || behind_a_shell(place)));
        let shell = tool.pid();
        let children = fs::read_to_string(format!("/proc/{shell}/task/{shell}/children"));
        let id = children.expect("the shell is there").trim().parse().expect("one child");
        set_tostop(&slave, true);
        work.go();
        await_state(id, true);
        meanwhile.go();
        assert_eq!(state(id), 'T', "nothing wakes it");
        set_tostop(&slave, false);
        let told = |signal| kill(Pid::from_raw(id), signal).expect("a signal");
        let rest = rest_of(master);
        told(Signal::SIGCONT);
        await_state(id, false);
        told(Signal::SIGINT);
        let mut run = tool.wait();
        drop(slave);
        run.stdout = rest.join().expect("a reader").into_bytes();
        assert_eq!(shown(&run), 101 + 1009);
    });
}

/// Whether this is a machine of `cargo xtask vm`, whose clock is nobody else's.
fn is_guest() -> bool {
    std::env::var_os("BEEBOX_GUEST").is_some() && Path::new("/run/vm/stage.sh").exists()
}

fn set_clock(to: u64) {
    let time = TimeSpec::from_duration(Duration::from_nanos(to));
    clock_settime(ClockId::CLOCK_REALTIME, time).expect("a clock of our own");
}

/// The clock is set back when this goes.
struct Restored(i64);

impl Drop for Restored {
    fn drop(&mut self) {
        set_clock(boot_time().wrapping_add_signed(self.0));
    }
}

fn text(ns: u64) -> String {
    let mut text = Vec::new();
    Clock::new().rfc3339(ns, &mut text);
    String::from_utf8(text).expect("text")
}

/// Lets it work: between which times of the calendar that was.
fn between(work: &mut Working) -> (String, String) {
    const DOUBT: u64 = 10_000_000;
    let from = real_time();
    work.go();
    (text(from - DOUBT), text(real_time() + DOUBT))
}

/// What the tool does while the clock is set.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Meanwhile {
    /// Nothing: it waits for events.
    Waits,
    /// Nothing: it is stopped.
    Stopped,
    /// It waits for room in its output, and does not come to look at the clock by itself.
    Unread,
}

/// An hour forwards, and an hour back: what happened before, and may lie in the buffer still, has
/// the time from before, what comes after it the time from after.
#[test]
fn a_clock_that_is_set_changes_no_time_of_before() {
    live(|| {
        if !is_guest() {
            return skip("sets the clock: in guests only");
        }
        let _restored = Restored(offset().expect("clocks"));
        for meanwhile in [Meanwhile::Waits, Meanwhile::Stopped, Meanwhile::Unread] {
            forwards_and_back(meanwhile);
        }
    });
}

fn forwards_and_back(meanwhile: Meanwhile) {
    const HOUR: i64 = 3_600_000_000_000;
    /// For the tool to be woken, or to come to a halt, in a guest that is slow.
    const MOMENT: Duration = Duration::from_secs(1);
    for step in [HOUR, -HOUR] {
        let (mut before, mut after) = (opens("211"), opens("307"));
        let ids = [before.id(), after.id()].join(",");
        let (from, to) = pipe();
        // Room for less than the first of them.
        fcntl(&to, FcntlArg::F_SETPIPE_SZ(4096)).expect("a small pipe");
        let tool = started(Tool::new("opensnoop").args(["-j", "-p", &ids]).stdout(to));
        let mut from = Some(from);
        let mut rest = (meanwhile != Meanwhile::Unread).then(|| rest_of(from.take().expect("it")));
        if meanwhile == Meanwhile::Stopped {
            tool.signal(Signal::SIGSTOP);
            await_state(tool.pid(), true);
        }
        let first = between(&mut before);
        if meanwhile == Meanwhile::Unread {
            sleep(MOMENT);
        }
        set_clock(real_time().wrapping_add_signed(step));
        if meanwhile == Meanwhile::Stopped {
            tool.signal(Signal::SIGCONT);
            await_state(tool.pid(), false);
        }
        sleep(MOMENT);
        let second = between(&mut after);
        let rest = rest.take().unwrap_or_else(|| rest_of(from.take().expect("it")));
        let mut run = tool.stop();
        run.stdout = rest.join().expect("a reader").into_bytes();
        assert_eq!(shown(&run), 211 + 307);
        for (id, (from, to), number) in [(before.pid(), first, 211), (after.pid(), second, 307)] {
            let mut events = run.events();
            events.retain(|event| event["pid"] == id);
            let times = events.iter().map(|event| event["time"].as_str().expect("a time"));
            let right = times.filter(|time| (from.as_str()..to.as_str()).contains(time)).count();
            let first = &events[0]["time"];
            let what = format!("{meanwhile:?}, by {step}: {from} to {to}: {first}");
            assert_eq!(right, number, "{what}\n{run}");
        }
    }
}
