//! Writes man pages, completions and the book's source into a folder: `cargo xtask manual` calls it.

use std::path::PathBuf;

use anyhow::Context;
use anyhow::Result;
use clap::Parser;
use jiff::Timestamp;
use manual::Making;

/// Write man pages, completions and the book's source
#[derive(Parser)]
struct Cli {
    /// A folder with outputs of the examples; without it those in the pages are taken
    #[arg(long, value_name = "DIR")]
    examples: Option<PathBuf>,

    /// Where they go: man/, completions/ and source/
    out: PathBuf,
}

fn main() -> Result<()> {
    let Cli { examples, out } = Cli::parse();
    let making = Making { examples, date: date()? };
    manual::tool::write(&making, &out.join("man"))?;
    manual::the_box::write(&making, &out.join("man"))?;
    manual::complete::write(&out.join("completions"))?;
    manual::book::write(&making, &out.join("source"))
}

/// The day of SOURCE_DATE_EPOCH, which is the last commit's: today would make each making differ.
fn date() -> Result<String> {
    let Ok(seconds) = std::env::var("SOURCE_DATE_EPOCH") else { return Ok(String::new()) };
    let seconds = seconds.parse().context("SOURCE_DATE_EPOCH is no number of seconds")?;
    Ok(Timestamp::from_second(seconds)?.strftime("%Y-%m-%d").to_string())
}
