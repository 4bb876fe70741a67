//! offcputime: times by stack that are made up, in each form.

use std::rc::Rc;

use kit::args::Output;
use kit::label::Part;
use kit::names::Frame;
use kit::names::Frames;
use kit::stack_form::Form;
use kit::stack_form::Key;
use kit::stack_form::Measure;
use kit::stack_form::Sum;
use kit::text::Untrusted;
use tests::compare;
use tests::render;

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
    let sum = |count, micros: u64| Sum { count, sum: micros * 1000 + 7 };
    vec![
        (key(b"postgres", 17, frames(&[b"copy_page", b"vfs_read"]), user()), sum(31, 72_000_000)),
        (key(b"postgres", 17, frames(&[]), user()), sum(997, 5_000)),
        (
            key(b"kworker/0:1", 18, frames(&[b"worker_thread", b"kthread"]), frames(&[])),
            sum(1, 1_200),
        ),
        (key(b"other", 0, None, frames(&[b"libc.so.6+0x2724a", b"[unknown]"])), sum(2, 1)),
    ]
}

fn written(output: Output, stacks: Vec<(Key, Sum)>) -> String {
    render::utc();
    let form = Form::new(
        output,
        Measure::Time { milliseconds: output == Output::Csv },
        true,
        vec!["comm", "pid"],
    );
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
        compare(&format!("offcputime.{name}"), &written(output, stacks()));
    }
}

/// Equal stacks of different states stay apart, also where there is no key beside them.
#[test]
fn folded_tells_states_apart() {
    let stack = |state: &str, tid| {
        let mut key = key(b"postgres", 17, frames(&[b"vfs_read"]), frames(&[b"main"]));
        key.label.extend(tid);
        key.label.push(("state", Part::text(Untrusted::new(state.as_bytes()))));
        (key, Sum { count: 1, sum: 3000 })
    };
    let thread = Some(("tid", Part::Number(18)));
    let states = ["interruptible", "runnable", "interruptible"];
    let mut stacks: Vec<_> = states.map(|state| stack(state, None)).into();
    stacks.push(stack("other", thread));
    assert_eq!(
        written(Output::Folded, stacks),
        "postgres(interruptible);main;vfs_read_[k] 6\n\
        postgres(runnable);main;vfs_read_[k] 3\n\
        postgres-17/18(other);main;vfs_read_[k] 3\n"
    );
}
