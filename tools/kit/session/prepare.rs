//! A plan before its load: what of the object it needs, and how large.

use std::collections::BTreeMap;

use anyhow::Result;

use crate::batch;
use crate::object;
use crate::object::Opened;
use crate::place;
use crate::plan::Plan;
use crate::probe;
use crate::session::Wish;
use crate::storage;
use crate::target;
use crate::target::Missing;
use crate::tracefs;

/// The numbers of the classic tracepoints, by the program that runs on them.
pub type Events = BTreeMap<&'static str, Vec<u64>>;

/// The ring buffer of records.
const EVENTS: &str = "kit_events";

/// The kit's own programs that follow descendants.
const FOLLOW: [&str; 3] = ["kit_fork", "kit_exec", "kit_exit"];

/// The opened object with just this plan's programs, and the numbers of the classic
/// tracepoints that it will use.
///
/// # Errors
/// What this kernel has not.
pub fn prepare(wish: &Wish, plan: &Plan, aids: bool) -> Result<(Opened, Events)> {
    let mut events = Events::new();
    let mut sections = sections(wish, plan);
    for (name, section) in sections.clone() {
        if matches!(section.split('/').next(), Some("fentry" | "fexit" | "fmod_ret" | "lsm")) {
            probe::trampolines()?;
        }
        if let Some(event) = section.strip_prefix("tracepoint/") {
            match tracefs::id(event) {
                Ok(id) => _ = events.insert(name, vec![id]),
                Err(_) if plan.is_optional(name) => _ = sections.remove(name),
                Err(error) => return Err(error),
            }
        }
        if section == "tracepoint" {
            events.insert(name, tracefs::ids(plan.events_of(name))?);
        }
    }
    let wanted: Vec<&str> = sections.values().copied().collect();
    let mut opened = object::open(wish.object, &wanted, aids, wish.common)?;
    for mut program in opened.object.progs_mut() {
        let name = program.name().to_string_lossy().into_owned();
        let section = sections.get(name.as_str()).filter(|_| opened.kept.needs(&name));
        program.set_autoload(section.is_some());
        if let Some((section, target)) = section.and_then(|s| Some((s, target::name(s)?))) {
            let number = opened.numbers.get(&target).copied();
            match target::set(&mut program, section, number) {
                // Only what the kernel lacks: another failure of an optional program
                // is the plan's, or its events would be missing without a word.
                Err(error) if error.is::<Missing>() && plan.is_optional(&name) => {
                    program.set_autoload(false);
                }
                result => result?,
            }
        }
    }
    Ok((opened, events))
}

/// Gives the maps their sizes, and leaves out those that nothing will use: what
/// mentions them is dead code.
///
/// # Errors
/// If libbpf has no memory.
pub fn resize(open: &mut Opened, wish: &Wish, plan: &Plan) -> Result<()> {
    let mut sizes = wish.size.maps.clone();
    sizes.extend(wish.filter.sizes());
    sizes.extend(open.kept.sizes());
    sizes.extend(wish.size.ends.sizes());
    sizes.insert(EVENTS, wish.size.buffer);
    let others = wish.plans.iter().flat_map(|other| other.maps);
    sizes.extend(others.filter(|map| !plan.maps.contains(map)).map(|map| (*map, 0)));
    for mut map in open.object.maps_mut() {
        match sizes.get(&*map.name().to_string_lossy()) {
            Some(0) => map.set_autocreate(false)?,
            Some(size) => map.set_max_entries(size.saturating_mul(batch::rows_each(&map)?))?,
            None => {}
        }
    }
    Ok(())
}

/// Program and section of all that the plan wants loaded. What has no place to run at on
/// this machine is left out.
fn sections(wish: &Wish, plan: &Plan) -> BTreeMap<&'static str, &'static str> {
    let (size, follow) = (&wish.size, wish.filter.follows());
    let placed = |name: &str, section: &str| {
        !place::SECTIONS.contains(&section) || size.places.contains_key(name)
    };
    let wanted =
        |name: &str| (plan.uses(name) || name == storage::REAP) && !size.without.contains(&name);
    let ours = |name: &str| follow && FOLLOW.contains(&name);
    let all = wish.object.programs.iter().copied();
    all.filter(|(name, section)| (wanted(name) && placed(name, section)) || ours(name)).collect()
}
