//! Paths that the kernel keeps as chains of names; `path.bpf.h` gathers them leaf first.

use crate::text::Untrusted;
use crate::value::Value;

const ROOTED: u32 = 1;
const UNREACHABLE: u32 = 2;

/// The path of these names, each with its NUL; nothing if none was gathered. Without its root it
/// begins with `(unreachable)`, as the kernel has it, or with `…` where it was too long: neither
/// can be mistaken for a path from the root.
pub fn value<'a>(names: Untrusted<'a>, how: u32) -> Value<'a> {
    let start: &[u8] = match how {
        ROOTED => b"",
        UNREACHABLE => b"(unreachable)",
        _ if names.is_empty() => return Value::Null,
        _ => "…".as_bytes(),
    };
    let mut path = start.to_vec();
    let names = names.bytes().strip_suffix(b"\0").unwrap_or_default();
    for name in names.rsplit(|&byte| byte == 0) {
        path.push(b'/');
        path.extend_from_slice(name);
    }
    Value::Owned(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(names: &[u8], how: u32) -> Option<String> {
        match value(Untrusted::new(names), how) {
            Value::Owned(bytes) => Some(String::from_utf8(bytes).unwrap()),
            _ => None,
        }
    }

    #[test]
    fn names_are_turned_round() {
        assert_eq!(text(b"c\0b\0a\0", ROOTED).unwrap(), "/a/b/c");
        assert_eq!(text(b"", ROOTED).unwrap(), "/");
        assert_eq!(text(b"b\0a\0", UNREACHABLE).unwrap(), "(unreachable)/a/b");
        assert_eq!(text(b"", UNREACHABLE).unwrap(), "(unreachable)/");
        assert_eq!(text(b"c\0b\0", 0).unwrap(), "…/b/c");
        assert_eq!(text(b"", 0), None);
    }
}
