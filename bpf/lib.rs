//! The kernel side of the tools: one compiled object for each `NAME.bpf.c`, with
//! its types, as `bpf::NAME`.

/// A compiled BPF object.
#[derive(Debug)]
pub struct Object {
    /// The tool's name.
    pub name: &'static str,
    /// The ELF file, compressed: most of the binary would be such files.
    packed: &'static [u8],
    /// Name and section of each of its programs.
    pub programs: &'static [(&'static str, &'static str)],
    /// Where in it the length of the CO-RE relocation records stands (u32, little endian).
    pub core_relo_len_at: usize,
    /// The sections of the programs that have such records, and the names of the
    /// kernel's types that they ask for.
    pub relocated: &'static [(&'static str, &'static [&'static str])],
    /// Calls of kernel functions, whose numbers have still to be written there:
    /// section, place of the instruction in the file, name of the function.
    pub kfuncs: &'static [(&'static str, usize, &'static str)],
}

impl Object {
    /// The ELF file.
    ///
    /// # Panics
    /// If the binary is damaged.
    pub fn bytes(&self) -> Vec<u8> {
        lz4_flex::decompress_size_prepended(self.packed).expect("the object was packed by us")
    }
}

include!(concat!(env!("OUT_DIR"), "/objects.rs"));

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;
    use std::path::PathBuf;
    use std::process::Command;

    fn here() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR"))
    }

    fn sources() -> Vec<PathBuf> {
        let all = fs::read_dir(here()).unwrap().map(|entry| entry.unwrap().path());
        all.filter(|path| path.to_string_lossy().ends_with(".bpf.c")).collect()
    }

    /// What the compiler makes of a source for an architecture.
    fn compiled(source: &Path, [arch, header]: [&str; 2], more: &[&str]) -> Vec<u8> {
        let output = Command::new("clang")
            .args(["-g", "-O2", "-target", "bpf", "-mcpu=v2", "-Wall", "-Werror"])
            .arg(format!("-D__TARGET_ARCH_{arch}"))
            .arg("-I")
            .arg(here().join("include"))
            .arg("-I")
            .arg(here().join("../vmlinux").join(header))
            .arg("-I")
            .arg(concat!(env!("OUT_DIR"), "/libbpf"))
            .args(more)
            .args(["-o", "-"])
            .arg(source)
            .output()
            .expect("clang");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{} for {arch}: {said}", source.display());
        output.stdout
    }

    /// Every source compiles for every architecture that has a header, whichever
    /// one this is.
    #[test]
    fn all_architectures() {
        assert!(sources().len() > 3, "{:?}", sources());
        for arch in [["x86", "x86_64"], ["arm64", "aarch64"]] {
            sources().iter().for_each(|source| _ = compiled(source, arch, &["-c"]));
        }
    }

    /// The structs on the stack that are not whole from the beginning, by source. The compiler
    /// is told to fill with a pattern what a program does not: of that it keeps what it cannot
    /// see being written before it is read.
    fn unfilled(source: &Path) -> BTreeSet<String> {
        let fill = ["-S", "-emit-llvm", "-ftrivial-auto-var-init=pattern"];
        let text = compiled(source, ["x86", "x86_64"], &fill);
        let text = String::from_utf8(text).unwrap();
        let mut found = BTreeSet::new();
        for function in text.split("\ndefine ").skip(1) {
            let lines: Vec<&str> = function.lines().map(str::trim).collect();
            let filled = lines.iter().filter(|line| line.contains("!annotation"));
            for line in filled.filter(|line| !line.contains("@llvm.dbg.")) {
                let place = match line.split_once(" i8 -86,") {
                    Some((before, _)) => before,
                    None => line.split(", align").next().unwrap(),
                };
                let place = place.trim_end_matches(',').rsplit(' ').next().unwrap();
                found.extend(structure(&lines, place));
            }
        }
        found
    }

    /// The struct that a value of a function points into, if it is on the stack.
    fn structure(lines: &[&str], value: &str) -> Option<String> {
        let begin = format!("{value} = ");
        let made = lines.iter().find_map(|line| line.strip_prefix(&begin))?;
        if let Some(kind) = made.strip_prefix("alloca %struct.") {
            // Of a pointer it is what a helper is to read there.
            return kind.split(',').next().filter(|kind| !kind.ends_with('*')).map(str::to_owned);
        }
        let words = made.split([' ', ',']).filter(|word| word.starts_with('%'));
        words
            .filter(|word| *word != value && !word.starts_with("%struct."))
            .find_map(|word| structure(lines, word))
    }

    /// What is sent or put into a map from the stack holds nothing that was there before. Not
    /// whole are: who a task is, as far as a filter has not asked, of which members are copied
    /// once they are known; what fsslower tells, which is cleared once a call was slow; and what
    /// opensnoop tells, of whose text only what was read is sent.
    #[test]
    fn nothing_is_handed_on_that_was_on_the_stack() {
        let mut found = BTreeSet::new();
        for source in sources() {
            let name = source.file_name().unwrap().to_string_lossy().into_owned();
            let name = name.trim_end_matches(".bpf.c").to_owned();
            found.extend(unfilled(&source).into_iter().map(|kind| (name.clone(), kind)));
        }
        found.retain(|(_, kind)| kind != "kit_who");
        let known = [("fsslower", "ended"), ("opensnoop", "open_short")]
            .map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(found, BTreeSet::from(known));
    }

    /// A plan that needs no relocation must not come to need one unnoticed: it
    /// starts in half the time, and without BTF in the kernel.
    #[test]
    fn opensnoop_by_tracepoints_needs_no_relocation() {
        let relocated = crate::opensnoop::OBJECT.relocated.iter().map(|(section, _)| section);
        let relocated: Vec<&str> = relocated.copied().collect();
        assert!(relocated.contains(&"tp_btf/sys_exit"), "the list is read: {relocated:?}");
        let free = |section: &&str| section.starts_with("tracepoint") || *section == ".text";
        assert!(!relocated.iter().any(free), "{relocated:?}");
    }
}
