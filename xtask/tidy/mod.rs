//! tidy: the house rules, checked: one function a rule, all over the same list of files.

mod code;
mod objects;
mod pairs;
mod rules;
mod sizes;

use std::fmt;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;
use anyhow::bail;

use crate::repo;

pub use pairs::listed;

/// Check the house rules
#[derive(clap::Args)]
pub struct Args {
    /// Fail if no BPF object has been built yet, instead of saying so
    #[arg(long)]
    objects: bool,
}

/// A file of the repository, as the rules see it.
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    fn line_at(&self, offset: usize) -> usize {
        1 + self.text[..offset].matches('\n').count()
    }

    /// A violation at a byte of the text.
    pub fn at(&self, offset: usize, rule: &'static str, remedy: impl Into<String>) -> Violation {
        Violation::new(&self.path, self.line_at(offset), rule, remedy)
    }
}

/// A broken rule, and what to do about it.
#[derive(Debug, PartialEq)]
pub struct Violation {
    path: String,
    line: usize,
    rule: &'static str,
    remedy: String,
}

impl Violation {
    pub fn new(path: &str, line: usize, rule: &'static str, remedy: impl Into<String>) -> Self {
        let (path, remedy) = (path.to_owned(), remedy.into());
        Self { path, line, rule, remedy }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { path, line, rule, remedy } = self;
        write!(f, "{path}:{line}: {rule}: {remedy}")
    }
}

pub fn run(args: &Args) -> Result<()> {
    check(args.objects)
}

/// Checks every rule; `objects` says that there have to be built objects.
pub fn check(objects: bool) -> Result<()> {
    let files = files(repo::root())?;
    let mut broken = pairs::check(&files);
    for rule in rules::ALL {
        broken.extend(files.iter().flat_map(rule));
    }
    broken.extend(files.iter().filter_map(sizes::check));
    broken.extend(objects::check(&files, &repo::target(), objects)?);
    for violation in &broken {
        println!("{violation}");
    }
    match broken.len() {
        0 => Ok(()),
        1 => bail!("1 house rule is broken"),
        n => bail!("{n} house rules are broken"),
    }
}

/// The repository's files: what git knows or would take, or all of them if there is no git.
fn files(root: &Path) -> Result<Vec<File>> {
    let git = Command::new("git")
        .current_dir(root)
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .output();
    let mut paths: Vec<String> = match git {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout)
            .split_terminator('\0')
            .map(str::to_owned)
            .collect(),
        _ => {
            let mut paths = Vec::new();
            walk(root, "", &mut paths)?;
            paths
        }
    };
    paths.sort();
    paths.dedup();
    // A file that is deleted but not yet committed is listed and not there.
    let read = |path: String| {
        let bytes = fs::read(root.join(&path)).ok()?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Some(File { path, text })
    };
    Ok(paths.into_iter().filter_map(read).collect())
}

fn walk(root: &Path, below: &str, paths: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(root.join(below))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{below}{name}");
        if !entry.file_type()?.is_dir() {
            paths.push(path);
        } else if name != "target" && name != ".git" {
            walk(root, &format!("{path}/"), paths)?;
        }
    }
    Ok(())
}

/// A file for the tests of the rules.
#[cfg(test)]
pub fn file(path: &str, text: &str) -> File {
    File { path: path.to_owned(), text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_violation_reads_as_place_rule_remedy() {
        let violation = file("a.rs", "one\ntwo\n").at(4, "rule", "do this");
        assert_eq!(violation.to_string(), "a.rs:2: rule: do this");
    }

    #[test]
    fn this_repository_is_listed() {
        let files = files(repo::root()).unwrap();
        assert!(files.iter().any(|file| file.path == "xtask/tidy/mod.rs"));
    }
}
