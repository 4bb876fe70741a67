//! One run of a tool, watched from outside: when it was attached, when its output was
//! complete, when it was gone, what it used.

use std::fs;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::thread::JoinHandle;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
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
use super::subject::Call;

/// A tool that opened no further probe for this long has opened all.
const SETTLE: Duration = Duration::from_millis(350);
const LOOK_EVERY: Duration = Duration::from_micros(200);
/// Whatever takes longer hangs.
const TOO_LONG: Duration = Duration::from_secs(10);

/// A tool that is attached. Killed when dropped.
pub struct Running {
    child: Guard,
    sink: Sink,
    errors: PathBuf,
    probes: usize,
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
        Self::settled(call, place, scratch, SETTLE)
    }

    /// The same, for who does not ask how long that takes: of ours its own word is enough.
    pub fn soon(call: &Call, place: Place, scratch: &Path) -> Result<Self> {
        let settle = if call.ours { Duration::ZERO } else { SETTLE };
        Self::settled(call, place, scratch, settle)
    }

    fn settled(call: &Call, place: Place, scratch: &Path, settle: Duration) -> Result<Self> {
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
        let mut running =
            Self { child: Guard(child), sink, errors, probes: 0, attached_ms: 0.0, ready_ms: None };
        running.watch(started, settle, || ready.as_ref().is_none_or(JoinHandle::is_finished))?;
        running.ready_ms = ready.map(|ready| wait_ready(ready, started)).transpose()?;
        Ok(running)
    }

    fn watch(
        &mut self,
        started: Instant,
        settle: Duration,
        is_ready: impl Fn() -> bool,
    ) -> Result<()> {
        let mut last = started;
        loop {
            // Asked before the probes are counted, so that the count is not older.
            let is_ready = is_ready();
            let probes = procfs::probes(self.pid());
            if probes != self.probes {
                (self.probes, last) = (probes, Instant::now());
            }
            if self.probes > 0 && is_ready && last.elapsed() > settle {
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
        let status = self.child.0.wait()?;
        let gone = Instant::now();
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
