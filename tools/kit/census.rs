//! The BPF programs, maps and links of the host: the kernel numbers them, tells the
//! next number, and opens each by it. What ends between two questions is just not there.

use std::ffi::CStr;
use std::os::fd::AsFd;
use std::os::fd::AsRawFd as _;
use std::os::fd::FromRawFd as _;
use std::os::fd::OwnedFd;

use anyhow::Result;
use libbpf_sys as sys;

use crate::exit::Exit;
use crate::exit::Failure;

pub mod holders;
pub mod links;
pub mod look;
pub mod maps;
pub mod programs;
mod targets;
pub mod which;

/// What is numbered, each kind by itself; as in `bpftop.bpf.c`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u32)]
pub enum Kind {
    /// A program.
    Program = 1,
    /// A map.
    Map = 2,
    /// What attaches a program.
    Link = 3,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Program, Self::Map, Self::Link];

    fn next(self, id: u32) -> Result<u32, i32> {
        let mut next = 0;
        // SAFETY: the kernel writes one number.
        let error = unsafe {
            match self {
                Self::Program => sys::bpf_prog_get_next_id(id, &raw mut next),
                Self::Map => sys::bpf_map_get_next_id(id, &raw mut next),
                Self::Link => sys::bpf_link_get_next_id(id, &raw mut next),
            }
        };
        if error < 0 { Err(-error) } else { Ok(next) }
    }

    fn open(self, id: u32) -> Result<OwnedFd, i32> {
        // SAFETY: takes no pointers; the result is checked before it is owned.
        unsafe {
            let fd = match self {
                Self::Program => sys::bpf_prog_get_fd_by_id(id),
                Self::Map => sys::bpf_map_get_fd_by_id(id),
                Self::Link => sys::bpf_link_get_fd_by_id(id),
            };
            if fd < 0 { Err(-fd) } else { Ok(OwnedFd::from_raw_fd(fd)) }
        }
    }

    /// Whether it has not ended.
    fn is_there(self, id: u32) -> bool {
        self.open(id).is_ok()
    }

    /// Opens each that is there, one after another.
    ///
    /// # Errors
    /// Status 77 without CAP_SYS_ADMIN; else the kernel's own, or those of `each`.
    pub fn each(self, mut each: impl FnMut(u32, OwnedFd) -> Result<()>) -> Result<()> {
        let mut id = 0;
        loop {
            match self.next(id) {
                Ok(next) => id = next,
                Err(libc::ENOENT) => return Ok(()),
                Err(error) => return Err(refused(error)),
            }
            match self.open(id) {
                Ok(fd) => each(id, fd)?,
                // ... or EAGAIN: a link has its number before it is attached (bpf_link_by_id in
                // kernel/bpf/syscall.c).
                Err(libc::ENOENT | libc::EAGAIN) => {}
                Err(error) => return Err(refused(error)),
            }
        }
    }
}

/// Asks whether the kernel tells us of any.
///
/// # Errors
/// Status 77 if it does not.
pub fn permitted() -> Result<()> {
    match Kind::Program.next(0) {
        Ok(_) | Err(libc::ENOENT) => Ok(()),
        Err(error) => Err(refused(error)),
    }
}

fn refused(error: i32) -> anyhow::Error {
    if error == libc::EPERM {
        let text = "not permitted: CAP_SYS_ADMIN missing: without it the kernel tells nobody of the BPF \
             programs of others; run it as root (sudo) or give the file this capability";
        return Failure::new(Exit::NotPermitted, text).into();
    }
    let error = std::io::Error::from_raw_os_error(error);
    anyhow::Error::from(error).context("the kernel does not tell of its BPF programs and maps")
}

/// The kernel's structs that tell of an object.
///
/// # Safety
/// Only for structs that `BPF_OBJ_GET_INFO_BY_FD` fills, where any bytes are a valid value.
unsafe trait Info: Default {}
// SAFETY: C structs and unions of integers.
unsafe impl Info for sys::bpf_prog_info {}
// SAFETY: the same.
unsafe impl Info for sys::bpf_map_info {}
// SAFETY: the same.
unsafe impl Info for sys::bpf_link_info {}
// SAFETY: the same.
unsafe impl Info for sys::bpf_btf_info {}

/// Fills what is told of an object, and how many bytes of that this kernel knows. Pointers
/// in `info` must be null, or lead to as much room as stands beside them.
fn tell<T: Info>(fd: impl AsFd, info: &mut T) -> Result<usize> {
    let mut size = size_of::<T>() as u32;
    let fd = fd.as_fd().as_raw_fd();
    // SAFETY: the kernel writes at most `size` bytes of `info`, and how many it knows; to
    // where pointers in it lead, as the callers in this module promise.
    let error =
        unsafe { sys::bpf_obj_get_info_by_fd(fd, std::ptr::from_mut(info).cast(), &raw mut size) };
    if error < 0 { Err(refused(-error)) } else { Ok(size as usize) }
}

/// A name that libbpf knows for a number, or the number.
fn word(number: u32, name: unsafe extern "C" fn(u32) -> *const libc::c_char) -> String {
    // SAFETY: libbpf looks into a table of constant strings, and returns null for what is
    // not in it.
    let name = unsafe { name(number) };
    if name.is_null() {
        return number.to_string();
    }
    // SAFETY: a constant string with its NUL.
    unsafe { CStr::from_ptr(name) }.to_string_lossy().into_owned()
}

/// The bytes of a name in a generated array.
fn name(chars: &[libc::c_char]) -> Vec<u8> {
    chars.iter().take_while(|&&byte| byte != 0).map(|&byte| byte as u8).collect()
}
