//! Why figures are not reached, as far as that is known.

/// A tool (or what else it is of; "" is any), a figure of it, and the reason.
type Reason = (&'static str, &'static str, &'static str);

const CLASSIC: &str = "the kernel takes 25-75 ms to detach a classic tracepoint, \
                       one after another, whoever holds it";
const THIRD: &str = "0.2-0.4 ms: to be woken, a grace period, so that all is counted that was under \
                     way, and four system calls; this peer waits for nothing";
const PROGRAMS: &str = "about a millisecond: the kernel detaches each program in 0.1-0.2 ms, \
                        and takes as long to free the rest";
const BUFFER: &str = "1 MiB of it is the buffer, for when the output's reader pauses; the peers' are \
                      half as large on two processors (--buffer)";
const ROOM: &str = "beside the buffer it has room for more than the peer, which says nothing of what \
                    it leaves out: 16,384 sessions, stacks or requests, 4,096 lookups (--keys)";
const SHARED: &str = "what is in the box once (C library, libbpf, command line, kit) is shared by 15 \
                      tools so far";
const NOISE: &str = "where the tool costs less than the workload varies by, the ratio is of noise: see \
                     the kernel's time above empty programs and the CPU per event";
const UNSHOWN: &str = "on top of certain processes this kernel runs no program and counts none (an \
                       empty program misses as many ends of requests); told as unseen.no_end";
const HASHED: &str = "0.04% of a processor beside 0.06%: of each sample the whole stack is hashed, so \
                      that none displaces another; the peer's table of stacks takes 131 MiB";

const REASONS: &[Reason] = &[
    ("the box", "size of the binary", SHARED),
    ("the box", "installed size per tool", SHARED),
    ("opensnoop", "SIGINT to gone", CLASSIC),
    ("execsnoop", "SIGINT to gone", CLASSIC),
    ("tcplife", "SIGINT to gone", CLASSIC),
    ("fsslower", "SIGINT to gone", CLASSIC),
    ("biolatency", "SIGINT to output complete", THIRD),
    ("runqlat", "SIGINT to output complete", THIRD),
    ("biolatency", "SIGINT to gone", PROGRAMS),
    ("runqlat", "SIGINT to gone", PROGRAMS),
    ("opensnoop", super::memory::MAPS, BUFFER),
    ("exitsnoop", super::memory::MAPS, BUFFER),
    ("", super::memory::MAPS, ROOM),
    ("", "slowdown (pipe)", NOISE),
    ("biosnoop", "events lost (pipe)", UNSHOWN),
    ("profile", super::counted::ABOVE_EMPTY, HASHED),
];

/// The reason why this tool does not reach that figure.
pub fn why(of: &str, figure: &str) -> Option<&'static str> {
    let is = |(tool, name, _): &&Reason| (tool.is_empty() || *tool == of) && *name == figure;
    REASONS.iter().find(is).map(|(_, _, reason)| *reason)
}
