//! A column is data: heading, width, meaning and value in one row of one array.

use crate::record::Record;
use crate::value::Value;

/// What the numbers of a column measure; it stands in the heading and in the JSON name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A duration: `LAT(us)`, `LAT(ms)` under `-m`, `lat_ns`; for [`Value::Nanos`].
    Time,
    /// A duration that may well be below 1 us: as [`Unit::Time`], with three places more.
    Fine,
    /// A duration that may well be days: `AGE(s)` whatever `-m` says, else as [`Unit::Time`].
    Seconds,
    /// A size: `SIZE(B)`, `size_bytes`; for [`Value::Bytes`].
    Bytes,
    /// A size that is large: `SIZE(KiB)` in tables, else as [`Unit::Bytes`].
    Kibibytes,
}

/// When a column is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Everywhere.
    Always,
    /// In JSON and CSV, and by request.
    Extra,
    /// By request.
    OnRequest,
}

/// Takes a cell out of an event.
pub type Get<E> = for<'a> fn(&Record<'a, E>) -> Value<'a>;

/// One column of a tool that traces events `E`.
pub struct Column<E: 'static> {
    pub(crate) name: &'static str,
    pub(crate) width: u8,
    pub(crate) value: Get<E>,
    pub(crate) shown: Shown,
    pub(crate) unit: Option<Unit>,
    pub(crate) right: bool,
    pub(crate) apart: bool,
    about: &'static str,
    json: Option<&'static str>,
}

impl<E> Column<E> {
    /// A column that is always shown. Width 0 is for the last one, which takes what it needs.
    ///
    /// `value` is also called once with an event of zeros, to see whether it yields numbers, which
    /// stand to the right. If more is said about a column, its type has to come first, for the
    /// compiler's sake: `Column::<event>::new("FD", 4, |r| r.event.fd.into()).extra()`.
    pub const fn new(name: &'static str, width: u8, value: Get<E>) -> Self {
        Self {
            name,
            width,
            value,
            shown: Shown::Always,
            unit: None,
            right: false,
            apart: false,
            about: "",
            json: None,
        }
    }

    /// Not in the table unless asked for; in JSON and CSV all the same.
    pub const fn extra(mut self) -> Self {
        self.shown = Shown::Extra;
        self
    }

    /// In the table without being asked, where the kit's own columns are not.
    pub const fn always(mut self) -> Self {
        self.shown = Shown::Always;
        self
    }

    /// Gathered and shown only when named by `--fields` or switched on by an option.
    pub const fn on_request(mut self) -> Self {
        self.shown = Shown::OnRequest;
        self
    }

    /// As [`Self::on_request`]; where it is shown rows are told apart by it, else they have
    /// nothing of the kind to be sorted by.
    pub const fn apart(mut self) -> Self {
        self.shown = Shown::OnRequest;
        self.apart = true;
        self
    }

    /// What the numbers measure.
    pub const fn unit(mut self, unit: Unit) -> Self {
        self.unit = Some(unit);
        self.right = true;
        self
    }

    /// To the right, for a column whose value for an event of zeros is not a number.
    pub const fn right(mut self) -> Self {
        self.right = true;
        self
    }

    /// One line for the list of fields in the help.
    pub const fn about(mut self, about: &'static str) -> Self {
        self.about = about;
        self
    }

    /// The whole JSON name, where the heading in lower snake case with its unit will not do.
    pub const fn json(mut self, name: &'static str) -> Self {
        self.json = Some(name);
        self
    }

    /// The name, without a unit.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The line for the help; empty if there is none.
    pub const fn description(&self) -> &'static str {
        self.about
    }

    /// Whether a table shows it without being asked.
    pub const fn is_default(&self) -> bool {
        matches!(self.shown, Shown::Always)
    }

    /// What stands above the column in a table.
    pub fn heading(&self, milliseconds: bool) -> String {
        let unit = match self.unit {
            None => return self.name.to_owned(),
            Some(Unit::Time | Unit::Fine) if milliseconds => "ms",
            Some(Unit::Time | Unit::Fine) => "us",
            Some(Unit::Seconds) => "s",
            Some(Unit::Bytes) => "B",
            Some(Unit::Kibibytes) => "KiB",
        };
        format!("{}({unit})", self.name)
    }

    /// The name in JSON and CSV.
    pub fn json_name(&self) -> String {
        if let Some(name) = self.json {
            return name.to_owned();
        }
        let snake = |c: char| {
            if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }
        };
        let unit = match self.unit {
            None => "",
            Some(Unit::Time | Unit::Fine | Unit::Seconds) => "_ns",
            Some(Unit::Bytes | Unit::Kibibytes) => "_bytes",
        };
        self.name.chars().map(snake).chain(unit.chars()).collect()
    }

    /// Whether a user means this column by `field`: its name, heading or JSON name, in any case.
    pub(crate) fn is_called(&self, field: &str) -> bool {
        let same = |name: &str| name.eq_ignore_ascii_case(field);
        same(self.name)
            || same(&self.json_name())
            || same(&self.heading(false))
            || same(&self.heading(true))
    }
}

