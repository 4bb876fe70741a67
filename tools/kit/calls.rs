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
use crate::exit::usage;
use crate::value;

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

/// In place of a number that is gone when the call returns: it was one of these.
pub const GONE: u32 = u32::MAX;
const SIGRETURN: &str = "(sigreturn)";

/// What programs look up of a call: it is one of those asked for.
const WANTED: u8 = 1;
/// It returns in the child as well, with 0.
const FORKS: u8 = 2;

/// The name of a call; `syscall-NUMBER` where it has none.
pub fn name(abi: u32, number: u32) -> Cow<'static, str> {
    if number == GONE {
        return SIGRETURN.into();
    }
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

/// Writes into the tables what there is to know of each call, and which ones are asked
/// for; whether any are, and whether those are whose number is gone when they return.
///
/// # Errors
/// Status 2 for a name that is none.
pub fn choose<const N: usize>(
    option: &str,
    names: &[String],
    kinds: &mut [[u8; N]],
) -> Result<(u32, u32)> {
    let all = all();
    let mut gone = false;
    let mut mark = |option: &str, name: &str, bit: u8| {
        let mut places = all.get(name).cloned().unwrap_or_default();
        if let Some(Ok(number)) = name.strip_prefix("syscall-").map(str::parse) {
            places.extend((0..ABIS.len() as u32).map(|abi| (abi, number)));
        }
        if places.is_empty() && name != SIGRETURN {
            return Err(usage(format!("{option} {name}: no such system call; -l lists them")));
        }
        for (abi, number) in places {
            let place =
                kinds.get_mut(abi as usize).and_then(|kinds| kinds.get_mut(number as usize));
            *place.ok_or_else(|| usage(format!("{option} {name}: numbers end at {}", N - 1)))? |=
                bit;
        }
        Ok(())
    };
    ["fork", "vfork", "clone", "clone3"]
        .iter()
        .filter(|name| all.contains_key(*name))
        .try_for_each(|name| mark("", name, FORKS))?;
    for name in names {
        mark(option, name, WANTED)?;
        gone |= [SIGRETURN, "sigreturn", "rt_sigreturn"].contains(&name.as_str());
    }
    Ok((u32::from(!names.is_empty()), gone.into()))
}

/// Sets a bit for each error that is asked for, by name or number; whether any is.
///
/// # Errors
/// Status 2 for what is none.
pub fn errors(option: &str, names: &[String], bits: &mut [u64]) -> Result<u32> {
    for name in names {
        let number = value::errno_number(name).ok_or_else(|| {
            usage(format!("{option} {name}: no such error; they are named as in errno(3): ENOENT"))
        })?;
        if let Some(word) = bits.get_mut(number as usize / 64) {
            *word |= 1 << (number % 64);
        }
    }
    Ok(u32::from(!names.is_empty()))
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
    fn those_asked_for_are_marked_in_each_table() {
        let mut kinds = [[0; 1024]; ABIS.len()];
        let names = ["read", "syscall-1000", "rt_sigreturn"].map(str::to_owned);
        assert_eq!(choose("", &names, &mut kinds).unwrap(), (1, 1));
        for (abi, number) in &all()["read"] {
            assert_eq!(kinds[*abi as usize][*number as usize], WANTED);
        }
        assert!(kinds.iter().all(|kinds| kinds[1000] == WANTED));
        for name in ["clone", "clone3"] {
            for (abi, number) in &all()[name] {
                assert_eq!(kinds[*abi as usize][*number as usize], FORKS);
            }
        }
        assert_eq!(choose("", &[], &mut kinds).unwrap(), (0, 0));
        for bad in ["reed", "syscall-1024", "syscall-x", ""] {
            assert!(choose("", &[bad.to_owned()], &mut kinds).is_err(), "{bad}");
        }
    }

    #[test]
    fn errors_are_bits() {
        let mut bits = [0; 64];
        assert_eq!(errors("", &["EPERM".into(), "4095".into()], &mut bits).unwrap(), 1);
        assert_eq!((bits[0], bits[63]), (2, 1 << 63));
        assert!(errors("", &["ENOENTRY".into()], &mut bits).is_err());
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
