//! What a guest boots from: the unpacked kernel, an initramfs, a disk.

use std::fs;
use std::fs::File;
use std::hash::DefaultHasher;
use std::hash::Hash;
use std::hash::Hasher;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;

use super::Kernel;
use super::kernels;
use super::kernels::Emptied;
use crate::shell;

const INIT: &str = include_str!("init.sh");
const STAGE: &str = include_str!("stage.sh");

/// What the guest needs before it sees the host's files, and loop, which programs look for
/// without asking for it. The others are in /lib/modules.
const MODULES: [&str; 8] =
    ["virtio_pci", "virtio_console", "9pnet_virtio", "9p", "overlay", "virtio_blk", "ext4", "loop"];

/// Makes a kernel's folder of its unpacked packages, whose layout changed over the years.
pub fn arrange(unpacked: &Path, folder: &Path) -> Result<()> {
    if !unpacked.join("lib/modules").exists() {
        drop(fs::remove_dir_all(unpacked.join("lib")));
        fs::rename(unpacked.join("usr/lib"), unpacked.join("lib"))
            .context("the package has no modules")?;
    }
    let release = kernels::release(unpacked)?;
    let find = |name: &str| {
        let old = unpacked.join(format!("boot/{name}-{release}"));
        if old.exists() { old } else { unpacked.join(format!("lib/modules/{release}/{name}")) }
    };
    fs::create_dir_all(folder.join("lib/modules"))?;
    unpack(&find("vmlinuz"), folder)?;
    fs::rename(find("config"), folder.join("config")).context("the package has no config")?;
    drop(fs::remove_file(find("vmlinuz")));
    let modules = Path::new("lib/modules").join(&release);
    fs::rename(unpacked.join(&modules), folder.join(&modules))?;
    let depmod = shell::tool("depmod")?;
    shell::run(Command::new(depmod).arg("-b").arg(folder).arg(&release))
}

/// Takes the ELF kernel out of a bzImage. QEMU can start it as it is, and a guest that had to
/// unpack itself on an emulated processor would take twice as long to boot.
fn unpack(image: &Path, folder: &Path) -> Result<()> {
    let bytes = fs::read(image).with_context(|| format!("cannot read {}", image.display()))?;
    let (program, payload) = payload(&bytes)?;
    let packed = folder.join("packed");
    fs::write(&packed, payload)?;
    let mut command = Command::new(program);
    command.arg("-dc").stdin(File::open(&packed)?).stdout(File::create(folder.join("vmlinux"))?);
    shell::run(&mut command)?;
    fs::remove_file(&packed)?;
    Ok(())
}

/// The packed kernel in a bzImage and what unpacks it, by the fields of the boot protocol.
fn payload(image: &[u8]) -> Result<(&'static str, &[u8])> {
    let number = |at: usize| {
        let bytes = image.get(at..at + 4)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?) as usize)
    };
    let found = || {
        let sectors = match image.get(0x1f1)? {
            0 => 4, // of the days before the field
            &sectors => usize::from(sectors),
        };
        let start = (sectors + 1) * 512 + number(0x248)?;
        // Behind the packed kernel stands its unpacked size, in four bytes.
        let end = (start + number(0x24c)?).checked_sub(4)?;
        image.get(start..end)
    };
    let payload = found().context("the kernel's image is cut off")?;
    match payload {
        [0xfd, b'7', b'z', b'X', b'Z', ..] => Ok(("xz", payload)),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Ok(("zstd", payload)),
        [0x1f, 0x8b, ..] => Ok(("gzip", payload)),
        _ => bail!("the kernel's image is packed in an unknown way"),
    }
}

/// The initramfs of a kernel, made when something that goes into it has changed.
pub fn initramfs(kernel: &Kernel) -> Result<File> {
    let busybox = shell::tool("busybox")?;
    let about = fs::metadata(&busybox)?;
    let mut state = DefaultHasher::new();
    (INIT, STAGE, MODULES, &busybox, about.len(), about.mtime()).hash(&mut state);
    let name = format!("initramfs-{:016x}", state.finish());
    let path = kernel.folder().join(&name);
    if let Ok(file) = File::open(&path) {
        return Ok(file);
    }
    let _lock = kernels::lock()?;
    if !path.exists() {
        let scratch = kernels::cache()?.join("initramfs");
        let _guard = Emptied::new(&scratch)?;
        let made = fill(kernel, &busybox, &scratch)?;
        for entry in fs::read_dir(kernel.folder())?.flatten() {
            // Whoever uses it has it open.
            if entry.file_name().to_string_lossy().starts_with("initramfs-") {
                fs::remove_file(entry.path())?;
            }
        }
        fs::rename(made, &path)?;
    }
    File::open(&path).with_context(|| format!("cannot open {}", path.display()))
}

