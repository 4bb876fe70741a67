//! All that is in a hash, taken out by a few system calls.

use std::os::fd::AsRawFd as _;

use anyhow::Context as _;
use anyhow::Result;
use libbpf_rs::AsRawLibbpf as _;
use libbpf_rs::MapCore;
use libbpf_rs::MapType;
use libbpf_rs::OpenMapMut;
use libbpf_rs::num_possible_cpus;
use nix::errno::Errno;

/// How many keys are asked for at once.
const MANY: u32 = 16_384;

/// How many bytes of values at most, unless one key has more.
const ROOM: usize = 8 << 20;

/// Hands over each key with its value and leaves the map empty. Nobody may be adding to it.
/// What has a row for each processor (`KIT_ROWS_PER_CPU`) comes as often as there are such.
///
/// (The iterator of libbpf-rs takes a batch that is not full for the last one, but the
/// kernel also ends a batch where the next chain of its hash would not fit.)
///
/// # Errors
/// If the kernel refuses.
pub fn drain(
    map: &(impl MapCore + ?Sized),
    mut each: impl FnMut(&[u8], &[u8]) -> Result<()>,
) -> Result<()> {
    let (key, value) = (map.key_size() as usize, map.value_size() as usize);
    let front = if per_cpu(map)? { key - size_of::<u32>() } else { key };
    let mut many = MANY.min((ROOM / value).max(1) as u32).min(map.max_entries().max(1));
    let (mut keys, mut values) = (Vec::new(), Vec::new());
    let mut from = None;
    loop {
        keys.resize(many as usize * key, 0);
        values.resize(many as usize * value, 0);
        let mut next = 0_u32; // of a hash, where a batch ends is a number
        let mut count = many;
        // SAFETY: `keys` and `values` have room for `many` of what the map holds; of
        // where to go on the kernel reads and writes four bytes.
        let result = unsafe {
            libbpf_sys::bpf_map_lookup_and_delete_batch(
                map.as_fd().as_raw_fd(),
                from.as_mut().map_or(std::ptr::null_mut(), |from: &mut u32| from).cast(),
                (&raw mut next).cast(),
                keys.as_mut_ptr().cast(),
                values.as_mut_ptr().cast(),
                &raw mut count,
                std::ptr::null(),
            )
        };
        let error = (result < 0).then(|| Errno::from_raw(-result));
        match error {
            // One chain of the hash has more than that.
            Some(Errno::ENOSPC) => {
                many *= 2;
                continue;
            }
            Some(Errno::EINTR) => continue,
            None | Some(Errno::ENOENT) => {}
            Some(error) => return Err(error).context("cannot read a table of rows"),
        }
        let found = keys.chunks_exact(key).zip(values.chunks_exact(value));
        found.take(count as usize).try_for_each(|(key, value)| each(&key[..front], value))?;
        if error.is_some() {
            return Ok(());
        }
        from = Some(next);
    }
}

/// Whether the keys of a map end with the number of the processor whose row it is: of all
/// hashes only those take memory when they need it.
///
/// # Errors
/// If the kernel does not tell.
pub fn per_cpu(map: &(impl MapCore + ?Sized)) -> Result<bool> {
    let info = map.info().context("cannot ask for a map")?.info;
    Ok(is_on_demand(map.map_type(), info.map_flags))
}

fn is_on_demand(kind: MapType, flags: u32) -> bool {
    kind == MapType::Hash && flags & libbpf_sys::BPF_F_NO_PREALLOC > 0
}

/// On large machines few keys are used on all processors, and the table of chains alone, which
/// is made beforehand, takes 16 bytes a row.
const ROWS_EACH: usize = 16;

/// How many rows a key may have in a map that is not made yet: one for each processor, up to
/// [`ROWS_EACH`] on average, or one.
///
/// # Errors
/// If nobody tells how many processors there may be.
pub fn rows_each(map: &OpenMapMut) -> Result<u32> {
    // SAFETY: the map is open, as long as this borrow lives.
    let flags = unsafe { libbpf_sys::bpf_map__map_flags(map.as_libbpf_object().as_ptr()) };
    let per_cpu = is_on_demand(map.map_type(), flags);
    Ok(if per_cpu { num_possible_cpus()?.min(ROWS_EACH) as u32 } else { 1 })
}
