//! Signals, by name.

use std::borrow::Cow;

use nix::sys::signal::Signal;

/// The C library's `SIGRTMIN`: it keeps the two below for itself.
const REAL_TIME: i32 = 34;

/// The last one that there is.
const LAST: i32 = 64;

/// `SIGKILL`, `SIGRTMIN+3`, or the number of one without a name.
pub fn name(number: i32) -> Cow<'static, str> {
    match Signal::try_from(number) {
        Ok(signal) => signal.as_str().into(),
        Err(_) => match number {
            REAL_TIME => "SIGRTMIN".into(),
            35..=LAST => format!("SIGRTMIN+{}", number - REAL_TIME).into(),
            _ => number.to_string().into(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signals_have_names() {
        for (number, text) in [
            (1, "SIGHUP"),
            (9, "SIGKILL"),
            (31, "SIGSYS"),
            (32, "32"),
            (34, "SIGRTMIN"),
            (37, "SIGRTMIN+3"),
            (64, "SIGRTMIN+30"),
            (65, "65"),
            (0, "0"),
        ] {
            assert_eq!(name(number), text);
        }
    }
}
