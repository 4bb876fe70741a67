//! Frames of one print that have been looked for: each once, and of their names so many bytes.
//! Names are what the files and claims of processes say, up to 4 KiB each, and a print can hold
//! some millions of frames.

use std::collections::HashMap;
use std::rc::Rc;

use crate::names::Frame;
use crate::symbols::UNKNOWN;

/// Bytes of names that one print holds.
const ALL: usize = 64 << 20;

/// What a frame takes beside its name.
const EACH: usize = 64;

/// Whose a frame is, and its address.
type Key = (usize, u64);

/// The frames.
#[derive(Debug)]
pub struct Named {
    frames: HashMap<Key, Rc<Frame>>,
    all: usize,
    left: usize,
    /// What stands for all that had no room.
    unknown: Rc<Frame>,
    /// How often there was no room for a frame's name.
    pub left_out: u64,
}

impl Default for Named {
    fn default() -> Self {
        Self::new(ALL)
    }
}

impl Named {
    fn new(all: usize) -> Self {
        let unknown = Rc::new(Frame { text: UNKNOWN.to_vec(), named: false });
        Self { frames: HashMap::new(), all, left: all, unknown, left_out: 0 }
    }

    /// A frame, which is looked for if it is new and there is room.
    pub fn frame(&mut self, key: Key, find: impl FnOnce() -> Frame) -> Rc<Frame> {
        if let Some(frame) = self.frames.get(&key) {
            return frame.clone();
        }
        let found = (self.left > EACH).then(find);
        let left = found.as_ref().and_then(|it| self.left.checked_sub(EACH + it.text.len()));
        let (Some(frame), Some(left)) = (found, left) else {
            self.left_out += 1;
            return self.unknown.clone();
        };
        self.left = left;
        let frame = Rc::new(frame);
        self.frames.insert(key, frame.clone());
        frame
    }

    /// The print is over.
    pub fn clear(&mut self) {
        // Not only emptied: the table of a large print would stay.
        self.frames = HashMap::new();
        self.left = self.all;
    }

    /// Whether nothing is held.
    pub fn is_empty(&self) -> bool {
        self.frames.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_print_have_a_bound() {
        let mut named = Named::new(100 * (EACH + 4096));
        let long = |_: u64| Frame { text: vec![b'x'; 4096], named: true };
        for print in 1..3 {
            for round in 0..2 {
                let frames: Vec<_> =
                    (0..1009).map(|at| named.frame((1, at), || long(at))).collect();
                let bytes: usize = named.frames.values().map(|frame| frame.text.len()).sum();
                assert_eq!((named.frames.len(), bytes), (100, 100 * 4096));
                assert!(frames[..100].iter().all(|frame| frame.named));
                // One for all of them.
                assert!(frames[100..].iter().all(|frame| Rc::ptr_eq(frame, &named.unknown)));
                assert_eq!(named.left_out, 909 * (2 * (print - 1) + round + 1));
            }
            named.clear();
            assert!(named.is_empty() && named.frames.capacity() == 0);
        }
    }

    #[test]
    fn names_of_one_print_are_64_mib() {
        let mut named = Named::default();
        let long = || Frame { text: vec![b'x'; 65536], named: true };
        (0..1100).for_each(|at| _ = named.frame((1, at), long));
        assert_eq!((named.frames.len(), named.left_out), (1023, 77));
    }

    #[test]
    fn a_frame_is_looked_for_once() {
        let mut named = Named::default();
        let frame = |text: &str| Frame { text: text.as_bytes().to_vec(), named: true };
        assert_eq!(named.frame((1, 2), || frame("a")).text, b"a");
        assert_eq!(named.frame((1, 2), || unreachable!()).text, b"a");
        assert_eq!(named.frame((2, 2), || frame("b")).text, b"b");
    }
}
