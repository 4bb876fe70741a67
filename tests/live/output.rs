//! Where the data goes: files, pipes whose reader leaves, full disks.

use std::fs;
use std::fs::File;
use std::io::BufRead as _;
use std::io::BufReader;
use std::time::Duration;
use std::time::Instant;

use nix::fcntl::OFlag;
use tests::Tool;
use tests::live;

use crate::contract::opens;
use crate::filters::opensnoop;

#[test]
fn data_goes_into_a_file() {
    live(|| {
        let (dir, mut work) = opens("17");
        let file = dir.name("data");
        let tool = opensnoop(&["-O", &file, "-p", &work.id()]);
        work.go();
        let run = tool.stop();
        run.assert_status(0);
        assert!(run.stdout.is_empty(), "{run}");
        assert_eq!(fs::read_to_string(&file).expect("the data").lines().count(), 19);
    });
}

#[test]
fn a_file_that_cannot_be_written_is_bad_input() {
    let run = Tool::new("opensnoop").args(["-O", "/no/such/folder/file"]).run();
    run.assert_refused(2, &["/no/such/folder/file", "No such file"]);
}

/// `opensnoop | head -1`: also when nothing more happens that could be written.
#[test]
fn a_reader_that_leaves_is_a_normal_end() {
    live(|| {
        for busy in [true, false] {
            let (_dir, mut work) = opens(if busy { "100003" } else { "0" });
            let (read, write) = nix::unistd::pipe2(OFlag::O_CLOEXEC).expect("a pipe");
            let tool = Tool::new("opensnoop").args(["-p", &work.id()]).stdout(write).start();
            let mut line = String::new();
            BufReader::new(File::from(read)).read_line(&mut line).expect("a heading");
            assert!(line.contains("PID"), "{line}");
            let closed = Instant::now();
            work.begin();
            let run = tool.wait();
            run.assert_status(0);
            assert!(!run.stderr.contains("roken pipe"), "{run}");
            assert!(closed.elapsed() < Duration::from_secs(10), "{:?}", closed.elapsed());
        }
    });
}

/// `opensnoop 2>&1 | head -1`: that nobody hears the talk is no failure either.
#[test]
fn a_listener_that_leaves_is_no_failure() {
    live(|| {
        let (_dir, mut work) = opens("20011");
        let (read, write) = nix::unistd::pipe2(OFlag::O_CLOEXEC).expect("a pipe");
        drop(read);
        let args = ["-v", "-j", "--buffer", "4096", "-p", &work.id()];
        let tool = Tool::new("opensnoop").args(args).stderr(write).start();
        work.go();
        let run = tool.stop();
        run.assert_status(0).assert_balanced();
        assert!(run.lost() > 0, "there was something to tell");
    });
}

#[test]
fn a_full_disk_is_a_failure() {
    live(|| {
        for form in ["table", "json", "csv"] {
            let full = File::options().write(true).open("/dev/full").expect("/dev/full");
            let run = Tool::new("opensnoop").args(["-o", form]).stdout(full).run();
            run.assert_refused(1, &["cannot write to standard output", "No space left"]);
            let run = Tool::new("opensnoop").args(["-o", form, "-O", "/dev/full"]).run();
            run.assert_refused(1, &["cannot write to /dev/full", "No space left"]);
        }
    });
}

/// In the middle of a table nothing is cut, and the heading comes before any event.
#[test]
fn a_table_is_whole_lines() {
    live(|| {
        let (dir, mut work) = opens("5003");
        let tool = Tool::new("opensnoop").args(["-p", &work.id()]).start();
        work.begin();
        tool.await_text(&dir.prefix());
        let run = tool.stop();
        let lines = run.lines();
        assert!(lines[0].starts_with("    PID COMM"), "{run}");
        let path = dir.name("a");
        assert!(lines[1..].iter().all(|line| line.ends_with(&path)), "{run}");
        assert!(run.text().ends_with('\n'));
    });
}
