//! The kernel's types from a file that the user names.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use anyhow::Result;

use crate::exit::usage;

/// Whether it can hold BTF: bare, or in a kernel image.
///
/// # Errors
/// Status 2 if it cannot be read or is something else.
pub fn check(path: &Path) -> Result<&Path> {
    let wrong = |why: String| usage(format!("--btf {}: {why}", path.display()));
    let mut start = [0; 4];
    File::open(path)
        .and_then(|mut file| file.read_exact(&mut start))
        .map_err(|error| wrong(error.to_string()))?;
    match start {
        [0x9f, 0xeb, ..] | [0xeb, 0x9f, ..] | [0x7f, b'E', b'L', b'F'] => Ok(path),
        _ => Err(wrong("neither BTF nor a kernel image with BTF (ELF)".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exit::Exit;
    use crate::exit::status;

    #[test]
    fn what_is_no_btf_is_bad_input() {
        for path in ["/no/such/file", "/etc/passwd", "/dev/null", "/"] {
            let error = check(Path::new(path)).unwrap_err();
            assert_eq!(status(&error), Exit::Usage, "{path}");
            assert!(error.to_string().contains(path), "{error}");
        }
        check(&std::env::current_exe().unwrap()).unwrap();
    }
}
