//! From what people complain of to a command line: `beebox help SYMPTOM`. A test takes each
//! through its tool's own command line.

use kit::symptom::Symptom;

/// In the order in which the help names them.
pub const SYMPTOMS: &[Symptom] = &[
    Symptom {
        complaint: "disk slow",
        also: &["io", "iowait", "storage", "latency", "nvme", "ssd", "fsync", "database"],
        steps: &[
            (
                "biolatency -D 5 3",
                "each disk's answers: two humps are a cache and a disk, the tail is what users notice",
            ),
            ("fsslower 10ms", "what programs really wait for, disk or not: file, size, who"),
            (
                "biosnoop -Q --min 10ms",
                "the slow requests one by one: whose, and whether they waited in the queue",
            ),
            (
                "offcputime --state uninterruptible -d 10",
                "where in the kernel threads are stuck meanwhile",
            ),
        ],
    },
    Symptom {
        complaint: "disk busy",
        also: &["io", "full", "fills", "writes", "reads", "growing", "log", "traffic"],
        steps: &[
            ("filetop -C -r 10 5 3", "the files that most is moved to and from, and by whom"),
            ("biosnoop -d 10", "each request: read or write, how large, who made it"),
            ("opensnoop -e -d 10", "which files are opened for writing, and by whom"),
        ],
    },
    Symptom {
        complaint: "high load",
        also: &["load", "average", "overloaded", "machine", "server", "slow", "uptime"],
        steps: &[
            ("runqlat 5 3", "do tasks wait for a processor? if not, it is no lack of processors"),
            ("profile -d 10", "what runs: the stacks with most samples stand last"),
            (
                "offcputime --state uninterruptible -d 10",
                "the load that needs no processor: who waits for disks and locks",
            ),
            ("execsnoop -d 10", "short-lived programs that top never shows"),
        ],
    },
    Symptom {
        complaint: "cpu busy",
        also: &["processor", "cores", "hot", "burning", "percent", "usage", "spinning", "top"],
        steps: &[
            ("profile -d 10", "where the time goes, in programs and in the kernel"),
            ("syscount -P -d 10", "who makes most system calls"),
            ("execsnoop -d 10", "short-lived programs that top never shows"),
            ("bpftop -C 5 1", "what BPF programs take of it"),
        ],
    },
    Symptom {
        complaint: "program slow",
        also: &[
            "process",
            "application",
            "service",
            "hangs",
            "hung",
            "stuck",
            "waits",
            "latency",
            "freezes",
            "request",
        ],
        steps: &[
            (
                "offcputime -p 4711 -d 10",
                "where it waits, and for how long (its own number for 4711)",
            ),
            ("profile -p 4711 -d 10", "where it computes"),
            ("syscount -L -p 4711 -d 10", "which system calls take its time"),
            ("fsslower 1ms -p 4711", "which files it waits for"),
            ("gethostlatency -p 4711", "whether it waits for names"),
        ],
    },
    Symptom {
        complaint: "jitter",
        also: &[
            "scheduling",
            "latency",
            "stutter",
            "throttled",
            "throttling",
            "cgroup",
            "container",
            "neighbour",
            "preempted",
        ],
        steps: &[
            ("runqlat -P -m 5 3", "how long each process waits for a processor"),
            ("runqlat --cgroups -d 10", "which cgroups are crowded out or throttled"),
            ("offcputime --state runnable -d 10", "what runs when the processor is taken away"),
        ],
    },
    Symptom {
        complaint: "connection refused",
        also: &[
            "connect",
            "refuse",
            "refuses",
            "econnrefused",
            "reset",
            "port",
            "rst",
            "network",
            "tcp",
        ],
        steps: &[
            (
                "tcpdrop",
                "packets that this machine throws away; NO_SOCKET is a port that nobody listens on",
            ),
            ("tcplife --attempts", "who tries in vain, and where to"),
            (
                "syscount -SP -e ECONNREFUSED,ECONNRESET -d 10",
                "which processes are refused, and how often",
            ),
        ],
    },
    Symptom {
        complaint: "connection slow",
        also: &[
            "connect",
            "network",
            "timeout",
            "times",
            "packet",
            "packets",
            "loss",
            "lost",
            "drop",
            "dropped",
            "retransmit",
            "tcp",
            "hangs",
        ],
        steps: &[
            ("tcpdrop -K", "is it this machine that drops, why, and on which way?"),
            ("gethostlatency --min 100ms", "is it the name that takes so long?"),
            (
                "tcplife --fields comm,raddr,rport,tx,rx,duration,retrans",
                "sessions with their retransmissions",
            ),
        ],
    },
    Symptom {
        complaint: "network busy",
        also: &["bandwidth", "traffic", "who", "connections", "sessions", "tcp", "connects"],
        steps: &[
            ("tcplife -d 60", "each session that ends: who, where to, how many bytes"),
            ("tcplife -j -d 60", "the same for a program that adds it up"),
        ],
    },
    Symptom {
        complaint: "names slow",
        also: &[
            "dns",
            "name",
            "lookup",
            "resolve",
            "resolver",
            "resolving",
            "host",
            "hostname",
            "unknown",
            "login",
            "ssh",
        ],
        steps: &[
            ("gethostlatency --min 100ms", "who waits for which name, and how long"),
            ("gethostlatency -x -T", "which lookups fail, and when"),
        ],
    },
    Symptom {
        complaint: "file not found",
        also: &[
            "enoent",
            "missing",
            "config",
            "configuration",
            "library",
            "start",
            "starts",
            "such",
        ],
        steps: &[
            ("opensnoop -x -n nginx", "what it looks for in vain (its own name for nginx)"),
            (
                "opensnoop -- ls /etc",
                "every file of a command from its first instruction (your command for ls)",
            ),
            ("execsnoop -x", "programs that could not be started"),
        ],
    },
    Symptom {
        complaint: "permission denied",
        also: &[
            "eacces",
            "eperm",
            "denied",
            "refused",
            "forbidden",
            "selinux",
            "apparmor",
            "seccomp",
            "rights",
        ],
        steps: &[
            ("syscount -SPE -e EPERM,EACCES -d 10", "who is refused what"),
            ("opensnoop -x -e", "which files, and how they were to be opened"),
        ],
    },
    Symptom {
        complaint: "process dies",
        also: &[
            "killed",
            "kill",
            "crash",
            "crashes",
            "dying",
            "oom",
            "memory",
            "segfault",
            "restarts",
            "restarting",
            "exits",
            "signal",
            "program",
            "service",
        ],
        steps: &[
            (
                "exitsnoop -x -T",
                "what ends badly: status or signal, how old, whose child (SIGKILL may be the OOM killer)",
            ),
            ("execsnoop -T", "what starts it again, and how"),
            ("opensnoop -x -n nginx", "what it missed just before (its own name for nginx)"),
        ],
    },
    Symptom {
        complaint: "many processes",
        also: &[
            "fork",
            "forks",
            "short-lived",
            "spawn",
            "spawns",
            "start",
            "cron",
            "loop",
            "pids",
            "process",
        ],
        steps: &[
            ("execsnoop -T", "each program that starts, with its arguments and whose child it is"),
            ("exitsnoop", "each that ends, and how old it was"),
        ],
    },
    Symptom {
        complaint: "bpf cost",
        also: &["ebpf", "overhead", "cilium", "falco", "agent", "monitoring", "security", "probes"],
        steps: &[
            ("bpftop", "what each BPF program takes, and whose it is"),
            ("bpftop --maps", "what the maps hold in memory"),
            ("bpflist", "everything once"),
        ],
    },
];

