//! One run of a tool, watched from outside: when it was attached, when its output was
//! complete, when it was gone, what it used.

use std::fs;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::ExitStatus;
use std::process::Stdio;
use std::sync::mpsc;
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::thread::JoinHandle;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use anyhow::anyhow;
use anyhow::bail;
use anyhow::ensure;
use nix::sys::resource::UsageWho;
use nix::sys::resource::getrusage;
use nix::sys::signal::Signal;
use nix::sys::signal::kill;
use nix::sys::time::TimeValLike;
use nix::unistd::Pid;

use super::procfs;
use super::sink::Place;
use super::sink::Sink;
use super::subject::Attached;
use super::subject::Call;

/// A tool that opened no further probe for this long has opened all. bpftrace does nothing for
/// long when it takes its first away again.
const SETTLE: Duration = Duration::from_millis(1500);
/// The same of one that says so, or has those that it is known to have.
const SETTLE_KNOWN: Duration = Duration::from_millis(50);
/// Who has not begun to leave after this long is asked again: bpftrace does not hear a signal
/// that comes while it does anything but wait.
const ASK_AGAIN: Duration = Duration::from_millis(100);
const LOOK_EVERY: Duration = Duration::from_micros(200);
/// Whatever takes longer hangs. bpftrace has a compiler to run first.
const TOO_LONG: Duration = Duration::from_secs(40);

/// A tool that is attached. Killed when dropped.
pub struct Running {
    child: Guard,
    sink: Sink,
    errors: PathBuf,
    probes: usize,
    ours: bool,
    /// From before exec to the last descriptor of a probe.
    pub attached_ms: f64,
    /// From before exec to the newline on `--ready-fd`, which only ours has.
    pub ready_ms: Option<f64>,
}

/// What is known of a tool when it is gone.
pub struct Gone {
    pub output: Vec<u8>,
    /// From SIGINT to the last byte; 0 if it had come before.
    pub complete_ms: Option<f64>,
    /// From SIGINT to the end of the process.
    pub gone_ms: f64,
    pub user_ns: f64,
    pub system_ns: f64,
    /// Events that the tool itself says it lost.
    pub told_lost: u64,
    /// What it wrote to standard error.
    pub said: String,
}

/// A process that is killed when it is forgotten.
pub struct Guard(pub Child);

