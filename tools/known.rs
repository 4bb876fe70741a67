//! What each tool is tried with by `beebox doctor --self-test`: something that the doctor does a
//! known number of times, and how the tool has to show it.

use kit::known::Deed;
use kit::known::Known;

/// One for each tool. `{pid}`, `{dir}`, `{file}`, `{name}` and `{port}` are the doctor's.
pub const KNOWN: &[Known] = &[
    Known::new("opensnoop", Deed::Open, &["-p", "{pid}", "--path", "{dir}"])
        .shows(&[("path", "{file}"), ("err", "null")]),
    Known::new("filetop", Deed::Write, &["-p", "{pid}"])
        .shows(&[("file", "{name}"), ("written_bytes", "28672")])
        .adds_up("writes"),
    // Where one file system lies on another, as overlay does, each of the two shows it.
    Known::new("fsslower", Deed::Write, &["0", "-p", "{pid}"])
        .shows(&[("op", "write"), ("file", "{name}"), ("bytes", "4096")])
        .or_more(),
    Known::new("execsnoop", Deed::Start, &["-p", "{pid}", "-f"]).shows(&[
        ("ppid", "{pid}"),
        ("file", "{file}"),
        ("err", "null"),
    ]),
    Known::new("exitsnoop", Deed::Start, &["-p", "{pid}", "-f"])
        .shows(&[("ppid", "{pid}"), ("status", "2")]),
    Known::new("syscount", Deed::Call, &["-p", "{pid}", "--syscall", "getpriority"])
        .shows(&[("syscall", "getpriority")])
        .adds_up("count"),
    Known::new("biolatency", Deed::Read, &["--operations"])
        .shows(&[("key.operation", "read")])
        .adds_up("count")
        .or_more(),
    Known::new("biosnoop", Deed::Read, &["-p", "{pid}"])
        .shows(&[("op", "read"), ("size_bytes", "4096")]),
    Known::new("tcplife", Deed::Connect, &["-p", "{pid}", "--rport", "{port}"])
        .shows(&[("rport", "{port}"), ("tx_bytes", "4096")]),
    Known::new("tcpdrop", Deed::Refuse, &["--lport", "{port}"])
        .shows(&[("lport", "{port}"), ("flags", "SYN")]),
    Known::new("gethostlatency", Deed::Lookup, &["-p", "{pid}", "-f"])
        .shows(&[("host", "127.0.0.1"), ("err", "null")])
        .or_more(),
    Known::new("profile", Deed::Burn, &["-p", "{pid}", "-F", "997"])
        .shows(&[("key.pid", "{pid}")])
        .adds_up("value")
        .or_more(),
    Known::new("offcputime", Deed::Sleep, &["-p", "{pid}"])
        .shows(&[("key.pid", "{pid}")])
        .adds_up("count")
        .or_more(),
    Known::new("runqlat", Deed::Sleep, &["-p", "{pid}"]).adds_up("count").or_more(),
    Known::new("bpftop", Deed::Filter, &["-p", "{pid}"])
        .shows(&[("name", "beebox_known"), ("pid", "{pid}")])
        .adds_up("runs"),
];

#[cfg(test)]
mod tests {
    use clap::Command;

    use super::*;
    use crate::TOOLS;

    #[test]
    fn one_for_each_tool() {
        let sorted = |mut names: Vec<&'static str>| {
            names.sort_unstable();
            names
        };
        let tried = sorted(KNOWN.iter().map(|known| known.tool).collect());
        assert_eq!(tried, sorted(TOOLS.iter().map(|tool| tool.name).collect()));
    }

    #[test]
    fn their_options_are_understood() {
        let names =
            vec![("pid", "1".to_owned()), ("dir", "/tmp".to_owned()), ("port", "9".to_owned())];
        for known in KNOWN {
            let tool = TOOLS.iter().find(|tool| tool.name == known.tool);
            let tool = tool.unwrap_or_else(|| panic!("there is no tool {}", known.tool));
            let words = known.args.iter().map(|word| kit::known::filled(word, &names));
            let command = (tool.command)(Command::new(tool.name)).no_binary_name(true);
            let parsed = command.try_get_matches_from(words);
            assert!(parsed.is_ok(), "{}: {}", known.tool, parsed.unwrap_err());
        }
    }
}
