//! TCP sessions with a known number of bytes, both sides of them in this process.

use std::ffi::CString as Word;
use std::io::Read as _;
use std::io::Write as _;
use std::net::IpAddr;
use std::net::Shutdown;
use std::net::TcpListener;
use std::net::TcpStream;
use std::os::fd::AsRawFd as _;

use crate::call;
use crate::number;
use crate::text;

/// N ADDR PORT…: so many sessions with a listener of ours there. What is left open at the
/// end of `tcp-hold` stays so.
pub fn sessions(name: &str, words: &[Word]) -> i64 {
    let number_of = number(words, 0);
    let addr: IpAddr = text(words, 1).parse().expect("an address");
    let place = (addr, number(words, 2) as u16);
    let (there, back) = (number(words, 3) as usize, number(words, 4) as usize);
    if name == "tcp-refused" {
        let failed = |_: &i64| TcpStream::connect(place).is_err();
        return (0..number_of).filter(failed).count() as i64;
    }
    let listener = TcpListener::bind(place).expect("a listener");
    if name == "tcp-fork" {
        forks(number_of, &listener);
        return number_of;
    }
    for _ in 0..number_of {
        let mut client = TcpStream::connect(place).expect("a session");
        let (mut server, _) = listener.accept().expect("a session");
        match name {
            "tcp" => {
                send(&mut client, there);
                client.shutdown(Shutdown::Write).expect("its end");
                assert_eq!(receive(&mut server), there);
                send(&mut server, back);
                drop(server);
                assert_eq!(receive(&mut client), back);
            }
            // The client resets it.
            "tcp-abort" => {
                reset(client);
                assert!(server.read(&mut [0]).is_err(), "a reset");
            }
            // The same, with data on the way that never arrive.
            "tcp-cut" => {
                send(&mut client, there);
                server.read_exact(&mut vec![0; there]).expect("the other side");
                while waiting(&client) > 0 {
                    std::thread::yield_now();
                }
                tests::net::loopback(false).expect("the network goes");
                send(&mut client, back);
                reset(client);
                std::mem::forget(server);
                tests::net::loopback(true).expect("the network comes");
            }
            _ => std::mem::forget((client, server)),
        }
    }
    number_of
}

/// Closes it without the usual farewell.
fn reset(stream: TcpStream) {
    let linger = libc::linger { l_onoff: 1, l_linger: 0 };
    // SAFETY: a live struct, whose size is told.
    let set = unsafe {
        libc::setsockopt(
            stream.as_raw_fd(),
            libc::SOL_SOCKET,
            libc::SO_LINGER,
            (&raw const linger).cast(),
            size_of_val(&linger) as libc::socklen_t,
        )
    };
    assert_eq!(call(set.into()), 0);
}

/// Bytes that were sent and are not acknowledged.
fn waiting(stream: &TcpStream) -> i32 {
    let mut bytes = 0;
    // SAFETY: a live place for the number.
    let asked = unsafe { libc::ioctl(stream.as_raw_fd(), libc::TIOCOUTQ, &raw mut bytes) };
    assert_eq!(call(asked.into()), 0);
    bytes
}

fn send(stream: &mut TcpStream, bytes: usize) {
    stream.write_all(&vec![b'x'; bytes]).expect("room for it");
}

fn receive(stream: &mut TcpStream) -> usize {
    stream.read_to_end(&mut Vec::new()).expect("the other side")
}

/// A child connects, this process accepts, and each hands the session to a child of its
/// own: whoever opened it has closed it long before it ends.
fn forks(number_of: i64, listener: &TcpListener) {
    let place = listener.local_addr().expect("it is bound");
    let client = child(|| {
        for _ in 0..number_of {
            let stream = TcpStream::connect(place).expect("a session");
            hand_over(stream, |mut stream| send(&mut stream, 7));
        }
    });
    for _ in 0..number_of {
        let (stream, _) = listener.accept().expect("a session");
        hand_over(stream, |mut stream| assert_eq!(receive(&mut stream), 7));
    }
    wait_for(client);
}

/// Lets a child go on with it once this process no longer has it, and waits for that.
fn hand_over(stream: TcpStream, go_on: impl FnOnce(TcpStream)) {
    let (mut gone, ours) = std::io::pipe().expect("a pipe");
    let mut parts = Some((stream, ours));
    let child = child(|| {
        let (stream, ours) = parts.take().expect("it is there");
        drop(ours);
        gone.read_to_end(&mut Vec::new()).expect("its end");
        go_on(stream);
    });
    drop(parts);
    wait_for(child);
}

fn child(work: impl FnOnce()) -> libc::pid_t {
    // SAFETY: this thread is the only one.
    match unsafe { libc::fork() } {
        0 => {
            work();
            std::process::exit(0)
        }
        child => child,
    }
}

fn wait_for(child: libc::pid_t) {
    let mut status = 0;
    // SAFETY: a live place for the status.
    let ended = unsafe { libc::waitpid(child, &raw mut status, 0) };
    assert_eq!((ended, status), (child, 0));
}
