//! The binary of one tool: it traces, whatever it is called, and there is nothing in it of others.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use serde_json::Value;

use super::ALONE;
use super::folder;
use super::root::Root;
use super::separate;
use super::shipped;
use super::traced;
use crate::shell;

pub fn check() -> Result<()> {
    let file = folder().join(separate::file_name(ALONE));
    let root = Root::empty("single")?;
    fs::copy(&file, root.path().join("whatever"))?;
    traced::from_outside(root.command("/whatever"))?;

    let whole = fs::read(shipped("-x86_64"))?;
    let alone = fs::read(&file)?;
    for (tool, about) in abouts()? {
        // Were it not in the whole, its absence would prove nothing.
        ensure!(has(&whole, &about), "the box does not say what {tool} is about");
        let there = has(&alone, &about);
        ensure!(there == (tool == ALONE), "{}: {tool} in it is {there}", file.display());
    }
    let percent = alone.len() * 100 / whole.len();
    println!("{ALONE} alone takes {} bytes, {percent}% of the box.", alone.len());
    // Nearly as large, it would have the others' objects without their words.
    ensure!(percent < 70, "that is too near to the box");
    Ok(())
}

/// What each tool is about, by its name: words of its own.
fn abouts() -> Result<BTreeMap<String, String>> {
    let list = shell::output(Command::new(shipped("-x86_64")).args(["list", "-j"]))?;
    let mut abouts = BTreeMap::new();
    for line in list.lines() {
        let tool: Value = serde_json::from_str(line)?;
        let text = |key: &str| tool[key].as_str().map(str::to_owned).context(key.to_owned());
        abouts.insert(text("tool")?, text("about")?);
    }
    Ok(abouts)
}

fn has(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}
