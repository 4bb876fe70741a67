//! Names of code that a process has made itself (a just-in-time compiler), as it tells
//! them in `/tmp/perf-PID.map`. The file is the process's claim and nothing else: only its
//! user's own regular file counts, nothing that it could make us wait for is opened, and
//! what is kept of it has a bound, however short its lines.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::io::Read as _;
use std::io::Seek as _;
use std::io::SeekFrom;
use std::os::fd::AsFd;
use std::os::fd::AsRawFd as _;
use std::os::unix::fs::MetadataExt as _;

use nix::fcntl::OFlag;
use nix::fcntl::openat;
use nix::sys::stat::Mode;

/// What a line counts as at least: what is kept of it beside its text.
const LINE: usize = 64;

/// Ranges of addresses and the places of their names in the text. They do not overlap.
#[derive(Debug, Default)]
pub struct PerfMap {
    text: Vec<u8>,
    /// By first address.
    ranges: BTreeMap<u64, Range>,
    lines: usize,
    cut: bool,
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
    /// What the file has to say in so many bytes: its end, since of what it says twice the
    /// later is right.
    pub fn read(mut file: File, room: usize) -> Self {
        let mut read = || -> io::Result<(Vec<u8>, bool)> {
            let size = file.metadata()?.len();
            let skip = size.saturating_sub(room as u64);
            // The byte before tells whether a line begins there.
            file.seek(SeekFrom::Start(skip.saturating_sub(1)))?;
            let mut text = Vec::with_capacity(room.min(size as usize) + 1);
            (&file).take(room as u64 + 1).read_to_end(&mut text)?;
            Ok((text, skip > 0))
        };
        let (mut text, cut) = read().unwrap_or_default();
        if cut {
            let end = text.iter().position(|byte| *byte == b'\n');
            text.drain(..end.map_or(text.len(), |end| end + 1));
        }
        let mut map = Self::new(text, room);
        map.cut |= cut;
        map
    }

