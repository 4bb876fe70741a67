//! The kernel's types: of the 130,000 and more that its BTF tells, the few that a
//! plan asks for, found in one pass.
//!
//! libbpf reads them all into an index (5 ms) and then looks through all of them for
//! each type that is relocated (0.8 ms each); a tool is to be attached sooner.
//! The format: Documentation/bpf/btf.rst in the kernel.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::num::NonZero;
use std::ops::Deref;
use std::path::Path;
use std::ptr::NonNull;

use anyhow::Context as _;
use anyhow::Result;
use anyhow::ensure;
use nix::sys::mman;

/// Where the kernel shows its own.
pub const KERNEL: &str = "/sys/kernel/btf/vmlinux";

const HEADER: usize = 24;
const MAGIC: u32 = 0xeb9f;

const INT: u32 = 1;
const PTR: u32 = 2;
const ARRAY: u32 = 3;
const STRUCT: u32 = 4;
const UNION: u32 = 5;
const ENUM: u32 = 6;
const FWD: u32 = 7;
const TYPEDEF: u32 = 8;
const VOLATILE: u32 = 9;
const CONST: u32 = 10;
const RESTRICT: u32 = 11;
const FUNC: u32 = 12;
const FUNC_PROTO: u32 = 13;
const VAR: u32 = 14;
const DATASEC: u32 = 15;
const FLOAT: u32 = 16;
const DECL_TAG: u32 = 17;
const TYPE_TAG: u32 = 18;
const ENUM64: u32 = 19;

/// All types of the kernel, as the bytes that tell of them.
pub struct Types {
    bytes: Bytes,
    types: std::ops::Range<usize>,
    texts: std::ops::Range<usize>,
}

/// What a plan needs of them.
pub struct Selection {
    /// BTF of just the types asked for, and those within them.
    pub btf: Vec<u8>,
    /// The numbers, in the kernel's own BTF, of what programs attach to.
    pub targets: BTreeMap<String, u32>,
}

/// One type: where it stands, what it is.
#[derive(Clone, Copy)]
struct Type {
    at: usize,
    name: usize,
    kind: u32,
    members: usize,
    /// A type's number, or a size.
    of: u32,
}

impl Types {
    /// Those of the running kernel.
    ///
    /// # Errors
    /// If it shows none, or in a form that is not known here.
    pub fn of_kernel() -> Result<Self> {
        Self::new(Bytes::of(Path::new(KERNEL))?)
    }

    fn new(bytes: Bytes) -> Result<Self> {
        let word = |at| word(&bytes, at).context("BTF without a header");
        ensure!(word(0)? & 0xffff == MAGIC, "no BTF, or of another byte order");
        let header = word(4)? as usize;
        let range = |at, length| {
            let start = header + word(at)? as usize;
            let range = start..start + word(length)? as usize;
            ensure!(range.end <= bytes.len(), "BTF that is cut short");
            anyhow::Ok(range)
        };
        let (types, texts) = (range(8, 12)?, range(16, 20)?);
        Ok(Self { bytes, types, texts })
    }

    /// Finds types by their names and functions and typedefs to attach to by theirs.
    ///
    /// # Errors
    /// If there is a kind of type that is not known here.
    pub fn select(&self, names: &[&str], targets: &[String]) -> Result<Selection> {
        let wanted: Vec<&str> =
            names.iter().copied().chain(targets.iter().map(String::as_str)).collect();
        let sieve = Sieve::new(&wanted);
        let mut starts = Vec::with_capacity(1 << 17);
        let mut keep = Keep::default();
        let mut found = BTreeMap::new();
        let mut at = self.types.start;
        while at < self.types.end {
            let kind = self.at(at)?;
            starts.push(u32::try_from(at)?);
            at += 12 + extra(kind.kind, kind.members)?;
            if !matches!(kind.kind, STRUCT | UNION | ENUM | ENUM64 | TYPEDEF | FUNC)
                || !sieve.may_hold(&self.bytes, self.texts.start + kind.name)
            {
                continue;
            }
            let name = self.text(kind.name);
            let number = u32::try_from(starts.len())?;
            if matches!(kind.kind, TYPEDEF | FUNC) && targets.iter().any(|t| t.as_bytes() == name) {
                found.entry(String::from_utf8_lossy(name).into_owned()).or_insert(number);
            }
            if kind.kind != FUNC && names.iter().any(|n| n.as_bytes() == name) {
                keep.add(number, kind.kind == TYPEDEF);
            }
        }
        while let Some((number, signature)) = keep.open.pop() {
            self.follow(self.numbered(&starts, number)?, signature, &mut keep)?;
        }
        Ok(Selection { btf: self.write(&starts, &keep)?, targets: found })
    }

