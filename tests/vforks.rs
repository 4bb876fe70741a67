//! Children that share all with us, while we wait: the cheapest way to many process numbers.

use crate::Word;
use crate::number;
use crate::perform;

/// Enough for any operation.
const STACK: usize = 256 << 10;

/// N OPERATION…: in a child each time, which has our memory and a stack of its own. To be
/// muted: what is said tells our number.
pub fn vforks(words: &[Word]) -> i64 {
    let mut stack = vec![0u128; STACK / size_of::<u128>()];
    let mut operation = &words[1..];
    let mut child = 0;
    for _ in 0..number(words, 0) {
        let how = libc::CLONE_VM | libc::CLONE_VFORK | libc::SIGCHLD;
        let argument = (&raw mut operation).cast();
        // SAFETY: until the child has ended we do not run, so that it has memory and operation
        // to itself; the stack is aligned, and large enough.
        child = unsafe { libc::clone(begin, stack.as_mut_ptr_range().end.cast(), how, argument) };
        assert!(child > 0, "{}", std::io::Error::last_os_error());
        // SAFETY: no status is asked for.
        unsafe { libc::waitpid(child, std::ptr::null_mut(), 0) };
    }
    child.into()
}

extern "C" fn begin(operation: *mut libc::c_void) -> i32 {
    // SAFETY: what the parent, who waits, has given.
    perform(unsafe { *operation.cast::<&[Word]>() });
    0
}
