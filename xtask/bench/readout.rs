//! How long it takes to read out a table of many keys: by syscount's own word, of a process
//! that makes as many different calls and errors.

use std::path::Path;

use anyhow::Context as _;
use anyhow::Result;
use anyhow::ensure;

use super::check_stopped;
use super::child::Running;
use super::driven::Driven;
use super::sink::Place;
use super::subject::Call;

/// 25 calls with 4000 errors each.
pub const KEYS: u64 = 100_000;
const OPERATION: [&str; 4] = ["errors", "1", "25", "4000"];

/// Milliseconds, so often.
///
/// # Errors
/// If the tool or the workload fails, or tells of fewer keys.
pub fn times(beebox: &Path, workload: &Path, scratch: &Path, rounds: u32) -> Result<Vec<f64>> {
    (0..rounds).map(|_| once(beebox, workload, scratch)).collect()
}

fn once(beebox: &Path, workload: &Path, scratch: &Path) -> Result<f64> {
    check_stopped()?;
    let mut load = Driven::start(workload, &OPERATION.map(str::to_owned))?;
    let pid = load.pid().to_string();
    let keys = KEYS.to_string();
    let words = ["syscount", "-SExv", "--keys", &keys, "-p", &pid];
    let arguments = words.map(str::to_owned).into();
    let call = Call { program: beebox.to_owned(), arguments, ours: true, attached: None };
    let running = Running::start(&call, Place::File, scratch)?;
    load.go()?;
    load.until("done")?;
    let gone = running.stop()?;
    let told = gone.said.lines().find_map(read_out);
    let (rows, milliseconds) = told.context("it does not say how long it took")?;
    ensure!(rows == KEYS, "{rows} of {KEYS} keys");
    Ok(milliseconds)
}

/// Rows and milliseconds, of `syscount: 100000 rows read in 93.4ms`.
fn read_out(line: &str) -> Option<(u64, f64)> {
    let (before, time) = line.split_once(" rows read in ")?;
    let rows = before.rsplit(' ').next()?.parse().ok()?;
    let units = [("ms", 1.0), ("µs", 1e-3), ("ns", 1e-6), ("s", 1e3)];
    let (number, unit) =
        units.iter().find_map(|(unit, ms)| Some((time.strip_suffix(unit)?, ms)))?;
    Some((rows, number.parse::<f64>().ok()? * unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tools_words() {
        assert_eq!(read_out("syscount: 100000 rows read in 93.4ms"), Some((100_000, 93.4)));
        assert_eq!(read_out("syscount: 7 rows read in 1.2s"), Some((7, 1200.0)));
        assert_eq!(read_out("syscount: 0 rows read in 25.0µs"), Some((0, 0.025)));
        assert_eq!(read_out("libbpf: loading object"), None);
    }
}
