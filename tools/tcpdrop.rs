//! tcpdrop: each packet that the kernel throws away: between whom, where, why.

use std::sync::OnceLock;

use bpf::tcpdrop::types::drop_event;
use bpf::tcpdrop::types::rodata;
use kit::args::Watch;
use kit::endpoint::address;
use kit::enums::Names;
use kit::exit::Exit;
use kit::exit::Failure;
use kit::frames;
use kit::prelude::*;

/// Trace TCP packets that the kernel drops, with its reason and the place in its code
#[derive(Args)]
pub struct Options {
    /// Packets of every protocol over IP, not only of TCP
    #[arg(long, overrides_with = "all_protocols")]
    pub all_protocols: bool,
    /// Only these reasons, by the kernel's names or numbers (no_socket,tcp_csum)
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub reason: Vec<String>,
    /// Show the kernel's stack
    #[arg(short = 'K', long)]
    pub kernel_stacks: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub endpoints: Endpoints,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub kit: Watch,
}

/// Its columns.
pub const COLUMNS: &[Column<drop_event>] = &[
    column::time(),
    Column::<drop_event>::new("DIR", 3, |r| if r.event.incoming > 0 { "in" } else { "out" }.into()).about("in: it was received; out: it was to be sent"),
    Column::<drop_event>::new("PROTO", 5, |r| protocol(r.event.protocol)).extra().about("protocol over IP"),
    Column::<drop_event>::new("LADDR", 15, |r| address(r.event.ends.laddr).into()).about("local address: where it was for, or where it was from"),
    Column::<drop_event>::new("LPORT", 5, |r| port(r.event, r.event.ends.lport)).right().about("local port"),
    Column::<drop_event>::new("RADDR", 15, |r| address(r.event.ends.raddr).into()).about("remote address"),
    Column::<drop_event>::new("RPORT", 5, |r| port(r.event, r.event.ends.rport)).right().about("remote port"),
    Column::<drop_event>::new("STATE", 11, |r| state(r.event.state)).about("of the socket; empty without one"),
    Column::<drop_event>::new("FLAGS", 7, |r| flags(r.event)).about("of TCP"),
    Column::<drop_event>::new("REASON", 20, |r| reason(r.event.reason)).about("the kernel's; empty where it tells none"),
    Column::<drop_event>::new("REASON_CODE", 11, |r| code(r.event.reason)).right().extra().about("the reason's number in this kernel"),
    Column::<drop_event>::new("LENGTH", 6, |r| Value::Bytes(r.event.length.into())).unit(Unit::Bytes).extra().about("of the packet, as far as the kernel had unpacked it"),
    Column::<drop_event>::new("UID", 6, |r| (r.event.uid != u32::MAX).then_some(r.event.uid).into()).right().extra().about("user of the socket; empty without one"),
    Column::<drop_event>::new("NETNS", 10, |r| Some(r.event.ends.netns).filter(|&inode| inode > 0).into()).right().extra().about("network namespace, its inode"),
    Column::<drop_event>::new("NOW_PID", 7, |r| r.event.now_pid.into()).extra().about("process that the processor was running: the packet need not be its"),
    Column::<drop_event>::new("NOW_COMM", 16, |r| (&r.event.now_comm).into()).extra().about("name of that"),
    Column::<drop_event>::new("LOCATION", 28, |r| frames::place(r.event.location)).about("the place in the kernel's code"),
    Column::<drop_event>::new("STACK", 0, |r| frames::stack(r.tail)).on_request().about("how the kernel got there"),
];

const PLANS: &[Plan] = &[Plan::new("btf", &["dropped"])];

/// What all of the kernel's reasons begin with.
const BEFORE: &str = "SKB_DROP_REASON_";

impl Tool for Options {
    const OBJECT: &'static bpf::Object = &bpf::tcpdrop::OBJECT;
    const PLANS: &'static [Plan] = PLANS;
    const NEEDS: &'static [Need] = needs::KERNEL_NAMES;
    const FIELDS: fn() -> Vec<Field> = || kit::tool::fields(COLUMNS);

    fn run(&self, cx: &Cx) -> Result<u8> {
        let reasons = self.reason.iter().map(|text| chosen(text)).collect::<Result<Vec<_>>>()?;
        let mut also = vec![];
        also.extend(self.all_protocols.then_some("PROTO"));
        also.extend(self.kernel_stacks.then_some("STACK"));
        let args = self.kit.snoop();
        let events = cx.events(&args, COLUMNS, &also)?.connections(&self.endpoints)?;
        let stack = events.shows("STACK");
        events.run(|config: &mut rodata| {
            config.all_protocols = self.all_protocols.into();
            config.stack = stack.into();
            config.reasons = kit::filter::list("--reason", &reasons, &mut config.reason)?;
            Ok(())
        })
    }
}

/// The running kernel's reasons, read when the first is asked for.
fn reasons() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| Names::of_kernel("skb_drop_reason", BEFORE).unwrap_or_default())
}

fn chosen(text: &str) -> Result<u32> {
    if reasons().is_empty() {
        let why = "--reason: this kernel does not tell why it drops packets; -K shows where";
        return Err(Failure::new(Exit::Unsupported, why.to_owned()).into());
    }
    let unknown = || usage(format!("--reason {text}: this kernel has no such reason"));
    // The largest stands for none.
    reasons().number(text, BEFORE).filter(|&code| code < u32::MAX).ok_or_else(unknown)
}

fn code<'a>(reason: u32) -> Value<'a> {
    (reason != u32::MAX).then_some(reason).into()
}

/// By name; those of subsystems (their number stands in the upper half) as a number.
fn reason<'a>(reason: u32) -> Value<'a> {
    if reason == u32::MAX {
        return Value::Null;
    }
    let name = reasons().name(reason).map(str::to_owned);
    Value::Word(name.unwrap_or_else(|| format!("{reason:#x}")).into())
}

/// `include/net/tcp_states.h`.
fn state<'a>(number: u8) -> Value<'a> {
    const STATES: [&str; 13] = [
        "ESTABLISHED", "SYN_SENT", "SYN_RECV", "FIN_WAIT1", "FIN_WAIT2", "TIME_WAIT", "CLOSE",
        "CLOSE_WAIT", "LAST_ACK", "LISTEN", "CLOSING", "NEW_SYN_RECV", "BOUND_INACTIVE",
    ];
    usize::from(number).checked_sub(1).and_then(|at| STATES.get(at).copied()).into()
}

fn flags<'a>(event: &drop_event) -> Value<'a> {
    const FLAGS: &[(u32, &str)] = &[
        (2, "SYN"), (1, "FIN"), (4, "RST"), (8, "PSH"), (16, "ACK"), (32, "URG"), (64, "ECE"), (128, "CWR"),
    ];
    if event.flags == 0 || event.protocol != 6 {
        return Value::Null;
    }
    Value::Word(kit::value::bits("", event.flags.into(), FLAGS))
}

fn protocol<'a>(number: u8) -> Value<'a> {
    Value::Word(match number {
        1 => "icmp".into(),
        6 => "tcp".into(),
        17 => "udp".into(),
        58 => "icmp6".into(),
        132 => "sctp".into(),
        136 => "udplite".into(),
        other => other.to_string().into(),
    })
}

/// Other protocols have none; and a socket that is being closed has given back its own.
fn port<'a>(event: &drop_event, port: u16) -> Value<'a> {
    (port > 0 && matches!(event.protocol, 6 | 17 | 132 | 136)).then_some(port).into()
}
