//! gethostlatency: names and addresses, every kind of failure, hostile names.

use bpf::gethostlatency::types::host_event;
use kit::layout::Format;
use tests::compare;
use tests::render::Event;
use tests::render::HOSTILE;
use tests::render::Print;
use tests::render::assert_harmless;
use tests::render::head;
use tests::render::render;
use tools::gethostlatency::COLUMNS;

/// A lookup of a name, as `function`, `outcome` and `err`.
fn name(what: [i32; 3], lat: u64, name: &[u8], service: &[u8]) -> Event<host_event> {
    let with_nul = |text: &[u8]| if text.is_empty() { vec![] } else { [text, b"\0"].concat() };
    let (name, service) = (with_nul(name), with_nul(service));
    let event = host_event {
        lat,
        function: what[0] as u32,
        outcome: what[1] as u16,
        err: what[2],
        host: name.len() as u16,
        service: service.len() as u16,
        ..host_event::default()
    };
    (head(lat, 7, 1000, b"client"), event, [name, service].concat())
}

fn address(what: [i32; 3], family: u16, bytes: &[u8]) -> Event<host_event> {
    let (head, event, _) = name(what, 1_234_567, b"", b"");
    let host = bytes.len() as u16;
    (head, host_event { family, host, ..event }, bytes.to_vec())
}

/// One of each kind: every function, every way to fail, everything that can be absent.
fn events() -> Vec<Event<host_event>> {
    let long = "label.".repeat(42);
    let mut six = [0; 16];
    (six[0], six[1], six[15]) = (0x20, 0x01, 7);
    vec![
        name([0, 0, 0], 499, b"example.org", b"https"),
        name([0, 2, -2], 5_000_000_500, b"absent.example", b""),
        name([0, 2, -11], 1_000, b"", b"80"),
        name([0, 2, -105], 1_000, long.as_bytes(), b"80"),
        name([0, 2, -77], 1_000, b"x", b""),
        address([1, 0, 0], 2, &[203, 0, 113, 7]),
        address([1, 2, -3], 10, &six),
        address([4, 1, 0], 2, &[127, 0, 0, 1]),
        address([7, 3, 1], 10, &six),
        address([7, 3, 9], 99, &[]),
        address([7, 3, 2], 2, &[1, 2, 3]),
        name([2, 3, 2], 10_000_000_000, b"broken.example", b""),
        name([3, 0, 0], 1_500, b"\xff", b""),
        name([5, 4, 34], 1_500, b"example.org", b""),
        name([6, 3, 4], 1_500, b"example.org", b""),
        name([8, 1, 0], 1_500, b"example.org", b""),
    ]
}

fn hostile() -> Vec<Event<host_event>> {
    HOSTILE.iter().map(|(_, text)| name([0, 0, 0], 1_000, text, text)).collect()
}

#[test]
fn table() {
    let plain = render(COLUMNS, Print::default(), &events());
    let extended = Print { also: &["TIME", "SERVICE"], milliseconds: true, ..Print::default() };
    let mut text = format!("# gethostlatency\n{plain}\n# gethostlatency -T -m, with services\n");
    text += &render(COLUMNS, extended, &events());
    text += "\n# gethostlatency -w --fields host,service,err,uid,tid,host_pid\n";
    let fields = Some("host,service,err,uid,tid,host_pid");
    text += &render(COLUMNS, Print { fields, wide: true, ..Print::default() }, &events());
    text += "\n# hostile names\n";
    text += &render(COLUMNS, Print::default(), &hostile());
    compare("gethostlatency.table", &text);
}

#[test]
fn json() {
    let print = Print { format: Format::Json, ..Print::default() };
    let text = render(COLUMNS, print, &events()) + &render(COLUMNS, print, &hostile());
    compare("gethostlatency.json", &text);
}

#[test]
fn csv() {
    let print = Print { format: Format::Csv, ..Print::default() };
    let text = render(COLUMNS, print, &events()) + &render(COLUMNS, print, &hostile());
    compare("gethostlatency.csv", &text);
}

#[test]
fn hostile_names_reach_no_terminal() {
    assert_harmless(COLUMNS, &["SERVICE"], &hostile());
}
