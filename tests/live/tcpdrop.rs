//! tcpdrop: packets whose end is known, with the kernel's own reasons.

use std::collections::BTreeMap;

use libbpf_rs::btf::Btf;
use libbpf_rs::btf::types::Enum;
use serde_json::Value;
use serde_json::json;
use tests::Fed;
use tests::Run;
use tests::Running;
use tests::Tool;
use tests::cell;
use tests::live;
use tests::skip;

use crate::tcplife::stop;
use crate::tcplife::work;

fn tcpdrop(args: &[&str]) -> Running {
    let tool = Tool::new("tcpdrop").args(["-j"]).args(args).start();
    assert!(tool.attached, "{}", tool.wait());
    tool
}

/// The running kernel's reasons, as libbpf reads its types.
fn reasons() -> BTreeMap<i64, String> {
    let Ok(btf) = Btf::from_vmlinux() else { return BTreeMap::new() };
    let Some(all) = btf.type_by_name::<Enum<'_>>("skb_drop_reason") else { return BTreeMap::new() };
    let name = |name: &std::ffi::OsStr| name.to_string_lossy().replace("SKB_DROP_REASON_", "");
    all.iter().map(|one| (one.value, name(one.name.unwrap_or_default()))).collect()
}

/// These fields of the events, which must all be alike.
fn alike(run: &Run, fields: &[&str]) -> Value {
    let of = |event: &Value| fields.iter().map(|field| event[*field].clone()).collect::<Value>();
    let all: Vec<Value> = run.events().iter().map(of).collect();
    all.iter().for_each(|one| assert_eq!(one, &all[0], "{run}"));
    all.first().cloned().unwrap_or(Value::Null)
}

/// SYNs to a port where nobody listens.
#[test]
fn on_this_kernel() {
    live(|| {
        cell("tcpdrop", |trial| {
            let (mut work, netns) = work(&["tcp-refused", "17", "127.0.0.1", "9"]);
            let tool = trial.start(&["--netns", &netns, "--lport", "9"])?;
            work.go();
            let run = stop(tool, 17);
            let fields = ["dir", "laddr", "raddr", "lport", "flags", "state", "uid"];
            let expected = json!(["in", "127.0.0.1", "127.0.0.1", 9, "SYN", null, null]);
            assert_eq!(alike(&run, &fields), expected, "{run}");
            Some(Fed { expected: 17, seen: run.events().len() as u64, run })
        });
    });
}

/// Behind the end of a packet lies what others have left: the ports and flags of those before.
#[test]
fn a_packet_that_is_too_short_has_no_more_than_it_has() {
    live(|| {
        for addr in ["127.0.0.1", "::1"] {
            let sent = |number, bytes| ["tcp-forged", number, addr, "99", bytes, ","];
            let words =
                [sent("101", "20"), sent("17", "3"), sent("13", "0"), sent("7", "13")].concat();
            let (mut work, netns) = work(&words);
            let tool = |args: &[&str]| tcpdrop(&[&["--netns", &netns][..], args].concat());
            let (all, of_port) = (tool(&[]), tool(&["--lport", "99"]));
            work.go();
            let (all, of_port) = (stop(all, 138), stop(of_port, 108));
            let count = |port: Value, flags: Value| {
                let events = all.events();
                let alike = |event: &&Value| event["lport"] == port && event["flags"] == flags;
                events.iter().filter(alike).count()
            };
            assert_eq!(count(99.into(), "FIN|PSH|URG".into()), 101, "{all}");
            assert_eq!(count(99.into(), Value::Null), 7, "{all}");
            assert_eq!(count(Value::Null, Value::Null), 30, "{all}");
            assert_eq!(of_port.events().len(), 108, "{of_port}");
        }
    });
}

