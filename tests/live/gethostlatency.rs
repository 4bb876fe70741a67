//! gethostlatency: each function with exact counts and outcomes, in whatever library it is.

#[cfg(target_arch = "x86_64")]
mod waits; // for a server that answers late, fails, or keeps silent

use std::ffi::CString;
use std::fs;

use serde_json::Value;
use serde_json::json;
use tests::Fed;
use tests::Folder;
use tests::Run;
use tests::Tool;
use tests::Work;
use tests::Working;
use tests::cell;
use tests::live;
use tests::place;
use tests::plans_to_try;

use crate::namespaces::check;
use crate::namespaces::own_mounts;

const HOSTS: &str = "203.0.113.7 prime.example\n2001:db8::7 prime.example\n";
const NUMERIC: &str = "4"; // AI_NUMERICHOST

/// A workload that sees these files in place of others: only system calls are made for it.
fn with_files(work: Work, files: &[(&str, &str)]) -> Work {
    let text = |text: &str| CString::new(text).expect("no NUL");
    let files: Vec<_> = files.iter().map(|(own, place)| (text(own), text(place))).collect();
    work.prepare(move || {
        own_mounts()?;
        files.iter().try_for_each(|(own, place)| {
            let (own, place) = (own.as_ptr(), place.as_ptr());
            let none = std::ptr::null();
            // SAFETY: paths with their NULs.
            check(unsafe { libc::mount(own, place, none, libc::MS_BIND, none.cast()) })
        })
    })
}

/// ... and that asks no server: only the file of hosts.
fn without_network(dir: &Folder, hosts: &str, work: Work) -> Work {
    let order = dir.name("order");
    fs::write(&order, "hosts: files\nservices: files\n").expect("a file in the folder");
    with_files(work, &[(hosts, "/etc/hosts"), (&order, "/etc/nsswitch.conf")])
}

/// The events of one function as `[err, host, service]`, which must all be alike: how many,
/// and what.
fn alike(run: &Run, function: &str) -> (usize, Value) {
    let mut events = run.events();
    events.retain(|event| event["function"] == function);
    let what = |event: &Value| json!([event["err"], event["host"], event["service"]]);
    for event in &events {
        assert_eq!(what(event), what(&events[0]));
        assert!(event["lat_ns"].as_u64().is_some_and(|lat| lat > 0), "{event}");
    }
    (events.len(), events.first().map(what).unwrap_or_default())
}

fn shown(run: &Run) -> usize {
    run.assert_status(0).assert_balanced();
    assert_eq!(run.lost(), 0, "{run}");
    run.events().len()
}

#[test]
fn on_this_kernel() {
    live(|| {
        cell("gethostlatency", |trial| {
            let mut work = Work::new(["getaddrinfo", "17", "192.0.2.17", "-", NUMERIC]).start();
            let tool = trial.start(&["-p", &work.id()])?;
            work.go();
            let run = tool.stop();
            let seen = run.events().iter().filter(|event| event["host"] == "192.0.2.17").count();
            Some(Fed { expected: 17, seen: seen as u64, run })
        });
    });
}

/// Processes that take a processor from each other, also in the midst of our programs, which
/// may not meet there: the kernel lets one run on top of another's at a function in user space.
#[test]
fn side_by_side_on_one_processor() {
    const NUMBER: u64 = 1009;
    live(|| {
        let number = NUMBER.to_string();
        let words = ["pin", "0", "getaddrinfo", &number, "192.0.2.17", "-", NUMERIC];
        let mut works = [(); 5].map(|()| Work::new(words).start());
        let ids = works.each_ref().map(Working::id).join(",");
        let tool = Tool::new("gethostlatency").args(["-o", "csv", "-p", &ids]).start();
        works.iter_mut().for_each(Working::begin);
        works.iter_mut().for_each(|work| _ = work.finish());
        let run = tool.stop();
        run.assert_status(0);
        assert_eq!(run.lines().len() as u64, 1 + 5 * NUMBER, "{run}");
    });
}

/// Each by every plan, those that fail as well; calls that they make themselves are not
/// counted, and those that look nothing up neither.
#[test]
fn every_function() {
    live(|| {
        let dir = Folder::new();
        let (hosts, touched) = (dir.name("hosts"), dir.name("name"));
        fs::write(&hosts, HOSTS).expect("a file in the folder");
        fs::write(&touched, "prime.example\0").expect("a file in the folder");
        let work = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
        for plan in plans_to_try("gethostlatency") {
            let words = work(
                "getaddrinfo 2 prime.example 443 , getaddrinfo-unmapped NAME 443 \
             , getnameinfo 3 203.0.113.7 - 8 , getnameinfo 19 203.0.113.7 - 1 \
             , getnameinfo-service 29 203.0.113.7 \
             , gethostbyname 5 absent.example , gethostbyname2 7 prime.example \
             , gethostbyaddr 11 2001:db8::7 , gethostbyname_r 13 prime.example - 16 \
             , gethostbyname2_r 17 absent.example , gethostbyaddr_r 23 192.0.2.1",
            );
            let words = words.iter().flat_map(|word| match word.as_str() {
                "NAME" => vec!["1", &touched],
                word => vec![word],
            });
            let mut work = without_network(&dir, &hosts, Work::new(words)).start();
            let tool = Tool::new("gethostlatency").args(["-j", "--plan", &plan, "-p", &work.id()]);
            let tool = tool.start();
            work.go();
            let run = tool.stop();
            assert_eq!(run.start()["plan"], plan);
            assert_eq!(shown(&run), 2 + 1 + 3 + 5 + 7 + 11 + 13 + 17 + 23, "{run}");
            for (function, number, what) in [
                ("getaddrinfo", 3, json!([null, "prime.example", "443"])),
                ("getnameinfo", 3, json!([null, "203.0.113.7", null])),
                ("gethostbyname", 5, json!(["HOST_NOT_FOUND", "absent.example", null])),
                ("gethostbyname2", 7, json!([null, "prime.example", null])),
                ("gethostbyaddr", 11, json!([null, "2001:db8::7", null])),
                ("gethostbyname_r", 13, json!(["ERANGE", "prime.example", null])),
                ("gethostbyname2_r", 17, json!(["HOST_NOT_FOUND", "absent.example", null])),
                ("gethostbyaddr_r", 23, json!(["HOST_NOT_FOUND", "192.0.2.1", null])),
            ] {
                assert_eq!(alike(&run, function), (number, what), "{function} by {plan}\n{run}");
            }
            assert_eq!(run.ledger()["unfinished"], 0, "{run}");
        }
    });
}