    /// Lines of `START SIZE NAME`, both hexadecimal. What is no such line is skipped. Code
    /// is thrown away and its place used anew: of two that overlap the later is right.
    fn new(mut text: Vec<u8>, room: usize) -> Self {
        let begin = last_lines(&text, room / LINE);
        let mut map = Self { cut: begin > 0, ..Self::default() };
        text.drain(..begin);
        text.shrink_to_fit();
        let mut at = 0;
        for line in text.split_inclusive(|byte| *byte == b'\n') {
            map.lines += 1;
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

    /// Whether it is not all that the process had to say.
    pub fn is_cut(&self) -> bool {
        self.cut
    }

    /// What of the room it takes. A line makes two ranges at most, if it stands in the midst
    /// of an older one.
    pub fn charge(&self) -> usize {
        self.text.len().max(self.lines * LINE)
    }

    /// The name of the code at an address, and how far behind its beginning.
    pub fn find(&self, address: u64) -> Option<(&[u8], u64)> {
        let (_, range) = self.ranges.range(..=address).next_back()?;
        let (place, length) = range.name;
        let name = self.text.get(place as usize..)?.get(..length as usize)?;
        (address < range.end).then_some((name, address - range.origin))
    }
}

/// Where the last so many lines begin.
fn last_lines(text: &[u8], number: usize) -> usize {
    let Some(last) = number.checked_sub(1) else { return text.len() };
    let ends = (0..text.len().saturating_sub(1)).rev().filter(|at| text[*at] == b'\n');
    ends.into_iter().nth(last).map_or(0, |end| end + 1)
}

fn number(word: Option<&[u8]>) -> Option<u64> {
    let text = std::str::from_utf8(word?).ok()?;
    u64::from_str_radix(text.trim_start_matches("0x"), 16).ok()
}

/// The file of a process that has (or had) this root and user and this number in its own PID
/// namespace, if it is one of this user's. First without really opening it: to open a device
/// has effects, and to open a pipe waits.
pub fn open(root: impl AsFd, user: u32, pid: u32) -> Option<File> {
    // Step by step, as the filter of our own system calls cannot look into those of openat2.
    let step = |from, name: &str, also| {
        let how = OFlag::O_PATH | OFlag::O_NOFOLLOW | OFlag::O_CLOEXEC | also;
        openat(from, name, how, Mode::empty()).ok()
    };
    let tmp = step(root.as_fd(), "tmp", OFlag::O_DIRECTORY)?;
    let place = File::from(step(tmp.as_fd(), &format!("perf-{pid}.map"), OFlag::empty())?);
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

    fn of(text: &[u8]) -> PerfMap {
        PerfMap::new(text.to_vec(), 1 << 20)
    }

    #[test]
    fn lines_and_what_is_none() {
        let map = of(b"1000 10 LazyCompile:~f a.js:1\n0x2000 0x20 g\r\nz z z\n\n5\n3000 0 empty\n\
            ffffffffffffffff 2 wraps\n4000 8\n4000 8 \n-1 8 minus\n5000 1 last");
        assert_eq!(name(&map, 0x100f).as_deref(), Some("LazyCompile:~f a.js:1+15"));
        assert_eq!(name(&map, 0x2000).as_deref(), Some("g+0"));
        assert_eq!(name(&map, 0x5000).as_deref(), Some("last+0"));
        for address in [0, 0xfff, 0x1010, 0x2020, 0x3000, 0x4000, 0x5001, u64::MAX] {
            assert_eq!(name(&map, address), None, "{address:#x}");
        }
    }

    #[test]
    fn the_later_of_two_is_right() {
        let map = of(b"10 30 old\n20 10 new\n8 10 first\n38 10 end\n");
        let places = [0x8, 0x17, 0x18, 0x1f, 0x20, 0x2f, 0x30, 0x37, 0x38, 0x47, 0x48];
        let found = places.map(|at| name(&map, at).unwrap_or_default());
        let expected = [
            "first+0", "first+15", "old+8", "old+15", "new+0", "new+15", "old+32", "old+39",
            "end+0", "end+15", "",
        ];
        assert_eq!(found, expected.map(str::to_owned));
        let all = of(b"10 10 a\n30 10 b\n0 100 c\n");
        assert_eq!(all.ranges.len(), 1);
    }

    #[test]
    fn a_flood_has_a_bound_and_its_end_is_kept() {
        let short: String = (0..100_000).map(|at| format!("{:x} 3 f{at}\n", at * 4)).collect();
        let long: String = (0..100).map(|at| format!("{at:x}0 8 {}\n", "n".repeat(9000))).collect();
        let nested: String = (0..9000).map(|at| format!("{at:x} {:x} f\n", 20_000 - at)).collect();
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("map");
        let room = 64 << 10;
        for text in [&short, &long, &nested, &"x".repeat(1 << 20), &"\n".repeat(1 << 20)] {
            fs::write(&path, format!("{text}\nffff0000 8 last\n")).expect("written");
            let map = PerfMap::read(File::open(&path).expect("the file"), room);
            assert!(map.cut && map.charge() <= room && map.text.capacity() <= room + 1);
            assert!(map.ranges.len() <= 2 * room / LINE, "{}", map.ranges.len());
            assert_eq!(name(&map, 0xffff_0000).as_deref(), Some("last+0"));
            assert_eq!(name(&map, 0), None, "the file's beginning");
        }
        fs::write(&path, "10 10 a\n").expect("written");
        let read = |room| PerfMap::read(File::open(&path).expect("the file"), room);
        assert!(read(0).cut && name(&read(0), 0x10).is_none() && !read(64).cut);
    }

    #[test]
    fn the_last_lines_are_counted_from_the_end() {
        let begin = |number| last_lines(b"a\nbc\nd\n", number);
        assert_eq!([0, 1, 2, 3, 4].map(begin), [7, 5, 2, 0, 0]);
        assert_eq!([last_lines(b"a\nb", 1), last_lines(b"", 0), last_lines(b"", 1)], [2, 0, 0]);
    }

    #[test]
    fn only_the_users_own_regular_file_counts() {
        let root = tempfile::tempdir().expect("a folder");
        let tmp = root.path().join("tmp");
        fs::create_dir(&tmp).expect("a folder");
        let user = nix::unistd::getuid().as_raw();
        let open = |user| {
            let dir = File::open(root.path()).expect("the folder");
            name(&PerfMap::read(super::open(dir, user, 7)?, 1 << 20), 0x10)
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
