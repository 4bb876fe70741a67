//! What libbpf and the verifier say, turned into one sentence with cause and
//! remedy. Under `-v` it is passed on as it comes.

use std::sync::Mutex;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use libbpf_rs::PrintLevel;

static SAID: Mutex<Vec<String>> = Mutex::new(Vec::new());
static VERBOSE: AtomicBool = AtomicBool::new(false);
static LIMITED: AtomicBool = AtomicBool::new(false);

/// Catches libbpf's messages from now on.
pub fn listen(verbose: bool) {
    VERBOSE.store(verbose, Ordering::Relaxed);
    let level = if verbose { PrintLevel::Debug } else { PrintLevel::Warn };
    libbpf_rs::set_print(Some((level, hear)));
}

fn hear(level: PrintLevel, line: String) {
    if VERBOSE.load(Ordering::Relaxed) {
        crate::talk::pass_on(&line);
    }
    if line.contains("Failed to bump RLIMIT_MEMLOCK") {
        LIMITED.store(true, Ordering::Relaxed);
    }
    if level == PrintLevel::Warn
        && let Ok(mut said) = SAID.lock()
    {
        said.push(line);
    }
}

/// Whether this kernel charges programs and maps to the limit of locked memory (those
/// before 5.11 do), and we may not raise it: libbpf tries, and says so once.
pub fn limited() -> bool {
    LIMITED.load(Ordering::Relaxed)
}

/// All that was said since the last time.
pub fn take() -> String {
    SAID.lock().map(|mut said| std::mem::take(&mut *said).concat()).unwrap_or_default()
}

/// As libc words EMFILE; ENFILE begins like it.
const MANY_FILES: &str = "Too many open files";
const MANY_FILES_IN_ALL: &str = "Too many open files in system";
const NO_MEMORY: &str = "not enough kernel memory";

/// Whether that is why a plan failed for which there was no room, which says nothing of what
/// this kernel can do; and what helps.
pub fn no_room(why: &str) -> Option<&'static str> {
    let all = [
        (MANY_FILES_IN_ALL, "raise the machine's limit (`sysctl fs.file-max`)"),
        (MANY_FILES, "raise the limit (`ulimit -n 1024`, LimitNOFILE=1024 in a unit)"),
        (NO_MEMORY, "or free some"),
    ];
    all.iter().find(|(text, _)| why.contains(text)).map(|(_, remedy)| *remedy)
}

/// Says what helps where there was no room, whatever for.
pub fn with_remedy(why: String) -> String {
    match no_room(&why) {
        Some(remedy) => format!("{why}; {remedy}"),
        None => why,
    }
}

