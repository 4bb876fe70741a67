//! Distributions: kept in the kernel by key, read every interval or once,
//! without losing what arrives in between.

use std::collections::BTreeMap;

use anyhow::Context as _;
use anyhow::Result;
use bpf::kit::types::kit_config;
use libbpf_rs::MapCore as _;
use libbpf_rs::MapFlags;
use libbpf_rs::MapHandle;
use plain::Plain;

use crate::args::Common;
use crate::args::Interval;
use crate::args::Output;
use crate::args::Process;
use crate::batch;
use crate::clock::Clock;
use crate::hist::Hist;
use crate::json_line;
use crate::label;
use crate::label::Label;
use crate::label::Part;
use crate::object::constants;
use crate::paper::Paper;
use crate::picture;
use crate::picture::Unit;
use crate::rounds::Round;
use crate::rounds::Rounds;
use crate::run::Run;
use crate::session::Size;
use crate::sink::Sink;
use crate::tool::Cx;

/// The histograms by key, and the one where nothing is told apart.
const KEYED: [&str; 3] = crate::keyed!("kit_hists");
const KEYLESS: &str = "kit_hists_one";

/// A histogram tool whose options are known, before it is attached.
pub struct Histograms<'a> {
    cx: &'a Cx,
    interval: &'a Interval,
    common: &'a Common,
    sink: Sink,
    form: Form,
    without: &'static [&'static str],
}

/// How a histogram is written.
pub struct Form {
    output: Output,
    unit: Unit,
    time: bool,
    parts: Vec<&'static str>,
    clock: Clock,
}

impl<'a> Histograms<'a> {
    /// `parts` are the names in the labels, in their order.
    ///
    /// # Errors
    /// Status 2 if the output cannot be opened.
    pub fn new(
        cx: &'a Cx,
        interval: &'a Interval,
        common: &'a Common,
        parts: Vec<&'static str>,
    ) -> Result<Self> {
        let sink = Sink::open(common)?;
        let form = Form::new(common.form(), interval, parts);
        Ok(Self { cx, interval, common, sink, form, without: &[] })
    }

    /// Leaves out programs that have nothing to do under the options of this run.
    #[must_use]
    pub fn without(mut self, programs: &'static [&'static str]) -> Self {
        self.without = programs;
        self
    }

    /// Attaches with these constants, reports `process`, prints until the end; the exit
    /// status. `label` reads the tool's key type `K`.
    ///
    /// # Errors
    /// With the status of the contract.
    pub fn run<C: Plain, K: Plain>(
        self,
        process: &Process,
        configure: impl Fn(&mut C) -> Result<()>,
        label: impl Fn(&K) -> Label,
    ) -> Result<u8> {
        let Self { cx, interval: args, common, mut sink, form, without } = self;
        form.header(&mut sink.buffer);
        let keyless = form.parts.is_empty();
        let configure = |open: &mut libbpf_rs::OpenObject| {
            constants::<kit_config>(open, ".rodata.kit", &mut |kit| {
                kit.keyless = keyless.into();
                Ok(())
            })?;
            constants::<C>(open, ".rodata", &mut |c| configure(c))
        };
        let rounds = Rounds { interval: args.interval, count: args.count };
        let maps = match keyless {
            true => KEYED.map(|name| (name, 0)).into_iter().chain([(KEYLESS, 2)]).collect(),
            false => BTreeMap::from([
                (KEYED[0], args.keys),
                (KEYED[1], rounds.second(args.keys)),
                (KEYLESS, 0),
            ]),
        };
        let size = Size { buffer: 4096, maps, without, ..Size::default() };
        let run = Run::start(cx, common, process, size, &configure, sink)?;
        let names = if keyless { &[KEYLESS][..] } else { &KEYED[..2] };
        let maps = names.iter().map(|name| run.session.map(name)).collect::<Result<Vec<_>>>()?;
        rounds.follow(run, &mut |run: &mut Run, round: Round| {
            let hists = match keyless {
                true => read_one(&maps[0], round.generation)?,
                false => read(&maps[round.generation as usize], &label)?,
            };
            if round.shown {
                return form.print(&hists, run);
            }
            run.ledger.discarded += hists.iter().map(|(_, hist)| hist.count()).sum::<u64>();
            Ok(())
        })
    }
}

/// Takes all out of the map, sorted by label. Labels that read alike are one.
fn read<K: Plain>(map: &MapHandle, label: &dyn Fn(&K) -> Label) -> Result<Vec<(Label, Hist)>> {
    let mut hists: BTreeMap<Label, Hist> = BTreeMap::new();
    batch::drain(map, |key, value| {
        let key: &K = plain::from_bytes(key).ok().context("a key is of another size")?;
        hists.entry(label(key)).or_default().add_raw(value)
    })?;
    Ok(hists.into_iter().collect())
}

/// Takes one generation out of where there is but one, without a label.
fn read_one(map: &MapHandle, generation: u32) -> Result<Vec<(Label, Hist)>> {
    let key = generation.to_ne_bytes();
    let values = map.lookup_percpu(&key, MapFlags::ANY).context("cannot read the histogram")?;
    let mut values = values.unwrap_or_default();
    let mut hist = Hist::new();
    for value in &mut values {
        hist.add_raw(value)?;
        value.fill(0);
    }
    map.update_percpu(&key, &values, MapFlags::ANY).context("cannot empty the histogram")?;
    let empty = hist.is_empty();
    Ok(Some((Label::new(), hist)).filter(|_| !empty).into_iter().collect())
}

