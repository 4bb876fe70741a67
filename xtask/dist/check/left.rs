//! What a package has left behind: the files of a root before and after.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;

/// Where package managers and others keep their books, and what is no file of the root.
const OTHERS: &[&str] = &[
    "proc",
    "sys",
    "root",
    "srv",
    "tmp",
    "run",
    "var/cache",
    "var/log",
    "var/lib/apt",
    "var/lib/dpkg",
    "var/lib/rpm",
];

/// Each file and folder of a root, from the root.
pub fn files(root: &Path) -> Result<BTreeSet<String>> {
    let mut files = BTreeSet::new();
    walk(root, "", &mut files)?;
    Ok(files)
}

fn walk(root: &Path, below: &str, files: &mut BTreeSet<String>) -> Result<()> {
    let folder = root.join(below);
    for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        if OTHERS.contains(&path.as_str()) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            walk(root, &path, files)?;
        }
        files.insert(path);
    }
    Ok(())
}

/// Whether all is as it was.
pub fn compare(before: &BTreeSet<String>, after: &BTreeSet<String>) -> Result<()> {
    if let Some(left) = after.difference(before).next() {
        bail!("{} are left, /{left} the first", after.difference(before).count());
    }
    if let Some(gone) = before.difference(after).next() {
        bail!("/{gone} was there before and is gone");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_and_what_is_gone() {
        let root = tempfile::tempdir().unwrap();
        let at = |path: &str| root.path().join(path);
        fs::create_dir_all(at("usr/bin")).unwrap();
        fs::create_dir_all(at("var/cache")).unwrap();
        let before = files(root.path()).unwrap();
        assert_eq!(before.iter().collect::<Vec<_>>(), ["usr", "usr/bin", "var"]);
        fs::write(at("var/cache/other"), "").unwrap();
        assert!(compare(&before, &files(root.path()).unwrap()).is_ok());
        fs::write(at("usr/bin/a"), "").unwrap();
        let after = files(root.path()).unwrap();
        let left = compare(&before, &after).unwrap_err().to_string();
        assert_eq!(left, "1 are left, /usr/bin/a the first");
        let gone = compare(&after, &before).unwrap_err().to_string();
        assert_eq!(gone, "/usr/bin/a was there before and is gone");
    }
}
