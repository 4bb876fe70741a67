//! Iterators: programs that run once for each thing of a kind (tasks, files, …) when user
//! space reads, and write what it then gets. The section is `iter/KIND`.

use std::fs::File;
use std::io::Read as _;
use std::os::fd::AsFd as _;
use std::os::fd::AsRawFd as _;
use std::os::fd::BorrowedFd;
use std::os::fd::FromRawFd as _;

use anyhow::Context as _;
use anyhow::Result;
use plain::Plain;

use crate::session::Session;

/// The link of a program of such a section, if the plan has it.
pub fn link<'a>(session: &'a Session, program: &str) -> Option<BorrowedFd<'a>> {
    session.links.iter().find(|(name, _)| name == program).map(|(_, link)| link.as_fd())
}

/// All records that the program of this link writes with `bpf_seq_write`, once through.
///
/// # Errors
/// The kernel's own; or if they are of another size, which would be a bug.
pub fn read<T: Plain + Default>(link: BorrowedFd) -> Result<Vec<T>> {
    // SAFETY: takes no pointers; the result is checked before it is owned.
    let mut file = unsafe {
        let fd = libbpf_sys::bpf_iter_create(link.as_raw_fd());
        anyhow::ensure!(
            fd >= 0,
            "cannot read by an iterator: {}",
            std::io::Error::from_raw_os_error(-fd)
        );
        File::from_raw_fd(fd)
    };
    let mut bytes = Vec::new();
    loop {
        match file.read_to_end(&mut bytes) {
            Ok(_) => break,
            // It has gone through a million things without a record, and is to be asked again
            // (MAX_ITER_OBJECTS in kernel/bpf/bpf_iter.c).
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error).context("cannot read by an iterator"),
        }
    }
    records(&bytes)
}

fn records<T: Plain + Default>(bytes: &[u8]) -> Result<Vec<T>> {
    let each = bytes.chunks(size_of::<T>()).map(|chunk| {
        let mut record = T::default();
        anyhow::ensure!(chunk.len() == size_of::<T>(), "an iterator's record is cut short");
        plain::copy_from_bytes(&mut record, chunk).ok().context("a record of another size")?;
        Ok(record)
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_whole() {
        let bytes = [7_u32.to_ne_bytes(), 9_u32.to_ne_bytes()].concat();
        assert_eq!(records::<u32>(&bytes).unwrap(), [7, 9]);
        assert_eq!(records::<u32>(&[]).unwrap(), [0_u32; 0]);
        assert!(records::<u32>(&bytes[..7]).is_err());
    }
}
