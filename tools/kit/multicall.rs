//! The box itself: which tool is called, and the commands beside the tools.

use std::ffi::OsStr;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use clap::Arg;
use clap::ArgMatches;
use clap::Command;
use clap::error::ContextKind;
use clap::error::ErrorKind;
use clap::value_parser;

use crate::doctor;
use crate::environment;
use crate::exit;
use crate::exit::usage;
use crate::known::Known;
use crate::self_test::self_test;
use crate::symptom;
use crate::symptom::Symptom;
use crate::talk;
use crate::tool::Cx;
use crate::tool::Entry;
use crate::verdict;

/// A tool by one of its names: the arguments that the name stands for.
type Named = (&'static Entry, &'static [&'static str]);

/// The box: its tools and what `--version` tells.
pub struct Box {
    /// In the order in which `list` shows them.
    pub tools: &'static [Entry],
    /// What people complain of.
    pub symptoms: &'static [Symptom],
    /// What each tool is tried with.
    pub known: &'static [Known],
    /// The version alone.
    pub version: &'static str,
    /// Version, commit, libbpf, clang.
    pub long_version: String,
}

/// Parses the command line and runs what it asks for.
pub fn main(the_box: &Box) -> ExitCode {
    environment::clear();
    let mut words: Vec<OsString> = std::env::args_os().collect();
    let called = words.first().map(|word| base(word)).unwrap_or_default();
    let by_link = the_box.named(|name| is_link(&called, name)).or(the_box.only());
    let result = match by_link {
        Some(named) => {
            words.remove(0);
            the_box.tool(named, &called, words)
        }
        None => the_box.dispatch(words),
    };
    match result {
        Ok(status) => ExitCode::from(status),
        Err(error) => {
            let name = by_link.map_or("beebox", |(tool, _)| tool.name);
            talk::tell(name, &verdict::with_remedy(format!("{error:#}")));
            ExitCode::from(exit::status(&error) as u8)
        }
    }
}

fn base(word: &OsStr) -> String {
    Path::new(word).file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A link is named TOOL or PREFIX-TOOL.
fn is_link(called: &str, tool: &str) -> bool {
    called == tool
        || called.strip_suffix(tool).is_some_and(|prefix| prefix.len() > 1 && prefix.ends_with('-'))
}

/// The tool of that name, also while a program is compiled; no such tool is an error of that.
///
/// # Panics
/// If there is none.
pub const fn entry(tools: &[Entry], name: &str) -> Entry {
    let mut at = 0;
    while at < tools.len() {
        if same(tools[at].name.as_bytes(), name.as_bytes()) {
            return tools[at];
        }
        at += 1;
    }
    panic!("there is no such tool")
}

/// `==` is none that a compiler may ask for while it compiles.
const fn same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

impl Box {
    /// A box of one tool is that tool, whatever it is called.
    fn only(&self) -> Option<Named> {
        match self.tools {
            [tool] => Some((tool, &[])),
            _ => None,
        }
    }

    /// The tool of which a name is this, and what that name stands for.
    fn named(&self, is: impl Fn(&str) -> bool) -> Option<Named> {
        let names = self.tools.iter().flat_map(|tool| tool.names().map(move |name| (tool, name)));
        names.into_iter().find(|(_, (name, _))| is(name)).map(|(tool, (_, args))| (tool, args))
    }

    fn find(&self, name: &str) -> Result<Named> {
        self.named(|known| known == name).ok_or_else(|| {
            usage(format!(
                "there is no tool \"{}\"; `beebox list` shows all",
                name.escape_default()
            ))
        })
    }

    /// The box's own command line. Tools are not in it: building the options of
    /// all of them would cost every start.
    pub fn command(&self) -> Command {
        let tools = self
            .tools
            .iter()
            .map(|tool| format!("  {:<14} {}", tool.name, tool.about()))
            .collect::<Vec<_>>();
        let json =
            || Arg::new("json").short('j').long("json").num_args(0).help("One JSON object a line");
        Command::new("beebox")
            .about("A box of prebuilt BPF tools for people who keep Linux machines alive")
            .long_version(self.long_version.clone())
            .version(self.version)
            .subcommand_required(true)
            .arg_required_else_help(true)
            .disable_help_subcommand(true)
            .override_usage("beebox TOOL [OPTIONS] [INTERVAL [COUNT]] [-- COMMAND [ARGS…]]\n       beebox list | doctor [TOOL…] | help [TOOL|SYMPTOM…] | links DIR")
            .after_help(format!("Tools:\n{}\n\n`beebox TOOL --help` tells a tool's options.\n\n\
                 Symptoms, for `beebox help SYMPTOM`:\n  {}", tools.join("\n"), symptom::complaints(self.symptoms)))
            .subcommand(Command::new("list").about("Every tool: area, one line").arg(json()))
            .subcommand(
                Command::new("doctor")
                    .about("Which attach plan each tool gets on this kernel, or why none")
                    .arg(Arg::new("tool").num_args(0..).value_name("TOOL").help("Only these tools"))
                    .arg(
                        Arg::new("self-test")
                            .long("self-test")
                            .num_args(0)
                            .help("Try each tool with events that are made for it, and whether it shows just these"),
                    )
                    .arg(json()),
            )
            .subcommand(
                Command::new("help")
                    .about("The help of the box or of a tool, or what to try for a symptom (`help disk slow`)")
                    .arg(Arg::new("word").num_args(0..).value_name("TOOL|SYMPTOM").help("A tool, or what you complain of")),
            )
            .subcommand(
                Command::new("links").about("Make a link per tool in DIR").arg(
                    Arg::new("dir").required(true).value_name("DIR").help("Where they go; it has to be there").value_parser(value_parser!(std::path::PathBuf)),
                ),
            )
    }

    fn dispatch(&self, mut words: Vec<OsString>) -> Result<u8> {
        let first = words.get(1).and_then(|word| word.to_str()).unwrap_or_default().to_owned();
        if let Some(named) = self.named(|name| name == first) {
            words.drain(..2);
            return self.tool(named, &format!("beebox {first}"), words);
        }
        if !first.is_empty()
            && !first.starts_with('-')
            && !["list", "doctor", "help", "links"].contains(&first.as_str())
        {
            self.find(&first)?;
        }
        let matches = match self.command().try_get_matches_from(words) {
            Ok(matches) => matches,
            Err(error) => return told("beebox", &error),
        };
        match matches.subcommand() {
            Some(("list", matches)) => doctor::list(self.tools, matches.get_flag("json")),
            Some(("doctor", matches)) => self.doctor(matches),
            Some(("links", matches)) => match matches.get_one::<std::path::PathBuf>("dir") {
                Some(dir) => doctor::links(self.tools, dir),
                None => Err(usage("links: DIR is missing")),
            },
            Some((_, matches)) => self.help(&words_of(matches, "word")),
            None => Ok(exit::Exit::Usage as u8),
        }
    }

    fn doctor(&self, matches: &ArgMatches) -> Result<u8> {
        let names = words_of(matches, "tool");
        let some = names.iter().map(|name| Ok(self.find(name)?.0)).collect::<Result<Vec<_>>>()?;
        let tools = if some.is_empty() { self.tools.iter().collect() } else { some };
        let json = matches.get_flag("json");
        if matches.get_flag("self-test") {
            let known = |tool: &&Entry| self.known.iter().find(|known| known.tool == tool.name);
            return self_test(
                &tools.iter().filter_map(known).collect::<Vec<_>>(),
                self.version,
                json,
            );
        }
        doctor::doctor(tools, self.version, json)
    }

    /// Of the box, of a tool, or of a symptom in words.
    fn help(&self, words: &[&str]) -> Result<u8> {
        if words.is_empty() {
            doctor::print(&self.command().render_help().to_string())?;
            return Ok(0);
        }
        if let [name] = words
            && let Some(tool) = self.named(|known| known == *name)
        {
            return self.tool(tool, &format!("beebox {name}"), vec!["--help".into()]);
        }
        let text = symptom::help(self.symptoms, words).ok_or_else(|| {
            usage(format!(
                "there is no tool and no symptom \"{}\"; symptoms: {}",
                words.join(" ").escape_default(),
                symptom::complaints(self.symptoms)
            ))
        })?;
        doctor::print(&text)?;
        Ok(0)
    }

    fn tool(&self, (tool, stands): Named, called: &str, words: Vec<OsString>) -> Result<u8> {
        let words = stands.iter().map(OsString::from).chain(words);
        let mut command = (tool.command)(Command::new(tool.name));
        if let Some(fields) = command.get_after_help().filter(|_| !tool.aliases.is_empty()) {
            let help = format!("{}\n\n{fields}", tool.alias_list());
            command = command.after_help(help);
        }
        let command = command
            .bin_name(called.to_owned())
            .no_binary_name(true)
            .version(self.version)
            .long_version(self.long_version.clone());
        let matches = match command.try_get_matches_from(words) {
            Ok(matches) => matches,
            Err(error) => return told(tool.name, &error),
        };
        let cx =
            Cx { name: tool.name, version: self.version, object: tool.object, plans: tool.plans };
        match (tool.run)(&matches, &cx) {
            Ok(status) => Ok(status),
            Err(error) => {
                cx.say(&verdict::with_remedy(format!("{error:#}")));
                Ok(exit::status(&error) as u8)
            }
        }
    }
}

fn words_of<'a>(matches: &'a ArgMatches, id: &str) -> Vec<&'a str> {
    matches.get_many::<String>(id).into_iter().flatten().map(String::as_str).collect()
}

/// Help goes to stdout with status 0; a complaint, in one sentence, to stderr with
/// status 2.
fn told(name: &str, error: &clap::Error) -> Result<u8> {
    if !error.use_stderr() {
        return doctor::print(&error.render().to_string()).map(|()| 0);
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        error.print()?;
    } else {
        talk::tell(name, &complaint(name, error));
    }
    Ok(exit::Exit::Usage as u8)
}

/// clap's first paragraph as one line; options that a tool does not take by name.
fn complaint(name: &str, error: &clap::Error) -> String {
    let unknown =
        error.get(ContextKind::InvalidArg).filter(|_| error.kind() == ErrorKind::UnknownArgument);
    if let Some(option) = unknown {
        return format!("it takes no {option}; `{name} --help` lists what it takes");
    }
    let text = error.render().to_string();
    let paragraph: Vec<&str> =
        text.lines().take_while(|line| !line.is_empty()).map(str::trim).collect();
    paragraph.join(" ").trim_start_matches("error: ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links() {
        assert!(is_link("opensnoop", "opensnoop"));
        assert!(is_link("bee-opensnoop", "opensnoop"));
        assert!(!is_link("-opensnoop", "opensnoop"));
        assert!(!is_link("myopensnoop", "opensnoop"));
        assert!(!is_link("beebox", "opensnoop"));
    }

    #[test]
    fn names_are_compared_to_their_ends() {
        assert!(same(b"profile", b"profile") && same(b"", b""));
        for other in [b"profil".as_slice(), b"profiles", b"profilf", b""] {
            assert!(!same(b"profile", other) && !same(other, b"profile"));
        }
    }

    #[test]
    fn complaints_are_one_sentence() {
        let command = || {
            Command::new("x")
                .arg(Arg::new("pid").short('p').value_parser(value_parser!(u32)))
                .no_binary_name(true)
        };
        let said =
            |words: &[&str]| complaint("x", &command().try_get_matches_from(words).unwrap_err());
        assert_eq!(said(&["-K"]), "it takes no -K; `x --help` lists what it takes");
        let bad = said(&["-p", "abc"]);
        assert!(
            bad.starts_with("invalid value 'abc' for '-p <pid>'") && !bad.contains('\n'),
            "{bad}"
        );
    }
}
