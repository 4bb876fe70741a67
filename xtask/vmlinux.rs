//! vmlinux: makes vmlinux/ARCH/vmlinux.h anew, from the pinned kernels or from one you name.
//!
//! The crate `vmlinux` does the work; this finds it a kernel.

use std::env;
use std::fs;
use std::fs::File;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;

use crate::repo;
use crate::setup;
use crate::shell;

/// The kernels of the committed headers: these and vmlinux/README.md name them.
const PINNED: &str = "6.12.107+deb13";
const VERSION: &str = "6.12.107-1";
const SUITE: &str = "trixie";
const KEYS: &str = "/usr/share/keyrings/debian-archive-keyring.gpg";

/// Architectures as Rust and clang, and as Debian call them.
const ARCHITECTURES: &[(&str, &str)] = &[("x86_64", "amd64"), ("aarch64", "arm64")];

/// Make vmlinux.h anew; by default for every architecture, from the pinned Debian kernels
#[derive(clap::Args)]
pub struct Args {
    /// From a BTF file, or a kernel with BTF in it: vmlinux or vmlinuz
    #[arg(long, value_name = "FILE", group = "source")]
    btf: Option<PathBuf>,

    /// From a Debian package of a kernel
    #[arg(long, value_name = "FILE.deb", group = "source")]
    package: Option<PathBuf>,

    /// From the kernel that runs here
    #[arg(long, group = "source")]
    running: bool,

    /// The architecture: of the file, or the only one of the pinned kernels
    #[arg(long, value_name = "ARCH", value_parser = ["x86_64", "aarch64"])]
    arch: Option<String>,
}

pub fn run(args: &Args) -> Result<()> {
    setup::ensure()?;
    let arch = args.arch.as_deref().unwrap_or(env::consts::ARCH);
    if args.running {
        let release = fs::read_to_string("/proc/sys/kernel/osrelease")?;
        let origin = format!("a running {}", release.trim());
        header(arch, &origin, Path::new("/sys/kernel/btf/vmlinux"))
    } else if let Some(file) = &args.btf {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        header(arch, &name, &std::path::absolute(file)?)
    } else if let Some(file) = &args.package {
        package(file, args.arch.as_deref())
    } else {
        ARCHITECTURES
            .iter()
            .filter(|(ours, _)| args.arch.as_deref().is_none_or(|arch| arch == *ours))
            .try_for_each(|(_, debian)| package(&fetch(debian)?, None))
    }
}

/// Writes the header of one architecture, by the crate `vmlinux`.
fn header(arch: &str, origin: &str, kernel: &Path) -> Result<()> {
    let roots = repo::root().join("vmlinux/roots.txt");
    let mut maker = shell::cargo(&["run", "--quiet", "--package", "vmlinux", "--"]);
    maker.arg(origin).args([kernel, &roots]);
    let text = shell::output(&mut maker)?;
    let folder = repo::root().join("vmlinux").join(arch);
    fs::create_dir_all(&folder)?;
    let file = folder.join("vmlinux.h");
    fs::write(&file, &text).with_context(|| format!("cannot write {}", file.display()))?;
    println!("vmlinux/{arch}/vmlinux.h: {} KB from {origin}", text.len() / 1000);
    Ok(())
}

/// Takes the kernel out of a package, and makes the header of its architecture.
fn package(file: &Path, arch: Option<&str>) -> Result<()> {
    let field = |name| {
        let text = shell::output(Command::new("dpkg-deb").arg("-f").arg(file).arg(name))?;
        anyhow::Ok(text.trim().to_owned())
    };
    let debian = field("Architecture")?;
    let ours = ARCHITECTURES.iter().find(|(_, name)| *name == debian);
    let Some(arch) = arch.or(ours.map(|(ours, _)| *ours)) else {
        bail!("{}: a package for {debian}: name the --arch", file.display());
    };
    let origin = format!("Debian's {} {}", field("Package")?, field("Version")?);
    let kernel = cache(&debian)?.join("vmlinuz");
    let mut unpack = Command::new("dpkg-deb")
        .arg("--fsys-tarfile")
        .arg(file)
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start dpkg-deb")?;
    let tar = unpack.stdout.take().context("dpkg-deb has no output")?;
    // In /boot, or beside the modules where /usr is merged.
    shell::run(
        Command::new("tar")
            .args(["-xO", "--wildcards", "*/vmlinuz*"])
            .stdin(tar)
            .stdout(File::create(&kernel)?),
    )
    .with_context(|| format!("{}: no vmlinuz in it", file.display()))?;
    if !unpack.wait()?.success() {
        bail!("{}: dpkg-deb cannot unpack it", file.display());
    }
    header(arch, &origin, &kernel)
}

