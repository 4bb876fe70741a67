//! workload: a process that makes exactly the operations it is told to, by system
//! calls of its own and not through a library that might make others.
//!
//!     workload OPERATION ARGS… [, OPERATION ARGS…]…
//!
//! It says `ready`, waits for a line on standard input (or its end), works, and
//! says `OPERATION PID TID RESULT` for each, where RESULT is the last call's,
//! an error being negative. Then it says `done` and stays until its input ends.
//! Numbers are decimal, 0x… or 0o….

mod astray;
mod brood;
mod calls;
#[cfg(target_arch = "x86_64")]
mod compat;
mod ends;
mod execs;
mod files;
mod frames;
mod lookups;
mod maps;
mod numbered;
mod packets;
mod processor;
mod sockets;
mod transfer;
mod vforks;

use std::cell::Cell;
use std::ffi::CString;
use std::io::BufRead as _;
use std::io::Write as _;
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::process::CommandExt as _;
use std::sync::Arc;
use std::sync::Barrier;

use calls::call;
use calls::open;

type Word = CString;

thread_local! {
    /// Whether this thread keeps to itself what it does.
    static MUTE: Cell<bool> = const { Cell::new(false) };
}

fn main() {
    let words: Vec<Word> = std::env::args_os()
        .skip(1)
        .map(|word| CString::new(word.into_vec()).expect("arguments have no NUL"))
        .collect();
    if text(&words, 0) == "pidns" {
        pid_namespace(&words[1..]);
    }
    say("ready");
    wait();
    let operations = words.split(|word| word.as_bytes() == b",");
    for operation in operations.filter(|operation| !operation.is_empty()) {
        perform(operation);
    }
    say("done");
    while wait() {}
}

/// Waits for a line; false at the end of the input.
fn wait() -> bool {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).unwrap_or(0) > 0
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // A reader that has gone is no matter of ours.
    let _ = out.write_all(format!("{line}\n").as_bytes());
    let _ = out.flush();
}

fn text(words: &[Word], at: usize) -> &str {
    words.get(at).and_then(|word| word.to_str().ok()).unwrap_or("")
}

