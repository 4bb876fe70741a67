//! Commands that the texts show: each has to be one that the tool takes.

use std::ffi::OsString;

use clap::Command;
use clap::error::ContextKind;
use clap::error::ContextValue;
use clap::error::ErrorKind;

use crate::the_box;

/// A command line in a text.
#[derive(Debug, PartialEq)]
pub struct Shown {
    /// As it stands there.
    pub line: String,
    /// Whether it stands in running text, where what is named need not be whole.
    pub mentioned: bool,
}

/// Every command line of a Markdown text that calls the box or a tool: those in blocks behind a
/// prompt, and those in running text that have options.
pub fn found(text: &str) -> Vec<Shown> {
    let is_block = |line: &&str| line.starts_with("    ");
    let blocks =
        text.lines().filter(is_block).filter_map(|line| line.trim_start().strip_prefix("# "));
    let blocks = blocks.map(|line| Shown { line: line.to_owned(), mentioned: false });
    let prose: Vec<&str> = text.lines().filter(|line| !is_block(line)).collect();
    // Code may be broken into two lines.
    let prose = prose.join(" ");
    let code = prose.split('`').skip(1).step_by(2);
    // `TOOL -x`, and not `TOOL says`.
    let code = code.filter(|code| code.contains(" -") || code.starts_with("beebox "));
    let code = code.map(|line| Shown { line: line.to_owned(), mentioned: true });
    blocks.chain(code).filter(|shown| called(&shown.line).is_some()).collect()
}

/// The words of a command line that calls the box or a tool, up to where the shell takes over.
fn called(line: &str) -> Option<Vec<String>> {
    let words: Vec<String> = shlex::Shlex::new(line)
        .take_while(|word| !word.starts_with(['>', '<', '|', '&', ';']))
        .map(|word| word.trim_end_matches(';').to_owned())
        .collect();
    let first = words.first()?;
    let is_ours = first == "beebox" || named(first).is_some();
    // The grammar itself is written so.
    let is_pattern = words.iter().any(|word| word.starts_with("TOOL") || word.starts_with('['));
    (is_ours && !is_pattern).then_some(words)
}

fn named(name: &str) -> Option<(Command, &'static [&'static str])> {
    let names = tools::TOOLS.iter().flat_map(|tool| tool.names().map(move |name| (tool, name)));
    let (tool, (_, args)) = names.into_iter().find(|(_, (known, _))| *known == name)?;
    Some(((tool.command)(Command::new(tool.name).version("0")), args))
}

/// Parses it as the tool would.
///
/// # Errors
/// What clap says of it.
pub fn check(shown: &Shown) -> Result<(), String> {
    let mut words = called(&shown.line).ok_or("no tool is called")?;
    if words[0] == "beebox" {
        words.remove(0);
    }
    let Some((command, stands)) = words.first().and_then(|name| named(name)) else {
        return verdict(the_box::command().no_binary_name(true), &words, shown.mentioned);
    };
    let words: Vec<String> =
        stands.iter().map(ToString::to_string).chain(words.into_iter().skip(1)).collect();
    verdict(command.no_binary_name(true), &words, shown.mentioned)
}

fn verdict(command: Command, words: &[String], mentioned: bool) -> Result<(), String> {
    let Err(error) = command.try_get_matches_from(words.iter().map(OsString::from)) else {
        return Ok(());
    };
    // An option without its value has an empty one.
    let none = ContextValue::String(String::new());
    let lacks = error.get(ContextKind::InvalidValue) == Some(&none)
        || error.kind() == ErrorKind::MissingRequiredArgument;
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Ok(()),
        _ if mentioned && lacks => Ok(()),
        _ => Err(error.render().to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_found_where_they_are_shown() {
        let text = "Use `opensnoop -x\n-n a`, and opensnoop `-p`, as `opensnoop` does.\n\n    \
            # opensnoop -- ls | wc   # why\n    PID\n    # make\n\n`beebox TOOL -x` `beebox list`\n";
        let lines = |mentioned| {
            let some = found(text).into_iter().filter(|shown| shown.mentioned == mentioned);
            some.map(|shown| shown.line).collect::<Vec<_>>()
        };
        assert_eq!(lines(false), ["opensnoop -- ls | wc   # why"]);
        assert_eq!(lines(true), ["opensnoop -x -n a", "beebox list"]);
    }

    #[test]
    fn what_a_tool_does_not_take_is_told() {
        let check = |line: &str, mentioned| check(&Shown { line: line.to_owned(), mentioned });
        let good = [
            "opensnoop -x > f",
            "ext4slower 1 -T # so",
            "beebox doctor opensnoop",
            "opensnoop --help",
        ];
        for line in good {
            assert_eq!(check(line, false), Ok(()), "{line}");
        }
        for line in ["opensnoop --no-such", "beebox opensnoop -Z", "beebox no-such", "ext4slower x"]
        {
            assert!(check(line, true).is_err(), "{line}");
        }
        for line in ["opensnoop -p", "beebox links"] {
            assert!(check(line, false).is_err() && check(line, true).is_ok(), "{line}");
        }
    }
}
