//! The ledger: `seen = emitted + lost + unfinished + discarded`, with what was
//! damaged or never seen beside it.

use anyhow::Context as _;
use anyhow::Result;
use bpf::kit::types::kit_counts;
use libbpf_rs::MapCore as _;
use libbpf_rs::MapFlags;
use libbpf_rs::MapHandle;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;

/// The counts of one run. What cannot be known is `None`, never 0.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Ledger {
    /// Operations that passed the filters and ended (or cannot be followed).
    pub seen: u64,
    /// Shown, or added to an aggregate.
    pub emitted: u64,
    /// The ring buffer was full.
    pub ring_full: u64,
    /// The ring buffer's lock was held by what the program interrupted.
    pub ring_busy: u64,
    /// A map had no room for another key.
    pub map_full: u64,
    /// No memory for a task's value in that context, or its lock was held.
    pub storage_busy: u64,
    /// No memory for a new key in that context.
    pub no_memory: u64,
    /// Begun, not ended at the end of the run; `None` where beginnings are not seen.
    pub unfinished: Option<u64>,
    /// Arrived after the run was over: `--count` reached, reader gone.
    pub discarded: u64,
    /// Refused by a filter in user space: not in `seen`.
    pub refused: u64,
    /// Emitted with text that was cut.
    pub cut: u64,
    /// Emitted with user memory that could not be read.
    pub fault: u64,
    /// Emitted without a stack that should be there.
    pub stack: u64,
    /// Ended, but began before the tool: not in `seen`.
    pub no_start: u64,
    /// Nobody can tell how many of these passed the filters.
    pub no_start_unknown: bool,
    /// Ended where the kernel ran no program: not in `seen`.
    pub no_end: u64,
    /// Processes that were born and could not be followed: not in `seen`.
    pub unfollowed: u64,
    /// What a tool tells beside it, by name.
    pub also: Map<String, Value>,
    /// Not run at all by the kernel's own counters; `None` where it keeps none.
    pub missed: Option<u64>,
}

impl Ledger {
    /// Adds the kernel's half, summed over the CPUs of `kit_ledger`.
    ///
    /// # Errors
    /// If the map cannot be read.
    pub fn read(&mut self, map: &MapHandle) -> Result<()> {
        let cpus = map
            .lookup_percpu(&0u32.to_ne_bytes(), MapFlags::ANY)
            .context("cannot read the ledger")?
            .context("the ledger is empty")?;
        for bytes in cpus {
            let counts: &kit_counts = plain::from_bytes(&bytes)
                .map_err(|_| anyhow::anyhow!("the ledger is of another size"))?;
            self.seen += counts.seen;
            self.ring_full += counts.ring_full;
            self.ring_busy += counts.ring_busy;
            self.map_full += counts.map_full;
            self.storage_busy += counts.storage_busy;
            self.no_memory += counts.no_memory;
            self.unfinished = self.unfinished.map(|begun| begun + counts.unfinished);
            self.cut += counts.cut;
            self.fault += counts.fault;
            self.no_start += counts.no_start;
            self.no_end += counts.no_end;
            self.unfollowed += counts.unfollowed;
        }
        self.seen -= self.refused;
        Ok(())
    }

    /// Adds the operations that are still in a map: begun, not ended. The programs are switched
    /// off and have come to rest.
    pub fn left(&mut self, map: &MapHandle, counts: impl Fn(&[u8]) -> bool) {
        let value = |key: Vec<u8>| map.lookup(&key, MapFlags::ANY).ok().flatten();
        let left = map.keys().filter_map(value).filter(|value| counts(value)).count() as u64;
        self.unfinished = Some(left);
        self.seen += left;
    }

    /// Lost, for whatever reason.
    pub fn lost(&self) -> u64 {
        self.ring_full + self.ring_busy + self.map_full + self.storage_busy + self.no_memory
    }

    /// Seen but in none of the other columns: always 0, or the tool has a bug.
    pub fn unaccounted(&self) -> i128 {
        let known = self.emitted + self.lost() + self.unfinished.unwrap_or(0) + self.discarded;
        i128::from(self.seen) - i128::from(known)
    }

    /// The `ledger` of the JSON end record.
    pub fn to_json(&self) -> Value {
        let mut all = json!({
            "seen": self.seen,
            "emitted": self.emitted,
            "lost": {
                "ring_full": self.ring_full, "ring_busy": self.ring_busy,
                "map_full": self.map_full, "storage_busy": self.storage_busy,
                "no_memory": self.no_memory,
            },
            "unfinished": self.unfinished,
            "discarded": self.discarded,
            "damaged": {"cut": self.cut, "fault": self.fault, "stack": self.stack},
            "unseen": {
                "no_start": (!self.no_start_unknown).then_some(self.no_start), "no_end": self.no_end,
                "unfollowed": self.unfollowed, "missed": self.missed,
            },
        });
        if let Some(all) = all.as_object_mut() {
            all.extend(self.also.clone());
        }
        all
    }

    /// The line for stderr: each reason with its number and the remedy where
    /// there is one. `None` if there is nothing to tell.
    pub fn complaint(&self) -> Option<String> {
        let mut parts = Vec::new();
        let mut tell = |number: u64, text: &str| {
            if number > 0 {
                parts.push(format!("{number} {text}"));
            }
        };
        tell(self.ring_full, "lost, buffer full (a larger --buffer or a narrower filter helps)");
        tell(self.ring_busy, "lost, buffer busy");
        tell(self.map_full, "lost, table full (a larger --keys helps)");
        tell(self.storage_busy, "lost, no memory for a task at that moment");
        tell(self.no_memory, "lost, no memory for a new row at that moment");
        tell(self.cut, "with text cut");
        tell(self.fault, "with unreadable user memory");
        tell(self.stack, "without a stack");
        tell(self.no_start, "not timed, their beginning not seen");
        tell(self.no_end, "ended where the kernel runs no programs, and not timed");
        tell(self.unfollowed, "processes not followed, too many at once");
        tell(self.missed.unwrap_or(0), "not seen, missed by the kernel");
        (!parts.is_empty()).then(|| format!("{} of {}", parts.join("; "), self.seen))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_equation() {
        let ledger = Ledger {
            seen: 20,
            emitted: 10,
            ring_full: 3,
            map_full: 1,
            storage_busy: 1,
            no_memory: 2,
            unfinished: Some(2),
            discarded: 1,
            ..Ledger::default()
        };
        assert_eq!(ledger.unaccounted(), 0);
        assert_eq!(Ledger { seen: 21, ..ledger }.unaccounted(), 1);
    }

    #[test]
    fn unknown_is_null() {
        let json = Ledger::default().to_json();
        assert!(json["unfinished"].is_null() && json["unseen"]["missed"].is_null());
        assert_eq!(json["lost"]["ring_full"], 0);
    }

    #[test]
    fn complains_only_of_what_happened() {
        assert_eq!(Ledger { seen: 5, emitted: 5, ..Ledger::default() }.complaint(), None);
        let ledger = Ledger { seen: 5, ring_full: 2, cut: 1, no_start: 3, ..Ledger::default() };
        let text = ledger.complaint().unwrap();
        assert!(
            text.contains("2 lost, buffer full")
                && text.contains("1 with text cut")
                && text.contains("3 not timed, their beginning not seen")
                && text.ends_with("of 5")
        );
    }
}
