//! What a run costs, measured by itself: its own processor time and memory, and its
//! programs' where the kernel counts that; and the limit of `--max-overhead`.

use std::collections::BTreeMap;
use std::time::Duration;
use std::time::Instant;

use anyhow::Result;
use nix::sys::resource::UsageWho;
use nix::sys::resource::getrusage;
use nix::sys::time::TimeVal;
use serde_json::Value;
use serde_json::json;

use crate::args::Common;
use crate::args::Output;
use crate::cpus;
use crate::exit::Exit;
use crate::exit::Failure;
use crate::session::Session;
use crate::statistics;
use crate::statistics::Statistics;
use crate::traps;
use crate::traps::Trap;

/// How often the cost is held against its limit.
const CHECK: Duration = Duration::from_millis(500);

/// Runs of programs, and the time in them, ns, by the way into the kernel that leads there.
type Runs = BTreeMap<Trap, (u64, u64)>;

/// Holds the kernel's statistics on, and the cost to its limit.
#[derive(Debug)]
pub struct Meter {
    _statistics: Statistics,
    limit: Option<f64>,
    cpus: f64,
    since: Instant,
    spent: u64,
    /// What had run before events counted.
    before: Runs,
    /// What a way in takes beside the program, ns.
    each: BTreeMap<Trap, u64>,
}

impl Meter {
    /// Has the kernel count, if the run is to tell its cost or to limit it, and may know it.
    ///
    /// # Errors
    /// Status 77 with `--max-overhead` and without CAP_SYS_ADMIN; if /sys does not tell how
    /// many processors there are.
    pub fn hold(common: &Common) -> Result<Option<Self>> {
        let limit = common.max_overhead;
        if limit.is_none() && !common.verbose && common.form() != Output::Json {
            return Ok(None);
        }
        let statistics = Statistics::hold();
        if let Statistics::Off(why) = &statistics {
            if limit.is_none() {
                return Ok(None);
            }
            let why = format!(
                "--max-overhead: the kernel does not tell what the programs cost; \
                this takes CAP_SYS_ADMIN and 5.8 ({why})"
            );
            return Err(Failure::new(Exit::NotPermitted, why).into());
        }
        // Not those that this process may use: its programs run on all.
        let cpus = cpus::online()?.len() as f64;
        let (before, each) = (Runs::new(), BTreeMap::new());
        let (since, spent) = (Instant::now(), own_ns());
        Ok(Some(Self { _statistics: statistics, limit, cpus, since, spent, before, each }))
    }

    /// Measures what the statistics do not see.
    pub fn calibrate(&mut self, session: &mut Session) {
        let kinds = runs(session).into_keys().collect();
        (self.each, session.probed) = traps::calibrate(&kinds);
    }

    /// Counts from now on.
    pub fn begin(&mut self, session: &Session) {
        self.before = runs(session);
        self.since = Instant::now();
        self.spent = self.spent(session);
    }

    /// When to look again.
    pub fn due(&self) -> Option<Instant> {
        self.limit.map(|_| self.since + CHECK)
    }

    /// The cost since the last look, in percent of the machine, if it is above
    /// the limit.
    pub fn exceeded(&mut self, session: &Session) -> Option<f64> {
        let spent = self.spent(session);
        let elapsed = self.since.elapsed().as_nanos() as f64;
        let percent = spent.saturating_sub(self.spent) as f64 * 100.0 / elapsed / self.cpus;
        (self.since, self.spent) = (Instant::now(), spent);
        self.limit.filter(|limit| percent > *limit).map(|_| percent)
    }

    /// Our own time, our programs' and that of the ways to them, ns.
    fn spent(&self, session: &Session) -> u64 {
        let programs = self.runs(session);
        let ways = programs.iter().map(|(trap, (runs, ns))| ns + runs * self.of_each(trap));
        own_ns() + ways.sum::<u64>()
    }

    fn of_each(&self, trap: &Trap) -> u64 {
        self.each.get(trap).copied().unwrap_or(0)
    }

    /// What has run since events count.
    fn runs(&self, session: &Session) -> Runs {
        let mut runs = runs(session);
        for (trap, now) in &mut runs {
            let before = self.before.get(trap).copied().unwrap_or_default();
            *now = (now.0.saturating_sub(before.0), now.1.saturating_sub(before.1));
        }
        runs
    }
}

fn runs(session: &Session) -> Runs {
    let mut runs = Runs::new();
    for (section, counters) in session.counters() {
        let sum = runs.entry(Trap::of(&section)).or_default();
        *sum = (sum.0 + counters.runs, sum.1 + counters.run_ns);
    }
    runs
}

/// Our own processor time, ns.
fn own_ns() -> u64 {
    getrusage(UsageWho::RUSAGE_SELF)
        .map_or(0, |usage| nanos(usage.user_time()) + nanos(usage.system_time()))
}

fn nanos(time: TimeVal) -> u64 {
    time.tv_sec() as u64 * 1_000_000_000 + time.tv_usec() as u64 * 1000
}

