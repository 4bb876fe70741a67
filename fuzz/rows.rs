//! Records as they might come out of the ring buffer, through each snoop's columns, as a table,
//! as JSON and as CSV; and a made-up tool that has every kind of value.

use kit::column::Column;
use kit::column::Unit;
use kit::layout::Format;
use kit::layout::Layout;
use kit::layout::Selection;
use kit::layout::Style;
use kit::quote::Cut;
use kit::record::Head;
use kit::record::Record;
use kit::stream::parse;
use kit::text::Untrusted;
use kit::value::Value;
use plain::Plain;

use crate::check;

const HEAD: usize = size_of::<Head>();

/// Every kind of value, of the same bytes.
const EVERY: &[Column<Head>] = &[
    Column::<Head>::new("TEXT", 9, |r| r.text().into()),
    Column::<Head>::new("PART", 5, |r| r.part(r.head.uid, r.head.pid).into()),
    Column::<Head>::new("ARGS", 9, |r| Value::Args(r.text())),
    Column::<Head>::new("CUT", 9, |r| Value::CutArgs(r.text(), cut(r.head))),
    Column::<Head>::new("OWNED", 3, |r| Value::Owned(r.head.comm.to_vec())),
    Column::<Head>::new("COMM", 16, |r| r.comm().into()),
    Column::<Head>::new("PID", 7, |r| r.pid()),
    Column::<Head>::new("ERR", 8, |r| Value::Errno(r.head.uid as i32)),
    Column::<Head>::new("AT", 9, |r| Value::Time(r.head.time)),
    Column::<Head>::new("LAT", 9, |r| Value::Nanos(r.head.time)).unit(Unit::Time),
    Column::<Head>::new("FINE", 9, |r| Value::Nanos(r.head.time)).unit(Unit::Fine),
    Column::<Head>::new("AGE", 9, |r| Value::Nanos(r.head.time)).unit(Unit::Seconds),
    Column::<Head>::new("SIZE", 9, |r| Value::Bytes(r.head.time)).unit(Unit::Kibibytes),
    Column::<Head>::new("MODE", 5, |r| Value::Octal(r.head.uid)),
    Column::<Head>::new("INT", 5, |r| Value::Int(r.head.time as i64)),
    Column::<Head>::new("YES", 3, |r| Value::Bool(r.head.uid & 1 == 1)),
    Column::<Head>::new("ADDR", 5, |r| Value::Addr(u128::from(r.head.time).into())),
    Column::<Head>::new("STACK", 0, |r| Value::Stack(r.tail.to_vec())),
];

fn cut(head: &Head) -> Cut {
    let missing = (head.tid > 0).then_some(head.tid.into());
    Cut { front: head.host_pid as usize, missing }
}

/// The same events in every form.
struct Forms<E: 'static> {
    columns: &'static [Column<E>],
    layouts: [Layout<E>; 4],
}

impl<E: Plain + Default> Forms<E> {
    fn new(columns: &'static [Column<E>]) -> Self {
        let all = columns.iter().map(|column| column.name().to_owned()).collect();
        let selection = Selection { fields: Some(all), also: vec![] };
        let forms = [
            (Format::Table, false),
            (Format::Table, true),
            (Format::Json, false),
            (Format::Csv, false),
        ];
        let layouts = forms.map(|(format, wide)| {
            let style = Style { format, wide, milliseconds: wide };
            Layout::new(columns, &selection, style).expect("its own columns")
        });
        Self { columns, layouts }
    }

    /// Writes a record in each form and looks at all of them; the JSON object.
    fn check(&self, bytes: &[u8]) -> Option<serde_json::Value> {
        let record = parse::<E>(bytes, |_| 0)?;
        let [table, wide, json, csv] = self.layouts.each_ref().map(|layout| {
            let mut out = Vec::new();
            layout.row(&record, &mut out);
            check::linear(out.len(), bytes.len(), self.columns.len());
            out
        });
        for table in [table, wide] {
            let text = check::safe(&table);
            // Functions of a stack stand in lines of their own, indented.
            let mut rest = text.lines().skip(1);
            assert!(text.ends_with('\n') && rest.all(|line| line.starts_with("        ")));
        }
        assert_eq!(check::csv(&csv, self.columns.len()).len(), 1);
        Some(check::json(&json))
    }
}

/// Bytes at a multiple of eight, as the ring buffer has its records.
struct Aligned(Vec<u64>, usize);

impl Aligned {
    fn new(bytes: &[u8]) -> Self {
        let words = bytes.chunks(8).map(|chunk| {
            u64::from_ne_bytes(std::array::from_fn(|at| chunk.get(at).copied().unwrap_or(0)))
        });
        Self(words.collect(), bytes.len())
    }

    fn bytes(&self) -> &[u8] {
        &bytemuck::cast_slice(&self.0)[..self.1]
    }
}

macro_rules! tools {
    ($bytes:expr, $which:expr; $($number:literal $tool:ident $event:ident,)*) => {
        match $which {
            $($number => {
                thread_local! {
                    static FORMS: Forms<bpf::$tool::types::$event> =
                        Forms::new(tools::$tool::COLUMNS);
                }
                FORMS.with(|forms| _ = forms.check($bytes));
            })*
            _ => every($bytes),
        }
    };
}

/// The made-up tool: its JSON holds the very bytes.
fn every(bytes: &[u8]) {
    thread_local! {
        static FORMS: Forms<Head> = Forms::new(EVERY);
    }
    let Some(object) = FORMS.with(|forms| forms.check(bytes)) else { return };
    let record: Record<'_, Head> = parse(bytes, |_| 0).expect("it was one a moment ago");
    assert_eq!(check::exact(&object, "text"), record.tail);
    assert_eq!(check::exact(&object, "owned"), record.head.comm);
    // The name ends at its first NUL, whatever is behind that.
    let comm = record.head.comm.split(|byte| *byte == 0).next().unwrap_or_default();
    assert_eq!(check::exact(&object, "comm"), comm);
    let mut line = Vec::new();
    kit::quote::shell_quote(Untrusted::new(record.tail), &mut line);
    check::safe(&line);
}

/// The first byte tells whose record it is, the others are the record.
pub fn target(bytes: &[u8]) {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let mut aligned = Aligned::new(bytes);
    // Most of what is made up would have a length that does not fit: that is tried, too.
    if bytes.len() > HEAD && which & 0x80 == 0 {
        let tail = (bytes.len() - HEAD) as u32;
        aligned.0[3] = (aligned.0[3] & 0xffff_ffff) | u64::from(tail) << 32;
        aligned.0[3] = (aligned.0[3] & !0xffff) | HEAD as u64;
    }
    let bytes = aligned.bytes();
    tools! { bytes, which & 0x0f;
        0 opensnoop open_event,
        1 execsnoop exec_event,
        2 exitsnoop exit_event,
        3 biosnoop bio_event,
        4 fsslower fsslower_event,
        5 tcplife life_event,
        6 tcpdrop drop_event,
        7 gethostlatency host_event,
    }
}
