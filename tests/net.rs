//! A network of one process's own, with nothing but a loopback.

use std::io;

/// Leaves the network of the machine, for a child before it becomes something else: only
/// system calls.
///
/// # Errors
/// The kernel's own.
pub fn own_network() -> io::Result<()> {
    // SAFETY: takes no pointers.
    check(unsafe { libc::unshare(libc::CLONE_NEWNET) })?;
    loopback(true)
}

/// Lets the loopback of this process's network carry packets, or drop them.
///
/// # Errors
/// The kernel's own.
pub fn loopback(up: bool) -> io::Result<()> {
    // SAFETY: integers and bytes: all zero is a valid one.
    let mut request: libc::ifreq = unsafe { std::mem::zeroed() };
    for (to, from) in request.ifr_name.iter_mut().zip(b"lo") {
        *to = *from as libc::c_char;
    }
    request.ifr_ifru.ifru_flags = if up { libc::IFF_UP as libc::c_short } else { 0 };
    // SAFETY: takes no pointers.
    let socket = check(unsafe { libc::socket(libc::AF_INET, libc::SOCK_DGRAM, 0) })?;
    // SAFETY: a live request of that call.
    let done = check(unsafe { libc::ioctl(socket, libc::SIOCSIFFLAGS, &raw const request) });
    // SAFETY: a descriptor of ours.
    unsafe { libc::close(socket) };
    done.map(drop)
}

fn check(result: i32) -> io::Result<i32> {
    if result == -1 { Err(io::Error::last_os_error()) } else { Ok(result) }
}
