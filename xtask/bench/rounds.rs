//! The rounds: floor, ours, peer, floor, ours, peer, … so that what changes on the machine
//! meanwhile meets all three.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use serde_json::Value;

use super::child::Running;
use super::host;
use super::load::Done;
use super::load::Load;
use super::numbers::Numbers;
use super::procfs;
use super::sink::Place;
use super::steps;
use super::steps::Kind;
use super::subject::Call;
use super::subject::Side;
use super::subject::TOOLS;
use super::subject::Tool;

/// What the slower side may need to show the last event. Ctrl-C before that is another
/// measurement.
pub const CATCH_UP: Duration = Duration::from_millis(300);
/// How long the workload runs before the tool is stopped under it.
const UNDER_LOAD: Duration = Duration::from_millis(250);
/// Between two runs: a tracepoint that was just left makes the next to come wait for what is
/// still under way in the kernel.
const REST: Duration = Duration::from_millis(100);
/// Counting run time costs time itself: in rounds of its own, and few.
const COUNTED_ROUNDS: u32 = 3;

/// A row that figures are read from.
pub const USER_SHARE: &str = "share of one CPU in the tool";

pub struct Bench<'a> {
    scratch: &'a Path,
    binary: &'a Path,
    pub empty: &'a Path,
    plan: Option<&'a str>,
    disk: Option<host::Disk>,
    pub seconds: f64,
    tools: Vec<Measured>,
}

/// A tool with what was measured, or why it could not be.
pub struct Measured {
    pub tool: &'static Tool,
    /// The attach plan that ours took.
    pub plan: String,
    pub has_peer: bool,
    pub numbers: Numbers,
    pub failure: Option<String>,
    ours: Call,
    peer: Option<Call>,
    pub target: PathBuf,
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
        Ok(Self { scratch, binary, empty, plan, disk: None, seconds: 0.5, tools: Vec::new() })
    }

    pub fn finish(self) -> Vec<Measured> {
        self.tools
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
            for measured in tools.iter_mut().filter(|measured| measured.failure.is_none()) {
                super::check_stopped()?;
                eprintln!("bench: round {round} of {rounds}, {}", measured.tool.name);
                if let Err(error) = self.round(measured, round) {
                    super::check_stopped()?;
                    eprintln!("bench: {}: {error:#}", measured.tool.name);
                    measured.failure = Some(format!("{error:#}"));
                }
            }
        }
        self.tools = tools;
        Ok(())
    }

    fn prepare(&mut self, tool: &'static Tool) -> Result<Measured> {
        let target = self.target(tool.kind)?;
        let ours = tool.ours(self.binary, self.plan, &target);
        let peer = tool.peer(&target).filter(|peer| {
            let tried = self.start(peer, Place::Pipe).and_then(Running::stop);
            if let Err(error) = &tried {
                let name = peer.program.display();
                eprintln!("bench: {}: {name} does not work here: {error:#}", tool.name);
            }
            tried.is_ok()
        });
        let plan = plan(&ours);
        Ok(Measured {
            tool,
            failure: plan.as_ref().err().map(|error| format!("{error:#}")),
            plan: plan.unwrap_or_default(),
            has_peer: peer.is_some(),
            numbers: Numbers::default(),
            ours,
            peer,
            target,
        })
    }

    /// What a workload of this kind works on.
    pub fn target(&mut self, kind: Kind) -> Result<PathBuf> {
        Ok(match kind {
            Kind::Exec => self.scratch.join("exec-marker"),
            Kind::Read => self.disk()?,
            // Outside the range from which the kernel takes ports of its own.
            Kind::Session | Kind::Refused => PathBuf::from("21477"),
            _ => self.scratch.join("file-marker"),
        })
    }

    fn disk(&mut self) -> Result<PathBuf> {
        if self.disk.is_none() {
            self.disk = Some(host::Disk::on(&self.scratch.join("disk"), steps::BLOCKS * 4096)?);
        }
        Ok(self.disk.as_ref().map(|disk| disk.path.clone()).unwrap_or_default())
    }

    fn round(&self, measured: &mut Measured, round: u32) -> Result<()> {
        let sides = measured.sides();
        for (side, call) in &sides {
            self.start_and_stop(measured, *side, call)?;
        }
        let floor = self.load(measured, self.seconds)?.finish()?;
        measured.numbers.add("operation", "ns", Side::Floor, floor.ns_each);
        for place in measured.tool.places {
            for (side, call) in &sides {
                self.under_load(measured, *side, call, *place, floor)?;
            }
        }
        if round <= COUNTED_ROUNDS {
            let empty = self.empty(measured)?;
            for (side, call) in &sides {
                self.counted(measured, *side, call, empty)?;
            }
        }
        Ok(())
    }

    pub fn start(&self, call: &Call, place: Place) -> Result<Running> {
        super::check_stopped()?;
        thread::sleep(REST);
        Running::start(call, place, self.scratch)
    }

    pub fn load(&self, measured: &Measured, seconds: f64) -> Result<Load> {
        Load::start(measured.tool.kind, &measured.target, seconds)
    }

    /// How long it takes to attach, and to end in the middle of the workload.
    fn start_and_stop(&self, measured: &mut Measured, side: Side, call: &Call) -> Result<()> {
        let tool = self.start(call, Place::Pipe)?;
        let attached = (tool.attached_ms, tool.ready_ms);
        let load = self.load(measured, 60.0)?;
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
        place: Place,
        floor: Done,
    ) -> Result<()> {
        let tool = self.start(call, place)?;
        let before = procfs::on_cpu(tool.pid());
        let started = Instant::now();
        let done = self.load(measured, self.seconds)?.finish()?;
        thread::sleep(CATCH_UP);
        let on_cpu = procfs::on_cpu(tool.pid()).saturating_sub(before);
        let elapsed = started.elapsed();
        let rss = procfs::peak_memory(tool.pid());
        let (maps, rings) = procfs::maps(tool.pid());
        let gone = tool.stop()?;
        let shown = measured.tool.shown(&gone.output, &measured.target);
        let made = done.operations as f64 * f64::from(measured.tool.events_each());
        let name = place.name();
        let mut add = |what: &str, unit, value| {
            measured.numbers.add(&format!("{what} ({name})"), unit, side, value);
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
        let kib = |bytes: u64| bytes as f64 / 1024.0;
        let numbers = &mut measured.numbers;
        numbers.add(USER_SHARE, "%", side, share);
        numbers.add("peak memory", "KiB", side, kib(rss));
        numbers.add("maps", "KiB", side, kib(maps));
        numbers.add("ring buffer", "KiB", side, kib(rings));
        Ok(())
    }
}

impl Measured {
    fn sides(&self) -> Vec<(Side, Call)> {
        let ours = (Side::Ours, self.ours.clone());
        let peer = self.peer.iter().map(|peer| (Side::Peer, peer.clone()));
        std::iter::once(ours).chain(peer).collect()
    }
}

/// The plan that ours takes here, out of the record that it starts JSON with. Warms the
/// caches, too.
fn plan(ours: &Call) -> Result<String> {
    let mut command = std::process::Command::new(&ours.program);
    command.args(&ours.arguments).args(["--output", "json", "--duration", "1ms"]);
    let output = command.output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let start = text.lines().next().unwrap_or_default();
    let start: Value = serde_json::from_str(start).with_context(|| {
        let said = String::from_utf8_lossy(&output.stderr);
        format!("it does not start: {}", said.trim())
    })?;
    Ok(start["plan"].as_str().unwrap_or("?").to_owned())
}
