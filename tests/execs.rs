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

/// execve(2) as a 32-bit program makes it, with pointers of four bytes.
#[cfg(target_arch = "x86_64")]
fn compat(path: &Word, args: &[Word]) -> i64 {
    let mut memory = crate::compat::Low::new();
    let path = memory.put(path.as_bytes_with_nul());
    let args = args.iter().map(|arg| memory.put(arg.as_bytes_with_nul()));
    let list: Vec<u8> = args.chain([0]).flat_map(u32::to_ne_bytes).collect();
    let list = memory.put(&list);
    crate::compat::call(11, [path, list, 0])
}
