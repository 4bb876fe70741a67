//! The options of tools that print rows: counts, every INTERVAL or once at the end,
//! and tops, which redraw themselves.

use std::time::Duration;

use clap::Args;

use crate::args::Common;
use crate::args::Process;
use crate::units;

/// How rows are chosen and shown.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Rows")]
pub struct Shown {
    /// Show only the first N rows of each print
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub rows: Option<u32>,
    /// Sort by this field: numbers from the greatest, text from A to Z
    #[arg(short, long, value_name = "FIELD")]
    pub sort: Option<String>,
    /// Choose and order the columns
    #[arg(long, value_name = "A,B,…", value_delimiter = ',')]
    pub fields: Option<Vec<String>>,
    /// Show the time of each print
    #[arg(short = 'T', long)]
    pub time: bool,
}

/// The same of rows that the kernel keeps.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Rows")]
pub struct Rows {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub shown: Shown,
    /// How many keys are kept; what does not fit is counted as lost
    #[arg(long, value_name = "N", default_value = "8192", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub keys: u32,
}

/// What a tool takes that counts.
#[derive(Args, Clone, Debug)]
pub struct Counts {
    /// Print every INTERVAL (seconds, or with a unit); without it once, at the end
    #[arg(value_parser = units::duration, help_heading = "Rows")]
    pub interval: Option<Duration>,
    /// Stop after COUNT prints
    #[arg(value_parser = clap::value_parser!(u64).range(1..), help_heading = "Rows")]
    pub count: Option<u64>,
    /// Milliseconds instead of microseconds
    #[arg(short, long, help_heading = "Rows")]
    pub milliseconds: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub process: Process,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub rows: Rows,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub common: Common,
}

/// When a top draws itself anew.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Rows")]
pub struct Redraw {
    /// Print every INTERVAL (seconds, or with a unit)
    #[arg(value_parser = units::duration, default_value = "1")]
    pub interval: Duration,
    /// Stop after COUNT prints
    #[arg(value_parser = clap::value_parser!(u64).range(1..))]
    pub count: Option<u64>,
    /// Do not clear the screen before each print
    #[arg(short = 'C', long)]
    pub no_clear: bool,
}

/// What a top takes.
#[derive(Args, Clone, Debug)]
pub struct Top {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub redraw: Redraw,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub process: Process,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub rows: Rows,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub common: Common,
}

/// What a top takes that shows what there is, whoever it belongs to.
#[derive(Args, Clone, Debug)]
pub struct Survey {
    /// Print once, now, and end
    #[arg(long, conflicts_with_all = ["interval", "count"], help_heading = "Rows")]
    pub once: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub redraw: Redraw,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub shown: Shown,
    /// Nobody in particular.
    #[arg(skip)]
    pub process: Process,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub common: Common,
}