fn number(words: &[Word], at: usize) -> i64 {
    let text = text(words, at);
    let parsed = match text.split_at_checked(2) {
        Some(("0x", digits)) => i64::from_str_radix(digits, 16),
        Some(("0o", digits)) => i64::from_str_radix(digits, 8),
        _ if text.is_empty() => Ok(0),
        _ => text.parse(),
    };
    parsed.unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn perform(words: &[Word]) {
    let name = text(words, 0).to_owned();
    let rest = &words[1..];
    let result = match name.as_str() {
        // Each: N PATH FLAGS MODE; the last two may be missing.
        "open" | "openat" | "creat" | "openat2" | "handle" | "fault" | "compat" => {
            let mut result = 0;
            for _ in 0..number(rest, 0) {
                result = open(&name, rest);
                if result >= 0 {
                    // SAFETY: the descriptor has just been made and is used by nobody.
                    unsafe { libc::close(result as i32) };
                }
            }
            result
        }
        "syscall" => numbered::calls(rest),
        #[cfg(target_arch = "x86_64")]
        "syscall32" => numbered::calls32(rest),
        // N: in children that end at once.
        #[cfg(target_arch = "x86_64")]
        "forks32" => numbered::forks32(rest),
        "errors" => numbered::errors(rest),
        "signals" => numbered::signals(rest),
        // N: openat of as many paths, each new and as long as a path can be.
        "paths" => calls::paths(number(rest, 0)),
        // DIR N PATH: relative to a descriptor of DIR, which it tells as `at FD`.
        "at" => {
            // SAFETY: a path with its NUL.
            let dir = unsafe { libc::open(rest[0].as_ptr(), libc::O_PATH) };
            say(&format!("dirfd {dir}"));
            let mut result = 0;
            for _ in 0..number(rest, 1) {
                // SAFETY: a path with its NUL.
                result = call(unsafe {
                    libc::syscall(libc::SYS_openat, dir, rest[2].as_ptr(), libc::O_RDONLY)
                });
                // SAFETY: a descriptor of ours, or -1.
                unsafe { libc::close(result as i32) };
            }
            result
        }
        // CALL N PATH BYTES OFFSET FLAGS: that many calls on one open file.
        "file" => files::file(text(rest, 0), &rest[1..]),
        "scratch" => files::scratch(rest),
        // N DIR TIMES: 8 bytes into each of so many files, which are made if need be.
        "each" => files::each(number(rest, 0), text(rest, 1), number(rest, 2)),
        // PATH N BYTES OFFSET STEP SYNC: so many past the page cache, each a step behind
        // the one before; the last two may be missing.
        "read" | "write" => transfer::each(&name, rest),
        // PATH BYTES OFFSET…: reads that are handed over together.
        "reads" => transfer::together(rest),
        // T OPERATION…: in each of T threads. None begins before all are there: while one
        // calls execve, the kernel lets no other be made (copy_fs: EAGAIN). Of a crowd none ends
        // before all have done theirs, and nobody opens a file but they.
        "threads" | "crowd" => {
            let stays = name == "crowd";
            if stays {
                // Else the library opens a file of sysfs for more memory than one area's, to see
                // how many processors there are, as often as threads ask that at once.
                // SAFETY: takes no pointers.
                unsafe { libc::mallopt(libc::M_ARENA_MAX, 1) };
            }
            let all = Arc::new(Barrier::new(number(rest, 0) as usize));
            let threads: Vec<_> = (0..number(rest, 0))
                .map(|_| {
                    let (operation, all) = (rest[1..].to_vec(), all.clone());
                    std::thread::spawn(move || {
                        all.wait();
                        perform(&operation);
                        if stays {
                            all.wait();
                        }
                    })
                })
                .collect();
            threads.into_iter().for_each(|thread| thread.join().expect("a thread"));
            0
        }
        // Each: N HOST SERVICE FLAGS.
        _ if lookups::FUNCTIONS.contains(&name.as_str()) => {
            (0..number(rest, 0)).fold(0, |_, _| lookups::lookup(&name, &rest[1..]))
        }
        // HOST OPERATION…: a lookup that is left in its midst, and what is done then.
        #[cfg(target_arch = "x86_64")]
        "abandon" => lookups::abandon(rest),
        // Each: N PATH ARGS…; what succeeds ends this program.
        "execve" | "execveat" | "fexecve" | "execve32" | "execve-fault" | "execve-null" => {
            (0..number(rest, 0)).fold(0, |_, _| execs::exec(&name, &rest[1..]))
        }
        // Each: N ADDR PORT, and for some the bytes there and back.
        "tcp" | "tcp-cut" | "tcp-abort" | "tcp-refused" | "tcp-hold" | "tcp-fork" => {
            sockets::sessions(&name, rest)
        }
        // Each: N ADDR PORT; the second: BYTES.
        "udp" | "tcp-forged" => packets::packets(&name, rest),
        // N PORT.
        "tcp-astray" => astray::segments(number(rest, 0), number(rest, 1) as u16),
        // N OPERATION…: in a child each time.
        "forks" => {
            let mut words = rest[1..].to_vec();
            words.insert(0, c"fork".into());
            (0..number(rest, 0)).for_each(|_| perform(&words));
            0
        }
        "brood" => brood::brood(rest),
        // N OPERATION…: in a child each time that shares our memory.
        "vforks" => vforks::vforks(rest),
        // N PLACE OPERATION…: with so many mappings of code more.
        "maps" => maps::maps(rest),
        // OPERATION…: in a child, which is waited for.
        "fork" => {
            // SAFETY: this thread is the only one.
            match unsafe { libc::fork() } {
                0 => {
                    perform(rest);
                    std::process::exit(0);
                }
                child => {
                    let mut status = 0;
                    // SAFETY: a live place for the status.
                    unsafe { libc::waitpid(child, &mut status, 0) };
                    status.into()
                }
            }
        }
        // NAME: this thread's.
        // SAFETY: a name with its NUL.
        "name" => call(unsafe { libc::prctl(libc::PR_SET_NAME, rest[0].as_ptr()) }.into()),
        // SAFETY: takes no pointers.
        "uid" => call(
            unsafe {
                libc::setresuid(
                    number(rest, 0) as u32,
                    number(rest, 0) as u32,
                    number(rest, 0) as u32,
                )
            }
            .into(),
        ),
        // MS: so much processor time, in `workload_inner`, which `workload_outer` calls.
        "burn" => frames::burn(number(rest, 0)),
        // ADDRESS MS: the same in code that is made there.
        "jit" => {
            let done = frames::jit(number(rest, 0), number(rest, 1));
            // Still there for whoever looks a little later.
            std::thread::sleep(std::time::Duration::from_millis(number(rest, 2) as u64));
            done
        }
        // ADDRESS MS: in `workload_inner` again, which `workload_outer` calls, called from there.
        "jit-calls" => frames::jit_calls(number(rest, 0), number(rest, 1)),
        // N MS: in `workload_sleep`, which `workload_nap` calls; how often it waited.
        "naps" => frames::naps(number(rest, 0), number(rest, 1)),
        // Each: VALUE… OPERATION…, as processor.rs says.
        "pin" | "fifo" => {
            let taken = processor::apply(&name, rest);
            perform(&rest[taken..]);
            processor::undo(&name)
        }
        // N MICROSECONDS: that many sleeps of this length.
        "dozes" => processor::dozes(number(rest, 0), number(rest, 1)),
        // N HOW: times, between two threads.
        "pingpong" => processor::pingpong(number(rest, 0), text(rest, 1)),
        // MILLISECONDS: without ever sleeping.
        "spin" => processor::spin(number(rest, 0)),
        "sleep" => {
            std::thread::sleep(std::time::Duration::from_millis(number(rest, 0) as u64));
            0
        }
        // PATH: until it exists.
        "await" => {
            // SAFETY: a path with its NUL.
            while unsafe { libc::access(rest[0].as_ptr(), libc::F_OK) } != 0 {
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
            0
        }
        // OPERATION…: without a word about it, which would be a write.
        "mute" => {
            MUTE.set(true);
            perform(rest);
            MUTE.set(false);
            return;
        }
        // OPERATION…: after another line of input. Says `paused TID` before.
        "paused" => {
            // SAFETY: takes nothing.
            say(&format!("paused {}", unsafe { libc::gettid() }));
            wait();
            perform(rest);
            0
        }
        // PATH.
        // SAFETY: a path with its NUL.
        "chdir" => call(unsafe { libc::chdir(rest[0].as_ptr()) }.into()),
        // PATH: and the working directory stays where it is.
        // SAFETY: a path with its NUL.
        "chroot" => call(unsafe { libc::chroot(rest[0].as_ptr()) }.into()),
        // THREADS STATUS: as ends.rs says.
        "end-all" | "end-first" | "end-apart" => ends::end(&name, rest),
        "exit" => std::process::exit(number(rest, 0) as i32),
        // SAFETY: a signal to ourselves.
        "kill" => call(unsafe { libc::kill(libc::getpid(), number(rest, 0) as i32) }.into()),
        unknown => panic!("there is no operation {unknown}"),
    };
    if MUTE.get() {
        return;
    }
    // SAFETY: takes nothing.
    let thread = unsafe { libc::gettid() };
    say(&format!("{name} {} {thread} {result}", std::process::id()));
}

/// COMMAND…: in a PID namespace of its own, with a /proc that fits. Ends with its status.
fn pid_namespace(words: &[Word]) -> ! {
    let run = || -> std::io::Result<i32> {
        // SAFETY: takes no pointers; this thread is the only one.
        if unsafe { libc::unshare(libc::CLONE_NEWPID | libc::CLONE_NEWNS) } != 0 {
            return Err(std::io::Error::last_os_error());
        }
        let mut command = std::process::Command::new(text(words, 0));
        command.args(words[1..].iter().map(|word| word.to_str().expect("UTF-8")));
        // SAFETY: only system calls.
        unsafe {
            command.pre_exec(|| {
                let none = std::ptr::null();
                let private = libc::MS_REC | libc::MS_PRIVATE;
                if libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL) != 0
                    || libc::mount(none, c"/".as_ptr(), none, private, none.cast()) != 0
                    || libc::mount(
                        c"proc".as_ptr(),
                        c"/proc".as_ptr(),
                        c"proc".as_ptr(),
                        0,
                        none.cast(),
                    ) != 0
                {
                    return Err(std::io::Error::last_os_error());
                }
                Ok(())
            });
        }
        let status = command.spawn()?.wait()?;
        Ok(status.code().unwrap_or(128))
    };
    std::process::exit(run().expect("a PID namespace"))
}
