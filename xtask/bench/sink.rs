//! Where a tool's output goes while it is measured: a file, a pipe or a terminal.

use std::fs;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::thread::JoinHandle;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use anyhow::anyhow;
use nix::pty::Winsize;
use nix::pty::openpty;

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Place {
    File,
    Pipe,
    Pty,
}

impl Place {
    pub fn name(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Pipe => "pipe",
            Self::Pty => "pty",
        }
    }
}

/// The reading end.
pub enum Sink {
    File(std::path::PathBuf),
    Reader(JoinHandle<Output>),
}

/// All that a tool wrote.
pub struct Output {
    pub bytes: Vec<u8>,
    /// When the last of it arrived; of a file nobody knows.
    pub last: Option<Instant>,
}

/// Enough for what is written in a second, so that growing does not slow the reader down.
const ROOM: usize = 64 << 20;

impl Sink {
    /// The writing end for the child, and ours.
    pub fn open(place: Place, scratch: &Path) -> Result<(Stdio, Self)> {
        match place {
            Place::File => {
                let path = scratch.join("output");
                let file = File::create(&path).context("cannot make the output file")?;
                Ok((file.into(), Self::File(path)))
            }
            Place::Pipe => {
                let (reader, writer) = std::io::pipe()?;
                Ok((writer.into(), read(reader)))
            }
            Place::Pty => {
                // Wide enough for any line of the workload.
                let size = Winsize { ws_row: 50, ws_col: 200, ws_xpixel: 0, ws_ypixel: 0 };
                let pty = openpty(Some(&size), None).context("cannot open a terminal")?;
                Ok((pty.slave.into(), read(File::from(pty.master))))
            }
        }
    }

    /// After the tool is gone.
    pub fn finish(self) -> Result<Output> {
        match self {
            Self::File(path) => Ok(Output { bytes: fs::read(path)?, last: None }),
            Self::Reader(thread) => thread.join().map_err(|_| anyhow!("the reader failed")),
        }
    }
}

/// Only takes: what it means is looked at when nobody is being measured.
fn read(mut from: impl Read + Send + 'static) -> Sink {
    Sink::Reader(thread::spawn(move || {
        let mut output = Output { bytes: Vec::with_capacity(ROOM), last: None };
        let mut chunk = vec![0; 1 << 16];
        // A terminal whose other end is closed says EIO.
        while let Ok(length @ 1..) = from.read(&mut chunk) {
            output.last = Some(Instant::now());
            output.bytes.extend_from_slice(&chunk[..length]);
        }
        output
    }))
}
