//! Lookups that wait: for a server that answers late, fails, or keeps silent.

mod server;

use std::fs;

use libbpf_rs::MapCore as _;
use libbpf_rs::MapHandle;
use nix::sys::signal::Signal;
use nix::sys::signal::kill;
use nix::unistd::Pid;
use serde_json::Value;
use serde_json::json;
use tests::Folder;
use tests::Run;
use tests::Running;
use tests::Tool;
use tests::Work;
use tests::Working;
use tests::eventually;
use tests::live;

use super::shown;
use super::with_files;

use server::SLOW;
use server::Server;

/// The threads whose lookups the tool waits for.
fn running(tool: &Running) -> Vec<u32> {
    let infos = fs::read_dir(format!("/proc/{}/fdinfo", tool.pid())).expect("its descriptors");
    let texts = infos.flatten().filter_map(|info| fs::read_to_string(info.path()).ok());
    let id = |text: String| {
        text.lines().find_map(|line| line.strip_prefix("map_id:")?.trim().parse().ok())
    };
    let mut maps = texts.filter_map(id).filter_map(|id| MapHandle::from_map_id(id).ok());
    let map = maps.find(|map| map.name() == "running").expect("its map");
    map.keys().map(|key| u32::from_ne_bytes(key.try_into().expect("a number"))).collect()
}

/// A lookup that waits is measured; one that is left, dies or never ends is accounted for.
#[test]
fn lookups_that_wait() {
    live(|| {
        let (dir, server) = (Folder::new(), Server::start());
        let (order, servers) = (dir.name("order"), dir.name("servers"));
        fs::write(&order, "hosts: dns\n").expect("a file in the folder");
        let patient = "nameserver 127.0.0.1\noptions timeout:30 attempts:5\n";
        fs::write(&servers, patient).expect("a file in the folder");
        let start = |words: &str| {
            let work = server.with(Work::new(words.split(' ')));
            with_files(work, &[(&order, "/etc/nsswitch.conf"), (&servers, "/etc/resolv.conf")])
                .start()
        };
        let mut works = [
        "getaddrinfo 7 192.0.2.7 - 4 , getaddrinfo 1 slow.example \
         , getaddrinfo 3 absent.example , getaddrinfo 2 broken.example , gethostbyname 5 broken.example",
        "abandon silent1.example getaddrinfo 11 192.0.2.11 - 4",
        "getaddrinfo 1 silent2.example",
        "getaddrinfo 1 silent3.example",
    ]
    .map(start);
        let ids = works.each_ref().map(Working::id).join(",");
        let tool =
            |args: &[&str]| Tool::new("gethostlatency").args(["-j", "-p", &ids]).args(args).start();
        let (all, longer, shorter) =
            (tool(&[]), tool(&["--min", "50ms"]), tool(&["--max", "50ms"]));
        works.iter_mut().for_each(Working::begin);
        works[0].finish();
        eventually("all have asked", || {
            ["silent1", "silent2", "silent3"].iter().all(|name| server.was_asked(name))
        });
        let left = Pid::from_raw(works[1].pid() as i32);
        kill(left, Signal::SIGALRM).expect("it waits");
        works[1].finish();
        let [_, _left, dies, _stays] = works;
        let number = dies.pid();
        drop(dies);
        eventually("it is forgotten: its number may be another's", || {
            !running(&all).contains(&number)
        });
        assert_eq!(running(&all).len(), 1);
        let run = all.stop();
        assert_eq!(shown(&run), 29, "{run}");
        assert_eq!(run.ledger()["unfinished"], 3, "{run}");
        let number = |host: &str, err: Value| {
            let is = |event: &&Value| event["host"] == host && event["err"] == err;
            run.events().iter().filter(is).count()
        };
        assert_eq!(number("192.0.2.11", Value::Null), 11, "{run}");
        assert_eq!(number("absent.example", json!("EAI_NONAME")), 3, "{run}");
        assert_eq!(number("broken.example", json!("EAI_AGAIN")), 2, "{run}");
        assert_eq!(number("broken.example", json!("TRY_AGAIN")), 5, "{run}");
        // Each has measured for itself: what is close to the bound may be in both, or in none.
        let bound = SLOW.as_nanos() as u64;
        let lats = |run: &Run| {
            shown(run);
            let lats =
                run.events().into_iter().map(|event| event["lat_ns"].as_u64().expect("a time"));
            lats.collect::<Vec<_>>()
        };
        let (longer, shorter) = (longer.stop(), shorter.stop());
        assert!(lats(&longer).iter().all(|lat| *lat >= bound), "{longer}");
        assert!(lats(&shorter).iter().all(|lat| *lat <= bound), "{shorter}");
        let slow =
            |run: &Run| run.events().iter().filter(|event| event["host"] == "slow.example").count();
        assert_eq!((slow(&run), slow(&longer), slow(&shorter)), (1, 1, 0), "{run}");
    });
}
