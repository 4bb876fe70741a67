//! What a tool needs in place of root, a row for each need: for its page and its man page.

use kit::needs;
use kit::needs::Need;
use kit::needs::Without;
use kit::tool::Entry;

/// A capability, by which plans, what for, and what comes of it without.
pub struct Row {
    /// As the kernel's manual names it.
    pub capability: &'static str,
    /// Plans in the kit's order; empty: any.
    pub plans: Vec<&'static str>,
    /// An option that alone needs it.
    pub option: Option<&'static str>,
    /// What it does with it, and where.
    pub purpose: String,
    /// What comes of it without.
    pub without: &'static str,
}

/// All of a tool's.
pub fn rows(tool: &Entry) -> Vec<Row> {
    let mut seen: Vec<(Need, Vec<&'static str>)> = Vec::new();
    for plan in tool.plans {
        for need in needs::of(tool.object, plan, tool.needs) {
            let is_it = |(other, _): &&mut (Need, _)| {
                (other.capability, other.purpose) == (need.capability, need.purpose)
            };
            match seen.iter_mut().find(is_it) {
                Some((_, plans)) => plans.push(plan.name),
                None => seen.push((need, vec![plan.name])),
            }
        }
    }
    let by_plans = seen.into_iter().map(|(need, plans)| Row {
        capability: need.capability.name(),
        plans: if plans.len() == tool.plans.len() { Vec::new() } else { plans },
        option: None,
        purpose: [need.purpose, need.place].join(" ").trim_end().to_owned(),
        without: match need.without {
            Without::Refused => "status 77",
            Without::Less => "it shows less, and says so",
        },
    });
    let command = (tool.command)(clap::Command::new(tool.name));
    let takes = |option: &str| {
        let long = option.split(' ').next().unwrap_or(option).trim_start_matches('-');
        command.get_arguments().any(|argument| argument.get_long() == Some(long))
    };
    let options = needs::OPTIONS.iter().filter(|(option, ..)| takes(option));
    let by_options = options.map(|(option, capability, purpose)| Row {
        capability: capability.name(),
        plans: Vec::new(),
        option: Some(option),
        purpose: (*purpose).to_owned(),
        without: "status 77 or 2",
    });
    by_plans.chain(by_options).collect()
}
