//! What of files a process runs, and where in its memory: read while it lives, so that its
//! addresses have names when it has gone.

use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Read as _;
use std::os::fd::OwnedFd;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::rc::Rc;

use nix::fcntl::OFlag;
use nix::fcntl::open;
use nix::sys::stat::Mode;

use crate::claims::Claims;
use crate::claims::Own;
use crate::claims::Process;
use crate::functions::Elf;
use crate::reached;
use crate::reached::Device;
use crate::reached::Mounts;
use crate::reached::Told;
use crate::room::Room;
use crate::room::Share;
use crate::space::is_in;

/// Bytes of a list of mappings that are read: 65,530 of them, the kernel's limit, take less.
const LONGEST: u64 = 16 << 20;

/// Files that are held open at once. What comes after is named by module and place only.
const FILES: usize = 512;

/// What a process without mappings counts as.
const EACH: usize = 256;

/// What memory without a file is called.
const ANONYMOUS: &[u8] = b"[anon]";

/// Bytes of symbols that are kept of all files: eleven million of them.
const SYMBOLS: usize = 256 << 20;

/// Files by device and inode, each once.
#[derive(Debug)]
pub struct Files {
    known: HashMap<(u64, u64), Rc<Elf>>,
    symbols: Room,
}

impl Default for Files {
    fn default() -> Self {
        Self { known: HashMap::new(), symbols: Room::new(SYMBOLS) }
    }
}

impl Files {
    /// Forgets those in which nobody has code any more.
    pub fn tidy(&mut self) {
        self.known.retain(|_, file| Rc::strong_count(file) > 1);
    }

    /// Of how many there was no room for the symbols.
    pub fn left_out(&self) -> u64 {
        self.symbols.refused()
    }
}

/// The executable mappings of a process at one time.
#[derive(Debug, PartialEq)]
pub struct Mappings {
    list: Vec<Mapping>,
    /// If there is code in no file, of which the process itself may tell more.
    own: Option<Rc<Own>>,
    share: Option<Share>,
}

#[derive(Debug, PartialEq)]
struct Mapping {
    start: u64,
    end: u64,
    offset: u64,
    device: Device,
    inode: u64,
    /// The path, or what the kernel says in its place; none for memory without a file.
    name: Vec<u8>,
    file: Option<Rc<Elf>>,
}

/// What is known of one address.
#[derive(Debug, PartialEq, Eq)]
pub enum Place {
    /// In a function of this name, as the file or the process tells it.
    Function(Vec<u8>, u64),
    /// In a file or area of this name, at this address of its tables.
    Module(Vec<u8>, u64),
    /// In no code at all.
    Unknown,
}

impl Mappings {
    /// Those of a process that has this address space now; `None` if it has gone, or become
    /// another program. `old` are those it had when they were last read.
    pub fn of(process: Process, old: Option<&Self>, files: &mut Files) -> Option<Self> {
        let (pid, space) = process;
        let maps = File::open(format!("/proc/{pid}/maps")).ok()?;
        let mut list = parsed(BufReader::with_capacity(1 << 16, maps.take(LONGEST))).ok()?;
        let mounts = Mounts::of(pid);
        for mapping in &mut list {
            mapping.file = mapping.open(&mounts, files);
        }
        let own = list.iter().any(|mapping| mapping.file.is_none() && !mapping.is_kernels());
        let known = old.and_then(|old| old.own.clone());
        let own = own.then(|| known.or_else(|| Own::of(process).map(Rc::new))).flatten();
        // Asked last: it is the same space that was seen before, so all of this is of it.
        is_in(pid, space).then_some(Self { list, own, share: None })
    }

    /// Takes room for as long as anybody has them; false if there is not enough.
    pub fn keep(&mut self, room: &Room) -> bool {
        let names: usize = self.list.iter().map(|mapping| mapping.name.capacity()).sum();
        self.share = room.take(EACH + self.list.capacity() * size_of::<Mapping>() + names);
        self.share.is_some()
    }

    /// What `/proc/PID/maps` tells, without the files.
    pub fn told(maps: &[u8]) -> Self {
        Self { list: parsed(maps).unwrap_or_default(), own: None, share: None }
    }

    /// Whether an address lies in any of them.
    pub fn has(&self, address: u64) -> bool {
        self.mapping(address).is_some()
    }

