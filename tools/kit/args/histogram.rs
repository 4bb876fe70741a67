//! The options of tools that show distributions.

use std::ffi::OsString;

use clap::Args;
use clap::ValueHint;

use crate::args::Cgroups;
use crate::args::Common;
use crate::args::Interval;
use crate::args::Process;

/// What the histograms of tasks are told apart by.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "What is told apart")]
pub struct Apart {
    /// One histogram per process
    #[arg(short = 'P', long)]
    pub processes: bool,
    /// One histogram per thread
    #[arg(short = 'L', long)]
    pub threads: bool,
    /// One histogram per cgroup (version 2)
    #[arg(long)]
    pub cgroups: bool,
    /// One histogram per PID namespace
    #[arg(long)]
    pub pidns: bool,
}

/// What a histogram tool takes whose events are of no process's making.
#[derive(Args, Clone, Debug)]
pub struct Histogram {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub interval: Interval,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub common: Common,
    /// Run this, and end when it ends
    #[arg(last = true, value_name = "COMMAND", value_hint = ValueHint::CommandWithArguments)]
    pub command: Vec<OsString>,
}

impl Histogram {
    /// Whom to report: all, or what belongs to a cgroup. The command is only waited for.
    pub fn process(&self, cgroups: &Cgroups) -> Process {
        let (cgroups, command) = (cgroups.clone(), self.command.clone());
        Process { cgroups, command, all: true, ..Process::default() }
    }
}

/// What a histogram tool takes whose events are those of processes.
#[derive(Args, Clone, Debug)]
pub struct TaskHistogram {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub apart: Apart,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub interval: Interval,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub process: Process,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub common: Common,
}
