//! A disk whose reads take a known time, because a cgroup may only read so much a second.

use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::time::Duration;

use tests::Folder;
use tests::Work;
use tests::Working;
use tests::disk::BLOCK;
use tests::disk::Disk;
use tests::privileged;
use tests::skip;

use crate::namespaces::Cgroup;

/// A disk, if this machine lets tests have one.
pub fn disk() -> Option<Disk> {
    if !privileged() {
        return None;
    }
    let disk = Disk::new();
    if disk.is_none() {
        skip("this kernel has no loop devices");
    }
    disk
}

/// Blocks a second: one takes some half a second, and surely this long.
pub const SPEED: usize = 2;
pub const LEAST: Duration = Duration::from_millis(250);

/// A disk over another one, and a cgroup that reads the other one slowly.
pub struct Slow {
    /// The slow one.
    pub disk: Disk,
    /// What it lies on.
    pub below: Disk,
    /// The cgroup, if it is one of version 2.
    pub charged: Option<String>,
    cgroup: Cgroup,
    _control: Control,
}

impl Slow {
    pub fn new(speed: usize) -> Option<Self> {
        let speed = speed * BLOCK;
        let below = disk()?;
        let Some(control) = Control::new() else {
            skip("no cgroup limits I/O here");
            return None;
        };
        let folder = Folder::new();
        let name = folder.path().file_name().expect("a name").to_owned();
        let cgroup = Cgroup::new(control.root.join(name));
        let path = cgroup.0.to_str().expect("UTF-8").to_owned();
        let charged = (control.version == 2).then_some(path);
        let slow = Self { disk: below.upon(), below, charged, cgroup, _control: control };
        if let Err(error) = slow.limit(&speed.to_string()) {
            skip(&format!("reads cannot be slowed down: {error}"));
            return None;
        }
        Some(slow)
    }

    /// Lets the cgroup read so many bytes a second.
    pub fn limit(&self, speed: &str) -> std::io::Result<()> {
        let (file, name) = match self.charged {
            None => ("blkio.throttle.read_bps_device", ""),
            Some(_) => ("io.max", "rbps="),
        };
        fs::write(self.cgroup.0.join(file), format!("{} {name}{speed}", self.below.number()))
    }

    /// Lets what waits go, and no longer slows anything down.
    pub fn release(&self) {
        let none = if self.charged.is_some() { "max" } else { "0" };
        self.limit(none).expect("no limit");
    }

    /// A process that does `number` reads of so many bytes from there in each of its threads.
    pub fn reader(&self, threads: usize, number: usize, bytes: usize, offset: usize) -> Working {
        let words = [threads, number, bytes, offset].map(|word| word.to_string());
        let [threads, number, bytes, offset] = words.each_ref().map(String::as_str);
        let device = self.disk.device();
        let words = ["threads", threads, "read", &device, number, bytes, offset];
        let work = Work::new(words).start();
        self.cgroup.take(work.pid());
        work
    }
}

/// The hierarchy that limits I/O, while no other test uses it.
struct Control {
    root: PathBuf,
    version: u8,
    switched_on: bool,
    _turn: MutexGuard<'static, ()>,
}

impl Control {
    fn new() -> Option<Self> {
        static TURN: Mutex<()> = Mutex::new(());
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let mounts = fs::read_to_string("/proc/self/mountinfo").expect("/proc");
        let place = |line: &str| line.split(' ').nth(4).map(PathBuf::from);
        let first =
            |what: &dyn Fn(&str) -> bool| mounts.lines().find(|line| what(line)).and_then(place);
        let is_blkio = |line: &str| {
            line.contains(" - cgroup ")
                && line
                    .rsplit(' ')
                    .next()
                    .is_some_and(|list| list.split(',').any(|name| name == "blkio"))
        };
        if let Some(root) = first(&is_blkio) {
            return Some(Self { root, version: 1, switched_on: false, _turn: turn });
        }
        let root = first(&|line| line.contains(" - cgroup2 "))?;
        let has = |file| {
            fs::read_to_string(root.join(file))
                .is_ok_and(|list| list.split_whitespace().any(|name| name == "io"))
        };
        if !has("cgroup.controllers") {
            return None;
        }
        let switched_on = !has("cgroup.subtree_control");
        fs::write(root.join("cgroup.subtree_control"), "+io").ok()?;
        Some(Self { root, version: 2, switched_on, _turn: turn })
    }
}

impl Drop for Control {
    fn drop(&mut self) {
        if self.switched_on {
            let _ = fs::write(self.root.join("cgroup.subtree_control"), "-io");
        }
    }
}
