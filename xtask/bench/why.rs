//! Why figures are not reached, as far as that is known.

/// A tool, a figure of it, and the reason.
type Reason = (&'static str, &'static str, &'static str);

const CLASSIC: &str = "the kernel takes 25-75 ms to detach a classic tracepoint, \
                       one after another, whoever holds it";

const REASONS: &[Reason] = &[
    ("opensnoop", "SIGINT to gone", CLASSIC),
    ("execsnoop", "SIGINT to gone", CLASSIC),
    ("tcplife", "SIGINT to gone", CLASSIC),
    ("fsslower", "SIGINT to gone", CLASSIC),
];

/// The reason why this tool does not reach that figure.
pub fn why(tool: &str, figure: &str) -> Option<&'static str> {
    let reason = REASONS.iter().find(|(of, name, _)| *of == tool && *name == figure);
    reason.map(|(_, _, reason)| *reason)
}
