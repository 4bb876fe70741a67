//! A part of the report beside the tools': tables for people, a value for machines.

use std::fmt::Display;
use std::path::Path;

use anyhow::Error;
use anyhow::Result;
use serde_json::Value;
use serde_json::json;

use super::host;
use super::numbers::Numbers;
use super::numbers::Row;
use super::numbers::Spread;
use super::report::Table;
use super::subject::Side;

/// What a section measures with.
pub struct Lab<'a> {
    pub binary: &'a Path,
    /// The tests' own.
    pub workload: &'a Path,
    pub scratch: &'a Path,
    pub rounds: u32,
}

pub struct Section {
    /// Its key in the JSON.
    pub name: &'static str,
    pub tables: Vec<Table>,
    pub json: Value,
}

/// The names of columns, as a table has them.
pub fn names(columns: &[&str]) -> Vec<String> {
    columns.iter().map(|&name| name.to_owned()).collect()
}

/// Why a side has no numbers, in one line.
pub fn failure(who: &str, size: impl Display, error: &Error) -> String {
    format!("{who} failed, {size}: {error:#}").replace('\n', "; ")
}

/// One that could not be measured, and why: the rest of the bench is not lost with it.
pub fn failed(name: &'static str, error: &Error) -> Section {
    let why = failure(name, "as a whole", error);
    eprintln!("bench: {why}");
    let json = json!({"failure": why});
    let (columns, rows) = (names(&["section", "why"]), vec![vec![name.to_owned(), why]]);
    let heading = format!("Not measured: {name}");
    let table = Table { heading, columns, rows, notes: Vec::new() };
    Section { name, tables: vec![table], json }
}

/// Measures one, and notes the load of the machine before and after.
pub fn with_load(measure: impl FnOnce() -> Result<Section>) -> Result<Section> {
    let before = host::load_average();
    let mut section = measure()?;
    let after = host::load_average();
    if let Some(table) = section.tables.last_mut() {
        table.notes.push(format!("Load average {before} and {after} before and after."));
    }
    section.json = json!({"load_average": [before, after], "results": section.json});
    Ok(section)
}

/// A row for each side, and one of ours divided by the peer's where there is one; the rows of
/// `numbers` that are named are its columns.
pub fn beside(label: &str, numbers: &Numbers, columns: &[&str]) -> Vec<Vec<String>> {
    let cells = |who: &str, cell: &dyn Fn(&Row) -> Option<Spread>| {
        let cells = columns.iter().map(|name| numbers.row(name).and_then(cell));
        let cells: Vec<Option<Spread>> = cells.collect();
        let is_any = cells.iter().any(Option::is_some);
        let shown =
            cells.into_iter().map(|cell| cell.map_or_else(|| "-".to_owned(), Spread::shown));
        is_any.then(|| std::iter::once(format!("{label} {who}")).chain(shown).collect())
    };
    let sides = [("ours", Side::Ours), ("peer", Side::Libbpf)];
    let sides = sides.iter().filter_map(|(who, side)| cells(who, &|row| row.spread(*side)));
    sides.chain(cells("ours/peer", &Row::ratio)).collect()
}

/// What was measured of something in several sizes.
pub fn table<S: Display>(
    heading: String,
    columns: &[&str],
    sizes: &[(S, Numbers)],
    failures: &[String],
) -> Table {
    let rows = sizes.iter().flat_map(|(size, all)| beside(&size.to_string(), all, &columns[1..]));
    Table { heading, columns: names(columns), rows: rows.collect(), notes: failures.to_vec() }
}

/// The same for machines; `of` is what a size is a number of.
pub fn sizes<S: Copy + Into<Value>>(of: &str, sizes: &[(S, Numbers)]) -> Value {
    sizes.iter().map(|(size, all)| json!({of: (*size).into(), "numbers": json(all)})).collect()
}

/// All of it.
pub fn json(numbers: &Numbers) -> Value {
    numbers.rows.iter().map(Row::json).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_not_there_has_no_row() {
        let mut numbers = Numbers::default();
        numbers.add("a", "ns", Side::Ours, 3.0);
        numbers.add("b", "ns", Side::Ours, 4.0);
        assert_eq!(beside("8", &numbers, &["b", "c"]), [["8 ours", "4.00", "-"]]);
        numbers.add("b", "ns", Side::Libbpf, 8.0);
        let rows = beside("8", &numbers, &["b"]);
        assert_eq!(rows, [["8 ours", "4.00"], ["8 peer", "8.00"], ["8 ours/peer", "0.500"]]);
        for side in [Side::Ours, Side::Libbpf] {
            numbers.add("c", "", side, 1.0);
        }
        assert_eq!(beside("8", &numbers, &["c"]).len(), 2, "no ratio");
    }
}
