//! Histograms out of bytes as a map could have them, under a made-up name, drawn, as JSON and CSV.

use kit::args::Interval;
use kit::args::Output;
use kit::hist::Hist;
use kit::hist::RawHist;
use kit::histograms::Form;
use kit::label::Part;
use kit::picture;
use kit::picture::Unit;

use crate::check;
use crate::piece;
use crate::take;

/// Sum, least and greatest value, and the counts of some slots of a number of CPUs.
fn raw(bytes: &mut &[u8]) -> Vec<u8> {
    let mut raw = vec![0; size_of::<RawHist>()];
    raw[..24].copy_from_slice(&take::<24>(bytes));
    let [slots] = take(bytes);
    for _ in 0..slots & 0x1f {
        let slot = usize::from(u16::from_le_bytes(take(bytes))) % kit::hist::SLOTS;
        raw[24 + 8 * slot..][..8].copy_from_slice(&take::<8>(bytes));
    }
    raw
}

/// A name, then one CPU's histogram after another.
pub fn target(mut bytes: &[u8]) {
    let rest = &mut bytes;
    let name = piece(rest);
    let mut hist = Hist::new();
    hist.add_raw(rest).unwrap_or(());
    while !rest.is_empty() {
        hist.add_raw(&raw(rest)).expect("the size that it has");
    }
    let counts: u64 = hist.buckets().map(|(.., count)| count).sum();
    assert_eq!(counts, hist.count());
    for unit in [Unit::Nanos, Unit::Micros, Unit::Millis, Unit::Bytes, Unit::Number("packets")] {
        let mut out = Vec::new();
        picture::draw(&hist, unit, &mut out);
        let text = check::safe(&out);
        let rows = text.lines().filter(|line| line.contains(" |") && line.ends_with('|'));
        let drawn: u64 = rows.map(row).sum();
        assert_eq!(drawn, hist.count(), "the rows add up\n{text}");
    }
    if let Some(all) = hist.percentiles() {
        let at = [0.0, 50.0, 90.0, 99.0, 99.9, 100.0].map(|p| all.at(p));
        assert!(at.is_sorted(), "{at:?}");
    }
    let form = |output| Form::new(output, &Interval::default(), vec!["disk"]);
    let [table, json, csv] = [Output::Table, Output::Json, Output::Csv].map(|output| {
        let mut out = Vec::new();
        let label = vec![("disk", Part::Text(name.to_vec()))];
        form(output).write(7, &[(label, hist.clone())], &mut out).expect("memory");
        out
    });
    check::safe(&table);
    let object = check::json(&json);
    assert_eq!(check::exact(&object["key"], "disk"), name);
    assert_eq!(check::csv(&csv, 5).len(), hist.buckets().count());
}

/// The count of `LOW -> HIGH : COUNT |STARS|`.
fn row(line: &str) -> u64 {
    let (edges, rest) = line.split_once(" : ").expect("a row");
    let (count, stars) = rest.split_once('|').expect("a bar");
    let (low, high) = edges.split_once("->").expect("edges");
    let number = |text: &str| text.trim().parse::<u64>().expect("a number");
    assert!(number(low) <= number(high) && stars.len() == 41, "{line}");
    number(count)
}
