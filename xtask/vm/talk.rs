//! The conversation with a guest: its output comes out here, its command's status, and
//! interrupts go in.

use std::hash::BuildHasher;
use std::hash::Hasher;
use std::hash::RandomState;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::PipeReader;
use std::io::Read;
use std::io::Write;
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::sync::mpsc;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;

use super::End;
use super::signals;

/// Our ends of a guest's channels.
pub struct Channels {
    pub control: UnixStream,
    pub out: PipeReader,
    pub err: PipeReader,
    pub console: PipeReader,
}

/// The channels by the name that the guest knows them by.
const STREAMS: [&str; 2] = ["out", "err"];
/// How often somebody's interrupt is looked for.
const TICK: Duration = Duration::from_millis(50);
/// A stream that is silent for this long after the command's end is held open by something
/// that the command left behind.
const SILENCE: Duration = Duration::from_secs(3);
const TAIL_BYTES: usize = 64 << 10;
const TAIL_LINES: usize = 40;

enum Event {
    /// A line from the control channel.
    Line(String),
    /// The guest has left the control channel.
    Gone,
    /// A stream begins or ends to write what it has read.
    Writing(usize, bool),
    /// A stream has come to its end.
    Ended(usize, io::Result<()>),
}

/// Sends the script and follows the guest to its end; `stop` switches it off.
pub fn talk<'a>(
    channels: Channels,
    script: &[u8],
    deadline: Instant,
    (out, err): (&'a mut (dyn Write + Send + 'a), &'a mut (dyn Write + Send + 'a)),
    stop: impl FnOnce(),
) -> Result<End> {
    let mark = mark();
    let Channels { control, console, .. } = channels;
    let lines = control.try_clone().context("cannot share the control channel")?;
    let mut first = control.try_clone().context("cannot share the control channel")?;
    let script = [format!("{} {mark}\n", script.len()).as_bytes(), script].concat();
    let (events, received) = mpsc::channel();
    thread::scope(|scope| {
        let console = scope.spawn(|| tail(console));
        for (stream, from, to) in [(0, channels.out, out), (1, channels.err, err)] {
            let (events, mark) = (events.clone(), mark.as_bytes());
            scope.spawn(move || {
                let writing = |now| drop(events.send(Event::Writing(stream, now)));
                let result = copy(from, to, mark, writing);
                drop(events.send(Event::Ended(stream, result)));
            });
        }
        scope.spawn(move || listen(lines, &events));
        // It waits until the guest listens. If the guest never does, the other end tells.
        scope.spawn(move || drop(first.write_all(&script)));
        let mut talk = Talk::new(control, deadline);
        let end = loop {
            let event = received.recv_timeout(TICK).ok();
            if let Some(end) = talk.next(event) {
                break end;
            }
        };
        stop();
        drop(talk.control.shutdown(Shutdown::Both));
        let tail = console.join().unwrap_or_default();
        match talk.failure {
            Some(error) => Err(error).context("cannot write the command's output"),
            None => Ok(end.with(tail)),
        }
    })
}

/// What is known of a guest while it runs.
struct Talk {
    control: UnixStream,
    deadline: Instant,
    running: bool,
    status: Option<i32>,
    open: [bool; 2],
    writing: [bool; 2],
    heard: Instant,
    interrupts: usize,
    failure: Option<io::Error>,
}

impl Talk {
    fn new(control: UnixStream, deadline: Instant) -> Self {
        Self {
            control,
            deadline,
            running: false,
            status: None,
            open: [true; 2],
            writing: [false; 2],
            heard: Instant::now(),
            interrupts: 0,
            failure: None,
        }
    }

    /// Takes what happened, or that nothing did; tells if that was the end.
    fn next(&mut self, event: Option<Event>) -> Option<End> {
        if event.is_some() {
            self.heard = Instant::now();
        }
        match event {
            Some(Event::Line(line)) if line == "running" => self.running = true,
            Some(Event::Line(line)) => {
                self.status = line.strip_prefix("exit ").and_then(|status| status.parse().ok());
            }
            Some(Event::Gone) => return Some(End::Died { console_tail: String::new() }),
            Some(Event::Writing(stream, now)) => self.writing[stream] = now,
            Some(Event::Ended(stream, result)) => self.ended(stream, result),
            None => {}
        }
        if let Some(status) = self.status {
            if self.open == [false; 2] {
                return Some(End::Exited(status));
            }
            if self.writing == [false; 2] && self.heard.elapsed() > SILENCE {
                self.heard = Instant::now();
                (0..2).filter(|&stream| self.open[stream]).for_each(|stream| self.close(stream));
            }
        }
        let interrupts = signals::count();
        if interrupts > self.interrupts {
            self.interrupts = interrupts;
            if interrupts > 1 || !self.running {
                return Some(End::Stopped);
            }
            self.say("interrupt");
        }
        (Instant::now() >= self.deadline).then(|| End::TimedOut { console_tail: String::new() })
    }

    fn ended(&mut self, stream: usize, result: io::Result<()>) {
        self.open[stream] = false;
        if let Err(error) = result {
            // The command learns it in the same way as from any pipe that nobody reads.
            self.close(stream);
            if error.kind() != io::ErrorKind::BrokenPipe {
                self.failure = Some(error);
            }
        }
    }

    fn close(&self, stream: usize) {
        self.say(&format!("close {}", STREAMS[stream]));
    }

    fn say(&self, line: &str) {
        // A guest that does not listen any more is about to be found dead.
        drop((&self.control).write_all(format!("{line}\n").as_bytes()));
    }
}

