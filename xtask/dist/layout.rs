//! What is shipped, and where it goes in each form.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;

use super::archive;
use super::licences;
use super::tree::Tree;
use crate::build;
use crate::manual;
use crate::repo;
use crate::shell;

/// Where distributions look for zsh's completions.
pub const ZSH_DEBIAN: &str = "vendor-completions";
pub const ZSH: &str = "site-functions";

/// What the repository itself has to say, in each form.
const DOCUMENTS: &[&str] =
    &["README.md", "CHANGELOG.md", "SECURITY.md", "NOTICE", "LICENSE-MIT", "LICENSE-APACHE"];

/// Those of others, beside it.
const LICENCES: &str = "LICENSES-OF-OTHERS";

/// All that is shipped, in one place.
pub struct Parts {
    pub binary: Vec<u8>,
    /// What the tools are called: theirs, and the other names that some have.
    pub names: Vec<String>,
    /// By the names of their files, packed.
    pages: BTreeMap<String, Vec<u8>>,
    /// The folder with completions and the book.
    manual: PathBuf,
    /// The licences of what is linked into the binary.
    licences: String,
    /// The folder with the outputs of examples that these show; none where they show the
    /// repository's.
    pub examples: Option<PathBuf>,
}

impl Parts {
    /// Builds what has to be built; `examples` is where their outputs were recorded before.
    pub fn gather(examples: Option<&Path>) -> Result<Self> {
        let binary = build::build(false)?;
        let manual::Made { folder: manual, examples } = manual::make(examples)?;
        let mut pages = BTreeMap::new();
        let folder = manual.join("man");
        for page in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let page = page?;
            let name = format!("{}.gz", page.file_name().to_string_lossy());
            pages.insert(name, archive::gzip(&fs::read(page.path())?)?);
        }
        let names = names(&binary)?;
        for name in &names {
            let page = page(name);
            ensure!(pages.contains_key(&page), "{} has no {page}", folder.display());
        }
        Ok(Self {
            binary: fs::read(&binary)?,
            names,
            pages,
            manual,
            licences: licences::text()?,
            examples,
        })
    }

    /// As a distribution's package: the tools where nothing else is called by their names.
    pub fn installed(&self, zsh: &str) -> Result<Tree> {
        let mut tree = Tree::default();
        tree.program("usr/bin/beebox", self.binary.as_slice());
        for name in &self.names {
            tree.link(&format!("usr/lib/beebox/bin/{name}"), "../../../bin/beebox");
        }
        self.share(&mut tree, "usr/share", zsh)?;
        Ok(tree)
    }

    /// The package that puts the tools' own names in the search path.
    pub fn classic(&self) -> Tree {
        let mut tree = Tree::default();
        for name in &self.names {
            tree.link(&format!("usr/sbin/{name}"), "../bin/beebox");
            tree.link(&format!("usr/share/man/man8/{name}.8.gz"), &page(name));
        }
        tree
    }

    /// To be unpacked anywhere, below one folder.
    pub fn portable(&self, folder: &str) -> Result<Tree> {
        let mut tree = Tree::default();
        tree.program(&format!("{folder}/bin/beebox"), self.binary.as_slice());
        for name in &self.names {
            tree.link(&format!("{folder}/bin/{name}"), "beebox");
        }
        self.share(&mut tree, &format!("{folder}/share"), ZSH)?;
        Ok(tree)
    }

    /// The whole of a container.
    pub fn image(&self) -> Tree {
        let mut tree = Tree::default();
        tree.program("usr/bin/beebox", self.binary.as_slice());
        for name in &self.names {
            tree.link(&format!("usr/bin/{name}"), "beebox");
        }
        for document in ["NOTICE", "LICENSE-MIT", "LICENSE-APACHE"] {
            if let Ok(bytes) = fs::read(repo::root().join(document)) {
                tree.file(&format!("usr/share/doc/beebox/{document}"), bytes);
            }
        }
        tree.file(&format!("usr/share/doc/beebox/{LICENCES}"), self.licences.as_str());
        tree
    }

    /// What is for people and shells.
    fn share(&self, tree: &mut Tree, share: &str, zsh: &str) -> Result<()> {
        for (page, bytes) in &self.pages {
            tree.file(&format!("{share}/man/man8/{page}"), bytes.as_slice());
        }
        let shells = [
            ("bash", "bash-completion/completions"),
            ("zsh", &format!("zsh/{zsh}")),
            ("fish", "fish/vendor_completions.d"),
        ];
        for (shell, place) in shells {
            let from = self.manual.join("completions").join(shell);
            tree.folder(&format!("{share}/{place}"), &from)?;
        }
        let doc = format!("{share}/doc/beebox");
        for document in DOCUMENTS {
            let bytes = fs::read(repo::root().join(document)).context(*document)?;
            tree.file(&format!("{doc}/{document}"), bytes);
        }
        tree.file(&format!("{doc}/{LICENCES}"), self.licences.as_str());
        tree.folder(&format!("{doc}/html"), &self.manual.join("book"))?;
        let schemas = repo::root().join("schemas");
        if schemas.is_dir() {
            tree.folder(&format!("{doc}/schemas"), &schemas)?;
        }
        Ok(())
    }
}

