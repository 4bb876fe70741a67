//! The tarball, where there is nothing else: no C library, no shell; then as the README shows it,
//! with a shell that needs none either.

use std::process::Command;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;

use super::VERSION;
use super::left;
use super::root::Root;
use super::shipped;
use super::steps;
use super::steps::Step;
use super::traced;
use crate::shell;

pub fn check() -> Result<()> {
    let tarball = shipped("-x86_64.tar.gz");
    let root = Root::empty("bare")?;
    let mut tar = Command::new("tar");
    shell::run(tar.arg("-xzf").arg(&tarball).arg("-C").arg(root.path()))?;
    let folder = format!("beebox-{VERSION}");
    traced::from_outside(root.command(format!("/{folder}/bin/opensnoop")))?;
    for there in
        ["share/man/man8/beebox-opensnoop.8.gz", "share/bash-completion/completions/opensnoop"]
    {
        ensure!(root.path().join(&folder).join(there).exists(), "the tarball has no {there}");
    }
    drop(root);

    let root = Root::empty("busybox")?;
    root.busybox()?;
    super::put(&[tarball], root.path())?;
    let before = left::files(root.path())?;
    let start = |command: &str| {
        let mut shell = root.command("/bin/sh");
        shell.args(["-c", command]);
        shell
    };
    let unpacked = |_: &str| {
        let binary = root.path().join(&folder).join("bin/beebox");
        ensure!(binary.exists(), "there is no {}", binary.display());
        Ok(())
    };
    let gone = |_: &str| left::compare(&before, &left::files(root.path())?);
    let steps = [
        Step { begins: "tar ", then: &unpacked },
        Step { begins: "beebox-", then: &traced::shown_by_cat },
        Step { begins: "rm ", then: &gone },
    ];
    steps::run("tarball", &start, &steps).context("in a root with busybox")
}
