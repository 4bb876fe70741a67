//! What a tool takes of the machine's memory.

use nix::unistd::Pid;

use super::numbers::Numbers;
use super::procfs;
use super::procfs::Buffers;
use super::subject::Side;

/// Rows that figures are read from.
pub const RESIDENT: &str = "resident, buffers aside";
pub const MAPS: &str = "maps and buffers";

/// Bytes of it.
pub struct Memory {
    peak: u64,
    buffers: Buffers,
    maps: u64,
    rings: u64,
}

impl Memory {
    /// While it runs.
    pub fn of(pid: Pid) -> Self {
        let (maps, rings) = procfs::maps(pid);
        Self { peak: procfs::peak_memory(pid), buffers: procfs::buffers(pid), maps, rings }
    }

    /// A buffer is a ring buffer, which is a map, or the pages of perf events, which are not:
    /// like is compared with like.
    pub fn add(&self, numbers: &mut Numbers, side: Side) {
        let mut add = |name, bytes: u64| numbers.add(name, "KiB", side, bytes as f64 / 1024.0);
        add("peak memory", self.peak);
        add(RESIDENT, self.peak.saturating_sub(self.buffers.resident));
        add(MAPS, self.maps + self.buffers.perf);
        add("maps, buffers aside", self.maps.saturating_sub(self.rings));
        add("buffers", self.rings + self.buffers.perf);
    }
}
