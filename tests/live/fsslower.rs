//! fsslower: each operation with exact counts and values, by every plan that works here;
//! operations that take a known time, on a file system that is frozen meanwhile.

use std::ffi::CString;
use std::fs::File;
use std::io;
use std::os::fd::AsRawFd as _;
use std::process::Command;
use std::time::Duration;
use std::time::Instant;

use serde_json::Value;
use serde_json::json;
use tests::Fed;
use tests::Folder;
use tests::Run;
use tests::Tool;
use tests::Work;
use tests::cell;
use tests::disk::Disk;
use tests::eventually;
use tests::live;
use tests::plans_to_try;
use tests::skip;

use crate::namespaces::check;
use crate::namespaces::own_mounts;

const FIFREEZE: libc::Ioctl = 0xc004_5877u32 as libc::Ioctl;
const FITHAW: libc::Ioctl = 0xc004_5878u32 as libc::Ioctl;

fn mount(kind: &str, from: &str, place: &str, options: &str) -> io::Result<()> {
    let [kind, from, place, options] =
        [kind, from, place, options].map(|text| CString::new(text).expect("no NUL"));
    std::fs::create_dir_all(place.to_str().expect("UTF-8"))?;
    // SAFETY: strings with their NULs.
    check(unsafe {
        libc::mount(from.as_ptr(), place.as_ptr(), kind.as_ptr(), 0, options.as_ptr().cast())
    })
}

/// An ext4 of this test's own in its own mount namespace; unmounted when that goes, with
/// the thread.
fn ext4(place: &str) -> Option<Disk> {
    let Some(disk) = Disk::new() else {
        skip("no loop devices");
        return None;
    };
    let made = Command::new("mkfs.ext4").args(["-q", "-F", &disk.device()]).status();
    if !made.is_ok_and(|status| status.success()) {
        skip("no mkfs.ext4");
        return None;
    }
    own_mounts().expect("a mount namespace");
    match mount("ext4", &disk.device(), place, "") {
        Ok(()) => Some(disk),
        Err(error) => {
            skip(&format!("no ext4: {error}"));
            None
        }
    }
}

/// A tmpfs of this test's own: a folder of temporary files may lie on overlayfs, where
/// some plans see each operation twice.
pub fn tmpfs(dir: &Folder) -> String {
    let place = dir.name("tmpfs");
    own_mounts().expect("a mount namespace");
    mount("tmpfs", "none", &place, "").expect("a tmpfs");
    place
}

/// A file in it.
fn file_in(place: &str) -> String {
    let path = format!("{place}/a");
    File::create(&path).expect("a file");
    path
}

/// How many there are of each kind, by these fields.
fn counted(run: &Run, fields: &[&str]) -> Vec<(Value, u64)> {
    let mut counts: Vec<(Value, u64)> = Vec::new();
    for event in run.events() {
        let key: Value = fields.iter().map(|field| event[*field].clone()).collect();
        match counts.iter_mut().find(|(known, _)| *known == key) {
            Some((_, count)) => *count += 1,
            None => counts.push((key, 1)),
        }
    }
    counts
}

#[test]
fn on_this_kernel() {
    live(|| {
        let dir = Folder::new();
        let a = file_in(&tmpfs(&dir));
        cell("fsslower", |trial| {
            let mut work = Work::new([
                "file",
                "fdatasync",
                "13",
                &a,
                ",",
                "file",
                "preadv2",
                "17",
                &a,
                "100",
                "0",
                ",",
                "file",
                "pwritev",
                "11",
                &a,
                "8",
                "0",
                ",",
                "open",
                "7",
                "/nonexistent",
            ])
            .start();
            let tool = trial.start(&["0", "-p", &work.id()])?;
            work.go();
            let run = tool.stop();
            // Each of the three files is opened once.
            Some(Fed { expected: 13 + 17 + 11 + 7 + 3, seen: run.events().len() as u64, run })
        });
    });
}

/// A call in words of the workload, what it is shown as, how often it is made, and how many
/// bytes from where.
type Call = (&'static str, &'static str, u64, Option<(u64, u64)>);

const CALLS: [Call; 12] = [
    ("pwrite64", "write", 29, Some((5000, 3000))),
    ("read", "read", 2, Some((700, 5))),
    ("pread64", "read", 3, Some((4096, 1024))),
    ("readv", "read", 5, Some((301, 7000))),
    ("preadv", "read", 7, Some((200, 6900))),
    ("preadv2", "read", 11, Some((10, 7990))),
    ("write", "write", 13, Some((100, 0))),
    ("writev", "write", 17, Some((33, 2048))),
    ("pwritev", "write", 19, Some((9, 1))),
    ("pwritev2", "write", 23, Some((1, 7999))),
    ("fsync", "fsync", 31, None),
    ("fdatasync", "fsync", 37, None),
];