/// Writes the archive: not packed, for the sake of the emulated processor.
fn fill(kernel: &Kernel, busybox: &Path, scratch: &Path) -> Result<PathBuf> {
    let root = scratch.join("root");
    for folder in ["vm", "modules", "dev", "proc", "sys", "run", "lower", "layer", "merged"] {
        fs::create_dir_all(root.join(folder))?;
    }
    fs::copy(busybox, root.join("vm/busybox"))?;
    fs::write(root.join("vm/stage.sh"), STAGE)?;
    let init = root.join("init");
    fs::write(&init, INIT)?;
    fs::set_permissions(&init, fs::Permissions::from_mode(0o755))?;
    for (number, module) in modules(kernel)?.iter().enumerate() {
        let stem = module.file_name().unwrap_or_default().to_string_lossy();
        let stem = stem.split('.').next().unwrap_or_default();
        plain(module, &root.join(format!("modules/{number:02}-{stem}.ko")))?;
    }
    let mut names = Vec::new();
    list(&root, Path::new(""), &mut names)?;
    let made = scratch.join("initramfs");
    let mut cpio = Command::new(busybox)
        .args(["cpio", "-o", "-H", "newc", "-R", "0:0"])
        .current_dir(&root)
        .stdin(Stdio::piped())
        .stdout(File::create(&made)?)
        .stderr(Stdio::null())
        .spawn()
        .context("cannot start busybox")?;
    let mut input = cpio.stdin.take().context("busybox has no input")?;
    input.write_all(names.join("\n").as_bytes())?;
    drop(input);
    let status = cpio.wait()?;
    if !status.success() {
        bail!("busybox cpio failed ({status}): its disk may be full");
    }
    Ok(made)
}

/// What is below the root, folders before what is in them.
fn list(root: &Path, below: &Path, names: &mut Vec<String>) -> Result<()> {
    let mut entries: Vec<_> = fs::read_dir(root.join(below))?.collect::<std::io::Result<_>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = below.join(entry.file_name());
        names.push(name.to_string_lossy().into_owned());
        if entry.file_type()?.is_dir() {
            list(root, &name, names)?;
        }
    }
    Ok(())
}

/// The files of MODULES and of what they need, in the order in which they can be loaded.
fn modules(kernel: &Kernel) -> Result<Vec<PathBuf>> {
    let mut modprobe = Command::new(shell::tool("modprobe")?);
    modprobe.arg("-d").arg(kernel.folder()).args(["-S", &kernel.release, "--show-depends", "-a"]);
    let shown = shell::output(modprobe.args(MODULES))?;
    let mut files = Vec::new();
    for line in shown.lines() {
        // The others are "builtin NAME".
        if let Some(file) = line.strip_prefix("insmod ") {
            let file = PathBuf::from(file.trim_end());
            if !files.contains(&file) {
                files.push(file);
            }
        }
    }
    Ok(files)
}

fn plain(module: &Path, to: &Path) -> Result<()> {
    let program = match module.extension().and_then(|end| end.to_str()) {
        Some("xz") => "xz",
        Some("zst") => "zstd",
        _ => {
            fs::copy(module, to)?;
            return Ok(());
        }
    };
    let mut command = Command::new(program);
    command.arg("-dc").stdin(File::open(module)?).stdout(File::create(to)?);
    shell::run(&mut command)
}

/// The image of /scratch, of which every guest gets its own view.
pub fn scratch() -> Result<PathBuf> {
    const BYTES: u64 = 512 << 20;
    let path = kernels::cache()?.join("scratch.ext4");
    if path.exists() {
        return Ok(path);
    }
    let _lock = kernels::lock()?;
    if !path.exists() {
        let fresh = path.with_extension("fresh");
        File::create(&fresh)?.set_len(BYTES)?;
        let mut make = Command::new(shell::tool("mkfs.ext4")?);
        // Whatever is left for later, every guest would do while it is measured.
        make.args(["-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0"]).arg(&fresh);
        shell::run(&mut make)?;
        fs::rename(&fresh, &path)?;
    }
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A bzImage with setup of that many sectors and a packed kernel 16 bytes behind it.
    fn image(sectors: u8, packed: &[u8]) -> Vec<u8> {
        let setup = if sectors == 0 { 4 } else { usize::from(sectors) };
        let mut image = vec![0; (setup + 1) * 512 + 16];
        image[0x1f1] = sectors;
        image[0x248] = 16;
        image[0x24c] = u8::try_from(packed.len()).unwrap() + 4;
        [&image, packed, &[9; 4], b"rest"].concat()
    }

    #[test]
    fn the_packed_kernel_is_found() {
        let zstd = b"\x28\xb5\x2f\xfdkernel";
        assert_eq!(payload(&image(0, zstd)).unwrap(), ("zstd", zstd.as_slice()));
        let xz = b"\xfd7zXZ\0kernel";
        assert_eq!(payload(&image(31, xz)).unwrap(), ("xz", xz.as_slice()));
    }

    #[test]
    fn folders_come_before_what_is_in_them() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("a/b")).unwrap();
        for file in ["a-c", "a/b/d"] {
            fs::write(root.path().join(file), "").unwrap();
        }
        let mut names = Vec::new();
        list(root.path(), Path::new(""), &mut names).unwrap();
        assert_eq!(names, ["a", "a/b", "a/b/d", "a-c"]);
    }

    #[test]
    fn a_strange_image_is_told() {
        let told = |image: &[u8]| payload(image).unwrap_err().to_string();
        assert!(told(&image(4, b"lzop")).contains("unknown"));
        let whole = image(4, b"\xfd7zXZ\0kernel");
        assert!(told(&whole[..2580]).contains("cut off"));
        assert!(told(b"").contains("cut off"));
    }
}
