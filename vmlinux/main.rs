//! vmlinux: writes, to standard output, a C header of the kernel types that roots.txt names.
//!
//! `cargo xtask vmlinux` finds the kernel and calls this. It is a crate of its own because it
//! links libbpf, and xtask has to build where libelf's headers are not installed yet.

mod dump;
mod image;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::process::ExitCode;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("vmlinux: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [origin, kernel, roots] = args.as_slice() else {
        bail!("usage: vmlinux ORIGIN KERNEL-OR-BTF-FILE ROOTS-FILE > vmlinux.h");
    };
    let data = fs::read(kernel).with_context(|| format!("cannot read {kernel}"))?;
    let btf = image::btf(&data).with_context(|| format!("{kernel}: no BTF"))?;
    let text = fs::read_to_string(roots).with_context(|| format!("cannot read {roots}"))?;
    let header = dump::header(origin, &btf, &root_names(&text))?;
    std::io::stdout().write_all(header.as_bytes())?;
    Ok(())
}

/// The names in a roots file: one a line, `#` starts a comment.
fn root_names(text: &str) -> BTreeSet<&str> {
    text.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|name| !name.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_empty_lines_are_no_roots() {
        let names = root_names("# a comment\n\npid # why\n  file\nfile\n");
        assert_eq!(names.into_iter().collect::<Vec<_>>(), ["file", "pid"]);
    }
}
