//! Debian's archive, read by the distribution's own client in a private state directory. The
//! machine's configuration is looked at for mirrors and proxies, and never touched.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;

use crate::setup::KEYRING;
use crate::shell;

/// A package as the archive describes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Package {
    pub name: String,
    pub version: String,
    /// Packages of the same source in an exact version: the rest of a kernel in pieces.
    pub pieces: Vec<String>,
}

/// Where Debian is for everybody.
const USUAL: &str = "http://deb.debian.org/debian/";

/// The lists of a few suites.
pub struct Archive {
    configuration: PathBuf,
    /// For messages.
    suites: String,
}

impl Archive {
    /// Fetches the lists into the folder.
    pub fn open(folder: &Path, suites: &[&str]) -> Result<Self> {
        for below in ["state/lists/partial", "cache/archives/partial"] {
            fs::create_dir_all(folder.join(below))?;
        }
        let targets = targets()?;
        fs::write(folder.join("sources.list"), sources(suites, &targets))?;
        let configuration = folder.join("apt.conf");
        fs::write(&configuration, settings(folder))?;
        let archive = Self { configuration, suites: suites.join(" and ") };
        archive.say("apt-get", &["update"], folder).with_context(|| {
            format!("cannot read Debian's {}, for which there has to be a network", archive.suites)
        })?;
        Ok(archive)
    }

    /// The newest package whose name is right.
    pub fn newest(&self, right: impl Fn(&str) -> bool) -> Result<Package> {
        let here = Path::new(".");
        let names = self.say("apt-cache", &["pkgnames", "linux-image-"], here)?;
        let names: Vec<&str> = names.lines().filter(|name| right(name)).collect();
        if names.is_empty() {
            bail!("Debian's {} has no such kernel any more", self.suites);
        }
        let shown = self.say("apt-cache", &[&["show"], names.as_slice()].concat(), here)?;
        newest(packages(&shown), newer)
            .with_context(|| format!("Debian's {} lists {} and no version", self.suites, names[0]))
    }

    /// Fetches a package with its pieces and unpacks all into a folder.
    pub fn unpack(&self, package: &Package, scratch: &Path, into: &Path) -> Result<()> {
        let exact = |name: &String| format!("{name}={}", package.version);
        let all: Vec<String> =
            std::iter::once(&package.name).chain(&package.pieces).map(exact).collect();
        let mut words = vec!["download"];
        words.extend(all.iter().map(String::as_str));
        let debs = scratch.join("debs");
        fs::create_dir_all(&debs)?;
        self.say("apt-get", &words, &debs)
            .with_context(|| format!("cannot fetch {}", all.join(" ")))?;
        for deb in fs::read_dir(&debs)? {
            let mut unpack = Command::new("dpkg-deb");
            unpack.arg("--extract").arg(deb?.path()).arg(into);
            shell::run(&mut unpack)?;
        }
        fs::remove_dir_all(&debs)?;
        Ok(())
    }

