//! What was found to matter once does so for ever; and some seconds of changes of it.
//! `FUZZ_SEED` and `FUZZ_SECONDS` ask for others and for more.

use std::fs;
use std::path::Path;
use std::time::Duration;
use std::time::Instant;

use fuzz::TARGETS;

/// Of each target: all of them take some fifteen seconds, side by side on two processors.
const TIME: Duration = Duration::from_millis(1500);

fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .expect("its corpus")
        .map(|entry| entry.expect("a file").path())
        .collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("a file")).collect()
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Bytes that are worth more than others.
const WORDS: [&[u8]; 12] = [
    b"\0",
    b"\n",
    b"\xff",
    b"\xff\xff\xff\xff",
    b"\x80",
    b"\x1b[2J",
    b"\xe2\x80\xae",
    b"=",
    b";",
    b"\\x0a",
    b" ",
    b"\0\0\0\0\0\0\0\0",
];

/// One of the corpus, changed in some places, or grown together with another.
fn change(corpus: &[Vec<u8>], random: &mut fastrand::Rng) -> Vec<u8> {
    let mut bytes = corpus[random.usize(..corpus.len())].clone();
    for _ in 0..=random.usize(..4) {
        let at = random.usize(..=bytes.len());
        let end = random.usize(at..=bytes.len().min(at + 64));
        match random.u8(..6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.u8(..8),
            1 if at < bytes.len() => bytes[at] = random.u8(..),
            2 => _ = bytes.drain(at..end),
            3 => {
                let copy = bytes[at..end].to_vec();
                bytes.splice(at..at, copy);
            }
            4 => {
                let word = WORDS[random.usize(..WORDS.len())].iter().copied();
                bytes.splice(at..at, word);
            }
            _ => {
                let other = &corpus[random.usize(..corpus.len())];
                bytes.truncate(at);
                bytes.extend_from_slice(&other[random.usize(..=other.len())..]);
            }
        }
    }
    bytes
}

fn replay(name: &str) {
    let target = fuzz::target(name).expect("a target");
    let corpus = corpus(name);
    assert!(!corpus.is_empty(), "{name} has no corpus");
    corpus.iter().for_each(|bytes| target(bytes));
    let seed = number("FUZZ_SEED").unwrap_or(0xbee);
    let time = number("FUZZ_SECONDS").map_or(TIME, Duration::from_secs);
    let (mut random, end, mut times) = (fastrand::Rng::with_seed(seed), Instant::now() + time, 0);
    while Instant::now() < end {
        let bytes = change(&corpus, &mut random);
        if let Err(why) = std::panic::catch_unwind(|| target(&bytes)) {
            let place = std::env::temp_dir().join(format!("fuzz-{name}-{seed}-{times}"));
            fs::write(&place, &bytes).expect("a place for what was found");
            eprintln!("{name}: FUZZ_SEED={seed}, number {times}: see {}", place.display());
            std::panic::resume_unwind(why);
        }
        times += 1;
    }
    println!("{name}: {} of the corpus, {times} changes of them, FUZZ_SEED={seed}", corpus.len());
}

macro_rules! tests {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            replay(stringify!($name));
        })*

        #[test]
        fn every_target_is_replayed() {
            let all = [$(stringify!($name)),*];
            assert_eq!(TARGETS.iter().map(|(name, _)| *name).collect::<Vec<_>>(), all);
        }
    };
}

tests! { rows stacks text hist perf_map proc elf btf names }
