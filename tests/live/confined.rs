//! What a running tool has given up: rights, system calls, what others put into its
//! environment.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::fs::symlink;

use tests::Folder;
use tests::Tool;
use tests::live;
use tests::skip;

use crate::contract::opens;
use crate::filters::opensnoop;
use crate::filters::shown;

const DAC_READ_SEARCH: u32 = 2;
const KILL: u32 = 5;
const SYS_PTRACE: u32 = 19;
const SYS_ADMIN: u32 = 21;
const BPF: u32 = 39;
const CHECKPOINT_RESTORE: u32 = 40;

/// A field of /proc/PID/status.
fn status(pid: i32, name: &str) -> String {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).expect("it runs");
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.unwrap_or_else(|| panic!("no {name} in {text}")).trim().to_owned()
}

fn capabilities(pid: i32, set: &str) -> BTreeSet<u32> {
    let bits = u64::from_str_radix(&status(pid, set), 16).expect("a set");
    (0..64).filter(|bit| bits & (1 << bit) != 0).collect()
}

/// Whether this kernel refuses whoever has no rights the maps that he has open.
fn refuses_maps() -> bool {
    let setting = fs::read_to_string("/proc/sys/kernel/unprivileged_bpf_disabled");
    let setting = setting.unwrap_or_default();
    let release = fs::read_to_string("/proc/sys/kernel/osrelease").expect("a kernel");
    let mut numbers = release.split(['.', '-']).map_while(|number| number.parse::<u32>().ok());
    setting.trim() != "0" && numbers.next().unwrap_or(0) < 6
}

/// Each tool, by what it does with others' processes and where its data go.
#[test]
fn only_what_is_needed_stays() {
    live(|| {
        let reader = [DAC_READ_SEARCH, SYS_PTRACE];
        let names = [DAC_READ_SEARCH, SYS_PTRACE, CHECKPOINT_RESTORE];
        let census = [DAC_READ_SEARCH, SYS_PTRACE, SYS_ADMIN];
        let to_file = &["-O", "/dev/null"][..];
        for entry in tools::TOOLS {
            let stacks = ["profile", "offcputime"].contains(&entry.name);
            let (alone, read) = match entry.name {
                _ if stacks => (&names[..], &names[..]),
                // It looks at all that there is.
                "bpftop" => (&census[..], &census[..]),
                _ => (&[][..], &reader[..]),
            };
            for (args, expected) in [(to_file, alone), (&[], read)] {
                let tool = Tool::new(entry.name).args(args).start();
                if !tool.attached {
                    let run = tool.wait();
                    assert_eq!(run.status, 69, "{run}");
                    skip("it does not work here");
                    break;
                }
                // It tells that it is ready just before.
                tests::eventually("it is confined", || status(tool.pid(), "NoNewPrivs:") == "1");
                tests::eventually("by a filter", || status(tool.pid(), "Seccomp:") == "2");
                let mut expected: BTreeSet<u32> = expected.iter().copied().collect();
                // CAP_SYS_ADMIN stands for it.
                let refused = refuses_maps() && !expected.contains(&SYS_ADMIN);
                expected.extend(refused.then_some(BPF));
                for set in ["CapEff:", "CapPrm:"] {
                    assert_eq!(
                        capabilities(tool.pid(), set),
                        expected,
                        "{} {args:?} {set}",
                        entry.name
                    );
                }
                for set in ["CapInh:", "CapAmb:"] {
                    assert_eq!(capabilities(tool.pid(), set), BTreeSet::new(), "{}", entry.name);
                }
                tool.stop().assert_status(0);
            }
        }
    });
}

/// It may be ended whoever it has become, and it gives up nothing itself.
#[test]
fn the_command_keeps_all_it_has() {
    live(|| {
        let args =
            ["-O", "/dev/null", "--", "sh", "-c", "cat /proc/$PPID/status /proc/self/status"];
        let run = Tool::new("opensnoop").args(args).run();
        run.assert_status(0);
        let all: Vec<&str> = run.lines();
        let of = |name: &str| all.iter().filter(|line| line.starts_with(name)).collect::<Vec<_>>();
        assert_eq!(of("NoNewPrivs:")[1], &"NoNewPrivs:\t0", "{run}");
        assert_eq!(of("Seccomp:")[1], &"Seccomp:\t0", "{run}");
        let own = fs::read_to_string("/proc/self/status").expect("/proc");
        assert!(own.contains(of("CapEff:")[1]), "{run}");
        let tool = Tool::new("opensnoop").args(["-O", "/dev/null", "--", "sleep", "60"]).start();
        tests::eventually("it is confined", || status(tool.pid(), "Seccomp:") == "2");
        assert!(capabilities(tool.pid(), "CapEff:").contains(&KILL));
        assert_eq!(tool.stop().status, 128 + 15, "it has ended the command");
    });
}

