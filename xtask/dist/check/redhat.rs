//! The packages for rpm, into a root that has nothing but a shell without a C library.

use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use anyhow::ensure;

use super::VERSION;
use super::folder;
use super::left;
use super::root::Root;
use super::steps;
use super::steps::Step;
use super::steps::nothing;
use super::traced;
use crate::dist::OLD_LINK;
use crate::dist::OLD_VERSION;
use crate::dist::package;
use crate::dist::rpm;
use crate::dist::stage;

pub fn check() -> Result<()> {
    let root = Root::empty("rpm")?;
    root.busybox()?;
    let files = |folder: PathBuf, version: &str| {
        [package::NAME, package::CLASSIC].map(|name| folder.join(rpm::file_name(name, version)))
    };
    let place = root.path().join("srv");
    super::put(&files(folder(), VERSION), &place)?;
    let before = left_files(&root)?;
    // The root has no rpm: ours goes into it. All else is run in it.
    let start = |command: &str| {
        if !command.starts_with("rpm ") {
            let mut shell = root.command("/bin/sh");
            shell.args(["-c", command]);
            return shell;
        }
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("rpm() {{ command rpm --root \"$ROOT\" \"$@\"; }}\n{command}")]);
        shell.env("ROOT", root.path()).current_dir(&place);
        shell
    };
    let steps = [
        Step { begins: "rpm -U ", then: &nothing },
        Step { begins: "opensnoop ", then: &traced::shown_by_cat },
        Step { begins: "rpm -e ", then: &|_| left::compare(&before, &left_files(&root)?) },
    ];
    steps::run("rpm", &start, &steps)?;

    let rpm = |what: &str, files: &[PathBuf]| {
        let mut rpm = Command::new("rpm");
        rpm.arg("--root").arg(root.path()).arg(what).args(files);
        steps::output(&mut rpm, &format!("rpm {what}")).map(|_| ())
    };
    rpm("-i", &files(stage(), OLD_VERSION))?;
    ensure!(root.path().join(OLD_LINK).is_symlink(), "the old package has no {OLD_LINK}");
    rpm("-U", &files(folder(), VERSION))?;
    ensure!(!root.path().join(OLD_LINK).is_symlink(), "{OLD_LINK} is left by the upgrade");
    let mut opensnoop = root.command("opensnoop");
    traced::cat(opensnoop.args(["--path", "/etc/hostname", "--", "cat", "/etc/hostname"]))?;
    rpm("-e", &[package::NAME, package::CLASSIC].map(PathBuf::from))?;
    left::compare(&before, &left_files(&root)?)
}

/// Less the folders that a distribution has, and this root has not: rpm makes them, and they are
/// not ours to take away.
fn left_files(root: &Root) -> Result<BTreeSet<String>> {
    let mut files = left::files(root.path())?;
    files.retain(|file| {
        let path: &Path = &root.path().join(file);
        !path.is_dir() || path.is_symlink() || file.contains("beebox")
    });
    Ok(files)
}
