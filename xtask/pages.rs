//! pages: what each tool loads, calls, keeps and needs, written into its page. The test that
//! compares the two writes it.

use anyhow::Result;

use crate::shell;

/// Write what each tool loads and needs into its page
#[derive(clap::Args)]
pub struct Args {}

pub fn run(_: &Args) -> Result<()> {
    let test = ["test", "--package", "tests", "--test", "golden", "--", "pages::pages"];
    shell::run(shell::cargo(&test).env("BLESS", "1"))
}
