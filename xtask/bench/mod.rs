//! bench: beebox beside libbpf-tools and bpftrace, in interleaved rounds of one run.

mod child;
mod compact;
mod contended;
mod contention;
mod counted;
mod driven;
mod empty;
mod figures;
mod growth;
mod guard;
mod host;
mod installed;
mod load;
mod measured;
mod memory;
mod numbers;
mod overview;
mod paced;
mod peers;
mod prepare;
mod procfs;
mod readout;
mod report;
mod rounds;
mod section;
mod shown;
mod sink;
mod steps;
mod subject;
mod together;
mod ways;
mod why;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::LazyLock;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;
use clap::ValueEnum;
use clap::builder::PossibleValuesParser;
use signal_hook::consts::SIGHUP;
use signal_hook::consts::SIGINT;
use signal_hook::consts::SIGTERM;

use crate::build;
use crate::repo;
use crate::shell;

/// As few as tell a spread.
const ROUNDS: u32 = 7;

/// Measure beebox beside Debian's libbpf-tools and bpftrace, in interleaved rounds
///
/// All tools, in as many rounds as by default or more, are written to docs/performance.md and
/// docs/performance.json.
#[derive(clap::Args)]
pub struct Args {
    /// Only these tools
    #[arg(value_parser = PossibleValuesParser::new(subject::names()))]
    tools: Vec<String>,

    /// Only this, which is not about one tool
    #[arg(long, value_name = "SECTION", conflicts_with = "tools")]
    only: Vec<Part>,

    /// How often everything is measured
    #[arg(long, value_name = "N", default_value_t = ROUNDS, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,

    /// How long a workload runs each time
    #[arg(long, default_value_t = 0.5)]
    seconds: f64,

    /// Write the result as JSON there, too
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,

    /// Write the result as Markdown there, too
    #[arg(long, value_name = "FILE")]
    markdown: Option<PathBuf>,

    /// Measure this beebox instead of building one
    #[arg(long, value_name = "FILE")]
    binary: Option<PathBuf>,

    /// Force this attach plan of ours
    #[arg(long, value_name = "NAME")]
    plan: Option<String>,

    /// Only see whether a tool has become dear, by ratios to the floor: what CI does
    #[arg(long, conflicts_with_all = ["tools", "only", "rounds", "seconds", "json", "markdown", "plan"])]
    guard: bool,

    /// The empty program, built already
    #[arg(long, hide = true, requires = "guard")]
    empty: Option<PathBuf>,

    /// Be the workload: how the bench starts itself
    #[arg(long, hide = true, requires = "target")]
    workload: Option<steps::Kind>,

    /// How often a second the workload does it; else as often as it can
    #[arg(long, hide = true, value_parser = clap::value_parser!(u64).range(1..))]
    rate: Option<u64>,

    /// Be what runs in the guest of eight processors; the target is the tests' workload
    #[arg(long, hide = true, requires_all = ["binary", "target"])]
    contended: bool,

    /// What the workload opens, executes or reads
    #[arg(long, hide = true)]
    target: Option<PathBuf>,
}

/// What is measured beside the tools one by one.
#[derive(Clone, Copy, Debug, Eq, PartialEq, clap::ValueEnum)]
enum Part {
    /// With the number of keys
    Growth,
    /// With the number of tools that look at once
    Together,
    /// By processors of a guest that do the same at once
    Contention,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::Growth => "growth",
            Self::Together => "together",
            Self::Contention => "contention",
        }
    }
}

static STOPPED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// Ends the bench between two measurements, so that guards clean up.
pub fn check_stopped() -> Result<()> {
    if STOPPED.load(Ordering::SeqCst) {
        bail!("interrupted");
    }
    Ok(())
}

/// What could not be measured is said, and the rest kept.
fn or_none<T>(measured: Result<Vec<T>>) -> Result<Vec<T>> {
    check_stopped()?;
    Ok(measured.unwrap_or_else(|error| {
        eprintln!("bench: {error:#}");
        Vec::new()
    }))
}