/// Neither the loader nor libbpf listens to whoever calls; the command does as ever.
#[test]
fn variables_that_change_libraries_are_for_the_command_alone() {
    live(|| {
        let (_dir, mut work) = opens("17");
        let with =
            ["env", "LIBBPF_BPF_TOKEN_PATH=/no/such/place", "LD_LIBRARY_PATH=/no/such/place"];
        let args = ["-j", "-p", &work.id()];
        let tool = Tool::new("opensnoop").through(with).args(args).start();
        assert!(tool.attached, "{}", tool.wait());
        work.go();
        assert_eq!(shown(&tool.stop()), 17);
        let print =
            ["-O", "/dev/null", "--", "sh", "-c", "echo $LIBBPF_BPF_TOKEN_PATH $LD_LIBRARY_PATH"];
        let run = Tool::new("opensnoop").through(with).args(print).run();
        assert_eq!(run.text(), "/no/such/place /no/such/place\n");
    });
}

#[test]
fn the_output_file_is_nobody_elses() {
    live(|| {
        let dir = Folder::new();
        let victim = dir.file("victim");
        fs::write(&victim, "precious").expect("a file");
        symlink(&victim, dir.name("link")).expect("a link");
        fs::hard_link(&victim, dir.name("other")).expect("a second name");
        let sudo = ["env", "SUDO_UID=1234", "SUDO_GID=567"];
        for (before, name, words) in [
            (&[][..], "link", "it is a link"),
            (&[], "other", "another name"),
            (&sudo, "victim", "belongs to user 0, not to 1234"),
        ] {
            let args = ["-O", &dir.name(name), "-d", "1ms"];
            Tool::new("opensnoop")
                .through(before)
                .args(args)
                .run()
                .assert_refused(2, &["-O", words]);
        }
        assert_eq!(fs::read_to_string(&victim).expect("the file"), "precious");
        for _ in 0..2 {
            let args = ["-O", &dir.name("new"), "-d", "1ms"];
            Tool::new("opensnoop").through(sudo).args(args).run().assert_status(0);
            let about = fs::metadata(dir.name("new")).expect("it is there");
            assert_eq!((about.uid(), about.gid()), (1234, 567));
        }
    });
}

/// Whatever happens, nothing but that is written.
#[test]
fn no_file_is_left_and_none_is_made_meanwhile() {
    live(|| {
        let dir = Folder::new();
        let (_dir, mut work) = opens("1009");
        let tool = opensnoop(&["-O", &dir.name("data"), "-p", &work.id()]);
        work.go();
        let files = fs::read_dir(format!("/proc/{}/fd", tool.pid())).expect("its descriptors");
        let writes = |fd: &str| {
            let info = fs::read_to_string(format!("/proc/{}/fdinfo/{fd}", tool.pid()));
            let info = info.unwrap_or_default();
            let flags = info.lines().find_map(|line| line.strip_prefix("flags:"));
            flags.is_some_and(|flags| !flags.trim().ends_with('0'))
        };
        let mut open = Vec::new();
        for entry in files.flatten() {
            let place = fs::read_link(entry.path()).unwrap_or_default();
            // Memory has no place: libbpf keeps some numbers of descriptors by it.
            let is_file = place.is_absolute() && !place.to_string_lossy().starts_with("/memfd:");
            if is_file && writes(&entry.file_name().to_string_lossy()) {
                open.push(place.display().to_string());
            }
        }
        assert_eq!(open, [dir.name("data")], "the one file that it writes to");
        tool.stop().assert_status(0);
        assert_eq!(fs::read_dir(dir.path()).expect("the folder").count(), 1);
    });
}
