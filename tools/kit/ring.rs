//! The reader's side of the kernel's ring buffer (Documentation/bpf/ringbuf.rst).
//!
//! libbpf's reader gives each record its room back before the next is looked at, so
//! records that are to be put in order must be copied. Here a batch is ordered and
//! printed where it lies, and then its room is given back at once.

use std::num::NonZero;
use std::os::fd::AsFd;
use std::ptr::NonNull;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

use anyhow::Context as _;
use anyhow::Result;
use nix::sys::mman::MapFlags;
use nix::sys::mman::ProtFlags;
use nix::sys::mman::mmap;
use nix::sys::mman::munmap;

/// Bytes of the buffer that are ordered at once: little enough to stay in the
/// processor's cache, and much less than the buffer, which goes on filling.
const BATCH: u64 = 256 << 10;

/// Bytes where the user does not say otherwise: 512 KiB for each processor, at least 1 MiB, at
/// most 4 MiB. In a quarter of that at least the reader, woken, is there before it is full: at
/// the largest rate of opens nothing was lost with 256 KiB, on two processors with four busy
/// loops beside it. The rest is for who reads the output and pauses: half a second of 20,000
/// events a second.
pub fn usual_size() -> u32 {
    size_for(libbpf_rs::num_possible_cpus().unwrap_or(1))
}

fn size_for(processors: usize) -> u32 {
    ((processors.min(8) as u32) << 19).next_power_of_two().max(1 << 20)
}

/// What stands before each record: its length with two flags, and a word that only
/// the kernel reads.
const HEADER: u64 = 8;
const BUSY: u32 = 1 << 31;
const DISCARDED: u32 = 1 << 30;

/// A ring buffer that has one reader: this.
pub struct Ring {
    /// How far we have read, which the kernel reads.
    consumer: NonNull<u8>,
    /// How far the kernel has written; behind a page the records, which are mapped
    /// twice, so that each lies in one piece.
    producer: NonNull<u8>,
    page: usize,
    size: u64,
    /// How far this batch goes.
    end: u64,
    /// Time, place and length of each of its records.
    batch: Vec<(u64, u64, u32)>,
}

impl Ring {
    /// Maps the buffer of so many bytes.
    ///
    /// # Errors
    /// The kernel's own.
    pub fn new(map: impl AsFd, size: u32) -> Result<Self> {
        let page = page();
        let length = |bytes: usize| NonZero::new(bytes).context("a ring buffer without bytes");
        let (read, write) = (ProtFlags::PROT_READ, ProtFlags::PROT_WRITE);
        let (shared, fd) = (MapFlags::MAP_SHARED, map.as_fd());
        // SAFETY: new mappings, of a file whose pages the kernel does not take away.
        let consumer = unsafe { mmap(None, length(page)?, read | write, shared, fd, 0) }?;
        let both = length(page + 2 * size as usize)?;
        // SAFETY: as above.
        let producer = unsafe { mmap(None, both, read, shared, fd, page as i64) };
        let producer = producer.inspect_err(|_| unmap(consumer.cast(), page))?;
        // SAFETY: the layout of the mappings is the kernel's.
        Ok(unsafe { Self::over(consumer.cast(), producer.cast(), size) })
    }

    /// # Safety
    /// `consumer` has a page, `producer` a page and twice the size, both in the form
    /// that the kernel gives them; mapped, as dropping this unmaps them.
    unsafe fn over(consumer: NonNull<u8>, producer: NonNull<u8>, size: u32) -> Self {
        Self { consumer, producer, page: page(), size: size.into(), end: 0, batch: Vec::new() }
    }

    /// Takes the next batch; false if what is behind it is not yet complete.
    pub fn fill(&mut self) -> bool {
        self.batch.clear();
        let start = self.position(self.consumer).load(Ordering::Relaxed);
        let written = self.position(self.producer).load(Ordering::Acquire);
        self.end = start;
        while self.end < written && self.end - start < BATCH {
            // SAFETY: a header stands wherever a record begins, and is four-byte aligned.
            let length = unsafe { AtomicU32::from_ptr(self.at(self.end).cast().as_ptr()) }
                .load(Ordering::Acquire);
            if length & BUSY != 0 {
                break;
            }
            let bytes = length & !DISCARDED;
            let place = self.end + HEADER;
            self.end = place + u64::from(bytes).next_multiple_of(8);
            if length & DISCARDED == 0 {
                let time = self.record(place, bytes).first_chunk();
                let time = time.map_or(0, |time| u64::from_ne_bytes(*time));
                self.batch.push((time, place, bytes));
            }
        }
        // Programs take the time before they reserve, on several CPUs: neighbours may
        // stand the wrong way round.
        if !self.batch.is_sorted_by_key(|(time, ..)| *time) {
            self.batch.sort_by_key(|(time, ..)| *time);
        }
        self.end - start >= BATCH && self.end < written
    }

    /// How many records the batch has.
    pub fn len(&self) -> usize {
        self.batch.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.batch.is_empty()
    }

    /// The records of the batch, by their time. Each begins at a multiple of eight.
    pub fn records(&self) -> impl Iterator<Item = &[u8]> {
        self.batch.iter().map(|&(_, place, bytes)| self.record(place, bytes))
    }

    /// Gives the kernel the batch's room back.
    pub fn release(&mut self) {
        self.batch.clear();
        self.position(self.consumer).store(self.end, Ordering::Release);
    }

