//! What was measured, round by round, and its middle and spread.

use serde_json::Value;
use serde_json::json;

use super::subject::Side;

/// A quantity, one value a round for each side that has it.
#[derive(Clone, Debug)]
pub struct Row {
    pub name: String,
    pub unit: &'static str,
    sides: [Vec<f64>; 4],
}

/// All quantities of a tool, in the order in which they were first measured.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    pub rows: Vec<Row>,
}

/// Median, least and most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    pub median: f64,
    pub min: f64,
    pub max: f64,
}

impl Numbers {
    pub fn add(&mut self, name: &str, unit: &'static str, side: Side, value: f64) {
        let at = self.rows.iter().position(|row| row.name == name);
        let at = at.unwrap_or_else(|| {
            let sides = Default::default();
            self.rows.push(Row { name: name.to_owned(), unit, sides });
            self.rows.len() - 1
        });
        self.rows[at].sides[side as usize].push(value);
    }

    pub fn row(&self, name: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.name == name)
    }
}

impl Row {
    pub fn spread(&self, side: Side) -> Option<Spread> {
        spread(&self.sides[side as usize])
    }

    /// The peer with the least median, if there is a ratio to it: counts, which have no unit,
    /// are not better for being small, and nothing is a multiple of nothing.
    pub fn best(&self) -> Option<Side> {
        let median = |side| Some((side, self.spread(side)?.median));
        let peers = Side::PEERS.into_iter().filter_map(median);
        let (best, median) = peers.min_by(|a, b| a.1.total_cmp(&b.1))?;
        (median > 0.0 && !self.unit.is_empty()).then_some(best)
    }

    /// Ours divided by the best peer's, each with its neighbour in time.
    pub fn ratio(&self) -> Option<Spread> {
        self.ratio_to(self.best()?)
    }

    /// The same, of this peer.
    pub fn ratio_to(&self, peer: Side) -> Option<Spread> {
        let [ours, peer] = [Side::Ours, peer].map(|side| &self.sides[side as usize]);
        let ratios = ours.iter().zip(peer).filter(|(_, peer)| **peer > 0.0);
        spread(&ratios.map(|(ours, peer)| ours / peer).collect::<Vec<_>>())
    }

    /// A line of it: every round's value of every side.
    pub fn json(&self) -> Value {
        let mut json = json!({"name": self.name, "unit": self.unit});
        for side in Side::ALL {
            if let Some(spread) = self.spread(side) {
                let mut told = spread.json();
                told["rounds"] = self.sides[side as usize].iter().copied().map(rounded).collect();
                json[side.name()] = told;
            }
        }
        if let Some(ratio) = self.ratio() {
            json["ratio"] = ratio.json();
            json["best_peer"] = self.best().map(Side::name).into();
        }
        json
    }
}

impl Spread {
    pub fn json(self) -> Value {
        let [median, min, max] = [self.median, self.min, self.max].map(rounded);
        json!({"median": median, "min": min, "max": max})
    }
}

/// No clock here is good for more digits, and a file of them is read by people, too.
fn rounded(value: f64) -> f64 {
    format!("{value:.5e}").parse().unwrap_or(value)
}

/// Of all these values; `None` if there are none.
pub fn spread(values: &[f64]) -> Option<Spread> {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let (min, max) = (*values.first()?, *values.last()?);
    let middle = values.len() / 2;
    let median = if values.len() % 2 == 1 {
        values[middle]
    } else {
        f64::midpoint(values[middle - 1], values[middle])
    };
    Some(Spread { median, min, max })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_taken_round_by_round() {
        let mut numbers = Numbers::default();
        for (ours, peer) in [(1.0, 10.0), (2.0, 10.0), (30.0, 100.0)] {
            numbers.add("a", "ms", Side::Ours, ours);
            numbers.add("a", "ms", Side::Libbpf, peer);
        }
        let row = numbers.row("a").unwrap();
        assert_eq!(row.ratio(), Some(Spread { median: 0.2, min: 0.1, max: 0.3 }));
        assert_eq!(row.spread(Side::Floor), None);
    }

    #[test]
    fn the_best_peer_is_that_of_the_row() {
        let mut numbers = Numbers::default();
        for (name, unit, values) in
            [("a", "ms", [1.0, 4.0, 2.0]), ("b", "ns", [1.0, 0.5, 9.0]), ("c", "", [1.0, 2.0, 3.0])]
        {
            for (side, value) in [Side::Ours, Side::Libbpf, Side::Bpftrace].into_iter().zip(values)
            {
                numbers.add(name, unit, side, value);
            }
        }
        let best = |name| numbers.row(name).unwrap().best();
        assert_eq!(
            [best("a"), best("b"), best("c")],
            [Some(Side::Bpftrace), Some(Side::Libbpf), None]
        );
        assert_eq!(numbers.row("b").unwrap().ratio().unwrap().median, 2.0);
    }

    #[test]
    fn nothing_is_no_measure() {
        let mut numbers = Numbers::default();
        numbers.add("a", "ns", Side::Ours, 5.0);
        numbers.add("a", "ns", Side::Libbpf, -1.0);
        assert_eq!(numbers.row("a").unwrap().ratio(), None);
    }

    #[test]
    fn the_median_of_an_even_number() {
        assert_eq!(spread(&[4.0, 1.0, 3.0, 2.0]).unwrap().median, 2.5);
    }
}