#[test]
fn each_call() {
    live(|| {
        let dir = Folder::new();
        let folder = tmpfs(&dir);
        let a = file_in(&folder);
        let mut words: Vec<String> = Vec::new();
        let mut expected: Vec<(Value, u64)> = vec![];
        for (call, op, number, range) in CALLS {
            let (bytes, offset) = range.unwrap_or_default();
            words.extend(["file", call, &number.to_string(), &a].map(str::to_owned));
            words.extend([bytes.to_string(), offset.to_string(), ",".into()]);
            let range = range.map_or([Value::Null, Value::Null], |(a, b)| [json!(a), json!(b)]);
            let key = json!([op, range[0], range[1], null, "a"]);
            match expected.iter_mut().find(|(known, _)| *known == key) {
                Some((_, count)) => *count += number,
                None => expected.push((key, number)),
            }
        }
        // Appended to 8000 bytes, wherever that was to be.
        let rest = [
            "file",
            "pwrite64",
            "1",
            &a,
            "6",
            "100",
            "0o2000",
            ",",
            "file",
            "write",
            "1",
            &a,
            "4",
            "0",
            "0o2000",
            ",",
            "file",
            "append",
            "1",
            &a,
            "7",
            "0",
            "0",
            ",",
            "file",
            "getdents64",
            "3",
            &folder,
            ",",
            "open",
            "41",
            "/nonexistent/x",
        ];
        words.extend(rest.map(str::to_owned));
        for plan in plans_to_try("fsslower") {
            let mut work = Work::new(&words).start();
            let tool =
                Tool::new("fsslower").args(["0", "-j", "--plan", &plan, "-p", &work.id()]).start();
            let said = work.go();
            let run = tool.stop();
            run.assert_status(0);
            run.assert_balanced();
            assert_eq!((run.start()["plan"].as_str(), run.lost()), (Some(&*plan), 0));
            assert!(
                run.start()["blind_to"].as_array().is_some_and(|list| !list.is_empty()),
                "{run}"
            );
            let found = counted(&run, &["op", "bytes", "offset_bytes", "err", "file"]);
            let count = |key: &Value| found.iter().find(|(known, _)| known == key).map(|(_, n)| *n);
            for (key, number) in &expected {
                assert_eq!(count(key), Some(*number), "{plan} {key}\n{said:?}\n{found:?}");
            }
            let size = if plan == "fexit" { json!(8000) } else { Value::Null };
            assert_eq!(count(&json!(["write", 6, size, null, "a"])), Some(1), "{plan} {found:?}");
            assert_eq!(count(&json!(["write", 4, 8006, null, "a"])), Some(1), "{plan} {found:?}");
            let size = if plan == "fexit" { json!(8010) } else { Value::Null };
            assert_eq!(count(&json!(["write", 7, size, null, "a"])), Some(1), "{plan} {found:?}");
            assert_eq!(
                count(&json!(["open", null, null, null, "a"])),
                Some(15),
                "{plan} {found:?}"
            );
            let missing = json!(["open", null, null, "ENOENT", "/nonexistent/x"]);
            assert_eq!(count(&missing), Some(41), "{plan} {found:?}");
            let listed = found.iter().filter(|(key, _)| key[0] == "readdir").map(|(_, n)| n);
            assert_eq!(listed.sum::<u64>(), 3, "{plan} {found:?}");
            // What the kernel calls nameless: the folder above is not of this test.
            let meta = std::fs::metadata(&a).expect("it is there");
            let its = run.events().into_iter().filter(|event| event["file"] == "a");
            use std::os::unix::fs::MetadataExt as _;
            assert!(
                its.clone().count() > 200 && its.clone().all(|event| event["inode"] == meta.ino())
            );
            File::options().write(true).open(&a).and_then(|a| a.set_len(0)).expect("empty again");
        }
    });
}

