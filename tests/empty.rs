//! empty: a program that does nothing, until its input ends: what the kernel takes for calling
//! any program there. Says `ready` when it is attached.
//!
//!     empty raw_tp|tp_btf TRACEPOINT
//!     empty tracepoint SUBSYSTEM/TRACEPOINT
//!     empty uprobe|uretprobe FUNCTION-OF-LIBC

use std::ffi::CString;
use std::fs;
use std::io::Read as _;
use std::os::fd::AsRawFd as _;
use std::os::fd::FromRawFd as _;
use std::os::fd::OwnedFd;

use anyhow::Context as _;
use anyhow::Result;
use anyhow::bail;
use kit::elf;
use kit::tracefs;
use libbpf_sys as sys;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(way), Some(name)) = (arguments.next(), arguments.next()) else {
        bail!("empty WAY PLACE")
    };
    let _held = match way.as_str() {
        "raw_tp" => raw(load(sys::BPF_PROG_TYPE_RAW_TRACEPOINT, 0, 0)?, Some(&name))?,
        "tp_btf" => typed(&name)?,
        "tracepoint" => classic(&name)?,
        "uprobe" | "uretprobe" => in_libc(&name, way == "uretprobe")?,
        _ => bail!("{way} is no way to a program"),
    };
    println!("ready");
    std::io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}

/// A program and what holds it to its place.
type Held = (OwnedFd, OwnedFd);

fn raw(program: OwnedFd, name: Option<&str>) -> Result<Held> {
    let name = name.map(CString::new).transpose()?;
    let name = name.as_ref().map_or(std::ptr::null(), |name| name.as_ptr());
    // SAFETY: a program that is loaded, and a name with its NUL or none.
    let fd = unsafe { sys::bpf_raw_tracepoint_open(name, program.as_raw_fd()) };
    Ok((program, owned(fd, "attach")?))
}

fn typed(name: &str) -> Result<Held> {
    let way = sys::BPF_TRACE_RAW_TP;
    let name = CString::new(name)?;
    // SAFETY: a name with its NUL.
    let number = unsafe { sys::libbpf_find_vmlinux_btf_id(name.as_ptr(), way) };
    let number = u32::try_from(number).context("the kernel's types have no such tracepoint")?;
    raw(load(sys::BPF_PROG_TYPE_TRACING, way, number)?, None)
}

fn classic(name: &str) -> Result<Held> {
    let program = load(sys::BPF_PROG_TYPE_TRACEPOINT, 0, 0)?;
    let place = tracefs::open(tracefs::id(name)?)?;
    // SAFETY: two open descriptors and no options.
    let link = unsafe {
        let (program, place) = (program.as_raw_fd(), place.as_raw_fd());
        sys::bpf_link_create(program, place, sys::BPF_PERF_EVENT, std::ptr::null())
    };
    // The link holds both.
    Ok((place, owned(link, "attach")?))
}

fn in_libc(function: &str, returns: bool) -> Result<Held> {
    let maps = fs::read_to_string("/proc/self/maps")?;
    let mut paths = maps.lines().filter_map(|line| line.split_ascii_whitespace().nth(5));
    let path = paths.find(|path| path.contains("/libc.so")).context("no libc is mapped")?;
    let functions = elf::functions(&fs::read(path)?, &[function])?;
    let (_, offset) = *functions.first().with_context(|| format!("no {function} in {path}"))?;
    let path = CString::new(path)?;
    let way = sys::BPF_TRACE_UPROBE_MULTI;
    let program = load(sys::BPF_PROG_TYPE_KPROBE, way, 0)?;
    let mut opts = sys::bpf_link_create_opts {
        sz: size_of::<sys::bpf_link_create_opts>() as _,
        ..Default::default()
    };
    opts.__bindgen_anon_1.uprobe_multi.path = path.as_ptr();
    opts.__bindgen_anon_1.uprobe_multi.offsets = &raw const offset;
    opts.__bindgen_anon_1.uprobe_multi.cnt = 1;
    opts.__bindgen_anon_1.uprobe_multi.flags = returns.into();
    // SAFETY: all pointers are to live values.
    let link = unsafe { sys::bpf_link_create(program.as_raw_fd(), -1, way, &raw const opts) };
    Ok((program, owned(link, "attach")?))
}

fn load(kind: sys::bpf_prog_type, way: sys::bpf_attach_type, number: u32) -> Result<OwnedFd> {
    // r0 = 0; exit
    let body = [0xb7, 0x95].map(|code| sys::bpf_insn { code, ..Default::default() });
    let mut opts = sys::bpf_prog_load_opts {
        sz: size_of::<sys::bpf_prog_load_opts>() as _,
        expected_attach_type: way,
        attach_btf_id: number,
        ..Default::default()
    };
    // SAFETY: all pointers are to live values of the sizes that are told.
    let program = unsafe {
        sys::bpf_prog_load(
            kind,
            c"empty".as_ptr(),
            c"GPL".as_ptr(),
            body.as_ptr(),
            body.len() as _,
            &raw mut opts,
        )
    };
    owned(program, "load")
}

fn owned(fd: i32, what: &str) -> Result<OwnedFd> {
    if fd < 0 {
        let error = std::io::Error::from_raw_os_error(-fd);
        return Err(error).with_context(|| format!("cannot {what} the program"));
    }
    // SAFETY: the call has just opened it, for us.
    Ok(unsafe { OwnedFd::from_raw_fd(fd) })
}
