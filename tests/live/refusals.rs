//! Bad input: status 2, one clear sentence, nothing on stdout. No kernel is needed.

use tests::Tool;
use tests::live;

/// Refused, with all of these words.
fn refused(args: &[&str], words: &[&str]) {
    let run = Tool::new("opensnoop").args(args).run();
    run.assert_refused(2, words);
    assert!(!run.stderr.contains("stopped"), "{run}");
}

#[test]
fn processes_and_threads() {
    refused(&["-p", "4194304"], &["-p 4194304", "no process"]);
    refused(&["-p", "1,4194304"], &["-p 4194304", "no process"]);
    refused(&["-t", "4194304"], &["-t 4194304", "no thread"]);
    for option in ["-p", "-t"] {
        for (number, words) in [
            ("0", ["0", "1..=4194304"]),
            ("99999999999999999999", ["99999999999999999999", "number too large"]),
            ("4294967297", ["4294967297", "1..=4194304"]),
            ("abc", ["abc", "invalid digit"]),
            ("1.5", ["1.5", "invalid digit"]),
            ("", ["''", "LIST"]),
            ("1,", ["''", "LIST"]),
        ] {
            refused(&[option, number], &words);
        }
        // As clap takes a negative number for an option; what matters is the status.
        refused(&[option, "-1"], &["-1"]);
        refused(&[&format!("{option}=-1")], &["-1"]);
    }
}

/// A thread that is not the first is no process.
#[test]
fn a_thread_is_no_process() {
    let (tell, told) = std::sync::mpsc::channel();
    let (end, ended) = std::sync::mpsc::channel::<()>();
    let thread = std::thread::spawn(move || {
        // SAFETY: takes nothing.
        tell.send(unsafe { libc::gettid() }).expect("somebody listens");
        let _ = ended.recv();
    });
    let tid = told.recv().expect("a thread").to_string();
    refused(&["-p", &tid], &[&format!("-p {tid}"), "thread", "-t"]);
    drop(end);
    thread.join().expect("the thread ends");
}

#[test]
fn users_and_names() {
    refused(&["-u", "no-such-user"], &["-u no-such-user", "no such user"]);
    refused(&["-u", "-1"], &["-1"]);
    refused(&["-u", "4294967296"], &["4294967296"]);
    refused(&["-u", ""], &["-u"]);
    refused(&["-n", "sixteen-letters-"], &["15 bytes"]);
    refused(&["-n", ""], &["-n", "name is missing"]);
    let many = (0..17).map(|at| format!("n{at}")).collect::<Vec<_>>().join(",");
    refused(&["-n", &many], &["-n", "at most 16"]);
}

#[test]
fn cgroups() {
    refused(&["-c", "/no/such/cgroup"], &["/no/such/cgroup", "No such file"]);
    refused(&["-c", "/proc"], &["/proc", "not a cgroup v2"]);
    refused(&["-c", "/etc/passwd"], &["/etc/passwd"]);
    refused(&["-c", "/a", "--unit", "b"], &["cannot be used with"]);
}

#[test]
fn fields_plans_and_forms() {
    refused(&["--fields", "pid,nonsense"], &["no field 'nonsense'", "PID", "PATH"]);
    refused(&["--fields", ""], &["no field ''"]);
    refused(&["--plan", "nonsense"], &["no plan \"nonsense\"", "tracepoint", "btf"]);
    refused(&["-o", "xml"], &["'xml'", "table", "json", "csv"]);
    refused(&["-o", "folded"], &["'folded'"]);
}

#[test]
fn sizes_times_and_counts() {
    for size in ["1", "0", "4095", "-1", "2G", "1T", "x", "", "4096x"] {
        refused(&[&format!("--buffer={size}")], &["--buffer"]);
    }
    for time in ["0", "0s", "-1", "x", "1fortnight", "", "1e9h"] {
        refused(&[&format!("-d{time}")], &["duration"]);
    }
    for count in ["0", "-1", "x", "18446744073709551616"] {
        refused(&[&format!("--count={count}")], &["--count"]);
    }
}

#[test]
fn paths() {
    refused(&["--path", &"x".repeat(256)], &["--path", "255 bytes"]);
}

#[test]
fn descriptors() {
    for fd in ["987", "0", "-1", "x"] {
        let run = Tool::new("opensnoop").without_ready().args([format!("--ready-fd={fd}")]).run();
        run.assert_refused(2, &["--ready-fd"]);
    }
}

#[test]
fn options_that_make_no_sense_here() {
    refused(&["-K"], &["-K"]);
    refused(&["--port", "80"], &["--port"]);
    refused(&["-f"], &["--pid"]);
    refused(&["-a"], &["COMMAND"]);
    refused(&["-q", "-v"], &["cannot be used with"]);
    refused(&["5"], &["5"]);
    refused(&["true"], &["true"]);
}

#[test]
fn hostile_arguments_do_not_reach_the_terminal() {
    for option in ["--fields", "--plan", "-u", "-n", "-c", "-o", "-O", "--btf", "--path"] {
        let run = Tool::new("opensnoop")
            .args([option, "/\x1b[2J\u{202e}\u{9b}x/y/zzzzzzzzzzzz", "-p4194304"])
            .run();
        run.assert_status(2);
        for line in run.stderr.lines() {
            tests::render::assert_safe(line);
        }
    }
}

#[test]
fn there_is_no_such_tool() {
    let run = Tool::new("nosuchsnoop").without_ready().run();
    run.assert_refused(2, &["there is no tool \"nosuchsnoop\"", "beebox list"]);
    let run = Tool::new("doctor").args(["nosuchsnoop"]).without_ready().run();
    run.assert_refused(2, &["there is no tool \"nosuchsnoop\""]);
}

/// What `ip netns` leaves behind when its mounts are gone, as after a crash, has a number, too.
#[test]
fn a_name_without_its_namespace() {
    live(|| {
        let name = format!("beebox-test-{}", std::process::id());
        let path = std::path::Path::new("/run/netns").join(&name);
        std::fs::create_dir_all("/run/netns").expect("root");
        std::fs::write(&path, "").expect("a file");
        let run = Tool::new("tcpdrop").args(["--netns", &name]).run();
        std::fs::remove_file(&path).expect("ours");
        run.assert_refused(2, &["--netns", &name, "is no namespace"]);
    });
}
