//! The proof that what is shipped can be installed, used, upgraded and removed: in roots that are
//! made for it, and by the commands that the README shows.

mod bare;
mod base;
mod debian;
mod image;
mod left;
mod readme;
mod redhat;
mod root;
mod single;
mod steps;
mod traced;

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;
use anyhow::Result;
use nix::mount::MsFlags;
use nix::mount::mount;
use nix::sched::CloneFlags;
use nix::sched::unshare;

use super::VERSION;
use super::folder;
use super::separate;
use super::timed;
use crate::host;
use crate::repo;
use crate::shell;
use crate::vm::signals;

pub use base::prepare;

/// The tool that is made alone, as well.
const ALONE: &str = "opensnoop";

type Part = (&'static str, fn() -> Result<()>);

/// The parts, in the order in which they fail soonest.
const PARTS: &[Part] = &[
    ("the sums", sums),
    ("the tarball, without a C library", bare::check),
    ("the image's layer", image::check),
    ("the binary of one tool", single::check),
    ("the packages for rpm", redhat::check),
    ("the packages for Debian", debian::check),
    ("the binary on the oldest Debian", base::check_oldest),
];

/// Does all of it; as root, or through sudo.
pub fn run(as_is: bool) -> Result<()> {
    let binary = shipped("-x86_64");
    if let Some(why) = host::refusal(&binary, Some("opensnoop"))? {
        println!("Nothing was installed: tools are refused here ({why}).");
        return Ok(());
    }
    if !as_is {
        timed("a binary of one tool", || separate::make(ALONE))?;
    }
    if !shell::is_root() {
        // Here, so that nothing that is built belongs to root.
        let mut again = shell::as_root("env").context("there is no sudo")?;
        again.arg(format!("CARGO_TARGET_DIR={}", repo::target().display()));
        again.arg(std::env::current_exe()?).args(["dist", "--check", "--as-is"]);
        return shell::run(&mut again);
    }
    signals::catch()?;
    // What is mounted from here on is seen by us and what we start, and goes with the last of us.
    unshare(CloneFlags::CLONE_NEWNS).context("cannot have mounts of our own")?;
    let private = MsFlags::MS_REC | MsFlags::MS_PRIVATE;
    mount(None::<&str>, "/", None::<&str>, private, None::<&str>)?;
    timed("roots", prepare)?;
    for (what, part) in PARTS {
        signals::check()?;
        timed(what, || part().with_context(|| (*what).to_owned()))?;
    }
    Ok(())
}

/// As the README tells users to see whether a file is whole.
fn sums() -> Result<()> {
    let mut check = Command::new("sha256sum");
    check.args(["--check", "--quiet", "--strict", "SHA256SUMS"]).current_dir(folder());
    shell::run(&mut check)
}

/// A file of the folder, `beebox-VERSION` and this.
fn shipped(end: &str) -> PathBuf {
    folder().join(format!("beebox-{VERSION}{end}"))
}

/// Copies files into a folder of a root.
fn put(files: &[PathBuf], into: &Path) -> Result<()> {
    fs::create_dir_all(into)?;
    for file in files {
        let name = file.file_name().context("a file has a name")?;
        fs::copy(file, into.join(name)).with_context(|| file.display().to_string())?;
    }
    Ok(())
}
