//! offcputime: where threads spend the time in which they do not run.

use std::time::Duration;

use bpf::offcputime::types::rodata;
use bpf::offcputime::types::wait_key;
use clap::ValueEnum;
use kit::args::Stacks;
use kit::prelude::*;
use kit::stack_form::Measure;
use kit::label::Part;

/// Show how long threads are off the CPU, by the stacks that they wait with
#[derive(Args)]
pub struct Options {
    /// Only waits of at least this time (100us, 10ms)
    #[arg(long, value_name = "TIME", value_parser = kit::units::duration)]
    pub min: Option<Duration>,
    /// Only waits of at most this time
    #[arg(long, value_name = "TIME", value_parser = kit::units::duration)]
    pub max: Option<Duration>,
    /// Only waits of threads in these states
    #[arg(long, value_enum, value_name = "LIST", value_delimiter = ',')]
    pub state: Vec<State>,
    /// Tell the states apart
    #[arg(long)]
    pub states: bool,
    /// Only threads of processes
    #[arg(long)]
    pub user_threads: bool,
    /// Only threads of the kernel
    #[arg(long)]
    pub kernel_threads: bool,
    /// Show the kernel's waiting functions, too (schedule, mutex_lock, down_write): dearer
    #[arg(long)]
    pub locks: bool,
    /// Milliseconds instead of microseconds
    #[arg(short, long)]
    pub milliseconds: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub kit: Stacks,
}

/// `KIND_*` in offcputime.bpf.c.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum State {
    /// Could run on, but another was given the CPU
    Runnable,
    /// Waits for an event or a signal
    Interruptible,
    /// Waits for what no signal ends: disks, locks
    Uninterruptible,
    /// Of the kernel, and has no work
    Idle,
    /// Stopped, traced, parked
    Other,
}

/// By the BTF-typed tracepoint; by the untyped one, whose reads of kernel memory lockdown
/// refuses.
const PLANS: &[Plan] =
    &[Plan::new("btf", &["tp_btf_switch"]), Plan::new("raw", &["raw_tp_switch"])];

impl Tool for Options {
    const OBJECT: &'static bpf::Object = &bpf::offcputime::OBJECT;
    const PLANS: &'static [Plan] = PLANS;
    const NEEDS: &'static [Need] = needs::STACK_NAMES;
    const FOLDED: bool = true;

    fn run(&self, cx: &Cx) -> Result<u8> {
        if self.user_threads && self.kernel_threads {
            return Err(usage("--user-threads and --kernel-threads: without both, all are shown"));
        }
        let (least, most) = (nanos(self.min, 0), nanos(self.max, u64::MAX));
        if least > most {
            return Err(usage("--min is longer than --max"));
        }
        let threads = self.kit.shape.threads;
        let mut parts = vec!["comm", "pid"];
        parts.extend(threads.then_some("tid"));
        parts.extend(self.states.then_some("state"));
        let bounds = self.min.is_some() || self.max.is_some();
        let all = self.state.is_empty() && !self.user_threads && !self.kernel_threads;
        let starts = all && !bounds && !self.kit.process.chooses();
        let configure = |config: &mut rodata| {
            config.kinds = match &self.state[..] {
                [] => u32::MAX,
                some => some.iter().fold(0, |bits, state| bits | 1 << *state as u32),
            };
            config.by_thread = threads.into();
            config.by_kind = self.states.into();
            config.user_threads = self.user_threads.into();
            config.kernel_threads = self.kernel_threads.into();
            config.locks = self.locks.into();
            config.starts = starts.into();
            (config.least, config.most) = (least, most);
            Ok(())
        };
        let measure = Measure::Time { milliseconds: self.milliseconds };
        let traced = |plan: &str| self.locks || plan == "raw";
        let stacks = cx.stacks(&self.kit, measure, parts)?.blind(!starts).traced(&traced);
        stacks.run(configure, |key: &wait_key| {
            let mut label = vec![
                ("comm", Part::text(Untrusted::from_c_i8(&key.comm))),
                ("pid", Part::process(key.pid, key.host_pid)),
            ];
            label.extend(threads.then(|| ("tid", Part::process(key.tid, key.host_pid))));
            label.extend(self.states.then(|| ("state", Part::text(name(key.kind)))));
            label
        })
    }
}

fn nanos(time: Option<Duration>, without: u64) -> u64 {
    time.map_or(without, |time| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX))
}

fn name(kind: u32) -> Untrusted<'static> {
    const NAMES: [&str; 5] = ["runnable", "interruptible", "uninterruptible", "idle", "other"];
    Untrusted::new(NAMES.get(kind as usize).unwrap_or(&"other").as_bytes())
}
