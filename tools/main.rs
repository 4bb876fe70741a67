//! The binary: the list of tools handed to the kit.

use std::process::ExitCode;

use kit::multicall;

fn main() -> ExitCode {
    multicall::main(&tools::the_box(env!("BEEBOX_COMMIT")))
}
