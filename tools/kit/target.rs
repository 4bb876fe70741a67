//! What programs of the sections tp_btf, fentry, fexit and iter attach to: the type that
//! tells of a tracepoint, or a function, by its number in the kernel's BTF.
//!
//! libbpf finds the number by reading all of the BTF. The kit says the number that it
//! has found itself (handler.rs).

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::CString;
use std::ffi::c_int;

use anyhow::Result;
use libbpf_rs::AsRawLibbpf as _;
use libbpf_rs::OpenProgramMut;
use libbpf_sys as sys;

use crate::verdict;

thread_local! {
    /// Of the load that is under way on this thread, by section.
    static NUMBERS: RefCell<BTreeMap<String, u32>> = const { RefCell::new(BTreeMap::new()) };
}

/// The sections, and what comes before the name of a target of theirs in the BTF.
const SECTIONS: [(&str, &str); 5] = [
    ("tp_btf", "btf_trace_"),
    ("iter", "bpf_iter_"),
    ("fentry", ""),
    ("fexit", ""),
    ("fmod_ret", ""),
];

/// What a program of this section attaches to, as the BTF names it; `None` if it is
/// of no section of this kind.
pub fn name(section: &str) -> Option<String> {
    let (kind, target) = section.split_once('/')?;
    let (_, prefix) = SECTIONS.iter().find(|(known, _)| *known == kind)?;
    Some(format!("{prefix}{target}"))
}

/// Forgets what was said for the last load.
pub fn clear() {
    NUMBERS.take();
}

/// What was said for a program of this section.
pub fn number(section: &str) -> Option<u32> {
    NUMBERS.with_borrow(|numbers| numbers.get(section).copied())
}

/// Tells what the program is to attach to, before its load: by the number, or, if
/// that is not known, by the name, for libbpf to look for among the modules as well.
///
/// # Errors
/// [`Missing`] if the kernel has nothing of that name; else why it cannot be told.
pub fn set(program: &mut OpenProgramMut, section: &str, number: Option<u32>) -> Result<()> {
    let raw = program.as_libbpf_object().as_ptr();
    let name = section.split_once('/').map_or(section, |(_, name)| name);
    if let Some(number) = number {
        NUMBERS.with_borrow_mut(|numbers| numbers.insert(section.to_owned(), number));
        // Any descriptor: it keeps libbpf from reading the BTF for this program, and
        // its handler takes it away again.
        // SAFETY: of a program that is open and not loaded.
        unsafe { sys::bpf_program__set_attach_target(raw, c_int::MAX, std::ptr::null()) };
        return Ok(());
    }
    let text = CString::new(name)?;
    let _ = verdict::take();
    // SAFETY: as above, and libbpf keeps no pointer to the name.
    let error = -unsafe { sys::bpf_program__set_attach_target(raw, 0, text.as_ptr()) };
    // Silence: it had all types to look in.
    match (error, verdict::take().as_str()) {
        (0, _) => Ok(()),
        (libc::ESRCH | libc::ENOENT, "") => Err(Missing(name.to_owned()).into()),
        (error, said) => {
            let error = std::io::Error::from_raw_os_error(error);
            anyhow::bail!("{}", verdict::sentence(said, &error.to_string()))
        }
    }
}

/// The kernel has no such function or tracepoint.
#[derive(Debug)]
pub struct Missing(pub String);

impl std::fmt::Display for Missing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "this kernel has no {}", self.0)
    }
}

impl std::error::Error for Missing {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_section_attaches_to() {
        assert_eq!(name("tp_btf/sys_exit").as_deref(), Some("btf_trace_sys_exit"));
        assert_eq!(name("iter/task_file").as_deref(), Some("bpf_iter_task_file"));
        assert_eq!(name("fexit/vfs_open").as_deref(), Some("vfs_open"));
        assert_eq!(name("tracepoint/a/b"), None);
        assert_eq!(name("tracepoint"), None);
        assert_eq!(name("fexit"), None);
    }
}
