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
    statically(&mut cargo)?;
    Ok(cargo)
}

/// Has a release build need nothing of the machine that it will run on, and know nothing of the
/// one that it is made on: the same sources give the same bytes in whatever folder.
pub fn statically(cargo: &mut Command) -> Result<()> {
    let folders =
        shell::output(Command::new("pkg-config").args(["--variable=libdir", "libelf", "zlib"]))?;
    let flags = env::var("RUSTFLAGS").unwrap_or_default();
    let mut flags: Vec<String> = flags.split_whitespace().map(str::to_owned).collect();
    flags.push("-Ctarget-feature=+crt-static".to_owned());
    flags.extend(further_libraries()?.iter().map(|library| format!("-Clink-arg={library}")));
    let names = names_of_folders()?;
    let prefixes: Vec<String> =
        names.iter().map(|(folder, name)| format!("{}={name}", folder.display())).collect();
    // rustc goes by the last that fits.
    flags.extend(prefixes.iter().map(|prefix| format!("--remap-path-prefix={prefix}")));
    // Unlike RUSTFLAGS, this may have paths with spaces.
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    let folders: Vec<&str> = folders.split_whitespace().collect();
    cargo.env("LIBBPF_SYS_LIBRARY_PATH", folders.join(":"));
    let prefixes = prefixes.iter().map(|prefix| format!("-ffile-prefix-map={prefix}"));
    cargo.env("LIBBPF_SYS_EXTRA_CFLAGS", prefixes.collect::<Vec<_>>().join(" "));
    Ok(())
}

/// The folders that a compiler may write into what it makes, and what they are called there.
fn names_of_folders() -> Result<Vec<(PathBuf, String)>> {
    let rustc = || Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let sysroot = shell::output(rustc().args(["--print", "sysroot"]).current_dir(repo::root()))?;
    let version = shell::output(rustc().arg("-vV").current_dir(repo::root()))?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: "));
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
    let mut names = vec![
        (repo::root().to_owned(), ".".to_owned()),
        (repo::target(), "target".to_owned()),
        // Where the library's sources are installed, rustc names them as it finds them.
        (
            Path::new(sysroot.trim()).join("lib/rustlib/src/rust"),
            format!("/rustc/{}", commit.unwrap_or("unknown")),
        ),
    ];
    names.extend(home.map(|home| (home, "cargo".to_owned())));
    Ok(names)
}

/// What this machine's libelf needs beyond what libbpf-sys links.
pub fn further_libraries() -> Result<Vec<String>> {
    let libraries =
        shell::output(Command::new("pkg-config").args(["--static", "--libs", "libelf"]))?;
    Ok(further(&libraries).map(str::to_owned).collect())
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
