//! Stacks and what they add up to, as text, JSON lines, CSV, and folded for flame graphs.

use std::collections::HashMap;
use std::hash::BuildHasher as _;
use std::hash::RandomState;

use anyhow::Result;

use crate::args::Output;
use crate::clock::Clock;
use crate::csv;
use crate::json;
use crate::label::Label;
use crate::label::Part;
use crate::names::Frames;
use crate::paper::Paper;
use crate::text;
use crate::text::Untrusted;
use crate::value::Value;

/// Stacks of one key; `None` is a side that could not be taken.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Whose.
    pub label: Label,
    /// In the kernel.
    pub kernel: Option<Frames>,
    /// In the process.
    pub user: Option<Frames>,
}

/// What a key adds up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// How often.
    pub count: u64,
    /// What in all: ns, or the same as `count`.
    pub sum: u64,
}

/// What is added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// How often it was seen.
    Samples,
    /// How long it took; in ms instead of us on a screen.
    Time {
        /// `-m`.
        milliseconds: bool,
    },
}

/// How stacks are written.
#[derive(Debug)]
pub struct Form {
    output: Output,
    measure: Measure,
    time: bool,
    parts: Vec<&'static str>,
    clock: Clock,
}

impl Form {
    /// `parts` are the names in the labels, for the CSV header; `time` is `-T`.
    pub fn new(output: Output, measure: Measure, time: bool, parts: Vec<&'static str>) -> Self {
        Self { output, measure, time, parts, clock: Clock::new() }
    }

    /// What stands above all stacks.
    pub fn header(&self, out: &mut Vec<u8>) {
        if self.output == Output::Csv {
            let parts: String = self.parts.iter().map(|part| format!("{part},")).collect();
            let sum = if self.measure == Measure::Samples { "" } else { "total_ns," };
            out.extend(format!("time,{parts}count,{sum}stack\n").bytes());
        }
    }

