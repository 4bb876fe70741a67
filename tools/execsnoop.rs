//! execsnoop: each program that is started, by whom, with which arguments, and
//! each attempt that failed.

use bpf::execsnoop::types::exec_event;
use bpf::execsnoop::types::rodata;
use kit::column::Unit;
use kit::prelude::*;
use kit::quote::Cut;
use kit::record::Record;

/// Trace programs being started: execve, execveat, with their arguments
#[derive(Args)]
pub struct Options {
    /// Only calls that failed; shows the path as well
    #[arg(short = 'x', long)]
    pub failed: bool,
    /// Keep so many bytes of arguments; of longer ones the first and the last half
    #[arg(long, value_name = "SIZE", default_value = "4K", value_parser = max_args)]
    pub max_args: u64,
    /// Only commands with TEXT in their arguments, these being joined by blanks
    #[arg(long, value_name = "TEXT")]
    pub args: Option<String>,
    /// Show the working directory (reads kernel memory, which lockdown may forbid)
    #[arg(long)]
    pub cwd: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub kit: Snoop,
}

/// The largest that the kernel's side has a record for.
const MAX_ARGS: u64 = 128 << 10;

fn max_args(text: &str) -> Result<u64, String> {
    match kit::units::size(text)? {
        bytes @ 64..=MAX_ARGS => Ok(bytes),
        _ => Err("must be between 64 and 128K".into()),
    }
}

/// Its columns.
pub const COLUMNS: &[Column<exec_event>] = &[
    column::time(),
    column::uid().always(),
    column::pid(),
    Column::<exec_event>::new("PPID", 7, |r| {
        kit::record::inside(r.event.parent.pid, r.event.parent.host_pid)
    })
    .about("parent process"),
    column::comm().about("its name: the new program's, or the caller's if the call failed"),
    Column::<exec_event>::new("PCOMM", 16, |r| (&r.event.parent.comm).into())
        .about("the parent's name"),
    Column::<exec_event>::new("ERR", 8, |r| Value::Errno(r.event.ret))
        .about("0, or the name of the error"),
    column::tid(),
    Column::<exec_event>::new("OLD_TID", 7, |r| {
        (r.event.old_tid != r.head.host_pid).then_some(r.event.old_tid).into()
    })
    .extra()
    .right()
    .about("the thread that called, if not the first one; in the host's numbers"),
    column::host_pid(),
    Column::<exec_event>::new("CPU", 3, |r| r.event.cpu.into()).extra().about("where it ran"),
    Column::<exec_event>::new("ARGS_CUT", 8, |r| cut(r.event).map_or(Value::Bytes(0), missing))
        .extra()
        .unit(Unit::Bytes)
        .about("bytes left out of the arguments"),
    Column::<exec_event>::new("CWD", 24, |r| {
        let names = r.part(r.event.args.size.saturating_add(r.event.file), r.event.cwd);
        kit::path::value(names, r.event.cwd_how.into())
    })
    .on_request()
    .about("working directory, from the process's root"),
    Column::<exec_event>::new("FILE", 24, file)
        .extra()
        .about("the path that was called, as the process gave it"),
    Column::<exec_event>::new("ARGS", 0, args).about("arguments, quoted for a shell"),
];

/// Failures on the call's own function where the kernel lets us, then where its
/// result is traced, then at the end of every system call of the host; successes
/// always where the kernel tells of them.
const PLANS: &[Plan] = &[
    Plan::new("fexit", &["started", "fexit_execve", "fexit_execveat"]),
    Plan::new("tracepoint", &["started", "tp_exit"])
        .on(&["syscalls/sys_exit_execve", "syscalls/sys_exit_execveat"]),
    Plan::new("btf", &["started", "btf_exit"]),
];

impl Tool for Options {
    const OBJECT: &'static bpf::Object = &bpf::execsnoop::OBJECT;
    const PLANS: &'static [Plan] = PLANS;
    const FIELDS: fn() -> Vec<Field> = || kit::tool::fields(COLUMNS);

    fn run(&self, cx: &Cx) -> Result<u8> {
        let mut also = vec![];
        also.extend(self.failed.then_some("FILE"));
        also.extend(self.cwd.then_some("CWD"));
        let mut events = cx.events(&self.kit, COLUMNS, &also)?;
        let (file, cwd) = (events.shows("FILE"), events.shows("CWD"));
        if let Some(text) = self.args.clone() {
            events = events.only(move |r| r.part(0, r.event.args.size).joined_has(&text));
        }
        events.run(|config: &mut rodata| {
            config.failed = self.failed.into();
            config.max_args = self.max_args;
            config.file = file.into();
            config.cwd = cwd.into();
            Ok(())
        })
    }
}

fn args<'a>(r: &Record<'a, exec_event>) -> Value<'a> {
    let words = r.part(0, r.event.args.size);
    cut(r.event).map_or(Value::Args(words), |cut| Value::CutArgs(words, cut))
}

/// Where arguments are missing; of a failed call it is not known how many.
fn cut(event: &exec_event) -> Option<Cut> {
    let args = &event.args;
    let missing = (args.missing != u64::MAX).then_some(args.missing);
    (args.missing != 0).then_some(Cut { front: args.front as usize, missing })
}

fn missing<'a>(cut: Cut) -> Value<'a> {
    cut.missing.map_or(Value::Null, Value::Bytes)
}

/// Unknown if it could not be read: what was read has its NUL.
fn file<'a>(r: &Record<'a, exec_event>) -> Value<'a> {
    let path = r.part(r.event.args.size, r.event.file.saturating_sub(1));
    (r.event.file > 0).then_some(path).into()
}
