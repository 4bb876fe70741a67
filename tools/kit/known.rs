//! Known events, and whether a tool has shown them as they were made: what the doctor's self-test
//! is told of each tool.

use serde_json::Value;

/// How often the doctor does what it does.
pub const MANY: u64 = 7;

/// Something that the doctor does `MANY` times, in its directory and on loopback only.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Deed {
    /// Opens a file.
    Open,
    /// Writes 4096 bytes to a file.
    Write,
    /// Reads 4096 bytes of a file from its disk, past the cache.
    Read,
    /// Starts a program that ends with status 2.
    Start,
    /// Makes one system call, getpriority.
    Call,
    /// Connects over loopback, and sends 4096 bytes.
    Connect,
    /// Connects to a port of loopback on which nobody listens.
    Refuse,
    /// Has the C library look an address up.
    Lookup,
    /// Keeps a processor busy for 300 ms.
    Burn,
    /// Sleeps.
    Sleep,
    /// Sends a datagram through a BPF program of its own.
    Filter,
}

impl Deed {
    /// What it is, in the plural.
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Open => "opens",
            Self::Write => "writes",
            Self::Read => "reads of a disk",
            Self::Start => "processes",
            Self::Call => "system calls",
            Self::Connect => "connections",
            Self::Refuse => "refused connections",
            Self::Lookup => "lookups",
            Self::Burn => "samples",
            Self::Sleep => "sleeps",
            Self::Filter => "runs of a program",
        }
    }
}

/// What a tool is tried with.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// The tool's name.
    pub tool: &'static str,
    /// What the doctor does.
    pub deed: Deed,
    /// With which options the tool sees nothing else.
    pub args: &'static [&'static str],
    shows: &'static [(&'static str, &'static str)],
    adds_up: Option<&'static str>,
    or_more: bool,
}

/// Names in braces, and what they stand for.
pub type Names = Vec<(&'static str, String)>;

impl Known {
    /// That this tool, called so, shows a record for each deed.
    pub const fn new(tool: &'static str, deed: Deed, args: &'static [&'static str]) -> Self {
        Self { tool, deed, args, shows: &[], adds_up: None, or_more: false }
    }

    /// Only records count that have these values in these fields; `key.pid` is a field in another.
    pub const fn shows(mut self, fields: &'static [(&'static str, &'static str)]) -> Self {
        self.shows = fields;
        self
    }

    /// It is not the number of records that tells, but the sum of this field of theirs.
    pub const fn adds_up(mut self, field: &'static str) -> Self {
        self.adds_up = Some(field);
        self
    }

    /// More are right, too: others do the same, or one deed is several events.
    pub const fn or_more(mut self) -> Self {
        self.or_more = true;
        self
    }

    /// How often these records show the deed.
    pub fn seen(&self, records: &[Value], names: &Names) -> u64 {
        let wanted: Vec<_> =
            self.shows.iter().map(|(field, value)| (*field, filled(value, names))).collect();
        let shows = |record: &&Value| {
            matches!(record["record"].as_str(), Some("event" | "row" | "histogram" | "stack"))
                && wanted.iter().all(|(name, value)| text(field(record, name)) == *value)
        };
        let fitting = records.iter().filter(shows);
        match self.adds_up {
            None => fitting.count() as u64,
            Some(name) => fitting.filter_map(|record| field(record, name).as_u64()).sum(),
        }
    }

    /// What is expected, in words.
    pub fn made(&self) -> String {
        if self.or_more { format!("at least {MANY} expected") } else { format!("{MANY} made") }
    }

    /// Whether that is right.
    pub const fn is_right(&self, seen: u64) -> bool {
        seen == MANY || self.or_more && seen > MANY
    }
}

fn field<'a>(record: &'a Value, name: &str) -> &'a Value {
    name.split('.').fold(record, |value, part| &value[part])
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A text with its names filled in.
pub fn filled(text: &str, names: &Names) -> String {
    names
        .iter()
        .fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn names() -> Names {
        vec![("pid", "17".into()), ("file", "/tmp/x/known".into())]
    }

    fn opens(many: u64, file: &str) -> Vec<Value> {
        (0..many).map(|_| json!({"record": "event", "path": file, "err": null})).collect()
    }

    #[test]
    fn records_that_show_it() {
        let known =
            Known::new("opensnoop", Deed::Open, &[]).shows(&[("path", "{file}"), ("err", "null")]);
        let seen = |records: &[Value]| known.seen(records, &names());
        assert_eq!(seen(&opens(7, "/tmp/x/known")), 7);
        assert_eq!(seen(&opens(7, "/tmp/x/other")), 0);
        assert_eq!(seen(&[json!({"record": "event", "path": "/tmp/x/known", "err": "EPERM"})]), 0);
        assert_eq!(seen(&[json!({"record": "end", "path": "/tmp/x/known", "err": null})]), 0);
        for (number, right) in [(0, false), (6, false), (7, true), (8, false)] {
            assert_eq!(known.is_right(number), right, "{number}");
            assert_eq!(known.or_more().is_right(number), number >= 7, "{number}");
        }
    }

    #[test]
    fn fields_that_add_up() {
        let known =
            Known::new("profile", Deed::Burn, &[]).shows(&[("key.pid", "{pid}")]).adds_up("value");
        let stack =
            |pid: u32, value: u32| json!({"record": "stack", "key": {"pid": pid}, "value": value});
        assert_eq!(known.seen(&[stack(17, 3), stack(18, 100), stack(17, 4)], &names()), 7);
    }

    #[test]
    fn names_are_filled_in() {
        assert_eq!(filled("--path={file}", &names()), "--path=/tmp/x/known");
        assert_eq!(filled("{port}", &names()), "{port}");
    }
}
