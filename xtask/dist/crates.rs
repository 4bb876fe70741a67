//! The crates that are in the binary, by cargo's own words.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use anyhow::Context;
use anyhow::Result;
use serde_json::Value;

use crate::repo;
use crate::shell;

/// Of the release build, and nothing that only builds or tests.
const WHICH: &[&str] = &[
    "--locked",
    "--package=tools",
    "--features=static",
    "--edges=normal,no-proc-macro",
    "--prefix=depth",
    "--no-dedupe",
    "--charset=ascii",
];

/// Each of them, and which it needs.
pub fn needs() -> Result<BTreeMap<Crate, BTreeSet<Crate>>> {
    let mut cargo = shell::cargo(&["tree", "--target", &repo::triple(), "--format", "|{p}"]);
    Ok(tree(&shell::output(cargo.args(WHICH))?))
}

/// Name and version.
pub type Crate = (String, String);

/// Each crate of `cargo tree --prefix depth`, and which it needs: `2|anyhow v1.0.104 (extra)`.
fn tree(told: &str) -> BTreeMap<Crate, BTreeSet<Crate>> {
    let mut above: Vec<Crate> = Vec::new();
    let mut needs: BTreeMap<Crate, BTreeSet<Crate>> = BTreeMap::new();
    for line in told.lines() {
        let Some((depth, package)) = line.split_once('|') else { continue };
        let mut words = package.split_whitespace();
        let (Ok(depth), Some(name)) = (depth.parse::<usize>(), words.next()) else { continue };
        let version = words.next().unwrap_or_default().trim_start_matches('v');
        let this = (name.to_owned(), version.to_owned());
        above.truncate(depth);
        if let Some(by) = above.last() {
            needs.entry(by.clone()).or_default().insert(this.clone());
        }
        needs.entry(this.clone()).or_default();
        above.push(this);
    }
    needs
}

/// What each crate's manifest says.
pub fn described() -> Result<BTreeMap<Crate, Value>> {
    let mut cargo = shell::cargo(&["metadata", "--format-version=1", "--locked"]);
    cargo.args(["--filter-platform", &repo::triple()]);
    let metadata: Value = serde_json::from_str(&shell::output(&mut cargo)?)?;
    let packages = metadata["packages"].as_array().context("cargo metadata has no packages")?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let named =
        |package: &Value| ((text(&package["name"]), text(&package["version"])), package.clone());
    Ok(packages.iter().map(named).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_needs_whom() {
        let told = "0|tools v0.1.0 (/a/b)\n1|kit v0.1.0 (/a/c)\n2|libc v0.2.1\n1|libc v0.2.1\n";
        let needs = tree(told);
        let krate = |name: &str, version: &str| (name.to_owned(), version.to_owned());
        let of = |name: &str, version: &str| {
            needs[&krate(name, version)].iter().map(|it| it.0.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(of("tools", "0.1.0"), ["kit", "libc"]);
        assert_eq!(of("kit", "0.1.0"), ["libc"]);
        assert_eq!(of("libc", "0.2.1"), [""; 0]);
    }
}
