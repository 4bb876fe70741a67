//! Disks: names of numbers and numbers of names, from /sys/class/block.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

use anyhow::Result;

use crate::exit::usage;

/// A disk's number as the kernel's programs make it: major << 20 | minor.
pub type Dev = u32;

/// The block devices of the moment.
#[derive(Debug, Default)]
pub struct Disks {
    names: BTreeMap<Dev, Vec<u8>>,
}

impl Disks {
    /// Reads them. A disk that comes later is looked for when it is met.
    pub fn read() -> Self {
        let entries = fs::read_dir("/sys/class/block").into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| {
            let name = entry.file_name().as_bytes().to_vec();
            Some((dev(&entry.path())?, name))
        });
        Self { names: names.collect() }
    }

    /// The name of a disk; its numbers if it has gone.
    pub fn name(&self, dev: Dev) -> Vec<u8> {
        let numbers = || numbers(dev).into_bytes();
        let link = || fs::read_link(format!("/sys/dev/block/{}", self::numbers(dev))).ok();
        let later = || link().and_then(|link| Some(link.file_name()?.as_bytes().to_vec()));
        self.names.get(&dev).cloned().or_else(later).unwrap_or_else(numbers)
    }
}

/// A device's numbers as the kernel writes them: `8:1`.
pub fn numbers(dev: Dev) -> String {
    format!("{}:{}", dev >> 20, dev & 0xf_ffff)
}

fn dev(folder: &Path) -> Option<Dev> {
    let text = fs::read_to_string(folder.join("dev")).ok()?;
    let (major, minor) = text.trim().split_once(':')?;
    Some(major.parse::<u32>().ok()? << 20 | minor.parse::<u32>().ok()?)
}

/// The number of the whole disk `name` (`sda`, `nvme0n1`; with or without /dev/).
///
/// # Errors
/// Status 2 if there is none, or if it is a partition.
pub fn whole(name: &str) -> Result<Dev> {
    let short = name.strip_prefix("/dev/").unwrap_or(name);
    let plain = !short.is_empty() && !short.contains('/') && short != "." && short != "..";
    let folder = Path::new("/sys/class/block").join(short);
    let Some(dev) = dev(&folder).filter(|_| plain) else {
        return Err(usage(format!(
            "--disk {name}: there is no such disk; `ls /sys/class/block` shows all"
        )));
    };
    if folder.join("partition").exists() {
        let parent = fs::canonicalize(&folder).ok();
        let parent =
            parent.as_deref().and_then(Path::parent).and_then(Path::file_name).unwrap_or_default();
        return Err(usage(format!(
            "--disk {name}: this is a partition; its disk is {}",
            parent.display()
        )));
    }
    Ok(dev)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_no_disks() {
        for name in ["", "no-such-disk", "../mem", ".", "..", "/dev/"] {
            assert_eq!(
                crate::exit::status(&whole(name).unwrap_err()),
                crate::exit::Exit::Usage,
                "{name}"
            );
        }
    }

    #[test]
    fn a_disk_that_has_gone_keeps_its_numbers() {
        assert_eq!(Disks::default().name(4000 << 20 | 7), b"4000:7");
    }
}
