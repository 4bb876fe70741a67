//! How a histogram is shown: the picture that everyone knows, a row per power of two, with one line
//! below for what it cannot show; and the JSON record.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::hist::Hist;
use crate::hist::RELATIVE_ERROR;

/// How wide the longest bar is.
const BAR: usize = 40;

/// What the values of a histogram are, and in what unit its rows are drawn.
///
/// The histogram itself always has the native unit (ns, bytes, or the plain number), so this
/// changes the picture and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Values in ns, rows in ns.
    Nanos,
    /// Values in ns, rows in us.
    Micros,
    /// Values in ns, rows in ms.
    Millis,
    /// Values in bytes, rows in bytes.
    Bytes,
    /// Values in bytes, rows in KiB.
    Kibibytes,
    /// Plain numbers, of what the label says (`packets`, `backlog`).
    Number(&'static str),
}

impl Unit {
    /// The native unit, by the name that JSON and CSV give it.
    pub const fn native(self) -> &'static str {
        match self {
            Unit::Nanos | Unit::Micros | Unit::Millis => "ns",
            Unit::Bytes | Unit::Kibibytes => "bytes",
            Unit::Number(label) => label,
        }
    }

    /// The heading of the rows, as the older tools have it.
    pub const fn label(self) -> &'static str {
        match self {
            Unit::Nanos => "nsecs",
            Unit::Micros => "usecs",
            Unit::Millis => "msecs",
            Unit::Bytes => "bytes",
            Unit::Kibibytes => "KiB",
            Unit::Number(label) => label,
        }
    }

    /// How many native units make one unit of the rows.
    pub const fn scale(self) -> u64 {
        match self {
            Unit::Nanos | Unit::Bytes | Unit::Number(_) => 1,
            Unit::Micros => 1_000,
            Unit::Millis => 1_000_000,
            Unit::Kibibytes => 1024,
        }
    }
}

/// Draw a histogram, in rows of `unit`, and its summary.
///
/// Rows run from the first in use to the last. A slot of the kernel can straddle the edge of a row
/// (1920..2048 ns that of 2 us): it is counted whole where its mid-point lies, or min or max if
/// that is nearer. So a row's edge is off by at most 6.25%, as percentiles are, and the rows add
/// up to the count.
///
/// An empty histogram is the line `count 0`: silence would leave open whether anything was looked
/// at.
pub fn draw(hist: &Hist, unit: Unit, out: &mut Vec<u8>) {
    let rows = rows(hist, unit);
    let (Some(first), Some(last)) = (rows.iter().position(used), rows.iter().rposition(used))
    else {
        out.extend_from_slice(b"count 0\n");
        return;
    };
    let most = rows.iter().copied().max().unwrap_or(0);
    // The widths of the older tools, unless something does not fit.
    let value_width = digits(edges(last).1).max(unit.label().len() / 2 + 1).max(10);
    let count_width = digits(most).max(8);

    let mut text = format!(
        "     {:<label_width$} : {:<count_width$} distribution\n",
        unit.label(),
        "count",
        label_width = 2 * value_width - 1,
    );
    for (row, &n) in rows.iter().enumerate().take(last + 1).skip(first) {
        let (low, high) = edges(row);
        let stars = (u128::from(n) * BAR as u128 / u128::from(most)) as usize;
        text += &format!(
            "{low:>value_width$} -> {high:<value_width$} : {n:<count_width$} |{:<BAR$}|\n",
            "*".repeat(stars),
        );
    }
    text += &summary(hist, unit);
    out.extend_from_slice(text.as_bytes());
}

/// The line below the picture.
fn summary(hist: &Hist, unit: Unit) -> String {
    let Some((all, max)) = hist.percentiles().zip(hist.max()) else {
        return String::new();
    };
    let show = |v: u64| human(u128::from(v) * 10, unit);
    let count = u128::from(hist.count());
    // In this order nothing overflows, whatever the sum.
    let mean = hist.sum() / count * 10 + (hist.sum() % count * 10 + count / 2) / count;
    format!(
        "count {count}, mean {}, p50 {}, p90 {}, p99 {}, p99.9 {}, max {}{} \
         (percentiles {RELATIVE_ERROR})\n",
        human(mean, unit),
        show(all.at(50.0)),
        show(all.at(90.0)),
        show(all.at(99.0)),
        show(all.at(99.9)),
        if hist.max_exact() { "" } else { "<= " },
        show(max),
    )
}

/// The count of each row: row 0 is for the values 0 and 1, row n for those from 2^n, in `unit`.
fn rows(hist: &Hist, unit: Unit) -> [u64; 64] {
    let mut rows = [0; 64];
    for (value, n) in hist.points() {
        let row = (value / unit.scale()).checked_ilog2().unwrap_or(0);
        rows[row as usize] += n;
    }
    rows
}

