//! Lookups of hosts by functions of the C library, each called by itself: what the
//! workload is for.

use std::ffi::CString as Word;
use std::ffi::c_char;
use std::ffi::c_int;
use std::ffi::c_void;
use std::net::IpAddr;
use std::os::fd::AsRawFd as _;
use std::ptr::null;
use std::ptr::null_mut;

use crate::number;
use crate::text;

unsafe extern "C" {
    fn gethostbyname(name: *const c_char) -> *const c_void;
    fn gethostbyname2(name: *const c_char, family: c_int) -> *const c_void;
    fn gethostbyaddr(address: *const c_void, size: u32, family: c_int) -> *const c_void;
    fn gethostbyname_r(
        name: *const c_char,
        host: *mut c_void,
        text: *mut c_char,
        size: usize,
        result: *mut *const c_void,
        code: *mut c_int,
    ) -> c_int;
    fn gethostbyname2_r(
        name: *const c_char,
        family: c_int,
        host: *mut c_void,
        text: *mut c_char,
        size: usize,
        result: *mut *const c_void,
        code: *mut c_int,
    ) -> c_int;
    fn gethostbyaddr_r(
        address: *const c_void,
        address_size: u32,
        family: c_int,
        host: *mut c_void,
        text: *mut c_char,
        size: usize,
        result: *mut *const c_void,
        code: *mut c_int,
    ) -> c_int;
}

/// The names of the operations here.
pub const FUNCTIONS: [&str; 10] = [
    "getaddrinfo",
    "getaddrinfo-unmapped",
    "getnameinfo",
    "getnameinfo-service",
    "gethostbyname",
    "gethostbyname2",
    "gethostbyaddr",
    "gethostbyname_r",
    "gethostbyname2_r",
    "gethostbyaddr_r",
];

/// One call: HOST SERVICE FLAGS, where `-` is a null pointer. For the functions that end
/// with _r, FLAGS is the size of their buffer, 0 meaning enough. What it returns, or 0 and
/// -1 for a pointer.
pub fn lookup(name: &str, words: &[Word]) -> i64 {
    let host = &words[0];
    let mut room = vec![0u8; 4096];
    let (mut entry, mut result, mut code) = ([0u64; 8], null(), 0);
    let (entry, result, code) = (entry.as_mut_ptr().cast(), &raw mut result, &raw mut code);
    let size = match number(words, 2) {
        0 => room.len(),
        size => size as usize,
    };
    let room = room.as_mut_ptr().cast();
    let found = |found: *const c_void| if found.is_null() { -1 } else { 0 };
    let (bytes, family) = address(host);
    let (from, length) = (bytes.as_ptr().cast(), bytes.len() as u32);
    // SAFETY (all): strings end with their NULs, what is written has room and outlives the call.
    match name {
        "getaddrinfo" => addresses(pointer(words, 0), words),
        "getaddrinfo-unmapped" => addresses(unmapped(text(words, 0)), words),
        "getnameinfo" => names(host, Some(256), number(words, 2) as c_int),
        // Without a buffer for the host, and with one without room.
        "getnameinfo-service" => names(host, None, 0) + names(host, Some(0), 0),
        // SAFETY: as above.
        "gethostbyname" => found(unsafe { gethostbyname(host.as_ptr()) }),
        // SAFETY: as above.
        "gethostbyname2" => found(unsafe { gethostbyname2(host.as_ptr(), libc::AF_INET) }),
        // SAFETY: as above.
        "gethostbyaddr" => found(unsafe { gethostbyaddr(from, length, family) }),
        "gethostbyname_r" => {
            // SAFETY: as above.
            unsafe { gethostbyname_r(host.as_ptr(), entry, room, size, result, code) }.into()
        }
        // SAFETY: as above.
        "gethostbyname2_r" => unsafe {
            gethostbyname2_r(host.as_ptr(), libc::AF_INET, entry, room, size, result, code)
        }
        .into(),
        "gethostbyaddr_r" => {
            // SAFETY: as above.
            unsafe { gethostbyaddr_r(from, length, family, entry, room, size, result, code) }.into()
        }
        _ => panic!("there is no function {name}"),
    }
}

fn pointer(words: &[Word], at: usize) -> *const c_char {
    let word = words.get(at).filter(|word| word.as_bytes() != b"-");
    word.map_or(null(), |word| word.as_ptr())
}

