//! runqlat: how long tasks that could run wait for a processor, as distributions.

use bpf::kit::types::kit_apart_key;
use bpf::runqlat::types::rodata;
use kit::apart::Labels;
use kit::prelude::*;

/// Show how long runnable tasks wait for a processor, as histograms with percentiles
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub kit: kit::args::TaskHistogram,
}

/// By BTF-typed tracepoints; by untyped ones, whose reads of kernel memory lockdown
/// refuses.
const PLANS: &[Plan] = &[
    Plan::new("btf", &["tp_btf_wakeup", "tp_btf_wakeup_new", "tp_btf_switch"]),
    Plan::new("raw", &["raw_tp_wakeup", "raw_tp_wakeup_new", "raw_tp_switch"]),
];

impl Tool for Options {
    const OBJECT: &'static bpf::Object = &bpf::runqlat::OBJECT;
    const PLANS: &'static [Plan] = PLANS;

    fn run(&self, cx: &Cx) -> Result<u8> {
        let labels = Labels::of(&self.kit.apart)?;
        let histograms = cx.histograms(&self.kit.interval, &self.kit.common, labels.parts())?;
        let configure = |config: &mut rodata| {
            config.kit_apart = labels.bits();
            Ok(())
        };
        histograms.run(&self.kit.process, configure, |key: &kit_apart_key| labels.label(key))
    }
}
