//! What is read at the end of a run is complete: by a program that takes long, and counts when it
//! begins and when it ends.

use std::os::fd::AsRawFd as _;
use std::os::fd::FromRawFd as _;
use std::os::fd::OwnedFd;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

use kit::grace;
use kit::grace::Grace;
use libbpf_sys as sys;
use tests::live;

/// Turns of the program: some 100 us, a part of the million instructions that are verified.
const TURNS: i32 = 150_000;
const ROUNDS: u32 = 53;
/// Of waits that take long.
const FEW: u32 = 11;

/// Two counters in a map's only value, which is also in our memory.
struct Counters {
    map: OwnedFd,
    at: *mut libc::c_void,
}

impl Counters {
    fn new() -> Self {
        let flags = sys::bpf_map_create_opts {
            sz: size_of::<sys::bpf_map_create_opts>() as _,
            map_flags: sys::BPF_F_MMAPABLE,
            ..Default::default()
        };
        let name = c"counters".as_ptr();
        // SAFETY: all pointers are to live values of the sizes that are told.
        let map = unsafe { sys::bpf_map_create(sys::BPF_MAP_TYPE_ARRAY, name, 4, 16, 1, &flags) };
        assert!(map >= 0, "a map: {map}");
        // SAFETY: the kernel has just given us this descriptor and nobody else has it.
        let map = unsafe { OwnedFd::from_raw_fd(map) };
        let (access, shared) = (libc::PROT_READ, libc::MAP_SHARED);
        // SAFETY: a new mapping, of the map's one page.
        let at =
            unsafe { libc::mmap(std::ptr::null_mut(), 4096, access, shared, map.as_raw_fd(), 0) };
        assert_ne!(at, libc::MAP_FAILED, "the map's memory");
        Self { map, at }
    }

    fn counter(&self, number: usize) -> u64 {
        // SAFETY: mapped as long as self lives, aligned, and larger than two of them.
        unsafe { AtomicU64::from_ptr(self.at.cast::<u64>().add(number)) }.load(Ordering::SeqCst)
    }

    /// How many runs have begun, once one is under way.
    fn under_way(&self) -> u64 {
        loop {
            let (ended, begun) = (self.counter(1), self.counter(0));
            if begun > ended {
                return begun;
            }
            std::hint::spin_loop();
        }
    }

    fn ended(&self) -> u64 {
        self.counter(1)
    }
}

impl Drop for Counters {
    fn drop(&mut self) {
        // SAFETY: mapped by `new`, and not used after this.
        unsafe { libc::munmap(self.at, 4096) };
    }
}

/// counters[0] += 1; so many turns; counters[1] += 1
fn program(counters: &Counters) -> OwnedFd {
    let op = |code: u32, registers: u8, off: i16, imm: i32| {
        let mut one = sys::bpf_insn { code: code as u8, off, imm, ..Default::default() };
        one.set_dst_reg(registers & 15);
        one.set_src_reg(registers >> 4);
        one
    };
    let pseudo = (sys::BPF_PSEUDO_MAP_VALUE as u8) << 4;
    let body = [
        op(0x18, pseudo | 6, 0, counters.map.as_raw_fd()), // r6 = counters
        op(0x00, 0, 0, 0),
        op(0x79, 0x61, 0, 0), // r1 = counters[0]
        op(0x07, 1, 0, 1),
        op(0x7b, 0x16, 0, 0),
        op(0xb7, 7, 0, TURNS), // r7 = TURNS
        op(0x07, 7, 0, -1),
        op(0x55, 7, -2, 0), // until it is 0
        op(0x79, 0x61, 8, 0),
        op(0x07, 1, 0, 1),
        op(0x7b, 0x16, 8, 0),
        op(0xb7, 0, 0, 0),
        op(0x95, 0, 0, 0),
    ];
    // SAFETY: all pointers are to live values of the sizes that are told.
    let program = unsafe {
        sys::bpf_prog_load(
            sys::BPF_PROG_TYPE_RAW_TRACEPOINT,
            c"long".as_ptr(),
            c"GPL".as_ptr(),
            body.as_ptr(),
            body.len() as _,
            std::ptr::null_mut(),
        )
    };
    assert!(program >= 0, "a program: {program}");
    // SAFETY: the kernel has just given us this descriptor and nobody else has it.
    unsafe { OwnedFd::from_raw_fd(program) }
}

fn run(program: &OwnedFd) {
    let mut options = sys::bpf_test_run_opts {
        sz: size_of::<sys::bpf_test_run_opts>() as _,
        ..Default::default()
    };
    // SAFETY: a loaded program, and options that tell their size.
    let done = unsafe { sys::bpf_prog_test_run_opts(program.as_raw_fd(), &mut options) };
    assert_eq!(done, 0, "a run");
}

/// In how many rounds a run that was under way had not ended when `wait` came back.
fn early(rounds: u32, mut wait: impl FnMut(&mut Grace)) -> u32 {
    let counters = Counters::new();
    let program = program(&counters);
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                run(&program);
            }
        });
        let early = (0..rounds).filter(|_| {
            let mut grace = Grace::open();
            assert!(grace.is_quick(), "a copy of a mount");
            let begun = counters.under_way();
            wait(&mut grace);
            counters.ended() < begun
        });
        let early = early.count() as u32;
        over.store(true, Ordering::Relaxed);
        early
    })
}

#[test]
fn what_was_under_way_has_ended() {
    live(|| {
        assert_eq!(early(ROUNDS, Grace::wait), 0, "by the copy of a mount");
        assert_eq!(early(FEW, |_| grace::period()), 0, "by membarrier");
        let unwaited = early(ROUNDS, |_| {});
        assert!(unwaited > ROUNDS / 2, "{unwaited} of {ROUNDS} without waiting");
    });
}
