//! Rows as aligned columns for people at a terminal.

use crate::clock::Clock;
use crate::column::Unit;
use crate::layout::Cell;
use crate::layout::Style;
use crate::quote;
use crate::record::Record;
use crate::text;
use crate::value;
use crate::value::Value;

/// Appends the headings.
pub(crate) fn header<E>(cells: &[Cell<E>], out: &mut Vec<u8>) {
    for (at, cell) in cells.iter().enumerate() {
        let start = out.len();
        out.extend_from_slice(cell.heading.as_bytes());
        align(cell, start, cell.heading.len(), at + 1 == cells.len(), out);
    }
}

/// Appends one event. The last column is never cut nor followed by blanks.
pub(crate) fn row<E>(
    cells: &[Cell<E>],
    record: &Record<'_, E>,
    style: Style,
    clock: &Clock,
    out: &mut Vec<u8>,
) {
    for (at, cell) in cells.iter().enumerate() {
        let last = at + 1 == cells.len();
        let start = out.len();
        let value = (cell.column.value)(record);
        let mut digits = itoa::Buffer::new();
        if cell.right
            && let Some(digits) = integer(&value, &mut digits)
        {
            // By far the most of what stands at the right: blanks first, no move.
            blanks(cell.width.saturating_sub(digits.len()), out);
            out.extend_from_slice(digits);
            out.push(if last { b'\n' } else { b' ' });
            continue;
        }
        if last && let Value::Stack(names) = &value {
            out.push(b'\n');
            value::stack(names, "\n", out);
            out.push(b'\n');
            continue;
        }
        write(&value, cell.column.unit, style, clock, out);
        if last && !cell.right {
            out.push(b'\n');
            continue;
        }
        let mut width = width(&value, &out[start..]);
        if width > cell.width && !style.wide && !last && value.may_be_cut() {
            width = cut(start, cell.width, out);
        }
        align(cell, start, width, last, out);
    }
}

/// The digits of a value that is shown as no more than these.
fn integer<'a>(value: &Value<'_>, digits: &'a mut itoa::Buffer) -> Option<&'a [u8]> {
    let digits = match value {
        Value::Uint(number) => digits.format(*number),
        Value::Int(number) => digits.format(*number),
        Value::Errno(0) => "0",
        _ => return None,
    };
    Some(digits.as_bytes())
}

/// How many terminal cells a value takes; of what is ASCII for sure nobody looks at the bytes.
fn width(value: &Value<'_>, written: &[u8]) -> usize {
    match value {
        Value::Text(_)
        | Value::Args(_)
        | Value::CutArgs(..)
        | Value::Owned(_)
        | Value::Word(_)
        | Value::Stack(_) => text::width(written),
        _ => written.len(),
    }
}

/// Fills the cell that begins at `start` up to its width, and ends it.
fn align<E>(cell: &Cell<E>, start: usize, width: usize, last: bool, out: &mut Vec<u8>) {
    let (end, missing) = (out.len(), cell.width.saturating_sub(width));
    if missing > 0 && (cell.right || !last) {
        blanks(missing, out);
        if cell.right {
            out.copy_within(start..end, start + missing);
            out[start..start + missing].fill(b' ');
        }
    }
    out.push(if last { b'\n' } else { b' ' });
}

/// Appends blanks: always so many that the compiler need not call anybody, and then
/// as many as were asked for.
fn blanks(mut number: usize, out: &mut Vec<u8>) {
    const MANY: usize = 32;
    loop {
        let end = out.len() + number.min(MANY);
        out.extend_from_slice(&[b' '; MANY]);
        out.truncate(end);
        if number <= MANY {
            return;
        }
        number -= MANY;
    }
}

