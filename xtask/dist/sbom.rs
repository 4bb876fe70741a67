//! The bill of materials, CycloneDX in JSON: the crates that are in the binary, and what else is
//! linked into it.
//!
//! From cargo's own words: cargo-cyclonedx lists macros and what other members of the workspace
//! switch on, names folders of this machine, and writes into the folder of each crate.

use std::fs;

use anyhow::Context;
use anyhow::Result;
use serde_json::Value;
use serde_json::json;

use super::archive;
use super::crates;
use super::crates::Crate;
use super::linked;
use super::package;
use crate::repo;

/// The whole document.
pub fn make(version: &str, date: u64, long_version: &str) -> Result<String> {
    let needs = crates::needs()?;
    let described = crates::described()?;
    let lock = fs::read_to_string(repo::root().join("Cargo.lock"))?;
    let main = reference("tools", version);
    let mut components = Vec::new();
    let mut dependencies = Vec::new();
    let mut libbpf = None;
    for (krate, needed) in &needs {
        let (name, of) = krate;
        let named = |(name, version): &(String, String)| reference(name, version);
        let mut on: Vec<String> = needed.iter().map(named).collect();
        if name == "libbpf-sys" {
            // What that crate carries is told behind the plus of its version.
            libbpf = of.split_once("+v").map(|(_, version)| version.to_owned());
            on.extend(linked::NAMES.iter().map(|name| linked::reference(name)));
        }
        if reference(name, of) != main {
            let about = described.get(krate).with_context(|| format!("cargo knows no {name}"))?;
            components.push(component(krate, about, &lock));
        }
        dependencies.push(json!({"ref": reference(name, of), "dependsOn": on}));
    }
    components.extend(linked::components(libbpf.as_deref())?);
    let document = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "timestamp": archive::written_date(date)?,
            "tools": {"components": [{"type": "application", "name": "cargo xtask dist"}]},
            "component": {
                "type": "application",
                "bom-ref": main,
                "name": package::NAME,
                "version": version,
                "description": package::SUMMARY,
                "licenses": [{"expression": package::LICENSE}],
                "properties": [{"name": "beebox:version", "value": long_version}],
            },
        },
        "components": components,
        "dependencies": dependencies,
    });
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

fn component((name, version): &Crate, about: &Value, lock: &str) -> Value {
    let mut component = json!({
        "type": "library",
        "bom-ref": reference(name, version),
        "name": name,
        "version": version,
    });
    if let Some(license) = about["license"].as_str() {
        // Before SPDX it was a slash.
        component["licenses"] = json!([{"expression": license.replace('/', " OR ")}]);
    }
    // Ours are none of the registry's.
    if !about["source"].is_null() {
        component["purl"] = json!(reference(name, version));
    }
    if let Some(sum) = checksum(lock, name, version) {
        component["hashes"] = json!([{"alg": "SHA-256", "content": sum}]);
    }
    if let Some(place) = about["repository"].as_str() {
        component["externalReferences"] = json!([{"type": "vcs", "url": place}]);
    }
    component
}

fn reference(name: &str, version: &str) -> String {
    format!("pkg:cargo/{name}@{version}")
}

/// Of the crate's archive, out of Cargo.lock.
fn checksum<'a>(lock: &'a str, name: &str, version: &str) -> Option<&'a str> {
    let head = format!("name = \"{name}\"\nversion = \"{version}\"\n");
    let entry = lock.split("[[package]]\n").find(|entry| entry.starts_with(&head))?;
    entry.lines().find_map(|line| line.strip_prefix("checksum = \"")?.strip_suffix('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_the_lock_file() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1\"\n\n[[package]]\nname = \"b\"\n\
                    version = \"2\"\nsource = \"x\"\nchecksum = \"abc\"\n";
        assert_eq!(checksum(lock, "b", "2"), Some("abc"));
        assert_eq!(checksum(lock, "a", "1"), None);
        assert_eq!(checksum(lock, "b", "1"), None);
    }

    #[test]
    fn macros_and_what_tests_are_not_in_the_bill() {
        let bill = make("0.0.0", 1_000_000_000, "x").unwrap();
        let bill: Value = serde_json::from_str(&bill).unwrap();
        let names: Vec<&str> = bill["components"]
            .as_array()
            .unwrap()
            .iter()
            .map(|component| component["name"].as_str().unwrap())
            .collect();
        for there in ["kit", "bpf", "clap", "libbpf-sys", "libbpf", "elfutils", "zlib", "glibc"] {
            assert!(names.contains(&there), "{there} is not in {names:?}");
        }
        for not in ["clap_derive", "syn", "proptest", "xtask", "tests", "libbpf-cargo"] {
            assert!(!names.contains(&not), "{not} is in {names:?}");
        }
    }
}
