//! The rules that look at one file at a time.

use super::File;
use super::Violation;
use super::code;
use super::pairs;

/// All of them.
pub const ALL: &[fn(&File) -> Vec<Violation>] =
    &[bare_calls, opening, licence, unsafe_places, forbid_unsafe, quiet_tools, machine_paths];

/// Helpers whose failure has to be counted: bpf/include wraps them.
const BARE: &[&str] =
    &["bpf_map_update_elem", "bpf_ringbuf_reserve", "bpf_ringbuf_output", "bpf_perf_event_output"];

fn bare_calls(file: &File) -> Vec<Violation> {
    if !file.path.ends_with(".bpf.c") {
        return Vec::new();
    }
    let code = code::only(&file.text);
    let calls = BARE.iter().flat_map(|name| {
        code::words(&code, name)
            .map(move |at| (at, format!("{name}: use the kit's function, which counts failures")))
    });
    calls.map(|(at, remedy)| file.at(at, "bare call", remedy)).collect()
}

/// Each file opens with a sentence on what it is; in C the licence stands above it.
fn opening(file: &File) -> Vec<Violation> {
    let (marks, remedy): (&[&str], _) = if file.path.ends_with(".rs") {
        (&["//!"], "open the file with a `//!` sentence on what it is")
    } else if is_c(&file.path) {
        (&["//", "/*"], "open the file with a comment on what it is")
    } else {
        return Vec::new();
    };
    let mut lines = file
        .text
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.contains("SPDX-License-Identifier"));
    let opened = lines.next().is_some_and(|line| marks.iter().any(|mark| line.starts_with(mark)));
    if opened {
        return Vec::new();
    }
    vec![file.at(0, "opening", remedy)]
}

/// The kernel takes GPL programs only; the same licence stands in each object.
fn licence(file: &File) -> Vec<Violation> {
    const LINE: &str = "// SPDX-License-Identifier: GPL-2.0 OR MIT";
    if !file.path.starts_with("bpf/") || !is_c(&file.path) {
        return Vec::new();
    }
    if file.text.lines().next() == Some(LINE) {
        return Vec::new();
    }
    vec![file.at(0, "licence", format!("make the first line `{LINE}`"))]
}

fn unsafe_places(file: &File) -> Vec<Violation> {
    let places = ["tools/kit/", "bpf/build.rs", "vmlinux/", "tests/"];
    if !file.path.ends_with(".rs") || places.iter().any(|place| file.path.starts_with(place)) {
        return Vec::new();
    }
    code::words(&code::only(&file.text), "unsafe")
        .map(|at| file.at(at, "unsafe", "do it in tools/kit, behind a safe function"))
        .collect()
}

fn forbid_unsafe(file: &File) -> Vec<Violation> {
    if file.path != "tools/lib.rs" || code::only(&file.text).contains("#![forbid(unsafe_code)]") {
        return Vec::new();
    }
    vec![file.at(0, "unsafe", "add `#![forbid(unsafe_code)]`")]
}

/// A tool returns what went wrong, and the kit prints what there is to say.
fn quiet_tools(file: &File) -> Vec<Violation> {
    const LOUD: &[(&str, &str)] = &[
        ("println!", "give it to the kit as a column, histogram or note"),
        ("print!", "give it to the kit as a column, histogram or note"),
        ("eprintln!", "give it to the kit as a note, or return an error"),
        ("eprint!", "give it to the kit as a note, or return an error"),
        ("process::exit", "return an error"),
        ("panic!", "return an error"),
        ("unwrap()", "return an error with `?`"),
    ];
    if pairs::tool(&file.path).is_none() {
        return Vec::new();
    }
    let code = code::only(code::without_tests(&file.text));
    let finds = LOUD.iter().flat_map(|(word, remedy)| {
        code::words(&code, word).map(move |at| (at, format!("no `{word}` in a tool: {remedy}")))
    });
    finds.map(|(at, remedy)| file.at(at, "quiet tool", remedy)).collect()
}

