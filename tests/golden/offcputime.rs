//! offcputime: times by stack that are made up, in each form.

use kit::args::Output;
use kit::label::Part;
use kit::stack_form::Form;
use kit::stack_form::Key;
use kit::stack_form::Measure;
use kit::stack_form::Sum;
use kit::text::Untrusted;
use tests::traces;
use tests::traces::frames;
use tests::traces::key;

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
    traces::written(
        Form::new(
            output,
            Measure::Time { milliseconds: output == Output::Csv },
            true,
            vec!["comm", "pid"],
        ),
        stacks,
    )
}

#[test]
fn each_form() {
    traces::each_form("offcputime", |output| written(output, stacks()));
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
