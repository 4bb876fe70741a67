//! A tool on this kernel: the plan that really loaded and attached, its maps,
//! its links. The trial is the real thing; nothing is asked beforehand that a
//! look cannot answer.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::os::fd::AsFd as _;

use anyhow::Context as _;
use anyhow::Result;
use bpf::Object as Bytes;
use bpf::kit::types::kit_config;
use libbpf_rs::Link;
use libbpf_rs::MapCore as _;
use libbpf_rs::MapHandle;
use libbpf_rs::Object;
use libbpf_rs::OpenObject;

use crate::args::Common;
use crate::batch;
use crate::capability;
use crate::capability::Denied;
use crate::endpoint::Ends;
use crate::exit::Failure;
use crate::filter::Filter;
use crate::live::Live;
use crate::object;
use crate::object::Opened;
use crate::overhead;
use crate::place;
use crate::place::Places;
use crate::plan;
use crate::plan::Plan;
use crate::probe;
use crate::storage;
use crate::target;
use crate::target::Missing;
use crate::tracefs;
use crate::verdict;

/// The numbers of the classic tracepoints, by the program that runs on them.
type Events = BTreeMap<&'static str, Vec<u64>>;

/// The ring buffer of records.
const EVENTS: &str = "kit_events";

/// The kit's own programs that follow descendants.
const FOLLOW: [&str; 3] = ["kit_fork", "kit_exec", "kit_exit"];

/// What a tool asks of a load, beside its plans.
pub struct Wish<'a> {
    /// The object.
    pub object: &'static Bytes,
    /// The ways to attach it, best first.
    pub plans: &'static [Plan],
    /// The options of the run.
    pub common: &'a Common,
    /// Whom to report.
    pub filter: &'a Filter,
    /// What the run's options make larger or leave out.
    pub size: Size,
}

/// How much of the object a run needs.
#[derive(Clone, Debug, Default)]
pub struct Size {
    /// Bytes of the ring buffer.
    pub buffer: u32,
    /// Entries of maps whose size the user chooses.
    pub maps: BTreeMap<&'static str, u32>,
    /// Programs that have nothing to do.
    pub without: &'static [&'static str],
    /// Where programs attach whose sections do not say it.
    pub places: Places,
    /// Which connections to report.
    pub ends: Ends,
}

/// A loaded and attached tool. Dropping it detaches.
pub struct Session {
    /// The words shared with the programs; first, as it must not outlive the object.
    pub live: Live,
    links: Vec<Link>,
    object: Object,
    /// The plan that was taken.
    pub plan: &'static Plan,
    /// Libraries that are not probed, and why, a sentence each.
    pub left_out: Vec<String>,
}

impl Session {
    /// A second handle of a map.
    ///
    /// # Errors
    /// If the object has no such map, which would be a bug.
    pub fn map(&self, name: &str) -> Result<MapHandle> {
        map(&self.object, name)
    }

    /// Time in all its programs, ns; 0 unless statistics are on.
    pub fn run_ns(&self) -> u64 {
        self.counters().map(|counters| counters.run_ns).sum()
    }

    /// Runs that the kernel skipped; `None` where it does not count them.
    pub fn misses(&self) -> Option<u64> {
        self.counters().map(|counters| counters.misses).sum()
    }

    fn counters(&self) -> impl Iterator<Item = overhead::Counters> {
        let loaded = self.object.progs().filter(|program| program.autoload());
        loaded.filter_map(|program| overhead::counters(program.as_fd()))
    }

    /// Detaches. A classic tracepoint takes the kernel 60-85 ms: all output must be
    /// out before. Half of that is a wait that several can share, hence the threads.
    pub fn detach(mut self) {
        std::thread::scope(|scope| {
            for link in self.links.drain(..) {
                // Where no thread can be had, the link is closed here and now.
                let _ = std::thread::Builder::new().spawn_scoped(scope, move || drop(link));
            }
        });
    }
}

fn map(object: &Object, name: &str) -> Result<MapHandle> {
    let map = object.maps().find(|map| map.name() == name);
    let map = map.with_context(|| format!("the object has no map {name}"))?;
    Ok(MapHandle::try_from(&map)?)
}

