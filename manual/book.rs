//! The source of the browsable manual: the repository's texts where they stand, so that the links
//! between them stay what they are, and a table of contents made of the list.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;
use pulldown_cmark::Event;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;

use crate::Making;
use crate::root;
use crate::symptoms;
use crate::table;

/// Chapters in front of the tools and behind them; those that there are.
const BEFORE: &[(&str, &str)] = &[
    ("README.md", "beebox"),
    ("docs/grammar.md", "One grammar"),
    ("docs/policy.md", "What stays as it is"),
    ("docs/packaging.md", "Packages"),
];
const BEHIND: &[(&str, &str)] = &[
    ("docs/kernels.md", "Tools and kernels"),
    ("docs/performance.md", "Performance"),
    ("docs/experiments.md", "Experiments"),
    ("docs/mutations.md", "What the tests catch"),
    ("SECURITY.md", "Security"),
    ("deny/README.md", "Crates"),
    ("ARCHITECTURE.md", "Architecture"),
    ("CONTRIBUTING.md", "Contributing"),
    ("CHANGELOG.md", "Changelog"),
];

/// The chapter that is no file of the repository.
const SYMPTOMS: &str = "docs/symptoms.md";

const CONFIGURATION: &str = "\
# Made by `cargo xtask manual`.
[book]
title = \"beebox\"
language = \"en\"
src = \"src\"

[build]
# They would make index.html of README.md, and leave the links to it.
use-default-preprocessors = false

[output.html]
no-section-label = true

[output.html.print]
enable = false
";

/// Writes it.
///
/// # Errors
/// If a text is missing, or a file cannot be written.
pub fn write(making: &Making, folder: &Path) -> Result<()> {
    let source = folder.join("src");
    let chapters = chapters();
    for path in &chapters {
        crate::write(&source.join(path), making.text(path)?)?;
    }
    // What they link to beside each other goes with them.
    for path in chapters.iter().flat_map(|path| links(path, &crate::read(path).unwrap_or_default()))
    {
        if !chapters.contains(&path) && root().join(&path).is_file() {
            crate::write(&source.join(&path), std::fs::read(root().join(&path))?)?;
        }
    }
    crate::write(&source.join(SYMPTOMS), symptoms::chapter())?;
    crate::write(&source.join("SUMMARY.md"), summary())?;
    crate::write(&folder.join("book.toml"), CONFIGURATION)
}

fn there(chapters: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    chapters.iter().copied().filter(|(path, _)| root().join(path).is_file()).collect()
}

/// Every text of the book.
pub fn chapters() -> BTreeSet<String> {
    let tools = tools::TOOLS.iter().map(|tool| format!("docs/tools/{}.md", tool.name));
    let others = there(BEFORE).into_iter().chain(there(BEHIND)).map(|(path, _)| path.to_owned());
    tools.chain(others).collect()
}

fn summary() -> String {
    let mut text = "# Summary\n\n".to_owned();
    for (path, title) in there(BEFORE) {
        text += &format!("[{title}]({path})\n");
    }
    text += &format!("[From symptoms to tools]({SYMPTOMS})\n");
    for (area, tools) in table::areas() {
        text += &format!("\n# {}\n\n", table::title(area));
        for tool in tools {
            text += &format!("- [{0}](docs/tools/{0}.md)\n", tool.name);
        }
    }
    text += "\n# More\n\n";
    for (path, title) in there(BEHIND) {
        text += &format!("- [{title}]({path})\n");
    }
    text
}

/// The files of the repository that a text links to, from the repository's root.
pub fn links(path: &str, text: &str) -> BTreeSet<String> {
    let folder = Path::new(path).parent().unwrap_or(Path::new(""));
    let targets = Parser::new(text).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    });
    let local = targets.filter(|target| !target.contains("://") && !target.starts_with(['#', '/']));
    local.map(|target| plain(&folder.join(target.split('#').next().unwrap_or_default()))).collect()
}

/// Without `..` and `.`.
fn plain(path: &Path) -> String {
    let mut parts: Vec<String> = Vec::new();
    for part in path.iter().map(|part| part.to_string_lossy().into_owned()) {
        match part.as_str() {
            "." => {}
            ".." if !parts.is_empty() => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_taken_from_where_they_stand() {
        let text =
            "[a](../performance.md#x) [b](profile.md) <https://c> [d](#e) | [f](../../NOTICE)";
        let expected = ["NOTICE", "docs/performance.md", "docs/tools/profile.md"];
        assert_eq!(links("docs/tools/a.md", text).into_iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn every_link_leads_to_a_file() {
        for path in chapters() {
            for link in links(&path, &crate::read(&path).unwrap()) {
                assert!(root().join(&link).exists(), "{path} links to {link}, which is not there");
                // mdbook makes a page of nothing else.
                let is_page = !link.ends_with(".md") || chapters().contains(&link);
                assert!(is_page, "{path} links to {link}, which is no chapter of the book");
            }
        }
    }
}
