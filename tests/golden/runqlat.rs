//! runqlat: pictures, JSON lines and CSV of distributions that are made up, told apart
//! by numbers and names.

use kit::args::Interval;
use kit::args::Output;
use kit::hist::Hist;
use kit::histograms::Form;
use kit::label::Label;
use kit::label::Part;
use tests::compare;
use tests::render;

fn hists() -> Vec<(Label, Hist)> {
    let label = |pid: Part, comm: &[u8]| {
        let cgroup = Part::from("/system.slice/cron.service");
        let number = ("cgroup_id", Part::Number(4711)); // for JSON alone
        vec![("cgroup", cgroup), ("pid", pid), ("comm", comm.into()), number]
    };
    let mut waits = Hist::new();
    for (micros, count) in [(2, 211), (4, 307), (9, 53), (3_000, 7), (24_000, 1)] {
        waits.record_n(micros * 1000, count);
    }
    let mut starved = Hist::new();
    starved.record(47_000_000_000); // far above the older tools' last row
    vec![
        (label(Part::Number(7), b"cron"), waits),
        (label(Part::Outside(4011), b"=\x1b[2J\xff\n"), starved),
    ]
}

fn written(output: Output) -> String {
    render::utc();
    let interval = Interval { time: true, ..Interval::default() };
    let form = Form::new(output, &interval, vec!["cgroup", "pid", "comm"]);
    let mut out = Vec::new();
    form.header(&mut out);
    form.write(render::EIGHT, &hists(), &mut out).expect("memory");
    let text = String::from_utf8(out).expect("UTF-8");
    render::assert_safe(&text);
    text
}

#[test]
fn pictures() {
    compare("runqlat.table", &written(Output::Table));
}

#[test]
fn json() {
    compare("runqlat.json", &written(Output::Json));
}

#[test]
fn csv() {
    compare("runqlat.csv", &written(Output::Csv));
}
