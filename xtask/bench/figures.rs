//! The figures that beebox set out to reach, and whether this run reached them.

use serde_json::Value;
use serde_json::json;

use super::counted;
use super::installed::Installed;
use super::measured::Measured;
use super::memory;
use super::numbers;
use super::readout;
use super::rounds::USER_SHARE;
use super::subject::Side;
use super::subject::Tool;
use super::subject::Way;
use super::why;

const MIB: f64 = 1024.0 * 1024.0;
const RATIO: &str = "of the peer's";

/// One promise beside what came of it.
pub struct Figure {
    /// A tool, or what else it is of.
    pub of: String,
    pub name: String,
    pub limit: f64,
    pub measured: Option<f64>,
    pub unit: &'static str,
    /// The best of those that it is compared with.
    pub peer: Option<&'static str>,
}

impl Figure {
    /// `None` if nothing was measured.
    pub fn reached(&self) -> Option<bool> {
        self.measured.map(|measured| measured <= self.limit)
    }

    /// Why not.
    pub fn why(&self) -> Option<&'static str> {
        if self.reached() == Some(false) { why::why(&self.of, &self.name) } else { None }
    }

    pub fn json(&self) -> Value {
        json!({
            "of": self.of,
            "name": self.name,
            "limit": self.limit,
            "measured": self.measured,
            "unit": self.unit,
            "best_peer": self.peer,
            "reached": self.reached(),
            "why": self.why(),
        })
    }
}

/// All of them: of the box, and figure by figure of each tool that it is promised of.
pub fn all(installed: &Installed, readout: &[f64], tools: &[Measured]) -> Vec<Figure> {
    let mut figures = of_box(installed, readout);
    figures.extend(starts(tools));
    for promise in PROMISES {
        let tools = tools.iter().filter(|measured| (promise.of)(measured.tool));
        figures.extend(tools.flat_map(|measured| promise.kept(measured)));
    }
    figures.extend(tools.iter().filter_map(cost_at_99_hz));
    figures
}

fn of_box(installed: &Installed, readout: &[f64]) -> Vec<Figure> {
    let of = || "the box".to_owned();
    let mut figures = vec![
        Figure {
            of: of(),
            name: "size of the binary".to_owned(),
            limit: 4.0,
            measured: Some(installed.beebox as f64 / MIB),
            unit: "MiB",
            peer: None,
        },
        Figure {
            of: of(),
            name: "installed size per tool".to_owned(),
            limit: 0.2,
            measured: installed.libbpf_each().map(|peer| installed.each() / peer),
            unit: RATIO,
            peer: Some(Side::Libbpf.name()),
        },
    ];
    if let Some(times) = numbers::spread(readout) {
        figures.push(Figure {
            of: "syscount".to_owned(),
            name: format!("{} keys read out", readout::KEYS),
            limit: 100.0,
            measured: Some(times.median),
            unit: "ms",
            peer: None,
        });
    }
    figures
}

const START: &str = "exec to attached";

/// The context of a classic tracepoint is ABI: where all is read from it, nothing is relocated,
/// and the kernel's types are not read.
fn is_unrelocated(measured: &Measured) -> bool {
    measured.plan == "tracepoint" && measured.tool.name == "opensnoop"
}

/// To attach: by the median over the tools that have a peer.
fn starts(tools: &[Measured]) -> Vec<Figure> {
    let median = |of: &str, limit, chosen: &dyn Fn(&Measured) -> bool| {
        let rows = tools.iter().filter(|tool| chosen(tool));
        let rows: Vec<_> = rows.filter_map(|tool| tool.numbers.row(START)).collect();
        let ratios = rows.iter().filter_map(|row| Some(row.ratio()?.median));
        let best: Vec<_> = rows.iter().filter_map(|row| row.best()).collect();
        let alike = best.windows(2).all(|two| two[0] == two[1]);
        let measured = numbers::spread(&ratios.collect::<Vec<_>>())?.median;
        Some(Figure {
            of: of.to_owned(),
            name: START.to_owned(),
            limit,
            measured: Some(measured),
            unit: RATIO,
            peer: best.first().map(|side| if alike { side.name() } else { "each tool's best" }),
        })
    };
    let all = median("median over tools", 0.5, &|_| true);
    all.into_iter().chain(median("where nothing is relocated", 0.3, &is_unrelocated)).collect()
}

