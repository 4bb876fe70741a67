//! bpftop: programs and maps that are made up, with every kind of owner and hostile names.

use kit::census::holders::Holder;
use kit::census::look::Seen;
use kit::census::maps::Map;
use kit::census::programs::Counts;
use kit::census::programs::Program;
use kit::column::Column;
use kit::layout::Format;
use kit::layout::Style;
use kit::rows::page::Look;
use tests::compare;
use tests::render;
use tests::render::HOSTILE;
use tools::bpftop::MAPS;
use tools::bpftop::PROGRAMS;

fn holder(pid: u32, comm: &[u8]) -> Holder {
    Holder { pid, comm: comm.to_vec() }
}

fn program(id: u32, kind: &str, name: &[u8], counts: Option<Counts>) -> Seen<Program> {
    let told = Program {
        kind: kind.into(),
        name: name.to_vec(),
        tag: "0123456789abcdef".into(),
        uid: 1000,
        xlated: 528,
        jited: 370,
        locked: Some(4096),
        maps: vec![3, 5],
        counts: counts.unwrap_or_default(),
        ..Program::default()
    };
    let loaded = render::EIGHT - 1_000_000_000;
    Seen { id, told, counts, elapsed: 1_000_000_000, loaded, ..Seen::default() }
}

fn programs() -> Vec<Seen<Program>> {
    let counts = |runs, ns, misses| Some(Counts { runs, ns, misses });
    let mut busy = program(12, "sched_cls", b"from_netdev", counts(17, 34_017, Some(3)));
    busy.holders = vec![holder(7, b"cilium"), holder(812, b"bpftool")];
    busy.places = vec![("tcx_ingress".into(), b"ifindex 2".to_vec())];
    let mut quiet = program(4711, "tracing", b"", counts(0, 0, None));
    quiet.holders = vec![holder(1, b"systemd")];
    quiet.places =
        vec![("trace_fentry".into(), b"vfs_read".to_vec()), ("trace_raw_tp".into(), Vec::new())];
    let mut most = program(u32::MAX, "kprobe", b"x", counts(u64::MAX, u64::MAX, Some(u64::MAX)));
    most.told.locked = Some(1 << 40);
    // Not counted, nobody's, and perhaps somebody's whom we may not see.
    let mut unknown = program(13, "xdp", b"pinned", None);
    (unknown.hidden, unknown.told.locked) = (true, None);
    vec![quiet, busy, unknown, most]
}

fn maps() -> Vec<Seen<Map>> {
    let map = |kind: &str, value, entries, memory| Map {
        kind: kind.into(),
        name: b"events".to_vec(),
        key: 4,
        value,
        entries,
        flags: 0,
        memory,
    };
    let large = Seen { id: 5, told: map("hash", 64, 10_240, Some(1 << 20)), ..Seen::default() };
    let ring = Seen {
        id: 6,
        told: map("ringbuf", 0, 4096, None),
        holders: vec![holder(9, b"beebox")],
        users: vec![12, 13],
        ..Seen::default()
    };
    vec![ring, large]
}

fn written<T: Default>(
    columns: &'static [Column<Seen<T>>],
    sort: &str,
    format: Format,
    rows: &[Seen<T>],
) -> String {
    let style = Style { format, ..Style::default() };
    let look = Look { style, sort: sort.into(), time: true, ..Look::default() };
    render::page(columns, look, rows)
}

#[test]
fn every_form() {
    for (format, name) in [(Format::Table, "table"), (Format::Json, "json"), (Format::Csv, "csv")] {
        compare(&format!("bpftop.{name}"), &written(PROGRAMS, "cpu%", format, &programs()));
        compare(&format!("bpftop.maps.{name}"), &written(MAPS, "memory", format, &maps()));
    }
}

/// A process chooses its name, and a link may lead to a file that somebody has named.
#[test]
fn owners_may_be_called_anything() {
    for format in [Format::Table, Format::Json, Format::Csv] {
        let rows: Vec<_> = HOSTILE
            .iter()
            .map(|(_, name)| {
                let mut row = program(1, "kprobe", name, None);
                row.holders = vec![holder(1, name), holder(2, name)];
                row.places = vec![("uprobe".into(), name.to_vec())];
                row
            })
            .collect();
        let text = written(PROGRAMS, "id", format, &rows);
        let above = [2, 0, 1][format as usize];
        assert_eq!(text.lines().count(), rows.len() + above, "{text}");
    }
}
