//! What is made for people, as they and their shells get it.

mod bash; // completions, as bash asks for them
mod man;
mod shells; // completions for zsh and fish: sound, and the same names
mod texts; // commands in the texts are such as the tools take // every page has every section, and man has nothing to complain of

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use manual::Making;

/// All files, made once.
fn made() -> PathBuf {
    static MADE: OnceLock<tempfile::TempDir> = OnceLock::new();
    let folder = MADE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let making = Making { examples: None, date: "2025-11-27".to_owned() };
        manual::tool::write(&making, &folder.path().join("man")).expect("pages");
        manual::the_box::write(&making, &folder.path().join("man")).expect("pages");
        manual::complete::write(&folder.path().join("completions")).expect("completions");
        folder
    });
    folder.path().to_owned()
}

/// Whether this machine has a program; that it has not is said, and is no failure.
fn has(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok();
    if !found {
        println!("There is no {program} here: not checked.");
    }
    found
}

/// Every name that a link may have, with the tool behind it.
fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    tools::TOOLS.iter().flat_map(|tool| tool.names().map(|(name, _)| (name, tool.name)))
}
