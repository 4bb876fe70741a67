//! exitsnoop: its lines, as they are printed.

use bpf::exitsnoop::types::exit_event;
use bpf::exitsnoop::types::kit_parent;
use kit::layout::Format;
use tests::compare;
use tests::render::HOSTILE;
use tests::render::Print;
use tests::render::assert_harmless;
use tests::render::chars;
use tests::render::head;
use tests::render::render;
use tools::exitsnoop::COLUMNS;

fn event(code: i32, age: u64, parent: &[u8]) -> exit_event {
    let parent = kit_parent { pid: 6, host_pid: 106, comm: chars(parent) };
    exit_event { code, age, parent, ..exit_event::default() }
}

#[test]
fn table_json_and_csv() {
    let days = 3 * 86_400_000_000_000;
    let events = [
        (head(1, 7, 0, b"sh"), event(3 << 8, 1_499_999, b"make"), vec![]),
        (head(2, 8, 1000, b"cat"), event(0, 0, b"sh"), vec![]),
        (head(3, 9, 1000, b"daemon"), event(9, days, b"init"), vec![]),
        (head(4, 10, 1000, b"broken"), event(11 | 0x80, 17_000_000_000, b"sh"), vec![]),
        (head(5, 11, 1000, b"rt"), event(40, 999_999, b"sh"), vec![]),
    ];
    for (format, name) in [(Format::Table, "table"), (Format::Json, "json"), (Format::Csv, "csv")] {
        let print = Print { format, ..Print::default() };
        compare(&format!("exitsnoop.{name}"), &render(COLUMNS, print, &events));
    }
}

#[test]
fn hostile_names_reach_no_terminal() {
    let one = |(_, name): &(&str, &[u8])| (head(1, 7, 0, name), event(0, 0, name), vec![]);
    assert_harmless(COLUMNS, &[], &HOSTILE.iter().map(one).collect::<Vec<_>>());
}
