//! A tool of the box as a child process: started when everything is attached,
//! stopped by signals, never left behind.

use std::ffi::OsStr;
use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::io::Read as _;
use std::os::fd::AsFd as _;
use std::os::fd::AsRawFd as _;
use std::os::unix::process::CommandExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

use nix::fcntl::OFlag;
use nix::poll::PollFd;
use nix::poll::PollFlags;
use nix::poll::PollTimeout;
use nix::sys::signal::Signal;
use nix::unistd::Pid;

use crate::PATIENCE;
use crate::attempt;
use crate::capture::Capture;
use crate::place;
use crate::run::Run;
use crate::schema;

type Prepare = Box<dyn FnMut() -> io::Result<()> + Send + Sync>;

/// A command line of the box, not yet started.
pub struct Tool {
    name: String,
    binary: PathBuf,
    before: Vec<OsString>,
    args: Vec<OsString>,
    stdout: Option<Stdio>,
    stderr: Option<Stdio>,
    prepare: Vec<Prepare>,
    ready: bool,
}

impl Tool {
    /// `beebox NAME`.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.into(),
            binary: place::beebox(),
            before: vec![],
            args: vec![],
            stdout: None,
            stderr: None,
            prepare: vec![],
            ready: true,
        }
    }

    /// Adds arguments.
    pub fn args<I: IntoIterator<Item: AsRef<OsStr>>>(mut self, args: I) -> Self {
        self.args.extend(args.into_iter().map(|arg| arg.as_ref().to_owned()));
        self
    }

    /// Takes another file as the binary.
    pub fn binary(mut self, path: impl Into<PathBuf>) -> Self {
        self.binary = path.into();
        self
    }

    /// Started by this command, which gets the tool's command line as its last arguments.
    pub fn through<I: IntoIterator<Item: AsRef<OsStr>>>(mut self, before: I) -> Self {
        self.before = before.into_iter().map(|arg| arg.as_ref().to_owned()).collect();
        self
    }

    /// Standard output goes there and is not captured.
    pub fn stdout(mut self, place: impl Into<Stdio>) -> Self {
        self.stdout = Some(place.into());
        self
    }

    /// Standard error goes there and is not captured.
    pub fn stderr(mut self, place: impl Into<Stdio>) -> Self {
        self.stderr = Some(place.into());
        self
    }

    /// Done in the child before it becomes the tool: only system calls.
    pub fn prepare(
        mut self,
        prepare: impl FnMut() -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        self.prepare.push(Box::new(prepare));
        self
    }

    /// For commands without `--ready-fd`: `start` does not wait.
    pub fn without_ready(mut self) -> Self {
        self.ready = false;
        self
    }

    /// Starts it and waits until everything is attached, or until it has ended.
    ///
    /// # Panics
    /// If neither happens.
    pub fn start(mut self) -> Running {
        let mut words = self.before;
        words.push(self.binary.into_os_string());
        words.push(self.name.clone().into());
        let (ready, tell) = nix::unistd::pipe2(OFlag::O_CLOEXEC).expect("a pipe");
        if self.ready {
            words.push(format!("--ready-fd={}", tell.as_raw_fd()).into());
        }
        words.extend(self.args);
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).stdin(Stdio::null());
        command.env("TZ", "UTC").env("COLUMNS", "100");
        command.env_remove("RUST_BACKTRACE");
        command
            .stdout(self.stdout.take().unwrap_or_else(Stdio::piped))
            .stderr(self.stderr.take().unwrap_or_else(Stdio::piped));
        let inherited = tell.as_raw_fd();
        // SAFETY: after the fork only system calls are made, here and (as their
        // callers promise) in what was given to `prepare`.
        unsafe {
            command.pre_exec(move || {
                for prepare in &mut self.prepare {
                    prepare()?;
                }
                // Close-on-exec until here: no other child of this process has it.
                match libc::fcntl(inherited, libc::F_SETFD, 0) {
                    0 => Ok(()),
                    _ => Err(io::Error::last_os_error()),
                }
            });
        }
        let mut child = command.spawn().expect("the tool starts");
        drop(tell);
        let stdout = Capture::of(child.stdout.take());
        let stderr = Capture::of(child.stderr.take());
        let shown: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
        let mut running = Running {
            command: shown.join(" "),
            child,
            stdout,
            stderr,
            since: Instant::now(),
            attached: false,
        };
        if self.ready {
            running.await_ready(File::from(ready));
        }
        running
    }

    /// Starts it and waits until it ends by itself.
    pub fn run(self) -> Run {
        self.start().wait()
    }
}

