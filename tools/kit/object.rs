//! A BPF object before it is loaded: opened with no more than it needs, its
//! constants set.

use anyhow::Context as _;
use anyhow::Result;
use bpf::Object as Bytes;
use libbpf_rs::ObjectBuilder;
use libbpf_rs::OpenObject;

use crate::args::Common;
use crate::btf;
use crate::verdict;

/// The version of libbpf that is built in.
pub fn libbpf_version() -> String {
    // SAFETY: libbpf returns a constant string with its NUL.
    let text = unsafe { std::ffi::CStr::from_ptr(libbpf_sys::libbpf_version_string()) };
    text.to_string_lossy().trim_start_matches('v').to_owned()
}

/// Opens the object; without its relocations if no program that will be loaded
/// has any, as libbpf then need not read and parse the kernel's BTF.
///
/// # Errors
/// Status 2 for a `--btf` that is none.
pub fn open(object: &'static Bytes, relocated: bool, common: &Common) -> Result<OpenObject> {
    let mut builder = ObjectBuilder::default();
    builder.debug(common.verbose);
    if let Some(path) = &common.btf {
        builder.btf_custom_path(btf::check(path)?).context("--btf")?;
    }
    verdict::listen(common.verbose);
    if relocated || object.core_relo_len_at == 0 {
        return Ok(builder.open_memory(object.bytes)?);
    }
    let mut bytes = object.bytes.to_vec();
    bytes[object.core_relo_len_at..][..4].fill(0);
    Ok(builder.open_memory(&bytes)?)
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
