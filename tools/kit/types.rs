//! The kernel's types: of the 130,000 and more that its BTF tells, the few that a
//! plan asks for, found in one pass.
//!
//! libbpf reads them all into an index (5 ms) and then looks through all of them for
//! each type that is relocated (0.8 ms each); a tool is to be attached sooner.
//! The format: Documentation/bpf/btf.rst in the kernel.

mod kinds;
mod sieve;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use anyhow::Context as _;
use anyhow::Result;
use anyhow::ensure;

use crate::bytes::Bytes;
use crate::selection::Keep;
use kinds::ENUM;
use kinds::FUNC;
use kinds::NAMED;
use kinds::PTR;
use kinds::STRUCT;
use kinds::TYPEDEF;
use kinds::UNION;
pub use kinds::Word;
use kinds::size;
use kinds::words;
use sieve::Sieve;

/// Where the kernel shows its own.
pub const KERNEL: &str = "/sys/kernel/btf/vmlinux";

/// The first two bytes of BTF.
pub const MAGIC: u32 = 0xeb9f;

/// Of so many types one's place is kept: the others are found from there.
const STRIDE: u32 = 16;

/// All types of the kernel, as the bytes that tell of them.
pub struct Types {
    bytes: Bytes,
    types: Range<usize>,
    texts: Range<usize>,
    /// Where every [`STRIDE`]th of them starts, from the first, whose number is 1.
    starts: Vec<u32>,
}

/// What a plan needs of them.
pub struct Selection {
    /// BTF of just the types asked for, and those within them.
    pub btf: Vec<u8>,
    /// The numbers, in the kernel's own BTF, of what was asked for by number.
    pub numbers: BTreeMap<String, u32>,
}

/// One type's description.
#[derive(Clone, Copy)]
pub struct Description {
    at: usize,
    /// The place of its name.
    pub name: usize,
    /// Its kind and its number of members.
    pub info: u32,
    kind: u32,
    of: Word,
    once: &'static [Word],
    each: &'static [Word],
}

impl Description {
    fn members(&self) -> usize {
        (self.info & 0xffff) as usize
    }

    /// Its words behind the name and the info: where each stands, what it is.
    pub fn words(self) -> impl Iterator<Item = (usize, Word)> {
        let each = (0..self.members()).flat_map(move |_| self.each.iter());
        let kinds = std::iter::once(self.of).chain(self.once.iter().chain(each).copied());
        (self.at + 8..).step_by(4).zip(kinds)
    }
}

impl Types {
    /// Those of the running kernel.
    /// # Errors
    /// If it shows none.
    pub fn of_kernel() -> Result<Self> {
        Self::new(Bytes::of(Path::new(KERNEL))?)
    }

    /// Those that these bytes tell of.
    /// # Errors
    /// If they are not BTF.
    pub fn new(bytes: Bytes) -> Result<Self> {
        let word = |at| word(&bytes, at);
        ensure!(word(0)? & 0xffff == MAGIC, "no BTF, or of another byte order");
        let header = word(4)? as usize;
        let range = |at, length| {
            let start = header + word(at)? as usize;
            let range = start..start + word(length)? as usize;
            ensure!(range.end <= bytes.len(), "BTF that is cut short");
            anyhow::Ok(range)
        };
        let (types, texts) = (range(8, 12)?, range(16, 20)?);
        Ok(Self { bytes, types, texts, starts: Vec::new() })
    }

