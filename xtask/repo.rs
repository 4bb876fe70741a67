//! Where things are: the repository, what is built of it, and the box of links.

use std::env;
use std::path::Path;
use std::path::PathBuf;

/// The repository's root: xtask stands one below.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        // A relative one is relative to where the user stands, not to the root.
        Some(folder) => std::path::absolute(&folder).unwrap_or_else(|_| folder.into()),
        None => root().join("target"),
    }
}

/// The folder with the binary and a link per tool.
pub fn boxed() -> PathBuf {
    target().join("box")
}

/// The target triple of this machine, named to cargo so that flags for the
/// binary do not reach build scripts.
pub fn triple() -> String {
    format!("{}-unknown-linux-gnu", env::consts::ARCH)
}
