//! How long the operations of a row took: sum, mean, percentiles, as columns.

use crate::column::Column;
use crate::column::Unit;
use crate::hist::Hist;
use crate::value::Value;

/// What a row tells of a distribution, in ns; all of it unknown where there is none.
#[derive(Clone, Copy, Debug, Default)]
pub struct Latency {
    /// The sum.
    pub total: Option<u64>,
    /// The mean.
    pub mean: Option<u64>,
    /// Half of them took at most that.
    pub p50: Option<u64>,
    /// Nine of ten.
    pub p90: Option<u64>,
    /// 99 of a hundred.
    pub p99: Option<u64>,
    /// The longest.
    pub max: Option<u64>,
}

impl Latency {
    /// Reads them.
    pub fn of(hist: &Hist) -> Self {
        let all = hist.percentiles();
        let at = |percent| all.as_ref().map(|all| all.at(percent));
        Self {
            total: (!hist.is_empty()).then(|| u64::try_from(hist.sum()).unwrap_or(u64::MAX)),
            mean: hist.mean().map(|mean| mean.round() as u64),
            p50: at(50.0),
            p90: at(90.0),
            p99: at(99.0),
            max: hist.max(),
        }
    }
}

/// A row that tells how long its operations took.
pub trait Timed {
    /// How long, if that was measured.
    fn latency(&self) -> Option<&Latency>;
}

fn nanos<'a, R: Timed>(row: &R, time: fn(&Latency) -> Option<u64>) -> Value<'a> {
    row.latency().and_then(time).map_or(Value::Null, Value::Nanos)
}

/// The names of the columns, for what switches them on.
pub const COLUMNS: [&str; 6] = ["TOTAL", "MEAN", "P50", "P90", "P99", "MAX"];

/// `TOTAL`, the sum.
pub const fn total<R: Timed>() -> Column<R> {
    Column::<R>::new("TOTAL", 12, |row| nanos(row.event, |all| all.total))
        .unit(Unit::Fine)
        .on_request()
        .about("time in all of them")
}

/// `MEAN`.
pub const fn mean<R: Timed>() -> Column<R> {
    Column::<R>::new("MEAN", 10, |row| nanos(row.event, |all| all.mean))
        .unit(Unit::Fine)
        .on_request()
        .about("mean time")
}

/// `P50`, the median.
pub const fn p50<R: Timed>() -> Column<R> {
    Column::<R>::new("P50", 10, |row| nanos(row.event, |all| all.p50))
        .unit(Unit::Fine)
        .on_request()
        .about("half of them took at most this (±6.25%)")
}

/// `P90`.
pub const fn p90<R: Timed>() -> Column<R> {
    Column::<R>::new("P90", 10, |row| nanos(row.event, |all| all.p90))
        .unit(Unit::Fine)
        .on_request()
        .about("nine of ten took at most this (±6.25%)")
}

/// `P99`.
pub const fn p99<R: Timed>() -> Column<R> {
    Column::<R>::new("P99", 10, |row| nanos(row.event, |all| all.p99))
        .unit(Unit::Fine)
        .on_request()
        .about("99 of a hundred took at most this (±6.25%)")
}

/// `MAX`, the longest.
pub const fn max<R: Timed>() -> Column<R> {
    Column::<R>::new("MAX", 10, |row| nanos(row.event, |all| all.max))
        .unit(Unit::Fine)
        .on_request()
        .about("the longest")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_unknown_and_not_0() {
        assert!(Latency::of(&Hist::new()).total.is_none());
        let mut hist = Hist::new();
        hist.record_n(1_000, 99);
        hist.record(9_000);
        let all = Latency::of(&hist);
        assert_eq!((all.total, all.mean, all.max), (Some(108_000), Some(1_080), Some(9_000)));
        assert!(all.p50 == all.p99 && all.p99 < all.max);
    }
}
