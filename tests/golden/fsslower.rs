//! fsslower: its lines in every form, and what hostile names make of them.

use bpf::fsslower::types::fsslower_event;
use kit::layout::Format;
use tests::compare;
use tests::render::Event;
use tests::render::HOSTILE;
use tests::render::Print;
use tests::render::assert_harmless;
use tests::render::chars;
use tests::render::head;
use tests::render::render;
use tools::fsslower::COLUMNS;

/// Each operation, success and failure, everything that can be absent, endless sizes.
fn events() -> Vec<Event<fsslower_event>> {
    let base = || fsslower_event {
        latency: 12_345_678,
        offset: -1,
        inode: 11,
        dev: 8 << 20 | 1,
        fs: chars(b"ext4"),
        ..fsslower_event::default()
    };
    vec![
        (
            head(1_000_003, 1, 0, b"systemd"),
            fsslower_event { call: 1, result: 4096, offset: 8192, ..base() },
            b"messages".into(),
        ),
        (
            head(2_000_003, 4_194_304, 1000, b"fifteen-letters"),
            fsslower_event {
                call: 2,
                result: i64::MAX,
                offset: i64::MAX,
                latency: u64::MAX,
                inode: u64::MAX,
                dev: u32::MAX,
                fs: chars(b"fifteen-letters"),
                ..base()
            },
            "long-name".repeat(28).into(),
        ),
        (
            head(3_000_011, 77, 4_294_967_294, b"cat"),
            fsslower_event { call: 3, result: -2, inode: 0, dev: 0, fs: chars(b""), ..base() },
            b"/no/such/file".into(),
        ),
        (
            head(4_000_037, 77, 0, b"mysqld"),
            fsslower_event { call: 4, result: -5, ..base() },
            b"ibdata1".into(),
        ),
        (
            head(999_999_999, 78, 0, b"ls"),
            fsslower_event { call: 5, latency: 0, fs: chars(b"nfs4"), ..base() },
            b"/".into(),
        ),
        (
            head(1_000_000_000, 79, 0, b"odd"),
            fsslower_event { call: 99, result: i64::MIN, ..base() },
            vec![],
        ),
    ]
}

#[test]
fn table() {
    let mut text = format!("# fsslower\n{}", render(COLUMNS, Print::default(), &events()));
    text += "\n# fsslower -T -m --wide\n";
    let also: &[_] = &["TIME"];
    let wide = Print { also, wide: true, milliseconds: true, ..Print::default() };
    text += &render(COLUMNS, wide, &events());
    let fields = "lat,op,err,inode,dev,host_pid,file";
    text += &format!("\n# fsslower --fields {fields}\n");
    text += &render(COLUMNS, Print { fields: Some(fields), ..Print::default() }, &events());
    compare("fsslower.table", &text);
}

#[test]
fn json_and_csv() {
    for (format, name) in [(Format::Json, "fsslower.json"), (Format::Csv, "fsslower.csv")] {
        compare(name, &render(COLUMNS, Print { format, ..Print::default() }, &events()));
    }
}

#[test]
fn hostile_names_reach_no_terminal() {
    let event = |name: &[u8]| fsslower_event {
        fs: chars(&name[..name.len().min(15)]),
        ..fsslower_event::default()
    };
    let one = |(_, name): &(&str, &[u8])| (head(1, 7, 0, name), event(name), name.to_vec());
    assert_harmless(COLUMNS, &[], &HOSTILE.iter().map(one).collect::<Vec<_>>());
}
