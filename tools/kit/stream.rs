//! A line per event: the one loop from the ring buffer to the output.

use std::collections::BTreeMap;
use std::time::Duration;
use std::time::Instant;

use anyhow::Result;
use plain::Plain;

use crate::args::Output;
use crate::args::Snoop;
use crate::column::Column;
use crate::endpoint::Endpoints;
use crate::endpoint::Ends;
use crate::exit::usage;
use crate::layout::Format;
use crate::layout::Layout;
use crate::layout::Selection;
use crate::layout::Style;
use crate::object::constants;
use crate::place::Places;
use crate::reader::Reader;
use crate::record::Head;
use crate::record::Record;
use crate::ring::Ring;
use crate::run::Run;
use crate::session::Size;
use crate::sink::Sink;
use crate::tool::Cx;

/// After so many lines, which take some 100 us, the clocks are compared, which takes less than one.
const LOOK: usize = 64;

/// How late a line may be.
const TICK: Duration = Duration::from_millis(100);

/// A snoop whose columns are chosen, before it is attached.
pub struct Stream<'a, E: 'static> {
    cx: &'a Cx,
    args: &'a Snoop,
    layout: Layout<E>,
    sink: Sink,
    only: Only<E>,
    damaged: fn(&E) -> [u64; 2],
    places: Places,
    ends: Ends,
    begun: Option<Begun>,
    maps: BTreeMap<&'static str, u32>,
}

/// A map of what has begun, and which of its values, seen as bytes, count as that.
type Begun = (&'static str, Box<dyn Fn(&[u8]) -> bool>);

/// What a filter in user space lets through.
type Only<E> = Option<Box<dyn Fn(&Record<E>) -> bool>>;

impl<'a, E: Plain + Default> Stream<'a, E> {
    /// Chooses the columns; `also` are those that the tool's options add.
    ///
    /// # Errors
    /// Status 2 for an unknown field or an output that cannot be opened.
    pub fn new(
        cx: &'a Cx,
        args: &'a Snoop,
        columns: &'static [Column<E>],
        also: &[&'static str],
    ) -> Result<Self> {
        let sink = Sink::open(&args.common)?;
        let mut also = also.to_vec();
        if args.events.time {
            also.insert(0, "TIME");
        }
        let format = match args.common.form() {
            Output::Table | Output::Folded => Format::Table,
            Output::Json => Format::Json,
            Output::Csv => Format::Csv,
        };
        let wide = args.common.wide || !sink.is_terminal();
        let selection = Selection { fields: args.events.fields.clone(), also };
        let layout = Layout::new(columns, &selection, Style { format, wide, milliseconds: false })
            .map_err(|error| usage(format!("--fields: {error}")))?;
        let (places, ends, maps) = (Places::new(), Ends::default(), BTreeMap::new());
        let (only, damaged, begun) = (None, |_: &E| [0; 2], None);
        Ok(Self { cx, args, layout, sink, only, damaged, places, ends, begun, maps })
    }

    /// Whether a column is shown, and so whether its data must be gathered.
    pub fn shows(&self, column: &str) -> bool {
        self.layout.has(column)
    }

    /// Drops events before they are printed or counted: those that `only` refuses are taken out
    /// of what was seen. For what a program cannot compare.
    #[must_use]
    pub fn only(mut self, only: impl Fn(&Record<E>) -> bool + 'static) -> Self {
        self.only = Some(Box::new(only));
        self
    }

    /// For a program that does not count these itself, as `only` may refuse some: whether an
    /// event's text was cut (0 or 1), and whether memory could not be read.
    #[must_use]
    pub fn damaged(mut self, damaged: fn(&E) -> [u64; 2]) -> Self {
        self.damaged = damaged;
        self
    }

    /// Says where programs attach whose sections do not.
    #[must_use]
    pub fn at(mut self, places: Places) -> Self {
        self.places = places;
        self
    }

    /// Only these connections.
    ///
    /// # Errors
    /// Status 2 for a network namespace that does not exist.
    pub fn connections(mut self, args: &Endpoints) -> Result<Self> {
        self.ends = Ends::resolve(args)?;
        Ok(self)
    }

    /// Shows durations in milliseconds.
    #[must_use]
    pub fn milliseconds(mut self, yes: bool) -> Self {
        if yes {
            self.layout.in_milliseconds();
        }
        self
    }

    /// Gives a map room for so many keys.
    #[must_use]
    pub fn room(mut self, map: &'static str, keys: u32) -> Self {
        self.maps.insert(map, keys);
        self
    }

    /// Names the map whose values of type `V` are operations that have begun: of those that are
    /// left at the end, the ledger has as unfinished what `counts` says.
    #[must_use]
    pub fn begun_in<V: Plain + 'static>(
        mut self,
        map: &'static str,
        counts: fn(&V) -> bool,
    ) -> Self {
        let counts = move |value: &[u8]| plain::from_bytes(value).is_ok_and(counts);
        self.begun = Some((map, Box::new(counts)));
        self
    }

    /// Attaches with these constants, prints until the end; the exit status.
    ///
    /// # Errors
    /// With the status of the contract.
    pub fn run<C: Plain>(mut self, configure: impl Fn(&mut C) -> Result<()>) -> Result<u8> {
        self.layout.header(&mut self.sink.buffer);
        let configure = |open: &mut libbpf_rs::OpenObject| {
            constants::<C>(open, ".rodata", &mut |c| configure(c))
        };
        let Self { cx, args, layout, sink, only, damaged, places, ends, begun, maps } = self;
        // Of a function in user space the kernel shows only returns whose entry it has seen.
        let placed = !places.is_empty();
        let mut run = Run::start(
            cx,
            &args.common,
            &args.process,
            Size { buffer: args.events.buffer(), places, ends, maps, ..Size::default() },
            &configure,
            sink,
        )?;
        run.flush()?;
        run.session.left_out.iter().for_each(|why| run.say(&format!("not probed: {why}")));
        let map = run.session.map("kit_events")?;
        let mut printer =
            Printer { layout, limit: args.events.count, reader: Reader::default(), only, damaged };
        let mut ring = Ring::new(&map, args.events.buffer())?;
        run.waiter.records(std::os::fd::AsFd::as_fd(&map))?;
        let written = printer.follow(&mut ring, &mut run);
        run.switch_off();
        // What is there is printed before the wait for what is under way.
        let written = written.and_then(|()| printer.drain(&mut ring, &mut run, true));
        run.settle();
        let rest = printer.drain(&mut ring, &mut run, true);
        let written = written.and(rest);
        if let Some((map, counts)) = begun {
            run.ledger.left(&run.session.map(map)?, counts);
            run.ledger.no_start_unknown = args.process.chooses() || placed;
        }
        let status = run.finish();
        written.and(status)
    }
}

struct Printer<E: 'static> {
    layout: Layout<E>,
    limit: Option<u64>,
    reader: Reader,
    only: Only<E>,
    damaged: fn(&E) -> [u64; 2],
}

