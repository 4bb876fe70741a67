//! tcplife: each TCP session that ended: whose it was, between whom, how much, how long.

use bpf::tcplife::types::life;
use bpf::tcplife::types::life_event;
use bpf::tcplife::types::rodata;
use kit::column::Unit;
use kit::endpoint::address;
use kit::prelude::*;

/// Trace TCP sessions that end: who opened them, both ends, bytes, duration
#[derive(Args)]
pub struct Options {
    /// Show connections too that were never established
    #[arg(long)]
    pub attempts: bool,
    /// Milliseconds instead of microseconds
    #[arg(short, long)]
    pub milliseconds: bool,
    /// How many sessions are followed at once; what does not fit is counted as lost
    #[arg(long, value_name = "N", default_value = "16384", value_parser = clap::value_parser!(u32).range(1..=4_000_000))]
    pub keys: u32,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub endpoints: Endpoints,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub kit: Snoop,
}

/// Its columns.
pub const COLUMNS: &[Column<life_event>] = &[
    column::time(),
    column::uid(),
    column::owner_pid(),
    column::owner_tid(),
    column::owner_comm(),
    Column::<life_event>::new("LADDR", 15, |r| address(r.event.ends.laddr).into()).about("local address"),
    Column::<life_event>::new("LPORT", 5, |r| r.event.ends.lport.into()).about("local port"),
    Column::<life_event>::new("RADDR", 15, |r| address(r.event.ends.raddr).into()).about("remote address"),
    Column::<life_event>::new("RPORT", 5, |r| r.event.ends.rport.into()).about("remote port"),
    Column::<life_event>::new("TX", 9, |r| Value::Bytes(r.event.sent))
        .unit(Unit::Kibibytes)
        .about("data that was sent and acknowledged"),
    Column::<life_event>::new("RX", 9, |r| Value::Bytes(r.event.received))
        .unit(Unit::Kibibytes)
        .about("data that was received"),
    Column::<life_event>::new("DURATION", 12, |r| known(r.event.duration))
        .unit(Unit::Time)
        .about("from the handshake to the end; empty: it began before the tool"),
    Column::<life_event>::new("OPENED", 7, |r| side(r.event.opened, ["connect", "accept"]))
        .extra()
        .about("connect or accept; empty: before the tool"),
    Column::<life_event>::new("CLOSED", 6, |r| side(r.event.closed, ["local", "remote"]))
        .extra()
        .about("the side that ended it first; empty: neither did"),
    Column::<life_event>::new("ERR", 10, |r| error(r.event)).extra().about("0, or the name of the error that ended it; empty: not known"),
    Column::<life_event>::new("RETRANS", 7, |r| r.event.retransmitted.into()).extra().about("segments that were sent again"),
    Column::<life_event>::new("NETNS", 10, |r| r.event.ends.netns.into()).extra().about("network namespace, its inode"),
    column::owner_host_pid(),
];

/// The states of sockets; and who accepts, where the kernel gives the socket a file, then
/// when the call returns, then at the end of every system call of the host.
const PLANS: &[Plan] = &[
    Plan::new("fentry", &["changed", "kit_graft"]),
    Plan::new("tracepoint", &["changed", "kit_accept"])
        .on(&["syscalls/sys_exit_accept4", "syscalls/sys_exit_accept"]),
    Plan::new("btf", &["changed", "kit_any_exit"]),
];

impl Tool for Options {
    const OBJECT: &'static bpf::Object = &bpf::tcplife::OBJECT;
    const PLANS: &'static [Plan] = PLANS;
    const FIELDS: fn() -> Vec<Field> = || kit::tool::fields(COLUMNS);

    fn run(&self, cx: &Cx) -> Result<u8> {
        let events = cx.events(&self.kit, COLUMNS, if self.attempts { &["ERR"] } else { &[] })?;
        let events = events.milliseconds(self.milliseconds).connections(&self.endpoints)?;
        let under_way: fn(&life) -> bool = match self.kit.process.chooses() {
            true => |life| life.start > 0 && life.owned > 0,
            false => |life| life.start > 0,
        };
        events.room("lives", self.keys).begun_in("lives", under_way).run(|config: &mut rodata| {
            config.attempts = self.attempts.into();
            Ok(())
        })
    }
}

fn known<'a>(ns: u64) -> Value<'a> {
    if ns == u64::MAX { Value::Null } else { Value::Nanos(ns) }
}

/// `enum side` of the program.
fn side<'a>(number: u32, words: [&'static str; 2]) -> Value<'a> {
    (number as usize).checked_sub(1).and_then(|at| words.get(at).copied()).into()
}

/// Of an attempt the socket need not have the error: connect may have failed by itself, or been given up.
fn error<'a>(event: &life_event) -> Value<'a> {
    (event.closed > 0 || event.error > 0).then_some(event.error).map_or(Value::Null, Value::Errno)
}
