//! Names that compilers have mangled, which small can stand for huge ones.

use kit::demangle::demangle;

use crate::check;

/// Any bytes are a name.
pub fn target(bytes: &[u8]) {
    for prefix in [&b""[..], b"_Z", b"_R"] {
        let name = [prefix, bytes].concat();
        if let Some(text) = demangle(&name) {
            assert!(text.len() <= 4096, "{} bytes", text.len());
            let mut out = Vec::new();
            kit::text::escape(&text, &mut out);
            check::safe(&out);
        }
    }
}
