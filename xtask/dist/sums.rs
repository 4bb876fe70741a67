//! SHA256SUMS: what `sha256sum -c` reads.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::archive;

const NAME: &str = "SHA256SUMS";

/// A line for each file of the folder.
pub fn write(folder: &Path) -> Result<()> {
    let mut text = String::new();
    for name in super::files(folder)?.iter().filter(|name| *name != NAME) {
        let digest = archive::digest(&fs::read(folder.join(name))?)?;
        text += &format!("{digest}  {name}\n");
    }
    fs::write(folder.join(NAME), text)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    #[test]
    fn sha256sum_reads_it_and_sees_a_change() {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir(place.path().join("stage")).unwrap();
        for name in ["a", "b c"] {
            fs::write(place.path().join(name), name).unwrap();
        }
        // Twice, as the file itself must not be in it.
        write(place.path()).unwrap();
        write(place.path()).unwrap();
        let checked = || {
            let mut check = Command::new("sha256sum");
            check.args(["--check", "--status", "--strict", NAME]).current_dir(place.path());
            check.status().unwrap().success()
        };
        assert_eq!(fs::read_to_string(place.path().join(NAME)).unwrap().lines().count(), 2);
        assert!(checked());
        fs::write(place.path().join("a"), "b").unwrap();
        assert!(!checked());
    }
}