/// Names as a process may choose them, by two threads at once; and who is not asked for.
#[test]
fn names_and_filters() {
    live(|| {
        let (hostile, long) = ("\u{1b}[2J\n\u{202e}x", "n".repeat(300));
        let lookup = |number, name| vec!["getaddrinfo", number, name, "-", NUMERIC];
        let words = [
            lookup("7", hostile),
            [vec!["threads", "2"], lookup("5", &long)].concat(),
            lookup("3", "192.0.2.3"),
            lookup("2", "-"),
        ];
        let words = words.join(&",");
        let mut work = Work::new(words).start();
        let id = work.id();
        let tool = |args: &[&str]| Tool::new("gethostlatency").args(["-j"]).args(args).start();
        let all = tool(&["-p", &id]);
        let failed = tool(&["-p", &id, "-x"]);
        let named = tool(&["-p", &id, "--host", "0.2.3"]);
        let cut = tool(&["-p", &id, "--host", "nnn"]);
        let nobody = tool(&["-p", &id, "-n", "no-such-name"]);
        work.go();
        let run = all.stop();
        assert_eq!(shown(&run), 22, "{run}");
        let number = |host: Value, err: Value| {
            let is = |event: &&Value| event["host"] == host && event["err"] == err;
            run.events().iter().filter(is).count()
        };
        assert_eq!(number(json!(hostile), json!("EAI_NONAME")), 7, "{run}");
        assert_eq!(number(json!(&long[..255]), json!("EAI_NONAME")), 10, "{run}");
        assert_eq!(number(json!("192.0.2.3"), Value::Null), 3, "{run}");
        assert_eq!(number(Value::Null, json!("EAI_NONAME")), 2, "{run}");
        let damaged = |what: &str| run.ledger()["damaged"][what].as_u64();
        assert_eq!((damaged("cut"), damaged("fault")), (Some(10), Some(0)), "{run}");
        let threads: std::collections::BTreeSet<_> =
            run.events().iter().map(|event| event["tid"].as_u64()).collect();
        assert_eq!(threads.len(), 3, "{run}");
        assert_eq!(shown(&failed.stop()), 19);
        // What is not shown is not damaged.
        for (tool, number, damaged) in [(named, 3, 0), (cut, 10, 10)] {
            let run = tool.stop();
            assert_eq!(
                (shown(&run), run.ledger()["damaged"]["cut"].as_u64()),
                (number, Some(damaged))
            );
        }
        assert_eq!(shown(&nobody.stop()), 0);
    });
}

/// A process in another mount namespace runs a library of its own.
#[test]
fn a_library_of_a_container() {
    live(|| {
        let dir = Folder::new();
        let maps = fs::read_to_string("/proc/self/maps").expect("/proc");
        let library = maps
            .lines()
            .find_map(|line| line.contains("libc").then(|| line.split(' ').next_back()));
        let library = library.flatten().expect("this test runs a C library");
        let copy = dir.name("copy");
        fs::copy(library, &copy).expect("a copy of the library");
        let work = Work::new(["getaddrinfo", "13", "192.0.2.13", "-", NUMERIC]);
        let mut work = with_files(work, &[(&copy, library)]).start();
        // What is left of a library that was replaced while processes run it.
        fs::remove_file(&copy).expect("the copy");
        let id = work.id();
        let tool = |args: &[&str]| {
            let tool = Tool::new("gethostlatency").args(["-j", "-v", "-p", &id]).args(args);
            tool.start()
        };
        let (own, host) = (tool(&[]), tool(&["--libc", library]));
        work.go();
        let run = own.stop();
        assert_eq!(shown(&run), 13, "{run}");
        // And nobody else's.
        let probed: Vec<_> = run.stderr.lines().filter(|line| line.contains("probes ")).collect();
        assert_eq!(probed.len(), 1, "{run}");
        assert!(probed[0].ends_with(&format!("probes {library} of process {id}")), "{run}");
        assert_eq!(shown(&host.stop()), 0);
    });
}

#[test]
fn libraries_that_will_not_do() {
    let dir = Folder::new();
    let text = dir.file("text");
    let tool = |path: &str| Tool::new("gethostlatency").args(["--libc", path]).run();
    tool("/nonexistent/libc.so.6")
        .assert_refused(2, &["--libc /nonexistent/libc.so.6", "No such file"]);
    tool(&text).assert_refused(2, &[&text, "no 64-bit ELF file"]);
    let other = place::workload().to_string_lossy().into_owned();
    tool(&other).assert_refused(2, &[&other, "it has none of getaddrinfo, "]);
}
