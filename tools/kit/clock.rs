//! Moments as text, cheaply, and the way from the kernel's clock to the calendar.

use std::cell::Cell;
use std::cell::OnceCell;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use nix::time::ClockId;
use nix::time::clock_gettime;

const SECOND: u64 = 1_000_000_000;

/// Writes moments; whole seconds are remembered, since neighbouring events share them.
#[derive(Debug, Default)]
pub struct Clock {
    zone: OnceCell<TimeZone>,
    /// A second since the epoch, plus one, and its text; plus one, so that 0 means none.
    utc: Cell<(u64, [u8; 20])>,
    local: Cell<(u64, [u8; 9])>,
}

impl Clock {
    /// A clock for UTC and for the zone of `TZ` or `/etc/localtime`, else UTC.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same, with a zone of the caller's choice.
    pub fn with_zone(zone: TimeZone) -> Self {
        Self { zone: zone.into(), ..Self::default() }
    }

    /// Appends `2026-11-21T08:00:00.123456789Z` for a moment in ns since the epoch.
    pub fn rfc3339(&self, ns: u64, out: &mut Vec<u8>) {
        let second = ns / SECOND;
        let (mut known, mut text) = self.utc.get();
        if known != second + 1 {
            known = second + 1;
            let moment = civil(second, &TimeZone::UTC);
            text = *b"0000-00-00T00:00:00.";
            digits(moment.year().unsigned_abs().into(), &mut text[..4]);
            digits(moment.month().unsigned_abs().into(), &mut text[5..7]);
            digits(moment.day().unsigned_abs().into(), &mut text[8..10]);
            time_of_day(moment, &mut text[11..19]);
            self.utc.set((known, text));
        }
        let mut fraction = *b"000000000Z";
        digits(ns % SECOND, &mut fraction[..9]);
        out.extend_from_slice(&text);
        out.extend_from_slice(&fraction);
    }

    /// Appends `HH:MM:SS.mmm`, the local time of a moment in ns since the epoch.
    pub fn local(&self, ns: u64, out: &mut Vec<u8>) {
        let second = ns / SECOND;
        let (mut known, mut text) = self.local.get();
        if known != second + 1 {
            known = second + 1;
            text = *b"00:00:00.";
            time_of_day(civil(second, self.zone()), &mut text[..8]);
            self.local.set((known, text));
        }
        let mut fraction = *b"000";
        digits(ns % SECOND / 1_000_000, &mut fraction);
        out.extend_from_slice(&text);
        out.extend_from_slice(&fraction);
    }

    /// The zone of [`Clock::local`], read when it is first needed.
    pub fn zone(&self) -> &TimeZone {
        self.zone.get_or_init(TimeZone::system)
    }
}

/// What the calendar says in `zone`.
fn civil(second: u64, zone: &TimeZone) -> jiff::civil::DateTime {
    // u64 ns end in the year 2554, within the calendar's range.
    let second = i64::try_from(second).unwrap_or(0);
    zone.to_datetime(Timestamp::from_second(second).unwrap_or(Timestamp::UNIX_EPOCH))
}

/// Writes `HH:MM:SS` into the digits of `text`.
fn time_of_day(moment: jiff::civil::DateTime, text: &mut [u8]) {
    digits(moment.hour().unsigned_abs().into(), &mut text[..2]);
    digits(moment.minute().unsigned_abs().into(), &mut text[3..5]);
    digits(moment.second().unsigned_abs().into(), &mut text[6..8]);
}

/// Fills `text` with the last digits of `number`.
fn digits(mut number: u64, text: &mut [u8]) {
    for digit in text.iter_mut().rev() {
        *digit = b'0' + (number % 10) as u8;
        number /= 10;
    }
}

/// The time since boot in ns, by the clock that events have.
pub fn boot_time() -> u64 {
    let boot = clock_gettime(ClockId::CLOCK_BOOTTIME);
    boot.map_or(Duration::ZERO, Duration::from).as_nanos() as u64
}

/// What to add to CLOCK_BOOTTIME for ns since the epoch: the tightest of three looks at both clocks.
pub fn offset() -> nix::Result<i64> {
    let read =
        |clock| clock_gettime(clock).map(|time| time.tv_sec() * 1_000_000_000 + time.tv_nsec());
    let mut best = (i64::MAX, 0);
    for _ in 0..3 {
        let before = read(ClockId::CLOCK_BOOTTIME)?;
        let real = read(ClockId::CLOCK_REALTIME)?;
        let after = read(ClockId::CLOCK_BOOTTIME)?;
        best = best.min((after - before, real - (before + (after - before) / 2)));
    }
    Ok(best.1)
}

#[cfg(test)]
mod tests {
    use jiff::tz;
    use proptest::prelude::*;

    use super::*;

    fn written(write: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn utc_with_nanoseconds() {
        let clock = Clock::new();
        for (ns, text) in [
            (0, "1970-01-01T00:00:00.000000000Z"),
            (1_795_248_000_123_456_789, "2026-11-21T08:00:00.123456789Z"),
            (1_795_248_000_999_999_999, "2026-11-21T08:00:00.999999999Z"),
            (1_795_248_001_000_000_000, "2026-11-21T08:00:01.000000000Z"),
            (u64::MAX, "2554-07-21T23:34:33.709551615Z"),
        ] {
            assert_eq!(written(|out| clock.rfc3339(ns, out)), text);
        }
    }

    #[test]
    fn local_time_follows_the_zone() {
        let clock = Clock::with_zone(TimeZone::fixed(tz::offset(-5)));
        for (ns, text) in
            [(0, "19:00:00.000"), (1_795_248_000_123_999_999, "03:00:00.123"), (0, "19:00:00.000")]
        {
            assert_eq!(written(|out| clock.local(ns, out)), text);
        }
    }

    #[test]
    fn daylight_saving_changes_at_its_second() {
        let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").expect("a zone");
        let clock = Clock::with_zone(zone);
        let change = 1_774_746_000 * SECOND; // 2026-03-29T01:00:00Z
        assert_eq!(written(|out| clock.local(change - 1_000_000, out)), "01:59:59.999");
        assert_eq!(written(|out| clock.local(change, out)), "03:00:00.000");
    }

    #[test]
    fn offset_leads_from_boot_time_to_the_calendar() {
        let boot = clock_gettime(ClockId::CLOCK_BOOTTIME).expect("boot time");
        let boot = boot.tv_sec() * 1_000_000_000 + boot.tv_nsec();
        let real = i64::try_from(Timestamp::now().as_nanosecond()).expect("this age");
        let error = boot + offset().expect("clocks") - real;
        assert!(error.abs() < 1_000_000_000, "{error} ns");
    }

    proptest! {
        #[test]
        fn agrees_with_jiff(ns: u64) {
            let stamp = Timestamp::from_nanosecond(ns.into()).expect("in range");
            prop_assert_eq!(written(|out| Clock::new().rfc3339(ns, out)), format!("{stamp:.9}"));
        }
    }
}
