//! test: the house rules, then every test that this machine can run, with one closing line.

use std::io::BufRead;
use std::io::BufReader;
use std::io::IsTerminal;
use std::path::Path;
use std::process::Command;
use std::process::Stdio;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;

use crate::build;
use crate::repo;
use crate::shell;
use crate::tidy;

/// Check the style and run every test that this machine can run
#[derive(clap::Args)]
pub struct Args {
    /// Run no formatter and no linter
    #[arg(long)]
    no_lint: bool,

    /// Only tests with this in their name
    filter: Vec<String>,
}

pub fn run(args: &Args) -> Result<()> {
    let binary = build::build(false)?;
    let mut failed = Vec::new();
    let mut check = |what: &'static str, result: Result<()>| {
        if let Err(error) = result {
            eprintln!("{what}: {error:#}");
            failed.push(what);
        }
    };
    if !args.no_lint {
        check("fmt", lint(&["fmt", "--all", "--check"]));
        let clippy = ["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"];
        check("clippy", lint(&clippy));
    }
    check("tidy", tidy::check(true));
    let live = can_be_root();
    let mut sum = Sum::default();
    if live {
        check("cargo test", tests(&["--workspace"], live, args, &binary, &mut sum));
    } else {
        let units = ["--workspace", "--exclude", "tests"];
        check("cargo test", tests(&units, live, args, &binary, &mut sum));
        let golden = ["--package", "tests", "--lib", "--test", "golden"];
        check("cargo test", tests(&golden, live, args, &binary, &mut sum));
        println!("The live tests were not run: they need root, and sudo does not give it.");
    }
    failed.dedup();
    println!("{sum}");
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

/// fmt or clippy; a toolchain may be without them, which is said and is no failure.
fn lint(arguments: &[&str]) -> Result<()> {
    let installed = shell::cargo(&[arguments[0], "--version"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !installed {
        println!("This toolchain has no cargo {}: not checked.", arguments[0]);
        return Ok(());
    }
    shell::run(&mut shell::cargo(arguments))
}

/// Runs cargo test, shows what it prints and adds up its results.
fn tests(which: &[&str], live: bool, args: &Args, binary: &Path, sum: &mut Sum) -> Result<()> {
    let mut cargo = shell::cargo(&["test", "--no-fail-fast"]);
    cargo.args(which).env("BEEBOX", binary);
    if std::io::stdout().is_terminal() {
        cargo.env("CARGO_TERM_COLOR", "always");
    }
    if live && !shell::is_root() {
        let runner = format!("target.{}.runner=['sudo', '-E']", repo::triple());
        cargo.args(["--config", &runner]);
    }
    cargo.arg("--").args(&args.filter);
    let mut child = cargo.stdout(Stdio::piped()).spawn().context("cannot start cargo test")?;
    let output = child.stdout.take().context("cargo test has no output")?;
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{line}");
        sum.add(&line);
    }
    if !child.wait()?.success() {
        bail!("{} failed", shell::shown(&cargo));
    }
    Ok(())
}

/// Whether tests can be root, asking for sudo's password now rather than amid their output.
fn can_be_root() -> bool {
    shell::is_root()
        || shell::on_path("sudo")
            .is_some_and(|sudo| shell::run(Command::new(sudo).arg("-v")).is_ok())
}

/// What the `test result:` lines add up to.
#[derive(Default, Debug, PartialEq)]
struct Sum {
    results: u64,
    passed: u64,
    failed: u64,
    ignored: u64,
}

impl Sum {
    fn add(&mut self, line: &str) {
        let Some((_, result)) = line.split_once("test result: ") else {
            return;
        };
        self.results += 1;
        // "ok. 3 passed; 0 failed; 1 ignored; ...", the first word perhaps coloured
        for part in result.split([';', '.']) {
            let mut words = part.split_whitespace();
            let (Some(number), Some(word)) = (words.next(), words.next()) else {
                continue;
            };
            let Ok(number) = number.parse::<u64>() else {
                continue;
            };
            match word {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.ignored += number,
                _ => {}
            }
        }
    }
}

impl std::fmt::Display for Sum {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        // What does not compile has not passed.
        if self.results == 0 {
            return write!(f, "no test was run");
        }
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.ignored > 0 {
            write!(f, ", {} ignored", self.ignored)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_add_up() {
        let mut sum = Sum::default();
        sum.add("running 4 tests");
        assert_eq!(sum.to_string(), "no test was run");
        sum.add("test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.12s");
        sum.add("test result: \u{1b}[31mFAILED\u{1b}(B\u{1b}[m. 2 passed; 5 failed; 0 ignored; 0 measured; 9 filtered out; finished in 1.00s");
        assert_eq!(sum, Sum { results: 2, passed: 5, failed: 5, ignored: 1 });
        assert_eq!(sum.to_string(), "5 passed, 5 failed, 1 ignored");
    }
}
