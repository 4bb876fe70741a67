//! Compiles every `*.bpf.c` beside it, on all cores and only what changed, and
//! writes the Rust side of each object: its types, its bytes, what it needs.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Mutex;
use std::thread;
use std::time::SystemTime;

use anyhow::Context as _;
use anyhow::Result;
use anyhow::bail;
use libbpf_cargo::SkeletonBuilder;

#[path = "build/elf.rs"]
mod elf;

fn main() -> Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").context("cargo sets OUT_DIR")?);
    let arch = env::var("CARGO_CFG_TARGET_ARCH")?;
    let headers = libbpf_headers(&out)?;
    let vmlinux = fs::canonicalize(Path::new("../vmlinux").join(&arch))
        .with_context(|| format!("vmlinux/ has no header for {arch}"))?;
    for path in ["include", "build.rs", "build"] {
        println!("cargo:rerun-if-changed={path}");
    }
    println!("cargo:rerun-if-changed={}", vmlinux.display());

    let mut sources: Vec<PathBuf> = fs::read_dir(".")?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.to_string_lossy().ends_with(".bpf.c"))
        .collect();
    sources.sort();
    for source in &sources {
        println!("cargo:rerun-if-changed={}", source.display());
    }
    // A new file changes the folder's time, not that of any file in it.
    println!("cargo:rerun-if-changed=.");

    let shared = ["include", "build.rs", "build"]
        .iter()
        .map(|path| newest(Path::new(path)))
        .chain([newest(&vmlinux)])
        .max()
        .flatten();
    let queue = Mutex::new(sources.clone());
    let failed = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some(source) = pop(&queue) {
                    if let Err(error) = compile(&source, &out, &[&headers, &vmlinux], shared)
                        && let Ok(mut failed) = failed.lock()
                    {
                        failed.push(format!("{}: {error:#}", source.display()));
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().unwrap_or_default();
    if !failed.is_empty() {
        bail!("{}", failed.join("\n"));
    }

    let mut modules = String::new();
    for source in &sources {
        modules += &module(source, &out)?;
    }
    let all: String = sources.iter().map(|source| format!("&{}::OBJECT, ", stem(source))).collect();
    writeln!(modules, "/// All of them.\npub static ALL: &[&Object] = &[{all}];")?;
    let hidden = elf::HIDDEN;
    writeln!(
        modules,
        "/// Added to the numbers of the helpers that read memory, which libbpf must not see\n\
         /// (build/elf.rs): to be taken off just before a program's load.\n\
         pub const HIDDEN: i32 = {hidden};"
    )?;
    let clang = Command::new("clang").arg("--version").output()?;
    let clang = String::from_utf8_lossy(&clang.stdout);
    let clang = clang.lines().next().unwrap_or("clang of an unknown version");
    writeln!(
        modules,
        "/// The compiler that made the objects.\npub const CLANG: &str = {clang:?};"
    )?;
    fs::write(out.join("objects.rs"), modules)?;
    Ok(())
}

fn pop(queue: &Mutex<Vec<PathBuf>>) -> Option<PathBuf> {
    queue.lock().ok()?.pop()
}

/// `opensnoop` of `./opensnoop.bpf.c`.
fn stem(source: &Path) -> String {
    let name = source.file_name().unwrap_or_default().to_string_lossy();
    name.trim_end_matches(".bpf.c").to_owned()
}

fn newest(path: &Path) -> Option<SystemTime> {
    if path.is_dir() {
        let entries = fs::read_dir(path).ok()?;
        return entries.flatten().map(|entry| newest(&entry.path())).max()?;
    }
    fs::metadata(path).ok()?.modified().ok()
}

/// libbpf's BPF-side headers, out of the crate that carries them.
fn libbpf_headers(out: &Path) -> Result<PathBuf> {
    let folder = out.join("libbpf");
    fs::create_dir_all(folder.join("bpf"))?;
    for (name, text) in libbpf_sys::API_HEADERS {
        let file = folder.join("bpf").join(name);
        if fs::read_to_string(&file).ok().as_deref() != Some(text) {
            fs::write(file, text)?;
        }
    }
    Ok(folder)
}

fn compile(
    source: &Path,
    out: &Path,
    include: &[&PathBuf],
    shared: Option<SystemTime>,
) -> Result<()> {
    let object = out.join(format!("{}.bpf.o", stem(source)));
    let skeleton = out.join(format!("{}.skel.rs", stem(source)));
    let made = newest(&skeleton);
    if made.is_some() && made > shared && made > newest(source) {
        return Ok(());
    }
    // -mcpu=v2: 5.10 refuses the fetching atomics that newer clangs emit from
    // v3 on even where the result is unused.
    let mut arguments = vec!["-mcpu=v2", "-Wall", "-Werror", "-Iinclude"]
        .into_iter()
        .map(str::to_owned)
        .collect::<Vec<_>>();
    arguments.extend(include.iter().map(|path| format!("-I{}", path.display())));
    // The places of the source stand in the object: by names that are the same in any folder.
    let root = env::current_dir()?.join("..").canonicalize()?;
    arguments.push(format!("-ffile-prefix-map={}/=", root.display()));
    arguments.push(format!("-ffile-prefix-map={}=out", out.display()));
    SkeletonBuilder::new()
        .source(source)
        .obj(&object)
        .clang_args(arguments)
        .build_and_generate(&skeleton)
        .map_err(|error| anyhow::anyhow!("{error:#}"))
}

/// The Rust module of one object.
fn module(source: &Path, out: &Path) -> Result<String> {
    let stem = stem(source);
    let skeleton = fs::read_to_string(out.join(format!("{stem}.skel.rs")))?;
    let mut object = fs::read(out.join(format!("{stem}.bpf.o")))?;
    let programs = elf::programs(&object)?;
    let (strip_at, relocated) = elf::relocations(&object)?;
    let kfuncs = elf::kfuncs(&object)?;
    elf::hide_reads(&mut object)?;
    fs::write(out.join(format!("{stem}.lz4")), lz4_flex::compress_prepend_size(&object))?;
    let relocated: String = relocated
        .iter()
        .map(|(section, types)| format!("({section:?}, &{:?}), ", Vec::from_iter(types)))
        .collect();
    let mut text = format!(
        "/// The object of `{stem}`.\n#[allow(missing_docs, clippy::all)]\npub mod {stem} {{\n\
         #[allow(warnings, clippy::all, clippy::restriction)]\n\
         mod skeleton {{ include!(concat!(env!(\"OUT_DIR\"), \"/{stem}.skel.rs\")); }}\n\
         pub use skeleton::types;\n\
         pub static OBJECT: crate::Object = crate::Object {{ name: {stem:?}, \
         packed: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{stem}.lz4\")), \
         programs: &{programs:?}, core_relo_len_at: {strip_at}, relocated: &[{relocated}], kfuncs: &{kfuncs:?} }};\n"
    );
    let ours = named_by_macros(&fs::read_to_string(source)?);
    let (_, types) = skeleton.split_once("pub mod types").context("a skeleton has types")?;
    let wanted =
        |name: &String| name == "rodata" || name.starts_with("kit_") || ours.contains(name);
    for name in plain_structs(types).into_iter().filter(wanted) {
        // What `plain_structs` lets pass.
        let why = "#[repr(C)], integers and arrays of them: any bytes are a valid value.";
        writeln!(text, "// SAFETY: {why}\nunsafe impl plain::Plain for types::{name} {{}}")?;
    }
    text += "}\n";
    Ok(text)
}

/// The structs that a source declares to travel: `KIT_EVENT(name)`, `KIT_HISTS(name)`,
/// `KIT_ROWS(map, key, value)` and its kin, `KIT_STACKS(name)`.
fn named_by_macros(source: &str) -> Vec<String> {
    [
        "KIT_EVENT(",
        "KIT_HISTS(",
        "KIT_HISTS_SHARED(",
        "KIT_ROWS(",
        "KIT_ROWS_PER_CPU(",
        "KIT_TABLES(",
        "KIT_STACKS(",
    ]
    .iter()
    .flat_map(|call| source.split(call).skip(1))
    .filter_map(|rest| Some(rest.split_once(')')?.0))
    .flat_map(|words| words.split(',').map(|word| word.trim().to_owned()))
    .collect()
}

/// The generated structs that any bytes may become: no pointers, no bools, no
/// enums, nothing generic.
fn plain_structs(skeleton: &str) -> Vec<String> {
    let bodies: Vec<(String, Vec<String>)> = skeleton
        .split("#[repr(C)]")
        .skip(1)
        .filter_map(|part| {
            let (head, rest) = part.split_once('{')?;
            let name = head.split("pub struct").nth(1)?.trim().to_owned();
            let fields = rest.split('}').next()?;
            let types = fields
                .lines()
                .filter_map(|line| line.trim().strip_prefix("pub ")?.split_once(':'))
                .map(|(_, kind)| kind.trim().trim_end_matches(',').to_owned())
                .collect();
            Some((name, types))
        })
        .collect();
    let mut plain: Vec<String> = Vec::new();
    // A struct in a struct is plain once the inner one is: repeat until done.
    loop {
        let more: Vec<String> = bodies
            .iter()
            .filter(|(name, types)| {
                !plain.contains(name) && types.iter().all(|kind| is_plain(kind, &plain))
            })
            .map(|(name, _)| name.clone())
            .collect();
        if more.is_empty() {
            return plain;
        }
        plain.extend(more);
    }
}

fn is_plain(kind: &str, plain: &[String]) -> bool {
    if let Some(array) = kind.strip_prefix('[') {
        return array.split(';').next().is_some_and(|item| is_plain(item.trim(), plain));
    }
    matches!(kind, "u8" | "u16" | "u32" | "u64" | "i8" | "i16" | "i32" | "i64")
        || plain.iter().any(|name| name == kind)
}
