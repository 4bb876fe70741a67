//! Cheap questions to the kernel, where the answer saves a whole trial load.

use std::io;

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
