//! What the built BPF objects may do: look, and change nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::time::SystemTime;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;
use object::Object;
use object::ObjectSection;
use object::ObjectSymbol;
use object::SectionKind;

use super::File;
use super::Violation;

/// Helpers that change what they look at; numbers from the kernel's `enum bpf_func_id`.
const HELPERS: &[(i32, &str)] = &[
    (36, "bpf_probe_write_user"),
    (58, "bpf_override_return"),
    (109, "bpf_send_signal"),
    (117, "bpf_send_signal_thread"),
    (166, "bpf_sys_bpf"),
    (168, "bpf_sys_close"),
];

/// Kernel functions that do the same.
const FUNCTIONS: &[&str] =
    &["bpf_send_signal_task", "bpf_set_dentry_xattr", "bpf_remove_dentry_xattr"];

/// Kinds of program that only observe, by the start of their section's name. Others (lsm,
/// fmod_ret, xdp, tc, cgroup, struct_ops, syscall ...) decide or change something.
const OBSERVERS: &[&str] = &[
    "tp",
    "tracepoint",
    "tp_btf",
    "raw_tp",
    "raw_tracepoint",
    "fentry",
    "fexit",
    "kprobe",
    "kretprobe",
    "ksyscall",
    "kretsyscall",
    "uprobe",
    "uretprobe",
    "usdt",
    "perf_event",
    "iter",
];

/// The newest object of each BPF file; `needed` says that there has to be one.
pub fn check(files: &[File], target: &Path, needed: bool) -> Result<Vec<Violation>> {
    let newest = built(target);
    let mut broken = Vec::new();
    let mut seen = 0;
    for file in files {
        let name = file.path.strip_prefix("bpf/").unwrap_or_default();
        let Some((_, object)) = name.strip_suffix(".c").and_then(|stem| newest.get(stem)) else {
            continue;
        };
        seen += 1;
        let data = fs::read(object).with_context(|| format!("cannot read {}", object.display()))?;
        let misdeeds = misdeeds(&data).with_context(|| object.display().to_string())?;
        broken.extend(misdeeds.into_iter().map(|what| file.at(0, "read-only", what)));
    }
    if seen == 0 && needed {
        bail!("no BPF object found under {}: build first", target.display());
    }
    if seen == 0 {
        println!("note: no BPF object is built yet, so none was checked");
    }
    Ok(broken)
}

/// Objects by name without `.o`, the newest of each: cargo keeps those of several profiles.
fn built(target: &Path) -> BTreeMap<String, (SystemTime, PathBuf)> {
    let mut newest = BTreeMap::new();
    let profiles = children(target).flat_map(|one| children(&one).chain([one]));
    let outs = profiles
        .flat_map(|profile| children(&profile.join("build")))
        .filter(|build| name(build).starts_with("bpf-"))
        .map(|build| build.join("out"));
    for object in outs.flat_map(|out| children(&out)) {
        let name = name(&object);
        let Some(stem) = name.strip_suffix(".o").filter(|stem| stem.ends_with(".bpf")) else {
            continue;
        };
        // An empty one is what a failed compilation leaves.
        let found = fs::metadata(&object).ok().filter(|found| found.len() > 0);
        let Some(made) = found.and_then(|found| found.modified().ok()) else {
            continue;
        };
        let entry = newest.entry(stem.to_owned()).or_insert((made, object.clone()));
        if entry.0 < made {
            *entry = (made, object);
        }
    }
    newest
}

fn children(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries.flatten().map(|entry| entry.path())
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// What an object does that it must not.
fn misdeeds(data: &[u8]) -> Result<Vec<String>> {
    let object = object::File::parse(data)?;
    let mut found = Vec::new();
    for section in object.sections().filter(|section| section.kind() == SectionKind::Text) {
        let name = section.name()?;
        if !observes(name) {
            found.push(format!("SEC(\"{name}\") is no kind of program that only observes"));
        }
        for id in helpers(section.data()?) {
            if let Some((_, helper)) = HELPERS.iter().find(|(bad, _)| *bad == id) {
                found.push(format!("SEC(\"{name}\") calls {helper}, which changes the system"));
            }
        }
    }
    for symbol in object.symbols().filter(ObjectSymbol::is_undefined) {
        let name = symbol.name()?;
        if FUNCTIONS.contains(&name) {
            found.push(format!("it calls {name}, which changes the system"));
        }
    }
    Ok(found)
}

/// Whether a program section only observes; `.text` has the functions they call.
fn observes(section: &str) -> bool {
    let section = section.trim_start_matches('?');
    let kind = section.split(['/', '.']).next().unwrap_or_default();
    section == ".text" || OBSERVERS.contains(&kind) && !section.contains(".w/")
}

/// The helpers that a program calls: opcode BPF_JMP | BPF_CALL with source register 0, which
/// tells helpers from functions of the object (1) and of the kernel (2).
fn helpers(program: &[u8]) -> impl Iterator<Item = i32> {
    program.chunks_exact(8).filter_map(|instruction| {
        let (&[opcode, registers, ..], [.., a, b, c, d]) = (instruction, instruction) else {
            return None;
        };
        let helper = opcode == 0x85 && registers >> 4 == 0;
        helper.then(|| i32::from_le_bytes([*a, *b, *c, *d]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn helper_calls_are_found() {
        let write_user = [0x85, 0, 0, 0, 36, 0, 0, 0];
        let own_function = [0x85, 0x10, 0, 0, 58, 0, 0, 0];
        let exit = [0x95, 0, 0, 0, 0, 0, 0, 0];
        let program = [write_user, own_function, exit].concat();
        assert_eq!(helpers(&program).collect::<Vec<_>>(), [36]);
    }

    #[test]
    fn programs_that_decide_are_no_observers() {
        for section in
            ["lsm/file_open", "fmod_ret/a", "xdp", "syscall", "raw_tp.w/a", "struct_ops/a"]
        {
            assert!(!observes(section), "{section}");
        }
        for section in ["tp_btf/sched_switch", "?fentry/a", "kprobe.multi", "iter.s/task", ".text"]
        {
            assert!(observes(section), "{section}");
        }
    }

    /// A program as clang makes it, with everything that is forbidden.
    #[test]
    fn an_object_that_misbehaves() {
        let source = "
            static long (*write_user)(void *, const void *, unsigned) = (void *)36;
            extern int bpf_send_signal_task(void *) __attribute__((section(\".ksyms\")));
            __attribute__((section(\"lsm/file_open\"), used))
            int program(void *context) {
                return write_user(context, context, 1) + bpf_send_signal_task(context);
            }";
        let clang = std::process::Command::new("clang")
            .args(["-target", "bpf", "-O2", "-g", "-xc", "-c", "-", "-o", "-"])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .spawn();
        let Ok(mut clang) = clang else {
            return; // the build needs it, this rule does not
        };
        let mut input = clang.stdin.take().unwrap();
        std::io::Write::write_all(&mut input, source.as_bytes()).unwrap();
        drop(input);
        let object = clang.wait_with_output().unwrap().stdout;
        let found = misdeeds(&object).unwrap().join("\n");
        for what in ["SEC(\"lsm/file_open\") is no", "bpf_probe_write_user", "bpf_send_signal_task"]
        {
            assert!(found.contains(what), "{found}");
        }
    }
}
