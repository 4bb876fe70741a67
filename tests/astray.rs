//! Segments that arrive in another network than they were sent in, for somebody else: IP
//! throws them away there before it takes the sender's socket off them.

use std::fs::File;
use std::io;
use std::io::Read as _;
use std::io::Write as _;
use std::os::fd::AsRawFd as _;
use std::os::fd::FromRawFd as _;
use std::os::fd::OwnedFd;

use crate::call;

/// N SYNs to PORT of a neighbour; negative where there is no such device.
pub fn segments(number_of: i64, port: u16) -> i64 {
    let here = network();
    // SAFETY: takes no pointers.
    assert_eq!(call(unsafe { libc::unshare(libc::CLONE_NEWNET) }.into()), 0);
    let there = network();
    enter(&here);
    if let Err(error) = pair(&there) {
        return -i64::from(error.raw_os_error().unwrap_or(libc::EIO));
    }
    enter(&there);
    configure("there", libc::SIOCSIFFLAGS, |request| set_flags(request, libc::IFF_UP));
    enter(&here);
    configure("here", libc::SIOCSIFADDR, |request| {
        request.ifr_ifru.ifru_addr = generic(address([192, 0, 2, 1], 0));
    });
    // The device asks nobody for addresses, and takes its own for that of everybody.
    configure("here", libc::SIOCSIFFLAGS, |request| {
        set_flags(request, libc::IFF_UP | libc::IFF_NOARP);
    });
    (0..number_of).fold(0, |_, _| syn(port))
}

fn syn(port: u16) -> i64 {
    let kind = libc::SOCK_STREAM | libc::SOCK_NONBLOCK | libc::SOCK_CLOEXEC;
    let to = address([192, 0, 2, 9], port);
    // SAFETY: a live address, whose size is told; a descriptor of ours.
    unsafe {
        let socket = libc::socket(libc::AF_INET, kind, 0);
        assert!(call(socket.into()) >= 0);
        let _closed = OwnedFd::from_raw_fd(socket);
        let connected = libc::connect(socket, (&raw const to).cast(), size_of_val(&to) as u32);
        assert_eq!(call(connected.into()), -i64::from(libc::EINPROGRESS));
    }
    0
}

fn network() -> File {
    File::open("/proc/thread-self/ns/net").expect("the network")
}

fn enter(network: &File) {
    // SAFETY: a descriptor of ours.
    assert_eq!(call(unsafe { libc::setns(network.as_raw_fd(), libc::CLONE_NEWNET) }.into()), 0);
}

/// Two ends of a cable, `here` and `there` (rtnetlink(7)).
fn pair(there: &File) -> io::Result<()> {
    const PEER: u16 = 1; // VETH_INFO_PEER
    let info = [0u8; size_of::<libc::ifinfomsg>()];
    let peer = [
        info.to_vec(),
        attribute(libc::IFLA_IFNAME, b"there\0"),
        attribute(libc::IFLA_NET_NS_FD, &there.as_raw_fd().to_ne_bytes()),
    ];
    let data = attribute(PEER, &peer.concat());
    let kind = attribute(libc::IFLA_INFO_KIND, b"veth\0");
    let link = [kind, attribute(libc::IFLA_INFO_DATA, &data)].concat();
    let body = [
        info.to_vec(),
        attribute(libc::IFLA_IFNAME, b"here\0"),
        attribute(libc::IFLA_LINKINFO, &link),
    ];
    let body = body.concat();
    let flags = libc::NLM_F_REQUEST | libc::NLM_F_ACK | libc::NLM_F_CREATE | libc::NLM_F_EXCL;
    let mut message = (16 + body.len() as u32).to_ne_bytes().to_vec();
    message.extend(libc::RTM_NEWLINK.to_ne_bytes());
    message.extend((flags as u16).to_ne_bytes());
    message.extend([0; 8]);
    message.extend(body);
    // SAFETY: takes no pointers.
    let socket = call(unsafe { libc::socket(libc::AF_NETLINK, libc::SOCK_RAW, 0) }.into());
    assert!(socket >= 0);
    // SAFETY: a descriptor of ours.
    let mut socket = unsafe { File::from_raw_fd(socket as i32) };
    socket.write_all(&message)?;
    let mut answer = [0u8; 512];
    let got = socket.read(&mut answer)?;
    assert!(got >= 20);
    match i32::from_ne_bytes([answer[16], answer[17], answer[18], answer[19]]) {
        0 => Ok(()),
        error => Err(io::Error::from_raw_os_error(-error)),
    }
}

fn attribute(kind: u16, value: &[u8]) -> Vec<u8> {
    let length = 4 + value.len();
    let mut bytes = [(length as u16).to_ne_bytes(), kind.to_ne_bytes()].concat();
    bytes.extend(value);
    bytes.resize(length.next_multiple_of(4), 0);
    bytes
}

fn configure(name: &str, what: libc::Ioctl, fill: impl FnOnce(&mut libc::ifreq)) {
    // SAFETY: integers and bytes: all zero is a valid one.
    let mut request: libc::ifreq = unsafe { std::mem::zeroed() };
    for (to, from) in request.ifr_name.iter_mut().zip(name.bytes()) {
        *to = from as libc::c_char;
    }
    fill(&mut request);
    // SAFETY: a live request of that call; a descriptor of ours.
    unsafe {
        let socket = libc::socket(libc::AF_INET, libc::SOCK_DGRAM | libc::SOCK_CLOEXEC, 0);
        assert!(call(socket.into()) >= 0);
        assert_eq!(call(libc::ioctl(socket, what, &raw const request).into()), 0);
        libc::close(socket);
    }
}

fn set_flags(request: &mut libc::ifreq, flags: i32) {
    request.ifr_ifru.ifru_flags = flags as libc::c_short;
}

fn address(addr: [u8; 4], port: u16) -> libc::sockaddr_in {
    libc::sockaddr_in {
        sin_family: libc::AF_INET as libc::sa_family_t,
        sin_port: port.to_be(),
        sin_addr: libc::in_addr { s_addr: u32::from_ne_bytes(addr) },
        sin_zero: [0; 8],
    }
}

fn generic(address: libc::sockaddr_in) -> libc::sockaddr {
    // SAFETY: both are of 16 bytes, and bytes are all that they are.
    unsafe { std::mem::transmute(address) }
}