#[test]
fn slower_than_a_bound() {
    live(|| {
        let dir = Folder::new();
        let place = dir.name("ext4");
        let Some(disk) = ext4(&place) else { return };
        let a = format!("{place}/a");
        std::fs::write(&a, [0; 8192]).expect("bytes");
        let file = File::open(&a).expect("a file");
        for plan in plans_to_try("fsslower") {
            // The first thing that can wait is to be the write.
            let words = [
                "file", "pwrite64", "2", &a, "1000", "0", ",", "file", "aio", "5", &a, "4096", "0",
                "0o40000", ",", "file", "pread64", "17", &a, "10",
            ];
            let mut work = Work::new(words).start();
            let start = |name: &str, args: &[&str]| {
                let common = ["-j", "--plan", &plan, "-p", &work.id()];
                Tool::new(name).args(common).args(args).start()
            };
            let slow = start("ext4slower", &["250"]);
            let faster = start("fsslower", &["0", "--max", "250ms", "--fs", "tmpfs,ext4"]);
            let other = start("xfsslower", &["0"]);
            // SAFETY: takes no pointer.
            check(unsafe { libc::ioctl(file.as_raw_fd(), FIFREEZE, 0) }).expect("frozen");
            let frozen = Instant::now();
            work.begin();
            let stat = format!("/proc/{}/stat", work.pid());
            eventually("the write waits", || {
                std::fs::read_to_string(&stat).is_ok_and(|stat| stat.contains(") D "))
            });
            // How long it takes at least, not for how long something is waited for.
            std::thread::sleep(Duration::from_millis(300));
            // SAFETY: takes no pointer.
            check(unsafe { libc::ioctl(file.as_raw_fd(), FITHAW, 0) }).expect("thawed");
            work.finish();
            let all = frozen.elapsed().as_nanos() as u64;
            let [slow, faster, other] = [slow, faster, other].map(tests::Running::stop);
            for run in [&slow, &faster, &other] {
                run.assert_status(0);
                run.assert_balanced();
                assert_eq!(run.lost(), 0, "{run}");
            }
            let events = slow.events();
            assert_eq!(events.len(), 1, "{slow}");
            let event = &events[0];
            let fields =
                ["op", "bytes", "offset_bytes", "fs", "dev", "file"].map(|name| &event[name]);
            let dev = disk.number();
            assert_eq!(
                fields.map(Value::to_string).join(" "),
                format!("\"write\" 1000 0 \"ext4\" \"{dev}\" \"a\"")
            );
            let latency = event["lat_ns"].as_u64().expect("a time");
            assert!((300_000_000..all).contains(&latency), "{latency} of {all}");
            let fast = counted(&faster, &["op", "fs"]);
            let number = |op| {
                fast.iter()
                    .filter(|(key, _)| *key == json!([op, "ext4"]))
                    .map(|(_, n)| *n)
                    .sum::<u64>()
            };
            // An open for writing does not wait; of the writes the second has nothing to wait for.
            // What is only asked for (aio) has not been read when that call ends.
            assert_eq!((number("read"), number("write"), number("open")), (17, 1, 3), "{faster}");
            assert!(other.events().is_empty(), "{other}");
        }
    });
}

/// Below overlayfs each operation is made once more, on the layer that has the file.
#[test]
fn layers() {
    live(|| {
        let dir = Folder::new();
        let [below, above] = ["below", "above"].map(|name| dir.name(name));
        own_mounts().expect("a mount namespace");
        mount("tmpfs", "none", &below, "").expect("a tmpfs");
        for name in ["lower", "upper", "work"] {
            std::fs::create_dir(format!("{below}/{name}")).expect("a folder");
        }
        let layers = ["lowerdir", "upperdir", "workdir"];
        let options =
            layers.map(|layer| format!("{layer}={below}/{}", layer.trim_end_matches("dir")));
        if let Err(error) = mount("overlay", "none", &above, &options.join(",")) {
            skip(&format!("no overlayfs: {error}"));
            return;
        }
        let a = format!("{above}/a");
        std::fs::write(&a, [0; 100]).expect("a file");
        for plan in plans_to_try("fsslower") {
            let words = [
                "file", "pread64", "17", &a, "10", "0", ",", "file", "pwrite64", "13", &a, "10",
                "5", ",", "file", "fsync", "7", &a,
            ];
            let mut work = Work::new(words).start();
            let tool = Tool::new("fsslower")
                .args(["0", "--fs=tmpfs", "--fs=overlay", "-j", "--plan", &plan, "-p", &work.id()])
                .start();
            work.go();
            let run = tool.stop();
            run.assert_balanced();
            let found = counted(&run, &["op", "fs", "bytes", "offset_bytes", "file"]);
            let number =
                |key: Value| found.iter().find(|(known, _)| *known == key).map_or(0, |(_, n)| *n);
            for (fs, times) in [("overlay", 1), ("tmpfs", u64::from(plan == "fexit"))] {
                assert_eq!(number(json!(["read", fs, 10, 0, "a"])), 17 * times, "{plan} {found:?}");
                assert_eq!(
                    number(json!(["write", fs, 10, 5, "a"])),
                    13 * times,
                    "{plan} {found:?}"
                );
                assert_eq!(
                    number(json!(["fsync", fs, null, null, "a"])),
                    7 * times,
                    "{plan} {found:?}"
                );
            }
            assert_eq!(number(json!(["open", "overlay", null, null, "a"])), 3, "{plan} {found:?}");
        }
    });
}

