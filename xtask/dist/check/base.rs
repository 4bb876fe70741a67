//! Debian's roots, made once by debootstrap, of which the check takes copies.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;

use super::root;
use super::root::Root;
use super::shipped;
use super::traced;
use crate::setup;
use crate::setup::KEYRING;
use crate::shell;
use crate::vm::mirror;

/// What a user has who reads pages and completes words.
const USUAL: &str = "--include=man-db,bash-completion";

/// From the oldest on that static binaries of today's C library could meet: the first that the
/// mirror still has.
const OLDEST: &[&str] = &["stretch", "buster", "bullseye", "bookworm"];

/// What this machine is, if it is Debian.
pub fn current() -> Result<PathBuf> {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    made(codename(&release).unwrap_or("bookworm"), USUAL, |root| {
        // So that the archive is asked once, and not in each check.
        let mut apt = Command::new("chroot");
        apt.arg(root).args(["apt-get", "--quiet", "--quiet", "--yes", "--download-only"]);
        quietly(apt.args(["install", "libbpf-tools"]))
    })
}

fn oldest() -> Result<PathBuf> {
    let mut why = Vec::new();
    for suite in OLDEST {
        // Unpacked and no more: nothing in it has to be configured for a static binary.
        match made(suite, "--foreign", |_| Ok(())) {
            Ok(root) => return Ok(root),
            Err(error) => why.push(format!("{suite}: {error:#}")),
        }
    }
    bail!("there is no Debian to be had: {}", why.join("; "))
}

/// Makes both, if they are not there.
pub fn prepare() -> Result<()> {
    setup::ensure_roots()?;
    current()?;
    oldest().map(|_| ())
}

/// The static binary where the C library is years older than the one in it.
pub fn check_oldest() -> Result<()> {
    let base = oldest()?;
    let root = Root::copy(&base, "oldest")?;
    root.hostname()?;
    super::put(&[shipped("-x86_64")], root.path())?;
    let name = shipped("-x86_64");
    let name = Path::new("/").join(name.file_name().context("a file has a name")?);
    let mut command = root.command(name);
    let words = ["opensnoop", "--path", "/etc/hostname", "--", "cat", "/etc/hostname"];
    traced::cat(command.args(words))?;
    let library = library(root.path()).unwrap_or_default();
    println!(
        "Runs on Debian {}, which has {library}.",
        base.file_name().unwrap_or_default().display()
    );
    Ok(())
}

/// `libc-2.31.so`, as it was called until 2.34.
fn library(root: &Path) -> Option<String> {
    let folder = fs::read_dir(root.join("lib/x86_64-linux-gnu")).ok()?;
    let names = folder.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with("libc-") || name == "libc.so.6").min()
}

/// The root of a suite; the last of making it is `finish`.
fn made(suite: &str, how: &str, finish: impl Fn(&Path) -> Result<()>) -> Result<PathBuf> {
    let place = root::folder().join("base");
    let done = place.join(suite);
    if done.exists() {
        return Ok(done);
    }
    let part = place.join(format!("{suite}.part"));
    if part.exists() {
        fs::remove_dir_all(&part)?;
    }
    fs::create_dir_all(&place)?;
    let mut debootstrap = Command::new(shell::tool("debootstrap")?);
    debootstrap.args(["--variant=minbase", &format!("--keyring={KEYRING}"), how, suite]);
    let finished = quietly(debootstrap.arg(&part).arg(mirror())).and_then(|()| finish(&part));
    if finished.is_err() {
        let _ = fs::remove_dir_all(&part);
    }
    finished?;
    fs::rename(&part, &done)?;
    Ok(done)
}

/// Runs it, and shows only what it says when it fails.
fn quietly(command: &mut Command) -> Result<()> {
    let output =
        command.output().with_context(|| format!("cannot start {}", shell::shown(command)))?;
    if !output.status.success() {
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        let last = said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("no word");
        bail!("{} failed: {last}", shell::shown(command));
    }
    Ok(())
}

/// Debian's name for the release of an os-release.
fn codename(release: &str) -> Option<&str> {
    let value = |key: &str| release.lines().find_map(|line| line.strip_prefix(key));
    let name = value("VERSION_CODENAME=")?.trim_matches('"');
    (value("ID=")?.trim_matches('"') == "debian" && !name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_debian_has_debians_names() {
        assert_eq!(codename("ID=debian\nVERSION_CODENAME=trixie\n"), Some("trixie"));
        assert_eq!(codename("ID=ubuntu\nVERSION_CODENAME=noble\n"), None);
        assert_eq!(codename("ID=debian\n"), None);
    }
}
