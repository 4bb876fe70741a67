//! Man pages: every section is there and has something to say, and man has nothing to complain of.

use std::fs;
use std::process::Command;

use super::has;
use super::made;
use super::names;

const SECTIONS: &[&str] = &[
    "NAME",
    "SYNOPSIS",
    "DESCRIPTION",
    "OPTIONS",
    "FIELDS",
    "EXAMPLES",
    "COST",
    "LIMITS",
    "CAPABILITIES",
    "KERNELS",
    "EXIT STATUS",
    "SEE ALSO",
];

fn page(name: &str) -> String {
    fs::read_to_string(made().join("man").join(format!("{name}.8"))).expect("a page")
}

/// The text of a section, without requests and marks.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let from =
        page.find(&format!("\n.SH \"{heading}\"\n")).unwrap_or_else(|| panic!("no {heading}"));
    let rest = page[from + 1..].split_once('\n').map_or("", |(_, rest)| rest);
    rest.split("\n.SH ").next().unwrap_or(rest)
}

#[test]
fn every_tool_has_every_section() {
    for tool in tools::TOOLS {
        let page = page(&format!("beebox-{}", tool.name));
        for heading in SECTIONS {
            let words = section(&page, heading).lines().filter(|line| !line.starts_with('.'));
            assert!(words.count() > 0, "{}: nothing under {heading}", tool.name);
        }
        let options = section(&page, "OPTIONS");
        for arg in manual::tool::command(tool).get_arguments().filter_map(|arg| arg.get_long()) {
            let option = format!("\\fB\\-\\-{}\\fR", arg.replace('-', "\\-"));
            assert!(options.contains(&option), "{}: no --{arg}", tool.name);
        }
        for field in (tool.fields)() {
            let row = format!("\n\\fB{}\\fR\t", field.name.replace('-', "\\-"));
            assert!(section(&page, "FIELDS").contains(&row), "{}: no {}", tool.name, field.name);
        }
        for (alias, _) in tool.aliases {
            assert!(section(&page, "OTHER NAMES").contains(&format!("\\fB{alias}\\fR")));
        }
        assert!(!page.contains("<!--"), "{}: a comment of its page", tool.name);
    }
}

/// What stands where, of one that has all of it.
#[test]
fn opensnoop() {
    let page = page("beebox-opensnoop");
    let begins = |heading: &str, text: &str| {
        assert!(
            section(&page, heading).starts_with(text),
            "{heading}: {}",
            section(&page, heading)
        );
    };
    let has = |heading: &str, text: &str| {
        assert!(section(&page, heading).contains(text), "{heading}: {}", section(&page, heading));
    };
    assert!(page.contains("\n.TH \"BEEBOX\\-OPENSNOOP\" 8 \"2025-11-27\" \"beebox "), "{page}");
    begins("NAME", "beebox\\-opensnoop, opensnoop \\- Trace files being opened");
    begins(
        "SYNOPSIS",
        "\\fBbeebox opensnoop\\fR [\\fIOPTIONS\\fR] [\\fB\\-\\-\\fR \\fICOMMAND …\\fR]",
    );
    begins("OPTIONS", ".TP\n\\fB\\-x\\fR, \\fB\\-\\-failed\\fR\nOnly calls that failed\n");
    has("OPTIONS", ".SS \"Which processes\"\n.TP\n\\fB\\-p\\fR, \\fB\\-\\-pid\\fR \\fILIST\\fR\n");
    has("FIELDS", ".TP\n\\fBFD\\fR\nthe new descriptor\n");
    has("FIELDS", "\n\\fBHOST_PID\\fR\thost_pid\tT{\n");
    has(
        "EXAMPLES",
        ".TP\n\\fBopensnoop \\-x \\-n nginx\\fR\nwhat does nginx look for and not find?\n",
    );
    has("EXAMPLES", ".EX\n# opensnoop \\-\\- sh \\-c");
    has("EXAMPLES", " FD ERR      PATH\n");
    has("CAPABILITIES", "\\fBCAP_DAC_READ_SEARCH\\fR, by plan \\fBtracepoint\\fR\nto read tracefs");
    has("KERNELS", "\\fB5.10.0\\-46\\-amd64\\fR\nplan \\fBbtf\\fR\n");
    has("EXIT STATUS", "\\fB69\\fR\nthis kernel cannot");
}

#[test]
fn other_names_lead_to_their_tool() {
    for (name, tool) in names().filter(|(name, tool)| name != tool) {
        assert_eq!(page(&format!("beebox-{name}")), format!(".so man8/beebox-{tool}.8\n"));
    }
}

#[test]
fn the_box_has_every_tool_and_command() {
    let page = page("beebox");
    for (name, _) in names() {
        assert!(section(&page, "TOOLS").contains(&format!("\\fB{name}\\fR")), "{name}");
    }
    for command in ["list", "doctor", "help", "links"] {
        assert!(section(&page, "COMMANDS").contains(&format!(".SS \"beebox {command}\"\n")));
    }
    for heading in ["OUTPUT", "JSON LINES", "WHAT WAS LOST", "EXIT STATUS", "ENVIRONMENT", "FILES"]
    {
        assert!(!section(&page, heading).is_empty());
    }
}

#[test]
fn man_does_not_complain() {
    if !has("man") || !has("groff") {
        return;
    }
    for entry in fs::read_dir(made().join("man")).unwrap() {
        let file = entry.unwrap().path();
        if fs::read_to_string(&file).unwrap().starts_with(".so ") {
            continue;
        }
        let mut man = Command::new("man");
        man.env("MANWIDTH", "80").env("LC_ALL", "C.UTF-8").env("MANROFFSEQ", "");
        man.args(["--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z"]);
        let run = man.arg(&file).output().unwrap();
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(run.status.success() && said.is_empty(), "{}: {said}", file.display());
    }
}

#[test]
fn mandoc_does_not_complain() {
    if Command::new("mandoc").arg("/dev/null").output().is_err() {
        return println!("There is no mandoc here: not checked.");
    }
    for entry in fs::read_dir(made().join("man")).unwrap() {
        let file = entry.unwrap().path();
        if fs::read_to_string(&file).unwrap().starts_with(".so ") {
            continue;
        }
        let run = Command::new("mandoc")
            .args(["-T", "lint", "-W", "warning"])
            .arg(&file)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&run.stdout).into_owned();
        assert!(said.is_empty(), "{said}");
    }
}
