//! The system calls that are still made: those that read, write what is open, wait, and ask
//! for memory. None opens anything for writing, runs another program, or reaches a network.

use std::collections::BTreeMap;

use anyhow::Context as _;
use anyhow::Result;
use libbpf_sys as sys;
use seccompiler::BpfProgram;
use seccompiler::SeccompAction;
use seccompiler::SeccompCmpArgLen;
use seccompiler::SeccompCmpOp;
use seccompiler::SeccompCondition;
use seccompiler::SeccompFilter;
use seccompiler::SeccompRule;
use seccompiler::TargetArch;

use super::Rest;

/// Whatever their arguments are.
const PLAIN: &[i64] = &[
    libc::SYS_read,
    libc::SYS_readv,
    libc::SYS_pread64,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_close,
    libc::SYS_lseek,
    libc::SYS_fstat,
    libc::SYS_newfstatat,
    libc::SYS_statx,
    libc::SYS_fstatfs,
    libc::SYS_getdents64,
    libc::SYS_readlinkat,
    libc::SYS_faccessat,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_madvise,
    libc::SYS_brk,
    libc::SYS_futex,
    libc::SYS_rseq,
    libc::SYS_set_robust_list,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_restart_syscall,
    libc::SYS_clock_gettime,
    libc::SYS_clock_nanosleep,
    libc::SYS_nanosleep,
    libc::SYS_sched_yield,
    libc::SYS_sched_getaffinity,
    libc::SYS_getrusage,
    libc::SYS_getrandom,
    libc::SYS_getpid,
    libc::SYS_gettid,
    libc::SYS_getuid,
    libc::SYS_geteuid,
    libc::SYS_uname,
    libc::SYS_sysinfo,
    libc::SYS_epoll_ctl,
    libc::SYS_epoll_pwait,
    libc::SYS_ppoll,
    libc::SYS_membarrier,
    libc::SYS_wait4,
    libc::SYS_waitid,
    libc::SYS_exit,
    libc::SYS_exit_group,
    // Answered by the other filter, so that the C library takes clone.
    libc::SYS_clone3,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_epoll_wait,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_poll,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_readlink,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_stat,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_lstat,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_access,
];

/// What is done to maps and programs that are open. Nothing is loaded, attached or pinned.
const BPF: &[u32] = &[
    sys::BPF_MAP_LOOKUP_ELEM,
    sys::BPF_MAP_UPDATE_ELEM,
    sys::BPF_MAP_DELETE_ELEM,
    sys::BPF_MAP_GET_NEXT_KEY,
    sys::BPF_MAP_LOOKUP_AND_DELETE_ELEM,
    sys::BPF_MAP_LOOKUP_BATCH,
    sys::BPF_MAP_LOOKUP_AND_DELETE_BATCH,
    sys::BPF_MAP_UPDATE_BATCH,
    sys::BPF_MAP_DELETE_BATCH,
    sys::BPF_OBJ_GET_INFO_BY_FD,
];

/// What it takes to look at all that there is.
const CENSUS: &[u32] = &[
    sys::BPF_PROG_GET_NEXT_ID,
    sys::BPF_MAP_GET_NEXT_ID,
    sys::BPF_BTF_GET_NEXT_ID,
    sys::BPF_LINK_GET_NEXT_ID,
    sys::BPF_PROG_GET_FD_BY_ID,
    sys::BPF_MAP_GET_FD_BY_ID,
    sys::BPF_BTF_GET_FD_BY_ID,
    sys::BPF_LINK_GET_FD_BY_ID,
    sys::BPF_ITER_CREATE,
];

/// What a terminal is and how large; that a perf event is to rest, with which libbpf ends it.
const CONTROLS: [u64; 3] = [libc::TIOCGWINSZ, libc::TCGETS, 0x2401];

const WRITES: i32 =
    libc::O_ACCMODE | libc::O_CREAT | libc::O_TRUNC | (libc::O_TMPFILE & !libc::O_DIRECTORY);
const CLONE_THREAD: i32 = libc::CLONE_THREAD;

