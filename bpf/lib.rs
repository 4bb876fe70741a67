//! The kernel side of the tools: one compiled object for each `NAME.bpf.c`, with
//! its types, as `bpf::NAME`.

/// A compiled BPF object.
#[derive(Debug)]
pub struct Object {
    /// The tool's name.
    pub name: &'static str,
    /// The ELF file.
    pub bytes: &'static [u8],
    /// Name and section of each of its programs.
    pub programs: &'static [(&'static str, &'static str)],
    /// Where in it the length of the CO-RE relocation records stands (u32, little endian).
    pub core_relo_len_at: usize,
    /// The sections of the programs that have such records.
    pub relocated: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/objects.rs"));
