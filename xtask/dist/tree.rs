//! What a package puts where: files with their bytes, and links. Owners, modes and times are not
//! in it, as they are the same everywhere.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::fs::symlink;
use std::path::Path;

use anyhow::Context;
use anyhow::Result;

/// A file or a link.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    File { bytes: Vec<u8>, program: bool },
    Link(String),
}

impl Node {
    /// The same for all, whatever the umask is.
    pub fn mode(&self) -> u32 {
        match self {
            Node::File { program: false, .. } => 0o644,
            Node::File { program: true, .. } | Node::Link(_) => 0o755,
        }
    }
}

/// By their paths from the root, without a slash in front.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree {
    nodes: BTreeMap<String, Node>,
}

impl Tree {
    pub fn file(&mut self, at: &str, bytes: impl Into<Vec<u8>>) {
        self.nodes.insert(at.to_owned(), Node::File { bytes: bytes.into(), program: false });
    }

    pub fn program(&mut self, at: &str, bytes: impl Into<Vec<u8>>) {
        self.nodes.insert(at.to_owned(), Node::File { bytes: bytes.into(), program: true });
    }

    pub fn link(&mut self, at: &str, to: &str) {
        self.nodes.insert(at.to_owned(), Node::Link(to.to_owned()));
    }

    /// All files of a folder and below.
    pub fn folder(&mut self, at: &str, from: &Path) -> Result<()> {
        for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
            let entry = entry?;
            let at = format!("{at}/{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                self.folder(&at, &entry.path())?;
            } else {
                self.file(&at, fs::read(entry.path())?);
            }
        }
        Ok(())
    }

    /// Another tree's nodes, too.
    pub fn with(mut self, other: &Tree) -> Self {
        self.nodes.extend(other.nodes.clone());
        self
    }

    /// In order of their paths.
    pub fn nodes(&self) -> impl Iterator<Item = (&str, &Node)> {
        self.nodes.iter().map(|(at, node)| (at.as_str(), node))
    }

    /// The folders that its nodes are in, outer ones first.
    pub fn folders(&self) -> BTreeSet<&str> {
        let outer = |at: &'_ str| at.rmatch_indices('/').map(|(end, _)| end).collect::<Vec<_>>();
        self.nodes.keys().flat_map(|at| outer(at).into_iter().map(|end| &at[..end])).collect()
    }

    /// Writes it into a folder, which is emptied first.
    pub fn write(&self, root: &Path) -> Result<()> {
        if root.exists() {
            fs::remove_dir_all(root).with_context(|| root.display().to_string())?;
        }
        fs::create_dir_all(root)?;
        for folder in self.folders() {
            let folder = root.join(folder);
            fs::create_dir(&folder).with_context(|| folder.display().to_string())?;
            fs::set_permissions(&folder, Permissions::from_mode(0o755))?;
        }
        for (at, node) in self.nodes() {
            let path = root.join(at);
            match node {
                Node::File { bytes, .. } => {
                    fs::write(&path, bytes).with_context(|| path.display().to_string())?;
                    fs::set_permissions(&path, Permissions::from_mode(node.mode()))?;
                }
                Node::Link(to) => symlink(to, &path)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    pub fn example() -> Tree {
        let mut tree = Tree::default();
        tree.program("usr/bin/b", "program");
        tree.link("usr/bin/a", "b");
        tree.file("usr/share/doc/c.txt", "text");
        tree
    }

    #[test]
    fn folders_come_outer_ones_first_and_once() {
        let tree = example();
        let folders: Vec<&str> = tree.folders().into_iter().collect();
        assert_eq!(folders, ["usr", "usr/bin", "usr/share", "usr/share/doc"]);
    }

    #[test]
    fn what_was_there_before_is_gone_and_modes_are_ours() {
        let place = tempfile::tempdir().unwrap();
        let root = place.path().join("root");
        fs::create_dir(&root).unwrap();
        fs::write(root.join("old"), "").unwrap();
        example().write(&root).unwrap();
        assert!(!root.join("old").exists());
        let mode = |at: &str| fs::metadata(root.join(at)).unwrap().permissions().mode() & 0o7777;
        assert_eq!([mode("usr/bin"), mode("usr/bin/b")], [0o755, 0o755]);
        assert_eq!(mode("usr/share/doc/c.txt"), 0o644);
        assert_eq!(fs::read_link(root.join("usr/bin/a")).unwrap(), Path::new("b"));
    }

    #[test]
    fn a_folder_is_taken_with_what_is_below() {
        let place = tempfile::tempdir().unwrap();
        example().write(place.path()).unwrap();
        let mut tree = Tree::default();
        tree.folder("doc", &place.path().join("usr/share")).unwrap();
        assert_eq!(tree.nodes().map(|(at, _)| at).collect::<Vec<_>>(), ["doc/doc/c.txt"]);
    }
}
