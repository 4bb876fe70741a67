//! What was measured, round by round, and its middle and spread.

use serde_json::Value;
use serde_json::json;

use super::subject::Side;

/// A quantity, one value a round for each side that has it.
#[derive(Clone, Debug)]
pub struct Row {
    pub name: String,
    pub unit: &'static str,
    sides: [Vec<f64>; 3],
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

    /// Ours divided by the peer's, each with its neighbour in time.
    pub fn ratio(&self) -> Option<Spread> {
        let [_, ours, peer] = &self.sides;
        let ratios = ours.iter().zip(peer).filter(|(_, peer)| **peer != 0.0);
        spread(&ratios.map(|(ours, peer)| ours / peer).collect::<Vec<_>>())
    }

    pub fn json(&self) -> Value {
        let side = |side| {
            self.spread(side).map(|spread| {
                let mut json = spread.json();
                json["rounds"] = self.sides[side as usize].clone().into();
                json
            })
        };
        json!({
            "name": self.name,
            "unit": self.unit,
            "floor": side(Side::Floor),
            "ours": side(Side::Ours),
            "peer": side(Side::Peer),
            "ratio": self.ratio().map(Spread::json),
        })
    }
}

impl Spread {
    pub fn json(self) -> Value {
        json!({"median": self.median, "min": self.min, "max": self.max})
    }
}

fn spread(values: &[f64]) -> Option<Spread> {
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
            numbers.add("a", "ms", Side::Peer, peer);
        }
        let row = numbers.row("a").unwrap();
        assert_eq!(row.ratio(), Some(Spread { median: 0.2, min: 0.1, max: 0.3 }));
        assert_eq!(row.spread(Side::Floor), None);
    }

    #[test]
    fn the_median_of_an_even_number() {
        assert_eq!(spread(&[4.0, 1.0, 3.0, 2.0]).unwrap().median, 2.5);
    }
}
