//! The calls that start a program, each made by itself: what the workload is for.

use std::ffi::CString as Word;
use std::ptr;

use crate::calls::call;

/// One call of this name: PATH ARGS…, where an argument `@N` stands for N times `x`, and the
/// environment is empty. It returns only if it fails.
pub fn exec(name: &str, words: &[Word]) -> i64 {
    let (path, here) = (words[0].as_ptr(), libc::AT_FDCWD);
    let args: Vec<Word> = words[1..].iter().map(expand).collect();
    let mut argv: Vec<_> = args.iter().map(|arg| arg.as_ptr()).collect();
    argv.push(ptr::null());
    let (argv, envp) = (argv.as_ptr(), [ptr::null::<u8>()]);
    let envp = envp.as_ptr();
    match name {
        // SAFETY: the strings end with their NULs, the lists with null.
        "execve" => call(unsafe { libc::syscall(libc::SYS_execve, path, argv, envp) }),
        // SAFETY: as above.
        "execveat" => call(unsafe { libc::syscall(libc::SYS_execveat, here, path, argv, envp, 0) }),
        "fexecve" => {
            // SAFETY: as above.
            let fd = unsafe { libc::open(path, libc::O_PATH | libc::O_CLOEXEC) };
            let (none, flags) = (c"".as_ptr(), libc::AT_EMPTY_PATH);
            // SAFETY: as above.
            call(unsafe { libc::syscall(libc::SYS_execveat, fd, none, argv, envp, flags) })
        }
        // A list that cannot be read, and none at all.
        // SAFETY: the kernel checks the address.
        "execve-fault" => call(unsafe { libc::syscall(libc::SYS_execve, path, 8usize, envp) }),
        // SAFETY: as above.
        "execve-null" => call(unsafe { libc::syscall(libc::SYS_execve, path, 0usize, envp) }),
        #[cfg(target_arch = "x86_64")]
        "execve32" => compat(&words[0], &args),
        _ => panic!("this architecture has no {name}"),
    }
}

fn expand(word: &Word) -> Word {
    let many = word.to_str().ok().and_then(|text| text.strip_prefix('@')?.parse().ok());
    many.map_or_else(|| word.clone(), |many| Word::new(vec![b'x'; many]).expect("no NUL"))
}

/// execve(2) as a 32-bit program makes it: another number, other registers, pointers of four
/// bytes to memory below 4 GiB.
#[cfg(target_arch = "x86_64")]
fn compat(path: &Word, args: &[Word]) -> i64 {
    const SIZE: usize = 1 << 20;
    let (read, private) = (libc::PROT_READ | libc::PROT_WRITE, libc::MAP_PRIVATE);
    let how = private | libc::MAP_ANONYMOUS | libc::MAP_32BIT;
    // SAFETY: new memory, and no more of it is written than there is; number 11 is execve, its
    // arguments stand in ebx (which the compiler keeps for itself), ecx, edx; the old entry
    // destroys r8 to r11.
    unsafe {
        let low = libc::mmap(ptr::null_mut(), SIZE, read, how, -1, 0).cast::<u8>();
        assert_ne!(low.cast(), libc::MAP_FAILED, "memory below 4 GiB");
        let mut text = low.add(4096);
        let mut put = |word: &Word| {
            let (bytes, at) = (word.as_bytes_with_nul(), text);
            assert!(at.add(bytes.len()) <= low.add(SIZE), "too much text");
            ptr::copy_nonoverlapping(bytes.as_ptr(), at, bytes.len());
            text = at.add(bytes.len());
            at as u32
        };
        let path = u64::from(put(path));
        let mut list: Vec<u32> = args.iter().map(&mut put).collect();
        list.push(0);
        assert!(list.len() < 1000, "too many pointers");
        ptr::copy_nonoverlapping(list.as_ptr(), low.cast(), list.len());
        let mut result: i64 = 11;
        std::arch::asm!(
            "xchg rbx, {path}",
            "int 0x80",
            "xchg rbx, {path}",
            path = inout(reg) path => _,
            inout("rax") result,
            in("rcx") low,
            in("rdx") 0,
            out("r8") _, out("r9") _, out("r10") _, out("r11") _,
        );
        libc::munmap(low.cast(), SIZE);
        i64::from(result as i32)
    }
}
