//! Names that the running kernel gives to numbers: its enums, out of its own BTF. A
//! table of another kernel's would be wrong wherever a line was put in between.

use std::collections::BTreeMap;

use anyhow::Result;

use crate::types::Types;

/// The names of an enum by their numbers, without what all of them begin with.
#[derive(Clone, Debug, Default)]
pub struct Names {
    names: BTreeMap<u32, String>,
}

impl Names {
    /// Those of the running kernel; none if it has no such enum. `before` is taken off.
    ///
    /// # Errors
    /// If its BTF cannot be read.
    pub fn of_kernel(name: &str, before: &str) -> Result<Self> {
        Ok(Self::of(Types::of_kernel()?.enumerators(name)?, before))
    }

    /// Of these.
    pub fn of(pairs: impl IntoIterator<Item = (String, u32)>, before: &str) -> Self {
        let short = |name: String| match name.strip_prefix(before) {
            Some(rest) => rest.to_owned(),
            None => name,
        };
        // Of two names for one number the first is taken.
        let mut names = BTreeMap::new();
        for (name, number) in pairs {
            names.entry(number).or_insert_with(|| short(name));
        }
        Self { names }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The name of a number.
    pub fn name(&self, number: u32) -> Option<&str> {
        self.names.get(&number).map(String::as_str)
    }

    /// The number that somebody means who typed this: a name in any case, with or without
    /// what is taken off, or a number.
    pub fn number(&self, text: &str, before: &str) -> Option<u32> {
        let upper = text.to_uppercase();
        let name = upper.strip_prefix(before).unwrap_or(&upper);
        let named = self.names.iter().find(|(_, known)| known.eq_ignore_ascii_case(name));
        let digits = |text: &str| match text.strip_prefix("0x") {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => text.parse().ok(),
        };
        named.map(|(number, _)| *number).or_else(|| digits(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reasons() -> Names {
        let pairs = [("SKB_DROP_REASON_NO_SOCKET", 3), ("SKB_CONSUMED", 1), ("OTHER", 3)];
        Names::of(pairs.map(|(name, number)| (name.to_owned(), number)), "SKB_DROP_REASON_")
    }

    #[test]
    fn names_lose_what_all_begin_with() {
        assert_eq!(reasons().name(3), Some("NO_SOCKET"));
        assert_eq!(reasons().name(1), Some("SKB_CONSUMED"));
        assert_eq!(reasons().name(7), None);
    }

    #[test]
    fn numbers_are_found_as_they_are_typed() {
        let before = "SKB_DROP_REASON_";
        for (text, number) in [
            ("NO_SOCKET", Some(3)),
            ("no_socket", Some(3)),
            ("SKB_DROP_REASON_NO_SOCKET", Some(3)),
            ("196609", Some(196_609)),
            ("0x30001", Some(0x30001)),
            ("nosocket", None),
            ("", None),
            ("-1", None),
        ] {
            assert_eq!(reasons().number(text, before), number, "{text}");
        }
    }

    #[test]
    fn the_running_kernel_tells() {
        let Ok(states) = Names::of_kernel("pid_type", "PIDTYPE_") else { return };
        assert_eq!((states.name(0), states.name(1)), (Some("PID"), Some("TGID")));
        assert!(Names::of_kernel("no_such_enum", "").unwrap().is_empty());
    }
}
