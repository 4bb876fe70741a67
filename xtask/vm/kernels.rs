//! The kernels that guests run: Debian's stock ones, fetched once and kept in the user's cache.

use std::env;
use std::fs;
use std::fs::File;
use std::mem;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;
use nix::errno::Errno;
use nix::fcntl::Flock;
use nix::fcntl::FlockArg;

use super::apt::Archive;
use super::image;
use super::signals;
use crate::setup;

pub const NAMES: [&str; 4] = ["5.10", "6.1", "6.12", "latest"];

/// Where Debian has the kernel of that name.
fn suites(name: &str) -> &'static [&'static str] {
    match name {
        "5.10" => &["bullseye", "bullseye-security"],
        "6.1" => &["bookworm", "bookworm-security"],
        "6.12" => &["trixie", "trixie-security"],
        _ => &["sid"],
    }
}

/// A kernel that is there. Nobody removes it before the last clone is dropped.
#[derive(Clone)]
pub struct Kernel {
    name: String,
    /// What `uname -r` prints.
    pub release: String,
    /// Of the Debian package.
    pub version: String,
    folder: PathBuf,
    _used: Arc<Flock<File>>,
}

impl Kernel {
    /// The cached kernel of that name, fetched if there is none or `update` asks for the newest.
    pub fn fetch(name: &str, update: bool) -> Result<Self> {
        if !cfg!(target_arch = "x86_64") {
            bail!("guests need an x86_64 machine: their kernels are Debian's for amd64");
        }
        setup::ensure_guest()?;
        if !update && let Some(kernel) = Self::cached(name)? {
            return Ok(kernel);
        }
        let _lock = lock()?;
        // Somebody else may have fetched it while we waited.
        if !update && let Some(kernel) = Self::cached(name)? {
            return Ok(kernel);
        }
        // Not a temporary name: whatever a killed process left is removed by the next.
        let scratch = cache()?.join("fetch");
        let _guard = Emptied::new(&scratch)?;
        if let Err(error) = fetch(name, &scratch) {
            // The terminal interrupts apt too, which then has its own idea of what is wrong.
            signals::check()?;
            return Err(error).context(format!("cannot get kernel {name}"));
        }
        sweep()?;
        Self::cached(name)?.with_context(|| format!("kernel {name} is gone again"))
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// vmlinux, config and lib/modules/RELEASE.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn cached(name: &str) -> Result<Option<Self>> {
        let kernels = kernels()?;
        let Ok(target) = fs::read_link(kernels.join(name)) else {
            return Ok(None);
        };
        let folder = kernels.join(&target);
        let Some(used) = File::open(&folder)
            .ok()
            .and_then(|folder| Flock::lock(folder, FlockArg::LockSharedNonblock).ok())
        else {
            return Ok(None);
        };
        let target = target.to_string_lossy().into_owned();
        let Some((_, version)) = target.split_once('_') else {
            return Ok(None);
        };
        let Ok(release) = release(&folder) else {
            return Ok(None);
        };
        let (name, version) = (name.to_owned(), version.to_owned());
        Ok(Some(Self { name, release, version, folder, _used: Arc::new(used) }))
    }
}

/// The folder of everything that guests need and that can be made again.
pub fn cache() -> Result<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = set("BEEBOX_CACHE")
        .or_else(|| set("XDG_CACHE_HOME").map(|folder| folder.join("beebox")))
        .or_else(|| set("HOME").map(|home| home.join(".cache/beebox")))
        .context("no place for kernels: set BEEBOX_CACHE to a folder")?;
    let folder = std::path::absolute(base)?.join("vm");
    fs::create_dir_all(&folder).with_context(|| {
        format!("cannot make {}: set BEEBOX_CACHE to a folder of yours", folder.display())
    })?;
    Ok(folder)
}

/// Waits until nobody else changes the cache.
pub fn lock() -> Result<Flock<File>> {
    let path = cache()?.join("lock");
    let file = File::options().create(true).append(true).open(&path);
    let mut file = file.with_context(|| format!("cannot open {}", path.display()))?;
    let mut waited = false;
    loop {
        // Not by waiting in the kernel, where an interrupt would not be noticed.
        signals::check()?;
        match Flock::lock(file, FlockArg::LockExclusiveNonblock) {
            Ok(lock) => return Ok(lock),
            Err((same, Errno::EAGAIN)) => file = same,
            Err((_, error)) => {
                return Err(error).context(format!("cannot lock {}", path.display()));
            }
        }
        if !mem::replace(&mut waited, true) {
            eprintln!("vm: waiting for somebody else's work in {}", cache()?.display());
        }
        thread::sleep(Duration::from_millis(100));
    }
}

