//! Many children that live at the same time.

use std::io::Read as _;

use crate::Word;
use crate::number;
use crate::perform;

/// N OPERATION…: in each of N children, none of which begins before all are there.
pub fn brood(words: &[Word]) -> i64 {
    let (mut wait, all) = std::io::pipe().expect("a pipe");
    for _ in 0..number(words, 0) {
        // SAFETY: this thread is the only one.
        match unsafe { libc::fork() } {
            0 => {
                drop(all);
                let _ = wait.read(&mut [0]); // its end
                perform(&words[1..]);
                std::process::exit(0);
            }
            child => assert!(child > 0, "{}", std::io::Error::last_os_error()),
        }
    }
    drop(all);
    // SAFETY: no status is asked for.
    while unsafe { libc::wait(std::ptr::null_mut()) } > 0 {}
    0
}
