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

/// Its programs, each by what it is made of, which is the same in each run.
pub fn programs(pid: Pid) -> Vec<String> {
    let infos = infos(pid, "bpf-prog");
    let tags = infos.iter().filter_map(|info| {
        let tag = info.lines().find(|line| line.starts_with("prog_tag:"));
        tag.map(str::to_owned)
    });
    let mut tags: Vec<String> = tags.collect();
    tags.sort();
    tags
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
        (all + size, rings + if is_ring { size } else { 0 })
    })
}

/// What it shares with the kernel to be told of events.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Buffers {
    /// Bytes that are resident, of all kinds of buffers. Pages that are mapped twice count
    /// twice, as they do in the process's own sum.
    pub resident: u64,
    /// Bytes of the buffers of perf events, which no map accounts for.
    pub perf: u64,
}

/// Its buffers, as they are mapped now.
pub fn buffers(pid: Pid) -> Buffers {
    mapped(&fs::read_to_string(format!("/proc/{pid}/smaps")).unwrap_or_default())
}

fn mapped(smaps: &str) -> Buffers {
    let mut buffers = Buffers::default();
    let mut file = "";
    for line in smaps.lines() {
        let mut words = line.split_whitespace();
        match words.next() {
            Some("Size:" | "Rss:") => {
                let kib = words.next().and_then(|kib| kib.parse().ok()).unwrap_or(0);
                let perf = file == "anon_inode:[perf_event]";
                if perf && line.starts_with("Size:") {
                    buffers.perf += kib * 1024;
                }
                if (perf || file == "anon_inode:bpf-map") && line.starts_with("Rss:") {
                    buffers.resident += kib * 1024;
                }
            }
            Some(word) if !word.ends_with(':') => file = words.nth(4).unwrap_or_default(),
            _ => {}
        }
    }
    buffers
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
    fn buffers_are_told_from_files() {
        let smaps = "\
7f1-7f2 rw-s 00000000 00:0f 1033 anon_inode:[perf_event]\nSize: 260 kB\nRss: 8 kB\nPss: 8 kB
7f3-7f4 rw-s 00000000 00:0f 1033 anon_inode:bpf-map\nSize: 4096 kB\nRss: 4096 kB
7f5-7f6 r--p 00000000 00:0f 1033 /lib/libc.so\nSize: 900 kB\nRss: 700 kB
7f7-7f8 rw-p 00000000 00:00 0\nSize: 12 kB\nRss: 12 kB\nVmFlags: rd wr\n";
        let (resident, perf) = (4104 * 1024, 260 * 1024);
        assert_eq!(mapped(smaps), Buffers { resident, perf });
    }

    #[test]
    fn only_what_traces() {
        let kinds = ["bpf_link"];
        assert!(is_one_of(Path::new("anon_inode:bpf_link"), &kinds));
        assert!(!is_one_of(Path::new("anon_inode:bpf-map"), &kinds));
        assert!(!is_one_of(Path::new("/tmp/bpf_link"), &kinds));
    }
}
