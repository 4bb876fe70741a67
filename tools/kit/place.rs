//! Where programs attach whose section names no place of its own, as it is known at
//! run time only: functions of the kernel, functions of a file that processes run,
//! clocks that tick on a processor.

use std::collections::BTreeMap;
use std::io;
use std::os::fd::AsFd as _;
use std::os::fd::FromRawFd as _;
use std::os::fd::IntoRawFd as _;
use std::os::fd::OwnedFd;
use std::sync::Arc;

use anyhow::Context as _;
use anyhow::Result;
use libbpf_rs::ErrorKind;
use libbpf_rs::Link;
use libbpf_rs::ProgramMut;
use libbpf_rs::UprobeMultiOpts;

use crate::capability;
use crate::capability::Denied;
use crate::library::Library;
use crate::probe;
use crate::verdict;

use crate::exit::usage;

/// Where one program attaches.
#[derive(Clone, Debug)]
pub enum Place {
    /// A function of the kernel, for the sections `kprobe` and `kretprobe`.
    Kernel {
        /// Its name.
        function: String,
    },
    /// A function of a program or library, for the sections `uprobe` and `uretprobe`, and
    /// for `uprobe.multi` and `uretprobe.multi`, where one link holds all of a library.
    User {
        /// The file.
        library: Arc<Library>,
        /// Where in the file the function begins, bytes.
        offset: u64,
        /// What bpf_get_attach_cookie tells the program of a `.multi` section.
        cookie: u64,
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

/// The sections of programs that run nowhere without a place.
pub const SECTIONS: [&str; 7] =
    ["kprobe", "kretprobe", "uprobe", "uretprobe", "uprobe.multi", "uretprobe.multi", "perf_event"];

/// Lets a program run at these places. Its section decides whether at the functions' entry
/// or return. A library that cannot be probed is left out if there are others, and why is
/// added, a sentence each.
///
/// # Errors
/// The kernel's own, with the place.
pub fn attach(
    program: &mut ProgramMut,
    places: &[Place],
    left_out: &mut Vec<String>,
) -> Result<Vec<Link>> {
    let section = program.section().to_string_lossy().into_owned();
    let returns = section.starts_with("kret") || section.starts_with("uret");
    let several = section.ends_with(".multi");
    anyhow::ensure!(
        !several || probe::user_links(program.as_fd()),
        "this kernel has no link for several functions of a file"
    );
    let (mut links, mut failed) = (Vec::new(), Vec::new());
    // Those of one library stand together.
    for alike in places.chunk_by(|one, next| several && one.shares(next)) {
        match (attach_some(program, alike, returns), &alike[0]) {
            (Ok(link), _) => links.push(link),
            // What one more capability would allow is refused for each library.
            (Err(error), Place::User { library, .. }) if !error.is::<Denied>() => {
                failed.push(format!("{}: {error:#}", library.shown));
            }
            (Err(error), _) => return Err(error),
        }
    }
    if let (Some(why), true) = (failed.first(), links.is_empty()) {
        anyhow::bail!("{why}");
    }
    // The entry and the return of a function are two programs.
    failed.retain(|why| !left_out.contains(why));
    left_out.extend(failed);
    Ok(links)
}

impl Place {
    /// Whether it is in the same library.
    fn shares(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::User { library: a, .. }, Self::User { library: b, .. }) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }

    /// Its offset and cookie.
    fn in_library(&self) -> Option<(usize, u64)> {
        match self {
            Self::User { offset, cookie, .. } => Some((usize::try_from(*offset).ok()?, *cookie)),
            _ => None,
        }
    }
}

/// At one place, or for a `.multi` section at several of one library.
fn attach_some(program: &mut ProgramMut, places: &[Place], returns: bool) -> Result<Link> {
    let several = program.section().to_string_lossy().ends_with(".multi");
    match &places[0] {
        Place::Kernel { function } => {
            program.attach_kprobe(returns, function).with_context(|| function.clone())
        }
        Place::User { library, .. } if several => {
            let (offsets, cookies) = places.iter().filter_map(Place::in_library).unzip();
            let opts =
                UprobeMultiOpts { offsets, cookies, retprobe: returns, ..Default::default() };
            Ok(program.attach_uprobe_multi_with_opts(-1, library.path(), "", opts)?)
        }
        Place::User { library, offset, .. } => {
            let offset = usize::try_from(*offset)?;
            program.attach_uprobe(returns, -1, library.path(), offset).map_err(|error| match error
                .kind()
            {
                ErrorKind::PermissionDenied => {
                    let _ = verdict::take();
                    let why = "a probe of its own for each function takes CAP_SYS_ADMIN";
                    capability::without_sys_admin(why.to_owned())
                }
                _ => error.into(),
            })
        }
        Place::Clock { cpu, hertz } => {
            let event = clock(*cpu, *hertz).map_err(|error| {
                capability::of_perf_event(&format!("clock of CPU {cpu}"), error)
            })?;
            Ok(program.attach_perf_event(event.into_raw_fd())?)
        }
    }
}

/// Refuses a clock that the kernel would.
///
/// # Errors
/// Status 2 if the administrator allows less.
pub fn rate(option: &str, hertz: u64) -> Result<()> {
    let file = "/proc/sys/kernel/perf_event_max_sample_rate";
    let most = std::fs::read_to_string(file).ok().and_then(|text| text.trim().parse::<u64>().ok());
    match most {
        Some(most) if hertz > most => Err(usage(format!(
            "{option} {hertz}: this kernel allows {most} samples a second \
            (kernel.perf_event_max_sample_rate)"
        ))),
        _ => Ok(()),
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
