//! Capabilities, the kernel's types, and what is or is not mounted.

use std::fs;
use std::io;
use std::os::fd::AsRawFd as _;
use std::path::Path;

use tests::Folder;
use tests::Tool;
use tests::Work;
use tests::live;
use tests::plans;
use tests::plans_to_try;
use tests::skip;

use crate::filters::opensnoop;
use crate::filters::shown;
use crate::namespaces::check;
use crate::namespaces::mount;
use crate::namespaces::own_mounts;

/// Becomes nobody, keeping these capabilities.
fn nobody(kept: u64) -> io::Result<()> {
    const NOBODY: u32 = 65534;
    const VERSION_3: u32 = 0x2008_0522;
    // SAFETY: takes no pointers.
    check(unsafe { libc::prctl(libc::PR_SET_KEEPCAPS, 1, 0, 0, 0) })?;
    // SAFETY: no groups at all.
    check(unsafe { libc::setgroups(0, std::ptr::null()) })?;
    // SAFETY: takes no pointers.
    check(unsafe { libc::setresgid(NOBODY, NOBODY, NOBODY) })?;
    // SAFETY: takes no pointers.
    check(unsafe { libc::setresuid(NOBODY, NOBODY, NOBODY) })?;
    let (low, high) = (kept as u32, (kept >> 32) as u32);
    let header = [VERSION_3, 0];
    let sets = [low, low, low, high, high, high];
    // SAFETY: a header of version 3 and the two structs that belong to it.
    let set = unsafe { libc::syscall(libc::SYS_capset, header.as_ptr(), sets.as_ptr()) };
    check(set as i32)?;
    for bit in (0..64).filter(|bit| kept & (1 << bit) != 0) {
        // SAFETY: takes no pointers.
        check(unsafe { libc::prctl(libc::PR_CAP_AMBIENT, libc::PR_CAP_AMBIENT_RAISE, bit, 0, 0) })?;
    }
    Ok(())
}

/// The binary by a descriptor: the folders on its way may be closed to nobody. It may lock
/// `most` bytes of memory, or what this process may, if that is less.
fn as_nobody(kept: u64, most: u64) -> (fs::File, Tool) {
    nobody_runs("opensnoop", kept, most)
}

pub fn nobody_runs(tool: &str, kept: u64, most: u64) -> (fs::File, Tool) {
    let prepare = move || {
        let _ = locked_memory(most);
        nobody(kept)
    };
    let binary = fs::File::open(tests::beebox()).expect("the binary");
    let path = format!("/proc/self/fd/{}", binary.as_raw_fd());
    (binary, Tool::new(tool).binary(path).prepare(prepare))
}

pub const CAP_DAC_READ_SEARCH: u64 = 1 << 2;
pub const CAP_SYS_ADMIN: u64 = 1 << 21;
pub const CAP_PERFMON: u64 = 1 << 38;
pub const CAP_BPF: u64 = 1 << 39;

#[test]
fn without_capabilities() {
    live(|| {
        for (kept, missing) in
            [(0, "CAP_BPF and CAP_PERFMON"), (CAP_BPF, "CAP_PERFMON"), (CAP_PERFMON, "CAP_BPF")]
        {
            let (_binary, tool) = as_nobody(kept, libc::RLIM_INFINITY);
            tool.run().assert_refused(77, &["not permitted", missing, "sudo"]);
        }
        let (_binary, tool) = as_nobody(0, libc::RLIM_INFINITY);
        tool.args(["-j"]).run().assert_refused(77, &["not permitted"]);
    });
}

#[test]
fn with_two_capabilities() {
    live(|| {
        if !plans("opensnoop").contains(&"btf".to_owned()) {
            skip("the plan that needs no more does not work here");
            return;
        }
        let dir = Folder::new();
        let a = dir.file("a");
        // Older kernels know one capability for both.
        for kept in [CAP_BPF | CAP_PERFMON, CAP_SYS_ADMIN] {
            let mut work = Work::new(["openat", "17", &a]).start();
            let (_binary, tool) = as_nobody(kept, libc::RLIM_INFINITY);
            let tool = tool.args(["-j", "-p", &work.id()]).start();
            assert!(tool.attached, "{}", tool.wait());
            work.go();
            assert_eq!(shown(&tool.stop()), 17);
        }
    });
}

/// What only one plan needs: the kernel could, so it is not status 69.
#[test]
fn the_capability_that_a_plan_needs_beside_the_two() {
    live(|| {
        const BOTH: u64 = CAP_BPF | CAP_PERFMON;
        // Where tracefs is mounted nobody needs to mount it; root alone may go through its folders.
        let first =
            if kit::tracefs::is_mounted() { "CAP_DAC_READ_SEARCH" } else { "CAP_SYS_ADMIN" };
        for (tool, plan, kept, missing) in [
            ("fsslower", "tracepoint", BOTH, &*format!("{first} missing")),
            ("fsslower", "tracepoint", BOTH | CAP_SYS_ADMIN, "CAP_DAC_READ_SEARCH missing"),
            ("fsslower", "tracepoint", BOTH | CAP_SYS_ADMIN | CAP_DAC_READ_SEARCH, ""),
            ("gethostlatency", "uprobe", BOTH, "CAP_SYS_ADMIN missing"),
            ("gethostlatency", "uprobe", BOTH | CAP_SYS_ADMIN, ""),
        ] {
            if !plans(tool).contains(&plan.to_owned()) {
                skip("the plan does not work here");
                continue;
            }
            let (_binary, run) = nobody_runs(tool, kept, libc::RLIM_INFINITY);
            let run = run.args(["--plan", plan]).start();
            let attached = run.attached;
            let run = run.stop();
            if missing.is_empty() {
                assert!(attached, "{run}");
            } else {
                run.assert_status(77);
                let told = run.stderr.lines().last().unwrap_or_default();
                assert!(told.contains("not permitted") && told.contains(missing), "{run}");
            }
        }
    });
}

