//! Live tests that count exactly, on kernels that may keep an event from a program.

use std::cell::Cell;
use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::panic::resume_unwind;

use crate::place::privileged;

/// How often a test is tried.
const ATTEMPTS: u32 = 8;

thread_local! {
    /// Whether a tool of this test has said that the kernel kept something from it.
    static MISSED: Cell<bool> = const { Cell::new(false) };
}

/// Runs a live test, where this process may load programs. Where it fails and one of its
/// tools has said that the kernel missed something it is tried again: a kernel that preempts
/// programs (7.x does) skips the one that it has put aside for whoever comes to it on the same
/// processor, and neither we nor the tool can help that. What fails without that word fails.
///
/// # Panics
/// As the test does.
pub fn live(mut test: impl FnMut()) {
    if !privileged() {
        return;
    }
    for left in (0..ATTEMPTS).rev() {
        MISSED.set(false);
        let Err(panic) = catch_unwind(AssertUnwindSafe(&mut test)) else { return };
        if left == 0 || !MISSED.get() {
            resume_unwind(panic);
        }
    }
}

/// Reads what a tool has said.
pub(crate) fn heard(stderr: &str) {
    if stderr.contains("missed by the kernel") {
        MISSED.set(true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(mut attempt: impl FnMut(u32)) -> u32 {
        let mut number = 0;
        let _ = catch_unwind(AssertUnwindSafe(|| {
            live(|| {
                number += 1;
                attempt(number);
            });
        }));
        number
    }

    #[test]
    fn only_what_the_kernel_missed_is_tried_again() {
        if !privileged() {
            return;
        }
        let missed = "tcplife: 4 not seen, missed by the kernel of 6";
        assert_eq!(tried(|_| heard(missed)), 1, "it has not failed");
        assert_eq!(tried(|_| panic!("a wrong count")), 1);
        let failing = |until: u32| {
            move |number| {
                heard(missed);
                assert!(number >= until, "a wrong count");
            }
        };
        assert_eq!(tried(failing(8)), 8);
        assert_eq!(tried(failing(99)), 8, "and then it has failed");
        let once = |number| {
            heard(if number == 1 { missed } else { "" });
            panic!("a wrong count");
        };
        assert_eq!(tried(once), 2, "the second time it was no kernel's");
    }
}
