//! Stacks: summed in the kernel by key, read every interval or once, without losing what
//! arrives in between. The frames of a key come through the ring buffer when it is new.

mod reader;
mod told;

use std::collections::BTreeMap;
use std::os::fd::AsFd as _;

use anyhow::Result;
use bpf::kit::types::kit_stacks_config;
use libbpf_rs::OpenObject;
use plain::Plain;

use crate::args;
use crate::label::Label;
use crate::object::constants;
use crate::place::Places;
use crate::ring;
use crate::rounds::Rounds;
use crate::run::Run;
use crate::session::Size;
use crate::sink::Sink;
use crate::stack_form::Form;
use crate::stack_form::Measure;
use crate::tool::Cx;
use reader::Reader;

/// A stack tool whose options are known, before it is attached.
pub struct Stacks<'a> {
    cx: &'a Cx,
    args: &'a args::Stacks,
    sink: Sink,
    form: Form,
    places: Places,
    without: &'static [&'static str],
    blind: bool,
    traced: &'a dyn Fn(&str) -> bool,
}

impl<'a> Stacks<'a> {
    /// `parts` are the names in the labels, in their order.
    ///
    /// # Errors
    /// Status 2 if the output cannot be opened.
    pub fn new(
        cx: &'a Cx,
        args: &'a args::Stacks,
        measure: Measure,
        parts: Vec<&'static str>,
    ) -> Result<Self> {
        let sink = Sink::open(&args.common)?;
        let form = Form::new(args.common.form(), measure, args.shape.time, parts);
        let (places, without, blind, traced) = (Places::new(), &[][..], false, &|_: &str| false);
        Ok(Self { cx, args, sink, form, places, without, blind, traced })
    }

    /// Says where programs attach whose sections do not.
    #[must_use]
    pub fn at(mut self, places: Places) -> Self {
        self.places = places;
        self
    }

    /// Leaves out programs that have nothing to do under the options of this run.
    #[must_use]
    pub fn without(mut self, programs: &'static [&'static str]) -> Self {
        self.without = programs;
        self
    }

    /// Says that nobody knows which operations began before the run.
    #[must_use]
    pub fn blind(mut self, blind: bool) -> Self {
        self.blind = blind;
        self
    }

    /// Says by which plans the kernel's stacks are taken by a program that stands in them
    /// itself. A clock's program does not: it takes what the clock interrupted.
    #[must_use]
    pub fn traced(mut self, by: &'a dyn Fn(&str) -> bool) -> Self {
        self.traced = by;
        self
    }

    /// Attaches with these constants, prints until the end; the exit status. The tool's key
    /// type `K` begins with both hashes; `label` reads the rest.
    ///
    /// # Errors
    /// With the status of the contract.
    pub fn run<C: Plain, K: Plain>(
        self,
        configure: impl Fn(&mut C) -> Result<()>,
        label: impl Fn(&K) -> Label,
    ) -> Result<u8> {
        let Self { cx, args, mut sink, form, places, without, blind, traced } = self;
        form.header(&mut sink.buffer);
        let shape = &args.shape;
        let both = shape.kernel_stacks == shape.user_stacks;
        let kernel = both || shape.kernel_stacks;
        let (seed, most) = (seed()?, most());
        let configure = |open: &mut OpenObject| {
            constants::<kit_stacks_config>(open, ".rodata.stacks", &mut |config| {
                config.seed = seed;
                config.kernel = kernel.into();
                config.user = (both || shape.user_stacks).into();
                config.bytes = (shape.depth + 1).min(most) * 8;
                Ok(())
            })?;
            constants::<C>(open, ".rodata", &mut |c| configure(c))
        };
        let maps = ["kit_stacks_0", "kit_stacks_1"];
        let keys = [maps[0], maps[1], "kit_stacks_known"];
        let rounds = Rounds { interval: shape.interval, count: shape.count };
        let mut sizes: BTreeMap<_, _> = keys.into_iter().map(|name| (name, shape.keys)).collect();
        sizes.insert(maps[1], rounds.second(shape.keys));
        // Some thousand stacks that are new at once.
        let buffer = ring::usual_size();
        let size = Size { buffer, maps: sizes, without, places, ..Size::default() };
        let mut run = Run::start(cx, &args.common, &args.process, size, &configure, sink)?;
        run.ledger.no_start_unknown = blind;
        run.flush()?;
        let events = run.session.map("kit_events")?;
        let mut reader = Reader::new(&run, buffer, maps, shape, form, &label)?;
        if kernel {
            reader.read_ahead();
        }
        reader.most_frames = most as usize;
        reader.traced = traced(run.session.plan.name);
        run.waiter.records(events.as_fd())?;
        rounds.follow(run, &mut reader)
    }
}

/// How many frames the kernel takes at most.
fn most() -> u32 {
    let file = "/proc/sys/kernel/perf_event_max_stack";
    let most = std::fs::read_to_string(file).ok().and_then(|text| text.trim().parse().ok());
    most.unwrap_or(127)
}

/// What the hashes of this run begin with.
fn seed() -> Result<u64> {
    let mut bytes = [0; 8];
    // SAFETY: eight bytes are there to be written.
    let got = unsafe { libc::getrandom(bytes.as_mut_ptr().cast(), bytes.len(), 0) };
    anyhow::ensure!(got == 8, "the kernel has no random numbers");
    Ok(u64::from_ne_bytes(bytes))
}