    /// What a program of apt prints; in an error, what it complains of.
    fn say(&self, program: &str, words: &[&str], folder: &Path) -> Result<String> {
        let mut apt = Command::new(program);
        apt.arg("-c").arg(&self.configuration).args(words).current_dir(folder).env("LC_ALL", "C");
        let output = apt.output().with_context(|| format!("cannot start {program}"))?;
        if !output.status.success() {
            let complaints = String::from_utf8_lossy(&output.stderr);
            let why = complaints.lines().find(|line| line.starts_with("E:")).unwrap_or_default();
            bail!("{program} {} failed ({}): {why}", words[0], output.status);
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

/// Where Debian is to be had: the machine's own mirror, if it has one.
pub fn mirror() -> String {
    known(&targets().unwrap_or_default(), "Debian").unwrap_or(USUAL).to_owned()
}

/// Origin, label and address of each list that the machine's own apt goes by.
fn targets() -> Result<String> {
    let targets = Command::new("apt-get")
        .args(["indextargets", "--format", "$(ORIGIN)|$(LABEL)|$(REPO_URI)"])
        .stderr(Stdio::null())
        .output()
        .context("cannot start apt-get: install the package apt")?;
    Ok(String::from_utf8_lossy(&targets.stdout).into_owned())
}

/// The first address of Debian's under a label.
fn known<'a>(targets: &'a str, label: &str) -> Option<&'a str> {
    targets.lines().find_map(|line| {
        let (known, address) = line.strip_prefix("Debian|")?.split_once('|')?;
        (known == label).then_some(address)
    })
}

/// One line a suite. `targets` has a line of origin, label and address for each list of the
/// machine's own, empty where it has none of Debian's.
fn sources(suites: &[&str], targets: &str) -> String {
    let line = |suite: &&str| {
        let (label, usual) = if suite.ends_with("-security") {
            ("Debian-Security", "http://deb.debian.org/debian-security/")
        } else {
            ("Debian", USUAL)
        };
        let address = known(targets, label).unwrap_or(usual);
        format!("deb [target=Packages signed-by={KEYRING}] {address} {suite} main\n")
    };
    suites.iter().map(line).collect()
}

/// Read after the machine's own, of which proxies stay and hooks go.
fn settings(folder: &Path) -> String {
    let folder = folder.display();
    format!(
        r#"#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
APT::Architecture "amd64";
APT::Architectures {{ "amd64"; }};
APT::Sandbox::User "root";
APT::Update::Error-Mode "any";
Acquire::Languages "none";
Acquire::Retries "3";
Dir::State "{folder}/state";
Dir::State::lists "lists";
Dir::State::status "/dev/null";
Dir::Cache "{folder}/cache";
Dir::Cache::archives "archives";
Dir::Etc::sourcelist "{folder}/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
quiet "2";
"#
    )
}

/// The packages of `apt-cache show`.
fn packages(shown: &str) -> Vec<Package> {
    let package = |stanza: &str| {
        let field = |name: &str| {
            let mut lines = stanza.lines().filter_map(|line| line.split_once(": "));
            lines.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
        };
        let (name, version) = (field("Package")?, field("Version")?);
        let exact = format!(" (= {version})");
        let pieces = field("Depends").unwrap_or_default();
        let pieces = pieces.split(", ").filter_map(|piece| piece.strip_suffix(&exact));
        let pieces = pieces.filter(|piece| piece.starts_with("linux-")).map(str::to_owned);
        Some(Package { pieces: pieces.collect(), name, version })
    };
    shown.split("\n\n").filter_map(package).collect()
}

fn newest(packages: Vec<Package>, newer: impl Fn(&str, &str) -> bool) -> Option<Package> {
    packages.into_iter().reduce(
        |best, other| {
            if newer(&other.version, &best.version) { other } else { best }
        },
    )
}

/// Debian's order of versions, in which 9 is before 10 and ~ before the end.
fn newer(one: &str, other: &str) -> bool {
    let mut dpkg = Command::new("dpkg");
    dpkg.args(["--compare-versions", one, "gt", other]);
    dpkg.status().is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mirrors_are_the_machines_own_where_it_has_them() {
        let targets = "Debian|Debian Backports|http://b/\nUbuntu|Ubuntu|http://u/\n\
                       Debian|Debian|http://m/debian/\nDebian|Debian|http://n/\n";
        let sources = sources(&["bookworm", "bookworm-security"], targets);
        let addresses: Vec<&str> =
            sources.lines().map(|line| line.split_once("] ").unwrap().1).collect();
        let security = "http://deb.debian.org/debian-security/ bookworm-security main";
        assert_eq!(addresses, ["http://m/debian/ bookworm main", security]);
    }

    #[test]
    fn the_newest_is_taken_with_its_pieces() {
        let shown = "Package: linux-image-7.2.9\nVersion: 7.2.9-1\n\n\
            Package: linux-image-7.2.13\nVersion: 7.2.13-1\nDepends: dracut | initramfs-tools \
            (>= 0.120), linux-base-7.2.13 (= 7.2.13-1), linux-modules-7.2.13 (= 7.2.13-1), \
            kmod (= 7.2.13-1)\nDescription: x\n\n";
        let by_number = |one: &str, other: &str| {
            let number = |version: &str| version[4..].replace("-1", "").parse::<u32>().unwrap();
            number(one) > number(other)
        };
        let best = newest(packages(shown), by_number).unwrap();
        assert_eq!((best.name.as_str(), best.version.as_str()), ("linux-image-7.2.13", "7.2.13-1"));
        assert_eq!(best.pieces, ["linux-base-7.2.13", "linux-modules-7.2.13"]);
    }
}
