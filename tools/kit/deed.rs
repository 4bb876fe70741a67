//! What the doctor does so that a tool has something to show: known numbers of harmless things,
//! in a directory of its own and on loopback only.

use std::fs::File;
use std::io;
use std::io::Read as _;
use std::io::Write as _;
use std::net::TcpListener;
use std::net::TcpStream;
use std::os::fd::AsRawFd as _;
use std::os::fd::FromRawFd as _;
use std::os::fd::OwnedFd;
use std::os::unix::fs::FileExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixDatagram;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context as _;
use anyhow::Result;
use anyhow::bail;
use anyhow::ensure;

use crate::command;
use crate::known::Deed;
use crate::known::MANY;
use crate::known::Names;

/// A deed for which all is ready.
pub struct Staged {
    /// What the names in the tool's options and records stand for.
    pub names: Names,
    /// Does it; what comes of it has to be there until the tool has ended.
    pub act: Box<dyn FnOnce() -> Result<Option<OwnedFd>>>,
}

/// Bytes that are written, read and sent at once.
const BLOCK: usize = 4096;

/// Prepares a deed in this directory, which must be empty.
///
/// # Errors
/// If this machine does not let us do it: then the tool cannot be tried.
pub fn stage(deed: Deed, dir: &Path) -> Result<Staged> {
    let file = dir.join("known");
    let mut port = 0;
    let act: Box<dyn FnOnce() -> Result<Option<OwnedFd>>> = match deed {
        Deed::Open => {
            File::create(&file)?;
            let file = file.clone();
            many(move || File::open(&file).map(drop).context("open"))
        }
        Deed::Write => {
            let mut open = File::create(&file)?;
            many(move || Ok(open.write_all(&[0; BLOCK])?))
        }
        Deed::Read => read(&file)?,
        Deed::Start => {
            symlink(std::env::current_exe().context("cannot tell where this binary is")?, &file)?;
            let file = file.clone();
            many(move || {
                let status = quiet(&file).arg("no-such-tool").status()?;
                ensure!(status.code() == Some(2), "{} ended with {status}", file.display());
                Ok(())
            })
        }
        Deed::Call => many(|| {
            // SAFETY: takes no pointers, and changes nothing.
            let _ = unsafe { libc::getpriority(libc::PRIO_PROCESS, 0) };
            Ok(())
        }),
        Deed::Connect => {
            let listener = TcpListener::bind(("127.0.0.1", 0)).context("loopback")?;
            port = listener.local_addr()?.port();
            many(move || connect(&listener, port))
        }
        Deed::Refuse => {
            // Free a moment ago: nobody gets it so soon who does not ask for it.
            port = TcpListener::bind(("127.0.0.1", 0)).context("loopback")?.local_addr()?.port();
            many(move || match TcpStream::connect(("127.0.0.1", port)) {
                Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => Ok(()),
                Err(error) => Err(error.into()),
                Ok(_) => bail!("somebody listens on port {port}"),
            })
        }
        Deed::Lookup => {
            let getent = command::find("getent".as_ref())?;
            many(move || {
                let status = quiet(&getent).args(["ahosts", "127.0.0.1"]).status()?;
                ensure!(status.success(), "getent ahosts 127.0.0.1 ended with {status}");
                Ok(())
            })
        }
        Deed::Burn => Box::new(|| {
            let end = Instant::now() + Duration::from_millis(300);
            while Instant::now() < end {
                std::hint::spin_loop();
            }
            Ok(None)
        }),
        Deed::Sleep => many(|| {
            std::thread::sleep(Duration::from_millis(5));
            Ok(())
        }),
        Deed::Filter => filter()?,
    };
    let name = |path: &Path| path.display().to_string();
    let names = vec![
        ("pid", std::process::id().to_string()),
        ("dir", name(dir)),
        ("file", name(&file)),
        ("name", "known".to_owned()),
        ("port", port.to_string()),
    ];
    Ok(Staged { names, act })
}

