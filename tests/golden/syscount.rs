//! syscount: rows that are made up, by call, process and error, in every form.

use bpf::syscount::types::call_key;
use kit::hist::Hist;
use kit::layout::Format;
use kit::layout::Selection;
use kit::layout::Style;
use kit::rows::Row as _;
use kit::rows::latency;
use kit::rows::page::Look;
use tests::compare;
use tests::render;
use tests::render::HOSTILE;
use tests::render::chars;
use tools::syscount::COLUMNS;
use tools::syscount::Calls;

const CALL: [&str; 2] = ["SYSCALL", "ABI"];
const PROCESS: [&str; 2] = ["PID", "COMM"];

fn calls(nr: u32, abi: u32, counts: [u64; 2]) -> Calls {
    let [succeeded, failed] = counts;
    Calls {
        key: call_key { nr, abi, ..call_key::default() },
        succeeded,
        failed,
        ..Calls::default()
    }
}

fn of(pid: u32, comm: &[u8], error: u32, counts: [u64; 2]) -> Calls {
    let mut calls = calls(0, 0, counts);
    calls.key.pid = pid;
    calls.key.host_pid = 4711;
    calls.key.error = error;
    calls.key.comm = chars(comm);
    calls
}

fn timed(mut calls: Calls, times: &[(u64, u64)]) -> Calls {
    let mut hist = Hist::new();
    times.iter().for_each(|(time, count)| hist.record_n(*time, *count));
    calls.hist = (!hist.is_empty()).then(|| Box::new(hist));
    calls.finish();
    calls
}

fn by_call() -> Vec<Calls> {
    vec![
        timed(calls(1000, 0, [0, 7]), &[(150, 7)]),
        timed(calls(435, 0, [97, 3]), &[(21_499, 60), (1_000_000, 39), (3_600_000_000_000, 1)]),
        timed(calls(435, 1, [2, 0]), &[]), // begun before the tool
        timed(calls(u32::MAX, 0, [13, 0]), &[(900, 13)]),
        timed(calls(520, 2, [1, 0]), &[(7, 1)]),
        timed(calls(1023, 0, [u64::MAX, 0]), &[(u64::MAX, 1)]),
    ]
}

fn written(look: Look, also: &[&'static str], rows: &[Calls]) -> String {
    let selection = Selection { also: also.to_vec(), ..look.selection.clone() };
    render::page(COLUMNS, Look { selection, ..look }, rows)
}

fn look(format: Format) -> Look {
    let style = Style { format, ..Style::default() };
    Look { style, sort: "count".into(), time: true, ..Look::default() }
}

#[test]
fn tables() {
    compare("syscount.table", &written(look(Format::Table), &CALL, &by_call()));
    let rows = Look { rows: Some(3), sort: "total".into(), ..look(Format::Table) };
    let also = [CALL.as_slice(), &latency::COLUMNS].concat();
    compare("syscount.latency", &written(rows, &also, &by_call()));
}

#[test]
fn json() {
    let also = [CALL.as_slice(), &latency::COLUMNS].concat();
    let text = written(look(Format::Json), &also, &by_call());
    for line in text.lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(row["record"], "row");
    }
    compare("syscount.json", &text);
}

#[test]
fn processes_may_be_called_anything() {
    for format in [Format::Table, Format::Json, Format::Csv] {
        let rows: Vec<Calls> =
            HOSTILE.iter().map(|(_, name)| of(1, &name[..name.len().min(16)], 2, [0, 1])).collect();
        let text = written(look(format), &[PROCESS.as_slice(), &["ERR"]].concat(), &rows);
        let above = [2, 0, 1][format as usize];
        assert_eq!(text.lines().count(), rows.len() + above, "{text}");
    }
}

#[test]
fn csv() {
    let rows =
        [of(0, b"=outside", 0, [5, 0]), of(12, b"sh", 13, [0, 3]), of(12, b"sh", 512, [0, 3])];
    let also = [PROCESS.as_slice(), &["HOST_PID", "ERR"]].concat();
    compare("syscount.csv", &written(look(Format::Csv), &also, &rows));
}
