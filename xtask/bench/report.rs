//! The result: a table for people, JSON for machines, Markdown for the documentation.

use std::fmt::Write;

use serde_json::Value;
use serde_json::json;

use super::figures;
use super::figures::Figure;
use super::installed::Installed;
use super::measured::Measured;
use super::numbers::Row;
use super::numbers::Spread;
use super::numbers::spread;
use super::overview;
use super::rounds::FEW_ROUNDS;
use super::section::Section;
use super::subject::Side;
use super::ways;
use super::ways::Way;

pub struct Report {
    pub host: Value,
    /// The machine's load before and after each round.
    pub loads: Vec<[String; 2]>,
    pub installed: Installed,
    pub rounds: u32,
    pub seconds: f64,
    pub ways: Vec<Way>,
    /// Milliseconds of each round.
    pub readout: Vec<f64>,
    pub tools: Vec<Measured>,
    pub sections: Vec<Section>,
}

/// A table: its heading, the names of its columns, its cells.
#[derive(Clone)]
pub struct Table {
    pub heading: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub notes: Vec<String>,
}

/// As it is shown on a terminal.
pub fn text(report: &Report) -> String {
    render(report, |table, out| {
        let width = |i: usize| {
            let cells = table.rows.iter().map(|row| row[i].chars().count());
            cells.chain([table.columns[i].chars().count()]).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..table.columns.len()).map(width).collect();
        let _ = writeln!(out, "\n{}", table.heading);
        for row in std::iter::once(&table.columns).chain(&table.rows) {
            let line = row.iter().zip(&widths).enumerate().map(|(i, (cell, &width))| {
                if i == 0 { format!("  {cell:<width$}") } else { format!("  {cell:>width$}") }
            });
            let _ = writeln!(out, "{}", line.collect::<String>().trim_end());
        }
    })
}

/// The same as Markdown.
pub fn markdown(report: &Report) -> String {
    let text = render(report, |table, out| {
        let bar = "|---|".to_owned() + &"---:|".repeat(table.columns.len() - 1);
        let _ = writeln!(out, "\n## {}\n\n| {} |\n{bar}", table.heading, table.columns.join(" | "));
        for row in &table.rows {
            let _ = writeln!(out, "| {} |", row.join(" | "));
        }
        if !table.notes.is_empty() {
            out.push('\n');
        }
    });
    format!("# Performance\n\n{text}")
}

/// Everything, with the value of each round.
pub fn json(report: &Report) -> Value {
    let figures = figures::all(&report.installed, &report.readout, &report.tools);
    let mut json = json!({
        "host": report.host,
        "loads": report.loads,
        "rounds": report.rounds,
        "seconds": report.seconds,
        "installed": report.installed.json(),
        "figures": figures.iter().map(Figure::json).collect::<Vec<_>>(),
        "ways": report.ways.iter().map(Way::json).collect::<Vec<_>>(),
        "tools": report.tools.iter().map(tool_json).collect::<Vec<_>>(),
    });
    for section in &report.sections {
        json[section.name] = section.json.clone();
    }
    json
}

fn tool_json(measured: &Measured) -> Value {
    json!({
        "tool": measured.tool.name,
        "plan": measured.plan,
        "failure": measured.failure,
        "peers": measured.notes,
        "numbers": measured.numbers.rows.iter().map(Row::json).collect::<Vec<_>>(),
    })
}

fn render(report: &Report, mut show: impl FnMut(&Table, &mut String)) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{}", introduction(report));
    for table in tables(report) {
        show(&table, &mut out);
        for note in &table.notes {
            let _ = writeln!(out, "{note}");
        }
    }
    out
}

fn introduction(report: &Report) -> String {
    let host = |name: &str| report.host[name].as_str().unwrap_or("not installed");
    let load = |[before, after]: &[String; 2]| format!("{before} to {after}");
    format!(
        "Made by `cargo xtask bench`: beebox beside libbpf-tools ({}) and bpftrace ({}), and the \
         floor, where nothing is attached, or an empty program, in {} interleaved rounds of {} s \
         of load; what is counted by the kernel and what goes at a pace in the first {} of \
         them.\n\n\
         The machine: kernel {}, {} CPUs ({}). Its load, before and after each round: {}; the \
         bench itself keeps one processor busy and sometimes two.\n\n\
         Numbers are medians, in brackets least and most. A ratio is ours to the peer with the \
         least median in that row, each round with its own.",
        host("libbpf-tools"),
        host("bpftrace"),
        report.rounds,
        report.seconds,
        FEW_ROUNDS.min(report.rounds),
        host("kernel"),
        report.host["cpus"],
        host("cpu"),
        report.loads.iter().map(load).collect::<Vec<_>>().join(", "),
    )
}

fn tables(report: &Report) -> Vec<Table> {
    let mut tables = overview::tables(report);
    if !report.ways.is_empty() {
        tables.push(ways::table(&report.ways));
    }
    tables.extend(report.sections.iter().flat_map(|section| section.tables.clone()));
    tables.extend(report.tools.iter().map(numbers));
    tables
}

fn numbers(measured: &Measured) -> Table {
    let failed = measured.failure.as_ref().map(|why| format!("It failed: {why}"));
    let notes = measured.notes.iter().map(|note| format!("- {note}"));
    let row = |row: &Row| {
        let name = format!("{} {}", row.name, row.unit).trim_end().to_owned();
        let spreads = Side::ALL.map(|side| row.spread(side)).into_iter().chain([row.ratio()]);
        let cells = spreads.map(|spread| spread.map_or_else(|| "-".to_owned(), Spread::shown));
        std::iter::once(name).chain(cells).collect()
    };
    Table {
        heading: format!("{}, plan {}", measured.tool.name, measured.plan),
        columns: std::iter::once("")
            .chain(Side::ALL.map(Side::name))
            .chain(["ours/best"])
            .map(str::to_owned)
            .collect(),
        rows: measured.numbers.rows.iter().map(row).collect(),
        notes: notes.chain(failed).collect(),
    }
}

impl Spread {
    pub fn shown(self) -> String {
        let [median, min, max] = [self.median, self.min, self.max].map(shown);
        if min == max { median } else { format!("{median} [{min} {max}]") }
    }
}

/// Median, least and most of these.
pub fn with_spread(values: &[f64]) -> String {
    spread(values).map_or_else(|| "-".to_owned(), Spread::shown)
}

/// Three digits are what such numbers are good for.
pub fn shown(value: f64) -> String {
    match value.abs() {
        0.0 => "0".to_owned(),
        size if size < 1.0 => format!("{value:.3}"),
        size if size < 10.0 => format!("{value:.2}"),
        size if size < 100.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_by_size() {
        let texts = [0.0, 0.0123, -1.234, 12.34, 1234.5].map(shown);
        assert_eq!(texts, ["0", "0.012", "-1.23", "12.3", "1234"]);
    }

    #[test]
    fn columns_stand_below_their_names() {
        let spread = Spread { median: 2.0, min: 1.0, max: 30.0 };
        assert_eq!(spread.shown(), "2.00 [1.00 30.0]");
    }
}
