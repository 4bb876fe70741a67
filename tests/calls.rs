//! The calls that open a file, each made by itself: what the workload is for.

use std::ffi::CString as Word;

use crate::number;
use crate::say;

/// The result of a call as the kernel gives it.
pub fn call(result: i64) -> i64 {
    match result {
        -1 => -i64::from(std::io::Error::last_os_error().raw_os_error().unwrap_or(0)),
        result => result,
    }
}

/// One call of this name: N PATH FLAGS MODE.
pub fn open(name: &str, words: &[Word]) -> i64 {
    let (path, flags, mode) = (words[1].as_ptr(), number(words, 2), number(words, 3));
    let here = libc::AT_FDCWD;
    // SAFETY (all): the path ends with its NUL, and structs tell their size.
    match name {
        #[cfg(target_arch = "x86_64")]
        // SAFETY: as above.
        "open" => call(unsafe { libc::syscall(libc::SYS_open, path, flags, mode) }),
        #[cfg(target_arch = "x86_64")]
        // SAFETY: as above.
        "creat" => call(unsafe { libc::syscall(libc::SYS_creat, path, mode) }),
        #[cfg(target_arch = "x86_64")]
        "compat" => compat(&words[1], flags as i32, mode as i32),
        // SAFETY: as above.
        "openat" => call(unsafe { libc::syscall(libc::SYS_openat, here, path, flags, mode) }),
        "openat2" => {
            let how = [flags, mode, number(words, 4)];
            // SAFETY: as above.
            call(unsafe {
                libc::syscall(libc::SYS_openat2, here, path, &raw const how, size_of_val(&how))
            })
        }
        "handle" => handle(&words[1], flags),
        // A path that cannot be read.
        // SAFETY: the kernel checks the address.
        "fault" => call(unsafe { libc::syscall(libc::SYS_openat, here, 8usize, flags, mode) }),
        _ => panic!("this architecture has no {name}"),
    }
}

/// The longest path that is not refused for its length: PATH_MAX has its NUL, too.
const LONGEST: usize = 4095;

/// Opens so many files that are not there, each by a long path of its own.
pub fn paths(number: i64) -> i64 {
    (0..number).fold(0, |_, number| {
        let mut path = format!("/no/such/{number}/").into_bytes();
        path.resize(LONGEST, b'x');
        path[99..].iter_mut().step_by(100).for_each(|byte| *byte = b'/');
        let path = Word::new(path).expect("no NUL");
        open("openat", &[Word::default(), path])
    })
}

/// Opens a file by its handle, which it tells as `by TYPE HEX`.
fn handle(path: &Word, flags: i64) -> i64 {
    #[repr(C)]
    struct Handle {
        bytes: u32,
        kind: i32,
        data: [u8; 128],
    }
    let mut handle = Handle { bytes: 128, kind: 0, data: [0; 128] };
    let mut mount = 0;
    // SAFETY: the path ends with its NUL, the handle tells its size.
    let named = unsafe {
        libc::syscall(
            libc::SYS_name_to_handle_at,
            libc::AT_FDCWD,
            path.as_ptr(),
            &raw mut handle,
            &raw mut mount,
            0,
        )
    };
    if named < 0 {
        return call(named);
    }
    let hex: String =
        handle.data[..handle.bytes as usize].iter().map(|byte| format!("{byte:02x}")).collect();
    say(&format!("by {} {hex}", handle.kind));
    // SAFETY: as above; the working directory names the file system.
    call(unsafe {
        libc::syscall(libc::SYS_open_by_handle_at, libc::AT_FDCWD, &raw const handle, flags)
    })
}

/// open(2) as a 32-bit program makes it.
#[cfg(target_arch = "x86_64")]
fn compat(path: &Word, flags: i32, mode: i32) -> i64 {
    let mut memory = crate::compat::Low::new();
    let path = memory.put(path.as_bytes_with_nul());
    crate::compat::call(5, [path, flags as u32, mode as u32])
}
