//! The live tests as files that a guest can start: the release binary, the tests, and the
//! workload beside them.

use std::ffi::OsString;
use std::fs;
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;
use anyhow::Result;
use serde_json::Value;
use tempfile::TempDir;

use crate::build;
use crate::repo;
use crate::shell;
use crate::vm::End;
use crate::vm::Guest;
use crate::vm::Kernel;

/// What is run on each kernel: copies, as cargo may build anew while guests read them.
pub struct Suite {
    /// The box, as it is shipped.
    pub beebox: PathBuf,
    live: PathBuf,
    _folder: TempDir,
}

impl Suite {
    /// Builds them.
    pub fn build() -> Result<Self> {
        let beebox = build::build(false)?;
        let words = ["test", "--no-run", "--package", "tests", "--test", "live", "--bins"];
        let mut cargo = shell::cargo(&words);
        let output = shell::output(cargo.arg("--message-format=json-render-diagnostics"))?;
        let folder = tempfile::Builder::new().prefix("suite-").tempdir_in(repo::target())?;
        // The guest's root may be another user of these files.
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755))?;
        let copy = |from: &Path, name: &str| -> Result<PathBuf> {
            let to = folder.path().join(name);
            fs::copy(from, &to).with_context(|| format!("cannot copy {}", from.display()))?;
            Ok(to)
        };
        let messages = output.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let built: Vec<(String, String)> = messages
            .filter_map(|message| {
                let name = message["target"]["name"].as_str()?.to_owned();
                let harness = message["profile"]["test"] == true;
                let wanted = (name == "live") == harness;
                Some((name, message["executable"].as_str()?.to_owned())).filter(|_| wanted)
            })
            .collect();
        let find = |name: &str| {
            let file = built.iter().find(|(built, _)| built == name);
            copy(file.with_context(|| format!("cargo built no {name}"))?.1.as_ref(), name)
        };
        find("workload")?;
        Ok(Self { beebox: copy(&beebox, "beebox")?, live: find("live")?, _folder: folder })
    }

    /// The names of all tests.
    pub fn tests(&self) -> Result<Vec<String>> {
        let text = shell::output(Command::new(&self.live).args(["--list", "--format=terse"]))?;
        let name = |line: &str| Some(line.strip_suffix(": test")?.to_owned());
        Ok(text.lines().filter_map(name).collect())
    }

    /// The command of these tests, in a guest or here.
    pub fn command(&self, filter: &[String]) -> Vec<OsString> {
        // One after another: before 7.x the kernel skips the programs at a function's end for
        // calls that are under way while somebody else attaches to it, as another test would.
        let own = ["--test-threads=1".to_owned()];
        let words = filter.iter().chain(&own).map(OsString::from);
        std::iter::once(self.live.clone().into_os_string()).chain(words).collect()
    }

    /// What the command needs to know.
    pub fn env(&self) -> [(&'static str, OsString); 2] {
        [("BEEBOX", self.beebox.clone().into()), ("BEEBOX_REPORT", "1".into())]
    }

    /// A guest in which it can be run.
    pub fn guest(&self, kernel: Kernel) -> Result<Guest> {
        let mut guest = Guest::new(kernel)?;
        guest.memory = 3072;
        guest.timeout = std::time::Duration::from_secs(1200);
        guest.folder = repo::root().join("tests");
        guest.env = self.env().map(|(name, value)| (name.to_owned(), value)).into();
        Ok(guest)
    }
}

/// What is wrong with an end, in a sentence; with the end of the guest's console.
pub fn wrong(end: &End) -> Option<String> {
    let (what, console) = match end {
        End::Exited(_) => return None,
        End::Stopped => return Some("stopped".into()),
        End::TimedOut { console_tail } => ("took too long", console_tail),
        End::Died { console_tail } => ("died", console_tail),
    };
    Some(match console.trim() {
        "" => format!("the guest {what}; its console is empty"),
        console => format!("the guest {what}; the end of its console:\n{console}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dead_guest_shows_its_console() {
        assert_eq!(wrong(&End::Exited(1)), None, "that is for the tests to tell");
        let died = End::Died { console_tail: "Oops: int3\n".into() };
        assert!(wrong(&died).unwrap().ends_with("died; the end of its console:\nOops: int3"));
        let slow = End::TimedOut { console_tail: String::new() };
        assert!(wrong(&slow).unwrap().contains("too long; its console is empty"));
    }
}
