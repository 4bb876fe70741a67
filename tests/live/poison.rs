//! No stale memory in a record: the whole ring buffer is filled with a pattern, by a program of
//! our own that reserves and discards, before the tool has anything to tell. Where a byte of its
//! records is the pattern in all of them, and is the other pattern in another run, nobody wrote it.
//! What a program leaves unwritten of its own stack is not shown by this.

use std::num::NonZero;
use std::os::fd::AsFd;
use std::os::fd::AsRawFd;
use std::os::fd::FromRawFd as _;
use std::os::fd::OwnedFd;

use kit::record::Head;
use libbpf_rs::MapCore as _;
use libbpf_rs::MapFlags;
use libbpf_rs::MapHandle;
use libbpf_rs::MapType;
use libbpf_rs::libbpf_sys as sys;
use nix::sys::mman::MapFlags as Mmap;
use nix::sys::mman::ProtFlags;
use nix::sys::mman::mmap;
use tests::Folder;
use tests::Run;
use tests::Tool;
use tests::Work;
use tests::Working;
use tests::eventually;
use tests::live;
use tests::net::own_network;

use crate::maps::map;

const PATTERNS: [u8; 2] = [0xa5, 0x5a];
const BUFFER: &[&str] = &["--buffer=256K"];
const PAGE: usize = 4096;

/// A record of ours, with what the kernel puts before it.
const CHUNK: usize = 4096;
const HEADER: usize = 8;
const BUSY: u32 = 1 << 31;
const DISCARDED: u32 = 1 << 30;

/// An instruction: operation, registers, offset, number.
fn code(op: u8, to: u8, from: u8, offset: i16, number: i32) -> u64 {
    let registers = u64::from(to) | u64::from(from) << 4;
    let [offset, number] = [u64::from(offset as u16), u64::from(number as u32)];
    u64::from(op) | registers << 8 | offset << 16 | number << 32
}

/// Reserves a chunk of the ring, fills it with the pattern and throws it away; 1 if there is
/// no room.
fn program(ring: &MapHandle, pattern: u8) -> OwnedFd {
    let word = i32::from_ne_bytes([pattern; 4]);
    let (pseudo_map, force_wakeup, reserve, discard) = (1, 2, 131, 133);
    let mut body = vec![
        code(0x18, 1, pseudo_map, 0, ring.as_fd().as_raw_fd()), // the map
        0,
        code(0xb7, 2, 0, 0, (CHUNK - HEADER) as i32),
        code(0xb7, 3, 0, 0, 0),
        code(0x85, 0, 0, 0, reserve),
        code(0x55, 0, 0, 2, 0), // two further, unless it is NULL
        code(0xb7, 0, 0, 0, 1),
        code(0x95, 0, 0, 0, 0),
        code(0xbf, 1, 0, 0, 0),
        code(0x18, 3, 0, 0, word),
        u64::from(word as u32) << 32,
    ];
    body.extend((0..CHUNK - HEADER).step_by(8).map(|at| code(0x7b, 1, 3, at as i16, 0)));
    body.extend([
        code(0xb7, 2, 0, 0, force_wakeup),
        code(0x85, 0, 0, 0, discard),
        code(0xb7, 0, 0, 0, 0),
        code(0x95, 0, 0, 0, 0),
    ]);
    // SAFETY: the instructions, the name and the licence live through the call.
    let fd = unsafe {
        sys::bpf_prog_load(
            sys::BPF_PROG_TYPE_SCHED_CLS,
            c"poison".as_ptr(),
            c"GPL".as_ptr(),
            body.as_ptr().cast(),
            body.len() as u64,
            std::ptr::null_mut(),
        )
    };
    assert!(fd >= 0, "our own program: {}", std::io::Error::last_os_error());
    // SAFETY: nobody else has it.
    unsafe { OwnedFd::from_raw_fd(fd) }
}

/// Whether it found room.
fn once(program: &OwnedFd) -> bool {
    let packet = [0_u8; 64];
    let mut options = sys::bpf_test_run_opts {
        sz: size_of::<sys::bpf_test_run_opts>() as _,
        data_in: packet.as_ptr().cast(),
        data_size_in: packet.len() as u32,
        repeat: 1,
        ..Default::default()
    };
    // SAFETY: the packet lives through the call.
    let error = unsafe { sys::bpf_prog_test_run_opts(program.as_raw_fd(), &raw mut options) };
    assert_eq!(error, 0, "our own program runs");
    options.retval == 0
}

/// The ring as the tool maps it, to be read only: how far it is written, and its bytes.
struct Ring(std::ptr::NonNull<u8>, usize);

