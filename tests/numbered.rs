//! System calls by their numbers, as often as told, with the errors that are told.

use crate::Word;
use crate::calls::call;
use crate::number;

/// Numbers from here on are no calls; a filter answers them.
const NONE: u32 = 600;

/// N NUMBER ARGUMENTS…: a call by its number, so many times.
pub fn calls(words: &[Word]) -> i64 {
    let argument = |at| number(words, at);
    (0..number(words, 0)).fold(0, |_, _| {
        // SAFETY: the tests pass numbers, and addresses that the kernel checks.
        call(unsafe {
            libc::syscall(argument(1), argument(2), argument(3), argument(4), argument(5))
        })
    })
}

/// The same, as 32-bit programs make it, with three arguments.
#[cfg(target_arch = "x86_64")]
pub fn calls32(words: &[Word]) -> i64 {
    let argument = |at| number(words, at) as u32;
    let arguments = [argument(2), argument(3), argument(4)];
    (0..number(words, 0)).fold(0, |_, _| crate::compat::call(argument(1), arguments))
}

/// N: forks as 32-bit programs make them, of which there are no others. The children end.
#[cfg(target_arch = "x86_64")]
pub fn forks32(words: &[Word]) -> i64 {
    const FORK: u32 = 2;
    (0..number(words, 0)).fold(0, |_, _| match crate::compat::call(FORK, [0; 3]) {
        // SAFETY: ends this process, of which nothing is left to do.
        0 => unsafe { libc::_exit(0) },
        child => {
            // SAFETY: no status is asked for.
            unsafe { libc::waitpid(child as i32, std::ptr::null_mut(), 0) };
            child
        }
    })
}

/// ROUNDS NUMBERS ERRORS: in each round a call of each number from 600 on with each
/// error from 1 on.
pub fn errors(words: &[Word]) -> i64 {
    answer();
    let mut result = 0;
    for _ in 0..number(words, 0) {
        for which in 0..number(words, 1) {
            for error in 1..=number(words, 2) {
                // SAFETY: the filter answers it.
                result = call(unsafe { libc::syscall(i64::from(NONE) + which, error) });
                assert_eq!(result, -error, "the filter's answer");
            }
        }
    }
    result
}

/// From now on calls without a function fail with the error that is their first argument
/// (seccomp(2)).
fn answer() {
    const LOAD: u16 = (libc::BPF_LD | libc::BPF_W | libc::BPF_ABS) as u16;
    const JUMP: u16 = (libc::BPF_JMP | libc::BPF_JGE | libc::BPF_K) as u16;
    const OR: u16 = (libc::BPF_ALU | libc::BPF_OR | libc::BPF_K) as u16;
    const RETURN: u16 = (libc::BPF_RET | libc::BPF_K) as u16;
    const RETURN_A: u16 = (libc::BPF_RET | 0x10) as u16; // BPF_A
    let step = |code, jt, k| libc::sock_filter { code, jt, jf: 0, k };
    let mut steps = [
        step(LOAD, 0, 0), // the number
        step(JUMP, 1, NONE),
        step(RETURN, 0, libc::SECCOMP_RET_ALLOW),
        step(LOAD, 0, 16), // the lower half of the first argument
        step(OR, 0, libc::SECCOMP_RET_ERRNO),
        step(RETURN_A, 0, 0),
    ];
    let filter = libc::sock_fprog { len: steps.len() as u16, filter: steps.as_mut_ptr() };
    // SAFETY: a program that lives as long as the call; the kernel checks it.
    unsafe {
        assert_eq!(libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), 0);
        let (set, how) = (libc::PR_SET_SECCOMP, libc::SECCOMP_MODE_FILTER);
        assert_eq!(libc::prctl(set, how, &raw const filter), 0, "a filter of calls");
    }
}

/// N: so many signals to itself, each of which ends a wait for it, in a handler.
pub fn signals(words: &[Word]) -> i64 {
    extern "C" fn take(_signal: i32) {}
    let handler = take as extern "C" fn(i32);
    // SAFETY: the handler does nothing; sets of signals on the stack, made by the library.
    unsafe {
        let (mut one, mut none) = (std::mem::zeroed(), std::mem::zeroed());
        libc::sigemptyset(&raw mut none);
        libc::sigemptyset(&raw mut one);
        libc::sigaddset(&raw mut one, libc::SIGUSR1);
        libc::signal(libc::SIGUSR1, handler as libc::sighandler_t);
        libc::pthread_sigmask(libc::SIG_BLOCK, &raw const one, std::ptr::null_mut());
        (0..number(words, 0)).fold(0, |_, _| {
            libc::raise(libc::SIGUSR1);
            call(libc::sigsuspend(&raw const none).into())
        })
    }
}
