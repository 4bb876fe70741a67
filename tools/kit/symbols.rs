//! Names of the kernel's functions by address, from `/proc/kallsyms`, which is read when
//! the first name is asked for, or by a thread before that: it takes the kernel some 60 ms,
//! so never while events wait.

use std::fs::File;
use std::io;
use std::io::Read as _;
use std::io::Seek as _;
use std::sync::Arc;
use std::sync::OnceLock;

use crate::text::Untrusted;

/// What stands where nothing is known.
pub const UNKNOWN: &[u8] = b"[unknown]";

/// No function is longer: what lies farther behind a symbol is something else.
const LONGEST: u64 = 1 << 20;

/// An address as a name, and how far behind its beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symbol<'a> {
    /// The function's name. That of a module's function its author chose.
    pub name: Untrusted<'a>,
    /// The module it is in, without brackets; `None` for the kernel proper.
    pub module: Option<Untrusted<'a>>,
    /// Bytes from its beginning.
    pub offset: u64,
}

impl Symbol<'_> {
    /// `name+0xoffset`, just `name` at its beginning.
    pub fn place(&self) -> Vec<u8> {
        let mut text = self.name.bytes().to_vec();
        if self.offset > 0 {
            text.extend(format!("+{:#x}", self.offset).bytes());
        }
        text
    }
}

/// The kernel's functions; nothing is read before the first question, unless ahead.
#[derive(Debug, Default)]
pub struct Kernel {
    table: Arc<OnceLock<Table>>,
}

impl Kernel {
    /// Knows nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// These, as the file has them.
    pub fn of(text: &[u8]) -> Self {
        Self { table: Arc::new(Table::new(text.to_vec()).into()) }
    }

    /// Has them read by a thread: who asks meanwhile waits for it. Where no thread can be had,
    /// they are read when they are asked for.
    pub fn read_ahead(&self) {
        let table = Arc::clone(&self.table);
        let thread = std::thread::Builder::new().name("names".to_owned());
        let _ = thread.spawn(move || _ = table.get_or_init(Table::of_kernel));
    }

    /// The function that an address is in. A return address is behind its call, which may
    /// be the last of its function: ask for the byte before.
    pub fn find(&self, address: u64) -> Option<Symbol<'_>> {
        self.table().find(address)
    }

    /// The place of an address for people: `name+0xoffset`, or [`UNKNOWN`]. Never the
    /// bare address: where the kernel hides its names it wants that kept, too.
    pub fn place(&self, address: u64) -> Vec<u8> {
        self.find(address).map_or_else(|| UNKNOWN.to_vec(), |symbol| symbol.place())
    }

    /// A sentence, if this kernel tells no names; reads them, like any question.
    pub fn complaint(&self) -> Option<&'static str> {
        let table = self.table();
        if table.unread {
            return Some("/proc/kallsyms cannot be read (too few descriptors: ulimit -n)");
        }
        table.symbols.is_empty().then_some(
            "the kernel hides the addresses of its functions, so that they have no names here \
            (kernel.kptr_restrict, CAP_SYSLOG)",
        )
    }

    fn table(&self) -> &Table {
        self.table.get_or_init(Table::of_kernel)
    }
}

const FILE: &str = "/proc/kallsyms";

static OPEN: OnceLock<io::Result<File>> = OnceLock::new();

/// Opens the file, whose addresses the kernel shows to whoever had CAP_SYSLOG then.
pub fn open() {
    OPEN.get_or_init(|| File::open(FILE));
}

/// The file as it is, and where in it names begin, by address.
#[derive(Debug, Default)]
struct Table {
    text: Vec<u8>,
    /// Address, place of the name, whether it is a function's. Data tell where functions end.
    symbols: Vec<(u64, u32, bool)>,
    /// No descriptor was left for it.
    unread: bool,
}

impl Table {
    fn of_kernel() -> Self {
        match OPEN.get() {
            Some(Ok(file)) => Self::read(file),
            _ => Self::of(File::open(FILE)),
        }
    }

    fn of(file: io::Result<File>) -> Self {
        match file {
            Ok(file) => Self::read(&file),
            Err(error) => Self {
                unread: matches!(error.raw_os_error(), Some(libc::EMFILE | libc::ENFILE)),
                ..Self::default()
            },
        }
    }

    fn read(mut file: &File) -> Self {
        let mut text = Vec::new();
        let read = file.rewind().and_then(|()| file.read_to_end(&mut text));
        read.map_or_else(|_| Self::default(), |_| Self::new(text))
    }

