//! The options that mean the same everywhere. A tool flattens the sets that
//! make sense for it; clap then rejects the rest by name.

mod bounds;
mod histogram;
mod rows;
mod stacks;

pub use bounds::Bounds;
pub use histogram::Apart;
pub use histogram::Histogram;
pub use histogram::TaskHistogram;
pub use rows::Counts;
pub use rows::Redraw;
pub use rows::Rows;
pub use rows::Shown;
pub use rows::Survey;
pub use rows::Top;
pub use stacks::Shape;
pub use stacks::Stacks;

use std::ffi::OsString;
use std::os::fd::RawFd;
use std::path::PathBuf;
use std::time::Duration;

use clap::ArgAction;
use clap::Args;
use clap::ValueEnum;
use clap::ValueHint;
use clap::builder::TypedValueParser as _;

use crate::overhead;
use crate::ring;
use crate::units;

/// The form of the data.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Output {
    /// Columns or pictures, for people
    Table,
    /// One object a line
    Json,
    /// A line of names, then a line per event
    Csv,
    /// A stack a line, outermost first, as flame graphs want it; kernel functions end in `_[k]`
    Folded,
}

/// The forms of tools that show no stacks.
pub fn without_folded() -> impl clap::builder::TypedValueParser<Value = Output> {
    let plain = Output::value_variants().iter().filter(|form| **form != Output::Folded);
    let plain = plain.filter_map(Output::to_possible_value);
    clap::builder::PossibleValuesParser::new(plain)
        .map(|name| Output::from_str(&name, true).unwrap_or(Output::Table))
}

/// Options of every tool.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Run and output")]
pub struct Common {
    /// Stop after this time (250us, 10ms, 5s, 1m; seconds without a unit)
    #[arg(short, long, value_name = "TIME", value_parser = units::duration)]
    pub duration: Option<Duration>,
    /// The form of the data
    #[arg(
        short,
        long,
        value_enum,
        default_value = "table",
        value_name = "FORM",
        overrides_with = "json"
    )]
    pub output: Output,
    /// The same as `-o json`
    #[arg(short, long)]
    pub json: bool,
    /// Write the data to FILE instead of standard output
    #[arg(short = 'O', long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output_file: Option<PathBuf>,
    /// Never truncate a cell (default when standard output is no terminal)
    #[arg(short, long)]
    pub wide: bool,
    /// Exit with status 3 if anything was lost
    #[arg(long)]
    pub strict: bool,
    /// Detach and say so when the tool's own cost passes PCT percent of the machine
    #[arg(long, value_name = "PCT", value_parser = overhead::percent)]
    pub max_overhead: Option<f64>,
    /// Use this attach plan and no other (`beebox doctor` lists them)
    #[arg(long, value_name = "NAME")]
    pub plan: Option<String>,
    /// Take the kernel's BTF from FILE
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub btf: Option<PathBuf>,
    /// Write one newline to this descriptor when everything is attached
    #[arg(long, value_name = "FD", value_parser = clap::value_parser!(RawFd).range(0..))]
    pub ready_fd: Option<RawFd>,
    /// No messages on standard error but errors
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Tell which attach plan is used, and what libbpf says
    #[arg(short, long)]
    pub verbose: bool,
}

impl Common {
    /// The form of the data, `-j` considered.
    pub fn form(&self) -> Output {
        if self.json { Output::Json } else { self.output }
    }
}

/// A ring buffer: a power of two, from a page to 1 GiB.
fn buffer(text: &str) -> std::result::Result<u32, String> {
    match units::size(text)? {
        bytes @ 4096..=0x4000_0000 => Ok((bytes as u32).next_power_of_two()),
        _ => Err("must be between 4K and 1G".into()),
    }
}

/// Which cgroup, by one of three names.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Which processes")]
pub struct Cgroups {
    /// Only this cgroup (version 2) and those below it
    #[arg(short, long, value_name = "PATH", value_hint = ValueHint::DirPath, group = "which_cgroup")]
    pub cgroup: Option<PathBuf>,
    /// Only this container, by the beginning of its ID or by its name
    #[arg(long, value_name = "ID|NAME", group = "which_cgroup")]
    pub container: Option<String>,
    /// Only this systemd unit (.service is added where nothing else stands)
    #[arg(long, value_name = "NAME", group = "which_cgroup")]
    pub unit: Option<String>,
}

