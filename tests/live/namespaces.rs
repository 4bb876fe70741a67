//! cgroups and PID namespaces.

use std::ffi::CStr;
use std::fs;
use std::io;
use std::path::PathBuf;

use tests::Folder;
use tests::Tool;
use tests::Work;
use tests::eventually;
use tests::live;
use tests::place;
use tests::plans_to_try;
use tests::skip;

use crate::filters::opensnoop;
use crate::filters::shown;

pub fn check(result: i32) -> io::Result<()> {
    if result == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// A mount namespace for this thread and what it starts, or for a child before it
/// becomes something else: only system calls.
pub fn own_mounts() -> io::Result<()> {
    let none = std::ptr::null();
    // SAFETY: takes no pointers.
    check(unsafe { libc::unshare(libc::CLONE_NEWNS) })?;
    // SAFETY: constant strings with their NULs.
    check(unsafe {
        libc::mount(none, c"/".as_ptr(), none, libc::MS_REC | libc::MS_PRIVATE, none.cast())
    })
}

pub fn mount(kind: &CStr, place: &CStr) -> io::Result<()> {
    // SAFETY: strings with their NULs.
    check(unsafe {
        libc::mount(c"none".as_ptr(), place.as_ptr(), kind.as_ptr(), 0, std::ptr::null())
    })
}

/// Where cgroup v2 is mounted; where it is not, it is now, for this thread alone.
pub fn cgroups(dir: &Folder) -> Option<PathBuf> {
    let mounts = fs::read_to_string("/proc/thread-self/mountinfo").expect("/proc");
    let line = mounts.lines().find(|line| line.contains(" - cgroup2 "));
    if let Some(path) = line.and_then(|line| line.split(' ').nth(4)) {
        return Some(path.into());
    }
    let place = dir.name("cgroup");
    fs::create_dir(&place).expect("a place to mount");
    let name = std::ffi::CString::new(place.as_str()).expect("no NUL");
    match own_mounts().and_then(|()| mount(c"cgroup2", &name)) {
        Ok(()) => Some(place.into()),
        Err(error) => {
            skip(&format!("no cgroup v2: {error}"));
            None
        }
    }
}

/// A cgroup of this test, removed with it.
pub struct Cgroup(pub PathBuf);

impl Cgroup {
    pub fn new(path: PathBuf) -> Self {
        fs::create_dir(&path).expect("a cgroup");
        Self(path)
    }

    pub fn take(&self, pid: u32) {
        fs::write(self.0.join("cgroup.procs"), pid.to_string()).expect("the workload moves");
    }
}

impl Drop for Cgroup {
    fn drop(&mut self) {
        eventually("the cgroup is empty", || fs::remove_dir(&self.0).is_ok());
    }
}

#[test]
fn a_cgroup_and_those_below() {
    live(|| {
        let dir = Folder::new();
        let Some(root) = cgroups(&dir) else { return };
        let name = dir.path().file_name().expect("a name").to_str().expect("UTF-8").to_owned();
        let outer = Cgroup::new(root.join(&name));
        let inner = Cgroup::new(outer.0.join("inner"));
        let other = Cgroup::new(root.join(format!("{name}-other")));
        let (a, path) = (dir.file("a"), dir.prefix());
        let mut works =
            ["3", "5", "7", "11"].map(|number| Work::new(["openat", number, &a]).start());
        outer.take(works[0].pid());
        inner.take(works[1].pid());
        other.take(works[2].pid());
        let outer_path = outer.0.to_str().expect("UTF-8");
        let inner_path = inner.0.to_str().expect("UTF-8");
        let tools = [
            (opensnoop(&["--path", &path, "-c", outer_path]), 8),
            (opensnoop(&["--path", &path, "-c", inner_path]), 5),
            (opensnoop(&["--path", &path, "-c", &format!("{name}/inner")]), 5),
            // As tools print them.
            (opensnoop(&["--path", &path, "-c", &format!("/{name}/inner")]), 5),
            (opensnoop(&["--path", &path, "-c", "/"]), 26),
        ];
        works.iter_mut().for_each(|work| drop(work.go()));
        for (tool, expected) in tools {
            assert_eq!(shown(&tool.stop()), expected);
        }
        drop(works);
    });
}

/// In a PID namespace the tool speaks its own namespace's numbers.
#[test]
fn inside_a_pid_namespace() {
    live(|| {
        let dir = Folder::new();
        let (a, go, said) = (dir.file("a"), dir.name("go"), dir.name("said"));
        let workload = place::workload();
        let workload = workload.to_str().expect("UTF-8");
        for plan in plans_to_try("opensnoop") {
            let _ = fs::remove_file(&go);
            // Number 1 becomes the tool, number 2 is the workload.
            let script =
                format!("{workload} await {go} , openat 7 {a} > {said} < /dev/null & exec \"$@\"");
            let tool =
                Tool::new("opensnoop").through([workload, "pidns", "/bin/sh", "-c", &script, "sh"]);
            let tool = tool.args(["-j", "--plan", &plan, "-p", "2", "--count", "7"]).start();
            let mut outside = Work::new(["openat", "5", &a]).start();
            outside.go();
            fs::write(&go, "").expect("the workload's release");
            let run = tool.wait();
            assert_eq!(shown(&run), 7);
            for event in run.events() {
                assert_eq!((&event["pid"], &event["tid"]), (&2.into(), &2.into()));
                assert!(event["host_pid"].as_u64().is_some_and(|pid| pid > 2), "{event}");
            }
            assert!(fs::read_to_string(&said).is_ok_and(|text| text.contains("openat 2 2 ")));
        }
    });
}

#[test]
fn outside_of_the_pid_namespace() {
    live(|| {
        let dir = Folder::new();
        let (a, path) = (dir.file("a"), dir.prefix());
        let workload = place::workload();
        for plan in plans_to_try("opensnoop") {
            for form in ["json", "table"] {
                let tool = Tool::new("opensnoop").through([workload.as_os_str(), "pidns".as_ref()]);
                // By its name too: paths of strangers that cannot be read pass.
                let who = ["-n", "outsider", "--path", &path, "--count", "5"];
                let tool = tool.args(["-o", form, "--plan", &plan]).args(who).start();
                let mut outside = Work::new(["name", "outsider", ",", "openat", "5", &a]).start();
                outside.go();
                let run = tool.wait();
                run.assert_status(0);
                if form == "table" {
                    assert!(
                        run.lines()[1..].iter().all(|line| line.starts_with("      - outsider ")),
                        "{run}"
                    );
                    continue;
                }
                assert_eq!(shown(&run), 5);
                for event in run.events() {
                    assert!(event["pid"].is_null() && event["tid"].is_null(), "{event}");
                    assert_eq!(event["host_pid"], outside.pid());
                }
            }
        }
    });
}

/// The command of a tool in a PID namespace is followed by that namespace's numbers.
#[test]
fn following_inside_a_pid_namespace() {
    live(|| {
        let dir = Folder::new();
        let (a, path) = (dir.file("a"), dir.prefix());
        let workload = place::workload();
        let tool = Tool::new("opensnoop").through([workload.as_os_str(), "pidns".as_ref()]);
        let command = Work::new(["openat", "3", &a, ",", "fork", "openat", "7", &a]).command();
        let run = tool.args(["-j", "--path", &path, "--"]).args(command).run();
        assert_eq!(shown(&run), 10);
        assert!(
            run.events().iter().all(|event| event["pid"].as_u64().is_some_and(|pid| pid < 10)),
            "{run}"
        );
    });
}
