//! tcpdrop: every form of a line, with and without reasons, sockets and stacks.

use bpf::tcpdrop::types::drop_event;
use bpf::tcpdrop::types::kit_ends;
use kit::endpoint::words;
use kit::layout::Format;
use tests::compare;
use tests::render::Event;
use tests::render::Print;
use tests::render::assert_safe;
use tests::render::head;
use tests::render::render;
use tools::tcpdrop::COLUMNS;

fn ends(local: &str, lport: u16, remote: &str, rport: u16) -> kit_ends {
    let addr = |text: &str| words(text.parse().expect("an address"));
    kit_ends { laddr: addr(local), raddr: addr(remote), lport, rport, netns: 4_026_531_840 }
}

/// Received and to be sent, of each protocol, everything that can be unknown. The addresses
/// of places are those of no function, the reasons no kernel's.
fn events() -> Vec<Event<drop_event>> {
    let mapped = ends("::ffff:192.0.2.1", 443, "::ffff:198.51.100.255", 49152);
    let six = ends("2001:db8:1111:2222:3333:4444:5555:6666", 0, "::1", 0);
    let none = drop_event { reason: u32::MAX, uid: u32::MAX, protocol: 6, ..Default::default() };
    let mut name = [0; 16];
    name[..3].copy_from_slice(&[0x61, 0x1b, 0x62]);
    let head = |time| head(time, 0, 0, b"");
    vec![
        (
            head(1_000_003),
            drop_event {
                ends: mapped,
                reason: 0x3_0001,
                flags: 2,
                incoming: 1,
                location: 1,
                length: 60,
                now_pid: 7,
                now_comm: name,
                ..none
            },
            [[1u8, 0, 0, 0, 0, 0, 0, 0], [2, 0, 0, 0, 0, 0, 0, 0]].concat(),
        ),
        (
            head(2_000_003),
            drop_event { ends: mapped, state: 1, flags: 0xff, uid: 33, ..none },
            vec![],
        ),
        (head(3_000_003), drop_event { ends: six, protocol: 58, incoming: 1, ..none }, vec![]),
        (head(4_000_003), drop_event { protocol: 253, state: 200, ..none }, vec![]),
    ]
}

#[test]
fn table() {
    let mut text = "# tcpdrop\n".to_owned();
    text += &render(COLUMNS, Print::default(), &events());
    let also: &[_] = &["PROTO", "STACK"];
    text += "\n# tcpdrop --all-protocols -K\n";
    text += &render(COLUMNS, Print { also, ..Print::default() }, &events());
    let fields = "time,stack,reason_code,length,uid,netns,now_pid,now_comm";
    text += &format!("\n# tcpdrop --fields {fields}\n");
    text += &render(COLUMNS, Print { fields: Some(fields), ..Print::default() }, &events());
    compare("tcpdrop.table", &text);
    assert_safe(&text);
}

#[test]
fn json_and_csv() {
    for (format, name) in [(Format::Json, "tcpdrop.json"), (Format::Csv, "tcpdrop.csv")] {
        let text =
            render(COLUMNS, Print { format, also: &["STACK"], ..Print::default() }, &events());
        compare(name, &text);
        assert_safe(&text);
    }
}
