//! What a cell holds, as a meaning and not as text; how it looks is the renderers' business.

use std::borrow::Cow;
use std::io::Write;
use std::net::Ipv6Addr;

use nix::errno::Errno;

use crate::quote::Cut;
use crate::text;
use crate::text::Untrusted;

/// One cell of an event.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// Not known or not applicable: `-` in a table, empty in CSV, null in JSON.
    Null,
    /// A number.
    Uint(u64),
    /// A number with a sign.
    Int(i64),
    /// Text that somebody else chose.
    Text(Untrusted<'a>),
    /// A NUL-separated argument vector: a command line for a shell, an array in JSON.
    Args(Untrusted<'a>),
    /// The same with some of it left out.
    CutArgs(Untrusted<'a>, Cut),
    /// Text that somebody else chose, put together by us.
    Owned(Vec<u8>),
    /// A word of ours, such as `O_RDONLY|O_CLOEXEC`.
    Word(Cow<'static, str>),
    /// An error number of either sign, shown by name; 0 is no error.
    Errno(i32),
    /// A moment: ns since the epoch.
    Time(u64),
    /// A duration in ns.
    Nanos(u64),
    /// A size in bytes.
    Bytes(u64),
    /// A share, in thousandths of a percent: `12.345`.
    Percent(u64),
    /// Permission bits and the like.
    Octal(u32),
    /// Yes or no.
    Bool(bool),
    /// Functions that called one another, the innermost first, with NULs between them: below
    /// the row if it is the table's last column, an array in JSON.
    Stack(Vec<u8>),
    /// An address of IPv6, or of IPv4 as IPv6 maps it (`::ffff:192.0.2.7`), shown as `192.0.2.7`.
    Addr(Ipv6Addr),
}

impl Value<'_> {
    /// Whether it stands to the right in a table.
    pub(crate) const fn is_number(&self) -> bool {
        matches!(
            self,
            Self::Uint(_)
                | Self::Int(_)
                | Self::Nanos(_)
                | Self::Bytes(_)
                | Self::Percent(_)
                | Self::Octal(_)
        )
    }

    /// Whether a table may cut it.
    pub(crate) const fn may_be_cut(&self) -> bool {
        matches!(
            self,
            Self::Text(_)
                | Self::Args(_)
                | Self::CutArgs(..)
                | Self::Owned(_)
                | Self::Word(_)
                | Self::Stack(_)
        )
    }
}

/// Appends a number.
pub(crate) fn integer(number: impl itoa::Integer, out: &mut Vec<u8>) {
    out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

/// Appends thousandths as a number with three places.
pub(crate) fn thousandths(number: u64, out: &mut Vec<u8>) {
    // Writing to a Vec cannot fail.
    write!(out, "{}.{:03}", number / 1000, number % 1000).unwrap_or(())
}

/// Appends permission bits as `0644`.
pub(crate) fn octal(number: u32, out: &mut Vec<u8>) {
    let digits = (34 - number.leading_zeros()) / 3;
    out.push(b'0');
    for place in (0..digits.max(3)).rev() {
        out.push(b'0' + (number >> (3 * place) & 7) as u8);
    }
}

/// Appends the name of an error, or its number.
pub(crate) fn errno(number: i32, out: &mut Vec<u8>) {
    // The kernel's own ones, which a caller never sees but a probe inside a call does.
    let internal = match number.unsigned_abs() {
        512 => "ERESTARTSYS",
        513 => "ERESTARTNOINTR",
        514 => "ERESTARTNOHAND",
        515 => "ENOIOCTLCMD",
        516 => "ERESTART_RESTARTBLOCK",
        517 => "EPROBE_DEFER",
        524 => "ENOTSUPP",
        529 => "EIOCBQUEUED",
        _ => "",
    };
    match Errno::from_raw(number.wrapping_abs()) {
        Errno::UnknownErrno if internal.is_empty() => integer(number.unsigned_abs(), out),
        Errno::UnknownErrno => out.extend_from_slice(internal.as_bytes()),
        // Writing to a Vec cannot fail.
        known => write!(out, "{known:?}").unwrap_or(()),
    }
}

/// Appends names with something between them; where that ends a line, each stands indented.
pub(crate) fn stack(names: &[u8], between: &str, out: &mut Vec<u8>) {
    for (at, name) in names.split(|&byte| byte == 0).enumerate() {
        if at > 0 {
            out.extend_from_slice(between.as_bytes());
        }
        if between == "\n" {
            out.extend_from_slice(b"        ");
        }
        text::escape(name, out);
    }
}

/// Appends an address.
pub(crate) fn addr(addr: Ipv6Addr, out: &mut Vec<u8>) {
    // Writing to a Vec cannot fail.
    write!(out, "{}", addr.to_canonical()).unwrap_or(())
}

/// The number of an error, by its name or by its number.
pub fn errno_number(text: &str) -> Option<u32> {
    const MOST: u32 = 4095; // MAX_ERRNO
    if let Ok(number) = text.parse() {
        return (1..=MOST).contains(&number).then_some(number);
    }
    let others = [
        ("EWOULDBLOCK", libc::EAGAIN),
        ("EDEADLOCK", libc::EDEADLK),
        ("ENOTSUP", libc::EOPNOTSUPP),
    ];
    if let Some((_, number)) = others.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)) {
        return Some(*number as u32);
    }
    (1..=MOST).find(|number| {
        let mut name = Vec::new();
        errno(*number as i32, &mut name);
        name.eq_ignore_ascii_case(text.as_bytes())
    })
}

macro_rules! from {
    ($($type:ty => $variant:ident),* $(,)?) => {$(
        impl From<$type> for Value<'_> {
            fn from(value: $type) -> Self {
                Self::$variant(value.into())
            }
        }
    )*};
}

