//! run: builds, then becomes the tool, as root; where this machine refuses that, in a guest.

use std::ffi::OsString;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;

use crate::build;
use crate::host;
use crate::repo;
use crate::shell;
use crate::vm;
use crate::vm::Guest;
use crate::vm::Kernel;

/// Build, then run a tool with its options
#[derive(clap::Args)]
pub struct Args {
    /// Of the debug build: see `build`
    #[arg(long)]
    debug: bool,

    /// The tool, for example opensnoop
    tool: String,

    /// The tool's own options
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    options: Vec<OsString>,
}

/// Where a tool runs that this machine's kernel refuses.
pub const GUEST: &str = "6.12";

pub fn run(args: &Args) -> Result<ExitCode> {
    let beebox = build::build(args.debug)?;
    let tool = repo::boxed().join(&args.tool);
    if !tool.exists() {
        bail!("no tool {}; `cargo xtask run beebox list` shows all", args.tool);
    }
    let options = behind(std::env::args_os().collect(), &args.tool);
    // Neither the box itself nor a tool that only explains itself needs a kernel that helps.
    let explains =
        |word: &OsString| ["-h", "--help", "-V", "--version"].iter().any(|it| word == it);
    let needs = args.tool != "beebox" && !options.iter().any(explains);
    if needs && let Some(why) = host::refusal(&beebox, Some(&args.tool))? {
        return guest(&tool, &options, &why);
    }
    let command = shell::as_root(&tool);
    become_it(command.unwrap_or_else(|| Command::new(&tool)), &options)
}

/// What stands behind the tool's name. Clap would swallow the `--` of `-- COMMAND`.
fn behind(words: Vec<OsString>, tool: &str) -> Vec<OsString> {
    words
        .into_iter()
        .skip_while(|word| word != "run")
        .skip_while(|word| word != tool)
        .skip(1)
        .collect()
}

fn become_it(mut command: Command, options: &[OsString]) -> Result<ExitCode> {
    // Cargo points it at its own folders: a traced command would search them first.
    command.args(options).env_remove("LD_LIBRARY_PATH");
    Err(command.exec()).with_context(|| format!("cannot start {}", shell::shown(&command)))
}

fn guest(tool: &Path, options: &[OsString], why: &str) -> Result<ExitCode> {
    vm::signals::catch()?;
    let name = tool.file_name().unwrap_or_default().display();
    let kernel = Kernel::fetch(GUEST, false)
        .with_context(|| format!("{name} is refused here ({why}), and there is no guest"))?;
    let release = &kernel.release;
    eprintln!(
        "xtask: refused here ({why}): {name} runs in a guest with kernel {release} and sees only that; Ctrl-C ends it"
    );
    let mut guest = Guest::new(kernel)?;
    // As long as its user likes.
    guest.timeout = Duration::from_secs(365 * 24 * 3600);
    let words: Vec<OsString> =
        std::iter::once(tool.as_os_str().to_owned()).chain(options.iter().cloned()).collect();
    let end = guest.run(&words, &mut io::stdout(), &mut io::stderr())?;
    Ok(vm::status(end, &guest.kernel))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_keeps_its_dashes() {
        let of = |line: &str| {
            let words = behind(line.split(' ').map(OsString::from).collect(), "opensnoop");
            words.join(" ".as_ref()).into_string().unwrap()
        };
        assert_eq!(of("opensnoop/xtask run opensnoop -x -- cat -- f"), "-x -- cat -- f");
        assert_eq!(of("xtask run --debug opensnoop"), "");
    }
}
