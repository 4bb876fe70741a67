//! A workload with a known number of operations, in a process of its own that
//! waits for the word to begin; see `workload.rs` for what it can do.

use std::ffi::OsStr;
use std::ffi::OsString;
use std::io;
use std::io::Write as _;
use std::os::unix::process::CommandExt as _;
use std::process::Child;
use std::process::ChildStdin;
use std::process::Command;
use std::process::Stdio;

use crate::PATIENCE;
use crate::capture::Capture;
use crate::place;

type Prepare = Box<dyn FnMut() -> io::Result<()> + Send + Sync>;

/// Operations, not yet started.
pub struct Work {
    args: Vec<OsString>,
    prepare: Vec<Prepare>,
}

impl Work {
    /// These operations, in the words of `workload.rs`; `,` stands between two.
    pub fn new<I: IntoIterator<Item: AsRef<OsStr>>>(args: I) -> Self {
        let args = args.into_iter().map(|arg| arg.as_ref().to_owned());
        Self { args: args.collect(), prepare: vec![] }
    }

    /// Done in the child before it becomes the workload: only system calls.
    pub fn prepare(
        mut self,
        prepare: impl FnMut() -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        self.prepare.push(Box::new(prepare));
        self
    }

    /// As the words of a command line, for `-- COMMAND`: it begins at once.
    pub fn command(&self) -> Vec<OsString> {
        let mut words = vec![place::workload().into_os_string()];
        words.extend(self.args.iter().cloned());
        words
    }

    /// Starts the process, which waits for `go`. All that its own start opens is behind it.
    ///
    /// # Panics
    /// If it does not start.
    pub fn start(mut self) -> Working {
        let mut command = Command::new(place::workload());
        command.args(&self.args).stdin(Stdio::piped());
        command.stdout(Stdio::piped());
        // SAFETY: only system calls, as the callers of `prepare` promise.
        unsafe {
            command.pre_exec(move || self.prepare.iter_mut().try_for_each(|prepare| prepare()));
        }
        let mut child = command.spawn().expect("the workload starts");
        let stdin = child.stdin.take();
        let printed = Capture::of(child.stdout.take());
        let working = Working { child, stdin, printed };
        working.await_line("ready");
        working
    }
}

/// A workload that waits, works or has done so. Dropped, it is killed.
pub struct Working {
    child: Child,
    stdin: Option<ChildStdin>,
    printed: Capture,
}

impl Working {
    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Its process as an argument.
    pub fn id(&self) -> String {
        self.pid().to_string()
    }

    /// Lets it begin.
    ///
    /// # Panics
    /// If it has gone.
    pub fn begin(&mut self) {
        let stdin = self.stdin.as_mut().expect("it has not been let go");
        stdin.write_all(b"go\n").expect("the workload waits");
    }

    /// Waits until everything is done; what it printed, a line per operation. The
    /// process stays until this is dropped.
    ///
    /// # Panics
    /// If that does not happen.
    pub fn finish(&mut self) -> Vec<String> {
        self.await_line("done")
    }

    /// The rest of the first line that begins with `word`, as soon as it is there.
    ///
    /// # Panics
    /// If that does not happen.
    pub fn said(&self, word: &str) -> String {
        let word = format!("{word} ");
        let found = self.printed.wait(PATIENCE, |bytes| {
            let text = String::from_utf8_lossy(bytes);
            let line = text.split_inclusive('\n').find(|line| line.starts_with(&word))?;
            Some(line.strip_suffix('\n')?.strip_prefix(&word)?.to_owned())
        });
        found.unwrap_or_else(|| panic!("the workload never said {word}"))
    }

    /// `begin` and `finish`.
    pub fn go(&mut self) -> Vec<String> {
        self.begin();
        self.finish()
    }

    fn await_line(&self, last: &str) -> Vec<String> {
        let lines = self.printed.wait(PATIENCE, |bytes| {
            let text = String::from_utf8_lossy(bytes);
            let complete = text.ends_with('\n') && text.lines().any(|line| line == last);
            complete.then(|| text.lines().map(str::to_owned).collect::<Vec<_>>())
        });
        let Some(mut lines) = lines else {
            let said = self.printed.finish();
            panic!("the workload never said {last}, but {}", String::from_utf8_lossy(&said));
        };
        lines.retain(|line| line != "ready" && line != "done");
        lines
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        drop(self.stdin.take());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