/// The filters, in the order in which they are to be set: with the first of them the second
/// can still be.
///
/// # Errors
/// If this is no processor that these filters are known for, which would be a bug.
pub fn filters(rest: Rest) -> Result<[BpfProgram; 2]> {
    let only = |number, action, others| -> Result<BpfProgram> {
        let target = TargetArch::try_from(std::env::consts::ARCH)?;
        Ok(SeccompFilter::new(number, others, action, target)?.try_into()?)
    };
    let no_clone3 = BTreeMap::from([(libc::SYS_clone3, vec![])]);
    let first = only(no_clone3, SeccompAction::Errno(libc::ENOSYS as u32), SeccompAction::Allow)?;
    let allowed = allowed(rest).context("a rule")?;
    Ok([first, only(allowed, SeccompAction::Allow, SeccompAction::Errno(libc::EPERM as u32))?])
}

fn allowed(rest: Rest) -> Result<BTreeMap<i64, Vec<SeccompRule>>> {
    let mut calls: BTreeMap<_, _> = PLAIN.iter().map(|call| (*call, Vec::new())).collect();
    let mut only = |call, rules: Result<Vec<SeccompRule>>| -> Result<()> {
        calls.insert(call, rules?);
        Ok(())
    };
    let any = |argument, values: &[u64]| values.iter().map(|value| is(argument, *value)).collect();
    only(libc::SYS_openat, without(2, WRITES))?;
    only(libc::SYS_mmap, without(2, libc::PROT_EXEC))?;
    only(libc::SYS_mprotect, without(2, libc::PROT_EXEC))?;
    let census = if rest.census { CENSUS } else { &[] };
    let commands: Vec<u64> = BPF.iter().chain(census).map(|one| u64::from(*one)).collect();
    only(libc::SYS_bpf, any(0, &commands))?;
    only(libc::SYS_ioctl, any(1, &CONTROLS))?;
    only(
        libc::SYS_fcntl,
        any(1, &[libc::F_GETFL, libc::F_GETFD, libc::F_DUPFD_CLOEXEC].map(|c| c as u64)),
    )?;
    // Of others' limits none is set.
    only(libc::SYS_prlimit64, any(2, &[0]))?;
    only(libc::SYS_prctl, any(0, &[libc::PR_SET_NAME as u64, libc::PR_SET_VMA as u64]))?;
    let threads = SeccompCmpOp::MaskedEq(CLONE_THREAD as u64);
    only(libc::SYS_clone, Ok(vec![rule(0, threads, CLONE_THREAD as u64)?]))?;
    // An abort is a signal to ourselves.
    only(libc::SYS_tgkill, any(0, &[std::process::id().into()]))?;
    if let Some(command) = rest.command {
        only(libc::SYS_kill, any(0, &[command as u64]))?;
    }
    Ok(calls)
}

fn rule(argument: u8, operator: SeccompCmpOp, value: u64) -> Result<SeccompRule> {
    let length = SeccompCmpArgLen::Dword;
    Ok(SeccompRule::new(vec![SeccompCondition::new(argument, length, operator, value)?])?)
}

fn is(argument: u8, value: u64) -> Result<SeccompRule> {
    rule(argument, SeccompCmpOp::Eq, value & u64::from(u32::MAX))
}

