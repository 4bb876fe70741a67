//! profile: stacks that are made up, in each form.

use kit::args::Output;
use kit::stack_form::Form;
use kit::stack_form::Key;
use kit::stack_form::Measure;
use kit::stack_form::Sum;
use tests::render::HOSTILE;
use tests::traces;
use tests::traces::frames;
use tests::traces::key;

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
    traces::written(Form::new(output, Measure::Samples, true, vec!["comm", "pid"]), stacks)
}

#[test]
fn each_form() {
    traces::each_form("profile", |output| written(output, stacks()));
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
