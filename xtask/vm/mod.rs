//! vm: runs a command under one of Debian's stock kernels, in an emulated machine that sees this
//! machine's files and cannot change them.

mod apt;
mod guest;
mod image;
mod kernels;
mod machine;
mod signals;
mod talk;

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Result;
use clap::builder::PossibleValuesParser;

pub use guest::End;
pub use guest::Guest;
pub use kernels::Kernel;
pub use signals::catch;
pub use signals::check as interrupted;

/// Run a command as root under another kernel, in QEMU
///
/// The exit status is the command's; 124 if the time has passed, 125 if the guest died or could
/// not be started, 130 if it was stopped by a second interrupt.
#[derive(clap::Args)]
pub struct Args {
    /// Debian's kernel of that line, or the newest it has
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(kernels::NAMES))]
    kernel: String,

    /// More words for the kernel's command line
    #[arg(long, value_name = "WORDS", default_value = "", allow_hyphen_values = true)]
    append: String,

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
    catch()?;
    let kernel = Kernel::fetch(&args.kernel, args.update)?;
    let mut guest = Guest::new(kernel)?;
    guest.append.clone_from(&args.append);
    guest.timeout = Duration::from_secs(args.timeout);
    Ok(status(guest.run(&args.command, &mut io::stdout(), &mut io::stderr())?))
}

/// The status of a guest's command, or what is said of the guest if that came to no end.
pub fn status(end: End) -> ExitCode {
    let status = match end {
        End::Exited(status) => u8::try_from(status).unwrap_or(u8::MAX),
        End::Stopped => 130,
        End::TimedOut { console_tail } => {
            eprintln!("{console_tail}");
            eprintln!("xtask: the time has passed; above is the end of the guest's console");
            124
        }
        End::Died { console_tail } => {
            eprintln!("{console_tail}");
            eprintln!("xtask: the guest died; above is the end of its console");
            FAILED
        }
    };
    ExitCode::from(status)
}
