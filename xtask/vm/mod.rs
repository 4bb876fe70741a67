//! vm: runs a command under one of Debian's stock kernels, in an emulated machine that sees this
//! machine's files and cannot change them.

mod apt;
mod guest;
mod image;
mod kernels;
mod machine;
pub mod signals;
mod talk;

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Result;
use clap::builder::PossibleValuesParser;

pub use apt::mirror;
pub use guest::End;
pub use guest::Guest;
pub use kernels::Kernel;
pub use kernels::NAMES;

/// Run a command as root under another kernel, in QEMU
///
/// The command starts in the current folder, with nothing on its standard input. The first
/// interrupt goes to it, the second ends the guest. What it writes stays in the guest.
///
/// The exit status is the command's; 124 if the time has passed, 125 if the guest died or could
/// not be started, 130 if an interrupt ended the guest.
#[derive(clap::Args)]
pub struct Args {
    /// Debian's kernel of that line, or the newest it has
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(NAMES))]
    kernel: String,

    /// More words for the kernel's command line
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    append: String,

    /// How many processors it has; more make nothing faster
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=64))]
    cpus: u32,

    /// How long it may take, from power-on
    #[arg(long, value_name = "SECONDS", default_value_t = 300)]
    timeout: u64,

    /// Look for a newer package of this kernel
    #[arg(long)]
    update: bool,

    /// The command and its arguments
    #[arg(last = true, required = true)]
    command: Vec<OsString>,
}

/// The exit status if it is not the command's fault.
pub const FAILED: u8 = 125;

pub fn run(args: &Args) -> Result<ExitCode> {
    signals::catch()?;
    let mut guest = Guest::new(Kernel::fetch(&args.kernel, args.update)?)?;
    guest.append.clone_from(&args.append);
    guest.cpus = args.cpus;
    guest.timeout = Duration::from_secs(args.timeout);
    let end = guest.run(&args.command, &mut io::stdout(), &mut io::stderr())?;
    Ok(status(end, &guest.kernel))
}

/// The exit status of a guest's end; what is not the command's own is told.
pub fn status(end: End, kernel: &Kernel) -> ExitCode {
    let (status, tail, why) = match end {
        End::Exited(status) => return ExitCode::from(status.to_le_bytes()[0]),
        End::Stopped => return ExitCode::from(130),
        End::TimedOut { console_tail } => (124, console_tail, "did not end in time"),
        End::Died { console_tail } => (FAILED, console_tail, "died"),
    };
    let console = if tail.is_empty() {
        "its console is empty"
    } else {
        eprintln!("{tail}");
        "above is the end of its console"
    };
    let Kernel { release, version, .. } = kernel;
    eprintln!("xtask: the guest ({release}, Debian's {version}) {why}; {console}");
    ExitCode::from(status)
}
