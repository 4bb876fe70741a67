//! dist: everything that is shipped, into target/dist: the binary, a tarball, packages for Debian
//! and rpm, a container's image, sums and the bill of materials. docs/packaging.md tells of it.

mod archive;
mod check;
mod crates;
mod deb;
mod layout;
mod licences;
mod linked;
mod oci;
mod package;
mod rpm;
mod sbom;
mod separate;
mod sums;
mod tree;
mod twice;

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;

use crate::repo;
use crate::setup;
use crate::shell;

use layout::Parts;
use package::Packages;
use tree::Tree;

/// All members of the workspace have the same.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What the check upgrades from.
const OLD_VERSION: &str = "0.0.1";
/// What the examples printed that the pages show: who makes the same again needs it.
const EXAMPLES: &str = "-examples.tar.gz";
/// Something that only the old packages have: it has to go.
const OLD_LINK: &str = "usr/lib/beebox/bin/oldsnoop";

/// Make everything that is shipped, in target/dist
#[derive(clap::Args)]
pub struct Args {
    /// Make it once more from a clone, and fail unless each byte is the same
    #[arg(long)]
    twice: bool,

    /// Install, use, upgrade and remove it in fresh roots (needs root)
    #[arg(long)]
    check: bool,

    /// Make nothing: go by what is there
    #[arg(long, hide = true, requires = "check")]
    as_is: bool,

    /// Have pages show the outputs of examples in DIR, as an earlier making has packed them, so
    /// that the bytes are the same again; without it they are run
    #[arg(long, value_name = "DIR")]
    examples: Option<PathBuf>,

    /// Make only a binary that holds this tool and no other
    #[arg(long, value_name = "TOOL", conflicts_with_all = ["twice", "check", "examples"])]
    separate: Option<String>,
}

pub fn run(args: &Args) -> Result<()> {
    if let Some(name) = &args.separate {
        println!("{}", separate::make(name)?.display());
        return Ok(());
    }
    if !args.as_is {
        timed("made", || make(args.check, args.examples.as_deref()))?;
    }
    if args.twice {
        timed("made once more", || prove(args.check))?;
    }
    if args.check {
        check::run(args.as_is)?;
    }
    for name in files(&folder())? {
        println!("{}", folder().join(name).display());
    }
    Ok(())
}

/// Makes it once more. Meanwhile come the roots for the check: they wait for the network, and the
/// longest part of a build keeps one core.
fn prove(check: bool) -> Result<()> {
    thread::scope(|scope| {
        if check && shell::is_root() {
            // What goes wrong is told by the check, which tries again.
            scope.spawn(|| drop(check::prepare()));
        }
        twice::prove(&folder())
    })
}

/// Where all of it goes.
pub fn folder() -> PathBuf {
    repo::target().join("dist")
}

/// What packages are made of, and those that are not shipped.
pub fn stage() -> PathBuf {
    folder().join("stage")
}

/// The files of a folder, and not what is in folders below.
fn files(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// Does it, and tells how long it took.
fn timed<T>(what: &str, job: impl FnOnce() -> Result<T>) -> Result<T> {
    let begun = Instant::now();
    let done = job()?;
    eprintln!("dist: {what} in {:.0} s", begun.elapsed().as_secs_f64());
    Ok(done)
}

fn make(old_ones_too: bool, examples: Option<&Path>) -> Result<()> {
    setup::ensure_dist()?;
    let (into, stage) = (folder(), stage());
    if into.exists() {
        fs::remove_dir_all(&into).with_context(|| into.display().to_string())?;
    }
    fs::create_dir_all(&stage)?;
    let parts = Parts::gather(examples)?;
    let date = archive::date()?;
    let named = |end: &str| into.join(format!("beebox-{VERSION}{end}"));

    let mut binary = Tree::default();
    binary.program(&format!("beebox-{VERSION}-x86_64"), parts.binary.as_slice());
    binary.write(&stage.join("binary"))?;
    let file = named("-x86_64");
    fs::copy(stage.join("binary").join(format!("beebox-{VERSION}-x86_64")), &file)?;
    let told = shell::output(Command::new(&file).arg("--version"))?;

    let portable = stage.join("portable");
    // Not the binary's name: both may be in one folder.
    parts.portable(&format!("beebox-{VERSION}"))?.write(&portable)?;
    fs::write(named("-x86_64.tar.gz"), archive::gzip(&archive::tar(&portable, date)?)?)?;

    if let Some(examples) = &parts.examples {
        let outputs = archive::gzip(&archive::tar(examples, date)?)?;
        fs::write(named(EXAMPLES), outputs)?;
    }

    let packages = |zsh: &str, version: &str| -> Result<Packages> {
        let main = parts.installed(zsh)?;
        Ok(Packages { version: version.to_owned(), main, classic: parts.classic(), date })
    };
    deb::make(&packages(layout::ZSH_DEBIAN, VERSION)?, &stage.join("deb"), &into)?;
    rpm::make(&packages(layout::ZSH, VERSION)?, &stage.join("rpm"), &into)?;
    if old_ones_too {
        let mut old = packages(layout::ZSH, OLD_VERSION)?;
        old.main.link(OLD_LINK, "../../../bin/beebox");
        deb::make(&old, &stage.join("old-deb"), &stage)?;
        rpm::make(&old, &stage.join("old-rpm"), &stage)?;
    }

    let image = oci::make(&parts.image(), VERSION, date, &stage.join("oci"))?;
    fs::write(named("-oci.tar"), image)?;
    fs::write(named(".sbom.json"), sbom::make(VERSION, date, told.trim())?)?;
    sums::write(&into)
}
