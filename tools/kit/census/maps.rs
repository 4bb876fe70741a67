//! The maps of the host.

use std::collections::BTreeMap;
use std::os::fd::AsRawFd as _;

use anyhow::Result;
use libbpf_sys as sys;

use super::Kind;
use crate::statistics;

/// One map.
#[derive(Clone, Debug, Default)]
pub struct Map {
    /// What kind it is, as `percpu_hash`.
    pub kind: String,
    /// Its name, of which the kernel keeps 15 bytes.
    pub name: Vec<u8>,
    /// Bytes of a key.
    pub key: u64,
    /// Bytes of a value.
    pub value: u64,
    /// How many entries it may have; bytes, if it is a ring buffer.
    pub entries: u64,
    /// `BPF_F_*`, as it was made.
    pub flags: u32,
    /// Memory of it, bytes, as the kernel reckons: what it has now since 6.4, before that
    /// what it may come to have.
    pub memory: Option<u64>,
}

/// All maps that are there, by number.
///
/// # Errors
/// Status 77 without CAP_SYS_ADMIN.
pub fn read() -> Result<BTreeMap<u32, Map>> {
    let mut all = BTreeMap::new();
    Kind::Map.each(|id, fd| {
        let mut info = sys::bpf_map_info::default();
        super::tell(&fd, &mut info)?;
        let map = Map {
            kind: super::word(info.type_, sys::libbpf_bpf_map_type_str),
            name: super::name(&info.name),
            key: info.key_size.into(),
            value: info.value_size.into(),
            entries: info.max_entries.into(),
            flags: info.map_flags,
            memory: statistics::memory(fd.as_raw_fd()),
        };
        all.insert(id, map);
        Ok(())
    })?;
    Ok(all)
}
