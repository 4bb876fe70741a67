//! The calls that work on an open file, each made by itself: what the workload is for.

use std::ffi::CString as Word;

use crate::calls::call;
use crate::number;
use crate::text;

/// Calls of this name: N PATH BYTES OFFSET FLAGS. The file is opened once before, for
/// reading and writing; the result is the last call's.
pub fn file(name: &str, words: &[Word]) -> i64 {
    let (bytes, offset, flags) = (number(words, 2), number(words, 3), number(words, 4));
    let access = if name.starts_with("getdents") { libc::O_DIRECTORY } else { libc::O_RDWR };
    // SAFETY: a path with its NUL.
    let fd = unsafe { libc::open(words[1].as_ptr(), access | flags as i32) };
    assert!(fd >= 0, "{}: {}", text(words, 1), std::io::Error::last_os_error());
    let mut memory = Memory([b'x'; SIZE]);
    let result = (0..number(words, 0)).fold(0, |_, _| {
        // SAFETY: takes no pointer.
        unsafe { libc::lseek(fd, offset, libc::SEEK_SET) };
        one(name, fd, &mut memory.0, bytes, offset)
    });
    // SAFETY: a descriptor of ours.
    unsafe { libc::close(fd) };
    result
}

/// Files that are made, written once and deleted, one after the other: N DIR.
pub fn scratch(words: &[Word]) -> i64 {
    for number in 0..number(words, 0) {
        let path = format!("{}/scratch{number}", text(words, 1));
        std::fs::write(&path, "gone").expect("a file");
        std::fs::remove_file(&path).expect("the same");
    }
    0
}

/// 8 bytes into each of so many files of a folder, one call each, so many times over.
pub fn each(files: i64, folder: &str, times: i64) -> i64 {
    (0..files * times).fold(0, |_, done| {
        let number = done % files;
        let path = Word::new(format!("{folder}/key-{number}")).expect("no NUL");
        // SAFETY: a path with its NUL, a buffer of that length, a descriptor of ours.
        unsafe {
            let fd = libc::open(path.as_ptr(), libc::O_WRONLY | libc::O_CREAT, 0o600);
            assert!(fd >= 0, "{folder}: {}", std::io::Error::last_os_error());
            let result = call(libc::syscall(libc::SYS_pwrite64, fd, [0u64].as_ptr(), 8, 0));
            libc::close(fd);
            result
        }
    })
}

const SIZE: usize = 16 << 10;

/// As O_DIRECT wants it.
#[repr(align(4096))]
struct Memory([u8; SIZE]);

fn one(name: &str, fd: i32, memory: &mut [u8; SIZE], bytes: i64, offset: i64) -> i64 {
    let (fd, at) = (i64::from(fd), memory.as_mut_ptr());
    // Two buffers of together so many bytes.
    let half = (bytes / 2) as usize;
    let rest = bytes as usize - half;
    // SAFETY: within the memory, which is larger.
    let behind = unsafe { at.add(half) };
    let parts = [
        libc::iovec { iov_base: at.cast(), iov_len: half },
        libc::iovec { iov_base: behind.cast(), iov_len: rest },
    ];
    assert!(bytes as usize <= SIZE, "too much for this memory");
    let (parts, two) = (parts.as_ptr(), 2);
    // SAFETY: of all, buffers and lists are as long as the calls are told.
    let result = unsafe {
        match name {
            "read" => libc::syscall(libc::SYS_read, fd, at, bytes),
            "write" => libc::syscall(libc::SYS_write, fd, at, bytes),
            "pread64" => libc::syscall(libc::SYS_pread64, fd, at, bytes, offset),
            "pwrite64" => libc::syscall(libc::SYS_pwrite64, fd, at, bytes, offset),
            "readv" => libc::syscall(libc::SYS_readv, fd, parts, two),
            "writev" => libc::syscall(libc::SYS_writev, fd, parts, two),
            "preadv" => libc::syscall(libc::SYS_preadv, fd, parts, two, offset, 0),
            "pwritev" => libc::syscall(libc::SYS_pwritev, fd, parts, two, offset, 0),
            // Where the file's own place is.
            "preadv2" => libc::syscall(libc::SYS_preadv2, fd, parts, two, -1i64, -1i64, 0),
            "pwritev2" => libc::syscall(libc::SYS_pwritev2, fd, parts, two, -1i64, -1i64, 0),
            "append" => {
                let flags = libc::RWF_APPEND;
                libc::syscall(libc::SYS_pwritev2, fd, parts, two, offset, 0i64, flags)
            }
            "fsync" => libc::syscall(libc::SYS_fsync, fd),
            "fdatasync" => libc::syscall(libc::SYS_fdatasync, fd),
            "getdents64" => libc::syscall(libc::SYS_getdents64, fd, at, SIZE),
            #[cfg(target_arch = "x86_64")]
            "getdents" => libc::syscall(libc::SYS_getdents, fd, at, SIZE),
            "msync" => return msync(fd),
            "aio" => return aio(fd, at, bytes, offset),
            #[cfg(target_arch = "x86_64")]
            "read32" => return compat(3, fd, bytes),
            _ => panic!("this architecture has no {name}"),
        }
    };
    call(result)
}

/// What is written of a page of the file that is mapped for that.
fn msync(fd: i64) -> i64 {
    let access = libc::PROT_READ | libc::PROT_WRITE;
    // SAFETY: a mapping of its own, which nothing refers to when it goes.
    unsafe {
        let none = std::ptr::null_mut();
        let page = libc::mmap(none, 4096, access, libc::MAP_SHARED, fd as i32, 0);
        assert_ne!(page, libc::MAP_FAILED, "msync: {}", std::io::Error::last_os_error());
        let result = call(libc::syscall(libc::SYS_msync, page, 4096, libc::MS_SYNC));
        libc::munmap(page, 4096);
        result
    }
}

/// A read that is only asked for, and then waited for: what it brought.
fn aio(fd: i64, memory: *mut u8, bytes: i64, offset: i64) -> i64 {
    /// struct iocb and struct io_event, include/uapi/linux/aio_abi.h.
    #[repr(C)]
    #[derive(Default)]
    struct Request {
        data: u64,
        key: u32,
        flags: u32,
        operation: u16,
        priority: i16,
        file: u32,
        memory: u64,
        bytes: u64,
        offset: i64,
        rest: [u64; 2],
    }
    let request = Request {
        operation: 0, // IOCB_CMD_PREAD
        file: fd as u32,
        memory: memory as u64,
        bytes: bytes as u64,
        offset,
        ..Request::default()
    };
    let (mut context, mut event) = (0u64, [0i64; 4]);
    let list = [&raw const request];
    // SAFETY: the kernel writes one context and one event, and reads one request.
    unsafe {
        assert_eq!(libc::syscall(libc::SYS_io_setup, 1, &raw mut context), 0, "aio");
        let asked = call(libc::syscall(libc::SYS_io_submit, context, 1, list.as_ptr()));
        if asked == 1 {
            let none = std::ptr::null::<u8>();
            libc::syscall(libc::SYS_io_getevents, context, 1, 1, event.as_mut_ptr(), none);
        }
        libc::syscall(libc::SYS_io_destroy, context);
        if asked == 1 { event[2] } else { asked }
    }
}

/// A call of a 32-bit program.
#[cfg(target_arch = "x86_64")]
fn compat(number: u32, fd: i64, bytes: i64) -> i64 {
    let mut memory = crate::compat::Low::new();
    let place = memory.put(&vec![0; bytes as usize]);
    crate::compat::call(number, [fd as u32, place, bytes as u32])
}
