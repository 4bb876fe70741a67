//! test: the house rules, then every test, with one closing line. The live tests run in a
//! guest where this machine's kernel refuses them.

use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::IsTerminal;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use std::thread;

use anyhow::Context;
use anyhow::Result;
use anyhow::anyhow;
use anyhow::bail;

use crate::build;
use crate::host;
use crate::matrix::suite;
use crate::matrix::suite::Suite;
use crate::repo;
use crate::run::GUEST;
use crate::setup;
use crate::shell;
use crate::tidy;
use crate::vm;
use crate::vm::End;
use crate::vm::Kernel;

/// Check the style and run every test, the live ones in a guest if need be
#[derive(clap::Args)]
pub struct Args {
    /// Run no formatter and no linter
    #[arg(long)]
    no_lint: bool,

    /// Only tests with this in their name
    filter: Vec<String>,
}

pub fn run(args: &Args) -> Result<()> {
    setup::ensure()?;
    // The end of the release build, a link, keeps one core: the linter has the other.
    let (binary, lints) = thread::scope(|scope| {
        let lints = scope.spawn(|| if args.no_lint { Vec::new() } else { lints() });
        let panicked = |_| vec![("lint", Err(anyhow!("it panicked")))];
        (build::build(false), lints.join().unwrap_or_else(panicked))
    });
    let binary = binary?;
    let mut failed = Vec::new();
    let mut check = |what: &'static str, result: Result<()>| {
        if let Err(error) = result {
            eprintln!("{what}: {error:#}");
            failed.push(what);
        }
    };
    for (what, result) in lints {
        check(what, result);
    }
    check("tidy", tidy::check(true));
    let mut sum = Sum::default();
    match host::refusal(&binary, None)? {
        None => check("cargo test", tests(&["--workspace"], true, args, &binary, &mut sum)),
        Some(why) => {
            let units = ["--workspace", "--exclude", "tests"];
            check("cargo test", tests(&units, false, args, &binary, &mut sum));
            let golden = ["--package", "tests", "--lib", "--test", "golden"];
            check("cargo test", tests(&golden, false, args, &binary, &mut sum));
            check("live tests", guest(&why, args, &mut sum));
        }
    }
    failed.dedup();
    println!("{sum}");
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

/// How fmt and clippy went.
fn lints() -> Vec<(&'static str, Result<()>)> {
    let clippy = ["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"];
    vec![("fmt", lint(&["fmt", "--all", "--check"])), ("clippy", lint(&clippy))]
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

/// The live tests in a guest. That none can be had is said, and is no failure.
fn guest(why: &str, args: &Args, sum: &mut Sum) -> Result<()> {
    vm::signals::catch()?;
    let kernel = match Kernel::fetch(GUEST, false) {
        Ok(kernel) => kernel,
        Err(error) => {
            sum.remark = format!(
                "; the live tests were not run: refused here ({why}), and no guest: {error:#}"
            );
            return Ok(());
        }
    };
    println!("Refused here ({why}): the live tests run in a guest with kernel {}.", kernel.release);
    let suite = Suite::build()?;
    let mut guest = suite.guest(kernel)?;
    // That is for the table of kernels.
    guest.env.retain(|(name, _)| name != "BEEBOX_REPORT");
    let mut out = Lines { sum, line: Vec::new() };
    let end = guest.run(&suite.command(&args.filter), &mut out, &mut io::stderr())?;
    match end {
        End::Exited(0) => Ok(()),
        End::Exited(status) => bail!("status {status}"),
        other => bail!("{}", suite::wrong(&other).unwrap_or_default()),
    }
}

/// Passes a guest's output on and adds up its results.
struct Lines<'a> {
    sum: &'a mut Sum,
    line: Vec<u8>,
}

impl Write for Lines<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for byte in bytes {
            self.line.push(*byte);
            if *byte == b'\n' {
                let line = String::from_utf8_lossy(&self.line).into_owned();
                self.line.clear();
                print!("{line}");
                self.sum.add(&line);
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stdout().flush()
    }
}

/// What the `test result:` lines add up to.
#[derive(Default, Debug, PartialEq)]
struct Sum {
    results: u64,
    passed: u64,
    failed: u64,
    ignored: u64,
    /// What else is to be known.
    remark: String,
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
        write!(f, "{}", self.remark)
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
        assert_eq!(sum, Sum { results: 2, passed: 5, failed: 5, ignored: 1, ..Sum::default() });
        assert_eq!(sum.to_string(), "5 passed, 5 failed, 1 ignored");
    }
}
