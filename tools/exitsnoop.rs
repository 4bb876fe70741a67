//! exitsnoop: each process that ends: how, after how long, and whose child it was.

use bpf::exitsnoop::types::exit_event;
use bpf::exitsnoop::types::rodata;
use kit::column::Unit;
use kit::prelude::*;

/// Trace processes that end: exit status or signal, age, parent
#[derive(Args)]
pub struct Options {
    /// Only those that did not end with status 0
    #[arg(short = 'x', long)]
    pub failed: bool,
    /// Each thread that ends, not only the last one of its process
    #[arg(long)]
    pub threads: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub kit: Snoop,
}

/// Its columns.
pub const COLUMNS: &[Column<exit_event>] = &[
    column::time(),
    column::uid(),
    column::pid(),
    column::tid(),
    Column::<exit_event>::new("PPID", 7, |r| {
        kit::record::inside(r.event.parent.pid, r.event.parent.host_pid)
    })
    .about("parent process"),
    column::comm(),
    Column::<exit_event>::new("PCOMM", 16, |r| (&r.event.parent.comm).into())
        .extra()
        .about("the parent's name"),
    Column::<exit_event>::new("AGE", 12, |r| Value::Nanos(r.event.age))
        .unit(Unit::Seconds)
        .about("since it was made"),
    Column::<exit_event>::new("STATUS", 6, |r| {
        (signal(r.event) == 0).then_some(r.event.code >> 8 & 0xff).into()
    })
    .about("what it gave to exit(2); empty: a signal ended it"),
    Column::<exit_event>::new("SIGNAL", 11, |r| {
        (signal(r.event) != 0).then(|| Value::Word(kit::signals::name(signal(r.event)))).into()
    })
    .about("the signal that ended it"),
    Column::<exit_event>::new("CORE", 4, |r| {
        (signal(r.event) != 0).then_some(r.event.code & 0x80 != 0).into()
    })
    .about("whether the kernel wrote its memory to a core file"),
    column::host_pid(),
];

/// As wait(2) tells them apart: 7 bits of a signal, a bit for the core, 8 of a status.
const fn signal(event: &exit_event) -> i32 {
    event.code & 0x7f
}

const PLANS: &[Plan] = &[Plan::new("btf", &["btf_exit"])];

impl Tool for Options {
    const OBJECT: &'static bpf::Object = &bpf::exitsnoop::OBJECT;
    const PLANS: &'static [Plan] = PLANS;
    const FIELDS: fn() -> Vec<Field> = || kit::tool::fields(COLUMNS);

    fn run(&self, cx: &Cx) -> Result<u8> {
        let also: &[&str] = if self.threads { &["TID"] } else { &[] };
        cx.events(&self.kit, COLUMNS, also)?.run(|config: &mut rodata| {
            config.failed = self.failed.into();
            config.threads = self.threads.into();
            Ok(())
        })
    }
}
