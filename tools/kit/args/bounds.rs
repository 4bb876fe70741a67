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
                "nothing is longer than --min and shorter than --max: --max is below it",
            ));
        }
        Ok((min, max))
    }

    /// With this least time where `--min` says none.
    #[must_use]
    pub fn or_min(&self, min: Duration) -> Self {
        Self { min: self.min.or(Some(min)), ..self.clone() }
    }
}
