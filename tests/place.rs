//! Where things are: the binary, the workload, folders for one test; and whether
//! this process may trace.

use std::env;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use tempfile::TempDir;

/// The binary under test: `$BEEBOX`, which `cargo xtask test` sets, else the one
/// that `cargo xtask build` leaves in the workspace.
///
/// # Panics
/// If there is none.
pub fn beebox() -> PathBuf {
    if let Some(path) = env::var_os("BEEBOX") {
        let path = PathBuf::from(path);
        assert!(path.exists(), "BEEBOX={} does not exist", path.display());
        return path;
    }
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/box/beebox");
    let Ok(path) = built.canonicalize() else {
        panic!(
            "there is no target/box/beebox: run `cargo xtask build` first, or name a binary by BEEBOX"
        );
    };
    path
}

/// The workload: beside the test binary (where a guest has both) or one folder
/// above (where cargo puts it).
///
/// # Panics
/// If it is in neither.
pub fn workload() -> PathBuf {
    let here = env::current_exe().expect("this test is a file");
    let folders = here.ancestors().skip(1).take(2);
    let mut found = folders.map(|folder| folder.join("workload"));
    let Some(path) = found.find(|path| path.is_file()) else {
        panic!("no `workload` beside {} nor one folder above", here.display());
    };
    path
}

/// Whether this process can load programs and make namespaces; says so if not,
/// and then a live test has nothing to do.
#[must_use]
pub fn privileged() -> bool {
    const SYS_ADMIN: u64 = 1 << 21;
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let effective = status
        .lines()
        .find_map(|line| line.strip_prefix("CapEff:"))
        .and_then(|hex| u64::from_str_radix(hex.trim(), 16).ok());
    let may = effective.is_some_and(|bits| bits & SYS_ADMIN != 0);
    if !may {
        crate::skip("needs root");
    }
    may
}

/// Whether this kernel keeps its memory from everybody.
pub fn locked_down() -> bool {
    let modes = fs::read_to_string("/sys/kernel/security/lockdown").unwrap_or_default();
    modes.contains("[confidentiality]")
}

/// A folder of one test's own, removed with it. Its path begins no other path,
/// so it serves as `--path`.
#[derive(Debug)]
pub struct Folder(TempDir);

impl Folder {
    /// A new one, open to every user.
    ///
    /// # Panics
    /// If it cannot be made.
    #[expect(clippy::new_without_default, reason = "it makes something")]
    pub fn new() -> Self {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::Builder::new().prefix("beebox-test-").tempdir();
        let dir = dir.expect("a folder for the test");
        let open = fs::Permissions::from_mode(0o777);
        fs::set_permissions(dir.path(), open).expect("a folder for everybody");
        Self(dir)
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Its path with a slash behind it: what all of its files begin with.
    ///
    /// # Panics
    /// If the path is no text.
    pub fn prefix(&self) -> String {
        format!("{}/", self.path().to_str().expect("UTF-8"))
    }

    /// The path of a file that does not exist yet.
    pub fn name(&self, name: &str) -> String {
        self.prefix() + name
    }

    /// The path of an empty file that is made now.
    ///
    /// # Panics
    /// If it cannot be made.
    pub fn file(&self, name: &str) -> String {
        let path = self.name(name);
        fs::write(&path, "").expect("a file in the folder");
        path
    }
}
