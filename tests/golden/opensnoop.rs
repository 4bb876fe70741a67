//! opensnoop: its lines in every form, and what hostile names make of them.

use bpf::opensnoop::types::open_event;
use kit::layout::Format;
use serde_json::Value;
use tests::compare;
use tests::render::Event;
use tests::render::HOSTILE;
use tests::render::Print;
use tests::render::assert_harmless;
use tests::render::head;
use tests::render::render;
use tools::opensnoop::COLUMNS;

const AT_FDCWD: i32 = -100;

/// One of each kind: every call, success and failure, everything that can be
/// absent, everything that can be too long for its column.
fn events() -> Vec<Event<open_event>> {
    let base = || open_event { dirfd: AT_FDCWD, ..open_event::default() };
    let long = format!("/{}", "long-name/".repeat(30));
    let outside = kit::record::Head { pid: 0, tid: 0, ..head(5_000_007, 4242, 65534, b"outside") };
    vec![
        (
            head(1_000_003, 1, 0, b"systemd"),
            open_event { call: 0, ret: 3, flags: 0o2_000_000, ..base() },
            b"/etc/passwd".into(),
        ),
        (
            head(2_000_003, 4_194_304, 1000, b"creator"),
            open_event { call: 1, ret: 1023, flags: 0o1101, mode: 0o4755, ..base() },
            b"new file".into(),
        ),
        (
            head(3_000_011, 77, 4_294_967_294, b"fifteen-letters"),
            open_event { call: 2, ret: -2, flags: 0o102, mode: 0o100_644, dirfd: 7, ..base() },
            b"missing".into(),
        ),
        (
            head(4_000_037, 77, 0, b"resolver"),
            open_event {
                call: 3,
                ret: -40,
                flags: 0o20_200_001,
                mode: 0o600,
                resolve: 0x14,
                ..base()
            },
            b"link".into(),
        ),
        (
            outside,
            open_event {
                call: 4,
                ret: 9,
                flags: 0o10_000_000,
                dirfd: 5,
                handle_type: 0x81,
                ..base()
            },
            vec![0xde, 0xad, 0xbe, 0xef],
        ),
        (
            head(999_999_999, 78, 0, b"unreadable"),
            open_event { call: 2, ret: -14, flags: 0, ..base() },
            vec![],
        ),
        (
            head(1_000_000_000, 79, 0, b"odd"),
            open_event { call: 2, ret: -523, flags: 0xc261_1103, mode: 0o777, ..base() },
            long.into(),
        ),
    ]
}

fn hostile() -> Vec<Event<open_event>> {
    let comm = |name: &[u8]| head(1, 7, 0, &name[..name.len().min(15)]);
    HOSTILE.iter().map(|(_, name)| (comm(name), open_event::default(), name.to_vec())).collect()
}

#[test]
fn table() {
    let plain = render(COLUMNS, Print::default(), &events());
    let extended: &[_] = &["TIME", "CALL", "FLAGS", "MODE", "PERM"];
    let extended = Print { also: extended, ..Print::default() };
    let mut text = format!("# opensnoop\n{plain}\n# opensnoop -T -e\n");
    text += &render(COLUMNS, extended, &events());
    text += "\n# opensnoop -T -e --wide\n";
    text += &render(COLUMNS, Print { wide: true, ..extended }, &events());
    let fields =
        Print { fields: Some("path,err,resolve,dirfd,uid,host_pid,tid"), ..Print::default() };
    text += "\n# opensnoop --fields path,err,resolve,dirfd,uid,host_pid,tid\n";
    text += &render(COLUMNS, fields, &events());
    text += "\n# hostile names\n";
    text += &render(COLUMNS, Print::default(), &hostile());
    compare("opensnoop.table", &text);
}

#[test]
fn json() {
    let print = Print { format: Format::Json, ..Print::default() };
    let mut text = render(COLUMNS, print, &events());
    let fields = Print { fields: Some("path,fd,resolve"), ..print };
    text += &render(COLUMNS, fields, &events()[3..4]);
    text += &render(COLUMNS, print, &hostile());
    compare("opensnoop.json", &text);
}

#[test]
fn csv() {
    let print = Print { format: Format::Csv, ..Print::default() };
    let mut text = render(COLUMNS, print, &events());
    text += "\n";
    text += &render(COLUMNS, Print { fields: Some("path"), ..print }, &events());
    text += "\n";
    text += &render(COLUMNS, print, &hostile());
    compare("opensnoop.csv", &text);
}

#[test]
fn hostile_names_reach_no_terminal() {
    assert_harmless(COLUMNS, &[], &hostile());
}

#[test]
fn json_holds_the_exact_bytes() {
    let text = render(COLUMNS, Print { format: Format::Json, ..Print::default() }, &hostile());
    for (line, (what, name)) in text.lines().zip(HOSTILE) {
        let object: Value = serde_json::from_str(line).expect("an object");
        match std::str::from_utf8(name) {
            Ok(name) => {
                assert_eq!(object["path"], name, "{what}");
                assert!(object.get("path_b64").is_none(), "{what}");
            }
            Err(_) => assert!(object["path_b64"].is_string(), "{what}: {line}"),
        }
    }
}

#[test]
fn no_cell_of_csv_is_a_formula() {
    let print = Print { format: Format::Csv, fields: Some("path,comm"), ..Print::default() };
    for line in render(COLUMNS, print, &hostile()).lines() {
        let first = line.trim_start_matches('"').chars().next();
        assert!(!first.is_some_and(|c| "=+-@＝＋－＠".contains(c)), "{line}");
    }
}
