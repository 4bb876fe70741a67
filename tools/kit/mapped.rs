//! The files that processes run, in containers as well: found once, as they are mapped now.

use std::collections::BTreeSet;
use std::fs;
use std::fs::File;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;

use anyhow::Result;
use anyhow::anyhow;

use crate::library::Found;
use crate::library::Library;
use crate::reached;
use crate::reached::Mounts;
use crate::reached::Told;
use crate::reached::Unreached;

/// What a file that a process chose may have us read. C libraries have some 2 MiB.
const LARGEST: u64 = 64 << 20;

impl Found {
    /// Adds the files of these names that `pids` run, or all processes if there are none.
    /// Once, as they are now; who maps another file later is not seen.
    pub fn add_mapped(&mut self, pids: &[u32], is: impl Fn(&str) -> bool) {
        let (mut seen, mut denied) = (BTreeSet::new(), 0);
        let every = || {
            let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
            entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
        };
        for pid in if pids.is_empty() { every() } else { pids.to_vec() } {
            // Somebody may have gone meanwhile.
            let maps = fs::read(format!("/proc/{pid}/maps")).unwrap_or_else(|error| {
                denied += u32::from(error.kind() == ErrorKind::PermissionDenied);
                Vec::new()
            });
            let maps = String::from_utf8_lossy(&maps);
            for mapping in maps.lines().filter_map(mapping) {
                let name = mapping.path.rsplit(|byte| *byte == b'/').next().unwrap_or_default();
                let is = str::from_utf8(name).is_ok_and(&is);
                if is && seen.insert((mapping.device, mapping.inode)) {
                    self.add_one(pid, &mapping);
                }
            }
        }
        if denied > 0 {
            let whose = if denied == 1 { "process runs" } else { "processes run" };
            self.left_out.push(format!("what {denied} {whose}: {}", Unreached::Denied));
        }
    }

    fn add_one(&mut self, pid: u32, mapping: &Told<'_>) {
        let shown = format!("{} of process {pid}", String::from_utf8_lossy(mapping.path));
        let added = reachable(pid, mapping)
            .and_then(|file| self.add(Library { file, shown: shown.clone() }));
        if let Err(error) = added {
            self.left_out.push(format!("{shown}: {error:#}"));
        }
    }
}

/// Opens what a process has mapped.
fn reachable(pid: u32, mapping: &Told<'_>) -> Result<File> {
    let place = Mounts::of(pid).reach(mapping).map_err(|error| match error {
        Unreached::Served => anyhow!("{error}: name it to probe it"),
        _ => error.into(),
    })?;
    let meta = place.metadata()?;
    anyhow::ensure!(meta.ino() == mapping.inode, "it has been replaced");
    anyhow::ensure!(meta.size() <= LARGEST, "it is too large for a library");
    Ok(reached::read(&place)?)
}

/// A file that a process can run, out of a line of `/proc/PID/maps`; `None` if the line is of
/// anything else.
pub fn mapping(line: &str) -> Option<Told<'_>> {
    let mut words = line.splitn(6, ' ');
    let (from, to) = words.next()?.split_once('-')?;
    let number = |text| u64::from_str_radix(text, 16).ok();
    let addresses = [number(from)?, number(to)?];
    let runs = words.next()?.as_bytes().get(2) == Some(&b'x');
    words.next()?;
    let (device, inode) = (reached::device(words.next()?)?, words.next()?.parse().ok()?);
    let path = words.next()?.trim_start();
    let path = path.strip_suffix(" (deleted)").unwrap_or(path);
    let told = Told { addresses, device, inode, path: path.as_bytes() };
    (runs && path.starts_with('/')).then_some(told)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn mappings_that_run() {
        let line =
            "7f1b05a0a000-7f1b05b60000 r-xp 00026000 fe:00 1234      /usr/lib/a b.so.6 (deleted)";
        let expected = Told {
            addresses: [0x7f1b_05a0_a000, 0x7f1b_05b6_0000],
            device: (254, 0),
            inode: 1234,
            path: b"/usr/lib/a b.so.6",
        };
        assert_eq!(mapping(line), Some(expected));
        for other in [
            "7f1b05a0a000-7f1b05b60000 r--p 00026000 fe:00 1234      /usr/lib/libc.so.6",
            "7ffd1c5f9000-7ffd1c5fb000 r-xp 00000000 00:00 0         [vdso]",
            "7f1b05a0a000-7f1b05b60000 rwxp 00000000 00:00 0",
            "",
            "x-y r-xp 0 0:0 0 /a",
        ] {
            assert_eq!(mapping(other), None, "{other}");
        }
    }

    #[test]
    fn the_library_of_this_process_is_found_once() {
        let mut found = Found::default();
        let own = [std::process::id()];
        found.add_mapped(&own, |name| name.starts_with("libc."));
        assert_eq!(found.libraries.len(), 1, "{found:?}");
        let twin = format!(
            "/proc/self/root{}",
            found.libraries[0].shown.split(" of ").next().expect("a path")
        );
        found.add(Library::open(Path::new(&twin)).expect("the same")).expect("a file");
        found.add_mapped(&own, |name| name.starts_with("libc."));
        assert_eq!((found.libraries.len(), found.left_out.len()), (1, 0));
        let functions = found.libraries[0].functions(&["getaddrinfo"]).expect("an ELF file");
        assert_eq!(functions.len(), 1);
        assert!(fs::metadata(found.libraries[0].path()).is_ok());
    }

    #[test]
    fn nothing_is_found_where_nothing_is() {
        let mut found = Found::default();
        found.add_mapped(&[std::process::id()], |name| name == "libc.so.0");
        found.add_mapped(&[u32::MAX], |_| true);
        assert!(found.libraries.is_empty() && found.left_out.is_empty());
    }
}
