//! What lookups of hosts give as their error, by the names of netdb.h. glibc and musl have
//! the same numbers.

use std::borrow::Cow;

const EAI: &[(i32, &str)] = &[
    (-1, "EAI_BADFLAGS"),
    (-2, "EAI_NONAME"),
    (-3, "EAI_AGAIN"),
    (-4, "EAI_FAIL"),
    (-5, "EAI_NODATA"),
    (-6, "EAI_FAMILY"),
    (-7, "EAI_SOCKTYPE"),
    (-8, "EAI_SERVICE"),
    (-9, "EAI_ADDRFAMILY"),
    (-10, "EAI_MEMORY"),
    (-11, "EAI_SYSTEM"),
    (-12, "EAI_OVERFLOW"),
    (-105, "EAI_IDN_ENCODE"),
];

const H_ERRNO: &[(i32, &str)] =
    &[(1, "HOST_NOT_FOUND"), (2, "TRY_AGAIN"), (3, "NO_RECOVERY"), (4, "NO_DATA")];

/// What getaddrinfo and getnameinfo return: a name, or the number.
pub fn eai(number: i32) -> Cow<'static, str> {
    name(EAI, number)
}

/// What gethostbyname and its kin leave in h_errno: a name, or the number.
pub fn h_errno(number: i32) -> Cow<'static, str> {
    name(H_ERRNO, number)
}

fn name(names: &[(i32, &'static str)], number: i32) -> Cow<'static, str> {
    let known = names.iter().find(|(known, _)| *known == number);
    known.map_or_else(|| number.to_string().into(), |(_, name)| (*name).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_c_library_has_them() {
        assert_eq!(eai(libc::EAI_NONAME), "EAI_NONAME");
        assert_eq!(eai(libc::EAI_AGAIN), "EAI_AGAIN");
        assert_eq!(eai(libc::EAI_OVERFLOW), "EAI_OVERFLOW");
        assert_eq!(eai(-99), "-99");
        assert_eq!((h_errno(2), h_errno(-7)), ("TRY_AGAIN".into(), "-7".into()));
    }
}