/// Which processes: filters applied in the kernel.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Which processes")]
pub struct Process {
    /// Only these processes
    #[arg(short, long, value_name = "LIST", value_delimiter = ',', value_parser = clap::value_parser!(u32).range(1..=4_194_304))]
    pub pid: Vec<u32>,
    /// Only these threads
    #[arg(short, long, value_name = "LIST", value_delimiter = ',', value_parser = clap::value_parser!(u32).range(1..=4_194_304))]
    pub tid: Vec<u32>,
    /// Only these users, by number or name
    #[arg(short, long, value_name = "LIST", value_delimiter = ',', value_hint = ValueHint::Username)]
    pub uid: Vec<String>,
    /// Only commands of this name; a trailing * makes it a prefix
    #[arg(short = 'n', long, value_name = "LIST", value_delimiter = ',')]
    pub comm: Vec<String>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub cgroups: Cgroups,
    /// With -p: their descendants too, also those born later
    #[arg(short, long, requires = "pid")]
    pub follow: bool,
    /// With a COMMAND: do not restrict the trace to it
    #[arg(short, long, requires = "command")]
    pub all: bool,
    /// Run this, trace it and its descendants, and end when it ends
    #[arg(last = true, value_name = "COMMAND", value_hint = ValueHint::CommandWithArguments)]
    pub command: Vec<OsString>,
}

impl Process {
    /// Whether not everybody is asked for.
    pub fn chooses(&self) -> bool {
        let Cgroups { cgroup, container, unit } = &self.cgroups;
        let lists = [self.pid.len(), self.tid.len(), self.uid.len(), self.comm.len()];
        let command = !self.all && !self.command.is_empty();
        let cgroups = cgroup.is_some() || container.is_some() || unit.is_some();
        command || cgroups || lists.iter().any(|&length| length > 0)
    }
}

/// For tools that print a line per event.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Events")]
pub struct Events {
    /// Stop after N events
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub count: Option<u64>,
    /// Show the time of each event
    #[arg(short = 'T', long)]
    pub time: bool,
    /// Choose and order the columns
    #[arg(long, value_name = "A,B,…", value_delimiter = ',')]
    pub fields: Option<Vec<String>>,
    /// Size of the buffer between kernel and tool (64K, 8M); rounded up to a power of two
    #[arg(long, value_name = "SIZE", value_parser = buffer)]
    pub buffer: Option<u32>,
}

impl Events {
    /// Bytes of the ring buffer.
    pub fn buffer(&self) -> u32 {
        self.buffer.unwrap_or_else(ring::usual_size)
    }
}

/// For tools that print every INTERVAL, or once at the end.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Intervals")]
pub struct Interval {
    /// Print every INTERVAL (seconds, or with a unit); without it once, at the end
    #[arg(value_parser = units::duration)]
    pub interval: Option<Duration>,
    /// Stop after COUNT prints
    #[arg(value_parser = clap::value_parser!(u64).range(1..))]
    pub count: Option<u64>,
    /// Show the time of each print
    #[arg(short = 'T', long)]
    pub time: bool,
    /// Milliseconds instead of microseconds
    #[arg(short, long)]
    pub milliseconds: bool,
    /// How many keys are kept; what does not fit is counted as lost
    #[arg(long, value_name = "N", default_value = "1024", value_parser = clap::value_parser!(u32).range(1..=1_000_000), action = ArgAction::Set)]
    pub keys: u32,
}

/// What a line-per-event tool takes.
#[derive(Args, Clone, Debug)]
pub struct Snoop {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub process: Process,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub events: Events,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub common: Common,
}

/// What a line-per-event tool takes whose events are no process's: it has no filter by one.
#[derive(Args, Clone, Debug)]
pub struct Watch {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub events: Events,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub common: Common,
    /// Run this, and end when it ends
    #[arg(last = true, value_name = "COMMAND", value_hint = ValueHint::CommandWithArguments)]
    pub command: Vec<OsString>,
}

impl Watch {
    /// The same with no process chosen.
    pub fn snoop(&self) -> Snoop {
        let process = Process { command: self.command.clone(), all: true, ..Process::default() };
        Snoop { process, events: self.events.clone(), common: self.common.clone() }
    }
}
