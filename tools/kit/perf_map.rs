//! Names of code that a process has made itself (a just-in-time compiler), as it tells
//! them in `/tmp/perf-PID.map`. The file is the process's claim and nothing else: only its
//! user's own regular file counts, nothing that it could make us wait for is opened, and
//! what is read of it has a bound.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::os::fd::AsFd;
use std::os::fd::AsRawFd as _;
use std::os::unix::fs::MetadataExt as _;

use nix::fcntl::OFlag;
use nix::fcntl::OpenHow;
use nix::fcntl::ResolveFlag;
use nix::fcntl::openat2;

/// Bytes that are read: a large Java program writes some ten million.
const LARGEST: u64 = 64 << 20;

/// Ranges of addresses and the places of their names in the text. They do not overlap.
#[derive(Debug, Default)]
pub struct PerfMap {
    text: Vec<u8>,
    /// By first address.
    ranges: BTreeMap<u64, Range>,
}

#[derive(Clone, Copy, Debug)]
struct Range {
    start: u64,
    end: u64,
    /// Where the code begins that this is a part of.
    origin: u64,
    /// Place and length of its name.
    name: (u32, u32),
}

impl PerfMap {
    /// Of a process that has (or had) this root and user and this number in its own PID
    /// namespace; empty if there is none that counts.
    pub fn open(root: impl AsFd, user: u32, pid: u32) -> Self {
        let text = file(root, user, pid).and_then(|file| {
            let mut text = Vec::new();
            file.take(LARGEST).read_to_end(&mut text).ok().map(|_| text)
        });
        Self::new(text.unwrap_or_default())
    }

    /// Lines of `START SIZE NAME`, both hexadecimal. What is no such line is skipped. Code
    /// is thrown away and its place used anew: of two that overlap the later is right.
    fn new(text: Vec<u8>) -> Self {
        let mut map = Self::default();
        let mut at = 0;
        for line in text.split_inclusive(|byte| *byte == b'\n') {
            let begin = at;
            at += line.len();
            let mut words = line.splitn(3, |byte| *byte == b' ');
            let (Some(start), Some(size)) = (number(words.next()), number(words.next())) else {
                continue;
            };
            let name = words.next().unwrap_or_default().trim_ascii_end();
            let Some(end) = start.checked_add(size).filter(|end| *end > start) else { continue };
            if name.is_empty() {
                continue;
            }
            let name_at = begin + (name.as_ptr() as usize - line.as_ptr() as usize);
            let name = (name_at as u32, name.len().min(1024) as u32);
            map.put(Range { start, end, origin: start, name });
        }
        map.text = text;
        map
    }

    fn put(&mut self, range: Range) {
        let Range { start, end, .. } = range;
        // What of older ranges lies under the new one is gone; what juts out stays.
        let before = self.ranges.range(..end).next_back().map(|(_, range)| *range);
        let mut next = before.filter(|before| before.end > start);
        while let Some(old) = next {
            self.ranges.remove(&old.start);
            if old.end > end {
                self.ranges.insert(end, Range { start: end, ..old });
            }
            if old.start < start {
                self.ranges.insert(old.start, Range { end: start, ..old });
            }
            let before = self.ranges.range(..end).next_back().map(|(_, range)| *range);
            next = before.filter(|before| before.end > start);
        }
        self.ranges.insert(start, range);
    }

    /// The name of the code at an address, and how far behind its beginning.
    pub fn find(&self, address: u64) -> Option<(&[u8], u64)> {
        let (_, range) = self.ranges.range(..=address).next_back()?;
        let (place, length) = range.name;
        let name = self.text.get(place as usize..)?.get(..length as usize)?;
        (address < range.end).then_some((name, address - range.origin))
    }
}

fn number(word: Option<&[u8]>) -> Option<u64> {
    let text = std::str::from_utf8(word?).ok()?;
    u64::from_str_radix(text.trim_start_matches("0x"), 16).ok()
}

