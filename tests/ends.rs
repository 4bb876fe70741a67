//! How a process of several threads ends.

use std::sync::Arc;
use std::sync::Barrier;
use std::time::Duration;

use crate::Word;
use crate::number;

/// THREADS STATUS: ends this process, besides the thread that is here.
///
/// `end-all`: this one ends all of them. `end-first`: this one alone with status 1, and then
/// another one all of them. `end-apart`: each by itself, all at once.
pub fn end(how: &str, words: &[Word]) -> ! {
    let (threads, status) = (number(words, 0) as usize, number(words, 1) as i32);
    let all = Arc::new(Barrier::new(threads + 1));
    for at in 0..threads {
        let (how, all) = (how.to_owned(), all.clone());
        std::thread::spawn(move || {
            all.wait();
            match how.as_str() {
                "end-all" => std::thread::park(),
                "end-first" if at == 0 => {
                    std::thread::sleep(Duration::from_millis(20));
                    std::process::exit(status)
                }
                "end-first" => std::thread::park(),
                _ => alone(status),
            }
        });
    }
    all.wait();
    match how {
        "end-all" => std::process::exit(status),
        "end-first" => alone(1),
        _ => alone(status),
    }
}

/// Ends this thread, and nothing of what the library would do.
fn alone(status: i32) -> ! {
    // SAFETY: does not return.
    unsafe { libc::syscall(libc::SYS_exit, status) };
    unreachable!("exit returned")
}