impl Ring {
    fn new(ring: &MapHandle) -> Self {
        let size = ring.max_entries() as usize;
        let length = NonZero::new(PAGE + size).expect("not zero");
        let offset = PAGE as i64;
        // SAFETY: a new mapping of a file that the kernel does not take away.
        let start = unsafe {
            mmap(None, length, ProtFlags::PROT_READ, Mmap::MAP_SHARED, ring.as_fd(), offset)
        };
        Self(start.expect("a mapping").cast(), size)
    }

    fn written(&self) -> usize {
        // SAFETY: the first page begins with it.
        unsafe { self.0.cast::<usize>().read_volatile() }
    }

    fn bytes(&self) -> Vec<u8> {
        // SAFETY: they lie behind the first page, and nobody writes while we copy: the
        // workload has ended, or not begun.
        unsafe { std::slice::from_raw_parts(self.0.add(PAGE).as_ptr(), self.1) }.to_vec()
    }
}

impl Drop for Ring {
    fn drop(&mut self) {
        // SAFETY: what was mapped by `new`.
        unsafe { nix::sys::mman::munmap(self.0.cast(), PAGE + self.1) }.expect("our own mapping");
    }
}

/// What of one record was looked at: for each byte that a reader takes for the record's, whether
/// it is the pattern; `None` where there was none before.
type Looked = Vec<Option<bool>>;

/// The records between two places.
fn records(before: &[u8], after: &[u8], from: usize, to: usize, pattern: u8) -> Vec<Looked> {
    let size = after.len();
    let byte = |at: usize| after[at % size];
    let word = |at: usize| u32::from_ne_bytes(std::array::from_fn(|i| byte(at + i)));
    let (mut found, mut at) = (Vec::new(), from);
    while at < to {
        let length = word(at);
        assert_eq!(length & BUSY, 0, "a record that nobody finished");
        let bytes = (length & !DISCARDED) as usize;
        let start = at + HEADER;
        at = start + bytes.next_multiple_of(8);
        if length & DISCARDED != 0 {
            continue;
        }
        let place = start + std::mem::offset_of!(Head, size);
        let header = u16::from_ne_bytes([byte(place), byte(place + 1)]);
        let tail = word(start + std::mem::offset_of!(Head, tail));
        let whole = usize::from(header) + tail as usize;
        assert!(whole <= bytes, "a record of {whole} bytes in {bytes}");
        let look = |at: usize| {
            let at = at % size;
            (before[at] == pattern).then_some(after[at] == pattern)
        };
        found.push((start..start + whole).map(look).collect());
    }
    found
}

/// At which bytes of all of these records the pattern is.
fn stale(records: &[Looked]) -> Vec<usize> {
    let longest = records.iter().map(Vec::len).max().unwrap_or(0);
    let all = |at: &usize| {
        let mut looked = records.iter().filter_map(|record| *record.get(*at)?).peekable();
        looked.peek().is_some() && looked.all(|same| same)
    };
    (0..longest).filter(all).collect()
}

/// What tools keep for each processor to put records together: filled with the pattern, too. Of a
/// map's name the kernel keeps fifteen letters.
fn scratch(pid: i32, name: &str, pattern: u8) {
    let map = map(pid, |map| map == name);
    assert_eq!(map.map_type(), MapType::PercpuArray);
    let processors = libbpf_rs::num_possible_cpus().expect("processors");
    let size = (map.value_size() as usize).next_multiple_of(8);
    map.update_percpu(&[0; 4], &vec![vec![pattern; size]; processors], MapFlags::ANY)
        .expect("filled");
}

/// A tool, and what feeds it.
struct Case<'a> {
    tool: &'a str,
    args: &'a [&'a str],
    buffers: Option<&'a str>,
    work: &'a dyn Fn() -> (Working, Vec<String>),
    least: usize,
}

/// Poisons, feeds, looks; the records, and what the tool left.
fn fed(case: &Case, pattern: u8) -> (Vec<Looked>, Run) {
    let (mut work, whom) = (case.work)();
    let tool = Tool::new(case.tool).args(["-j"]).args(case.args).args(whom).start();
    assert!(tool.attached, "{}", tool.wait());
    let ring = map(tool.pid(), |name| name == "kit_events");
    if let Some(name) = case.buffers {
        scratch(tool.pid(), name, pattern);
    }
    let (program, view) = (program(&ring, pattern), Ring::new(&ring));
    let size = view.1;
    for _ in 0..2 * size / CHUNK {
        eventually("the tool makes room", || once(&program));
    }
    let (before, from) = (view.bytes(), view.written());
    let poisoned = before.iter().filter(|byte| **byte == pattern).count();
    assert!(poisoned >= size / CHUNK * (CHUNK - HEADER), "{poisoned} bytes are poisoned");
    work.go();
    eventually("all is told", || {
        let now = view.written();
        std::thread::sleep(std::time::Duration::from_millis(150));
        now > from && now == view.written()
    });
    let (after, to) = (view.bytes(), view.written());
    let run = tool.stop();
    assert!(to - from < size, "{} bytes are more than the ring", to - from);
    let records = records(&before, &after, from, to, pattern);
    assert!(records.len() >= case.least, "{} records of {}\n{run}", records.len(), case.least);
    (records, run)
}