/// The page of a tool by one of its names.
fn page(name: &str) -> String {
    format!("beebox-{name}.8.gz")
}

/// What the binary makes links for.
fn names(binary: &Path) -> Result<Vec<String>> {
    let folder = tempfile::tempdir()?;
    shell::run(Command::new(binary).arg("links").arg(folder.path()))?;
    let mut names = Vec::new();
    for link in fs::read_dir(folder.path())? {
        names.push(link?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    ensure!(!names.is_empty(), "{} makes no links", binary.display());
    Ok(names)
}

#[cfg(test)]
pub mod tests {
    use super::super::tree::Node;
    use super::*;

    /// Two names, a page each, no manual but what is made here.
    pub fn example(manual: &Path) -> Parts {
        for (folder, file) in [
            ("completions/bash", "one"),
            ("completions/zsh", "_one"),
            ("completions/fish", "one.fish"),
            ("book/deep", "index.html"),
        ] {
            fs::create_dir_all(manual.join(folder)).unwrap();
            fs::write(manual.join(folder).join(file), file).unwrap();
        }
        let pages = ["one", "two"].map(|name| (page(name), name.as_bytes().to_vec())).into();
        let names = ["one", "two"].map(str::to_owned).into();
        Parts {
            binary: b"ELF".to_vec(),
            names,
            pages,
            manual: manual.to_owned(),
            licences: "MIT".into(),
            examples: None,
        }
    }

    /// Where each link of a tree leads, from the tree's root.
    fn led(tree: &Tree) -> Vec<String> {
        let lead = |(at, node): (&str, &Node)| {
            let Node::Link(to) = node else { return None };
            let mut path: Vec<&str> = at.split('/').collect();
            path.pop();
            for part in to.split('/') {
                if part == ".." {
                    path.pop().unwrap();
                } else {
                    path.push(part);
                }
            }
            Some(path.join("/"))
        };
        tree.nodes().filter_map(lead).collect()
    }

    #[test]
    fn links_lead_to_what_is_there() {
        let place = tempfile::tempdir().unwrap();
        let parts = example(place.path());
        let installed = parts.installed(ZSH_DEBIAN).unwrap();
        let both = installed.clone().with(&parts.classic());
        for tree in [both, parts.portable("x-1").unwrap(), parts.image()] {
            let links = led(&tree);
            assert!(links.len() >= 2);
            for to in links {
                assert!(tree.nodes().any(|(at, node)| at == to && node.mode() != 0), "{to}");
            }
        }
        assert_eq!(led(&installed), ["usr/bin/beebox"; 2]);
    }

    #[test]
    fn the_two_packages_share_no_file() {
        let place = tempfile::tempdir().unwrap();
        let parts = example(place.path());
        let installed = parts.installed(ZSH_DEBIAN).unwrap();
        let classic = parts.classic();
        assert_eq!(classic.nodes().count(), 4);
        for (at, _) in classic.nodes() {
            assert!(installed.nodes().all(|(other, _)| other != at), "{at}");
        }
    }

    #[test]
    fn completions_and_the_book_go_where_they_are_looked_for() {
        let place = tempfile::tempdir().unwrap();
        let tree = example(place.path()).installed(ZSH_DEBIAN).unwrap();
        for at in [
            "usr/share/bash-completion/completions/one",
            "usr/share/zsh/vendor-completions/_one",
            "usr/share/fish/vendor_completions.d/one.fish",
            "usr/share/doc/beebox/html/deep/index.html",
            "usr/share/doc/beebox/README.md",
            "usr/share/man/man8/beebox-two.8.gz",
        ] {
            assert!(tree.nodes().any(|(other, _)| other == at), "{at}");
        }
    }
}
