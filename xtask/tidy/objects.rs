//! What the built BPF objects may do: look, and change nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::time::SystemTime;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;

#[path = "../../bpf/inside.rs"]
mod inside;

use super::File;
use super::Violation;

/// The newest object of each BPF file; `needed` says that there has to be one.
pub fn check(files: &[File], target: &Path, needed: bool) -> Result<Vec<Violation>> {
    let newest = built(target);
    let header = files.iter().find(|file| file.path == "bpf/include/kfunc.bpf.h");
    let header = header.map_or("", |file| file.text.as_str());
    let mut broken = Vec::new();
    let mut seen = 0;
    for file in files {
        let name = file.path.strip_prefix("bpf/").unwrap_or_default();
        let Some((_, object)) = name.strip_suffix(".c").and_then(|stem| newest.get(stem)) else {
            continue;
        };
        seen += 1;
        let data = fs::read(object).with_context(|| format!("cannot read {}", object.display()))?;
        let misdeeds = misdeeds(&data, header).with_context(|| object.display().to_string())?;
        broken.extend(misdeeds.into_iter().map(|what| file.at(0, "read-only", what)));
    }
    if seen == 0 && needed {
        bail!("no BPF object found under {}: build first", target.display());
    }
    if seen == 0 {
        println!("note: no BPF object is built yet, so none was checked");
    }
    Ok(broken)
}

/// Objects by name without `.o`, the newest of each: cargo keeps those of several profiles.
fn built(target: &Path) -> BTreeMap<String, (SystemTime, PathBuf)> {
    let mut newest = BTreeMap::new();
    let profiles = children(target).flat_map(|one| children(&one).chain([one]));
    let outs = profiles
        .flat_map(|profile| children(&profile.join("build")))
        .filter(|build| name(build).starts_with("bpf-"))
        .map(|build| build.join("out"));
    for object in outs.flat_map(|out| children(&out)) {
        let name = name(&object);
        let Some(stem) = name.strip_suffix(".o").filter(|stem| stem.ends_with(".bpf")) else {
            continue;
        };
        // An empty one is what a failed compilation leaves.
        let found = fs::metadata(&object).ok().filter(|found| found.len() > 0);
        let Some(made) = found.and_then(|found| found.modified().ok()) else {
            continue;
        };
        let entry = newest.entry(stem.to_owned()).or_insert((made, object.clone()));
        if entry.0 < made {
            *entry = (made, object);
        }
    }
    newest
}

fn children(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries.flatten().map(|entry| entry.path())
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// What an object does that it must not.
fn misdeeds(data: &[u8], header: &str) -> Result<Vec<String>> {
    let programs = inside::programs(data, header)?;
    Ok(programs.iter().flat_map(inside::Program::misdeeds).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program as clang makes it, with everything that is forbidden.
    #[test]
    fn an_object_that_misbehaves() {
        let source = "
            static long (*write_user)(void *, const void *, unsigned) = (void *)36;
            extern int bpf_send_signal_task(void *) __attribute__((section(\".ksyms\")));
            __attribute__((section(\"lsm/file_open\"), used))
            int program(void *context) {
                return write_user(context, context, 1) + bpf_send_signal_task(context);
            }";
        let clang = std::process::Command::new("clang")
            .args(["-target", "bpf", "-O2", "-g", "-xc", "-c", "-", "-o", "-"])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .spawn();
        let Ok(mut clang) = clang else {
            return; // the build needs it, this rule does not
        };
        let mut input = clang.stdin.take().unwrap();
        std::io::Write::write_all(&mut input, source.as_bytes()).unwrap();
        drop(input);
        let object = clang.wait_with_output().unwrap().stdout;
        let found = misdeeds(&object, "").unwrap().join("\n");
        for what in ["SEC(\"lsm/file_open\") is no", "calls helper 36,", "bpf_send_signal_task"] {
            assert!(found.contains(what), "{found}");
        }
    }
}