/// What a run has cost. What cannot be known is `None`.
#[derive(Debug, Default)]
pub struct Cost {
    user_ns: Option<u64>,
    system_ns: Option<u64>,
    memory: Option<u64>,
    maps: Option<u64>,
    runs: Option<Runs>,
    each: BTreeMap<Trap, u64>,
}

impl Cost {
    /// The cost until now.
    pub fn of(session: &Session, meter: Option<&Meter>) -> Self {
        let usage = getrusage(UsageWho::RUSAGE_SELF).ok();
        Self {
            user_ns: usage.map(|usage| nanos(usage.user_time())),
            system_ns: usage.map(|usage| nanos(usage.system_time())),
            memory: statistics::peak_memory(),
            maps: session.maps().map(statistics::memory).sum(),
            runs: meter.map(|meter| meter.runs(session)),
            each: meter.map(|meter| meter.each.clone()).unwrap_or_default(),
        }
    }

    fn sums(&self) -> Option<(u64, u64)> {
        let runs = self.runs.as_ref()?.values();
        Some(runs.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1)))
    }

    /// The `cost` of the JSON end record.
    pub fn to_json(&self) -> Value {
        let sums = self.sums();
        let ways = self.runs.as_ref().map(|runs| {
            let way = |(trap, (runs, ns)): (&Trap, &(u64, u64))| {
                let each = self.each.get(trap);
                json!({
                    "way": trap.name(),
                    "runs": runs,
                    "bpf_ns": ns,
                    "trap_ns_each": each,
                    "trap_ns": each.map(|each| each * runs),
                })
            };
            runs.iter().map(way).collect::<Vec<_>>()
        });
        json!({
            "user_cpu_ns": self.user_ns,
            "system_cpu_ns": self.system_ns,
            "max_rss_bytes": self.memory,
            "maps_bytes": self.maps,
            "bpf_runs": sums.map(|(runs, _)| runs),
            "bpf_ns": sums.map(|(_, ns)| ns),
            "ways": ways,
        })
    }

    /// The same for people.
    pub fn sentence(&self) -> String {
        let own = self.user_ns.zip(self.system_ns).map(|(user, system)| user + system);
        let mut text = format!("cost: {} of processor time of its own", seconds(own));
        match (self.sums(), &self.runs) {
            (Some((runs, ns)), Some(ways)) => {
                text += &format!(", {} in {runs} runs of its programs", seconds(Some(ns)));
                for (trap, (runs, _)) in ways.iter().filter(|(_, (runs, _))| *runs > 0) {
                    let each = self.each.get(trap);
                    let sum = seconds(each.map(|each| each * runs));
                    let each = each.map_or("unknown".into(), |each| format!("{each} ns each"));
                    text += &format!(", about {sum} ({each}) to get there by {}", trap.name());
                }
            }
            _ => text += ", its programs' is not known (this takes CAP_SYS_ADMIN)",
        }
        text + &format!("; {} of memory, {} of maps", mib(self.memory), mib(self.maps))
    }
}

fn seconds(ns: Option<u64>) -> String {
    ns.map_or("unknown".into(), |ns| format!("{:.6} s", ns as f64 / 1e9))
}

fn mib(bytes: Option<u64>) -> String {
    bytes.map_or("unknown".into(), |bytes| format!("{:.1} MiB", bytes as f64 / 1048576.0))
}

/// A share of the machine as it is typed: more than 0, at most 100.
///
/// # Errors
/// A sentence for the person who typed it.
pub fn percent(text: &str) -> Result<f64, String> {
    match text.trim_end_matches('%').parse() {
        Ok(share) if share > 0.0 && share <= 100.0 => Ok(share),
        _ => Err("must be a number above 0 and up to 100, in percent of the machine".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percents() {
        assert_eq!(percent("1.5%"), Ok(1.5));
        for bad in ["0", "-1", "101", "x", "", "NaN", "inf"] {
            assert!(percent(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_is_not_known_is_null_and_said() {
        let json = Cost::default().to_json();
        let all = json.as_object().unwrap();
        assert!(all.len() == 7 && all.values().all(Value::is_null), "{json}");
        assert!(Cost::default().sentence().contains("not known (this takes CAP_SYS_ADMIN)"));
        let runs = Some(Runs::from([(Trap::Trampoline, (10, 500)), (Trap::Clock, (3, 30))]));
        let cost = Cost { runs, each: [(Trap::Trampoline, 20)].into(), ..Cost::default() };
        let json = cost.to_json();
        assert_eq!((&json["bpf_runs"], &json["bpf_ns"]), (&13.into(), &530.into()));
        assert_eq!(json["ways"][0]["trap_ns"], 200);
        assert!(json["ways"][1]["trap_ns"].is_null());
        let text = cost.sentence();
        assert!(
            text.contains("about 0.000000 s (20 ns each) to get there by trampoline"),
            "{text}"
        );
        assert!(text.contains("about unknown (unknown) to get there by clock"), "{text}");
    }
}