fn catch_signals() -> Result<()> {
    for signal in [SIGINT, SIGTERM, SIGHUP] {
        signal_hook::flag::register(signal, STOPPED.clone())?;
    }
    Ok(())
}

pub fn run(args: &Args) -> Result<()> {
    if let (Some(kind), Some(target)) = (args.workload, &args.target) {
        return load::run(kind, target, args.seconds, args.rate);
    }
    if let (true, Some(binary), Some(workload)) = (args.contended, &args.binary, &args.target) {
        return contention::inside(binary, workload);
    }
    if args.guard {
        return guard::run(args);
    }
    if !shell::is_root() {
        bail!("tracing needs root: run `cargo xtask bench` as root");
    }
    let binary = match &args.binary {
        Some(binary) => fs::canonicalize(binary)
            .with_context(|| format!("cannot measure {}", binary.display()))?,
        None => build::build(false)?,
    };
    // Before there is a second thread, which would keep its own view of the mounts.
    let mounted = host::mount_tracefs();
    catch_signals()?;
    let scratch = host::scratch()?;
    let host = host::describe(mounted);
    let empty = build::helper("empty")?;
    let mut bench = rounds::Bench::new(&binary, &empty, scratch.path(), args.plan.as_deref())?;
    bench.seconds = args.seconds;
    if args.only.is_empty() {
        bench.run(&args.tools, args.rounds)?;
    }
    let parts = args.parts();
    let mut sections = Vec::new();
    if !parts.is_empty() {
        let workload = &build::helper("workload")?;
        let (scratch, rounds) = (scratch.path(), args.rounds);
        let lab = section::Lab { binary: &binary, workload, scratch, rounds };
        for part in parts {
            let measured = section::with_load(|| match part {
                Part::Growth => growth::section(&lab),
                Part::Together => together::section(&lab, &mut bench),
                Part::Contention => contention::section(&lab),
            });
            check_stopped()?;
            sections.push(measured.unwrap_or_else(|error| section::failed(part.name(), &error)));
        }
    }
    let is_all = args.is_all();
    let readout = match is_all || args.tools.iter().any(|tool| tool == "syscount") {
        true => {
            let workload = build::helper("workload")?;
            or_none(readout::times(&binary, &workload, scratch.path(), args.rounds))?
        }
        false => vec![],
    };
    let ways = match is_all {
        true => or_none(ways::measure(&empty, args.rounds, args.seconds))?,
        false => vec![],
    };
    let (tools, loads) = bench.finish();
    let result = report::Report {
        host,
        loads,
        installed: installed::Installed::with(&binary)?,
        rounds: args.rounds,
        seconds: args.seconds,
        readout,
        ways,
        tools,
        sections,
    };
    print!("{}", report::text(&result));
    let (json, markdown) = (compact::text(&report::json(&result)), report::markdown(&result));
    let mut files: Vec<(PathBuf, &str)> = Vec::new();
    files.extend(args.json.iter().map(|file| (file.clone(), json.as_str())));
    files.extend(args.markdown.iter().map(|file| (file.clone(), markdown.as_str())));
    if args.is_whole() {
        let docs = repo::root().join("docs");
        files.push((docs.join("performance.json"), &json));
        files.push((docs.join("performance.md"), &markdown));
    }
    for (file, text) in files {
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
        eprintln!("bench: written to {}", file.display());
    }
    Ok(())
}

impl Args {
    /// Whether nothing is chosen.
    fn is_all(&self) -> bool {
        self.tools.is_empty() && self.only.is_empty()
    }

    /// All, unless something is chosen.
    fn parts(&self) -> Vec<Part> {
        if self.is_all() { Part::value_variants().to_vec() } else { self.only.clone() }
    }

    /// Whether it is what the documentation tells of.
    fn is_whole(&self) -> bool {
        self.is_all() && self.plan.is_none() && self.binary.is_none() && self.rounds >= ROUNDS
    }
}
