//! The README's table of tools, made of the list. `cargo xtask pages` writes it, this compares.

use std::fs;
use std::path::Path;

const BEGIN: &str = "<!-- from here: cargo xtask pages -->\n";
const END: &str = "<!-- to here -->";

#[test]
fn table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let text = fs::read_to_string(&path).expect("the README");
    let (before, rest) = text.split_once(BEGIN).expect("the mark in front of the table");
    let (_, after) = rest.split_once(END).expect("the mark behind the table");
    let new = [before, BEGIN, &manual::table::markdown(), END, after].concat();
    if std::env::var_os("BLESS").is_some() {
        return fs::write(&path, new).expect("the README");
    }
    assert!(new == text, "`cargo xtask pages` makes the README's table of tools anew");
}
