//! What is counted in the kernel is read every interval, and once at the end, without
//! losing what arrives in between: the programs go on in another generation.

use std::time::Duration;
use std::time::Instant;

use anyhow::Result;

use crate::run::Run;

/// When to print.
#[derive(Clone, Copy, Debug)]
pub struct Rounds {
    /// How often; without it once, at the end.
    pub interval: Option<Duration>,
    /// How many times.
    pub count: Option<u64>,
}

/// What is to be read.
#[derive(Clone, Copy, Debug)]
pub struct Round {
    /// Nobody adds to it any more.
    pub generation: u32,
    /// Whether it is to be printed; else it came too late and is discarded.
    pub shown: bool,
}

impl Rounds {
    /// Lets `take` read and print each round until the end of the run; the exit status.
    ///
    /// # Errors
    /// With the status of the contract.
    pub fn follow(
        self,
        mut run: Run,
        take: &mut dyn FnMut(&mut Run, Round) -> Result<()>,
    ) -> Result<u8> {
        let mut generation = 0;
        let mut prints = 0;
        let mut next = self.interval.map(|interval| Instant::now() + interval);
        let complete = |prints| self.count.is_some_and(|count| prints >= count);
        let written = loop {
            let far = Instant::now() + Duration::from_secs(3600);
            let (_, over) = run.wait(next.unwrap_or(far))?;
            if over {
                break Ok(());
            }
            let Some(due) = next.filter(|due| Instant::now() >= *due) else {
                continue;
            };
            next = self.interval.map(|interval| (due + interval).max(Instant::now()));
            let round = Round { generation, shown: true };
            generation ^= 1;
            run.session.live.set_generation(generation);
            run.session.live.settle();
            let printed = take(&mut run, round);
            prints += 1;
            if printed.is_err() || complete(prints) {
                break printed;
            }
        };
        run.switch_off();
        run.settle();
        let shown = !(complete(prints) || run.sink.is_gone());
        let last = take(&mut run, Round { generation, shown });
        let status = run.finish();
        written.and(last).and(status)
    }
}
