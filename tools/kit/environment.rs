//! Variables that change what libraries do, which whoever calls a program with rights must not
//! decide. They are taken away before anything else, and given to the command only.
//!
//! For a static binary the dynamic loader's are without effect, unless the C library loads
//! something after all (gconv). libbpf takes its rights from LIBBPF_BPF_TOKEN_PATH, its talk
//! from LIBBPF_LOG_LEVEL, and looks for files in LD_LIBRARY_PATH.

use std::ffi::OsStr;
use std::ffi::OsString;
use std::os::unix::ffi::OsStrExt as _;
use std::sync::OnceLock;

type Variable = (OsString, OsString);

static TAKEN: OnceLock<Vec<Variable>> = OnceLock::new();

/// All that begin so.
const PREFIXES: [&[u8]; 4] = [b"LD_", b"LIBBPF_", b"MALLOC_", b"GLIBC_"];
const NAMES: [&[u8]; 5] = [b"GCONV_PATH", b"LOCPATH", b"NLSPATH", b"TZDIR", b"TMPDIR"];

fn changes_libraries(name: &OsStr) -> bool {
    let name = name.as_bytes();
    PREFIXES.iter().any(|prefix| name.starts_with(prefix)) || NAMES.contains(&name)
}

/// Takes them away. To be called once, before there is a second thread.
pub fn clear() {
    let all = std::env::vars_os();
    let taken = TAKEN.get_or_init(|| all.filter(|(name, _)| changes_libraries(name)).collect());
    for (name, _) in taken {
        // SAFETY: nobody else reads the environment, as this thread is the only one.
        unsafe { std::env::remove_var(name) };
    }
}

/// What was taken, for the command, whose rights are the user's own business.
pub fn taken() -> impl Iterator<Item = Variable> {
    TAKEN.get().into_iter().flatten().cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_libraries_listen_to() {
        for name in ["LD_PRELOAD", "LIBBPF_BPF_TOKEN_PATH", "GLIBC_TUNABLES", "GCONV_PATH"] {
            assert!(changes_libraries(OsStr::new(name)), "{name}");
        }
        for name in ["PATH", "TZ", "NO_COLOR", "COLUMNS", "LANG", "OLD_LD_PRELOAD"] {
            assert!(!changes_libraries(OsStr::new(name)), "{name}");
        }
    }
}
