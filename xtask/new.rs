//! new: writes a tool's pair, its tests and its page from xtask/templates, and its lines in
//! the list of tools, in the tests and in the expectations of `matrix`.

use std::fs;
use std::path::Path;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;

use crate::repo;
use crate::shell;
use crate::tidy::listed;

/// Start a new tool: its pair, its tests, its page and its line in the list
#[derive(clap::Args)]
pub struct Args {
    /// The tool's name, as it will be typed
    name: String,

    /// What it looks at: an area of `beebox list`
    area: String,
}

/// Template and the file made of it.
const FILES: &[(&str, &str)] = &[
    (include_str!("templates/bpf.tmpl"), "bpf/NAME.bpf.c"),
    (include_str!("templates/tool.tmpl"), "tools/NAME.rs"),
    (include_str!("templates/live.tmpl"), "tests/live/NAME.rs"),
    (include_str!("templates/golden.tmpl"), "tests/golden/NAME.rs"),
    (include_str!("templates/page.tmpl"), "docs/tools/NAME.md"),
    (include_str!("templates/schema.tmpl"), "schemas/v1/NAME.json"),
];

/// Puts a line into a text, if it finds the place.
type Edit = fn(&str, &str) -> Option<String>;

const LINE: &str = include_str!("templates/line.tmpl");

/// What the doctor's self-test makes for it.
const KNOWN: &str = include_str!("templates/known.tmpl");

/// Which of its plans work where, for `matrix`.
const EXPECTED: &str = include_str!("templates/plans.tmpl");

pub fn run(args: &Args) -> Result<()> {
    for path in create(repo::root(), &args.name, &args.area)? {
        println!("{path}");
    }
    // Where lines break depends on how long the name is.
    shell::run(&mut shell::cargo(&["fmt"]))?;
    println!("listed under \"{}\"; `beebox list` tells which areas there are", args.area);
    println!(
        "next: BLESS=1 cargo xtask test {} writes the expected texts in tests/golden; read them",
        args.name
    );
    println!(
        "then: cargo xtask pages, and cargo xtask examples --write, fill its page and the README"
    );
    Ok(())
}

/// Makes everything or nothing, and returns what it wrote.
fn create(root: &Path, name: &str, area: &str) -> Result<Vec<String>> {
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(good) {
        bail!("{name}: a tool's name is made of small letters and digits");
    }
    let fill = |text: &str| text.replace("NAME", name).replace("AREA", area);
    let mut writes = Vec::new();
    for (template, path) in FILES {
        let path = fill(path);
        if root.join(&path).exists() {
            bail!("{path} is there already");
        }
        writes.push((path, fill(template)));
    }
    let edits: [(&str, Edit, String); 5] = [
        ("tools/lib.rs", list, fill(LINE)),
        ("tools/known.rs", known, fill(KNOWN)),
        ("tests/live/main.rs", module, fill("mod NAME;\n")),
        ("tests/golden/main.rs", module, fill("mod NAME;\n")),
        ("tests/plans.json", expectation, fill(EXPECTED)),
    ];
    for (path, edit, line) in edits {
        let text =
            fs::read_to_string(root.join(path)).with_context(|| format!("cannot read {path}"))?;
        let text = edit(&text, &line).with_context(|| format!("{path}: no place for the line"))?;
        writes.push((path.to_owned(), text));
    }
    for (path, text) in &writes {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap_or(root))?;
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(writes.into_iter().map(|(path, _)| path).collect())
}

/// The list of tools with one more line: after the last of its area, or at the end.
fn list(text: &str, line: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let listed = listed(text);
    let area = line.split_inclusive('"').take(2).collect::<String>();
    let alike = listed.iter().rfind(|(at, _)| lines[at - 1].starts_with(&area));
    let (last, _) = *alike.or(listed.last())?;
    // Behind its other names, if it has any.
    let names = lines[last - 1].trim_end().ends_with('(');
    let more = names.then(|| lines[last..].iter().position(|line| line.trim() == "),"));
    Some(insert(text, last + more.flatten().map_or(0, |at| at + 1), line))
}

/// The table of known events with one more, behind the others.
fn known(text: &str, line: &str) -> Option<String> {
    let end = text.find("\n];")? + 1;
    Some([&text[..end], line, &text[end..]].concat())
}

/// The expectations with one more tool, behind the others.
fn expectation(text: &str, of_it: &str) -> Option<String> {
    let others = text.trim_end().strip_suffix('}')?.trim_end();
    Some(format!("{others},\n{}\n}}\n", of_it.trim_end()))
}

