//! What programs of the sections tp_btf, fentry and fexit attach to: the type that
//! tells of a tracepoint, or a function, by its number in the kernel's BTF.
//!
//! libbpf finds the number by reading all of the BTF. It leaves a section to whoever
//! registers for it, so the kit does, and says the number that it has found itself.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::CStr;
use std::ffi::CString;
use std::ffi::c_int;
use std::ffi::c_long;
use std::sync::Once;

use anyhow::Result;
use libbpf_rs::AsRawLibbpf as _;
use libbpf_rs::OpenProgramMut;
use libbpf_sys as sys;

use crate::verdict;

thread_local! {
    /// Of the load that is under way on this thread, by section.
    static NUMBERS: RefCell<BTreeMap<String, u32>> = const { RefCell::new(BTreeMap::new()) };
}

/// The sections, what libbpf calls their kind, and what comes before the name of
/// a target of theirs in the BTF.
const SECTIONS: [(&CStr, u32, &str); 4] = [
    (c"tp_btf+", sys::BPF_TRACE_RAW_TP, "btf_trace_"),
    (c"fentry+", sys::BPF_TRACE_FENTRY, ""),
    (c"fexit+", sys::BPF_TRACE_FEXIT, ""),
    (c"fmod_ret+", sys::BPF_MODIFY_RETURN, ""),
];

/// What a program of this section attaches to, as the BTF names it; `None` if it is
/// of no section of this kind.
pub fn name(section: &str) -> Option<String> {
    let (kind, target) = section.split_once('/')?;
    let of_kind = |known: &&CStr| known.to_bytes().strip_suffix(b"+") == Some(kind.as_bytes());
    let (.., prefix) = SECTIONS.iter().find(|(known, ..)| of_kind(known))?;
    Some(format!("{prefix}{target}"))
}

/// Takes these sections over from libbpf, for all objects that are opened later.
pub fn register() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let opts = sys::libbpf_prog_handler_opts {
            sz: size_of::<sys::libbpf_prog_handler_opts>() as _,
            prog_prepare_load_fn: Some(prepare),
            prog_attach_fn: Some(attach),
            ..Default::default()
        };
        for (section, kind, _) in SECTIONS {
            // SAFETY: libbpf copies the section and the opts. If it had no memory for
            // that, its own handler stays, which does the same, only later.
            unsafe {
                sys::libbpf_register_prog_handler(
                    section.as_ptr(),
                    sys::BPF_PROG_TYPE_TRACING,
                    kind,
                    &raw const opts,
                )
            };
        }
    });
}

/// Forgets what was said for the last load.
pub fn clear() {
    NUMBERS.take();
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
        // `prepare` takes it away again.
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

/// Called by libbpf just before a program's load.
unsafe extern "C" fn prepare(
    program: *mut sys::bpf_program,
    opts: *mut sys::bpf_prog_load_opts,
    _cookie: c_long,
) -> c_int {
    // SAFETY: libbpf passes a program of its own, whose section is a C string, and
    // opts that are ours to change.
    let (section, opts) = unsafe {
        (CStr::from_ptr(sys::bpf_program__section_name(program)).to_string_lossy(), &mut *opts)
    };
    if let Some(number) = NUMBERS.with_borrow(|numbers| numbers.get(&*section).copied()) {
        opts.attach_prog_fd = 0;
        opts.attach_btf_id = number;
    }
    0
}

/// Called by libbpf to attach.
unsafe extern "C" fn attach(
    program: *const sys::bpf_program,
    _cookie: c_long,
    link: *mut *mut sys::bpf_link,
) -> c_int {
    // SAFETY: a program of libbpf's own, and a place for the link.
    unsafe {
        *link = sys::bpf_program__attach_trace(program);
        if (*link).is_null() { -nix::errno::Errno::last_raw() } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_section_attaches_to() {
        assert_eq!(name("tp_btf/sys_exit").as_deref(), Some("btf_trace_sys_exit"));
        assert_eq!(name("fexit/vfs_open").as_deref(), Some("vfs_open"));
        assert_eq!(name("tracepoint/a/b"), None);
        assert_eq!(name("tracepoint"), None);
        assert_eq!(name("fexit"), None);
    }
}
