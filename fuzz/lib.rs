//! What somebody else chose, as bad as it can be: one function per target takes any bytes, feeds
//! them to a renderer or a parser of the kit, and panics where a promise is broken.
//!
//! `cargo test` replays what was found to matter (`corpus/TARGET`) and changes of it;
//! `cargo xtask fuzz` searches for more with libFuzzer, which sees what code was reached.
#![forbid(unsafe_code)]

pub mod btf;
pub mod check;
pub mod elf;
pub mod hist;
pub mod names;
pub mod perf_map;
pub mod proc;
pub mod rows;
pub mod stacks;
pub mod text;

/// A target: panics if the bytes break a promise.
pub type Target = fn(&[u8]);

/// Every target by its name, which its folder of the corpus has.
pub const TARGETS: &[(&str, Target)] = &[
    ("rows", rows::target),
    ("stacks", stacks::target),
    ("text", text::target),
    ("hist", hist::target),
    ("perf_map", perf_map::target),
    ("proc", proc::target),
    ("elf", elf::target),
    ("btf", btf::target),
    ("names", names::target),
];

/// The target of this name.
pub fn target(name: &str) -> Option<Target> {
    TARGETS.iter().find(|(known, _)| *known == name).map(|(_, target)| *target)
}

/// A number out of the front of the bytes, which is taken away; what is missing is zeros.
pub fn take<const N: usize>(bytes: &mut &[u8]) -> [u8; N] {
    let (front, rest) = bytes.split_at(N.min(bytes.len()));
    *bytes = rest;
    std::array::from_fn(|at| front.get(at).copied().unwrap_or(0))
}

/// A piece out of the front of the bytes, by the length that stands before it.
pub fn piece<'a>(bytes: &mut &'a [u8]) -> &'a [u8] {
    let [length] = take(bytes);
    let (piece, rest) = bytes.split_at(bytes.len().min(length.into()));
    *bytes = rest;
    piece
}
