//! fuzz: searches for bytes that break a promise of the kit's, with libFuzzer, which is told by
//! LLVM what code was reached. A stable toolchain is enough. The short run is `cargo test`.

use std::env;
use std::fs;
use std::fs::File;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::thread;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;
use anyhow::ensure;

use crate::repo;
use crate::shell;

/// What the compiler adds: a counter for each edge, where that is, what is compared with what;
/// and a panic where a number overflows.
const FLAGS: &[&str] = &[
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cdebug-assertions",
    "-Ccodegen-units=1",
];

/// Search for input that breaks the renderers and parsers; what is found is kept in fuzz/corpus
#[derive(clap::Args)]
pub struct Args {
    /// How long for each target (90s, 10m, 2h)
    #[arg(long, default_value = "10m", value_parser = seconds)]
    time: u64,

    /// How many targets at once
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..))]
    jobs: u8,

    /// Only these; all of them otherwise
    targets: Vec<String>,
}

fn seconds(text: &str) -> Result<u64> {
    let number = text.trim_end_matches(['s', 'm', 'h']);
    let unit = match &text[number.len()..] {
        "" | "s" => 1,
        "m" => 60,
        "h" => 3600,
        _ => bail!("a time such as 90s or 10m"),
    };
    let number: u64 = number.parse().context("a time such as 90s or 10m")?;
    number.checked_mul(unit).context("no end of time")
}

pub fn run(args: &Args) -> Result<()> {
    let corpus = repo::root().join("fuzz/corpus");
    let known = names(&corpus)?;
    if let Some(other) = args.targets.iter().find(|name| !known.contains(name)) {
        bail!("no target {other}; there are {}", known.join(", "));
    }
    let fuzz = build()?;
    let chosen = if args.targets.is_empty() { &known } else { &args.targets };
    let queue = Mutex::new(chosen.iter());
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || {
        std::iter::from_fn(next)
            .map(|target| Ok((target.as_str(), search(&fuzz, &corpus, target, args.time)?)))
            .filter_map(|done: Result<_>| done.map(|(name, ok)| (!ok).then_some(name)).transpose())
            .collect::<Result<Vec<&str>>>()
    };
    let failed = thread::scope(|scope| {
        let workers: Vec<_> = (0..args.jobs).map(|_| scope.spawn(work)).collect();
        let done = workers.into_iter().map(|worker| worker.join().expect("no worker panics"));
        done.collect::<Result<Vec<_>>>()
    })?;
    let failed = failed.concat();
    ensure!(failed.is_empty(), "broken: {}; what did it stands in fuzz/corpus", failed.join(", "));
    Ok(())
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut names: Vec<String> =
        entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    Ok(names)
}

fn build() -> Result<PathBuf> {
    let target = repo::target().join("fuzz");
    let mut cargo = shell::cargo(&["build", "--package", "fuzz", "--features", "libfuzzer"]);
    // Named, so that build scripts are left alone.
    cargo.args(["--bin", "fuzz", "--target", &repo::triple(), "--target-dir"]).arg(&target);
    let flags = env::var("RUSTFLAGS").unwrap_or_default();
    cargo.env("RUSTFLAGS", format!("{flags} {}", FLAGS.join(" ")));
    shell::run(&mut cargo)?;
    Ok(target.join(repo::triple()).join("debug/fuzz"))
}

/// Searches, then adds to the corpus what reaches code that nothing in there does; whether
/// nothing broke. What did is in the corpus as well: `cargo test` fails until it is mended.
/// All that was ever found stays outside of the repository, for the next search to start from.
fn search(fuzz: &Path, corpus: &Path, target: &str, time: u64) -> Result<bool> {
    let kept = corpus.join(target);
    let found = repo::target().join("fuzz/found").join(target);
    fs::create_dir_all(&found)?;
    let log = repo::target().join(format!("fuzz/{target}.log"));
    let libfuzzer = |log: File| {
        let mut command = Command::new(fuzz);
        command.env("FUZZ_TARGET", target).args(["-rss_limit_mb=1024", "-timeout=10"]).stderr(log);
        command
    };
    let mut search = libfuzzer(File::create(&log)?);
    search.arg(format!("-max_total_time={time}")).args(["-max_len=8192", "-print_final_stats=1"]);
    // Parts of file names, both.
    search.arg(format!("-artifact_prefix={}/", kept.display())).arg(&found).arg(&kept);
    println!("{target}: {time} s, see {}", log.display());
    let whole = search.status().context("cannot start the fuzzer")?.success();
    let mut merge = libfuzzer(File::create(log.with_extension("merge.log"))?);
    merge.arg("-set_cover_merge=1").arg(&kept).arg(&found);
    if whole {
        shell::run(&mut merge)?;
    }
    let (files, bytes) = thin(&kept)?;
    let (times, edges) = told(&String::from_utf8_lossy(&fs::read(&log)?)).unwrap_or_default();
    println!(
        "{target}: {times} executions, {edges} edges; {files} files of {bytes} bytes in its corpus"
    );
    Ok(whole)
}

/// How often libFuzzer says that it ran the target, and how many edges that reached.
fn told(log: &str) -> Option<(u64, u64)> {
    let number = |before: &str| log.rsplit_once(before)?.1.split_whitespace().next()?.parse().ok();
    Some((number("stat::number_of_executed_units:")?, number(" cov:")?))
}

/// How many files a corpus may have, and bytes, to be committed.
const MOST: (usize, u64) = (99, 200_000);

/// Of what libFuzzer has found (and named by its hash) the smallest files stay, as far as there is
/// room beside those that have a name; how much that is.
fn thin(folder: &Path) -> Result<(usize, u64)> {
    let files = fs::read_dir(folder)?.map(|entry| {
        let entry = entry?;
        let name = entry.file_name();
        let hash = name.len() == 40 && name.as_encoded_bytes().iter().all(u8::is_ascii_hexdigit);
        Ok((hash, entry.metadata()?.len(), entry.path()))
    });
    let mut files: Vec<_> = files.collect::<Result<_>>()?;
    files.sort();
    let (mut number, mut sum) = (0, 0);
    for (hash, bytes, path) in files {
        if hash && (number >= MOST.0 || sum + bytes > MOST.1) {
            fs::remove_file(path)?;
        } else {
            (number, sum) = (number + 1, sum + bytes);
        }
    }
    Ok((number, sum))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_name_stays_and_of_the_others_the_smallest() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes| fs::write(folder.path().join(name), vec![0; bytes]);
        write("seed", 70_000).unwrap();
        for at in 0..3 {
            write(&format!("{at:040x}"), 60_000 + at).unwrap();
        }
        assert_eq!(thin(folder.path()).unwrap(), (3, 190_001));
        assert!(!folder.path().join(format!("{:040x}", 2)).exists());
    }

    #[test]
    fn what_libfuzzer_tells() {
        let log = "#2 INITED cov: 7 ft: 8\n#9 NEW    cov: 12 ft: 31 corp: 2/3b\n\
                   stat::number_of_executed_units: 9000\nstat::average_exec_per_sec: 3\n";
        assert_eq!(told(log), Some((9000, 12)));
        assert_eq!(told("#2 INITED cov: 7 ft: 8\n"), None);
    }

    #[test]
    fn times() {
        for (text, time) in [("90", 90), ("90s", 90), ("10m", 600), ("2h", 7200)] {
            assert_eq!(seconds(text).unwrap(), time, "{text}");
        }
        for text in ["", "m", "1d", "-1s", "1ms", "99999999999999999999"] {
            assert!(seconds(text).is_err(), "{text}");
        }
    }
}
