//! The files whose functions are probed in user space: named by the user, or found where
//! processes have mapped them (mapped.rs).
//!
//! A probe belongs to a file, not to a process: whoever maps the file is seen, also later.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read as _;
use std::os::fd::AsRawFd as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use bpf::Object;
use nix::sys::statfs::OVERLAYFS_SUPER_MAGIC;
use nix::sys::statfs::fstatfs;

use crate::args::Common;
use crate::elf;
use crate::exit::Exit;
use crate::exit::Failure;
use crate::exit::usage;
use crate::place::Place;
use crate::place::Places;
use crate::tool::Cx;

/// A file of programs or functions, open, so that it is still the same when it is probed.
#[derive(Debug)]
pub struct Library {
    /// Read from its beginning once.
    pub file: File,
    /// For messages: its path, and whose that is.
    pub shown: String,
}

impl Library {
    /// The file of this path.
    ///
    /// # Errors
    /// If it cannot be opened.
    pub fn open(path: &Path) -> Result<Self> {
        let meta = std::fs::metadata(path)?;
        anyhow::ensure!(meta.is_file(), "it is no file that could be a library");
        Ok(Self { file: File::open(path)?, shown: path.display().to_string() })
    }

    /// A path by which this process, and the kernel on its behalf, reaches just this file.
    pub fn path(&self) -> PathBuf {
        PathBuf::from(format!("/proc/self/fd/{}", self.file.as_raw_fd()))
    }

    /// Those of `names` that it has, by their numbers, with their place in it, in bytes: see
    /// [`elf::functions`].
    ///
    /// # Errors
    /// If it cannot be read, or is no program or library of this machine.
    pub fn functions(&self, names: &[&str]) -> Result<Vec<(usize, u64)>> {
        let mut bytes = Vec::new();
        (&self.file).read_to_end(&mut bytes)?;
        elf::functions(&bytes, names)
    }

    /// What tells the file from others. Containers of one image see one file of a layer
    /// below through a file system (overlay) each: it must not be probed for each.
    fn identity(&self) -> Result<[i64; 7]> {
        let meta = self.file.metadata()?;
        let overlay = fstatfs(&self.file)?.filesystem_type() == OVERLAYFS_SUPER_MAGIC;
        let device = if overlay { 0 } else { meta.dev() as i64 };
        let (changed, written) = (meta.ctime(), meta.mtime());
        let nanos = [meta.ctime_nsec(), meta.mtime_nsec()];
        Ok([device, meta.ino() as i64, meta.size() as i64, changed, nanos[0], written, nanos[1]])
    }
}

/// Libraries that were found, each once, and what was left out.
#[derive(Debug, Default)]
pub struct Found {
    /// The libraries.
    pub libraries: Vec<Arc<Library>>,
    /// Why others are not among them, a sentence each.
    pub left_out: Vec<String>,
    /// The option that named them, if the user did.
    option: Option<&'static str>,
    known: BTreeSet<[i64; 7]>,
}

impl Found {
    /// Just these files: libraries, or programs that contain theirs.
    ///
    /// # Errors
    /// Status 2 for one that cannot be opened.
    pub fn named(option: &'static str, paths: &[PathBuf]) -> Result<Self> {
        let mut found = Self { option: Some(option), ..Self::default() };
        for path in paths {
            let opened = Library::open(path).and_then(|library| found.add(library));
            opened.map_err(|error| usage(format!("{option} {}: {error:#}", path.display())))?;
        }
        Ok(found)
    }

    /// Adds a library unless it is there.
    ///
    /// # Errors
    /// If its file does not tell which it is.
    pub fn add(&mut self, library: Library) -> Result<()> {
        if self.known.insert(library.identity()?) {
            self.libraries.push(Arc::new(library));
        }
        Ok(())
    }

    /// Where the programs of an object run whose names are those of `KIT_USER_PROGRAMS` and
    /// `KIT_USER_ENTRY` (user.bpf.h), at these functions, which they know by their numbers.
    ///
    /// # Errors
    /// If no library has any: status 2 for one that the user has named, else 69.
    pub fn places(&mut self, object: &'static Object, functions: &[&str]) -> Result<Places> {
        let mut places = Places::new();
        for library in &self.libraries {
            let found = library.functions(functions).and_then(|found| {
                anyhow::ensure!(!found.is_empty(), "it has none of {}", functions.join(", "));
                Ok(found)
            });
            let found = match (found, self.option) {
                (Ok(found), _) => found,
                (Err(error), Some(option)) => {
                    return Err(usage(format!("{option} {}: {error:#}", library.shown)));
                }
                (Err(error), None) => {
                    self.left_out.push(format!("{}: {error:#}", library.shown));
                    continue;
                }
            };
            for (number, offset) in found {
                let own = format!("enter_{}", functions[number]);
                let runs = [own.as_str(), "enter_multi", "leave_multi", "leave_one"];
                for (program, _) in object.programs.iter().filter(|(name, _)| runs.contains(name)) {
                    let (library, cookie) = (library.clone(), number as u64);
                    let place = Place::User { library, offset, cookie };
                    places.entry(program).or_default().push(place);
                }
            }
        }
        if places.is_empty() {
            let why = self.left_out.first().map_or("no library was found", String::as_str);
            return Err(Failure::new(Exit::Unsupported, format!("nothing to probe: {why}")).into());
        }
        Ok(places)
    }

    /// Says what was left out, and under `-v` what was not.
    pub fn tell(&self, cx: &Cx, common: &Common) {
        if common.verbose {
            self.libraries.iter().for_each(|library| cx.say(&format!("probes {}", library.shown)));
        }
        if !common.quiet {
            self.left_out.iter().for_each(|why| cx.say(&format!("not probed: {why}")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_bad_input() {
        let error = Found::named("--libc", &["/nonexistent/libc".into()]).unwrap_err();
        assert_eq!(crate::exit::status(&error), Exit::Usage);
        assert!(error.to_string().starts_with("--libc /nonexistent/libc: "));
        assert!(Found::named("--libc", &["/dev/zero".into()]).is_err());
    }
}
