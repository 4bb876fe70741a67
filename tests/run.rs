//! A tool that has ended: its status and what it wrote.

use std::time::Duration;

use serde_json::Value;

/// What a tool left.
#[derive(Debug)]
pub struct Run {
    /// The command line, for messages.
    pub command: String,
    /// Exit status; 128 + N if signal N killed it.
    pub status: i32,
    /// Data.
    pub stdout: Vec<u8>,
    /// Talk.
    pub stderr: String,
    /// From the request to end (or from the start, without one) to the end.
    pub took: Duration,
}

impl Run {
    /// Standard output as text.
    ///
    /// # Panics
    /// If it is no UTF-8.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.stdout)
            .unwrap_or_else(|error| panic!("{error} in what {self} printed"))
    }

    /// The lines of standard output.
    pub fn lines(&self) -> Vec<&str> {
        self.text().lines().collect()
    }

    /// Each line as an object.
    ///
    /// # Panics
    /// If a line is none.
    pub fn json(&self) -> Vec<Value> {
        let parse = |line: &&str| {
            serde_json::from_str(line)
                .unwrap_or_else(|error| panic!("{self}\n{error} in line {line}"))
        };
        self.lines().iter().map(parse).collect()
    }

    fn records(&self, kind: &str) -> Vec<Value> {
        let mut records = self.json();
        records.retain(|record| record["record"] == kind);
        records
    }

    fn one(&self, kind: &str) -> Value {
        let mut records = self.records(kind);
        assert_eq!(records.len(), 1, "one {kind} record\n{self}");
        records.remove(0)
    }

    /// The event records.
    pub fn events(&self) -> Vec<Value> {
        self.records("event")
    }

    /// The row records of counts and tops.
    pub fn rows(&self) -> Vec<Value> {
        self.records("row")
    }

    /// The histogram records.
    pub fn histograms(&self) -> Vec<Value> {
        self.records("histogram")
    }

    /// How many values all histograms have.
    pub fn measured(&self) -> u64 {
        self.histograms().iter().filter_map(|record| record["count"].as_u64()).sum()
    }

    /// The one start record.
    pub fn start(&self) -> Value {
        self.one("start")
    }

    /// The one end record.
    pub fn end(&self) -> Value {
        self.one("end")
    }

    /// The ledger of the end record.
    pub fn ledger(&self) -> Value {
        self.end()["ledger"].clone()
    }

    /// The sum of what was lost, for whatever reason.
    pub fn lost(&self) -> u64 {
        let ledger = self.ledger();
        let reasons = ledger["lost"].as_object().expect("reasons");
        reasons.values().map(|n| n.as_u64().expect("a count")).sum()
    }

    /// seen = emitted + lost + unfinished + discarded, and every event record counts as emitted.
    ///
    /// # Panics
    /// If it is not so.
    pub fn assert_balanced(&self) {
        let ledger = self.ledger();
        let count = |name: &str| {
            let count = ledger[name].as_u64();
            count.unwrap_or_else(|| panic!("no {name} in {ledger}"))
        };
        let unfinished = ledger["unfinished"].as_u64().unwrap_or(0);
        let accounted = count("emitted") + self.lost() + unfinished + count("discarded");
        assert_eq!(count("seen"), accounted, "{ledger}\n{self}");
        let events = self.events().len() as u64;
        if events > 0 {
            assert_eq!(count("emitted"), events, "{ledger}");
        }
    }

    /// Ended with this status.
    ///
    /// # Panics
    /// If not.
    pub fn assert_status(&self, status: i32) -> &Self {
        assert_eq!(self.status, status, "{self}");
        self
    }

    /// Refused with this status: nothing on stdout, and on stderr a sentence with all of `words`.
    ///
    /// # Panics
    /// If not.
    pub fn assert_refused(&self, status: i32, words: &[&str]) {
        self.assert_status(status);
        assert!(self.stdout.is_empty(), "nothing belongs on stdout\n{self}");
        for word in words {
            assert!(self.stderr.contains(word), "no \"{word}\" in\n{self}");
        }
        for noise in ["panicked", "RUST_BACKTRACE", "libbpf: "] {
            assert!(!self.stderr.contains(noise), "{self}");
        }
    }
}

impl std::fmt::Display for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The ledger stands at the end.
        let (head, rest) = self.stdout.split_at(self.stdout.len().min(2000));
        let tail = &rest[rest.len().saturating_sub(1000)..];
        let gap = if rest.len() > tail.len() { "\n…\n" } else { "" };
        let [head, tail] = [head, tail].map(String::from_utf8_lossy);
        writeln!(f, "{}: status {}", self.command, self.status)?;
        write!(f, "stderr: {}\nstdout: {head}{gap}{tail}", self.stderr)
    }
}
