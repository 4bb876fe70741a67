//! Cheap questions to the kernel, where the answer saves a whole trial load.

use std::io;
use std::os::fd::AsRawFd as _;
use std::os::fd::BorrowedFd;

use anyhow::Result;

/// Whether this kernel lets programs be attached to functions at all. One load
/// that must fail tells: a kernel that allows them complains of the type that is
/// no function (EINVAL), one that does not says EPERM at once.
///
/// # Errors
/// If it does not.
pub fn trampolines() -> Result<()> {
    let exit = [
        libbpf_sys::bpf_insn { code: 0xb7, ..Default::default() },
        libbpf_sys::bpf_insn { code: 0x95, ..Default::default() },
    ];
    let opts = libbpf_sys::bpf_prog_load_opts {
        sz: size_of::<libbpf_sys::bpf_prog_load_opts>() as _,
        expected_attach_type: libbpf_sys::BPF_TRACE_FEXIT,
        attach_btf_id: 1,
        ..Default::default()
    };
    // SAFETY: all pointers are to live values of the sizes that are told.
    let fd = unsafe {
        libbpf_sys::bpf_prog_load(
            libbpf_sys::BPF_PROG_TYPE_TRACING,
            std::ptr::null(),
            c"GPL".as_ptr(),
            exit.as_ptr(),
            exit.len() as _,
            &raw const opts as *mut _,
        )
    };
    if fd < 0 && io::Error::from_raw_os_error(-fd).kind() == io::ErrorKind::PermissionDenied {
        anyhow::bail!("the kernel refuses programs on its functions (EPERM)");
    }
    Ok(())
}

/// Whether this kernel can hold all functions of a file by one link, asked with a loaded
/// program of such a section and a file that cannot do: a kernel that knows of such links
/// complains of the file (EBADF), another of the question.
pub fn user_links(program: BorrowedFd) -> bool {
    let offset = 0;
    let mut opts = libbpf_sys::bpf_link_create_opts {
        sz: size_of::<libbpf_sys::bpf_link_create_opts>() as _,
        ..Default::default()
    };
    opts.__bindgen_anon_1.uprobe_multi.path = c"/".as_ptr();
    opts.__bindgen_anon_1.uprobe_multi.offsets = &raw const offset;
    opts.__bindgen_anon_1.uprobe_multi.cnt = 1;
    let way = libbpf_sys::BPF_TRACE_UPROBE_MULTI;
    // SAFETY: all pointers are to live values; no link is made.
    let fd = unsafe { libbpf_sys::bpf_link_create(program.as_raw_fd(), -1, way, &raw const opts) };
    fd == -libc::EBADF
}
