//! May we? Asked only when the kernel has said no, to tell "not permitted" from
//! "this kernel cannot".

use std::fmt;
use std::fs;
use std::os::unix::fs::MetadataExt as _;

use crate::exit::Exit;
use crate::exit::Failure;
use crate::verdict;

const DAC_READ_SEARCH: u32 = 2;
const SYS_ADMIN: u32 = 21;
const PERFMON: u32 = 38;
const BPF: u32 = 39;

/// The inode of the initial user namespace (`USER_NS_INIT_INO`, include/uapi/linux/nsfs.h;
/// before that header PROC_USER_INIT_INO).
const USER_NS_INIT_INO: u64 = 0xEFFF_FFFD;

/// Why a plan failed that one more capability would have let through.
#[derive(Debug)]
pub struct Denied {
    capability: &'static str,
    why: String,
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

impl std::error::Error for Denied {}

/// What was refused to us for want of CAP_SYS_ADMIN; if we have that, it was for another
/// reason (a filter of system calls), and the plan is just one that does not work.
pub fn without_sys_admin(why: String) -> anyhow::Error {
    denied(SYS_ADMIN, "CAP_SYS_ADMIN", why)
}

/// The same of files that only root may read.
pub fn without_dac_read_search(why: String) -> anyhow::Error {
    denied(DAC_READ_SEARCH, "CAP_DAC_READ_SEARCH", why)
}

/// The failure to open a perf event. CAP_PERFMON is for that, but where
/// kernel.perf_event_paranoid knows a third degree it takes CAP_SYS_ADMIN.
pub fn of_perf_event(what: &str, error: std::io::Error) -> anyhow::Error {
    match error.kind() {
        std::io::ErrorKind::PermissionDenied => without_sys_admin(format!(
            "{what}: {error}; where kernel.perf_event_paranoid is above 2, perf events take CAP_SYS_ADMIN"
        )),
        _ => anyhow::Error::from(error).context(what.to_owned()),
    }
}

/// What was not even tried for want of this one.
pub fn without(bit: u32, capability: &'static str, purpose: &str) -> anyhow::Error {
    denied(bit, capability, format!("it takes {capability} to {purpose}"))
}

fn denied(bit: u32, capability: &'static str, why: String) -> anyhow::Error {
    match effective(&status()) {
        Some(set) if set & (1 << bit) == 0 => Denied { capability, why }.into(),
        _ => anyhow::Error::msg(why),
    }
}

fn joined(reasons: &[(&str, anyhow::Error)]) -> String {
    let each: Vec<String> = reasons.iter().map(|(plan, why)| format!("{plan}: {why:#}")).collect();
    each.join("; ")
}

/// Whether there was room for each plan that was tried. To be asked before all else: without a
/// descriptor libbpf's trial of how memory is accounted for fails as well, and tells of a limit
/// that this kernel does not have.
///
/// # Errors
/// Status 1, with what there was no room for.
pub fn room(reasons: &[(&str, anyhow::Error)]) -> Result<(), Failure> {
    let why = joined(reasons);
    match verdict::no_room(&why) {
        // What helps is told with whatever ends a run (verdict::with_remedy).
        Some(_) => Err(Failure::new(Exit::Failed, format!("cannot attach: {why}"))),
        None => Ok(()),
    }
}

/// The failure where no plan works, for these reasons: that the kernel cannot, with this
/// remedy; or that we may not, if one of the plans takes only one more capability.
pub fn refusal(reasons: &[(&str, anyhow::Error)], remedy: &str) -> Failure {
    let denied = reasons.iter().find_map(|(_, error)| error.downcast_ref::<Denied>());
    let why = joined(reasons);
    match denied.map(|denied| denied.capability) {
        Some(name) => {
            let remedy = "run it as root (sudo) or give the file this capability";
            let text = format!("not permitted: {name} missing ({why}); {remedy}");
            Failure::new(Exit::NotPermitted, text)
        }
        None => Failure::new(Exit::Unsupported, format!("this kernel cannot: {why}; {remedy}")),
    }
}

/// The capabilities that count now, a bit each.
pub fn held() -> u64 {
    effective(&status()).unwrap_or(0)
}

fn status() -> String {
    fs::read_to_string("/proc/self/status").unwrap_or_default()
}

/// # Errors
/// Status 77, naming what is missing of CAP_BPF and CAP_PERFMON (CAP_SYS_ADMIN
/// stands for both), the namespace where they do not count, or the limit that older
/// kernels set.
pub fn check() -> Result<(), Failure> {
    let namespace = fs::metadata("/proc/self/ns/user").map(|about| about.ino());
    let text = match missing(&status()) {
        // Also with all capabilities, which are those of the namespace alone.
        _ if namespace.is_ok_and(|inode| inode != USER_NS_INIT_INO) => {
            "in a user namespace capabilities do not count for BPF; \
            run it as root outside of it (CAP_BPF and CAP_PERFMON of the initial user namespace)"
                .to_owned()
        }
        Some(names) => {
            format!("{names} missing; run it as root (sudo) or give the file these capabilities")
        }
        None if verdict::limited() => {
            "this kernel charges BPF maps to the limit of locked memory, \
            which is too low; raise it (`ulimit -l unlimited`, LimitMEMLOCK=infinity in a unit) \
            or give CAP_SYS_RESOURCE"
                .to_owned()
        }
        None => return Ok(()),
    };
    Err(Failure::new(Exit::NotPermitted, format!("not permitted: {text}")))
}

fn effective(status: &str) -> Option<u64> {
    let set = status.lines().find_map(|line| line.strip_prefix("CapEff:"))?;
    u64::from_str_radix(set.trim(), 16).ok()
}

fn missing(status: &str) -> Option<String> {
    let effective = effective(status)?;
    let has = |capability: u32| effective & (1 << capability) != 0;
    if has(SYS_ADMIN) {
        return None;
    }
    let lacking: Vec<&str> = [(BPF, "CAP_BPF"), (PERFMON, "CAP_PERFMON")]
        .iter()
        .filter(|(bit, _)| !has(*bit))
        .map(|(_, name)| *name)
        .collect();
    (!lacking.is_empty()).then(|| lacking.join(" and "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_is_missing() {
        assert_eq!(missing("CapEff:\t000001ffffffffff\n"), None);
        assert_eq!(
            missing("CapEff:\t0000000000000000\n").as_deref(),
            Some("CAP_BPF and CAP_PERFMON")
        );
        assert_eq!(missing("CapEff:\t0000008000000000\n").as_deref(), Some("CAP_PERFMON"));
        assert_eq!(missing("CapEff:\t000000c000000000\n"), None);
    }

    #[test]
    fn one_plan_that_we_may_not_is_not_a_kernel_that_cannot() {
        let cannot = ("fexit", anyhow::anyhow!("too old"));
        let denied = Denied { capability: "CAP_SYS_ADMIN", why: "no tracefs".into() };
        let reasons = [cannot, ("tracepoint", anyhow::Error::from(denied))];
        let failure = refusal(&reasons, "ask the doctor");
        assert_eq!(failure.exit, Exit::NotPermitted);
        let told = "CAP_SYS_ADMIN missing (fexit: too old; tracepoint: no tracefs)";
        assert!(failure.message.contains(told), "{failure}");
        let failure = refusal(&reasons[..1], "ask the doctor");
        assert_eq!(failure.exit, Exit::Unsupported);
        assert_eq!(failure.message, "this kernel cannot: fexit: too old; ask the doctor");
    }
}
