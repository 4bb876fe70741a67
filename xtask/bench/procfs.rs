//! What /proc tells of a tool from outside: its descriptors, programs, maps and memory.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use nix::unistd::Pid;

const RINGBUF: u64 = 27; // BPF_MAP_TYPE_RINGBUF

/// How many descriptors that take part in tracing it holds.
pub fn probes(pid: Pid) -> usize {
    let kinds = ["bpf-prog", "bpf_link", "[perf_event]"];
    let links = descriptors(pid).filter_map(|fd| fs::read_link(fd).ok());
    links.filter(|link| is_one_of(link, &kinds)).count()
}

/// What its programs have run, since the kernel counts it: (ns, times).
pub fn run_time(pid: Pid) -> (u64, u64) {
    let infos = infos(pid, "bpf-prog");
    let total = |name| infos.iter().map(|info| field(info, name)).sum();
    (total("run_time_ns"), total("run_cnt"))
}

/// How often its programs were skipped, as they were running already.
pub fn missed(pid: Pid) -> u64 {
    infos(pid, "bpf-prog").iter().map(|info| field(info, "recursion_misses")).sum()
}

/// How often its first thread has left the processor.
pub fn switches(pid: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let kinds = ["voluntary_ctxt_switches", "nonvoluntary_ctxt_switches"];
    kinds.iter().map(|kind| field(&status, kind)).sum()
}

/// Bytes of its maps: (all, ring buffers).
pub fn maps(pid: Pid) -> (u64, u64) {
    infos(pid, "bpf-map").iter().fold((0, 0), |(all, rings), info| {
        let size = field(info, "memlock");
        let is_ring = field(info, "map_type") == RINGBUF;
        let ring = if is_ring { field(info, "max_entries") } else { 0 };
        (all + size, rings + ring)
    })
}

/// ns that its threads have been on a CPU. The scheduler counts them exactly, where the times of
/// wait4(2) are split into user and system by a look at each tick.
pub fn on_cpu(pid: Pid) -> u64 {
    let threads = fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
    let stats =
        threads.filter_map(|thread| fs::read_to_string(thread.path().join("schedstat")).ok());
    stats.filter_map(|stat| stat.split_whitespace().next()?.parse::<u64>().ok()).sum()
}

/// Bytes that were resident at most.
pub fn peak_memory(pid: Pid) -> u64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    field(&status, "VmHWM") * 1024
}

fn descriptors(pid: Pid) -> impl Iterator<Item = PathBuf> {
    let folder = fs::read_dir(format!("/proc/{pid}/fd"));
    folder.into_iter().flatten().flatten().map(|fd| fd.path())
}

fn is_one_of(link: &Path, kinds: &[&str]) -> bool {
    let name = link.as_os_str().to_str().and_then(|link| link.strip_prefix("anon_inode:"));
    name.is_some_and(|name| kinds.contains(&name))
}

fn infos(pid: Pid, kind: &str) -> Vec<String> {
    let ours =
        descriptors(pid).filter(|fd| fs::read_link(fd).is_ok_and(|link| is_one_of(&link, &[kind])));
    let info = ours.filter_map(|fd| {
        let number = fd.file_name()?.to_str()?.to_owned();
        fs::read_to_string(format!("/proc/{pid}/fdinfo/{number}")).ok()
    });
    // An object that is held twice counts once.
    let mut infos: Vec<String> = info.collect();
    infos.sort_by_key(|info| id(info));
    infos.dedup_by_key(|info| id(info));
    infos
}

fn id(info: &str) -> u64 {
    field(info, "prog_id").max(field(info, "map_id"))
}

/// The number behind `name:`; 0 if there is none.
fn field(text: &str, name: &str) -> u64 {
    let mut fields = text.lines().filter_map(|line| line.split_once(':'));
    let value = fields.find(|(key, _)| *key == name).map(|(_, value)| value);
    let number = value.and_then(|value| value.split_whitespace().next()?.parse().ok());
    number.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields() {
        let text = "prog_type:\t5\nrun_time_ns:\t17\nVmHWM:\t  12 kB\n";
        assert_eq!(field(text, "run_time_ns"), 17);
        assert_eq!(field(text, "VmHWM"), 12);
        assert_eq!(field(text, "run_cnt"), 0);
    }

    #[test]
    fn only_what_traces() {
        let kinds = ["bpf_link"];
        assert!(is_one_of(Path::new("anon_inode:bpf_link"), &kinds));
        assert!(!is_one_of(Path::new("anon_inode:bpf-map"), &kinds));
        assert!(!is_one_of(Path::new("/tmp/bpf_link"), &kinds));
    }
}
