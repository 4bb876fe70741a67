//! What an installed tool takes on disk.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Context as _;
use anyhow::Result;
use serde_json::Value;
use serde_json::json;

use super::peers;
use crate::repo;
use crate::shell;
use crate::tidy;

/// Bytes of each side.
pub struct Installed {
    /// The one binary, and for how many tools.
    pub beebox: u64,
    tools: usize,
    /// The binaries of libbpf-tools, and how many these are.
    libbpf: Option<(u64, usize)>,
    /// bpftrace itself, without the libraries that only it needs, and one script.
    bpftrace: Option<u64>,
}

impl Installed {
    /// With this beebox.
    ///
    /// # Errors
    /// If it, or the list of its tools, cannot be read.
    pub fn with(binary: &Path) -> Result<Self> {
        let list = repo::root().join("tools/lib.rs");
        let list = fs::read_to_string(&list).with_context(|| list.display().to_string())?;
        Ok(Self {
            beebox: fs::metadata(binary)?.len(),
            tools: tidy::listed(&list).len(),
            libbpf: libbpf(),
            bpftrace: bpftrace(),
        })
    }

    /// Of beebox, by tool.
    pub fn each(&self) -> f64 {
        self.beebox as f64 / self.tools as f64
    }

    /// Of libbpf-tools, by tool.
    pub fn libbpf_each(&self) -> Option<f64> {
        self.libbpf.map(|(bytes, count)| bytes as f64 / count as f64)
    }

    pub fn json(&self) -> Value {
        json!({
            "beebox_bytes": self.beebox,
            "beebox_tools": self.tools,
            "libbpf_tools_bytes": self.libbpf.map(|(bytes, _)| bytes),
            "libbpf_tools": self.libbpf.map(|(_, count)| count),
            "bpftrace_and_script_bytes": self.bpftrace,
        })
    }

    /// In one sentence.
    pub fn told(&self) -> String {
        let kib = |bytes: f64| format!("{:.0} KiB", bytes / 1024.0);
        let libbpf = self.libbpf_each().map(|each| format!("; one of libbpf-tools {}", kib(each)));
        let bpftrace = self.bpftrace.map(|bytes| {
            format!("; bpftrace and a script {}, without its libraries", kib(bytes as f64))
        });
        let (all, each) = (kib(self.beebox as f64), kib(self.each()));
        let peers = libbpf.into_iter().chain(bpftrace).collect::<String>();
        format!("On disk: beebox {all} for {} tools, {each} each{peers}.", self.tools)
    }
}

/// What its package has put where tools are; other names of the same file do not count.
fn libbpf() -> Option<(u64, usize)> {
    shell::on_path("dpkg-query")?;
    let output = Command::new("dpkg-query").args(["--listfiles", "libbpf-tools"]).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let tools = text.lines().filter(|path| path.starts_with(peers::INSTALLED));
    let files = tools.filter_map(|path| fs::symlink_metadata(path).ok());
    let sizes: Vec<u64> = files.filter(|file| file.is_file()).map(|file| file.len()).collect();
    (!sizes.is_empty()).then(|| (sizes.iter().sum(), sizes.len()))
}

fn bpftrace() -> Option<u64> {
    let script = peers::script("opensnoop");
    Some(fs::metadata(peers::BPFTRACE).ok()?.len() + fs::metadata(script).ok()?.len())
}
