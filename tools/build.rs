//! Tells the binary which commit it was made from.

use std::process::Command;

fn main() {
    let described =
        Command::new("git").args(["describe", "--always", "--dirty", "--abbrev=12"]).output();
    let commit = described
        .ok()
        .filter(|output| output.status.success())
        .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
        .filter(|commit| !commit.is_empty())
        .unwrap_or_else(|| "commit unknown".into());
    println!("cargo:rustc-env=BEEBOX_COMMIT={commit}");
    // In a worktree `.git` is a file, and they are elsewhere.
    for file in ["HEAD", "logs/HEAD"] {
        let said = Command::new("git").args(["rev-parse", "--git-path", file]).output();
        if let Ok(path) = said.map(|said| String::from_utf8_lossy(&said.stdout).trim().to_owned()) {
            println!("cargo:rerun-if-changed={path}");
        }
    }
}
