//! Stacks that are made up, as a tool would print them.

use std::rc::Rc;

use kit::args::Output;
use kit::label::Part;
use kit::names::Frame;
use kit::names::Frames;
use kit::stack_form::Form;
use kit::stack_form::Key;
use kit::stack_form::Sum;

use crate::compare;
use crate::render::EIGHT;
use crate::render::assert_safe;
use crate::render::utc;

/// A stack of frames with these names, innermost first.
pub fn frames(names: &[&[u8]]) -> Option<Frames> {
    let frame = |name: &&[u8]| Rc::new(Frame { text: name.to_vec(), named: true });
    Some(names.iter().map(frame).collect())
}

/// The key of a process's stacks.
pub fn key(comm: &[u8], pid: u32, kernel: Option<Frames>, user: Option<Frames>) -> Key {
    let comm = Part::Text(comm.to_vec());
    let label = vec![("comm", comm), ("pid", Part::process(pid, 4242))];
    Key { label, kernel, user }
}

/// What is printed of these stacks at eight o'clock.
///
/// # Panics
/// If a terminal would not show it as it is.
pub fn written(form: Form, stacks: Vec<(Key, Sum)>) -> String {
    utc();
    let mut out = Vec::new();
    form.header(&mut out);
    form.write(EIGHT, stacks, &mut out).expect("memory");
    let text = String::from_utf8(out).expect("UTF-8");
    assert_safe(&text);
    text
}

/// Compares what is printed in each form with the files of the tool.
///
/// # Panics
/// If they differ.
pub fn each_form(tool: &str, written: impl Fn(Output) -> String) {
    for (output, name) in [
        (Output::Table, "table"),
        (Output::Json, "json"),
        (Output::Csv, "csv"),
        (Output::Folded, "folded"),
    ] {
        compare(&format!("{tool}.{name}"), &written(output));
    }
}
