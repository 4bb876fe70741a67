//! Expected texts in files. `BLESS=1` writes them anew.

use std::env;
use std::fs;
use std::path::Path;

/// Compares a text with the file `tests/golden/NAME`, whole.
///
/// # Panics
/// If they differ; both are shown.
pub fn compare(name: &str, got: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(name);
    if env::var_os("BLESS").is_some() {
        fs::write(&path, got).expect("the expected text can be written");
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if expected != got {
        let differs = expected.lines().zip(got.lines()).position(|(expected, got)| expected != got);
        let line = differs.unwrap_or(expected.lines().count().min(got.lines().count())) + 1;
        panic!(
            "tests/golden/{name} differs in line {line} (BLESS=1 takes the new text)\n--- expected\n{expected}\n--- got\n{got}"
        );
    }
}
