//! Arguments to the byte: as a shell reads them back, of any length, cut in the middle.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

use serde_json::Value;
use serde_json::json;
use tests::Tool;
use tests::Work;
use tests::live;
use tests::plans_to_try;
use tests::render::HOSTILE;

use super::TRUE;
use super::counts;
use super::trace;

/// What is printed is pasted into a shell, and gives the same arguments.
#[test]
fn a_shell_reads_the_same() {
    live(|| {
        // A comma by itself would be another operation to the workload.
        let words: Vec<&[u8]> = HOSTILE.iter().map(|(_, word)| *word).collect();
        let mut line: Vec<&OsStr> =
            ["forks", "1", "execve", "1", TRUE].iter().map(OsStr::new).collect();
        line.extend(words.iter().map(|word| OsStr::from_bytes(word)));
        let mut work = Work::new(&line).start();
        let args = ["-f", "-p", &work.id(), "--fields", "args"];
        let tool = Tool::new("execsnoop").args(args).start();
        work.go();
        let run = tool.stop();
        run.assert_status(0);
        let lines = run.lines();
        assert_eq!(lines.len(), 2, "{run}");
        let script = format!("printf '%s\\0' {}", lines[1]);
        let shell = std::process::Command::new("bash").args(["--norc", "-c", &script]).output();
        let read = shell.expect("bash").stdout;
        let read: Vec<&[u8]> =
            read.strip_suffix(b"\0").expect("words").split(|&byte| byte == 0).collect();
        assert_eq!(read, words, "{script}");
    });
}

/// Many arguments, by every size of record.
#[test]
fn of_any_length() {
    live(|| {
        let plans = plans_to_try("execsnoop");
        // Around the ends of the records; with `true`, blanks and NULs they are whole.
        for length in [1, 500, 507, 508, 600, 2042, 2043, 2044, 4090] {
            let long = format!("@{length}");
            let words = ["forks", "2", "execve", "1", TRUE, "true", &long];
            let (run, ..) = trace(&plans[0], &[], Work::new(words));
            assert_eq!(counts(&run), [2, 0, 0], "{length}");
            let expected = json!(["true", "x".repeat(length)]);
            assert!(run.events().iter().all(|event| event["args"] == expected), "{length}");
        }
        let numbers: Vec<String> = (0..200).map(|number| number.to_string()).collect();
        let mut words = vec!["forks", "3", "execve", "1", TRUE];
        words.extend(numbers.iter().map(String::as_str));
        for plan in plans {
            let (run, ..) = trace(&plan, &[], Work::new(&words));
            assert_eq!(counts(&run), [3, 0, 0], "{run}");
            assert!(run.events().iter().all(|event| event["args"] == json!(numbers)));
        }
    });
}

/// 100 KB: the first and the last half of 4 KiB, or all of it.
#[test]
fn cut_in_the_middle() {
    live(|| {
        let words =
            ["forks", "3", "execve", "1", TRUE, "true", "@50000", "middle", "@50000", "last"];
        // With a NUL behind each.
        let bytes = 5 + 50_001 + 7 + 50_001 + 5;
        for plan in plans_to_try("execsnoop") {
            for (option, kept) in
                [(None, 4096), (Some("1K"), 1024), (Some("65"), 64), (Some("100000"), 100_000)]
            {
                let option: Vec<_> = option.iter().flat_map(|size| ["--max-args", size]).collect();
                let (run, ..) = trace(&plan, &option, Work::new(words));
                assert_eq!(counts(&run), [3, 3, 0], "{run}");
                assert!(run.stderr.contains("3 with text cut"), "{run}");
                for event in run.events() {
                    assert_eq!(event["args_cut_bytes"], bytes - kept);
                    let args = event["args"].as_array().expect("arguments");
                    let cut = args.iter().position(Value::is_null).expect("a mark");
                    let length = |args: &[Value]| -> usize {
                        args.iter().map(|arg| arg.as_str().expect("text").len() + 1).sum()
                    };
                    // The front ends within an argument; what is behind begins within one.
                    assert_eq!(length(&args[..cut]) - 1, kept as usize / 2);
                    assert_eq!(length(&args[cut + 1..]), kept as usize / 2);
                    assert_eq!((&args[0], args.last()), (&json!("true"), Some(&json!("last"))));
                }
            }
            let (run, ..) = trace(&plan, &["--max-args", "128K"], Work::new(words));
            assert_eq!(counts(&run), [3, 0, 0], "{plan}");
            let x = "x".repeat(50_000);
            let whole = json!(["true", x, "middle", x, "last"]);
            assert!(run.events().iter().all(|event| event["args"] == whole));
        }
    });
}

