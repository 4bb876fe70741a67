//! Rows: sums by key that the kernel keeps, read every interval or once, in order.
//!
//! The other half is `bpf/include/rows.bpf.h`.

use std::time::Duration;
use std::time::Instant;

use anyhow::Result;
use libbpf_rs::OpenObject;
use plain::Plain;

use crate::args::Common;
use crate::args::Counts;
use crate::args::Output;
use crate::args::Process;
use crate::args::Redraw;
use crate::args::Rows as Args;
use crate::args::Shown;
use crate::args::Survey;
use crate::args::Top;
use crate::column::Column;
use crate::json_line;
use crate::layout::Selection;
use crate::layout::Style;
use crate::object::constants;
use crate::reader::Reader;
use crate::rounds::Round;
use crate::rounds::Rounds;
use crate::run::Run;
use crate::session::Size;
use crate::sink::Sink;
use crate::tool::Cx;

pub mod latency;
pub mod page;
pub mod source;

use page::Look;
use page::Page;
use source::Places;
use source::Source;

/// What a key of the kernel's stands for, and what was added up under it.
pub trait Row: Default + 'static {
    /// The tool's struct in the kernel.
    type Key: Plain;

    /// A row with nothing in it yet.
    fn of(key: &Self::Key) -> Self;

    /// Adds what the kernel has under the key: once, or once for each processor.
    ///
    /// # Errors
    /// If it is no value of that tool, which would be a bug.
    fn add(&mut self, value: &[u8]) -> Result<()>;

    /// Works out what columns need, once all is added.
    fn finish(&mut self) {}

    /// How many operations that were.
    fn operations(&self) -> u64;
}

/// A tool that prints rows, whose options are known, before it is attached.
pub struct Rows<'a, R: 'static> {
    pub(crate) cx: &'a Cx,
    pub(crate) process: &'a Process,
    keys: u32,
    pub(crate) common: &'a Common,
    pub(crate) rounds: Rounds,
    pub(crate) sink: Sink,
    pub(crate) page: Page<R>,
    without: &'static [&'static str],
}

/// The options of a tool that prints rows, whichever kind it is.
pub struct Manner<'a> {
    process: &'a Process,
    shown: &'a Shown,
    keys: u32,
    common: &'a Common,
    rounds: Rounds,
    milliseconds: bool,
    top: bool,
    clear: bool,
}

impl<'a> From<&'a Counts> for Manner<'a> {
    fn from(args: &'a Counts) -> Self {
        let Counts { interval, count, milliseconds, process, rows, common } = args;
        let (rounds, milliseconds) = (Rounds { interval: *interval, count: *count }, *milliseconds);
        let Args { shown, keys } = rows;
        let keys = *keys;
        Self { process, shown, keys, common, rounds, milliseconds, top: false, clear: false }
    }
}

impl<'a> From<&'a Top> for Manner<'a> {
    fn from(Top { redraw, process, rows, common }: &'a Top) -> Self {
        let rounds = Rounds { interval: Some(redraw.interval), count: redraw.count };
        let (milliseconds, clear) = (false, !redraw.no_clear);
        let Args { shown, keys } = rows;
        let keys = *keys;
        Self { process, shown, keys, common, rounds, milliseconds, top: true, clear }
    }
}

impl<'a> From<&'a Survey> for Manner<'a> {
    fn from(Survey { once, redraw, shown, process, common }: &'a Survey) -> Self {
        let Redraw { interval, count, no_clear } = *redraw;
        let (interval, count) = if *once { (Duration::ZERO, Some(1)) } else { (interval, count) };
        let rounds = Rounds { interval: Some(interval), count };
        let (milliseconds, top, clear) = (false, !once, !once && !no_clear);
        Self { process, shown, keys: 0, common, rounds, milliseconds, top, clear }
    }
}

impl<'a, R: Default> Rows<'a, R> {
    /// Chooses the columns; `also` are those that the tool's options add, `sort` the one
    /// to sort by where the user names none.
    ///
    /// # Errors
    /// Status 2 for an unknown field or an output that cannot be opened.
    pub fn new(
        cx: &'a Cx,
        manner: Manner<'a>,
        columns: &'static [Column<R>],
        also: &[&'static str],
        sort: &str,
    ) -> Result<Self> {
        let Manner { process, shown, keys, common, rounds, milliseconds, top, clear } = manner;
        let sink = Sink::open(common)?;
        let page = Page::new(
            columns,
            Look {
                style: Style {
                    format: page::format(common.form()),
                    wide: common.wide || !sink.is_terminal(),
                    milliseconds,
                },
                selection: Selection { fields: shown.fields.clone(), also: also.to_vec() },
                sort: shown.sort.clone().unwrap_or_else(|| sort.to_owned()),
                rows: shown.rows.map(|rows| rows as usize),
                time: shown.time,
                top,
                clear: clear && sink.is_terminal() && common.form() == Output::Table,
            },
        )?;
        Ok(Self { cx, process, keys, common, rounds, sink, page, without: &[] })
    }

    /// Whether a column is shown or sorted by, and so whether its data must be gathered.
    pub fn shows(&self, column: &str) -> bool {
        self.page.shows(column)
    }

    /// Leaves out programs that have nothing to do under the options of this run.
    #[must_use]
    pub fn without(mut self, programs: &'static [&'static str]) -> Self {
        self.without = programs;
        self
    }
}

impl<R: Row> Rows<'_, R> {
    /// Attaches with these constants, prints until the end; the exit status.
    ///
    /// # Errors
    /// With the status of the contract.
    pub fn run<C: Plain>(
        self,
        places: &Places<R>,
        configure: impl Fn(&mut C) -> Result<()>,
    ) -> Result<u8> {
        let Self { cx, process, keys, common, rounds, mut sink, mut page, without } = self;
        page.header(&mut sink.buffer);
        let configure =
            |open: &mut OpenObject| constants::<C>(open, ".rodata", &mut |c| configure(c));
        let maps = places.sizes([keys, rounds.second(keys)]);
        let size = Size { buffer: 4096, maps, without, ..Size::default() };
        let run = Run::start(cx, common, process, size, &configure, sink)?;
        let mut source = Source::new(places, &run.session)?;
        let mut reader = Reader::default();
        let status = rounds.follow(run, &mut |run: &mut Run, round: Round| {
            let began = Instant::now();
            let mut rows = source.read(round.generation, &mut run.ledger)?;
            if common.verbose {
                cx.say(&format!("{} rows read in {:.1?}", rows.len(), began.elapsed()));
            }
            rows.iter_mut().for_each(R::finish);
            for row in &rows {
                if let Some(pid) = page.process(row) {
                    reader.count(pid, row.operations());
                }
            }
            if let Some(complaint) = reader.complaint(run.sink.fd()) {
                run.say(&complaint);
            }
            print(rows, &mut page, run, round)
        });
        if page.hidden > 0 && !common.quiet {
            cx.say(&format!("{} rows were not shown (-r)", page.hidden));
        }
        status
    }
}

/// Prints what was read.
fn print<R: Row>(rows: Vec<R>, page: &mut Page<R>, run: &mut Run, round: Round) -> Result<()> {
    let operations: u64 = rows.iter().map(R::operations).sum();
    if !round.shown {
        run.ledger.discarded += operations;
        return Ok(());
    }
    run.ledger.emitted += operations;
    page.write(json_line::real_time(), &rows, run)?;
    run.flush()
}