fn without(argument: u8, bits: i32) -> Result<Vec<SeccompRule>> {
    Ok(vec![rule(argument, SeccompCmpOp::MaskedEq(bits as u32 as u64), 0)?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use nix::sys::wait::WaitStatus;
    use nix::sys::wait::waitpid;
    use nix::unistd::ForkResult;
    use nix::unistd::fork;

    const NOTHING: Rest = Rest { command: None, others: false, files: false, census: false };

    /// The error of a call made behind the filters, 0 for none, in a child of its own.
    fn behind(rest: Rest, call: impl Fn() -> libc::c_long) -> i32 {
        let filters = filters(rest).unwrap();
        // SAFETY: the child makes system calls and ends.
        match unsafe { fork() }.unwrap() {
            ForkResult::Parent { child } => match waitpid(child, None).unwrap() {
                WaitStatus::Exited(_, status) => status,
                other => panic!("{other:?}"),
            },
            ForkResult::Child => {
                let set = filters.iter().all(|filter| seccompiler::apply_filter(filter).is_ok());
                let made = if set { call() } else { 0 };
                let error = if made < 0 { nix::errno::Errno::last_raw() } else { 0 };
                // SAFETY: ends this process alone.
                unsafe { libc::_exit(if set { error } else { 255 }) }
            }
        }
    }

    fn open(flags: i32) -> libc::c_long {
        // SAFETY: a path with its NUL.
        unsafe { libc::syscall(libc::SYS_openat, libc::AT_FDCWD, c"/tmp".as_ptr(), flags, 0o600) }
    }

    fn bpf(command: u32) -> libc::c_long {
        // SAFETY: attributes that are all zero.
        unsafe { libc::syscall(libc::SYS_bpf, command, [0_u64; 16].as_ptr(), 128) }
    }

    fn map(protection: i32) -> libc::c_long {
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
        // SAFETY: new memory that nobody knows.
        unsafe { libc::syscall(libc::SYS_mmap, 0_usize, 4096, protection, flags, -1, 0) }
    }

    #[test]
    fn what_is_refused() {
        let none = std::ptr::null::<libc::c_char>();
        let parent = std::process::id();
        // SAFETY: each is refused before the kernel looks at what it is given.
        let calls: [(&str, &dyn Fn() -> libc::c_long); 14] = unsafe {
            [
                ("exec", &|| libc::syscall(libc::SYS_execve, c"/bin/true".as_ptr(), &none, &none)),
                ("exec at", &|| libc::syscall(libc::SYS_execveat, 0, none, none, none, 0)),
                ("socket", &|| {
                    libc::syscall(libc::SYS_socket, libc::AF_INET, libc::SOCK_STREAM, 0)
                }),
                ("connect", &|| libc::syscall(libc::SYS_connect, 0, none, 0)),
                ("fork", &|| libc::syscall(libc::SYS_clone, libc::SIGCHLD, 0, 0, 0, 0)),
                ("ptrace", &|| libc::syscall(libc::SYS_ptrace, libc::PTRACE_ATTACH, 1, 0, 0)),
                ("kill", &|| libc::syscall(libc::SYS_kill, parent, 0)),
                ("unlink", &|| {
                    libc::syscall(libc::SYS_unlinkat, libc::AT_FDCWD, c"/none".as_ptr(), 0)
                }),
                ("mount", &|| libc::syscall(libc::SYS_mount, none, none, none, 0, 0)),
                ("write", &|| open(libc::O_WRONLY)),
                ("create", &|| open(libc::O_CREAT)),
                ("unnamed file", &|| open(libc::O_TMPFILE | libc::O_RDWR)),
                ("code", &|| map(libc::PROT_READ | libc::PROT_EXEC)),
                ("a program", &|| bpf(sys::BPF_PROG_LOAD)),
            ]
        };
        for (name, call) in calls {
            assert_eq!(behind(NOTHING, call), libc::EPERM, "{name}");
        }
        assert_eq!(behind(NOTHING, || bpf(sys::BPF_MAP_GET_NEXT_ID)), libc::EPERM);
    }

    #[test]
    fn what_is_needed_is_allowed() {
        assert_eq!(behind(NOTHING, || open(libc::O_RDONLY | libc::O_DIRECTORY)), 0);
        assert_eq!(behind(NOTHING, || map(libc::PROT_READ | libc::PROT_WRITE)), 0);
        assert_ne!(behind(NOTHING, || bpf(sys::BPF_MAP_LOOKUP_ELEM)), libc::EPERM);
        // SAFETY: takes no pointers that matter.
        let clone3 = || unsafe { libc::syscall(libc::SYS_clone3, 0_usize, 0) };
        assert_eq!(behind(NOTHING, clone3), libc::ENOSYS);
        let parent = std::process::id() as i32;
        let command = Rest { command: Some(parent), ..NOTHING };
        // SAFETY: signal 0 is none.
        let signal = || unsafe { libc::syscall(libc::SYS_kill, parent, 0) };
        assert_eq!(behind(command, signal), 0);
    }
}
