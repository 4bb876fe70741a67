//! Packets that nobody takes: of UDP without a socket, of TCP with a wrong checksum.

use std::ffi::CString as Word;
use std::net::IpAddr;
use std::net::SocketAddr;
use std::net::UdpSocket;

use crate::call;
use crate::number;
use crate::text;

/// N ADDR PORT BYTES: so many to there; of TCP only the first bytes, if that is told.
pub fn packets(name: &str, words: &[Word]) -> i64 {
    let addr: IpAddr = text(words, 1).parse().expect("an address");
    let place = SocketAddr::new(addr, number(words, 2) as u16);
    let bytes = if words.len() > 3 { number(words, 3) as usize } else { SEGMENT };
    let send = |_| if name == "udp" { udp(place) } else { forged(place, bytes) };
    (0..number(words, 0)).fold(0, |_, at| send(at))
}

/// From a socket of its own each time: one that was told of a refusal sends no more.
fn udp(place: SocketAddr) -> i64 {
    let any: SocketAddr =
        if place.is_ipv4() { ([127, 0, 0, 1], 0).into() } else { ([0; 16], 0).into() };
    let socket = UdpSocket::bind(any).expect("a socket");
    socket.send_to(b"seven b", place).expect("it is sent") as i64
}

/// Bytes of a segment without options and data.
const SEGMENT: usize = 20;

/// A segment of TCP from port 7 with FIN, PSH and URG; in IPv6 behind a header of options.
/// By a socket that brings all headers and receives nothing.
fn forged(place: SocketAddr, bytes: usize) -> i64 {
    let mut segment = [0u8; SEGMENT];
    segment[..2].copy_from_slice(&7u16.to_be_bytes());
    segment[2..4].copy_from_slice(&place.port().to_be_bytes());
    segment[12..14].copy_from_slice(&[5 << 4, 1 | 8 | 32]);
    segment[16..18].copy_from_slice(&[0xba, 0xd0]);
    let segment = &segment[..bytes];
    let tcp = libc::IPPROTO_TCP as u8;
    let options = [tcp, 0, 1, 4, 0, 0, 0, 0]; // nothing but padding
    // SAFETY: integers and arrays of them: all zero is a valid one.
    let mut to: libc::sockaddr_storage = unsafe { std::mem::zeroed() };
    let (packet, size) = match place.ip() {
        IpAddr::V4(addr) => {
            // SAFETY: a storage has room for every address, and is aligned for it.
            let to = unsafe { &mut *(&raw mut to).cast::<libc::sockaddr_in>() };
            to.sin_family = libc::AF_INET as libc::sa_family_t;
            to.sin_addr.s_addr = u32::from_ne_bytes(addr.octets());
            // The kernel fills in the length and the checksum.
            let header = [0x45, 0, 0, 0, 0, 1, 0, 0, 64, tcp, 0, 0];
            (
                [&header[..], &addr.octets(), &addr.octets(), segment].concat(),
                size_of::<libc::sockaddr_in>(),
            )
        }
        IpAddr::V6(addr) => {
            // SAFETY: as above.
            let to = unsafe { &mut *(&raw mut to).cast::<libc::sockaddr_in6>() };
            to.sin6_family = libc::AF_INET6 as libc::sa_family_t;
            to.sin6_addr.s6_addr = addr.octets();
            let length = (options.len() + segment.len()) as u8;
            let header = [0x60, 0, 0, 0, 0, length, 60, 64];
            (
                [&header[..], &addr.octets(), &addr.octets(), &options, segment].concat(),
                size_of::<libc::sockaddr_in6>(),
            )
        }
    };
    let family = if place.is_ipv4() { libc::AF_INET } else { libc::AF_INET6 };
    // SAFETY: live buffers and addresses, whose sizes are told; a descriptor of ours.
    unsafe {
        let socket = libc::socket(family, libc::SOCK_RAW | libc::SOCK_CLOEXEC, libc::IPPROTO_RAW);
        assert!(call(socket.into()) >= 0);
        let to = (&raw const to).cast();
        let sent = libc::sendto(socket, packet.as_ptr().cast(), packet.len(), 0, to, size as u32);
        libc::close(socket);
        call(sent as i64)
    }
}
