//! The help of every tool, and the box's own, as people see it at 100 columns.

use tests::Tool;
use tests::compare;

fn help(tool: &str) -> String {
    let run = Tool::new(tool).args(["--help"]).without_ready().run();
    run.assert_status(0);
    assert_eq!(run.stderr, "", "{run}");
    run.text().to_owned()
}

#[test]
fn every_tool() {
    for tool in tools::TOOLS {
        compare(&format!("{}.help", tool.name), &help(tool.name));
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for tool in tools::TOOLS {
        for line in help(tool.name).lines() {
            assert!(line.chars().count() <= 100, "{}: {line}", tool.name);
        }
    }
}

#[test]
fn help_tool_says_the_same() {
    for tool in tools::TOOLS {
        let run = Tool::new("help").args([tool.name]).without_ready().run();
        assert_eq!(run.text(), help(tool.name));
    }
}
