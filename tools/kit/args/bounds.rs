//! The options of tools that leave out what was too quick or too slow.

use std::time::Duration;

use anyhow::Result;
use clap::Args;

use crate::exit::usage;
use crate::units;

/// How long something took, for tools that print a line per event.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Events")]
pub struct Bounds {
    /// Only what took at least this time (250us, 10ms, 5s; seconds without a unit; 0 = all)
    #[arg(long, value_name = "TIME", value_parser = units::bound)]
    pub min: Option<Duration>,
    /// Only what took at most this time
    #[arg(long, value_name = "TIME", value_parser = units::duration)]
    pub max: Option<Duration>,
    /// Milliseconds instead of microseconds
    #[arg(short, long)]
    pub milliseconds: bool,
}

impl Bounds {
    /// Least and greatest, ns; 0 = there is none.
    ///
    /// # Errors
    /// Status 2 if nothing is between the two.
    pub fn nanos(&self) -> Result<(u64, u64)> {
        let nanos = |time: Option<Duration>| time.map_or(0, |time| time.as_nanos() as u64);
        let (min, max) = (nanos(self.min), nanos(self.max));
        if max > 0 && max < min {
            return Err(usage(
                "nothing is longer than the least time and shorter than --max: --max is below it",
            ));
        }
        Ok((min, max))
    }

    /// With a least time that is given elsewhere where `--min` says none; without either with
    /// this one, unless `--max` says that what is quick is asked for.
    #[must_use]
    pub fn or_min(&self, given: Option<Duration>, default: Duration) -> Self {
        let default = self.max.is_none().then_some(default);
        Self { min: self.min.or(given).or(default), ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_default_does_not_stand_against_what_is_given() {
        let least = |bounds: &Bounds, given: Option<u64>| {
            let bounds = bounds.or_min(given.map(Duration::from_nanos), Duration::from_nanos(10));
            bounds.nanos().unwrap().0
        };
        let none = Bounds::default();
        let max = Bounds { max: Some(Duration::from_nanos(50)), ..Bounds::default() };
        let min = Bounds { min: Some(Duration::from_nanos(5)), ..Bounds::default() };
        assert_eq!([&none, &max, &min].map(|bounds| least(bounds, None)), [10, 0, 5]);
        assert_eq!([&none, &max].map(|bounds| least(bounds, Some(20))), [20, 20]);
    }
}
