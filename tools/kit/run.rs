//! One run of a tool from attach to exit status: what snoops and histograms
//! have in common.

use std::io::Write as _;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context as _;
use anyhow::Result;
use libbpf_rs::OpenObject;
use serde_json::Value;
use serde_json::json;

use crate::args::Common;
use crate::args::Output;
use crate::args::Process;
use crate::clock;
use crate::clock::Clock;
use crate::command;
use crate::command::Running;
use crate::exit::Exit;
use crate::filter::Filter;
use crate::ledger::Ledger;
use crate::overhead;
use crate::overhead::Meter;
use crate::plan::Plan;
use crate::ready;
use crate::session;
use crate::session::Session;
use crate::session::Size;
use crate::session::Wish;
use crate::sink::Sink;
use crate::stop::Stop;
use crate::tool::Cx;
use crate::verdict;
use crate::waiter::Waiter;
use crate::waiter::Woken;

/// A tool that is attached and counting.
pub struct Run<'a> {
    cx: &'a Cx,
    common: &'a Common,
    /// Programs, maps, links.
    pub session: Session,
    /// Where the data goes.
    pub sink: Sink,
    /// What is waited for.
    pub waiter: Waiter,
    /// The counts of user space; the kernel's are added at the end.
    pub ledger: Ledger,
    stop: Stop,
    command: Option<Running>,
    started: Instant,
    deadline: Option<Instant>,
    meter: Option<Meter>,
    over: bool,
}

impl<'a> Run<'a> {
    /// Attaches, tells that it has, starts the command.
    ///
    /// # Errors
    /// With the status of the contract: 2, 69 or 77.
    pub fn start(
        cx: &'a Cx,
        common: &'a Common,
        process: &Process,
        size: Size,
        configure: &dyn Fn(&mut OpenObject) -> Result<()>,
        mut sink: Sink,
    ) -> Result<Self> {
        verdict::listen(common.verbose);
        let ready = common.ready_fd.map(ready::open).transpose()?;
        if let Some(program) = process.command.first() {
            command::find(program)?;
        }
        let filter = Filter::resolve(process)?;
        let meter = common.max_overhead.map(Meter::start).transpose()?;
        let stop = Stop::install()?;
        let wish = Wish { object: cx.object, plans: cx.plans, common, filter: &filter, size };
        let session = session::attach(&wish, configure)?;
        filter.fill(|name| session.map(name))?;
        let waiter = Waiter::new()?;
        waiter.signal(stop.fd())?;
        waiter.reader(sink.fd())?;
        if common.form() == Output::Json {
            start_record(cx, session.plan, &mut sink)?;
        }
        if common.verbose {
            let plan = session.plan;
            cx.say(&plan.with_blindness(&format!("attached by plan {}", plan.name)));
        }
        session.live.switch(true);
        let started = Instant::now();
        if let Some(mut ready) = ready {
            ready.write_all(b"\n").context("--ready-fd")?;
        }
        let data_on_stdout = common.form() != Output::Table && common.output_file.is_none();
        let command = Running::start(&process.command, data_on_stdout)?;
        if let Some(command) = &command {
            waiter.command(command.fd())?;
        }
        let deadline = common.duration.map(|duration| started + duration);
        Ok(Self {
            cx,
            common,
            session,
            sink,
            waiter,
            ledger: Ledger::default(),
            stop,
            command,
            started,
            deadline,
            meter,
            over: false,
        })
    }

    /// Waits at most until `until`; true when the run is over.
    ///
    /// # Errors
    /// The kernel's own.
    pub fn wait(&mut self, until: Instant) -> Result<(Woken, bool)> {
        let until = self.deadline.map_or(until, |deadline| deadline.min(until));
        let until = self.meter.as_ref().map_or(until, |meter| meter.due().min(until));
        let woken = self.waiter.wait(until)?;
        if woken.reader {
            self.sink.close();
        }
        self.over = woken.signal || woken.command || self.is_over() || self.is_too_dear();
        Ok((woken, self.over))
    }

    /// Holds the cost to `--max-overhead`.
    fn is_too_dear(&mut self) -> bool {
        let due = self.meter.as_mut().filter(|meter| Instant::now() >= meter.due());
        let Some(percent) = due.and_then(|meter| meter.exceeded(&self.session)) else {
            return false;
        };
        self.cx.say(&format!(
            "stopped: its own cost was {percent:.1}% of the machine, above --max-overhead"
        ));
        true
    }

