//! A tool is a pair with its tests, its page and its line: no part without the others.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::File;
use super::Violation;
use super::code;

/// Where the list of tools stands, how it begins and how it ends.
const LIST: &str = "tools/lib.rs";
const BEGIN: &str = "tools! {";
const END: &str = "}";

/// What else stands beside the tools: the binaries, and tables about all tools.
const NO_TOOLS: &[&str] = &["main", "one", "lib", "build", "known", "symptoms"];

/// The stem of a tool's Rust file.
pub fn tool(path: &str) -> Option<&str> {
    stem(path, "tools/", ".rs").filter(|stem| !NO_TOOLS.contains(stem))
}

/// The stem of a tool's BPF file. `kit` has the types that all tools share, and no tool.
pub fn program(path: &str) -> Option<&str> {
    stem(path, "bpf/", ".bpf.c").filter(|stem| *stem != "kit")
}

/// The lines of the list in tools/lib.rs, `"area" tool,`: each one's number and the tool.
pub fn listed(text: &str) -> Vec<(usize, &str)> {
    // Areas and comments are blanked, at the same offsets: what is left on a line is the tool.
    let code = code::only(text);
    let lines = text.lines().zip(code.lines()).enumerate();
    lines
        .skip_while(|(_, (line, _))| line.trim() != BEGIN)
        .skip(1)
        .take_while(|(_, (line, _))| line.trim() != END)
        .filter_map(|(at, (line, code))| {
            let outside = |c: char| c != '_' && !c.is_ascii_alphanumeric();
            let start = code.find(|c| !outside(c))?;
            let name = line[start..].split(outside).next()?;
            Some((at + 1, name))
        })
        .collect()
}

pub fn check(files: &[File]) -> Vec<Violation> {
    let paths: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let list = files.iter().find(|file| file.path == LIST);
    let listed = list.map(|file| listed(&file.text)).unwrap_or_default();
    // Every tool, and what first told of it.
    let mut tools: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    for path in &paths {
        if let Some(stem) = tool(path).or_else(|| program(path)) {
            tools.entry(stem).or_insert((*path, 1));
        }
    }
    for (line, name) in &listed {
        tools.entry(*name).or_insert((LIST, *line));
    }
    let mut broken = Vec::new();
    for (stem, (path, line)) in tools {
        let mut missing = |what: String| {
            broken.push(Violation::new(path, line, "pair", format!("add {what}")));
        };
        for partner in partners(stem) {
            if !paths.contains(partner.as_str()) {
                missing(partner);
            }
        }
        let golden = format!("tests/golden/{stem}");
        let mut goldens = paths.range(golden.as_str()..);
        let is_golden = |path: &&&str| path.starts_with(&golden);
        if !goldens.by_ref().take_while(is_golden).any(|path| {
            matches!(path.as_bytes().get(golden.len()), Some(b'.' | b'-' | b'_' | b'/'))
        }) {
            missing(format!("{golden}.rs"));
        }
        if !listed.iter().any(|(_, name)| *name == stem) {
            missing(format!("its line to `{BEGIN}` in {LIST}"));
        }
    }
    broken
}

/// The files that a tool cannot be without.
fn partners(stem: &str) -> [String; 4] {
    [
        format!("bpf/{stem}.bpf.c"),
        format!("tools/{stem}.rs"),
        format!("tests/live/{stem}.rs"),
        format!("docs/tools/{stem}.md"),
    ]
}

fn stem<'a>(path: &'a str, folder: &str, end: &str) -> Option<&'a str> {
    let stem = path.strip_prefix(folder)?.strip_suffix(end)?;
    (!stem.contains('/')).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    const WHOLE: [&str; 5] =
        ["bpf/a.bpf.c", "tools/a.rs", "tests/live/a.rs", "tests/golden/a.rs", "docs/tools/a.md"];

    fn broken(paths: &[&str], list: &str) -> Vec<String> {
        let mut files: Vec<File> = paths.iter().map(|path| file(path, "")).collect();
        files.push(file("tools/lib.rs", &format!("//! x\ntools! {{\n{list}}}\nfn b() {{}}\n")));
        files.push(file("bpf/kit.bpf.c", ""));
        files.push(file("tools/kit/c.rs", ""));
        check(&files).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_whole_tool_is_fine() {
        assert_eq!(broken(&WHOLE, "    \"files\" a,\n"), [""; 0]);
    }

    #[test]
    fn each_part_is_missed() {
        for at in 0..WHOLE.len() {
            let mut paths = WHOLE.to_vec();
            let gone = paths.remove(at);
            let broken = broken(&paths, "    \"files\" a,\n");
            assert_eq!(broken.len(), 1, "{broken:?}");
            assert!(broken[0].ends_with(&format!("pair: add {gone}")), "{broken:?}");
        }
    }

    #[test]
    fn the_line_is_missed() {
        let broken = broken(&WHOLE, "    // a,\n    \"a\" ab, // a\n");
        assert!(broken.iter().any(|text| text.contains("a.bpf.c:1: pair: add its line")));
        assert!(broken.iter().any(|text| text == "tools/lib.rs:4: pair: add tools/ab.rs"));
    }

    #[test]
    fn another_tools_golden_file_is_not_ones_own() {
        let mut paths = WHOLE.to_vec();
        paths[3] = "tests/golden/abc.rs";
        assert_eq!(broken(&paths, "a,\n").len(), 1);
    }
}
