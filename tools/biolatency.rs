//! biolatency: how long block I/O takes, as distributions.

use bpf::biolatency::types::bio_key;
use bpf::biolatency::types::rodata;
use kit::args::Cgroups;
use kit::block;
use kit::disks;
use kit::disks::Disks;
use kit::prelude::*;

/// Show how long block I/O takes, as histograms with percentiles
#[derive(Args)]
pub struct Options {
    /// Count from when the request was made, not from when the disk got it: the wait in the queue included
    #[arg(short = 'Q', long)]
    pub queued: bool,
    /// One histogram per disk
    #[arg(short = 'D', long)]
    pub disks: bool,
    /// One histogram per operation (read, write, flush, discard, …)
    #[arg(long)]
    pub operations: bool,
    /// One histogram per operation and set of flags (write sync fua, …)
    #[arg(short = 'F', long)]
    pub flags: bool,
    /// Only these disks (sda, nvme0n1)
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub disk: Vec<String>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub cgroups: Cgroups,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub kit: kit::args::Histogram,
}

/// By BTF-typed tracepoints; by untyped ones, which need no BTF in the kernel but
/// that of `--btf`, and whose reads of kernel memory lockdown refuses.
const PLANS: &[Plan] = &[
    Plan::new("btf", &["tp_btf_insert", "tp_btf_issue", "tp_btf_requeue", "tp_btf_complete"]),
    Plan::new("raw", &["raw_tp_insert", "raw_tp_issue", "raw_tp_requeue", "raw_tp_complete"]),
];

/// An insert matters only to queued time.
const INSERT: &[&str] = &["tp_btf_insert", "raw_tp_insert"];

impl Tool for Options {
    const OBJECT: &'static bpf::Object = &bpf::biolatency::OBJECT;
    const PLANS: &'static [Plan] = PLANS;

    fn run(&self, cx: &Cx) -> Result<u8> {
        let chosen = self.disk.iter().map(|name| disks::whole(name)).collect::<Result<Vec<_>>>()?;
        kit::cgroup::charges_io(&self.cgroups)?;
        let known = Disks::read();
        let process = self.kit.process(&self.cgroups);
        let histograms = cx.histograms(&self.kit.interval, &self.kit.common, self.parts())?.without(if self.queued { &[] } else { INSERT });
        let configure = |config: &mut rodata| {
            config.queued = self.queued.into();
            config.by_disk = self.disks.into();
            config.by_op = self.operations.into();
            config.by_flags = self.flags.into();
            config.disks = kit::filter::list("--disk", &chosen, &mut config.disk)?;
            Ok(())
        };
        histograms.run(&process, configure, |key: &bio_key| {
            let value = |part: &str| match part {
                "disk" => known.name(key.disk),
                "operation" => block::operation(key.op).into_owned().into(),
                _ => block::flags(key.flags).replace('|', " ").into(),
            };
            self.parts().into_iter().map(|part| (part, value(part).into())).collect()
        })
    }
}

impl Options {
    /// What the histograms are told apart by.
    fn parts(&self) -> Vec<&'static str> {
        let parts = [("disk", self.disks), ("operation", self.operations || self.flags), ("flags", self.flags)];
        parts.into_iter().filter(|(_, wanted)| *wanted).map(|(part, _)| part).collect()
    }
}
