//! What libbpf leaves to us of a program's way into the kernel. It lets a user take
//! over whole sections; the kit takes all that its programs stand in, for two reasons:
//! it knows the numbers of what they attach to (target.rs), and it puts back the
//! helpers that were hidden from libbpf (`bpf/build/elf.rs`).

use std::ffi::CStr;
use std::ffi::CString;
use std::ffi::c_int;
use std::ffi::c_long;
use std::sync::Once;

use libbpf_sys as sys;

use crate::target;

/// The sections, and what libbpf calls their programs and their way to attach. A
/// program that reads memory is refused in any other.
const SECTIONS: [(&CStr, u32, u32); 14] = [
    (c"tp_btf+", sys::BPF_PROG_TYPE_TRACING, sys::BPF_TRACE_RAW_TP),
    (c"fentry+", sys::BPF_PROG_TYPE_TRACING, sys::BPF_TRACE_FENTRY),
    (c"fexit+", sys::BPF_PROG_TYPE_TRACING, sys::BPF_TRACE_FEXIT),
    (c"fmod_ret+", sys::BPF_PROG_TYPE_TRACING, sys::BPF_MODIFY_RETURN),
    (c"iter+", sys::BPF_PROG_TYPE_TRACING, sys::BPF_TRACE_ITER),
    (c"raw_tp+", sys::BPF_PROG_TYPE_RAW_TRACEPOINT, 0),
    (c"tracepoint+", sys::BPF_PROG_TYPE_TRACEPOINT, 0),
    (c"kprobe+", sys::BPF_PROG_TYPE_KPROBE, 0),
    (c"kretprobe+", sys::BPF_PROG_TYPE_KPROBE, 0),
    (c"uprobe", sys::BPF_PROG_TYPE_KPROBE, 0),
    (c"uretprobe", sys::BPF_PROG_TYPE_KPROBE, 0),
    (c"uprobe.multi", sys::BPF_PROG_TYPE_KPROBE, sys::BPF_TRACE_UPROBE_MULTI),
    (c"uretprobe.multi", sys::BPF_PROG_TYPE_KPROBE, sys::BPF_TRACE_UPROBE_MULTI),
    (c"perf_event", sys::BPF_PROG_TYPE_PERF_EVENT, 0),
];

/// Takes the sections over, for all objects that are opened later.
pub fn register() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let opts = sys::libbpf_prog_handler_opts {
            sz: size_of::<sys::libbpf_prog_handler_opts>() as _,
            prog_prepare_load_fn: Some(prepare),
            prog_attach_fn: Some(attach),
            ..Default::default()
        };
        for (section, program, way) in SECTIONS {
            // SAFETY: libbpf copies the section and the opts. If it had no memory for
            // that, the load of the first program would tell.
            unsafe {
                sys::libbpf_register_prog_handler(section.as_ptr(), program, way, &raw const opts)
            };
        }
    });
}

/// Called by libbpf just before a program's load, after all that it changes itself.
unsafe extern "C" fn prepare(
    program: *mut sys::bpf_program,
    opts: *mut sys::bpf_prog_load_opts,
    _cookie: c_long,
) -> c_int {
    // SAFETY: libbpf passes a program of its own, whose section is a C string and whose
    // instructions are as many as it says, and opts that are ours to change.
    let (section, opts, mut instructions) = unsafe {
        (
            CStr::from_ptr(sys::bpf_program__section_name(program)).to_string_lossy(),
            &mut *opts,
            std::slice::from_raw_parts(
                sys::bpf_program__insns(program),
                sys::bpf_program__insn_cnt(program) as usize,
            )
            .to_vec(),
        )
    };
    if let Some(number) = target::number(&section) {
        opts.attach_prog_fd = 0;
        opts.attach_btf_id = number;
    }
    if !restore(&mut instructions) {
        return 0;
    }
    // SAFETY: libbpf copies them.
    unsafe {
        sys::bpf_program__set_insns(program, instructions.as_mut_ptr(), instructions.len() as u64)
    }
}

/// Puts back the numbers of the helpers that read memory; whether there were any.
fn restore(instructions: &mut [sys::bpf_insn]) -> bool {
    const CALL: u8 = (sys::BPF_JMP | sys::BPF_CALL) as u8;
    let hidden = bpf::HIDDEN..bpf::HIDDEN + 0x1_0000;
    let mut found = false;
    for one in instructions {
        if one.code == CALL && one.src_reg() == 0 && hidden.contains(&one.imm) {
            one.imm -= bpf::HIDDEN;
            found = true;
        }
    }
    found
}

/// Called by libbpf to attach. Classic tracepoints the kit attaches itself
/// (tracefs.rs), as it does what runs at places of the run (place.rs).
unsafe extern "C" fn attach(
    program: *const sys::bpf_program,
    _cookie: c_long,
    link: *mut *mut sys::bpf_link,
) -> c_int {
    // SAFETY: a program of libbpf's own, whose section is a C string, and a place for
    // the link.
    unsafe {
        let section = CStr::from_ptr(sys::bpf_program__section_name(program)).to_string_lossy();
        let (kind, name) = section.split_once('/').unwrap_or((&section, ""));
        let Ok(name) = CString::new(name) else { return -libc::EINVAL };
        *link = match kind {
            "raw_tp" => sys::bpf_program__attach_raw_tracepoint(program, name.as_ptr()),
            "kprobe" | "kretprobe" => {
                sys::bpf_program__attach_kprobe(program, kind == "kretprobe", name.as_ptr())
            }
            "iter" => sys::bpf_program__attach_iter(program, std::ptr::null()),
            _ => sys::bpf_program__attach_trace(program),
        };
        if (*link).is_null() { -nix::errno::Errno::last_raw() } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hidden_helpers_are_put_back() {
        let call = |imm| sys::bpf_insn { code: 0x85, imm, ..Default::default() };
        let load = sys::bpf_insn { code: 0xb7, imm: bpf::HIDDEN + 112, ..Default::default() };
        let mut kernel = call(bpf::HIDDEN + 112);
        kernel.set_src_reg(1); // a function of the program
        let mut some = [call(5), call(bpf::HIDDEN + 112), call(bpf::HIDDEN + 115), load, kernel];
        assert!(restore(&mut some));
        assert_eq!(some.map(|one| one.imm - 112), [-107, 0, 3, bpf::HIDDEN, bpf::HIDDEN]);
        assert!(!restore(&mut some[..3]));
    }
}
