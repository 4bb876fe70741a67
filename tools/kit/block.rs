//! Block I/O by name: operations, flags, and how it ended.

use std::borrow::Cow;

use crate::value::Value;
use crate::value::bits;

/// An operation; `enum req_op`, include/linux/blk_types.h: these have kept their numbers.
pub fn operation(op: u32) -> Cow<'static, str> {
    Cow::Borrowed(match op {
        0 => "read",
        1 => "write",
        2 => "flush",
        3 => "discard",
        5 => "secure-erase",
        9 => "write-zeroes",
        34 => "driver-in",
        35 => "driver-out",
        other => return Cow::Owned(format!("operation-{other}")),
    })
}

/// Flags: `sync|fua`.
pub fn flags(flags: u32) -> Cow<'static, str> {
    bits("", flags, FLAGS)
}

/// `enum kit_rq_flag` of block.bpf.h.
const FLAGS: &[(u32, &str)] = &[
    (1 << 0, "sync"),
    (1 << 1, "meta"),
    (1 << 2, "prio"),
    (1 << 3, "nomerge"),
    (1 << 4, "idle"),
    (1 << 5, "integrity"),
    (1 << 6, "fua"),
    (1 << 7, "preflush"),
    (1 << 8, "readahead"),
    (1 << 9, "background"),
    (1 << 10, "nowait"),
];

/// How it ended, as an error of the usual numbers. The kernel tells a block status, whose
/// numbers are positive, since 8a7d267b4a2c "block: don't call blk_status_to_errno in
/// blk_update_request" (5.16), and before that a negative error. From 14 on statuses have
/// been renumbered.
pub fn ending<'a>(status: i32) -> Value<'a> {
    match usize::try_from(status).map(|status| STATUSES.get(status)) {
        Err(_) => Value::Errno(status),
        Ok(Some(error)) => Value::Errno(*error),
        Ok(None) => Value::Word(format!("status-{status}").into()),
    }
}

/// `blk_errors` in block/blk-core.c.
const STATUSES: [i32; 14] = [
    0,
    libc::EOPNOTSUPP,
    libc::ETIMEDOUT,
    libc::ENOSPC,
    libc::ENOLINK,
    libc::EREMOTEIO,
    libc::EBADE,
    libc::ENODATA,
    libc::EILSEQ,
    libc::ENOMEM,
    libc::EIO,
    libc::EREMCHG,
    libc::EAGAIN,
    libc::EBUSY,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_of_the_old_kind_and_of_the_new_have_one_name() {
        for status in [-libc::EIO, 10] {
            assert!(matches!(ending(status), Value::Errno(error) if error.abs() == libc::EIO));
        }
        assert!(matches!(ending(0), Value::Errno(0)));
        assert!(matches!(ending(17), Value::Word(word) if word == "status-17"));
    }

    #[test]
    fn what_has_no_name_has_its_number() {
        assert_eq!(operation(7), "operation-7");
        assert_eq!(flags(1 << 20 | 1), "sync|0x100000");
        assert_eq!(flags(0), "");
    }
}