fn kernels() -> Result<PathBuf> {
    let folder = cache()?.join("kernels");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn fetch(name: &str, scratch: &Path) -> Result<()> {
    let archive = Archive::open(scratch, suites(name))?;
    let package = archive.newest(|package| is_stock(package, name))?;
    signals::check()?;
    let kernels = kernels()?;
    let target = format!("{}_{}", package.name, package.version);
    if !kernels.join(&target).exists() {
        eprintln!("vm: fetching {} {}", package.name, package.version);
        let (unpacked, made) = (scratch.join("unpacked"), scratch.join("made"));
        fs::create_dir(&unpacked)?;
        archive.unpack(&package, scratch, &unpacked)?;
        signals::check()?;
        image::arrange(&unpacked, &made)?;
        signals::check()?;
        fs::rename(&made, kernels.join(&target))?;
    }
    // Renamed into place: who looks sees the old one or the new one.
    let link = scratch.join("link");
    symlink(&target, &link)?;
    fs::rename(&link, kernels.join(name))?;
    Ok(())
}

/// Removes the kernels that no name stands for and nobody uses.
fn sweep() -> Result<()> {
    let kernels = kernels()?;
    let named: Vec<PathBuf> =
        NAMES.iter().filter_map(|name| fs::read_link(kernels.join(name)).ok()).collect();
    for entry in fs::read_dir(&kernels)?.flatten() {
        let old = entry.file_type().is_ok_and(|kind| kind.is_dir())
            && !named.iter().any(|target| target.as_os_str() == entry.file_name());
        if old
            && let Ok(folder) = File::open(entry.path())
            && let Ok(_unused) = Flock::lock(folder, FlockArg::LockExclusiveNonblock)
        {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

/// Whether it is the package of a whole kernel, not of one for clouds, real time or debugging,
/// and of the right line.
fn is_stock(package: &str, name: &str) -> bool {
    let release = package.strip_prefix("linux-image-").and_then(|r| r.strip_suffix("-amd64"));
    let Some(release) = release.filter(|release| release.starts_with(|c: char| c.is_ascii_digit()))
    else {
        return false;
    };
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+');
    let line = release.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
    // A backport's name has bpo in it, and is another kernel in an old suite.
    (name == "latest" || line) && release.replace("+deb", "+").chars().all(number)
}

/// The name of the one folder of modules.
pub fn release(folder: &Path) -> Result<String> {
    let modules = folder.join("lib/modules");
    let mut releases = fs::read_dir(&modules)
        .with_context(|| format!("cannot read {}", modules.display()))?
        .flatten();
    let release = releases.next().with_context(|| format!("{} is empty", modules.display()))?;
    Ok(release.file_name().to_string_lossy().into_owned())
}

/// A folder that is empty at first and gone at the end.
pub struct Emptied(PathBuf);

impl Emptied {
    pub fn new(folder: &Path) -> Result<Self> {
        drop(fs::remove_dir_all(folder));
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Self(folder.to_owned()))
    }
}

impl Drop for Emptied {
    fn drop(&mut self) {
        // The next one that needs it tries again.
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_stock_kernels_of_the_line() {
        let right = |name: &str, packages: &[&str]| -> Vec<bool> {
            packages.iter().map(|p| is_stock(&format!("linux-image-{p}"), name)).collect()
        };
        let old = ["5.10.0-46-amd64", "5.10.0-46-rt-amd64", "5.10.0-46-amd64-dbg", "5.1.0-4-amd64"];
        assert_eq!(right("5.10", &old), [true, false, false, false]);
        assert_eq!(right("6.1", &["6.1.0-56-amd64", "6.12.9-amd64"]), [true, false]);
        let new = ["6.12.117+deb13-amd64", "6.12.9+bpo-amd64", "6.12.117+deb13-cloud-amd64"];
        assert_eq!(right("6.12", &new), [true, false, false]);
        let sid = ["7.2.13+deb14-amd64", "amd64", "rt-amd64", "7.2.13+deb14.1-amd64-unsigned"];
        assert_eq!(right("latest", &sid), [true, false, false, false]);
    }
}
