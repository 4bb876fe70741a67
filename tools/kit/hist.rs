//! Histograms: what the kernel counted in log-linear slots, merged over CPUs and read as
//! count, sum, extremes and percentiles.
//!
//! The other half is `bpf/include/hist.bpf.h`: slots and layout must agree. How a histogram is
//! shown is [`crate::picture`]'s business.

use anyhow::Result;
use anyhow::ensure;
use hdrhistogram::Histogram;

/// How many slots a histogram has: 8 for the values 0..7, and 8 for each of the 61 powers of two
/// above. `KIT_HIST_SLOTS` in the header.
pub const SLOTS: usize = 496;

/// How far a percentile may lie from the true value: half a slot, which is at most 1/8 of its
/// lower bound wide.
pub const RELATIVE_ERROR: &str = "±6.25%";

/// The slot that a value is counted in.
///
/// The value cut to its top four bits (8..15), behind the 8 slots of each lesser power of two;
/// values below 8 are their own slots.
pub const fn slot(v: u64) -> usize {
    let shift = 60 - (v | 8).leading_zeros();
    8 * shift as usize + (v >> shift) as usize
}

/// The values `low..high` that are counted in a slot.
///
/// The last slot's `high` is [`u64::MAX`], which it contains, for want of 2^64. Only slots below
/// [`SLOTS`] exist; a greater one gets the bounds of the last.
pub const fn bounds(slot: usize) -> (u64, u64) {
    let (low, last) = ends(slot);
    (low, last.saturating_add(1))
}

/// The first and the last value of a slot.
const fn ends(slot: usize) -> (u64, u64) {
    let slot = if slot < SLOTS { slot } else { SLOTS - 1 };
    let shift = (slot / 8).saturating_sub(1);
    let low = ((slot - 8 * shift) as u64) << shift;
    (low, low + ((1 << shift) - 1))
}

/// `struct kit_hist` of the header: one CPU's value as the kernel keeps it, for
/// [`Hist::add_raw`].
#[repr(C)]
pub struct RawHist {
    /// Sum of the values, modulo 2^64.
    pub sum: u64,
    /// The complement of the least value, so that 0 means that there is none yet.
    pub min: u64,
    /// The greatest value.
    pub max: u64,
    /// How many values fell into each slot.
    pub slots: [u64; SLOTS],
}

/// A merged histogram.
///
/// Count and sum are exact. So are min and max, but for the rare one that the kernel lost between
/// comparing and storing: if that shows (see [`Hist::add_raw`]) they are a bound, and say so; if it
/// does not, they are within the right slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hist {
    slots: Box<[u64; SLOTS]>,
    // Always the sum of the slots.
    count: u64,
    // Wide enough for any number of CPUs' u64.
    sum: u128,
    // u64::MAX and 0 while there is no value, so that merging needs no special case.
    min: u64,
    max: u64,
    min_exact: bool,
    max_exact: bool,
}

impl Default for Hist {
    fn default() -> Hist {
        Hist {
            slots: Box::new([0; SLOTS]),
            count: 0,
            sum: 0,
            min: u64::MAX,
            max: 0,
            min_exact: true,
            max_exact: true,
        }
    }
}

impl Hist {
    /// An empty histogram.
    pub fn new() -> Hist {
        Hist::default()
    }

    /// Add a value.
    pub fn record(&mut self, v: u64) {
        self.record_n(v, 1);
    }

    /// Add a value `n` times. The count ends at 2^64 - 1.
    pub fn record_n(&mut self, v: u64, n: u64) {
        let n = self.count_in(slot(v), n);
        if n > 0 {
            self.sum = self.sum.saturating_add(u128::from(v) * u128::from(n));
            self.stretch((v, true), (v, true));
        }
    }

    /// Add what another histogram holds.
    pub fn merge(&mut self, other: &Hist) {
        for (slot, &n) in other.slots.iter().enumerate() {
            self.count_in(slot, n);
        }
        self.sum = self.sum.saturating_add(other.sum);
        self.stretch((other.min, other.min_exact), (other.max, other.max_exact));
    }

