//! Attach plans: the ways in which a tool can get its events, best first.

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
    /// Classic tracepoints (`category/name`) on which its program of the section
    /// `tracepoint` runs: one for all, verified once. Only the first must exist.
    pub events: &'static [&'static str],
    /// Maps that this plan uses and others may not: for those they are not made.
    pub maps: &'static [&'static str],
}

impl Plan {
    /// A plan of these programs.
    pub const fn new(name: &'static str, programs: &'static [&'static str]) -> Self {
        Self { name, programs, optional: &[], events: &[], maps: &[] }
    }

    /// Adds programs that may be missing.
    #[must_use]
    pub const fn optional(mut self, programs: &'static [&'static str]) -> Self {
        self.optional = programs;
        self
    }

    /// Names the tracepoints that share its program.
    #[must_use]
    pub const fn on(mut self, events: &'static [&'static str]) -> Self {
        self.events = events;
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
        self.programs.contains(&program) || self.optional.contains(&program)
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
}
