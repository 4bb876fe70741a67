//! Debian's packages, by cargo-deb: it gets a manifest that lists each file.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;
use anyhow::Result;
use serde_json::json;

use super::package;
use super::package::Packages;
use super::tree::Node;
use super::tree::Tree;
use crate::program;
use crate::repo;
use crate::shell;

const CARGO_DEB: &str = "3.8.0";

/// What only one of the two says.
struct Control<'a> {
    name: &'a str,
    summary: &'a str,
    about: &'a str,
    depends: String,
    conflicts: &'a str,
}

/// Makes both in a folder; `scratch` is for what they are made of.
pub fn make(packages: &Packages, scratch: &Path, into: &Path) -> Result<Vec<PathBuf>> {
    let main = Control {
        name: package::NAME,
        summary: package::SUMMARY,
        about: package::ABOUT,
        depends: String::new(),
        conflicts: "",
    };
    let classic = Control {
        name: package::CLASSIC,
        summary: package::CLASSIC_SUMMARY,
        about: package::CLASSIC_ABOUT,
        depends: format!("{} (= {})", package::NAME, packages.version),
        // It has files of the same names.
        conflicts: "libbpf-tools",
    };
    let mut made = Vec::new();
    for (control, tree) in [(main, &packages.main), (classic, &packages.classic)] {
        made.push(one(packages, &control, tree, &scratch.join(control.name), into)?);
    }
    Ok(made)
}

/// As Debian calls a file of it.
pub fn file_name(name: &str, version: &str) -> String {
    format!("{name}_{version}_amd64.deb")
}

fn one(
    packages: &Packages,
    control: &Control,
    tree: &Tree,
    scratch: &Path,
    into: &Path,
) -> Result<PathBuf> {
    let mut tree = tree.clone();
    tree.file(&format!("usr/share/doc/{}/copyright", control.name), copyright()?);
    tree.write(&scratch.join("files"))?;
    fs::write(scratch.join("lib.rs"), "//! Nothing: cargo wants something to package.\n")?;
    let manifest = scratch.join("Cargo.toml");
    fs::write(&manifest, text(&packages.version, control, &tree))?;
    let file = into.join(file_name(control.name, &packages.version));
    let mut deb = Command::new(program::get("cargo-deb", CARGO_DEB)?);
    // Its version is the whole of ours, without a revision of Debian's.
    deb.args(["--quiet", "--no-build", "--no-strip", "--deb-revision", "", "--manifest-path"]);
    deb.arg(&manifest).arg("--output").arg(&file).current_dir(scratch);
    deb.args(["--target", &repo::triple()]);
    // A lock file of a package without dependencies needs no network.
    deb.env("CARGO_NET_OFFLINE", "true").env("SOURCE_DATE_EPOCH", packages.date.to_string());
    // Where cargo-deb's own folder goes.
    deb.env("CARGO_TARGET_DIR", scratch.join("target"));
    // It prints where the file is, which we know.
    shell::output(&mut deb)?;
    Ok(file)
}

/// The manifest. A string of JSON is one of TOML.
fn text(version: &str, control: &Control, tree: &Tree) -> String {
    let mut text = format!(
        "[workspace]\n\n[package]\nname = {}\nversion = {}\nedition = \"2024\"\nlicense = {}\n\
         description = {}\n\n[lib]\npath = \"lib.rs\"\n\n[package.metadata.deb]\n\
         maintainer = {}\nextended-description = {}\nsection = \"admin\"\npriority = \"optional\"\n",
        json!(control.name),
        json!(version),
        json!(package::LICENSE),
        json!(control.summary),
        json!(package::MAINTAINER),
        json!(control.about),
    );
    text += &format!("depends = {}\n", json!(list(&control.depends)));
    text += &format!("conflicts = {}\n", json!(list(control.conflicts)));
    text += "assets = [\n";
    for (at, node) in tree.nodes() {
        let asset = match node {
            Node::File { .. } => format!(
                "source = {}, dest = {}, mode = \"{:o}\"",
                json!(format!("files/{at}")),
                json!(at),
                node.mode()
            ),
            Node::Link(to) => format!("link_name = {}, dest = {}", json!(to), json!(at)),
        };
        text += &format!("    {{ {asset} }},\n");
    }
    text + "]\n"
}

/// An empty list is another thing than none: cargo-deb would look for libraries.
fn list(words: &str) -> Vec<&str> {
    words.split(", ").filter(|word| !word.is_empty()).collect()
}

/// Debian wants to read in one place what is whose.
fn copyright() -> Result<String> {
    let read = |name: &str| fs::read_to_string(repo::root().join(name)).context(name.to_owned());
    Ok(format!(
        "{}\n{}\nThe Apache License 2.0 is in /usr/share/common-licenses/Apache-2.0.\n",
        read("NOTICE")?,
        read("LICENSE-MIT")?
    ))
}

#[cfg(test)]
mod tests {
    use super::super::tree;
    use super::*;

    #[test]
    fn the_manifest_lists_each_file_and_link() {
        let control = Control {
            name: "b-names",
            summary: "say \"b\"",
            about: "two\nlines",
            depends: "b (= 1)".to_owned(),
            conflicts: "",
        };
        let text = text("1", &control, &tree::tests::example());
        for line in [
            "description = \"say \\\"b\\\"\"",
            "extended-description = \"two\\nlines\"",
            "depends = [\"b (= 1)\"]",
            "conflicts = []",
            "    { link_name = \"b\", dest = \"usr/bin/a\" },",
            "    { source = \"files/usr/bin/b\", dest = \"usr/bin/b\", mode = \"755\" },",
            "    { source = \"files/usr/share/doc/c.txt\", dest = \"usr/share/doc/c.txt\", mode = \"644\" },",
        ] {
            assert!(text.lines().any(|it| it == line), "{line}\n{text}");
        }
    }

    #[test]
    fn files_are_named_as_debian_does() {
        assert_eq!(file_name("b-names", "1.2"), "b-names_1.2_amd64.deb");
    }
}
