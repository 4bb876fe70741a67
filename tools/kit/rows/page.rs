//! One print of rows: in order, the first of them, and how many more there are.

use std::borrow::Cow;
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
use crate::paper::Paper;
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
    host: Option<&'static Column<R>>,
    layout: Layout<R>,
    look: Look,
    clock: Clock,
    printed: bool,
    /// Rows that were left out for `-r`.
    pub hidden: u64,
}

/// What a cell is sorted by: numbers first, from the greatest.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rank<'a> {
    Number(Reverse<i128>),
    Text(Cow<'a, [u8]>),
    Nothing,
}

impl<R: Default> Page<R> {
    /// # Errors
    /// Status 2 for a field that does not exist, or one to sort by that rows do not have.
    pub fn new(columns: &'static [Column<R>], look: Look) -> Result<Self> {
        let by = columns.iter().find(|column| column.is_called(look.sort.trim()));
        let by = by.ok_or_else(|| {
            let known: Vec<&str> = columns.iter().map(Column::name).collect();
            let field = look.sort.escape_debug();
            usage(format!("--sort: no field '{field}'; there are {}", known.join(", ")))
        })?;
        let layout = Layout::new(columns, &look.selection, look.style)
            .map_err(|error| usage(format!("--fields: {error}")))?;
        if by.apart && !layout.has(by.name()) {
            let field = by.name();
            return Err(usage(format!(
                "--sort: rows are not told apart by {field} here; --fields with it among them does that"
            )));
        }
        let host = columns.iter().find(|column| column.name() == "HOST_PID");
        let clock = Clock::new();
        let layout = layout.of("row");
        Ok(Self { columns, by, host, layout, look, clock, printed: false, hidden: 0 })
    }

    /// Whether a column is shown or sorted by, and so whether its data must be gathered.
    pub fn shows(&self, column: &str) -> bool {
        self.layout.has(column) || self.by.name() == column
    }

    /// Whose row it is, in the host's numbers, where processes are told apart.
    pub fn process(&self, row: &R) -> Option<u32> {
        match (self.host?.value)(&record(0, row)) {
            Value::Uint(pid) if pid > 0 => Some(pid as u32),
            _ => None,
        }
    }

    /// What stands above all prints.
    pub fn header(&self, out: &mut Vec<u8>) {
        if self.look.style.format == Format::Csv {
            self.layout.header(out);
        }
    }

    /// Writes what was read at `time`, ns since the epoch.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(&mut self, time: u64, rows: &[R], paper: &mut impl Paper) -> Result<()> {
        let table = self.look.style.format == Format::Table;
        if table {
            self.title(time, paper.text());
            self.layout.header(paper.text());
        }
        let default = (self.look.top && table).then_some(TOP);
        let shown = self.look.rows.or(default).unwrap_or(rows.len()).min(rows.len());
        for row in self.first(shown, time, rows) {
            self.layout.row(&record(time, row), paper.text());
            paper.turn()?;
        }
        let more = rows.len() - shown;
        if more > 0 && table {
            paper.text().extend(format!("… and {more} more\n").bytes());
        } else {
            self.hidden += more as u64;
        }
        Ok(())
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

