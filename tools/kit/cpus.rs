//! Which processors there are, and lists of them as people and the kernel write them:
//! `0-3,7`.

use std::fs;

use anyhow::Context as _;
use anyhow::Result;

use crate::exit::usage;

/// Those that run now, in their order.
///
/// # Errors
/// If /sys does not tell.
pub fn online() -> Result<Vec<u32>> {
    let path = "/sys/devices/system/cpu/online";
    let text = fs::read_to_string(path).with_context(|| path.to_owned())?;
    list(&text).map_err(|error| anyhow::anyhow!("{path}: {error}"))
}

/// Those of `wanted` (all, if none is), each of which must run.
///
/// # Errors
/// Status 2 for one that does not.
pub fn chosen(option: &str, wanted: &[Cpus]) -> Result<Vec<u32>> {
    let online = online()?;
    let mut chosen: Vec<u32> = wanted.iter().flat_map(|part| part.0.iter().copied()).collect();
    if let Some(missing) = chosen.iter().find(|cpu| !online.contains(cpu)) {
        return Err(usage(format!("{option}: there is no CPU {missing} that runs")));
    }
    chosen.sort_unstable();
    chosen.dedup();
    Ok(if chosen.is_empty() { online } else { chosen })
}

/// A part of a list: one, or a range.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Cpus(Vec<u32>);

/// For clap: `3` or `0-3`.
///
/// # Errors
/// A sentence for the person who typed it.
pub fn part(text: &str) -> Result<Cpus, String> {
    list(text).map(Cpus)
}

fn list(text: &str) -> Result<Vec<u32>, String> {
    let mut all = Vec::new();
    for part in text.trim().split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let number = |text: &str| match text.parse() {
            Ok(number @ 0..=65_535u32) => Ok(number),
            _ => Err(format!("\"{text}\" is no number of a CPU")),
        };
        let (first, last) = (number(first)?, number(last)?);
        if first > last {
            return Err(format!("\"{part}\" is no range"));
        }
        all.extend(first..=last);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists() {
        assert_eq!(list("0\n"), Ok(vec![0]));
        assert_eq!(list("0-2,7"), Ok(vec![0, 1, 2, 7]));
        for bad in ["", "-", "1-", "2-1", "x", "0,,1", "-1", "1-2-3", "99999999"] {
            assert!(list(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn this_machine_has_one() {
        let online = online().expect("a list");
        assert!(online.is_sorted() && !online.is_empty());
        assert_eq!(chosen("--cpu", &[]).expect("all"), online);
        let error = chosen("--cpu", &[Cpus(vec![65_535])]).unwrap_err();
        assert!(error.to_string().contains("65535"), "{error}");
    }
}
