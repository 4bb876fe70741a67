//! The packages for rpm, by rpmbuild. (cargo-generate-rpm makes no links, and all that the second
//! package consists of is links.)

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use super::package;
use super::package::Packages;
use super::tree::Tree;
use crate::repo;
use crate::shell;

/// What would tell the machine, the hour or the habits of a distribution.
const DEFINES: &[&str] = &[
    "_buildhost localhost",
    "use_source_date_epoch_as_buildtime 1",
    "clamp_mtime_to_source_date_epoch 1",
    "source_date_epoch_from_changelog 0",
    "_binary_filedigest_algorithm 8",
    // From rpm 4.14 on, which is older than the oldest kernel that this is for.
    "_binary_payload w19.zstdio",
    "_build_name_fmt %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm",
    "debug_package %{nil}",
    "_build_id_links none",
    // Pages are packed, and nothing is to be stripped.
    "__spec_install_post %{nil}",
];

/// Folders that are ours, and go with us; all others are the distribution's.
const OWN: &[&str] = &["usr/lib/beebox", "usr/share/doc/beebox"];

/// Makes both in a folder; `scratch` is for what they are made of.
pub fn make(packages: &Packages, scratch: &Path, into: &Path) -> Result<Vec<PathBuf>> {
    let files = scratch.join("files");
    packages.main.clone().with(&packages.classic).write(&files)?;
    let spec = scratch.join("beebox.spec");
    fs::write(&spec, text(packages, &files))?;
    let mut rpmbuild = Command::new(shell::tool("rpmbuild")?);
    rpmbuild.args(["-bb", "--quiet", "--target", "x86_64"]);
    for define in DEFINES {
        rpmbuild.args(["--define", define]);
    }
    rpmbuild.args(["--define", &format!("_topdir {}", scratch.display())]);
    rpmbuild.args(["--define", &format!("_rpmdir {}", into.display())]);
    rpmbuild.env("SOURCE_DATE_EPOCH", packages.date.to_string());
    // Below the home folder may be settings of the user's.
    rpmbuild.env("HOME", scratch).current_dir(repo::root());
    // It prints for which machine it builds, which we know.
    shell::output(rpmbuild.arg(&spec))?;
    let file = |name| into.join(file_name(name, &packages.version));
    Ok([package::NAME, package::CLASSIC].map(file).into())
}

/// As rpm calls a file of it.
pub fn file_name(name: &str, version: &str) -> String {
    format!("{name}-{version}-1.x86_64.rpm")
}

/// The specification: nothing is built, the files are there.
fn text(packages: &Packages, files: &Path) -> String {
    format!(
        "Name: {name}\nVersion: {version}\nRelease: 1\nSummary: {summary}\nLicense: {license}\n\
         AutoReqProv: no\n\n%description\n{about}\n\n\
         %package -n {classic}\nSummary: {classic_summary}\n\
         Requires: {name} = %{{version}}-%{{release}}\nAutoReqProv: no\n\n\
         %description -n {classic}\n{classic_about}\n\n\
         %install\ncp -a '{files}/.' '%{{buildroot}}'\n\n\
         %files\n%defattr(-,root,root)\n{main_files}\n\
         %files -n {classic}\n%defattr(-,root,root)\n{classic_files}",
        name = package::NAME,
        version = packages.version,
        summary = package::SUMMARY,
        license = package::LICENSE,
        about = package::ABOUT,
        classic = package::CLASSIC,
        classic_summary = package::CLASSIC_SUMMARY,
        classic_about = package::CLASSIC_ABOUT,
        files = files.display(),
        main_files = listed(&packages.main),
        classic_files = listed(&packages.classic),
    )
}

fn listed(tree: &Tree) -> String {
    let own = |folder: &&str| {
        OWN.iter().any(|own| {
            folder.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    let folders = tree.folders().into_iter().filter(own).map(|at| format!("%dir \"/{at}\"\n"));
    folders.chain(tree.nodes().map(|(at, _)| format!("\"/{at}\"\n"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_is_listed_and_only_our_own_folders() {
        let mut tree = Tree::default();
        tree.file("usr/share/doc/beebox/html/a b.html", "");
        tree.file("usr/share/doc/beebox-others/c", "");
        tree.link("usr/lib/beebox/bin/d", "../../../bin/beebox");
        let expected = "%dir \"/usr/lib/beebox\"\n%dir \"/usr/lib/beebox/bin\"\n\
                        %dir \"/usr/share/doc/beebox\"\n%dir \"/usr/share/doc/beebox/html\"\n\
                        \"/usr/lib/beebox/bin/d\"\n\"/usr/share/doc/beebox-others/c\"\n\
                        \"/usr/share/doc/beebox/html/a b.html\"\n";
        assert_eq!(listed(&tree), expected);
    }

    #[test]
    fn the_names_need_the_box_of_the_same_version() {
        let packages = Packages {
            version: "1.2".to_owned(),
            main: Tree::default(),
            classic: Tree::default(),
            date: 0,
        };
        let text = text(&packages, Path::new("files"));
        assert!(text.contains("Requires: beebox = %{version}-%{release}\n"), "{text}");
        assert!(text.contains("Version: 1.2\nRelease: 1\n"), "{text}");
        assert_eq!(file_name("beebox", "1.2"), "beebox-1.2-1.x86_64.rpm");
    }
}
