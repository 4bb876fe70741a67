//! One run of a tool from attach to exit status: what snoops and histograms
//! have in common.

use std::io::Write as _;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context as _;
use anyhow::Result;
use libbpf_rs::OpenObject;
use serde_json::json;

use crate::args::Common;
use crate::args::Output;
use crate::args::Process;
use crate::command;
use crate::command::Running;
use crate::confine;
use crate::confine::Rest;
use crate::exit::Exit;
use crate::filter::Filter;
use crate::grace::Grace;
use crate::json_line;
use crate::ledger::Ledger;
use crate::overhead::Cost;
use crate::overhead::Meter;
use crate::ready;
use crate::session;
use crate::session::Session;
use crate::session::Size;
use crate::session::Wish;
use crate::sink::Sink;
use crate::stop::Stop;
use crate::talk;
use crate::tool::Cx;
use crate::verdict;
use crate::waiter::Waiter;
use crate::waiter::Woken;

/// Who has not read any of the output for so long may have stopped reading.
const PATIENCE: Duration = Duration::from_millis(100);

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
    grace: Grace,
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
        talk::open();
        verdict::listen(common.verbose);
        let ready = common.ready_fd.map(ready::open).transpose()?;
        if let Some(program) = process.command.first() {
            command::find(program)?;
        }
        let filter = Filter::resolve(process)?;
        let mut meter = Meter::hold(common)?;
        let stop = Stop::install()?;
        let wish = Wish { object: cx.object, plans: cx.plans, common, filter: &filter, size };
        let mut session = session::attach(&wish, configure)?;
        let unfollowed = filter.fill(|name| session.map(name))?;
        let waiter = Waiter::new()?;
        waiter.signal(stop.fd())?;
        waiter.reader(sink.fd())?;
        if common.form() == Output::Json {
            json_line::start(cx, session.plan, &mut sink.buffer)?;
        }
        if common.verbose {
            let plan = session.plan;
            cx.say(&plan.with_blindness(&format!("attached by plan {}", plan.name)));
        }
        if let Some(meter) = &mut meter {
            meter.calibrate(&mut session);
        }
        let mut run = Self {
            cx,
            common,
            session,
            sink,
            waiter,
            ledger: Ledger { unfollowed, ..Ledger::default() },
            stop,
            command: None,
            started: Instant::now(),
            deadline: None,
            meter,
            grace: Grace::default(),
            over: false,
        };
        run.begin(process, ready)?;
        Ok(run)
    }

    /// Events count from now on; all that needs a right that we do not keep is done.
    fn begin(&mut self, process: &Process, ready: Option<std::fs::File>) -> Result<()> {
        if let Some(meter) = &mut self.meter {
            meter.begin(&self.session);
        }
        self.session.live.switch(true);
        self.started = Instant::now();
        self.deadline = self.common.duration.map(|duration| self.started + duration);
        // Whoever reads the heading may begin.
        self.flush()?;
        if let Some(mut ready) = ready {
            ready.write_all(b"\n").context("--ready-fd")?;
        }
        let data_on_stdout =
            self.common.form() != Output::Table && self.common.output_file.is_none();
        self.command = Running::start(&process.command, data_on_stdout)?;
        if let Some(command) = &self.command {
            self.waiter.command(command.fd())?;
        }
        // The command has no part in it.
        self.grace = Grace::open();
        let stacks = self.session.map("kit_stacks_known").is_ok();
        let others = stacks || self.sink.has_reader();
        let command = self.command.as_ref().map(Running::pid);
        // Who looks through files of all processes looks at what they hold.
        let mut sections = self.cx.object.programs.iter().map(|(_, section)| section);
        let census = sections.any(|section| section.starts_with("iter/"));
        let rest = Rest { command, others: others || census, files: stacks, census };
        confine::now(&self.session, rest)
    }

    /// Waits at most until `until`; true when the run is over.
    ///
    /// # Errors
    /// The kernel's own.
    pub fn wait(&mut self, until: Instant) -> Result<(Woken, bool)> {
        let until = self.deadline.map_or(until, |deadline| deadline.min(until));
        let until = self.meter.as_ref().and_then(Meter::due).map_or(until, |due| due.min(until));
        let woken = self.waiter.wait(until)?;
        if woken.reader {
            self.sink.close();
        }
        self.over = woken.signal || woken.command || self.is_over() || self.is_too_dear();
        Ok((woken, self.over))
    }

    fn cost(&self) -> Cost {
        Cost::of(&self.session, self.meter.as_ref())
    }

    /// Holds the cost to `--max-overhead`.
    fn is_too_dear(&mut self) -> bool {
        let is_due = |meter: &&mut Meter| meter.due().is_some_and(|due| Instant::now() >= due);
        let due = self.meter.as_mut().filter(is_due);
        let Some(percent) = due.and_then(|meter| meter.exceeded(&self.session)) else {
            return false;
        };
        // Before anything that may have to wait.
        self.switch_off();
        let why =
            format!("stopped: its own cost was {percent:.1}% of the machine, above --max-overhead");
        talk::mention(self.cx.name, &why);
        true
    }

    /// Writes what has gathered. While nobody reads it, it waits, but not much beyond the end
    /// of the run: then the programs go, and only what is left to write still waits.
    ///
    /// # Errors
    /// If the output cannot be written.
    pub fn flush(&mut self) -> Result<()> {
        while !self.sink.flush()? {
            if self.is_over() {
                self.switch_off();
                // Who reads has all of it before the kernel takes its time to detach.
                if !self.waiter.wait_to_write(self.sink.fd(), Some(PATIENCE))? {
                    self.session.let_go();
                    self.waiter.wait_to_write(self.sink.fd(), None)?;
                }
                continue;
            }
            self.waiter.writable(self.sink.fd(), true)?;
            let far = Instant::now() + Duration::from_secs(3600);
            let waited = self.wait(far);
            self.waiter.writable(self.sink.fd(), false)?;
            waited?;
        }
        Ok(())
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
        match self.common.quiet {
            true => {}
            false if self.over => self.cx.say(text),
            // The programs are attached.
            false => talk::mention(self.cx.name, text),
        }
    }

    /// No event counts from now on.
    pub fn switch_off(&self) {
        self.session.live.switch(false);
    }

    /// All that did count have arrived: what is read after this is complete.
    pub fn settle(&mut self) {
        self.grace.wait();
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
                "cost": self.cost().to_json(),
                "duration_s": self.started.elapsed().as_secs_f64(),
            });
            json_line::line(&end, &mut self.sink.buffer);
        }
        self.over = true;
        let flushed = self.flush();
        let cost = self.common.verbose.then(|| self.cost().sentence());
        // Detaching may take the kernel long: all data is out by now. What is said may have to
        // wait for a terminal.
        self.session.let_go();
        if let Some(complaint) = self.ledger.complaint() {
            self.say(&complaint);
        }
        let unaccounted = self.ledger.unaccounted();
        if unaccounted != 0 && self.common.verbose {
            self.cx.say(&format!("{unaccounted} events are in no column of the ledger"));
        }
        if let Some(cost) = cost {
            self.cx.say(&cost);
        }
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
