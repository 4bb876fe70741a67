//! Where the data goes: one buffer, one write per drain, and what a closed or
//! full place means.

use std::fs::File;
use std::io;
use std::io::IsTerminal as _;
use std::io::Write as _;
use std::os::fd::AsFd as _;
use std::os::fd::BorrowedFd;

use anyhow::Result;

use crate::args::Common;
use crate::exit::usage;

/// The destination of a run's data.
#[derive(Debug)]
pub struct Sink {
    place: File,
    name: String,
    /// What the next flush writes.
    pub buffer: Vec<u8>,
    gone: bool,
}

impl Sink {
    /// Standard output, or the file that `-O` names.
    ///
    /// # Errors
    /// Status 2 if that file cannot be written.
    pub fn open(common: &Common) -> Result<Self> {
        let (place, name) = match &common.output_file {
            Some(path) => {
                let file = File::create(path)
                    .map_err(|error| usage(format!("-O {}: {error}", path.display())))?;
                (file, path.display().to_string())
            }
            // A descriptor of our own: no line buffer of the library in between.
            None => {
                (File::from(io::stdout().as_fd().try_clone_to_owned()?), "standard output".into())
            }
        };
        Ok(Self { place, name, buffer: Vec::with_capacity(1 << 16), gone: false })
    }

    /// Whether people look at it.
    pub fn is_terminal(&self) -> bool {
        self.place.is_terminal()
    }

    /// Whether its reader has closed it: a normal end.
    pub fn is_gone(&self) -> bool {
        self.gone
    }

    /// The descriptor, to be told when the reader closes.
    pub fn fd(&self) -> BorrowedFd<'_> {
        self.place.as_fd()
    }

    /// The reader has closed: nothing is written any more.
    pub fn close(&mut self) {
        self.gone = true;
        self.buffer.clear();
    }

    /// Writes what has gathered.
    ///
    /// # Errors
    /// Any but a closed pipe.
    pub fn flush(&mut self) -> Result<()> {
        if self.buffer.is_empty() || self.gone {
            self.buffer.clear();
            return Ok(());
        }
        let written = self.place.write_all(&self.buffer);
        self.buffer.clear();
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => self.gone = true,
            Err(error) => {
                self.gone = true;
                anyhow::bail!("cannot write to {}: {error}", self.name);
            }
            Ok(()) => {}
        }
        Ok(())
    }
}
