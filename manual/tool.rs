//! The man page of a tool, and those of its other names, which lead to it.

use std::path::Path;

use anyhow::Result;
use clap::Command;
use kit::tool::Entry;

use crate::Making;
use crate::capabilities;
use crate::kernels;
use crate::markdown;
use crate::options;
use crate::page;
use crate::page::Page;
use crate::roff::Roff;
use crate::roff::bold;
use crate::roff::escaped;
use crate::table;
use crate::the_box;

/// All of them, into a folder.
///
/// # Errors
/// If a tool's page lacks what belongs there, or a file cannot be written.
pub fn write(making: &Making, folder: &Path) -> Result<()> {
    for tool in tools::TOOLS {
        let name = format!("beebox-{}.8", tool.name);
        crate::write(&folder.join(&name), page(tool, making)?)?;
        for (alias, _) in tool.aliases {
            crate::write(&folder.join(format!("beebox-{alias}.8")), format!(".so man8/{name}\n"))?;
        }
    }
    Ok(())
}

/// The tool's command line, with `--help` and `--version`.
pub fn command(tool: &Entry) -> Command {
    let mut command = (tool.command)(Command::new(tool.name).version(env!("CARGO_PKG_VERSION")));
    command.build();
    command
}

/// Its page.
///
/// # Errors
/// If its text in docs/tools lacks what belongs there.
pub fn page(tool: &Entry, making: &Making) -> Result<String> {
    let text = Page::of(tool.name, making)?;
    let command = command(tool);
    let mut page = Roff::new(&format!("beebox-{}", tool.name), &making.date);
    page.section("NAME");
    // man finds the page by any of these.
    let own = format!("beebox-{}", tool.name);
    let names: Vec<&str> =
        std::iter::once(own.as_str()).chain(tool.names().map(|it| it.0)).collect();
    page.line(&format!("{} \\- {}", escaped(&names.join(", ")), escaped(&tool.about())));
    page.section("SYNOPSIS");
    page.line(&(bold(&format!("beebox {}", tool.name)) + &options::synopsis(&command)));
    page.request("br");
    page.line(&(bold(tool.name) + &options::synopsis(&command)));
    page.section("DESCRIPTION");
    markdown::write(&text.intro, &mut page);
    page.paragraph();
    page.line(&format!(
        "It is a tool of {}; the second form is that of a link with its name.",
        bold("beebox") + "(8)"
    ));
    // What explains the examples stands with them, the table of fields has a section of its own.
    let (fields, reading) = markdown::split_table(text.section(page::READ).unwrap_or_default());
    let (reading, further) = reading.split_at(reading.find("\n### ").unwrap_or(reading.len()));
    markdown::write(further, &mut page);
    page.section("OPTIONS");
    options::write(&command, &mut page);
    if let Some(more) = text.section(page::OPTIONS).filter(|more| !more.is_empty()) {
        page.subsection("More about its own");
        markdown::write(more, &mut page);
    }
    page.section("FIELDS");
    write_fields(tool, &fields, &mut page);
    page.section("EXAMPLES");
    write_commands(&text.commands, &mut page);
    page.subsection("How to read it");
    markdown::write(reading, &mut page);
    page.section("COST");
    markdown::write(text.section(page::COSTS).unwrap_or_default(), &mut page);
    page.section("LIMITS");
    page.line("What it does not see:");
    markdown::write(text.section(page::LIMITS).unwrap_or_default(), &mut page);
    if let Some(others) = text.section(page::OTHERS).filter(|others| !others.is_empty()) {
        page.subsection("Beside other tools");
        markdown::write(others, &mut page);
    }
    page.section("CAPABILITIES");
    markdown::write(text.section(page::NEEDS).unwrap_or_default(), &mut page);
    write_capabilities(tool, &mut page);
    page.section("KERNELS");
    kernels::write(tool.name, &mut page)?;
    page.section("EXIT STATUS");
    markdown::write(&the_box::grammar(making, "Exit status")?, &mut page);
    if !tool.aliases.is_empty() {
        page.section("OTHER NAMES");
        for (name, args) in tool.aliases {
            page.tagged(&bold(name));
            page.line(&bold(&format!("{} {}", tool.name, args.join(" "))));
        }
    }
    page.section("SEE ALSO");
    let near = tools::TOOLS.iter().filter(|it| it.area == tool.area && it.name != tool.name);
    let near = near.map(|it| format!("{}(8)", bold(&format!("beebox-{}", it.name))));
    let all: Vec<String> = std::iter::once(format!("{}(8)", bold("beebox"))).chain(near).collect();
    page.line(&all.join(", "));
    Ok(page.end())
}

fn write_fields(tool: &Entry, told: &[Vec<String>], page: &mut Roff) {
    let inline =
        |row: &Vec<String>| row.iter().map(|cell| markdown::inline(cell)).collect::<Vec<_>>();
    let told: Vec<Vec<String>> = told.iter().map(inline).collect();
    if let Some((head, rows)) = told.split_first() {
        // In a list of fields it needs not be said that they are such.
        let name = head.first().filter(|name| *name != "field" && !name.is_empty());
        name.iter().for_each(|name| page.line(&format!("{}:", table::title(name))));
        markdown::terms(rows, page);
    }
    let fields = (tool.fields)();
    if fields.is_empty() {
        return;
    }
    page.subsection("Names for --fields, in JSON and CSV");
    let head = ["field", "in JSON", "meaning"].map(str::to_owned).to_vec();
    let rows = fields
        .iter()
        .map(|field| vec![bold(field.name), escaped(&field.json), escaped(field.about)]);
    markdown::table(&std::iter::once(head).chain(rows).collect::<Vec<_>>(), page);
}

/// Commands with what each is for.
pub fn write_commands(commands: &[String], page: &mut Roff) {
    for line in commands {
        let line = line.trim_start_matches("# ");
        // A # within the command has no blanks on both sides.
        let (command, why) = line.split_once(" # ").unwrap_or((line, ""));
        page.request("TP");
        page.line(&bold(command.trim_end()));
        page.line(if why.is_empty() { "\\&" } else { "" });
        page.line(&escaped(why.trim()));
    }
}

fn write_capabilities(tool: &Entry, page: &mut Roff) {
    for row in capabilities::rows(tool) {
        let with = match (row.option, row.plans.as_slice()) {
            (Some(option), _) => format!(", with {}", bold(option)),
            (None, []) => String::new(),
            (None, plans) => {
                let plans: Vec<String> = plans.iter().map(|plan| bold(plan)).collect();
                format!(
                    ", by {} {}",
                    if plans.len() == 1 { "plan" } else { "plans" },
                    plans.join(", ")
                )
            }
        };
        page.tagged(&format!("{}{with}", bold(row.capability)));
        page.line(&format!(
            "to {}; without: {}",
            escaped(&row.purpose).replace("\\(ga", ""),
            row.without
        ));
    }
}
