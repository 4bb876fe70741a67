//! Functions with frame pointers and known names, whatever the compiler does with others:
//! `workload_outer` calls `workload_inner`, which burns processor time; `workload_nap`
//! calls `workload_sleep`, which waits in the kernel.

use std::arch::global_asm;
use std::time::Duration;

#[cfg(target_arch = "x86_64")]
global_asm!(
    ".macro workload_function name",
    ".globl \\name",
    ".type \\name, @function",
    "\\name: push rbp",
    "mov rbp, rsp",
    ".endm",
    ".macro workload_return name",
    "pop rbp",
    "ret",
    ".size \\name, . - \\name",
    ".endm",
    "workload_function workload_outer",
    "call workload_inner",
    "workload_return workload_outer",
    "workload_function workload_inner",
    "2: sub rdi, 1",
    "jnz 2b",
    "workload_return workload_inner",
    "workload_function workload_nap",
    "call workload_sleep",
    "workload_return workload_nap",
    "workload_function workload_sleep",
    "mov eax, 35", // nanosleep
    "xor esi, esi",
    "syscall",
    "workload_return workload_sleep",
);

#[cfg(target_arch = "aarch64")]
global_asm!(
    ".macro workload_function name",
    ".globl \\name",
    ".type \\name, @function",
    "\\name: stp x29, x30, [sp, #-16]!",
    "mov x29, sp",
    ".endm",
    ".macro workload_return name",
    "ldp x29, x30, [sp], #16",
    "ret",
    ".size \\name, . - \\name",
    ".endm",
    "workload_function workload_outer",
    "bl workload_inner",
    "workload_return workload_outer",
    "workload_function workload_inner",
    "2: subs x0, x0, #1",
    "b.ne 2b",
    "workload_return workload_inner",
    "workload_function workload_nap",
    "bl workload_sleep",
    "workload_return workload_nap",
    "workload_function workload_sleep",
    "mov x8, #101", // nanosleep
    "mov x1, #0",
    "svc #0",
    "workload_return workload_sleep",
);

unsafe extern "C" {
    fn workload_outer(turns: u64);
    fn workload_nap(time: *const libc::timespec) -> i64;
}

/// Turns of one call: some hundred microseconds.
const TURNS: u64 = 300_000;

/// Burns so much processor time of this thread; how much it was, ns.
pub fn burn(milliseconds: i64) -> i64 {
    // SAFETY: the function changes only registers that calls may change.
    until(milliseconds, || unsafe { workload_outer(TURNS) })
}

/// Waits so often so long. How often it really did: a timer may be over before its thread
/// has gone to sleep.
pub fn naps(number: i64, milliseconds: i64) -> i64 {
    let time = Duration::from_millis(milliseconds as u64);
    let time =
        libc::timespec { tv_sec: time.as_secs() as i64, tv_nsec: time.subsec_nanos().into() };
    let waits = || {
        // SAFETY: all bytes zero are one, and the place lives through the call.
        let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
        // SAFETY: as above.
        unsafe { libc::getrusage(libc::RUSAGE_THREAD, &raw mut usage) };
        usage.ru_nvcsw
    };
    let before = waits();
    for _ in 0..number {
        // SAFETY: the time lives through the call.
        unsafe { workload_nap(&raw const time) };
    }
    waits() - before
}

/// As `burn`, in code that stands in no file, at this address.
pub fn jit(address: i64, milliseconds: i64) -> i64 {
    #[cfg(target_arch = "x86_64")]
    const CODE: &[u8] = &[0x55, 0x48, 0x89, 0xe5, 0x48, 0xff, 0xcf, 0x75, 0xfb, 0x5d, 0xc3];
    #[cfg(target_arch = "aarch64")]
    const CODE: &[u8] = &[0x00, 0x04, 0x00, 0xf1, 0xe1, 0xff, 0xff, 0x54, 0xc0, 0x03, 0x5f, 0xd6];
    let place = made(address, CODE);
    // SAFETY: a function that changes only registers that calls may change.
    let code: extern "C" fn(u64) = unsafe { std::mem::transmute(place) };
    until(milliseconds, || code(TURNS))
}

/// As `burn`, called by code that stands in no file, at this address.
pub fn jit_calls(address: i64, milliseconds: i64) -> i64 {
    #[cfg(target_arch = "x86_64")]
    const CODE: &[u8] = &[0x55, 0x48, 0x89, 0xe5, 0xff, 0xd6, 0x5d, 0xc3];
    #[cfg(target_arch = "aarch64")]
    const CODE: &[u8] = &[
        0xfd, 0x7b, 0xbf, 0xa9, 0xfd, 0x03, 0x00, 0x91, 0x20, 0x00, 0x3f, 0xd6, 0xfd, 0x7b, 0xc1,
        0xa8, 0xc0, 0x03, 0x5f, 0xd6,
    ];
    let place = made(address, CODE);
    // SAFETY: the function is there, and calls the one that it is given.
    let code: extern "C" fn(u64, unsafe extern "C" fn(u64)) = unsafe { std::mem::transmute(place) };
    until(milliseconds, || code(TURNS, workload_outer))
}

/// New memory with this code in it.
fn made(address: i64, code: &[u8]) -> *mut libc::c_void {
    let how = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_FIXED_NOREPLACE;
    let right = libc::PROT_READ | libc::PROT_WRITE | libc::PROT_EXEC;
    // SAFETY: new memory, at a place where none is.
    unsafe {
        let place = libc::mmap(address as *mut _, 4096, right, how, -1, 0);
        assert_eq!(place as i64, address, "this place is taken");
        place.cast::<u8>().copy_from(code.as_ptr(), code.len());
        place
    }
}

fn until(milliseconds: i64, part: impl Fn()) -> i64 {
    let spent = || {
        let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
        // SAFETY: a live place for the time.
        unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
        time.tv_sec * 1_000_000_000 + time.tv_nsec
    };
    let begin = spent();
    while spent() - begin < milliseconds * 1_000_000 {
        part();
    }
    spent() - begin
}
