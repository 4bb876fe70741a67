//! What a tool is to the kit, and what the kit is to a tool.

use anyhow::Result;
use bpf::Object;
use clap::ArgMatches;
use clap::Args;
use clap::Command;
use clap::FromArgMatches;

use crate::args;
use crate::args::Common;
use crate::args::Interval;
use crate::args::Snoop;
use crate::column::Column;
use crate::histograms::Histograms;
use crate::needs::Need;
use crate::place::Places;
use crate::plan::Plan;
use crate::rows::Manner;
use crate::rows::Rows;
use crate::stack_form::Measure;
use crate::stacks::Stacks;
use crate::stream::Stream;
use crate::talk;

/// A tool: its options as a clap `Args`, whose doc comment is its help.
pub trait Tool: Args + FromArgMatches + Sized {
    /// Its object in the `bpf` crate.
    const OBJECT: &'static Object;
    /// The ways to attach it, best first.
    const PLANS: &'static [Plan];
    /// Its columns, for the list of fields in the help and the manual.
    const FIELDS: fn() -> Vec<Field> = Vec::new;

    /// Whether `-o folded` is one of its forms.
    const FOLDED: bool = false;

    /// Where its programs attach that name no place of their own, if it is called without
    /// options: what the doctor tries.
    const PLACES: fn() -> Result<Places> = || Ok(Places::new());

    /// What it needs of the caller by any plan, beside what the plan's programs do.
    const NEEDS: &'static [Need] = &[];

    /// Runs it; the exit status.
    ///
    /// # Errors
    /// A `Failure` carries its own status, anything else is 1.
    fn run(&self, cx: &Cx) -> Result<u8>;
}

/// A field of a tool's events or rows, as its help and its manual tell of it.
#[derive(Clone, Debug)]
pub struct Field {
    /// As `--fields` takes it, without a unit.
    pub name: &'static str,
    /// What it is called in JSON and CSV.
    pub json: String,
    /// What it means.
    pub about: &'static str,
}

/// Another name of a tool: the tool called with these arguments before all others.
pub type Alias = (&'static str, &'static [&'static str]);

/// One line of the list of tools.
#[derive(Clone, Copy)]
pub struct Entry {
    /// What it is called by.
    pub name: &'static str,
    /// Where it stands in the list: files, processes, disks, …
    pub area: &'static str,
    /// Its other names, and the arguments that each stands for.
    pub aliases: &'static [Alias],
    /// Its object.
    pub object: &'static Object,
    /// Its plans.
    pub plans: &'static [Plan],
    /// Where its programs attach by default.
    pub places: fn() -> Result<Places>,
    /// What it needs of the caller by any plan.
    pub needs: &'static [Need],
    /// Its fields; none of a tool that shows distributions or stacks.
    pub fields: fn() -> Vec<Field>,
    /// Its command line.
    pub command: fn(Command) -> Command,
    /// Parses and runs.
    pub run: fn(&ArgMatches, &Cx) -> Result<u8>,
}

impl Entry {
    /// The entry of a tool.
    pub const fn of<T: Tool>(
        name: &'static str,
        area: &'static str,
        aliases: &'static [Alias],
    ) -> Self {
        Self {
            name,
            area,
            aliases,
            object: T::OBJECT,
            plans: T::PLANS,
            places: T::PLACES,
            needs: T::NEEDS,
            fields: T::FIELDS,
            command: |command| {
                let fields = (T::FIELDS)();
                let mut command = T::augment_args(command);
                if !T::FOLDED {
                    // mut_arg would move it behind the others.
                    command = command.mut_args(|arg| match arg.get_id() == "output" {
                        true => arg.value_parser(args::without_folded()),
                        false => arg,
                    });
                }
                if fields.is_empty() { command } else { command.after_help(field_list(&fields)) }
            },
            run: |matches, cx| T::from_arg_matches(matches)?.run(cx),
        }
    }

    /// All its names, each with the arguments that it stands for.
    pub fn names(&self) -> impl Iterator<Item = Alias> {
        std::iter::once((self.name, [].as_slice())).chain(self.aliases.iter().copied())
    }

    /// What is told of its other names behind its help.
    pub fn alias_list(&self) -> String {
        let width = self.aliases.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        let line =
            |(name, args): &Alias| format!("\n  {name:width$}  {} {}", self.name, args.join(" "));
        let lines: String = self.aliases.iter().map(line).collect();
        if lines.is_empty() { lines } else { format!("Other names:{lines}") }
    }

    /// The first line of its help.
    pub fn about(&self) -> String {
        let command = (self.command)(Command::new(self.name));
        command.get_about().map(ToString::to_string).unwrap_or_default()
    }
}

fn field_list(fields: &[Field]) -> String {
    let width = fields.iter().map(|field| field.name.len()).max().unwrap_or(0);
    let lines = fields.iter().map(|Field { name, about, .. }| format!("  {name:width$}  {about}"));
    std::iter::once("Fields (for --fields; in JSON and CSV in lower case):".to_owned())
        .chain(lines)
        .collect::<Vec<_>>()
        .join("\n")
}

/// What there is to tell of each column, as `Tool::FIELDS` wants it.
pub fn fields<E>(columns: &[Column<E>]) -> Vec<Field> {
    let field = |column: &Column<E>| Field {
        name: column.name(),
        json: column.json_name(),
        about: column.description(),
    };
    columns.iter().map(field).collect()
}

/// The box, as a running tool sees it.
pub struct Cx {
    /// The tool's name.
    pub name: &'static str,
    /// The box's version.
    pub version: &'static str,
    /// The tool's object.
    pub object: &'static Object,
    /// The tool's plans.
    pub plans: &'static [Plan],
}

impl Cx {
    /// A line on stderr.
    pub fn say(&self, text: &str) {
        talk::tell(self.name, text);
    }

    /// A line per event, with these columns; `also` are those that options add.
    ///
    /// # Errors
    /// Status 2 for an unknown field or an output that cannot be opened.
    pub fn events<'a, E: plain::Plain + Default>(
        &'a self,
        args: &'a Snoop,
        columns: &'static [Column<E>],
        also: &[&'static str],
    ) -> Result<Stream<'a, E>> {
        Stream::new(self, args, columns, also)
    }

    /// Distributions, told apart by these parts of a label.
    ///
    /// # Errors
    /// Status 2 for an output that cannot be opened.
    pub fn histograms<'a>(
        &'a self,
        interval: &'a Interval,
        common: &'a Common,
        parts: Vec<&'static str>,
    ) -> Result<Histograms<'a>> {
        Histograms::new(self, interval, common, parts)
    }

    /// Rows of counts or of a top, with these columns; `also` are those that options add,
    /// `sort` is the one to sort by where the user names none.
    ///
    /// # Errors
    /// Status 2 for an unknown field or an output that cannot be opened.
    pub fn rows<'a, R: Default>(
        &'a self,
        args: impl Into<Manner<'a>>,
        columns: &'static [Column<R>],
        also: &[&'static str],
        sort: &str,
    ) -> Result<Rows<'a, R>> {
        Rows::new(self, args.into(), columns, also, sort)
    }

    /// Stacks and what they add up to, told apart by these parts of a label as well.
    ///
    /// # Errors
    /// Status 2 for an output that cannot be opened.
    pub fn stacks<'a>(
        &'a self,
        args: &'a args::Stacks,
        measure: Measure,
        parts: Vec<&'static str>,
    ) -> Result<Stacks<'a>> {
        Stacks::new(self, args, measure, parts)
    }
}