fn used(n: &u64) -> bool {
    *n > 0
}

/// The first and the last value of a row.
fn edges(row: usize) -> (u64, u64) {
    let bit = 1_u64 << row;
    (if row == 0 { 0 } else { bit }, bit | (bit - 1) | 1)
}

fn digits(n: u64) -> usize {
    n.checked_ilog10().unwrap_or(0) as usize + 1
}

/// A value, given in tenths of the native unit, in the unit that a human would choose: three
/// digits or so, as the percentiles have no more, with a decimal below 100.
fn human(tenths: u128, unit: Unit) -> String {
    const TIME: &[(&str, u128)] =
        &[(" ns", 1), (" us", 1_000), (" ms", 1_000_000), (" s", 1_000_000_000)];
    const SIZE: &[(&str, u128)] = &[
        (" B", 1),
        (" KiB", 1 << 10),
        (" MiB", 1 << 20),
        (" GiB", 1 << 30),
        (" TiB", 1 << 40),
        (" PiB", 1 << 50),
        (" EiB", 1 << 60),
    ];
    let (units, limit) = match unit {
        Unit::Nanos | Unit::Micros | Unit::Millis => (TIME, 1_000),
        Unit::Bytes | Unit::Kibibytes => (SIZE, 1_024),
        Unit::Number(_) => (&[("", 1)][..], u128::MAX),
    };
    let mut shown = String::new();
    for &(name, size) in units {
        // Rounded before it is compared, so that 999.96 us is 1 ms and not 1000 us.
        let rounded = (tenths + size / 2) / size;
        let whole = (tenths + 5 * size) / (10 * size);
        shown = match rounded % 10 {
            decimal if rounded < 1_000 && decimal > 0 => {
                format!("{}.{decimal}{name}", rounded / 10)
            }
            _ => format!("{whole}{name}"),
        };
        if whole < limit {
            break;
        }
    }
    shown
}

impl Hist {
    /// The JSON record that every tool's histogram has.
    ///
    /// `time` is RFC 3339. Everything is in the native unit. Where `min` or `max` is not exact, it
    /// is the bound.
    pub fn to_json(&self, time: &str, key: Map<String, Value>, unit: Unit) -> Value {
        let all = self.percentiles();
        let at = |p| optional(all.as_ref().map(|all| all.at(p)));
        let buckets = self
            .buckets()
            .map(|(low, high, n)| json!([integer(low), integer(high), integer(n)]))
            .collect::<Vec<_>>();
        json!({
            "record": "histogram",
            "time": time,
            "key": key,
            "unit": unit.native(),
            "count": integer(self.count()),
            "sum": integer(self.sum()),
            "min": optional(self.min()),
            "max": optional(self.max()),
            "p50": at(50.0),
            "p90": at(90.0),
            "p99": at(99.0),
            "p999": at(99.9),
            "buckets": buckets,
        })
    }
}

fn optional(n: Option<u64>) -> Value {
    n.map_or(Value::Null, integer)
}

