//! Talk: lines on stderr, safe for a terminal whatever names stand in them. That
//! nobody reads them is no failure.

use std::fs::File;
use std::io;
use std::io::Write as _;
use std::os::fd::AsFd as _;
use std::sync::OnceLock;

use nix::poll::PollFd;
use nix::poll::PollFlags;
use nix::poll::PollTimeout;
use nix::poll::poll;

use crate::text;
use crate::unread;

/// Opened before the right to do so is given up; `None` if it cannot be.
static PLACE: OnceLock<Option<File>> = OnceLock::new();

/// How long programs may be kept attached by a line that nobody reads, ms.
const PATIENCE: u16 = 500;

/// Opens what is written to later.
pub fn open() {
    PLACE.get_or_init(|| unread::own(io::stderr().as_fd()).ok());
}

/// `WHO: TEXT` as one line, however long it takes.
pub fn tell(who: &str, text: &str) {
    write(&line(who, text), PollTimeout::NONE);
}

/// The same while there are more urgent things to do: what a halted terminal does not take
/// soon is left unsaid.
pub fn mention(who: &str, text: &str) {
    write(&line(who, text), PollTimeout::from(PATIENCE));
}

/// What libbpf and the kernel say, as it comes.
pub fn pass_on(text: &str) {
    write(text.as_bytes(), PollTimeout::NONE);
}

fn line(who: &str, text: &str) -> Vec<u8> {
    let mut line = Vec::new();
    text::disarm(&format!("{who}: {text}"), &mut line);
    line.push(b'\n');
    line
}

fn write(mut bytes: &[u8], patience: PollTimeout) {
    open();
    let Some(Some(mut place)) = PLACE.get().map(Option::as_ref) else { return };
    while !bytes.is_empty() {
        match place.write(bytes) {
            Ok(written) => bytes = &bytes[written..],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                let mut wait = [PollFd::new(place.as_fd(), PollFlags::POLLOUT)];
                if !matches!(poll(&mut wait, patience), Ok(1..) | Err(nix::errno::Errno::EINTR)) {
                    return;
                }
            }
            Err(_) => return,
        }
    }
}
