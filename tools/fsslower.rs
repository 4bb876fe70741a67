//! fsslower: each operation on a file that took long, on any file system.

use std::time::Duration;

use bpf::fsslower::types::fsslower_event;
use bpf::fsslower::types::rodata;
use kit::args::Bounds;
use kit::column::Unit;
use kit::disks;
use kit::prelude::*;
use kit::units;

/// Trace slow operations on files: read, write, open, fsync, readdir; on any file system
#[derive(Args)]
pub struct Options {
    /// Only what takes at least this long (10ms, 250us; milliseconds without a unit; 0 = all).
    /// Without it 10ms, or 0 with --max
    #[arg(value_name = "MIN", value_parser = units::milliseconds, conflicts_with = "min")]
    pub slower: Option<Duration>,
    /// Only file systems of these types (ext4, nfs4, overlay)
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub fs: Vec<String>,
    /// Only operations that failed
    #[arg(short = 'x', long)]
    pub failed: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub bounds: Bounds,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub kit: Snoop,
}

/// Its columns.
pub const COLUMNS: &[Column<fsslower_event>] = &[
    column::time(),
    column::uid(),
    column::pid(),
    column::tid(),
    column::comm(),
    Column::<fsslower_event>::new("OP", 7, |r| OPS.get(r.event.call as usize).copied().unwrap_or("?").into()).about("read, write, open, fsync, readdir"),
    Column::<fsslower_event>::new("BYTES", 7, |r| bytes(r.event)).right().about("read or written"),
    Column::<fsslower_event>::new("OFF", 8, |r| Value::from((r.event.offset >= 0).then_some(Value::Bytes(r.event.offset as u64))))
        .unit(Unit::Kibibytes)
        .json("offset_bytes")
        .about("where in the file that began"),
    Column::<fsslower_event>::new("LAT", 9, |r| Value::Nanos(r.event.latency)).unit(Unit::Time).about("from the beginning to the end of the operation"),
    Column::<fsslower_event>::new("ERR", 7, |r| Value::Errno(r.event.result.min(0) as i32)).about("0, or the name of the error"),
    Column::<fsslower_event>::new("FS", 7, |r| Value::from((r.event.fs[0] != 0).then_some(&r.event.fs))).about("type of the file system; empty if nothing was opened"),
    Column::<fsslower_event>::new("INODE", 10, |r| known(r.event, r.event.inode.into())).extra().about("number of the file in its file system"),
    Column::<fsslower_event>::new("DEV", 7, |r| known(r.event, Value::Word(disks::numbers(r.event.dev).into()))).extra().about("number of the file system"),
    column::host_pid(),
    Column::<fsslower_event>::new("FILE", 0, |r| r.text().into()).about("name of the file in its directory; of an open that failed the path as it was asked for"),
];

/// What is slow if nothing else is said.
const SLOW: Duration = Duration::from_millis(10);

/// `enum kit_file_call` of file_calls.bpf.h.
const OPS: [&str; 6] = ["?", "read", "write", "open", "fsync", "readdir"];

/// Programs around functions that all file systems share: those that open, whose name has
/// changed, and the others.
macro_rules! around {
    ($($name:literal)*; $($open:literal)*) => {
        const AROUND: &[&str] = &[$(concat!("fentry_", $name), concat!("fexit_", $name)),*];
        const OPENS: &[&[&str]] = &[&[$(concat!("fentry_", $open)),*], &[$(concat!("fexit_", $open)),*]];
    };
}

around! {
    "vfs_read" "vfs_readv" "vfs_iter_read" "vfs_write" "vfs_writev" "vfs_iter_write"
    "vfs_fsync_range" "fsync" "fdatasync" "iterate_dir";
    "do_filp_open" "do_file_open"
}

macro_rules! calls {
    ($($name:literal)*) => {
        const ENTERS: &[&str] = &[$(concat!("syscalls/sys_enter_", $name)),*];
        const EXITS: &[&str] = &[$(concat!("syscalls/sys_exit_", $name)),*];
    };
}

calls! {
    "read" "pread64" "readv" "preadv" "preadv2" "write" "pwrite64" "writev" "pwritev" "pwritev2"
    "openat" "openat2" "open" "creat" "open_by_handle_at" "fsync" "fdatasync" "getdents64" "getdents"
}

/// By functions that all file systems share; else at both ends of the system calls, or of
/// all system calls.
const PLANS: &[Plan] = &[
    Plan::new("fexit", AROUND).renamed(OPENS).blind(&["mmap", "reads and writes by io_uring and aio", "splice"]),
    Plan::new("tracepoint", &["tp_enter", "tp_exit"]).beside("tp_enter", ENTERS).on(EXITS).blind(&[
        "mmap",
        "msync",
        "io_uring",
        "aio",
        "splice",
        "I/O by the kernel and below overlayfs",
        "32-bit calls",
    ]),
    Plan::new("btf", &["btf_enter", "btf_exit"]).blind(&["mmap", "msync", "io_uring", "aio", "splice", "I/O by the kernel and below overlayfs"]),
];

impl Tool for Options {
    const OBJECT: &'static bpf::Object = &bpf::fsslower::OBJECT;
    const PLANS: &'static [Plan] = PLANS;
    const FIELDS: fn() -> Vec<Field> = || kit::tool::fields(COLUMNS);

    fn run(&self, cx: &Cx) -> Result<u8> {
        if let Some(text) = kit::file_systems::unknown("--fs", &self.fs).filter(|_| !self.kit.common.quiet) {
            cx.say(&text);
        }
        let (min, max) = self.bounds.or_min(self.slower, SLOW).nanos()?;
        cx.events(&self.kit, COLUMNS, &[])?.milliseconds(self.bounds.milliseconds).run(|config: &mut rodata| {
            (config.min_ns, config.max_ns) = (min, max);
            config.failed = self.failed.into();
            config.fs_types = kit::filter::names("--fs", &self.fs, &mut config.fs_type)?;
            Ok(())
        })
    }
}

/// What was read or written; of other operations nothing.
fn bytes<'a>(event: &fsslower_event) -> Value<'a> {
    (event.call <= 2 && event.result >= 0).then_some(event.result as u64).into()
}

/// What is known of a file only if there is one.
fn known<'a>(event: &fsslower_event, value: Value<'a>) -> Value<'a> {
    Value::from((event.fs[0] != 0).then_some(value))
}
