//! The advisories to go by: RustSec's database as it is now, or the snapshot of it in the
//! repository, which has those that concern our crates.

use std::fmt;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;
use anyhow::ensure;

use crate::repo;
use crate::shell;

const DATABASE: &str = "https://github.com/RustSec/advisory-db";

/// What cargo-deny makes of that address: the folder that it looks for.
const FOLDER: &str = "advisory-db-3157b0e258782691";

/// Who answers after that does not answer.
const SECONDS: &str = "120";

/// The date of the snapshot, then the crates that it was made for, one a line.
const SNAPSHOT: &str = "SNAPSHOT";

/// A database, where cargo-deny finds it.
pub struct Advisories {
    /// The folder of databases, of which this is the only one.
    pub folder: PathBuf,
    /// Of which day it is.
    date: String,
    what: String,
}

impl fmt::Display for Advisories {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "of {}, {}", self.date, self.what)
    }
}

impl Advisories {
    /// The database as it is now.
    pub fn fetch(place: &Path) -> Result<Self> {
        let folder = place.join("fetched");
        let into = empty(&folder)?;
        let mut git = Command::new("timeout");
        git.args([
            SECONDS, "git", "clone", "--quiet", "--depth", "1", "--branch", "main", DATABASE,
        ]);
        git.arg(&into).env("GIT_TERMINAL_PROMPT", "0");
        let output = git.output().context("cannot start git")?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            let why = said.lines().rfind(|line| !line.is_empty()).unwrap_or("no answer");
            bail!("no current database: {why}");
        }
        let mut log = Command::new("git");
        log.arg("-C").arg(&into).args(["log", "-1", "--format=%cs"]);
        let date = shell::output(&mut log)?.trim().to_owned();
        Ok(Self { folder, date, what: "RustSec's database as it is now".to_owned() })
    }

    /// That of the repository, put where a clone would be; `why` no other is taken.
    pub fn snapshot(place: &Path, why: &str) -> Result<Self> {
        let folder = place.join("snapshot");
        let into = empty(&folder)?;
        let (date, _) = read_snapshot()?;
        let mut number = 0;
        for (name, path) in advisories(&kept())? {
            let to = into.join("crates").join(name);
            fs::create_dir_all(&to)?;
            fs::copy(&path, to.join(path.file_name().unwrap_or_default()))?;
            number += 1;
        }
        // cargo-deny asks when it was fetched, so that nobody goes by an old one unawares. The
        // date is told; a check that fails by itself after 90 days would help nobody.
        fs::create_dir_all(into.join(".git"))?;
        fs::write(into.join(".git/FETCH_HEAD"), "")?;
        let what = format!("the {number} in the snapshot ({why})");
        Ok(Self { folder, date, what })
    }

    /// Makes the snapshot in the repository anew of this database.
    pub fn renew(&self) -> Result<()> {
        let crates = locked()?;
        let found: Vec<_> = advisories(&self.folder.join(FOLDER))?
            .into_iter()
            .filter(|(name, _)| crates.contains(name))
            .map(|(name, path)| {
                let cut = cut(&fs::read_to_string(&path)?);
                Ok((name, cut.with_context(|| format!("{}: no advisory", path.display()))?))
            })
            .collect::<Result<_>>()?;
        ensure!(!found.is_empty(), "no advisory concerns our crates: not believed");
        let kept = kept();
        fs::remove_dir_all(kept.join("crates"))?;
        for (name, (id, text)) in &found {
            let folder = kept.join("crates").join(name);
            fs::create_dir_all(&folder)?;
            fs::write(folder.join(format!("{id}.md")), text)?;
        }
        let list = format!("{}\n{}\n", self.date, crates.join("\n"));
        fs::write(kept.join(SNAPSHOT), list)?;
        println!("deny/advisory-db: {} advisories for {} crates", found.len(), crates.len());
        Ok(())
    }
}

/// Fails if the snapshot was made before a crate came into Cargo.lock: it would know nothing of it.
pub fn covers_the_lock_file() -> Result<()> {
    let (date, known) = read_snapshot()?;
    let unknown: Vec<_> = locked()?.into_iter().filter(|name| !known.contains(name)).collect();
    ensure!(
        unknown.is_empty(),
        "the snapshot of {date} was made without {}: cargo xtask deny --renew",
        unknown.join(", ")
    );
    Ok(())
}

fn kept() -> PathBuf {
    repo::root().join("deny/advisory-db")
}

