//! A guest: one command on one kernel, from power-on to the command's status.

use std::ffi::OsStr;
use std::ffi::OsString;
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;

use super::Kernel;
use super::machine::Machine;
use super::signals;
use super::talk::talk;

/// What is to be run, and in what.
pub struct Guest {
    pub kernel: Kernel,
    /// Further words for the kernel's command line.
    pub append: String,
    /// From power-on to the last byte of output.
    pub timeout: Duration,
    /// Megabytes.
    pub memory: u32,
    /// Processors, which one thread emulates in turn.
    pub cpus: u32,
    /// Beyond the usual ones, which it may replace.
    pub env: Vec<(String, OsString)>,
    /// Where the command runs: a folder of the host.
    pub folder: PathBuf,
}

/// How it went.
#[derive(Debug, PartialEq)]
pub enum End {
    /// The command's status, 128+N if signal N ended it, 127 if there is no such command.
    Exited(i32),
    /// The second interrupt came, or one before the command ran.
    Stopped,
    TimedOut {
        console_tail: String,
    },
    /// The kernel panicked, or the guest never came up.
    Died {
        console_tail: String,
    },
}

impl End {
    pub(super) fn with(self, tail: String) -> Self {
        match self {
            Self::TimedOut { .. } => Self::TimedOut { console_tail: tail },
            Self::Died { .. } => Self::Died { console_tail: tail },
            other => other,
        }
    }
}

/// What a login would set.
const ENVIRONMENT: [(&str, &str); 4] = [
    ("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
    ("HOME", "/root"),
    ("TERM", "dumb"),
    ("LANG", "C.UTF-8"),
];

impl Guest {
    /// A guest that runs in this process's folder for at most five minutes.
    pub fn new(kernel: Kernel) -> Result<Self> {
        Ok(Self {
            kernel,
            append: String::new(),
            timeout: Duration::from_secs(300),
            memory: 1024,
            cpus: 2,
            env: Vec::new(),
            folder: std::env::current_dir().context("cannot tell the current folder")?,
        })
    }

    /// Runs a command in it. The guest is gone when this returns.
    pub fn run(
        &self,
        command: &[OsString],
        out: &mut (dyn Write + Send),
        err: &mut (dyn Write + Send),
    ) -> Result<End> {
        if signals::count() > 0 {
            return Ok(End::Stopped);
        }
        let deadline = Instant::now() + self.timeout;
        let (machine, channels) = Machine::start(self)?;
        talk(channels, &self.script(command), deadline, (out, err), || drop(machine))
    }

    /// What the guest's shell is to do.
    fn script(&self, command: &[OsString]) -> Vec<u8> {
        // Its number is that of the command, which takes its place.
        let mut script = b"echo $$ >/run/vm/pid\n".to_vec();
        let name = ("BEEBOX_GUEST".as_ref(), self.kernel.name().as_ref());
        let usual = ENVIRONMENT.map(|(name, value)| (OsStr::new(name), OsStr::new(value)));
        let own = self.env.iter().map(|(name, value)| (name.as_ref(), value.as_os_str()));
        for (name, value) in usual.into_iter().chain([name]).chain(own) {
            script.extend([b"export ", name.as_bytes(), b"=", &quoted(value), b"\n"].concat());
        }
        let folder = quoted(self.folder.as_os_str());
        let missing =
            b" 2>&- || { echo 'the guest cannot see the folder it is to run in'; exit 125; } >&2\n";
        script.extend([b"cd -- ", folder.as_slice(), missing].concat());
        // Through env: the shell would take its own applets for the machine's programs.
        script.extend(b"exec /usr/bin/env --");
        for word in command {
            script.push(b' ');
            script.extend(quoted(word));
        }
        script.push(b'\n');
        script
    }
}

/// A word that a shell leaves as it is.
fn quoted(word: &OsStr) -> Vec<u8> {
    let parts: Vec<&[u8]> = word.as_bytes().split(|&byte| byte == b'\'').collect();
    [b"'".as_slice(), &parts.join(br"'\''".as_slice()), b"'"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    #[test]
    fn a_shell_gives_every_word_back() {
        let words = ["", "a b", "it's", "''", "$HOME `id` \\ \" *", "line\nline", "-n", "é"];
        for word in words.map(OsStr::new).into_iter().chain([OsStr::from_bytes(b"\xff'\x01")]) {
            let script = [b"printf %s ".as_slice(), &quoted(word)].concat();
            let output = Command::new("sh").arg("-c").arg(OsStr::from_bytes(&script)).output();
            assert_eq!(output.unwrap().stdout, word.as_bytes(), "{word:?}");
        }
    }
}
