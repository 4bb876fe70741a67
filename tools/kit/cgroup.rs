//! cgroup v2: from a path, a container or a unit to an open directory.

use std::collections::BTreeMap;
use std::fs;
use std::fs::File;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;
use std::time::Instant;

use anyhow::Result;
use nix::sys::statfs::FsType;
use nix::sys::statfs::fstatfs;

use crate::args::Cgroups;
use crate::bytes;
use crate::containers;
use crate::exit::Exit;
use crate::exit::Failure;
use crate::exit::usage;

/// `CGROUP2_SUPER_MAGIC`, include/uapi/linux/magic.h.
const CGROUP2: FsType = FsType(0x6367_7270);

/// The cgroup that was asked for, if one was.
///
/// # Errors
/// Status 2 if it does not exist or is of version 1, 69 without cgroup v2, 77 if we may not
/// look up a container's name.
pub fn resolve(args: &Cgroups) -> Result<Option<File>> {
    let path = if let Some(path) = &args.cgroup {
        if path.is_absolute() {
            mounts().first().map_or_else(|| path.clone(), |root| below(root, path))
        } else {
            root("-c")?.join(path)
        }
    } else if let Some(unit) = &args.unit {
        let name = if unit.contains('.') { unit.clone() } else { format!("{unit}.service") };
        find(&root("--unit")?, &|folder| folder == name).ok_or_else(|| {
            usage(format!("--unit {unit}: no cgroup is named {name}; is the unit running?"))
        })?
    } else if let Some(container) = &args.container {
        let root = root("--container")?;
        let find = |id: &str| find(&root, &|folder| is_container(folder, id));
        let found = match containers::id(container) {
            Ok(id) => find(&id.unwrap_or_else(|| container.clone())),
            Err(failure) => Some(find(container).ok_or(failure)?),
        };
        found.ok_or_else(|| {
            usage(format!(
                "--container {container}: no cgroup belongs to a container of this ID or name"
            ))
        })?
    } else {
        return Ok(None);
    };
    let shown = path.display();
    let folder = File::open(&path).map_err(|error| usage(format!("-c {shown}: {error}")))?;
    if !is_cgroup(&folder) {
        return Err(usage(format!("-c {shown}: not a cgroup v2 directory{}", where_they_are())));
    }
    Ok(Some(folder))
}

fn is_cgroup(folder: &File) -> bool {
    fstatfs(folder).map(|fs| fs.filesystem_type()) == Ok(CGROUP2)
        && folder.metadata().is_ok_and(|about| about.is_dir())
}

/// A path from the root of all files; or else, as the tools themselves print it, from that
/// of the hierarchy.
fn below(root: &Path, path: &Path) -> PathBuf {
    let printed = root.join(path.strip_prefix("/").unwrap_or(path));
    let is_whole = File::open(path).is_ok_and(|folder| is_cgroup(&folder));
    if !is_whole && printed.is_dir() { printed } else { path.to_owned() }
}

/// Whether block I/O is charged to the cgroup that was asked for, rather than to
/// one above it or to version 1.
///
/// # Errors
/// Status 69 with the remedy if it is not; else those of `resolve`.
pub fn charges_io(args: &Cgroups) -> Result<()> {
    let Some(folder) = resolve(args)? else {
        return Ok(());
    };
    let path = format!("/proc/self/fd/{}", std::os::fd::AsRawFd::as_raw_fd(&folder));
    let controllers = fs::read_to_string(format!("{path}/cgroup.controllers")).unwrap_or_default();
    if controllers.split_whitespace().any(|name| name == "io") {
        return Ok(());
    }
    let shown = fs::read_link(&path).unwrap_or_default();
    Err(Failure::new(
        Exit::Unsupported,
        format!(
            "block I/O is not charged to cgroup {}: it has no io controller; write +io to cgroup.subtree_control of those above it \
             (impossible while cgroup version 1 holds blkio)",
            shown.display()
        ),
    )
    .into())
}

