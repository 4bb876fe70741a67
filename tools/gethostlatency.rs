//! gethostlatency: each lookup of a host's name or address by the C library, how long it
//! took and how it went.

use std::net::Ipv4Addr;
use std::net::Ipv6Addr;

use bpf::gethostlatency::types::host_event;
use bpf::gethostlatency::types::rodata;
use kit::args::Bounds;
use kit::c_library::CLibrary;
use kit::place::Places;
use kit::prelude::*;
use kit::record::Record;

/// Trace host lookups by the C library: getaddrinfo, gethostbyname, … and how long they take
#[derive(Args)]
pub struct Options {
    /// Only lookups that failed
    #[arg(short = 'x', long)]
    pub failed: bool,
    /// Only names and addresses with TEXT in them
    #[arg(long, value_name = "TEXT")]
    pub host: Option<String>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub library: CLibrary,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub bounds: Bounds,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub kit: Snoop,
}

/// Its columns.
pub const COLUMNS: &[Column<host_event>] = &[
    column::time(),
    column::uid(),
    column::pid(),
    column::tid(),
    column::comm(),
    Column::<host_event>::new("LAT", 9, |r| Value::Nanos(r.event.lat))
        .unit(Unit::Time)
        .about("from the function's entry to its return"),
    Column::<host_event>::new("FUNCTION", 16, |r| {
        FUNCTIONS.get(r.event.function as usize).copied().unwrap_or("?").into()
    })
    .about("of the C library"),
    Column::<host_event>::new("ERR", 14, |r| error(r.event))
        .about("0, or why it failed: EAI_…, as h_errno, an error's name"),
    Column::<host_event>::new("SERVICE", 8, |r| {
        string(r, r.event.host.into(), r.event.service.into()).into()
    })
    .extra()
    .about("what getaddrinfo was asked for beside the host"),
    column::host_pid(),
    Column::<host_event>::new("HOST", 0, host).about("the name or address that was looked up"),
];

/// By `enum host_function`.
const FUNCTIONS: [&str; 8] = [
    "getaddrinfo",
    "getnameinfo",
    "gethostbyname",
    "gethostbyname2",
    "gethostbyaddr",
    "gethostbyname_r",
    "gethostbyname2_r",
    "gethostbyaddr_r",
];

/// All functions of a library by one link, or a probe for each.
const PLANS: &[Plan] = &[
    Plan::new("uprobe-multi", &["enter_multi", "leave_multi", "ended"]),
    Plan::new("uprobe", &["leave_one", "ended"]).optional(&[
        "enter_getaddrinfo",
        "enter_getnameinfo",
        "enter_gethostbyname",
        "enter_gethostbyname2",
        "enter_gethostbyaddr",
        "enter_gethostbyname_r",
        "enter_gethostbyname2_r",
        "enter_gethostbyaddr_r",
    ]),
];

impl Tool for Options {
    const OBJECT: &'static bpf::Object = &bpf::gethostlatency::OBJECT;
    const PLANS: &'static [Plan] = PLANS;
    const NEEDS: &'static [Need] = needs::MAPPED;
    const FIELDS: fn() -> Vec<Field> = || kit::tool::fields(COLUMNS);
    const PLACES: fn() -> Result<Places> =
        || kit::c_library::in_use(&[]).places(Self::OBJECT, &FUNCTIONS);

    fn run(&self, cx: &Cx) -> Result<u8> {
        let mut libraries = self.library.find(&self.kit.process)?;
        let places = libraries.places(Self::OBJECT, &FUNCTIONS)?;
        let damaged = |e: &host_event| [e.cut.into(), e.fault.into()];
        let mut events = cx.events(&self.kit, COLUMNS, &[])?.damaged(damaged);
        libraries.tell(cx, &self.kit.common);
        if let Some(text) = self.host.clone() {
            events = events.only(move |r| {
                address(r).is_some_and(|address| address.to_canonical().to_string().contains(&text))
                    || name(r).is_some_and(|name| name.joined_has(&text))
            });
        }
        events = events.milliseconds(self.bounds.milliseconds).at(places);
        events.begun_in("running", |_: &host_event| true).run(|config: &mut rodata| {
            config.failed = self.failed.into();
            Ok((config.min_ns, config.max_ns) = self.bounds.nanos()?)
        })
    }
}

/// A text of the tail, of so many bytes with its NUL, if there is one.
fn string<'a>(r: &Record<'a, host_event>, from: u32, length: u32) -> Option<Untrusted<'a>> {
    (length > 0).then(|| r.part(from, length - 1))
}

/// The address that was looked up, if it is one.
fn address(r: &Record<host_event>) -> Option<Ipv6Addr> {
    let bytes = r.tail.get(..r.event.host.into()).filter(|_| r.event.family > 0)?;
    let four = <[u8; 4]>::try_from(bytes).map(|four| Ipv4Addr::from(four).to_ipv6_mapped());
    four.or_else(|_| <[u8; 16]>::try_from(bytes).map(Ipv6Addr::from)).ok()
}

/// The name that was looked up, if it is one.
fn name<'a>(r: &Record<'a, host_event>) -> Option<Untrusted<'a>> {
    string(r, 0, r.event.host.into()).filter(|_| r.event.family == 0)
}

fn host<'a>(r: &Record<'a, host_event>) -> Value<'a> {
    address(r).map_or_else(|| name(r).into(), Value::Addr)
}

/// By `enum host_outcome`.
fn error<'a>(event: &host_event) -> Value<'a> {
    match event.outcome {
        0 => Value::Errno(0),
        1 => "FAILED".into(),
        2 => Value::Word(kit::netdb::eai(event.err)),
        3 => Value::Word(kit::netdb::h_errno(event.err)),
        _ => Value::Errno(event.err),
    }
}
