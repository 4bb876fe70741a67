//! A tool on this kernel: the plan that really loaded and attached, its maps,
//! its links. The trial is the real thing; nothing is asked beforehand that a
//! look cannot answer.

use std::collections::BTreeMap;
use std::os::fd::AsFd as _;

use anyhow::Context as _;
use anyhow::Result;
use bpf::Object as Bytes;
use bpf::kit::types::kit_config;
use libbpf_rs::Link;
use libbpf_rs::MapCore as _;
use libbpf_rs::MapHandle;
use libbpf_rs::MapType;
use libbpf_rs::Object;
use libbpf_rs::OpenObject;

use crate::args::Common;
use crate::capability;
use crate::exit::Exit;
use crate::exit::Failure;
use crate::filter::Filter;
use crate::live::Live;
use crate::object;
use crate::overhead;
use crate::plan;
use crate::plan::Plan;
use crate::probe;
use crate::tracefs;
use crate::verdict;

/// The numbers of the classic tracepoints, by the program that runs on them.
type Events = BTreeMap<&'static str, Vec<u64>>;

/// The kit's own programs that follow descendants.
const FOLLOW: [&str; 2] = ["kit_fork", "kit_exit"];

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
}

/// A loaded and attached tool. Dropping it detaches.
pub struct Session {
    /// The words shared with the programs; first, as it must not outlive the object.
    pub live: Live,
    links: Vec<Link>,
    object: Object,
    /// The plan that was taken.
    pub plan: &'static Plan,
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
/// 77 without the capabilities, 69 if the kernel can do none of the plans, each
/// with its reason.
pub fn attach(wish: &Wish, configure: &dyn Fn(&mut OpenObject) -> Result<()>) -> Result<Session> {
    let mut reasons = Vec::new();
    for plan in plan::candidates(wish.plans, wish.common.plan.as_deref())? {
        match attempt(wish, plan, configure) {
            Ok(session) => return Ok(session),
            Err(error) if error.is::<Failure>() => return Err(error),
            Err(error) => reasons.push((plan.name, format!("{error:#}"))),
        }
    }
    capability::check()?;
    let reasons: Vec<String> = reasons.iter().map(|(plan, why)| format!("{plan}: {why}")).collect();
    let why = reasons.join("; ");
    let remedy = match wish.common.plan {
        Some(_) => format!("`beebox doctor {}` shows the plans that work here", wish.object.name),
        None => "`beebox doctor` shows the tools that work here".to_owned(),
    };
    let text = format!("this kernel cannot: {why}; {remedy}");
    Err(Failure::new(Exit::Unsupported, text).into())
}

/// One plan. Optional programs that the kernel does not have are left out, one
/// after another.
///
/// # Errors
/// Why this kernel does not carry it out; a `Failure` is none of the kernel's.
pub fn attempt(
    wish: &Wish,
    plan: &'static Plan,
    configure: &dyn Fn(&mut OpenObject) -> Result<()>,
) -> Result<Session> {
    let mut without: Vec<String> = Vec::new();
    loop {
        let (open, events) = prepare(wish, plan, &mut without, configure)?;
        let _ = verdict::take();
        let error = match open.load() {
            Ok(object) => return link(object, plan, wish.size.buffer, &events),
            Err(error) => error,
        };
        let said = verdict::take();
        match verdict::culprit(&said) {
            // Only what the kernel lacks: another failure of an optional program is
            // the plan's, or its events would be missing without a word.
            Some(name)
                if plan.optional.contains(&name)
                    && verdict::is_missing(&said)
                    && !without.iter().any(|w| w == name) =>
            {
                without.push(name.to_owned());
            }
            _ => anyhow::bail!("{}", verdict::sentence(&said, &format!("{error:#}"))),
        }
    }
}

/// The opened object with just this plan's programs, its constants, its sizes;
/// and the numbers of the classic tracepoints it will use.
fn prepare(
    wish: &Wish,
    plan: &Plan,
    without: &mut Vec<String>,
    configure: &dyn Fn(&mut OpenObject) -> Result<()>,
) -> Result<(OpenObject, Events)> {
    let mut events = Events::new();
    let sections = sections(wish.object, plan, wish.filter.follows(), wish.size.without);
    for (&name, &section) in &sections {
        if matches!(section.split('/').next(), Some("fentry" | "fexit" | "fmod_ret" | "lsm")) {
            probe::trampolines()?;
        }
        if let Some(event) = section.strip_prefix("tracepoint/") {
            match tracefs::id(event) {
                Ok(id) => _ = events.insert(name, vec![id]),
                Err(_) if plan.optional.contains(&name) => without.push(name.to_owned()),
                Err(error) => return Err(error),
            }
        }
        if section == "tracepoint" {
            events.insert(name, tracefs::ids(plan.events)?);
        }
    }
    let relocated = sections.values().any(|section| wish.object.relocated.contains(section))
        || wish.object.relocated.contains(&".text");
    let mut open = object::open(wish.object, relocated, wish.common)?;
    for mut program in open.progs_mut() {
        let name = program.name().to_string_lossy().into_owned();
        let wanted = sections.contains_key(name.as_str()) && !without.contains(&name);
        program.set_autoload(wanted);
    }
    let mut sizes = wish.size.maps.clone();
    let (set, tree) = wish.filter.sizes();
    sizes.extend([("kit_set", set), ("kit_tree", tree), ("kit_events", wish.size.buffer)]);
    let foreign =
        wish.plans.iter().flat_map(|other| other.maps).filter(|map| !plan.maps.contains(map));
    let foreign: Vec<&str> = foreign.copied().collect();
    for mut map in open.maps_mut() {
        let name = map.name().to_string_lossy().into_owned();
        if foreign.contains(&name.as_str()) {
            // Of a kind that this kernel may not have: an array of one instead.
            map.set_type(MapType::Array)?;
            map.set_key_size(4)?;
            map.set_map_flags(0)?;
            map.set_max_entries(1)?;
        } else if let Some(size) = sizes.get(name.as_str()) {
            map.set_max_entries(*size)?;
        }
    }
    object::constants::<kit_config>(&mut open, ".rodata.kit", &mut |config| {
        wish.filter.configure(config)
    })?;
    configure(&mut open)?;
    Ok((open, events))
}

/// Program and section of all that the plan wants loaded.
fn sections(
    object: &'static Bytes,
    plan: &Plan,
    follow: bool,
    without: &[&str],
) -> BTreeMap<&'static str, &'static str> {
    let all = object.programs.iter().copied();
    let wanted = |name: &str| plan.uses(name) && !without.contains(&name);
    all.filter(|(name, _)| wanted(name) || (follow && FOLLOW.contains(name))).collect()
}

/// Attaches every loaded program.
fn link(object: Object, plan: &'static Plan, buffer: u32, events: &Events) -> Result<Session> {
    let live = Live::of(&object)?;
    live.set_buffer(buffer.into());
    let mut links = Vec::new();
    let mut programs: Vec<_> = object.progs_mut().filter(|program| program.autoload()).collect();
    // On one tracepoint programs run in the order of their attachment: a process is
    // in the tree before the tool's program sees its birth, and still at its end.
    programs.sort_by_key(|program| match program.name().to_str() {
        Some("kit_fork") => 0,
        Some("kit_exit") => 2,
        _ => 1,
    });
    for program in programs {
        let name = program.name().to_string_lossy().into_owned();
        let attached: Result<Vec<Link>> = match events.get(name.as_str()) {
            Some(ids) => ids.iter().map(|id| tracefs::attach(&program, *id)).collect(),
            None => program.attach().map(|link| vec![link]).map_err(anyhow::Error::from),
        };
        match attached {
            Ok(attached) => links.extend(attached),
            Err(_) if plan.optional.contains(&name.as_str()) => {}
            Err(error) => {
                let said = verdict::take();
                anyhow::bail!("{name}: {}", verdict::sentence(&said, &format!("{error:#}")));
            }
        }
    }
    Ok(Session { live, links, object, plan })
}
