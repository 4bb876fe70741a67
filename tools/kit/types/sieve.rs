//! Which of many names may be among a few.

/// A quick no for most names, by a hash of their first four bytes, the end's zero included.
pub struct Sieve([bool; 1 << Sieve::BITS]);

impl Sieve {
    const BITS: u32 = 12;

    /// Lets these through, and some others.
    pub fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut passes = [false; 1 << Self::BITS];
        for name in names {
            match *name.as_bytes() {
                [a, b, c, d, ..] => passes[Self::place([a, b, c, d])] = true,
                [a, b, c] => passes[Self::place([a, b, c, 0])] = true,
                _ => passes = [true; 1 << Self::BITS],
            }
        }
        Self(passes)
    }

    fn place(start: [u8; 4]) -> usize {
        // 2^32 divided by the golden ratio.
        (u32::from_ne_bytes(start).wrapping_mul(0x9e37_79b9) >> (32 - Self::BITS)) as usize
    }

    /// Whether the name that stands there may be one of them.
    pub fn may_hold(&self, texts: &[u8], at: usize) -> bool {
        let start = texts.get(at..).and_then(<[u8]>::first_chunk);
        // The last of all may be shorter.
        start.is_none_or(|start| self.0[Self::place(*start)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_that_is_asked_for_is_held_back() {
        let texts = b"\0pid\0task_struct\0upid\0int";
        let sieve = Sieve::new(["pid", "task_struct", "int"].into_iter());
        assert!([1, 5, 22].into_iter().all(|at| sieve.may_hold(texts, at)));
        assert!(!sieve.may_hold(texts, 17));
        assert!(Sieve::new(["u"].into_iter()).may_hold(texts, 17), "shorter than the hash");
    }
}