fn many(
    mut once: impl FnMut() -> Result<()> + 'static,
) -> Box<dyn FnOnce() -> Result<Option<OwnedFd>>> {
    Box::new(move || {
        for _ in 0..MANY {
            once()?;
        }
        Ok(None)
    })
}

fn quiet(program: &PathBuf) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Reads past the page cache, if the directory is on a disk.
fn read(file: &Path) -> Result<Box<dyn FnOnce() -> Result<Option<OwnedFd>>>> {
    std::fs::write(file, vec![b'b'; MANY as usize * BLOCK])?;
    let written = File::open(file)?;
    written.sync_all()?;
    let dev = written.metadata()?.dev();
    let disk = format!("/sys/dev/block/{}:{}", libc::major(dev), libc::minor(dev));
    // Btrfs has devices for its trees that are no disks, and reads from its disks all the same.
    let is_btrfs = nix::sys::statfs::fstatfs(&written)?.filesystem_type()
        == nix::sys::statfs::BTRFS_SUPER_MAGIC;
    ensure!(is_btrfs || Path::new(&disk).exists(), "{} is on no disk", file.display());
    let open = File::options()
        .read(true)
        .custom_flags(libc::O_DIRECT)
        .open(file)
        .context("the file system has no reads past its cache")?;
    let mut room = vec![0; 2 * BLOCK];
    let at = room.as_ptr().align_offset(BLOCK);
    let mut offset = 0;
    Ok(many(move || {
        let block = room.get_mut(at..at + BLOCK).context("a block")?;
        open.read_exact_at(block, offset)?;
        offset += BLOCK as u64;
        Ok(())
    }))
}

fn connect(listener: &TcpListener, port: u16) -> Result<()> {
    let mut client = TcpStream::connect(("127.0.0.1", port))?;
    let (mut server, _) = listener.accept()?;
    client.write_all(&[0; BLOCK])?;
    server.read_exact(&mut [0; BLOCK])?;
    drop(client);
    server.read_to_end(&mut Vec::new())?;
    Ok(())
}

/// A program that lets everything through, on a socket of ours.
fn filter() -> Result<Box<dyn FnOnce() -> Result<Option<OwnedFd>>>> {
    const KEEP_ALL: [u64; 2] = [0xffff_ffff_0000_00b4, 0x95]; // w0 = -1; exit
    let instructions = KEEP_ALL.as_ptr().cast();
    let (kind, count) = (libbpf_sys::BPF_PROG_TYPE_SOCKET_FILTER, KEEP_ALL.len() as u64);
    let (name, licence) = (c"beebox_known".as_ptr(), c"Dual MIT/GPL".as_ptr());
    let options = std::ptr::null_mut();
    // SAFETY: the instructions are two, each of 8 bytes; the names end with NUL.
    let fd =
        unsafe { libbpf_sys::bpf_prog_load(kind, name, licence, instructions, count, options) };
    if fd < 0 {
        return Err(io::Error::from_raw_os_error(-fd)).context("cannot load a BPF program");
    }
    // SAFETY: the kernel has just given us this descriptor.
    let program = unsafe { OwnedFd::from_raw_fd(fd) };
    let (one, other) = UnixDatagram::pair()?;
    let value = program.as_raw_fd();
    let size = size_of_val(&value) as u32;
    let place = std::ptr::from_ref(&value).cast();
    let (level, what) = (libc::SOL_SOCKET, libc::SO_ATTACH_BPF);
    // SAFETY: the value is as large as said.
    let done = unsafe { libc::setsockopt(other.as_raw_fd(), level, what, place, size) };
    if done != 0 {
        return Err(io::Error::last_os_error()).context("cannot put a BPF program on a socket");
    }
    Ok(Box::new(move || {
        for _ in 0..MANY {
            one.send(&[0])?;
            other.recv(&mut [0])?;
        }
        Ok(Some(program))
    }))
}
