//! Places in the kernel as cells: a function by its address, a stack of them.

use std::cell::OnceCell;
use std::cell::RefCell;
use std::collections::HashMap;

use crate::symbols::Kernel;
use crate::value::Value;

thread_local! {
    /// The names do not change while a tool runs; they are read when the first is asked for.
    static KERNEL: OnceCell<Kernel> = const { OnceCell::new() };
    /// Places that have been asked for: a flood comes from few.
    static KNOWN: RefCell<HashMap<u64, Vec<u8>>> = RefCell::default();
}

/// Where a function was called from: `name+0xoffset`. A call may be the last thing that its
/// function does, so the byte before is what is looked up.
fn called_from(address: u64) -> Vec<u8> {
    KNOWN.with_borrow_mut(|known| {
        if known.len() > MOST {
            known.clear();
        }
        known.entry(address).or_insert_with(|| look_up(address)).clone()
    })
}

/// How many places are kept.
const MOST: usize = 10_000;

fn look_up(address: u64) -> Vec<u8> {
    KERNEL.with(|kernel| {
        let kernel = kernel.get_or_init(Kernel::new);
        let Some(symbol) = kernel.find(address.wrapping_sub(1)) else {
            return crate::symbols::UNKNOWN.to_vec();
        };
        crate::symbols::Symbol { offset: symbol.offset + 1, ..symbol }.place()
    })
}

/// The place that a return address is of; nothing for 0.
pub fn place<'a>(address: u64) -> Value<'a> {
    if address == 0 { Value::Null } else { Value::Owned(called_from(address)) }
}

/// A stack of return addresses, the innermost first, without those of the tracing itself;
/// nothing if there are none.
pub fn stack<'a>(bytes: &[u8]) -> Value<'a> {
    let addresses =
        bytes.chunks_exact(8).map(|word| u64::from_ne_bytes(std::array::from_fn(|at| word[at])));
    let names: Vec<Vec<u8>> = addresses.map(called_from).collect();
    let names = &names[tracing(&names)..];
    if names.is_empty() { Value::Null } else { Value::Stack(names.join(&b'\0')) }
}

/// How many of the first frames are the program's and of what called it.
fn tracing(names: &[Vec<u8>]) -> usize {
    const OURS: [&[u8]; 4] = [b"bpf_prog_", b"bpf_trace_run", b"__bpf_trace_", b"__traceiter_"];
    let ours = |name: &Vec<u8>| OURS.iter().any(|start| name.starts_with(start));
    names.iter().take(8).rposition(ours).map_or(0, |last| last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &[&str]) -> Vec<Vec<u8>> {
        list.iter().map(|name| name.as_bytes().to_vec()).collect()
    }

    #[test]
    fn the_tracing_itself_is_left_out() {
        let list = ["bpf_prog_1_x+0x2", "bpf_trace_run3+0x8", "kfree_skb+0x1", "tcp_v4_rcv+0x2"];
        assert_eq!(tracing(&names(&list)), 2);
        assert_eq!(tracing(&names(&["[unknown]", "bpf_trace_run3", "a"])), 2);
        assert_eq!(tracing(&names(&["a", "b"])), 0);
    }

    #[test]
    fn places_that_are_kept_have_a_bound() {
        for address in 1..=30_011 {
            called_from(address);
            assert!(KNOWN.with_borrow(HashMap::len) <= MOST + 1);
        }
    }

    #[test]
    fn nothing_is_null() {
        assert!(matches!(place(0), Value::Null));
        assert!(matches!(stack(b""), Value::Null));
        assert!(matches!(place(1), Value::Owned(text) if text == b"[unknown]"));
        assert!(matches!(stack(&[1, 0, 0, 0, 0, 0, 0, 0, 9]), Value::Stack(_)));
    }
}