/// Of a failed call the length is not known: what can be kept is its beginning.
#[test]
fn failures_are_cut_at_their_end() {
    live(|| {
        for plan in plans_to_try("execsnoop") {
            // An argument longer than any may be.
            let words = ["execve", "3", TRUE, "true", "@200000", "last"];
            for (size, kept) in [("4K", 4096), ("128K", 128 << 10)] {
                let (run, said, _) = trace(&plan, &["--max-args", size], Work::new(words));
                assert_eq!(super::said(&said, "execve")[0][2], -7, "{plan}");
                assert_eq!(counts(&run), [3, 3, 0], "{run}");
                for event in run.events() {
                    assert_eq!(
                        (&event["err"], &event["args_cut_bytes"]),
                        (&json!("E2BIG"), &Value::Null)
                    );
                    assert_eq!(
                        event["args"],
                        json!(["true", "x".repeat(kept - 5), null]),
                        "{size}"
                    );
                }
            }
            // Whole in every record there is.
            let lengths = [1, 255, 256, 2042, 2043, 4090, 20_000, 100_000];
            let long = lengths.map(|length| format!("@{length}"));
            let words =
                long.each_ref().map(|long| ["execve", "2", "/", "true", long, ","]).concat();
            let (run, ..) = trace(&plan, &["--max-args", "128K"], Work::new(words));
            assert_eq!(counts(&run), [16, 0, 0], "{run}");
            for (two, length) in run.events().chunks(2).zip(lengths) {
                let expected = json!(["true", "x".repeat(length)]);
                assert!(two.iter().all(|event| event["args"] == expected), "{length}");
            }
            // Of many arguments at least the first 64.
            let numbers: Vec<String> = (0..200).map(|number| number.to_string()).collect();
            let mut words = vec!["execve", "3", "/"];
            words.extend(numbers.iter().map(String::as_str));
            let (run, ..) = trace(&plan, &[], Work::new(&words));
            assert_eq!(counts(&run), [3, 3, 0], "{run}");
            for event in run.events() {
                let args = event["args"].as_array().expect("arguments");
                assert!(args.len() > 64 && args.len() < 200 && args[args.len() - 1].is_null());
                assert_eq!(args[..64], json!(numbers[..64]).as_array().expect("numbers")[..]);
            }
            let (run, ..) = trace(&plan, &[], Work::new(&words[..3 + 64]));
            assert_eq!(counts(&run), [3, 0, 0], "64 are whole: {run}");
        }
    });
}

/// The path in whatever record: none of them cuts it.
#[test]
fn long_paths() {
    live(|| {
        for plan in plans_to_try("execsnoop") {
            for length in [254, 255, 256, 300, 4095] {
                let path = "/".repeat(length - TRUE.len()) + TRUE;
                let words = [
                    "forks",
                    "2",
                    "execve",
                    "1",
                    &path,
                    "true",
                    ",",
                    "execve",
                    "3",
                    &(path.clone() + "x"),
                ];
                let (run, ..) = trace(&plan, &[], Work::new(words));
                // 4096 bytes are one too many: ENAMETOOLONG, and the last is not shown.
                let cut = if length == 4095 { 3 } else { 0 };
                assert_eq!(counts(&run), [5, cut, 0], "{length} {run}");
                for event in run.events() {
                    let more = if event["err"].is_null() || cut > 0 { "" } else { "x" };
                    assert_eq!(event["file"], format!("{path}{more}"), "{length}");
                }
            }
        }
    });
}
