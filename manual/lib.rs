//! What is made of the list of tools, their doc comments and `docs/`: man pages, completions and
//! the source of the book. `cargo xtask manual` writes them; nothing of it is written by hand.

pub mod book;
pub mod capabilities;
pub mod commands;
pub mod complete;
pub mod example;
mod kernels;
mod markdown;
mod options;
pub mod page;
mod roff;
pub mod symptoms;
pub mod table;
pub mod the_box;
pub mod tool;

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use anyhow::Context;
use anyhow::Result;

/// The repository's root: this crate stands one below.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// What all pages of one making share.
pub struct Making {
    /// A folder with outputs of the examples, made anew; without it those in the pages are taken.
    pub examples: Option<PathBuf>,
    /// The day that stands on man pages; empty where nobody knows one.
    pub date: String,
}

impl Making {
    /// A text of the repository, its examples as they are to be shown.
    ///
    /// # Errors
    /// If it cannot be read, or an example's output is not there.
    pub fn text(&self, path: &str) -> Result<String> {
        let text = read(path)?;
        let Some(folder) = &self.examples else { return Ok(text) };
        let outputs = |at: usize| {
            let file = folder.join(example::file_name(path, at));
            fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))
        };
        example::with(&text, outputs).map_err(|error| anyhow::anyhow!("{path}: {error}"))
    }
}

/// A file of the repository.
///
/// # Errors
/// If it cannot be read.
pub fn read(path: &str) -> Result<String> {
    let file = root().join(path);
    fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
}

/// Writes a file, and the folders above it.
///
/// # Errors
/// If it cannot be written.
pub fn write(file: &Path, text: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}
