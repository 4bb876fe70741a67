//! The commands that the README shows, which are those that the check runs.

use std::fs;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;

use crate::repo;

/// The commands of one part of the section "Install".
pub fn commands(part: &str) -> Result<Vec<String>> {
    let text = fs::read_to_string(repo::root().join("README.md"))?;
    let commands = between(&text, part)?;
    ensure!(!commands.is_empty(), "README.md shows no command for {part}");
    Ok(commands)
}

/// Between its two marks, what is indented, without the prompt.
fn between(text: &str, part: &str) -> Result<Vec<String>> {
    let begin = format!("<!-- from here: cargo xtask dist --check, {part} -->\n");
    let lost = || format!("README.md has no \"{}\" with an end", begin.trim());
    let (_, rest) = text.split_once(&begin).with_context(lost)?;
    let (shown, _) = rest.split_once("<!-- to here -->").with_context(lost)?;
    let lines = shown.lines().filter_map(|line| line.strip_prefix("    "));
    Ok(lines.filter_map(|line| line.strip_prefix("# ")).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_what_a_prompt_is_before() {
        let text = "x\n<!-- from here: cargo xtask dist --check, b -->\n\n    # no\n<!-- to here -->\n\
                    <!-- from here: cargo xtask dist --check, a -->\nwords\n\n    # one -x   # why\n\
                    \x20   its output\n    # two\n\n<!-- to here -->\n    # three\n";
        assert_eq!(between(text, "a").unwrap(), ["one -x   # why", "two"]);
        assert_eq!(between(text, "b").unwrap(), ["no"]);
        assert!(between(text, "c").is_err());
        assert!(between(&text.replace("<!-- to here -->", ""), "a").is_err());
    }

    #[test]
    fn the_readme_has_each_part() {
        for part in ["deb", "rpm", "tarball"] {
            let commands = commands(part).unwrap();
            assert!(commands.iter().any(|command| command.contains("opensnoop")), "{commands:?}");
        }
    }
}
