//! Finds the BTF in a file: raw BTF, an ELF kernel, or a boot image with a compressed kernel in it.
//!
//! No format is parsed on the way. BTF has a header that can be checked, so it is enough to
//! look for it, first in the file itself and then in whatever streams inside decompress.

use std::borrow::Cow;
use std::io::Read;
use std::io::Write;
use std::process::Command;
use std::process::Stdio;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;

/// Magic 0xeB9F, version 1, no flags, a header of 24 bytes, type section at its end.
const BTF_START: &[u8] = &[0x9f, 0xeb, 1, 0, 24, 0, 0, 0, 0, 0, 0, 0];
const HEADER: usize = 24;

/// Every way in which distributions pack a kernel, and the program that unpacks it.
const PACKERS: &[(&[u8], &str)] =
    &[(b"\xfd7zXZ\0", "xz"), (b"\x28\xb5\x2f\xfd", "zstd"), (b"\x1f\x8b\x08", "gzip")];

/// The kernel's BTF, wherever in `data` it is.
pub fn btf(data: &[u8]) -> Result<Cow<'_, [u8]>> {
    if let Some(found) = find(data) {
        return Ok(Cow::Borrowed(found));
    }
    for (magic, program) in PACKERS {
        for at in positions(data, magic) {
            let unpacked = unpack(program, &data[at..])?;
            if let Some(found) = find(&unpacked) {
                return Ok(Cow::Owned(found.to_vec()));
            }
        }
    }
    bail!("neither in it nor in a compressed part of it (was the kernel built with BTF?)")
}

/// The largest sound BTF in `data`: an image may also hold that of built-in modules.
fn find(data: &[u8]) -> Option<&[u8]> {
    positions(data, BTF_START).filter_map(|at| sound(&data[at..])).max_by_key(|btf| btf.len())
}

/// `data` up to the end that its BTF header declares, if the header makes sense.
fn sound(data: &[u8]) -> Option<&[u8]> {
    let word = |at: usize| {
        let bytes: [u8; 4] = data.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_le_bytes(bytes)).ok()
    };
    let (types, strings_at, strings) = (word(12)?, word(16)?, word(20)?);
    let first_string = HEADER.checked_add(strings_at)?;
    let end = first_string.checked_add(strings)?;
    // The string section starts with the empty string and ends with a terminated one.
    let sound = types > 0
        && strings_at >= types
        && strings > 1
        && data.get(first_string) == Some(&0)
        && data.get(end - 1) == Some(&0);
    sound.then(|| &data[..end])
}

fn positions<'a>(data: &'a [u8], needle: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    data.windows(needle.len())
        .enumerate()
        .filter(move |(_, window)| *window == needle)
        .map(|(at, _)| at)
}

/// What `program` makes of `data`. The status is ignored: what follows the stream in a boot
/// image is not the packer's, and a chance find of the magic number just gives nothing.
fn unpack(program: &str, data: &[u8]) -> Result<Vec<u8>> {
    let mut child = Command::new(program)
        .arg("-dc")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("cannot start {program} to unpack the kernel"))?;
    let input = child.stdin.take();
    let mut unpacked = Vec::new();
    std::thread::scope(|scope| {
        // A packer that has seen enough closes the pipe: that is no error either.
        scope.spawn(move || input.map(|mut pipe| pipe.write_all(data)));
        match child.stdout.take() {
            Some(mut output) => output.read_to_end(&mut unpacked),
            None => Ok(0),
        }
    })
    .with_context(|| format!("cannot read from {program}"))?;
    child.wait()?;
    Ok(unpacked)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A BTF of four bytes of types and the strings "" and "a".
    fn tiny() -> Vec<u8> {
        let mut btf = BTF_START.to_vec();
        for word in [4u32, 4, 3] {
            btf.extend(word.to_le_bytes());
        }
        btf.extend([1, 2, 3, 4]);
        btf.extend(b"\0a\0");
        btf
    }

    #[test]
    fn found_between_other_bytes() {
        let image = [b"MZ junk ".as_slice(), &tiny(), b" more"].concat();
        assert_eq!(btf(&image).unwrap(), tiny());
    }

    #[test]
    fn a_cut_or_senseless_header_is_passed_over() {
        let cut = &tiny()[..20];
        let mut unterminated = tiny();
        *unterminated.last_mut().unwrap() = b'x';
        let image = [cut, &unterminated].concat();
        assert!(find(&image).is_none());
    }

    #[test]
    fn found_in_a_compressed_part_with_a_tail() {
        let mut gzip = Command::new("gzip")
            .arg("-c")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        gzip.stdin.take().unwrap().write_all(&tiny()).unwrap();
        let packed = gzip.wait_with_output().unwrap().stdout;
        let image = [b"setup code".as_slice(), &packed, b"tail"].concat();
        assert_eq!(btf(&image).unwrap(), tiny());
    }
}