    /// Whether something has ended the run while nobody waited.
    pub fn is_over(&self) -> bool {
        self.over
            || self.stop.asked()
            || self.sink.is_gone()
            || self.deadline.is_some_and(|deadline| Instant::now() >= deadline)
    }

    /// A line on stderr, unless it should be quiet there.
    pub fn say(&self, text: &str) {
        if !self.common.quiet {
            self.cx.say(text);
        }
    }

    /// No event counts from now on.
    pub fn switch_off(&self) {
        self.session.live.switch(false);
    }

    /// All that did count have arrived: what is read after this is complete.
    pub fn settle(&self) {
        self.session.live.settle();
    }

    /// Settles the ledger, prints what is left, detaches, and waits for the command.
    ///
    /// # Errors
    /// If the output cannot be written.
    pub fn finish(mut self) -> Result<u8> {
        self.ledger.read(&self.session.map("kit_ledger")?)?;
        self.ledger.missed = self.session.misses();
        if self.common.form() == Output::Json {
            let end = json!({
                "record": "end",
                "ledger": self.ledger.to_json(),
                "cost": overhead::cost(&self.session, self.meter.as_ref()),
                "duration_s": self.started.elapsed().as_secs_f64(),
            });
            line(&end, &mut self.sink.buffer);
        }
        let flushed = self.sink.flush();
        if let Some(complaint) = self.ledger.complaint() {
            self.say(&complaint);
        }
        let unaccounted = self.ledger.unaccounted();
        if unaccounted != 0 && self.common.verbose {
            self.cx.say(&format!("{unaccounted} events are in no column of the ledger"));
        }
        // Detaching may take the kernel long: everything is out by now.
        self.session.detach();
        let status = match self.command {
            Some(command) => {
                if self.stop.asked() {
                    command.terminate();
                }
                command.wait()?
            }
            None => 0,
        };
        flushed?;
        if status == 0 && self.common.strict && self.ledger.lost() > 0 {
            return Ok(Exit::Lost as u8);
        }
        Ok(status)
    }
}

/// The first record of JSON output.
fn start_record(cx: &Cx, plan: &Plan, sink: &mut Sink) -> Result<()> {
    let system = nix::sys::utsname::uname().context("uname")?;
    let start = json!({
        "record": "start",
        "schema": 1,
        "tool": cx.name,
        "version": cx.version,
        "host": system.nodename().to_string_lossy(),
        "kernel": system.release().to_string_lossy(),
        "plan": plan.name,
        "blind_to": plan.blind,
        "time": now(),
    });
    line(&start, &mut sink.buffer);
    sink.flush()
}

/// The present, ns since the epoch, by the clock that events have.
pub fn real_time() -> u64 {
    let boot = nix::time::clock_gettime(nix::time::ClockId::CLOCK_BOOTTIME);
    let boot = boot.map_or(Duration::ZERO, Duration::from).as_nanos() as u64;
    boot.wrapping_add_signed(clock::offset().unwrap_or(0))
}

/// The present, as JSON has it.
fn now() -> String {
    let mut text = Vec::new();
    Clock::new().rfc3339(real_time(), &mut text);
    String::from_utf8(text).unwrap_or_default()
}

/// A JSON value as a line. Its strings are ours, but for the host's name, which
/// may hold anything: all of them go through the terminal-safe writer.
pub fn line(value: &Value, out: &mut Vec<u8>) {
    write(value, out);
    out.push(b'\n');
}

fn write(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::String(text) => crate::json::string(text, out),
        Value::Array(items) => {
            out.push(b'[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(b',');
                }
                write(item, out);
            }
            out.push(b']');
        }
        Value::Object(fields) => {
            out.push(b'{');
            for (i, (name, item)) in fields.iter().enumerate() {
                if i > 0 {
                    out.push(b',');
                }
                crate::json::string(name, out);
                out.push(b':');
                write(item, out);
            }
            out.push(b'}');
        }
        plain => out.extend_from_slice(plain.to_string().as_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_json_and_safe() {
        let value = json!({"a\u{1b}": ["x\u{202e}", 1, null, {"b": 1.5}]});
        let mut out = Vec::new();
        line(&value, &mut out);
        let text = String::from_utf8(out).unwrap();
        assert!(text.is_ascii());
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
