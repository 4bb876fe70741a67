//! Attach plans: the ways in which a tool can get its events, best first.

use std::collections::BTreeSet;

/// One way to attach a tool. Tools list theirs in order of preference; the kit
/// takes the first that this kernel really loads and attaches.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// What `--plan` calls it.
    pub name: &'static str,
    /// Programs without which the plan is nothing.
    pub programs: &'static [&'static str],
    /// Programs that this kernel or architecture may lack without harm.
    pub optional: &'static [&'static str],
    /// Of each of these groups one must be there: a function and its other names.
    pub renamed: &'static [&'static [&'static str]],
    /// Classic tracepoints (`category/name`) on which its program of the section
    /// `tracepoint` runs: one for all, verified once. Only the first must exist.
    pub events: &'static [&'static str],
    /// A second program of that section, and its tracepoints.
    pub beside: Option<(&'static str, &'static [&'static str])>,
    /// What of the tool's events it cannot see.
    pub blind: &'static [&'static str],
    /// Maps that this plan uses and others may not: for those they are not made.
    pub maps: &'static [&'static str],
}

impl Plan {
    /// A plan of these programs.
    pub const fn new(name: &'static str, programs: &'static [&'static str]) -> Self {
        Self {
            name,
            programs,
            optional: &[],
            renamed: &[],
            events: &[],
            beside: None,
            blind: &[],
            maps: &[],
        }
    }

    /// Adds programs that may be missing.
    #[must_use]
    pub const fn optional(mut self, programs: &'static [&'static str]) -> Self {
        self.optional = programs;
        self
    }

    /// Adds programs of which one of each group must be there.
    #[must_use]
    pub const fn renamed(mut self, groups: &'static [&'static [&'static str]]) -> Self {
        self.renamed = groups;
        self
    }

    /// Names the tracepoints that share its program.
    #[must_use]
    pub const fn on(mut self, events: &'static [&'static str]) -> Self {
        self.events = events;
        self
    }

    /// Names the tracepoints that share another program of its own.
    #[must_use]
    pub const fn beside(mut self, program: &'static str, events: &'static [&'static str]) -> Self {
        self.beside = Some((program, events));
        self
    }

    /// Names what it cannot see: told by the doctor, by `-v` and in the start record.
    #[must_use]
    pub const fn blind(mut self, to: &'static [&'static str]) -> Self {
        self.blind = to;
        self
    }

    /// Names the maps that are this plan's own.
    #[must_use]
    pub const fn maps(mut self, maps: &'static [&'static str]) -> Self {
        self.maps = maps;
        self
    }

    /// Whether `program` is part of it.
    pub fn uses(&self, program: &str) -> bool {
        self.programs.contains(&program) || self.is_optional(program)
    }

    /// Whether it can do without `program`, or with another in its place.
    pub fn is_optional(&self, program: &str) -> bool {
        self.optional.contains(&program)
            || self.renamed.iter().any(|group| group.contains(&program))
    }

    /// The tracepoints of a program of the section `tracepoint`.
    pub fn events_of(&self, program: &str) -> &'static [&'static str] {
        match self.beside {
            Some((other, events)) if other == program => events,
            _ => self.events,
        }
    }

    /// Whether enough of its programs are there.
    ///
    /// # Errors
    /// If there is none of a group that may have several names.
    pub fn complete(&self, there: &BTreeSet<String>) -> anyhow::Result<()> {
        let is_there = |program: &&str| there.contains(*program);
        for group in self.renamed {
            anyhow::ensure!(
                group.iter().any(is_there),
                "this kernel has no {}",
                group.join(" nor ")
            );
        }
        Ok(())
    }

    /// `before`, and what it cannot see, if there is anything.
    pub fn with_blindness(&self, before: &str) -> String {
        match self.blind {
            [] => before.to_owned(),
            to => format!("{before}; does not see {}", to.join(", ")),
        }
    }
}