/// Neither the limit of locked memory is to blame, nor a capability that is not there.
#[test]
fn in_a_user_namespace() {
    live(|| {
        for map in ["0 0 1", "1 0 1"] {
            let prepare = move || {
                // SAFETY: takes no pointers.
                check(unsafe { libc::unshare(libc::CLONE_NEWUSER) })?;
                fs::write("/proc/self/uid_map", map)
            };
            let run = Tool::new("runqlat").prepare(prepare).run();
            run.assert_refused(
                77,
                &["not permitted", "in a user namespace capabilities do not count"],
            );
            assert!(!run.stderr.contains("memory") && !run.stderr.contains("missing"), "{run}");
        }
    });
}

fn locked_memory(most: u64) -> io::Result<()> {
    let limit = libc::rlimit { rlim_cur: most, rlim_max: most };
    // SAFETY: the kernel reads a struct that lives.
    check(unsafe { libc::setrlimit(libc::RLIMIT_MEMLOCK, &raw const limit) })
}

/// "bpf: Eliminate rlimit-based memory accounting for bpf maps" and its series (5.11).
#[test]
fn the_limit_of_locked_memory_is_named_where_it_counts() {
    live(|| {
        let release = fs::read_to_string("/proc/sys/kernel/osrelease").expect("a kernel");
        let mut numbers = release.split(['.', '-']).map_while(|number| number.parse::<u32>().ok());
        let version = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
        let (_binary, tool) = as_nobody(CAP_BPF | CAP_PERFMON, 64 << 10);
        let tool = tool.args(["-j", "--plan", "btf"]).start();
        let attached = tool.attached;
        let run = tool.stop();
        if version < (5, 11) {
            run.assert_refused(77, &["locked memory", "ulimit -l unlimited", "CAP_SYS_RESOURCE"]);
        } else {
            assert!(attached, "{run}");
        }
    });
}

/// A kernel that does not tell its types, as far as the tool can see.
fn without_btf() -> Tool {
    Tool::new("opensnoop").prepare(|| {
        own_mounts()?;
        mount(c"tmpfs", c"/sys/kernel/btf")?;
        for place in [c"/boot", c"/lib/modules", c"/usr/lib/debug"] {
            // A machine that has no such folder has no BTF in it.
            let _ = mount(c"tmpfs", place);
        }
        Ok(())
    })
}

#[test]
fn without_btf_what_needs_none_still_works() {
    live(|| {
        let works = plans("opensnoop");
        if works.contains(&"tracepoint".to_owned()) {
            let dir = Folder::new();
            let mut work = Work::new(["openat", "17", &dir.file("a")]).start();
            let tool = without_btf().args(["-j", "-p", &work.id()]).start();
            work.go();
            let run = tool.stop();
            assert_eq!(shown(&run), 17);
            assert_eq!(run.start()["plan"], "tracepoint");
        }
        if works.contains(&"btf".to_owned()) {
            let run = without_btf().args(["--plan", "btf"]).run();
            run.assert_refused(69, &["/sys/kernel/btf/vmlinux", "--btf"]);
        }
    });
}

#[test]
fn btf_from_a_file() {
    live(|| {
        if !plans("opensnoop").contains(&"btf".to_owned()) {
            skip("no plan that works here needs it");
            return;
        }
        let dir = Folder::new();
        let copy = dir.name("vmlinux");
        fs::copy("/sys/kernel/btf/vmlinux", &copy).expect("the kernel's BTF");
        let mut work = Work::new(["openat", "17", &dir.file("a")]).start();
        let tool = opensnoop(&["--plan", "btf", "--btf", &copy, "-p", &work.id()]);
        work.go();
        assert_eq!(shown(&tool.stop()), 17);
        for (file, words) in [("/no/such/file", "/no/such/file"), ("/etc/passwd", "/etc/passwd")] {
            let run = Tool::new("opensnoop").args(["--plan", "btf", "--btf", file]).run();
            run.assert_refused(2, &["--btf", words]);
        }
    });
}

#[test]
fn no_mount_is_made() {
    live(|| {
        // Of the whole process: threads of other tests may have mounts of their own.
        let mounts = || fs::read_to_string("/proc/1/mountinfo").expect("/proc");
        let before = mounts();
        if Path::new("/sys/kernel/tracing/events").exists() {
            println!("tracefs is mounted: only half of this can be seen");
        }
        for plan in plans_to_try("opensnoop") {
            let tool = opensnoop(&["--plan", &plan, "-p", "1"]);
            assert_eq!(mounts(), before, "{plan}: while it runs");
            let own =
                fs::read_to_string(format!("/proc/{}/mountinfo", tool.pid())).expect("its mounts");
            assert!(!own.contains(" - tracefs ") || before.contains(" - tracefs "), "{own}");
            tool.stop().assert_status(0);
            assert_eq!(mounts(), before, "{plan}: afterwards");
        }
    });
}

/// What the kernel can do is another question.
#[test]
fn want_of_descriptors_is_told_as_such() {
    live(|| {
        for most in 10..28 {
            let limit = libc::rlimit { rlim_cur: most, rlim_max: most };
            // SAFETY: a live struct.
            let set =
                move || check(unsafe { libc::setrlimit(libc::RLIMIT_NOFILE, &raw const limit) });
            let run = Tool::new("exitsnoop").args(["--", "true"]).prepare(set).run();
            run.assert_refused(1, &["Too many open files", "ulimit -n"]);
            assert_eq!(run.stderr.matches("ulimit -n").count(), 1, "{run}");
        }
    });
}
