//! setup: finds which system packages the build lacks, says which, and installs them.
//!
//! It looks for the thing itself (a program, a header, an archive), not for a package, so that
//! a hand-made installation counts; and it starts nothing, so that every other job can call it.

mod packaging;

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;
use object::Endianness;
use object::elf;
use object::elf::FileHeader64;
use object::read::elf::FileHeader;
use object::read::elf::ProgramHeader;

use crate::shell;

pub use packaging::ensure_dist;
pub use packaging::ensure_roots;

/// Install the system packages that the build needs
#[derive(clap::Args)]
pub struct Args {}

/// Something the build needs, and its package on apt, dnf, pacman and zypper systems.
struct Need {
    what: &'static str,
    present: fn() -> bool,
    packages: [&'static str; 4],
}

const APT: usize = 0;
const MANAGERS: [&str; 4] = ["apt-get install", "dnf install", "pacman -S", "zypper install"];

const NEEDS: &[Need] = &[
    Need {
        what: "clang, which compiles the BPF programs",
        present: || shell::on_path("clang").is_some(),
        packages: ["clang", "clang", "clang", "clang"],
    },
    Need {
        what: "a C compiler, for libbpf",
        present: || shell::on_path("cc").is_some() && libc_headers(),
        packages: ["gcc libc6-dev", "gcc glibc-static", "gcc", "gcc glibc-devel-static"],
    },
    Need {
        what: "make, for libbpf",
        present: || shell::on_path("make").is_some(),
        packages: ["make", "make", "make", "make"],
    },
    Need {
        what: "pkg-config, which finds the libraries",
        present: || shell::on_path("pkg-config").is_some(),
        packages: ["pkg-config", "pkgconf-pkg-config", "pkgconf", "pkgconf-pkg-config"],
    },
    Need {
        what: "libelf with its headers",
        present: || header("libelf.h") && archive("libelf.a"),
        packages: [
            "libelf-dev",
            "elfutils-libelf-devel elfutils-libelf-devel-static",
            "libelf",
            "libelf-devel libelf-devel-static",
        ],
    },
    Need {
        what: "zlib with its headers",
        present: || header("zlib.h") && archive("libz.a"),
        packages: ["zlib1g-dev", "zlib-devel zlib-static", "zlib", "zlib-devel zlib-devel-static"],
    },
    Need {
        what: "zstd, which this system's libelf is built with",
        present: || !libelf_needs_zstd() || archive("libzstd.a"),
        packages: ["libzstd-dev", "libzstd-static", "zstd", "libzstd-devel-static"],
    },
];

/// What guests need beyond what builds.
const GUEST_NEEDS: &[Need] = &[
    Need {
        what: "qemu-system-x86_64, which runs guests",
        present: || shell::tool("qemu-system-x86_64").is_ok(),
        packages: ["qemu-system-x86", "qemu-system-x86-core", "qemu-system-x86", "qemu-x86"],
    },
    BUSYBOX,
    Need {
        what: "depmod and modprobe, for the modules of guests",
        present: || shell::tool("depmod").is_ok() && shell::tool("modprobe").is_ok(),
        packages: ["kmod", "kmod", "kmod", "kmod"],
    },
    Need {
        what: "xz, which kernels are packed with",
        present: || shell::tool("xz").is_ok(),
        packages: ["xz-utils", "xz", "xz", "xz"],
    },
    Need {
        what: "zstd, which kernels are packed with",
        present: || shell::tool("zstd").is_ok(),
        packages: ["zstd", "zstd", "zstd", "zstd"],
    },
    Need {
        what: "mkfs.ext4, for the disk of guests",
        present: || shell::tool("mkfs.ext4").is_ok(),
        packages: ["e2fsprogs", "e2fsprogs", "e2fsprogs", "e2fsprogs"],
    },
    Need {
        what: "setpriv, which ties guests to us",
        present: || shell::tool("setpriv").is_ok(),
        packages: ["util-linux", "util-linux", "util-linux", "util-linux"],
    },
    Need {
        what: "apt-get and dpkg-deb, which fetch kernels from Debian",
        present: || shell::tool("apt-get").is_ok() && shell::tool("dpkg-deb").is_ok(),
        packages: ["apt dpkg", "apt dpkg", "apt dpkg", "apt dpkg"],
    },
    KEYS,
];

/// Guests and fresh roots start with it.
const BUSYBOX: Need = Need {
    what: "a static busybox, which needs nothing else to run",
    present: || shell::tool("busybox").is_ok_and(|file| is_static(&file)),
    packages: ["busybox-static", "busybox", "busybox", "busybox-static"],
};

/// Guests and fresh roots are Debian's.
const KEYS: Need = Need {
    what: "Debian's keys, which prove that what we fetch is Debian's",
    present: || Path::new(KEYRING).exists(),
    packages: [
        "debian-archive-keyring",
        "debian-keyring",
        "debian-archive-keyring",
        "debian-archive-keyring",
    ],
};

/// The keys that Debian signs its archive with.
pub const KEYRING: &str = "/usr/share/keyrings/debian-archive-keyring.gpg";

pub fn run(_: &Args) -> Result<()> {
    ensure()
}

/// Makes sure that the build finds what it needs; silent if it does.
pub fn ensure() -> Result<()> {
    ensure_all(NEEDS)
}

/// Makes sure that guests can be run; silent if they can.
pub fn ensure_guest() -> Result<()> {
    ensure_all(GUEST_NEEDS)
}

fn ensure_all(needs: &'static [Need]) -> Result<()> {
    let missing = missing(needs);
    if missing.is_empty() {
        return Ok(());
    }
    for need in &missing {
        eprintln!("setup: missing: {}", need.what);
    }
    if !is_debian(&fs::read_to_string("/etc/os-release").unwrap_or_default()) {
        bail!("install them and try again:\n{}", advice(&missing).trim_end());
    }
    // What libelf needs shows only once libelf is there: hence a second round.
    install(&words(&missing, APT))?;
    let more = self::missing(needs);
    if more.is_empty() {
        return Ok(());
    }
    install(&words(&more, APT))?;
    match self::missing(needs).first() {
        Some(need) => bail!("still missing after the installation: {}", need.what),
        None => Ok(()),
    }
}

fn missing(needs: &'static [Need]) -> Vec<&'static Need> {
    needs.iter().filter(|need| !(need.present)()).collect()
}

fn words(needs: &[&'static Need], manager: usize) -> Vec<&'static str> {
    needs.iter().flat_map(|need| need.packages[manager].split(' ')).collect()
}

/// The command of every package manager we know.
fn advice(needs: &[&'static Need]) -> String {
    MANAGERS
        .iter()
        .enumerate()
        .map(|(manager, command)| format!("    {command} {}\n", words(needs, manager).join(" ")))
        .collect()
}

/// Whether os-release, in ID or ID_LIKE, names Debian or Ubuntu.
fn is_debian(os_release: &str) -> bool {
    os_release
        .lines()
        .filter_map(|line| line.split_once('='))
        .filter(|(key, _)| matches!(*key, "ID" | "ID_LIKE"))
        .flat_map(|(_, value)| value.trim_matches(['"', '\'']).split(' '))
        .any(|id| matches!(id, "debian" | "ubuntu"))
}

fn install(packages: &[&str]) -> Result<()> {
    eprintln!("setup: apt-get install {}", packages.join(" "));
    // Fresh containers have no package lists, and old lists name packages that are gone.
    if has_lists() && shell::run(&mut apt("install", packages)?).is_ok() {
        return Ok(());
    }
    // A failing update is told by apt; one foreign archive out of order must not be the end.
    let _ = shell::run(&mut apt("update", &[])?);
    shell::run(&mut apt("install", packages)?).with_context(|| {
        let packages = packages.join(" ");
        format!("apt-get could not install the packages; install {packages} yourself")
    })
}

fn apt(verb: &str, packages: &[&str]) -> Result<Command> {
    // Through env, because sudo does not pass the environment on.
    let Some(mut command) = shell::as_root("env") else {
        bail!(
            "installing needs root, and there is no sudo: as root, apt-get install {}",
            packages.join(" ")
        );
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y", verb]);
    if verb == "install" {
        command.arg("--no-install-recommends");
    }
    command.args(packages);
    Ok(command)
}

/// Whether apt knows any package: `..._Packages`, or packed, `..._Packages.lz4`.
fn has_lists() -> bool {
    fs::read_dir("/var/lib/apt/lists").is_ok_and(|entries| {
        entries.flatten().any(|entry| entry.file_name().to_string_lossy().contains("_Packages"))
    })
}

fn header(name: &str) -> bool {
    ["/usr/include", "/usr/local/include"]
        .iter()
        .any(|folder| Path::new(folder).join(name).exists())
}

/// gcc without them compiles nothing: a Rust image may have the one and lack the other.
fn libc_headers() -> bool {
    header("stdio.h") && archive("libc.a")
}

/// Where archives may be: Debian's folder of this architecture, then everybody's.
fn library_folders() -> [String; 4] {
    [
        format!("/usr/lib/{}-linux-gnu", std::env::consts::ARCH),
        "/usr/lib64".to_owned(),
        "/usr/lib".to_owned(),
        "/usr/local/lib".to_owned(),
    ]
}

fn archive(name: &str) -> bool {
    library_folders().iter().any(|folder| Path::new(folder).join(name).exists())
}

fn libelf_needs_zstd() -> bool {
    library_folders()
        .iter()
        .map(|folder| Path::new(folder).join("pkgconfig/libelf.pc"))
        .any(|file| fs::read_to_string(file).is_ok_and(|text| text.contains("zstd")))
}

/// Whether it is a program that names no loader: alone in a guest, it would find none.
fn is_static(program: &Path) -> bool {
    fs::read(program).is_ok_and(|bytes| {
        FileHeader64::<Endianness>::parse(&*bytes).is_ok_and(|header| {
            let Ok(endian) = header.endian() else { return false };
            let segments = header.program_headers(endian, &*bytes).unwrap_or_default();
            !segments.iter().any(|segment| segment.p_type(endian) == elf::PT_INTERP)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_what_is_like_it() {
        assert!(is_debian("PRETTY_NAME=\"x\"\nID=debian\n"));
        assert!(is_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!is_debian("ID=\"fedora\"\nVARIANT_ID=debian\n"));
    }

    #[test]
    fn a_program_that_needs_a_loader_is_not_static() {
        assert!(!is_static(&shell::on_path("sh").unwrap()));
        let file = tempfile::NamedTempFile::new().unwrap();
        let mut bytes = fs::read(shell::on_path("sh").unwrap()).unwrap();
        // Without segments nothing is left that could name a loader.
        bytes[0x38..0x3a].fill(0);
        fs::write(file.path(), bytes).unwrap();
        assert!(is_static(file.path()));
    }

    #[test]
    fn the_advice_names_every_manager() {
        let all: Vec<_> = NEEDS.iter().collect();
        let advice = advice(&all);
        for (manager, package) in
            [("dnf", "zlib-static"), ("pacman", "libelf"), ("zypper", "clang")]
        {
            let line = advice.lines().find(|line| line.contains(manager)).unwrap();
            assert!(line.contains(package), "{line}");
        }
    }
}
