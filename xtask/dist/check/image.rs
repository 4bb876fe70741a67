//! The container's image, without an engine: each digest is followed, and what it starts is
//! started in a root of its layer.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use serde_json::Value;

use super::root::Root;
use super::shipped;
use super::traced;
use crate::dist::archive;
use crate::shell;

pub fn check() -> Result<()> {
    let place = tempfile::tempdir()?;
    unpack("-xf", &shipped("-oci.tar"), place.path())?;
    let index: Value = serde_json::from_slice(&fs::read(place.path().join("index.json"))?)?;
    let read = |of: &Value| -> Result<Value> {
        Ok(serde_json::from_slice(&fs::read(blob(place.path(), of)?)?)?)
    };
    let manifest = read(&index["manifests"][0])?;
    let config = read(&manifest["config"])?;
    let root = Root::empty("image")?;
    unpack("-xzf", &blob(place.path(), &manifest["layers"][0])?, root.path())?;
    let entry = config["config"]["Entrypoint"][0].as_str().context("no entry point")?;
    let path = config["config"]["Env"][0].as_str().and_then(|env| env.strip_prefix("PATH="));
    let path = path.context("no PATH")?;
    // As an engine does: what is given goes behind the entry point.
    let mut opensnoop = root.command(entry);
    opensnoop.arg("opensnoop");
    traced::from_outside(opensnoop)?;
    let mut by_name = root.command("opensnoop");
    // The command chroot is looked for in the same PATH, and the layer has none.
    by_name.env("PATH", format!("{path}:/usr/sbin:/sbin:/bin"));
    traced::from_outside(by_name)
}

fn unpack(how: &str, archive: &Path, into: &Path) -> Result<()> {
    shell::run(Command::new("tar").arg(how).arg(archive).arg("-C").arg(into))
}

/// The file that a descriptor leads to, which is what it says.
fn blob(image: &Path, of: &Value) -> Result<PathBuf> {
    let digest = of["digest"].as_str().and_then(|digest| digest.strip_prefix("sha256:"));
    let digest = digest.context("a descriptor without a digest")?;
    let file = image.join("blobs/sha256").join(digest);
    let bytes = fs::read(&file).with_context(|| file.display().to_string())?;
    ensure!(archive::digest(&bytes)? == digest, "{digest} has other bytes");
    Ok(file)
}
