//! The words that user space and the programs share through memory: the main
//! switch, when to wake us, which generation of histograms is being filled.

use std::sync::atomic::AtomicU32;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::time::Duration;

use anyhow::Context as _;
use anyhow::Result;
use bpf::kit::types::kit_live;
use libbpf_rs::AsRawLibbpf as _;
use libbpf_rs::MapCore as _;
use libbpf_rs::Object;

/// When a program wakes us (`KIT_WAKE_*` in `kit.bpf.h`).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum Wake {
    /// We look by ourselves.
    Never = 0,
    /// When the ring buffer passes its fill mark.
    Full = 1,
    /// At the next record.
    Any = 2,
}

/// The mapped `struct kit_live` of one loaded object. Must not outlive it:
/// `Session` holds both and drops this one first.
#[derive(Debug)]
pub struct Live {
    at: *mut kit_live,
}

impl Live {
    /// Finds it in a loaded object.
    ///
    /// # Errors
    /// If the object has no `.data.kit`, which would be a bug.
    pub fn of(object: &Object) -> Result<Self> {
        let map = object.maps().find(|map| map.name() == ".data.kit").context("no .data.kit")?;
        let mut size = 0;
        // SAFETY: the map belongs to `object`, which is alive; libbpf returns the
        // address at which it has mapped the array, or null.
        let at = unsafe {
            libbpf_sys::bpf_map__initial_value(map.as_libbpf_object().as_ptr(), &mut size)
        };
        anyhow::ensure!(
            !at.is_null() && size as usize >= size_of::<kit_live>(),
            ".data.kit is not mapped"
        );
        Ok(Self { at: at.cast() })
    }

    fn word(&self, field: impl Fn(*mut kit_live) -> *mut u32) -> &AtomicU32 {
        // SAFETY: `at` points to a mapped kit_live for as long as self lives; the
        // fields are aligned, and both sides change them by plain stores of a word.
        unsafe { AtomicU32::from_ptr(field(self.at)) }
    }

    fn long(&self, field: impl Fn(*mut kit_live) -> *mut u64) -> &AtomicU64 {
        // SAFETY: as above.
        unsafe { AtomicU64::from_ptr(field(self.at)) }
    }

    /// Tells the programs the size of the ring buffer and the fill mark.
    pub fn set_buffer(&self, size: u64) {
        // SAFETY: only the address of a field is formed.
        self.long(|at| unsafe { &raw mut (*at).size }).store(size, Ordering::Relaxed);
        // A quarter: the rest is what arrives until we have been scheduled.
        // SAFETY: only the address of a field is formed.
        self.long(|at| unsafe { &raw mut (*at).fill }).store(size / 4, Ordering::Relaxed);
    }

    /// Events count from now on, or no longer.
    pub fn switch(&self, on: bool) {
        // SAFETY: only the address of a field is formed.
        let since = self.long(|at| unsafe { &raw mut (*at).since });
        // Until it is known, nothing has begun since.
        since.store(u64::MAX, Ordering::SeqCst);
        // SAFETY: only the address of a field is formed.
        self.word(|at| unsafe { &raw mut (*at).on }).store(on.into(), Ordering::SeqCst);
        let now = nix::time::clock_gettime(nix::time::ClockId::CLOCK_MONOTONIC);
        let now = now.map_or(Duration::MAX, Duration::from).as_nanos();
        since.store(u64::try_from(now).unwrap_or(u64::MAX), Ordering::SeqCst);
    }

    /// Chooses when to be woken.
    pub fn wake(&self, when: Wake) {
        // SAFETY: only the address of a field is formed.
        self.word(|at| unsafe { &raw mut (*at).wake }).store(when as u32, Ordering::SeqCst);
    }

    /// Sends what comes next to another generation of histograms.
    pub fn set_generation(&self, generation: u32) {
        // SAFETY: only the address of a field is formed.
        self.word(|at| unsafe { &raw mut (*at).generation }).store(generation, Ordering::SeqCst);
    }
}
