//! A BPF object before it is loaded: opened with no more than it needs, its
//! constants set.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write as _;
use std::os::fd::AsRawFd as _;
use std::os::fd::OwnedFd;
use std::path::PathBuf;

use anyhow::Context as _;
use anyhow::Result;
use bpf::Object as Bytes;
use libbpf_rs::ObjectBuilder;
use libbpf_rs::OpenObject;
use nix::sys::memfd::MFdFlags;
use nix::sys::memfd::memfd_create;

use crate::args::Common;
use crate::btf;
use crate::target;
use crate::types::Types;
use crate::verdict;

/// The version of libbpf that is built in.
pub fn libbpf_version() -> String {
    // SAFETY: libbpf returns a constant string with its NUL.
    let text = unsafe { std::ffi::CStr::from_ptr(libbpf_sys::libbpf_version_string()) };
    text.to_string_lossy().trim_start_matches('v').to_owned()
}

/// An object that is open, and what its load will need.
pub struct Opened {
    /// The object.
    pub object: OpenObject,
    /// The numbers of what its programs attach to, by their BTF's names; not all,
    /// where the kernel's BTF does not tell, or has not been asked.
    pub targets: BTreeMap<String, u32>,
    /// The file of the types that libbpf will open.
    _types: Option<OwnedFd>,
}

/// Opens the object for these sections. libbpf need not read and parse the kernel's
/// BTF: it gets just the types that are asked for, and no relocations if there are
/// none in these sections.
///
/// # Errors
/// Status 2 for a `--btf` that is none.
pub fn open(object: &'static Bytes, sections: &[&str], common: &Common) -> Result<Opened> {
    let used = |section: &str| section == ".text" || sections.contains(&section);
    let relocated = object.relocated.iter().filter(|(section, _)| used(section));
    let names: Vec<&str> = relocated.flat_map(|(_, names)| *names).copied().collect();
    let targets: Vec<String> =
        sections.iter().filter_map(|section| target::name(section)).collect();
    verdict::listen(common.verbose);
    target::register();
    target::clear();
    let mut builder = ObjectBuilder::default();
    let mut types = None;
    let mut numbers = BTreeMap::new();
    if let Some(path) = &common.btf {
        builder.btf_custom_path(btf::check(path)?).context("--btf")?;
    } else if !(names.is_empty() && targets.is_empty())
        && let Ok(selection) = Types::of_kernel().and_then(|all| all.select(&names, &targets))
    {
        numbers = selection.targets;
        if let Ok((file, path)) = in_memory(&selection.btf) {
            builder.btf_custom_path(path)?;
            types = Some(file);
        }
    }
    let object = if names.is_empty() && object.core_relo_len_at > 0 {
        let mut bytes = object.bytes.to_vec();
        bytes[object.core_relo_len_at..][..4].fill(0);
        builder.open_memory(&bytes)?
    } else {
        builder.open_memory(object.bytes)?
    };
    Ok(Opened { object, targets: numbers, _types: types })
}

/// A file without a place on any disk, and the path by which libbpf can open it.
fn in_memory(bytes: &[u8]) -> Result<(OwnedFd, PathBuf)> {
    let file = memfd_create(c"types", MFdFlags::MFD_CLOEXEC)?;
    let mut file = File::from(file);
    file.write_all(bytes)?;
    let path = PathBuf::from(format!("/proc/self/fd/{}", file.as_raw_fd()));
    // /proc may be missing, or another PID namespace's.
    File::open(&path)?;
    Ok((file.into(), path))
}

/// Changes a section of constants before the load.
///
/// # Errors
/// If the section is missing or of another size, or what `change` says.
pub fn constants<T: plain::Plain>(
    open: &mut OpenObject,
    section: &str,
    change: &mut dyn FnMut(&mut T) -> Result<()>,
) -> Result<()> {
    let mut map = open
        .maps_mut()
        .find(|map| map.name().to_string_lossy().ends_with(section))
        .with_context(|| format!("the object has no {section}"))?;
    let bytes = map.initial_value_mut().with_context(|| format!("{section} has no value"))?;
    let value = plain::from_mut_bytes(bytes)
        .map_err(|_| anyhow::anyhow!("{section} is not of its type's size"))?;
    change(value)
}