/// Loads and attaches by the first plan that this kernel carries out.
///
/// # Errors
/// 77 without the capabilities that one of the plans needs, 69 if the kernel can do none, each
/// with its reason.
pub fn attach(wish: &Wish, configure: &dyn Fn(&mut OpenObject) -> Result<()>) -> Result<Session> {
    let mut reasons = Vec::new();
    for plan in plan::candidates(wish.plans, wish.common.plan.as_deref())? {
        match attempt(wish, plan, configure) {
            Ok(session) => return Ok(session),
            Err(error) if error.is::<Failure>() => return Err(error),
            Err(error) => reasons.push((plan.name, error)),
        }
    }
    capability::check()?;
    let remedy = match wish.common.plan {
        Some(_) => format!("`beebox doctor {}` shows the plans that work here", wish.object.name),
        None => "`beebox doctor` shows the tools that work here".to_owned(),
    };
    Err(capability::refusal(&reasons, &remedy).into())
}

/// One plan. Optional programs that the kernel does not have are left out. What
/// makes verification shorter is given up if just that is refused: kernels between,
/// and those with parts of newer ones, may have it in a form of their own.
///
/// # Errors
/// Why this kernel does not carry it out; a `Failure` is none of the kernel's.
pub fn attempt(
    wish: &Wish,
    plan: &'static Plan,
    configure: &dyn Fn(&mut OpenObject) -> Result<()>,
) -> Result<Session> {
    let mut aids = true;
    loop {
        let (mut opened, events) = prepare(wish, plan, aids)?;
        resize(&mut opened, wish, plan)?;
        let mut settings = kit_config::default();
        opened.configure(&mut settings);
        wish.filter.configure(&mut settings)?;
        object::constants::<kit_config>(&mut opened.object, ".rodata.kit", &mut |config| {
            *config = settings;
            Ok(())
        })?;
        wish.size.ends.configure(&mut opened.object)?;
        configure(&mut opened.object)?;
        let _ = verdict::take();
        match opened.object.load() {
            Ok(object) => return link(object, plan, &wish.size, &events),
            Err(_) if opened.aided => aids = false,
            Err(error) => {
                anyhow::bail!("{}", verdict::sentence(&verdict::take(), &format!("{error:#}")))
            }
        }
    }
}

/// The opened object with just this plan's programs, and the numbers of the classic
/// tracepoints that it will use.
fn prepare(wish: &Wish, plan: &Plan, aids: bool) -> Result<(Opened, Events)> {
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
fn resize(open: &mut Opened, wish: &Wish, plan: &Plan) -> Result<()> {
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

/// Attaches every loaded program.
fn link(object: Object, plan: &'static Plan, size: &Size, events: &Events) -> Result<Session> {
    let live = Live::of(&object)?;
    live.set_buffer(size.buffer.into());
    size.ends.fill(|name| map(&object, name))?;
    let mut links = Vec::new();
    let mut left_out = Vec::new();
    let mut there = BTreeSet::new();
    let mut programs: Vec<_> = object.progs_mut().filter(|program| program.autoload()).collect();
    programs.sort_by_key(|program| plan::turn(&program.name().to_string_lossy()));
    for mut program in programs {
        let name = program.name().to_string_lossy().into_owned();
        let attached: Result<Vec<Link>> =
            match (events.get(name.as_str()), size.places.get(name.as_str())) {
                (Some(ids), _) => ids.iter().map(|id| tracefs::attach(&program, *id)).collect(),
                (_, Some(places)) => place::attach(&mut program, places, &mut left_out),
                _ => program.attach().map(|link| vec![link]).map_err(anyhow::Error::from),
            };
        match attached {
            Ok(attached) => {
                links.extend(attached);
                there.insert(name);
            }
            // What is optional is so on kernels that lack it, not for want of a capability.
            Err(error) if error.is::<Denied>() => return Err(error),
            Err(_) if plan.is_optional(&name) => {}
            Err(error) => {
                let said = verdict::take();
                anyhow::bail!("{name}: {}", verdict::sentence(&said, &format!("{error:#}")));
            }
        }
    }
    plan.complete(&there)?;
    Ok(Session { live, links, object, plan, left_out })
}
