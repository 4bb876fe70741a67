//! May we? Asked only when the kernel has said no, to tell "not permitted" from
//! "this kernel cannot".

use std::fs;

use crate::exit::Exit;
use crate::exit::Failure;
use crate::verdict;

const SYS_ADMIN: u32 = 21;
const PERFMON: u32 = 38;
const BPF: u32 = 39;

/// # Errors
/// Status 77, naming what is missing of CAP_BPF and CAP_PERFMON (CAP_SYS_ADMIN
/// stands for both), or the limit that older kernels set.
pub fn check() -> Result<(), Failure> {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let text = match missing(&status) {
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

fn missing(status: &str) -> Option<String> {
    let effective = status.lines().find_map(|line| line.strip_prefix("CapEff:"))?;
    let effective = u64::from_str_radix(effective.trim(), 16).ok()?;
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
}
