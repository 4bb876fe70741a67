//! A terminal or a pipe that nobody reads: the tool stays interruptible, and its programs go
//! before it waits for the rest to be written.

use std::fs::File;
use std::io::Read as _;
use std::io::Write as _;
use std::os::fd::AsFd as _;
use std::os::fd::OwnedFd;
use std::time::Duration;
use std::time::Instant;

use nix::poll::PollFd;
use nix::poll::PollFlags;
use nix::poll::PollTimeout;
use nix::poll::poll;
use tests::Run;
use tests::Running;
use tests::Tool;
use tests::Work;
use tests::eventually;
use tests::live;

use crate::faults::exists;
use crate::faults::objects;
use crate::feedback::load;
use crate::feedback::pipe;
use crate::feedback::terminal;

/// More than any of these places holds.
const MANY: &str = "20011";

/// A tool whose output is full: what it holds in the kernel, too.
fn stuck(place: &(OwnedFd, OwnedFd), args: &[&str]) -> (Running, Vec<(u32, u32)>) {
    let mut work = Work::new(["openat", MANY, "/no/such/file"]).start();
    let to = place.1.try_clone().expect("a descriptor");
    let id = work.id();
    let args = [&["-p", &id], args].concat();
    let tool = Tool::new("opensnoop").args(args).stdout(to).start();
    let held: Vec<_> = objects(tool.pid()).into_iter().collect();
    work.go();
    (tool, held)
}

/// The programs, maps and links that hang on its process alone; of these a link is first to go.
fn is_detached(held: &[(u32, u32)]) -> bool {
    const LINK: u32 = 30;
    let links: Vec<_> = held.iter().filter(|(kind, _)| *kind == LINK).collect();
    assert!(!links.is_empty(), "it holds links: {held:?}");
    !links.into_iter().any(|link| exists(*link))
}

pub fn rest_of(from: OwnedFd) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let (mut from, mut all, mut some) = (File::from(from), Vec::new(), [0; 1 << 16]);
        // A terminal ends with an error.
        while let Ok(bytes @ 1..) = from.read(&mut some) {
            all.extend_from_slice(&some[..bytes]);
        }
        String::from_utf8(all).expect("text")
    })
}

#[test]
fn interrupted_it_detaches_and_then_waits_for_its_reader() {
    live(|| {
        for place in [pipe(), terminal()] {
            let (mut tool, held) = stuck(&place, &["-j", "--plan", "btf"]);
            assert!(!is_detached(&held));
            tool.interrupt();
            eventually("its programs are detached", || is_detached(&held));
            assert!(tool.is_running(), "its data are not written yet");
            let (from, to) = place;
            drop(to);
            let rest = rest_of(from);
            let Run { status, command, took, stderr, .. } = tool.wait();
            let stdout = rest.join().expect("the reader").replace('\r', "").into_bytes();
            let run = Run { status, command, took, stderr, stdout };
            run.assert_status(0).assert_balanced();
            assert_eq!(run.ledger()["seen"].to_string(), MANY, "{run}");
        }
    });
}

/// Who goes on reading has it all before they go: the kernel may take long over that.
#[test]
fn for_a_reader_that_reads_they_stay() {
    live(|| {
        let place = pipe();
        let (mut tool, held) = stuck(&place, &["--plan", "btf"]);
        let (from, to) = place;
        let room = || [PollFd::new(to.as_fd(), PollFlags::POLLOUT)];
        eventually("it is full", || poll(&mut room(), PollTimeout::ZERO) == Ok(0));
        drop(to);
        tool.interrupt();
        let (mut from, mut some, mut read) = (File::from(from), [0; 4096], 0);
        while let bytes @ 1.. = from.read(&mut some).expect("its output") {
            read += bytes;
            // Of what is behind these it has not written the half.
            assert!(read > 200_000 || !is_detached(&held), "after {read} bytes");
        }
        assert!(read > 400_000, "{read}");
        tool.wait().assert_status(0);
    });
}

#[test]
fn interrupted_twice_it_is_gone() {
    live(|| {
        for place in [pipe(), terminal()] {
            let (mut tool, held) = stuck(&place, &["--plan", "btf"]);
            tool.interrupt();
            eventually("its programs are detached", || is_detached(&held));
            tool.interrupt();
            tool.wait().assert_status(130);
        }
    });
}

/// Nobody has to interrupt it for that.
#[test]
fn at_the_end_of_its_time_it_detaches() {
    live(|| {
        let place = pipe();
        let began = Instant::now();
        let (mut tool, held) = stuck(&place, &["-d", "2s", "--plan", "btf"]);
        eventually("its programs are detached", || is_detached(&held));
        assert!(began.elapsed() >= Duration::from_secs(2));
        assert!(tool.is_running());
        drop(place);
        tool.wait().assert_status(0);
    });
}

/// The descriptor is shared with the shell, and with the command.
#[test]
fn the_place_waits_for_others_as_before() {
    live(|| {
        let (from, to) = pipe();
        let flags =
            |fd: &OwnedFd| nix::fcntl::fcntl(fd, nix::fcntl::FcntlArg::F_GETFL).expect("flags");
        let before = flags(&to);
        let tool =
            Tool::new("opensnoop").args(["-p", "1"]).stdout(to.try_clone().expect("one")).start();
        assert_eq!(flags(&to), before);
        drop(from);
        tool.stop().assert_status(0);
    });
}

/// Its talk, too.
#[test]
fn talk_that_nobody_reads_keeps_nothing_attached() {
    live(|| {
        let (from, to) = pipe();
        // Full but for less than a line.
        let mut full = File::from(to.try_clone().expect("a descriptor"));
        let room = nix::fcntl::fcntl(&to, nix::fcntl::FcntlArg::F_GETPIPE_SZ).expect("its size");
        full.write_all(&vec![b'.'; room as usize]).expect("room");
        let work = load();
        let id = work.id();
        let limit = ["-j", "-O", "/dev/null", "--max-overhead", "0.001"];
        let args = [&limit[..], &["--plan", "btf", "-p", &id]].concat();
        let tool = Tool::new("opensnoop").args(args).stderr(to).start();
        let held: Vec<_> = objects(tool.pid()).into_iter().collect();
        // It has to say that it stops, and why.
        eventually("its programs are detached", || is_detached(&held));
        drop((from, full));
        tool.wait().assert_status(0);
    });
}