fn where_they_are() -> String {
    mounts().first().map_or("; none is mounted here".into(), |path| {
        format!("; they are below {}", path.display())
    })
}

fn root(option: &str) -> Result<PathBuf> {
    mounts().into_iter().next().ok_or_else(|| {
        Failure::new(
            Exit::Unsupported,
            format!("{option}: no cgroup v2 is mounted on this machine; use -p, -u or -n, or mount it: mount -t cgroup2 none DIR"),
        )
        .into()
    })
}

/// The names of cgroups by their numbers: on a 64-bit machine that of their directory's
/// inode.
#[derive(Debug)]
pub struct Names {
    root: PathBuf,
    known: BTreeMap<u64, String>,
    most: usize,
    read: Instant,
}

impl Names {
    /// How often those that are there are looked for anew, at most.
    const PAUSE: Duration = Duration::from_secs(1);

    /// How many are kept. Where that is reached, those that have gone are forgotten.
    const MOST: usize = 16_384;

    /// Those that are there now.
    ///
    /// # Errors
    /// Status 69 without cgroup v2; the text names `option`.
    pub fn read(option: &str) -> Result<Self> {
        Ok(Self::below(root(option)?))
    }

    fn below(root: PathBuf) -> Self {
        let (known, most) = (BTreeMap::new(), Self::MOST);
        let mut names = Self { root, known, most, read: Instant::now() };
        names.look();
        names
    }

    /// Its path below the root of the hierarchy. Of one that is not found the number: it
    /// has come and gone, or lies outside of our cgroup namespace.
    pub fn name(&mut self, id: u64) -> String {
        if !self.known.contains_key(&id) && self.read.elapsed() > Self::PAUSE {
            self.look();
        }
        self.known.get(&id).cloned().unwrap_or_else(|| id.to_string())
    }

    fn look(&mut self) {
        if self.known.len() >= self.most {
            self.known.clear();
        }
        let mut open = vec![self.root.clone()];
        while self.known.len() < self.most
            && let Some(folder) = open.pop()
        {
            let Ok(about) = fs::symlink_metadata(&folder) else { continue };
            if !about.is_dir() {
                continue;
            }
            let below = folder.strip_prefix(&self.root).unwrap_or(&folder);
            self.known.insert(about.ino(), format!("/{}", below.display()));
            let below = fs::read_dir(&folder).into_iter().flatten().flatten();
            open.extend(below.map(|entry| entry.path()).take(self.most));
        }
        self.read = Instant::now();
    }
}

/// Where cgroup v2 is mounted.
fn mounts() -> Vec<PathBuf> {
    mounted(&bytes::text("/proc/self/mountinfo").unwrap_or_default())
}

/// Where cgroup v2 is mounted, out of `mountinfo`.
pub fn mounted(text: &str) -> Vec<PathBuf> {
    text.lines()
        .filter(|line| line.contains(" - cgroup2 "))
        .filter_map(|line| line.split(' ').nth(4))
        .map(PathBuf::from)
        .collect()
}

/// The first folder below `folder` whose name fits, nearest first.
fn find(folder: &Path, fits: &dyn Fn(&str) -> bool) -> Option<PathBuf> {
    let mut level = vec![folder.to_owned()];
    while !level.is_empty() {
        let below: Vec<PathBuf> = level
            .iter()
            .filter_map(|folder| fs::read_dir(folder).ok())
            .flat_map(|entries| entries.flatten())
            .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
            .map(|entry| entry.path())
            .collect();
        let found = below
            .iter()
            .find(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(fits));
        if let Some(found) = found {
            return Some(found.clone());
        }
        level = below;
    }
    None
}

