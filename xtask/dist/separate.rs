//! A binary of one tool, for those who want no more: the same crates, of whose list of tools one
//! is looked up while it is compiled, so that the linker leaves the others out.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;

use crate::build;
use crate::repo;
use crate::setup;
use crate::shell;
use crate::tidy;

/// The binary in tools/ that is made for one tool.
const BINARY: &str = "one";

/// Makes it; the file.
pub fn make(name: &str) -> Result<PathBuf> {
    let list = fs::read_to_string(repo::root().join("tools/lib.rs"))?;
    let tools: Vec<&str> = tidy::listed(&list).into_iter().map(|(_, tool)| tool).collect();
    known(name, &tools)?;
    setup::ensure()?;
    let mut cargo = shell::cargo(&["build", "--package", "tools", "--release", "--bin", BINARY]);
    cargo.args(["--features", "static,one", "--target", &repo::triple()]);
    build::statically(&mut cargo)?;
    shell::run(cargo.env("BEEBOX_TOOL", name))?;
    let built = repo::target().join(repo::triple()).join("release").join(BINARY);
    let file = super::folder().join(file_name(name));
    fs::create_dir_all(super::folder())?;
    fs::copy(&built, &file).with_context(|| format!("cannot copy {}", built.display()))?;
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755))?;
    Ok(file)
}

/// As the file is called that holds one.
pub fn file_name(name: &str) -> String {
    format!("{name}-{}-x86_64", super::VERSION)
}

fn known(name: &str, tools: &[&str]) -> Result<()> {
    if !tools.contains(&name) {
        bail!("there is no tool \"{}\"; there are {}", name.escape_default(), tools.join(", "));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_tool_is_told_which_there_are() {
        assert!(known("a", &["a", "b"]).is_ok());
        let error = known("c\n", &["a", "b"]).unwrap_err().to_string();
        assert_eq!(error, "there is no tool \"c\\n\"; there are a, b");
    }
}
