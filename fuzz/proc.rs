//! What /proc tells, where processes have a say in it by their names and their mounts.

use kit::cgroup;
use kit::claims;
use kit::directory;
use kit::mapped;
use kit::mappings::Mappings;
use kit::reached;
use kit::symbols::Kernel;
use kit::tree;

use crate::take;

/// The first bytes tell an address; the rest is each of the files.
pub fn target(mut bytes: &[u8]) {
    let rest = &mut bytes;
    let address = u64::from_le_bytes(take(rest));
    maps(rest, address);
    kallsyms(rest, address);
    let text = String::from_utf8_lossy(rest);
    _ = tree::parent(&text);
    _ = kit::space::stack_of(rest);
    _ = claims::whose(&text);
    for path in cgroup::mounted(&text) {
        assert!(text.contains(&*path.to_string_lossy()));
    }
    _ = reached::is_fuse(&text, (0, 53));
    _ = directory::device("53", &text);
    for line in text.lines() {
        if let Some(mapping) = mapped::mapping(line) {
            let path = str::from_utf8(mapping.path).expect("a part of the line");
            assert!(path.starts_with('/') && line.contains(path));
        }
        if cgroup::is_container(line, "0123abcd") {
            assert!(line.contains("0123abcd") && line.len() >= 64);
        }
    }
}

fn maps(text: &[u8], address: u64) {
    let mappings = Mappings::told(text);
    let mut claims = claims::Claims::default();
    for address in [address, 0, u64::MAX, 0x1000] {
        let module = mappings.module(address).map(<[u8]>::to_vec);
        assert_eq!(module.is_some(), mappings.has(address));
        assert!(module.is_none_or(|name| !name.contains(&b'/')));
        _ = mappings.find(address, &mut claims);
    }
}

fn kallsyms(text: &[u8], address: u64) {
    let kernel = Kernel::of(text);
    for address in [address, 0, u64::MAX, 0x1000] {
        if let Some(symbol) = kernel.find(address) {
            assert!(symbol.offset < 1 << 20 && symbol.offset <= address);
            assert!(!symbol.place().contains(&b'\n') && !symbol.name.is_empty());
        }
    }
}
