//! What a histogram or a stack is of: a key, as people and machines read it.

use serde_json::Map;

use crate::csv;
use crate::json;
use crate::text;
use crate::text::Untrusted;
use crate::value;
use crate::value::Value;

/// A part of a key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A process or thread outside of our PID namespace, by the process's number on the host.
    Outside(u64),
    /// A number.
    Number(u64),
    /// Text that somebody else chose.
    Text(Vec<u8>),
}

/// Names of ours, values from outside. Histograms show parts that were not announced to
/// machines alone, in JSON.
pub type Label = Vec<(&'static str, Part)>;

impl Part {
    /// A copy of text that is shown later.
    pub fn text(text: Untrusted<'_>) -> Self {
        Self::Text(text.bytes().to_vec())
    }

    /// A number of a process or thread in our PID namespace. 0 is outside, unless it is the
    /// idle process of the host.
    pub fn process(number: u32, host: u32) -> Self {
        match (number, host) {
            (0, 1..) => Self::Outside(host.into()),
            _ => Self::Number(number.into()),
        }
    }

    pub(crate) fn value(&self) -> Value<'_> {
        match self {
            Self::Outside(_) => Value::Null,
            Self::Number(number) => Value::Uint(*number),
            Self::Text(bytes) => Value::Text(Untrusted::new(bytes)),
        }
    }

    pub(crate) fn table(&self, out: &mut Vec<u8>) {
        match self {
            Self::Outside(_) => out.push(b'-'),
            Self::Number(number) => value::integer(*number, out),
            Self::Text(bytes) => text::escape(bytes, out),
        }
    }

    pub(crate) fn csv(&self, out: &mut Vec<u8>) {
        match self {
            Self::Outside(_) => {}
            Self::Number(number) => value::integer(*number, out),
            Self::Text(bytes) => csv::text(Untrusted::new(bytes), out),
        }
    }
}

impl<T: Into<Vec<u8>>> From<T> for Part {
    fn from(text: T) -> Self {
        Self::Text(text.into())
    }
}

/// The label as the `key` of a JSON record, its values as in events: what is not UTF-8 is
/// escaped, and a number that some readers would round is a string.
pub(crate) fn json(label: &Label) -> Map<String, serde_json::Value> {
    let mut key = Map::new();
    for (name, part) in label {
        let mut twin = None;
        let value = match part {
            Part::Outside(_) => serde_json::Value::Null,
            Part::Number(number) if *number > 1 << 53 => number.to_string().into(),
            Part::Number(number) => (*number).into(),
            Part::Text(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => text.into(),
                Err(_) => {
                    let (mut escaped, mut exact) = (Vec::new(), Vec::new());
                    text::escape(bytes, &mut escaped);
                    json::base64(Untrusted::new(bytes), &mut exact);
                    twin = Some(String::from_utf8(exact).unwrap_or_default());
                    String::from_utf8(escaped).unwrap_or_default().into()
                }
            },
        };
        key.insert((*name).to_owned(), value);
        if let ("pid", Part::Outside(host)) = (*name, part) {
            key.insert("host_pid".into(), (*host).into());
        }
        if let Some(exact) = twin {
            key.insert(format!("{name}_b64"), exact.trim_matches('"').into());
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_numbers_and_the_unknown_is_null() {
        let label = vec![
            ("pid", Part::Outside(9)),
            ("tid", Part::Number(7)),
            ("id", Part::Number((1 << 53) + 1)),
            ("comm", Part::from(b"a\xff".as_slice())),
        ];
        let expected = r#"{"pid":null,"host_pid":9,"tid":7,"id":"9007199254740993","comm":"a\\xff","comm_b64":"Yf8="}"#;
        assert_eq!(serde_json::Value::Object(json(&label)).to_string(), expected);
    }
}