/// A read that is only asked for has not been made when the call ends: it is not shown, and
/// every plan says so. Of calls of 32-bit programs one says that it does not see them.
#[test]
fn what_a_plan_does_not_see() {
    live(|| {
        let dir = Folder::new();
        let a = file_in(&tmpfs(&dir));
        std::fs::write(&a, [0; 8192]).expect("bytes");
        let says = |run: &Run, what: &str| {
            let blind = run.start()["blind_to"].to_string();
            blind.contains(what)
        };
        let compat = cfg!(target_arch = "x86_64")
            && Work::new(["fork", "file", "read32", "1", &a, "10"])
                .start()
                .go()
                .last()
                .is_some_and(|said| said.ends_with(" 0"));
        let words = [
            "file", "aio", "5", &a, "4096", "0", ",", "file", "msync", "7", &a, "0", "0", ",",
            "file", "read32", "11", &a, "10", "3",
        ];
        let words = if compat { &words[..] } else { &words[..13] };
        for plan in plans_to_try("fsslower") {
            let mut work = Work::new(words).start();
            let tool =
                Tool::new("fsslower").args(["0", "-j", "--plan", &plan, "-p", &work.id()]).start();
            let said = work.go();
            let run = tool.stop();
            run.assert_balanced();
            let found = counted(&run, &["op", "bytes", "offset_bytes"]);
            let number =
                |key: Value| found.iter().find(|(known, _)| *known == key).map_or(0, |(_, n)| *n);
            assert_eq!(number(json!(["read", 4096, 0])), 0, "{plan} {found:?}\n{said:?}");
            assert!(says(&run, "aio"), "{run}");
            let syncs = if says(&run, "msync") { 0 } else { 7 };
            assert_eq!(syncs == 7, plan == "fexit", "{run}");
            assert_eq!(number(json!(["fsync", null, null])), syncs, "{plan} {found:?}\n{said:?}");
            let sees = u64::from(compat && !says(&run, "32-bit"));
            assert_eq!(sees == 0, !compat || plan == "tracepoint");
            assert_eq!(number(json!(["read", 10, 3])), 11 * sees, "{plan} {found:?}\n{said:?}");
        }
    });
}

/// A module may bring it while the tool runs.
#[test]
fn a_type_that_the_kernel_does_not_know_is_told() {
    live(|| {
        for (args, told) in [(&[][..], 1), (&["-q"], 0)] {
            let run = Tool::new("fsslower").args(["--fs", "etx4,tmpfs"]).args(args).start().stop();
            run.assert_status(0);
            assert_eq!(
                run.stderr.matches("--fs etx4: not in /proc/filesystems").count(),
                told,
                "{run}"
            );
        }
    });
}

#[test]
fn failed_only_and_bad_bounds() {
    live(|| {
        let dir = Folder::new();
        let (a, missing) = (dir.file("a"), dir.name("missing"));
        let words =
            ["openat", "5", &missing, ",", "openat", "3", &a, ",", "file", "read", "2", &a, "10"];
        let mut work = Work::new(words).start();
        let tool = Tool::new("fsslower").args(["0ms", "-x", "-j", "-p", &work.id()]).start();
        work.go();
        let run = tool.stop();
        run.assert_balanced();
        assert_eq!(
            counted(&run, &["op", "err", "fs", "inode", "file"]),
            [(json!(["open", "ENOENT", null, null, missing]), 5)]
        );
        let refused = |args: &[&str], words: &[&str]| {
            Tool::new("fsslower").args(args).run().assert_refused(2, words);
        };
        refused(&["5", "--min", "1ms"], &["--min"]);
        refused(&["--min", "1s", "--max", "1ms"], &["--max is below it"]);
        refused(&["10", "--max", "5ms"], &["--max is below it"]);
        // Alone it is not held against a least time that nobody gave.
        let run = Tool::new("fsslower").args(["--max", "5ms", "--fs", "none", "--", "true"]).run();
        run.assert_status(0);
        refused(&["ten"], &["no time", "250us"]);
        refused(&["--min", "abc"], &["no time", "250us"]);
        refused(&["--min", "1abc"], &["\"abc\" is no unit of time"]);
        refused(&["--fs", "a-name-of-sixteen"], &["--fs", "1 to 15 bytes"]);
    });
}
