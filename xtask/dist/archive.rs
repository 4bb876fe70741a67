//! Archives that are the same each time: sorted, owned by nobody in particular, of one date. By
//! the programs that every Linux has, so that none of our own code decides about a format.

use std::fs::File;
use std::io::Read;
use std::io::Seek;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::process::Stdio;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;
use anyhow::ensure;

use crate::repo;
use crate::shell;

/// A folder as a tar.
pub fn tar(folder: &Path, date: u64) -> Result<Vec<u8>> {
    let mut tar = Command::new("tar");
    tar.args(["--create", "--format=ustar", "--sort=name", "--numeric-owner"]);
    tar.args(["--owner=0", "--group=0", &format!("--mtime=@{date}")]);
    tar.arg("--directory").arg(folder);
    // By name and not as ".", whose mode would be that of a folder of ours.
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        names.push(entry?.file_name());
    }
    names.sort();
    bytes(tar.arg("--").args(names), b"")
}

/// Packed, without the name and the time that gzip would tell.
pub fn gzip(plain: &[u8]) -> Result<Vec<u8>> {
    bytes(Command::new("gzip").args(["--best", "--no-name"]), plain)
}

/// SHA-256, in hexadecimal.
pub fn digest(of: &[u8]) -> Result<String> {
    let said = String::from_utf8(bytes(&mut Command::new("sha256sum"), of)?)?;
    let digest = said.split_whitespace().next().unwrap_or_default();
    ensure!(digest.len() == 64, "sha256sum says {said:?}");
    Ok(digest.to_owned())
}

/// The date of what is shipped, in seconds: that of the commit, or what the environment says.
pub fn date() -> Result<u64> {
    if let Ok(date) = std::env::var("SOURCE_DATE_EPOCH") {
        return date.parse().context("SOURCE_DATE_EPOCH is no number of seconds");
    }
    let mut git = Command::new("git");
    git.current_dir(repo::root()).args(["log", "-1", "--format=%ct"]);
    let date = shell::output(&mut git).context("the date of the commit (or SOURCE_DATE_EPOCH)")?;
    Ok(date.trim().parse()?)
}

/// 2026-01-02T03:04:05Z.
pub fn written_date(date: u64) -> Result<String> {
    let mut command = Command::new("date");
    command.args(["-u", "-d", &format!("@{date}"), "+%Y-%m-%dT%H:%M:%SZ"]);
    Ok(shell::output(&mut command)?.trim().to_owned())
}

/// What a program makes of its input.
fn bytes(command: &mut Command, input: &[u8]) -> Result<Vec<u8>> {
    // A file, as a pipe would want somebody to write while we read.
    let mut file: File = tempfile::tempfile()?;
    file.write_all(input)?;
    file.rewind()?;
    let mut child = command
        .stdin(file)
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", shell::shown(command)))?;
    let mut output = Vec::new();
    child.stdout.take().context("no output")?.read_to_end(&mut output)?;
    let status = child.wait()?;
    if !status.success() {
        bail!("{} failed ({status})", shell::shown(command));
    }
    Ok(output)
}

#[cfg(test)]
mod tests {
    use super::super::tree;
    use super::*;

    #[test]
    fn an_archive_knows_nothing_of_who_made_it() {
        let made = |name: &str| {
            let place = tempfile::tempdir().unwrap();
            let root = place.path().join(name);
            tree::tests::example().write(&root).unwrap();
            tar(&root, 1_000_000_000).unwrap()
        };
        let archive = made("one");
        assert_eq!(archive, made("another"));
        let mut list = Command::new("tar");
        list.args(["--list", "--verbose", "--numeric-owner", "--utc", "--full-time"]);
        let listed = String::from_utf8(bytes(&mut list, &archive).unwrap()).unwrap();
        let lines: Vec<String> = listed
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        let date = "2001-09-09 01:46:40";
        let expected = [
            format!("drwxr-xr-x 0/0 0 {date} usr/"),
            format!("drwxr-xr-x 0/0 0 {date} usr/bin/"),
            format!("lrwxrwxrwx 0/0 0 {date} usr/bin/a -> b"),
            format!("-rwxr-xr-x 0/0 7 {date} usr/bin/b"),
            format!("drwxr-xr-x 0/0 0 {date} usr/share/"),
            format!("drwxr-xr-x 0/0 0 {date} usr/share/doc/"),
            format!("-rw-r--r-- 0/0 4 {date} usr/share/doc/c.txt"),
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn packing_is_the_same_each_time() {
        let packed = gzip(b"text").unwrap();
        assert_eq!(packed, gzip(b"text").unwrap());
        // Flags and time of the header.
        assert_eq!(&packed[3..8], [0; 5]);
    }

    #[test]
    fn digests_and_dates() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(digest(b"").unwrap(), empty);
        assert_eq!(written_date(1_000_000_000).unwrap(), "2001-09-09T01:46:40Z");
    }
}
