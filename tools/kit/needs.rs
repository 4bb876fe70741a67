//! What a tool needs in place of root: which capabilities, what for, where, and what comes of
//! it without. The doctor and the pages tell it from here; that it is true, the tests show
//! (`tests/live/needs.rs`).

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bpf::Object;
use serde_json::Value;
use serde_json::json;

use crate::capability;
use crate::plan::Plan;
use crate::tracefs;

/// A capability that some plan needs; its number is the kernel's (capabilities(7)).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[allow(missing_docs)]
pub enum Capability {
    DacReadSearch = 2,
    SysPtrace = 19,
    SysAdmin = 21,
    SysResource = 24,
    Syslog = 34,
    Perfmon = 38,
    Bpf = 39,
    CheckpointRestore = 40,
}

impl Capability {
    /// As the kernel's manual names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::DacReadSearch => "CAP_DAC_READ_SEARCH",
            Self::SysPtrace => "CAP_SYS_PTRACE",
            Self::SysAdmin => "CAP_SYS_ADMIN",
            Self::SysResource => "CAP_SYS_RESOURCE",
            Self::Syslog => "CAP_SYSLOG",
            Self::Perfmon => "CAP_PERFMON",
            Self::Bpf => "CAP_BPF",
            Self::CheckpointRestore => "CAP_CHECKPOINT_RESTORE",
        }
    }

    /// Whether the caller has it, or CAP_SYS_ADMIN in place of those that were a part of it.
    pub fn is_held(self) -> bool {
        let stands_for = matches!(self, Self::Bpf | Self::Perfmon | Self::CheckpointRestore)
            .then_some(Self::SysAdmin);
        let has = |one: Self| capability::held() & (1 << one as u64) != 0;
        has(self) || stands_for.is_some_and(has)
    }
}

/// What comes of a need that is not met.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Without {
    /// Status 77: the plan cannot attach.
    Refused,
    /// It runs, shows less, and says so.
    Less,
}

/// One capability, and what a plan needs it for.
#[derive(Clone, Copy, Debug)]
pub struct Need {
    /// Which.
    pub capability: Capability,
    /// What it does with it.
    pub purpose: &'static str,
    /// Where it is needed; empty: everywhere.
    pub place: &'static str,
    /// Whether this machine is such a place.
    pub here: fn() -> bool,
    /// What comes of it without.
    pub without: Without,
}

impl Need {
    const fn new(
        capability: Capability,
        purpose: &'static str,
        place: &'static str,
        here: fn() -> bool,
    ) -> Self {
        Self { capability, purpose, place, here, without: Without::Refused }
    }

    const fn less(capability: Capability, purpose: &'static str, place: &'static str) -> Self {
        let here: fn() -> bool = || true;
        Self { capability, purpose, place, here, without: Without::Less }
    }
}

/// Of every plan.
const ALL: [Need; 3] = [
    Need::new(Capability::Bpf, "load programs", "", || true),
    Need::new(Capability::Perfmon, "read the kernel's memory, attach", "", || true),
    Need::new(
        Capability::SysResource,
        "raise the limit of locked memory",
        "before 5.11, if `ulimit -l` is too low",
        crate::verdict::limited,
    ),
];

/// Of plans with programs on classic tracepoints.
const TRACEPOINTS: [Need; 3] = [
    Need::new(Capability::DacReadSearch, "read tracefs, which is root's alone", "", || true),
    Need::new(
        Capability::SysAdmin,
        "open tracefs",
        "where it is not mounted on /sys/kernel/tracing",
        || !tracefs::is_mounted(),
    ),
    PARANOID,
];

/// Of plans with perf events: some distributions have a third degree of caution, which leaves
/// them to root.
const PARANOID: Need = Need::new(
    Capability::SysAdmin,
    "open perf events",
    "where kernel.perf_event_paranoid is above 2 (Debian's default)",
    is_paranoid,
);

/// Of plans with a probe of its own for each function of a process.
const PROBES: [Need; 1] =
    [Need::new(Capability::SysAdmin, "place a probe for each function", "", || true)];

/// What lies behind /proc/PID/map_files, a folder of the process's user alone.
const REPLACED: &str = "read files that have been replaced or deleted since they were mapped";

/// Of tools that look for what processes have mapped.
pub const MAPPED: &[Need] = &[
    Need::less(
        Capability::SysPtrace,
        "reach the libraries that other users' processes run",
        "where none is named",
    ),
    Need::less(Capability::CheckpointRestore, REPLACED, ""),
    Need::less(Capability::DacReadSearch, REPLACED, ""),
];

/// Of tools that show functions of the kernel.
pub const KERNEL_NAMES: &[Need] = &[SYSLOG];

/// Of tools that show stacks of processes as well.
pub const STACK_NAMES: &[Need] = &[
    SYSLOG,
    Need::less(Capability::SysPtrace, "name functions of other users' processes", ""),
    Need::less(Capability::CheckpointRestore, REPLACED, ""),
    Need::less(Capability::DacReadSearch, REPLACED, ""),
];

