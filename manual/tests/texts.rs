//! Commands that the texts show are such as the tools take.

use std::collections::BTreeSet;

use manual::Making;
use manual::book;
use manual::commands;
use manual::example;

#[test]
fn every_command_is_one_that_its_tool_takes() {
    let mut wrong = Vec::new();
    let mut called = BTreeSet::new();
    for path in book::chapters() {
        for shown in commands::found(&manual::read(&path).unwrap()) {
            called.extend(shown.line.split_whitespace().next().map(str::to_owned));
            if let Err(error) = commands::check(&shown) {
                wrong.push(format!("{path}: {}\n{error}", shown.line));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for tool in tools::TOOLS {
        assert!(called.contains(tool.name), "no command calls {}", tool.name);
    }
}

/// What an earlier making has recorded is shown as the pages show it.
#[test]
fn recorded_outputs_stand_where_the_pages_have_theirs() {
    let folder = tempfile::tempdir().unwrap();
    let mut texts = 0;
    for path in book::chapters() {
        let text = manual::read(&path).unwrap();
        for (at, one) in example::all(&text).unwrap().into_iter().enumerate() {
            manual::write(&folder.path().join(example::file_name(&path, at)), one.output).unwrap();
            texts += 1;
        }
    }
    assert!(texts > tools::TOOLS.len());
    let making = Making { examples: Some(folder.path().to_owned()), date: String::new() };
    for path in book::chapters() {
        assert_eq!(making.text(&path).unwrap(), manual::read(&path).unwrap(), "{path}");
    }
}

#[test]
fn the_table_has_every_tool_and_name() {
    let table = manual::table::markdown();
    for (name, tool) in super::names() {
        let cell = if name == tool {
            format!("[{name}](docs/tools/{name}.md)")
        } else {
            format!("`{name}`")
        };
        assert_eq!(table.matches(&cell).count(), 1, "{cell}");
    }
}