/// Why and where, of both versions of IP; what no filter lets through.
#[test]
fn reasons_and_places() {
    live(|| {
        let known = reasons();
        for (addr, function, version, other) in
            [("127.0.0.1", "tcp_v4_rcv", "-4", "-6"), ("::1", "tcp_v6_rcv", "-6", "-4")]
        {
            let (mut work, netns) = work(&[
                "tcp-forged",
                "7",
                addr,
                "99",
                ",",
                "tcp-refused",
                "3",
                addr,
                "9",
                ",",
                "udp",
                "5",
                addr,
                "53",
            ]);
            let common = ["--netns", &netns];
            let tool = tcpdrop(&[&common[..], &[version, "-K", "--lport", "99"]].concat());
            let none = tcpdrop(&[&common[..], &[other, "--lport", "9-99"]].concat());
            // By its other name, which means this option.
            let all = if version == "-4" { &["--all-protocols"][..] } else { &[] };
            let name = if version == "-4" { "tcpdrop" } else { "skbdrop" };
            let udp = Tool::new(name).args(["-j", "--lport", "53"]).args(common).args(all).start();
            let chosen = (!known.is_empty()).then(|| {
                tcpdrop(&[&common[..], &["--reason", "no_socket", "--lport", "9-99"]].concat())
            });
            work.go();
            let run = stop(tool, 7);
            let fields = ["dir", "laddr", "rport", "lport", "flags", "proto"];
            let expected = json!(["in", addr, 7, 99, "FIN|PSH|URG", "tcp"]);
            assert_eq!(alike(&run, &fields), expected, "{run}");
            let event = &run.events()[0];
            let code = event["reason_code"].as_i64();
            if known.is_empty() {
                assert_eq!((code, &event["reason"]), (None, &Value::Null));
            } else {
                let name = code.and_then(|code| known.get(&code)).expect("a reason of this kernel");
                assert_eq!((&event["reason"], name.as_str()), (&json!(name), "TCP_CSUM"), "{run}");
            }
            let stack = event["stack"].as_array().expect("a stack");
            let frames: Vec<&str> = stack.iter().filter_map(Value::as_str).collect();
            if frames.iter().all(|frame| *frame == "[unknown]") {
                skip("this kernel hides the names of its functions");
            } else {
                assert!(frames.iter().any(|frame| frame.starts_with(function)), "{run}");
                assert!(!frames.iter().any(|frame| frame.starts_with("bpf_")), "{run}");
                assert!(
                    event["location"].as_str().is_some_and(|place| place.starts_with(function)),
                    "{run}"
                );
            }
            stop(none, 0);
            let run = stop(udp, 5);
            assert_eq!(alike(&run, &["proto", "lport", "flags"]), json!(["udp", 53, null]));
            if let Some(chosen) = chosen {
                assert_eq!(alike(&stop(chosen, 3), &["reason", "lport"]), json!(["NO_SOCKET", 9]));
            }
        }
    });
}

/// What comes from another network has its sender's socket until IP takes it off: that is not
/// whose it is here.
#[test]
fn a_sender_is_not_the_receiver() {
    live(|| {
        let (mut work, netns) = work(&["tcp-astray", "11", "40001"]);
        let port = ["--lport", "40001"];
        let (tool, none) = (tcpdrop(&port), tcpdrop(&[&port[..], &["--netns", &netns]].concat()));
        if !work.go()[0].ends_with(" 0") {
            return skip("this kernel has no veth");
        }
        let run = stop(tool, 11);
        let fields = ["dir", "laddr", "raddr", "flags", "state", "uid"];
        let expected = json!(["in", "192.0.2.9", "192.0.2.1", "SYN", null, null]);
        assert_eq!(alike(&run, &fields), expected, "{run}");
        let inode: u64 = netns.parse().expect("a number");
        assert!(run.events().iter().all(|event| event["netns"].as_u64() > Some(0)), "{run}");
        assert!(run.events().iter().all(|event| event["netns"] != inode), "{run}");
        stop(none, 0);
    });
}

/// A network that is down drops data and reset of a session: with headers of IPv4, and of
/// IPv6 before there are any.
#[test]
fn on_the_way_out() {
    live(|| {
        for addr in ["127.0.0.1", "::1"] {
            let (mut work, netns) = work(&["tcp-cut", "3", addr, "80", "1009", "50"]);
            let tool = tcpdrop(&["--netns", &netns, "--rport", "80", "--raddr", addr]);
            work.go();
            let run = stop(tool, 6);
            let fields = ["dir", "laddr", "rport", "uid", "proto"];
            assert_eq!(alike(&run, &fields), json!(["out", addr, 80, 0, "tcp"]), "{run}");
            for state in ["ESTABLISHED", "CLOSE"] {
                let events = run.events();
                let those = events.iter().filter(|event| event["state"] == state);
                assert_eq!(those.count(), 3, "{run}");
            }
        }
    });
}

#[test]
fn bad_input() {
    let status = if reasons().is_empty() { 69 } else { 2 };
    for reason in ["no_such_reason", "4294967295"] {
        let run = Tool::new("tcpdrop").args(["--reason", reason]).run();
        run.assert_refused(status, &["--reason", "this kernel"]);
    }
    Tool::new("tcpdrop").args(["-p", "1"]).run().assert_refused(2, &["-p"]);
}
