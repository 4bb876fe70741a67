//! A root to go into, with what the kernel shows mounted: it goes when it is dropped, whatever
//! has happened in it.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;
use anyhow::Result;
use nix::mount::MntFlags;
use nix::mount::MsFlags;
use nix::mount::mount;
use nix::mount::umount2;

use crate::repo;
use crate::shell;

pub struct Root {
    path: PathBuf,
    mounted: Vec<PathBuf>,
}

/// Where they are.
pub fn folder() -> PathBuf {
    repo::target().join("roots")
}

impl Root {
    /// With nothing in it but what the kernel shows.
    pub fn empty(name: &str) -> Result<Self> {
        let path = folder().join(name);
        remove(&path)?;
        fs::create_dir_all(&path)?;
        // From here on it removes itself.
        let mut root = Self { path, mounted: Vec::new() };
        root.mount()?;
        Ok(root)
    }

    /// As another is.
    pub fn copy(of: &Path, name: &str) -> Result<Self> {
        let path = folder().join(name);
        remove(&path)?;
        let mut root = Self { path, mounted: Vec::new() };
        shell::run(Command::new("cp").args(["-a", "--reflink=auto"]).arg(of).arg(&root.path))?;
        root.mount()?;
        Ok(root)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A program in it, in its own environment.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut chroot = Command::new("chroot");
        chroot.arg(&self.path).arg(program).env_clear();
        let path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        // chroot itself is found in it, too.
        chroot.env("PATH", path).env("HOME", "/").env("LC_ALL", "C.UTF-8");
        chroot.env("DEBIAN_FRONTEND", "noninteractive");
        chroot
    }

    /// A shell and its programs in one, of which nothing is linked to a C library.
    pub fn busybox(&self) -> Result<()> {
        let bin = self.path.join("bin");
        fs::create_dir_all(&bin)?;
        let busybox = bin.join("busybox");
        fs::copy(shell::tool("busybox")?, &busybox)?;
        fs::set_permissions(&busybox, fs::Permissions::from_mode(0o755))?;
        for name in ["sh", "cat", "tar", "gzip", "rm"] {
            symlink("busybox", bin.join(name))?;
        }
        self.hostname()
    }

    /// A file to look at.
    pub fn hostname(&self) -> Result<()> {
        fs::create_dir_all(self.path.join("etc"))?;
        Ok(fs::write(self.path.join("etc/hostname"), "fresh\n")?)
    }

    fn mount(&mut self) -> Result<()> {
        for name in ["proc", "sys"] {
            let at = self.path.join(name);
            // debootstrap may leave a link, which would lead to our own.
            if at.is_symlink() {
                fs::remove_file(&at)?;
            }
            fs::create_dir_all(&at)?;
            let kind = if name == "sys" { "sysfs" } else { name };
            mount(Some(kind), &at, Some(kind), MsFlags::empty(), None::<&str>)
                .with_context(|| format!("cannot mount {}", at.display()))?;
            self.mounted.push(at);
        }
        Ok(())
    }
}

impl Drop for Root {
    fn drop(&mut self) {
        let gone = |at: &PathBuf| umount2(at, MntFlags::MNT_DETACH).is_ok();
        // Never into what is still mounted.
        if self.mounted.iter().all(gone) {
            let _ = remove(&self.path);
        }
    }
}

/// What a run that was killed has left: its mounts went with it.
fn remove(path: &Path) -> Result<()> {
    if path.exists() {
        fs::remove_dir_all(path).with_context(|| path.display().to_string())?;
    }
    Ok(())
}
