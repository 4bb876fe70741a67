//! examples: runs the examples that the pages show with their output, as root, each in an empty
//! folder. They have to print what the page says that they print: the same columns, or a picture
//! where there is one. `manual/example.rs` reads them out of the pages, here and there.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;
use anyhow::ensure;

use crate::build;
use crate::host;
use crate::repo;
use crate::shell;

#[path = "../manual/example.rs"]
mod example;

use example::Example;

/// How long one may take.
const SECONDS: &str = "60";

/// Where programs are, behind the box.
const PATH: &str = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// Run the examples of the pages and check what they print
#[derive(clap::Args)]
pub struct Args {
    /// Put what they print into the pages
    #[arg(long)]
    write: bool,
}

pub fn run(args: &Args) -> Result<()> {
    let binary = build::build(false)?;
    if let Some(why) = host::refusal(&binary, None)? {
        bail!("this machine refuses BPF programs: {why}");
    }
    let folder = outputs();
    fresh(&folder)?;
    for page in pages()?.into_iter().filter(|_| args.write) {
        let path = repo::root().join(&page);
        let text = fs::read_to_string(&path)?;
        let output = |at| {
            fs::read_to_string(folder.join(example::file_name(&page, at)))
                .map_err(|error| error.to_string())
        };
        let new = example::with(&text, output).map_err(anyhow::Error::msg)?;
        if new != text {
            fs::write(&path, new)?;
            println!("{page}");
        }
    }
    Ok(())
}

/// Where outputs are put.
pub fn outputs() -> PathBuf {
    repo::target().join("manual/examples")
}

/// Runs all of them, and leaves the output of each in the folder.
pub fn fresh(folder: &Path) -> Result<()> {
    // What is left of an older making is no example any more.
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let mut wrong = 0;
    for page in pages()? {
        let text = fs::read_to_string(repo::root().join(&page))?;
        let examples = example::all(&text).map_err(|error| anyhow::anyhow!("{page}: {error}"))?;
        for (at, example) in examples.iter().enumerate() {
            match output(example) {
                Ok(text) => fs::write(folder.join(example::file_name(&page, at)), text)?,
                Err(error) => {
                    println!("{page}: # {}\n    {error:#}", example.command);
                    wrong += 1;
                }
            }
        }
    }
    ensure!(wrong == 0, "{wrong} examples do not print what their pages say");
    Ok(())
}

/// The texts that have examples with output.
fn pages() -> Result<Vec<String>> {
    let mut pages = vec!["README.md".to_owned()];
    for entry in fs::read_dir(repo::root().join("docs/tools"))? {
        pages.push(format!("docs/tools/{}", entry?.file_name().to_string_lossy()));
    }
    pages.sort();
    Ok(pages)
}

/// What it prints now, cut by its rule. Below target/, which lies on a disk, as /tmp may not.
fn output(example: &Example) -> Result<String> {
    let place = repo::target().join("manual");
    fs::create_dir_all(&place)?;
    let folder = tempfile::tempdir_in(&place)?;
    let path = format!("PATH={}:{PATH}", repo::boxed().display());
    let mut command = shell::as_root("env").context("it needs root, and there is no sudo")?;
    // What is shown of programs is to be what they do, and not what somebody has set up.
    command.args(["-i", "LC_ALL=C", &path]).current_dir(&folder);
    command.args(["timeout", SECONDS, "sh", "-c", &example.command]);
    let run = command.output().context("cannot start it")?;
    empty(folder.path())?;
    let (out, said) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    let status = run.status.code();
    ensure!(status == Some(example.status), "status {status:?}, not {}: {said}", example.status);
    ensure!(!said.contains("lost"), "something was lost: {said}");
    let shown = example.keep.cut(&out);
    alike(&example.output, &shown)?;
    Ok(shown)
}

/// What root has left there is root's.
fn empty(folder: &Path) -> Result<()> {
    let mut remove = shell::as_root("find").context("it needs root, and there is no sudo")?;
    shell::run(remove.arg(folder).args(["-mindepth", "1", "-delete"]))
}

/// Whether both are the same kind of output, and not an empty one.
fn alike(committed: &str, fresh: &str) -> Result<()> {
    ensure!(!fresh.trim().is_empty(), "it prints nothing");
    // An example that is new has nothing to be compared with.
    if committed.trim().is_empty() {
        return Ok(());
    }
    let (old, new) = (header(committed), header(fresh));
    ensure!(old == new, "it begins with `{new}`, and in the page with `{old}`");
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let rows = |text: &str| text.lines().skip_while(|line| words(line) != header(text)).count();
    ensure!(old.is_empty() || rows(fresh) > 1, "it prints a header and no row");
    Ok(())
}

/// What tells one form of output from another: the names of columns, or of a picture's.
fn header(text: &str) -> String {
    let is_name = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase()) && word.len() > 1;
    let names = |line: &&str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let capitals =
            |word: &&str| word.chars().all(|c| !c.is_ascii_lowercase()) || word.contains('(');
        words.len() > 1
            && words.iter().all(capitals)
            && words.iter().filter(|word| is_name(word)).count() > 1
    };
    let picture = |line: &&str| line.contains(": count ") && line.contains("distribution");
    let found = text.lines().find(|line| names(line) || picture(line)).unwrap_or_default();
    found.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_compared_and_not_the_numbers() {
        let table = |rows: &str| format!("19:07:17.101  load 12.90\n  PID COMM  LAT(us) T\n{rows}");
        assert!(alike(&table("1 sh 2 R\n"), &table("  7 cat 99 R\n")).is_ok());
        assert!(alike(&table("1 sh 2 R\n"), "  PID  COMM LAT(ms) T\n1 a 2 R\n").is_err());
        let picture = "\n     usecs               : count    distribution\n  1 -> 2 : 1\n";
        assert!(alike(picture, &picture.replace("1 -> 2", "3 -> 4")).is_ok());
        assert!(alike(picture, &table("1 sh 2 R\n")).is_err());
        assert!(alike("stack\n  read\n", "\n").is_err());
        assert!(alike("", "anything\n").is_ok());
    }
}
