//! Rows as JSON lines: the exact text for programs, and still nothing that harms a terminal.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::clock::Clock;
use crate::layout::Cell;
use crate::quote;
use crate::quote::Cut;
use crate::record::Record;
use crate::text;
use crate::text::Untrusted;
use crate::value;
use crate::value::Value;

/// The largest integer that every JSON reader keeps exactly.
const EXACT: u64 = 1 << 53;

/// Appends one event as an object and a newline; `kind` is what it is called.
pub(crate) fn row<E>(
    kind: &str,
    cells: &[Cell<E>],
    record: &Record<'_, E>,
    clock: &Clock,
    out: &mut Vec<u8>,
) {
    out.extend_from_slice(br#"{"record":""#);
    out.extend_from_slice(kind.as_bytes());
    out.push(b'"');
    field("time", &Value::Time(record.time), clock, out);
    for cell in cells {
        field(&cell.json, &(cell.column.value)(record), clock, out);
    }
    out.extend_from_slice(b"}\n");
}

/// Appends `,"name":value`, and a twin `,"name_b64":…` if the value holds text that is not UTF-8.
///
/// `name` is a word of ours.
pub fn field(name: &str, value: &Value<'_>, clock: &Clock, out: &mut Vec<u8>) {
    key(name, "", out);
    match value {
        Value::Null | Value::Errno(0) => out.extend_from_slice(b"null"),
        Value::Uint(number) | Value::Nanos(number) | Value::Bytes(number) => {
            integer(*number, *number, out)
        }
        Value::Int(number) => integer(*number, number.unsigned_abs(), out),
        Value::Text(untrusted) => field_text(name, *untrusted, out),
        Value::Owned(bytes) => field_text(name, Untrusted::new(bytes), out),
        Value::Args(vector) => args(name, *vector, None, out),
        Value::CutArgs(vector, cut) => args(name, *vector, Some(*cut), out),
        Value::Stack(names) => {
            let names = names.split(|&byte| byte == 0).map(|name| Some(Untrusted::new(name)));
            list(names, |name, out| _ = text(name, out), out);
        }
        Value::Word(word) => string(word, out),
        Value::Errno(number) => quoted(out, |out| value::errno(*number, out)),
        Value::Time(ns) => quoted(out, |out| clock.rfc3339(*ns, out)),
        Value::Percent(share) => value::thousandths(*share, out),
        Value::Octal(number) => quoted(out, |out| value::octal(*number, out)),
        Value::Addr(addr) => quoted(out, |out| value::addr(*addr, out)),
        Value::Bool(yes) => out.extend_from_slice(if *yes { b"true" } else { b"false" }),
    }
}

/// Appends text, and its bytes under the twin name if the text is not exact.
fn field_text(name: &str, untrusted: Untrusted<'_>, out: &mut Vec<u8>) {
    if !text(untrusted, out) {
        key(name, "_b64", out);
        base64(untrusted, out);
    }
}

/// Appends `,"name":[…]`, and the twin if one of the texts is not exact.
pub(crate) fn texts<'a>(
    name: &str,
    texts: impl Iterator<Item = Untrusted<'a>> + Clone,
    out: &mut Vec<u8>,
) {
    let mut exact = true;
    key(name, "", out);
    list(texts.clone().map(Some), |one, out| exact &= text(one, out), out);
    if !exact {
        key(name, "_b64", out);
        list(texts.map(Some), base64, out);
    }
}

/// Appends an argument vector, `null` where something was left out, and its twin if need be.
fn args(name: &str, vector: Untrusted<'_>, cut: Option<Cut>, out: &mut Vec<u8>) {
    let words = quote::arguments(vector, cut);
    let mut exact = true;
    list(words.clone(), |word, out| exact &= text(word, out), out);
    if !exact {
        key(name, "_b64", out);
        list(words, base64, out);
    }
}