/// Whether a program of that section is detached within the time that it takes to say so: the
/// kernel waits for nobody there.
pub fn detaches_at_once(section: &str) -> bool {
    let kind = section.split('/').next().unwrap_or_default();
    ["tp_btf", "raw_tp", "fentry", "fexit", "iter"].contains(&kind)
}

/// When it is a program's turn to attach, as on one tracepoint programs run in that order:
/// a process is in the tree before the tool's program sees its birth, and still at its end.
pub fn turn(program: &str) -> u8 {
    match program {
        "kit_fork" | "kit_exec" => 0,
        "kit_exit" => 2,
        _ => 1,
    }
}

/// The plans to try: the one that was asked for, or all.
///
/// # Errors
/// Names the plans there are if `name` is none of them.
pub fn candidates<'a>(plans: &'a [Plan], name: Option<&str>) -> anyhow::Result<Vec<&'a Plan>> {
    let Some(name) = name else {
        return Ok(plans.iter().collect());
    };
    if let Some(plan) = plans.iter().find(|plan| plan.name == name) {
        return Ok(vec![plan]);
    }
    let names: Vec<&str> = plans.iter().map(|plan| plan.name).collect();
    Err(crate::exit::usage(format!(
        "--plan: there is no plan \"{name}\"; this tool has {}",
        names.join(", ")
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLANS: &[Plan] = &[Plan::new("fexit", &["a"]).optional(&["b"]), Plan::new("btf", &["c"])];

    #[test]
    fn a_plan_that_does_not_exist_is_bad_input() {
        let error = candidates(PLANS, Some("kprobe")).unwrap_err();
        assert_eq!(crate::exit::status(&error), crate::exit::Exit::Usage);
        assert!(error.to_string().contains("fexit, btf"));
    }

    #[test]
    fn order_is_kept_and_force_takes_one() {
        let names =
            |forced| candidates(PLANS, forced).unwrap().iter().map(|p| p.name).collect::<Vec<_>>();
        assert_eq!(names(None), ["fexit", "btf"]);
        assert_eq!(names(Some("btf")), ["btf"]);
        assert!(PLANS[0].uses("b") && !PLANS[0].uses("c"));
    }

    #[test]
    fn the_tree_has_a_process_for_as_long_as_the_tool_may_see_it() {
        let mut order = ["kit_exit", "a", "kit_fork"];
        order.sort_by_key(|program| turn(program));
        assert_eq!(order, ["kit_fork", "a", "kit_exit"]);
    }

    #[test]
    fn what_the_kernel_waits_for() {
        assert!(detaches_at_once("tp_btf/sys_exit") && detaches_at_once("fexit/do_exit"));
        assert!(!detaches_at_once("tracepoint") && !detaches_at_once("uprobe.multi"));
    }

    #[test]
    fn one_of_each_group_must_be_there() {
        const PLAN: Plan = Plan::new("fexit", &["a"]).renamed(&[&["b", "c"], &["d", "e"]]);
        assert!(PLAN.uses("c") && PLAN.is_optional("c") && !PLAN.is_optional("a"));
        let complete = |there: [&str; 2]| PLAN.complete(&there.map(str::to_owned).into());
        assert!(complete(["c", "d"]).is_ok());
        assert_eq!(complete(["b", "c"]).unwrap_err().to_string(), "this kernel has no d nor e");
    }

    #[test]
    fn a_second_program_has_tracepoints_of_its_own() {
        const PLAN: Plan =
            Plan::new("tracepoint", &["exit", "enter"]).on(&["x"]).beside("enter", &["y"]);
        assert_eq!(
            (PLAN.events_of("exit"), PLAN.events_of("enter")),
            (["x"].as_slice(), ["y"].as_slice())
        );
    }

    #[test]
    fn what_it_cannot_see_is_a_sentence() {
        assert_eq!(PLANS[0].with_blindness("works"), "works");
        let blind = PLANS[0].blind(&["mmap", "aio"]);
        assert_eq!(blind.with_blindness("works"), "works; does not see mmap, aio");
    }
}
