//! System calls as 32-bit programs make them: other numbers, other registers, and
//! memory below 4 GiB.

use std::ptr;

const SIZE: usize = 1 << 20;

/// Memory that 32 bits can name.
pub struct Low {
    start: *mut u8,
    used: usize,
}

impl Low {
    pub fn new() -> Self {
        let (read, private) = (libc::PROT_READ | libc::PROT_WRITE, libc::MAP_PRIVATE);
        let how = private | libc::MAP_ANONYMOUS | libc::MAP_32BIT;
        // SAFETY: new memory.
        let start = unsafe { libc::mmap(ptr::null_mut(), SIZE, read, how, -1, 0) };
        assert_ne!(start, libc::MAP_FAILED, "memory below 4 GiB");
        Self { start: start.cast(), used: 0 }
    }

    /// The place of a copy.
    pub fn put(&mut self, bytes: &[u8]) -> u32 {
        let end = self.used.next_multiple_of(4) + bytes.len();
        assert!(end <= SIZE, "too much for this memory");
        // SAFETY: as far as the end there is memory, and it is ours alone.
        let place = unsafe { self.start.add(end - bytes.len()) };
        // SAFETY: as above.
        unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), place, bytes.len()) };
        self.used = end;
        place as u32
    }
}

impl Drop for Low {
    fn drop(&mut self) {
        // SAFETY: what was mapped, and nothing points to it any more.
        unsafe { libc::munmap(self.start.cast(), SIZE) };
    }
}

/// Makes a call; the kernel's answer.
pub fn call(number: u32, [first, second, third]: [u32; 3]) -> i64 {
    let mut result = u64::from(number);
    // SAFETY: the first argument stands in ebx, which the compiler keeps for itself; the
    // old entry destroys r8 to r11. What the arguments point to is the caller's.
    unsafe {
        std::arch::asm!(
            "xchg rbx, {first}",
            "int 0x80",
            "xchg rbx, {first}",
            first = inout(reg) u64::from(first) => _,
            inout("rax") result,
            in("rcx") u64::from(second),
            in("rdx") u64::from(third),
            out("r8") _, out("r9") _, out("r10") _, out("r11") _,
        );
    }
    i64::from(result as i32)
}
