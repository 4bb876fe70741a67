//! Whether a stack is all of it.

use std::rc::Rc;

use crate::names::Frame;
use crate::names::Frames;
use crate::names::Seen;

/// What threads and programs begin with.
const ROOTS: [&[u8]; 16] = [
    b"_start",
    b"start",
    b"_dl_start_user",
    b"clone",
    b"clone3",
    b"start_thread",
    b"thread_start",
    b"libc_start_main",
    b"libc_start_call_main",
    b"runtime.goexit",
    b"runtime.rt0_go",
    b"runtime.mstart",
    b"runtime.goexit.abi0",
    b"runtime.mstart.abi0",
    b"runtime.rt0_go.abi0",
    b"libc_start_main_impl",
];

/// Whether a process's stack reaches the place where its thread or program began. That is
/// known by name, and may be followed by a false frame or two: what calls the first function
/// of a program has laid no frame, and memory there holds anything. Without names, the C
/// library is where threads begin, but not if all of the stack is in it. Other stacks end
/// before, for want of frame pointers. `addresses` are those of the frames.
pub fn is_whole(frames: &Frames, seen: &Seen, addresses: &[u64]) -> bool {
    let (Some(frame), Some(last)) = (frames.last(), addresses.last()) else {
        return true;
    };
    let bare = |text: &[u8]| text.iter().take_while(|byte| **byte == b'_').count();
    let root = |frame: &Rc<Frame>| {
        let text = frame.text.split(|byte| *byte == b'+').next().unwrap_or_default();
        frame.named && ROOTS.iter().any(|root| text == *root || &text[bare(text)..] == *root)
    };
    // The innermost calls: `clone` does, in the thread that makes another.
    let outer = &frames[1..];
    if root(frame) || outer[outer.len().saturating_sub(3)..].iter().any(root) {
        return true;
    }
    if frame.named {
        return false;
    }
    let module = |address: u64| seen.as_ref().and_then(|mappings| mappings.module(address));
    let library = |module: Option<&[u8]>| {
        module.is_some_and(|name| {
            name.starts_with(b"libc.") || name.starts_with(b"libc-") || name.starts_with(b"ld-")
        })
    };
    library(module(*last)) && addresses.iter().any(|address| !library(module(*address)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(names: &[(&str, bool)]) -> Frames {
        let frame = |(text, named): &(&str, bool)| {
            Rc::new(Frame { text: text.as_bytes().to_vec(), named: *named })
        };
        names.iter().map(frame).collect()
    }

    #[test]
    fn a_stack_is_whole_if_it_reaches_where_threads_begin() {
        let whole = |names: &[(&str, bool)]| is_whole(&frames(names), &None, &vec![1; names.len()]);
        for root in ["_start", "__libc_start_main", "clone3", "__clone3+0x2a", "start_thread"] {
            assert!(whole(&[("f", true), (root, true)]), "{root}");
        }
        for end in ["f", "main", "[unknown]", "restart", "clone2"] {
            assert!(!whole(&[("_start", true), (end, end != "[unknown]")]), "{end}");
            let far = [("f", true), ("_start", true), ("a", true), ("b", true), (end, true)];
            assert!(!whole(&far), "{end}");
        }
        // A static program with frame pointers.
        let begun = [("main", true), ("__libc_start_call_main", true)];
        let ends = [("__libc_start_main_impl", true), ("[unknown]", false), ("f", true)];
        for false_frames in [&ends[1..2], &ends[1..], &ends[..2], &[("a", false), ("b", true)]] {
            assert!(whole(&[&begun, false_frames].concat()), "{false_frames:?}");
        }
        assert!(!whole(&[&begun[..], &[("a", true), ("b", true), ("c", true)]].concat()));
        assert!(whole(&[]));
    }
}
