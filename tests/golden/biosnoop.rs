//! biosnoop: its lines in every form; what is not known, and disks of hostile names.

use bpf::biosnoop::types::bio_event;
use kit::layout::Format;
use kit::record::Head;
use tests::compare;
use tests::render::Event;
use tests::render::HOSTILE;
use tests::render::Print;
use tests::render::assert_harmless;
use tests::render::chars;
use tests::render::head;
use tests::render::render;
use tools::biosnoop::COLUMNS;

const UNKNOWN: u64 = u64::MAX;

/// Everything that can be absent, too long or failed, of the old kind and of the new.
fn events() -> Vec<Event<bio_event>> {
    let base = || bio_event {
        disk: chars(b"nvme0n1"),
        sector: 2048,
        bytes: 4096,
        queued: 1_500,
        latency: 81_003,
        ..bio_event::default()
    };
    let nobody = head(4_000_037, 0, 0, b"");
    let outside = Head { pid: 0, tid: 0, ..head(5_000_007, 4242, 65534, b"outside") };
    let plain = |event| (head(1_000_003, 77, 1000, b"postgres"), event, vec![]);
    vec![
        plain(base()),
        plain(bio_event { op: 1, flags: 0x41, pattern: 2, ..base() }),
        plain(bio_event {
            op: 1,
            flags: 0x8000_0081,
            bytes: 0,
            queued: 9_000,
            latency: UNKNOWN,
            ..base()
        }),
        (nobody, bio_event { op: 2, flags: 0x80, bytes: 0, sector: UNKNOWN, ..base() }, vec![]),
        (
            nobody,
            bio_event { op: 35, bytes: 0, queued: UNKNOWN, disk: chars(b""), ..base() },
            vec![],
        ),
        (
            outside,
            bio_event {
                op: 9,
                sector: 1 << 50,
                bytes: u32::MAX.into(),
                latency: 61_000_000_007,
                ..base()
            },
            vec![],
        ),
        plain(bio_event { status: 10, pattern: 1, ..base() }),
        plain(bio_event { status: -61, ..base() }),
        plain(bio_event { op: 77, status: 17, disk: chars(&[b'd'; 40]), ..base() }),
    ]
}

fn hostile() -> Vec<Event<bio_event>> {
    let event = |name: &[u8]| bio_event { disk: chars(name), ..bio_event::default() };
    let comm = |name: &[u8]| head(1, 7, 0, &name[..name.len().min(15)]);
    HOSTILE.iter().map(|(_, name)| (comm(name), event(name), vec![])).collect()
}

#[test]
fn table() {
    let all = Print { also: &["TIME", "FLAGS", "PATTERN", "QUE"], ..Print::default() };
    let mut text = format!("# biosnoop\n{}", render(COLUMNS, Print::default(), &events()));
    text += "\n# biosnoop -T -F -P -Q\n";
    text += &render(COLUMNS, all, &events());
    text += "\n# biosnoop -T -F -P -Q -m --wide\n";
    text += &render(COLUMNS, Print { wide: true, milliseconds: true, ..all }, &events());
    text += "\n# hostile names\n";
    text += &render(COLUMNS, Print::default(), &hostile());
    compare("biosnoop.table", &text);
}

#[test]
fn json() {
    let print = Print { format: Format::Json, ..Print::default() };
    let mut text = render(COLUMNS, print, &events());
    text += &render(COLUMNS, print, &hostile());
    compare("biosnoop.json", &text);
}

#[test]
fn csv() {
    let print = Print { format: Format::Csv, ..Print::default() };
    let mut text = render(COLUMNS, print, &events());
    text += "\n";
    text += &render(COLUMNS, print, &hostile());
    compare("biosnoop.csv", &text);
}

#[test]
fn hostile_names_reach_no_terminal() {
    assert_harmless(COLUMNS, &[], &hostile());
}
