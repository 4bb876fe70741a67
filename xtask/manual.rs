//! manual: man pages, completions and the browsable manual, in target/manual. The crate `manual`
//! makes them of the list and docs/; mdbook makes the book of its source. The same tree and the
//! same outputs of examples give the same bytes.

use std::env;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;
use anyhow::Result;

use crate::build;
use crate::examples;
use crate::host;
use crate::program;
use crate::repo;
use crate::shell;

/// Each version of it makes other pages.
const MDBOOK: &str = "0.5.4";

/// Make man pages, completions and the browsable manual, in target/manual
#[derive(clap::Args)]
pub struct Args {
    /// Take the outputs of the examples from DIR, as an earlier making has left them in
    /// target/manual/examples
    #[arg(long, value_name = "DIR")]
    examples: Option<PathBuf>,
}

pub fn run(args: &Args) -> Result<()> {
    println!("{}", make(args.examples.as_deref())?.folder.display());
    Ok(())
}

/// What was made.
pub struct Made {
    /// The folder: man/, completions/ by shell, book/.
    pub folder: PathBuf,
    /// The outputs of examples that are shown; none where the pages' own are.
    pub examples: Option<PathBuf>,
}

/// Makes all of it, with these outputs of the examples; without them they are run, where this
/// machine lets them.
pub fn make(recorded: Option<&Path>) -> Result<Made> {
    let folder = repo::target().join("manual");
    let outputs = match recorded {
        Some(recorded) => {
            Some(fs::canonicalize(recorded).with_context(|| recorded.display().to_string())?)
        }
        None => fresh()?,
    };
    let parts = ["man", "completions", "source", "book"].map(|part| folder.join(part));
    for part in parts.iter().filter(|part| part.exists()) {
        fs::remove_dir_all(part).with_context(|| part.display().to_string())?;
    }
    shell::run(&mut shell::cargo(&["build", "--quiet", "--package", "manual"]))?;
    // Not by cargo: build scripts that hear of SOURCE_DATE_EPOCH would all run again.
    let mut made = Command::new(repo::target().join("debug/manual"));
    made.arg(&folder);
    if let Some(outputs) = &outputs {
        made.arg("--examples").arg(outputs);
    }
    if let Some(seconds) = epoch() {
        made.env("SOURCE_DATE_EPOCH", seconds);
    }
    shell::run(&mut made)?;
    let mdbook = program::get("mdbook", MDBOOK)?;
    let source = folder.join("source");
    // It tells each step, on standard error.
    let mut book = Command::new(mdbook);
    book.env("MDBOOK_LOG", "warn").env("RUST_LOG", "warn");
    shell::run(book.arg("build").arg(&source).arg("--dest-dir").arg(folder.join("book")))?;
    Ok(Made { folder, examples: outputs })
}

/// Outputs that the examples have just now; none where they cannot run.
fn fresh() -> Result<Option<PathBuf>> {
    let binary = build::build(false)?;
    if let Some(why) = host::refusal(&binary, None)? {
        println!(
            "Examples are shown as the pages have them: this machine refuses BPF programs ({why})."
        );
        return Ok(None);
    }
    let folder = examples::outputs();
    examples::fresh(&folder)?;
    println!("Examples are shown as they have just run: {}", folder.display());
    Ok(Some(folder))
}

/// When the last commit was made, unless somebody says another time.
fn epoch() -> Option<String> {
    if let Ok(said) = env::var("SOURCE_DATE_EPOCH") {
        return Some(said);
    }
    let mut git = Command::new("git");
    let said = git.current_dir(repo::root()).args(["log", "-1", "--format=%ct"]).output().ok()?;
    let seconds = String::from_utf8(said.stdout).ok()?.trim().to_owned();
    (said.status.success() && !seconds.is_empty()).then_some(seconds)
}
