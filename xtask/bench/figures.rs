//! The figures that beebox set out to reach, and whether this run reached them.

use serde_json::Value;
use serde_json::json;

use super::counted;
use super::readout;
use super::rounds::Measured;
use super::rounds::USER_SHARE;
use super::subject::Side;

const MIB: f64 = 1024.0 * 1024.0;

/// One promise beside what came of it.
pub struct Figure {
    pub name: String,
    pub limit: f64,
    pub measured: Option<f64>,
    pub unit: &'static str,
    /// Why it does not count here, or what to know.
    pub note: Option<&'static str>,
}

impl Figure {
    /// `None` if nothing was measured, or if this plan never promised it.
    pub fn reached(&self) -> Option<bool> {
        let counts = self.note.is_none();
        self.measured.filter(|_| counts).map(|measured| measured <= self.limit)
    }

    pub fn json(&self) -> Value {
        json!({
            "name": self.name,
            "limit": self.limit,
            "measured": self.measured,
            "unit": self.unit,
            "reached": self.reached(),
            "note": self.note,
        })
    }
}

/// Of the whole box.
pub fn of_box(bytes: u64) -> Figure {
    Figure {
        name: "size of the binary".to_owned(),
        limit: 4.0,
        measured: Some(bytes as f64 / MIB),
        unit: "MiB",
        note: None,
    }
}

/// Of a table of many keys, by the median.
pub fn of_readout(times: &[f64]) -> Figure {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    Figure {
        name: format!("{} keys read out", readout::KEYS),
        limit: 100.0,
        measured: times.get(times.len() / 2).copied(),
        unit: "ms",
        note: None,
    }
}

/// Of one tool. Ratios by their median, limits by the worst round.
pub fn of_tool(measured: &Measured) -> Vec<Figure> {
    let ratio = |name: &str| Some(measured.numbers.row(name)?.ratio()?.median);
    let worst = |name: &str| Some(measured.numbers.row(name)?.spread(Side::Ours)?.max);
    let mut figures = Vec::new();
    let mut add = |name: &str, limit, measured, unit, note| {
        let name = name.to_owned();
        figures.push(Figure { name, limit, measured, unit, note });
    };
    let classic = measured.plan == "tracepoint";
    // Its context is ABI: nothing to relocate, so the kernel's types are not read.
    let unrelocated = classic && measured.tool.name == "opensnoop";
    let start = if unrelocated { 0.3 } else { 0.5 };
    add("exec to attached", start, ratio("exec to attached"), "of the peer's", None);
    let complete = "SIGINT to output complete";
    let stacks = ["profile", "offcputime"].contains(&measured.tool.name);
    let names = stacks.then_some("the kernel's list of names is read for the first print");
    add(complete, 50.0, worst(complete), "ms", names);
    let slow = classic.then_some("the kernel detaches a classic tracepoint in 60-85 ms");
    add("SIGINT to gone", 150.0, worst("SIGINT to gone"), "ms", slow);
    if measured.tool.name == "opensnoop" {
        for place in measured.tool.places.iter().map(|place| place.name()) {
            let name = |what| format!("{what} ({place})");
            let promises = [("slowdown", 0.2), ("user CPU per event", 0.1)];
            for (name, limit) in promises.map(|(what, limit)| (name(what), limit)) {
                add(&name, limit, ratio(&name), "of the peer's", None);
            }
            let lost = name("events lost");
            add(&lost, 0.0, worst(&lost), "events", None);
        }
    }
    if let Some(budget) = measured.tool.budget {
        add(counted::ABOVE_EMPTY, budget, ratio(counted::ABOVE_EMPTY), "of the peer's", None);
    }
    if measured.tool.name == "profile" {
        let shares = [counted::KERNEL_SHARE, USER_SHARE]
            .map(|name| Some(measured.numbers.row(name)?.spread(Side::Ours)?.median));
        let share = shares.into_iter().sum::<Option<f64>>();
        add("cost at 99 Hz", 1.0, share, "% of one CPU", None);
    }
    let ring = worst("ring buffer").unwrap_or(0.0) / 1024.0;
    let memory = worst("peak memory").map(|kib| kib / 1024.0);
    add("peak memory", 12.0 + ring, memory, "MiB", None);
    figures
}