/// What ends a stream: nothing that a command would print by chance.
fn mark() -> String {
    // Its first byte is rare in text, so that hardly anything is held back for it.
    format!("\u{1}{:016x}{:016x}", random(), random())
}

fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

fn listen(control: UnixStream, events: &Sender<Event>) {
    for line in BufReader::new(control).lines().map_while(Result::ok) {
        drop(events.send(Event::Line(line)));
    }
    drop(events.send(Event::Gone));
}

/// Copies up to the mark, at once whatever cannot be the beginning of it.
fn copy(
    mut from: impl Read,
    to: &mut (dyn Write + Send),
    mark: &[u8],
    writing: impl Fn(bool),
) -> io::Result<()> {
    let mut held = Vec::new();
    let mut buffer = vec![0; 64 << 10];
    loop {
        let read = from.read(&mut buffer)?;
        held.extend_from_slice(&buffer[..read]);
        let (data, ended) = if read == 0 { (held.len(), true) } else { split(&held, mark) };
        writing(true);
        to.write_all(&held[..data])?;
        to.flush()?;
        writing(false);
        if ended {
            return Ok(());
        }
        held.drain(..data);
    }
}

/// How many bytes surely do not belong to the mark, and whether it is there.
fn split(data: &[u8], mark: &[u8]) -> (usize, bool) {
    if let Some(data) = data.strip_suffix(mark) {
        return (data.len(), true);
    }
    let begun = (0..mark.len()).rev().find(|&begun| data.ends_with(&mark[..begun])).unwrap_or(0);
    (data.len() - begun, false)
}

/// The last lines of the console, when it has closed.
fn tail(mut console: impl Read) -> String {
    let mut kept = Vec::new();
    let mut buffer = [0; 4 << 10];
    while let Ok(read @ 1..) = console.read(&mut buffer) {
        kept.extend_from_slice(&buffer[..read]);
        let surplus = kept.len().saturating_sub(TAIL_BYTES);
        kept.drain(..surplus);
    }
    let text = String::from_utf8_lossy(&kept);
    // What a guest prints may not move the cursor of the one who reads it.
    let plain = text.replace(|c: char| c.is_control() && c != '\n' && c != '\t', "");
    let lines: Vec<&str> = plain.lines().collect();
    lines[lines.len().saturating_sub(TAIL_LINES)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::PipeWriter;

    /// The other ends: what a guest has in its hands.
    struct Other {
        control: UnixStream,
        out: PipeWriter,
        err: PipeWriter,
        console: PipeWriter,
    }

    /// Holds a conversation with a guest that is played by a function.
    fn play(guest: impl FnOnce(Other, String) + Send, seconds: u64) -> (End, Vec<u8>, Vec<u8>) {
        let (control, other) = UnixStream::pair().unwrap();
        let [out, err, console] = [(); 3].map(|()| io::pipe().unwrap());
        let channels = Channels { control, out: out.0, err: err.0, console: console.0 };
        let other = Other { control: other, out: out.1, err: err.1, console: console.1 };
        let (mut got_out, mut got_err) = (Vec::new(), Vec::new());
        let deadline = Instant::now() + Duration::from_secs(seconds);
        let end = thread::scope(|scope| {
            scope.spawn(move || {
                let mut first = String::new();
                BufReader::new(&other.control).read_line(&mut first).unwrap();
                let mark = first.trim_end().split_once(' ').unwrap().1.to_owned();
                guest(other, mark);
            });
            talk(channels, b"script", deadline, (&mut got_out, &mut got_err), || {}).unwrap()
        });
        (end, got_out, got_err)
    }

    fn until_hung_up(other: &Other) {
        (&other.control).read_to_string(&mut String::new()).unwrap();
    }

    #[test]
    fn output_comes_apart_and_whole_though_the_status_is_quicker() {
        let guest = |mut other: Other, mark: String| {
            other.control.write_all(b"running\nexit 7\n").unwrap();
            thread::sleep(Duration::from_millis(100));
            other.out.write_all(b"one\xff").unwrap();
            other.out.write_all(&mark.as_bytes()[..5]).unwrap();
            other.out.write_all(mark.as_bytes()).unwrap();
            other.err.write_all(format!("two{mark}").as_bytes()).unwrap();
            until_hung_up(&other);
        };
        let (end, out, err) = play(guest, 20);
        assert_eq!(end, End::Exited(7));
        assert_eq!((&out[..4], out.len(), err), (&b"one\xff"[..], 9, b"two".to_vec()));
    }

    #[test]
    fn a_guest_that_dies_leaves_its_last_lines() {
        let guest = |mut other: Other, _| {
            for line in 1..=50 {
                writeln!(other.console, "line {line}\x1b").unwrap();
            }
        };
        let (end, ..) = play(guest, 20);
        let End::Died { console_tail } = end else { panic!("{end:?}") };
        let lines: Vec<&str> = console_tail.lines().collect();
        assert_eq!((lines.len(), lines[0], lines[39]), (40, "line 11", "line 50"));
    }

    #[test]
    fn a_guest_that_hangs_is_out_of_time() {
        let guest = |other: Other, _| until_hung_up(&other);
        let (end, ..) = play(guest, 1);
        assert!(matches!(end, End::TimedOut { .. }), "{end:?}");
    }

    #[test]
    fn what_may_be_the_mark_is_held_back() {
        assert_eq!(split(b"data", b"mark"), (4, false));
        assert_eq!(split(b"datama", b"mark"), (4, false));
        assert_eq!(split(b"mamark", b"mark"), (2, true));
        assert_eq!(split(b"marks", b"mark"), (5, false));
    }
}