fn addresses(host: *const c_char, words: &[Word]) -> i64 {
    // SAFETY: all zeros is an addrinfo that asks for nothing.
    let mut hints: libc::addrinfo = unsafe { std::mem::zeroed() };
    hints.ai_flags = number(words, 2) as c_int;
    let mut list = null_mut();
    // SAFETY: strings with their NULs, and a place for the list, which is freed.
    unsafe {
        let code = libc::getaddrinfo(host, pointer(words, 1), &raw const hints, &raw mut list);
        if code == 0 {
            libc::freeaddrinfo(list);
        }
        code.into()
    }
}

/// The name that stands in this file, in memory that nobody has touched yet.
fn unmapped(path: &str) -> *const c_char {
    let file = std::fs::File::open(path).expect("the file with the name");
    // SAFETY: new memory, never given back.
    let memory = unsafe {
        libc::mmap(null_mut(), 4096, libc::PROT_READ, libc::MAP_PRIVATE, file.as_raw_fd(), 0)
    };
    memory.cast()
}

/// The bytes of an address and its family; none if it is none.
fn address(word: &Word) -> (Vec<u8>, c_int) {
    match word.to_str().unwrap_or_default().parse() {
        Ok(IpAddr::V4(four)) => (four.octets().into(), libc::AF_INET),
        Ok(IpAddr::V6(six)) => (six.octets().into(), libc::AF_INET6),
        Err(_) => (vec![], libc::AF_UNSPEC),
    }
}

/// The name goes into a buffer of so many bytes, if into any; a service into another then.
fn names(host: &Word, room: Option<u32>, flags: c_int) -> i64 {
    let (bytes, family) = address(host);
    // sockaddr_in and sockaddr_in6: the address stands behind 4 and 8 bytes.
    let (before, size) = if family == libc::AF_INET { (4, 16) } else { (8, 28) };
    let mut socket = vec![0; size];
    socket[..2].copy_from_slice(&(family as u16).to_ne_bytes());
    socket[before..before + bytes.len()].copy_from_slice(&bytes);
    let (mut text, mut service) = ([0 as c_char; 256], [0 as c_char; 32]);
    let to = room.map_or(null_mut(), |_| text.as_mut_ptr());
    let other = if room == Some(256) { null_mut() } else { service.as_mut_ptr() };
    let other_room = if other.is_null() { 0 } else { service.len() as u32 };
    // SAFETY: memory of the sizes that are told.
    let code = unsafe {
        let (from, room) = (socket.as_ptr().cast(), room.unwrap_or(0));
        libc::getnameinfo(from, size as u32, to, room, other, other_room, flags)
    };
    code.into()
}

/// Calls getaddrinfo for HOST, leaves it when SIGALRM comes as longjmp would, and does the
/// OPERATION behind it. Does not come back.
#[cfg(target_arch = "x86_64")]
pub fn abandon(words: &[Word]) -> ! {
    use std::sync::OnceLock;
    use std::sync::atomic::AtomicUsize;
    use std::sync::atomic::Ordering;

    static REST: OnceLock<Vec<Word>> = OnceLock::new();
    static STACK: AtomicUsize = AtomicUsize::new(0);

    extern "C" fn alarm(_: c_int, _: *mut libc::siginfo_t, context: *mut c_void) {
        // SAFETY: the kernel's context for this handler; it goes on there when we return.
        let registers = unsafe { &mut (*context.cast::<libc::ucontext_t>()).uc_mcontext.gregs };
        registers[libc::REG_RIP as usize] = after as *const () as i64;
        registers[libc::REG_RSP as usize] = STACK.load(Ordering::Relaxed) as i64;
    }

    extern "C" fn after() -> ! {
        deeper(8);
        crate::say("done");
        while crate::wait() {}
        std::process::exit(0)
    }

    /// Below the abandoned call, whose part of the stack is used anew.
    #[inline(never)]
    fn deeper(levels: u32) {
        let mut used = [levels as u8; 512];
        std::hint::black_box(&mut used);
        if levels > 0 {
            deeper(levels - 1);
        } else {
            crate::perform(REST.get().expect("an operation"));
        }
        std::hint::black_box(&mut used);
    }

    let local = 0u64;
    REST.set(words[1..].to_vec()).expect("once");
    // As a call leaves it: 8 bytes below a multiple of 16.
    STACK.store((&raw const local as usize & !15) - 8, Ordering::Relaxed);
    // SAFETY: all zeros is an action without flags and mask.
    let mut action: libc::sigaction = unsafe { std::mem::zeroed() };
    action.sa_sigaction = alarm as *const () as usize;
    action.sa_flags = libc::SA_SIGINFO;
    // SAFETY: a live action with a handler of its form.
    unsafe { libc::sigaction(libc::SIGALRM, &raw const action, null_mut()) };
    addresses(pointer(words, 0), &words[..1]);
    panic!("the lookup was to be abandoned");
}
