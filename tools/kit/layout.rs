//! Which columns are shown, in which form; a row goes in, a line comes out.

use std::fmt;

use crate::clock::Clock;
use crate::column::Column;
use crate::column::Shown;
use crate::csv;
use crate::json;
use crate::record::Head;
use crate::record::Record;
use crate::table;
use crate::value::Value;

/// The form of the data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Aligned columns for people.
    #[default]
    Table,
    /// One JSON object a line.
    Json,
    /// Comma-separated values with a line of names.
    Csv,
}

/// How rows are to look.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// The form of the data.
    pub format: Format,
    /// Never cut a cell.
    pub wide: bool,
    /// Durations in tables in ms instead of us.
    pub milliseconds: bool,
}

/// What the user asked for.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// `--fields`: these columns in this order.
    pub fields: Option<Vec<String>>,
    /// Columns that options switch on, as `-T` does with `TIME`.
    pub also: Vec<&'static str>,
}

/// A field was named that the tool does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownField {
    /// What was named.
    pub field: String,
    /// What there is.
    pub known: Vec<&'static str>,
}

impl fmt::Display for UnknownField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no field '{}'; there are {}", self.field.escape_debug(), self.known.join(", "))
    }
}

impl std::error::Error for UnknownField {}

/// The columns that are shown, ready to write rows.
pub struct Layout<E: 'static> {
    cells: Vec<Cell<E>>,
    style: Style,
    clock: Clock,
    record: &'static str,
}

/// A column with what is worked out once.
pub(crate) struct Cell<E: 'static> {
    pub(crate) column: &'static Column<E>,
    pub(crate) heading: String,
    pub(crate) json: String,
    pub(crate) width: usize,
    pub(crate) right: bool,
}

impl<E: Default> Layout<E> {
    /// Chooses from `columns`; the time zone is read now if local time will be needed.
    pub fn new(
        columns: &'static [Column<E>],
        selection: &Selection,
        style: Style,
    ) -> Result<Self, UnknownField> {
        let (head, event) = (Head::default(), E::default());
        let zeros = Record { time: 0, head: &head, event: &event, tail: &[] };
        let clock = Clock::new();
        let cells = choose(columns, selection, style.format)?
            .into_iter()
            .filter(|column| style.format != Format::Json || column.json_name() != "time")
            .map(|column| {
                let value = (column.value)(&zeros);
                if matches!(value, Value::Time(_)) && style.format == Format::Table {
                    clock.zone();
                }
                let heading = column.heading(style.milliseconds);
                Cell {
                    column,
                    json: column.json_name(),
                    width: heading.len().max(column.width.into()),
                    right: column.right || value.is_number(),
                    heading,
                }
            })
            .collect();
        Ok(Self { cells, style, clock, record: "event" })
    }
}

impl<E> Layout<E> {
    /// Shows durations in milliseconds.
    pub fn in_milliseconds(&mut self) {
        self.style.milliseconds = true;
        for cell in &mut self.cells {
            cell.heading = cell.column.heading(true);
        }
    }

    /// What a row is called in JSON, unless it is an event.
    #[must_use]
    pub const fn of(mut self, record: &'static str) -> Self {
        self.record = record;
        self
    }

    /// Whether the column `name` is shown, and so must be gathered.
    pub fn has(&self, name: &str) -> bool {
        self.cells.iter().any(|cell| cell.column.name.eq_ignore_ascii_case(name))
    }

    /// Appends what stands above the rows; nothing in JSON.
    pub fn header(&self, out: &mut Vec<u8>) {
        match self.style.format {
            Format::Table => table::header(&self.cells, out),
            Format::Json => {}
            Format::Csv => csv::header(&self.cells, out),
        }
    }

    /// Appends an event as one line.
    pub fn row(&self, record: &Record<'_, E>, out: &mut Vec<u8>) {
        match self.style.format {
            Format::Table => table::row(&self.cells, record, self.style, &self.clock, out),
            Format::Json => json::row(self.record, &self.cells, record, &self.clock, out),
            Format::Csv => csv::row(&self.cells, record, &self.clock, out),
        }
    }
}

