//! build: the static release binary and a link per tool name, in target/box.

use std::env;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;
use anyhow::Result;

use crate::repo;
use crate::setup;
use crate::shell;

/// Build the binary, and a link per tool, into target/box
#[derive(clap::Args)]
pub struct Args {
    /// Faster to build, linked dynamically, not optimised
    #[arg(long)]
    debug: bool,
}

pub fn run(args: &Args) -> Result<()> {
    build(args.debug)?;
    println!("{}", repo::boxed().display());
    Ok(())
}

/// Builds, and returns the binary in the box.
pub fn build(debug: bool) -> Result<PathBuf> {
    setup::ensure()?;
    let target = repo::target();
    let built = if debug {
        shell::run(&mut shell::cargo(&["build", "--package", "tools"]))?;
        target.join("debug/beebox")
    } else {
        shell::run(&mut release()?)?;
        target.join(repo::triple()).join("release/beebox")
    };
    boxed(&built)
}

/// Builds a program of the tests' own, as it is.
pub fn helper(name: &str) -> Result<PathBuf> {
    let arguments = ["build", "--package", "tests", "--release", "--bin", name];
    shell::run(&mut shell::cargo(&arguments))?;
    Ok(repo::target().join("release").join(name))
}

/// The same as the tests build it: nothing to do where they have run.
pub fn tested_helper(name: &str) -> Result<PathBuf> {
    shell::run(&mut shell::cargo(&["build", "--package", "tests", "--bin", name]))?;
    Ok(repo::target().join("debug").join(name))
}

/// The release build. A triple is named so that `+crt-static` reaches the binary but neither
/// build scripts nor macros, which cannot be static.
fn release() -> Result<Command> {
    let mut cargo = shell::cargo(&["build", "--package", "tools", "--release"]);
    cargo.args(["--features", "static", "--target", &repo::triple()]);
    let folders =
        shell::output(Command::new("pkg-config").args(["--variable=libdir", "libelf", "zlib"]))?;
    let libraries =
        shell::output(Command::new("pkg-config").args(["--static", "--libs", "libelf"]))?;
    let mut flags = env::var("RUSTFLAGS").unwrap_or_default();
    flags.push_str(" -Ctarget-feature=+crt-static");
    for library in further(&libraries) {
        flags.push_str(&format!(" -Clink-arg={library}"));
    }
    cargo.env("RUSTFLAGS", flags.trim_start());
    let folders: Vec<&str> = folders.split_whitespace().collect();
    cargo.env("LIBBPF_SYS_LIBRARY_PATH", folders.join(":"));
    Ok(cargo)
}

/// What a static libelf needs beyond what libbpf-sys links: zstd, where it is built with it.
fn further(libraries: &str) -> impl Iterator<Item = &str> {
    libraries
        .split_whitespace()
        .filter(|word| word.starts_with("-l") && !matches!(*word, "-lelf" | "-lz"))
}

/// Puts the binary and its links into the box.
fn boxed(built: &Path) -> Result<PathBuf> {
    let folder = repo::boxed();
    fs::create_dir_all(&folder)?;
    let binary = folder.join("beebox");
    // Renamed into place: the old one may be running.
    let fresh = folder.join(".beebox");
    fs::copy(built, &fresh).with_context(|| format!("cannot copy {}", built.display()))?;
    fs::rename(&fresh, &binary)?;
    shell::run(Command::new(&binary).arg("links").arg(&folder))?;
    Ok(binary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_libbpf_sys_does_not_link() {
        let words = "-L/usr/lib -lelf -lz -lzstd";
        assert_eq!(further(words).collect::<Vec<_>>(), ["-lzstd"]);
        assert_eq!(further("-lelf -lz").count(), 0);
    }
}
