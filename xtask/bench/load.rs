//! The workloads: a tight loop on one CPU, in a process of its own, that counts what it does.

use std::fs::File;
use std::fs::OpenOptions;
use std::os::unix::fs::FileExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use nix::sched::CpuSet;
use nix::sched::sched_setaffinity;
use nix::unistd::Pid;

/// What the loop does.
#[derive(Clone, Copy, Debug, Eq, PartialEq, clap::ValueEnum)]
pub enum Kind {
    /// Opens and closes a file
    Open,
    /// Executes a program of three instructions
    Exec,
    /// Reads 4 KiB past the page cache
    Read,
}

const O_DIRECT: i32 = nix::fcntl::OFlag::O_DIRECT.bits();
const BLOCK: usize = 4096;
/// As many blocks as are read, one after another, over and over.
pub const BLOCKS: u64 = 4096;

/// Does it for that long and prints how often and in how many ns.
pub fn run(kind: Kind, target: &Path, seconds: f64) -> Result<()> {
    let mut cpu = CpuSet::new();
    cpu.set(0)?;
    sched_setaffinity(Pid::from_raw(0), &cpu).context("cannot stay on CPU 0")?;
    let mut step: Box<dyn FnMut(u64) -> Result<()>> = match kind {
        Kind::Open => Box::new(|_| {
            // Of a file, dropping it is more calls than one in a debug build.
            Ok(nix::unistd::close(File::open(target)?)?)
        }),
        Kind::Exec => Box::new(|_| {
            ensure!(Command::new(target).status()?.success(), "the child failed");
            Ok(())
        }),
        Kind::Read => {
            let disk = OpenOptions::new().read(true).custom_flags(O_DIRECT).open(target)?;
            let mut memory = vec![0; 2 * BLOCK];
            let from = memory.as_ptr().align_offset(BLOCK);
            Box::new(move |i| {
                let place = &mut memory[from..from + BLOCK];
                Ok(disk.read_exact_at(place, (i % BLOCKS) * BLOCK as u64)?)
            })
        }
    };
    let (mut done, length) = (0, Duration::from_secs_f64(seconds));
    let started = Instant::now();
    while started.elapsed() < length {
        for _ in 0..8 {
            step(done)?;
            done += 1;
        }
    }
    println!("{done} {}", started.elapsed().as_nanos());
    Ok(())
}

/// A workload that is running; ended when dropped.
pub struct Load(Child);

/// What a workload has done.
#[derive(Clone, Copy, Debug)]
pub struct Done {
    pub operations: u64,
    pub ns_each: f64,
}

impl Load {
    /// Starts this program as the workload.
    pub fn start(kind: Kind, target: &Path, seconds: f64) -> Result<Self> {
        let kind = match kind {
            Kind::Open => "open",
            Kind::Exec => "exec",
            Kind::Read => "read",
        };
        let child = Command::new(std::env::current_exe()?)
            .args(["bench", "--workload", kind, "--seconds"])
            .arg(seconds.to_string())
            .arg("--target")
            .arg(target)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start the workload")?;
        Ok(Self(child))
    }

    /// Waits for its end.
    pub fn finish(mut self) -> Result<Done> {
        let mut text = String::new();
        if let Some(mut stdout) = self.0.stdout.take() {
            std::io::Read::read_to_string(&mut stdout, &mut text)?;
        }
        let mut words = text.split_whitespace().map(str::parse::<u64>);
        let (Some(Ok(operations)), Some(Ok(ns))) = (words.next(), words.next()) else {
            anyhow::bail!("the workload failed ({})", self.0.wait()?);
        };
        Ok(Done { operations, ns_each: ns as f64 / operations as f64 })
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        // Both fail only if it is gone already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A whole program: an ELF header, one segment, `exit(0)`. Small, so that what is measured is
/// the call and not the loader of libraries.
pub fn tiny_program() -> Vec<u8> {
    const BASE: u64 = 0x40_0000;
    const HEADERS: u64 = 64 + 56;
    #[cfg(target_arch = "x86_64")]
    // xor edi, edi; mov eax, 60 (exit); syscall
    let (machine, code): (u16, &[u8]) = (62, &[0x31, 0xff, 0xb8, 60, 0, 0, 0, 0x0f, 0x05]);
    #[cfg(target_arch = "aarch64")]
    // mov x0, 0; mov x8, 93 (exit); svc 0
    let (machine, code): (u16, &[u8]) = (183, &[0, 0, 128, 210, 168, 11, 128, 210, 1, 0, 0, 212]);
    let size = HEADERS + code.len() as u64;
    let mut elf = vec![0x7f, b'E', b'L', b'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let halves = |elf: &mut Vec<u8>, values: &[u16]| {
        elf.extend(values.iter().flat_map(|value| value.to_le_bytes()));
    };
    let words = |elf: &mut Vec<u8>, values: &[u32]| {
        elf.extend(values.iter().flat_map(|value| value.to_le_bytes()));
    };
    let longs = |elf: &mut Vec<u8>, values: &[u64]| {
        elf.extend(values.iter().flat_map(|value| value.to_le_bytes()));
    };
    halves(&mut elf, &[2, machine]);
    words(&mut elf, &[1]);
    longs(&mut elf, &[BASE + HEADERS, 64, 0]);
    words(&mut elf, &[0]);
    halves(&mut elf, &[64, 56, 1, 0, 0, 0]);
    // PT_LOAD, readable and executable.
    words(&mut elf, &[1, 5]);
    longs(&mut elf, &[0, BASE, BASE, size, size, 4096]);
    elf.extend_from_slice(code);
    elf
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn the_tiny_program_runs() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("tiny");
        std::fs::write(&program, tiny_program()).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        assert!(Command::new(&program).status().unwrap().success());
    }
}
