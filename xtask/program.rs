//! Programs from crates.io that jobs run: each of one fixed version, built once, into target.

use std::env;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;

use crate::repo;
use crate::shell;

/// What makes one in a quarter of the time: they are run for seconds.
const QUICKLY: &[(&str, &str)] = &[
    ("CARGO_PROFILE_RELEASE_LTO", "false"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
];

/// That program of just that version: what PATH has, or our own. Each version has its own way
/// with options and output.
pub fn get(name: &str, version: &str) -> Result<PathBuf> {
    let place = folder().join(name);
    let own = place.join("bin").join(name);
    let is_it = |file: &PathBuf| says(file, name, version);
    if let Some(found) = shell::on_path(name).into_iter().chain([own.clone()]).find(is_it) {
        return Ok(found);
    }
    eprintln!("Building {name} {version}, once.");
    let mut cargo = shell::cargo(&["install", "--quiet", "--locked", "--force", name]);
    cargo.args(["--version", &format!("={version}"), "--root"]).arg(&place);
    let build = place.join("build");
    cargo.arg("--target-dir").arg(&build).envs(QUICKLY.iter().copied());
    // Its folder is not in PATH, and cargo warns of that.
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain([place.join("bin")]);
    shell::run(cargo.env("PATH", env::join_paths(folders)?))?;
    // Some 300 MB.
    fs::remove_dir_all(&build).with_context(|| build.display().to_string())?;
    ensure!(is_it(&own), "{} does not say that it is {version}", own.display());
    Ok(own)
}

/// Where our own are, each in a folder of its name.
pub fn folder() -> PathBuf {
    repo::target().join("programs")
}

fn says(file: &Path, name: &str, version: &str) -> bool {
    let told = Command::new(file).arg("--version").output();
    told.is_ok_and(|told| is_version(&String::from_utf8_lossy(&told.stdout), name, version))
}

/// `cargo-deny 0.20.2`, `mdbook v0.5.4`.
fn is_version(told: &str, name: &str, version: &str) -> bool {
    let mut words = told.split_whitespace();
    let (first, second) = (words.next(), words.next().unwrap_or_default());
    first == Some(name) && second.strip_prefix('v').unwrap_or(second) == version
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_taken_by_name_and_version() {
        assert!(is_version("cargo-deny 0.20.2\n", "cargo-deny", "0.20.2"));
        assert!(is_version("mdbook v0.5.4\n", "mdbook", "0.5.4"));
        assert!(!is_version("cargo-deny 0.20.20\n", "cargo-deny", "0.20.2"));
        assert!(!is_version("cargo-deb 0.20.2\n", "cargo-deny", "0.20.2"));
        assert!(!is_version("", "cargo-deny", "0.20.2"));
    }
}