    /// Finds types by their `names`; and the numbers of functions and typedefs, by
    /// theirs, and of structs, written as `struct NAME`, or `struct NAME.MEMBER` if they
    /// count only with that member. What is not there is not in the selection.
    ///
    /// # Errors
    /// If there is a kind of type that is not known here.
    pub fn select(mut self, names: &[&str], numbered: &[String]) -> Result<Selection> {
        let (structs, others): (Vec<_>, Vec<_>) =
            numbered.iter().map(String::as_str).partition(|name| name.starts_with("struct "));
        let structs: Vec<(&str, Option<&str>)> = structs
            .iter()
            .map(|name| name[7..].split_once('.').map_or((&name[7..], None), |(s, m)| (s, Some(m))))
            .collect();
        let all = names.iter().chain(&others).copied().chain(structs.iter().map(|(name, _)| *name));
        let sieve = Sieve::new(all);
        let mut keep = Keep::default();
        let mut found = BTreeMap::new();
        let candidates = self.candidates(&sieve)?;
        for (number, at) in candidates {
            let one = self.at(at)?;
            let name = self.text(one.name);
            let is = |wanted: &&&str| wanted.as_bytes() == name;
            if matches!(one.kind, TYPEDEF | FUNC)
                && let Some(name) = others.iter().find(is)
            {
                found.entry((*name).to_owned()).or_insert(number);
            }
            if one.kind == STRUCT {
                for (wanted, member) in structs.iter().filter(|(wanted, _)| is(&wanted)) {
                    match member {
                        None => _ = found.entry(format!("struct {wanted}")).or_insert(number),
                        Some(member) if self.has(one, member)? => {
                            found.entry(format!("struct {wanted}.{member}")).or_insert(number);
                        }
                        Some(_) => {}
                    }
                }
            }
            if one.kind != FUNC && names.iter().any(|name| is(&name)) {
                keep.add(number, one.kind == TYPEDEF);
            }
        }
        while let Some((number, signature)) = keep.pop() {
            let one = self.numbered(number)?;
            // No relocation asks what a pointer points to; but a function's signature
            // is compared, as that of a tracepoint is, with the kinds of all that.
            if one.kind == PTR && !signature {
                continue;
            }
            let signature = signature && !matches!(one.kind, STRUCT | UNION);
            for (at, _) in one.words().filter(|(_, word)| *word == Word::Type) {
                keep.add(self.word(at)?, signature);
            }
        }
        Ok(Selection { btf: keep.write(&self)?, numbers: found })
    }

    /// Number and place of those whose names the sieve lets through. In the one loop over all
    /// each costs only what tells where the next one is.
    fn candidates(&mut self, sieve: &Sieve) -> Result<Vec<(u32, usize)>> {
        let words = self.bytes[self.types.clone()].as_chunks().0;
        let texts = &self.bytes[self.texts.clone()];
        let place = |at: usize| self.types.start + 4 * at;
        let (mut at, mut number) = (0, 0);
        let mut found = Vec::new();
        while let Some([name, info]) = words.get(at..).and_then(<[[u8; 4]]>::first_chunk) {
            if number % STRIDE == 0 {
                self.starts.push(u32::try_from(place(at))?);
            }
            number += 1;
            let info = u32::from_ne_bytes(*info);
            let name = u32::from_ne_bytes(*name) as usize;
            if NAMED >> (info >> 24 & 0x1f) & 1 != 0 && sieve.may_hold(texts, name) {
                found.push((number, place(at)));
            }
            at += size(info).with_context(|| unknown(info))?;
        }
        ensure!(at == words.len(), "BTF that is cut short");
        Ok(found)
    }