/// A running tool. Dropped, it is killed.
pub struct Running {
    command: String,
    child: Child,
    stdout: Capture,
    stderr: Capture,
    since: Instant,
    /// Whether everything was attached before `start` returned.
    pub attached: bool,
}

impl Running {
    fn await_ready(&mut self, mut ready: File) {
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now()).as_millis() as u16;
            let mut wait = [PollFd::new(ready.as_fd(), PollFlags::POLLIN)];
            match nix::poll::poll(&mut wait, PollTimeout::from(left)) {
                Ok(0) => panic!("neither attached nor ended: {}", self.command),
                Ok(_) => break,
                Err(nix::errno::Errno::EINTR) => {}
                Err(error) => panic!("poll: {error}"),
            }
        }
        self.attached = ready.read(&mut [0]).is_ok_and(|read| read == 1);
    }

    /// Its process.
    pub fn pid(&self) -> i32 {
        self.child.id() as i32
    }

    /// Whether it has not ended yet.
    ///
    /// # Panics
    /// If the kernel does not know our own child.
    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().expect("our own child").is_none()
    }

    /// Sends a signal to this process and no other.
    ///
    /// # Panics
    /// If it cannot be sent.
    pub fn signal(&self, signal: Signal) {
        nix::sys::signal::kill(Pid::from_raw(self.pid()), signal).expect("a signal to the tool");
    }

    /// Ctrl-C.
    pub fn interrupt(&mut self) {
        self.since = Instant::now();
        self.signal(Signal::SIGINT);
    }

    /// Ctrl-C, and what it leaves.
    pub fn stop(mut self) -> Run {
        self.interrupt();
        self.wait()
    }

    /// Waits for something in what it has printed so far; `None` after a minute or at its end.
    pub fn printed<T>(&self, enough: impl FnMut(&[u8]) -> Option<T>) -> Option<T> {
        self.stdout.wait(PATIENCE, enough)
    }

    /// Waits until this stands in what it has printed.
    ///
    /// # Panics
    /// If that does not happen.
    pub fn await_text(&self, text: &str) {
        let found =
            self.printed(|bytes| String::from_utf8_lossy(bytes).contains(text).then_some(()));
        assert!(found.is_some(), "\"{text}\" was never printed: {}", self.command);
    }

    /// Waits until it ends by itself.
    ///
    /// # Panics
    /// If it does not.
    pub fn wait(mut self) -> Run {
        let end = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("our own child") {
                break status;
            }
            assert!(
                Instant::now() < end,
                "does not end: {}\nstderr: {}",
                self.command,
                String::from_utf8_lossy(&self.stderr.finish()),
            );
            std::thread::sleep(Duration::from_millis(2));
        };
        let took = self.since.elapsed();
        let stderr = String::from_utf8_lossy(&self.stderr.finish()).into_owned();
        attempt::heard(&stderr);
        let stdout = self.stdout.finish();
        schema::assert_run_fits(&stdout);
        Run {
            command: self.command.clone(),
            status: status.code().or(status.signal().map(|signal| 128 + signal)).unwrap_or(-1),
            stdout,
            stderr,
            took,
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // A test that fails may do so for what the tool would say at its end.
        if std::thread::panicking() && self.child.try_wait().is_ok_and(|status| status.is_none()) {
            self.signal(Signal::SIGINT);
            let end = Instant::now() + Duration::from_secs(5);
            while Instant::now() < end && self.child.try_wait().is_ok_and(|it| it.is_none()) {
                std::thread::sleep(Duration::from_millis(2));
            }
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
        attempt::heard(&String::from_utf8_lossy(&self.stderr.finish()));
    }
}
