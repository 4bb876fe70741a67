//! Stacks of made-up names in every form: table, JSON, CSV, folded.

use std::rc::Rc;

use kit::args::Output;
use kit::label::Part;
use kit::names::Frame;
use kit::names::Frames;
use kit::stack_form::Form;
use kit::stack_form::Key;
use kit::stack_form::Measure;
use kit::stack_form::Sum;

use crate::check;
use crate::piece;
use crate::take;

const PARTS: [&str; 3] = ["comm", "pid", "state"];

fn frames(bytes: &mut &[u8]) -> Option<Frames> {
    let [number] = take(bytes);
    let frame = |_| Rc::new(Frame { text: piece(bytes).to_vec(), named: true });
    (number != 0xff).then(|| (0..number & 7).map(frame).collect())
}

fn key(bytes: &mut &[u8]) -> (Key, Sum) {
    let number = u64::from_le_bytes(take(bytes));
    let pid = if number & 1 == 0 { Part::Outside(number) } else { Part::Number(number) };
    let label = vec![
        ("comm", Part::Text(piece(bytes).to_vec())),
        ("pid", pid),
        ("state", Part::Text(piece(bytes).to_vec())),
    ];
    let key = Key { label, kernel: frames(bytes), user: frames(bytes) };
    (key, Sum { count: number & 0xffff, sum: number >> 8 })
}

/// As many stacks as there are bytes for.
pub fn target(mut bytes: &[u8]) {
    let (all, rest) = (bytes.len(), &mut bytes);
    let mut stacks = Vec::new();
    while !rest.is_empty() && stacks.len() < 64 {
        stacks.push(key(rest));
    }
    for measure in [Measure::Samples, Measure::Time { milliseconds: true }] {
        let written = |output| {
            let mut out = Vec::new();
            Form::new(output, measure, false, PARTS.to_vec())
                .write(7, stacks.clone(), &mut out)
                .expect("memory");
            check::linear(out.len(), all, 20 * stacks.len());
            out
        };
        check::safe(&written(Output::Table));
        json(&written(Output::Json), &stacks);
        let cells = 4 + PARTS.len() - usize::from(measure == Measure::Samples);
        assert_eq!(check::csv(&written(Output::Csv), cells).len(), stacks.len());
        folded(check::safe(&written(Output::Folded)), &stacks, measure);
    }
}

/// The names are the very bytes; the order is another.
fn json(lines: &[u8], stacks: &[(Key, Sum)]) {
    let mut found: Vec<Vec<u8>> = Vec::new();
    for line in lines.split_inclusive(|byte| *byte == b'\n') {
        found.push(check::exact(&check::json(line)["key"], "comm"));
    }
    let mut names: Vec<Vec<u8>> = stacks
        .iter()
        .map(|(key, _)| match &key.label[0].1 {
            Part::Text(comm) => comm.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    found.sort();
    names.sort();
    assert_eq!(found, names);
}

/// Each line is frames, as many as a stack has, and a number; none is made up and none is lost.
fn folded(text: &str, stacks: &[(Key, Sum)], measure: Measure) {
    let side = |frames: &Option<Frames>| frames.as_ref().map_or(1, Vec::len);
    let mut sums = 0;
    for line in text.lines() {
        let (frames, number) = line.rsplit_once(' ').expect("a number behind the stack");
        sums += number.parse::<u128>().expect("a number");
        let frames = frames.split(';').count() - 1;
        let fits = |(key, _): &(Key, Sum)| (side(&key.kernel) + side(&key.user)).max(1) == frames;
        assert!(stacks.iter().any(fits), "{frames} frames in {line}");
    }
    if measure == Measure::Samples {
        assert_eq!(sums, stacks.iter().map(|(_, sum)| u128::from(sum.sum)).sum::<u128>());
    }
}
