//! The kernel's types: what is selected of them is BTF again, of which the same can be selected.

use kit::bytes::Bytes;
use kit::types::Types;

/// Some that are asked for in earnest.
const NAMES: [&str; 4] = ["task_struct", "request", "btf_trace_sched_switch", "colour"];

/// Bytes of which there may be much more: names can overlap, and each is written apart.
const MOST: usize = 16 << 10;

fn select(bytes: &[u8]) -> Option<Vec<u8>> {
    let wanted = ["struct request", "struct request.rq_disk", "vfs_open", "bpf_iter_num_new"];
    let wanted = wanted.map(str::to_owned);
    let types = Types::new(Bytes::Read(bytes.to_vec())).ok()?;
    types.select(&NAMES, &wanted).ok().map(|selection| selection.btf)
}

/// The bytes are the kernel's BTF.
pub fn target(bytes: &[u8]) {
    let bytes = &bytes[..bytes.len().min(MOST)];
    if let Ok(types) = Types::new(Bytes::Read(bytes.to_vec())) {
        let found = types.enumerators("colour").unwrap_or_default();
        assert!(found.len() <= bytes.len() / 8);
    }
    if let Some(btf) = select(bytes) {
        let again = select(&btf).expect("what was selected can be read");
        assert!(again.len() <= btf.len());
    }
}