    fn at(&self, at: usize) -> Result<Type> {
        let bytes = self.bytes.get(at..at + 12).context("BTF that is cut short")?;
        let word = |at: usize| {
            u32::from_ne_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
        };
        let info = word(4);
        Ok(Type {
            at,
            name: word(0) as usize,
            kind: info >> 24 & 0x1f,
            members: (info & 0xffff) as usize,
            of: word(8),
        })
    }

    fn numbered(&self, starts: &[u32], number: u32) -> Result<Type> {
        let start = starts.get(number as usize - 1).context("BTF with a type that is missing")?;
        self.at(*start as usize)
    }

    fn word(&self, at: usize) -> Result<u32> {
        word(&self.bytes, at).context("BTF that is cut short")
    }

    fn text(&self, offset: usize) -> &[u8] {
        let rest = self.bytes.get(self.texts.start + offset..self.texts.end).unwrap_or_default();
        &rest[..rest.iter().position(|&byte| byte == 0).unwrap_or(0)]
    }

    /// Keeps what is within a type. What a pointer points to is left out, as no
    /// relocation asks for it; but where a function's signature is compared, as that
    /// of a tracepoint is, by its kind.
    fn follow(&self, kind: Type, signature: bool, keep: &mut Keep) -> Result<()> {
        match kind.kind {
            PTR if !signature => {}
            PTR | TYPEDEF | VOLATILE | CONST | RESTRICT | TYPE_TAG => keep.add(kind.of, signature),
            ARRAY => {
                keep.add(self.word(kind.at + 12)?, false);
                keep.add(self.word(kind.at + 16)?, false);
            }
            FUNC_PROTO => {
                keep.add(kind.of, signature);
                for at in self.parts(kind, 8) {
                    keep.add(self.word(at + 4)?, signature);
                }
            }
            STRUCT | UNION => {
                for at in self.parts(kind, 12) {
                    keep.add(self.word(at + 4)?, false);
                }
            }
            _ => {}
        }
        Ok(())
    }

    #[allow(clippy::unused_self)]
    fn parts(&self, kind: Type, size: usize) -> impl Iterator<Item = usize> + use<> {
        (0..kind.members).map(move |i| kind.at + 12 + i * size)
    }

    /// The kept types as BTF of their own.
    fn write(&self, starts: &[u32], keep: &Keep) -> Result<Vec<u8>> {
        let mut out = Out { types: Vec::new(), texts: vec![0], known: BTreeMap::new() };
        let new: BTreeMap<u32, u32> = keep.kept.keys().copied().zip(1..).collect();
        let number = |old: u32| new.get(&old).copied().unwrap_or(0);
        for &old in keep.kept.keys() {
            let kind = self.numbered(starts, old)?;
            out.name(self, kind.name);
            out.word(self.word(kind.at + 4)?);
            match kind.kind {
                PTR | TYPEDEF | VOLATILE | CONST | RESTRICT | TYPE_TAG | FUNC_PROTO => {
                    out.word(number(kind.of));
                }
                _ => out.word(kind.of),
            }
            match kind.kind {
                INT => out.word(self.word(kind.at + 12)?),
                ARRAY => {
                    out.word(number(self.word(kind.at + 12)?));
                    out.word(number(self.word(kind.at + 16)?));
                    out.word(self.word(kind.at + 20)?);
                }
                STRUCT | UNION => {
                    for at in self.parts(kind, 12) {
                        out.name(self, self.word(at)? as usize);
                        out.word(number(self.word(at + 4)?));
                        out.word(self.word(at + 8)?);
                    }
                }
                ENUM | ENUM64 => {
                    let size = if kind.kind == ENUM { 8 } else { 12 };
                    for at in self.parts(kind, size) {
                        out.name(self, self.word(at)? as usize);
                        for value in (4..size).step_by(4) {
                            out.word(self.word(at + value)?);
                        }
                    }
                }
                FUNC_PROTO => {
                    for at in self.parts(kind, 8) {
                        out.name(self, self.word(at)? as usize);
                        out.word(number(self.word(at + 4)?));
                    }
                }
                _ => {}
            }
        }
        out.finish()
    }
}