/// The columns to show, in order, none twice.
fn choose<E>(
    columns: &'static [Column<E>],
    selection: &Selection,
    format: Format,
) -> Result<Vec<&'static Column<E>>, UnknownField> {
    let find = |field: &str| {
        columns.iter().find(|column| column.is_called(field.trim())).ok_or_else(|| UnknownField {
            field: field.to_owned(),
            known: columns.iter().map(Column::name).collect(),
        })
    };
    let also = selection.also.iter().map(|name| find(name)).collect::<Result<Vec<_>, _>>()?;
    let Some(fields) = &selection.fields else {
        let shown = |column: &&'static Column<E>| match column.shown {
            Shown::Always => true,
            Shown::Extra if format != Format::Table => true,
            _ => also.iter().any(|also| also.name == column.name),
        };
        return Ok(columns.iter().filter(shown).collect());
    };
    let fields = fields.iter().map(|field| find(field)).collect::<Result<Vec<_>, _>>()?;
    // What an option switches on and the list leaves out comes last, but the time comes first.
    let left_out =
        also.into_iter().filter(|also| fields.iter().all(|field| field.name != also.name));
    let (first, last): (Vec<_>, Vec<_>) = left_out.partition(|column| column.name == "TIME");
    let mut chosen: Vec<&'static Column<E>> = Vec::new();
    for column in first.into_iter().chain(fields).chain(last) {
        if chosen.iter().all(|other| other.name != column.name) {
            chosen.push(column);
        }
    }
    Ok(chosen)
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::column;
    use crate::column::Unit;
    use crate::text::Untrusted;
    use crate::text::tests::hostile;

    /// An event with a cell of every kind.
    #[derive(Clone, Debug, Default)]
    pub(crate) struct Event {
        pub(crate) fd: i32,
        pub(crate) error: i32,
        pub(crate) flags: u32,
        pub(crate) size: u64,
        pub(crate) ns: u64,
        pub(crate) name: Vec<u8>,
    }

    pub(crate) const COLUMNS: &[Column<Event>] = &[
        column::time(),
        column::pid(),
        column::tid(),
        column::host_pid(),
        column::uid(),
        column::comm(),
        Column::<Event>::new("FD", 4, |record| record.event.fd.into()),
        Column::<Event>::new("ERR", 6, |record| Value::Errno(record.event.error)),
        Column::<Event>::new("MODE", 5, |record| Value::Octal(record.event.flags)).extra(),
        Column::<Event>::new("BIG", 6, |record| record.event.size.into()).extra(),
        Column::<Event>::new("SIZE", 8, |record| Value::Bytes(record.event.size)).unit(Unit::Bytes),
        Column::<Event>::new("LAT", 8, |record| Value::Nanos(record.event.ns)).unit(Unit::Time),
        Column::<Event>::new("OK", 3, |record| (record.event.error == 0).into()).extra(),
        Column::<Event>::new("CWD", 8, |record| Untrusted::new(&record.event.name).into())
            .on_request(),
        Column::<Event>::new("ARGS", 12, |record| Value::Args(Untrusted::new(&record.event.name)))
            .extra(),
        Column::<Event>::new("PATH", 0, |record| record.text().into()),
    ];

    /// The lines for one event, header included.
    pub(crate) fn lines(
        style: Style,
        fields: Option<&str>,
        head: Head,
        event: &Event,
        tail: &[u8],
    ) -> String {
        let fields = fields.map(|fields| fields.split(',').map(str::to_owned).collect());
        let layout =
            Layout::new(COLUMNS, &Selection { fields, also: vec![] }, style).expect("known fields");
        let mut out = Vec::new();
        layout.header(&mut out);
        layout.row(&Record { time: 1_795_248_000_123_456_789, head: &head, event, tail }, &mut out);
        String::from_utf8(out).expect("UTF-8")
    }

    /// Heads and events as an attacker would make them.
    pub(crate) fn hostile_event() -> impl Strategy<Value = (Head, Event, Vec<u8>)> {
        let ids = (any::<u32>(), any::<u32>(), any::<[u8; 16]>());
        let numbers = (any::<i32>(), -600..600, any::<u32>(), any::<u64>(), any::<u64>());
        (ids, numbers, hostile(), hostile()).prop_map(
            |((pid, host_pid, comm), (fd, error, flags, size, ns), name, tail)| {
                let head = Head { pid: pid & 1, tid: pid, host_pid, comm, ..Head::default() };
                (head, Event { fd, error, flags, size, ns, name }, tail)
            },
        )
    }

    fn names(
        format: Format,
        fields: Option<&str>,
        also: &[&'static str],
    ) -> Result<String, UnknownField> {
        let fields = fields.map(|fields| fields.split(',').map(str::to_owned).collect());
        let selection = Selection { fields, also: also.to_vec() };
        let columns = choose(COLUMNS, &selection, format)?;
        Ok(columns.iter().map(|column| column.name).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn each_form_has_its_default() {
        assert_eq!(
            names(Format::Table, None, &[]).expect("known"),
            "PID COMM FD ERR SIZE LAT PATH"
        );
        let all = "TIME PID TID HOST_PID UID COMM FD ERR MODE BIG SIZE LAT OK ARGS PATH";
        assert_eq!(names(Format::Json, None, &[]).expect("known"), all);
        assert_eq!(names(Format::Csv, None, &[]).expect("known"), all);
    }

    #[test]
    fn options_switch_columns_on_where_they_stand() {
        let names = names(Format::Table, None, &["CWD", "TIME"]).expect("known");
        assert_eq!(names, "TIME PID COMM FD ERR SIZE LAT CWD PATH");
    }

    #[test]
    fn fields_choose_and_order_and_none_comes_twice() {
        for format in [Format::Table, Format::Csv] {
            assert_eq!(
                names(format, Some("path, lat_ns,PID,path"), &[]).expect("known"),
                "PATH LAT PID"
            );
        }
        assert_eq!(
            names(Format::Table, Some("fd,pid"), &["TIME", "CWD"]).expect("known"),
            "TIME FD PID CWD"
        );
        assert_eq!(names(Format::Table, Some("fd,time"), &["TIME"]).expect("known"), "FD TIME");
    }

    #[test]
    fn an_unknown_field_is_named_with_the_known_ones() {
        let error = names(Format::Table, Some("pid,fo\x1b"), &[]).expect_err("unknown");
        assert!(
            error.to_string().starts_with(r"no field 'fo\u{1b}'; there are TIME, PID, "),
            "{error}"
        );
    }

    #[test]
    fn only_what_is_shown_is_gathered() {
        let layout = |fields| {
            Layout::new(COLUMNS, &Selection { fields, also: vec![] }, Style::default())
                .expect("known")
        };
        assert!(!layout(None).has("CWD"));
        assert!(layout(Some(vec!["cwd".to_owned()])).has("CWD"));
    }
}