    /// What is at an address.
    pub fn find(&self, address: u64, claims: &mut Claims) -> Place {
        let Some(mapping) = self.mapping(address) else {
            return Place::Unknown;
        };
        let place = (address - mapping.start).wrapping_add(mapping.offset);
        let name = || mapping.module().to_vec();
        if let Some(file) = &mapping.file {
            let at = file.address(place);
            return match file.find(at) {
                Some(function) => Place::Function(function.name, function.offset),
                None => Place::Module(name(), at),
            };
        }
        match self.own.as_ref().and_then(|own| claims.find(own, address)) {
            Some((function, offset)) => Place::Function(function.to_vec(), offset),
            None => Place::Module(name(), place),
        }
    }

    /// The name of the file or area that an address is in, without its folder.
    pub fn module(&self, address: u64) -> Option<&[u8]> {
        self.mapping(address).map(Mapping::module)
    }

    fn mapping(&self, address: u64) -> Option<&Mapping> {
        let end = self.list.partition_point(|mapping| mapping.start <= address);
        self.list.get(end.checked_sub(1)?).filter(|mapping| address < mapping.end)
    }
}

/// What there is of code, line by line: of thousands of threads most are stacks.
fn parsed(mut maps: impl BufRead) -> io::Result<Vec<Mapping>> {
    let (mut list, mut line) = (Vec::new(), Vec::new());
    while maps.read_until(b'\n', &mut line)? > 0 {
        list.extend(Mapping::parse(line.strip_suffix(b"\n").unwrap_or(&line)));
        line.clear();
    }
    Ok(list)
}

impl Mapping {
    /// `START-END PERMISSIONS OFFSET DEVICE INODE   NAME`, if it may be executed.
    fn parse(line: &[u8]) -> Option<Self> {
        let mut words = line.splitn(6, |byte| *byte == b' ');
        let mut word = || std::str::from_utf8(words.next()?).ok();
        let (start, end) = word()?.split_once('-')?;
        let executable = word()?.as_bytes().get(2) == Some(&b'x');
        let number = |text| u64::from_str_radix(text, 16).ok();
        let offset = number(word()?)?;
        let (device, inode) = (reached::device(word()?)?, word()?.parse().ok()?);
        let name = words.next().unwrap_or_default().trim_ascii_start();
        let name = if is_memory(name) { &b""[..] } else { name };
        let name = name.strip_suffix(b" (deleted)").unwrap_or(name).to_vec();
        executable.then_some(Self {
            start: number(start)?,
            end: number(end)?,
            offset,
            device,
            inode,
            name,
            file: None,
        })
    }

    /// The mapped file itself, whatever its path leads to by now or in another mount
    /// namespace, if it may be had.
    fn open(&self, mounts: &Mounts, files: &mut Files) -> Option<Rc<Elf>> {
        if !self.is_of_file() {
            return None;
        }
        let Self { start, end, device, inode, .. } = *self;
        let told = Told { addresses: [start, end], device, inode, path: &self.name };
        let place = mounts.reach(&told).ok()?;
        let data = place.metadata().ok()?;
        let key = (data.dev(), data.ino());
        if let Some(file) = files.known.get(&key) {
            return Some(file.clone());
        }
        if files.known.len() >= FILES {
            return None;
        }
        let file = Rc::new(Elf::new(reached::read(&place).ok()?, &files.symbols));
        files.known.insert(key, file.clone());
        Some(file)
    }

    /// Whether code comes from a file. What .NET makes lies in memory that it maps twice, and
    /// that has a name only for that (`VMToOSInterface::CreateDoubleMemoryMapper`).
    fn is_of_file(&self) -> bool {
        self.name.first() == Some(&b'/') && !self.name.starts_with(b"/memfd:doublemapper")
    }

    /// Code that the kernel maps into every process.
    fn is_kernels(&self) -> bool {
        self.name.starts_with(b"[v") // vdso, vsyscall, vectors
    }

    fn module(&self) -> &[u8] {
        if self.name.is_empty() {
            return ANONYMOUS;
        }
        self.name.rsplit(|byte| *byte == b'/').next().unwrap_or_default()
    }
}

