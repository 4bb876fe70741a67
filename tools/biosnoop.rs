//! biosnoop: each I/O of a disk when it ends, and the process that made it.

use bpf::biosnoop::types::bio_event;
use bpf::biosnoop::types::kit_owner;
use bpf::biosnoop::types::rodata;
use kit::args::Bounds;
use kit::block;
use kit::column::Unit;
use kit::disks;
use kit::prelude::*;

/// Trace block I/O: who made it, what for, and how long it took
#[derive(Args)]
pub struct Options {
    /// LAT from when the request was made, not from when the disk got it; shows QUE, its wait in the queue
    #[arg(short = 'Q', long)]
    pub queued: bool,
    /// Show the flags (sync meta readahead fua …)
    #[arg(short = 'F', long)]
    pub flags: bool,
    /// Show whether a read or write begins where the one before it on the disk ended
    #[arg(short = 'P', long)]
    pub pattern: bool,
    /// Only I/O that failed
    #[arg(short = 'x', long)]
    pub failed: bool,
    /// Only these disks (sda, nvme0n1)
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub disk: Vec<String>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub bounds: Bounds,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub kit: Snoop,
}

/// Its columns.
pub const COLUMNS: &[Column<bio_event>] = &[
    column::time().about("when it ended"),
    column::owner_uid(),
    column::owner_pid().about("the process that made it; empty = not known"),
    column::owner_tid(),
    column::owner_comm(),
    Column::<bio_event>::new("DISK", 8, |r| known(r.event.disk[0] != 0, &r.event.disk)).about("the whole disk"),
    Column::<bio_event>::new("OP", 7, |r| Value::Word(block::operation(r.event.op)))
        .about("read, write, flush, discard, …"),
    Column::<bio_event>::new("FLAGS", 16, |r| Value::Word(block::flags(r.event.flags)))
        .extra()
        .about("sync, meta, readahead, fua, … as it was submitted (-F)"),
    Column::<bio_event>::new("SECTOR", 10, |r| known(located(r.event), r.event.sector))
        .right()
        .about("where on the disk, in units of 512 bytes"),
    Column::<bio_event>::new("SIZE", 8, |r| Value::Bytes(r.event.bytes)).unit(Unit::Bytes).about("how much"),
    Column::<bio_event>::new("PATTERN", 10, |r| match r.event.pattern {
        1 => "random".into(),
        2 => "sequential".into(),
        _ => Value::Null,
    })
    .on_request()
    .about("whether it begins where the read or write before it on this disk ended (-P)"),
    Column::<bio_event>::new("QUE", 9, |r| span(r.event.queued))
        .extra()
        .unit(Unit::Time)
        .about("from its making to its issue (-Q)"),
    Column::<bio_event>::new("LAT", 9, |r| span(r.event.latency))
        .unit(Unit::Time)
        .about("from its issue to its end, with -Q from its making; empty = never issued"),
    column::owner_host_pid(),
    Column::<bio_event>::new("ERR", 0, |r| block::ending(r.event.status)).about("0, or the name of the error"),
];

/// By BTF-typed tracepoints; by untyped ones, which need no BTF in the kernel but
/// that of `--btf`, and whose reads of kernel memory lockdown refuses.
const PLANS: &[Plan] = &[
    Plan::new("btf", &["tp_btf_make", "tp_btf_merge", "tp_btf_issue", "tp_btf_requeue", "tp_btf_complete"]),
    Plan::new("raw", &["raw_tp_make", "raw_tp_merge", "raw_tp_issue", "raw_tp_requeue", "raw_tp_complete"]),
];

impl Tool for Options {
    const OBJECT: &'static bpf::Object = &bpf::biosnoop::OBJECT;
    const PLANS: &'static [Plan] = PLANS;
    const FIELDS: fn() -> Vec<Field> = || kit::tool::fields(COLUMNS);

    fn run(&self, cx: &Cx) -> Result<u8> {
        let chosen = self.disk.iter().map(|name| disks::whole(name)).collect::<Result<Vec<_>>>()?;
        kit::cgroup::charges_io(&self.kit.process.cgroups)?;
        let bounds = self.bounds.nanos()?;
        let mut also = vec![];
        also.extend(self.flags.then_some("FLAGS"));
        also.extend(self.pattern.then_some("PATTERN"));
        also.extend(self.queued.then_some("QUE"));
        let events = cx.events(&self.kit, COLUMNS, &also)?.milliseconds(self.bounds.milliseconds).begun_in("kit_owners", |owner: &kit_owner| owner.made > 0 && owner.aside == 0);
        let (flags, pattern) = (events.shows("FLAGS"), events.shows("PATTERN"));
        events.run(|config: &mut rodata| {
            config.queued = self.queued.into();
            config.failed = self.failed.into();
            config.by_flags = flags.into();
            config.by_pattern = pattern.into();
            (config.least, config.most) = bounds;
            config.disks = kit::filter::list("--disk", &chosen, &mut config.disk)?;
            Ok(())
        })
    }
}

/// Commands of the driver and flushes are for no sector.
const fn located(event: &bio_event) -> bool {
    event.op < 34 && event.bytes > 0
}

fn known<'a>(is: bool, value: impl Into<Value<'a>>) -> Value<'a> {
    if is { value.into() } else { Value::Null }
}

fn span<'a>(nanos: u64) -> Value<'a> {
    known(nanos != u64::MAX, Value::Nanos(nanos))
}
