//! One event as it came out of the kernel: common head, the tool's own part, and a tail of text.

use crate::text::Untrusted;
use crate::value::Value;

/// What every event begins with; `struct head` in `kit.bpf.h`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct Head {
    /// When it happened: CLOCK_BOOTTIME in ns.
    pub time: u64,
    /// Process, in the tool's PID namespace; 0 if it is not in there.
    pub pid: u32,
    /// Thread, in the tool's PID namespace; 0 if it is not in there.
    pub tid: u32,
    /// Process, as the host counts.
    pub host_pid: u32,
    /// User, as the host counts.
    pub uid: u32,
    /// Bytes before the tail, this head included.
    pub size: u16,
    /// Which of the tool's events it is.
    pub kind: u16,
    /// Bytes of tail.
    pub tail: u32,
    /// Name of the thread.
    pub comm: [u8; 16],
}

/// An event with its parts told apart.
#[derive(Debug)]
pub struct Record<'a, E> {
    /// When it happened: ns since the epoch.
    pub time: u64,
    /// The common part.
    pub head: &'a Head,
    /// The tool's part.
    pub event: &'a E,
    /// The rest, as long as the event needed.
    pub tail: &'a [u8],
}

impl<'a, E> Record<'a, E> {
    /// The tail, for events with one text.
    pub const fn text(&self) -> Untrusted<'a> {
        Untrusted::new(self.tail)
    }

    /// A part of the tail, for events with several texts; what a broken length would reach
    /// beyond it is left out.
    pub fn part(&self, from: u32, length: u32) -> Untrusted<'a> {
        let rest = self.tail.get(from as usize..).unwrap_or_default();
        Untrusted::new(&rest[..rest.len().min(length as usize)])
    }

    /// The name of the thread.
    pub fn comm(&self) -> Untrusted<'a> {
        Untrusted::from_c(&self.head.comm)
    }

    /// The process, unknown if it is outside of our PID namespace.
    pub fn pid(&self) -> Value<'a> {
        inside(self.head.pid, self.head.host_pid)
    }

    /// The process as the host counts, of whom something belongs to; `None` where that is not
    /// known (it is never the idle task).
    pub fn owner(&self) -> Option<u32> {
        Some(self.head.host_pid).filter(|&pid| pid != 0)
    }

    /// The thread, unknown if it is outside of our PID namespace.
    pub fn tid(&self) -> Value<'a> {
        inside(self.head.tid, self.head.host_pid)
    }
}

/// Number 0 is the idle task if the host says so too, else somebody we have no number for.
pub fn inside<'a>(id: u32, host_id: u32) -> Value<'a> {
    if id == 0 && host_id != 0 { Value::Null } else { id.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn head_has_no_holes() {
        assert_eq!(size_of::<Head>(), 8 + 4 * 4 + 2 * 2 + 4 + 16);
    }

    #[test]
    fn outside_of_our_namespace_is_unknown_but_idle_is_zero() {
        fn pid(head: &Head) -> Value<'_> {
            Record { time: 0, head, event: &(), tail: b"" }.pid()
        }
        assert!(matches!(pid(&Head { host_pid: 7, ..Head::default() }), Value::Null));
        assert!(matches!(pid(&Head::default()), Value::Uint(0)));
        assert!(matches!(pid(&Head { pid: 3, host_pid: 7, ..Head::default() }), Value::Uint(3)));
    }
}
