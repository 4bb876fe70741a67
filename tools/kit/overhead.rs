//! What a run costs: its own processor time, and its programs' where the kernel
//! counts it; and the limit of `--max-overhead`.

use std::os::fd::AsRawFd as _;
use std::os::fd::BorrowedFd;
use std::os::fd::FromRawFd as _;
use std::os::fd::OwnedFd;
use std::time::Duration;
use std::time::Instant;

use anyhow::Result;
use nix::sys::resource::UsageWho;
use nix::sys::resource::getrusage;
use nix::sys::time::TimeVal;
use serde_json::Value;
use serde_json::json;

use crate::cpus;
use crate::exit::Exit;
use crate::exit::Failure;
use crate::session::Session;

/// How often the cost is held against its limit.
const CHECK: Duration = Duration::from_millis(500);

/// The kernel's counters of one program.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counters {
    /// Time in it, ns; counted only while statistics are on.
    pub run_ns: u64,
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
        misses: (size as usize >= end).then_some(info.recursion_misses),
    })
}

/// Holds the kernel's statistics on, and the cost to its limit.
#[derive(Debug)]
pub struct Meter {
    _statistics: OwnedFd,
    limit: f64,
    cpus: f64,
    since: Instant,
    spent: u64,
}

impl Meter {
    /// `limit` is in percent of the whole machine. The statistics cost every
    /// BPF program of the host some 50 ns a run; they end with the descriptor.
    ///
    /// # Errors
    /// Status 77 without CAP_SYS_ADMIN; if /sys does not tell how many processors there are.
    pub fn start(limit: f64) -> Result<Self> {
        // SAFETY: takes no pointers; the result is checked before it is owned.
        let fd = unsafe { libbpf_sys::bpf_enable_stats(libbpf_sys::BPF_STATS_RUN_TIME) };
        if fd < 0 {
            let why = "--max-overhead: the kernel does not tell what the programs cost; this takes CAP_SYS_ADMIN and 5.8";
            return Err(Failure::new(Exit::NotPermitted, why).into());
        }
        // SAFETY: the kernel has just given us this descriptor.
        let statistics = unsafe { OwnedFd::from_raw_fd(fd) };
        let spent = own_ns();
        // Not those that this process may use: its programs run on all.
        let cpus = cpus::online()?.len() as f64;
        Ok(Self { _statistics: statistics, limit, cpus, since: Instant::now(), spent })
    }

    /// When to look again.
    pub fn due(&self) -> Instant {
        self.since + CHECK
    }

    /// The cost since the last look, in percent of the machine, if it is above
    /// the limit.
    pub fn exceeded(&mut self, session: &Session) -> Option<f64> {
        let spent = own_ns() + session.run_ns();
        let elapsed = self.since.elapsed().as_nanos() as f64;
        let percent = spent.saturating_sub(self.spent) as f64 * 100.0 / elapsed / self.cpus;
        (self.since, self.spent) = (Instant::now(), spent);
        (percent > self.limit).then_some(percent)
    }
}

/// Our own processor time, ns.
fn own_ns() -> u64 {
    getrusage(UsageWho::RUSAGE_SELF)
        .map_or(0, |usage| nanos(usage.user_time()) + nanos(usage.system_time()))
}

fn nanos(time: TimeVal) -> u64 {
    time.tv_sec() as u64 * 1_000_000_000 + time.tv_usec() as u64 * 1000
}

/// The `cost` of the JSON end record. The programs' time is null unless it was
/// counted.
pub fn cost(session: &Session, meter: Option<&Meter>) -> Value {
    let Ok(usage) = getrusage(UsageWho::RUSAGE_SELF) else { return Value::Null };
    json!({
        "user_cpu_ns": nanos(usage.user_time()),
        "system_cpu_ns": nanos(usage.system_time()),
        "max_rss_bytes": peak_memory(),
        "bpf_ns": meter.map(|_| session.run_ns()),
    })
}

/// The most memory that was resident. (Not `ru_maxrss`: an exec carries over what
/// the process had before it, which was its parent's; exec_mmap in fs/exec.c.)
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()? * 1024)
}

/// A share of the machine as it is typed: more than 0, at most 100.
///
/// # Errors
/// A sentence for the person who typed it.
pub fn percent(text: &str) -> Result<f64, String> {
    match text.trim_end_matches('%').parse() {
        Ok(share) if share > 0.0 && share <= 100.0 => Ok(share),
        _ => Err("must be a number above 0 and up to 100, in percent of the machine".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn percents() {
        assert_eq!(percent("1.5%"), Ok(1.5));
        for bad in ["0", "-1", "101", "x", "", "NaN", "inf"] {
            assert!(percent(bad).is_err(), "{bad}");
        }
    }
}
