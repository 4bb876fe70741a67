//! What goes wrong: what is lost is counted to the last one, and nothing stays
//! in the kernel.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::time::Duration;

use nix::sys::signal::Signal;
use tests::Tool;
use tests::Work;
use tests::eventually;
use tests::live;
use tests::plans_to_try;

use crate::filters::opensnoop;

/// More than the default buffer holds at once.
const STORM: u64 = 70_001;

/// ... and than one of a page.
const SQUALL: u64 = 20_011;

fn storm(number: u64, args: &[&str]) -> tests::Run {
    let mut work = Work::new(["openat", &number.to_string(), "/no/such/file"]).start();
    let tool = opensnoop(&[&["-p", &work.id()], args].concat());
    work.go();
    tool.stop()
}

#[test]
fn a_tiny_buffer_loses_and_says_so() {
    live(|| {
        for plan in plans_to_try("opensnoop") {
            let run = storm(SQUALL, &["--buffer", "4096", "--strict", "--plan", &plan]);
            run.assert_status(3).assert_balanced();
            assert_eq!(run.ledger()["seen"], SQUALL, "each of them was seen");
            assert!(run.lost() > 0 && !run.events().is_empty(), "{run}");
            let told = format!("{} lost, buffer full", run.ledger()["lost"]["ring_full"]);
            assert!(run.stderr.contains(&told), "{told}\n{run}");
        }
    });
}

#[test]
fn without_strict_a_loss_is_no_failure() {
    live(|| {
        let run = storm(SQUALL, &["--buffer", "4096"]);
        run.assert_status(0).assert_balanced();
        assert!(run.lost() > 0 && run.stderr.contains(" lost"), "{run}");
        let run = storm(SQUALL, &["--buffer", "4096", "-q"]);
        assert_eq!(run.assert_status(0).stderr, "");
    });
}

/// Bursts that it holds, whoever else wants the processors, and more in all than it holds.
#[test]
fn the_default_buffer_loses_nothing() {
    live(|| {
        let burst = ["openat", "17011", "/no/such/file", ",", "sleep", "700", ","];
        let mut work = Work::new(burst.repeat(3)).start();
        let tool = opensnoop(&["-p", &work.id(), "--strict"]);
        work.go();
        let run = tool.stop();
        run.assert_status(0).assert_balanced();
        assert_eq!((run.ledger()["seen"].as_u64(), run.events().len()), (Some(51_033), 51_033));
        assert_eq!(run.stderr, "", "nothing to tell");
    });
}

#[test]
fn stopped_for_three_seconds_it_knows_what_it_lost() {
    live(|| {
        let mut work = Work::new(["openat", &STORM.to_string(), "/no/such/file"]).start();
        let tool = opensnoop(&["-p", &work.id(), "--strict"]);
        tool.signal(Signal::SIGSTOP);
        work.go();
        std::thread::sleep(Duration::from_secs(3));
        tool.signal(Signal::SIGCONT);
        let run = tool.stop();
        run.assert_status(3).assert_balanced();
        assert_eq!(run.ledger()["seen"], STORM);
        assert!(run.lost() > 0, "4 MiB do not hold {STORM} events");
        assert!(run.events().len() > 10_000, "but what they held is shown: {}", run.events().len());
    });
}

/// The numbers of the programs, maps and links that a process holds.
pub fn objects(pid: i32) -> BTreeSet<(u32, u32)> {
    held(pid).expect("its descriptors")
}

/// The same of a process that may have ended.
pub fn held(pid: i32) -> io::Result<BTreeSet<(u32, u32)>> {
    const KINDS: [(&str, u32); 3] = [("prog_id:", 13), ("map_id:", 14), ("link_id:", 30)];
    let infos = fs::read_dir(format!("/proc/{pid}/fdinfo"))?;
    let texts = infos.flatten().filter_map(|info| fs::read_to_string(info.path()).ok());
    let id = |line: &str| {
        let (kind, command) = KINDS.into_iter().find(|(kind, _)| line.starts_with(kind))?;
        Some((command, line[kind.len()..].trim().parse().ok()?))
    };
    Ok(texts.flat_map(|text| text.lines().filter_map(id).collect::<Vec<_>>()).collect())
}

/// Whether the kernel still has it: BPF_…_GET_FD_BY_ID.
pub fn exists((command, id): (u32, u32)) -> bool {
    let attr = [id, 0, 0, 0];
    // SAFETY: bpf(2) reads 16 bytes and gives a descriptor, which is closed.
    let fd = unsafe { libc::syscall(libc::SYS_bpf, command, attr.as_ptr(), size_of_val(&attr)) };
    if fd >= 0 {
        // SAFETY: the kernel has just given us this descriptor.
        unsafe { libc::close(fd as i32) };
    }
    fd >= 0 || std::io::Error::last_os_error().raw_os_error() != Some(libc::ENOENT)
}

#[test]
fn killed_it_leaves_nothing_in_the_kernel() {
    live(|| {
        for plan in plans_to_try("opensnoop") {
            let tool = opensnoop(&["--plan", &plan, "-p", "1", "-f"]);
            let held = objects(tool.pid());
            assert!(
                held.len() > 5 && held.iter().all(|object| exists(*object)),
                "{plan}: {held:?}"
            );
            tool.signal(Signal::SIGKILL);
            tool.wait().assert_status(137);
            eventually("the kernel has let go of all", || {
                !held.iter().any(|object| exists(*object))
            });
        }
    });
}

#[test]
fn its_memory_is_bounded() {
    live(|| {
        let run = storm(STORM, &[]);
        let most = run.end()["cost"]["max_rss_bytes"].as_u64().expect("bytes");
        // 12 MiB, the ring buffer (mapped twice), and what a debug build has on top.
        assert!(most < 48 << 20, "{most}");
    });
}

#[test]
fn a_plan_that_cannot_work_here_says_why() {
    live(|| {
        let run = Tool::new("doctor").args(["-j", "opensnoop"]).without_ready().run();
        let report = run.json().remove(0);
        let broken =
            report["plans"].as_array().expect("plans").iter().filter(|plan| plan["works"] == false);
        for plan in broken {
            let name = plan["plan"].as_str().expect("a name");
            let run = Tool::new("opensnoop").args(["--plan", name]).run();
            run.assert_refused(
                69,
                &["this kernel cannot", plan["why"].as_str().expect("a reason")],
            );
        }
    });
}
