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
    use std::fs;
    use std::path::Path;
    use std::process::Command;

    /// Every source compiles for every architecture that has a header, whichever
    /// one this is.
    #[test]
    fn all_architectures() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let sources: Vec<_> = fs::read_dir(here)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.to_string_lossy().ends_with(".bpf.c"))
            .collect();
        assert!(sources.len() > 3, "{sources:?}");
        for (arch, header) in [("x86", "x86_64"), ("arm64", "aarch64")] {
            for source in &sources {
                let output = Command::new("clang")
                    .args(["-g", "-O2", "-target", "bpf", "-mcpu=v2", "-Wall", "-Werror"])
                    .arg(format!("-D__TARGET_ARCH_{arch}"))
                    .arg("-I")
                    .arg(here.join("include"))
                    .arg("-I")
                    .arg(here.join("../vmlinux").join(header))
                    .arg("-I")
                    .arg(concat!(env!("OUT_DIR"), "/libbpf"))
                    .args(["-o", "/dev/null", "-c"])
                    .arg(source)
                    .output()
                    .expect("clang");
                let said = String::from_utf8_lossy(&output.stderr);
                assert!(output.status.success(), "{} for {arch}: {said}", source.display());
            }
        }
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
