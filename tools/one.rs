//! A binary of one tool, which is looked up in the list while this is compiled: nothing is left
//! that leads to the others, and the linker leaves them out.

use std::process::ExitCode;

use kit::multicall;
use kit::tool::Entry;

static TOOL: [Entry; 1] = [multicall::entry(tools::TOOLS, env!("BEEBOX_TOOL"))];

fn main() -> ExitCode {
    multicall::main(&multicall::Box {
        tools: &TOOL,
        symptoms: &[],
        known: &[],
        version: env!("CARGO_PKG_VERSION"),
        long_version: tools::long_version(env!("CARGO_PKG_VERSION"), env!("BEEBOX_COMMIT")),
    })
}
