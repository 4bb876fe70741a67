//! Where rows stand in the kernel: keyed, in one of two maps for each generation; or
//! numbered, in tables whose sums only grow.

use std::collections::BTreeMap;
use std::collections::HashMap;

use anyhow::Context as _;
use anyhow::Result;
use libbpf_rs::MapCore as _;
use libbpf_rs::MapFlags;
use libbpf_rs::MapHandle;
use plain::Plain;

use crate::batch;
use crate::ledger::Ledger;
use crate::rows::Row;
use crate::session::Session;

/// The maps of `KIT_ROWS(name, …)`.
#[macro_export]
macro_rules! keyed {
    ($name:literal) => {
        [concat!($name, "_0"), concat!($name, "_1"), concat!($name, "_zero")]
    };
}

/// Where the rows of a run stand.
pub struct Places<R: Row> {
    /// The keyed rows that it fills, by [`keyed!`](crate::keyed). Their key may be the front
    /// of the whole key.
    pub keyed: [&'static str; 3],
    /// Those that it does not.
    pub unused: Vec<[&'static str; 3]>,
    /// The tables that it fills: their map, and the key that a number in one stands for.
    pub tables: Option<(&'static str, Number<R>)>,
}

/// The sums that a value is made of.
///
/// # Errors
/// If it has not so many, which would be a bug.
pub fn sums<const N: usize>(value: &[u8]) -> Result<[u64; N]> {
    let (words, rest) = value.as_chunks();
    let words: &[[u8; 8]; N] = words.try_into().context("a value is of another size")?;
    anyhow::ensure!(rest.is_empty(), "a value is of another size");
    Ok(words.map(u64::from_ne_bytes))
}

/// A value as the struct that it is in the kernel.
///
/// # Errors
/// If it is of another size, which would be a bug.
pub fn value<V: Plain + Default>(bytes: &[u8]) -> Result<V> {
    let mut value = V::default();
    anyhow::ensure!(bytes.len() == size_of::<V>(), "a value is of another size");
    plain::copy_from_bytes(&mut value, bytes).ok().context("a value is of another size")?;
    Ok(value)
}

/// Table and number to key.
pub type Number<R> = fn(u32, u32) -> <R as Row>::Key;

impl<R: Row> Places<R> {
    /// How large its maps are to be made, by generation.
    pub(super) fn sizes(&self, keys: [u32; 2]) -> BTreeMap<&'static str, u32> {
        let unused = self.unused.iter().flatten().map(|map| (*map, 0));
        self.keyed.into_iter().zip(keys).chain(unused).collect()
    }
}

/// The maps of a run.
pub(super) struct Source<R: Row> {
    halves: [MapHandle; 2],
    tables: Option<Tables<R>>,
}

impl<R: Row> Source<R> {
    pub(super) fn new(places: &Places<R>, session: &Session) -> Result<Self> {
        let halves = [session.map(places.keyed[0])?, session.map(places.keyed[1])?];
        let tables = places.tables.map(|(name, key)| {
            Ok::<_, anyhow::Error>(Tables { map: session.map(name)?, key, before: BTreeMap::new() })
        });
        Ok(Self { halves, tables: tables.transpose()? })
    }

    /// Takes out what one generation has, to which nobody adds any more.
    pub(super) fn read(&mut self, generation: u32, ledger: &mut Ledger) -> Result<Vec<R>> {
        let mut rows: Vec<R> = Vec::new();
        let half = &self.halves[generation as usize & 1];
        let mut places = batch::per_cpu(half)?.then(HashMap::<Vec<u8>, usize>::new);
        let mut whole = vec![0_u64; size_of::<R::Key>().div_ceil(8)];
        batch::drain(half, |key, value| {
            let next = rows.len();
            let place =
                places.as_mut().map_or(next, |all| *all.entry(key.to_vec()).or_insert(next));
            if let Some(row) = rows.get_mut(place) {
                return row.add(value);
            }
            let bytes: &mut [u8] = bytemuck::cast_slice_mut(&mut whole);
            bytes.get_mut(..key.len()).context("a key is of another size")?.copy_from_slice(key);
            let key = plain::from_bytes(bytes).ok().context("a key is of another size")?;
            let mut row = R::of(key);
            row.add(value)?;
            rows.push(row);
            Ok(())
        })?;
        if let Some(tables) = &mut self.tables {
            let known = rows.len();
            tables.read(&mut rows)?;
            // The programs count them once only.
            ledger.seen += rows[known..].iter().map(R::operations).sum::<u64>();
        }
        Ok(rows)
    }
}

/// Numbered rows: `KIT_TABLES`.
struct Tables<R: Row> {
    map: MapHandle,
    key: Number<R>,
    before: BTreeMap<u32, Vec<u64>>,
}

impl<R: Row> Tables<R> {
    /// `KIT_TABLE`: rows in a table.
    const ROWS: usize = 1024;

    /// Adds the rows whose sums have grown.
    fn read(&mut self, rows: &mut Vec<R>) -> Result<()> {
        let words = self.map.value_size() as usize / 8;
        for table in 0..self.map.max_entries() {
            let values = self.map.lookup_percpu(&table.to_ne_bytes(), MapFlags::ANY);
            let values = values.context("cannot read a table")?.context("a table is missing")?;
            let mut now = vec![0_u64; words];
            for value in values {
                for (sum, word) in now.iter_mut().zip(value.as_chunks().0) {
                    *sum += u64::from_ne_bytes(*word);
                }
            }
            let before = self.before.entry(table).or_insert_with(|| vec![0; words]);
            let new = now.iter().zip(before.iter()).map(|(now, before)| now.wrapping_sub(*before));
            let new: Vec<u64> = new.collect();
            *before = now;
            for (number, sums) in new.chunks(words / Self::ROWS).enumerate() {
                if sums.iter().any(|sum| *sum > 0) {
                    let mut row = R::of(&(self.key)(table, number as u32));
                    row.add(&sums.iter().flat_map(|sum| sum.to_ne_bytes()).collect::<Vec<u8>>())?;
                    rows.push(row);
                }
            }
        }
        Ok(())
    }
}
