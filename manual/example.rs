//! Examples with real output, as they stand in the pages between two marks: the mark says by which
//! rule the output is cut, the first line of the block is the command. `cargo xtask examples`,
//! which includes this file as well, runs them.

use std::ops::Range;

/// How the mark in front of one begins; a rule may follow.
pub const BEGIN: &str = "<!-- example";
/// The mark behind it.
pub const END: &str = "<!-- end of example -->";

/// What stands for lines that the rule has cut.
const CUT: &str = "…";

/// An example with its output.
#[derive(Debug, PartialEq)]
pub struct Example {
    /// As one would type it.
    pub command: String,
    /// What it printed when it was written into the page.
    pub output: String,
    /// Which of the lines are kept.
    pub keep: Keep,
    /// The exit status that it has to end with: that of the command in it.
    pub status: i32,
    /// Where command and output stand, with their indent.
    place: Range<usize>,
}

/// Which lines of an output are kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Keep {
    /// Each.
    All,
    /// So many from the beginning.
    First(usize),
    /// So many from the end.
    Last(usize),
}

impl Keep {
    /// The output as it is shown.
    pub fn cut(self, output: &str) -> String {
        let lines: Vec<&str> = output.trim_end().lines().map(str::trim_end).collect();
        let kept = match self {
            Self::First(n) if n < lines.len() => [&lines[..n], &[CUT]].concat(),
            Self::Last(n) if n < lines.len() => [&[CUT], &lines[lines.len() - n..]].concat(),
            _ => lines,
        };
        kept.iter().map(|line| format!("{line}\n")).collect()
    }
}

/// The file of an example's output among those of others.
pub fn file_name(page: &str, at: usize) -> String {
    format!("{}.{}.txt", page.trim_end_matches(".md").replace('/', "."), at + 1)
}

/// The examples of a page, in their order; an error says what is wrong with a mark.
pub fn all(text: &str) -> Result<Vec<Example>, String> {
    let mut examples = Vec::new();
    let mut at = 0;
    while let Some(begin) = mark(&text[at..], BEGIN).map(|begin| at + begin) {
        let line = text[..begin].matches('\n').count() + 1;
        let one = one(text, begin).map_err(|error| format!("line {line}: {error}"))?;
        at = one.place.end;
        examples.push(one);
    }
    match text.lines().filter(|line| line.starts_with(END)).count() == examples.len() {
        true => Ok(examples),
        false => Err(format!("not each `{END}` ends an example")),
    }
}

/// Where a mark stands, at the beginning of a line: elsewhere a text speaks of it.
fn mark(text: &str, mark: &str) -> Option<usize> {
    if text.starts_with(mark) {
        return Some(0);
    }
    text.find(&format!("\n{mark}")).map(|at| at + 1)
}

fn one(text: &str, begin: usize) -> Result<Example, String> {
    let rest = &text[begin..];
    let (mark, block) = rest.split_once("-->").ok_or("a mark without an end")?;
    let (block, _) = block.split_once(END).ok_or("an example without an end")?;
    let (mut keep, mut status) = (Keep::All, 0);
    let rules = mark[BEGIN.len()..].trim().trim_start_matches(':');
    for rule in rules.split(',').map(str::trim).filter(|rule| !rule.is_empty()) {
        let words: Vec<&str> = rule.split(' ').collect();
        let number = |word: &str| word.parse().map_err(|_| format!("{word} is no number"));
        match words[..] {
            ["first", n, "lines"] => keep = Keep::First(number(n)?),
            ["last", n, "lines"] => keep = Keep::Last(number(n)?),
            ["status", n] => status = number(n)? as i32,
            _ => {
                return Err(format!(
                    "unknown rule `{rule}`: first N lines, last N lines, status N"
                ));
            }
        }
    }
    let start = begin + mark.len() + "-->".len();
    let place = start..start + block.len();
    let mut lines =
        block.trim_matches('\n').lines().map(|line| line.strip_prefix("    ").unwrap_or(line));
    let command = lines.next().and_then(|line| line.strip_prefix("# "));
    let command = command.ok_or("the first line of an example is `# COMMAND`")?.to_owned();
    let output = lines.map(|line| format!("{line}\n")).collect();
    Ok(Example { command, output, keep, status, place })
}

/// The page with other outputs; `output` has that of the example of this number.
pub fn with(
    text: &str,
    output: impl Fn(usize) -> Result<String, String>,
) -> Result<String, String> {
    let mut made = String::new();
    let mut from = 0;
    for (at, example) in all(text)?.iter().enumerate() {
        made += &text[from..example.place.start];
        made += &format!("\n\n    # {}\n", example.command);
        for line in example.keep.cut(&output(at)?).lines() {
            made += format!("    {line}").trim_end();
            made.push('\n');
        }
        made.push('\n');
        from = example.place.end;
    }
    Ok(made + &text[from..])
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# a\n\n<!-- example: first 2 lines, status 3 -->\n\n    # a -x\n    PID\n      1\n    …\n\n<!-- end of example -->\n\nText.\n";

    #[test]
    fn an_example_is_command_output_and_rule() {
        let all = all(PAGE).unwrap();
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].command.as_str(), all[0].status), ("a -x", 3));
        assert_eq!((all[0].output.as_str(), all[0].keep), ("PID\n  1\n…\n", Keep::First(2)));
        assert!(
            super::all("Between `<!-- example -->` and `<!-- end of example -->`")
                .unwrap()
                .is_empty()
        );
        // What stands there is what the rule makes of it.
        assert_eq!(with(PAGE, |_| Ok("PID\n  1\n  2\n".into())).unwrap(), PAGE);
        let other = with(PAGE, |_| Ok("PID\n\n".into())).unwrap();
        assert_eq!(other, PAGE.replace("      1\n    …\n", ""));
    }

    #[test]
    fn the_cut_is_shown() {
        assert_eq!(Keep::Last(1).cut("a\nb  \n\n"), "…\nb\n");
        assert_eq!(Keep::First(2).cut("a\nb"), "a\nb\n");
    }

    #[test]
    fn bad_marks_are_told() {
        let error = |text: &str| all(text).unwrap_err();
        assert!(
            error("x\n<!-- example -->\n\n    # a\n").starts_with("line 2: an example without")
        );
        assert!(error(&PAGE.replace("first 2", "best 2")).contains("unknown rule `best 2 lines`"));
        assert!(error(&PAGE.replace("# a -x", "$ a -x")).contains("`# COMMAND`"));
        assert!(error(&format!("{PAGE}{END}")).contains("not each"));
    }
}