/// The folder for a database, empty.
fn empty(folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    fs::create_dir_all(folder)?;
    Ok(folder.join(FOLDER))
}

/// The advisories of a database, and whom they concern, in order.
fn advisories(database: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    let crates = database.join("crates");
    for folder in fs::read_dir(&crates).with_context(|| crates.display().to_string())? {
        let folder = folder?;
        for file in fs::read_dir(folder.path())? {
            let path = file?.path();
            if path.extension().is_some_and(|extension| extension == "md") {
                found.push((folder.file_name().to_string_lossy().into_owned(), path));
            }
        }
    }
    found.sort();
    Ok(found)
}

fn read_snapshot() -> Result<(String, Vec<String>)> {
    let file = kept().join(SNAPSHOT);
    let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let mut lines = text.lines().map(str::to_owned);
    let date = lines.next().with_context(|| format!("{}: no date", file.display()))?;
    Ok((date, lines.collect()))
}

fn locked() -> Result<Vec<String>> {
    Ok(from_registry(&fs::read_to_string(repo::root().join("Cargo.lock"))?))
}

/// The names of crates in a lock file that come from a registry, each once.
fn from_registry(lock: &str) -> Vec<String> {
    let value = |block: &str, key: &str| {
        let line = block.lines().find_map(|line| line.strip_prefix(key))?;
        Some(line.strip_prefix(" = \"")?.strip_suffix('"')?.to_owned())
    };
    let mut names: Vec<_> = lock
        .split("[[package]]")
        .filter(|block| value(block, "source").is_some_and(|it| it.starts_with("registry+")))
        .filter_map(|block| value(block, "name"))
        .collect();
    names.sort();
    names.dedup();
    names
}

/// An advisory's id, and what is kept of it: the facts, the title, and where to read the rest.
fn cut(text: &str) -> Option<(String, String)> {
    let (facts, rest) = text.strip_prefix("```toml\n")?.split_once("\n```\n")?;
    let id = facts.lines().find_map(|line| line.strip_prefix("id = \""))?.strip_suffix('"')?;
    let title = rest.lines().find(|line| line.starts_with("# "))?;
    let address = format!("https://rustsec.org/advisories/{id}.html");
    Some((id.to_owned(), format!("```toml\n{facts}\n```\n\n{title}\n\n{address}\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_of_registries_each_once() {
        let lock = r#"version = 4

[[package]]
name = "own"
version = "0.1.0"
dependencies = [
 "b",
]

[[package]]
name = "b"
version = "2.0.0"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "0"

[[package]]
name = "b"
version = "1.0.0"
source = "registry+https://github.com/rust-lang/crates.io-index"

[[package]]
name = "a"
version = "1.0.0"
source = "registry+https://github.com/rust-lang/crates.io-index"
"#;
        assert_eq!(from_registry(lock), ["a", "b"]);
    }

    #[test]
    fn of_an_advisory_the_facts_are_kept() {
        let text = "```toml\n[advisory]\nid = \"RUSTSEC-1\"\n\n[versions]\npatched = []\n```\n\n\
                    # Title\n\nProse\n\n```rust\nx\n```\n";
        let (id, kept) = cut(text).unwrap();
        assert_eq!(id, "RUSTSEC-1");
        let facts = "```toml\n[advisory]\nid = \"RUSTSEC-1\"\n\n[versions]\npatched = []\n```\n\n";
        let rest = "# Title\n\nhttps://rustsec.org/advisories/RUSTSEC-1.html\n";
        assert_eq!(kept, format!("{facts}{rest}"));
        assert_eq!(cut(&kept).unwrap().1, kept);
        assert!(cut("# Title\n").is_none());
    }

    #[test]
    fn what_is_kept_is_in_the_database_s_own_form() {
        let (date, names) = read_snapshot().unwrap();
        assert!(date.len() == 10 && date.starts_with("20"), "{date}");
        let all = advisories(&kept()).unwrap();
        assert!(!all.is_empty());
        for (name, path) in all {
            let text = fs::read_to_string(&path).unwrap();
            let (id, kept) = cut(&text).unwrap();
            assert_eq!(kept, text, "{}", path.display());
            assert_eq!(path.file_stem().unwrap().to_str(), Some(&*id));
            assert!(text.contains(&format!("\npackage = \"{name}\"\n")), "{}", path.display());
            assert!(names.contains(&name), "{name}");
        }
    }
}
