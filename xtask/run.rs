//! run: builds, then becomes the tool, as root.

use std::ffi::OsString;
use std::os::unix::process::CommandExt;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;

use crate::build;
use crate::repo;
use crate::shell;

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

pub fn run(args: &Args) -> Result<()> {
    build::build(args.debug)?;
    let tool = repo::boxed().join(&args.tool);
    if !tool.exists() {
        bail!("no tool {}; `cargo xtask run beebox list` shows all", args.tool);
    }
    let Some(mut command) = shell::as_root(&tool) else {
        bail!("tracing needs root, and there is no sudo: as root, run {}", tool.display());
    };
    // Cargo points it at its own folders: a traced command would search them first.
    command.args(&args.options).env_remove("LD_LIBRARY_PATH");
    Err(command.exec()).with_context(|| format!("cannot start {}", shell::shown(&command)))
}