/// The file, if it is one of this user's. First without really opening it: to open a
/// device has effects, and to open a pipe waits.
fn file(root: impl AsFd, user: u32, pid: u32) -> Option<File> {
    let resolve = ResolveFlag::RESOLVE_IN_ROOT
        | ResolveFlag::RESOLVE_NO_SYMLINKS
        | ResolveFlag::RESOLVE_NO_MAGICLINKS;
    let how = OpenHow::new().flags(OFlag::O_PATH | OFlag::O_CLOEXEC).resolve(resolve);
    let place = File::from(openat2(root, format!("tmp/perf-{pid}.map").as_str(), how).ok()?);
    let data = place.metadata().ok()?;
    // Nor one that others may write.
    if !data.is_file() || data.uid() != user || data.mode() & 0o002 != 0 {
        return None;
    }
    File::open(format!("/proc/self/fd/{}", place.as_raw_fd())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::symlink;

    fn name(map: &PerfMap, address: u64) -> Option<String> {
        let (name, offset) = map.find(address)?;
        Some(format!("{}+{offset}", String::from_utf8_lossy(name)))
    }

    #[test]
    fn lines_and_what_is_none() {
        let map = PerfMap::new(
            b"1000 10 LazyCompile:~f a.js:1\n0x2000 0x20 g\r\nz z z\n\n5\n3000 0 empty\n\
            ffffffffffffffff 2 wraps\n4000 8\n4000 8 \n-1 8 minus\n5000 1 last"
                .to_vec(),
        );
        assert_eq!(name(&map, 0x100f).as_deref(), Some("LazyCompile:~f a.js:1+15"));
        assert_eq!(name(&map, 0x2000).as_deref(), Some("g+0"));
        assert_eq!(name(&map, 0x5000).as_deref(), Some("last+0"));
        for address in [0, 0xfff, 0x1010, 0x2020, 0x3000, 0x4000, 0x5001, u64::MAX] {
            assert_eq!(name(&map, address), None, "{address:#x}");
        }
    }

    #[test]
    fn the_later_of_two_is_right() {
        let map = PerfMap::new(b"10 30 old\n20 10 new\n8 10 first\n38 10 end\n".to_vec());
        let places = [0x8, 0x17, 0x18, 0x1f, 0x20, 0x2f, 0x30, 0x37, 0x38, 0x47, 0x48];
        let found = places.map(|at| name(&map, at).unwrap_or_default());
        let expected = [
            "first+0", "first+15", "old+8", "old+15", "new+0", "new+15", "old+32", "old+39",
            "end+0", "end+15", "",
        ];
        assert_eq!(found, expected.map(str::to_owned));
        let all = PerfMap::new(b"10 10 a\n30 10 b\n0 100 c\n".to_vec());
        assert_eq!(all.ranges.len(), 1);
    }

    #[test]
    fn only_the_users_own_regular_file_counts() {
        let root = tempfile::tempdir().expect("a folder");
        let tmp = root.path().join("tmp");
        fs::create_dir(&tmp).expect("a folder");
        let user = nix::unistd::getuid().as_raw();
        let open = |user| {
            let dir = File::open(root.path()).expect("the folder");
            name(&PerfMap::open(dir, user, 7), 0x10)
        };
        let path = tmp.join("perf-7.map");
        assert_eq!(open(user), None);
        nix::unistd::mkfifo(&path, nix::sys::stat::Mode::from_bits_truncate(0o600)).expect("fifo");
        assert_eq!(open(user), None, "a pipe, which is not waited for");
        fs::remove_file(&path).expect("removed");
        fs::write(tmp.join("other"), "10 10 a").expect("written");
        symlink("other", &path).expect("a link");
        assert_eq!(open(user), None, "a link");
        fs::remove_file(&path).expect("removed");
        fs::write(&path, "10 10 a").expect("written");
        assert_eq!(open(user).as_deref(), Some("a+0"));
        assert_eq!(open(user + 1), None, "another user's");
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o666);
        fs::set_permissions(&path, mode).expect("open to all");
        assert_eq!(open(user), None, "anybody's");
        fs::remove_dir_all(&tmp).expect("removed");
        symlink("/tmp", &tmp).expect("a link");
        assert_eq!(open(user), None, "a folder elsewhere");
    }
}
