//! An empty program behind a call that next to nobody makes but us.

use std::fs;
use std::os::fd::AsFd as _;
use std::os::fd::AsRawFd as _;
use std::os::fd::FromRawFd as _;
use std::os::fd::OwnedFd;
use std::os::fd::RawFd;

use libbpf_sys as sys;

use super::Trap;
use crate::probe::user_links;
use crate::statistics;
use crate::tracefs;
use crate::types::Types;

/// A program and what holds it to its place.
pub struct Probe {
    program: OwnedFd,
    place: OwnedFd,
    slow: bool,
}

/// Requests of perf_event_open(2)'s descriptors, <linux/perf_event.h>.
const ENABLE: libc::c_ulong = 0x2400;
const DISABLE: libc::c_ulong = 0x2401;
const SET_BPF: libc::c_ulong = 0x4004_2408;

/// What is probed in user space.
#[inline(never)]
pub extern "C" fn probed(number: u64) -> u64 {
    std::hint::black_box(number)
}

/// What is traced in the kernel: a system call that costs little and that few make.
#[cfg(target_arch = "x86_64")]
const FUNCTION: &str = "__x64_sys_getpgid";
#[cfg(target_arch = "aarch64")]
const FUNCTION: &str = "__arm64_sys_getpgid";

impl Probe {
    /// Attaches it; `None` where that cannot be had.
    pub fn on(way: Trap) -> Option<Self> {
        match way {
            Trap::RawTracepoint => {
                let program = load(sys::BPF_PROG_TYPE_RAW_TRACEPOINT, 0, 0)?;
                let name = c"task_rename".as_ptr();
                // SAFETY: a program that is loaded, and a name with its NUL.
                let fd = unsafe { sys::bpf_raw_tracepoint_open(name, program.as_raw_fd()) };
                Some(Self { program, place: owned(fd)?, slow: false })
            }
            Trap::Trampoline => {
                let numbers = Types::of_kernel().ok()?.select(&[], &[FUNCTION.to_owned()]).ok()?;
                let number = *numbers.numbers.get(FUNCTION)?;
                let program = load(sys::BPF_PROG_TYPE_TRACING, sys::BPF_TRACE_FEXIT, number)?;
                let no_name = std::ptr::null();
                // SAFETY: a program that is loaded and knows its place.
                let fd = unsafe { sys::bpf_raw_tracepoint_open(no_name, program.as_raw_fd()) };
                Some(Self { program, place: owned(fd)?, slow: false })
            }
            Trap::Tracepoint => {
                let program = load(sys::BPF_PROG_TYPE_TRACEPOINT, 0, 0)?;
                let place = tracefs::open(tracefs::id("task/task_rename").ok()?).ok()?;
                run_at(&place, &program)?;
                Some(Self { program, place, slow: true })
            }
            Trap::Uprobe | Trap::Uretprobe => in_user_space(way == Trap::Uretprobe),
            Trap::Clock | Trap::Other => None,
        }
    }

    /// How often the program ran, and for how long, ns.
    pub fn counted(&self) -> Option<(u64, u64)> {
        let counters = statistics::counters(self.program.as_fd())?;
        (counters.runs > 0).then_some((counters.runs, counters.run_ns))
    }

    /// Ends it; gives back what takes the kernel long to close, at rest.
    pub fn rest(self) -> Option<OwnedFd> {
        if !self.slow {
            return None;
        }
        control(&self.place, DISABLE, 0);
        Some(self.place)
    }
}

