//! A process with very many mappings of code.

use std::ffi::CString;
use std::fs;
use std::path::Path;

use crate::Word;
use crate::number;
use crate::perform;
use crate::text;

/// N PLACE OPERATION…: as often the same file; if it is a folder, as many new files in it.
pub fn maps(words: &[Word]) -> i64 {
    let place = Path::new(text(words, 1));
    for number in 0..number(words, 0) {
        if place.is_dir() {
            let new = place.join(number.to_string());
            fs::write(&new, "code").expect("a file");
            map(&CString::new(new.into_os_string().into_encoded_bytes()).expect("a path"));
        } else {
            map(&words[1]);
        }
    }
    perform(&words[2..]);
    0
}

/// The first page, which is no neighbour of itself: two of them stay two mappings.
fn map(path: &Word) {
    // SAFETY: a path with its NUL; a new mapping, at a place where none is, of a descriptor that
    // is used by nobody.
    unsafe {
        let fd = libc::open(path.as_ptr(), libc::O_RDONLY);
        let right = libc::PROT_READ | libc::PROT_EXEC;
        let place = libc::mmap(std::ptr::null_mut(), 4096, right, libc::MAP_PRIVATE, fd, 0);
        assert_ne!(place, libc::MAP_FAILED, "{}", std::io::Error::last_os_error());
        libc::close(fd);
    }
}
