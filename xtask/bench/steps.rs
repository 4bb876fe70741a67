//! One step of each workload, the same for both sides.

use std::fs::File;
use std::fs::OpenOptions;
use std::io::Read;
use std::io::Write;
use std::net::Ipv4Addr;
use std::net::TcpListener;
use std::net::TcpStream;
use std::net::ToSocketAddrs;
use std::os::unix::fs::FileExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::process::Command;
use std::thread;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;
use anyhow::ensure;
use clap::ValueEnum as _;
use nix::sys::socket::setsockopt;
use nix::sys::socket::sockopt;

/// What the loop does.
#[derive(Clone, Copy, Debug, Eq, PartialEq, clap::ValueEnum)]
pub enum Kind {
    /// Opens and closes a file
    Open,
    /// Executes a program of three instructions
    Exec,
    /// Reads 4 KiB past the page cache
    Read,
    /// Asks for its parent's number: the cheapest of all system calls
    Call,
    /// Wakes a thread on the same CPU and is woken by it: two waits, two switches
    Switch,
    /// Writes and reads 8 bytes of a file in memory
    Files,
    /// Connects to itself, says a byte and resets the connection
    Session,
    /// Asks and is answered with 64 bytes each over one connection to itself
    Respond,
    /// Allocates 64 bytes and gives them back
    Allocate,
    /// Connects to a port where nobody listens
    Refused,
    /// Looks up localhost
    Resolve,
    /// Computes
    Burn,
}

const O_DIRECT: i32 = nix::fcntl::OFlag::O_DIRECT.bits();
const BLOCK: usize = 4096;
/// As many blocks as are read, one after another, over and over.
pub const BLOCKS: u64 = 4096;

impl Kind {
    /// As on the command line.
    pub fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// The paces at which it is measured besides the largest, operations a second: once and ten
    /// times. Ten thousand executions a second are more than a processor can do, and what is
    /// computed makes no events.
    pub fn rates(self) -> &'static [u64] {
        match self {
            Self::Burn => &[],
            Self::Exec => &[1000],
            _ => &[1000, 10_000],
        }
    }
}

type Step = Box<dyn FnMut(u64) -> Result<()>>;

/// The step of this workload on that target.
pub fn of(kind: Kind, target: &Path) -> Result<Step> {
    let target = target.to_owned();
    Ok(match kind {
        Kind::Open => Box::new(move |_| {
            // Of a file, dropping it is more calls than one in a debug build.
            Ok(nix::unistd::close(File::open(&target)?)?)
        }),
        Kind::Exec => Box::new(move |_| {
            ensure!(Command::new(&target).status()?.success(), "the child failed");
            Ok(())
        }),
        Kind::Read => read(&target)?,
        Kind::Call => Box::new(|_| {
            std::hint::black_box(nix::unistd::getppid());
            Ok(())
        }),
        Kind::Switch => switch()?,
        Kind::Files => files(&target)?,
        Kind::Session => session(port(&target)?)?,
        Kind::Respond => respond()?,
        Kind::Allocate => Box::new(|_| {
            // Not `vec!`, which would be calloc.
            drop(std::hint::black_box(Vec::<u8>::with_capacity(std::hint::black_box(64))));
            Ok(())
        }),
        Kind::Refused => {
            let port = port(&target)?;
            Box::new(move |_| match TcpStream::connect((Ipv4Addr::LOCALHOST, port)) {
                Ok(_) => bail!("somebody listens on port {port}"),
                Err(_) => Ok(()),
            })
        }
        Kind::Resolve => Box::new(|_| {
            ensure!("localhost:0".to_socket_addrs()?.next().is_some(), "localhost is unknown");
            Ok(())
        }),
        Kind::Burn => Box::new(|start| {
            let end = start.wrapping_add(10_000);
            std::hint::black_box((start..end).fold(0, |sum, i| sum ^ std::hint::black_box(i)));
            Ok(())
        }),
    })
}

fn read(target: &Path) -> Result<Step> {
    let disk = OpenOptions::new().read(true).custom_flags(O_DIRECT).open(target)?;
    let mut memory = vec![0; 2 * BLOCK];
    let from = memory.as_ptr().align_offset(BLOCK);
    Ok(Box::new(move |i| {
        let place = &mut memory[from..from + BLOCK];
        Ok(disk.read_exact_at(place, (i % BLOCKS) * BLOCK as u64)?)
    }))
}

/// The partner inherits the CPU, so each byte is a switch.
fn switch() -> Result<Step> {
    let (mut heard, mut say) = std::io::pipe()?;
    let (mut hear, mut answer) = std::io::pipe()?;
    thread::spawn(move || {
        let mut byte = [0];
        while heard.read_exact(&mut byte).is_ok() && answer.write_all(&byte).is_ok() {}
    });
    Ok(Box::new(move |_| {
        say.write_all(&[1])?;
        Ok(hear.read_exact(&mut [0])?)
    }))
}

fn files(target: &Path) -> Result<Step> {
    let file = OpenOptions::new().read(true).write(true).open(target)?;
    Ok(Box::new(move |_| {
        file.write_all_at(&[1; 8], 0)?;
        Ok(file.read_exact_at(&mut [0; 8], 0)?)
    }))
}

/// A reset leaves no socket behind that would wait for a minute and hold its port.
fn session(port: u16) -> Result<Step> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let linger = nix::libc::linger { l_onoff: 1, l_linger: 0 };
    Ok(Box::new(move |_| {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        let (mut other, _) = listener.accept()?;
        stream.write_all(&[1])?;
        other.read_exact(&mut [0])?;
        setsockopt(&stream, sockopt::Linger, &linger)?;
        Ok(())
    }))
}

/// The partner inherits the CPU here, too.
fn respond() -> Result<Step> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let mut asks = TcpStream::connect(listener.local_addr()?)?;
    let (mut answers, _) = listener.accept()?;
    asks.set_nodelay(true)?;
    answers.set_nodelay(true)?;
    let mut message = [0; 64];
    thread::spawn(move || {
        let mut message = [0; 64];
        while answers.read_exact(&mut message).is_ok() && answers.write_all(&message).is_ok() {}
    });
    Ok(Box::new(move |_| {
        asks.write_all(&message)?;
        Ok(asks.read_exact(&mut message)?)
    }))
}

/// The target of the workloads on the network is a number.
fn port(target: &Path) -> Result<u16> {
    target.to_str().and_then(|port| port.parse().ok()).context("the target is no port")
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
