//! What the two packages say of themselves, for deb and rpm alike.

use super::tree::Tree;

/// The names of the two: the box, and the tools' names in the search path.
pub const NAME: &str = "beebox";
pub const CLASSIC: &str = "beebox-names";

pub const SUMMARY: &str = "Prebuilt BPF tools: what does this machine open, run, wait for";
pub const ABOUT: &str = "\
One static binary with tools for people who keep Linux machines alive. It needs
no compiler, no kernel headers and no daemon. `beebox list` names the tools,
`beebox doctor` tells which of them work on this kernel. Under their own names
they are in /usr/lib/beebox/bin.";

pub const CLASSIC_SUMMARY: &str = "beebox's tools by their own names in the search path";
pub const CLASSIC_ABOUT: &str = "\
Links in /usr/sbin, opensnoop and its like, and their manual pages. Other
collections of BPF tools use the same names: it stands beside none that does.";

pub const LICENSE: &str = "MIT OR Apache-2.0";
pub const MAINTAINER: &str = "The beebox authors <beebox@localhost>";

/// Both, of one version.
pub struct Packages {
    pub version: String,
    pub main: Tree,
    pub classic: Tree,
    /// In seconds.
    pub date: u64,
}