    /// Add one CPU's `struct kit_hist`, given as the bytes of the map.
    ///
    /// The kernel can lose a min or max, and the map can be read between two steps of an addition;
    /// slots lose nothing. So where min or max is not in the outermost slot in use, that slot's
    /// bound takes its place, and [`Hist::min_exact`] or [`Hist::max_exact`] is false.
    pub fn add_raw(&mut self, bytes: &[u8]) -> Result<()> {
        let size = size_of::<RawHist>();
        ensure!(bytes.len() == size, "{} bytes are no histogram of {size}", bytes.len());
        let mut words = bytes.as_chunks().0.iter().map(|word| u64::from_ne_bytes(*word));
        // The length was checked, so there is always a next word.
        let mut next = || words.next().unwrap_or(0);
        let (sum, min, max) = (next(), next(), next());
        let slots: [u64; SLOTS] = std::array::from_fn(|_| next());
        let lowest = slots.iter().position(|n| *n > 0);
        let highest = slots.iter().rposition(|n| *n > 0);
        let Some((lowest, highest)) = lowest.zip(highest) else {
            return Ok(());
        };
        let (low, high) = (ends(lowest), ends(highest));
        for (slot, n) in slots.into_iter().enumerate() {
            self.count_in(slot, n);
        }
        self.sum = self.sum.saturating_add(sum.into());
        self.stretch(checked(!min, low, low.0), checked(max, high, high.1));
        Ok(())
    }

    /// Add to a slot, as much as the count can take: so it stays the sum of the slots.
    fn count_in(&mut self, slot: usize, n: u64) -> u64 {
        let n = n.min(u64::MAX - self.count);
        self.slots[slot] += n;
        self.count += n;
        n
    }

    /// Take in another min and max, each with whether it is exact. An exact one wins over a bound
    /// of the same value, whatever the order of merging.
    fn stretch(&mut self, min: (u64, bool), max: (u64, bool)) {
        let (value, bound) = (self.min, !self.min_exact).min((min.0, !min.1));
        (self.min, self.min_exact) = (value, !bound);
        (self.max, self.max_exact) = (self.max, self.max_exact).max(max);
    }

    /// Whether there is no value.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// How many values there are.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The sum of the values. (The kernel's, per key and CPU, starts again at 2^64: 584 years.)
    pub fn sum(&self) -> u128 {
        self.sum
    }

    /// The least value.
    pub fn min(&self) -> Option<u64> {
        (!self.is_empty()).then_some(self.min)
    }

    /// The greatest value.
    pub fn max(&self) -> Option<u64> {
        (!self.is_empty()).then_some(self.max)
    }

    /// Whether [`Hist::min`] is a value that was seen; otherwise none was less.
    pub fn min_exact(&self) -> bool {
        self.min_exact
    }

    /// Whether [`Hist::max`] is a value that was seen; otherwise none was greater.
    pub fn max_exact(&self) -> bool {
        self.max_exact
    }

    /// The mean of the values.
    pub fn mean(&self) -> Option<f64> {
        (!self.is_empty()).then(|| self.sum as f64 / self.count as f64)
    }

    /// The buckets in use, ascending: `(low, high, count)`, each for the values `low..high`.
    pub fn buckets(&self) -> impl Iterator<Item = (u64, u64, u64)> + '_ {
        self.used().map(|(slot, n)| {
            let (low, high) = bounds(slot);
            (low, high, n)
        })
    }

    /// The values that stand for the buckets in use, ascending, each with its count.
    pub(crate) fn points(&self) -> impl Iterator<Item = (u64, u64)> + '_ {
        self.used().map(|(slot, n)| (self.point(slot), n))
    }

    fn used(&self) -> impl Iterator<Item = (usize, u64)> + '_ {
        let slots = self.slots.iter().copied().enumerate();
        slots.filter(|(_, n)| *n > 0)
    }

    /// The value that stands for all those in a slot: its mid-point, but none beyond min and max.
    fn point(&self, slot: usize) -> u64 {
        let (low, last) = ends(slot);
        // The upper of two middles. Not clamp(), which panics if min is above max.
        (low + (last - low).div_ceil(2)).max(self.min).min(self.max)
    }

    /// The value at a percentile (0 to 100); for several, ask [`Hist::percentiles`].
    pub fn percentile(&self, p: f64) -> Option<u64> {
        self.percentiles().map(|all| all.at(p))
    }

    /// Prepare for reading percentiles; an empty histogram has none.
    pub fn percentiles(&self) -> Option<Percentiles<'_>> {
        Percentiles::new(self)
    }
}

