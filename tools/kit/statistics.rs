//! What the kernel counts of BPF programs and maps, for whoever may know.

use std::fs;
use std::io;
use std::os::fd::AsRawFd as _;
use std::os::fd::BorrowedFd;
use std::os::fd::FromRawFd as _;
use std::os::fd::OwnedFd;
use std::os::fd::RawFd;

/// The kernel's counters of one program.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Counters {
    /// Time in it, ns; counted only while statistics are on.
    pub run_ns: u64,
    /// How often it ran; likewise.
    pub runs: u64,
    /// Times that it was skipped, because it ran on that CPU already; `None`
    /// before 5.12 (commit 9ed9e9ba2337 "bpf: Count the number of times recursion
    /// was prevented").
    pub misses: Option<u64>,
}

/// Reads them. `None` if the kernel refuses.
pub fn counters(program: BorrowedFd) -> Option<Counters> {
    let mut info = libbpf_sys::bpf_prog_info::default();
    let mut size = size_of::<libbpf_sys::bpf_prog_info>() as u32;
    // SAFETY: the kernel writes at most `size` bytes of `info`, and how many it knows.
    let failed = unsafe {
        libbpf_sys::bpf_obj_get_info_by_fd(
            program.as_raw_fd(),
            (&raw mut info).cast(),
            &raw mut size,
        )
    };
    let end = std::mem::offset_of!(libbpf_sys::bpf_prog_info, recursion_misses) + size_of::<u64>();
    (failed == 0).then(|| Counters {
        run_ns: info.run_time_ns,
        runs: info.run_cnt,
        misses: (size as usize >= end).then_some(info.recursion_misses),
    })
}

/// What has the kernel count run time and runs of all BPF programs.
#[derive(Debug)]
pub enum Statistics {
    /// We do.
    Held(OwnedFd),
    /// `kernel.bpf_stats_enabled`, which may change while we run.
    Configured,
    /// Nobody, for this reason: what is counted is not known.
    Off(String),
}

impl Statistics {
    /// Has them counted until this is dropped (d46edd671a14 "bpf: Sharing bpf runtime stats
    /// with BPF_ENABLE_STATS", 5.8; it takes CAP_SYS_ADMIN). Each run of any program of the
    /// host takes two looks at the clock longer meanwhile.
    pub fn hold() -> Self {
        // SAFETY: takes no pointers; the result is checked before it is owned.
        let held = unsafe {
            match libbpf_sys::bpf_enable_stats(libbpf_sys::BPF_STATS_RUN_TIME) {
                fd if fd >= 0 => return Self::Held(OwnedFd::from_raw_fd(fd)),
                error => io::Error::from_raw_os_error(-error),
            }
        };
        match fs::read_to_string("/proc/sys/kernel/bpf_stats_enabled") {
            Ok(text) if text.trim() == "1" => Self::Configured,
            _ => Self::Off(held.to_string()),
        }
    }

    /// Whether programs are counted.
    pub fn are_on(&self) -> bool {
        !matches!(self, Self::Off(_))
    }
}

/// The memory of the map or program that this descriptor of ours leads to, bytes, as the kernel
/// charges it: from 6.4 on what is in use, before that what it may come to (90a5527d7686 "bpf:
/// add new map ops ->map_mem_usage"). `None` where /proc does not tell.
pub fn memory(fd: RawFd) -> Option<u64> {
    told(&fs::read_to_string(format!("/proc/self/fdinfo/{fd}")).ok()?)
}

/// Between 5.11 and 6.4 a ring buffer was told as nothing: the number was the product of
/// entries and size of values, and it has no values.
fn told(info: &str) -> Option<u64> {
    let number = |name: &str| -> Option<u64> {
        let line = info.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        line.trim().parse().ok()
    };
    let is_ring = number("map_type") == Some(libbpf_sys::BPF_MAP_TYPE_RINGBUF.into());
    let data = number("max_entries").filter(|_| is_ring).unwrap_or(0);
    number("memlock").map(|memory| memory.max(data))
}

/// The most memory of ours that was resident, bytes. (Not `ru_maxrss`: an exec carries over
/// what the process had before it, which was its parent's; exec_mmap in fs/exec.c.)
pub fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()? * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_buffer_is_no_less_than_its_data() {
        let info = |kind: u32, memory: u64| {
            format!("pos:\t0\nmap_type:\t{kind}\nmax_entries:\t4194304\nmemlock:\t{memory}\n")
        };
        assert_eq!(told(&info(27, 0)), Some(4_194_304));
        assert_eq!(told(&info(27, 4_270_000)), Some(4_270_000));
        assert_eq!(told(&info(1, 24_576)), Some(24_576));
        assert_eq!(told("prog_type:\t5\nmemlock:\t4096\n"), Some(4096));
        assert_eq!(told("pos:\t0\n"), None);
    }
}
