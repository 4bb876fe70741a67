//! How a thread uses the processor: which one, how urgently, and when not.

use std::io::Read;
use std::io::Write;
use std::os::unix::net::UnixStream;
use std::time::Duration;
use std::time::Instant;

use crate::Word;
use crate::calls::call;
use crate::number;

/// `pin CPU`: this thread runs nowhere else. `fifo`: before all that is not urgent. How
/// many words that were.
pub fn apply(name: &str, words: &[Word]) -> usize {
    if name == "fifo" {
        schedule(libc::SCHED_FIFO, 1);
        return 0;
    }
    // SAFETY: plain data; a number beyond the set is ignored.
    let result = unsafe {
        let mut set: libc::cpu_set_t = std::mem::zeroed();
        libc::CPU_SET(number(words, 0) as usize, &mut set);
        libc::sched_setaffinity(0, size_of_val(&set), &raw const set)
    };
    assert_eq!(result, 0, "pin: {}", std::io::Error::last_os_error());
    1
}

/// Gives up what others would suffer from.
pub fn undo(name: &str) -> i64 {
    if name == "fifo" {
        schedule(libc::SCHED_OTHER, 0);
    }
    0
}

fn schedule(policy: i32, priority: i32) {
    let how = libc::sched_param { sched_priority: priority };
    // SAFETY: a live value.
    let result = unsafe { libc::sched_setscheduler(0, policy, &raw const how) };
    assert_eq!(result, 0, "sched_setscheduler: {}", std::io::Error::last_os_error());
}

pub fn dozes(count: i64, micros: i64) -> i64 {
    let time = libc::timespec { tv_sec: 0, tv_nsec: micros * 1000 };
    // SAFETY: a live value.
    let doze = |_| call(unsafe { libc::nanosleep(&raw const time, std::ptr::null_mut()) }.into());
    (0..count).fold(0, |_, at| doze(at))
}

pub fn spin(millis: i64) -> i64 {
    let end = Instant::now() + Duration::from_millis(millis as u64);
    while Instant::now() < end {
        std::hint::spin_loop();
    }
    0
}

/// A byte there and back, between this thread and another, that many times: through `pipes`,
/// or a pair of sockets.
pub fn pingpong(count: i64, through: &str) -> i64 {
    if through == "pipes" {
        let (there, back) = (std::io::pipe(), std::io::pipe());
        let ((heard, say), (hear, answer)) = (there.expect("a pipe"), back.expect("a pipe"));
        return turns(count, (hear, say), (heard, answer));
    }
    let (here, there) = UnixStream::pair().expect("a pair of sockets");
    let [hear, heard] = [&here, &there].map(|end| end.try_clone().expect("a descriptor"));
    turns(count, (hear, here), (heard, there))
}

fn turns<R, W>(count: i64, mut here: (R, W), mut there: (R, W)) -> i64
where
    R: Read + Send + 'static,
    W: Write + Send + 'static,
{
    let other = std::thread::spawn(move || {
        (0..count).try_for_each(|_| pass(&mut there, false)).expect("a byte from us")
    });
    (0..count).try_for_each(|_| pass(&mut here, true)).expect("a byte back");
    other.join().expect("a thread");
    0
}

fn pass((hear, say): &mut (impl Read, impl Write), first: bool) -> std::io::Result<()> {
    let mut byte = [0];
    if first {
        say.write_all(&byte)?;
    }
    hear.read_exact(&mut byte)?;
    if first { Ok(()) } else { say.write_all(&byte) }
}