    /// Writes what was read at `time`, ns since the epoch: the greatest last for people,
    /// whose eyes are at the end, and first for programs.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(
        &self,
        time: u64,
        mut stacks: Vec<(Key, Sum)>,
        paper: &mut impl Paper,
    ) -> Result<()> {
        stacks.sort_by(|a, b| b.1.sum.cmp(&a.1.sum).then_with(|| a.0.cmp(&b.0)));
        let all = stacks.iter().map(|(_, sum)| sum.sum).sum();
        match self.output {
            Output::Table => {
                if self.time {
                    let out = paper.text();
                    out.push(b'\n');
                    self.clock.local(time, out);
                    out.push(b'\n');
                }
                if stacks.is_empty() {
                    paper.text().extend_from_slice(b"\nno stacks\n");
                }
                let mut stacks = stacks.iter().rev();
                stacks.try_for_each(|(key, sum)| {
                    self.table(key, *sum, all, paper.text());
                    paper.turn()
                })
            }
            Output::Json => stacks.iter().try_for_each(|(key, sum)| {
                self.json(time, key, *sum, paper.text());
                paper.turn()
            }),
            Output::Csv => stacks.iter().try_for_each(|(key, sum)| {
                self.csv(time, key, *sum, paper.text());
                paper.turn()
            }),
            Output::Folded => self.folded(&stacks, paper),
        }
    }

    /// The kernel's frames, those of the process below a line, whose they are, how much.
    fn table(&self, key: &Key, sum: Sum, all: u64, out: &mut Vec<u8>) {
        out.push(b'\n');
        lines(key.kernel.as_ref(), out);
        let empty = |frames: &Option<Frames>| frames.as_ref().is_some_and(Vec::is_empty);
        if !empty(&key.kernel) && !empty(&key.user) {
            out.extend_from_slice(b"    --\n");
        }
        lines(key.user.as_ref(), out);
        out.extend_from_slice(b"    ");
        for (at, (name, part)) in key.label.iter().enumerate() {
            out.extend(format!("{}{name} = ", if at > 0 { ", " } else { "" }).bytes());
            part.table(out);
        }
        let share = sum.sum as f64 * 100.0 / all.max(1) as f64;
        let Sum { count, sum } = sum;
        let amount = match self.measure {
            Measure::Samples if count == 1 => "1 sample".to_owned(),
            Measure::Samples => format!("{count} samples"),
            Measure::Time { milliseconds } => {
                let (scale, unit) = if milliseconds { (1e6, "ms") } else { (1e3, "us") };
                let sum = sum as f64 / scale;
                let (mean, s) = (sum / count.max(1) as f64, if count == 1 { "" } else { "s" });
                format!("{sum:.0} {unit} in {count} wait{s}, mean {mean:.1} {unit}")
            }
        };
        out.extend(format!("\n        {amount}, {share:.1}%\n").bytes());
    }

    fn json(&self, time: u64, key: &Key, sum: Sum, out: &mut Vec<u8>) {
        out.extend_from_slice(br#"{"record":"stack""#);
        json::field("time", &Value::Time(time), &self.clock, out);
        out.extend_from_slice(br#","key":{"#);
        let begin = out.len();
        for (name, part) in &key.label {
            json::field(name, &part.value(), &self.clock, out);
            if let ("pid", Part::Outside(host)) = (*name, part) {
                json::field("host_pid", &Value::Uint(*host), &self.clock, out);
            }
        }
        if out.len() > begin {
            out.remove(begin); // the comma before the first
        }
        out.push(b'}');
        json::field("value", &Value::Uint(sum.sum), &self.clock, out);
        if self.measure != Measure::Samples {
            json::field("count", &Value::Uint(sum.count), &self.clock, out);
        }
        let unit = if self.measure == Measure::Samples { "samples" } else { "ns" };
        json::field("unit", &unit.into(), &self.clock, out);
        for (name, frames) in [("kernel", &key.kernel), ("user", &key.user)] {
            match frames {
                Some(frames) => {
                    let texts = frames.iter().map(|frame| Untrusted::new(&frame.text));
                    json::texts(name, texts, out);
                }
                None => json::field(name, &Value::Null, &self.clock, out),
            }
        }
        out.extend_from_slice(b"}\n");
    }

    fn csv(&self, time: u64, key: &Key, sum: Sum, out: &mut Vec<u8>) {
        self.clock.rfc3339(time, out);
        for (_, part) in &key.label {
            out.push(b',');
            part.csv(out);
        }
        out.extend(format!(",{},", sum.count).bytes());
        if self.measure != Measure::Samples {
            out.extend(format!("{},", sum.sum).bytes());
        }
        let mut stack = Vec::new();
        fold(key, &mut stack);
        csv::cell(&stack, out);
        out.push(b'\n');
    }

    /// Lines that read alike (of two processes of one name) are one. They are told by a hash
    /// that nobody can foresee: all of them together could be any length.
    fn folded(&self, stacks: &[(Key, Sum)], paper: &mut impl Paper) -> Result<()> {
        let hash = RandomState::new();
        let line = |key: &Key| {
            let mut line = Vec::new();
            self.owner(key, &mut line);
            fold(key, &mut line);
            (hash.hash_one(&line), line)
        };
        let mut sums: HashMap<u64, u64> = HashMap::new();
        for (key, sum) in stacks {
            *sums.entry(line(key).0).or_default() += sum.sum;
        }
        for (key, _) in stacks {
            let (hash, line) = line(key);
            let Some(sum) = sums.remove(&hash) else { continue };
            let value = match self.measure {
                Measure::Samples => sum,
                Measure::Time { milliseconds: false } => (sum + 500) / 1000,
                Measure::Time { milliseconds: true } => (sum + 500_000) / 1_000_000,
            };
            paper.text().extend_from_slice(&line);
            paper.text().extend(format!(" {value}\n").bytes());
            paper.turn()?;
        }
        Ok(())
    }

    /// Whose a folded stack is: the command; if threads are told apart, their numbers; the state
    /// if it is.
    fn owner(&self, key: &Key, out: &mut Vec<u8>) {
        let part = |name| key.label.iter().find(|(other, _)| *other == name).map(|(_, part)| part);
        if let Some(Part::Text(comm)) = part("comm") {
            frame(comm, out);
        }
        if let (Some(Part::Number(pid)), Some(Part::Number(tid))) = (part("pid"), part("tid")) {
            out.extend(format!("-{pid}/{tid}").bytes());
        }
        if let Some(Part::Text(state)) = part("state") {
            out.push(b'(');
            frame(state, out);
            out.push(b')');
        }
        out.push(b';');
    }
}

const MISSING: &[u8] = b"[missing]";

fn lines(frames: Option<&Frames>, out: &mut Vec<u8>) {
    let mut line = |text| {
        out.extend_from_slice(b"    ");
        text::escape(text, out);
        out.push(b'\n');
    };
    match frames {
        Some(frames) => frames.iter().for_each(|frame| line(&frame.text)),
        None => line(MISSING),
    }
}

/// Appends both sides, outermost first, with `;` between frames.
fn fold(key: &Key, out: &mut Vec<u8>) {
    let mut first = true;
    for (frames, mark) in [(&key.user, &b""[..]), (&key.kernel, b"_[k]")] {
        let mut put = |text| {
            if !std::mem::take(&mut first) {
                out.push(b';');
            }
            frame(text, out);
            out.extend_from_slice(mark);
        };
        match frames {
            Some(frames) => frames.iter().rev().for_each(|frame| put(&frame.text)),
            None => put(MISSING),
        }
    }
}

/// Appends a name that may not end a frame. One may be a million of these marks.
fn frame(text: &[u8], out: &mut Vec<u8>) {
    let begin = out.len();
    text::escape(text, out);
    if out[begin..].contains(&b';') {
        let escaped = out.split_off(begin);
        for (at, part) in escaped.split(|byte| *byte == b';').enumerate() {
            out.extend_from_slice(if at > 0 { br"\x3b" } else { b"" });
            out.extend_from_slice(part);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::names::Frame;
    use crate::paper::tests::Narrow;
    use crate::text::tests::assert_safe;

    fn frames(names: &[&[u8]]) -> Option<Frames> {
        let frame = |name: &&[u8]| Rc::new(Frame { text: name.to_vec(), named: true });
        Some(names.iter().map(frame).collect())
    }

    fn written(output: Output, stacks: &[(Key, Sum)]) -> String {
        let form = Form::new(output, Measure::Samples, false, vec!["comm", "pid"]);
        let mut out = Vec::new();
        form.header(&mut out);
        form.write(0, stacks.to_vec(), &mut out).expect("memory");
        String::from_utf8(out).expect("UTF-8")
    }

    fn key(comm: &[u8], pid: u64, user: Option<Frames>) -> Key {
        let label = vec![("comm", Part::Text(comm.to_vec())), ("pid", Part::Number(pid))];
        Key { label, kernel: frames(&[b"inner", b"outer"]), user }
    }

    #[test]
    fn folded_is_outermost_first_and_adds_up_what_reads_alike() {
        let sum = |count| Sum { count, sum: count };
        let stacks = [
            (key(b"a", 1, frames(&[b"g", b"f"])), sum(5)),
            (key(b"a", 2, frames(&[b"g", b"f"])), sum(3)),
            (key(b"a b", 3, None), sum(1)),
        ];
        assert_eq!(
            written(Output::Folded, &stacks),
            "a;f;g;outer_[k];inner_[k] 8\na b;[missing];outer_[k];inner_[k] 1\n"
        );
    }

    /// However much it is in all.
    #[test]
    fn of_a_print_one_stack_is_held() {
        let name = vec![b'x'; 4096];
        let stack = |pid| (key(b"a", pid, frames(&[&name[..]; 127])), Sum { count: 1, sum: 1 });
        let stacks: Vec<_> = (0..101).map(stack).collect();
        for output in [Output::Table, Output::Json, Output::Csv, Output::Folded] {
            let form = Form::new(output, Measure::Samples, false, vec!["comm", "pid"]);
            let write = |stacks: &[(Key, Sum)]| {
                let mut paper = Narrow::default();
                form.write(0, stacks.to_vec(), &mut paper).expect("memory");
                paper
            };
            let (one, all) = (write(&stacks[..1]), write(&stacks));
            assert!(one.all >= 127 * 4096 && all.most < one.all + 9, "{output:?} {}", all.most);
            // Of folded stacks only the command's name tells whose they are.
            assert!(output == Output::Folded || all.all > 100 * one.all, "{}", all.all);
        }
    }

    #[test]
    fn hostile_names_are_escaped_everywhere() {
        let hostile: &[u8] = b"=x;y\x1b[2J\xff\n \xe2\x80\xae";
        for output in [Output::Table, Output::Json, Output::Csv, Output::Folded] {
            let stacks = [(key(hostile, 1, frames(&[hostile])), Sum { count: 1, sum: 1 })];
            let text = written(output, &stacks);
            assert_safe(text.replace('\n', "").as_bytes());
            if output == Output::Folded {
                assert_eq!(text.matches(';').count(), 3, "{text}");
                assert_eq!(text.lines().count(), 1);
            }
            if output == Output::Json {
                let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
                assert_eq!(json["kernel"], serde_json::json!(["inner", "outer"]));
                assert_eq!(json["user_b64"][0], "PXg7eRtbMkr/CiDigK4=");
                assert!(json["kernel_b64"].is_null() && json["key"]["comm_b64"].is_string());
            }
        }
    }
}
