//! Names of functions as they were written, out of those that compilers make of them.

use std::fmt;
use std::fmt::Write;

/// Bytes of a name; a small mangled name can stand for a huge one.
const LONGEST: usize = 4096;

/// The name as it was written in Rust or C++; `None` if it was in another language.
pub fn demangle(name: &[u8]) -> Option<Vec<u8>> {
    let name = std::str::from_utf8(name).ok()?;
    if !name.starts_with("_Z") && !name.starts_with("_R") {
        return None;
    }
    let mut text = Bounded(String::new());
    if let Ok(rust) = rustc_demangle::try_demangle(name) {
        // Without the hash.
        write!(text, "{rust:#}").ok()?;
    } else {
        let symbol = cpp_demangle::Symbol::new(name).ok()?;
        symbol.structured_demangle(&mut text, &cpp_demangle::DemangleOptions::default()).ok()?;
    }
    Some(text.0.into_bytes())
}

/// Text that ends the writing when it has become too long.
struct Bounded(String);

impl Write for Bounded {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.0.len() + text.len() > LONGEST {
            return Err(fmt::Error);
        }
        self.0.push_str(text);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(name: &str) -> Option<String> {
        demangle(name.as_bytes()).map(|name| String::from_utf8(name).expect("UTF-8"))
    }

    #[test]
    fn rust_and_cpp() {
        let rust = text("_ZN4core3fmt5Write9write_fmt17h0123456789abcdefE");
        assert_eq!(rust.as_deref(), Some("core::fmt::Write::write_fmt"));
        let rust = text("_RNvCs1234_7mycrate3foo");
        assert_eq!(rust.as_deref(), Some("mycrate::foo"));
        assert_eq!(
            text("_ZNSt6vectorIiSaIiEE9push_backEOi").as_deref(),
            Some("std::vector<int, std::allocator<int> >::push_back(int&&)")
        );
    }

    #[test]
    fn other_names_stay() {
        for name in ["main", "_Z", "_R", "_ZN", "_RNv", "", "_start", "_ZL\u{1b}"] {
            assert_eq!(text(name), None, "{name}");
        }
        assert_eq!(demangle(b"_Z\xff"), None);
    }

    #[test]
    fn a_bomb_is_no_name() {
        // Each part says the one before it twice.
        let mut name = "_Z1fSt1aIiE".to_owned();
        for i in 0..40 {
            let digit = char::from_digit(i % 36, 36).expect("a digit").to_ascii_uppercase();
            name += &format!("St1aIS{digit}_S{digit}_E");
        }
        let _ = text(&name); // neither hours nor gigabytes
        assert_eq!(text(&format!("_Z{}{}v", LONGEST + 1, "a".repeat(LONGEST + 1))), None);
    }
}
