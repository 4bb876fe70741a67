//! One cell of the table of tools and kernels: a tool, fed with a known workload by
//! each of its plans, and by the one that it takes itself. `cargo xtask matrix` reads
//! what is told here on every kernel; the test fails by itself where a count is wrong.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;

use libbpf_rs::query::ProgInfoIter;
use serde_json::Value;
use serde_json::json;

use crate::Run;
use crate::Running;
use crate::Tool;

/// One attempt to feed a tool.
pub struct Trial<'a> {
    tool: &'a str,
    plan: Option<&'a str>,
    programs: BTreeMap<String, u32>,
    refusal: Option<String>,
}

/// What came of it: the events that were made, and those that the tool has shown.
#[derive(Debug)]
pub struct Fed {
    /// Made by the workload.
    pub expected: u64,
    /// Shown by the tool.
    pub seen: u64,
    /// All that the tool left.
    pub run: Run,
}

impl Fed {
    /// Whether the kernel says that it has skipped the program, which it does where one run
    /// of it is interrupted by another: that is nobody's mistake. Or whether it has not
    /// shown an end, which some do on top of certain processes, and say nothing.
    fn skipped(&self) -> bool {
        let ledger = self.run.ledger();
        let told = [&ledger["unseen"]["missed"], &ledger["unfinished"]];
        self.seen < self.expected && told.iter().any(|number| number.as_u64() > Some(0))
    }
}

/// How often a tool is fed if the kernel skips its program.
const ATTEMPTS: u32 = 3;

impl Trial<'_> {
    /// Starts the tool, with `-j` and these options, by the plan of this trial; `None` if
    /// this kernel cannot, which the tool has to say with status 69 and a reason.
    pub fn start(&mut self, args: &[&str]) -> Option<Running> {
        let plan = self.plan.map(|plan| format!("--plan={plan}"));
        let tool = Tool::new(self.tool).args(["-j"]).args(plan).args(args).start();
        if tool.attached {
            self.programs = programs(tool.pid());
            return Some(tool);
        }
        let run = tool.wait();
        run.assert_refused(69, &["this kernel cannot: "]);
        // What the verifier rejects is no matter of this kernel: it is our mistake.
        assert!(!run.stderr.contains("-v shows all"), "{run}");
        let why = run.stderr.split_once("this kernel cannot: ").map_or("", |(_, why)| why);
        self.refusal = Some(why.split("; `beebox doctor").next().unwrap_or(why).trim().into());
        None
    }

    fn told(&self, fed: Option<&Fed>) -> Value {
        let Some(Fed { expected, seen, run }) = fed else {
            return json!({"works": false, "why": self.refusal});
        };
        json!({
            "works": true, "taken": run.start()["plan"], "expected": expected, "seen": seen,
            "lost": run.lost(), "missed": run.ledger()["unseen"]["missed"], "programs": self.programs,
        })
    }
}

/// Names of a process's BPF programs, and how many instructions the verifier went
/// through for each, where the kernel tells: aba64c7da983 "bpf: Add verified_insns to
/// bpf_prog_info and fdinfo" (5.16).
fn programs(pid: i32) -> BTreeMap<String, u32> {
    let infos = fs::read_dir(format!("/proc/{pid}/fdinfo")).expect("its descriptors");
    let texts = infos.flatten().filter_map(|info| fs::read_to_string(info.path()).ok());
    let number = |text: String| {
        text.lines().find_map(|line| line.strip_prefix("prog_id:")?.trim().parse::<u32>().ok())
    };
    let ids: Vec<u32> = texts.filter_map(number).collect();
    let its = ProgInfoIter::default().filter(|program| ids.contains(&program.id));
    its.map(|it| (it.name.to_string_lossy().into_owned(), it.verified_insns)).collect()
}

/// Feeds the tool by each of its plans, and by its own choice: the first that works.
///
/// # Panics
/// If a count is not exact, something is lost, or its choice is another.
pub fn cell(tool: &str, feed: impl Fn(&mut Trial) -> Option<Fed>) {
    let entry = tools::TOOLS.iter().find(|entry| entry.name == tool).expect("a tool of the box");
    let trial = |plan| {
        let mut left = ATTEMPTS;
        loop {
            let mut trial = Trial { tool, plan, programs: BTreeMap::new(), refusal: None };
            let fed = feed(&mut trial);
            left -= 1;
            let again = left > 0 && fed.as_ref().is_some_and(Fed::skipped);
            if !again {
                return (trial.told(fed.as_ref()), fed);
            }
        }
    };
    let plans: Vec<_> =
        entry.plans.iter().map(|plan| (plan.name, trial(Some(plan.name)))).collect();
    let (itself, own) = trial(None);
    let told: BTreeMap<&str, &Value> =
        plans.iter().map(|(name, (told, _))| (*name, told)).collect();
    report(&json!({"cell": tool, "itself": itself, "plans": told}));
    let first = plans.iter().find(|(_, (_, fed))| fed.is_some()).map(|(name, _)| *name);
    assert_eq!(itself["taken"].as_str(), first, "the first plan that works is taken");
    for fed in plans.iter().filter_map(|(_, (_, fed))| fed.as_ref()).chain(&own) {
        fed.run.assert_status(0).assert_balanced();
        assert_eq!((fed.seen, fed.run.lost()), (fed.expected, 0), "{}", fed.run);
    }
}

/// Says that a test leaves something out on this machine, and why.
pub fn skip(why: &str) {
    println!("skipped: {why}");
    let test = std::thread::current().name().unwrap_or_default().to_owned();
    report(&json!({"skipped": test, "why": why}));
}

/// A line for `cargo xtask matrix`, past what catches the tests' output.
fn report(line: &Value) {
    if std::env::var_os("BEEBOX_REPORT").is_some() {
        let text = format!("\nreport: {line}\n");
        std::io::stdout().write_all(text.as_bytes()).expect("standard output");
    }
}
