//! The packages in a fresh Debian: installed, used and removed as the README shows, upgraded, and
//! kept apart from those that have the same names.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use anyhow::ensure;

use super::VERSION;
use super::base;
use super::folder;
use super::left;
use super::root::Root;
use super::steps;
use super::steps::Step;
use super::traced;
use crate::dist::OLD_LINK;
use crate::dist::OLD_VERSION;
use crate::dist::deb;
use crate::dist::package;
use crate::dist::stage;

/// What a word is completed to, by the completion that bash loads for it.
const COMPLETE: &str = r#"
. /usr/share/bash-completion/bash_completion
_completion_loader "$1"
set -- "$1" "$(complete -p "$1" | sed 's/.* -F \([^ ]*\) .*/\1/')"
COMP_WORDS=("$1" --) COMP_CWORD=1 COMP_LINE="$1 --" COMP_POINT=$((${#1} + 3))
"$2" "$1" -- "$1"
printf '%s\n' "${COMPREPLY[@]}"
"#;

pub fn check() -> Result<()> {
    let root = Root::copy(&base::current()?, "debian")?;
    let home = root.path().join("srv");
    super::put(&files(folder(), VERSION), &home)?;
    super::put(&files(stage(), OLD_VERSION), &home.join("old"))?;
    fs::write(home.join("apt.conf"), "APT::Get::Assume-Yes \"true\";\n")?;
    let before = left::files(root.path())?;
    let gone = |_: &str| {
        let known = run(&root, "dpkg --get-selections")?;
        ensure!(!known.contains("beebox"), "dpkg still knows it:\n{known}");
        left::compare(&before, &left::files(root.path())?)
    };
    let steps = [
        Step { begins: "apt install ", then: &|_| installed(&root) },
        Step { begins: "man beebox-opensnoop", then: &page },
        Step { begins: "opensnoop ", then: &traced::shown_by_cat },
        Step { begins: "apt remove ", then: &gone },
    ];
    steps::run("deb", &|command| shell(&root, command), &steps)?;
    upgrade(&root)?;
    gone("")?;
    apart(&root)
}

/// Both of a version.
fn files(folder: PathBuf, version: &str) -> [PathBuf; 2] {
    [package::NAME, package::CLASSIC].map(|name| folder.join(deb::file_name(name, version)))
}

/// Where the user would be: in a shell, in the folder with the packages.
fn shell(root: &Root, command: &str) -> Command {
    let mut bash = root.command("bash");
    // apt asks before it removes; a user would say yes.
    bash.args(["-c", &format!("cd /srv && {command}")]).env("APT_CONFIG", "/srv/apt.conf");
    bash
}

fn run(root: &Root, command: &str) -> Result<String> {
    steps::output(&mut shell(root, command), command)
}

/// By name, in the package's own folder as in the search path, with pages and completions.
fn installed(root: &Root) -> Result<()> {
    for name in ["beebox-opensnoop", "opensnoop", "beebox-ext4slower", "ext4slower", "beebox"] {
        run(root, &format!("man --where {name}"))?;
    }
    for name in ["opensnoop", "ext4slower"] {
        let told = run(root, &format!("{name} --help && /usr/lib/beebox/bin/{name} --help"))?;
        ensure!(told.contains("Usage: "), "{name} --help says: {told}");
        let mut bash = root.command("bash");
        let words = steps::output(bash.args(["-c", COMPLETE, "bash", name]), "completion")?;
        let whole = words.lines().any(|word| word.trim() == "--json");
        ensure!(whole, "{name} --<TAB> offers {words:?}");
    }
    Ok(())
}

fn page(text: &str) -> Result<()> {
    ensure!(text.contains("opensnoop") && text.contains("--path"), "the page says: {text}");
    Ok(())
}

/// From an older version, of which nothing is left.
fn upgrade(root: &Root) -> Result<()> {
    run(root, "apt install ./old/*.deb")?;
    ensure!(root.path().join(OLD_LINK).is_symlink(), "the old package has no {OLD_LINK}");
    run(root, "apt install ./beebox_*.deb ./beebox-names_*.deb")?;
    ensure!(!root.path().join(OLD_LINK).is_symlink(), "{OLD_LINK} is left by the upgrade");
    let told = run(root, "dpkg-query --show --showformat='${Version} ' beebox beebox-names")?;
    ensure!(told == format!("{VERSION} {VERSION} "), "after the upgrade there are {told}");
    run(root, "opensnoop --path /etc/hostname -- cat /etc/hostname")
        .and_then(|told| traced::shown_by_cat(&told))?;
    run(root, "apt remove beebox beebox-names").map(|_| ())
}

/// Where libbpf-tools is, the box may be, and the names may not.
fn apart(root: &Root) -> Result<()> {
    run(root, "apt install libbpf-tools")?;
    run(root, "apt install ./beebox_*.deb")?;
    let mut refused = shell(root, "apt install --no-remove ./beebox-names_*.deb");
    let output = refused.output()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    ensure!(!output.status.success(), "the names were installed beside libbpf-tools");
    ensure!(said.contains("remove"), "apt refuses the names, but says: {said}");
    let owner = run(root, "dpkg --search /usr/sbin/opensnoop")?;
    ensure!(owner.starts_with("libbpf-tools:"), "opensnoop is now that of {owner}");
    let told = run(root, "/usr/lib/beebox/bin/opensnoop --version")?;
    ensure!(told.contains(VERSION), "the box's opensnoop says {told}");
    Ok(())
}
