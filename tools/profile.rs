//! profile: where the processors spend their time.

use bpf::profile::types::rodata;
use bpf::profile::types::sample_key;
use kit::args::Stacks;
use kit::cpus;
use kit::cpus::Cpus;
use kit::place;
use kit::place::Place;
use kit::place::Places;
use kit::prelude::*;
use kit::stack_form::Measure;
use kit::label::Part;

/// Show which code runs, by stacks that a clock samples on each CPU
#[derive(Args)]
pub struct Options {
    /// Samples a second on each CPU; not a divisor of what runs in step with the clock
    #[arg(short = 'F', long, value_name = "HERTZ", default_value = "99", value_parser = clap::value_parser!(u64).range(1..))]
    pub frequency: u64,
    /// Only these CPUs (0,2-5)
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = cpus::part)]
    pub cpu: Vec<Cpus>,
    /// Count samples of CPUs that have nothing to do, too
    #[arg(short = 'I', long)]
    pub include_idle: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub kit: Stacks,
}

/// The software clock: it needs no hardware counter, so it is the same in a guest.
const PLANS: &[Plan] = &[Plan::new("clock", &["sample"])];

impl Tool for Options {
    const OBJECT: &'static bpf::Object = &bpf::profile::OBJECT;
    const PLANS: &'static [Plan] = PLANS;
    const NEEDS: &'static [Need] = needs::STACK_NAMES;
    const PLACES: fn() -> Result<Places> = || clocks(&[], 99);
    const FOLDED: bool = true;

    fn run(&self, cx: &Cx) -> Result<u8> {
        place::rate("-F", self.frequency)?;
        let threads = self.kit.shape.threads;
        let mut parts = vec!["comm", "pid"];
        parts.extend(threads.then_some("tid"));
        let configure = |config: &mut rodata| {
            config.idle = self.include_idle.into();
            config.by_thread = threads.into();
            Ok(())
        };
        let stacks = cx.stacks(&self.kit, Measure::Samples, parts)?;
        stacks.at(clocks(&self.cpu, self.frequency)?).run(configure, |key: &sample_key| {
            let mut label = vec![
                ("comm", Part::text(Untrusted::from_c_i8(&key.comm))),
                ("pid", Part::process(key.pid, key.host_pid)),
            ];
            label.extend(threads.then(|| ("tid", Part::process(key.tid, key.host_pid))));
            label
        })
    }
}

/// A clock on each of these CPUs, or on all that run.
fn clocks(cpus: &[Cpus], hertz: u64) -> Result<Places> {
    let cpus = cpus::chosen("--cpu", cpus)?;
    let clocks = cpus.into_iter().map(|cpu| Place::Clock { cpu, hertz });
    Ok(Places::from([("sample", clocks.collect())]))
}
