//! together: what it costs when many tools look at once.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread;

use anyhow::Context;
use anyhow::Result;
use anyhow::anyhow;
use serde_json::Value;
use serde_json::json;

use super::check_stopped;
use super::child::Gone;
use super::child::Running;
use super::host;
use super::load::Done;
use super::load::Load;
use super::numbers::Numbers;
use super::peers;
use super::procfs;
use super::report::Table;
use super::rounds::Bench;
use super::rounds::CATCH_UP;
use super::section;
use super::section::Lab;
use super::section::Section;
use super::sink::Place;
use super::steps::Kind;
use super::subject::Call;
use super::subject::Side;
use super::subject::TOOLS;
use super::subject::Tool;

/// Of the same tool.
const SIZES: [usize; 5] = [1, 2, 4, 8, 16];
const SAME: [&str; 2] = ["opensnoop", "syscount"];
/// Of different ones; the last is cut to as many as there are.
const DIFFERENT: [usize; 3] = [1, 4, usize::MAX];
/// Long enough for a hundred thousand operations that nobody looks at.
const SECONDS: f64 = 0.2;

const OPERATION: &str = "operation ns";
const SLOWER: &str = "times the floor";
const KERNEL: &str = "kernel ns per operation";
const LOST: &str = "events lost, %";
const COLUMNS: &[&str] = &["tools", OPERATION, SLOWER, KERNEL, LOST];

/// Tools that run at once, under one workload.
struct Crowd {
    name: String,
    kind: Kind,
    /// Whose events are counted; `None` where they are not alike.
    tool: Option<&'static Tool>,
    /// As many as there may be, of each side.
    calls: BTreeMap<&'static str, Vec<Call>>,
    sizes: Vec<(usize, Numbers)>,
    failures: Vec<String>,
}

/// Measures all, in interleaved rounds. A crowd that fails does not end it.
pub fn section(lab: &Lab, bench: &mut Bench) -> Result<Section> {
    let mut crowds = Vec::new();
    for name in SAME {
        crowds.push(Crowd::same(lab, bench, name)?);
    }
    crowds.push(Crowd::different(lab, bench)?);
    for round in 1..=lab.rounds {
        for crowd in &mut crowds {
            eprintln!("bench: together, round {round} of {}, {}", lab.rounds, crowd.name);
            crowd.round(lab, &bench.target(crowd.kind)?)?;
        }
    }
    let json = crowds.iter().map(Crowd::json).collect();
    Ok(Section { name: "together", tables: crowds.iter().map(Crowd::table).collect(), json })
}

impl Crowd {
    fn same(lab: &Lab, bench: &mut Bench, name: &str) -> Result<Self> {
        let tool = TOOLS.iter().find(|tool| tool.name == name);
        let tool = tool.with_context(|| format!("the bench has no {name}"))?;
        let target = bench.target(tool.work.kind)?;
        let most = *SIZES.last().unwrap_or(&1);
        let mut calls =
            BTreeMap::from([("ours", vec![tool.ours(lab.binary, None, &target); most])]);
        calls.extend(peer(lab, tool, &target).map(|peer| ("peer", vec![peer; most])));
        Ok(Self::new(format!("{name}, so many times"), Some(tool), tool.work.kind, calls, &SIZES))
    }

    /// Those of the bench's tools of which the peer works here, so that they are the same.
    fn different(lab: &Lab, bench: &mut Bench) -> Result<Self> {
        let mut calls = BTreeMap::from([("ours", vec![]), ("peer", vec![])]);
        let mut names = Vec::new();
        for tool in TOOLS {
            check_stopped()?;
            let target = bench.target(tool.work.kind)?;
            let ours = tool.ours(lab.binary, None, &target);
            if let Some(peer) = peer(lab, tool, &target) {
                calls.entry("ours").or_default().push(ours);
                calls.entry("peer").or_default().push(peer);
                names.push(tool.name);
            }
        }
        let name = format!("so many of these, {}", names.join(", "));
        let most = names.len();
        let mut sizes: Vec<usize> = DIFFERENT.iter().map(|size| *size.min(&most)).collect();
        sizes.dedup();
        sizes.retain(|size| *size > 0);
        Ok(Self::new(name, None, Kind::Open, calls, &sizes))
    }

    fn new(
        name: String,
        tool: Option<&'static Tool>,
        kind: Kind,
        calls: BTreeMap<&'static str, Vec<Call>>,
        sizes: &[usize],
    ) -> Self {
        let sizes = sizes.iter().map(|size| (*size, Numbers::default())).collect();
        Self { name, kind, tool, calls, sizes, failures: Vec::new() }
    }

