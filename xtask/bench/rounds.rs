//! The rounds: floor, ours, the peers, floor, ours, the peers, … so that what changes on the
//! machine meanwhile meets all.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use anyhow::Result;

use super::child::Running;
use super::host;
use super::load::Done;
use super::load::Load;
use super::measured::Measured;
use super::memory::Memory;
use super::procfs;
use super::sink::Place;
use super::steps;
use super::subject::Call;
use super::subject::Side;
use super::subject::TOOLS;
use super::subject::Tool;
use super::subject::Work;

/// What the slower side may need to show the last event. Ctrl-C before that is another
/// measurement.
pub const CATCH_UP: Duration = Duration::from_millis(300);
/// How long the workload runs before the tool is stopped under it.
const UNDER_LOAD: Duration = Duration::from_millis(250);
/// Between two runs: a tracepoint that was just left makes the next to come wait for what is
/// still under way in the kernel.
const REST: Duration = Duration::from_millis(100);
/// Counting run time costs time itself: apart from the rest, and, like what is done at a pace,
/// not in every round.
pub const FEW_ROUNDS: u32 = 3;

/// A row that figures are read from.
pub const USER_SHARE: &str = "share of one CPU in the tool";

pub struct Bench<'a> {
    pub scratch: &'a Path,
    pub binary: &'a Path,
    pub empty: &'a Path,
    pub plan: Option<&'a str>,
    pub disk: Option<host::Disk>,
    pub seconds: f64,
    /// The machine's load before and after each round.
    loads: Vec<[String; 2]>,
    tools: Vec<Measured>,
}

/// A workload, and what tells its rows from those of the tool's first.
pub struct Under {
    pub work: &'static Work,
    name: Option<String>,
}

impl Under {
    /// The tool's workloads, its first first.
    fn all(tool: &'static Tool) -> impl Iterator<Item = Self> {
        let further = tool.further.iter();
        let further = further.map(|work| Self { work, name: Some(work.kind.name()) });
        std::iter::once(Self { work: &tool.work, name: None }).chain(further)
    }

    /// The name of a row.
    pub fn row(&self, what: &str) -> String {
        self.name.as_ref().map_or_else(|| what.to_owned(), |name| format!("{what} ({name})"))
    }

    /// The name of a row of which there is one for each place of the output.
    fn row_at(&self, what: &str, place: Place) -> String {
        format!("{what} ({})", self.name.as_deref().unwrap_or(place.name()))
    }
}

impl<'a> Bench<'a> {
    pub fn new(
        binary: &'a Path,
        empty: &'a Path,
        scratch: &'a Path,
        plan: Option<&'a str>,
    ) -> Result<Self> {
        let program = scratch.join("exec-marker");
        fs::write(&program, steps::tiny_program())?;
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;
        fs::write(scratch.join("file-marker"), "")?;
        Ok(Self {
            scratch,
            binary,
            empty,
            plan,
            disk: None,
            seconds: 0.5,
            loads: Vec::new(),
            tools: Vec::new(),
        })
    }

    pub fn finish(self) -> (Vec<Measured>, Vec<[String; 2]>) {
        (self.tools, self.loads)
    }

    /// Measures the tools of these names, or all. One that fails does not end the bench.
    pub fn run(&mut self, names: &[String], rounds: u32) -> Result<()> {
        for tool in TOOLS {
            if names.is_empty() || names.iter().any(|name| name == tool.name) {
                let measured = self.prepare(tool)?;
                self.tools.push(measured);
            }
        }
        let mut tools = std::mem::take(&mut self.tools);
        for round in 1..=rounds {
            let (began, before) = (Instant::now(), host::load_average());
            for measured in tools.iter_mut().filter(|measured| measured.failure.is_none()) {
                super::check_stopped()?;
                eprintln!("bench: round {round} of {rounds}, {}", measured.tool.name);
                if let Err(error) = self.round(measured, round) {
                    super::check_stopped()?;
                    eprintln!("bench: {}: {error:#}", measured.tool.name);
                    measured.failure = Some(format!("{error:#}"));
                }
            }
            self.loads.push([before, host::load_average()]);
            let took = began.elapsed().as_secs();
            let left = u64::from(rounds - round) * took / 60;
            eprintln!("bench: round {round} took {took} s, at most {left} minutes are left");
        }
        self.tools = tools;
        Ok(())
    }