    fn has(&self, one: Description, member: &str) -> Result<bool> {
        for (at, _) in one.words().filter(|(_, word)| *word == Word::Name) {
            if self.text(self.word(at)? as usize) == member.as_bytes() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Name and number of each enumerator of the enum `name`; none if there is no such enum.
    ///
    /// # Errors
    /// If there is a kind of type that is not known here.
    pub fn enumerators(&self, name: &str) -> Result<Vec<(String, u32)>> {
        let mut at = self.types.start;
        while at < self.types.end {
            let one = self.at(at)?;
            at += 4 * size(one.info).with_context(|| unknown(one.info))?;
            if one.kind != ENUM || one.members() == 0 || self.text(one.name) != name.as_bytes() {
                continue;
            }
            let words: Vec<u32> =
                one.words().skip(1).map(|(at, _)| self.word(at)).collect::<Result<_>>()?;
            let name = |place: u32| String::from_utf8_lossy(self.text(place as usize)).into_owned();
            return Ok(words.chunks_exact(2).map(|pair| (name(pair[0]), pair[1])).collect());
        }
        Ok(Vec::new())
    }

    fn at(&self, at: usize) -> Result<Description> {
        let bytes = self.bytes.get(at..at + 12).context("BTF that is cut short")?;
        let word = |at: usize| {
            u32::from_ne_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
        };
        let info = word(4);
        let kind = info >> 24 & 0x1f;
        let (of, once, each) = words(kind).with_context(|| unknown(info))?;
        Ok(Description { at, name: word(0) as usize, info, kind, of, once, each })
    }

    /// The type with this number.
    ///
    /// # Errors
    /// If there is none.
    pub fn numbered(&self, number: u32) -> Result<Description> {
        let index = number.wrapping_sub(1);
        let start = self.starts.get((index / STRIDE) as usize);
        let mut at = *start.context("BTF with a type that is missing")? as usize;
        for _ in 0..index % STRIDE {
            let info = word(&self.bytes[..self.types.end], at + 4)?;
            at += 4 * size(info).with_context(|| unknown(info))?;
        }
        ensure!(at < self.types.end, "BTF with a type that is missing");
        self.at(at)
    }

    /// The word that stands there.
    ///
    /// # Errors
    /// If that is behind the end.
    pub fn word(&self, at: usize) -> Result<u32> {
        word(&self.bytes, at)
    }

    /// The name at this place.
    pub fn text(&self, place: usize) -> &[u8] {
        let rest = self.bytes.get(self.texts.start + place..self.texts.end).unwrap_or_default();
        &rest[..rest.iter().position(|&byte| byte == 0).unwrap_or(0)]
    }
}

fn unknown(info: u32) -> String {
    format!("BTF with types of an unknown kind ({})", info >> 24 & 0x1f)
}

fn word(bytes: &[u8], at: usize) -> Result<u32> {
    let word = bytes.get(at..at + 4).context("BTF that is cut short")?;
    Ok(u32::from_ne_bytes([word[0], word[1], word[2], word[3]]))
}

#[cfg(test)]
mod tests {
    use std::ffi::CStr;

    use libbpf_sys as sys;

    use super::*;

    /// BTF with a struct in a struct, a pointer to a third, a tracepoint's typedef, a
    /// function and things that nobody asks for, made by libbpf.
    fn sample() -> Vec<u8> {
        // SAFETY: libbpf copies the names, and its bytes are copied before it frees them.
        unsafe {
            let btf = sys::btf__new_empty();
            let name = CStr::as_ptr;
            let int = sys::btf__add_int(btf, name(c"int"), 4, sys::BTF_INT_SIGNED as i32);
            sys::btf__add_struct(btf, name(c"unrelated"), 4);
            sys::btf__add_field(btf, name(c"lost"), int, 0, 0);
            let inner = sys::btf__add_struct(btf, name(c"inner"), 4);
            sys::btf__add_field(btf, name(c"depth"), int, 0, 0);
            let far = sys::btf__add_struct(btf, name(c"far"), 4);
            let pointer = sys::btf__add_ptr(btf, far);
            let list = sys::btf__add_array(btf, int, inner, 3);
            let outer = sys::btf__add_struct(btf, name(c"request"), 24);
            sys::btf__add_field(btf, name(c"all"), list, 0, 0);
            sys::btf__add_field(btf, name(c"next"), pointer, 128, 0);
            let request = sys::btf__add_ptr(btf, outer);
            let call = sys::btf__add_func_proto(btf, 0);
            sys::btf__add_func_param(btf, name(c"rq"), request);
            let call = sys::btf__add_ptr(btf, call);
            sys::btf__add_typedef(btf, name(c"btf_trace_issue"), call);
            let plain = sys::btf__add_func_proto(btf, int);
            sys::btf__add_func(btf, name(c"vfs_open"), sys::BTF_FUNC_GLOBAL, plain);
            sys::btf__add_enum(btf, name(c"colour"), 4);
            sys::btf__add_enum_value(btf, name(c"RED"), 7);
            let mut size = 0;
            let bytes = sys::btf__raw_data(btf, &raw mut size).cast::<u8>();
            let bytes = std::slice::from_raw_parts(bytes, size as usize).to_vec();
            sys::btf__free(btf);
            bytes
        }
    }

    fn select(names: &[&str], targets: &[&str]) -> Selection {
        let targets: Vec<String> = targets.iter().map(ToString::to_string).collect();
        Types::new(Bytes::Read(sample())).unwrap().select(names, &targets).unwrap()
    }

    /// As libbpf reads it: each type in its C form.
    fn shown(btf: &[u8]) -> Vec<String> {
        // SAFETY: as above; libbpf checks what it parses.
        unsafe {
            let parsed = sys::btf__new(btf.as_ptr().cast(), btf.len() as u32);
            assert!(!parsed.is_null(), "libbpf refuses it");
            let name = |of: u32| {
                CStr::from_ptr(sys::btf__name_by_offset(parsed, of)).to_str().unwrap().to_owned()
            };
            let shown = (1..sys::btf__type_cnt(parsed))
                .map(|number| {
                    let one = &*sys::btf__type_by_id(parsed, number);
                    format!("{} {}", one.info >> 24 & 0x1f, name(one.name_off))
                })
                .collect();
            sys::btf__free(parsed);
            shown
        }
    }

    #[test]
    fn a_struct_comes_with_what_is_within_it() {
        let btf = select(&["request"], &[]).btf;
        assert_eq!(shown(&btf), ["1 int", "4 inner", "2 ", "3 ", "4 request"]);
    }

    #[test]
    fn a_signature_comes_with_what_it_points_to() {
        let btf = select(&["btf_trace_issue"], &[]).btf;
        let shown = shown(&btf);
        assert!(shown.contains(&"13 ".to_owned()) && shown.contains(&"4 request".to_owned()));
        assert!(!shown.contains(&"4 far".to_owned()), "{shown:?}");
    }

    #[test]
    fn targets_keep_the_kernels_numbers() {
        let wanted = [
            "vfs_open",
            "btf_trace_issue",
            "struct far",
            "nothing",
            "struct vfs_open",
            "struct inner.depth",
            "struct inner.all",
        ];
        let found = select(&["colour"], &wanted);
        assert_eq!(shown(&found.btf), ["6 colour"]);
        let numbers: Vec<_> = found.numbers.into_iter().collect();
        assert_eq!(
            numbers,
            [
                ("btf_trace_issue".into(), 11),
                ("struct far".into(), 4),
                ("struct inner.depth".into(), 3),
                ("vfs_open".into(), 13),
            ]
        );
    }

    #[test]
    fn what_is_not_there_is_left_out() {
        let found = select(&["no_such", "reques", "requests"], &["reques"]);
        assert!(shown(&found.btf).is_empty() && found.numbers.is_empty());
    }

    #[test]
    fn enumerators_have_names_and_numbers() {
        let types = Types::new(Bytes::Read(sample())).unwrap();
        assert_eq!(types.enumerators("colour").unwrap(), [("RED".to_owned(), 7)]);
        assert!(types.enumerators("request").unwrap().is_empty());
    }

    #[test]
    fn damage_is_an_error() {
        let whole = sample();
        for length in 0..whole.len() {
            let cut = Types::new(Bytes::Read(whole[..length].to_vec()));
            assert!(cut.is_err(), "{length}");
        }
        let mut unknown = whole.clone();
        unknown[24 + 4 + 3] = 31;
        let types = Types::new(Bytes::Read(unknown)).unwrap();
        assert!(types.select(&["request"], &[]).err().unwrap().to_string().contains("kind (31)"));
        let mut elsewhere = whole;
        elsewhere[..2].reverse();
        assert!(Types::new(Bytes::Read(elsewhere)).is_err());
    }
}
