//! The file that `-O` names. The tool may write where the user who called it may not, so
//! that a name that somebody else has put there must not lead it anywhere.

use std::fs::File;
use std::fs::OpenOptions;
use std::io;
use std::os::unix::fs::FileTypeExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::os::unix::fs::fchown;
use std::path::Path;

use nix::unistd::geteuid;

/// Who called: user and group, where it is another than who runs it.
type Caller = Option<(u32, Option<u32>)>;

/// Makes the file, or empties the one that is there if it is the user's own. Under sudo it is
/// given to whoever called sudo. A link is not followed, and what has no end (a terminal, a
/// pipe of the user's own) is written to as it is.
///
/// # Errors
/// A sentence that tells what stands in the way.
pub fn create(path: &Path) -> io::Result<File> {
    of_caller(path, caller(|name| std::env::var(name).ok()))
}

/// As sudo tells (sudo(8), SUDO_UID), which counts if we are root.
fn caller(variable: impl Fn(&str) -> Option<String>) -> Caller {
    let number = |name| variable(name)?.parse().ok();
    let user = number("SUDO_UID").filter(|_| geteuid().is_root())?;
    Some((user, number("SUDO_GID")))
}

fn of_caller(path: &Path, caller: Caller) -> io::Result<File> {
    // Neither waits for the reader of a pipe, nor lets a terminal become ours.
    let flags = libc::O_NOFOLLOW | libc::O_NONBLOCK | libc::O_NOCTTY;
    let mut options = OpenOptions::new();
    options.write(true).custom_flags(flags);
    match options.clone().create_new(true).open(path) {
        Ok(file) => {
            if let Some((user, group)) = caller {
                fchown(&file, Some(user), group)?;
            }
            Ok(file)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            emptied(options.open(path).map_err(named)?, caller)
        }
        Err(error) => Err(error),
    }
}

fn named(error: io::Error) -> io::Error {
    match error.raw_os_error() {
        Some(libc::ELOOP) => io::Error::other("it is a link, which is not followed"),
        Some(libc::ENXIO) => io::Error::other("nobody reads it"),
        _ => error,
    }
}

fn emptied(file: File, caller: Caller) -> io::Result<File> {
    let about = file.metadata()?;
    let kind = about.file_type();
    let user = caller.map_or(geteuid().as_raw(), |(user, _)| user);
    // Devices are made by root alone.
    let is_device = kind.is_char_device() || kind.is_block_device();
    if about.uid() != user && !is_device {
        let owner = about.uid();
        return Err(io::Error::other(format!(
            "it is there and belongs to user {owner}, not to {user}; remove it or name another"
        )));
    }
    if kind.is_file() && about.nlink() > 1 {
        return Err(io::Error::other("it has another name too, and is not emptied"));
    }
    if kind.is_file() {
        file.set_len(0)?;
    } else if !is_device && !kind.is_fifo() {
        return Err(io::Error::other("it is no file"));
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::io::Write as _;

    #[test]
    fn made_or_emptied() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("out");
        for text in ["longer", "short"] {
            of_caller(&path, None).unwrap().write_all(text.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
        of_caller(Path::new("/dev/null"), None).unwrap();
    }

    #[test]
    fn no_name_leads_elsewhere() {
        let dir = tempfile::tempdir().unwrap();
        let path = |name: &str| dir.path().join(name);
        fs::write(path("victim"), "precious").unwrap();
        std::os::unix::fs::symlink(path("victim"), path("soft")).unwrap();
        std::os::unix::fs::symlink(path("nothing"), path("dangling")).unwrap();
        fs::hard_link(path("victim"), path("hard")).unwrap();
        for (name, why) in [("soft", "link"), ("dangling", "link"), ("hard", "another name")] {
            let error = of_caller(&path(name), None).unwrap_err().to_string();
            assert!(error.contains(why), "{name}: {error}");
        }
        assert_eq!(fs::read_to_string(path("victim")).unwrap(), "precious");
        assert!(!path("nothing").exists());
        assert!(of_caller(dir.path(), None).is_err());
        let pipe = path("pipe");
        nix::unistd::mkfifo(&pipe, nix::sys::stat::Mode::S_IRWXU).unwrap();
        let error = of_caller(&pipe, None).unwrap_err().to_string();
        assert!(error.contains("nobody reads"), "{error}");
    }

    #[test]
    fn the_caller_of_sudo_owns_it_and_only_what_is_his_is_emptied() {
        if !geteuid().is_root() {
            return;
        }
        let dir = tempfile::tempdir().unwrap();
        let path = |name: &str| dir.path().join(name);
        let alice = Some((1234, Some(567)));
        for _ in 0..2 {
            let about = of_caller(&path("new"), alice).unwrap().metadata().unwrap();
            assert_eq!((about.uid(), about.gid()), (1234, 567));
        }
        fs::write(path("roots"), "precious").unwrap();
        let error = of_caller(&path("roots"), alice).unwrap_err().to_string();
        assert!(error.contains("belongs to user 0, not to 1234"), "{error}");
        let error = of_caller(&path("new"), None).unwrap_err().to_string();
        assert!(error.contains("belongs to user 1234, not to 0"), "{error}");
        assert_eq!(fs::read_to_string(path("roots")).unwrap(), "precious");
        let sudo = |name: &str| (name == "SUDO_UID").then(|| "7".to_owned());
        assert_eq!(caller(sudo), Some((7, None)));
        assert_eq!(caller(|_| None), None);
    }
}
