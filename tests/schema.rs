//! The schemas in `schemas/`, and whether what a tool prints is as they say: each line of JSON
//! that a test makes a tool print goes through here.
//!
//! It knows the words of JSON Schema that our schemas use, and refuses the others; and it is
//! strict where a reader must not be: a field that no schema names is an error, as each is a part
//! of the contract.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;

include!(concat!(env!("OUT_DIR"), "/schemas.rs"));

/// Each schema by its file's name.
static SCHEMAS: LazyLock<BTreeMap<&str, Value>> = LazyLock::new(|| {
    let parse = |text| serde_json::from_str(text).expect("a schema is JSON");
    FILES.iter().map(|(name, text)| (*name, parse(text))).collect()
});

/// How many lines of one run are looked at: of floods, no more.
const MOST: usize = 2000;

/// The fields of a kind of record, by the schema of this tool.
///
/// # Panics
/// If there is no such schema.
pub fn fields(tool: &str, record: &str) -> Vec<String> {
    let schema = schema(&format!("{tool}.json"));
    let fields = schema["$defs"][record]["properties"].as_object().expect("properties");
    fields.keys().cloned().collect()
}

/// Whether a tool prints such records.
///
/// # Panics
/// If there is no schema of it.
pub fn has(tool: &str, record: &str) -> bool {
    schema(&format!("{tool}.json"))["$defs"].get(record).is_some()
}

/// Fails if what a run has printed is JSON, and a line is not as its tool's schema says.
///
/// # Panics
/// Then, or if there is no schema.
pub fn assert_run_fits(output: &[u8]) {
    if output.starts_with(br#"{"record":"start""#) {
        let text = String::from_utf8_lossy(output);
        let first = text.lines().next().unwrap_or_default();
        let start: Value = serde_json::from_str(first).unwrap_or_default();
        if let Some(tool) = start["tool"].as_str() {
            assert_fits(tool, &text);
        }
    }
}

/// Fails if a line of this output is not as the tool's schema says.
///
/// # Panics
/// Then, or if there is no schema.
pub fn assert_fits(tool: &str, output: &str) {
    for line in output.split_inclusive('\n').take(MOST) {
        match serde_json::from_str(line) {
            Ok(record) => {
                let told = check(tool, &record);
                assert!(told.is_ok(), "{tool}: {told:?}\n{line}");
            }
            // A run that was killed leaves half a line.
            Err(error) => assert!(!line.ends_with('\n'), "{tool}: {error}\n{line}"),
        }
    }
}

/// What is wrong with a line.
///
/// # Errors
/// That.
pub fn check(tool: &str, line: &Value) -> Result<(), String> {
    let file = format!("{tool}.json");
    fits(schema(&file), line, &file, "")
}

fn schema(file: &str) -> &'static Value {
    SCHEMAS.get(file).unwrap_or_else(|| panic!("there is no schemas/v1/{file}"))
}

/// Whether a value is as a schema of this file says; `at` is where the value stands.
fn fits(schema: &Value, value: &Value, file: &str, at: &str) -> Result<(), String> {
    let words = schema.as_object().ok_or_else(|| format!("{file}: {schema} is no schema"))?;
    for (word, means) in words {
        let wrong = |what: &str| Err(format!("{}: {value} {what} {means}", place(at)));
        match word.as_str() {
            "$schema" | "title" | "description" | "$defs" => {}
            "$ref" => {
                let (schema, file) = referred(text(means), file)?;
                fits(schema, value, file, at)?;
            }
            "oneOf" | "anyOf" => {
                let tried: Vec<_> =
                    items(means).iter().map(|it| fits(it, value, file, at)).collect();
                let fitting = tried.iter().filter(|told| told.is_ok()).count();
                if fitting == 0 || word == "oneOf" && fitting > 1 {
                    let told: Vec<_> = tried.into_iter().filter_map(Result::err).collect();
                    return Err(format!("{}: {fitting} fit: {}", place(at), told.join(" | ")));
                }
            }
            "type" if !is_of_type(value, text(means)) => return wrong("is no"),
            "const" if value != means => return wrong("is not"),
            "pattern" if !value.as_str().is_none_or(|it| matches(text(means), it)) => {
                return wrong("does not match");
            }
            "minimum" if value.as_f64().is_some_and(|it| it < means.as_f64().unwrap_or(0.0)) => {
                return wrong("is below");
            }
            "minItems" if value.as_array().is_some_and(|it| (it.len() as u64) < number(means)) => {
                return wrong("has fewer items than");
            }
            "maxItems" if value.as_array().is_some_and(|it| it.len() as u64 > number(means)) => {
                return wrong("has more items than");
            }
            "required" => {
                let names = items(means).iter().map(text);
                if let Some(name) = names.into_iter().find(|name| value.get(name).is_none()) {
                    return Err(format!("{} lacks {name}", place(at)));
                }
            }
            "items" => {
                for (number, item) in items(value).iter().enumerate() {
                    fits(means, item, file, &format!("{at}[{number}]"))?;
                }
            }
            "properties" => fields_fit(means, words.get("patternProperties"), value, file, at)?,
            "patternProperties" if words.contains_key("properties") => {}
            "type" | "const" | "pattern" | "minimum" | "minItems" | "maxItems" => {}
            _ => return Err(format!("{file}: this test does not know the word {word}")),
        }
    }
    Ok(())
}

