//! What the way to a program costs whoever takes it: an operation that does next to nothing,
//! bare and with an empty program behind it.

use std::path::Path;

use anyhow::Result;
use serde_json::Value;
use serde_json::json;

use super::check_stopped;
use super::empty::Empty;
use super::load::Load;
use super::numbers;
use super::report::Table;
use super::report::with_spread;
use super::steps::Kind;

/// A way, or none: ns of an operation, round by round.
pub struct Way {
    operation: &'static str,
    name: &'static str,
    place: &'static str,
    kind: Kind,
    ns: Vec<f64>,
    failure: Option<String>,
}

const BARE: &str = "nothing";

/// Measures all, in interleaved rounds.
///
/// # Errors
/// If the workload fails. A way that cannot be had here is told as such.
pub fn measure(empty: &Path, rounds: u32, seconds: f64) -> Result<Vec<Way>> {
    let call = |name, place| ("getppid", name, place, Kind::Call);
    let allocate = |name, place| ("malloc and free", name, place, Kind::Allocate);
    let ways = [
        call(BARE, ""),
        call("tp_btf", "sys_exit"),
        call("raw_tp", "sys_exit"),
        call("tracepoint", "syscalls/sys_exit_getppid"),
        allocate(BARE, ""),
        allocate("uprobe", "malloc"),
        allocate("uretprobe", "malloc"),
    ];
    let mut ways = ways.map(|(operation, name, place, kind)| Way {
        operation,
        name,
        place,
        kind,
        ns: Vec::new(),
        failure: None,
    });
    for round in 1..=rounds {
        eprintln!("bench: round {round} of {rounds}, ways to a program");
        for way in ways.iter_mut().filter(|way| way.failure.is_none()) {
            check_stopped()?;
            way.round(empty, seconds)?;
        }
    }
    Ok(ways.into())
}

impl Way {
    fn round(&mut self, empty: &Path, seconds: f64) -> Result<()> {
        let held = match self.name {
            BARE => Ok(None),
            name => Empty::at(empty, name, self.place).map(Some),
        };
        match held {
            Ok(_held) => {
                let nothing = Path::new("/");
                let load = Load::start(self.kind, nothing, seconds, None)?;
                self.ns.push(load.finish()?.ns_each);
            }
            Err(error) => self.failure = Some(format!("{error:#}")),
        }
        Ok(())
    }

    pub fn json(&self) -> Value {
        json!({
            "operation": self.operation,
            "way": self.name,
            "place": self.place,
            "ns": numbers::spread(&self.ns).map(numbers::Spread::json),
            "failure": self.failure,
        })
    }
}

/// The section about them.
pub fn table(ways: &[Way]) -> Table {
    let row = |way: &Way| {
        let bare = ways.iter().find(|it| it.operation == way.operation).map(|it| &it.ns);
        let added = way.ns.iter().zip(bare.into_iter().flatten()).map(|(ns, bare)| ns - bare);
        let added: Vec<f64> = if way.name == BARE { Vec::new() } else { added.collect() };
        let what = format!("{}, {} {}", way.operation, way.name, way.place).trim_end().to_owned();
        vec![what, with_spread(&way.ns), with_spread(&added)]
    };
    let failed =
        |way: &Way| Some(format!("{} at {}: {}", way.name, way.place, way.failure.as_ref()?));
    Table {
        heading: "What a breakpoint costs, and other ways to a program".to_owned(),
        columns: ["operation, what is behind it", "ns each", "above bare"]
            .map(str::to_owned)
            .into(),
        rows: ways.iter().map(row).collect(),
        notes: ways.iter().filter_map(failed).collect(),
    }
}
