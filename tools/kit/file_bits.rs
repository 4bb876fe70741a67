//! Flags and modes of files, by name.

use std::borrow::Cow;

use crate::value::bits;

/// `O_WRONLY|O_CREAT`; bits without a name as a number.
pub fn open_flags(flags: u32) -> Cow<'static, str> {
    let access = match flags & libc::O_ACCMODE as u32 {
        0 => "O_RDONLY",
        1 => "O_WRONLY",
        2 => "O_RDWR",
        _ => "O_ACCMODE",
    };
    bits(access, flags & !(libc::O_ACCMODE as u32), FLAGS)
}

/// Those of more than one bit stand before those that are part of them.
const FLAGS: &[(u32, &str)] = &[
    (libc::O_TMPFILE as u32, "O_TMPFILE"),
    (libc::O_SYNC as u32, "O_SYNC"),
    (libc::O_DSYNC as u32, "O_DSYNC"),
    (libc::O_CREAT as u32, "O_CREAT"),
    (libc::O_EXCL as u32, "O_EXCL"),
    (libc::O_NOCTTY as u32, "O_NOCTTY"),
    (libc::O_TRUNC as u32, "O_TRUNC"),
    (libc::O_APPEND as u32, "O_APPEND"),
    (libc::O_NONBLOCK as u32, "O_NONBLOCK"),
    (libc::O_ASYNC as u32, "O_ASYNC"),
    (libc::O_DIRECT as u32, "O_DIRECT"),
    (0o100_000, "O_LARGEFILE"), // the kernel's; 0 in a 64-bit libc
    (libc::O_DIRECTORY as u32, "O_DIRECTORY"),
    (libc::O_NOFOLLOW as u32, "O_NOFOLLOW"),
    (libc::O_NOATIME as u32, "O_NOATIME"),
    (libc::O_CLOEXEC as u32, "O_CLOEXEC"),
    (libc::O_PATH as u32, "O_PATH"),
];

/// `rw-r--r--`, with s and t as ls(1) has them.
pub fn permissions(mode: u32) -> String {
    let letter = |bit: u32, special: u32, plain: char, both: char, alone: char| match (
        mode & bit != 0,
        mode & special != 0,
    ) {
        (true, false) => plain,
        (false, false) => '-',
        (true, true) => both,
        (false, true) => alone,
    };
    let text = [
        letter(0o400, 0, 'r', 'r', '-'),
        letter(0o200, 0, 'w', 'w', '-'),
        letter(0o100, 0o4000, 'x', 's', 'S'),
        letter(0o040, 0, 'r', 'r', '-'),
        letter(0o020, 0, 'w', 'w', '-'),
        letter(0o010, 0o2000, 'x', 's', 'S'),
        letter(0o004, 0, 'r', 'r', '-'),
        letter(0o002, 0, 'w', 'w', '-'),
        letter(0o001, 0o1000, 'x', 't', 'T'),
    ];
    text.iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_by_name() {
        assert_eq!(open_flags(0), "O_RDONLY");
        assert_eq!(open_flags(0o2_000_101), "O_WRONLY|O_CREAT|O_CLOEXEC");
        assert_eq!(open_flags(libc::O_TMPFILE as u32 | 2), "O_RDWR|O_TMPFILE");
        assert_eq!(open_flags(0x8000_0000), "O_RDONLY|0x80000000");
    }

    #[test]
    fn modes_by_letter() {
        assert_eq!(permissions(0o644), "rw-r--r--");
        assert_eq!(permissions(0o4755), "rwsr-xr-x");
        assert_eq!(permissions(0o1666), "rw-rw-rwT");
    }
}