impl Form {
    /// `parts` are the names in the labels, for the CSV header.
    pub fn new(output: Output, args: &Interval, parts: Vec<&'static str>) -> Self {
        let unit = if args.milliseconds { Unit::Millis } else { Unit::Micros };
        Self { output, unit, time: args.time, parts, clock: Clock::new() }
    }

    /// What stands above all histograms.
    pub fn header(&self, out: &mut Vec<u8>) {
        if self.output == Output::Csv {
            let unit = self.unit.native();
            let unit = if matches!(self.unit, Unit::Micros | Unit::Millis) { "ns" } else { unit };
            out.extend(
                format!(
                    "time,{}low_{unit},high_{unit},count\n",
                    self.parts.iter().map(|part| format!("{part},")).collect::<String>()
                )
                .bytes(),
            );
        }
    }

    fn print(&self, hists: &[(Label, Hist)], run: &mut Run) -> Result<()> {
        run.ledger.emitted += hists.iter().map(|(_, hist)| hist.count()).sum::<u64>();
        self.write(json_line::real_time(), hists, run)?;
        run.flush()
    }

    /// Writes what was read at `time`, ns since the epoch. Without any, an empty
    /// histogram says so.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(&self, time: u64, hists: &[(Label, Hist)], paper: &mut impl Paper) -> Result<()> {
        for (label, hist) in hists {
            self.one(time, label, hist, paper.text());
            paper.turn()?;
        }
        if hists.is_empty() && self.output != Output::Csv {
            self.one(time, &Label::new(), &Hist::new(), paper.text());
        }
        Ok(())
    }

    fn one(&self, time: u64, label: &Label, hist: &Hist, out: &mut Vec<u8>) {
        let now = &self.utc(time);
        match self.output {
            Output::Table | Output::Folded => {
                out.push(b'\n');
                if self.time {
                    self.clock.local(time, out);
                    out.push(b'\n');
                }
                for (i, (name, part)) in self.announced(label).enumerate() {
                    out.extend(format!("{}{name} = ", if i > 0 { ", " } else { "" }).bytes());
                    part.table(out);
                }
                if !self.parts.is_empty() && !label.is_empty() {
                    out.push(b'\n');
                }
                picture::draw(hist, self.unit, out);
            }
            Output::Json => json_line::line(&hist.to_json(now, label::json(label), self.unit), out),
            Output::Csv => {
                for (low, high, count) in hist.buckets() {
                    out.extend(format!("{now},").bytes());
                    for (_, part) in self.announced(label) {
                        part.csv(out);
                        out.push(b',');
                    }
                    out.extend(format!("{low},{high},{count}\n").bytes());
                }
            }
        }
    }

    fn announced<'l>(&self, label: &'l Label) -> impl Iterator<Item = &'l (&'static str, Part)> {
        label.iter().filter(|(name, _)| self.parts.contains(name))
    }

    fn utc(&self, time: u64) -> String {
        let mut text = Vec::new();
        self.clock.rfc3339(time, &mut text);
        String::from_utf8(text).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::paper::tests::Narrow;

    fn form(output: Output) -> Form {
        Form::new(output, &Interval::default(), vec!["disk"])
    }

    fn written(output: Output, name: &[u8]) -> String {
        let (mut out, mut hist) = (Vec::new(), Hist::new());
        hist.record_n(1_000, 3);
        let form = form(output);
        form.header(&mut out);
        form.write(0, &[(vec![("disk", name.into())], hist)], &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn hostile_names_are_escaped_everywhere() {
        for output in [Output::Table, Output::Json, Output::Csv] {
            let text = written(output, b"=\x1b[2J\xff\n");
            crate::text::tests::assert_safe(text.replace('\n', "").as_bytes());
        }
        let json: Value = serde_json::from_str(&written(Output::Json, b"a\xff")).unwrap();
        assert_eq!(json["key"]["disk"], "a\\xff");
        assert_eq!(json["key"]["disk_b64"], "Yf8=");
        assert_eq!(json["count"], 3);
    }

    #[test]
    fn of_a_print_one_histogram_is_held() {
        let mut hist = Hist::new();
        (0..60).for_each(|bit| hist.record_n(1 << bit, 1));
        let all: Vec<_> =
            (0..211).map(|_| (vec![("disk", Part::from("vda"))], hist.clone())).collect();
        for output in [Output::Table, Output::Json, Output::Csv] {
            let mut paper = Narrow::default();
            form(output).write(0, &all, &mut paper).unwrap();
            assert!(paper.most > 1000 && paper.all == 211 * paper.most, "{output:?}");
        }
    }

    #[test]
    fn csv_has_a_row_per_bucket() {
        assert_eq!(
            written(Output::Csv, b"vda"),
            "time,disk,low_ns,high_ns,count\n1970-01-01T00:00:00.000000000Z,vda,960,1024,3\n"
        );
    }
}
