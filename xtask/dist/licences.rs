//! The licences of what is in the binary, word by word, as they ask who passes it on to do: each
//! text once, under the names of all whose it is.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use anyhow::Context;
use anyhow::Result;

use super::crates;
use super::linked;

/// How files begin that have one.
const NAMES: &[&str] = &["license", "licence", "copying", "copyright", "notice", "unlicense"];

/// All of them.
pub fn text() -> Result<String> {
    let mut whose: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut without = Vec::new();
    let described = crates::described()?;
    for krate in crates::needs()?.keys() {
        let (name, version) = krate;
        let about = described.get(krate).with_context(|| format!("cargo knows no {name}"))?;
        if about["source"].is_null() {
            continue; // ours
        }
        let manifest = Path::new(about["manifest_path"].as_str().unwrap_or_default());
        let folder = manifest.parent().unwrap_or(manifest);
        let mut files = files(folder)?;
        if name == "libbpf-sys" {
            files.extend(self::files(&folder.join("libbpf"))?);
        }
        if files.is_empty() {
            let licence = about["license"].as_str().unwrap_or("?");
            without.push(format!("{name} {version}: {licence}\n"));
        }
        for file in files {
            add(&mut whose, &file, format!("{name} {version}"))?;
        }
    }
    for (name, file) in linked::copyrights()? {
        if file.is_file() {
            add(&mut whose, &file, name.to_owned())?;
        }
    }
    // By whose they are, and not by how they begin.
    let mut texts: Vec<(String, String)> =
        whose.into_iter().map(|(text, whose)| (whose.join(", "), text)).collect();
    texts.sort();
    let mut all =
        "What is linked into beebox, and its licences. NOTICE tells which is taken where \
                   there are several.\n"
            .to_owned();
    for (whose, text) in texts {
        all += &format!("\n{}\n{whose}\n\n{text}\n", "=".repeat(80));
    }
    all += &format!("\n{}\nWithout a text of their own:\n{}", "=".repeat(80), without.concat());
    Ok(all)
}

fn add(whose: &mut BTreeMap<String, Vec<String>>, file: &Path, name: String) -> Result<()> {
    let text = fs::read(file).with_context(|| file.display().to_string())?;
    let text = String::from_utf8_lossy(&text).replace("\r\n", "\n");
    let names = whose.entry(text.trim_end().to_owned()).or_default();
    if !names.contains(&name) {
        names.push(name);
    }
    Ok(())
}

/// Those of a folder, in order.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_lowercase();
        if entry.file_type()?.is_file() && NAMES.iter().any(|begin| name.starts_with(begin)) {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_crate_has_its_text_or_is_named() {
        let text = text().unwrap();
        for (name, version) in crates::needs().unwrap().keys() {
            let ours = ["tools", "kit", "bpf", "vmlinux"].contains(&name.as_str());
            assert_eq!(text.contains(&format!("{name} {version}")), !ours, "{name}");
        }
        for part in ["Permission is hereby granted", "Apache License", "libbpf-sys"] {
            assert!(text.contains(part), "{part}");
        }
        assert!(!text.contains(env!("CARGO_MANIFEST_DIR")), "no folder of this machine");
    }
}
