//! Classic tracepoints: their numbers, also where tracefs is not mounted, and
//! the perf events that carry a BPF program.

use std::fs::File;
use std::io;
use std::io::Read as _;
use std::os::fd::AsRawFd as _;
use std::os::fd::FromRawFd as _;
use std::os::fd::IntoRawFd as _;
use std::os::fd::OwnedFd;
use std::os::fd::RawFd;
use std::sync::OnceLock;

use anyhow::Context as _;
use anyhow::Result;
use libbpf_rs::Link;
use libbpf_rs::ProgramMut;

use crate::capability;

/// Where tracefs is mounted, if it is.
const FOLDER: &str = "/sys/kernel/tracing/events";

/// Whether it is mounted there. That of root's folder nobody else may know more says so, too.
pub fn is_mounted() -> bool {
    match std::fs::metadata(FOLDER) {
        Ok(_) => true,
        Err(error) => error.kind() == io::ErrorKind::PermissionDenied,
    }
}

/// The `events` folder, wherever it is; opened once.
fn events() -> Result<&'static File> {
    static EVENTS: OnceLock<io::Result<File>> = OnceLock::new();
    let found = EVENTS.get_or_init(|| {
        for path in [FOLDER, "/sys/kernel/debug/tracing/events"] {
            match File::open(path) {
                Ok(folder) => return Ok(folder),
                // One that is mounted elsewhere has the same owner.
                Err(error) if error.raw_os_error() == Some(libc::EACCES) && path == FOLDER => {
                    return Err(error);
                }
                Err(_) => {}
            }
        }
        detached()
    });
    found.as_ref().map_err(|error| {
        let why = format!("tracefs cannot be opened, nor mounted: {error}");
        match error.raw_os_error() {
            Some(libc::EPERM) => capability::without_sys_admin(why),
            Some(libc::EACCES) => capability::without_dac_read_search(why),
            _ => anyhow::Error::msg(why),
        }
    })
}

/// A tracefs that is mounted nowhere: nobody else sees it, and it goes with its
/// descriptor. (fsopen(2), commit 24dcb3d90a1f "vfs: syscall: Add fsopen() to
/// prepare for superblock creation", 5.2; needs CAP_SYS_ADMIN.)
fn detached() -> io::Result<File> {
    const FSCONFIG_CMD_CREATE: libc::c_long = 6;
    const CLOEXEC: libc::c_long = 1;
    // SAFETY: a constant string with its NUL.
    let context = unsafe { libc::syscall(libc::SYS_fsopen, c"tracefs".as_ptr(), CLOEXEC) };
    let context = owned(context)?;
    // SAFETY: the command takes no key and no value.
    let made = unsafe {
        libc::syscall(
            libc::SYS_fsconfig,
            context.as_raw_fd(),
            FSCONFIG_CMD_CREATE,
            0usize,
            0usize,
            0,
        )
    };
    if made != 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: takes no pointers.
    let mount = unsafe { libc::syscall(libc::SYS_fsmount, context.as_raw_fd(), CLOEXEC, 0) };
    below(&File::from(owned(mount)?), "events", libc::O_DIRECTORY)
}

/// The descriptor that a system call returned.
///
/// # Errors
/// What it returned instead.
pub fn owned(fd: libc::c_long) -> io::Result<OwnedFd> {
    if fd < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the kernel has just given us this descriptor and nobody else has it.
    Ok(unsafe { OwnedFd::from_raw_fd(fd as RawFd) })
}

fn below(folder: &File, path: &str, flags: i32) -> io::Result<File> {
    let path = std::ffi::CString::new(path)?;
    // SAFETY: the path ends with a NUL and the descriptor is open.
    let fd = unsafe {
        libc::openat(folder.as_raw_fd(), path.as_ptr(), libc::O_RDONLY | libc::O_CLOEXEC | flags)
    };
    owned(fd.into()).map(File::from)
}

/// The number of the tracepoint `category/name`.
///
/// # Errors
/// If the kernel has no such tracepoint, or none can be read at all.
pub fn id(event: &str) -> Result<u64> {
    let mut text = String::new();
    below(events()?, &format!("{event}/id"), 0)
        .and_then(|mut file| file.read_to_string(&mut text))
        .map_err(|error| {
            let why = format!("cannot read the number of tracepoint {event}: {error}");
            match error.kind() {
                io::ErrorKind::NotFound => anyhow::anyhow!("this kernel has no tracepoint {event}"),
                io::ErrorKind::PermissionDenied => capability::without_dac_read_search(why),
                _ => anyhow::Error::msg(why),
            }
        })?;
    text.trim().parse().with_context(|| format!("tracepoint {event} has no number"))
}

/// The numbers of those of them that exist; the first must.
///
/// # Errors
/// As [`id`] has them, of the first.
pub fn ids(events: &[&str]) -> Result<Vec<u64>> {
    let mut ids = events.iter().map(|event| id(event));
    let first = ids.next().context("the plan names no tracepoint")??;
    Ok(std::iter::once(first).chain(ids.flatten()).collect())
}

/// Lets a program run on the tracepoint of that number.
///
/// # Errors
/// The kernel's own.
pub fn attach(program: &ProgramMut<'_>, id: u64) -> Result<Link> {
    let event = open(id).map_err(|error| capability::of_perf_event("tracepoint", error))?;
    Ok(program.attach_perf_event(event.into_raw_fd())?)
}

/// A perf event on the tracepoint `id`, for all processes.
///
/// # Errors
/// The kernel's own, from perf_event_open(2).
pub fn open(id: u64) -> io::Result<OwnedFd> {
    /// `struct perf_event_attr` in its first published size.
    #[repr(C)]
    #[derive(Default)]
    struct Attr {
        kind: u32,
        size: u32,
        config: u64,
        sample_period: u64,
        sample_type: u64,
        read_format: u64,
        flags: u64,
        wakeup_events: u32,
        bp_type: u32,
        bp_addr: u64,
    }
    const PERF_TYPE_TRACEPOINT: u32 = 2;
    const PERF_FLAG_FD_CLOEXEC: libc::c_long = 8;
    let attr = Attr {
        kind: PERF_TYPE_TRACEPOINT,
        size: size_of::<Attr>() as u32,
        config: id,
        sample_period: 1,
        wakeup_events: 1,
        ..Attr::default()
    };
    // SAFETY: `attr` lives through the call and tells its own size. With a BPF
    // program the one event on CPU 0 fires for all CPUs.
    owned(unsafe {
        libc::syscall(libc::SYS_perf_event_open, &raw const attr, -1, 0, -1, PERF_FLAG_FD_CLOEXEC)
    })
}
