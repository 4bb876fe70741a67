//! Who is whose child, as /proc tells.

use std::collections::HashSet;
use std::fs;

use crate::bytes;

/// Every process and its parent, ordered by number.
pub fn parents() -> Vec<(u32, u32)> {
    let Ok(entries) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    let mut list: Vec<(u32, u32)> = entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter_map(|pid: u32| {
            Some((pid, parent(&bytes::text(format!("/proc/{pid}/stat")).ok()?)?))
        })
        .collect();
    list.sort_unstable();
    list
}

/// Whose child a process is, out of its `stat`. The name may hold anything, blanks and brackets
/// too: what counts follows the last one.
pub fn parent(stat: &str) -> Option<u32> {
    stat.rsplit_once(") ")?.1.split(' ').nth(1)?.parse().ok()
}

/// Who of these processes descends from the roots. A child's number may be the smaller one, so
/// that it is listed before its parent.
pub fn descendants(roots: &[u32], parents: &[(u32, u32)]) -> HashSet<u32> {
    // Whose children are asked for is found without a look at all: there may be thousands.
    let mut all: Vec<(u32, u32)> = parents.iter().map(|(child, of)| (*of, *child)).collect();
    all.sort_unstable();
    let mut found = HashSet::new();
    let mut new = roots.to_vec();
    while let Some(parent) = new.pop() {
        let from = all.partition_point(|(of, _)| *of < parent);
        let children = all[from..].iter().take_while(|(of, _)| *of == parent);
        let children = children.map(|(_, child)| *child);
        new.extend(children.filter(|child| found.insert(*child)));
    }
    found
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::process::CommandExt as _;
    use std::process::Command;

    use super::*;

    #[test]
    fn descendants_of_any_number() {
        let parents = [(1, 0), (100, 200), (200, 300), (300, 400), (400, 1), (500, 1)];
        assert_eq!(descendants(&[400], &parents), HashSet::from([100, 200, 300]));
        assert_eq!(descendants(&[100, 500], &parents), HashSet::new());
    }

    #[test]
    fn we_are_a_child_of_our_parent() {
        let parent = std::os::unix::process::parent_id();
        assert!(parents().contains(&(std::process::id(), parent)));
    }

    /// It is called by the link that started it.
    #[test]
    fn a_name_that_is_not_utf_8_hides_nobody() {
        let folder = tempfile::tempdir().expect("a folder");
        let name = folder.path().join(OsStr::from_bytes(b"\xff) R 9 9"));
        std::os::unix::fs::symlink("/bin/sleep", &name).expect("a link");
        let child = Command::new(name).arg0("sleep").arg("60").spawn();
        let mut child = child.expect("it starts");
        let (all, pid) = (parents(), child.id());
        let stat = fs::read(format!("/proc/{pid}/stat")).expect("it lives");
        child.kill().expect("ours");
        child.wait().expect("ours");
        assert!(stat.windows(10).any(|part| part == b"(\xff) R 9 9)"), "{}", stat.escape_ascii());
        assert!(descendants(&[std::process::id()], &all).contains(&pid));
    }
}
