//! bpftop: programs of the test's own, which run a known number of times, and are held in
//! every way in which a program or a map can be held.

use std::fs;
use std::io;
use std::os::fd::AsRawFd as _;
use std::os::fd::FromRawFd as _;
use std::os::fd::OwnedFd;
use std::os::unix::process::CommandExt as _;
use std::process::Child;
use std::process::Command;
use std::time::Duration;

use libbpf_sys as sys;
use serde_json::Value;
use tests::Fed;
use tests::Folder;
use tests::Run;
use tests::Tool;
use tests::cell;
use tests::eventually;
use tests::live;
use tests::place;
use tests::plans_to_try;

use crate::namespaces::check;
use crate::namespaces::mount;
use crate::namespaces::own_mounts;

const RETURN_0: [sys::bpf_insn; 2] = [instruction(0xb7, 0), instruction(0x95, 0)];

const fn instruction(code: u8, imm: i32) -> sys::bpf_insn {
    sys::bpf_insn {
        code,
        imm,
        off: 0,
        _bitfield_align_1: [],
        _bitfield_1: sys::__BindgenBitfieldUnit::new([0]),
    }
}

fn owned(fd: i32) -> OwnedFd {
    assert!(fd >= 0, "{}", io::Error::from_raw_os_error(-fd));
    // SAFETY: the kernel has just given us this descriptor.
    unsafe { OwnedFd::from_raw_fd(fd) }
}

/// A program of this name.
fn load(kind: u32, name: &str, instructions: &[sys::bpf_insn]) -> OwnedFd {
    let name = std::ffi::CString::new(name).expect("a name");
    // SAFETY: all pointers are to live values of the sizes that are told.
    owned(unsafe {
        sys::bpf_prog_load(
            kind,
            name.as_ptr(),
            c"GPL".as_ptr(),
            instructions.as_ptr(),
            instructions.len() as u64,
            std::ptr::null_mut(),
        )
    })
}

fn filter(name: &str) -> OwnedFd {
    load(sys::BPF_PROG_TYPE_SOCKET_FILTER, name, &RETURN_0)
}

/// A name that only this test of this process has.
fn name(what: &str) -> String {
    let pid = std::process::id();
    format!("{what}{pid}")
}

/// Runs it so many times.
fn run(program: &OwnedFd, times: u32) {
    let packet = [0_u8; 64];
    let mut opts = sys::bpf_test_run_opts {
        sz: size_of::<sys::bpf_test_run_opts>() as u64,
        data_in: packet.as_ptr().cast(),
        data_size_in: packet.len() as u32,
        repeat: times as i32,
        ..Default::default()
    };
    // SAFETY: the packet lives, and is of that size.
    let error = unsafe { sys::bpf_prog_test_run_opts(program.as_raw_fd(), &raw mut opts) };
    assert_eq!(error, 0, "{}", io::Error::from_raw_os_error(-error));
}

fn sum(run: &Run, field: &str) -> u64 {
    run.rows().iter().map(|row| row[field].as_u64().expect("a number")).sum()
}

/// The one row of what has this name, by this plan.
fn row(plan: &str, args: &[&str], name: &str) -> Value {
    let tool = Tool::new("bpftop").args(["-j", "--once", "--plan", plan, "--name", name]);
    let run = tool.args(args).run();
    run.assert_status(0).assert_balanced();
    assert_eq!(run.rows().len(), 1, "{run}");
    run.rows().remove(0)
}

/// Null, where nobody does.
fn pids(row: &Value) -> Vec<u32> {
    let holders = row["holders"].as_array().cloned().unwrap_or_default();
    let pid = |one: &Value| one.as_str()?.split(' ').next()?.parse().ok();
    holders.iter().map(|one| pid(one).expect("a number and a name")).collect()
}

/// A child that inherits this descriptor; killed when dropped.
struct Heir(Child);

impl Heir {
    fn of(fd: &OwnedFd, words: &[&str]) -> Self {
        let mut command = Command::new(words[0]);
        command.args(&words[1..]);
        let fd = fd.as_raw_fd();
        // SAFETY: one system call, without pointers.
        unsafe { command.pre_exec(move || check(libc::fcntl(fd, libc::F_SETFD, 0)).map(|_| ())) };
        Self(command.spawn().expect("a child"))
    }
}

