//! opensnoop: each file opened, by whom, and how it went.

use bpf::opensnoop::types::open_event;
use bpf::opensnoop::types::rodata;
use kit::file_bits;
use kit::prelude::*;

/// Trace files being opened: open, creat, openat, openat2, open_by_handle_at
#[derive(Args)]
pub struct Options {
    /// Only calls that failed
    #[arg(short = 'x', long)]
    pub failed: bool,
    /// Only paths that begin so, as the process gave them (compared in the kernel; at most 255 bytes)
    #[arg(long, value_name = "PREFIX")]
    pub path: Option<String>,
    /// Show the call, its flags by name, and the mode of created files
    #[arg(short, long)]
    pub extended: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub kit: Snoop,
}

/// Its columns.
pub const COLUMNS: &[Column<open_event>] = &[
    column::time(),
    column::uid(),
    column::pid(),
    column::tid(),
    column::comm(),
    Column::<open_event>::new("FD", 4, |r| Value::from((r.event.ret >= 0).then_some(r.event.ret)))
        .right()
        .about("the new file descriptor; empty if the call failed"),
    Column::<open_event>::new("ERR", 8, |r| Value::Errno(r.event.ret.min(0))).about("0, or the name of the error"),
    Column::<open_event>::new("CALL", 17, |r| CALLS.get(r.event.call as usize).copied().unwrap_or("?").into())
        .extra()
        .about("the system call"),
    Column::<open_event>::new("FLAGS", 24, |r| Value::Word(file_bits::open_flags(r.event.flags))).extra().about("O_… flags"),
    Column::<open_event>::new("MODE", 5, |r| mode(r.event, Value::Octal)).extra().about("of a file that is created, umask not applied"),
    Column::<open_event>::new("PERM", 9, |r| mode(r.event, |mode| Value::Word(file_bits::permissions(mode).into()))).extra().about("the mode by letters"),
    Column::<open_event>::new("DIRFD", 6, |r| dirfd(r.event)).extra().right().about("where a relative path starts; empty = working directory"),
    Column::<open_event>::new("RESOLVE", 8, |r| Value::from(r.event.resolve)).on_request().about("RESOLVE_… bits of openat2"),
    column::host_pid(),
    Column::<open_event>::new("PATH", 0, |r| path(r.event, r.text())).about("as the process gave it; file handles as TYPE and bytes"),
];

const CALLS: [&str; 5] = ["open", "creat", "openat", "openat2", "open_by_handle_at"];
const HANDLE: u32 = 4;
const AT_FDCWD: i32 = -100;

/// On the call's own function where the kernel lets us, then where its result is
/// traced, then at the end of every system call of the host.
const PLANS: &[Plan] = &[
    Plan::new("fexit", &["fexit_openat"]).optional(&["fexit_open", "fexit_creat", "fexit_openat2", "fexit_open_by_handle_at"]),
    Plan::new("tracepoint", &["tp_exit"]).on(&[
        "syscalls/sys_exit_openat",
        "syscalls/sys_exit_openat2",
        "syscalls/sys_exit_open",
        "syscalls/sys_exit_creat",
        "syscalls/sys_exit_open_by_handle_at",
    ]),
    Plan::new("btf", &["btf_exit"]),
];

impl Tool for Options {
    const OBJECT: &'static bpf::Object = &bpf::opensnoop::OBJECT;
    const PLANS: &'static [Plan] = PLANS;
    const FIELDS: fn() -> Vec<Field> = || kit::tool::fields(COLUMNS);

    fn run(&self, cx: &Cx) -> Result<u8> {
        let also: &[_] = if self.extended { &["CALL", "FLAGS", "MODE", "PERM"] } else { &[] };
        let prefix = self.path.as_deref().unwrap_or_default();
        let events = cx.events(&self.kit, COLUMNS, also)?;
        events.run(|config: &mut rodata| {
            config.failed = self.failed.into();
            config.prefix_words = kit::filter::prefix(prefix, &mut config.prefix_want, &mut config.prefix_mask)?;
            Ok(())
        })
    }
}

/// The mode counts only where a file is created.
fn mode<'a>(event: &open_event, show: fn(u32) -> Value<'a>) -> Value<'a> {
    let creates = event.flags & libc::O_CREAT as u32 != 0 || event.flags & libc::O_TMPFILE as u32 == libc::O_TMPFILE as u32;
    if creates { show(event.mode & 0o7777) } else { Value::Null }
}

fn dirfd<'a>(event: &open_event) -> Value<'a> {
    (event.dirfd != AT_FDCWD).then_some(event.dirfd).into()
}

/// A path, or `handle:TYPE:HEX` of open_by_handle_at.
fn path<'a>(event: &open_event, text: Untrusted<'a>) -> Value<'a> {
    if event.call != HANDLE {
        return Value::Text(text);
    }
    Value::Word(format!("handle:{}:{}", event.handle_type, kit::text::hexadecimal(text)).into())
}
