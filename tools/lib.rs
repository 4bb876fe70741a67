//! The tools, in the order in which people meet them. Help, links, documentation
//! and tests are made from this list.
#![forbid(unsafe_code)]

use kit::multicall;
use kit::tool::Entry;

pub mod known;
pub mod symptoms;

macro_rules! tools {
    ($($area:literal $name:ident $(($($alias:literal => $args:expr),* $(,)?))?,)*) => {
        $(pub mod $name;)*

        /// Every tool of the box.
        pub static TOOLS: &[Entry] = &[$(
            Entry::of::<$name::Options>(stringify!($name), $area, &[$($(($alias, &$args)),*)?]),
        )*];
    };
}

/// The box with all of them.
pub fn the_box(commit: &str) -> multicall::Box {
    let version = env!("CARGO_PKG_VERSION");
    multicall::Box {
        tools: TOOLS,
        symptoms: symptoms::SYMPTOMS,
        known: known::KNOWN,
        version,
        long_version: long_version(version, commit),
    }
}

/// What `--version` tells.
pub fn long_version(version: &str, commit: &str) -> String {
    format!("{version} ({commit})\nlibbpf {}\n{}", kit::object::libbpf_version(), bpf::CLANG)
}

tools! {
    "files" opensnoop,
    "files" filetop,
    "files" fsslower (
        "ext4slower" => ["--fs=ext4"],
        "xfsslower" => ["--fs=xfs"],
        "btrfsslower" => ["--fs=btrfs"],
        "f2fsslower" => ["--fs=f2fs"],
        "bcachefsslower" => ["--fs=bcachefs"],
        "zfsslower" => ["--fs=zfs"],
        "nfsslower" => ["--fs=nfs,nfs4"],
        "fuseslower" => ["--fs=fuse,fuseblk"],
    ),
    "processes" execsnoop,
    "processes" exitsnoop,
    "processes" syscount,
    "disks" biolatency,
    "disks" biosnoop,
    "network" tcplife,
    "network" tcpdrop ("skbdrop" => ["--all-protocols"]),
    "network" gethostlatency,
    "processors" profile,
    "processors" offcputime,
    "processors" runqlat,
    "processors" bpftop ("bpflist" => ["--once"]),
}