impl Drop for Heir {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn on_this_kernel() {
    live(|| {
        cell("bpftop", |trial| {
            let name = name("cell");
            let program = filter(&name);
            let tool = trial.start(&["100ms", "--name", &name])?;
            run(&program, 10_007);
            tool.await_text(&name);
            run(&program, 4_001);
            let all = tool.stop();
            all.assert_balanced();
            let own = std::process::id();
            let comm = fs::read_to_string("/proc/self/comm").expect("a name");
            for row in all.rows() {
                assert_eq!((&row["pid"], &row["owners"]), (&own.into(), &1.into()), "{all}");
                assert_eq!(
                    (&row["comm"], &row["type"]),
                    (&comm.trim_end().into(), &"socket_filter".into())
                );
                assert!(row["memory_bytes"].as_u64() >= Some(4096), "{all}");
                assert_eq!(row["xlated_bytes"], 16, "{all}");
            }
            let last = all.rows().pop().expect("a row");
            // Others may have had statistics on before.
            assert!(last["total_runs"].as_u64() >= Some(14_008), "{all}");
            assert!(sum(&all, "busy_ns") > 0, "{all}");
            Some(Fed { expected: 14_008, seen: sum(&all, "runs"), run: all })
        });
    });
}

#[test]
fn whoever_holds_a_program_is_its_owner() {
    live(|| {
        let own = std::process::id();
        for plan in plans_to_try("bpftop") {
            let name = name("held");
            let program = filter(&name);
            let heir = Heir::of(&program, &["sleep", "600"]);
            let workload = place::workload();
            let workload = workload.to_str().expect("UTF-8");
            let init = Heir::of(&program, &[workload, "pidns", "sleep", "600"]);
            // The one that makes the namespace, and the one within.
            let within = || {
                let id = init.0.id();
                let text = fs::read_to_string(format!("/proc/{id}/task/{id}/children"));
                text.ok()?.split_whitespace().next()?.parse::<u32>().ok()
            };
            let name_of = |pid| fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
            eventually("a process in a namespace", || {
                within().is_some_and(|pid| name_of(pid) == "sleep\n")
                    && name_of(heir.0.id()) == "sleep\n"
            });
            let mut expected = vec![own, heir.0.id(), init.0.id(), within().expect("a process")];
            expected.sort_unstable();
            let seen = row(&plan, &[], &name);
            assert_eq!((pids(&seen), &seen["owners"]), (expected.clone(), &4.into()), "{seen}");
            let list = seen["holders"].as_array().expect("a list");
            let sleeps =
                list.iter().filter(|one| one.as_str().is_some_and(|one| one.ends_with(" sleep")));
            assert_eq!(sleeps.count(), 2, "{seen}");
            // By owner: one of them is enough, and it is shown with the others.
            let id = heir.0.id().to_string();
            assert_eq!(pids(&row(&plan, &["-p", &id, "-n", "sl*"], &name)), expected);
            let other = format!("{}", std::os::unix::process::parent_id());
            let none = Tool::new("bpftop").args(["-j", "--once", "--plan", &plan, "-p", &other]);
            assert!(none.args(["--name", &name]).run().assert_status(0).rows().is_empty());
            drop((heir, init));
            // No process holds it but the one that has it.
            eventually("the children end", || pids(&row(&plan, &[], &name)) == [own]);
        }
    });
}

#[test]
fn a_link_is_a_hold_and_a_pin_is_nobody_s() {
    live(|| {
        for plan in plans_to_try("bpftop") {
            let linked = name("link");
            let program = load(sys::BPF_PROG_TYPE_RAW_TRACEPOINT, &linked, &RETURN_0);
            let at = c"sched_process_exec".as_ptr();
            // SAFETY: a C string and a descriptor.
            let link = owned(unsafe { sys::bpf_raw_tracepoint_open(at, program.as_raw_fd()) });
            drop(program);
            let seen = row(&plan, &[], &linked);
            assert_eq!(pids(&seen), [std::process::id()], "{seen}");
            assert_eq!(seen["attached"], "raw_tracepoint sched_process_exec", "{seen}");
            drop(link);

            let (tell, told) = std::sync::mpsc::channel();
            let (end, ended) = std::sync::mpsc::channel::<()>();
            let pinned = name("pin");
            let its = pinned.clone();
            let folder = Folder::new();
            let place = folder.path().to_str().expect("UTF-8").to_owned();
            let path = std::ffi::CString::new(format!("{place}/pin")).expect("a path");
            let place = std::ffi::CString::new(place).expect("a path");
            // A thread with mounts of its own, which end with it.
            let thread = std::thread::spawn(move || {
                own_mounts().expect("mounts of its own");
                mount(c"bpf", &place).expect("bpffs");
                let program = filter(&its);
                // SAFETY: a descriptor and a C string.
                assert_eq!(unsafe { sys::bpf_obj_pin(program.as_raw_fd(), path.as_ptr()) }, 0);
                drop(program);
                tell.send(()).expect("somebody listens");
                let _ = ended.recv();
            });
            told.recv().expect("a pin");
            let seen = row(&plan, &[], &pinned);
            assert_eq!((&seen["pid"], &seen["comm"]), (&Value::Null, &Value::Null), "{seen}");
            assert_eq!((&seen["owners"], pids(&seen)), (&0.into(), vec![]), "{seen}");
            drop(end);
            thread.join().expect("the thread ends");
        }
    });
}

/// It has its number already, and cannot be opened yet.
#[test]
fn a_link_that_is_just_being_made_is_no_error() {
    live(|| {
        let program = load(sys::BPF_PROG_TYPE_RAW_TRACEPOINT, &name("made"), &RETURN_0);
        // One that nobody else uses: the first and the last user take the kernel long.
        let at = c"signal_deliver".as_ptr();
        let all = || -> Vec<Run> {
            let tool =
                |plan: &String| Tool::new("bpftop").args(["-j", "10ms", "100", "--plan", plan]);
            plans_to_try("bpftop").iter().map(|plan| tool(plan).run()).collect()
        };
        std::thread::scope(|scope| {
            let runs = scope.spawn(all);
            while !runs.is_finished() {
                // SAFETY: a C string and a descriptor.
                drop(owned(unsafe { sys::bpf_raw_tracepoint_open(at, program.as_raw_fd()) }));
            }
            runs.join().expect("tools that end").iter().for_each(|run| _ = run.assert_status(0));
        });
    });
}

#[test]
fn a_map_that_only_a_program_holds() {
    live(|| {
        let text = name("map");
        let name = std::ffi::CString::new(text.as_str()).expect("a name");
        // SAFETY: a C string, and no options.
        let map = owned(unsafe {
            sys::bpf_map_create(
                sys::BPF_MAP_TYPE_ARRAY,
                name.as_ptr(),
                4,
                4096,
                1009,
                std::ptr::null(),
            )
        });
        let mut first = instruction(0x18, map.as_raw_fd());
        first.set_dst_reg(1);
        first.set_src_reg(sys::BPF_PSEUDO_MAP_FD as u8);
        let [zero, exit] = RETURN_0;
        let program =
            load(sys::BPF_PROG_TYPE_SOCKET_FILTER, &text, &[first, instruction(0, 0), zero, exit]);
        let user = row("fdinfo", &[], &text)["id"].clone();
        for plan in plans_to_try("bpftop") {
            let seen = row(&plan, &["--maps"], &text);
            assert_eq!(pids(&seen), [std::process::id()], "{seen}");
        }
        drop(map);
        for plan in plans_to_try("bpftop") {
            let seen = row(&plan, &["--maps"], &text);
            assert_eq!((&seen["owners"], &seen["pid"]), (&0.into(), &Value::Null), "{seen}");
            assert_eq!(seen["progs"], Value::from(user.to_string()), "{seen}");
            let told = ["key_bytes", "value_bytes", "entries"].map(|field| &seen[field]);
            assert_eq!(
                (&seen["type"], told),
                (&"array".into(), [&4.into(), &4096.into(), &1009.into()]),
                "{seen}"
            );
            let memory = seen["memory_bytes"].as_u64().expect("bytes");
            assert!((1009 * 4096..1009 * 4096 + 65_536).contains(&memory), "{seen}");
        }
        drop(program);
    });
}

/// In one print there is the one program, in a later one the other.
#[test]
fn what_has_ended_is_no_error_and_in_no_row() {
    live(|| {
        let [first, second] = ["first", "second"].map(name);
        let program = filter(&first);
        let both = format!("{first},{second}");
        let tool = Tool::new("bpftop").args(["-j", "50ms", "--name", &both]).start();
        tool.await_text(&first);
        drop(program);
        std::thread::sleep(Duration::from_millis(200));
        let program = filter(&second);
        tool.await_text(&second);
        drop(program);
        let run = tool.stop();
        run.assert_status(0).assert_balanced();
        let times = |name: &str| -> Vec<Value> {
            let rows = run.rows().into_iter().filter(|row| row["name"] == name);
            rows.map(|row| row["time"].clone()).collect()
        };
        let (first, second) = (times(&first), times(&second));
        assert!(!first.is_empty() && !second.is_empty(), "{run}");
        assert!(first.iter().all(|time| !second.contains(time)), "{run}");
    });
}

#[test]
fn a_crowd_is_shown_whole() {
    live(|| {
        let name = name("crowd");
        let crowd: Vec<OwnedFd> = (0..199).map(|_| filter(&name)).collect();
        for plan in plans_to_try("bpftop") {
            let run =
                Tool::new("bpftop").args(["-j", "--once", "--plan", &plan, "--name", &name]).run();
            run.assert_status(0).assert_balanced();
            let ids: std::collections::BTreeSet<u64> =
                run.rows().iter().filter_map(|row| row["id"].as_u64()).collect();
            assert_eq!((ids.len(), run.ledger()["seen"].as_u64()), (199, Some(199)), "{run}");
        }
        drop(crowd);
    });
}

/// bpf(BPF_ENABLE_STATS) is refused, as a filter of system calls may.
fn without_statistics() -> io::Result<()> {
    let step = |code: u32, jt, jf, k| libc::sock_filter { code: code as u16, jt, jf, k };
    let mut steps = [
        step(libc::BPF_LD | libc::BPF_W | libc::BPF_ABS, 0, 0, 0),
        step(libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K, 0, 3, libc::SYS_bpf as u32),
        step(libc::BPF_LD | libc::BPF_W | libc::BPF_ABS, 0, 0, 16),
        step(libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K, 0, 1, sys::BPF_ENABLE_STATS),
        step(libc::BPF_RET | libc::BPF_K, 0, 0, libc::SECCOMP_RET_ERRNO | libc::EPERM as u32),
        step(libc::BPF_RET | libc::BPF_K, 0, 0, libc::SECCOMP_RET_ALLOW),
    ];
    let filter = libc::sock_fprog { len: steps.len() as u16, filter: steps.as_mut_ptr() };
    // SAFETY: the filter lives, and is as long as it says.
    check(unsafe {
        libc::prctl(libc::PR_SET_SECCOMP, libc::SECCOMP_MODE_FILTER, &raw const filter)
    })?;
    Ok(())
}

#[test]
fn what_is_not_counted_is_null_and_told_once() {
    live(|| {
        if fs::read_to_string("/proc/sys/kernel/bpf_stats_enabled")
            .is_ok_and(|text| text.trim() == "1")
        {
            return tests::skip("the administrator has statistics on");
        }
        let name = name("null");
        let program = filter(&name);
        let tool = Tool::new("bpftop").args(["-j", "50ms", "3", "--name", &name]);
        let tool = tool.prepare(without_statistics).start();
        run(&program, 101);
        let run = tool.wait();
        run.assert_status(0).assert_balanced();
        assert_eq!(run.rows().len(), 3, "{run}");
        for field in ["runs", "runs_per_s", "busy_ns", "avg_ns", "cpu_percent", "missed"] {
            assert!(run.rows().iter().all(|row| row[field].is_null()), "{field} {run}");
        }
        assert_eq!(run.stderr.matches("is not known").count(), 1, "{run}");
        let quiet = Tool::new("bpftop").args(["-q", "50ms", "1"]).prepare(without_statistics).run();
        assert_eq!((quiet.status, quiet.stderr.as_str()), (0, ""), "{quiet}");
    });
}

#[test]
fn without_cap_sys_admin_it_says_what_is_missing() {
    live(|| {
        const CAP_SYS_ADMIN: u64 = 21;
        let dropped = || {
            // SAFETY: takes no pointers.
            check(unsafe { libc::prctl(libc::PR_CAPBSET_DROP, CAP_SYS_ADMIN, 0, 0, 0) }).map(|_| ())
        };
        let run = Tool::new("bpftop").args(["-j", "--once"]).prepare(dropped).run();
        run.assert_refused(77, &["CAP_SYS_ADMIN"]);
    });
}

#[test]
fn it_never_reports_itself() {
    live(|| {
        for plan in plans_to_try("bpftop") {
            for maps in [&[][..], &["--maps"]] {
                let tool =
                    Tool::new("bpftop").args(["-j", "100ms", "3", "--plan", &plan]).args(maps);
                let tool = tool.start();
                let own = tool.pid() as u32;
                let run = tool.wait();
                run.assert_status(0).assert_balanced();
                assert!(run.rows().iter().all(|row| !pids(row).contains(&own)), "{run}");
                // As it is no holder, its own would be nobody's, and in each print; another
                // tool's are that only while it ends.
                let rows = run.rows();
                let like_own = |row: &&Value| {
                    row["pid"].is_null()
                        && (row["name"] == "iter_task_file" || row["name"] == "kit_ledger")
                };
                for one in rows.iter().filter(like_own) {
                    let prints = rows.iter().filter(|row| row["id"] == one["id"]).count();
                    assert!(prints < 3, "{one} {run}");
                }
            }
        }
    });
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let refused = |args: &[&str], words: &[&str]| {
        Tool::new("bpftop").args(args).run().assert_refused(2, words);
    };
    refused(&["-p", "4194304"], &["-p 4194304", "no process"]);
    refused(&["-n", "sixteen-letters-"], &["-n", "15 bytes"]);
    refused(&["--name", "sixteen-letters-"], &["--name", "15 bytes"]);
    refused(&["--once", "1"], &["--once"]);
}
