//! filetop: reads and writes of known numbers and sizes, by each call that makes them.

use serde_json::Value;
use tests::Fed;
use tests::Folder;
use tests::Run;
use tests::Tool;
use tests::Work;
use tests::Working;
use tests::cell;
use tests::live;
use tests::plans_to_try;

const READS: [&str; 5] = ["read", "pread64", "readv", "preadv", "preadv2"];
const WRITES: [&str; 5] = ["write", "pwrite64", "writev", "pwritev", "pwritev2"];
const BYTES: u64 = 101;

/// 17 of each call on a file of its own name; the reads are of what a write has put there.
fn every_call(dir: &Folder) -> Working {
    let mut words: Vec<String> = Vec::new();
    for (write, read) in WRITES.into_iter().zip(READS) {
        let create = (libc::O_CREAT | libc::O_RDWR).to_string();
        for (call, path) in [(write, dir.file(write)), (read, dir.file(write))] {
            let bytes = BYTES.to_string();
            words.extend(["file", call, "17", &path, &bytes, "0", &create, ","].map(str::to_owned));
        }
    }
    words.pop();
    Work::new(words).start()
}

fn tool(args: &[&str]) -> Tool {
    Tool::new("filetop").args(["-j"]).args(args)
}

/// Reads, writes, bytes of each in the rows of a file, in all prints.
fn sums(run: &Run, file: &str) -> [u64; 4] {
    let rows = run.rows();
    let of_file = rows.iter().filter(|row| row["file"] == file);
    let number = |row: &Value, name: &str| row[name].as_u64().expect("a number");
    of_file.fold([0; 4], |sums, row| {
        let names = ["reads", "writes", "read_bytes", "written_bytes"];
        std::array::from_fn(|at| sums[at] + number(row, names[at]))
    })
}

#[test]
fn on_this_kernel() {
    live(|| {
        cell("filetop", |trial| {
            let dir = Folder::new();
            let mut work = every_call(&dir);
            let tool = trial.start(&["100ms", "-p", &work.id()])?;
            work.go();
            let run = tool.stop();
            run.assert_balanced();
            let all: Vec<[u64; 4]> = WRITES.iter().map(|name| sums(&run, name)).collect();
            for (name, sums) in WRITES.iter().zip(&all) {
                assert_eq!(*sums, [17, 17, 17 * BYTES, 17 * BYTES], "{name} {run}");
            }
            let seen = all.iter().map(|sums| sums[0] + sums[1]).sum();
            Some(Fed { expected: 5 * 2 * 17, seen, run })
        });
    });
}

#[test]
fn one_kind_only_and_who_is_not_asked_for_not_at_all() {
    live(|| {
        let dir = Folder::new();
        for plan in plans_to_try("filetop") {
            for (args, expected) in [
                (&["--read-only"][..], [17, 0, 17 * BYTES, 0]),
                (&["--write-only", "--threads"], [0, 17, 0, 17 * BYTES]),
                (&["-n", "nobody"], [0; 4]),
            ] {
                let mut work = every_call(&dir);
                let tool = tool(&["--plan", &plan, "-p", &work.id()]).args(args).start();
                work.go();
                let run = tool.stop();
                run.assert_status(0).assert_balanced();
                assert!(WRITES.iter().all(|name| sums(&run, name) == expected), "{run}");
                let row = |row: &Value| {
                    (row["pid"] == work.pid(), row["t"] == "R", row["comm"] == "workload")
                };
                assert!(run.rows().iter().all(|one| row(one) == (true, true, true)), "{run}");
                let threads = |one: &Value| {
                    one["tid"]
                        == if args.len() == 2 && args[0] != "-n" {
                            work.pid().into()
                        } else {
                            Value::Null
                        }
                };
                assert!(run.rows().iter().all(threads), "{run}");
            }
        }
    });
}