/// Readers of JSON may keep numbers as doubles, which are exact to 2^53: beyond, a string.
fn integer(n: impl Into<u128>) -> Value {
    let n = n.into();
    match u64::try_from(n) {
        Ok(small) if small <= 1 << 53 => small.into(),
        _ => n.to_string().into(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    const UNITS: [Unit; 6] = [
        Unit::Nanos,
        Unit::Micros,
        Unit::Millis,
        Unit::Bytes,
        Unit::Kibibytes,
        Unit::Number("packets"),
    ];

    fn hist(values: &[(u64, u64)]) -> Hist {
        let mut hist = Hist::new();
        values.iter().for_each(|(v, n)| hist.record_n(*v, *n));
        hist
    }

    fn drawn(hist: &Hist, unit: Unit) -> String {
        let mut out = Vec::new();
        draw(hist, unit, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn picture() {
        // The 130 us are in a slot whose mid-point, 127 us, is in the row before: see draw().
        let hist = hist(&[
            (700, 3),
            (5_000, 40),
            (9_300, 100),
            (17_000, 25),
            (130_000, 1),
            (14_200_000, 1),
        ]);
        let expected = "\
\x20    usecs               : count    distribution
         0 -> 1          : 3        |*                                       |
         2 -> 3          : 0        |                                        |
         4 -> 7          : 40       |****************                        |
         8 -> 15         : 100      |****************************************|
        16 -> 31         : 25       |**********                              |
        32 -> 63         : 0        |                                        |
        64 -> 127        : 1        |                                        |
       128 -> 255        : 0        |                                        |
       256 -> 511        : 0        |                                        |
       512 -> 1023       : 0        |                                        |
      1024 -> 2047       : 0        |                                        |
      2048 -> 4095       : 0        |                                        |
      4096 -> 8191       : 0        |                                        |
      8192 -> 16383      : 1        |                                        |
count 170, mean 93.5 us, p50 9.7 us, p90 17.4 us, p99 127 us, p99.9 14.2 ms, max 14.2 ms (percentiles ±6.25%)
";
        assert_eq!(drawn(&hist, Unit::Micros), expected);
    }

    #[test]
    fn picture_in_other_units() {
        let sizes = hist(&[(4_096, 7), (65_536, 2), (1 << 20, 1)]);
        let expected = "\
\x20    KiB                 : count    distribution
         4 -> 7          : 7        |****************************************|
         8 -> 15         : 0        |                                        |
        16 -> 31         : 0        |                                        |
        32 -> 63         : 0        |                                        |
        64 -> 127        : 2        |***********                             |
       128 -> 255        : 0        |                                        |
       256 -> 511        : 0        |                                        |
       512 -> 1023       : 0        |                                        |
      1024 -> 2047       : 1        |*****                                   |
count 10, mean 118 KiB, p50 4.3 KiB, p90 68 KiB, p99 1 MiB, p99.9 1 MiB, max 1 MiB (percentiles ±6.25%)
";
        assert_eq!(drawn(&sizes, Unit::Kibibytes), expected);
        let packets = hist(&[(0, 1), (1, 1), (3, 2)]);
        let expected = "\
\x20    packets             : count    distribution
         0 -> 1          : 2        |****************************************|
         2 -> 3          : 2        |****************************************|
count 4, mean 1.8, p50 1, p90 3, p99 3, p99.9 3, max 3 (percentiles ±6.25%)
";
        assert_eq!(drawn(&packets, Unit::Number("packets")), expected);
    }

    #[test]
    fn empty() {
        assert_eq!(drawn(&Hist::new(), Unit::Micros), "count 0\n");
    }

    #[test]
    fn one_value() {
        // Though the mid-point of its slot, 1984 ns, is in the row before.
        let expected = "\
\x20    usecs               : count    distribution
         2 -> 3          : 1        |****************************************|
count 1, mean 2 us, p50 2 us, p90 2 us, p99 2 us, p99.9 2 us, max 2 us (percentiles ±6.25%)
";
        assert_eq!(drawn(&hist(&[(2_000, 1)]), Unit::Micros), expected);
    }

    #[test]
    fn a_bound_is_marked() {
        let mut words = [0_u64; 3 + crate::hist::SLOTS];
        words[3 + crate::hist::slot(2_000)] = 1;
        let bytes = words.map(u64::to_ne_bytes).concat();
        let mut hist = Hist::new();
        hist.add_raw(&bytes).unwrap();
        let text = drawn(&hist, Unit::Micros);
        assert!(text.contains(", max <= 2 us ("), "{text}");
    }

    #[test]
    fn the_widest_values_and_counts_stay_aligned() {
        for unit in UNITS {
            for hist in [
                hist(&[(0, 1), (u64::MAX, u64::MAX - 1)]),
                hist(&[(0, u64::MAX - 1), (u64::MAX, 1)]),
                hist(&[(0, u64::MAX)]),
                hist(&[(u64::MAX, u64::MAX)]),
            ] {
                let text = drawn(&hist, unit);
                let lines = text.lines().collect::<Vec<_>>();
                let (rows, summary) = lines.split_at(lines.len() - 1);
                let colon = rows[0].find(" : ").unwrap();
                let bar = rows[1].find('|').unwrap();
                for row in &rows[1..] {
                    assert_eq!(row.find(" : "), Some(colon), "{text}");
                    assert_eq!(row.find('|'), Some(bar), "{text}");
                    assert_eq!(row.rfind('|'), Some(bar + BAR + 1), "{text}");
                    assert_eq!(row.len(), bar + BAR + 2, "{text}");
                }
                assert!(summary[0].starts_with(&format!("count {},", u64::MAX)), "{text}");
            }
        }
        let long = Unit::Number("a label of more than 19 letters");
        let text = drawn(&hist(&[(1, 1)]), long);
        let colons = text.lines().take(2).map(|line| line.find(" : ").unwrap());
        assert_eq!(colons.collect::<Vec<_>>(), [36, 36], "{text}");
    }

    #[test]
    fn humans_read_three_digits() {
        let time = |ns: u64| human(u128::from(ns) * 10, Unit::Micros);
        assert_eq!(time(0), "0 ns");
        assert_eq!(time(999), "999 ns");
        assert_eq!(time(1_000), "1 us");
        assert_eq!(time(52_040), "52 us");
        assert_eq!(time(52_300), "52.3 us");
        assert_eq!(time(99_960), "100 us");
        assert_eq!(time(312_400), "312 us");
        assert_eq!(time(999_499), "999 us");
        assert_eq!(time(999_500), "1 ms");
        assert_eq!(time(14_200_000), "14.2 ms");
        assert_eq!(time(u64::MAX), "18446744074 s");
        let size = |bytes: u64| human(u128::from(bytes) * 10, Unit::Bytes);
        assert_eq!(size(1_023), "1023 B");
        assert_eq!(size(1_536), "1.5 KiB");
        assert_eq!(size((1 << 20) - 1), "1 MiB");
        assert_eq!(size(u64::MAX), "16 EiB");
        assert_eq!(human(15, Unit::Number("x")), "1.5");
        assert_eq!(human(u128::from(u64::MAX) * 10, Unit::Number("x")), "18446744073709551615");
    }

    #[test]
    fn json() {
        let mut key = Map::new();
        key.insert("disk".into(), "sda".into());
        let got = hist(&[(0, 1), (100, 2), (1 << 60, 1)]).to_json("T", key, Unit::Millis);
        let expected = concat!(
            r#"{"record":"histogram","time":"T","key":{"disk":"sda"},"unit":"ns","#,
            r#""count":4,"sum":"1152921504606847176","min":0,"max":"1152921504606846976","#,
            r#""p50":100,"p90":"1152921504606846976","p99":"1152921504606846976","#,
            r#""p999":"1152921504606846976","buckets":[[0,1,1],[96,104,2],"#,
            r#"["1152921504606846976","1297036692682702848",1]]}"#,
        );
        assert_eq!(got.to_string(), expected);
    }

    #[test]
    fn json_of_nothing_has_nulls() {
        let expected = concat!(
            r#"{"record":"histogram","time":"T","key":{},"unit":"bytes","count":0,"sum":0,"#,
            r#""min":null,"max":null,"p50":null,"p90":null,"p99":null,"p999":null,"buckets":[]}"#,
        );
        let got = Hist::new().to_json("T", Map::new(), Unit::Bytes);
        assert_eq!(got.to_string(), expected);
    }

    #[test]
    fn json_numbers_above_2_to_the_53_are_strings() {
        assert_eq!(integer(1_u64 << 53).to_string(), "9007199254740992");
        assert_eq!(integer((1_u64 << 53) + 1).to_string(), "\"9007199254740993\"");
        assert_eq!(integer(u128::MAX), u128::MAX.to_string());
    }

    proptest! {
        #[test]
        fn rows_add_up_to_the_count_and_values_are_near_their_row(
            values in vec((any::<u64>(), 0..64).prop_map(|(v, shift)| (v >> shift, 1)), 1..100),
        ) {
            let all = hist(&values);
            for unit in UNITS {
                prop_assert_eq!(rows(&all, unit).iter().sum::<u64>(), all.count());
                let text = drawn(&all, unit);
                let shown = text.lines().filter_map(|line| {
                    let (_, count) = line.split_once(" : ")?;
                    count.split_once(" |")?.0.trim().parse::<u64>().ok()
                });
                prop_assert_eq!(shown.sum::<u64>(), all.count());
            }
            // With another value on either side, so that min and max do not help.
            for (v, _) in values {
                let three = hist(&[(0, 1), (v, 1), (u64::MAX, 1)]);
                for unit in UNITS {
                    let edge = |row: usize| u128::from(edges(row).0) * u128::from(unit.scale());
                    let got = rows(&three, unit);
                    let near = (0..64).any(|row| {
                        let below = edge(row) * 15 <= u128::from(v) * 16;
                        let next = if row < 63 { edge(row + 1) } else { u128::MAX / 17 };
                        got[row] > 0 && below && u128::from(v) * 15 <= next * 16
                    });
                    prop_assert!(near, "{v} in {unit:?}: {got:?}");
                }
            }
        }

        #[test]
        fn json_buckets_add_up(
            values in vec((any::<u64>(), 11..64).prop_map(|(v, shift)| (v >> shift, 1)), 0..100),
        ) {
            let got = hist(&values).to_json("T", Map::new(), Unit::Nanos);
            let (mut count, mut least, mut most) = (0, 0, 0);
            for bucket in got["buckets"].as_array().unwrap() {
                let [low, high, n] = [0, 1, 2].map(|at| bucket[at].as_u64().unwrap());
                prop_assert!(low < high && n > 0);
                (count, least, most) = (count + n, least + low * n, most + high * n);
            }
            prop_assert_eq!(got["count"].as_u64(), Some(count));
            let sum = got["sum"].as_u64().or_else(|| got["sum"].as_str()?.parse().ok()).unwrap();
            prop_assert!(least <= sum && sum <= most);
        }
    }
}
