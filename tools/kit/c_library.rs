//! The C library: the files of it that programs of this machine run, by default all.

use std::path::Path;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::args::Process;

use crate::library::Found;
use crate::library::Library;

/// Where programs that are started from now on will find it.
const FOLDERS: [&str; 6] =
    ["/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu", "/lib64", "/usr/lib64", "/lib", "/usr/lib"];
const NAMES: [&str; 3] = ["libc.so.6", "ld-musl-x86_64.so.1", "ld-musl-aarch64.so.1"];

/// Which C libraries.
#[derive(Args, Clone, Debug, Default)]
pub struct CLibrary {
    /// Probe these C libraries, or programs that contain theirs, instead of all that are in use
    #[arg(short, long, value_name = "LIST", value_delimiter = ',')]
    pub libc: Vec<PathBuf>,
}

impl CLibrary {
    /// Those that were named, or those that the processes asked for run; of processes that
    /// are yet to be started these are all.
    ///
    /// # Errors
    /// Status 2 for one that cannot be opened.
    pub fn find(&self, process: &Process) -> Result<Found> {
        if !self.libc.is_empty() {
            return Found::named("--libc", &self.libc);
        }
        let any = process.follow || !process.command.is_empty();
        Ok(in_use(if any { &[] } else { &process.pid }))
    }
}

/// Those that `pids` run, as a probe in any other would be in everybody's way. Without `pids`
/// those that any process runs, in containers as well, and those that the next programs will
/// run here; only the latter where nothing is found that `pids` run.
pub fn in_use(pids: &[u32]) -> Found {
    let mut found = Found::default();
    if !pids.is_empty() {
        found.add_mapped(pids, is_one);
        if !found.libraries.is_empty() {
            return found;
        }
    }
    for path in FOLDERS.iter().flat_map(|dir| NAMES.map(|name| Path::new(dir).join(name))) {
        // Most of these are not there.
        let _ = Library::open(&path).and_then(|library| found.add(library));
    }
    if pids.is_empty() {
        found.add_mapped(pids, is_one);
    }
    found
}

/// By the name of its file: glibc's (before 2.34 with its version), musl's, which is the
/// loader as well, uClibc's.
fn is_one(name: &str) -> bool {
    name.starts_with("libc.so.")
        || name == "libc.so"
        || name.starts_with("ld-musl-")
        || name.starts_with("libuClibc-")
        || (name.starts_with("libc-") && name.ends_with(".so"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c_libraries_by_name() {
        for name in ["libc.so.6", "libc-2.31.so", "ld-musl-x86_64.so.1", "libuClibc-1.0.39.so"] {
            assert!(is_one(name), "{name}");
        }
        for name in ["libcap.so.2", "libcxx.so", "ld-linux-x86-64.so.2", "libc-client.so.2007e"] {
            assert!(!is_one(name), "{name}");
        }
    }
}
