//! pages: what each tool loads, calls, keeps and needs, written into its page, and the README's
//! table of tools. The tests that compare them write them.

use anyhow::Result;

use crate::shell;

/// Write what each tool loads and needs into its page, and the README's table of tools
#[derive(clap::Args)]
pub struct Args {}

pub fn run(_: &Args) -> Result<()> {
    let test =
        ["test", "--package", "tests", "--test", "golden", "--", "pages::pages", "readme::table"];
    shell::run(shell::cargo(&test).env("BLESS", "1"))
}