#[test]
fn a_directory_and_not_what_is_below_or_elsewhere() {
    live(|| {
        let (dir, other) = (Folder::new(), Folder::new());
        let [below, link] = ["below", "link"].map(|name| dir.name(name));
        std::fs::create_dir(&below).expect("a folder");
        std::os::unix::fs::symlink(&below, &link).expect("a link");
        let files =
            [dir.file("in"), format!("{below}/below"), other.file("elsewhere"), other.file("in")];
        std::fs::write(&files[1], "").expect("a file");
        for plan in plans_to_try("filetop") {
            for (directory, expected) in
                [(dir.path().to_str().expect("UTF-8"), ["in", "17"]), (&link, ["below", "13"])]
            {
                let calls = files.iter().zip(["17", "13", "11", "7"]);
                let words =
                    calls.flat_map(|(file, n)| ["file", "write", n, file, "101", "0", "0", ","]);
                let mut words: Vec<&str> = words.collect();
                words.pop();
                let mut work = Work::new(words).start();
                let id = work.id();
                let tool = tool(&["--plan", &plan, "-p", &id, "--directory", directory]).start();
                work.go();
                let run = tool.stop();
                run.assert_status(0).assert_balanced();
                let [name, n] = expected;
                let n: u64 = n.parse().expect("a number");
                assert_eq!(sums(&run, name), [0, n, 0, n * BYTES], "{plan} {run}");
                assert!(run.rows().iter().all(|row| row["file"] == name), "{plan} {run}");
                assert_eq!(run.end()["ledger"]["seen"], n, "{plan} {run}");
            }
        }
        for bad in ["/no/such/folder", "/etc/passwd"] {
            let run = Tool::new("filetop").args(["--directory", bad]).run();
            run.assert_refused(2, &["--directory", bad]);
        }
    });
}

/// ext4 hands the number of a deleted file out again at once.
#[test]
fn a_file_is_not_taken_for_one_that_had_its_number_before() {
    live(|| {
        let dir = Folder::new();
        for plan in plans_to_try("filetop") {
            let mut work =
                Work::new(["scratch", "19", dir.path().to_str().expect("UTF-8")]).start();
            let tool = tool(&["--plan", &plan, "-p", &work.id()]).start();
            work.go();
            let run = tool.stop();
            run.assert_status(0).assert_balanced();
            for number in 0..19 {
                assert_eq!(sums(&run, &format!("scratch{number}")), [0, 1, 0, 4], "{plan} {run}");
            }
        }
    });
}

#[test]
fn a_process_that_becomes_another_program_has_a_row_for_each() {
    live(|| {
        let dir = Folder::new();
        let path = dir.file("both");
        std::fs::write(&path, "a line\n123456789").expect("a file");
        let script = format!("read line < {path}; exec dd if={path} of=/dev/null bs=1 count=13");
        for plan in plans_to_try("filetop") {
            let run = tool(&["--plan", &plan, "--", "sh", "-c", &script]).run();
            run.assert_status(0).assert_balanced();
            let rows = run.rows();
            let reads = |comm: &str| -> u64 {
                let of = rows.iter().filter(|row| row["comm"] == comm && row["file"] == "both");
                of.map(|row| row["reads"].as_u64().expect("a number")).sum()
            };
            assert!(reads("sh") > 0 && reads("dd") == 13, "{plan} {run}");
        }
    });
}

/// Its standard output and input are pipes.
#[test]
fn what_is_no_file_is_shown_on_request() {
    live(|| {
        for (args, kinds) in [(&["--all-files"][..], 1), (&[], 0)] {
            let mut work = Work::new(["file", "write", "13", "/dev/null", "3"]).start();
            let tool = tool(&["-p", &work.id()]).args(args).start();
            work.go();
            let run = tool.stop();
            run.assert_status(0).assert_balanced();
            let of =
                |letter: &str| run.rows().iter().filter(|row| row["t"] == letter).count().min(1);
            assert_eq!((of("P"), of("C"), of("R")), (kinds, kinds, 0), "{run}");
            assert_eq!(sums(&run, "null"), [0, 13 * kinds as u64, 0, 39 * kinds as u64], "{run}");
        }
    });
}

#[test]
fn it_prints_every_interval_and_never_clears_what_is_no_terminal() {
    live(|| {
        let run = Tool::new("filetop").args(["50ms", "3"]).run();
        run.assert_status(0);
        assert_eq!(run.text().matches("  load ").count(), 3, "{run}");
        assert!(!run.text().contains('\x1b'), "{run}");
        Tool::new("filetop")
            .args(["--read-only", "--write-only"])
            .run()
            .assert_refused(2, &["--write-only"]);
        // It shows no times.
        Tool::new("filetop").args(["-m"]).run().assert_refused(2, &["-m"]);
        Tool::new("filetop").args(["-s", "size"]).run().assert_refused(2, &["MOVED"]);
    });
}
