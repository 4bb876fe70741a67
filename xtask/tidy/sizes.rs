//! Files that have grown beyond the measure of the design.

use super::File;
use super::Violation;
use super::code;

/// Where, how many lines, whether blank and comment lines count, and what a larger file says.
struct Limit {
    applies: fn(&str) -> bool,
    lines: usize,
    only_code: bool,
    remedy: &'static str,
}

const LIMITS: &[Limit] = &[
    Limit {
        applies: |path| super::pairs::tool(path).is_some(),
        lines: 120,
        only_code: true,
        remedy: "move to the kit what other tools could use",
    },
    Limit {
        applies: |path| super::pairs::program(path).is_some(),
        lines: 200,
        only_code: true,
        remedy: "move to bpf/include what other tools could use",
    },
    Limit {
        applies: |path| {
            path.ends_with(".rs")
                && ["tools/kit/", "xtask/", "vmlinux/"]
                    .iter()
                    .any(|folder| path.starts_with(folder))
        },
        lines: 299,
        only_code: false,
        remedy: "split the file: one noun or one job each",
    },
];

pub fn check(file: &File) -> Option<Violation> {
    let limit = LIMITS.iter().find(|limit| (limit.applies)(&file.path))?;
    let text = code::without_tests(&file.text);
    let (lines, unit) = if limit.only_code {
        let code = code::only(text);
        let lines = code.lines().filter(|line| !line.trim().is_empty()).count();
        (lines, "lines of code")
    } else {
        (text.lines().count(), "lines")
    };
    (lines > limit.lines).then(|| {
        let most = limit.lines;
        let remedy = format!("{lines} {unit}, at most {most}: {}", limit.remedy);
        Violation::new(&file.path, lines, "size", remedy)
    })
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn a_tool_of_121_lines_of_code_is_too_large() {
        let code = |lines: usize| "// why\n\nlet a;\n".repeat(lines);
        assert!(check(&file("tools/a.rs", &code(121))).is_some());
        assert!(check(&file("tools/a.rs", &code(120))).is_none());
        assert!(check(&file("bpf/a.bpf.c", &code(201))).is_some());
        assert!(check(&file("bpf/a.bpf.c", &code(200))).is_none());
    }

    #[test]
    fn a_kit_file_ends_before_300_lines_but_for_its_tests() {
        let tests = format!("\n#[cfg(test)]\nmod tests {{\n{}}}\n", "a();\n".repeat(99));
        let text = |lines: usize| "// why\n".repeat(lines) + &tests;
        assert!(check(&file("tools/kit/a.rs", &text(299))).is_some());
        assert!(check(&file("xtask/tidy/a.rs", &text(298))).is_none());
        assert!(check(&file("tests/live/a.rs", &text(999))).is_none());
    }
}
