//! What it takes to make packages, and to try them.

use anyhow::Result;

use super::BUSYBOX;
use super::KEYS;
use super::Need;
use super::ensure_all;
use crate::shell;

const MAKES: &[Need] = &[Need {
    what: "rpmbuild, which makes packages for rpm",
    present: || shell::tool("rpmbuild").is_ok(),
    packages: ["rpm", "rpm-build", "rpm-tools", "rpm-build"],
}];

const TRIES: &[Need] = &[
    Need {
        what: "debootstrap, which makes roots of Debian",
        present: || shell::tool("debootstrap").is_ok(),
        packages: ["debootstrap", "debootstrap", "debootstrap", "debootstrap"],
    },
    Need {
        what: "rpm, which installs into another root",
        present: || shell::tool("rpm").is_ok(),
        packages: ["rpm", "rpm", "rpm-tools", "rpm"],
    },
    BUSYBOX,
    KEYS,
];

/// Makes sure that packages can be made; silent if they can.
pub fn ensure_dist() -> Result<()> {
    ensure_all(MAKES)
}

/// Makes sure that they can be tried in fresh roots; silent if they can.
pub fn ensure_roots() -> Result<()> {
    ensure_all(TRIES)
}
