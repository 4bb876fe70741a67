//! Takes the schemas into the tests, which also run where the repository is not.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas/v1");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = fs::read_dir(&folder).expect("schemas").flatten().collect();
    files.sort_by_key(fs::DirEntry::file_name);
    let mut list = "const FILES: &[(&str, &str)] = &[\n".to_owned();
    for file in files {
        let (name, path) = (file.file_name(), file.path());
        println!("cargo:rerun-if-changed={}", path.display());
        writeln!(list, "({name:?}, include_str!({path:?})),").expect("a String");
    }
    list.push_str("];\n");
    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    fs::write(Path::new(&out).join("schemas.rs"), list).expect("the list");
}
