//! The proof that what is shipped can be made again: everything once more, from a clone of the
//! commit in another folder, and not one byte differs.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;

use crate::program;
use crate::repo;
use crate::shell;

/// Makes it again, and compares with what is in `first`.
pub fn prove(first: &Path) -> Result<()> {
    refuse_changes()?;
    let place = tempfile::tempdir()?;
    let clone = place.path().join("another/clone");
    let mut git = Command::new("git");
    git.args(["clone", "--quiet"]).arg(repo::root()).arg(&clone);
    shell::run(&mut git)?;
    let commit = commit(repo::root())?;
    let mut git = Command::new("git");
    git.arg("-C").arg(&clone).args(["checkout", "--quiet", "--detach", &commit]);
    shell::run(&mut git)?;
    println!("Making {commit} once more, from a clone.");
    let target = place.path().join("target");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(&clone).args(["xtask", "dist"]);
    // What they print differs each time: the pages are to show the same.
    let packed = first.join(format!("beebox-{}{}", super::VERSION, super::EXAMPLES));
    if packed.exists() {
        let examples = place.path().join("examples");
        fs::create_dir(&examples)?;
        let mut tar = Command::new("tar");
        shell::run(tar.arg("-xzf").arg(packed).arg("-C").arg(&examples))?;
        cargo.arg("--examples").arg(examples);
    }
    cargo.env("CARGO_TARGET_DIR", &target).env("PATH", with_programs()?);
    // What cargo tells of this build must not decide about that one.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_PKG_NAME", "OUT_DIR"] {
        cargo.env_remove(name);
    }
    shell::run(&mut cargo)?;
    let differing = compare(first, &target.join("dist"))?;
    if !differing.is_empty() {
        bail!("made twice, and not the same:\n{}", differing.join("\n"));
    }
    println!("Made twice, in two places: the same bytes.");
    Ok(())
}

/// A clone has none of the changes that are not committed.
fn refuse_changes() -> Result<()> {
    let mut git = Command::new("git");
    git.current_dir(repo::root()).args(["status", "--porcelain"]);
    let changes = shell::output(&mut git)?;
    if let Some(change) = changes.lines().next() {
        bail!("what is not committed cannot be made from a clone: {}", change.trim());
    }
    Ok(())
}

fn commit(of: &Path) -> Result<String> {
    let mut git = Command::new("git");
    Ok(shell::output(git.arg("-C").arg(of).args(["rev-parse", "HEAD"]))?.trim().to_owned())
}

/// The programs that we have built need not be built again: they make the packages, and are not
/// in them.
fn with_programs() -> Result<std::ffi::OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let programs = fs::read_dir(program::folder()).into_iter().flatten().flatten();
    let programs = programs.map(|program| program.path().join("bin"));
    Ok(env::join_paths(env::split_paths(&path).chain(programs))?)
}

/// A line for each file that is not the same in both folders.
fn compare(one: &Path, other: &Path) -> Result<Vec<String>> {
    let mut differing = Vec::new();
    let (names, others) = (super::files(one)?, super::files(other)?);
    for name in others.iter().filter(|name| !names.contains(name)) {
        differing.push(format!("{name}: only the second time"));
    }
    for name in &names {
        if !others.contains(name) {
            differing.push(format!("{name}: only the first time"));
            continue;
        }
        let read = |folder: &Path| fs::read(folder.join(name)).context(name.clone());
        if let Some(at) = difference(&read(one)?, &read(other)?) {
            differing.push(format!("{name}: from byte {at} on"));
        }
    }
    Ok(differing)
}

/// Where they differ first.
fn difference(one: &[u8], other: &[u8]) -> Option<usize> {
    let common = one.iter().zip(other).position(|(a, b)| a != b);
    common.or_else(|| (one.len() != other.len()).then(|| one.len().min(other.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_is_found() {
        assert_eq!(difference(b"abc", b"abc"), None);
        assert_eq!(difference(b"abc", b"abd"), Some(2));
        assert_eq!(difference(b"abc", b"ab"), Some(2));
        assert_eq!(difference(b"", b"a"), Some(0));
    }

    #[test]
    fn each_file_counts() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let write = |folder: &Path, name: &str, text: &str| {
            fs::write(folder.join(name), text).unwrap();
        };
        for folder in [one.path(), other.path()] {
            write(folder, "same", "x");
            fs::create_dir(folder.join("stage")).unwrap();
        }
        assert!(compare(one.path(), other.path()).unwrap().is_empty());
        write(one.path(), "different", "xy");
        write(other.path(), "different", "xz");
        write(one.path(), "gone", "");
        write(other.path(), "new", "");
        let expected =
            ["new: only the second time", "different: from byte 1 on", "gone: only the first time"];
        assert_eq!(compare(one.path(), other.path()).unwrap(), expected);
    }
}
