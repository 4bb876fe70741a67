//! Types that are kept of the kernel's, written as BTF of their own.

use std::collections::BTreeMap;

use anyhow::Result;

use crate::types::MAGIC;
use crate::types::Types;
use crate::types::Word;

/// Which types are kept.
#[derive(Default)]
pub struct Keep {
    /// By number: whether what their pointers point to is kept as well.
    kept: BTreeMap<u32, bool>,
    open: Vec<(u32, bool)>,
}

impl Keep {
    /// Keeps a type; as part of a `signature` with what its pointers point to.
    pub fn add(&mut self, number: u32, signature: bool) {
        let known = self.kept.get(&number);
        if number == 0 || known.is_some_and(|&known| known || !signature) {
            return;
        }
        self.kept.insert(number, signature);
        self.open.push((number, signature));
    }

    /// One whose parts have still to be kept.
    pub fn pop(&mut self) -> Option<(u32, bool)> {
        self.open.pop()
    }

    /// The kept types with new numbers, in their old order.
    ///
    /// # Errors
    /// If one is missing.
    pub fn write(&self, all: &Types) -> Result<Vec<u8>> {
        let numbers: BTreeMap<u32, u32> = self.kept.keys().copied().zip(1..).collect();
        let mut types: Vec<u8> = Vec::new();
        let mut texts = Texts { bytes: vec![0], places: BTreeMap::new() };
        for &old in self.kept.keys() {
            let one = all.numbered(old)?;
            types.extend(texts.place(all, one.name).to_ne_bytes());
            types.extend(one.info.to_ne_bytes());
            for (at, word) in one.words() {
                let value = all.word(at)?;
                let value = match word {
                    Word::Plain => value,
                    Word::Name => texts.place(all, value as usize),
                    // What is not kept becomes `void`.
                    Word::Type => numbers.get(&value).copied().unwrap_or(0),
                };
                types.extend(value.to_ne_bytes());
            }
        }
        const HEADER: u32 = 24;
        const VERSION: u32 = 1 << 16;
        let (size, names) = (u32::try_from(types.len())?, u32::try_from(texts.bytes.len())?);
        let header = [MAGIC | VERSION, HEADER, 0, size, size, names];
        let mut btf: Vec<u8> = header.into_iter().flat_map(u32::to_ne_bytes).collect();
        btf.extend(types);
        btf.extend(texts.bytes);
        Ok(btf)
    }
}

/// The names that are needed, each once.
struct Texts {
    bytes: Vec<u8>,
    places: BTreeMap<usize, u32>,
}

impl Texts {
    /// Where the name that had this place in `all` has its own.
    fn place(&mut self, all: &Types, old: usize) -> u32 {
        *self.places.entry(old).or_insert_with(|| {
            let text = all.text(old);
            if text.is_empty() {
                return 0;
            }
            // Shorter than the kernel's, whose places are of this size.
            let new = self.bytes.len() as u32;
            self.bytes.extend(text);
            self.bytes.push(0);
            new
        })
    }
}
