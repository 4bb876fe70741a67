//! Names of functions as they were written, out of those that compilers make of them.

use std::fmt;
use std::fmt::Write;
use std::time::Duration;
use std::time::Instant;

use cpp_demangle::DemangleOptions;
use cpp_demangle::ParseOptions;
use cpp_demangle::Symbol;

/// Bytes of a name as it was written; a small mangled name can stand for a huge one.
const LONGEST: usize = 4096;

/// How deep a C++ name may lie in itself. The parser tries one rule after the other, and what it
/// has tried in vain in one it reads again in the next: with the depth that it allows by itself,
/// 96, a name of 255 bytes took a quarter of a second; with this one the worst that was found in
/// a name of any length took 50 ms. Of 67,323 names of LLVM, clang and boost three lie deeper.
const DEEPEST: u32 = 64;

/// What the names of one print may take. Whoever makes a file chooses the names in it.
const PATIENCE: Duration = Duration::from_secs(1);

/// Tells names as they were written, as long as that takes no longer than it should.
#[derive(Debug)]
pub struct Demangler {
    left: Duration,
}

impl Default for Demangler {
    fn default() -> Self {
        Self { left: PATIENCE }
    }
}

impl Demangler {
    /// The next print begins.
    pub fn next(&mut self) {
        *self = Self::default();
    }

    /// The name as it was written, or as it is in the file if it was in another language, or
    /// there is no patience left.
    pub fn name(&mut self, name: Vec<u8>) -> Vec<u8> {
        if self.left.is_zero() {
            return name;
        }
        let begin = Instant::now();
        let written = demangle(&name);
        self.left = self.left.saturating_sub(begin.elapsed());
        written.unwrap_or(name)
    }
}

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
        let depth = ParseOptions::default().recursion_limit(DEEPEST);
        let symbol = Symbol::new_with_options(name, &depth).ok()?;
        symbol.structured_demangle(&mut text, &DemangleOptions::default()).ok()?;
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

    #[test]
    fn what_lies_too_deep_in_itself_stays_as_it_is() {
        let nested = |times| format!("_Z1f{}i{}", "1aI".repeat(times), "E".repeat(times));
        let shown = format!("f({}int{})", "a<".repeat(10), " >".repeat(10).trim_start());
        assert_eq!(text(&nested(10)), Some(shown));
        assert_eq!(text(&nested(14)), None);
    }

    #[test]
    fn patience_ends() {
        let mut demangler = Demangler::default();
        let name = || b"_Z1fi".to_vec();
        assert_eq!(demangler.name(name()), b"f(int)");
        assert_eq!(demangler.name(b"main".to_vec()), b"main");
        assert!(demangler.left > Duration::ZERO && demangler.left < PATIENCE);
        demangler.left = Duration::ZERO;
        assert_eq!(demangler.name(name()), name());
        demangler.next();
        assert_eq!(demangler.name(name()), b"f(int)");
    }
}
