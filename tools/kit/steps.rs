//! Where the calendar has jumped: an event has the time that the clock showed when it happened,
//! and not when its line is written.
//!
//! The kernel tells that the clock was set, but not when. What happened between that moment and
//! the one in which we find out keeps the old time: less than a millisecond where a processor is
//! free, be it that we wait (a timer wakes us) or print (the clocks are compared between lines).

use std::collections::VecDeque;
use std::os::fd::AsFd;
use std::os::fd::BorrowedFd;

use nix::sys::time::TimeSpec;
use nix::sys::timerfd::ClockId;
use nix::sys::timerfd::Expiration;
use nix::sys::timerfd::TimerFd;
use nix::sys::timerfd::TimerFlags;
use nix::sys::timerfd::TimerSetTimeFlags;

use crate::clock;

/// More in ns than a clock that is merely made to run faster or slower gains between two looks.
const STEP: u64 = 1_000_000;

/// So many are remembered: more than a buffer full of events has seen, but for mischief.
const MOST: usize = 16;

/// What to add to CLOCK_BOOTTIME for ns since the epoch, now and before each step.
#[derive(Debug)]
pub struct Steps {
    now: i64,
    /// Until when, by CLOCK_BOOTTIME, and what it was till then; the latest last.
    before: VecDeque<(u64, i64)>,
    timer: Option<TimerFd>,
}

impl Steps {
    /// From here on. Without the timer that tells of a step, it is found at the next look.
    pub fn begin() -> Self {
        let now = clock::offset().unwrap_or(0);
        Self { now, before: VecDeque::new(), timer: timer().ok() }
    }

    /// What becomes readable as soon as somebody sets the clock.
    pub fn fd(&self) -> Option<BorrowedFd<'_>> {
        self.timer.as_ref().map(AsFd::as_fd)
    }

    /// The timer has told of a step.
    pub fn told(&mut self) {
        // As near to the step as can be.
        let boot = clock::boot_time();
        // This takes the word back, by the error ECANCELED.
        let _ = self.timer.as_ref().map(TimerFd::wait);
        self.compare(boot);
    }

    /// Compares the clocks.
    pub fn look(&mut self) {
        self.compare(clock::boot_time());
    }

    fn compare(&mut self, boot: u64) {
        if let Ok(offset) = clock::offset() {
            self.found(boot, offset);
        }
    }

    fn found(&mut self, boot: u64, offset: i64) {
        if offset.abs_diff(self.now) > STEP {
            self.before.push_back((boot, self.now));
            if self.before.len() > MOST {
                self.before.pop_front();
            }
        }
        self.now = offset;
    }

    /// What to add to a time of CLOCK_BOOTTIME.
    pub fn offset(&self, boot: u64) -> i64 {
        let then = self.before.iter().find(|(until, _)| boot < *until);
        then.map_or(self.now, |(_, offset)| *offset)
    }
}

/// A timer that never comes, and that the kernel cancels when the clock is set.
fn timer() -> nix::Result<TimerFd> {
    let flags = TimerFlags::TFD_CLOEXEC | TimerFlags::TFD_NONBLOCK;
    let timer = TimerFd::new(ClockId::CLOCK_REALTIME, flags)?;
    let never = Expiration::OneShot(TimeSpec::new(i64::MAX, 0));
    let flags = TimerSetTimeFlags::TFD_TIMER_ABSTIME | TimerSetTimeFlags::TFD_TIMER_CANCEL_ON_SET;
    timer.set(never, flags)?;
    Ok(timer)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000_000_000;

    fn steps() -> Steps {
        Steps { now: 1000 * HOUR, before: VecDeque::new(), timer: None }
    }

    #[test]
    fn an_event_has_the_offset_of_its_time() {
        let mut steps = steps();
        steps.found(100, 1001 * HOUR);
        steps.found(200, 999 * HOUR);
        for (boot, hours) in [(0, 1000), (99, 1000), (100, 1001), (199, 1001), (200, 999)] {
            assert_eq!(steps.offset(boot), hours * HOUR, "{boot}");
        }
    }

    #[test]
    fn a_clock_that_drifts_has_not_stepped() {
        let mut steps = steps();
        for look in 1..=1000 {
            steps.found(look, 1000 * HOUR + look as i64 * 50_000);
        }
        assert_eq!((steps.before.len(), steps.offset(0)), (0, 1000 * HOUR + 50_000_000));
    }

    #[test]
    fn whoever_steps_for_ever_takes_no_memory() {
        let mut steps = steps();
        (1..=1000).for_each(|step| steps.found(step, step as i64 * HOUR));
        assert_eq!(steps.before.len(), MOST);
        assert_eq!((steps.offset(1000), steps.offset(999)), (1000 * HOUR, 999 * HOUR));
    }

    #[test]
    fn there_is_a_timer_and_it_does_not_come() {
        let steps = Steps::begin();
        let timer = steps.timer.as_ref().expect("a timer");
        assert_eq!(timer.wait(), Err(nix::errno::Errno::EAGAIN));
    }
}
