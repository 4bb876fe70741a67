//! A tool on this kernel: the plan that really loaded and attached, its maps,
//! its links. The trial is the real thing; nothing is asked beforehand that a
//! look cannot answer.

mod prepare;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::os::fd::AsFd as _;
use std::os::fd::AsRawFd as _;
use std::os::fd::OwnedFd;

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
use crate::capability;
use crate::capability::Denied;
use crate::endpoint::Ends;
use crate::exit::Failure;
use crate::filter::Filter;
use crate::live::Live;
use crate::object;
use crate::place;
use crate::place::Places;
use crate::plan;
use crate::plan::Plan;
use crate::statistics;
use crate::statistics::Counters;
use crate::tracefs;
use crate::verdict;
use prepare::Events;
use prepare::prepare;
use prepare::resize;

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
    pub(crate) links: Vec<(String, Link)>,
    object: Object,
    /// Probes of the kit's own, to be closed with the tool's.
    pub probed: Vec<OwnedFd>,
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

    /// Runs that the kernel skipped; `None` where it does not count them.
    pub fn misses(&self) -> Option<u64> {
        self.counters().map(|(_, counters)| counters.misses).sum()
    }

    /// What the kernel counts of each of its programs, with the program's section.
    pub fn counters(&self) -> impl Iterator<Item = (String, Counters)> {
        let loaded = self.object.progs().filter(|program| program.autoload());
        loaded.filter_map(|program| {
            let section = program.section().to_string_lossy().into_owned();
            Some((section, statistics::counters(program.as_fd())?))
        })
    }

    /// The descriptors of its maps.
    pub fn maps(&self) -> impl Iterator<Item = i32> {
        self.object.maps().filter(|map| map.autocreate()).map(|map| map.as_fd().as_raw_fd())
    }

    /// Detaches; what the maps hold can still be read. A classic tracepoint takes the kernel
    /// 60-85 ms: all output must be out before. Half of that is a wait that several can share,
    /// hence the threads; what goes in less time than a thread comes in has none.
    pub fn let_go(&mut self) {
        let quick = |(program, _): &mut (String, Link)| {
            self.object.progs().any(|one| {
                one.name().to_string_lossy() == *program
                    && plan::detaches_at_once(&one.section().to_string_lossy())
            })
        };
        drop(self.links.extract_if(.., quick).collect::<Vec<_>>());
        std::thread::scope(|scope| {
            // Where no thread can be had, it is closed here and now.
            for link in self.links.drain(..) {
                let _ = std::thread::Builder::new().spawn_scoped(scope, move || drop(link));
            }
            for fd in self.probed.drain(..) {
                let _ = std::thread::Builder::new().spawn_scoped(scope, move || drop(fd));
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
    capability::room(&reasons)?;
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
                links.extend(attached.into_iter().map(|link| (name.clone(), link)));
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
    let probed = Vec::new();
    Ok(Session { live, links, object, probed, plan, left_out })
}