/// Appends the bare text of a cell.
fn write(value: &Value<'_>, unit: Option<Unit>, style: Style, clock: &Clock, out: &mut Vec<u8>) {
    match value {
        Value::Null => out.push(b'-'),
        Value::Uint(number) => value::integer(*number, out),
        Value::Int(number) => value::integer(*number, out),
        Value::Text(text) => text::escape(text.bytes(), out),
        Value::Args(vector) => quote::shell_quote_all(*vector, None, out),
        Value::CutArgs(vector, cut) => quote::shell_quote_all(*vector, Some(*cut), out),
        Value::Owned(bytes) => text::escape(bytes, out),
        Value::Stack(names) => value::stack(names, ";", out),
        Value::Word(word) => text::escape(word.as_bytes(), out),
        Value::Errno(0) => out.push(b'0'),
        Value::Errno(number) => value::errno(*number, out),
        Value::Time(ns) => clock.local(*ns, out),
        Value::Nanos(ns) if unit == Some(Unit::Fine) => fine(*ns, style.milliseconds, out),
        Value::Nanos(ns) if unit == Some(Unit::Seconds) => duration(*ns / 1000, true, out),
        Value::Nanos(ns) => duration(*ns, style.milliseconds, out),
        Value::Bytes(bytes) if unit == Some(Unit::Kibibytes) => kibibytes(*bytes, out),
        Value::Bytes(bytes) => value::integer(*bytes, out),
        Value::Percent(share) => value::thousandths(*share, out),
        Value::Octal(number) => value::octal(*number, out),
        Value::Addr(addr) => value::addr(*addr, out),
        Value::Bool(yes) => out.extend_from_slice(if *yes { b"yes" } else { b"no" }),
    }
}

/// Appends whole us, or ms with three places, to the nearest.
fn duration(ns: u64, milliseconds: bool, out: &mut Vec<u8>) {
    let us = ns / 1000 + u64::from(ns % 1000 >= 500);
    if milliseconds {
        value::integer(us / 1000, out);
        out.push(b'.');
        let places = us % 1000;
        [places / 100, places / 10 % 10, places % 10]
            .iter()
            .for_each(|&digit| out.push(b'0' + digit as u8));
    } else {
        value::integer(us, out);
    }
}

/// Appends us with three places, or ms with six.
fn fine(ns: u64, milliseconds: bool, out: &mut Vec<u8>) {
    let (unit, places) = if milliseconds { (1_000_000, 6) } else { (1_000, 3) };
    out.extend_from_slice(format!("{}.{:0places$}", ns / unit, ns % unit).as_bytes());
}

/// Appends KiB, with one place unless it is a whole number.
fn kibibytes(bytes: u64, out: &mut Vec<u8>) {
    let tenths = (u128::from(bytes) * 10 + 512) / 1024;
    value::integer(tenths / 10, out);
    if !bytes.is_multiple_of(1024) {
        out.extend_from_slice(&[b'.', b'0' + (tenths % 10) as u8]);
    }
}

/// Cuts the cell that begins at `start` to `width` with `…`, never within an escape; returns its width.
fn cut(start: usize, width: usize, out: &mut Vec<u8>) -> usize {
    let (mut end, mut used) = (start, 0);
    while let Some(bytes) = unit(&out[end..]) {
        let wider = used + text::width(&out[end..end + bytes]);
        if wider >= width {
            break;
        }
        (end, used) = (end + bytes, wider);
    }
    out.truncate(end);
    out.extend_from_slice("…".as_bytes());
    used + 1
}