from!(u8 => Uint, u16 => Uint, u32 => Uint, u64 => Uint, Ipv6Addr => Addr, i16 => Int, i32 => Int, i64 => Int, bool => Bool, &'static str => Word);

impl<'a> From<Untrusted<'a>> for Value<'a> {
    fn from(text: Untrusted<'a>) -> Self {
        Self::Text(text)
    }
}

/// A generated C string.
impl<'a, const N: usize> From<&'a [i8; N]> for Value<'a> {
    fn from(chars: &'a [i8; N]) -> Self {
        Self::Text(Untrusted::from_c_i8(chars))
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// Bits by name behind a first word: `O_WRONLY|O_CREAT`. Names are taken in
/// order, each with its bits; what is left is a number.
pub fn bits(
    first: &'static str,
    mut bits: u32,
    names: &[(u32, &'static str)],
) -> Cow<'static, str> {
    if bits == 0 {
        return Cow::Borrowed(first);
    }
    let mut text = first.to_owned();
    for (mask, name) in names {
        if *mask != 0 && bits & mask == *mask {
            bits &= !mask;
            if !text.is_empty() {
                text.push('|');
            }
            text.push_str(name);
        }
    }
    if bits != 0 {
        text.push_str(&format!("{}0x{bits:x}", if text.is_empty() { "" } else { "|" }));
    }
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn errors_have_names() {
        for (number, name) in [
            (2, "ENOENT"),
            (-13, "EACCES"),
            (11, "EAGAIN"),
            (512, "ERESTARTSYS"),
            (-4095, "4095"),
            (i32::MIN, "2147483648"),
        ] {
            assert_eq!(written(|out| errno(number, out)), name);
        }
    }

    #[test]
    fn addresses_of_ipv4_look_so() {
        for text in ["192.0.2.7", "0.0.0.0", "::", "::1", "2001:db8::42"] {
            let mapped = match text.parse().expect("an address") {
                std::net::IpAddr::V4(addr) => addr.to_ipv6_mapped(),
                std::net::IpAddr::V6(addr) => addr,
            };
            assert_eq!(written(|out| addr(mapped, out)), text);
        }
    }

    #[test]
    fn errors_are_known_by_name_and_by_number() {
        for (text, number) in [
            ("ENOENT", Some(2)),
            ("eagain", Some(11)),
            ("EWOULDBLOCK", Some(11)),
            ("edeadlock", Some(35)),
            ("ENOTSUP", Some(95)),
            ("13", Some(13)),
            ("ERESTARTSYS", Some(512)),
            ("0", None),
            ("4096", None),
            ("ENOENTRY", None),
            ("", None),
        ] {
            assert_eq!(errno_number(text), number, "{text}");
        }
    }

    #[test]
    fn shares_have_three_places() {
        for (number, text) in [(0, "0.000"), (7, "0.007"), (12_345, "12.345"), (100_000, "100.000")]
        {
            assert_eq!(written(|out| thousandths(number, out)), text);
        }
    }

    #[test]
    fn permissions_are_octal() {
        for (number, text) in [
            (0, "0000"),
            (0o7, "0007"),
            (0o644, "0644"),
            (0o100644, "0100644"),
            (u32::MAX, "037777777777"),
        ] {
            assert_eq!(written(|out| octal(number, out)), text);
        }
    }

    #[test]
    fn natural_conversions() {
        assert!(matches!(Value::from(7u32), Value::Uint(7)));
        assert!(matches!(Value::from(-7i32), Value::Int(-7)));
        assert!(matches!(Value::from("READ"), Value::Word(Cow::Borrowed("READ"))));
        assert!(matches!(Value::from(None::<u32>), Value::Null));
        assert!(matches!(Value::from(&[97i8, 0, 98]), Value::Text(text) if text.bytes() == b"a"));
    }
}
