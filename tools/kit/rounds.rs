//! What is counted in the kernel is read every interval, and once at the end, without
//! losing what arrives in between: the programs go on in another generation.

use std::time::Duration;
use std::time::Instant;

use anyhow::Result;

use crate::grace;
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

/// Who reads and prints the rounds; a closure does if nothing is to be done between them.
pub trait Take {
    /// Reads one, and prints it if it is to be shown.
    ///
    /// # Errors
    /// With the status of the contract.
    fn take(&mut self, run: &mut Run, round: Round) -> Result<()>;

    /// Looks at what the programs have sent, before the run waits again; when it wants to look
    /// once more at the latest.
    fn between(&mut self, _run: &mut Run) -> Option<Instant> {
        None
    }

    /// Says what is to be said when all is read.
    fn end(&mut self, _run: &mut Run) {}
}

impl<F: FnMut(&mut Run, Round) -> Result<()>> Take for F {
    fn take(&mut self, run: &mut Run, round: Round) -> Result<()> {
        self(run, round)
    }
}

impl Rounds {
    /// How many keys the second generation needs room for, where the first has `keys`: what is
    /// read once, at the end, never goes there.
    pub fn second(&self, keys: u32) -> u32 {
        if self.interval.is_some() { keys } else { 1 }
    }

    /// Reads and prints each round until the end of the run; the exit status.
    ///
    /// # Errors
    /// With the status of the contract.
    pub fn follow(self, mut run: Run, reader: &mut dyn Take) -> Result<u8> {
        let mut generation = 0;
        let mut prints = 0;
        let mut next = self.interval.map(|interval| Instant::now() + interval);
        let complete = |prints| self.count.is_some_and(|count| prints >= count);
        let written = loop {
            let again = reader.between(&mut run);
            let far = Instant::now() + Duration::from_secs(3600);
            let until = [again, next].into_iter().flatten().min();
            let (_, over) = run.wait(until.unwrap_or(far))?;
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
            grace::period();
            let printed = reader.take(&mut run, round);
            prints += 1;
            if printed.is_err() || complete(prints) {
                break printed;
            }
        };
        run.switch_off();
        run.settle();
        let shown = !(complete(prints) || run.sink.is_gone());
        let last = reader.take(&mut run, Round { generation, shown });
        reader.end(&mut run);
        let status = run.finish();
        written.and(last).and(status)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_once_has_one_generation() {
        let rounds = |interval| Rounds { interval, count: None };
        assert_eq!(rounds(None).second(211), 1);
        assert_eq!(rounds(Some(Duration::from_secs(1))).second(211), 211);
    }
}
