//! What is linked into the binary that no crate tells of: C libraries, of the machine that builds.

use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use serde_json::Value;
use serde_json::json;

use crate::build;
use crate::shell;

/// What libbpf needs, and what all need.
pub const NAMES: &[&str] = &["libbpf", "elfutils", "zlib", "glibc"];

/// Its name, its archive, and its licence as in NOTICE.
const LIBRARIES: &[(&str, &str, &str)] = &[
    ("elfutils", "libelf.a", "LGPL-3.0-or-later OR GPL-2.0-or-later"),
    ("zlib", "libz.a", "Zlib"),
    ("zstd", "libzstd.a", "BSD-3-Clause OR GPL-2.0-only"),
    ("glibc", "libc.a", "LGPL-2.1-or-later"),
    ("gcc", "libgcc_eh.a", "GPL-3.0-or-later WITH GCC-exception-3.1"),
];

/// The archive of each that is linked here, by name, with its licence.
fn archives() -> Result<Vec<(&'static str, PathBuf, &'static str)>> {
    let zstd = build::further_libraries()?.iter().any(|library| library == "-lzstd");
    let mut archives = Vec::new();
    for (name, archive, license) in LIBRARIES.iter().filter(|(name, ..)| *name != "zstd" || zstd) {
        let file = shell::output(Command::new("cc").arg(format!("-print-file-name={archive}")))?;
        archives.push((*name, PathBuf::from(file.trim()), *license));
    }
    Ok(archives)
}

/// What the distribution says of who may do what with each.
pub fn copyrights() -> Result<Vec<(&'static str, PathBuf)>> {
    let doc = |(name, file, _): (_, PathBuf, _)| {
        let (package, _) = package(&file)?;
        Some((name, Path::new("/usr/share/doc").join(package).join("copyright")))
    };
    Ok(archives()?.into_iter().filter_map(doc).collect())
}

/// Each with its package and version, as far as the machine's package manager knows them.
pub fn components(libbpf: Option<&str>) -> Result<Vec<Value>> {
    let mut components = vec![component("libbpf", libbpf, "LGPL-2.1-only OR BSD-2-Clause", None)];
    for (name, file, license) in archives()? {
        let package = package(&file);
        let version = package.as_ref().map(|(_, version)| version.as_str());
        components.push(component(name, version, license, package.as_ref()));
    }
    let rustc = shell::output(Command::new("rustc").arg("--version"))?;
    let version = rustc.split_whitespace().nth(1);
    components.push(component("rust-std", version, "MIT OR Apache-2.0", None));
    Ok(components)
}

pub fn reference(name: &str) -> String {
    format!("linked:{name}")
}

fn component(
    name: &str,
    version: Option<&str>,
    license: &str,
    package: Option<&(String, String)>,
) -> Value {
    let mut component = json!({
        "type": "library",
        "bom-ref": reference(name),
        "name": name,
        "licenses": [{"expression": license}],
    });
    if let Some(version) = version {
        component["version"] = json!(version);
    }
    if let Some((package, version)) = package {
        let version = version.replace(':', "%3A").replace('+', "%2B");
        component["purl"] = json!(format!("pkg:deb/debian/{package}@{version}?arch=amd64"));
    }
    component
}

/// The package of a file and its version, on Debian and its like.
fn package(file: &Path) -> Option<(String, String)> {
    // dpkg knows a file by the path that it has unpacked it to.
    let file = file.canonicalize().ok()?;
    let told = Command::new("dpkg").arg("--search").arg(&file).output().ok()?;
    let told = String::from_utf8(told.stdout).ok()?;
    let name = told.split(':').next().filter(|name| !name.is_empty())?.to_owned();
    let mut query = Command::new("dpkg-query");
    let told = query.args(["--show", "--showformat=${Version}\n", &name]).output().ok()?;
    let version = String::from_utf8(told.stdout).ok()?.lines().next()?.to_owned();
    Some((name, version))
}
