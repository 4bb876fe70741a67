//! One print of rows: in order, the first of them, and how many more there are.

use std::cmp::Ordering;
use std::cmp::Reverse;
use std::fs;

use anyhow::Result;

use crate::args::Output;
use crate::clock::Clock;
use crate::column::Column;
use crate::exit::usage;
use crate::layout::Format;
use crate::layout::Layout;
use crate::layout::Selection;
use crate::layout::Style;
use crate::record::Head;
use crate::record::Record;
use crate::value::Value;

/// Rows of a top's table, where `-r` does not say otherwise.
const TOP: usize = 20;

/// How rows are to be printed.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// The form, wide cells, the unit of times.
    pub style: Style,
    /// `--fields`, and what options add.
    pub selection: Selection,
    /// The field to sort by.
    pub sort: String,
    /// `-r`.
    pub rows: Option<usize>,
    /// `-T`.
    pub time: bool,
    /// It is a top: time and load stand above each print.
    pub top: bool,
    /// The screen is cleared before each print.
    pub clear: bool,
}

/// Prints rows, again and again.
pub struct Page<R: 'static> {
    columns: &'static [Column<R>],
    by: &'static Column<R>,
    layout: Layout<R>,
    look: Look,
    clock: Clock,
    printed: bool,
    /// Rows that were left out for `-r`.
    pub hidden: u64,
}

/// What a cell is sorted by: numbers first, from the greatest.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Number(Reverse<i128>),
    Text(Vec<u8>),
    Nothing,
}

impl<R: Default> Page<R> {
    /// # Errors
    /// Status 2 for a field that does not exist.
    pub fn new(columns: &'static [Column<R>], look: Look) -> Result<Self> {
        let by = columns.iter().find(|column| column.is_called(look.sort.trim()));
        let by = by.ok_or_else(|| {
            let known: Vec<&str> = columns.iter().map(Column::name).collect();
            let field = look.sort.escape_debug();
            usage(format!("--sort: no field '{field}'; there are {}", known.join(", ")))
        })?;
        let layout = Layout::new(columns, &look.selection, look.style)
            .map_err(|error| usage(format!("--fields: {error}")))?;
        let clock = Clock::new();
        let layout = layout.of("row");
        Ok(Self { columns, by, layout, look, clock, printed: false, hidden: 0 })
    }

    /// Whether a column is shown or sorted by, and so whether its data must be gathered.
    pub fn shows(&self, column: &str) -> bool {
        self.layout.has(column) || self.by.name() == column
    }

    /// What stands above all prints.
    pub fn header(&self, out: &mut Vec<u8>) {
        if self.look.style.format == Format::Csv {
            self.layout.header(out);
        }
    }

    /// Writes what was read at `time`, ns since the epoch.
    pub fn write(&mut self, time: u64, mut rows: Vec<R>, out: &mut Vec<u8>) {
        let table = self.look.style.format == Format::Table;
        if table {
            self.title(time, out);
            self.layout.header(out);
        }
        self.sort(time, &mut rows);
        let default = (self.look.top && table).then_some(TOP);
        let shown = self.look.rows.or(default).unwrap_or(rows.len()).min(rows.len());
        for row in &rows[..shown] {
            self.layout.row(&record(time, row), out);
        }
        let more = rows.len() - shown;
        if more > 0 && table {
            out.extend(format!("… and {more} more\n").bytes());
        } else {
            self.hidden += more as u64;
        }
    }

    /// What stands above a table.
    fn title(&mut self, time: u64, out: &mut Vec<u8>) {
        if self.look.clear {
            out.extend_from_slice(b"\x1b[H\x1b[2J");
        } else if self.printed {
            out.push(b'\n');
        }
        self.printed = true;
        if self.look.time || self.look.top {
            self.clock.local(time, out);
            if self.look.top {
                out.extend(load().map(|load| format!("  load {load}")).unwrap_or_default().bytes());
            }
            out.push(b'\n');
        }
    }

    /// Puts them in order; what is alike in that, by all that is known of them.
    fn sort(&self, time: u64, rows: &mut Vec<R>) {
        let rank = |column: &Column<R>, row: &R| rank((column.value)(&record(time, row)));
        let mut ranked: Vec<(Rank, R)> =
            rows.drain(..).map(|row| (rank(self.by, &row), row)).collect();
        let by_all = |a: &R, b: &R| {
            let each = self.columns.iter().map(|column| rank(column, a).cmp(&rank(column, b)));
            each.fold(Ordering::Equal, Ordering::then)
        };
        ranked.sort_unstable_by(|(a, one), (b, other)| a.cmp(b).then_with(|| by_all(one, other)));
        rows.extend(ranked.into_iter().map(|(_, row)| row));
    }
}

/// A row as the columns take it: nothing in it is of one event.
fn record<R>(time: u64, row: &R) -> Record<'_, R> {
    static NOBODY: Head = Head {
        time: 0,
        pid: 0,
        tid: 0,
        host_pid: 0,
        uid: 0,
        size: 0,
        kind: 0,
        tail: 0,
        comm: [0; 16],
    };
    Record { time, head: &NOBODY, event: row, tail: &[] }
}

fn rank(value: Value<'_>) -> Rank {
    let number = |number: i128| Rank::Number(Reverse(number));
    match value {
        Value::Null => Rank::Nothing,
        Value::Uint(n) | Value::Time(n) | Value::Nanos(n) | Value::Bytes(n) => number(n.into()),
        Value::Int(n) => number(n.into()),
        Value::Octal(n) => number(n.into()),
        Value::Bool(yes) => number(yes.into()),
        Value::Text(text) | Value::Args(text) | Value::CutArgs(text, _) => {
            Rank::Text(text.bytes().to_vec())
        }
        Value::Owned(bytes) => Rank::Text(bytes),
        Value::Word(word) => Rank::Text(word.as_bytes().to_vec()),
        Value::Errno(n) => {
            let mut name = Vec::new();
            crate::value::errno(n, &mut name);
            Rank::Text(name)
        }
    }
}

/// The load averages of 1, 5 and 15 minutes.
fn load() -> Option<String> {
    let text = fs::read_to_string("/proc/loadavg").ok()?;
    Some(text.split(' ').take(3).collect::<Vec<_>>().join(" "))
}

/// The form of the data, as layouts call it.
pub(super) const fn format(output: Output) -> Format {
    match output {
        Output::Table => Format::Table,
        Output::Json => Format::Json,
        Output::Csv => Format::Csv,
    }
}
