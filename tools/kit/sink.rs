//! Where the data goes: one buffer, one write per drain, and what a closed, full or
//! unread place means.

use std::fs::File;
use std::io;
use std::io::IsTerminal as _;
use std::io::Write as _;
use std::os::fd::AsFd as _;
use std::os::fd::BorrowedFd;
use std::os::unix::fs::FileTypeExt as _;

use anyhow::Result;

use crate::args::Common;
use crate::exit::usage;
use crate::output_file;
use crate::unread;

/// The destination of a run's data.
#[derive(Debug)]
pub struct Sink {
    place: File,
    name: String,
    /// What the next flush writes.
    pub buffer: Vec<u8>,
    /// How much of it is written already.
    written: usize,
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
                let shown = path.display().to_string();
                let file = output_file::create(path)
                    .map_err(|error| usage(format!("-O {shown}: {error}")))?;
                (file, shown)
            }
            // A descriptor of our own: no line buffer of the library in between.
            None => (unread::own(io::stdout().as_fd())?, "standard output".into()),
        };
        Ok(Self { place, name, buffer: Vec::with_capacity(1 << 16), written: 0, gone: false })
    }

    /// Whether people look at it.
    pub fn is_terminal(&self) -> bool {
        self.place.is_terminal()
    }

    /// Whether a process is at its other end.
    pub fn has_reader(&self) -> bool {
        self.is_terminal() || self.place.metadata().is_ok_and(|about| about.file_type().is_fifo())
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
        self.empty();
    }

    fn empty(&mut self) {
        self.buffer.clear();
        self.written = 0;
    }

    /// Writes what has gathered, as far as the reader takes it; whether that was all.
    ///
    /// # Errors
    /// Any but a closed pipe.
    pub fn flush(&mut self) -> Result<bool> {
        while self.written < self.buffer.len() && !self.gone {
            match self.place.write(&self.buffer[self.written..]) {
                Ok(0) => self.fail(&io::ErrorKind::WriteZero.into())?,
                Ok(bytes) => self.written += bytes,
                Err(error) => match error.kind() {
                    io::ErrorKind::Interrupted => {}
                    io::ErrorKind::WouldBlock => return Ok(false),
                    io::ErrorKind::BrokenPipe => self.gone = true,
                    _ => self.fail(&error)?,
                },
            }
        }
        self.empty();
        Ok(true)
    }

    fn fail(&mut self, error: &io::Error) -> Result<()> {
        self.close();
        anyhow::bail!("cannot write to {}: {error}", self.name)
    }
}
