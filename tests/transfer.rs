//! Reads and writes of a disk, past the page cache, in a known number.

use std::ffi::CString as Word;

use crate::calls::call;
use crate::number;
use crate::text;

/// Memory of so many bytes, aligned to pages.
fn memory(bytes: usize) -> *mut libc::c_void {
    let (none, access) = (std::ptr::null_mut(), libc::PROT_READ | libc::PROT_WRITE);
    // SAFETY: new memory at a place of the kernel's choice.
    unsafe { libc::mmap(none, bytes, access, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS, -1, 0) }
}

fn open(path: &Word, sync: bool) -> i32 {
    let sync = if sync { libc::O_DSYNC } else { 0 };
    // SAFETY: a path with its NUL.
    unsafe { libc::open(path.as_ptr(), libc::O_RDWR | libc::O_DIRECT | sync) }
}

/// PATH N BYTES OFFSET STEP SYNC: one after another.
pub fn each(name: &str, words: &[Word]) -> i64 {
    let (bytes, offset, step) = (number(words, 2) as usize, number(words, 3), number(words, 4));
    let fd = open(&words[0], text(words, 5) == "sync");
    let memory = memory(bytes);
    (0..number(words, 1)).fold(0, |_, i| {
        let at = offset + i * step;
        // SAFETY: memory of that size, and a descriptor of ours or -1.
        let done = unsafe {
            match name {
                "read" => libc::pread(fd, memory, bytes, at),
                _ => libc::pwrite(fd, memory, bytes, at),
            }
        };
        call(done as i64)
    })
}

/// `struct iocb`, include/uapi/linux/aio_abi.h, on machines of either word's size that
/// have the lowest byte first.
#[repr(C)]
#[derive(Clone, Copy, Default)]
struct Order {
    data: u64,
    key: u32,
    rw_flags: u32,
    opcode: u16,
    priority: i16,
    fd: u32,
    memory: u64,
    bytes: u64,
    offset: i64,
    reserved: u64,
    flags: u32,
    eventfd: u32,
}

/// PATH BYTES OFFSET…: reads that the kernel is handed together, and so puts into as few
/// requests as it can. The last one's result.
pub fn together(words: &[Word]) -> i64 {
    const PREAD: u16 = 0;
    let (bytes, fd) = (number(words, 1) as u64, open(&words[0], false) as u32);
    let order = |i| Order {
        opcode: PREAD,
        fd,
        memory: memory(bytes as usize) as u64,
        bytes,
        offset: number(words, i),
        ..Order::default()
    };
    let mut orders: Vec<Order> = (2..words.len()).map(order).collect();
    let pointers: Vec<*mut Order> = orders.iter_mut().map(|order| order as *mut Order).collect();
    let mut results = vec![[0i64; 4]; orders.len()];
    let mut context = 0usize;
    let (none, number) = (std::ptr::null::<libc::timespec>(), orders.len());
    // SAFETY: live places for the context, the orders, their memory and the results.
    unsafe {
        libc::syscall(libc::SYS_io_setup, number, &raw mut context);
        let taken = call(libc::syscall(libc::SYS_io_submit, context, number, pointers.as_ptr()));
        if taken != number as i64 {
            return taken;
        }
        let place = results.as_mut_ptr();
        libc::syscall(libc::SYS_io_getevents, context, number, number, place, none);
        libc::syscall(libc::SYS_io_destroy, context);
    }
    results.last().map_or(0, |result| result[2])
}