/// Whether these are the kernel's names for memory that several processes may share, or that
/// is in huge pages: shmem_zero_setup, hugetlb_file_setup, newseg.
fn is_memory(name: &[u8]) -> bool {
    let Some(name) = name.strip_suffix(b" (deleted)") else { return false };
    let key = name.strip_prefix(b"/SYSV").unwrap_or_default();
    [&b"/dev/zero"[..], b"/anon_hugepage"].contains(&name)
        || (key.len() == 8 && key.iter().all(u8::is_ascii_hexdigit))
}

/// A descriptor that only names what is there.
pub(crate) fn look(path: impl AsRef<Path>) -> Option<OwnedFd> {
    open(path.as_ref(), OFlag::O_PATH | OFlag::O_CLOEXEC, Mode::empty()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::space::space_of;

    #[test]
    fn lines_of_maps() {
        let mapping = |line: &str| Mapping::parse(line.as_bytes());
        let one = mapping("7f0-800 r-xp 00001000 fe:01 123    /usr/lib/a b.so (deleted)");
        let one = one.expect("a mapping");
        assert_eq!((one.start, one.end, one.offset), (0x7f0, 0x800, 0x1000));
        assert_eq!((one.module(), one.is_kernels()), (&b"a b.so"[..], false));
        assert!(
            one.is_of_file() && mapping("1-2 r-xp 0 00:00 0 ").expect("memory").name.is_empty()
        );
        let made = mapping("1-2 rwxs 0 00:01 7  /memfd:doublemapper (deleted)").expect("memory");
        assert_eq!((made.is_of_file(), made.module()), (false, &b"memfd:doublemapper"[..]));
        for name in ["/dev/zero", "/anon_hugepage", "/SYSV0000beef"] {
            let line = format!("1-2 rwxs 0 00:01 7  {name} (deleted)");
            let shared = mapping(&line).expect("memory");
            assert_eq!((shared.is_of_file(), shared.module()), (false, &b"[anon]"[..]), "{name}");
        }
        for name in ["/dev/zero", "/SYSV0000beef", "/SYSV.so (deleted)", "/a/dev/zero (deleted)"] {
            let line = format!("1-2 r-xp 0 fe:01 7  {name}");
            assert!(mapping(&line).expect("a mapping").is_of_file(), "{name}");
        }
        assert!(mapping("1-2 r-xp 0 00:00 0   [vdso]").expect("vdso").is_kernels());
        for line in ["", "x", "1-2 rw-p 0 00:00 0 /a", "1 r-xp 0 0 0 /a", "-2 r-xp 0 0 0 "] {
            assert!(mapping(line).is_none(), "{line}");
        }
    }

    #[test]
    fn code_in_no_file_is_told_by_its_place() {
        let lines = ["1000-2000 r-xp 0 00:00 0 ", "3000-4000 r-xp 0 00:00 0   [vdso]"];
        let list = lines.iter().filter_map(|line| Mapping::parse(line.as_bytes())).collect();
        let mappings = Mappings { list, own: None, share: None };
        let find = |address| mappings.find(address, &mut Claims::default());
        assert_eq!(find(0x1f00), Place::Module(b"[anon]".to_vec(), 0xf00));
        assert_eq!(find(0x3010), Place::Module(b"[vdso]".to_vec(), 0x10));
        assert_eq!([find(0xfff), find(0x2000)], [Place::Unknown, Place::Unknown]);
        assert_eq!(mappings.module(0x1000), Some(&b"[anon]"[..]));
    }

    #[test]
    fn our_own_addresses_are_known() {
        let own = std::process::id();
        let space = space_of(own).expect("ours");
        let mut files = Files::default();
        assert!(is_in(own, space | 7 << 56) && !is_in(own, space + 1));
        let mappings = Mappings::of((own, space), None, &mut files).expect("ours");
        let here = our_own_addresses_are_known as *const () as u64;
        assert!(mappings.has(here) && !mappings.has(1));
        let claims = &mut Claims::default();
        let Place::Function(name, 0) = mappings.find(here, claims) else {
            panic!("{:?}", mappings.find(here, claims));
        };
        assert!(String::from_utf8_lossy(&name).contains("our_own_addresses_are_known"));
        assert_eq!(mappings.find(1, claims), Place::Unknown);
        assert!(mappings.module(here).is_some() && mappings.module(1).is_none());
        assert!(Mappings::of((own, space + 1), None, &mut files).is_none(), "another program's");
    }
}