/// The pinned package of one architecture, from the machine's Debian mirror.
fn fetch(debian: &str) -> Result<PathBuf> {
    let name = format!("linux-image-{PINNED}-{debian}");
    let folder = cache(debian)?;
    let file = folder.join(format!("{name}_{VERSION}_{debian}.deb"));
    if file.exists() {
        return Ok(file);
    }
    let apt = Apt::new(&folder, debian)?;
    shell::run(apt.get().arg("update"))?;
    shell::run(apt.get().arg("download").arg(format!("{name}={VERSION}"))).with_context(|| {
        format!("the mirror may have dropped it: get it from snapshot.debian.org, for --package, or pin a newer one than {PINNED} in xtask/vmlinux.rs")
    })?;
    Ok(file)
}

fn cache(debian: &str) -> Result<PathBuf> {
    let folder = repo::target().join("vmlinux").join(debian);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

/// apt with a state of its own: another suite and architecture than the machine's, whose own
/// configuration and packages stay untouched.
struct Apt {
    folder: PathBuf,
    options: Vec<String>,
}

impl Apt {
    fn new(folder: &Path, debian: &str) -> Result<Self> {
        let at = |name: &str| folder.join("apt").join(name).display().to_string();
        for name in ["state/lists/partial", "cache/archives/partial"] {
            fs::create_dir_all(at(name))?;
        }
        let targets = shell::output(Command::new("apt-get").args([
            "indextargets",
            "--format",
            "$(ORIGIN) $(RELEASE) $(REPO_URI)",
        ]))?;
        let mirror = mirror(&targets).context(
            "apt knows no Debian mirror here: download the package and name it with --package",
        )?;
        fs::write(at("sources.list"), format!("deb [signed-by={KEYS}] {mirror} {SUITE} main\n"))?;
        let options = [
            format!("Dir::State={}", at("state")),
            "Dir::State::status=/dev/null".to_owned(),
            format!("Dir::Cache={}", at("cache")),
            format!("Dir::Etc::sourcelist={}", at("sources.list")),
            "Dir::Etc::sourceparts=/dev/null".to_owned(),
            "Dir::Etc::preferences=/dev/null".to_owned(),
            "Dir::Etc::preferencesparts=/dev/null".to_owned(),
            format!("APT::Architecture={debian}"),
            format!("APT::Architectures={debian}"),
            "APT::Sandbox::User=".to_owned(),
            "Acquire::Languages=none".to_owned(),
        ];
        let options = options.into_iter().flat_map(|option| ["-o".to_owned(), option]);
        let (folder, options) = (folder.to_owned(), options.collect());
        Ok(Self { folder, options })
    }

    fn get(&self) -> Command {
        let mut apt = Command::new("apt-get");
        apt.current_dir(&self.folder).arg("-q").args(&self.options);
        apt
    }
}

/// The mirror of a Debian suite proper, not of its updates or security fixes.
fn mirror(targets: &str) -> Option<&str> {
    targets.lines().find_map(|line| {
        let mut words = line.split_whitespace();
        match (words.next()?, words.next()?, words.next()?) {
            ("Debian", suite, mirror) if !suite.contains('-') => Some(mirror),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mirror_is_that_of_the_suite() {
        let targets = "Debian a-security http://b/c/\nOther d http://e/\nDebian a http://f/\n";
        assert_eq!(mirror(targets), Some("http://f/"));
        assert_eq!(mirror("Ubuntu noble http://g/\n"), None);
    }
}