/// `TIME`, when it happened; in tables by `-T` only.
pub const fn time<E>() -> Column<E> {
    Column::new("TIME", 12, |record| Value::Time(record.time)).extra().about("when it happened")
}

/// `PID`, the process.
pub const fn pid<E>() -> Column<E> {
    Column::new("PID", 7, |record| record.pid()).about("process")
}

/// `TID`, the thread; not in tables by default.
pub const fn tid<E>() -> Column<E> {
    Column::new("TID", 7, |record| record.tid()).extra().about("thread")
}

/// `COMM`, the name of the thread.
pub const fn comm<E>() -> Column<E> {
    Column::new("COMM", 16, |record| record.comm().into()).about("name of the thread")
}

/// `UID`, the user; not in tables by default.
pub const fn uid<E>() -> Column<E> {
    Column::new("UID", 6, |record| record.head.uid.into()).extra().about("user")
}

/// `HOST_PID`, the process as the host counts; not in tables by default.
pub const fn host_pid<E>() -> Column<E> {
    Column::new("HOST_PID", 8, |record| record.head.host_pid.into())
        .extra()
        .about("process, in the host's numbers")
}

/// `PID` of whom something belongs to, which is not always known.
pub const fn owner_pid<E>() -> Column<E> {
    Column::new("PID", 7, |record| record.owner().and(Some(record.pid())).into())
        .right()
        .about("process that it belongs to; empty: unknown")
}

/// `TID`, the owner's thread; not in tables by default.
pub const fn owner_tid<E>() -> Column<E> {
    Column::new("TID", 7, |record| record.owner().and(Some(record.tid())).into())
        .right()
        .extra()
        .about("its thread")
}

/// `UID`, the owner's user; not in tables by default.
pub const fn owner_uid<E>() -> Column<E> {
    Column::new("UID", 6, |record| record.owner().and(Some(record.head.uid)).into())
        .right()
        .extra()
        .about("its user")
}

/// `COMM`, the name of the owner's thread.
pub const fn owner_comm<E>() -> Column<E> {
    Column::new("COMM", 16, |record| record.owner().and(Some(record.comm())).into())
        .about("name of the thread")
}

/// `HOST_PID`, the owner's process as the host counts; not in tables by default.
pub const fn owner_host_pid<E>() -> Column<E> {
    Column::new("HOST_PID", 8, |record| record.owner().into())
        .right()
        .extra()
        .about("process, in the host's numbers")
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Column<()>] = &[
        time(),
        pid(),
        Column::new("LAT", 8, |_| Value::Nanos(1)).unit(Unit::Time),
        Column::new("SIZE", 8, |_| Value::Bytes(1)).unit(Unit::Kibibytes).on_request(),
        Column::new("EXIT-CODE", 4, |_| 0u32.into()),
        Column::new("PATH", 0, |record| record.text().into()).json("file"),
    ];

    #[test]
    fn names_carry_units() {
        let names: Vec<_> = COLUMNS.iter().map(Column::json_name).collect();
        assert_eq!(names, ["time", "pid", "lat_ns", "size_bytes", "exit_code", "file"]);
        let headings: Vec<_> = COLUMNS.iter().map(|column| column.heading(true)).collect();
        assert_eq!(headings, ["TIME", "PID", "LAT(ms)", "SIZE(KiB)", "EXIT-CODE", "PATH"]);
        assert_eq!(COLUMNS[2].heading(false), "LAT(us)");
    }

    #[test]
    fn any_of_its_names_will_do() {
        for name in ["lat", "LAT", "Lat_NS", "lat(us)", "LAT(ms)"] {
            assert!(COLUMNS[2].is_called(name), "{name}");
        }
        assert!(!COLUMNS[2].is_called("la"));
    }
}
