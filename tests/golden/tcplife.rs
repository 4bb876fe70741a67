//! tcplife: addresses of both versions, whose session it is and what is unknown, in every form.

use bpf::tcplife::types::kit_ends;
use bpf::tcplife::types::life_event;
use kit::endpoint::words;
use kit::layout::Format;
use kit::record::Head;
use tests::compare;
use tests::render::Event;
use tests::render::HOSTILE;
use tests::render::Print;
use tests::render::assert_harmless;
use tests::render::head;
use tests::render::render;
use tools::tcplife::COLUMNS;

fn ends(local: &str, lport: u16, remote: &str, rport: u16) -> kit_ends {
    let addr = |text: &str| words(text.parse().expect("an address"));
    kit_ends { laddr: addr(local), raddr: addr(remote), lport, rport, netns: 4_026_531_840 }
}

/// Each side, each kind of end, everything that can be unknown, everything that can be too
/// long for its column.
fn events() -> Vec<Event<life_event>> {
    let mapped = ends("::ffff:192.0.2.1", 49152, "::ffff:198.51.100.255", 443);
    let long = "2001:db8:1111:2222:3333:4444:5555:6666";
    let life = life_event { duration: 1_234_567, opened: 1, closed: 1, ..life_event::default() };
    let unknown = Head { time: 4_000_000, uid: 33, ..Head::default() };
    let outside = Head { pid: 0, tid: 0, ..head(5_000_007, 4242, 65534, b"outside") };
    vec![
        (
            head(1_000_003, 77, 1000, b"curl"),
            life_event { ends: mapped, sent: 78, received: 10_485_760, ..life },
            vec![],
        ),
        (
            head(2_000_003, 4_194_304, 33, b"fifteen-letters"),
            life_event {
                ends: ends("::1", 80, long, 65535),
                sent: 1 << 50,
                duration: 3_600_000_000_000,
                opened: 2,
                closed: 2,
                error: 104,
                retransmitted: 17,
                ..life
            },
            vec![],
        ),
        (
            unknown,
            life_event {
                ends: ends("::", 0, "::ffff:0.0.0.0", 0),
                duration: u64::MAX,
                opened: 0,
                closed: 0,
                error: 110,
                ..life
            },
            vec![],
        ),
        (outside, life_event { ends: mapped, opened: 7, closed: 0, ..life }, vec![]),
    ]
}

#[test]
fn table() {
    let mut text = "# tcplife\n".to_owned();
    text += &render(COLUMNS, Print::default(), &events());
    text += "\n# tcplife -T -m --attempts\n";
    let also: &[_] = &["TIME", "ERR"];
    text += &render(COLUMNS, Print { also, milliseconds: true, ..Print::default() }, &events());
    let fields = "opened,closed,err,retrans,netns,host_pid,tid,uid";
    text += &format!("\n# tcplife --fields {fields}\n");
    text += &render(COLUMNS, Print { fields: Some(fields), ..Print::default() }, &events());
    compare("tcplife.table", &text);
}

#[test]
fn json() {
    let print = Print { format: Format::Json, ..Print::default() };
    compare("tcplife.json", &render(COLUMNS, print, &events()));
}

#[test]
fn csv() {
    let print = Print { format: Format::Csv, ..Print::default() };
    compare("tcplife.csv", &render(COLUMNS, print, &events()));
}

#[test]
fn hostile_names_reach_no_terminal() {
    let one = |(_, name): &(&str, &[u8])| (head(1, 7, 0, name), life_event::default(), vec![]);
    assert_harmless(COLUMNS, &[], &HOSTILE.iter().map(one).collect::<Vec<_>>());
}
