//! A file of the kernel's, as bytes or as text.

use std::fs;
use std::fs::File;
use std::io;
use std::io::Read as _;
use std::num::NonZero;
use std::ops::Deref;
use std::path::Path;
use std::ptr::NonNull;

use anyhow::Context as _;
use anyhow::Result;
use nix::sys::mman;

/// A file of /proc as text. Names stand in many of them (of processes, of mounts) that somebody
/// chose, and that need not be UTF-8: nobody may hide the rest of a file with one.
///
/// # Errors
/// If it cannot be read.
pub fn text(path: impl AsRef<Path>) -> io::Result<String> {
    fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

/// The bytes: mapped where that can be, which the kernel allows of its BTF since
/// commit a539e2a6d51d "btf: Allow mmap of vmlinux btf" (6.16), else read.
pub enum Bytes {
    /// Where, and how many.
    Mapped(NonNull<std::ffi::c_void>, usize),
    /// A copy.
    Read(Vec<u8>),
}

impl Bytes {
    /// All of a file.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn of(path: &Path) -> Result<Self> {
        let mut file = File::open(path).with_context(|| path.display().to_string())?;
        let size = usize::try_from(file.metadata()?.len())?;
        if let Some(length) = NonZero::new(size) {
            let (prot, flags) = (mman::ProtFlags::PROT_READ, mman::MapFlags::MAP_PRIVATE);
            // SAFETY: a new mapping, and one of a file that never changes.
            if let Ok(start) = unsafe { mman::mmap(None, length, prot, flags, &file, 0) } {
                return Ok(Self::Mapped(start, size));
            }
        }
        let mut bytes = Vec::with_capacity(size + 1);
        file.read_to_end(&mut bytes).with_context(|| path.display().to_string())?;
        Ok(Self::Read(bytes))
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            // SAFETY: mapped in `of` with this length, until it is dropped.
            Self::Mapped(start, size) => unsafe {
                std::slice::from_raw_parts(start.as_ptr().cast(), *size)
            },
            Self::Read(bytes) => bytes,
        }
    }
}

impl Drop for Bytes {
    fn drop(&mut self) {
        if let Self::Mapped(start, size) = self {
            // SAFETY: mapped in `of`, and no slice of it outlives this.
            let _ = unsafe { mman::munmap(*start, *size) };
        }
    }
}