/// How many bytes the first character or escape of `escaped` has.
fn unit(escaped: &[u8]) -> Option<usize> {
    let hex = |digits: &[u8]| digits.iter().all(u8::is_ascii_hexdigit);
    match escaped {
        [] => None,
        [b'\\', b'x', high, low, ..] if hex(&[*high, *low]) => Some(4),
        [b'\\', b'u', b'{', rest @ ..] => match rest.iter().position(|&byte| byte == b'}') {
            Some(end) if end <= 6 && hex(&rest[..end]) => Some(end + 4),
            _ => Some(2),
        },
        [b'\\', next, ..] if next.is_ascii() => Some(2),
        [_, rest @ ..] => Some(1 + rest.iter().take_while(|&byte| byte & 0xc0 == 0x80).count()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::layout::tests::Event;
    use crate::layout::tests::hostile_event;
    use crate::layout::tests::lines;
    use crate::record::Head;
    use crate::text::tests::assert_safe;

    const FIELDS: Option<&str> = Some("cwd,fd,path");

    fn cells(wide: bool, name: &[u8], tail: &[u8]) -> String {
        let event = Event { fd: 3, name: name.to_vec(), ..Event::default() };
        let style = Style { wide, ..Style::default() };
        lines(style, FIELDS, Head::default(), &event, tail).lines().skip(1).collect()
    }

    #[test]
    fn looks_like_a_table() {
        let head =
            Head { pid: 4242, host_pid: 4242, comm: *b"cat\0old name\0\0\0\0", ..Head::default() };
        let event = Event { fd: -1, error: -2, size: 4096, ns: 1_234_567, ..Event::default() };
        let expected = "    PID COMM               FD ERR     SIZE(B)  LAT(us) PATH\n   \
                           4242 cat                -1 ENOENT     4096     1235 /etc/motd\n";
        assert_eq!(lines(Style::default(), None, head, &event, b"/etc/motd"), expected);
        let ms = Style { milliseconds: true, ..Style::default() };
        let expected = " LAT(ms) ERR     MODE\n   1.235 ENOENT  0000\n";
        assert_eq!(lines(ms, Some("lat,err,mode"), head, &event, b""), expected);
    }

    #[test]
    fn outside_of_the_pid_namespace_is_a_dash() {
        let head = Head { host_pid: 7, ..Head::default() };
        let text = lines(Style::default(), Some("pid,err,host_pid"), head, &Event::default(), b"");
        assert_eq!(text, "    PID ERR    HOST_PID\n      - 0             7\n");
    }

    #[test]
    fn long_text_is_cut_but_not_the_last_and_not_when_wide() {
        let long = [b'a'; 255];
        assert_eq!(cells(false, &long, &long), format!("aaaaaaa…    3 {}", "a".repeat(255)));
        assert_eq!(cells(true, &long, b""), format!("{}    3 ", "a".repeat(255)));
    }

    #[test]
    fn wide_characters_keep_the_alignment() {
        assert_eq!(cells(false, "漢字漢字".as_bytes(), b"x"), "漢字漢字    3 x");
        assert_eq!(cells(false, "漢字漢字漢".as_bytes(), b"x"), "漢字漢…     3 x");
    }

    #[test]
    fn an_escape_is_not_cut_in_two() {
        assert_eq!(cells(false, b"\n\n\n", b""), "\\x0a…       3 ");
        assert_eq!(cells(false, "a\u{202e}b".as_bytes(), b""), "a…          3 ");
        assert_eq!(cells(false, br"abcdef\g", b""), "abcdef…     3 ");
    }

    #[test]
    fn cursor_up_and_newline_stay_in_their_cell() {
        assert_eq!(cells(true, b"\x1b[A\n", b"\x1b[2J"), r"\x1b[A\x0a    3 \x1b[2J");
    }

    #[test]
    fn empty_text_keeps_the_alignment() {
        assert_eq!(cells(false, b"", b""), "            3 ");
    }

    #[test]
    fn sizes_and_durations_are_rounded_to_the_nearest() {
        let text = |write: &dyn Fn(&mut Vec<u8>)| {
            let mut out = Vec::new();
            write(&mut out);
            String::from_utf8(out).expect("UTF-8")
        };
        for (bytes, expected) in
            [(0, "0"), (4096, "4"), (512, "0.5"), (u64::MAX, "18014398509481984.0")]
        {
            assert_eq!(text(&|out| kibibytes(bytes, out)), expected);
        }
        for (ns, us, ms) in
            [(499, "0", "0.000"), (1500, "2", "0.002"), (12_345_678, "12346", "12.346")]
        {
            assert_eq!(text(&|out| duration(ns, false, out)), us);
            assert_eq!(text(&|out| duration(ns, true, out)), ms);
        }
        for (ns, us, ms) in [(0, "0.000", "0.000000"), (1_020_499, "1020.499", "1.020499")] {
            assert_eq!(text(&|out| fine(ns, false, out)), us);
            assert_eq!(text(&|out| fine(ns, true, out)), ms);
        }
    }

    proptest! {
        #[test]
        fn a_row_is_one_safe_line((head, event, tail) in hostile_event(), wide: bool) {
            let style = Style { wide, ..Style::default() };
            let text = lines(style, Some("time,pid,comm,fd,err,lat,mode,cwd,args,path"), head, &event, &tail);
            prop_assert_eq!(text.matches('\n').count(), 2);
            text.lines().for_each(|line| assert_safe(line.as_bytes()));
        }

        #[test]
        fn the_next_column_begins_where_its_heading_does((head, event, tail) in hostile_event()) {
            let text = lines(Style::default(), Some("cwd,args,comm,ok,path"), head, &event, &tail);
            let row = text.lines().nth(1).expect("a row");
            let mut cells = 0;
            let column = row.char_indices().find(|&(_, c)| {
                let at = cells == 8 + 1 + 12 + 1 + 16 + 1;
                cells += text::width(c.encode_utf8(&mut [0; 4]).as_bytes());
                at
            });
            let ok = if event.error == 0 { "yes " } else { "no  " };
            let (at, _) = column.expect("the column");
            prop_assert!(row[at..].starts_with(ok), "{}", row);
        }
    }
}
