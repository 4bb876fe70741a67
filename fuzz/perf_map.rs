//! Lists of names for code that a process has made itself: any file that it likes.

use std::fs::File;
use std::io::Write as _;

use kit::perf_map::PerfMap;

use crate::take;

/// A file with these bytes, in memory.
pub(crate) fn file(bytes: &[u8]) -> File {
    let made = nix::sys::memfd::memfd_create(c"fuzz", nix::sys::memfd::MFdFlags::MFD_CLOEXEC);
    let mut file = File::from(made.expect("a file in memory"));
    file.write_all(bytes).expect("room");
    file
}

/// Two numbers, how much of it may be kept and what address is asked for; the rest is the file.
pub fn target(mut bytes: &[u8]) {
    let rest = &mut bytes;
    let room = usize::from(u16::from_le_bytes(take(rest)));
    let address = u64::from_le_bytes(take(rest));
    let map = PerfMap::read(file(rest), room);
    assert!(map.charge() <= room.max(64) + 64, "{} kept of {room}", map.charge());
    for address in [address, 0, u64::MAX, 0x1000] {
        let Some((name, offset)) = map.find(address) else { continue };
        assert!(offset <= address && name.len() <= 1024 && !name.contains(&b'\n'));
        let found = rest.windows(name.len().max(1)).any(|part| part == name);
        assert!(found, "a name that nobody gave");
    }
}