/// Whether each field is as its schema says, and none is there without one.
fn fields_fit(
    named: &Value,
    patterns: Option<&Value>,
    value: &Value,
    file: &str,
    at: &str,
) -> Result<(), String> {
    for (name, value) in value.as_object().into_iter().flatten() {
        let mut patterns = patterns.and_then(Value::as_object).into_iter().flatten();
        let schema = named
            .get(name)
            .or_else(|| patterns.find(|(pattern, _)| matches(pattern, name)).map(|(_, it)| it));
        let schema = schema.ok_or_else(|| format!("{}: no schema has {name}", place(at)))?;
        fits(schema, value, file, &format!("{at}.{name}"))?;
    }
    Ok(())
}

/// What `FILE#/a/b` leads to, and the file it stands in.
fn referred<'a>(to: &'a str, from: &'a str) -> Result<(&'static Value, &'a str), String> {
    let (file, path) = to.split_once('#').ok_or_else(|| format!("{from}: {to}"))?;
    let file = if file.is_empty() { from } else { file };
    let found = schema(file).pointer(path);
    found.map(|schema| (schema, file)).ok_or_else(|| format!("{from}: {to} leads nowhere"))
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

/// The patterns of our schemas, each of which is one of these.
fn matches(pattern: &str, text: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match pattern {
        "_b64$" => text.ends_with("_b64"),
        "^[0-9]{16,}$" => text.len() >= 16 && digits(text),
        "^[A-Za-z0-9+/]*=*$" => {
            let ours = |byte: u8| byte.is_ascii_alphanumeric() || b"+/".contains(&byte);
            text.trim_end_matches('=').bytes().all(ours)
        }
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{9}Z$" => {
            let shape: String =
                text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
            shape == "0000-00-00T00:00:00.000000000Z"
        }
        _ => panic!("this test does not know the pattern {pattern}"),
    }
}

fn place(at: &str) -> &str {
    if at.is_empty() { "the line" } else { at.trim_start_matches('.') }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap_or_default()
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn event() -> Value {
        json!({"record": "event", "time": "2026-11-21T08:00:00.001000003Z", "pid": 7, "path": "/x"})
    }

    fn with(field: &str, value: Value) -> Result<(), String> {
        let mut event = event();
        event[field] = value;
        check("opensnoop", &event)
    }

    #[test]
    fn what_is_as_it_should_be() {
        assert_eq!(check("opensnoop", &event()), Ok(()));
        for (field, value) in [
            ("pid", json!(null)),
            ("err", json!("ENOENT")),
            ("path_b64", json!("Yf8=")),
            ("uid", json!(4294967295u32)),
        ] {
            assert_eq!(with(field, value), Ok(()), "{field}");
        }
    }

    #[test]
    fn what_is_not() {
        for (field, value) in [
            ("pid", json!(-1)),
            ("pid", json!("7")),
            ("pid", json!(1.5)),
            ("host_pid", json!(null)),
            ("path", json!(7)),
            ("path_b64", json!("a b")),
            ("time", json!("2026-11-21T08:00:00Z")),
            ("new", json!(1)),
            ("record", json!("row")),
        ] {
            assert!(with(field, value.clone()).is_err(), "{field}: {value}");
        }
        assert!(check("opensnoop", &json!({"record": "event"})).is_err(), "it has no time");
        assert!(check("opensnoop", &json!({})).is_err());
        assert!(check("biolatency", &event()).is_err(), "a histogram tool has no events");
    }

    #[test]
    fn every_word_of_every_schema_is_known() {
        for file in SCHEMAS.keys() {
            let defs = schema(file)["$defs"].as_object().expect("definitions");
            for (name, def) in defs {
                for value in [json!(null), json!({}), json!([[1]]), json!("x"), json!(1)] {
                    if let Err(why) = fits(def, &value, file, "") {
                        assert!(!why.contains("this test does not know"), "{name}: {why}");
                        assert!(!why.contains("leads nowhere"), "{name}: {why}");
                    }
                }
            }
        }
    }
}
