//! Events that are made up, as a tool would print them.

use std::sync::Once;

use kit::column::Column;
use kit::layout::Format;
use kit::layout::Layout;
use kit::layout::Selection;
use kit::layout::Style;
use kit::record::Head;
use kit::record::Record;
use kit::rows::page::Look;
use kit::rows::page::Page;

/// 2026-11-21T08:00:00Z, to which an event's own time is added, in ns.
pub const EIGHT: u64 = 1_795_248_000_000_000_000;

/// How a run is to print.
#[derive(Clone, Copy, Debug, Default)]
pub struct Print {
    /// Table, JSON, CSV.
    pub format: Format,
    /// `--wide`.
    pub wide: bool,
    /// `--milliseconds`.
    pub milliseconds: bool,
    /// `--fields`.
    pub fields: Option<&'static str>,
    /// Columns that options switch on, `TIME` for `-T`.
    pub also: &'static [&'static str],
}

/// An event: head, header, tail.
pub type Event<E> = (Head, E, Vec<u8>);

/// A head with what most tests need; `time` is in ns after eight o'clock. Of the name there is
/// as much as the kernel keeps.
pub fn head(time: u64, pid: u32, uid: u32, comm: &[u8]) -> Head {
    let mut name = [0; 16];
    let comm = &comm[..comm.len().min(15)];
    name[..comm.len()].copy_from_slice(comm);
    Head { time, pid, tid: pid, host_pid: pid, uid, comm: name, ..Head::default() }
}

/// A name as the kernel writes it: with zeros to its end.
pub fn chars<const N: usize>(name: &[u8]) -> [i8; N] {
    std::array::from_fn(|at| name.get(at).map_or(0, |byte| *byte as i8))
}

/// The lines of these events, with what stands above them. Local time is UTC.
///
/// # Panics
/// If a field does not exist, or what is printed is no UTF-8.
pub fn render<E: Default>(
    columns: &'static [Column<E>],
    print: Print,
    events: &[Event<E>],
) -> String {
    utc();
    let fields = print.fields.map(|fields| fields.split(',').map(str::to_owned).collect());
    let selection = Selection { fields, also: print.also.to_vec() };
    let style = Style { format: print.format, wide: print.wide, milliseconds: print.milliseconds };
    let layout = Layout::new(columns, &selection, style).expect("known fields");
    let mut out = Vec::new();
    layout.header(&mut out);
    for (head, event, tail) in events {
        let time = EIGHT + head.time;
        let record = Record { time, head, event, tail };
        layout.row(&record, &mut out);
    }
    String::from_utf8(out).expect("UTF-8")
}

/// Rows as they are printed, with their header.
///
/// # Panics
/// If a field does not exist, or what is printed is no UTF-8 or could harm a terminal.
pub fn page<R: Default>(columns: &'static [Column<R>], look: Look, rows: &[R]) -> String {
    utc();
    let mut page = Page::new(columns, look).expect("known fields");
    let mut out = Vec::new();
    page.header(&mut out);
    page.write(EIGHT, rows, &mut out).expect("memory");
    let text = String::from_utf8(out).expect("UTF-8");
    assert_safe(&text);
    text
}

/// The same local time on every machine.
pub fn utc() {
    static ONCE: Once = Once::new();
    // SAFETY: all that reads the environment in a test does so through std, which
    // has a lock of its own.
    ONCE.call_once(|| unsafe { std::env::set_var("TZ", "UTC") });
}

/// Names as an attacker chooses them, each with what it is.
pub const HOSTILE: &[(&str, &[u8])] = &[
    ("newline", b"a\nb"),
    ("a forged line", b"x\n 1 init 3 0 /etc/shadow"),
    ("a forged object", br#"x"},{"record":"event","path":"y"#),
    ("clear screen", b"\x1b[2J\x1b[H"),
    ("set the title", b"\x1b]0;owned\x07"),
    ("carriage return", b"safe\rRISKY"),
    ("tab and backspace", b"a\tb\x08c"),
    ("delete", b"a\x7f"),
    ("C1 as a byte", b"\x9b31mred"),
    ("C1 as UTF-8", b"\xc2\x9b31mred"),
    ("single and double quotes", br#"it's "quoted""#),
    ("backslash", br"\x0a\\"),
    ("comma and semicolon", b"a,b;c"),
    ("invalid UTF-8", b"\xff\xfe\xc3("),
    ("surrogate as UTF-8", b"\xed\xa0\x80"),
    ("bidi override", b"a\xe2\x80\xaefdp.exe"),
    ("zero width", b"pass\xe2\x80\x8bwd"),
    ("line separator", b"a\xe2\x80\xa8b"),
    ("tag characters", b"a\xf3\xa0\x81\x81"),
    ("wide characters", "漢字.txt".as_bytes()),
    ("combining", b"e\xcc\x81"),
    ("empty", b""),
    ("blank", b" "),
    ("leading =", b"=cmd|'/c calc'!A1"),
    ("leading +", b"+1"),
    ("leading -", b"-rf"),
    ("leading @", b"@sum(a1)"),
    ("fullwidth =", b"\xef\xbc\x9d1"),
    ("shell", b"$(reboot);`id`"),
    ("255 bytes", &[b'n'; 255]),
    ("255 newlines", &[b'\n'; 255]),
];

/// Fails unless a terminal shows exactly these characters, whatever it is.
///
/// # Panics
/// If one of them acts, hides or turns the others around.
pub fn assert_safe(text: &str) {
    for line in text.split('\n') {
        let bad = line.chars().find(|&c| {
            c.is_control()
                || matches!(c as u32, 0xad | 0x61c | 0x180e | 0x200b..=0x200f | 0x2028..=0x202e)
                || matches!(c as u32, 0x2060..=0x2069 | 0xfeff | 0xe0000..=0xe01ef)
        });
        assert_eq!(bad, None, "in {line:?}");
    }
}

/// Fails unless these events, in whatever form, are a line each that is safe.
///
/// # Panics
/// If not.
pub fn assert_harmless<E: Default>(
    columns: &'static [Column<E>],
    also: &'static [&'static str],
    events: &[Event<E>],
) {
    for format in [Format::Table, Format::Json, Format::Csv] {
        for wide in [false, true] {
            let text = render(columns, Print { format, wide, also, ..Print::default() }, events);
            assert_safe(&text);
            let heading = usize::from(format != Format::Json);
            assert_eq!(text.lines().count(), events.len() + heading, "a line per event\n{text}");
        }
    }
}