fn assert_clean(case: &Case) {
    let [first, second] = PATTERNS.map(|pattern| {
        let (records, run) = fed(case, pattern);
        run.assert_status(0);
        let looked = records.iter().flatten().flatten().count();
        let all: usize = records.iter().map(Vec::len).sum();
        assert!(looked * 10 > all * 9, "{looked} of {all} bytes were poisoned before");
        println!("{}: {} records, {looked} bytes of {all}", case.tool, records.len());
        stale(&records)
    });
    let both: Vec<_> = first.iter().filter(|at| second.contains(at)).collect();
    assert!(both.is_empty(), "{}: nobody wrote the bytes {both:?} of its records", case.tool);
}

/// Of a process.
fn own(words: &[&str]) -> (Working, Vec<String>) {
    let work = Work::new(words).start();
    let whom = vec!["-p".into(), work.id()];
    (work, whom)
}

/// Of a network.
fn network(words: &[&str]) -> (Working, Vec<String>) {
    let work = Work::new(words).prepare(own_network).start();
    let link = std::fs::read_link(format!("/proc/{}/ns/net", work.pid())).expect("its network");
    let netns = link.to_string_lossy().trim_matches(|c: char| !c.is_ascii_digit()).to_owned();
    (work, vec!["--netns".into(), netns])
}

macro_rules! poisoned {
    ($($name:ident: $tool:literal $args:expr, $buffers:expr, $least:literal, $work:expr;)*) => {$(
        #[test]
        fn $name() {
            live(|| {
                let (args, buffers, least) = (&$args[..], $buffers, $least);
                assert_clean(&Case { tool: $tool, args, buffers, work: &$work, least });
            });
        }
    )*};
}

poisoned! {
    opensnoop: "opensnoop" BUFFER, None, 17, || own(&["openat", "17", "/nonexistent"]);
    opensnoop_of_long_paths: "opensnoop" BUFFER, None, 13, || {
        own(&["openat", "13", &format!("/{}", "long/".repeat(99))])
    };
    opensnoop_of_unreadable_paths: "opensnoop" BUFFER, None, 13, || {
        own(&["openat", "13", "/", ",", "openat", "7", ""])
    };
    execsnoop: "execsnoop" ["-f", "--buffer=256K"], None, 13, || {
        own(&["forks", "13", "execve", "1", "/bin/true", "true", "a b", ""])
    };
    execsnoop_of_long_arguments: "execsnoop" ["-f", "--buffer=256K"], None, 7, || {
        own(&["forks", "7", "execve", "1", "/bin/true", "true", &"word ".repeat(300)])
    };
    execsnoop_of_failures: "execsnoop" ["-f", "--buffer=256K"], None, 7, || {
        own(&["forks", "7", "execve", "1", "/nonexistent", "a", "b"])
    };
    exitsnoop: "exitsnoop" ["-f", "--buffer=256K"], None, 13, || own(&["forks", "13", "exit", "5"]);
    tcplife: "tcplife" BUFFER, None, 34, || {
        network(&["tcp", "17", "127.0.0.1", "443", "1009", "30011"])
    };
    tcpdrop: "tcpdrop" BUFFER, None, 17, || network(&["tcp-refused", "17", "127.0.0.1", "9"]);
    tcpdrop_with_stacks: "tcpdrop" ["-K", "--buffer=256K"], None, 17, || {
        network(&["tcp-refused", "17", "127.0.0.1", "9"])
    };
    gethostlatency: "gethostlatency" BUFFER, None, 17, || {
        own(&["getaddrinfo", "17", "192.0.2.17", "-", "4"])
    };
    profile: "profile" ["-F", "997"], Some("kit_stack_buffe"), 1, || own(&["burn", "400"]);
    offcputime: "offcputime" [], Some("kit_stack_buffe"), 1, || own(&["naps", "17", "2"]);
}

#[test]
fn fsslower() {
    live(|| {
        let folder = Folder::new();
        let a = folder.file("a");
        let work = || own(&["file", "preadv2", "17", &a, "100", "0"]);
        let case = Case {
            tool: "fsslower",
            args: &["0", "--buffer=256K"],
            buffers: None,
            work: &work,
            least: 17,
        };
        assert_clean(&case);
    });
}

#[test]
fn biosnoop() {
    live(|| {
        let Some(disk) = crate::slow::disk() else { return };
        let device = disk.device();
        let work = || own(&["read", &device, "17", "4096", "0"]);
        let args = ["--disk", &disk.name, "--buffer=256K"];
        assert_clean(&Case {
            tool: "biosnoop",
            args: &args,
            buffers: None,
            work: &work,
            least: 17,
        });
    });
}
