//! A disk of a test's own: a loop device over a file, and I/O of a known number
//! of requests on it. Or over another such disk, whose reads a cgroup makes slow.

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
const LOOP_SET_CAPACITY: libc::Ioctl = 0x4C07;
const LOOP_SET_DIRECT_IO: libc::Ioctl = 0x4C08;
const LOOP_CTL_GET_FREE: libc::Ioctl = 0x4C82;

/// Bytes of the smallest request.
pub const BLOCK: usize = 4096;

/// The disk; released when dropped.
pub struct Disk {
    device: File,
    /// `loop3`.
    pub name: String,
    backing: File,
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
        let folder = Folder::new();
        let path = folder.file("disk");
        let backing = OpenOptions::new().read(true).write(true).open(path).expect("a file");
        backing.set_len(64 << 20).expect("room for the disk");
        Self::over(backing, folder)
    }

    /// A disk over this one, which it asks for what it is asked for, past the page cache.
    ///
    /// # Panics
    /// If the kernel gives none.
    pub fn upon(&self) -> Self {
        let below = self.device.try_clone().expect("a descriptor");
        let disk = Self::over(below, Folder::new()).expect("this kernel has loop devices");
        // SAFETY: takes no pointer.
        let direct = unsafe { libc::ioctl(disk.device.as_raw_fd(), LOOP_SET_DIRECT_IO, 1) };
        assert_eq!(direct, 0, "direct I/O: {}", io::Error::last_os_error());
        disk
    }

    fn over(backing: File, folder: Folder) -> Option<Self> {
        let control = File::open("/dev/loop-control").ok()?;
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
                let disk = Self { device, name, backing, _folder: folder };
                disk.reset();
                return Some(disk);
            }
        }
        panic!("every loop device was taken by somebody else");
    }

    /// The settings of an earlier test stay with the device's number.
    fn reset(&self) {
        let queue = format!("/sys/block/{}/queue", self.name);
        let most = fs::read_to_string(format!("{queue}/max_hw_sectors_kb")).unwrap_or_default();
        let settings = [
            ("scheduler", "none"),
            ("iostats", "1"),
            ("wbt_lat_usec", "-1"),
            ("max_sectors_kb", most.trim()),
        ];
        for (setting, value) in settings {
            // What this kernel does not have needs no reset.
            let _ = fs::write(format!("{queue}/{setting}"), value);
        }
    }

    /// Its file.
    pub fn device(&self) -> String {
        format!("/dev/{}", self.name)
    }

    /// Its number: `7:3`.
    ///
    /// # Panics
    /// If it has none.
    pub fn number(&self) -> String {
        let number = fs::read_to_string(format!("/sys/block/{}/dev", self.name));
        number.expect("the disk's number").trim().to_owned()
    }

    /// How many requests are under way, where the kernel accounts them.
    ///
    /// # Panics
    /// If it does not tell.
    pub fn inflight(&self) -> u64 {
        let text = fs::read_to_string(format!("/sys/block/{}/inflight", self.name));
        let text = text.expect("requests in flight");
        text.split_whitespace().filter_map(|number| number.parse::<u64>().ok()).sum()
    }

    /// Cuts its end off. A disk upon this one does not notice: there, a read across
    /// the new end comes back short, is put back into the queue for the rest, is
    /// issued again, and fails.
    ///
    /// # Panics
    /// If that does not work.
    pub fn shrink(&self, bytes: u64) {
        self.backing.set_len(bytes).expect("a shorter file");
        // SAFETY: takes no pointer.
        let told = unsafe { libc::ioctl(self.device.as_raw_fd(), LOOP_SET_CAPACITY, 0) };
        assert_eq!(told, 0, "a smaller disk: {}", io::Error::last_os_error());
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
