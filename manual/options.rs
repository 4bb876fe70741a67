//! The options of a command, as clap knows them and man shows them.

use clap::Arg;
use clap::ArgAction;
use clap::Command;

use crate::roff::Roff;
use crate::roff::bold;
use crate::roff::escaped;
use crate::roff::italic;

/// What it is called with, behind its name.
pub fn synopsis(command: &Command) -> String {
    let mut text = String::new();
    if command.get_opts().next().is_some() {
        text += &format!(" [{}]", italic("OPTIONS"));
    }
    // Each of those that may be left out needs the one before it.
    let mut open = 0;
    let (last, positional): (Vec<&Arg>, Vec<&Arg>) =
        command.get_positionals().partition(|arg| arg.is_last_set());
    for arg in positional {
        if arg.is_required_set() {
            text += &format!(" {}", italic(&name(arg)));
        } else {
            text += &format!(" [{}", italic(&name(arg)));
            open += 1;
        }
    }
    text += &"]".repeat(open);
    for arg in last {
        text += &format!(" [{} {}]", bold("--"), italic(&name(arg)));
    }
    text
}

/// All of them: first its own, then those that others have as well, under their headings.
pub fn write(command: &Command, page: &mut Roff) {
    let mut headings: Vec<Option<&str>> = vec![None];
    for arg in command.get_arguments() {
        if !headings.contains(&arg.get_help_heading()) {
            headings.push(arg.get_help_heading());
        }
    }
    for heading in headings {
        if let Some(heading) = heading {
            page.subsection(heading);
        }
        let of_it = |arg: &&Arg| arg.get_help_heading() == heading && !arg.is_hide_set();
        for arg in command.get_arguments().filter(of_it) {
            page.tagged(&tag(arg));
            help(arg, page);
        }
    }
}

/// The name of its value.
fn name(arg: &Arg) -> String {
    let named = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    let name = named.unwrap_or_else(|| arg.get_id().as_str().to_uppercase());
    let several = arg.get_num_args().is_some_and(|range| range.max_values() > 1);
    if several && arg.is_positional() { format!("{name} …") } else { name }
}

fn tag(arg: &Arg) -> String {
    if arg.is_last_set() {
        return format!("{} {}", bold("--"), italic(&name(arg)));
    }
    if arg.is_positional() {
        return italic(&name(arg));
    }
    let short = arg.get_short().map(|short| bold(&format!("-{short}")));
    let long = arg.get_long().map(|long| bold(&format!("--{long}")));
    let names: Vec<String> = short.into_iter().chain(long).collect();
    let value = if takes_value(arg) { format!(" {}", italic(&name(arg))) } else { String::new() };
    names.join(", ") + &value
}

fn takes_value(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::Set | ArgAction::Append)
}

fn help(arg: &Arg, page: &mut Roff) {
    let text = arg.get_long_help().or(arg.get_help()).map(ToString::to_string).unwrap_or_default();
    // That is where --help stands beside it: here it is all in one.
    let text = text.split(" (see a summary").next().unwrap_or(&text);
    let text = text.split('`').enumerate().map(styled).collect::<String>();
    let defaults: Vec<String> =
        arg.get_default_values().iter().map(|value| bold(&value.to_string_lossy())).collect();
    if !takes_value(arg) {
        return page.line(&text);
    }
    match defaults.is_empty() {
        true => page.line(&text),
        false => page.line(&format!("{text} (default: {})", defaults.join(", "))),
    }
    let values = arg.get_possible_values();
    if values.is_empty() {
        return;
    }
    page.request("RS");
    for value in values.iter().filter(|value| !value.is_hide_set()) {
        let about = value.get_help().map(ToString::to_string).unwrap_or_default();
        match about.is_empty() {
            true => page.request(&format!("IP \"{}\" 4", bold(value.get_name()))),
            false => page.tagged(&bold(value.get_name())),
        }
        page.line(&escaped(&about));
    }
    page.request("RE");
}

/// What stands between backquotes is to be typed as it is.
fn styled((at, part): (usize, &str)) -> String {
    if at % 2 == 1 { bold(part) } else { escaped(part) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command() -> Command {
        let mut command = Command::new("a")
            .arg(Arg::new("x").short('x').long("failed").num_args(0).help("Only `-x`"))
            .arg(
                Arg::new("form")
                    .short('o')
                    .long("output")
                    .value_name("FORM")
                    .default_value("table"),
            )
            .arg(Arg::new("interval"))
            .arg(Arg::new("count"))
            .arg(
                Arg::new("command")
                    .last(true)
                    .value_name("COMMAND")
                    .help_heading("Others")
                    .num_args(1..),
            );
        command.build();
        command
    }

    #[test]
    fn what_may_be_left_out_is_in_brackets() {
        let expected = " [\\fIOPTIONS\\fR] [\\fIINTERVAL\\fR [\\fICOUNT\\fR]] [\\fB\\-\\-\\fR \\fICOMMAND …\\fR]";
        assert_eq!(synopsis(&command()), expected);
    }

    #[test]
    fn options_can_be_copied() {
        let mut page = Roff::default();
        write(&command(), &mut page);
        let text = page.end();
        let own = ".TP\n\\fB\\-x\\fR, \\fB\\-\\-failed\\fR\nOnly \\fB\\-x\\fR\n";
        assert!(text.starts_with(own), "{text}");
        assert!(
            text.contains("\\fB\\-\\-output\\fR \\fIFORM\\fR\n(default: \\fBtable\\fR)\n"),
            "{text}"
        );
        assert!(
            text.ends_with(".SS \"Others\"\n.TP\n\\fB\\-\\-\\fR \\fICOMMAND …\\fR\n"),
            "{text}"
        );
    }
}
