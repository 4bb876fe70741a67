//! filetop: the files that are read and written most, and by whom.

use std::path::PathBuf;

use bpf::filetop::types::file_key;
use bpf::filetop::types::file_row;
use bpf::filetop::types::rodata;
use kit::column::Unit;
use kit::disks;
use kit::prelude::*;
use kit::record::inside;
use kit::rows::source;

/// Show the files that are read and written most, every second
#[derive(Args)]
pub struct Options {
    /// Also what is no regular file: sockets, pipes, devices
    #[arg(long)]
    pub all_files: bool,
    /// One row for each thread, not for each process
    #[arg(long)]
    pub threads: bool,
    /// Count reads only
    #[arg(long, conflicts_with = "write_only")]
    pub read_only: bool,
    /// Count writes only
    #[arg(long)]
    pub write_only: bool,
    /// Only files in this directory, not in those below it
    #[arg(long, value_name = "DIR")]
    pub directory: Option<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub kit: kit::args::Top,
}

/// A row of it.
#[derive(Default)]
pub struct Files {
    /// Whose reads and writes, of which file.
    pub key: file_key,
    /// What came of them.
    pub row: file_row,
}

/// Its columns.
pub const COLUMNS: &[Column<Files>] = &[
    column::time(),
    Column::<Files>::new("PID", 7, |r| inside(r.event.key.pid, r.event.key.host_pid)).about("process"),
    Column::<Files>::new("TID", 7, |r| inside(r.event.key.tid, r.event.key.host_pid)).apart().about("thread (--threads)"),
    Column::<Files>::new("HOST_PID", 8, |r| r.event.key.host_pid.into()).extra().about("process, in the host's numbers"),
    Column::<Files>::new("COMM", 16, |r| (&r.event.row.comm).into()).about("name of the process; with --threads, of the thread"),
    Column::<Files>::new("READS", 8, |r| r.event.row.reads.into()).about("reads that succeeded"),
    Column::<Files>::new("WRITES", 8, |r| r.event.row.writes.into()).about("writes that succeeded"),
    Column::<Files>::new("READ", 10, |r| Value::Bytes(r.event.row.read_bytes)).unit(Unit::Kibibytes).about("what was read"),
    Column::<Files>::new("WRITTEN", 12, |r| Value::Bytes(r.event.row.written_bytes)).unit(Unit::Kibibytes).about("what was written"),
    Column::<Files>::new("MOVED", 12, |r| Value::Bytes(r.event.row.read_bytes.saturating_add(r.event.row.written_bytes)))
        .unit(Unit::Kibibytes)
        .on_request()
        .about("the two together"),
    Column::<Files>::new("T", 1, |r| letter(r.event.row.mode).into()).about("R regular, D directory, S socket, P pipe, C and B devices, O other"),
    Column::<Files>::new("DEV", 7, |r| Value::Word(disks::numbers(r.event.key.dev).into())).extra().about("device of the file system, major:minor"),
    Column::<Files>::new("INODE", 10, |r| r.event.key.inode.into()).extra().about("number of the file on it"),
    Column::<Files>::new("FILE", 0, |r| name(&r.event.row)).about("its name in its directory; empty: a pipe or socket, or closed before the call had ended"),
];

/// On the functions that all file systems share, which are given the file itself; on the
/// calls' own functions; else at the end of every system call of the host.
const PLANS: &[Plan] = &[
    Plan::new("vfs", &["fexit_vfs_read", "fexit_vfs_readv", "fexit_vfs_write", "fexit_vfs_writev"]).blind(UNSEEN),
    Plan::new("fexit", &["fexit_read", "fexit_write"]).blind(&["mmap", "io_uring", "aio", "splice", "32-bit calls"]).optional(&[
        "fexit_readv",
        "fexit_pread64",
        "fexit_preadv",
        "fexit_preadv2",
        "fexit_writev",
        "fexit_pwrite64",
        "fexit_pwritev",
        "fexit_pwritev2",
    ]),
    Plan::new("btf", &["btf_exit"]).blind(UNSEEN),
];

/// By none of these ways.
const UNSEEN: &[&str] = &["mmap", "io_uring", "aio", "splice"];

impl Row for Files {
    type Key = file_key;

    fn of(key: &file_key) -> Self {
        Self { key: *key, ..Self::default() }
    }

    fn add(&mut self, value: &[u8]) -> Result<()> {
        self.row = source::value(value)?;
        Ok(())
    }

    fn operations(&self) -> u64 {
        self.row.reads.saturating_add(self.row.writes)
    }
}

impl Tool for Options {
    const OBJECT: &'static bpf::Object = &bpf::filetop::OBJECT;
    const PLANS: &'static [Plan] = PLANS;
    const FIELDS: fn() -> Vec<Field> = || kit::tool::fields(COLUMNS);

    fn run(&self, cx: &Cx) -> Result<u8> {
        let find = |path: &PathBuf| kit::directory::find("--directory", path);
        let (directory, dev) = self.directory.as_ref().map(find).transpose()?.unwrap_or_default();
        let also: &[_] = if self.threads { &["TID"] } else { &[] };
        let rows = cx.rows(&self.kit, COLUMNS, also, "MOVED")?;
        let threads = rows.shows("TID");
        let places = Places { keyed: kit::keyed!("files"), unused: Vec::new(), tables: None };
        rows.run(&places, |config: &mut rodata| {
            config.all = self.all_files.into();
            (config.directory, config.directory_dev) = (directory, dev);
            config.threads = threads.into();
            config.only = if self.read_only { READ } else { 0 } | if self.write_only { WRITE } else { 0 };
            Ok(())
        })
    }
}

/// `KIT_CALL_READ` and `KIT_CALL_WRITE` of file_calls.bpf.h.
const READ: u32 = 1;
const WRITE: u32 = 2;

fn name(row: &file_row) -> Value<'_> {
    if row.mode == 0 { Value::Null } else { (&row.name).into() }
}

fn letter(mode: u32) -> &'static str {
    match mode & libc::S_IFMT {
        _ if mode == 0 => "?",
        libc::S_IFREG => "R",
        libc::S_IFDIR => "D",
        libc::S_IFSOCK => "S",
        libc::S_IFIFO => "P",
        libc::S_IFCHR => "C",
        libc::S_IFBLK => "B",
        _ => "O",
    }
}
