//! tcplife: both sides of sessions with a known number of bytes, and whose they are.

use serde_json::Value;
use serde_json::json;
use tests::Fed;
use tests::Run;
use tests::Running;
use tests::Tool;
use tests::Work;
use tests::Working;
use tests::cell;
use tests::live;
use tests::net::own_network;

/// A workload in a network of its own, and the inode of that.
pub fn work(words: &[&str]) -> (Working, String) {
    let work = Work::new(words).prepare(own_network).start();
    let link = std::fs::read_link(format!("/proc/{}/ns/net", work.pid())).expect("its network");
    let link = link.to_str().expect("UTF-8").to_owned();
    (work, link.trim_matches(|c: char| !c.is_ascii_digit()).to_owned())
}

/// Its network, which lasts as long as this: the next one made may get the same inode.
fn network(work: &Working) -> std::fs::File {
    std::fs::File::open(format!("/proc/{}/ns/net", work.pid())).expect("its network")
}

fn tcplife(args: &[&str]) -> Running {
    let tool = Tool::new("tcplife").args(["-j"]).args(args).start();
    assert!(tool.attached, "{}", tool.wait());
    tool
}

/// Waits for so many events; the last steps of a session are taken when the network gets to it.
pub fn stop(tool: Running, events: usize) -> Run {
    let events_of = |bytes: &[u8]| {
        String::from_utf8_lossy(bytes).matches(r#"{"record":"event""#).count() >= events
    };
    assert!(tool.printed(|bytes| events_of(bytes).then_some(())).is_some(), "{}", tool.stop());
    let run = tool.stop();
    run.assert_status(0).assert_balanced();
    assert_eq!((run.events().len(), run.lost()), (events, 0), "{run}");
    run
}

/// These fields of the events that `opened` says, which must all be alike: how many, and what.
fn alike(run: &Run, opened: &str, fields: &[&str]) -> (usize, Value) {
    let mut events = run.events();
    events.retain(|event| event["opened"] == opened);
    let of = |event: &Value| fields.iter().map(|field| event[*field].clone()).collect::<Value>();
    let first = events.first().map(of).unwrap_or(Value::Null);
    events.iter().for_each(|event| assert_eq!(of(event), first, "{run}"));
    (events.len(), first)
}

#[test]
fn on_this_kernel() {
    live(|| {
        cell("tcplife", |trial| {
            let (mut work, netns) = work(&["tcp", "17", "127.0.0.1", "443", "1009", "30011"]);
            let tool = trial.start(&["--netns", &netns])?;
            work.go();
            let run = stop(tool, 34);
            let fields = ["pid", "comm", "tx_bytes", "rx_bytes", "closed"];
            let client = (17, json!([work.pid(), "workload", 1009, 30011, "local"]));
            let server = (17, json!([work.pid(), "workload", 30011, 1009, "remote"]));
            assert_eq!(alike(&run, "connect", &fields), client, "{run}");
            assert_eq!(alike(&run, "accept", &fields), server, "{run}");
            let mut timed = run.events();
            timed.retain(|event| event["duration_ns"].as_u64() > Some(0));
            Some(Fed { expected: 34, seen: timed.len() as u64, run })
        });
    });
}

/// Of IPv4, of IPv6, and of IPv4 as IPv6 sockets speak it.
#[test]
fn ends_and_bytes() {
    live(|| {
        for (addr, shown, tools) in [
            ("127.0.0.1", "127.0.0.1", ["-4", "-6"]),
            ("::1", "::1", ["-6", "-4"]),
            ("::ffff:127.0.0.1", "127.0.0.1", ["-4", "-6"]),
        ] {
            let (mut work, netns) = work(&["tcp", "3", addr, "8080", "0", "1"]);
            let [tool, none] = tools.map(|version| tcplife(&[version, "--netns", &netns]));
            work.go();
            let run = stop(tool, 6);
            stop(none, 0);
            let fields = ["laddr", "raddr", "tx_bytes", "rx_bytes", "err", "netns"];
            let inode: u64 = netns.parse().expect("a number");
            let client = (3, json!([shown, shown, 0, 1, null, inode]));
            let server = (3, json!([shown, shown, 1, 0, null, inode]));
            assert_eq!(alike(&run, "connect", &fields), client, "{run}");
            assert_eq!(alike(&run, "accept", &fields), server, "{run}");
            assert_eq!(alike(&run, "connect", &["rport"]), (3, json!([8080])));
            assert_eq!(alike(&run, "accept", &["lport"]), (3, json!([8080])));
        }
    });
}

#[test]
fn which_connections() {
    live(|| {
        let words =
            ["tcp", "5", "127.3.2.1", "8080", "1", "1", ",", "tcp", "2", "::1", "443", "1", "1"];
        let (mut work, netns) = work(&words);
        let pid = work.id();
        let cases: &[(&[&str], usize)] = &[
            (&["--lport", "8000-8100,443"], 7),
            (&["--rport", "443", "-p", &pid], 2),
            (&["--rport", "444-8079,8081-32000,1-442"], 0),
            (&["--port", "8080", "--lport", "443"], 0),
            (&["--addr", "127.3.0.0/16", "--port", "8080"], 10),
            (&["--raddr", "::1", "--lport", "443"], 2),
            (&["--raddr", "127.3.2.0/31,127.3.2.0/32"], 5),
            (&["--laddr", "127.0.0.0/9,::/127"], 14),
            (&["--addr", "127.4.0.0/14,10.0.0.0/8,::2"], 0),
        ];
        let mut tools: Vec<_> = cases
            .iter()
            .map(|(args, expected)| {
                (tcplife(&[args, &["--netns", &netns][..]].concat()), *expected)
            })
            .collect();
        // Whose network is another, and who is another.
        let own = std::process::id().to_string();
        tools.push((tcplife(&["--netns", &own, "--port", "8080", "--addr", "127.3.2.1"]), 0));
        tools.push((tcplife(&["--netns", &pid, "-p", &own]), 0));
        work.go();
        for (tool, expected) in tools {
            stop(tool, expected);
        }
    });
}

/// A session belongs to who connected or accepted, whoever it is that ends it.
#[test]
fn whose() {
    live(|| {
        let (mut work, netns) = work(&["tcp-fork", "7", "127.0.0.1", "443"]);
        let [all, own] = [vec![], vec!["-p".to_owned(), work.id()]]
            .map(|args| Tool::new("tcplife").args(["-j", "--netns", &netns]).args(args).start());
        work.go();
        let run = stop(all, 14);
        assert_eq!(alike(&run, "accept", &["pid", "rx_bytes"]), (7, json!([work.pid(), 7])));
        let (number, client) = alike(&run, "connect", &["pid", "closed"]);
        assert_eq!((number, &client[1]), (7, &json!("local")));
        assert!(client[0].as_u64() > Some(0) && client[0] != work.pid(), "{run}");
        let run = stop(own, 7);
        assert_eq!(alike(&run, "accept", &["pid"]), (7, json!([work.pid()])));
        assert_eq!(run.ledger()["unseen"]["no_start"], Value::Null);
    });
}

/// Resets, connections that never were, and those that were there before the tool or
/// outlast it.
#[test]
fn ends_of_another_kind() {
    live(|| {
        let (mut aborted, netns) =
            work(&["tcp-refused", "3", "127.0.0.1", "9", ",", "tcp-abort", "5", "::1", "443"]);
        let tool = tcplife(&["--netns", &netns]);
        let attempts = tcplife(&["--netns", &netns, "--attempts"]);
        assert!(aborted.go()[0].ends_with(" 3"));
        let fields = ["closed", "err", "tx_bytes", "rx_bytes"];
        let run = stop(tool, 10);
        assert_eq!(alike(&run, "connect", &fields), (5, json!(["local", null, 0, 0])));
        assert_eq!(alike(&run, "accept", &fields), (5, json!(["remote", "ECONNRESET", 0, 0])));
        let mut refused = stop(attempts, 13).events();
        refused.retain(|event| event["err"] == "ECONNREFUSED" && event["closed"].is_null());
        assert_eq!(refused.len(), 3);

        // What was not acknowledged was not sent; our SYN was no data.
        let (mut cut, netns) = work(&["tcp-cut", "2", "127.0.0.1", "80", "1009", "50"]);
        let tool = tcplife(&["--netns", &netns]);
        cut.go();
        let run = stop(tool, 2);
        assert_eq!(alike(&run, "connect", &fields), (2, json!(["local", null, 1009, 0])), "{run}");

        let (mut held, netns) = work(&["tcp-hold", "3", "127.0.0.1", "443"]);
        let before = tcplife(&["--netns", &netns]);
        let pid = held.pid();
        held.go();
        let run = stop(before, 0);
        assert_eq!((&run.ledger()["unfinished"], &run.ledger()["seen"]), (&json!(6), &json!(6)));
        let late = tcplife(&["--netns", &netns]);
        let chosen = tcplife(&["--netns", &netns, "-p", &pid.to_string()]);
        let _network = network(&held);
        drop(held);
        let run = stop(late, 6);
        for event in run.events() {
            assert!(event["pid"].is_null() && event["duration_ns"].is_null(), "{run}");
            assert_eq!((&event["uid"], &event["opened"]), (&json!(0), &Value::Null));
        }
        stop(chosen, 0);
    });
}

/// What the table has no room for is lost, and counted once, when it begins.
#[test]
fn more_at_once_than_keys() {
    live(|| {
        let (mut held, netns) = work(&["tcp-hold", "7", "127.0.0.1", "443"]);
        let tool = tcplife(&["--netns", &netns, "--keys", "5"]);
        held.go();
        let _network = network(&held);
        drop(held);
        let shown = |bytes: &[u8]| {
            (String::from_utf8_lossy(bytes).matches(r#""opened":"#).count() == 5).then_some(())
        };
        assert!(tool.printed(shown).is_some());
        let run = tool.stop();
        run.assert_balanced();
        let ledger = run.ledger();
        assert_eq!(
            (&ledger["seen"], &ledger["lost"]["map_full"]),
            (&json!(14), &json!(9)),
            "{run}"
        );
        assert!(run.stderr.contains("9 lost, table full (a larger --keys helps)"), "{run}");
    });
}

/// ... and only what becomes a session that is asked for, and of that none twice.
#[test]
fn what_has_no_room_but_is_no_session() {
    live(|| {
        let words =
            "tcp-hold 7 127.0.0.1 443 , tcp-refused 13 127.0.0.1 9 , tcp 5 127.0.0.1 8080 1 1";
        let (mut held, netns) = work(&words.split(' ').collect::<Vec<_>>());
        let id = held.id();
        let cases: &[(&[&str], u64, u64)] = &[
            (&["--keys", "14", "--port", "443"], 14, 14),
            (&["--keys", "1", "--rport", "443"], 7, 1),
            (&["--keys", "1", "--rport", "9-443", "--attempts"], 20, 1),
            (&["--keys", "3", "--port", "443", "-p", &id], 14, 3),
            // Ports of the other side's: nothing but these tells the two sides apart.
            (&["--keys", "2", "--lport", "443"], 7, 2),
        ];
        let start = |args: &[&str]| tcplife(&[args, &["--netns", &netns]].concat());
        let tools: Vec<_> = cases.iter().map(|(args, ..)| start(args)).collect();
        held.go();
        let _network = network(&held);
        drop(held);
        for (tool, (args, seen, emitted)) in tools.into_iter().zip(cases) {
            let shown = |bytes: &[u8]| {
                let number = String::from_utf8_lossy(bytes).matches(r#""opened":"#).count() as u64;
                (number >= *emitted).then_some(())
            };
            assert!(tool.printed(shown).is_some());
            let run = tool.stop();
            run.assert_balanced();
            let count = |what: &str| run.ledger()[what].as_u64();
            let counted = (count("seen"), count("emitted"), run.lost());
            assert_eq!(counted, (Some(*seen), Some(*emitted), seen - emitted), "{args:?}\n{run}");
        }
    });
}

#[test]
fn bad_input() {
    for (args, words) in [
        (["--port", "65536"], ["'65536'", "0 to 65535"]),
        (["--lport", "9-8"], ["'9-8'", "ends before it begins"]),
        (["--raddr", "10.0.0.0/33"], ["'10.0.0.0/33'", "0 to 32"]),
        (["--addr", "localhost"], ["'localhost'", "not an address"]),
        (["--netns", "no-such-name"], ["no-such-name", "ip netns"]),
        (["--netns", "4194304"], ["4194304", "no process"]),
        (["-4", "-6"], ["-4", "-6"]),
    ] {
        Tool::new("tcplife").args(args).run().assert_refused(2, &words);
    }
}
