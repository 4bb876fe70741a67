//! `-- COMMAND`: started when everything is attached, traced with its
//! descendants, its status and its output passed on.

use std::fs;

use nix::sys::signal::SigHandler;
use nix::sys::signal::Signal;
use nix::sys::signal::signal;
use tests::Folder;
use tests::Tool;
use tests::Work;
use tests::eventually;
use tests::live;

use crate::filters::shown;

/// opensnoop with a workload as its command.
fn trace(args: &[&str], work: &[&str]) -> Tool {
    let tool = Tool::new("opensnoop").args(args).args(["--"]);
    tool.args(Work::new(work).command())
}

#[test]
fn it_and_its_descendants_and_nobody_else() {
    live(|| {
        for (option, expected) in [(None, 13), (Some("-a"), 18)] {
            let dir = Folder::new();
            let (a, release, path) = (dir.file("a"), dir.name("release"), dir.prefix());
            let mut args = vec!["-j", "--path", &path];
            args.extend(option);
            let words = [
                "openat", "3", &a, ",", "fork", "openat", "3", &a, ",", "fork", "fork", "openat",
                "7", &a, ",", "await", &release,
            ];
            let mut tool = trace(&args, &words).start();
            let mut other = Work::new(["openat", "5", &a]).start();
            other.go();
            assert!(tool.is_running(), "the command waits, and the tool for it");
            fs::write(&release, "").expect("the command's release");
            let run = tool.wait();
            // Releasing it was an open too, and ours.
            assert_eq!(shown(&run), expected + u64::from(option.is_some()), "{option:?}");
        }
    });
}

/// Whom -p names is traced as well, with descendants only under -f.
#[test]
fn beside_a_process() {
    live(|| {
        for (args, expected) in [(&[][..], 8), (&["-f"][..], 15)] {
            let dir = Folder::new();
            let (a, release, path) = (dir.file("a"), dir.name("release"), dir.prefix());
            let mut other =
                Work::new(["openat", "5", &a, ",", "forks", "7", "openat", "1", &a]).start();
            let id = other.id();
            let args = [&["-j", "--path", &path, "-p", &id], args].concat();
            let tool = trace(&args, &["fork", "openat", "3", &a, ",", "await", &release]).start();
            other.go();
            fs::write(&release, "").expect("the command's release");
            assert_eq!(shown(&tool.wait()), expected, "{args:?}");
        }
    });
}

/// The status of a command is not lost where whoever calls us ignores that children end.
#[test]
fn its_status_with_sigchld_ignored() {
    live(|| {
        let tool = Tool::new("opensnoop").args(["-q", "--", "sh", "-c", "exit 7"]);
        let ignore = || {
            // SAFETY: no handler is installed.
            unsafe { signal(Signal::SIGCHLD, SigHandler::SigIgn) }?;
            Ok(())
        };
        tool.prepare(ignore).run().assert_status(7);
    });
}

/// The very first opens are the dynamic loader's: none is missed.
#[test]
fn from_its_first_moment() {
    live(|| {
        let run = Tool::new("opensnoop").args(["-j", "--", "cat", "/dev/null"]).run();
        assert!(shown(&run) > 0);
        assert_eq!(run.events().last().expect("an open")["path"], "/dev/null");
        let loader = run
            .events()
            .iter()
            .any(|event| event["path"].as_str().is_some_and(|path| path.contains(".so")));
        let linked = fs::read("/bin/cat")
            .is_ok_and(|bytes| bytes.windows(9).any(|part| part == b"libc.so.6"));
        assert_eq!(loader, linked, "{run}");
    });
}

#[test]
fn its_status_is_passed_on() {
    live(|| {
        for (words, status) in
            [(["exit", "0"], 0), (["exit", "7"], 7), (["kill", "9"], 137), (["kill", "15"], 143)]
        {
            let run = trace(&["-j"], &words).run();
            run.assert_status(status).assert_balanced();
            assert_eq!(run.json().last().expect("records")["record"], "end", "{words:?}");
        }
    });
}

#[test]
fn a_loss_changes_only_success() {
    live(|| {
        for (end, status) in [("0", 3), ("7", 7)] {
            let words = ["openat", "20011", "/no/such/file", ",", "exit", end];
            let run = trace(&["-j", "--strict", "--buffer", "4096"], &words).run();
            assert!(run.lost() > 0);
            run.assert_status(status).assert_balanced();
        }
    });
}

#[test]
fn what_cannot_be_started_is_bad_input() {
    live(|| {
        let dir = Folder::new();
        for command in ["/no/such/command", "no-such-command", &dir.file("plain"), &dir.prefix()] {
            for form in ["table", "json"] {
                let run = Tool::new("opensnoop").args(["-o", form, "--", command]).run();
                run.assert_refused(2, &[command]);
            }
        }
    });
}

#[test]
fn its_output_and_the_data_do_not_mix() {
    live(|| {
        let said = "openat ";
        let dir = Folder::new();
        let words = ["openat", "3", &dir.file("a")];
        for form in ["json", "csv"] {
            let run = trace(&["-o", form], &words).run();
            assert!(run.stderr.contains(said) && !run.text().contains(said), "{run}");
        }
        let run = trace(&["-o", "table"], &words).run();
        assert!(run.text().contains(said) && !run.stderr.contains(said), "{run}");
        let file = dir.name("data");
        let run = trace(&["-j", "-O", &file], &words).run();
        assert!(run.text().contains(said) && !run.text().contains("record"), "{run}");
        assert!(fs::read_to_string(&file).expect("the data").contains("\"record\":\"end\""));
    });
}

#[test]
fn an_interrupted_tool_ends_its_command() {
    live(|| {
        let mut tool = trace(&["-j"], &["sleep", "60000"]).start();
        tool.await_text("\"event\"");
        tool.interrupt();
        let run = tool.wait();
        run.assert_balanced();
        assert!(run.took.as_secs() < 20, "{:?}", run.took);
    });
}

#[test]
fn a_second_interrupt_ends_at_once() {
    live(|| {
        let dir = Folder::new();
        let pid = dir.name("pid");
        // A command that does not listen.
        let script = format!("trap '' TERM INT; echo $$ > {pid}; while :; do sleep 0.1; done");
        let mut tool = Tool::new("opensnoop").args(["-j", "--", "sh", "-c", &script]).start();
        eventually("the command runs", || {
            fs::read_to_string(&pid).is_ok_and(|text| text.ends_with('\n'))
        });
        tool.interrupt();
        // The summary is out before the command is waited for.
        tool.await_text("\"end\"");
        assert!(tool.is_running());
        tool.signal(Signal::SIGINT);
        let run = tool.wait();
        let command =
            fs::read_to_string(&pid).expect("its number").trim().parse().expect("a number");
        nix::sys::signal::kill(nix::unistd::Pid::from_raw(command), Signal::SIGKILL)
            .expect("the command is left");
        run.assert_status(130);
    });
}
