//! A server of names in a network of its own, for one test: what it answers is told by the
//! name that is asked for.

use std::collections::BTreeSet;
use std::fs::File;
use std::net::SocketAddr;
use std::net::UdpSocket;
use std::os::fd::AsRawFd as _;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::Weak;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tests::Work;
use tests::net::own_network;

use crate::namespaces::check;

/// Who asked for what, first labels only. The server ends when nobody asks any more for this.
#[derive(Clone)]
pub struct Server {
    asked: Arc<Mutex<BTreeSet<String>>>,
    network: Arc<File>,
}

/// How long a lookup of `slow.example` takes at least.
pub const SLOW: Duration = Duration::from_millis(50);

impl Server {
    /// One at port 53 of the loopback.
    pub fn start() -> Self {
        let asked = Arc::new(Mutex::new(BTreeSet::new()));
        let (tell, told) = mpsc::channel();
        let weak = Arc::downgrade(&asked);
        thread::spawn(move || {
            own_network().expect("a network of its own");
            let socket = UdpSocket::bind("127.0.0.1:53").expect("nobody else is here");
            tell.send(File::open("/proc/thread-self/ns/net").expect("/proc")).expect("a listener");
            serve(&socket, &weak);
        });
        Self { asked, network: Arc::new(told.recv().expect("a network")) }
    }

    /// A workload in that network.
    pub fn with(&self, work: Work) -> Work {
        let network = self.network.clone();
        // SAFETY: takes no pointers.
        work.prepare(move || check(unsafe { libc::setns(network.as_raw_fd(), libc::CLONE_NEWNET) }))
    }

    /// Whether somebody has asked for a name that begins so.
    pub fn was_asked(&self, label: &str) -> bool {
        self.asked.lock().expect("no thread panics").contains(label)
    }
}

fn serve(socket: &UdpSocket, asked: &Weak<Mutex<BTreeSet<String>>>) {
    let timeout = Some(Duration::from_millis(100));
    socket.set_read_timeout(timeout).expect("a time");
    let mut query = [0; 512];
    while let Some(asked) = asked.upgrade() {
        let Ok((length, from)) = socket.recv_from(&mut query) else { continue };
        // Behind 12 bytes the labels of the name, each behind its length.
        let label = 13 + usize::from(query[12]);
        let label = String::from_utf8_lossy(&query[13..label]).into_owned();
        asked.lock().expect("no thread panics").insert(label.clone());
        answer(socket, from, &label, &query[..length]);
    }
}

fn answer(socket: &UdpSocket, to: SocketAddr, label: &str, query: &[u8]) {
    let code = match label {
        "slow" => {
            thread::sleep(SLOW);
            0
        }
        "broken" => 2, // SERVFAIL
        _ if label.starts_with("silent") => return,
        _ => 3, // NXDOMAIN
    };
    // The question behind its header; an answer for the type A, the first of two.
    let end = 12 + query[12..].iter().position(|byte| *byte == 0).expect("the root") + 5;
    let found = code == 0 && query[end - 3] == 1;
    let mut reply = [&query[..2], &[0x81, 0x80 | code, 0, 1, 0, found.into(), 0, 0, 0, 0]].concat();
    reply.extend(&query[12..end]);
    if found {
        reply.extend([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, 203, 0, 113, 9]);
    }
    socket.send_to(&reply, to).expect("the loopback takes it");
}
