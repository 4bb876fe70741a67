//! The result: a table for people, JSON for machines, Markdown for the documentation.

use std::fmt::Write;

use serde_json::Value;
use serde_json::json;

use super::figures;
use super::figures::Figure;
use super::numbers::Row;
use super::numbers::Spread;
use super::rounds::Measured;
use super::section::Section;
use super::subject::Side;

pub struct Report {
    pub host: Value,
    pub binary: u64,
    pub rounds: u32,
    pub seconds: f64,
    /// Milliseconds of each round.
    pub readout: Vec<f64>,
    pub tools: Vec<Measured>,
    pub sections: Vec<Section>,
}

/// A table: its heading, the names of its columns, its cells.
#[derive(Clone)]
pub struct Table {
    pub heading: String,
    pub columns: &'static [&'static str],
    pub rows: Vec<Vec<String>>,
    pub notes: Vec<String>,
}

/// As it is shown on a terminal.
pub fn text(report: &Report) -> String {
    render(report, |table, out| {
        let width = |i: usize| {
            let cells = table.rows.iter().map(|row| row[i].chars().count());
            cells.chain([table.columns[i].len()]).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..table.columns.len()).map(width).collect();
        let columns: Vec<String> = table.columns.iter().map(|&name| name.to_owned()).collect();
        let _ = writeln!(out, "\n{}", table.heading);
        for row in std::iter::once(&columns).chain(&table.rows) {
            let line = row.iter().zip(&widths).enumerate().map(|(i, (cell, &width))| {
                if i == 0 { format!("  {cell:<width$}") } else { format!("  {cell:>width$}") }
            });
            let _ = writeln!(out, "{}", line.collect::<String>().trim_end());
        }
    })
}

/// The same as Markdown.
pub fn markdown(report: &Report) -> String {
    render(report, |table, out| {
        let bar = "|---|".to_owned() + &"---:|".repeat(table.columns.len() - 1);
        let _ = writeln!(out, "\n## {}\n\n| {} |\n{bar}", table.heading, table.columns.join(" | "));
        for row in &table.rows {
            let _ = writeln!(out, "| {} |", row.join(" | "));
        }
        if !table.notes.is_empty() {
            out.push('\n');
        }
    })
}

/// Everything, with the value of each round.
pub fn json(report: &Report) -> Value {
    let tools: Vec<Value> = report.tools.iter().map(tool_json).collect();
    let mut json = json!({
        "host": report.host,
        "rounds": report.rounds,
        "seconds": report.seconds,
        "binary_bytes": report.binary,
        "figures": [figures::of_box(report.binary).json(), figures::of_readout(&report.readout).json()],
        "tools": tools,
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
        "has_peer": measured.has_peer,
        "numbers": measured.numbers.rows.iter().map(Row::json).collect::<Vec<_>>(),
        "figures": figures::of_tool(measured).iter().map(Figure::json).collect::<Vec<_>>(),
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
    let host = |name: &str| report.host[name].as_str().unwrap_or("?");
    let peer = report.host["peer"].as_str().unwrap_or("libbpf-tools not installed: no peer");
    let loads: Vec<&str> = report.host["load_average"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|l| l.as_str())
        .collect();
    format!(
        "beebox beside {peer}: {} rounds of {} s of load; kernel {}, {} CPUs ({}), load average {} before and after; \
         medians, in brackets least and most.",
        report.rounds,
        report.seconds,
        host("kernel"),
        report.host["cpus"],
        host("cpu"),
        loads.join(" and "),
    )
}

fn tables(report: &Report) -> Vec<Table> {
    let mut promises = vec![
        promise("the box", &figures::of_box(report.binary)),
        promise("syscount", &figures::of_readout(&report.readout)),
    ];
    let mut tables = Vec::new();
    for measured in &report.tools {
        let name = measured.tool.name;
        promises.extend(figures::of_tool(measured).iter().map(|figure| promise(name, figure)));
        tables.push(numbers(measured));
    }
    tables.extend(report.sections.iter().flat_map(|section| section.tables.clone()));
    tables.push(Table {
        heading: "Figures to reach".to_owned(),
        columns: &["figure", "at most", "measured", "reached"],
        rows: promises,
        notes: Vec::new(),
    });
    tables
}

fn numbers(measured: &Measured) -> Table {
    let absent = (!measured.has_peer)
        .then(|| "No peer: it is not installed, or does not work here.".to_owned());
    let failed = measured.failure.as_ref().map(|why| format!("It failed: {why}"));
    let row = |row: &Row| {
        let side = |side| row.spread(side).map_or_else(|| "-".to_owned(), Spread::shown);
        let name = format!("{} {}", row.name, row.unit).trim_end().to_owned();
        let ratio = row.ratio().map_or_else(|| "-".to_owned(), Spread::shown);
        vec![name, side(Side::Floor), side(Side::Ours), side(Side::Peer), ratio]
    };
    Table {
        heading: format!("{}, plan {}", measured.tool.name, measured.plan),
        columns: &["", "floor", "ours", "peer", "ours/peer"],
        rows: measured.numbers.rows.iter().map(row).collect(),
        notes: absent.into_iter().chain(failed).collect(),
    }
}

fn promise(whose: &str, figure: &Figure) -> Vec<String> {
    let reached = match (figure.reached(), figure.note) {
        (Some(true), _) => "yes".to_owned(),
        (Some(false), _) => "NO".to_owned(),
        (None, Some(note)) => format!("not promised: {note}"),
        (None, None) => "not measured".to_owned(),
    };
    let measured = figure.measured.map_or_else(|| "-".to_owned(), shown);
    let limit = format!("{} {}", shown(figure.limit), figure.unit);
    vec![format!("{whose}: {}", figure.name), limit, measured, reached]
}

impl Spread {
    pub fn shown(self) -> String {
        let [median, min, max] = [self.median, self.min, self.max].map(shown);
        if min == max { median } else { format!("{median} [{min} {max}]") }
    }
}

/// Three digits are what such numbers are good for.
fn shown(value: f64) -> String {
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
