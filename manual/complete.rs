//! Completions for bash, zsh and fish: of the box with its tools, and of each tool by each of its
//! names, as a link runs it.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;
use clap::Arg;
use clap::ArgAction;
use clap::Command;
use clap::ValueHint;
use clap::builder::PossibleValuesParser;
use clap_complete::Shell;
use kit::tool::Entry;
use tools::symptoms::SYMPTOMS;

use crate::the_box;

/// Behind the `--` of `-- COMMAND` it is that command's words that are to be completed, which
/// clap's script for bash does not know.
const COMMAND: &str = "
_FUNCTION_command() {
    local at
    for ((at = 1; at < COMP_CWORD; at++)); do
        [[ ${COMP_WORDS[at]} == -- ]] || continue
        if declare -F _comp_command_offset >/dev/null; then
            _comp_command_offset $((at + 1))
        elif declare -F _command_offset >/dev/null; then
            _command_offset $((at + 1))
        elif ((COMP_CWORD == at + 1)); then
            COMPREPLY=($(compgen -c -- \"${COMP_WORDS[COMP_CWORD]}\"))
        else
            COMPREPLY=($(compgen -f -- \"${COMP_WORDS[COMP_CWORD]}\"))
        fi
        return 0
    done
    _FUNCTION \"$@\"
}

complete -F _FUNCTION_command -o bashdefault -o default NAME
";

/// The same for zsh, which has in `words` all arguments without an option, the dashes among them.
const ZSH: &str = "autoload -U is-at-least

_NAME_command() {
    local at=${words[(i)--]}
    if (( at < CURRENT )); then
        shift $at words
        (( CURRENT -= at ))
    fi
    _normal
}
";

/// The same for fish, which knows no values of arguments without an option either.
const FISH: &str = "
function __fish_NAME_behind_dashes
    contains -- -- (commandline -opc)
end

function __fish_NAME_command
    set -l words (commandline -opc)
    set -l last (commandline -ct)
    set -e words[1..(contains -i -- -- $words)]
    complete -C (string join ' ' -- (string escape -- $words) \"$last\")
end

complete -c NAME -n __fish_NAME_behind_dashes -f -a '(__fish_NAME_command)'
";

/// Every file, into folders by shell, called as the shells look for them.
///
/// # Errors
/// If one cannot be written.
pub fn write(folder: &Path) -> Result<()> {
    for (shell, below) in [(Shell::Bash, "bash"), (Shell::Zsh, "zsh"), (Shell::Fish, "fish")] {
        for (name, command) in all() {
            let file = match shell {
                Shell::Zsh => format!("_{name}"),
                Shell::Fish => format!("{name}.fish"),
                _ => name.clone(),
            };
            crate::write(&folder.join(below).join(file), script(shell, &name, command))?;
        }
    }
    Ok(())
}

/// A shell's script for a command.
fn script(shell: Shell, name: &str, mut command: Command) -> String {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command, name, &mut text);
    let mut text = String::from_utf8_lossy(&text).into_owned();
    if shell == Shell::Bash {
        let more = COMMAND.replace("FUNCTION", name).replace("NAME", name);
        text.push_str(&more);
    }
    if shell == Shell::Zsh {
        text = text.replacen("autoload -U is-at-least\n", &ZSH.replace("NAME", name), 1);
        text = text.replace(":_cmdambivalent'", &format!(":_{name}_command'"));
    }
    if shell == Shell::Fish {
        text.push_str(&FISH.replace("NAME", name));
        for sub in command.get_subcommands() {
            let values = sub.get_positionals().flat_map(Arg::get_possible_values);
            let names: Vec<String> = values.map(|value| value.get_name().to_owned()).collect();
            if !names.is_empty() {
                let (sub, names) = (sub.get_name(), names.join(" "));
                let when = format!("__fish_{name}_using_subcommand {sub}");
                text.push_str(&format!("complete -c {name} -n '{when}' -f -a '{names}'\n"));
            }
        }
    }
    text
}

/// All that is called by a name of its own.
fn all() -> Vec<(String, Command)> {
    let names =
        || tools::TOOLS.iter().flat_map(|tool| tool.names().map(move |(name, _)| (name, tool)));
    let mut the_box = the_box::plain();
    let names_of_tools = names().map(|(name, _)| name);
    let known = PossibleValuesParser::new(names_of_tools.collect::<Vec<_>>());
    let complaints = SYMPTOMS.iter().flat_map(|symptom| symptom.complaint.split(' '));
    let words: BTreeSet<&str> = complaints.chain(names().map(|(name, _)| name)).collect();
    let words = PossibleValuesParser::new(words);
    // `doctor TOOL`, `help TOOL` or a symptom in words.
    the_box = the_box.mut_subcommands(|sub| {
        sub.mut_args(|arg| match arg.get_id().as_str() {
            "tool" => arg.value_parser(known.clone()),
            "word" => arg.value_parser(words.clone()),
            _ => arg,
        })
    });
    the_box = the_box.subcommands(names().map(|(name, tool)| of_tool(name, tool)));
    let tools = names().map(|(name, tool)| (name.to_owned(), of_tool(name, tool)));
    tools.chain([("beebox".to_owned(), the_box)]).collect()
}

fn of_tool(name: &'static str, tool: &'static Entry) -> Command {
    let plans: Vec<&str> = tool.plans.iter().map(|plan| plan.name).collect();
    let fields: Vec<String> =
        (tool.fields)().iter().map(|field| field.name.to_ascii_lowercase()).collect();
    let known = |arg: Arg| match arg.get_id().as_str() {
        "plan" => arg.value_parser(PossibleValuesParser::new(&plans)),
        "sort" | "fields" if !fields.is_empty() => {
            arg.value_parser(PossibleValuesParser::new(fields.clone()))
        }
        _ => arg,
    };
    let command = (tool.command)(Command::new(name).version(env!("CARGO_PKG_VERSION")));
    // Of numbers, times and names of files that are none, no file's name is offered.
    command.mut_args(known).mut_args(|arg| {
        let takes = matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
        let unknown =
            arg.get_value_hint() == ValueHint::Unknown && arg.get_possible_values().is_empty();
        if takes && unknown { arg.value_hint(ValueHint::Other) } else { arg }
    })
}
