//! Talk: lines on stderr, safe for a terminal whatever names stand in them. That
//! nobody reads them is no failure.

use std::io;
use std::io::Write as _;

use crate::text;

/// `WHO: TEXT` as one line.
pub fn tell(who: &str, text: &str) {
    let mut line = Vec::new();
    text::disarm(&format!("{who}: {text}"), &mut line);
    line.push(b'\n');
    let _ = io::stderr().lock().write_all(&line);
}

/// What libbpf and the kernel say, as it comes.
pub fn pass_on(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
