//! The binary: the list of tools handed to the kit.

use std::process::ExitCode;

use kit::multicall;

fn main() -> ExitCode {
    multicall::main(&multicall::Box {
        tools: tools::TOOLS,
        symptoms: tools::symptoms::SYMPTOMS,
        known: tools::known::KNOWN,
        version: env!("CARGO_PKG_VERSION"),
        long_version: tools::long_version(env!("CARGO_PKG_VERSION"), env!("BEEBOX_COMMIT")),
    })
}