/// `docker-ID.scope`, `libpod-ID.scope`, `cri-containerd-ID.scope`, `crio-ID.scope`
/// or the bare 64 digits, by the beginning of the ID.
pub fn is_container(folder: &str, id: &str) -> bool {
    let name = folder.strip_suffix(".scope").unwrap_or(folder);
    let own = name.rsplit('-').next().unwrap_or(name);
    let hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    id.len() >= 4 && hex(id) && own.len() == 64 && hex(own) && own.starts_with(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn containers_are_known_by_their_folder() {
        let id = "0123456789abcdef".repeat(4);
        for folder in [
            format!("docker-{id}.scope"),
            format!("libpod-{id}.scope"),
            format!("cri-containerd-{id}.scope"),
            id.clone(),
        ] {
            assert!(is_container(&folder, "0123456789ab"), "{folder}");
            assert!(!is_container(&folder, "012"), "too short to mean one");
            assert!(!is_container(&folder, "9999"), "{folder}");
        }
        assert!(!is_container("user.slice", "user"));
    }

    #[test]
    fn find_takes_the_nearest() {
        let root = tempfile::tempdir().unwrap();
        for path in ["a/b/x.service", "c/x.service"] {
            fs::create_dir_all(root.path().join(path)).unwrap();
        }
        let found = find(root.path(), &|name| name == "x.service").unwrap();
        assert!(found.ends_with("c/x.service"));
        assert!(find(root.path(), &|name| name == "y").is_none());
    }

    #[test]
    fn names_are_paths_below_the_root() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("a/b")).unwrap();
        fs::write(root.path().join("a/cgroup.procs"), "").unwrap();
        let root = root.path().to_owned();
        let mut names = Names { root, known: BTreeMap::new(), most: 9, read: Instant::now() };
        names.look();
        let ino = |path: &str| fs::metadata(names.root.join(path)).unwrap().ino();
        let (inner, file, own) = (ino("a/b"), ino("a/cgroup.procs"), ino(""));
        assert_eq!([inner, own].map(|id| names.name(id)), ["/a/b", "/"]);
        assert_eq!(names.name(file), file.to_string());
        // What is made later is found, but not looked for all the time.
        fs::create_dir(names.root.join("c")).unwrap();
        let late = fs::metadata(names.root.join("c")).unwrap().ino();
        assert_eq!(names.name(late), late.to_string());
        names.read -= 2 * Names::PAUSE;
        assert_eq!(names.name(late), "/c");
        // As many as are kept, and then those that are still there.
        for number in 0..20 {
            let folder = names.root.join(number.to_string());
            fs::create_dir(&folder).unwrap();
            names.look();
            fs::remove_dir(folder).unwrap();
            assert!(names.known.len() <= 9);
        }
        names.known.clear();
        names.look();
        assert_eq!((names.known.len(), names.name(late).as_str()), (4, "/c"));
    }

    #[test]
    fn of_a_flood_so_many_names_are_kept() {
        let root = tempfile::tempdir().unwrap();
        for number in 0..Names::MOST + 211 {
            fs::create_dir(root.path().join(number.to_string())).unwrap();
        }
        assert_eq!(Names::below(root.path().to_owned()).known.len(), 16_384);
    }

    #[test]
    fn what_tools_print_can_be_typed() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("a/b")).unwrap();
        let below = |path: &str| below(root.path(), Path::new(path));
        assert_eq!(below("/a/b"), root.path().join("a/b"));
        assert_eq!(below("/"), root.path());
        assert_eq!(below("/a/c"), Path::new("/a/c"), "which the refusal then names");
    }

    #[test]
    fn a_plain_directory_is_no_cgroup() {
        let args = Cgroups { cgroup: Some("/tmp".into()), ..Cgroups::default() };
        let error = resolve(&args).unwrap_err();
        assert_eq!(crate::exit::status(&error), Exit::Usage);
        let args = Cgroups { cgroup: Some("/no/such/cgroup".into()), ..Cgroups::default() };
        assert_eq!(crate::exit::status(&resolve(&args).unwrap_err()), Exit::Usage);
    }
}