    /// Lines of `ADDRESS TYPE NAME`, behind a tab `[MODULE]`. Without the right to know
    /// them all addresses are 0.
    fn new(text: Vec<u8>) -> Self {
        let mut symbols = Vec::with_capacity(text.len() / 40);
        let mut at = 0;
        for line in text.split_inclusive(|byte| *byte == b'\n') {
            let begin = at;
            at += line.len();
            let Some((address, rest)) = hexadecimal(line) else { continue };
            if let [b' ', kind, b' ', first, ..] = rest
                && address != 0
                && first.is_ascii_graphic()
            {
                let name = (begin + line.len() - rest.len() + 3) as u32;
                symbols.push((address, name, matches!(kind, b't' | b'T' | b'w' | b'W')));
            }
        }
        symbols.sort_by_key(|(address, ..)| *address);
        Self { text, symbols, unread: false }
    }

    fn find(&self, address: u64) -> Option<Symbol<'_>> {
        let end = self.symbols.partition_point(|(begin, ..)| *begin <= address);
        let begin = self.symbols.get(end.checked_sub(1)?)?.0;
        let first = self.symbols.partition_point(|(other, ..)| *other < begin);
        let same = &self.symbols[first..end];
        let (_, name, _) = same.iter().find(|(.., function)| *function)?;
        let offset = address - begin;
        if offset >= LONGEST {
            return None;
        }
        let line = self.text.get(*name as usize..)?.split(|byte| *byte == b'\n').next()?;
        let mut words = line.split(|byte| *byte == b'\t' || *byte == b' ');
        let name = Untrusted::new(words.next()?);
        let module = words.find_map(|word| word.strip_prefix(b"[")?.strip_suffix(b"]"));
        Some(Symbol { name, module: module.map(Untrusted::new), offset })
    }
}

/// The number that a line begins with, and what follows it.
fn hexadecimal(line: &[u8]) -> Option<(u64, &[u8])> {
    let mut number = 0;
    for (at, byte) in line.iter().enumerate() {
        match char::from(*byte).to_digit(16) {
            Some(digit) if at < 16 => number = number << 4 | u64::from(digit),
            _ => return (at > 0).then_some((number, &line[at..])),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &[u8] = b"ffffffff81000000 T _stext\n\
        ffffffff81000000 T first\n\
        ffffffff81000100 t second\n\
        ffffffff81000180 D data\n\
        ffffffffc0001000 t a_function\t[a_module]\n\
        ffffffffc0002000 t bpf_prog_6deef7357e7b4530_x\t[bpf]\n";

    fn place(address: u64) -> String {
        let kernel = Kernel::of(TEXT);
        String::from_utf8(kernel.place(address)).expect("UTF-8")
    }

    #[test]
    fn an_address_is_in_the_function_before_it() {
        assert_eq!(place(0xffff_ffff_8100_0000), "_stext");
        assert_eq!(place(0xffff_ffff_8100_00ff), "_stext+0xff");
        assert_eq!(place(0xffff_ffff_8100_0101), "second+0x1");
        assert_eq!(place(0xffff_ffff_c000_2003), "bpf_prog_6deef7357e7b4530_x+0x3");
    }

    #[test]
    fn what_is_in_no_function_is_unknown() {
        for address in [0, 1, 0xffff_ffff_8100_0180, 0xffff_ffff_8100_0181, u64::MAX] {
            assert_eq!(place(address), "[unknown]", "{address:#x}");
        }
    }

    #[test]
    fn a_modules_function_tells_the_module() {
        let table = Table::new(TEXT.to_vec());
        let symbol = table.find(0xffff_ffff_c000_1010).expect("a function");
        assert_eq!(symbol.module.map(Untrusted::bytes), Some(&b"a_module"[..]));
        assert_eq!(symbol.name.bytes(), b"a_function");
        assert!(table.find(0xffff_ffff_8100_0000).expect("a function").module.is_none());
    }

    #[test]
    fn hidden_addresses_are_told() {
        let kernel = Kernel::of(b"0000000000000000 T _stext\n0000000000000000 T first\n");
        assert!(kernel.complaint().expect("a sentence").contains("kptr_restrict"));
        assert_eq!(kernel.place(0x10), UNKNOWN);
        let kernel = Kernel::of(TEXT);
        assert_eq!(kernel.complaint(), None);
    }

    #[test]
    fn lines_that_are_none_are_left_out() {
        let table = Table::new(
            b"\nx\n12\n12 \n12 t\n12 t \n12 t a\n99999999999999999 t b\n 5 t c".to_vec(),
        );
        assert_eq!(table.symbols.len(), 1, "{table:?}");
        assert_eq!(table.find(0x12).expect("a").name.bytes(), b"a");
    }
}
