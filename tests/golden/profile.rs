//! profile: stacks that are made up, in each form.

use std::rc::Rc;

use kit::args::Output;
use kit::label::Part;
use kit::names::Frame;
use kit::names::Frames;
use kit::stack_form::Form;
use kit::stack_form::Key;
use kit::stack_form::Measure;
use kit::stack_form::Sum;
use tests::compare;
use tests::render;
use tests::render::HOSTILE;

/// 2026-11-21T08:00:00Z.
const EIGHT: u64 = 1_795_248_000_000_000_000;

fn frames(names: &[&[u8]]) -> Option<Frames> {
    let frame = |name: &&[u8]| Rc::new(Frame { text: name.to_vec(), named: true });
    Some(names.iter().map(frame).collect())
}

fn key(comm: &[u8], pid: u32, kernel: Option<Frames>, user: Option<Frames>) -> Key {
    let comm = Part::Text(comm.to_vec());
    let label = vec![("comm", comm), ("pid", Part::process(pid, 4242))];
    Key { label, kernel, user }
}

fn stacks() -> Vec<(Key, Sum)> {
    let user = || frames(&[b"read", b"handle(std::vector<int> const&)", b"main"]);
    let sum = |count| Sum { count, sum: count };
    vec![
        (key(b"postgres", 17, frames(&[b"copy_page", b"vfs_read"]), user()), sum(31)),
        (key(b"postgres", 17, frames(&[]), user()), sum(997)),
        (key(b"kworker/0:1", 18, frames(&[b"worker_thread", b"kthread"]), frames(&[])), sum(1)),
        (
            key(b"other", 0, None, frames(&[b"[anon]+0x1f", b"libc.so.6+0x2724a", b"[unknown]"])),
            sum(2),
        ),
    ]
}

fn written(output: Output, stacks: Vec<(Key, Sum)>) -> String {
    render::utc();
    let form = Form::new(output, Measure::Samples, true, vec!["comm", "pid"]);
    let mut out = Vec::new();
    form.header(&mut out);
    form.write(EIGHT, stacks, &mut out);
    let text = String::from_utf8(out).expect("UTF-8");
    render::assert_safe(&text);
    text
}

#[test]
fn each_form() {
    for (output, name) in [
        (Output::Table, "table"),
        (Output::Json, "json"),
        (Output::Csv, "csv"),
        (Output::Folded, "folded"),
    ] {
        compare(&format!("profile.{name}"), &written(output, stacks()));
    }
}

#[test]
fn hostile_names_are_harmless() {
    for (_, name) in HOSTILE {
        let one =
            || (key(name, 1, frames(&[name]), frames(&[name, name])), Sum { count: 1, sum: 1 });
        for output in [Output::Table, Output::Json, Output::Csv] {
            written(output, vec![one()]);
        }
        let folded = written(Output::Folded, vec![one()]);
        assert_eq!((folded.matches(';').count(), folded.lines().count()), (3, 1), "{folded}");
    }
}

#[test]
fn nothing_is_said_to_be_nothing() {
    assert!(written(Output::Table, vec![]).ends_with("\nno stacks\n"));
    assert_eq!(written(Output::Json, vec![]), "");
}
