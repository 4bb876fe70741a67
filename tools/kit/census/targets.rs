//! What functions and tracepoints programs attach to by their number in some BTF.

use std::ffi::CStr;
use std::os::fd::FromRawFd as _;
use std::os::fd::OwnedFd;
use std::ptr::NonNull;

use libbpf_sys as sys;

/// What the names of tracepoints and iterators begin with in the kernel's BTF.
const PREFIXES: [&[u8]; 2] = [b"btf_trace_", b"bpf_iter_"];

/// The kernel's own BTF, read when it is first needed.
#[derive(Default)]
pub struct Targets {
    kernel: Option<Types>,
}

/// BTF that libbpf has read.
struct Types(NonNull<sys::btf>);

impl Types {
    fn new(types: *mut sys::btf) -> Option<Self> {
        NonNull::new(types).map(Self)
    }

    fn name(&self, number: u32) -> Option<Vec<u8>> {
        // SAFETY: libbpf's own; it returns null where there is no such type or text, else
        // what lives as long as the BTF.
        unsafe {
            let one = sys::btf__type_by_id(self.0.as_ptr(), number).as_ref()?;
            let name = sys::btf__name_by_offset(self.0.as_ptr(), one.name_off);
            (!name.is_null()).then(|| CStr::from_ptr(name).to_bytes().to_vec())
        }
    }
}

impl Drop for Types {
    fn drop(&mut self) {
        // SAFETY: nobody else has it.
        unsafe { sys::btf__free(self.0.as_ptr()) }
    }
}

impl Targets {
    /// The name of a type of the BTF that has this number; `None` if it is not known.
    pub fn name(&mut self, object: u32, number: u32) -> Option<Vec<u8>> {
        if object == 0 || number == 0 {
            return None;
        }
        let (name, of_kernel) = described(object)?;
        let found = if of_kernel {
            if self.kernel.is_none() {
                // SAFETY: takes nothing.
                self.kernel = Types::new(unsafe { sys::btf__load_vmlinux_btf() });
            }
            let kernel = self.kernel.as_ref()?;
            if name == b"vmlinux" {
                kernel.name(number)
            } else {
                // SAFETY: the kernel's BTF outlives what builds on it.
                let types =
                    unsafe { sys::btf__load_from_kernel_by_id_split(object, kernel.0.as_ptr()) };
                Types::new(types)?.name(number)
            }
        } else {
            // SAFETY: takes no pointers.
            Types::new(unsafe { sys::btf__load_from_kernel_by_id(object) })?.name(number)
        };
        let found = found?;
        let prefix = PREFIXES.iter().find(|prefix| found.starts_with(prefix));
        Some(found[prefix.map_or(0, |prefix| prefix.len())..].to_vec())
    }
}

/// The name of BTF, and whether it is the kernel's or a module's.
fn described(object: u32) -> Option<(Vec<u8>, bool)> {
    // SAFETY: takes no pointers; the result is checked before it is owned.
    let fd = unsafe {
        let fd = sys::bpf_btf_get_fd_by_id(object);
        (fd >= 0).then(|| OwnedFd::from_raw_fd(fd))?
    };
    let mut name = [0_u8; 64];
    let mut info = sys::bpf_btf_info {
        name: name.as_mut_ptr() as u64,
        name_len: name.len() as u32,
        ..Default::default()
    };
    super::tell(&fd, &mut info).ok()?;
    let end = name.iter().position(|&byte| byte == 0)?;
    Some((name[..end].to_vec(), info.kernel_btf != 0))
}
