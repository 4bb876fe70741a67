//! The man page of the box: every tool, its own commands, and the grammar that all tools share.

use std::path::Path;

use anyhow::Context;
use anyhow::Result;
use clap::Command;

use crate::Making;
use crate::markdown;
use crate::options;
use crate::roff::Roff;
use crate::roff::bold;
use crate::roff::escaped;
use crate::symptoms;
use crate::table;

const GRAMMAR: &str = "docs/grammar.md";

/// The box's own command line, without the tools, and without what clap adds.
pub fn plain() -> Command {
    tools::the_box("").command()
}

/// The same with what clap adds.
pub fn command() -> Command {
    let mut command = plain();
    command.build();
    command
}

/// Into a folder.
///
/// # Errors
/// If the grammar's page lacks a section, or the file cannot be written.
pub fn write(making: &Making, folder: &Path) -> Result<()> {
    crate::write(&folder.join("beebox.8"), page(making)?)
}

/// A section of the grammar's page.
///
/// # Errors
/// If it is not there.
pub fn grammar(making: &Making, heading: &str) -> Result<String> {
    let text = making.text(GRAMMAR)?;
    let (_, rest) = text
        .split_once(&format!("\n## {heading}\n"))
        .with_context(|| format!("{GRAMMAR} has no `## {heading}`"))?;
    Ok(rest.split("\n## ").next().unwrap_or(rest).trim().to_owned())
}

fn page(making: &Making) -> Result<String> {
    let (text, command) = (making.text(GRAMMAR)?, command());
    let mut page = Roff::new("beebox", &making.date);
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    page.section("NAME");
    page.line(&format!("beebox \\- {}", escaped(&first_small(&about))));
    page.section("SYNOPSIS");
    let tool = "\\fITOOL\\fR [\\fIOPTIONS\\fR] [\\fIINTERVAL\\fR [\\fICOUNT\\fR]] [\\fB\\-\\-\\fR \\fICOMMAND\\fR …]";
    page.line(&format!("\\fBbeebox\\fR {tool}"));
    page.request("br");
    page.line(tool);
    for (name, synopsis) in commands(&command) {
        page.request("br");
        page.line(&format!("{}{synopsis}", bold(&name)));
    }
    page.section("DESCRIPTION");
    let mut parts = text.split("\n## ");
    let intro = parts.next().and_then(|top| top.split_once('\n')).map_or("", |(_, intro)| intro);
    // The synopsis stands above.
    let intro: Vec<&str> = intro.lines().filter(|line| !line.starts_with("    ")).collect();
    markdown::write(&intro.join("\n"), &mut page);
    page.section("TOOLS");
    for (area, tools) in table::areas() {
        page.subsection(&table::title(area));
        for tool in tools {
            let others: String =
                tool.aliases.iter().map(|(name, _)| format!(", {}", bold(name))).collect();
            page.tagged(&format!("{}{others}", bold(tool.name)));
            page.line(&format!(
                "{}. See {}(8).",
                escaped(&tool.about()),
                bold(&format!("beebox-{}", tool.name))
            ));
        }
    }
    page.section("COMMANDS");
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        page.subsection(&format!("beebox {}", sub.get_name()));
        let about = sub.get_long_about().or(sub.get_about());
        page.line(&escaped(&about.map(ToString::to_string).unwrap_or_default()));
        options::write(sub, &mut page);
    }
    symptoms::write(&mut page);
    for part in parts {
        let (heading, text) = part.split_once('\n').unwrap_or((part, ""));
        page.section(&heading.to_uppercase());
        markdown::write(text, &mut page);
    }
    page.section("SEE ALSO");
    let all: Vec<String> = tools::TOOLS
        .iter()
        .map(|tool| format!("{}(8)", bold(&format!("beebox-{}", tool.name))))
        .chain([format!("{}(7)", bold("capabilities"))])
        .collect();
    page.line(&all.join(", "));
    Ok(page.end())
}

/// The box's commands, each with what stands behind it.
fn commands(command: &Command) -> Vec<(String, String)> {
    let shown = command.get_subcommands().filter(|sub| !sub.is_hide_set());
    shown.map(|sub| (format!("beebox {}", sub.get_name()), options::synopsis(sub))).collect()
}

fn first_small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |c| c.to_lowercase().chain(letters).collect())
}