/// One sentence for a failed load or attach: what this kernel has not or will
/// not, and the remedy where there is one.
pub fn sentence(said: &str, error: &str) -> String {
    let has = |text: &str| said.contains(text);
    let quoted = |before: &str| said.split(before).nth(1).and_then(|rest| rest.split('\'').next());
    if has("failed to find valid kernel BTF")
        || has("kernel BTF is missing")
        || error.contains("failed to load BTF from")
    {
        return "the kernel's BTF (/sys/kernel/btf/vmlinux) cannot be read; \
                boot a kernel built with CONFIG_DEBUG_INFO_BTF=y, or name its file with --btf"
            .into();
    }
    if has("cannot use helper bpf_probe_read") {
        return "the kernel is locked down (confidentiality) and refuses programs that read its memory".into();
    }
    // "unknown func bpf_task_pt_regs#175", or from a kernel that has not even
    // its name "invalid func unknown#175".
    if let Some(helper) =
        said.split("unknown func ").nth(1).or(said.split("invalid func unknown").nth(1))
    {
        let helper = helper.split(['\n', ' ']).next().unwrap_or(helper);
        return format!("this kernel is too old for it: it lacks the BPF helper {helper}");
    }
    if let Some(function) = quoted("func '").filter(|_| has("type FWD is not a struct")) {
        return format!("the kernel's BTF does not tell what {function} is called with");
    }
    if let Some(function) = quoted("func '").filter(|_| has("is not a struct")) {
        return format!(
            "this kernel is too old for it: it keeps an argument of {function} from programs"
        );
    }
    if has("-EPERM") || has("Operation not permitted") || error.contains("Operation not permitted")
    {
        return "the kernel refuses this kind of program (EPERM)".into();
    }
    for (name, text) in [("ENFILE", MANY_FILES_IN_ALL), ("EMFILE", MANY_FILES)] {
        if has(&format!("-{name}")) || error.contains(text) {
            return text.into();
        }
    }
    // Where its trials of what the kernel has fail for that, libbpf leaves out maps that
    // programs need, and only the verifier complains.
    if has("is not pointing to valid bpf_map") {
        return MANY_FILES.into();
    }
    if has("-ENOMEM") || error.contains("Cannot allocate memory") {
        return format!("{NO_MEMORY}; a smaller --buffer or --keys may fit");
    }
    let last = said
        .lines()
        .map(|line| line.trim_start_matches("libbpf: ").trim())
        .filter(|line| {
            !line.is_empty() && !line.starts_with("--") && !line.starts_with("processed ")
        })
        .filter(|line| !line.starts_with("failed to load") && !line.contains("END PROG LOAD LOG"))
        .rfind(|line| !line.contains("failed to load: -"));
    match last {
        Some(last) => format!("{last} (-v shows all that the kernel said)"),
        None => error.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_helper_is_named() {
        let said = "libbpf: prog 'tp_open': -- BEGIN PROG LOAD LOG --\n5: (85) call unknown#175\nunknown func bpf_task_pt_regs#175\n-- END PROG LOAD LOG --\n";
        assert!(sentence(said, "").contains("helper bpf_task_pt_regs#175"));
        let old = "libbpf: prog 'tp_exit': -- BEGIN PROG LOAD LOG --\ninvalid func unknown#158\n";
        assert!(sentence(old, "").contains("helper #158"));
    }

    #[test]
    fn an_incomplete_function_is_named() {
        let said = "func '__x64_sys_execveat' arg0 type FWD is not a struct\ninvalid bpf_context access off=0 size=8\n";
        assert!(sentence(said, "").ends_with("what __x64_sys_execveat is called with"));
    }

    #[test]
    fn an_argument_that_is_kept_back_is_told_from_an_incomplete_function() {
        let said = "func 'vfs_read' arg3 type INT is not a struct\ninvalid bpf_context access off=24 size=8\n";
        assert!(sentence(said, "").ends_with("an argument of vfs_read from programs"));
    }

    #[test]
    fn the_verifiers_last_word_is_kept() {
        let said = "libbpf: prog 'x': BPF program load failed: -EACCES\nlibbpf: prog 'x': -- BEGIN PROG LOAD LOG --\nR1 invalid mem access 'scalar'\nprocessed 5 insns\n-- END PROG LOAD LOG --\nlibbpf: prog 'x': failed to load: -EACCES\nlibbpf: failed to load object 'x'\n";
        assert!(
            sentence(said, "").starts_with("R1 invalid mem access 'scalar'"),
            "{}",
            sentence(said, "")
        );
    }

    #[test]
    fn want_of_room_is_told_with_what_helps() {
        let few = sentence("libbpf: map 'kit_tree': failed to create: -EMFILE\n", "");
        assert!(no_room(&few).is_some_and(|remedy| remedy.contains("ulimit -n")), "{few}");
        let left_out = sentence("fd 18 is not pointing to valid bpf_map\n", "");
        assert!(no_room(&left_out).is_some(), "{left_out}");
        let machine = sentence("", "cannot open: Too many open files in system (os error 23)");
        assert!(no_room(&machine).is_some_and(|remedy| remedy.contains("fs.file-max")));
        assert!(no_room(&sentence("map 'x': failed to create: -ENOMEM\n", "")).is_some());
        assert_eq!(no_room("this kernel is too old for it"), None);
    }

    #[test]
    fn silence_leaves_the_error() {
        assert_eq!(sentence("", "No such device"), "No such device");
    }
}
