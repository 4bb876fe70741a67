//! Containers by their names, as docker and podman keep them on disk.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use kit::needs::Capability;
use tests::Folder;
use tests::Tool;
use tests::Work;
use tests::live;
use tests::skip;

use crate::namespaces::Cgroup;
use crate::namespaces::cgroups;
use crate::namespaces::mount;
use crate::namespaces::own_mounts;
use crate::privileges::nobody_runs;

/// Each has 64 digits.
fn id(digit: char) -> String {
    digit.to_string().repeat(64)
}

/// What docker and podman would have written, seen by this thread and those it starts.
fn state() {
    own_mounts().and_then(|()| mount(c"tmpfs", c"/var/lib")).expect("root");
    let docker = format!("/var/lib/docker/containers/{}", id('a'));
    fs::create_dir_all(&docker).expect("a folder");
    fs::write(format!("{docker}/config.v2.json"), r#"{"Name":"/web"}"#).expect("a file");
    let podman = "/var/lib/containers/storage/overlay-containers";
    fs::create_dir_all(podman).expect("a folder");
    let list = format!(r#"[{{"id":"{}","names":["db","data"]}}]"#, id('b'));
    fs::write(format!("{podman}/containers.json"), list).expect("a file");
    for folder in ["/var/lib/docker", "/var/lib/containers"] {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o710)).expect("ours");
    }
}

#[test]
fn a_container_is_known_by_its_name_to_those_who_may_look() {
    live(|| {
        let dir = Folder::new();
        let Some(root) = cgroups(&dir) else { return };
        state();
        let folder = |name: String| root.join(name);
        let web = Cgroup::new(folder(format!("docker-{}.scope", id('a'))));
        let data = Cgroup::new(folder(format!("libpod-{}.scope", id('b'))));
        let mut works =
            ["7", "11"].map(|times| Work::new(["openat", times, &dir.file("a")]).start());
        web.take(works[0].pid());
        data.take(works[1].pid());
        let path = dir.prefix();
        let tool = |container: &str| {
            Tool::new("opensnoop").args(["-j", "--path", &path, "--container", container]).start()
        };
        let tools = [("web", 7), ("db", 11), ("data", 11), ("aaaa", 7), ("bbbb", 11)];
        let running = tools.map(|(name, number)| (tool(name), number));
        works.iter_mut().for_each(|work| drop(work.go()));
        for (tool, number) in running {
            assert_eq!(tool.stop().events().len(), number);
        }
        tool("other").wait().assert_refused(2, &["--container other", "ID or name"]);

        let base = 1 << Capability::Bpf as u64 | 1 << Capability::Perfmon as u64;
        let search = 1 << Capability::DacReadSearch as u64;
        let admin = 1 << Capability::SysAdmin as u64;
        let by_nobody = |kept: u64, container: &str| {
            let (_binary, run) = nobody_runs("exitsnoop", kept, libc::RLIM_INFINITY);
            run.args(["-q", "-d", "10ms", "--container", container]).run()
        };
        if by_nobody(base, "aaaa").status == 77 {
            return skip("exitsnoop takes more than two capabilities here");
        }
        by_nobody(base | search, "web").assert_status(0);
        let words = ["not permitted", "--container web", "CAP_DAC_READ_SEARCH", "/var/lib/"];
        by_nobody(base, "web").assert_refused(77, &words);
        by_nobody(base | admin, "web").assert_refused(77, &words);
        by_nobody(base, "aaaa").assert_status(0);
    });
}
