//! The others that do the same: libbpf-tools and bpftrace, as far as they run here.

use std::path::Path;
use std::path::PathBuf;

use super::subject::Call;
use super::subject::Side;
use super::subject::Tool;
use super::subject::filled;

/// Debian's packages; others install the same names elsewhere.
pub const INSTALLED: &str = "/usr/sbin";
pub const BPFTRACE: &str = "/usr/bin/bpftrace";

/// What bpftrace counts the same with, where it has no script or where kernels have not what
/// the script needs.
const SCRIPTS: &[(&str, &str)] = &[
    ("biolatency", include_str!("bpftrace/biolatency.bt")),
    ("biosnoop", include_str!("bpftrace/biosnoop.bt")),
    ("exitsnoop", include_str!("bpftrace/exitsnoop.bt")),
    ("offcputime", include_str!("bpftrace/offcputime.bt")),
    ("profile", include_str!("bpftrace/profile.bt")),
    ("runqlat", include_str!("bpftrace/runqlat.bt")),
    ("tcpdrop", include_str!("bpftrace/tcpdrop.bt")),
    ("tcplife", include_str!("bpftrace/tcplife.bt")),
];

/// Ways to call a peer, the usual one first, each with its name. None if it is not installed or
/// has no such tool.
pub fn calls(side: Side, tool: &Tool, target: &Path) -> Vec<(String, Call)> {
    match side {
        Side::Floor | Side::Ours => Vec::new(),
        Side::Libbpf => libbpf(tool, target).into_iter().collect(),
        Side::Bpftrace => bpftrace(tool, target),
    }
}

fn libbpf(tool: &Tool, target: &Path) -> Option<(String, Call)> {
    let program = Path::new(INSTALLED).join(tool.name);
    let arguments = tool.libbpf.iter().map(|word| filled(word, target)).collect();
    program.exists().then(|| (tool.name.to_owned(), call(program, arguments)))
}

fn bpftrace(tool: &Tool, target: &Path) -> Vec<(String, Call)> {
    if !Path::new(BPFTRACE).exists() {
        return Vec::new();
    }
    let script = script(tool.name);
    let installed = script.exists().then(|| {
        let name = format!("{}.bt", tool.name);
        (name, call(BPFTRACE.into(), vec![script.to_string_lossy().into_owned()]))
    });
    let ours = SCRIPTS.iter().filter(|(name, _)| *name == tool.name).map(|(name, text)| {
        let arguments = vec!["-e".to_owned(), filled(text, target)];
        (format!("xtask/bench/bpftrace/{name}.bt"), call(BPFTRACE.into(), arguments))
    });
    installed.into_iter().chain(ours).collect()
}

/// Where its script of this name is, if it has one.
pub fn script(name: &str) -> PathBuf {
    Path::new(INSTALLED).join(format!("{name}.bt"))
}

fn call(program: PathBuf, arguments: Vec<String>) -> Call {
    Call { program, arguments, ours: false, attached: None }
}