/// Appends a string with its quotes. Besides what JSON asks for, whatever could harm a terminal is
/// written as `\uXXXX`: another spelling of the same text.
pub fn string(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    if plain(text.as_bytes()) {
        out.extend_from_slice(text.as_bytes());
    } else {
        let special = |c| matches!(c, '"' | '\\') || text::is_dangerous(c);
        text::replace(text, out, special, |c, out| match c {
            '"' | '\\' => out.extend_from_slice(&[b'\\', c as u8]),
            '\n' => out.extend_from_slice(br"\n"),
            '\t' => out.extend_from_slice(br"\t"),
            c => c.encode_utf16(&mut [0; 2]).iter().for_each(|&unit| {
                out.extend_from_slice(br"\u");
                text::hex(unit.into(), 4, out);
            }),
        });
    }
    out.push(b'"');
}

/// Appends untrusted text as a string: exactly if it is UTF-8, else escaped. Tells if it was exact.
pub fn text(untrusted: Untrusted<'_>, out: &mut Vec<u8>) -> bool {
    let bytes = untrusted.bytes();
    if plain(bytes) {
        quoted(out, |out| out.extend_from_slice(bytes));
        return true;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            string(text, out);
            true
        }
        Err(_) => {
            let mut escaped = Vec::new();
            text::escape(bytes, &mut escaped);
            string(&String::from_utf8_lossy(&escaped), out);
            false
        }
    }
}

/// Appends the exact bytes of untrusted text as a string in base64.
pub fn base64(untrusted: Untrusted<'_>, out: &mut Vec<u8>) {
    quoted(out, |out| out.extend_from_slice(STANDARD.encode(untrusted.bytes()).as_bytes()));
}

/// Whether text needs no change between quotes.
fn plain(bytes: &[u8]) -> bool {
    text::every(bytes, |byte| matches!(byte, b' '..=b'~') & (byte != b'\\') & (byte != b'"'))
}

fn key(name: &str, suffix: &str, out: &mut Vec<u8>) {
    out.extend_from_slice(b",\"");
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(suffix.as_bytes());
    out.extend_from_slice(b"\":");
}

/// Appends a number, as a string if some readers would round it.
fn integer(number: impl itoa::Integer, magnitude: u64, out: &mut Vec<u8>) {
    if magnitude > EXACT {
        quoted(out, |out| value::integer(number, out));
    } else {
        value::integer(number, out);
    }
}

fn quoted(out: &mut Vec<u8>, write: impl FnOnce(&mut Vec<u8>)) {
    out.push(b'"');
    write(out);
    out.push(b'"');
}

