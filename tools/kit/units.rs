//! Times and sizes as they are typed: `250us`, `10ms`, `1m`; `64K`, `4MiB`.

use std::time::Duration;

/// A span of time: a number with `ns`, `us`, `ms`, `s`, `m` or `h`; seconds
/// without a unit. Fractions are allowed; zero is not.
///
/// # Errors
/// A sentence for the person who typed it.
pub fn duration(text: &str) -> Result<Duration, String> {
    let nanos = nanos(text)?;
    // A hundred years: more is a slip of the finger.
    if !(1.0..=3.2e18).contains(&nanos) {
        return Err("must be longer than 0 and shorter than a hundred years".into());
    }
    Ok(Duration::from_nanos(nanos as u64))
}

fn nanos(text: &str) -> Result<f64, String> {
    let (number, unit) = split(text);
    if number.is_empty() {
        return Err("this is no time; write a number and its unit, like 250us or 1.5s".into());
    }
    let scale = match unit {
        "ns" => 1.0,
        "us" | "µs" => 1e3,
        "ms" => 1e6,
        "" | "s" => 1e9,
        "m" | "min" => 60e9,
        "h" => 3600e9,
        _ => {
            return Err(format!("\"{unit}\" is no unit of time; use ns, us, ms, s, m or h"));
        }
    };
    Ok(parse(number)? * scale)
}

/// A bound: as [`duration`], or zero of any unit, which bounds nothing.
///
/// # Errors
/// As [`duration`].
pub fn bound(text: &str) -> Result<Duration, String> {
    if nanos(text)? == 0.0 { Ok(Duration::ZERO) } else { duration(text) }
}

/// A bound in milliseconds where no unit is said.
///
/// # Errors
/// As [`duration`].
pub fn milliseconds(text: &str) -> Result<Duration, String> {
    let (number, unit) = split(text);
    if unit.is_empty() && !number.is_empty() && parse(number)? > 0.0 {
        duration(&format!("{number}ms"))
    } else {
        bound(text)
    }
}

/// A size in bytes: a number with `K`, `M` or `G` (powers of 1024; `KiB` and
/// `KB` mean the same).
///
/// # Errors
/// A sentence for the person who typed it.
pub fn size(text: &str) -> Result<u64, String> {
    let (number, unit) = split(text);
    let scale = match unit.to_ascii_lowercase().as_str() {
        "" | "b" => 1.0,
        "k" | "kb" | "kib" => 1024.0,
        "m" | "mb" | "mib" => 1024.0 * 1024.0,
        "g" | "gb" | "gib" => 1024.0 * 1024.0 * 1024.0,
        _ => return Err(format!("\"{unit}\" is no unit of size; use K, M or G")),
    };
    let bytes = parse(number)? * scale;
    if !(1.0..=(1u64 << 40) as f64).contains(&bytes) {
        return Err("must be more than 0 and at most 1T".into());
    }
    Ok(bytes as u64)
}

fn split(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    (&text[..end], text[end..].trim())
}

fn parse(number: &str) -> Result<f64, String> {
    number.parse().map_err(|_| "must begin with a number, like 10 or 2.5".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        assert_eq!(duration("250us"), Ok(Duration::from_micros(250)));
        assert_eq!(duration("1.5"), Ok(Duration::from_millis(1500)));
        assert_eq!(duration("2m"), Ok(Duration::from_secs(120)));
        for bad in ["", "0", "-1", "x", "1x", "1e30", "9999999h", "..", "1.2.3"] {
            assert!(duration(bad).is_err(), "{bad}");
        }
        assert!(duration("abc").unwrap_err().contains("no time"));
        assert!(duration("1abc").unwrap_err().contains("\"abc\" is no unit of time"));
    }

    #[test]
    fn bounds() {
        for zero in ["0", "0.0", "0ns", "0us", "0ms", "0 s"] {
            assert_eq!(bound(zero), Ok(Duration::ZERO), "{zero}");
            assert_eq!(milliseconds(zero), Ok(Duration::ZERO), "{zero}");
        }
        assert_eq!(bound("2"), Ok(Duration::from_secs(2)));
        assert_eq!(milliseconds("1.5"), Ok(Duration::from_micros(1500)));
        assert_eq!(milliseconds("2s"), Ok(Duration::from_secs(2)));
        for bad in ["", "-1", "x", "1x", "0x", "1.2.3"] {
            assert!(bound(bad).is_err() && milliseconds(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn sizes() {
        assert_eq!(size("4096"), Ok(4096));
        assert_eq!(size("64K"), Ok(65536));
        assert_eq!(size("4MiB"), Ok(4 << 20));
        for bad in ["", "0", "-1", "64X", "99999999G"] {
            assert!(size(bad).is_err(), "{bad}");
        }
    }
}