/// Absolute paths of somebody's machine; built here so that this file has none.
fn machine_paths(file: &File) -> Vec<Violation> {
    let mut broken = Vec::new();
    for folder in ["root", "home", "work"] {
        let needle = format!("/{folder}/");
        for (at, _) in file.text.match_indices(&needle) {
            // Part of a longer path or address is another matter.
            let before = file.text[..at].chars().next_back();
            if !before.is_some_and(|c| c.is_alphanumeric() || "_.-~}/*".contains(c)) {
                let remedy = format!("no path under {needle} is the same everywhere");
                broken.push(file.at(at, "machine path", remedy));
            }
        }
    }
    broken
}

/// C of ours: the generated headers have their own opening.
fn is_c(path: &str) -> bool {
    (path.ends_with(".c") || path.ends_with(".h")) && !path.ends_with("/vmlinux.h")
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[track_caller]
    fn found(rule: fn(&File) -> Vec<Violation>, path: &str, text: &str, lines: &[usize]) {
        let broken: Vec<usize> = rule(&file(path, text)).iter().map(|v| v.line).collect();
        assert_eq!(broken, lines, "{path}: {text}");
    }

    #[test]
    fn bare_calls_only_in_include() {
        let text = "// bpf_map_update_elem(\nint a;\nbpf_map_update_elem(&m);\n";
        found(bare_calls, "bpf/a.bpf.c", text, &[3]);
        found(bare_calls, "bpf/include/a.bpf.h", text, &[]);
        found(bare_calls, "bpf/a.bpf.c", "kit_bpf_map_update_elem(&m);", &[]);
    }

    #[test]
    fn files_open_with_a_sentence() {
        found(opening, "a.rs", "//! It does.\n", &[]);
        found(opening, "a.rs", "// no\n//! It does.\n", &[1]);
        found(opening, "a.rs", "", &[1]);
        let spdx = "// SPDX-License-Identifier: GPL-2.0 OR MIT\n";
        found(opening, "bpf/a.bpf.c", &format!("{spdx}/* It does. */\n"), &[]);
        found(opening, "bpf/a.bpf.c", &format!("{spdx}#include <a.h>\n"), &[1]);
        found(opening, "vmlinux/x86_64/vmlinux.h", "#ifndef A\n", &[]);
    }

    #[test]
    fn bpf_files_have_the_licence() {
        found(licence, "bpf/a.bpf.c", "// SPDX-License-Identifier: GPL-2.0 OR MIT\n", &[]);
        found(licence, "bpf/include/a.h", "// SPDX-License-Identifier: MIT\n", &[1]);
        found(licence, "tests/a.c", "/* a */\n", &[]);
    }

    #[test]
    fn unsafe_has_its_places() {
        let text = "//! unsafe\nfn a() {\n    unsafe { b() }\n}\n";
        found(unsafe_places, "tools/a.rs", text, &[3]);
        found(unsafe_places, "tools/kit/a.rs", text, &[]);
        found(unsafe_places, "tools/lib.rs", "#![forbid(unsafe_code)]\n", &[]);
    }

    #[test]
    fn tools_forbid_unsafe() {
        found(forbid_unsafe, "tools/lib.rs", "//! x\n#![forbid(unsafe_code)]\n", &[]);
        found(forbid_unsafe, "tools/lib.rs", "//! #![forbid(unsafe_code)]\n", &[1]);
    }

    #[test]
    fn tools_are_quiet() {
        let text = "//! println!\na.unwrap();\nstd::process::exit(1);\nprintln!(\"panic!\");\n";
        found(quiet_tools, "tools/a.rs", text, &[4, 3, 2]);
        found(quiet_tools, "tools/main.rs", text, &[]);
        let tests = "fn a() {}\n\n#[cfg(test)]\nmod tests {\n    b.unwrap();\n}\n";
        found(quiet_tools, "tools/a.rs", tests, &[]);
    }

    #[test]
    fn no_paths_of_a_machine() {
        let path = |folder: &str| format!("cd \"/{folder}/a\"\n");
        found(machine_paths, "README.md", &path("home"), &[1]);
        found(machine_paths, "README.md", &path("root"), &[1]);
        let longer = format!("https://example.org{}", &path("work")[4..]);
        found(machine_paths, "README.md", &longer, &[]);
    }
}
