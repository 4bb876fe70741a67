//! Functions of programs and libraries by address, out of their symbol tables. The files
//! are other people's: they are read and never mapped (one that shrinks would kill its
//! reader), and nothing in them is believed beyond a bound.

use std::cell::OnceCell;
use std::cell::RefCell;
use std::fs::File;
use std::os::unix::fs::FileExt as _;

use object::Endianness;
use object::ReadCache;
use object::elf;
use object::read::elf::FileHeader;
use object::read::elf::ProgramHeader as _;
use object::read::elf::SectionHeader as _;
use object::read::elf::Sym as _;

use crate::room::Room;
use crate::room::Share;

/// Bytes of one table of symbols: five million of them.
const LARGEST: u64 = 128 << 20;

/// A name is cut here: C++ has written some that fill a screen.
const NAME: usize = 4096;

/// One file; its symbols are read when the first name is asked for.
#[derive(Debug)]
pub struct Elf {
    file: File,
    table: OnceCell<Table>,
    /// For the symbols of all files.
    room: Room,
}

/// Opened once, so the same is in the same place.
impl PartialEq for Elf {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// A function, and how far behind its beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// As it stands in the file.
    pub name: Vec<u8>,
    /// Bytes from its beginning.
    pub offset: u64,
}

#[derive(Debug, Default)]
struct Table {
    /// Place in the file, length there, address: of what is loaded.
    segments: Vec<(u64, u64, u64)>,
    symbols: Vec<Symbol>,
    share: Option<Share>,
}

#[derive(Clone, Copy, Debug)]
struct Symbol {
    address: u64,
    /// Without one (assembler) it goes on to the next, or to the end of its section.
    size: u64,
    /// Where in the file its name begins.
    name: u64,
}

impl Table {
    fn bytes(&self) -> usize {
        let segments = self.segments.capacity() * size_of::<(u64, u64, u64)>();
        segments + self.symbols.capacity() * size_of::<Symbol>()
    }
}

impl Elf {
    /// A file that may be anything. Without room for its symbols none of its functions is found.
    pub fn new(file: File, room: &Room) -> Self {
        Self { file, table: OnceCell::new(), room: room.clone() }
    }

    /// The address, as its tables have it, of what stands at a place of the file; the place
    /// itself, if nothing of it is loaded.
    pub fn address(&self, place: u64) -> u64 {
        let mut segments = self.table().segments.iter();
        let found = segments.find(|(from, length, _)| place >= *from && place - from < *length);
        found.map_or(place, |(from, _, address)| address.wrapping_add(place - from))
    }

    /// The function at an address of the tables.
    pub fn find(&self, address: u64) -> Option<Function> {
        let symbols = &self.table().symbols;
        let end = symbols.partition_point(|symbol| symbol.address <= address);
        let begin = symbols.get(end.checked_sub(1)?)?.address;
        let first = symbols.partition_point(|symbol| symbol.address < begin);
        let offset = address - begin;
        let covers = |symbol: &&Symbol| offset < symbol.size;
        let names = symbols[first..end].iter().filter(covers).take(16);
        let names = names.filter_map(|symbol| self.name(symbol.name));
        // Of several names for one function the one that people use.
        let plain = |name: &Vec<u8>| {
            (name.iter().take_while(|byte| **byte == b'_').count(), name.len(), name.clone())
        };
        Some(Function { name: names.min_by_key(plain)?, offset })
    }

    fn name(&self, place: u64) -> Option<Vec<u8>> {
        let mut name = vec![0; NAME];
        let read = self.file.read_at(&mut name, place).ok()?;
        name.truncate(read);
        let end = name.iter().position(|byte| *byte == 0).unwrap_or(name.len());
        name.truncate(end);
        (!name.is_empty()).then_some(name)
    }

    fn table(&self) -> &Table {
        self.table.get_or_init(|| {
            let mut table = self.read().unwrap_or_default();
            table.share = self.room.take(table.bytes());
            if table.share.is_none() {
                table.symbols = Vec::new();
                // As many as any program has.
                table.segments.truncate(64);
                table.segments.shrink_to_fit();
            }
            table
        })
    }

    fn read(&self) -> Option<Table> {
        let mut magic = [0; 5];
        self.file.read_exact_at(&mut magic, 0).ok()?;
        let data = ReadCache::new(&self.file);
        match magic {
            [0x7f, b'E', b'L', b'F', 2] => read::<elf::FileHeader64<Endianness>>(&data),
            [0x7f, b'E', b'L', b'F', 1] => read::<elf::FileHeader32<Endianness>>(&data),
            _ => None,
        }
    }
}

