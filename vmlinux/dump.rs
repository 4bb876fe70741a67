//! Dumps the chosen types of a BTF as a C header, with the dumper that is in libbpf.
//!
//! libbpf writes what a type needs before the type itself; what is only pointed to is
//! declared, not defined. So a root is whatever a BPF program looks into.

use std::collections::BTreeSet;
use std::ffi::CStr;
use std::ffi::c_char;
use std::ffi::c_int;
use std::ffi::c_void;
use std::ptr;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;
use anyhow::ensure;
use libbpf_sys as sys;

const HEAD: &str = "\
#ifndef __VMLINUX_H__
#define __VMLINUX_H__

#ifndef BPF_NO_PRESERVE_ACCESS_INDEX
#pragma clang attribute push (__attribute__((preserve_access_index)), apply_to = record)
#endif

";

const TAIL: &str = "
#ifndef BPF_NO_PRESERVE_ACCESS_INDEX
#pragma clang attribute pop
#endif

#endif /* __VMLINUX_H__ */
";

/// Longer than any piece that libbpf prints at once; checked all the same.
const PIECE: usize = 4096;

unsafe extern "C" {
    fn vsnprintf(
        to: *mut c_char,
        size: usize,
        format: *const c_char,
        args: *mut sys::__va_list_tag,
    ) -> c_int;
}

/// What the callback fills.
#[derive(Default)]
struct Text {
    bytes: Vec<u8>,
    cut: bool,
}

/// The header for the types that `roots` names (`*`: for all), every anonymous enum (the flags
/// of BPF helpers are there) and every `enum bpf_*`.
pub fn header(origin: &str, btf: &[u8], roots: &BTreeSet<&str>) -> Result<String> {
    let btf = Btf::new(btf)?;
    let all = roots.contains("*");
    let mut text = Box::<Text>::default();
    let dumper = Dumper::new(&btf, &mut text)?;
    let mut found = BTreeSet::new();
    for id in 1..btf.types() {
        let (kind, name) = btf.describe(id)?;
        let root = is_definition(kind) && roots.contains(name);
        if root {
            found.insert(name);
        }
        if all || root || is_enum(kind) && (name.is_empty() || name.starts_with("bpf_")) {
            dumper.dump(id).with_context(|| format!("type {id} ({name})"))?;
        }
    }
    drop(dumper);
    ensure!(!text.cut, "a piece of C longer than {PIECE} bytes");
    for name in roots.iter().filter(|name| !found.contains(*name) && **name != "*") {
        eprintln!("vmlinux: {origin} has no type {name}");
    }
    let body = String::from_utf8(text.bytes)?;
    Ok(format!(
        "/* SPDX-License-Identifier: GPL-2.0 */\n\
         /* Made by `cargo xtask vmlinux` from {origin}: add a name to roots.txt, do not edit. */\n\
         {HEAD}{body}{TAIL}"
    ))
}

fn is_enum(kind: u32) -> bool {
    matches!(kind, sys::BTF_KIND_ENUM | sys::BTF_KIND_ENUM64)
}

/// Kinds that a program can name; functions and variables may share their names.
fn is_definition(kind: u32) -> bool {
    is_enum(kind)
        || matches!(kind, sys::BTF_KIND_STRUCT | sys::BTF_KIND_UNION | sys::BTF_KIND_TYPEDEF)
}

struct Btf(ptr::NonNull<sys::btf>);

impl Btf {
    fn new(data: &[u8]) -> Result<Self> {
        let size = u32::try_from(data.len())?;
        // SAFETY: pointer and size are those of one slice; libbpf copies it.
        let btf = unsafe { sys::btf__new(data.as_ptr().cast(), size) };
        ptr::NonNull::new(btf).map(Self).context("libbpf does not accept this BTF")
    }

    fn types(&self) -> u32 {
        // SAFETY: the object lives as long as self.
        unsafe { sys::btf__type_cnt(self.0.as_ptr()) }
    }

    fn describe(&self, id: u32) -> Result<(u32, &str)> {
        // SAFETY: the object lives as long as self; a bad id gives a null pointer.
        let Some(kind) = (unsafe { sys::btf__type_by_id(self.0.as_ptr(), id).as_ref() }) else {
            bail!("no type {id}");
        };
        // SAFETY: as above; a bad offset gives a null pointer.
        let name = unsafe { sys::btf__name_by_offset(self.0.as_ptr(), kind.name_off) };
        ensure!(!name.is_null(), "type {id} has a bad name");
        // SAFETY: libbpf has checked that the string section ends with a zero byte.
        let name = unsafe { CStr::from_ptr(name) };
        Ok((kind.info >> 24 & 0x1f, name.to_str()?))
    }
}

impl Drop for Btf {
    fn drop(&mut self) {
        // SAFETY: made by btf__new and freed once.
        unsafe { sys::btf__free(self.0.as_ptr()) }
    }
}

struct Dumper(ptr::NonNull<sys::btf_dump>);

impl Dumper {
    /// The caller keeps `btf` and `text` until the dumper is gone.
    fn new(btf: &Btf, text: &mut Text) -> Result<Self> {
        let context = ptr::from_mut(text).cast();
        // SAFETY: the callback's context is the text; options may be null.
        let dumper =
            unsafe { sys::btf_dump__new(btf.0.as_ptr(), Some(append), context, ptr::null()) };
        ptr::NonNull::new(dumper).map(Self).context("libbpf cannot dump this BTF")
    }

    fn dump(&self, id: u32) -> Result<()> {
        // SAFETY: the object lives as long as self; libbpf checks the id.
        let result = unsafe { sys::btf_dump__dump_type(self.0.as_ptr(), id) };
        if result < 0 {
            return Err(std::io::Error::from_raw_os_error(-result).into());
        }
        Ok(())
    }
}

impl Drop for Dumper {
    fn drop(&mut self) {
        // SAFETY: made by btf_dump__new and freed once.
        unsafe { sys::btf_dump__free(self.0.as_ptr()) }
    }
}

/// libbpf hands over its printf arguments as a va_list, which only C can format.
unsafe extern "C" fn append(
    context: *mut c_void,
    format: *const c_char,
    args: *mut sys::__va_list_tag,
) {
    let mut piece = [0u8; PIECE];
    // SAFETY: format and args come as a pair from libbpf; the size is the buffer's.
    let length = unsafe { vsnprintf(piece.as_mut_ptr().cast(), PIECE, format, args) };
    // SAFETY: the context is the text given to btf_dump__new, and nobody else uses it now.
    let text = unsafe { &mut *context.cast::<Text>() };
    match usize::try_from(length) {
        Ok(length) if length < PIECE => text.bytes.extend_from_slice(&piece[..length]),
        _ => text.cut = true,
    }
}
