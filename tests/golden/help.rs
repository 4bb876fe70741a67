//! The help of every tool, and the box's own, as people see it at 100 columns.

use tests::Folder;
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

#[test]
fn a_symptom_leads_to_command_lines() {
    let help = |words: &[&str]| Tool::new("help").args(words).without_ready().run();
    for symptom in tools::symptoms::SYMPTOMS {
        let words: Vec<&str> = symptom.complaint.split(' ').collect();
        for run in [help(&words), help(&[symptom.complaint])] {
            run.assert_status(0);
            assert_eq!(run.stderr, "", "{run}");
            assert!(run.text().starts_with(&format!("{}\n", symptom.complaint)), "{run}");
            for (command, tells) in symptom.steps {
                assert!(run.text().contains(&format!("    {command}\n        {tells}\n")), "{run}");
            }
            assert!(run.lines().iter().all(|line| line.chars().count() <= 100), "{run}");
        }
    }
    let run = help(&["the", "printer\x1b[2J"]);
    run.assert_status(2);
    assert!(run.stderr.contains("no symptom \"the printer") && run.stderr.contains("disk slow"));
    tests::render::assert_safe(run.stderr.trim_end());
}

/// By the box, by a link, in the list.
#[test]
fn other_names_are_their_tool() {
    let dir = Folder::new();
    Tool::new("links").args([dir.path()]).without_ready().run().assert_status(0);
    let list = Tool::new("list").without_ready().run();
    for tool in tools::TOOLS {
        for (name, args) in tool.aliases {
            let stands = format!("{} {}", tool.name, args.join(" "));
            let line = format!("{name:<14} {stands}");
            assert!(list.text().contains(&line), "no {line} in {list}");
            let its = help(tool.name).replace(&format!("beebox {}", tool.name), name);
            assert!(its.contains(&stands));
            let link = Tool::new("--help").binary(dir.name(name)).without_ready().run();
            assert_eq!(link.text(), its);
            assert_eq!(
                help(name),
                its.replace(&format!("Usage: {name}"), &format!("Usage: beebox {name}"))
            );
        }
    }
    assert!(tools::TOOLS.iter().any(|tool| !tool.aliases.is_empty()));
}
