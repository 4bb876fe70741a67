//! Programs and libraries: files of anybody, read for the names of their functions.

use kit::elf;
use kit::functions::Elf;
use kit::room::Room;

use crate::perf_map::file;
use crate::take;

/// The first bytes tell an address; the rest is the file.
pub fn target(mut bytes: &[u8]) {
    let rest = &mut bytes;
    let address = u64::from_le_bytes(take(rest));
    if let Ok(found) = elf::functions(rest, &["main", "getaddrinfo", "f"]) {
        assert!(found.len() <= rest.len() / 24, "more functions than symbols");
        assert!(found.iter().all(|(number, _)| *number < 3));
    }
    let file = Elf::new(file(rest), &Room::new(1 << 30));
    for address in [address, 0, u64::MAX, 0x1000] {
        _ = file.address(address);
        if let Some(function) = file.find(address) {
            assert!(function.offset <= address && function.name.len() <= 4096);
            assert!(!function.name.is_empty() && !function.name.contains(&0));
        }
    }
}