/// The text with one more `mod` in its first block of them, in the order of the alphabet.
fn module(text: &str, line: &str) -> Option<String> {
    let mods: Vec<(usize, &str)> = text
        .lines()
        .enumerate()
        .skip_while(|(_, old)| !old.starts_with("mod "))
        .take_while(|(_, old)| !old.is_empty())
        .filter(|(_, old)| old.starts_with("mod ") && old.contains(';'))
        .collect();
    // After the last one that sorts before it; before everything else, the first.
    let before = mods.iter().rfind(|(_, old)| *old < line);
    let place = match before {
        Some((at, _)) => at + 1,
        None => first_mod(text, &mods),
    };
    Some(insert(text, place, line))
}

/// Where the first `mod` goes: above an existing one with its comment, or at the end.
fn first_mod(text: &str, mods: &[(usize, &str)]) -> usize {
    let lines: Vec<&str> = text.lines().collect();
    let Some((first, _)) = mods.first() else {
        return lines.len();
    };
    let comments = lines[..*first]
        .iter()
        .rev()
        .take_while(|line| line.starts_with("// ") || line.starts_with("/// "))
        .count();
    first - comments
}

/// `line` put after the first `lines` lines of the text.
fn insert(text: &str, lines: usize, line: &str) -> String {
    let at: usize = text.split_inclusive('\n').take(lines).map(str::len).sum();
    let end = if text[..at].ends_with('\n') || at == 0 { "" } else { "\n" };
    [&text[..at], end, line, &text[at..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOOLS: &str = "//! x\ntools! {\n    // why\n    \"files\" a,\n    \"disks\" b,\n}\n";

    #[test]
    fn the_line_goes_to_its_like_or_to_the_end() {
        let text = list(TOOLS, "    \"files\" c,\n").unwrap();
        assert!(text.contains("a,\n    \"files\" c,\n    \"disks\""), "{text}");
        let text = list(TOOLS, "    \"memory\" c,\n").unwrap();
        assert!(text.ends_with("b,\n    \"memory\" c,\n}\n"), "{text}");
        assert!(list("//! nothing\n", "a\n").is_none());
    }

    #[test]
    fn other_names_stay_with_their_tool() {
        let tools =
            TOOLS.replace("\"files\" a,", "\"files\" a (\n        \"b\" => [\"-x\"],\n    ),");
        let text = list(&tools, "    \"files\" c,\n").unwrap();
        assert!(text.contains("],\n    ),\n    \"files\" c,\n    \"disks\""), "{text}");
    }

    #[test]
    fn modules_are_sorted() {
        let text = "//! x\n\n// first\nmod b;\nmod d; // why\n\nfn main() {}\n";
        let with = |name: &str| module(text, &format!("mod {name};\n")).unwrap();
        assert!(with("a").contains("\n\nmod a;\n// first\nmod b;"), "{}", with("a"));
        assert!(with("c").contains("mod b;\nmod c;\nmod d; // why"), "{}", with("c"));
        assert!(with("e").contains("mod d; // why\nmod e;\n\nfn"), "{}", with("e"));
        let two = module("mod a;\n\nmod b;\n", "mod c;\n").unwrap();
        assert_eq!(two, "mod a;\nmod c;\n\nmod b;\n", "the tools stand first");
        assert_eq!(module("//! x\n", "mod a;\n").unwrap(), "//! x\nmod a;\n");
    }

    #[test]
    fn a_tool_is_made_once_and_whole() {
        let root = std::env::temp_dir().join(format!("xtask-new-{}", std::process::id()));
        for folder in ["tools", "tests/live", "tests/golden"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        fs::write(root.join("tools/lib.rs"), TOOLS).unwrap();
        fs::write(root.join("tests/live/main.rs"), "//! x\n").unwrap();
        assert!(create(&root, "newsnoop", "files").is_err(), "no tests/golden/main.rs");
        assert!(!root.join("tools/newsnoop.rs").exists());
        fs::write(root.join("tests/golden/main.rs"), "//! x\n").unwrap();
        fs::write(root.join("tools/known.rs"), "const KNOWN: &[Known] = &[\n    one,\n];\n")
            .unwrap();
        fs::write(root.join("tests/plans.json"), include_str!("../tests/plans.json")).unwrap();
        assert_eq!(create(&root, "newsnoop", "files").unwrap().len(), 11);
        let known = fs::read_to_string(root.join("tools/known.rs")).unwrap();
        assert!(known.contains("one,\n    Known::new(\"newsnoop\","), "{known}");
        assert!(known.ends_with(",\n];\n"), "{known}");
        let plans = fs::read_to_string(root.join("tests/plans.json")).unwrap();
        let plans: serde_json::Value = serde_json::from_str(&plans).unwrap();
        assert_eq!(plans["newsnoop"]["works"]["5.10"][0], "btf");
        assert_eq!(plans["opensnoop"]["plans"][0], "fexit");
        assert!(root.join("docs/tools/newsnoop.md").exists());
        assert!(create(&root, "newsnoop", "files").is_err(), "it is there");
        assert!(create(&root, "New/snoop", "files").is_err());
        fs::remove_dir_all(root).unwrap();
    }
}
