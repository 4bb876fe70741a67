//! The escaper: safe, reversible, as wide as it says; and sentences in which names stand.

use kit::text;
use kit::text::Untrusted;

use crate::check;

/// Any bytes are a text.
pub fn target(bytes: &[u8]) {
    let mut out = Vec::new();
    text::escape(bytes, &mut out);
    let escaped = check::safe(&out);
    assert!(!escaped.contains('\n'));
    assert_eq!(check::unescape(escaped), bytes);
    check::linear(out.len(), bytes.len(), 0);
    assert!(text::width(&out) <= 2 * out.len());
    let mut again = Vec::new();
    text::escape(&out, &mut again);
    assert_eq!(check::unescape(check::safe(&again)).as_slice(), out, "an escape escaped");
    if let Ok(sentence) = std::str::from_utf8(bytes) {
        out.clear();
        text::disarm(sentence, &mut out);
        assert!(!check::safe(&out).contains('\n'));
        out.clear();
        kit::json::string(sentence, &mut out);
        let json: String = serde_json::from_str(check::safe(&out)).expect("JSON");
        assert_eq!(json, sentence);
    }
    assert!(!format!("{:?}", Untrusted::new(bytes)).contains('\u{1b}'));
    out.clear();
    kit::quote::shell_quote(Untrusted::new(bytes), &mut out);
    assert!(bytes.contains(&b'\n') || !check::safe(&out).contains('\n'));
    assert!(!out.contains(&b'\n'), "a line break in a shell word");
    check::linear(out.len(), bytes.len(), 0);
}
