//! empty: a program that does nothing, on a tracepoint, until its input ends: what the
//! kernel takes for calling any program there.
//!
//!     empty TRACEPOINT

use std::ffi::CString;
use std::io::Read as _;

use anyhow::Context as _;
use anyhow::Result;
use libbpf_sys as sys;

fn main() -> Result<()> {
    let name = std::env::args().nth(1).context("which tracepoint?")?;
    let name = CString::new(name)?;
    // r0 = 0; exit
    let body = [0xb7, 0x95].map(|code| sys::bpf_insn { code, ..Default::default() });
    // SAFETY: all pointers are to live values of the sizes that are told.
    let program = unsafe {
        sys::bpf_prog_load(
            sys::BPF_PROG_TYPE_RAW_TRACEPOINT,
            c"empty".as_ptr(),
            c"GPL".as_ptr(),
            body.as_ptr(),
            body.len() as _,
            std::ptr::null_mut(),
        )
    };
    check(program, "load")?;
    // SAFETY: a name with its NUL and the descriptor of a program.
    check(unsafe { sys::bpf_raw_tracepoint_open(name.as_ptr(), program) }, "attach")?;
    std::io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}

fn check(result: i32, what: &str) -> Result<()> {
    let error = std::io::Error::from_raw_os_error(-result);
    if result < 0 {
        Err(error).with_context(|| format!("cannot {what} the program"))
    } else {
        Ok(())
    }
}