    fn round(&self, measured: &mut Measured, round: u32) -> Result<()> {
        measured.each(|measured, side, call| self.start_and_stop(measured, side, call))?;
        for under in Under::all(measured.tool) {
            let floor = self.load(under.work, &measured.target, self.seconds, None)?.finish()?;
            for place in under.work.places {
                let operation = under.row_at("operation", *place);
                measured.numbers.add(&operation, "ns", Side::Floor, floor.ns_each);
                measured.each(|measured, side, call| {
                    self.under_load(measured, side, call, (&under, *place), floor)
                })?;
            }
            if round <= FEW_ROUNDS {
                let empty = self.empty(measured, &under)?;
                measured.each(|measured, side, call| {
                    self.counted(measured, side, call, &under, empty)
                })?;
            }
        }
        if round <= FEW_ROUNDS {
            for rate in measured.tool.work.kind.rates() {
                measured.each(|measured, side, call| self.paced(measured, side, call, *rate))?;
            }
        }
        Ok(())
    }

    pub fn start(&self, call: &Call, place: Place) -> Result<Running> {
        super::check_stopped()?;
        thread::sleep(REST);
        Running::start(call, place, self.scratch)
    }

    pub fn load(
        &self,
        work: &Work,
        target: &Path,
        seconds: f64,
        rate: Option<u64>,
    ) -> Result<Load> {
        Load::start(work.kind, target, seconds, rate)
    }

    /// How long it takes to attach, and to end in the middle of the workload.
    fn start_and_stop(&self, measured: &mut Measured, side: Side, call: &Call) -> Result<()> {
        let tool = self.start(call, Place::Pipe)?;
        let attached = (tool.attached_ms, tool.ready_ms);
        let load = self.load(&measured.tool.work, &measured.target, 60.0, None)?;
        thread::sleep(UNDER_LOAD);
        let gone = tool.stop()?;
        drop(load);
        let mut add = |name, value| measured.numbers.add(name, "ms", side, value);
        add("exec to attached", attached.0);
        attached.1.into_iter().for_each(|ready| add("exec to --ready-fd", ready));
        gone.complete_ms
            .into_iter()
            .for_each(|complete| add("SIGINT to output complete", complete));
        add("SIGINT to gone", gone.gone_ms);
        Ok(())
    }

    /// What it costs and loses while the workload runs to its end.
    fn under_load(
        &self,
        measured: &mut Measured,
        side: Side,
        call: &Call,
        (under, place): (&Under, Place),
        floor: Done,
    ) -> Result<()> {
        let work = under.work;
        let tool = self.start(call, place)?;
        let before = procfs::on_cpu(tool.pid());
        let started = Instant::now();
        let done = self.load(work, &measured.target, self.seconds, None)?.finish()?;
        thread::sleep(CATCH_UP);
        let on_cpu = procfs::on_cpu(tool.pid()).saturating_sub(before);
        let elapsed = started.elapsed();
        let memory = Memory::of(tool.pid());
        let gone = tool.stop()?;
        let shown = work.shown.count(work.kind, &gone.output, &measured.target);
        let made = done.operations as f64 * f64::from(work.shown.events_each());
        let mut add = |what: &str, unit, value| {
            measured.numbers.add(&under.row_at(what, place), unit, side, value);
        };
        add("operation", "ns", done.ns_each);
        add("slowdown", "ns", done.ns_each - floor.ns_each);
        add("events made", "", made);
        if let Some(shown) = shown {
            add("events shown", "", shown as f64);
            add("events lost", "", made - shown as f64);
        }
        add("told as lost", "", gone.told_lost as f64);
        add("user CPU per event", "ns", gone.user_ns / made);
        add("system CPU per event", "ns", gone.system_ns / made);
        add("CPU per event once attached", "ns", on_cpu as f64 / made);
        let share = 100.0 * on_cpu as f64 / elapsed.as_nanos() as f64;
        measured.numbers.add(&under.row(USER_SHARE), "%", side, share);
        memory.add(&mut measured.numbers, side);
        Ok(())
    }
}
