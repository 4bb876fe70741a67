//! biolatency: pictures, JSON lines and CSV of distributions that are made up.

use kit::args::Interval;
use kit::args::Output;
use kit::hist::Hist;
use kit::histograms::Form;
use kit::label::Label;
use tests::compare;
use tests::render;

fn hists() -> Vec<(Label, Hist)> {
    let label =
        |disk: &[u8], operation: &str| vec![("disk", disk.into()), ("operation", operation.into())];
    let mut reads = Hist::new();
    for (micros, count) in [(31, 2), (95, 101), (130, 53), (700, 7), (12_000, 1)] {
        reads.record_n(micros * 1000, count);
    }
    let mut slow = Hist::new();
    slow.record(3_600_000_000_000); // an hour: far above the old tools' last row
    vec![(label(b"sda", "read"), reads), (label(b"=nvme\x1b[2J\xff", "write"), slow)]
}

fn written(output: Output, milliseconds: bool, hists: &[(Label, Hist)]) -> String {
    render::utc();
    let interval = Interval { milliseconds, time: true, ..Interval::default() };
    let form = Form::new(output, &interval, vec!["disk", "operation"]);
    let mut out = Vec::new();
    form.header(&mut out);
    form.write(render::EIGHT, hists, &mut out).expect("memory");
    let text = String::from_utf8(out).expect("UTF-8");
    render::assert_safe(&text);
    text
}

#[test]
fn pictures() {
    compare("biolatency.table", &written(Output::Table, false, &hists()));
    compare("biolatency.milliseconds", &written(Output::Table, true, &hists()));
}

#[test]
fn json() {
    compare("biolatency.json", &written(Output::Json, false, &hists()));
}

#[test]
fn csv() {
    compare("biolatency.csv", &written(Output::Csv, false, &hists()));
}

#[test]
fn nothing_is_said_to_be_nothing() {
    assert!(written(Output::Table, false, &[]).ends_with("count 0\n"));
    let json: serde_json::Value =
        serde_json::from_str(&written(Output::Json, false, &[])).expect("JSON");
    assert_eq!(json["count"], 0);
    assert!(json["p99"].is_null());
}