impl Drop for Guard {
    fn drop(&mut self) {
        // Both fail only if it is gone already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Running {
    /// Starts it and waits until it has attached all it will.
    pub fn start(call: &Call, place: Place, scratch: &Path) -> Result<Self> {
        let errors = scratch.join("errors");
        let (stdout, sink) = Sink::open(place, scratch)?;
        let mut command = Command::new(&call.program);
        command.args(&call.arguments).stdout(stdout).stderr(File::create(&errors)?);
        // The writing end as standard input: a descriptor whose number is known.
        let ready = if call.ours {
            let (reader, writer) = std::io::pipe()?;
            command.args(["--ready-fd", "0"]).stdin(writer);
            Some(thread::spawn(move || first_byte(reader)))
        } else {
            command.stdin(Stdio::null());
            None
        };
        let started = Instant::now();
        let child = command.spawn();
        // Its copies of the writing ends would keep the readers waiting.
        drop(command);
        let child = child.with_context(|| format!("cannot start {}", call.program.display()))?;
        let mut running = Self {
            child: Guard(child),
            sink,
            errors,
            probes: 0,
            ours: call.ours,
            attached_ms: 0.0,
            ready_ms: None,
        };
        let is_ready = || ready.as_ref().is_none_or(JoinHandle::is_finished);
        running.watch(started, call, is_ready)?;
        running.ready_ms = ready.map(|ready| wait_ready(ready, started)).transpose()?;
        Ok(running)
    }

    fn watch(&mut self, started: Instant, call: &Call, ready: impl Fn() -> bool) -> Result<()> {
        let mut last = started;
        loop {
            let probes = procfs::probes(self.pid());
            if probes != self.probes {
                (self.probes, last) = (probes, Instant::now());
            }
            if self.probes > 0 && ready() && last.elapsed() > self.settle(call) {
                self.attached_ms = milliseconds(last - started);
                return Ok(());
            }
            if let Some(status) = self.child.0.try_wait()? {
                bail!("it ended ({status}) and said: {}", self.said());
            }
            ensure!(started.elapsed() < TOO_LONG, "it attaches nothing");
            thread::sleep(LOOK_EVERY);
        }
    }

    fn settle(&self, call: &Call) -> Duration {
        let known = call.attached.as_ref().is_some_and(|attached| *attached == self.attached());
        if call.ours || known { SETTLE_KNOWN } else { SETTLE }
    }

    /// What it is known by when it has attached everything.
    pub fn attached(&self) -> Attached {
        (self.probes, procfs::programs(self.pid()))
    }

    pub fn pid(&self) -> Pid {
        Pid::from_raw(self.child.0.id().cast_signed())
    }

    fn said(&self) -> String {
        let errors = fs::read(&self.errors).unwrap_or_default();
        String::from_utf8_lossy(&errors).trim().to_owned()
    }

    /// Sends SIGINT and waits for its end.
    pub fn stop(mut self) -> Result<Gone> {
        let probes = procfs::probes(self.pid());
        ensure!(probes == self.probes, "it had {} probes and now {probes}", self.probes);
        let before = getrusage(UsageWho::RUSAGE_CHILDREN)?;
        let asked = Instant::now();
        kill(self.pid(), Signal::SIGINT)?;
        let (status, gone) = self.wait_asking(asked)?;
        let after = getrusage(UsageWho::RUSAGE_CHILDREN)?;
        let said = self.said();
        ensure!(status.success(), "it failed ({status}) and said: {said}");
        let output = self.sink.finish()?;
        let complete = output.last.map(|last| last.saturating_duration_since(asked));
        let between = |to: nix::sys::time::TimeVal, from: nix::sys::time::TimeVal| {
            (to - from).num_microseconds() as f64 * 1000.0
        };
        Ok(Gone {
            output: output.bytes,
            complete_ms: complete.map(milliseconds),
            gone_ms: milliseconds(gone - asked),
            user_ns: between(after.user_time(), before.user_time()),
            system_ns: between(after.system_time(), before.system_time()),
            told_lost: told_lost(&said),
            said,
        })
    }
}

impl Running {
    /// Waits in a thread of its own: looking again and again would take of the CPU that the
    /// tool needs to leave.
    fn wait_asking(&mut self, asked: Instant) -> Result<(ExitStatus, Instant)> {
        let (pid, probes, ours) = (self.pid(), self.probes, self.ours);
        let (gone, is_gone) = mpsc::channel::<()>();
        let asking = thread::spawn(move || {
            while is_gone.recv_timeout(ASK_AGAIN) == Err(RecvTimeoutError::Timeout) {
                let signal = if asked.elapsed() > TOO_LONG {
                    Signal::SIGKILL
                } else if !ours && procfs::probes(pid) == probes {
                    Signal::SIGINT
                } else {
                    continue;
                };
                // It fails if it is gone, which will be heard of.
                let _ = kill(pid, signal);
            }
        });
        let status = self.child.0.wait()?;
        let at = Instant::now();
        drop(gone);
        asking.join().map_err(|_| anyhow!("the thread that asks has failed"))?;
        ensure!(at - asked < TOO_LONG, "it did not leave within {TOO_LONG:?} after SIGINT");
        Ok((status, at))
    }
}

fn first_byte(mut from: impl Read) -> Option<Instant> {
    let mut byte = [0];
    from.read_exact(&mut byte).ok()?;
    Some(Instant::now())
}

fn wait_ready(ready: JoinHandle<Option<Instant>>, started: Instant) -> Result<f64> {
    let at = ready.join().ok().flatten().context("it did not say that it is ready")?;
    Ok(milliseconds(at - started))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The numbers beside the word: ours writes `5 lost`, the peers `lost 5 events`.
fn told_lost(said: &str) -> u64 {
    let words: Vec<&str> = said.split([' ', ',', ';', '\n']).collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<u64>().ok());
    let lost = (0..words.len()).filter(|at| matches!(words[*at], "lost" | "Lost"));
    let told = lost.filter_map(|at| at.checked_sub(1).and_then(number).or_else(|| number(at + 1)));
    told.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_to_tell() {
        assert_eq!(told_lost("opensnoop: 12 lost, buffer full; 3 lost, buffer busy of 20"), 15);
        assert_eq!(told_lost("lost 7 events on CPU #1\nlost 2 events on CPU #0"), 9);
        assert_eq!(told_lost("nothing of the kind"), 0);
    }
}