/// Of tools that look at all BPF objects there are.
pub const CENSUS: &[Need] = &[
    Need::new(Capability::SysAdmin, "reach programs and maps by their numbers", "", || true),
    Need::less(Capability::SysPtrace, "see what other users' processes hold", "plan `fdinfo`"),
    Need::less(Capability::DacReadSearch, "see what other users' processes hold", "plan `fdinfo`"),
];

const SYSLOG: Need = Need::less(Capability::Syslog, "name the kernel's functions", "");

/// What options of several tools need beside: option, capability, what for.
pub const OPTIONS: &[(&str, Capability, &str)] = &[
    ("--max-overhead", Capability::SysAdmin, "have the kernel measure what programs cost"),
    ("--netns PID", Capability::SysPtrace, "tell the namespace of another user's process"),
    ("--container NAME", Capability::DacReadSearch, "look the name up where docker keeps it"),
];

/// What a plan needs, by the sections of its programs; `also` is what the tool needs by any.
pub fn of(object: &Object, plan: &Plan, also: &'static [Need]) -> Vec<Need> {
    let mut needs = ALL.to_vec();
    let sections = object.programs.iter().filter(|(program, _)| plan.uses(program));
    let kinds: Vec<&str> = sections.filter_map(|(_, section)| section.split('/').next()).collect();
    let has = |kind: &[&str]| kinds.iter().any(|one| kind.contains(one));
    if has(&["tracepoint"]) {
        needs.extend(TRACEPOINTS);
    }
    if has(&["perf_event"]) {
        needs.push(PARANOID);
    }
    if has(&["uprobe", "uretprobe"]) {
        needs.extend(PROBES);
    }
    needs.extend(also);
    needs
}

/// What of a tool's own needs refuses it here, though its programs attach.
pub fn unmet(own: &[Need]) -> Option<anyhow::Error> {
    let refused = |need: &&Need| need.without == Without::Refused && (need.here)();
    let need = own.iter().filter(refused).find(|need| !need.capability.is_held())?;
    let Need { capability, purpose, .. } = need;
    Some(capability::without(*capability as u32, capability.name(), purpose))
}

/// The needs of this machine in a line, for people: what the plan takes, what more would show
/// more, what of it the caller has not.
pub fn told(needs: &[Need]) -> String {
    let here: Vec<&Need> = needs.iter().filter(|need| (need.here)()).collect();
    let mut taken: Vec<&str> = Vec::new();
    for need in here.iter().filter(|need| need.without == Without::Refused) {
        if !taken.contains(&need.capability.name()) {
            taken.push(need.capability.name());
        }
    }
    let mut text = format!("takes {}", taken.join(", "));
    let mut more: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for need in here.iter().filter(|need| need.without == Without::Less) {
        more.entry(need.purpose).or_default().push(need.capability.name());
    }
    for (purpose, names) in more {
        text += &format!("; {} to {purpose}", names.join(" and "));
    }
    let missing: BTreeSet<&str> = here
        .iter()
        .filter(|need| !need.capability.is_held())
        .map(|need| need.capability.name())
        .collect();
    if !missing.is_empty() {
        text += &format!(" (missing: {})", Vec::from_iter(missing).join(", "));
    }
    text
}

/// All needs, for machines.
pub fn json(needs: &[Need]) -> Value {
    let one = |need: &Need| {
        json!({
            "capability": need.capability.name(),
            "purpose": need.purpose,
            "where": (!need.place.is_empty()).then_some(need.place),
            "here": (need.here)(),
            "held": need.capability.is_held(),
            "without": match need.without { Without::Refused => "refused", Without::Less => "less" },
        })
    };
    needs.iter().map(one).collect()
}

/// The third degree of caution, which Debian and others know.
fn is_paranoid() -> bool {
    let file = Path::new("/proc/sys/kernel/perf_event_paranoid");
    let degree = fs::read_to_string(file).ok().and_then(|text| text.trim().parse::<i32>().ok());
    degree.is_some_and(|degree| degree > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(object: &Object, plan: &'static [&'static str]) -> Vec<&'static str> {
        let needs = of(object, &Plan::new("x", plan), &[]);
        needs.iter().filter(|need| need.place.is_empty()).map(|n| n.capability.name()).collect()
    }

    #[test]
    fn sections_tell_what_is_needed() {
        let object = &bpf::opensnoop::OBJECT;
        assert_eq!(names(object, &["btf_exit"]), ["CAP_BPF", "CAP_PERFMON"]);
        let three = ["CAP_BPF", "CAP_PERFMON", "CAP_DAC_READ_SEARCH"];
        assert_eq!(names(object, &["tp_exit"]), three);
        let object = &bpf::gethostlatency::OBJECT;
        assert_eq!(names(object, &["leave_one"]), ["CAP_BPF", "CAP_PERFMON", "CAP_SYS_ADMIN"]);
        assert_eq!(names(object, &["leave_multi"]), ["CAP_BPF", "CAP_PERFMON"]);
    }
}
