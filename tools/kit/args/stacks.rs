//! The options of tools that show stacks.

use std::time::Duration;

use clap::ArgAction;
use clap::Args;

use super::Common;
use super::Process;
use crate::units;

/// What a tool takes that shows stacks.
#[derive(Args, Clone, Debug)]
pub struct Stacks {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub shape: Shape,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub process: Process,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub common: Common,
}

/// Which stacks, how much of them, and when they are shown.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Stacks")]
pub struct Shape {
    /// Print every INTERVAL (seconds, or with a unit); without it once, at the end
    #[arg(value_parser = units::duration)]
    pub interval: Option<Duration>,
    /// Stop after COUNT prints
    #[arg(value_parser = clap::value_parser!(u64).range(1..))]
    pub count: Option<u64>,
    /// Only the kernel's part of stacks (both, unless one is named)
    #[arg(short = 'K', long)]
    pub kernel_stacks: bool,
    /// Only the process's part of stacks
    #[arg(short = 'U', long)]
    pub user_stacks: bool,
    /// Tell threads apart
    #[arg(long)]
    pub threads: bool,
    /// Tell where in its function each frame is; stacks that differ only there are told apart
    #[arg(long)]
    pub offsets: bool,
    /// At most so many frames of each part, innermost first
    #[arg(long, value_name = "N", default_value = "127", value_parser = clap::value_parser!(u32).range(1..=127))]
    pub depth: u32,
    /// Show the time of each print
    #[arg(short = 'T', long)]
    pub time: bool,
    /// How many keys (stack, process) are kept; what does not fit is counted as lost
    #[arg(long, value_name = "N", default_value = "16384", value_parser = clap::value_parser!(u32).range(1..=1_000_000), action = ArgAction::Set)]
    pub keys: u32,
}
