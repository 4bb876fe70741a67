//! Where programs attach whose section names no place of its own, as it is known at
//! run time only: functions of the kernel, functions of a file that processes run,
//! clocks that tick on a processor.

use std::collections::BTreeMap;
use std::io;
use std::os::fd::FromRawFd as _;
use std::os::fd::IntoRawFd as _;
use std::os::fd::OwnedFd;
use std::path::PathBuf;

use anyhow::Context as _;
use anyhow::Result;
use libbpf_rs::Link;
use libbpf_rs::ProgramMut;

/// Where one program attaches.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Place {
    /// A function of the kernel, for the sections `kprobe` and `kretprobe`.
    Kernel {
        /// Its name.
        function: String,
    },
    /// A function of a program or library, for the sections `uprobe` and `uretprobe`.
    User {
        /// The file; `/proc/PID/root/…` for one in another mount namespace.
        file: PathBuf,
        /// Where in the file the function begins, bytes.
        offset: u64,
        /// Only in this process.
        pid: Option<u32>,
    },
    /// The time that a processor runs, for the section `perf_event`.
    Clock {
        /// The processor.
        cpu: u32,
        /// How often a second.
        hertz: u64,
    },
}

/// The places of a load's programs, by their names.
pub type Places = BTreeMap<&'static str, Vec<Place>>;

/// Lets a program run there. Its section decides whether at the function's entry or
/// return.
///
/// # Errors
/// The kernel's own, with the place.
pub fn attach(program: &mut ProgramMut, place: &Place) -> Result<Link> {
    let section = program.section().to_string_lossy().into_owned();
    let returns = section.starts_with("kret") || section.starts_with("uret");
    match place {
        Place::Kernel { function } => {
            program.attach_kprobe(returns, function).with_context(|| function.clone())
        }
        Place::User { file, offset, pid } => {
            let pid = pid.map_or(-1, |pid| pid as i32);
            let offset = usize::try_from(*offset)?;
            let shown = || format!("{} at {offset:#x}", file.display());
            program.attach_uprobe(returns, pid, file, offset).with_context(shown)
        }
        Place::Clock { cpu, hertz } => {
            let event = clock(*cpu, *hertz).with_context(|| format!("clock of CPU {cpu}"))?;
            Ok(program.attach_perf_event(event.into_raw_fd())?)
        }
    }
}

/// A perf event that ticks while that processor runs anything, idle time included:
/// the software event cpu-clock, which needs no hardware counter.
fn clock(cpu: u32, hertz: u64) -> io::Result<OwnedFd> {
    const PERF_FLAG_FD_CLOEXEC: libc::c_ulong = 8;
    let mut attr = libbpf_sys::perf_event_attr {
        type_: libbpf_sys::PERF_TYPE_SOFTWARE,
        size: size_of::<libbpf_sys::perf_event_attr>() as u32,
        config: libbpf_sys::PERF_COUNT_SW_CPU_CLOCK.into(),
        ..Default::default()
    };
    attr.__bindgen_anon_1.sample_freq = hertz;
    attr.set_freq(1);
    // SAFETY: `attr` lives through the call and tells its own size.
    let fd = unsafe {
        libc::syscall(libc::SYS_perf_event_open, &raw const attr, -1, cpu, -1, PERF_FLAG_FD_CLOEXEC)
    };
    if fd < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the kernel has just given us this descriptor.
    Ok(unsafe { OwnedFd::from_raw_fd(fd as i32) })
}