/// A histogram made ready for reading several percentiles.
pub struct Percentiles<'a> {
    hist: &'a Hist,
    filled: Histogram<u64>,
}

impl<'a> Percentiles<'a> {
    fn new(hist: &'a Hist) -> Option<Percentiles<'a>> {
        if hist.is_empty() {
            return None;
        }
        // One significant digit is 16 steps per power of two: twice as fine as the slots and
        // aligned with them, so no answer leaves its slot, and it takes 8 KiB only.
        let mut filled = Histogram::new_with_bounds(1, u64::MAX, 1).ok()?;
        for (value, n) in hist.points() {
            filled.saturating_record_n(value, n);
        }
        Some(Percentiles { hist, filled })
    }

    /// The value at a percentile (0 to 100): the least that so many percent of all values do not
    /// exceed, off by [`RELATIVE_ERROR`] at most. Percentiles have four decimals.
    pub fn at(&self, p: f64) -> u64 {
        if p >= 100.0 {
            return self.hist.max;
        }
        let count = u128::from(self.hist.count);
        let millionths = (p * 1e4).round() as u128;
        let rank = (millionths * count).div_ceil(1_000_000).max(1);
        // The middle between two ranks, as hdrhistogram multiplies and rounds up again: with
        // 99.9 / 100 it would answer with the 1000th of 1000 values, for want of exactness.
        let quantile = (rank as f64 - 0.5) / count as f64;
        let found = self.filled.value_at_quantile(quantile);
        self.hist.point(slot(found))
    }
}

/// A min or max as the kernel has it, if its slot can have it, or else the bound; and whether it is
/// exact, as the bound of a slot for one value only is.
fn checked(value: u64, (low, last): (u64, u64), bound: u64) -> (u64, bool) {
    if (low..=last).contains(&value) { (value, true) } else { (bound, low == last) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// Values of every size: uniform ones would nearly all have 64 bits.
    fn value() -> impl Strategy<Value = u64> {
        (any::<u64>(), 0..64).prop_map(|(v, shift)| v >> shift)
    }

    fn hist(values: &[u64]) -> Hist {
        let mut hist = Hist::new();
        values.iter().for_each(|v| hist.record(*v));
        hist
    }

    /// What the kernel would hold after adding the values.
    fn raw(values: &[u64]) -> Vec<u64> {
        let mut words = vec![0_u64; 3 + SLOTS];
        for &v in values {
            words[0] = words[0].wrapping_add(v);
            words[1] = words[1].max(!v);
            words[2] = words[2].max(v);
            words[3 + slot(v)] += 1;
        }
        words
    }

    fn bytes(words: &[u64]) -> Vec<u8> {
        words.iter().flat_map(|word| word.to_ne_bytes()).collect()
    }

    fn from_raw(words: &[u64]) -> Hist {
        let mut hist = Hist::new();
        hist.add_raw(&bytes(words)).unwrap();
        hist
    }

    #[test]
    fn slots_follow_each_other_without_gap_and_cover_all() {
        assert_eq!(slot(0), 0);
        assert_eq!((slot(7), slot(8), slot(9)), (7, 8, 9));
        assert_eq!((slot(15), slot(16), slot(17), slot(18)), (15, 16, 16, 17));
        assert_eq!(slot(u64::MAX), SLOTS - 1);
        assert_eq!(bounds(0), (0, 1));
        assert_eq!(bounds(16), (16, 18));
        assert_eq!(bounds(SLOTS - 1), (15 << 60, u64::MAX));
        assert_eq!(bounds(SLOTS), bounds(SLOTS - 1));
        for at in 1..SLOTS {
            assert_eq!(bounds(at - 1).1, bounds(at).0, "slot {at}");
        }
    }

    #[test]
    fn no_slot_is_wider_than_an_eighth_of_its_lower_bound() {
        for at in 8..SLOTS {
            let (low, high) = bounds(at);
            assert!(at < 16 || high - low <= low / 8, "slot {at}: {low}..{high}");
            assert!(at >= 16 || high - low == 1, "slot {at}: {low}..{high}");
        }
    }

    #[test]
    fn layout_is_that_of_the_header() {
        assert_eq!(size_of::<RawHist>(), 3992);
        assert_eq!(std::mem::offset_of!(RawHist, slots), 24);
    }

    #[test]
    fn empty() {
        let empty = from_raw(&raw(&[]));
        assert_eq!(empty, Hist::new());
        assert!(empty.is_empty());
        assert_eq!((empty.count(), empty.sum()), (0, 0));
        assert_eq!((empty.min(), empty.max(), empty.mean()), (None, None, None));
        assert_eq!(empty.percentile(50.0), None);
        assert_eq!(empty.buckets().count(), 0);
    }

    #[test]
    fn one_value_is_shown_as_it_is() {
        for v in [0, 1, 7, 8, 1_000, 123_456_789, u64::MAX - 1, u64::MAX] {
            let one = from_raw(&raw(&[v]));
            assert_eq!(one, hist(&[v]));
            assert_eq!((one.count(), one.sum()), (1, v.into()));
            assert_eq!((one.min(), one.max()), (Some(v), Some(v)));
            assert_eq!(one.percentile(0.0), Some(v));
            assert_eq!(one.percentile(50.0), Some(v));
            assert_eq!(one.percentile(100.0), Some(v));
        }
    }

    #[test]
    fn a_least_value_of_0_is_no_unset_one() {
        let hist = from_raw(&raw(&[5, 0]));
        assert_eq!((hist.min(), hist.min_exact()), (Some(0), true));
    }

    #[test]
    fn the_rank_of_a_percentile_is_exact() {
        // 99.9 / 100 * 1000 is a little above 999 in floating point.
        let mut hist = Hist::new();
        hist.record_n(1, 999);
        hist.record_n(15, 1);
        assert_eq!(hist.percentile(99.9), Some(1));
        assert_eq!(hist.percentile(99.91), Some(15));
    }

    #[test]
    fn a_lost_maximum_becomes_the_bound_of_the_highest_slot() {
        let mut words = raw(&[10, 1_000, 2_000]);
        words[2] = 1_000;
        let lost = from_raw(&words);
        assert_eq!((lost.max(), lost.max_exact()), (Some(2_047), false));
        assert_eq!((lost.min(), lost.min_exact()), (Some(10), true));

        // Another CPU's maximum beyond the bound is the true one.
        let mut merged = lost.clone();
        merged.merge(&hist(&[2_047]));
        assert_eq!((merged.max(), merged.max_exact()), (Some(2_047), true));
        let mut merged = hist(&[2_046]);
        merged.merge(&lost);
        assert_eq!((merged.max(), merged.max_exact()), (Some(2_047), false));
    }

    #[test]
    fn a_lost_minimum_becomes_the_bound_of_the_lowest_slot() {
        let mut words = raw(&[1_000, 2_000]);
        words[1] = !2_000;
        let lost = from_raw(&words);
        assert_eq!((lost.min(), lost.min_exact()), (Some(960), false));
    }

    #[test]
    fn a_lost_extreme_in_a_slot_for_one_value_is_known_all_the_same() {
        let mut words = raw(&[3, 9]);
        (words[1], words[2]) = (!9, 3);
        assert_eq!(from_raw(&words), hist(&[3, 9]));
    }

    #[test]
    fn a_value_read_before_any_slot_counts_nothing() {
        let mut words = raw(&[]);
        (words[0], words[2]) = (77, 77);
        assert_eq!(from_raw(&words), Hist::new());
    }

    #[test]
    fn bytes_of_another_length_are_refused() {
        let good = bytes(&raw(&[1]));
        for wrong in [&good[..0], &good[..8], &good[1..]] {
            assert!(Hist::new().add_raw(wrong).is_err());
        }
    }

    #[test]
    fn counts_end_at_their_limit_without_panic() {
        let mut full = hist(&[3]);
        full.record_n(1 << 40, u64::MAX);
        full.record(9);
        full.merge(&hist(&[20]));
        assert_eq!(full.count(), u64::MAX);
        assert_eq!(full.buckets().map(|(_, _, n)| n).sum::<u64>(), u64::MAX);
        for p in [0.0, 50.0, 99.9, 99.9999, 100.0, f64::NAN, -1.0, 1e300] {
            assert!(full.percentile(p).is_some());
        }
    }

    proptest! {
        #[test]
        fn every_value_is_within_the_bounds_of_its_slot(v in value()) {
            let (low, high) = bounds(slot(v));
            prop_assert!(low <= v && (v < high || v == u64::MAX));
            prop_assert_eq!(slot(low), slot(v));
            prop_assert_eq!(slot(high - 1), slot(v));
        }

        #[test]
        fn count_sum_min_and_max_are_exact(values in vec(value(), 1..200)) {
            let hist = hist(&values);
            prop_assert_eq!(hist.count(), values.len() as u64);
            prop_assert_eq!(hist.sum(), values.iter().map(|v| u128::from(*v)).sum::<u128>());
            prop_assert_eq!(hist.min(), values.iter().min().copied());
            prop_assert_eq!(hist.max(), values.iter().max().copied());
            prop_assert_eq!(hist.buckets().map(|(_, _, n)| n).sum::<u64>(), hist.count());
        }

        #[test]
        fn percentiles_are_within_a_sixteenth(
            mut values in vec(value(), 1..2_000),
            ten_thousandths in 0_u64..=1_000_000,
        ) {
            let hist = hist(&values);
            values.sort_unstable();
            let rank = (values.len() as u64 * ten_thousandths).div_ceil(1_000_000).max(1);
            let truth = values[rank as usize - 1];
            let got = hist.percentile(ten_thousandths as f64 / 1e4).unwrap();
            let off = u128::from(got.abs_diff(truth)) * 16;
            prop_assert!(off <= u128::from(truth), "{got} instead of {truth}");
        }

        #[test]
        fn merging_is_commutative_and_equals_recording_all(
            a in vec(value(), 0..50),
            b in vec(value(), 0..50),
        ) {
            let all = hist(&[&a[..], &b[..]].concat());
            let (mut ab, mut ba) = (hist(&a), hist(&b));
            ab.merge(&hist(&b));
            ba.merge(&hist(&a));
            prop_assert_eq!(&ab, &all);
            prop_assert_eq!(&ba, &all);
        }

        #[test]
        fn cpus_add_up_to_recording_all(cpus in vec(vec(value(), 0..50), 0..4)) {
            let all = cpus.concat();
            prop_assume!(cpus.iter().all(|cpu| {
                cpu.iter().try_fold(0_u64, |sum, v| sum.checked_add(*v)).is_some()
            }));
            let mut merged = Hist::new();
            for cpu in &cpus {
                merged.add_raw(&bytes(&raw(cpu))).unwrap();
            }
            prop_assert_eq!(merged, hist(&all));
        }

        #[test]
        fn any_bytes_of_the_right_length_are_read_without_panic(
            words in vec(value(), 3 + SLOTS),
        ) {
            let hist = from_raw(&words);
            prop_assert!(hist.percentile(50.0) <= hist.max());
        }
    }
}
