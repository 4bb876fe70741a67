//! syscount: which system calls are made, how often, and how they end.

use bpf::syscount::types::call_key;
use bpf::syscount::types::rodata;
use kit::args::Output;
use kit::calls;
use kit::prelude::*;
use kit::record::inside;
use kit::hist::Hist;
use kit::rows::latency;
use kit::rows::source;

/// Count system calls and their errors: by call, by process, by error
#[derive(Args)]
pub struct Options {
    /// Rows by system call (the default, without -P, -E and --fields)
    #[arg(short = 'S', long)]
    pub syscalls: bool,
    /// Rows by process
    #[arg(short = 'P', long)]
    pub processes: bool,
    /// Rows by error; calls that succeeded have a row of their own
    #[arg(short = 'E', long)]
    pub errnos: bool,
    /// Only calls that failed
    #[arg(short = 'x', long)]
    pub failed: bool,
    /// Only calls that failed with one of these errors, by name or number (EPERM,13)
    #[arg(short = 'e', long, value_name = "LIST", value_delimiter = ',')]
    pub errno: Vec<String>,
    /// Only these system calls (read,openat,syscall-500)
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub syscall: Vec<String>,
    /// Measure how long they take: sum, mean, percentiles, maximum
    #[arg(short = 'L', long)]
    pub latency: bool,
    /// Print the names of all system calls, with their numbers
    #[arg(short, long)]
    pub list: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub kit: kit::args::Counts,
}

/// A row of it.
#[derive(Default)]
pub struct Calls {
    /// What they have in common.
    pub key: call_key,
    /// How many succeeded.
    pub succeeded: u64,
    /// How many failed.
    pub failed: u64,
    /// How long they took: those of them whose beginning was seen.
    pub hist: Option<Box<Hist>>,
    /// What columns show of that.
    pub latency: Option<Box<latency::Latency>>,
}

/// Its columns.
pub const COLUMNS: &[Column<Calls>] = &[
    column::time(),
    Column::<Calls>::new("PID", 7, |r| inside(r.event.key.pid, r.event.key.host_pid)).apart().about("process (-P)"),
    Column::<Calls>::new("HOST_PID", 8, |r| r.event.key.host_pid.into()).apart().about("process, in the host's numbers"),
    Column::<Calls>::new("COMM", 16, |r| (&r.event.key.comm).into()).apart().about("name of the process (-P)"),
    Column::<Calls>::new("SYSCALL", 24, |r| Value::Word(calls::name(r.event.key.abi, r.event.key.nr))).apart().about("system call (-S)"),
    Column::<Calls>::new("ABI", 7, |r| calls::ABIS.get(r.event.key.abi as usize).copied().unwrap_or("?").into())
        .apart()
        .about("whose numbers it was called by: 32-bit programs have others (-S)"),
    Column::<Calls>::new("ERR", 16, |r| Value::Errno(r.event.key.error as i32)).apart().about("0, or the name of the error (-E)"),
    Column::<Calls>::new("COUNT", 10, |r| r.event.operations().into()).about("calls that ended"),
    Column::<Calls>::new("ERRORS", 10, |r| r.event.failed.into()).about("those of them that failed"),
    latency::total(),
    latency::mean(),
    latency::p50(),
    latency::p90(),
    latency::p99(),
    latency::max(),
];

const PLANS: &[Plan] = &[Plan::new("btf", &["btf_enter", "btf_exit"]), Plan::new("raw", &["raw_enter", "raw_exit"])];

/// What runs for latencies only.
const ENTER: &[&str] = &["btf_enter", "raw_enter", kit::storage::REAP];

/// What rows are told apart by, and the columns that show it.
const PARTS: [&[&str]; 3] = [&["SYSCALL", "ABI"], &["PID", "COMM", "HOST_PID"], &["ERR"]];

impl Row for Calls {
    type Key = call_key;

    fn of(key: &call_key) -> Self {
        Self { key: *key, ..Self::default() }
    }

    fn add(&mut self, value: &[u8]) -> Result<()> {
        let (sums, hist) = value.split_at_checked(16).unwrap_or((value, &[]));
        let [succeeded, failed] = source::sums(sums)?;
        self.succeeded += succeeded;
        self.failed += failed;
        if hist.is_empty() { Ok(()) } else { self.hist.get_or_insert_default().add_raw(hist) }
    }

    fn finish(&mut self) {
        self.latency = self.hist.as_deref().map(latency::Latency::of).map(Box::new);
    }

    fn operations(&self) -> u64 {
        self.succeeded + self.failed
    }
}

impl latency::Timed for Calls {
    fn latency(&self) -> Option<&latency::Latency> {
        self.latency.as_deref()
    }
}

impl Tool for Options {
    const OBJECT: &'static bpf::Object = &bpf::syscount::OBJECT;
    const PLANS: &'static [Plan] = PLANS;
    const FIELDS: fn() -> Vec<Field> = || kit::tool::fields(COLUMNS);

    fn run(&self, cx: &Cx) -> Result<u8> {
        if self.list {
            return calls::list();
        }
        let asked = [self.syscalls, self.processes, self.errnos];
        let asked = if asked.contains(&true) || self.kit.rows.shown.fields.is_some() { asked } else { [true, false, false] };
        let mut also: Vec<_> = PARTS.iter().zip(asked).filter(|(_, asked)| *asked).flat_map(|(part, _)| part.iter().copied()).collect();
        also.retain(|column| *column != "HOST_PID" || self.kit.common.form() != Output::Table);
        also.extend(latency::COLUMNS.iter().filter(|_| self.latency));
        let rows = cx.rows(&self.kit, COLUMNS, &also, if self.latency { "TOTAL" } else { "COUNT" })?;
        let timed = latency::COLUMNS.iter().any(|column| rows.shows(column));
        let [by_call, by_process, by_error] = PARTS.map(|part| u32::from(part.iter().any(|column| rows.shows(column))));
        let (by_abi, by_call) = (by_call, rows.shows("SYSCALL").into());
        let some = self.failed || !self.errno.is_empty() || !self.syscall.is_empty() || self.kit.process.chooses();
        let mut unused = vec![kit::keyed!("calls"), kit::keyed!("timed"), kit::keyed!("timed_id")];
        let by_id = by_call > by_process + by_error;
        let keyed = unused.remove(usize::from(timed) << u8::from(by_id));
        let places = Places { keyed, unused, tables: Some(("numbers", numbered)) };
        rows.without(if timed { &[] } else { ENTER }).run(&places, |config: &mut rodata| {
            (config.by_call, config.by_abi, config.by_process, config.by_error) = (by_call, by_abi, by_process, by_error);
            config.overview = (!some && !timed && by_id).into();
            (config.latency, config.failures) = (timed.into(), self.failed.into());
            config.some_errors = calls::errors("-e", &self.errno, &mut config.errors)?;
            (config.some_calls, config.gone) = calls::choose("--syscall", &self.syscall, &mut config.kinds)?;
            Ok(())
        })
    }
}

/// What the program has under this number of the table of an ABI.
fn numbered(abi: u32, nr: u32) -> call_key {
    call_key { abi, nr, ..call_key::default() }
}
