//! JSON with a line for each thing of a list, so that a file of numbers can be read, and
//! compared with the last one.

use std::fmt::Write as _;

use serde_json::Value;

/// The text, with a newline at its end.
pub fn text(value: &Value) -> String {
    let mut out = String::new();
    write(value, 0, &mut out);
    out.push('\n');
    out
}

fn write(value: &Value, depth: usize, out: &mut String) {
    let indent = |depth| "  ".repeat(depth);
    match value {
        Value::Object(fields) if depth == 0 || lists(value) => {
            out.push('{');
            for (at, (name, field)) in fields.iter().enumerate() {
                let comma = if at == 0 { "" } else { "," };
                let name = Value::from(name.as_str());
                let _ = write!(out, "{comma}\n{}{name}: ", indent(depth + 1));
                write(field, depth + 1, out);
            }
            let _ = write!(out, "\n{}}}", indent(depth));
        }
        Value::Array(values) if lists(value) => {
            out.push('[');
            for (at, value) in values.iter().enumerate() {
                let comma = if at == 0 { "" } else { "," };
                let _ = write!(out, "{comma}\n{}", indent(depth + 1));
                write(value, depth + 1, out);
            }
            let _ = write!(out, "\n{}]", indent(depth));
        }
        _ => {
            let _ = write!(out, "{value}");
        }
    }
}

/// Whether there is a list of things in it, not only of numbers or words.
fn lists(value: &Value) -> bool {
    match value {
        Value::Array(values) => values.iter().any(|value| value.is_object() || lists(value)),
        Value::Object(fields) => fields.values().any(lists),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_thing_is_a_line() {
        let value = json!({"a": [{"n": 1, "r": [1.5, 2.0]}, {"n": 2}], "b": {"c": "d"}, "e": []});
        let text = text(&value);
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
        assert_eq!(text.lines().count(), 8);
        assert!(text.contains("\n    {\"n\":1,\"r\":[1.5,2.0]},\n"), "{text}");
    }
}
