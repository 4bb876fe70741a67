//! Who reads our output: a tool that traces its own reader makes events of its
//! own making, and says so once.

use std::fs;
use std::os::fd::AsFd;
use std::os::fd::AsRawFd as _;
use std::path::Path;

/// Events before the reader is looked for, and between two looks at its share.
const LOOK: u64 = 1000;

/// How often it is looked for: a shell that redirects its input for a command has
/// the other end now here, now there.
const SEARCHES: u32 = 8;

/// The share of events that comes from the reader.
#[derive(Debug, Default)]
pub struct Reader {
    pids: Vec<u32>,
    searches: u32,
    events: u64,
    own: u64,
    told: bool,
}

impl Reader {
    /// Counts events of a process (as the host numbers it).
    pub fn count(&mut self, pid: u32, events: u64) {
        self.events += events;
        self.own += if self.pids.contains(&pid) { events } else { 0 };
    }

    /// After enough events: the line for stderr if more than a third are the
    /// reader's. Looking for it is put off until then, as it means a walk
    /// through /proc.
    pub fn complaint(&mut self, output: impl AsFd) -> Option<String> {
        if self.told || self.events < LOOK {
            return None;
        }
        if self.pids.is_empty() {
            self.pids = readers(output);
            self.searches += 1;
            self.told = self.pids.is_empty() && self.searches == SEARCHES;
        }
        let (events, own) = (std::mem::take(&mut self.events), std::mem::take(&mut self.own));
        if own * 3 <= events {
            return None;
        }
        self.told = true;
        let names: Vec<String> = self.pids.iter().map(u32::to_string).collect();
        let percent = own * 100 / events;
        Some(format!(
            "{percent}% of what is shown comes from process {}, which reads this output; -O FILE keeps it out",
            names.join(", ")
        ))
    }
}

/// The processes at the other end of a pipe or a terminal.
fn readers(output: impl AsFd) -> Vec<u32> {
    let link =
        |path: String| fs::read_link(path).unwrap_or_default().to_string_lossy().into_owned();
    let ours = link(format!("/proc/self/fd/{}", output.as_fd().as_raw_fd()));
    let terminal = ours.strip_prefix("/dev/pts/").map(str::to_owned);
    if !ours.starts_with("pipe:") && terminal.is_none() {
        return Vec::new();
    }
    let reads = |pid: u32, fd: &str| {
        let place = link(format!("/proc/{pid}/fd/{fd}"));
        let info = || fs::read_to_string(format!("/proc/{pid}/fdinfo/{fd}")).unwrap_or_default();
        match &terminal {
            // The emulator (or sshd) holds the master, whose number fdinfo tells.
            Some(number) => {
                place.ends_with("ptmx")
                    && field(&info(), "tty-index:").is_some_and(|index| index == number.as_str())
            }
            None => {
                place == ours && field(&info(), "flags:").is_some_and(|flags| flags.ends_with('0'))
            }
        }
    };
    let own = std::process::id();
    processes()
        .filter(|pid| *pid != own)
        .filter(|pid| descriptors(*pid).iter().any(|fd| reads(*pid, fd)))
        .collect()
}

fn field<'a>(info: &'a str, name: &str) -> Option<&'a str> {
    info.lines().find_map(|line| line.strip_prefix(name)).map(str::trim)
}

fn names(folder: impl AsRef<Path>) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

fn processes() -> impl Iterator<Item = u32> {
    names("/proc").into_iter().filter_map(|name| name.parse().ok())
}

fn descriptors(pid: u32) -> Vec<String> {
    names(format!("/proc/{pid}/fd"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;
    use std::process::Stdio;

    #[test]
    fn the_reader_of_a_pipe_is_found_and_told_of_once() {
        let mut cat =
            Command::new("cat").stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        let pipe = cat.stdin.take().unwrap();
        assert_eq!(readers(&pipe), [cat.id()]);
        let mut reader = Reader::default();
        let mut complaints = 0;
        for round in 0..4 {
            for event in 0..LOOK {
                reader.count(if event % 2 == 0 { cat.id() } else { 1 }, 1);
            }
            let complaint = reader.complaint(&pipe);
            assert!(round != 1 || complaint.as_ref().is_some_and(|text| text.starts_with("50%")));
            complaints += u32::from(complaint.is_some());
        }
        assert_eq!(complaints, 1);
        drop(pipe);
        cat.wait().unwrap();
    }

    #[test]
    fn a_reader_that_was_not_found_is_looked_for_again() {
        let (read, write) = nix::unistd::pipe2(nix::fcntl::OFlag::O_CLOEXEC).unwrap();
        let mut reader = Reader::default();
        let mut look = |pid| {
            reader.count(pid, LOOK);
            reader.complaint(&write)
        };
        assert_eq!(look(1), None);
        let mut cat = Command::new("cat").stdin(read).stdout(Stdio::null()).spawn().unwrap();
        assert_eq!(look(cat.id()), None, "it is known only from now on");
        assert!(look(cat.id()).is_some());
        drop(write);
        cat.wait().unwrap();
    }

    #[test]
    fn a_quiet_reader_is_not_mentioned() {
        let (read, write) = nix::unistd::pipe().unwrap();
        let mut reader = Reader::default();
        for _ in 0..3 * LOOK {
            reader.count(1, 1);
            assert_eq!(reader.complaint(&write), None);
        }
        drop(read);
    }

    #[test]
    fn a_file_has_no_reader() {
        assert!(readers(tempfile::tempfile().unwrap()).is_empty());
    }
}
