//! contention: eight processors of a guest that do the same at once. One thread emulates them
//! in turn, so that times mean nothing there: what is told are counts, and each is exact.

use std::ffi::OsString;
use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use serde_json::Value;

use super::contended::Contended;
use super::report::Table;
use super::section::Lab;
use super::section::Section;
use crate::vm;
use crate::vm::End;
use crate::vm::Guest;
use crate::vm::Kernel;

const KERNEL: &str = "6.12";
const CPUS: u32 = 8;

const COLUMNS: &[&str] = &[
    "",
    "made",
    "seen",
    "shown",
    "not shown",
    "ring full",
    "ring busy",
    "map full",
    "storage busy",
    "no memory",
    "told as lost",
    "program runs",
    "runs missed",
];

/// What to know of the counts.
const NOTES: [&str; 2] = [
    "One run: each count is exact. What is lost differs from run to run, as a processor that is not \
     being emulated holds up whoever waits for what it is amid.",
    "The kernel tells a peer what a full perf buffer has lost with the next event that fits: what is \
     lost at the end is not told.",
];

/// Runs this program in a guest, once.
pub fn section(lab: &Lab) -> Result<Section> {
    eprintln!("bench: contention, in a guest of {CPUS} processors");
    vm::signals::catch()?;
    match guest(lab) {
        Ok(json) => Ok(Section { name: "contention", tables: vec![table(&json)], json }),
        Err(error) => {
            super::check_stopped()?;
            vm::signals::check()?;
            // No network for the kernel, no QEMU: no reason to throw away what was measured.
            let why = format!("It was not measured: {error:#}");
            eprintln!("bench: contention: {error:#}");
            let json = serde_json::json!({"failure": why});
            Ok(Section { name: "contention", tables: vec![table(&json)], json })
        }
    }
}

fn guest(lab: &Lab) -> Result<Value> {
    let mut guest = Guest::new(Kernel::fetch(KERNEL, false)?)?;
    guest.cpus = CPUS;
    guest.memory = 3072;
    guest.timeout = Duration::from_secs(300);
    let mut command: Vec<OsString> = vec![std::env::current_exe()?.into()];
    command.extend(["bench", "--contended", "--binary"].map(OsString::from));
    command.extend([lab.binary.into(), "--target".into(), lab.workload.into()]);
    let mut out = Vec::new();
    let end = guest.run(&command, &mut out, &mut std::io::stderr())?;
    let wrong = crate::matrix::suite::wrong(&end);
    ensure!(wrong.is_none(), "{}", wrong.unwrap_or_default());
    ensure!(end == End::Exited(0), "it failed in the guest ({end:?})");
    let text = String::from_utf8_lossy(&out);
    let runs = text.lines().map(serde_json::from_str::<Value>);
    let runs = runs.collect::<serde_json::Result<Vec<_>>>().context("the guest's words")?;
    Ok(serde_json::json!({"kernel": guest.kernel.release, "cpus": CPUS, "runs": runs}))
}

/// In the guest: counts, and prints a line of JSON for each tool and side.
pub fn inside(beebox: &Path, workload: &Path) -> Result<()> {
    let scratch = super::host::scratch()?;
    let _counting = super::host::Setting::counting()?;
    for run in super::contended::RUNS {
        for is_ours in [true, false] {
            let contended = Contended { run, is_ours, beebox, workload, scratch: scratch.path() };
            println!("{}", contended.count(CPUS)?);
        }
    }
    Ok(())
}

fn table(json: &Value) -> Table {
    let runs = json["runs"].as_array().into_iter().flatten();
    let notes = json["failure"].as_str().into_iter().chain(NOTES);
    let mut notes: Vec<String> = notes.map(str::to_owned).collect();
    notes.extend(runs.clone().filter_map(|run| {
        Some(format!("{}: {}", run["name"].as_str()?, run["failure"].as_str()?))
    }));
    let row = |run: &Value| {
        let name = run["name"].as_str().unwrap_or_default().to_owned();
        let cell = |column: &&str| match &run["counts"][column] {
            Value::Null => "-".to_owned(),
            count => count.to_string(),
        };
        std::iter::once(name).chain(COLUMNS[1..].iter().map(cell)).collect()
    };
    let kernel = json["kernel"].as_str().unwrap_or("-");
    Table {
        heading: format!("Contention: {CPUS} processors of a guest, kernel {kernel}, one run"),
        columns: super::section::names(COLUMNS),
        rows: runs.filter(|run| run["counts"].is_object()).map(row).collect(),
        notes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_failed_is_a_note() {
        let text = r#"{"kernel": "6", "runs": [{"name": "a", "counts": {"made": 7}},
                      {"name": "b", "failure": "no"}]}"#;
        let table = table(&serde_json::from_str(text).unwrap());
        assert_eq!(
            (table.rows.len(), &table.rows[0][..3]),
            (1, &["a", "7", "-"].map(str::to_owned)[..])
        );
        assert_eq!(table.notes.last().map(String::as_str), Some("b: no"));
    }
}
