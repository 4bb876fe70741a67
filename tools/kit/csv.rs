//! Rows as comma-separated values that a spreadsheet reads without calculating.

use crate::clock::Clock;
use crate::layout::Cell;
use crate::quote;
use crate::record::Record;
use crate::text;
use crate::value;
use crate::value::Value;

/// Appends the JSON names of the columns.
pub(crate) fn header<E>(cells: &[Cell<E>], out: &mut Vec<u8>) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        out.extend_from_slice(cell.json.as_bytes());
    }
    out.push(b'\n');
}

/// Appends one event.
pub(crate) fn row<E>(cells: &[Cell<E>], record: &Record<'_, E>, clock: &Clock, out: &mut Vec<u8>) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        let start = out.len();
        let value = (cell.column.value)(record);
        write(&value, clock, out);
        if value.may_be_cut() {
            guard(start, out);
            quote(start, out);
        }
        if cells.len() == 1 && out.len() == start {
            // An empty line would be no record.
            out.extend_from_slice(b"\"\"");
        }
    }
    out.push(b'\n');
}

/// One cell of text that is escaped already.
pub(crate) fn cell(escaped: &[u8], out: &mut Vec<u8>) {
    let start = out.len();
    out.extend_from_slice(escaped);
    guard(start, out);
    quote(start, out);
}

/// One text cell, guarded and quoted where it must be.
pub(crate) fn text(text: text::Untrusted<'_>, out: &mut Vec<u8>) {
    let start = out.len();
    text::escape(text.bytes(), out);
    guard(start, out);
    quote(start, out);
}

/// Appends the bare text of a cell.
fn write(value: &Value<'_>, clock: &Clock, out: &mut Vec<u8>) {
    match value {
        Value::Null | Value::Errno(0) => {}
        Value::Uint(number) | Value::Nanos(number) | Value::Bytes(number) => {
            value::integer(*number, out)
        }
        Value::Int(number) => value::integer(*number, out),
        Value::Text(text) => text::escape(text.bytes(), out),
        Value::Args(vector) => quote::shell_quote_all(*vector, None, out),
        Value::CutArgs(vector, cut) => quote::shell_quote_all(*vector, Some(*cut), out),
        Value::Owned(bytes) => text::escape(bytes, out),
        Value::Stack(names) => value::stack(names, ";", out),
        Value::Word(word) => text::escape(word.as_bytes(), out),
        Value::Errno(number) => value::errno(*number, out),
        Value::Time(ns) => clock.rfc3339(*ns, out),
        Value::Percent(share) => value::thousandths(*share, out),
        Value::Octal(number) => value::octal(*number, out),
        Value::Addr(addr) => value::addr(*addr, out),
        Value::Bool(yes) => out.extend_from_slice(if *yes { b"true" } else { b"false" }),
    }
}

/// Puts `'` before a cell that a spreadsheet would take for a formula, in full width forms too.
fn guard(start: usize, out: &mut Vec<u8>) {
    let formula = matches!(
        &out[start..],
        [b'=' | b'+' | b'-' | b'@', ..] | [0xef, 0xbc, 0x9d | 0x8b | 0x8d | 0xa0, ..]
    );
    if formula {
        out.insert(start, b'\'');
    }
}

/// Puts a cell in quotes if a reader could see more than one in it, whatever it splits at.
fn quote(start: usize, out: &mut Vec<u8>) {
    if text::every(&out[start..], |byte| (byte != b',') & (byte != b'"') & (byte != b';')) {
        return;
    }
    let cell = out.split_off(start);
    out.push(b'"');
    out.resize(start + 1 + 2 * cell.len(), 0);
    let (_, _, written) = csv_core::quote(&cell, &mut out[start + 1..], b'"', b'"', true);
    out.truncate(start + 1 + written);
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::layout::Format;
    use crate::layout::Style;
    use crate::layout::tests::Event;
    use crate::layout::tests::hostile_event;
    use crate::layout::tests::lines;
    use crate::record::Head;
    use crate::text::tests::assert_safe;
    use crate::text::unescape;

    fn csv(fields: Option<&str>, head: Head, event: &Event, tail: &[u8]) -> String {
        let style = Style { format: Format::Csv, ..Style::default() };
        lines(style, fields, head, event, tail)
    }

    fn path(tail: &[u8]) -> String {
        let text =
            csv(Some("fd,path"), Head::default(), &Event { fd: -1, ..Event::default() }, tail);
        text.strip_prefix("fd,path\n-1,")
            .and_then(|rest| rest.strip_suffix('\n'))
            .expect("the frame")
            .to_owned()
    }

    #[test]
    fn names_first_then_plain_values() {
        let head = Head { host_pid: 7, comm: *b"cat\0\0\0\0\0\0\0\0\0\0\0\0\0", ..Head::default() };
        let event = Event {
            fd: 3,
            flags: 0o600,
            size: u64::MAX,
            ns: 1_234_567,
            name: b"a b\0".to_vec(),
            ..Event::default()
        };
        let expected = "time,pid,tid,host_pid,uid,comm,fd,err,mode,big,size_bytes,lat_ns,ok,args,path\n\
            2026-11-21T08:00:00.123456789Z,,,7,0,cat,3,,0600,18446744073709551615,18446744073709551615,1234567,true,'a b',/\n";
        assert_eq!(csv(None, head, &event, b"/"), expected);
    }

    #[test]
    fn formulas_are_not_calculated() {
        for text in ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "＝1"] {
            assert_eq!(path(text.as_bytes()), format!("'{text}"));
        }
        assert_eq!(path(b"=1,\"2\""), r#""'=1,""2""""#);
        assert_eq!(path(b"\t=1"), r"\x09=1");
        assert_eq!(path(b"\r=1"), r"\x0d=1");
    }

    #[test]
    fn quotes_commas_and_newlines_stay_in_their_cell() {
        assert_eq!(path(b"a\",\"b\n"), r#""a"",""b\x0a""#);
        assert_eq!(path(b"a;b"), "\"a;b\"");
    }

    #[test]
    fn a_single_empty_cell_is_a_record() {
        assert_eq!(csv(Some("path"), Head::default(), &Event::default(), b""), "path\n\"\"\n");
    }

    proptest! {
        #[test]
        fn a_row_is_one_safe_line_with_all_its_cells((head, event, tail) in hostile_event()) {
            let text = csv(None, head, &event, &tail);
            prop_assert_eq!(text.matches('\n').count(), 2);
            text.lines().for_each(|line| assert_safe(line.as_bytes()));
            let mut reader = ::csv::Reader::from_reader(text.as_bytes());
            let row = reader.records().next().expect("a row").expect("as many cells as names");
            prop_assert_eq!(row.len(), 15);
            let path = &row[14];
            prop_assert!(!path.starts_with(['=', '+', '-', '@']));
            let guarded = String::from_utf8_lossy(&tail).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
            let path = if guarded { &path[1..] } else { path };
            prop_assert_eq!(unescape(path.as_bytes()), tail);
        }
    }
}