    fn position(&self, page: NonNull<u8>) -> &AtomicU64 {
        // SAFETY: both pages begin with a position, and live as long as this.
        unsafe { AtomicU64::from_ptr(page.cast().as_ptr()) }
    }

    fn at(&self, position: u64) -> NonNull<u8> {
        // The size is a power of two. What is less than it lies within the mapping.
        let offset = self.page + (position & (self.size - 1)) as usize;
        // SAFETY: see above.
        unsafe { self.producer.add(offset) }
    }

    fn record(&self, place: u64, bytes: u32) -> &[u8] {
        // SAFETY: no record is longer than the buffer, which is mapped twice. The kernel
        // does not write to it before it is released, which needs this to be borrowed.
        unsafe { std::slice::from_raw_parts(self.at(place).as_ptr(), bytes as usize) }
    }
}

impl Drop for Ring {
    fn drop(&mut self) {
        unmap(self.consumer, self.page);
        unmap(self.producer, self.page + 2 * self.size as usize);
    }
}

fn unmap(start: NonNull<u8>, length: usize) {
    // SAFETY: what was mapped by `new`, and nobody refers to it any more.
    let _ = unsafe { munmap(start.cast(), length) };
}

fn page() -> usize {
    // SAFETY: takes no pointers.
    unsafe { libc::sysconf(libc::_SC_PAGESIZE) as usize }
}

#[cfg(test)]
mod tests {
    use std::mem::ManuallyDrop;

    use super::*;

    const SIZE: u32 = 1 << 20;

    /// A kernel: memory in its form, in which it writes records.
    struct Kernel {
        consumer: Vec<u64>,
        producer: Vec<u64>,
        written: u64,
    }

    impl Kernel {
        fn new() -> Self {
            let words = |bytes: usize| vec![0; bytes / 8];
            let both = page() + 2 * SIZE as usize;
            Self { consumer: words(page()), producer: words(both), written: 0 }
        }

        /// Never dropped, as nothing is mapped.
        fn ring(&mut self) -> ManuallyDrop<Ring> {
            let consumer = NonNull::new(self.consumer.as_mut_ptr().cast()).unwrap();
            let producer = NonNull::new(self.producer.as_mut_ptr().cast()).unwrap();
            // SAFETY: of these sizes, and in the kernel's form.
            ManuallyDrop::new(unsafe { Ring::over(consumer, producer, SIZE) })
        }

        /// Writes to both images of the place, as the kernel's double mapping does.
        fn put(&mut self, position: u64, word: u64) {
            let at = |offset: u64| (page() as u64 + offset) as usize / 8;
            let offset = position % u64::from(SIZE);
            self.producer[at(offset)] = word;
            self.producer[at(offset + u64::from(SIZE))] = word;
        }

        fn write(&mut self, time: u64, bytes: u32, flags: u32) {
            self.put(self.written, u64::from(bytes | flags));
            if bytes > 0 {
                self.put(self.written + 8, time);
            }
            self.written += 8 + u64::from(bytes).next_multiple_of(8);
            self.producer[0] = self.written;
        }
    }

    fn times(ring: &Ring) -> Vec<u64> {
        ring.records().map(|r| u64::from_ne_bytes(r[..8].try_into().unwrap())).collect()
    }

    #[test]
    fn its_size_by_the_number_of_processors() {
        let mib = [1, 2, 3, 4, 6, 8, 512].map(|processors| super::size_for(processors) >> 20);
        assert_eq!(mib, [1, 1, 2, 2, 4, 4, 4]);
    }

    #[test]
    fn a_batch_is_ordered_by_time_and_released_as_a_whole() {
        let mut kernel = Kernel::new();
        let mut ring = kernel.ring();
        for (time, bytes) in [(5, 8), (3, 9), (4, 16)] {
            kernel.write(time, bytes, 0);
        }
        kernel.write(9, 24, DISCARDED);
        assert!(!ring.fill());
        assert_eq!(times(&ring), [3, 4, 5]);
        assert_eq!(ring.records().map(<[u8]>::len).collect::<Vec<_>>(), [9, 16, 8]);
        assert_eq!(kernel.consumer[0], 0, "still ours");
        ring.release();
        assert_eq!(kernel.consumer[0], kernel.written, "what was discarded as well");
        assert!(!ring.fill() && ring.is_empty());
    }

    #[test]
    fn what_is_being_written_ends_a_batch() {
        let mut kernel = Kernel::new();
        let mut ring = kernel.ring();
        kernel.write(1, 8, 0);
        let busy = kernel.written;
        kernel.write(2, 8, BUSY);
        kernel.write(3, 8, 0);
        assert!(!ring.fill());
        assert_eq!(times(&ring), [1]);
        ring.release();
        kernel.put(busy, 8);
        assert!(!ring.fill());
        assert_eq!(times(&ring), [2, 3]);
    }

    #[test]
    fn a_large_drain_comes_in_batches_and_goes_round() {
        let mut kernel = Kernel::new();
        let mut ring = kernel.ring();
        let (mut written, mut read) = (0, 0);
        for _ in 0..7 {
            for _ in 0..9001 {
                kernel.write(written, 96, 0);
                written += 1;
            }
            let mut batches = 0;
            loop {
                let more = ring.fill();
                for time in times(&ring) {
                    assert_eq!(time, read);
                    read += 1;
                }
                ring.release();
                batches += 1;
                if !more {
                    break;
                }
            }
            assert!(batches > 2);
        }
        assert_eq!(read, written);
        assert!(kernel.written > 5 * u64::from(SIZE), "it went round");
    }
}