fn list<'a>(
    words: impl Iterator<Item = Option<Untrusted<'a>>>,
    mut write: impl FnMut(Untrusted<'a>, &mut Vec<u8>),
    out: &mut Vec<u8>,
) {
    out.push(b'[');
    for (at, word) in words.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        match word {
            Some(word) => write(word, out),
            None => out.extend_from_slice(b"null"),
        }
    }
    out.push(b']');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value as Json;

    use super::*;
    use crate::layout::Format;
    use crate::layout::Style;
    use crate::layout::tests::Event;
    use crate::layout::tests::hostile_event;
    use crate::layout::tests::lines;
    use crate::record::Head;
    use crate::text::tests::assert_safe;
    use crate::text::unescape;

    fn line(fields: Option<&str>, head: Head, event: &Event, tail: &[u8]) -> String {
        let style = Style { format: Format::Json, ..Style::default() };
        lines(style, fields, head, event, tail)
    }

    fn path(tail: &[u8]) -> String {
        let line = line(Some("path"), Head::default(), &Event::default(), tail);
        let start = r#"{"record":"event","time":"2026-11-21T08:00:00.123456789Z","#;
        line.strip_prefix(start)
            .and_then(|rest| rest.strip_suffix("}\n"))
            .expect("the frame")
            .to_owned()
    }

    fn args(name: &[u8]) -> String {
        let event = Event { name: name.to_vec(), ..Event::default() };
        let line = line(Some("time,args"), Head::default(), &event, b"");
        line[line.find("\"args").expect("args")..].trim_end().to_owned()
    }

    #[test]
    fn an_event_is_an_object_with_everything_in_it() {
        let head = Head {
            tid: 5,
            host_pid: 7,
            comm: *b"a\"b\0\0\0\0\0\0\0\0\0\0\0\0\0",
            ..Head::default()
        };
        let event = Event {
            fd: -1,
            error: 2,
            flags: 0o644,
            size: EXACT,
            ns: EXACT + 1,
            name: b"ls\0-l\0".to_vec(),
        };
        let expected = concat!(
            r#"{"record":"event","time":"2026-11-21T08:00:00.123456789Z","pid":null,"tid":5,"host_pid":7,"uid":0,"#,
            r#""comm":"a\"b","fd":-1,"err":"ENOENT","mode":"0644","big":9007199254740992,"#,
            r#""size_bytes":9007199254740992,"lat_ns":"9007199254740993","ok":false,"args":["ls","-l"],"path":"/"}"#,
            "\n"
        );
        assert_eq!(line(None, head, &event, b"/"), expected);
    }

    #[test]
    fn newline_quotes_and_escape_sequences() {
        assert_eq!(path(b"\"},{\"\\\n\t\x1b[A\0"), r#""path":"\"},{\"\\\n\t\u001b[A\u0000""#);
    }

    #[test]
    fn c1_bidi_and_invisible_characters_are_spelled_out() {
        assert_eq!(
            path("\u{9b}\u{202e}\u{e0041}é".as_bytes()),
            r#""path":"\u009b\u202e\udb40\udc41é""#
        );
    }

    #[test]
    fn invalid_utf8_has_a_twin_with_the_bytes() {
        assert_eq!(path(b"a\xff"), r#""path":"a\\xff","path_b64":"Yf8=""#);
        assert_eq!(args(b"a\0\xff\0"), r#""args":["a","\\xff"],"args_b64":["YQ==","/w=="]}"#);
    }

    #[test]
    fn no_arguments_empty_arguments_and_no_error() {
        assert_eq!(args(b""), r#""args":[]}"#);
        assert_eq!(args(b"a\0\0"), r#""args":["a",""]}"#);
        assert!(
            line(Some("err"), Head::default(), &Event::default(), b"").contains(r#""err":null"#)
        );
    }

    proptest! {
        #[test]
        fn a_line_is_safe_and_holds_the_exact_text((head, event, tail) in hostile_event()) {
            let line = line(None, head, &event, &tail);
            assert_safe(line.strip_suffix('\n').expect("a newline").as_bytes());
            let object: Json = serde_json::from_str(&line).expect("JSON");
            let exact = |text: &Json, twin: &Json| match twin {
                Json::Null => text.as_str().expect("a string").as_bytes().to_vec(),
                twin => {
                    let bytes = STANDARD.decode(twin.as_str().expect("a string")).expect("base64");
                    assert!(std::str::from_utf8(&bytes).is_err());
                    assert_eq!(unescape(text.as_str().expect("a string").as_bytes()), bytes);
                    bytes
                }
            };
            prop_assert_eq!(exact(&object["path"], &object["path_b64"]), tail);
            prop_assert_eq!(exact(&object["comm"], &object["comm_b64"]), Untrusted::from_c(&head.comm).bytes());
            let words: Vec<Vec<u8>> = match &object["args_b64"] {
                Json::Null => object["args"].as_array().expect("a list").iter().map(|word| exact(word, &Json::Null)).collect(),
                twin => twin.as_array().expect("a list").iter()
                    .map(|word| STANDARD.decode(word.as_str().expect("a string")).expect("base64")).collect(),
            };
            let mut joined = words.join(&0);
            joined.extend(event.name.last().filter(|&&byte| byte == 0));
            prop_assert_eq!(joined, event.name);
        }
    }
}
