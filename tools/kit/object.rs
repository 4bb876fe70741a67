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
use bpf::kit::types::kit_config;
use libbpf_rs::ObjectBuilder;
use libbpf_rs::OpenObject;
use nix::sys::memfd::MFdFlags;
use nix::sys::memfd::memfd_create;

use crate::args::Common;
use crate::btf;
use crate::handler;
use crate::storage;
use crate::storage::Kept;
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
    /// The numbers of what its programs attach to and of [`CASTS`], by their BTF's
    /// names; not all, where the kernel's BTF does not tell, or has not been asked.
    pub numbers: BTreeMap<String, u32>,
    /// Whether all of the kernel's functions are there that `kit_turns` calls.
    pub iterates: bool,
    /// ... and those of `kit_hold`.
    pub holds: bool,
    /// Whether a program calls any, or tasks may hold values.
    pub aided: bool,
    /// Where values of tasks are kept.
    pub kept: Kept,
    /// The file of the types that libbpf will open.
    _types: Option<OwnedFd>,
}

/// A place of `kit_config`.
type Setting = fn(&mut kit_config) -> &mut u32;

/// The types that programs cast to, `kit_plain` most of all, and where they find the
/// numbers of these.
const CASTS: &[(&str, Setting)] = &[
    ("struct task_struct", |config| &mut config.task_struct),
    ("struct request", |config| &mut config.request),
    ("struct upid", |config| &mut config.upid),
    ("struct bio", |config| &mut config.bio),
    ("struct file", |config| &mut config.file),
    ("struct timespec64", |config| &mut config.timespec64),
    ("struct sock", |config| &mut config.sock),
    ("struct sk_buff", |config| &mut config.sk_buff),
    ("struct iphdr", |config| &mut config.iphdr),
    ("struct ipv6hdr", |config| &mut config.ipv6hdr),
    ("struct tcphdr", |config| &mut config.tcphdr),
];

impl Opened {
    /// Tells the programs what of this kernel they may call and cast to.
    pub fn configure(&self, config: &mut kit_config) {
        config.iterates = self.iterates.into();
        config.holds = self.holds.into();
        config.storage = (self.kept == Kept::OnTasks).into();
        for (name, setting) in CASTS {
            *setting(config) = self.numbers.get(*name).copied().unwrap_or(0);
        }
    }
}

/// Opens the object for these sections. libbpf need not read and parse the kernel's
/// BTF: it gets just the types that are asked for, and no relocations if there are
/// none in these sections. Without `aids` no function of the kernel is called.
///
/// # Errors
/// Status 2 for a `--btf` that is none.
pub fn open(
    object: &'static Bytes,
    sections: &[&str],
    aids: bool,
    common: &Common,
) -> Result<Opened> {
    let used = |section: &str| section == ".text" || sections.contains(&section);
    let relocated = object.relocated.iter().filter(|(section, _)| used(section));
    let names: Vec<&str> = relocated.flat_map(|(_, names)| *names).copied().collect();
    let mut wanted: Vec<String> =
        sections.iter().filter_map(|section| target::name(section)).collect();
    let calls = object.kfuncs.iter().filter(|(section, ..)| aids && used(section));
    let calls: Vec<&str> = calls.map(|(.., name)| *name).collect();
    if !calls.is_empty() {
        wanted.extend(
            calls.into_iter().chain(CASTS.iter().map(|(name, _)| *name)).map(str::to_owned),
        );
    }
    if aids && used(storage::REAPS) {
        wanted.extend(storage::SAFE.map(str::to_owned));
    }
    verdict::listen(common.verbose);
    handler::register();
    target::clear();
    let mut builder = ObjectBuilder::default();
    let mut types = None;
    let mut numbers = BTreeMap::new();
    if let Some(path) = &common.btf {
        builder.btf_custom_path(btf::check(path)?).context("--btf")?;
    } else if !(names.is_empty() && wanted.is_empty())
        && let Ok(selection) = Types::of_kernel().and_then(|all| all.select(&names, &wanted))
    {
        numbers = selection.numbers;
        if let Ok((file, path)) = in_memory(&selection.btf) {
            builder.btf_custom_path(path)?;
            types = Some(file);
        }
    }
    let aids = object.kfuncs.iter().map(|(.., name)| *name).chain(storage::SAFE);
    let aided = aids.into_iter().any(|name| numbers.contains_key(name));
    let iterates = ["new", "next", "destroy"]
        .iter()
        .all(|what| numbers.contains_key(&format!("bpf_iter_num_{what}")));
    if !numbers.contains_key("bpf_rdonly_cast") {
        numbers.retain(|name, _| CASTS.iter().all(|(cast, _)| cast != name));
    }
    let holds = ["disable", "enable"]
        .iter()
        .all(|what| numbers.contains_key(&format!("bpf_preempt_{what}")));
    let object = builder.open_memory(&patched(object, !names.is_empty(), &numbers))?;
    let kept = Kept::by(sections, &numbers);
    Ok(Opened { object, numbers, iterates, holds, aided, kept, _types: types })
}

/// The object's bytes with the numbers of the kernel's functions where they are known,
/// and without relocations unless they are wanted.
fn patched(object: &Bytes, relocated: bool, numbers: &BTreeMap<String, u32>) -> Vec<u8> {
    const KFUNC_CALL: u8 = libbpf_sys::BPF_PSEUDO_KFUNC_CALL as u8;
    let mut bytes = object.bytes();
    if !relocated && object.core_relo_len_at > 0 {
        bytes[object.core_relo_len_at..][..4].fill(0);
    }
    for (_, at, name) in object.kfuncs {
        if let Some(number) = numbers.get(*name) {
            let instruction = &mut bytes[*at..*at + 8];
            // The upper half of this byte says what the call's number means.
            instruction[1] |= KFUNC_CALL << 4;
            instruction[4..].copy_from_slice(&number.to_ne_bytes());
        }
    }
    bytes
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
