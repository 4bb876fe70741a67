//! What a run gives up once everything is attached and open: whoever should get hold of it
//! through what it reads later finds no rights, no way to run or to write anything, and no
//! network. What this kernel does not know of that is left out.

mod calls;

use std::collections::HashSet;

use anyhow::Context as _;
use anyhow::Result;
use caps::CapSet;
use caps::Capability;
use libbpf_rs::MapCore as _;
use libbpf_rs::MapFlags;
use seccompiler::BpfProgram;
use seccompiler::apply_filter;

use crate::session::Session;
use crate::symbols;

/// What is still to be done.
#[derive(Clone, Copy, Debug)]
pub struct Rest {
    /// The command, which is to be ended, whoever it has become.
    pub command: Option<i32>,
    /// Other processes are looked at: the reader of the output, or whose stacks these are.
    pub others: bool,
    /// ... and the files that they have mapped.
    pub files: bool,
    /// All BPF programs and maps of the host are looked at.
    pub census: bool,
}

/// Gives up the rest, for good.
///
/// # Errors
/// The kernel's own, which would be a bug.
pub fn now(session: &Session, rest: Rest) -> Result<()> {
    symbols::open();
    nix::sys::prctl::set_no_new_privs().context("no_new_privs")?;
    keep(session, rest).context("cannot give up capabilities")?;
    for filter in calls::filters(rest)? {
        confine(&filter);
    }
    Ok(())
}

/// A kernel without such filters goes without.
fn confine(filter: &BpfProgram) {
    let _ = apply_filter(filter);
}

/// Keeps only the capabilities that are needed from now on.
fn keep(session: &Session, rest: Rest) -> Result<(), caps::errors::CapsError> {
    let mut wanted = HashSet::new();
    if rest.command.is_some() {
        wanted.insert(Capability::CAP_KILL);
    }
    if rest.others {
        wanted.extend([Capability::CAP_SYS_PTRACE, Capability::CAP_DAC_READ_SEARCH]);
    }
    let ours = caps::read(None, CapSet::Permitted)?;
    if rest.files {
        wanted
            .insert(one_of(&ours, [Capability::CAP_CHECKPOINT_RESTORE, Capability::CAP_SYS_ADMIN]));
    }
    // To get at an object by its number (bpf_get_fd_by_id in kernel/bpf/syscall.c).
    if rest.census {
        wanted.insert(Capability::CAP_SYS_ADMIN);
    }
    let mut kept: HashSet<_> = wanted.intersection(&ours).copied().collect();
    caps::set(None, CapSet::Effective, &kept)?;
    // Where programs are refused to those without rights, older kernels refuse them their own
    // maps, too (until c8644cd0efe7 "bpf: refine kernel.unprivileged_bpf_disabled behaviour",
    // 6.0).
    if !may_read(session) {
        kept.insert(one_of(&ours, [Capability::CAP_BPF, Capability::CAP_SYS_ADMIN]));
    }
    caps::set(None, CapSet::Effective, &kept)?;
    caps::set(None, CapSet::Permitted, &kept)?;
    caps::clear(None, CapSet::Inheritable)
}

fn one_of(ours: &HashSet<Capability>, best_first: [Capability; 2]) -> Capability {
    let [best, other] = best_first;
    if ours.contains(&best) { best } else { other }
}

fn may_read(session: &Session) -> bool {
    let ledger = session.map("kit_ledger");
    ledger.is_ok_and(|map| map.lookup_percpu(&0_u32.to_ne_bytes(), MapFlags::ANY).is_ok())
}
