//! execsnoop: its lines in every form, arguments that are cut, and what hostile ones make of them.

use bpf::execsnoop::types::exec_event;
use bpf::execsnoop::types::kit_parent;
use bpf::execsnoop::types::kit_vector;
use kit::layout::Format;
use serde_json::Value;
use tests::compare;
use tests::render::Event;
use tests::render::HOSTILE;
use tests::render::Print;
use tests::render::assert_harmless;
use tests::render::chars;
use tests::render::head;
use tests::render::render;
use tools::execsnoop::COLUMNS;

const ALSO: &[&str] = &["TIME", "TID", "OLD_TID", "HOST_PID", "CPU", "ARGS_CUT", "CWD", "FILE"];

fn parent(pid: u32, comm: &[u8]) -> kit_parent {
    kit_parent { pid, host_pid: pid.max(77), comm: chars(comm) }
}

/// An event of `pid` with these parts of the tail.
fn event(pid: u32, ret: i32, args: &[u8], file: &[u8], cwd: &[u8]) -> Event<exec_event> {
    let event = exec_event {
        ret,
        parent: parent(1, b"systemd"),
        args: kit_vector { size: args.len() as u32, ..kit_vector::default() },
        file: file.len() as u32,
        cwd: cwd.len() as u32,
        cwd_how: 1,
        old_tid: pid,
        ..exec_event::default()
    };
    (head(u64::from(pid), pid, 0, b"cmd"), event, [args, file, cwd].concat())
}

/// The same with `missing` bytes behind the first `front`.
fn cut(mut event: Event<exec_event>, front: u32, missing: u64) -> Event<exec_event> {
    (event.1.args.front, event.1.args.missing) = (front, missing);
    event
}

/// Success and failure, everything that can be absent, cut or too long for its column.
fn events() -> Vec<Event<exec_event>> {
    let plain = event(101, 0, b"ls\0-l\0/tmp/a b\0", b"/usr/bin/ls\0", b"src\0srv\0");
    let mut thread = event(102, 0, b"java\0-jar\0x.jar\0", b"/opt/java\0", b"");
    thread.1.old_tid = 4_194_304;
    let mut outside = event(103, 0, b"", b"", b"");
    outside.0.pid = 0;
    outside.0.tid = 0;
    outside.1.parent = parent(0, b"containerd-shim");
    let mut lost = event(104, -2, b"make\0", b"\0", b"b\0a\0");
    lost.1.cwd_how = 2;
    let mut deep = event(105, -7, b"find\0", b"/bin/find\0", b"z\0y\0");
    deep.1.cwd_how = 0;
    let words = b"gcc\0-o\0a.o\0-Ipath/to/so\0-c\0last.c\0";
    vec![
        plain,
        thread,
        outside,
        lost,
        deep,
        cut(event(106, 0, words, b"/bin/gcc\0", b""), 20, 98_304),
        cut(event(107, 0, words, b"", b""), 10, 1), // between two arguments
        cut(event(108, -7, b"rm\0-rf\0", b"/bin/rm\0", b""), 7, u64::MAX),
        cut(event(109, -14, b"", b"", b""), 0, u64::MAX),
        event(110, 0, b"\0\0\0", b"/bin/sh\0", b""),
        event(111, 0, b"A=1\0if\0A=1\0", b"/bin/sh\0", b""),
    ]
}

fn hostile() -> Vec<Event<exec_event>> {
    let event = |name: &[u8]| {
        let (mut head, mut event, tail) = event(
            7,
            0,
            &[b"cmd\0", name, b"\0end\0"].concat(),
            &[name, b"\0"].concat(),
            &[name, b"\0"].concat(),
        );
        head.comm = [0; 16];
        head.comm[..name.len().min(15)].copy_from_slice(&name[..name.len().min(15)]);
        event.parent = parent(1, &name[..name.len().min(15)]);
        (head, event, tail)
    };
    HOSTILE.iter().map(|(_, name)| event(name)).collect()
}

#[test]
fn table() {
    let plain = render(COLUMNS, Print::default(), &events());
    let mut text = format!("# execsnoop\n{plain}\n# every column\n");
    text += &render(COLUMNS, Print { also: ALSO, ..Print::default() }, &events());
    text += "\n# hostile arguments\n";
    text += &render(COLUMNS, Print { also: &["CWD", "FILE"], ..Print::default() }, &hostile());
    compare("execsnoop.table", &text);
}

#[test]
fn json() {
    let print = Print { format: Format::Json, also: &["CWD"], ..Print::default() };
    let mut text = render(COLUMNS, print, &events());
    text += &render(COLUMNS, print, &hostile());
    compare("execsnoop.json", &text);
}

#[test]
fn csv() {
    let print = Print { format: Format::Csv, also: &["CWD"], ..Print::default() };
    let mut text = render(COLUMNS, print, &events());
    text += "\n";
    text += &render(COLUMNS, print, &hostile());
    compare("execsnoop.csv", &text);
}

#[test]
fn hostile_arguments_reach_no_terminal() {
    assert_harmless(COLUMNS, ALSO, &hostile());
}

#[test]
fn json_holds_the_exact_bytes() {
    let print = Print { format: Format::Json, also: &["CWD"], ..Print::default() };
    for (line, (what, name)) in render(COLUMNS, print, &hostile()).lines().zip(HOSTILE) {
        let object: Value = serde_json::from_str(line).expect("an object");
        assert_eq!(object["args"].as_array().expect("arguments").len(), 3, "{what}");
        match std::str::from_utf8(name) {
            Ok(name) => {
                assert_eq!((&object["args"][1], &object["file"]), (&name.into(), &name.into()));
                assert_eq!(object["cwd"], format!("/{name}"), "{what}");
                assert!(object.get("args_b64").is_none(), "{what}");
            }
            Err(_) => {
                for twin in ["args_b64", "file_b64", "cwd_b64"] {
                    assert!(!object[twin].is_null(), "{what}: {line}");
                }
            }
        }
    }
}

/// No argument looks like the mark of a cut, and no shell runs a command with one.
#[test]
fn a_cut_is_not_an_argument() {
    let forged = event(1, 0, "ls\0…(7 bytes cut)…\0".as_bytes(), b"", b"");
    let cut = cut(event(1, 0, b"ls\0", b"", b""), 3, 7);
    let print = Print { fields: Some("args"), ..Print::default() };
    let text = render(COLUMNS, print, &[forged, cut]);
    let lines: Vec<_> = text.lines().skip(1).collect();
    assert_eq!(lines, ["ls '…(7 bytes cut)…'", "ls …(7 bytes cut)…"]);
    let run = |line| std::process::Command::new("bash").args(["--norc", "-n", "-c", line]).status();
    for (line, good) in [(lines[0], true), (lines[1], false)] {
        assert!(run(line).is_ok_and(|status| status.success() == good), "{line}");
    }
}