fn read<H: FileHeader<Endian = Endianness>>(data: &ReadCache<&File>) -> Option<Table> {
    let header = H::parse(data).ok()?;
    let endian = header.endian().ok()?;
    let mut table = Table::default();
    // As with sections below: of a file with holes it could be all of memory.
    if header.e_phnum(endian) == elf::PN_XNUM {
        return None;
    }
    for segment in header.program_headers(endian, data).ok()? {
        if segment.p_type(endian) == elf::PT_LOAD {
            let place = (segment.p_offset(endian).into(), segment.p_filesz(endian).into());
            table.segments.push((place.0, place.1, segment.p_vaddr(endian).into()));
        }
    }
    // Were it 0, a section would tell the number, and it could be any, too.
    if header.e_shnum(endian) == 0 {
        return Some(table);
    }
    let sections = header.sections(endian, data).ok()?;
    let tables = [elf::SHT_SYMTAB, elf::SHT_DYNSYM];
    let of_symbols = |kind| tables.contains(&kind) || kind == elf::SHT_SYMTAB_SHNDX;
    let large = |section: &H::SectionHeader| section.sh_size(endian).into() > LARGEST;
    if sections.iter().any(|section| of_symbols(section.sh_type(endian)) && large(section)) {
        return Some(table);
    }
    let known = RefCell::new(&mut table.symbols);
    for kind in tables {
        let Ok(symbols) = sections.symbols(endian, data, kind) else { continue };
        let Ok(strings) = sections.section(symbols.string_section()) else { continue };
        let strings = strings.sh_offset(endian).into();
        for (index, symbol) in symbols.enumerate() {
            let function = matches!(symbol.st_type(), elf::STT_FUNC | elf::STT_GNU_IFUNC);
            if function && !symbol.is_undefined(endian) {
                let address = symbol.st_value(endian).into();
                let own = symbols.symbol_section(endian, symbol, index).ok().flatten();
                let own = own.and_then(|own| sections.section(own).ok());
                // Behind it there may be what has no symbols: `_init` is before the stubs of
                // calls to libraries.
                let rest = || {
                    let own = own?;
                    let behind = address.checked_sub(own.sh_addr(endian).into())?;
                    own.sh_size(endian).into().checked_sub(behind)
                };
                let size = match symbol.st_size(endian).into() {
                    0 => rest().unwrap_or(u64::MAX),
                    size => size,
                };
                known.borrow_mut().push(Symbol {
                    address,
                    size,
                    name: u64::from(symbol.st_name(endian)).saturating_add(strings),
                });
            }
        }
    }
    table.symbols.sort_by_key(|symbol| symbol.address);
    table.symbols.shrink_to_fit();
    Some(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[inline(never)]
    extern "C" fn a_function_of_the_test() -> u64 {
        std::hint::black_box(7)
    }

    /// Where in our own file a function stands: by our mappings, as a stack's address would be.
    fn place(address: u64) -> u64 {
        let maps = std::fs::read_to_string("/proc/self/maps").expect("our mappings");
        let within = maps.lines().find_map(|line| {
            let mut words = line.split(' ');
            let (from, to) = words.next()?.split_once('-')?;
            let number = |text| u64::from_str_radix(text, 16).ok();
            let (from, to) = (number(from)?, number(to)?);
            let offset = number(words.nth(1)?)?;
            (from..to).contains(&address).then_some(address - from + offset)
        });
        within.expect("mapped")
    }

    #[test]
    fn our_own_functions_have_names() {
        let own =
            Elf::new(File::open("/proc/self/exe").expect("our own file"), &Room::new(1 << 30));
        let address = own.address(place(a_function_of_the_test as *const () as u64));
        let function = own.find(address + 1).expect("a function");
        let name = String::from_utf8(function.name).expect("UTF-8");
        assert!(name.contains("a_function_of_the_test"), "{name}");
        assert_eq!(function.offset, 1);
        assert_eq!(own.find(1), None);
    }

    #[test]
    fn symbols_of_all_files_have_a_bound() {
        let own = || File::open("/proc/self/exe").expect("our own file");
        let place = place(a_function_of_the_test as *const () as u64);
        let found = |elf: &Elf| elf.find(elf.address(place) + 1).is_some();
        let room = Room::new(usize::MAX);
        let one = Elf::new(own(), &room);
        assert!(found(&one));
        let bytes = one.table().bytes();
        let room = Room::new(2 * bytes);
        let mut all: Vec<Elf> = (0..5).map(|_| Elf::new(own(), &room)).collect();
        let known = all.iter().filter(|elf| found(elf)).count();
        assert_eq!((known, room.refused()), (2, 3));
        assert!(all.iter().all(|elf| elf.address(place) == one.address(place)), "nothing else");
        all.clear();
        assert!(found(&Elf::new(own(), &room)), "given back");
    }

    /// `_init` is assembler, and has no size; stubs, code like any other, are behind its section.
    #[test]
    fn a_function_without_a_size_ends_with_its_section() {
        let bytes = std::fs::read("/proc/self/exe").expect("our own file");
        let header = elf::FileHeader64::<Endianness>::parse(&bytes[..]).expect("ELF");
        let endian = header.endian().expect("either");
        let sections = header.sections(endian, &bytes[..]).expect("sections");
        let (_, init) = sections.section_by_name(endian, b".init").expect("the C library's");
        let (begin, size) = (init.sh_addr(endian), init.sh_size(endian));
        let own =
            Elf::new(File::open("/proc/self/exe").expect("our own file"), &Room::new(1 << 30));
        let name = |address| own.find(address).map(|function| function.name);
        assert_eq!(name(begin + size - 1).as_deref(), Some(&b"_init"[..]));
        assert_ne!(name(begin + size).as_deref(), Some(&b"_init"[..]));
        assert_ne!(name(begin + size + 32).as_deref(), Some(&b"_init"[..]));
    }

    /// Section 0 tells the number of its segments then. True as it is here, it is not believed.
    #[test]
    fn a_file_of_more_segments_than_can_be_counted_is_not_read() {
        let bytes = std::fs::read("/proc/self/exe").expect("our own file");
        let address = a_function_of_the_test as *const () as u64;
        let named = |bytes: &[u8]| {
            let mut file = tempfile::tempfile().expect("a file");
            std::io::Write::write_all(&mut file, bytes).expect("room");
            let elf = Elf::new(file, &Room::new(1 << 30));
            elf.find(elf.address(place(address))).is_some()
        };
        assert!(named(&bytes));
        let number = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]);
        let sections = u64::from_le_bytes(std::array::from_fn(|at| bytes[0x28 + at])) as usize;
        let mut many = bytes.clone();
        many[sections + 0x2c..][..4].copy_from_slice(&u32::from(number(0x38)).to_le_bytes());
        many[0x38..0x3a].copy_from_slice(&elf::PN_XNUM.to_le_bytes());
        assert!(!named(&many));
    }

    #[test]
    fn what_is_no_program_has_none() {
        use std::io::Write as _;
        let own = std::fs::read("/proc/self/exe").expect("our own file");
        let mut broken = own[..64.min(own.len())].to_vec();
        broken[40..64].fill(0xff); // tables at the end of the world
        for bytes in [&b""[..], b"\x7fELF", b"#!/bin/sh", &own[..4096], &broken] {
            let mut file = tempfile::tempfile().expect("a file");
            file.write_all(bytes).expect("written");
            let elf = Elf::new(file, &Room::new(1 << 30));
            assert_eq!(elf.find(0x1000), None);
            elf.address(0x1000);
        }
    }

    #[test]
    fn a_table_that_claims_to_be_huge_is_left_alone() {
        use std::io::Write as _;
        let mut bytes = std::fs::read("/proc/self/exe").expect("our own file");
        let number = |at: usize, size: usize, bytes: &[u8]| {
            bytes[at..at + size].iter().rev().fold(0usize, |n, byte| n << 8 | usize::from(*byte))
        };
        let (table, count) = (number(0x28, 8, &bytes), number(0x3c, 2, &bytes));
        let kinds = (0..count).map(|i| table + i * 64);
        let symbols: Vec<usize> = kinds.filter(|at| number(at + 4, 4, &bytes) == 2).collect();
        for at in symbols {
            bytes[at + 32..at + 40].copy_from_slice(&(1u64 << 40).to_le_bytes());
        }
        let mut file = tempfile::tempfile().expect("a file");
        file.write_all(&bytes).expect("written");
        file.set_len(1 << 41).expect("a hole"); // as long as it claims
        let elf = Elf::new(file, &Room::new(1 << 30));
        assert_eq!(elf.find(a_function_of_the_test as *const () as u64), None);
        assert!(elf.table().symbols.is_empty() && !elf.table().segments.is_empty());
    }
}