    /// The first so many in order; what is alike in that, by all that is known of them.
    fn first<'a>(&self, number: usize, time: u64, rows: &'a [R]) -> Vec<&'a R> {
        let rank = |column: &Column<R>, row: &'a R| rank((column.value)(&record(time, row)));
        let mut ranked: Vec<(Rank<'_>, &R)> =
            rows.iter().map(|row| (rank(self.by, row), row)).collect();
        let by_all = |a: &'a R, b: &'a R| {
            let mut each = self.columns.iter().map(|one| rank(one, a).cmp(&rank(one, b)));
            each.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
        };
        let order = |a: &(Rank<'_>, &'a R), b: &(Rank<'_>, &'a R)| {
            a.0.cmp(&b.0).then_with(|| by_all(a.1, b.1))
        };
        if number < ranked.len() {
            ranked.select_nth_unstable_by(number, order);
            ranked.truncate(number);
        }
        ranked.sort_unstable_by(order);
        ranked.into_iter().map(|(_, row)| row).collect()
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

fn rank(value: Value<'_>) -> Rank<'_> {
    let number = |number: i128| Rank::Number(Reverse(number));
    match value {
        Value::Null => Rank::Nothing,
        Value::Uint(n) | Value::Time(n) | Value::Nanos(n) | Value::Bytes(n) | Value::Percent(n) => {
            number(n.into())
        }
        Value::Int(n) => number(n.into()),
        Value::Octal(n) => number(n.into()),
        Value::Bool(yes) => number(yes.into()),
        Value::Text(text) | Value::Args(text) | Value::CutArgs(text, _) => {
            Rank::Text(text.bytes().into())
        }
        Value::Owned(bytes) | Value::Stack(bytes) => Rank::Text(bytes.into()),
        Value::Addr(addr) => Rank::Text(addr.octets().to_vec().into()),
        Value::Word(Cow::Borrowed(word)) => Rank::Text(word.as_bytes().into()),
        Value::Word(Cow::Owned(word)) => Rank::Text(word.into_bytes().into()),
        Value::Errno(n) => {
            let mut name = Vec::new();
            crate::value::errno(n, &mut name);
            Rank::Text(name.into())
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
        Output::Table | Output::Folded => Format::Table,
        Output::Json => Format::Json,
        Output::Csv => Format::Csv,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::tests::Narrow;

    #[derive(Default)]
    struct Pet {
        name: Vec<u8>,
        legs: u64,
        age: Option<u64>,
    }

    const COLUMNS: &[Column<Pet>] = &[
        crate::column::time(),
        Column::<Pet>::new("NAME", 6, |row| Value::Owned(row.event.name.clone())),
        Column::<Pet>::new("LEGS", 4, |row| row.event.legs.into()),
        Column::<Pet>::new("AGE", 4, |row| row.event.age.map_or(Value::Null, Value::Uint)),
        Column::<Pet>::new("OWNER", 4, |_| Value::Null).apart(),
    ];

    fn pets() -> Vec<Pet> {
        let pet = |name: &str, legs, age| Pet { name: name.into(), legs, age };
        vec![
            pet("cat", 4, Some(2)),
            pet("ant", 6, None),
            pet("bird", 2, Some(9)),
            pet("bat", 2, Some(9)),
        ]
    }

    fn page(look: Look) -> Page<Pet> {
        Page::new(COLUMNS, look).unwrap()
    }

    fn names(sort: &str, rows: Option<usize>) -> Vec<String> {
        let mut out = Vec::new();
        page(Look { sort: sort.into(), rows, ..Look::default() })
            .write(0, &pets(), &mut out)
            .unwrap();
        let text = String::from_utf8(out).unwrap();
        text.lines().skip(1).map(|line| line.split(' ').next().unwrap().into()).collect()
    }

    #[test]
    fn numbers_fall_and_text_rises_and_what_is_unknown_is_last() {
        assert_eq!(names("legs", None), ["ant", "cat", "bat", "bird"]);
        assert_eq!(names("NAME", None), ["ant", "bat", "bird", "cat"]);
        assert_eq!(names("age", None), ["bat", "bird", "cat", "ant"]);
    }

    #[test]
    fn what_is_left_out_is_told() {
        assert_eq!(names("legs", Some(2)), ["ant", "cat", "…"]);
        assert_eq!(names("legs", Some(4)).len(), 4);
        for format in [Format::Json, Format::Csv] {
            let style = Style { format, ..Style::default() };
            let mut page =
                page(Look { style, sort: "legs".into(), rows: Some(1), ..Look::default() });
            let mut out = Vec::new();
            page.write(0, &pets(), &mut out).unwrap();
            assert_eq!((String::from_utf8(out).unwrap().lines().count(), page.hidden), (1, 3));
        }
    }

    #[test]
    fn of_a_print_one_row_is_held() {
        let pets: Vec<Pet> =
            (0..1009).map(|_| Pet { name: "x".repeat(255).into(), legs: 4, age: None }).collect();
        for format in [Format::Table, Format::Json, Format::Csv] {
            let style = Style { format, wide: true, ..Style::default() };
            let mut page = page(Look { style, sort: "legs".into(), ..Look::default() });
            let mut paper = Narrow::default();
            page.write(0, &pets, &mut paper).unwrap();
            assert!(paper.all > 1009 * 255 && paper.most < 1024, "{format:?} {}", paper.most);
        }
    }

    #[test]
    fn the_screen_is_cleared_for_a_top_on_a_terminal_only() {
        let written = |clear, top| {
            let mut page = page(Look { sort: "legs".into(), clear, top, ..Look::default() });
            let (mut first, mut second) = (Vec::new(), Vec::new());
            page.write(0, &pets(), &mut first).unwrap();
            page.write(0, &pets(), &mut second).unwrap();
            [first, second].map(|text| String::from_utf8(text).unwrap())
        };
        for text in written(true, true) {
            assert!(text.starts_with("\x1b[H\x1b[2J") && text.contains("  load "), "{text}");
        }
        let [first, second] = written(false, false);
        assert!(first.starts_with("NAME") && second.starts_with("\nNAME"), "{first}{second}");
    }

    #[test]
    fn rows_are_not_split_by_what_is_not_shown() {
        let new = |also: &[&'static str]| {
            let selection = Selection { also: also.to_vec(), fields: None };
            Page::new(COLUMNS, Look { sort: "owner".into(), selection, ..Look::default() })
        };
        assert!(new(&["OWNER"]).is_ok());
        let error = new(&[]).err().unwrap();
        assert!(error.to_string().contains("not told apart by OWNER"), "{error}");
        assert_eq!(crate::exit::status(&error), crate::exit::Exit::Usage);
    }

    #[test]
    fn an_unknown_field_is_bad_input() {
        let error = Page::new(COLUMNS, Look { sort: "tail".into(), ..Look::default() });
        assert!(error.err().unwrap().to_string().contains("TIME, NAME, LEGS, AGE"));
    }
}