/// Bytes behind the twelve that each type has.
fn extra(kind: u32, members: usize) -> Result<usize> {
    Ok(match kind {
        PTR | FWD | TYPEDEF | VOLATILE | CONST | RESTRICT | FUNC | FLOAT | TYPE_TAG => 0,
        INT | VAR | DECL_TAG => 4,
        ARRAY => 12,
        ENUM | FUNC_PROTO => 8 * members,
        STRUCT | UNION | DATASEC | ENUM64 => 12 * members,
        _ => anyhow::bail!("BTF with types of an unknown kind ({kind})"),
    })
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_ne_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// Which types are kept, and whether what their pointers point to is as well.
#[derive(Default)]
struct Keep {
    kept: BTreeMap<u32, bool>,
    open: Vec<(u32, bool)>,
}

impl Keep {
    fn add(&mut self, number: u32, signature: bool) {
        let known = self.kept.get(&number);
        if number == 0 || known.is_some_and(|&known| known || !signature) {
            return;
        }
        self.kept.insert(number, signature);
        self.open.push((number, signature));
    }
}

/// A quick no for most names, by a hash of their first two bytes.
struct Sieve([bool; 1 << 10]);

impl Sieve {
    fn new(names: &[&str]) -> Self {
        let mut passes = [false; 1 << 10];
        for name in names {
            match name.as_bytes() {
                [first, second, ..] => passes[Self::place(*first, *second)] = true,
                _ => passes = [true; 1 << 10],
            }
        }
        Self(passes)
    }

    fn place(first: u8, second: u8) -> usize {
        usize::from(first & 31) << 5 | usize::from(second & 31)
    }

    fn may_hold(&self, bytes: &[u8], at: usize) -> bool {
        bytes.get(at..at + 2).is_some_and(|start| self.0[Self::place(start[0], start[1])])
    }
}

/// BTF that is being written.
struct Out {
    types: Vec<u8>,
    texts: Vec<u8>,
    known: BTreeMap<usize, u32>,
}

impl Out {
    fn word(&mut self, word: u32) {
        self.types.extend(word.to_ne_bytes());
    }

    fn name(&mut self, from: &Types, old: usize) {
        let text = from.text(old);
        let new = match self.known.get(&old) {
            Some(new) => *new,
            None if text.is_empty() => 0,
            None => {
                // Less than the kernel's, which fit.
                let new = self.texts.len() as u32;
                self.texts.extend(text);
                self.texts.push(0);
                self.known.insert(old, new);
                new
            }
        };
        self.word(new);
    }

    fn finish(self) -> Result<Vec<u8>> {
        let (types, texts) = (u32::try_from(self.types.len())?, u32::try_from(self.texts.len())?);
        let words = [MAGIC | 1 << 16, HEADER as u32, 0, types, types, texts];
        let mut btf: Vec<u8> = words.into_iter().flat_map(u32::to_ne_bytes).collect();
        btf.extend(self.types);
        btf.extend(self.texts);
        Ok(btf)
    }
}

/// A file's bytes: mapped where the kernel can, since commit a539e2a6d51d
/// "btf: Allow mmap of vmlinux btf" (6.16), else read.
enum Bytes {
    Mapped(NonNull<std::ffi::c_void>, usize),
    Read(Vec<u8>),
}

impl Bytes {
    fn of(path: &Path) -> Result<Self> {
        let mut file = File::open(path).with_context(|| path.display().to_string())?;
        let size = usize::try_from(file.metadata()?.len())?;
        if let Some(length) = NonZero::new(size) {
            let (prot, flags) = (mman::ProtFlags::PROT_READ, mman::MapFlags::MAP_PRIVATE);
            // SAFETY: a new mapping, and one of a file that never changes.
            if let Ok(start) = unsafe { mman::mmap(None, length, prot, flags, &file, 0) } {
                return Ok(Self::Mapped(start, size));
            }
        }
        let mut bytes = Vec::with_capacity(size + 1);
        file.read_to_end(&mut bytes).with_context(|| path.display().to_string())?;
        Ok(Self::Read(bytes))
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            // SAFETY: mapped in `of` with this length, until it is dropped.
            Self::Mapped(start, size) => unsafe {
                std::slice::from_raw_parts(start.as_ptr().cast(), *size)
            },
            Self::Read(bytes) => bytes,
        }
    }
}

impl Drop for Bytes {
    fn drop(&mut self) {
        if let Self::Mapped(start, size) = self {
            // SAFETY: mapped in `of`, and no slice of it outlives this.
            let _ = unsafe { mman::munmap(*start, *size) };
        }
    }
}
