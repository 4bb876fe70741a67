//! A tool's page, taken apart by its headings. What the man page needs of it has to be there.

use anyhow::Result;
use anyhow::bail;

use crate::Making;
use crate::example;

/// The sections that a page may not be without: the heading, and what is to stand below it.
pub const NEEDED: &[(&str, &str)] = &[
    (READ, "real output, and a table of the fields"),
    (COSTS, "what it costs whom"),
    (LIMITS, "what it does not see"),
    (NEEDS, "capabilities and what the kernel must have"),
];

/// Real output, what it tells, and the fields.
pub const READ: &str = "How to read it";
/// What is to be said of options beside their help.
pub const OPTIONS: &str = "Its own options";
/// Whom it slows, and how much.
pub const COSTS: &str = "What it costs";
/// Its blind spots.
pub const LIMITS: &str = "What it does not see";
/// Where it differs from its like elsewhere.
pub const OTHERS: &str = "Beside other tools";
/// What the caller and the kernel must have.
pub const NEEDS: &str = "What it needs";

/// A page of `docs/tools`.
#[derive(Debug)]
pub struct Page {
    /// What stands above the first heading, but for the block of commands.
    pub intro: String,
    /// Commands that are worth to be known, each with what it is for behind a `#`.
    pub commands: Vec<String>,
    /// Heading and text, in their order.
    sections: Vec<(String, String)>,
}

impl Page {
    /// The page of that tool.
    ///
    /// # Errors
    /// If it lacks what the man page needs; the message says what.
    pub fn of(tool: &str, making: &Making) -> Result<Self> {
        let path = format!("docs/tools/{tool}.md");
        Self::parse(&path, &making.text(&path)?)
    }

    fn parse(path: &str, text: &str) -> Result<Self> {
        let mut parts = text.split("\n## ");
        let top = parts.next().unwrap_or_default();
        let (title, top) = top.split_once('\n').unwrap_or((top, ""));
        if !title.starts_with("# ") {
            bail!("{path} does not begin with `# NAME`");
        }
        let (commands, intro): (Vec<&str>, Vec<&str>) =
            top.lines().partition(|line| line.starts_with("    "));
        let section = |part: &str| {
            let (heading, text) = part.split_once('\n').unwrap_or((part, ""));
            (heading.trim().to_owned(), text.trim_matches('\n').to_owned())
        };
        let page = Self {
            intro: intro.join("\n").trim_matches('\n').to_owned(),
            commands: commands.iter().map(|line| line.trim().to_owned()).collect(),
            sections: parts.map(section).collect(),
        };
        for (heading, what) in NEEDED {
            if page.section(heading).is_none_or(str::is_empty) {
                bail!("{path} has nothing under `## {heading}`: write there {what}");
            }
        }
        if !page.section(READ).is_some_and(|text| text.contains(example::BEGIN)) {
            let (begin, end) = (example::BEGIN, example::END);
            bail!("{path} has no example with its output between `{begin} -->` and `{end}`");
        }
        if page.intro.is_empty() {
            bail!(
                "{path} has no word between its title and the first heading: write what it is for"
            );
        }
        if page.commands.iter().any(|line| !line.starts_with("# ")) || page.commands.is_empty() {
            bail!(
                "{path}: the block above the first heading is of lines `# COMMAND  # what it is for`"
            );
        }
        Ok(page)
    }

    /// The text below that heading.
    pub fn section(&self, heading: &str) -> Option<&str> {
        self.sections.iter().find(|(name, _)| name == heading).map(|(_, text)| text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# a\n\nWhat it is.\n\n    # a -x   # why\n\n## How to read it\n\n<!-- example -->\n\n\
        ## What it costs\n\nNothing.\n\n## What it does not see\n\nAll.\n\n## What it needs\n\nRoot.\n";

    #[test]
    fn parts_are_found_by_their_headings() {
        let page = Page::parse("a.md", PAGE).unwrap();
        assert_eq!((page.intro.as_str(), page.section(LIMITS)), ("What it is.", Some("All.")));
        assert_eq!(page.commands, ["# a -x   # why"]);
        assert_eq!(page.section(OPTIONS), None);
    }

    #[test]
    fn what_a_page_lacks_is_said_plainly() {
        let error = |text: &str| Page::parse("docs/tools/a.md", text).unwrap_err().to_string();
        for (heading, _) in NEEDED {
            let without = error(&PAGE.replace(&format!("## {heading}"), "## Other"));
            let told = format!("docs/tools/a.md has nothing under `## {heading}`: write there ");
            assert!(without.starts_with(&told), "{without}");
        }
        assert!(error(&PAGE.replace("All.", "")).contains("`## What it does not see`"));
        assert!(error(&PAGE.replace("What it is.", "")).contains("what it is for"));
        assert!(error(&PAGE.replace("    # a -x   # why", "")).contains("`# COMMAND"));
        assert!(error(&PAGE.replace("<!-- example -->", "So.")).contains("no example"));
        assert!(error("a\n").contains("`# NAME`"));
    }
}