    fn round(&mut self, lab: &Lab, target: &Path) -> Result<()> {
        for (size, numbers) in &mut self.sizes {
            let floor = Load::start(self.kind, target, SECONDS, None)?.finish()?;
            numbers.add(OPERATION, "ns", Side::Floor, floor.ns_each);
            for (who, side) in [("ours", Side::Ours), ("peer", Side::Libbpf)] {
                check_stopped()?;
                let Some(calls) = self.calls.get(who) else { continue };
                if self.failures.iter().any(|failure| failure.starts_with(who)) {
                    continue;
                }
                match measure(lab, self.kind, target, &calls[..*size]) {
                    Ok(measured) => measured.add(numbers, side, floor, self.tool, target),
                    Err(error) => {
                        check_stopped()?;
                        self.failures.push(section::failure(
                            who,
                            format_args!("{size} at once"),
                            &error,
                        ));
                    }
                }
            }
        }
        Ok(())
    }

    fn table(&self) -> Table {
        section::table(format!("At once: {}", self.name), COLUMNS, &self.sizes, &self.failures)
    }

    fn json(&self) -> Value {
        json!({
            "crowd": self.name,
            "sizes": section::sizes("tools", &self.sizes),
            "failures": self.failures,
        })
    }
}

/// How the peer is called, if it works here.
fn peer(lab: &Lab, tool: &Tool, target: &Path) -> Option<Call> {
    let (_, mut call) = peers::calls(Side::Libbpf, tool, target).into_iter().next()?;
    let tried = Running::start(&call, Place::Pipe, lab.scratch).ok()?;
    call.attached = Some(tried.attached());
    tried.stop().is_ok().then_some(call)
}

/// What came of tools at once.
struct Measured {
    done: Done,
    /// While the kernel counted, which slows all down.
    counted: Done,
    kernel_ns: u64,
    gone: Vec<Gone>,
}

fn measure(lab: &Lab, kind: Kind, target: &Path, calls: &[Call]) -> Result<Measured> {
    let tools = start(lab.scratch, calls)?;
    let load = || Load::start(kind, target, SECONDS, None)?.finish();
    let done = load()?;
    let counting = host::Setting::counting()?;
    let total = || tools.iter().map(|tool| procfs::run_time(tool.pid()).0).sum::<u64>();
    let before = total();
    let counted = load()?;
    let kernel_ns = total().saturating_sub(before);
    drop(counting);
    thread::sleep(CATCH_UP);
    // Each takes as long as the kernel's grace periods, which they share.
    let gone = at_once(tools, Running::stop)?;
    Ok(Measured { done, counted, kernel_ns, gone })
}

fn start(scratch: &Path, calls: &[Call]) -> Result<Vec<Running>> {
    let each = calls.iter().enumerate().map(|(at, call)| (scratch.join(format!("at-{at}")), call));
    at_once(each.collect(), |(folder, call)| {
        fs::create_dir_all(&folder)?;
        Running::start(call, Place::Pipe, &folder)
    })
}

/// Does it to each, in a thread of its own.
fn at_once<T: Send, R: Send>(each: Vec<T>, what: impl Fn(T) -> Result<R> + Sync) -> Result<Vec<R>> {
    thread::scope(|scope| {
        let what = &what;
        let threads: Vec<_> = each.into_iter().map(|one| scope.spawn(move || what(one))).collect();
        let join = |thread: thread::ScopedJoinHandle<'_, Result<R>>| {
            thread.join().map_err(|_| anyhow!("a thread failed"))?
        };
        threads.into_iter().map(join).collect()
    })
}

impl Measured {
    fn add(
        &self,
        numbers: &mut Numbers,
        side: Side,
        floor: Done,
        tool: Option<&Tool>,
        target: &Path,
    ) {
        numbers.add(OPERATION, "ns", side, self.done.ns_each);
        numbers.add(SLOWER, "times", side, self.done.ns_each / floor.ns_each);
        numbers.add(KERNEL, "ns", side, self.kernel_ns as f64 / self.counted.operations as f64);
        let Some(tool) = tool else { return };
        let (kind, shown) = (tool.work.kind, tool.work.shown);
        let each = shown.events_each();
        let shown: Option<u64> =
            self.gone.iter().map(|gone| shown.count(kind, &gone.output, target)).sum();
        if let Some(shown) = shown {
            let made = (self.done.operations + self.counted.operations) * self.gone.len() as u64;
            let made = made as f64 * f64::from(each);
            numbers.add(LOST, "", side, 100.0 * (made - shown as f64) / made);
        }
    }
}
