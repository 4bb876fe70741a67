//! The tools by area, for tables of contents: the README's, the man page's, the book's.

use std::fmt::Write as _;

use kit::tool::Entry;

/// Each area with its tools, in the order in which the list has them.
pub fn areas() -> Vec<(&'static str, Vec<&'static Entry>)> {
    let mut areas: Vec<(&str, Vec<&Entry>)> = Vec::new();
    for tool in tools::TOOLS {
        match areas.iter_mut().find(|(area, _)| *area == tool.area) {
            Some((_, tools)) => tools.push(tool),
            None => areas.push((tool.area, vec![tool])),
        }
    }
    areas
}

/// An area as a heading.
pub fn title(area: &str) -> String {
    let mut letters = area.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

/// As the README has it.
pub fn markdown() -> String {
    let mut text = "| area | tool | what it shows | other names |\n|---|---|---|---|\n".to_owned();
    for (area, tools) in areas() {
        for (at, tool) in tools.into_iter().enumerate() {
            let area = if at == 0 { area } else { "" };
            let names: Vec<String> =
                tool.aliases.iter().map(|(name, _)| format!("`{name}`")).collect();
            let (name, about) = (tool.name, tool.about().replace('|', "\\|"));
            let _ = writeln!(
                text,
                "| {area} | [{name}](docs/tools/{name}.md) | {about} | {} |",
                names.join(", ")
            );
        }
    }
    text
}