#[cfg(test)]
mod tests {
    use clap::Command;

    use super::*;
    use crate::TOOLS;

    #[test]
    fn each_command_line_is_understood() {
        for (line, tells) in SYMPTOMS.iter().flat_map(|symptom| symptom.steps) {
            let mut words = line.split(' ');
            let name = words.next().unwrap_or_default();
            let tool = TOOLS.iter().find(|tool| tool.names().any(|(known, _)| known == name));
            let tool = tool.unwrap_or_else(|| panic!("{line}: there is no tool {name}"));
            let command = (tool.command)(Command::new(tool.name)).no_binary_name(true);
            let parsed = command.try_get_matches_from(words);
            assert!(parsed.is_ok(), "{line}: {}", parsed.unwrap_err());
            assert!(!tells.is_empty(), "{line}");
        }
    }

    #[test]
    fn a_complaint_in_its_own_words_finds_itself_first() {
        for symptom in SYMPTOMS {
            let words: Vec<&str> = symptom.complaint.split(' ').collect();
            let text = kit::symptom::help(SYMPTOMS, &words).unwrap_or_default();
            assert_eq!(text.lines().next(), Some(symptom.complaint));
        }
    }

    #[test]
    fn each_tool_is_good_for_something() {
        let lines: Vec<_> = SYMPTOMS.iter().flat_map(|symptom| symptom.steps).collect();
        for tool in TOOLS {
            let is_named = |(line, _): &&(&str, &str)| line.split(' ').next() == Some(tool.name);
            assert!(lines.iter().copied().any(|step| is_named(&step)), "{}", tool.name);
        }
    }
}
