//! A disk of a test's own: a loop device over a file, and I/O of a known number
//! of requests on it.

use std::fs;
use std::fs::File;
use std::fs::OpenOptions;
use std::io;
use std::os::fd::AsRawFd as _;
use std::os::unix::fs::FileExt as _;
use std::os::unix::fs::OpenOptionsExt as _;

use crate::Folder;

const LOOP_SET_FD: libc::Ioctl = 0x4C00;
const LOOP_CLR_FD: libc::Ioctl = 0x4C01;
const LOOP_CTL_GET_FREE: libc::Ioctl = 0x4C82;

/// Bytes of the smallest request.
pub const BLOCK: usize = 4096;

/// The disk; released when dropped.
pub struct Disk {
    device: File,
    /// `loop3`.
    pub name: String,
    _folder: Folder,
}

/// Memory as O_DIRECT wants it.
#[repr(align(4096))]
struct Aligned([u8; 16 * BLOCK]);

impl Disk {
    /// A disk of 64 MiB; `None` where the kernel has no loop devices.
    ///
    /// # Panics
    /// If it has, but gives none.
    pub fn new() -> Option<Self> {
        let control = File::open("/dev/loop-control").ok()?;
        let folder = Folder::new();
        let path = folder.file("disk");
        let backing = OpenOptions::new().read(true).write(true).open(path).expect("a file");
        backing.set_len(64 << 20).expect("room for the disk");
        // Somebody else may take the same free number: ask again.
        for _ in 0..20 {
            // SAFETY: takes no pointer.
            let number = unsafe { libc::ioctl(control.as_raw_fd(), LOOP_CTL_GET_FREE) };
            assert!(number >= 0, "no loop device: {}", io::Error::last_os_error());
            let name = format!("loop{number}");
            let device = OpenOptions::new()
                .read(true)
                .write(true)
                .custom_flags(libc::O_DIRECT)
                .open(format!("/dev/{name}"))
                .expect("the loop device opens");
            // SAFETY: takes a descriptor, which is open.
            let taken =
                unsafe { libc::ioctl(device.as_raw_fd(), LOOP_SET_FD, backing.as_raw_fd()) };
            if taken == 0 {
                return Some(Self { device, name, _folder: folder });
            }
        }
        panic!("every loop device was taken by somebody else");
    }

    /// A setting of its queue.
    ///
    /// # Panics
    /// If it cannot be set.
    pub fn set(&self, setting: &str, value: &str) {
        let path = format!("/sys/block/{}/queue/{setting}", self.name);
        fs::write(&path, value).unwrap_or_else(|error| panic!("{value} to {path}: {error}"));
    }

    /// `number` reads, each one request.
    ///
    /// # Panics
    /// If one fails.
    pub fn read(&self, number: usize) {
        self.read_blocks(number, 1);
    }

    /// `number` reads of so many blocks.
    ///
    /// # Panics
    /// If one fails.
    pub fn read_blocks(&self, number: usize, blocks: usize) {
        let mut memory = Box::new(Aligned([0; 16 * BLOCK]));
        for i in 0..number {
            let at = (i * BLOCK % (32 << 20)) as u64;
            self.device.read_exact_at(&mut memory.0[..blocks * BLOCK], at).expect("a read");
        }
    }

    /// `number` writes, each one request.
    ///
    /// # Panics
    /// If one fails.
    pub fn write(&self, number: usize) {
        let memory = Box::new(Aligned([7; 16 * BLOCK]));
        for i in 0..number {
            let at = (i * BLOCK % (32 << 20)) as u64;
            self.device.write_all_at(&memory.0[..BLOCK], at).expect("a write");
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // SAFETY: takes no pointer. In use, it is released at the last close.
        unsafe { libc::ioctl(self.device.as_raw_fd(), LOOP_CLR_FD, 0) };
    }
}