/// One link holds such probes where the kernel has these; else a perf event.
fn in_user_space(returns: bool) -> Option<Probe> {
    let offset = offset_of(probed as *const () as u64)?;
    let path = c"/proc/self/exe";
    let kprobe = sys::BPF_PROG_TYPE_KPROBE;
    if let Some(program) = load(kprobe, sys::BPF_TRACE_UPROBE_MULTI, 0)
        && user_links(program.as_fd())
    {
        let mut opts = sys::bpf_link_create_opts {
            sz: size_of::<sys::bpf_link_create_opts>() as _,
            ..Default::default()
        };
        opts.__bindgen_anon_1.uprobe_multi.path = path.as_ptr();
        opts.__bindgen_anon_1.uprobe_multi.offsets = &raw const offset;
        opts.__bindgen_anon_1.uprobe_multi.cnt = 1;
        opts.__bindgen_anon_1.uprobe_multi.flags = returns.into();
        let (fd, way) = (program.as_raw_fd(), sys::BPF_TRACE_UPROBE_MULTI);
        // SAFETY: all pointers are to live values.
        let place = owned(unsafe { sys::bpf_link_create(fd, -1, way, &raw const opts) })?;
        return Some(Probe { program, place, slow: false });
    }
    let kind = fs::read_to_string("/sys/bus/event_source/devices/uprobe/type").ok()?;
    let mut attr = sys::perf_event_attr {
        type_: kind.trim().parse().ok()?,
        size: size_of::<sys::perf_event_attr>() as u32,
        config: returns.into(),
        ..Default::default()
    };
    attr.__bindgen_anon_3.uprobe_path = path.as_ptr() as u64;
    attr.__bindgen_anon_4.probe_offset = offset;
    let own = std::process::id();
    const CLOEXEC: libc::c_ulong = 8;
    // SAFETY: `attr` and its path live through the call.
    let fd =
        unsafe { libc::syscall(libc::SYS_perf_event_open, &raw const attr, own, -1, -1, CLOEXEC) };
    let (program, place) = (load(kprobe, 0, 0)?, owned(fd as RawFd)?);
    run_at(&place, &program)?;
    Some(Probe { program, place, slow: true })
}

/// Where in its file this code of ours lies.
fn offset_of(address: u64) -> Option<u64> {
    let maps = fs::read_to_string("/proc/self/maps").ok()?;
    let number = |word: &str| u64::from_str_radix(word, 16).ok();
    maps.lines().find_map(|line| {
        let mut words = line.split_ascii_whitespace();
        let (start, end) = words.next()?.split_once('-')?;
        let (start, end) = (number(start)?, number(end)?);
        let offset = number(words.nth(1)?)?;
        (start..end).contains(&address).then(|| address - start + offset)
    })
}

/// `return 0`.
fn load(kind: sys::bpf_prog_type, way: sys::bpf_attach_type, number: u32) -> Option<OwnedFd> {
    let instructions = [
        sys::bpf_insn { code: 0xb7, ..Default::default() },
        sys::bpf_insn { code: 0x95, ..Default::default() },
    ];
    let mut opts = sys::bpf_prog_load_opts {
        sz: size_of::<sys::bpf_prog_load_opts>() as _,
        expected_attach_type: way,
        attach_btf_id: number,
        ..Default::default()
    };
    // SAFETY: all pointers are to live values of the sizes that are told.
    owned(unsafe {
        sys::bpf_prog_load(
            kind,
            c"beebox_trap".as_ptr(),
            c"GPL".as_ptr(),
            instructions.as_ptr(),
            instructions.len() as _,
            &raw mut opts,
        )
    })
}

fn run_at(place: &OwnedFd, program: &OwnedFd) -> Option<()> {
    let done = control(place, SET_BPF, program.as_raw_fd()) && control(place, ENABLE, 0);
    done.then_some(())
}

fn control(place: &OwnedFd, request: libc::c_ulong, argument: i32) -> bool {
    // SAFETY: these requests take a number.
    unsafe { libc::ioctl(place.as_raw_fd(), request, argument) == 0 }
}

fn owned(fd: RawFd) -> Option<OwnedFd> {
    // SAFETY: the kernel has just given us this descriptor.
    (fd >= 0).then(|| unsafe { OwnedFd::from_raw_fd(fd) })
}
