//! One look at all programs, or all maps, and whose they are.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::time::Instant;

use anyhow::Result;

use super::Kind;
use super::holders::Holder;
use super::holders::Holders;
use super::links;
use super::maps;
use super::maps::Map;
use super::programs;
use super::programs::Counts;
use super::programs::Program;
use crate::clock;
use crate::iter;
use crate::session::Session;
use crate::statistics::Statistics;

/// The program of a tool's object that finds the holders.
const ITERATOR: &str = "iter_task_file";

/// Looks again and again, and knows what has come since.
pub struct Census {
    /// What keeps the counters going.
    pub statistics: Statistics,
    /// Processes whose descriptors could not be seen at the last look.
    pub hidden: u64,
    /// Whether that was told.
    pub(super) told: bool,
    before: BTreeMap<u32, Program>,
    when: Instant,
    inherited: BTreeSet<(Kind, u32)>,
    maps_before: BTreeSet<u32>,
    own: Option<BTreeSet<(Kind, u32)>>,
}

/// What is known of one program or map.
#[derive(Clone, Debug, Default)]
pub struct Seen<T> {
    /// Its number.
    pub id: u32,
    /// What the kernel tells of itself.
    pub told: T,
    /// Whoever has a descriptor of it, or of what attaches it.
    pub holders: Vec<Holder>,
    /// Whether there may be others.
    pub hidden: bool,
    /// Of a program: in which way it is attached, and to what.
    pub places: Vec<(String, Vec<u8>)>,
    /// Of a program: what was counted since the last look, if it was.
    pub counts: Option<Counts>,
    /// How long ago that was, ns.
    pub elapsed: u64,
    /// Of a program: when it was loaded, ns since the epoch.
    pub loaded: u64,
    /// Of a map: the programs that use it.
    pub users: Vec<u32>,
}

impl Census {
    /// Before the tool attaches: what is counted from now on belongs to the first look.
    ///
    /// # Errors
    /// Status 77 without CAP_SYS_ADMIN.
    pub fn begin(statistics: Statistics) -> Result<Self> {
        super::permitted()?;
        let (inherited, when) = (Holders::own(), Instant::now());
        let before = programs::read(&BTreeMap::new())?;
        let mut maps_before = BTreeSet::new();
        Kind::Map.each(|id, _| {
            maps_before.insert(id);
            Ok(())
        })?;
        Ok(Self {
            statistics,
            hidden: 0,
            told: false,
            before,
            when,
            inherited,
            maps_before,
            own: None,
        })
    }

    /// All programs but the tool's own.
    ///
    /// # Errors
    /// The kernel's own.
    pub fn programs(&mut self, session: &Session) -> Result<Vec<Seen<Program>>> {
        let now = Instant::now();
        let elapsed = (now - self.when).as_nanos() as u64;
        let all = programs::read(&self.before)?;
        let to_epoch = clock::offset().unwrap_or(0);
        let links = links::read()?;
        let holders = self.holders(session)?;
        let mut rows = Vec::new();
        for (&id, program) in &all {
            if self.is_own((Kind::Program, id)) {
                continue;
            }
            let its = || links.iter().filter(|(_, link)| link.program == id);
            let things = its().map(|(&link, _)| (Kind::Link, link));
            let holders = holders.of(things.chain([(Kind::Program, id)]));
            // What nobody holds may just have ended.
            if holders.is_empty() && !Kind::Program.is_there(id) {
                continue;
            }
            let place = |link: &links::Link| match link.place.as_slice() {
                [] => (link.way.clone(), program.target.clone()),
                place => (link.way.clone(), place.to_vec()),
            };
            let before = self.before.get(&id).filter(|old| old.loaded == program.loaded);
            let before = before.map_or(Counts::default(), |old| old.counts);
            rows.push(Seen {
                id,
                told: program.clone(),
                holders,
                hidden: self.hidden > 0,
                places: its().map(|(_, link)| place(link)).collect(),
                counts: self.statistics.are_on().then(|| program.counts.since(before)),
                elapsed,
                loaded: program.loaded.wrapping_add_signed(to_epoch),
                users: Vec::new(),
            });
        }
        (self.before, self.when) = (all, now);
        Ok(rows)
    }

    /// All maps but the tool's own.
    ///
    /// # Errors
    /// The kernel's own.
    pub fn maps(&mut self, session: &Session) -> Result<Vec<Seen<Map>>> {
        self.before = programs::read(&self.before)?;
        let first = self.own.is_none();
        let all = maps::read()?;
        let holders = self.holders(session)?;
        let mut users: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (&program, told) in &self.before {
            for &map in &told.maps {
                users.entry(map).or_default().push(program);
            }
        }
        let mut rows = Vec::new();
        for (id, told) in all {
            let holders = holders.of([(Kind::Map, id)].into_iter());
            let ended = holders.is_empty() && !Kind::Map.is_there(id);
            let users = users.remove(&id).unwrap_or_default();
            // What libbpf has tried while the tool was attached ends a grace period later.
            let trial = first && holders.is_empty() && users.is_empty();
            let trial = trial && !self.maps_before.contains(&id);
            if ended || trial || self.is_own((Kind::Map, id)) {
                continue;
            }
            let hidden = self.hidden > 0;
            rows.push(Seen { id, told, holders, hidden, users, ..Seen::default() });
        }
        Ok(rows)
    }

    fn holders(&mut self, session: &Session) -> Result<Holders> {
        let holders = match iter::link(session, ITERATOR) {
            Some(link) => Holders::by_iterator(link)?,
            None => Holders::by_descriptors()?,
        };
        self.hidden = holders.hidden;
        Ok(holders)
    }

    /// Whether the tool has made it itself.
    fn is_own(&mut self, thing: (Kind, u32)) -> bool {
        let own = self.own.get_or_insert_with(|| &Holders::own() - &self.inherited);
        own.contains(&thing)
    }
}
