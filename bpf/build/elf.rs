//! What a compiled object says of itself: programs, relocations, calls.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;

use anyhow::Context as _;
use anyhow::Result;
use libbpf_rs::btf::Btf;
use libbpf_rs::btf::BtfType;
use libbpf_rs::btf::TypeId;
use object::Object as _;
use object::ObjectSection as _;
use object::SectionKind;

/// Sections of a `.BTF.ext` header, in bytes from its start (`struct
/// btf_ext_header`, libbpf's btf.h): offset and length of the CO-RE records.
const CORE_RELO_OFF: usize = 24;
const CORE_RELO_LEN: usize = 28;

/// Name and section of each program, as libbpf sees them. Known here, the kit need
/// not open an object only to learn what to load of it.
pub fn programs(object: &[u8]) -> Result<Vec<(String, String)>> {
    let text = |text: &std::ffi::OsStr| text.to_string_lossy().into_owned();
    let open = libbpf_rs::ObjectBuilder::default().open_memory(object)?;
    Ok(open.progs().map(|program| (text(program.name()), text(program.section()))).collect())
}

/// Where an object calls functions of the kernel, and which: see kfunc.bpf.h.
pub fn kfuncs(object: &[u8]) -> Result<Vec<(String, usize, String)>> {
    const FIRST: u32 = 0x4b46_0000;
    let header = fs::read_to_string("include/kfunc.bpf.h")?;
    let lines = header.lines().filter_map(|line| line.strip_prefix("KIT_KFUNC("));
    let names: Vec<String> = lines
        .enumerate()
        .map(|(at, line)| {
            let mut fields = line.split(',').map(str::trim);
            let number = fields.next().and_then(|number| number.parse().ok());
            let name = fields.nth(1).filter(|_| number == Some(at));
            Ok(format!("bpf_{}", name.with_context(|| format!("KIT_KFUNC({line}"))?))
        })
        .collect::<Result<_>>()?;
    let mut found = Vec::new();
    for (section, start, size, _) in sections(object)?.iter().filter(|section| section.3) {
        for (at, one) in object[*start..start + size].chunks_exact(8).enumerate() {
            let number = u32::from_le_bytes([one[4], one[5], one[6], one[7]]).wrapping_sub(FIRST);
            if one[..4] == [0x85, 0, 0, 0]
                && let Some(name) = names.get(number as usize)
            {
                found.push((section.clone(), start + 8 * at, name.clone()));
            }
        }
    }
    Ok(found)
}

/// What is added to the numbers of the helpers that read memory: see [`hide_reads`].
pub const HIDDEN: u32 = 0x4b52_0000;

/// Hides the calls of bpf_probe_read_{user,kernel}[_str] from libbpf. It tries one
/// that reads kernel memory, and where that is refused takes the kernel for one from
/// before 5.5 and makes all of them, those of user memory as well, calls of the older
/// helpers that did not tell the two apart. A kernel that is locked down refuses
/// those; user memory it lets us read. The kit puts the numbers back just before each
/// program's load.
pub fn hide_reads(object: &mut [u8]) -> Result<()> {
    const USER: u32 = 112;
    const KERNEL_STR: u32 = 115;
    for (_, start, size, _) in sections(object)?.into_iter().filter(|section| section.3) {
        for one in object[start..start + size].chunks_exact_mut(8) {
            let helper = u32::from_le_bytes([one[4], one[5], one[6], one[7]]);
            if one[..4] == [0x85, 0, 0, 0] && (USER..=KERNEL_STR).contains(&helper) {
                one[4..].copy_from_slice(&(HIDDEN + helper).to_le_bytes());
            }
        }
    }
    Ok(())
}

/// Sections with programs, and the names of types.
pub type Relocated = BTreeMap<String, BTreeSet<String>>;

/// Where in the file the length of the CO-RE records stands; the sections with
/// programs that have any, and the types that they name. With none among the
/// programs that are loaded, the kit sets that length to zero: libbpf then does not
/// read kernel BTF.
pub fn relocations(object: &[u8]) -> Result<(usize, Relocated)> {
    let sections = sections(object)?;
    let find = |name: &str| sections.iter().find(|(n, ..)| n == name);
    let Some((_, ext, ..)) = find(".BTF.ext") else {
        return Ok((0, Relocated::new())); // an object of types only
    };
    let (_, btf, ..) = find(".BTF").context("the object has no .BTF")?;
    let word = |at: usize| {
        u32::from_le_bytes([object[at], object[at + 1], object[at + 2], object[at + 3]]) as usize
    };
    let header = word(ext + 4);
    let strings = btf + word(btf + 4) + word(btf + 16);
    let text = |offset: usize| {
        let name = &object[strings + offset..];
        let end = name.iter().position(|&byte| byte == 0).unwrap_or(0);
        String::from_utf8_lossy(&name[..end]).into_owned()
    };
    let types = type_names(object)?;
    let mut found = Relocated::new();
    let length = word(ext + CORE_RELO_LEN);
    if length > 0 {
        let start = ext + header + word(ext + CORE_RELO_OFF);
        let record = word(start);
        let mut at = start + 4;
        while at < start + length {
            let names = found.entry(text(word(at))).or_default();
            for i in 0..word(at + 4) {
                let number = word(at + 8 + i * record + 4);
                let name = types.get(number).context("a record of a type that is not there")?;
                // Variants carry three underscores and a name of ours.
                names.insert(name.split("___").next().unwrap_or(name).to_owned());
            }
            at += 8 + word(at + 4) * record;
        }
    }
    Ok((ext + CORE_RELO_LEN, found))
}

/// The names of an object's types, by their numbers; that of `void` is empty.
fn type_names(object: &[u8]) -> Result<Vec<String>> {
    let btf = Btf::from_raw("object", object)?.context("the object has no .BTF")?;
    let numbers = (0..=u32::try_from(btf.len())?).map(TypeId::from);
    let name = |number| Some(btf.type_by_id::<BtfType>(number)?.name()?.to_string_lossy().into());
    Ok(numbers.map(|number| name(number).unwrap_or_default()).collect())
}

/// Name, offset and size of each section that has bytes in the file, and whether it
/// holds code.
fn sections(elf: &[u8]) -> Result<Vec<(String, usize, usize, bool)>> {
    let section = |section: object::Section| {
        let (start, size) = section.file_range()?;
        let name = section.name().ok()?.to_owned();
        let code = section.kind() == SectionKind::Text;
        Some((name, usize::try_from(start).ok()?, usize::try_from(size).ok()?, code))
    };
    Ok(object::File::parse(elf)?.sections().filter_map(section).collect())
}
