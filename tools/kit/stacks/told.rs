//! How good the names of a run's stacks are.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde_json::json;

use crate::names::Names;
use crate::stack_form::Key;
use crate::symbols::UNKNOWN;
use crate::text;

/// Modules that are told to people, and to programs.
const FEW: usize = 3;
const MANY: usize = 10;

/// Modules that are told apart: their names are whatever programs are called.
const MOST: usize = 1000;

/// What stands for the others.
const OTHERS: &[u8] = b"[others]";

/// How good the names are, for the end.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) samples: u64,
    /// Of them with a stack in a process.
    pub(super) user: u64,
    /// Of these: the process had gone before its mappings were read.
    pub(super) gone: u64,
    /// Of these: the stack ends before its thread begins, by the module where it does.
    early: BTreeMap<Vec<u8>, u64>,
    /// With a stack as deep as the limit.
    pub(super) deep: u64,
    stacks: u64,
    frames: u64,
    named: u64,
}

impl Told {
    pub(super) fn key(&mut self, key: &Key) {
        self.stacks += 1;
        for frame in [&key.kernel, &key.user].into_iter().flatten().flatten() {
            self.frames += 1;
            self.named += u64::from(frame.named);
        }
    }

    /// Stacks that end before their thread begins, in this module or in none.
    pub(super) fn early(&mut self, module: Option<&[u8]>, count: u64) {
        let module = module.unwrap_or(UNKNOWN);
        let is_one = self.early.len() < MOST || self.early.contains_key(module);
        let module = if is_one { module } else { OTHERS };
        *self.early.entry(module.to_vec()).or_default() += count;
    }

    pub(super) fn to_json(&self, names: &Names) -> serde_json::Value {
        let early: u64 = self.early.values().sum();
        let modules = self.modules(MANY).map(|(module, count)| {
            let mut text = Vec::new();
            text::escape(module, &mut text);
            json!({ "module": String::from_utf8_lossy(&text), "count": count })
        });
        let modules: Vec<_> = modules.collect();
        json!({
            "stacks": self.stacks, "frames": self.frames, "named": self.named,
            "user": self.user, "gone": self.gone, "early": early, "early_in": modules,
            "deep": self.deep, "maps_cut": names.cut(),
            "mappings_left_out": names.left_out, "names_left_out": names.known.left_out,
            "symbols_left_out": names.files.left_out(),
        })
    }

    /// Where most stacks end too early, the most first.
    fn modules(&self, most: usize) -> impl Iterator<Item = (&Vec<u8>, u64)> {
        let mut all: Vec<_> = self.early.iter().map(|(module, count)| (module, *count)).collect();
        all.sort_by_key(|(_, count)| Reverse(*count));
        all.into_iter().take(most)
    }

    /// What people should know who look at the stacks.
    pub(super) fn sentence(&self, names: &Names) -> String {
        let Self { stacks, frames, named, user, gone, deep, samples, .. } = self;
        let s = |number: &u64| if *number == 1 { "" } else { "s" };
        let mut parts = vec![format!(
            "{stacks} stack{}, {frames} frame{}, {named} of them named",
            s(stacks),
            s(frames)
        )];
        if let Some(why) = (*frames > 0).then(|| names.complaint()).flatten() {
            parts.push(why.to_owned());
        }
        if *gone > 0 {
            parts.push(format!("{gone} of {user} process stacks: the process had gone too soon"));
        }
        let early: u64 = self.early.values().sum();
        if early > 0 {
            let most = self
                .modules(FEW)
                .map(|(module, count)| format!("{} {count}", String::from_utf8_lossy(module)));
            let most: Vec<String> = most.collect();
            parts.push(format!(
                "{early} of {user} process stacks end before their thread begins (in {}): code \
                without frame pointers",
                most.join(", ")
            ));
        }
        if names.cut() > 0 {
            parts.push(format!("perf maps too long, only the ends are kept: {}", names.cut()));
        }
        if names.left_out > 0 {
            let times = names.left_out;
            parts.push(format!("no room for what processes have mapped, {times} times"));
        }
        if names.files.left_out() > 0 {
            let files = names.files.left_out();
            parts.push(format!("no room for the symbols of files, {files} of them"));
        }
        if names.known.left_out > 0 {
            let times = names.known.left_out;
            parts.push(format!("no room for the names of frames, {times} times"));
        }
        if *deep > 0 {
            parts.push(format!("{deep} of {samples} are deeper than shown (--depth)"));
        }
        parts.join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_tells_only_what_happened() {
        let names = Names::new(false);
        let mut told =
            Told { samples: 9, user: 9, stacks: 3, frames: 20, named: 20, ..Told::default() };
        assert_eq!(told.sentence(&names), "3 stacks, 20 frames, 20 of them named");
        for (module, count) in [("liba.so", 2), ("libb.so", 3), ("c", 1), ("d", 2), ("d", 2)] {
            told.early(Some(module.as_bytes()), count);
        }
        told.early(None, 1);
        told.named = 19;
        assert_eq!(
            told.sentence(&names),
            "3 stacks, 20 frames, 19 of them named; 11 of 9 process stacks end before their \
            thread begins (in d 4, libb.so 3, liba.so 2): code without frame pointers"
        );
    }

    #[test]
    fn modules_have_a_bound() {
        let mut told = Told::default();
        for module in 0..3000 {
            told.early(Some(format!("m{module}").as_bytes()), 1);
            told.early(Some(b"m0"), 1);
        }
        assert_eq!((told.early.len(), told.early[OTHERS]), (MOST + 1, 2000));
        assert_eq!(told.early.values().sum::<u64>(), 6000);
    }

    #[test]
    fn at_most_ten_modules_are_told_escaped() {
        let mut told = Told::default();
        for module in b'a'..=b'z' {
            told.early(Some(&[module, 0xff, 0x1b]), 1);
        }
        told.early(None, 2);
        let json = told.to_json(&Names::new(false));
        let modules = json["early_in"].as_array().expect("modules");
        assert_eq!((json["early"].as_u64(), modules.len()), (Some(28), 10));
        assert_eq!(modules[0], json!({ "module": "[unknown]", "count": 2 }));
        assert_eq!(modules[1], json!({ "module": "a\\xff\\x1b", "count": 1 }));
    }
}
