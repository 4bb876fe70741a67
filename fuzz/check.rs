//! The promises about output, told once more and in other words than the kit's own.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

/// Fails unless these are lines that no terminal can misread.
///
/// # Panics
/// If not.
pub fn safe(bytes: &[u8]) -> &str {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let bad = text.chars().find(|&c| {
        (c.is_control() && c != '\n')
            || matches!(c as u32, 0xad | 0x61c | 0x180e | 0x200b..=0x200f | 0x2028..=0x202e)
            || matches!(c as u32, 0x2060..=0x206f | 0xfe00..=0xfe0f | 0xfeff | 0xe0000..=0xe0fff)
    });
    assert_eq!(bad, None, "in {text:?}");
    text
}

/// Fails if so much was written of so few bytes that it is more than each of them escaped, in
/// each of so many places.
///
/// # Panics
/// If it was.
pub fn linear(out: usize, input: usize, places: usize) {
    assert!(out <= (8 * input + 256) * (places + 4), "{out} bytes out of {input}");
}

/// The bytes that an escaped text stands for.
///
/// # Panics
/// If it is no escaped text.
pub fn unescape(text: &str) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::new(), text);
    while let Some(at) = rest.find('\\') {
        out.extend_from_slice(&rest.as_bytes()[..at]);
        let (escape, behind) = rest[at + 1..].split_at(1);
        let (hex, behind) = match escape {
            "\\" => {
                out.push(b'\\');
                rest = behind;
                continue;
            }
            "x" => behind.split_at(2),
            "u" => behind[1..].split_once('}').expect("a closing brace"),
            other => panic!("\\{other} in {text:?}"),
        };
        let number = u32::from_str_radix(hex, 16).expect("hexadecimal digits");
        if escape == "x" {
            out.push(u8::try_from(number).expect("a byte"));
        } else {
            let c = char::from_u32(number).expect("a character");
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        rest = behind;
    }
    out.extend_from_slice(rest.as_bytes());
    out
}

/// One line of JSON, safe, and each text with a twin that says the same.
///
/// # Panics
/// If not.
pub fn json(line: &[u8]) -> Value {
    let text = safe(line);
    assert!(text.ends_with('\n') && text.matches('\n').count() == 1, "one line: {text}");
    let value: Value = serde_json::from_str(text).expect("JSON");
    twins(&value);
    value
}

fn twins(value: &Value) {
    let Value::Object(fields) = value else { return };
    for (name, value) in fields {
        twins(value);
        let Some(of) = name.strip_suffix("_b64") else { continue };
        match (value, &fields[of]) {
            (Value::Array(exact), Value::Array(shown)) => {
                assert_eq!(exact.len(), shown.len());
                exact.iter().zip(shown).for_each(|(exact, shown)| twin(exact, shown, true));
            }
            (exact, shown) => twin(exact, shown, false),
        }
    }
}

/// In a list that has a twin only what is not UTF-8 is escaped.
fn twin(exact: &Value, shown: &Value, listed: bool) {
    let (Value::String(exact), Value::String(shown)) = (exact, shown) else {
        assert!(listed && exact.is_null() && shown.is_null(), "{exact} beside {shown}");
        return;
    };
    let exact = STANDARD.decode(exact).expect("base64");
    match std::str::from_utf8(&exact) {
        Ok(text) => assert!(listed && text == shown, "a twin of UTF-8: {shown:?}"),
        Err(_) => assert_eq!(unescape(shown), exact),
    }
}

/// The bytes of a JSON text, which may have a twin.
///
/// # Panics
/// If there is no such text.
pub fn exact(object: &Value, name: &str) -> Vec<u8> {
    match object.get(format!("{name}_b64")) {
        Some(twin) => STANDARD.decode(twin.as_str().expect("base64")).expect("base64"),
        None => object[name].as_str().expect("text").as_bytes().to_vec(),
    }
}

/// Comma-separated values that a reader takes for so many cells a line, none of them a formula;
/// all lines.
///
/// # Panics
/// If not.
pub fn csv(bytes: &[u8], cells: usize) -> Vec<Vec<String>> {
    let text = safe(bytes);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect());
    let rows: Vec<Vec<String>> = rows.collect();
    for row in &rows {
        assert_eq!(row.len(), cells, "{text}");
        for cell in row {
            let formula = cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
            assert!(!formula || cell.parse::<i64>().is_ok(), "a formula: {cell:?}");
        }
    }
    rows
}