/// What is promised of tools one by one.
struct Promise {
    name: &'static str,
    limit: fn(&Tool) -> f64,
    of: fn(&Tool) -> bool,
    /// It has a row for each place of the output.
    by_place: bool,
    /// A ratio to the best peer by its median; else a number by the worst round.
    is_ratio: bool,
}

const fn ratio(name: &'static str, limit: fn(&Tool) -> f64) -> Promise {
    Promise { name, limit, of: |_| true, by_place: false, is_ratio: true }
}

const fn of_streams(name: &'static str, limit: fn(&Tool) -> f64) -> Promise {
    let of = |tool: &Tool| tool.way == Way::Streaming;
    Promise { name, limit, of, by_place: true, is_ratio: true }
}

const PROMISES: &[Promise] = &[
    ratio("SIGINT to output complete", |_| 0.2),
    ratio("SIGINT to gone", |_| 0.5),
    of_streams("slowdown", |_| 0.2),
    Promise { is_ratio: false, ..of_streams("events lost", |_| 0.0) },
    // Of user and system together, by a clock that is exact: the times of wait4(2) are split into
    // these by a look at each tick, and have the start-up in them.
    of_streams("CPU per event once attached", |_| 0.1),
    Promise { of: |tool| tool.way == Way::Aggregating, ..ratio(counted::ABOVE_EMPTY, |_| 0.5) },
    ratio(memory::RESIDENT, |_| 1.5),
    ratio(memory::MAPS, |tool| if keeps_arguments(tool) { 0.1 } else { 1.0 }),
];

/// libbpf-tools' has room for all arguments of 10,240 programs: 77 MiB. That is what is promised
/// to be undercut.
fn keeps_arguments(tool: &Tool) -> bool {
    tool.name == "execsnoop"
}

impl Promise {
    /// One figure, or one for each place of the output.
    fn kept(&self, measured: &Measured) -> Vec<Figure> {
        let places = measured.tool.work.places.iter();
        let names = match self.by_place {
            true => places.map(|place| format!("{} ({})", self.name, place.name())).collect(),
            false => vec![self.name.to_owned()],
        };
        names.into_iter().map(|name| self.figure(measured, name)).collect()
    }

    fn figure(&self, measured: &Measured, name: String) -> Figure {
        let row = measured.numbers.row(&name);
        let named = self.name == memory::MAPS && keeps_arguments(measured.tool);
        let peer = row.and_then(|row| if named { Some(Side::Libbpf) } else { row.best() });
        let value = row.and_then(|row| match self.is_ratio {
            true => row.ratio_to(peer?).map(|ratio| ratio.median),
            false => row.spread(Side::Ours).map(|spread| spread.max),
        });
        Figure {
            of: measured.tool.name.to_owned(),
            name,
            limit: (self.limit)(measured.tool),
            measured: value,
            unit: if self.is_ratio { RATIO } else { "" },
            peer: peer.map(Side::name),
        }
    }
}

fn cost_at_99_hz(measured: &Measured) -> Option<Figure> {
    let shares = [counted::KERNEL_SHARE, USER_SHARE]
        .map(|name| Some(measured.numbers.row(name)?.spread(Side::Ours)?.median));
    (measured.tool.name == "profile").then(|| Figure {
        of: measured.tool.name.to_owned(),
        name: "cost at 99 Hz".to_owned(),
        limit: 1.0,
        measured: shares.into_iter().sum(),
        unit: "% of one CPU",
        peer: None,
    })
}