impl<E: Plain> Printer<E> {
    /// Prints until something ends the run.
    ///
    /// While records come, they are fetched every 100 ms, or when the buffer
    /// fills. When none came for that long, the next one wakes us at once.
    fn follow(&mut self, ring: &mut Ring, run: &mut Run) -> Result<()> {
        use crate::live::Wake;
        let mut quiet = true;
        loop {
            run.session.live.wake(if quiet { Wake::Any } else { Wake::Full });
            // One that came before this was set has woken nobody.
            if quiet && self.drain(ring, run, false)? > 0 {
                quiet = false;
                continue;
            }
            let tick = Instant::now() + TICK;
            let (_, over) = run.wait(tick)?;
            if over || self.is_full(run) {
                return Ok(());
            }
            quiet = self.drain(ring, run, false)? == 0;
        }
    }

    fn is_full(&self, run: &Run) -> bool {
        self.limit.is_some_and(|limit| run.ledger.emitted >= limit)
    }

    /// Prints what is there; how many records that was. Looks between batches whether
    /// the run is over (behind a slow reader there is always more) and stops then, unless this is the last drain, which is bounded by
    /// the buffer's size.
    fn drain(&mut self, ring: &mut Ring, run: &mut Run, last: bool) -> Result<usize> {
        let mut taken = 0;
        loop {
            run.waiter.steps.look();
            let more = ring.fill();
            taken += ring.len();
            for (number, record) in ring.records().enumerate() {
                // Whoever prints does not wait for word that the clock was set.
                if number % LOOK == LOOK - 1 {
                    run.waiter.steps.look();
                }
                self.print(record, run);
            }
            // Before the output, which may have to wait for its reader.
            ring.release();
            run.flush()?;
            if let Some(complaint) = self.reader.complaint(run.sink.fd()) {
                run.say(&complaint);
            }
            if !more || (!last && (self.is_full(run) || run.wait(Instant::now())?.1)) {
                return Ok(taken);
            }
        }
    }

    fn print(&mut self, bytes: &[u8], run: &mut Run) {
        if self.is_full(run) || run.sink.is_gone() {
            run.ledger.discarded += 1;
            return;
        }
        let Some(record) = parse::<E>(bytes, |boot| run.waiter.steps.offset(boot)) else {
            // A record that does not fit its type is a bug; it stays unaccounted.
            debug_assert!(false, "a record of {} bytes", bytes.len());
            return;
        };
        if self.only.as_ref().is_some_and(|only| !only(&record)) {
            run.ledger.refused += 1;
            return;
        }
        self.layout.row(&record, &mut run.sink.buffer);
        run.ledger.emitted += 1;
        let [cut, fault] = (self.damaged)(record.event);
        run.ledger.cut += cut;
        run.ledger.fault += fault;
        self.reader.count(record.head.host_pid, 1);
    }
}

/// Header and tail of a record; `offset` leads from a time since boot to the calendar.
pub fn parse<E: Plain>(bytes: &[u8], offset: impl Fn(u64) -> i64) -> Option<Record<'_, E>> {
    let head: &Head = plain::from_bytes(bytes).ok()?;
    let event: &E = plain::from_bytes(bytes).ok()?;
    let tail = bytes.get(head.size.into()..)?.get(..head.tail as usize)?;
    let time = head.time.wrapping_add_signed(offset(head.time));
    Some(Record { time, head, event, tail })
}

// SAFETY: #[repr(C)], integers and an array of bytes without holes: any bytes
// are a valid Head.
unsafe impl Plain for Head {}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(time: u64, tail: &[u8], claimed: u32) -> Vec<u8> {
        let size = size_of::<Head>() as u16;
        let head = Head { time, size, tail: claimed, ..Head::default() };
        // SAFETY: Head is plain; see above.
        let bytes = unsafe { plain::as_bytes(&head) };
        [bytes, tail].concat()
    }

    #[test]
    fn a_record_is_its_head_and_its_tail() {
        let bytes = record(7, b"abc", 2);
        let record: Record<Head> = parse(&bytes, |boot| boot as i64 + 93).unwrap();
        assert_eq!((record.time, record.tail), (107, &b"ab"[..]));
    }

    #[test]
    fn a_tail_longer_than_the_record_is_refused() {
        let bytes = record(1, b"abc", 4);
        assert!(parse::<Head>(&bytes, |_| 0).is_none());
        assert!(parse::<Head>(&bytes[..20], |_| 0).is_none());
    }
}
