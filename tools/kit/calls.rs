//! System calls by name and number, in each of the architecture's tables of calls.

use std::borrow::Cow;
use std::collections::BTreeMap;

use anyhow::Result;
#[cfg(target_arch = "aarch64")]
use syscalls::aarch64::Sysno as Native;
#[cfg(target_arch = "aarch64")]
use syscalls::arm::Sysno as Compat;
#[cfg(target_arch = "x86_64")]
use syscalls::x86::Sysno as Compat;
#[cfg(target_arch = "x86_64")]
use syscalls::x86_64::Sysno as Native;

use crate::doctor;

/// `enum kit_abi` of syscall.bpf.h: the names of the tables.
#[cfg(target_arch = "x86_64")]
pub const ABIS: [&str; 3] = ["x86_64", "i386", "x32"];
/// `enum kit_abi` of syscall.bpf.h: the names of the tables.
#[cfg(target_arch = "aarch64")]
pub const ABIS: [&str; 2] = ["aarch64", "arm"];

const COMPAT: u32 = 1;
const X32: u32 = 2;

/// Numbers of x32 alone, from 512 on (arch/x86/entry/syscalls/syscall_64.tbl); below
/// it has those of x86_64.
const X32_ONLY: [&str; 36] = [
    "rt_sigaction",
    "rt_sigreturn",
    "ioctl",
    "readv",
    "writev",
    "recvfrom",
    "sendmsg",
    "recvmsg",
    "execve",
    "ptrace",
    "rt_sigpending",
    "rt_sigtimedwait",
    "rt_sigqueueinfo",
    "sigaltstack",
    "timer_create",
    "mq_notify",
    "kexec_load",
    "waitid",
    "set_robust_list",
    "get_robust_list",
    "vmsplice",
    "move_pages",
    "preadv",
    "pwritev",
    "rt_tgsigqueueinfo",
    "recvmmsg",
    "sendmmsg",
    "process_vm_readv",
    "process_vm_writev",
    "setsockopt",
    "getsockopt",
    "io_setup",
    "io_submit",
    "execveat",
    "preadv2",
    "pwritev2",
];

/// The name of a call; `syscall-NUMBER` where it has none.
pub fn name(abi: u32, number: u32) -> Cow<'static, str> {
    known(abi, number).map_or_else(|| format!("syscall-{number}").into(), Cow::Borrowed)
}

fn known(abi: u32, number: u32) -> Option<&'static str> {
    let at = number as usize;
    match abi {
        COMPAT => Compat::new(at).map(|call| call.name()),
        X32 if at >= 512 => X32_ONLY.get(at - 512).copied(),
        _ => Native::new(at).map(|call| call.name()),
    }
}

/// Those that return in the child as well, with 0.
pub const FORKS: [&str; 4] = ["fork", "vfork", "clone", "clone3"];

/// Tables and numbers of a call, by its name or as `syscall-NUMBER`.
pub fn numbers(name: &str) -> Option<Vec<(u32, u32)>> {
    if let Some(number) = name.strip_prefix("syscall-") {
        let number = number.parse().ok()?;
        return Some((0..ABIS.len() as u32).map(|abi| (abi, number)).collect());
    }
    all().remove(name)
}

/// `--list`: each call with its numbers, a line each.
///
/// # Errors
/// If it cannot be written.
pub fn list() -> Result<u8> {
    let place = |(abi, number): &(u32, u32)| format!(" {} {number}", ABIS[*abi as usize]);
    let line = |(name, places): (&str, Vec<(u32, u32)>)| {
        format!("{name:<28}{}\n", places.iter().map(place).collect::<Vec<_>>().join(","))
    };
    doctor::print(&all().into_iter().map(line).collect::<String>())?;
    Ok(0)
}

/// Each name with its table and number, by name.
pub fn all() -> BTreeMap<&'static str, Vec<(u32, u32)>> {
    let mut all: BTreeMap<&'static str, Vec<(u32, u32)>> = BTreeMap::new();
    for abi in 0..ABIS.len() as u32 {
        for number in 0..1024 {
            if let Some(name) = known(abi, number) {
                all.entry(name).or_default().push((abi, number));
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_table() {
        #[cfg(target_arch = "x86_64")]
        let some = [
            (0, 0, "read"),
            (1, 0, "restart_syscall"),
            (1, 3, "read"),
            (0, 257, "openat"),
            (1, 295, "openat"),
            (2, 0, "read"),
            (2, 512, "rt_sigaction"),
            (2, 520, "execve"),
            (2, 547, "pwritev2"),
            (0, 435, "clone3"),
        ];
        #[cfg(target_arch = "aarch64")]
        let some = [(0, 63, "read"), (1, 3, "read"), (0, 435, "clone3")];
        for (abi, number, expected) in some {
            assert_eq!(name(abi, number), expected, "{abi} {number}");
        }
        assert_eq!(name(0, 1000), "syscall-1000");
    }

    #[test]
    fn all_knows_every_number_of_a_name() {
        let all = all();
        assert!(all.len() > 400);
        for (name, places) in &all {
            for (abi, number) in places {
                assert_eq!(known(*abi, *number), Some(*name));
            }
        }
        assert_eq!(all["openat2"].len(), ABIS.len());
    }
}
