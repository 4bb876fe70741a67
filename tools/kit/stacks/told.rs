//! How good the names of a run's stacks are.

use std::collections::BTreeMap;

use serde_json::json;

use crate::names::Names;
use crate::stack_form::Key;

/// How good the names are, for the end.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) samples: u64,
    /// Of them with a stack in a process.
    pub(super) user: u64,
    /// Of these: the process had gone before its mappings were read.
    pub(super) gone: u64,
    /// Of these: the stack ends before its thread begins, by the module where it does.
    pub(super) early: BTreeMap<Vec<u8>, u64>,
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

    pub(super) fn to_json(&self) -> serde_json::Value {
        let early: u64 = self.early.values().sum();
        json!({
            "stacks": self.stacks, "frames": self.frames, "named": self.named,
            "user": self.user, "gone": self.gone, "early": early, "deep": self.deep,
        })
    }

    /// What people should know who look at the stacks; nothing if all is well.
    pub(super) fn sentence(&self, names: &Names) -> Option<String> {
        let mut parts = Vec::new();
        if let Some(why) = (self.frames > 0).then(|| names.complaint()).flatten() {
            parts.push(why.to_owned());
        }
        if self.named < self.frames {
            let missing = self.frames - self.named;
            parts.push(format!("{missing} of {} frames have no name", self.frames));
        }
        if self.gone > 0 {
            let Self { gone, user, .. } = self;
            parts.push(format!("{gone} of {user} process stacks: the process had gone too soon"));
        }
        let early: u64 = self.early.values().sum();
        if early > 0 {
            let most = self.early.iter().filter(|(module, _)| !module.is_empty());
            let most = most.max_by_key(|(_, count)| **count).map(|(module, _)| module);
            let place = most.map(|module| format!(", most in {}", String::from_utf8_lossy(module)));
            parts.push(format!(
                "{early} of {} process stacks end before their thread begins{}: code without \
                frame pointers",
                self.user,
                place.unwrap_or_default()
            ));
        }
        if self.deep > 0 {
            parts
                .push(format!("{} of {} are deeper than shown (--depth)", self.deep, self.samples));
        }
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_tells_only_what_happened() {
        let names = Names::new(false);
        let mut told = Told { samples: 9, user: 9, frames: 20, named: 20, ..Told::default() };
        assert_eq!(told.sentence(&names), None);
        told.early.insert(b"liba.so".to_vec(), 2);
        told.early.insert(b"libb.so".to_vec(), 3);
        told.named = 19;
        let text = told.sentence(&names).expect("a sentence");
        assert!(
            text.contains("1 of 20 frames") && text.contains("5 of 9 process stacks"),
            "{text}"
        );
        assert!(text.contains("most in libb.so") && !text.contains("--depth"), "{text}");
    }
}
