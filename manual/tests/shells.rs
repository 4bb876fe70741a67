//! Completions for zsh and fish: files as the shells look for them, sound, with the same names.

use std::fs;
use std::process::Command;

use super::has;
use super::made;
use super::names;

#[test]
fn a_file_for_each_name() {
    for name in names().map(|(name, _)| name).chain(["beebox"]) {
        for file in [format!("bash/{name}"), format!("zsh/_{name}"), format!("fish/{name}.fish")] {
            let text = fs::read_to_string(made().join("completions").join(&file)).unwrap();
            assert!(text.contains(name), "{file}");
            assert!(
                !file.starts_with("zsh") || text.starts_with(&format!("#compdef {name}\n")),
                "{file}"
            );
        }
    }
}

#[test]
fn zsh_takes_them() {
    if !has("zsh") {
        return;
    }
    for entry in fs::read_dir(made().join("completions/zsh")).unwrap() {
        let file = entry.unwrap().path();
        let run = Command::new("zsh").arg("-n").arg(&file).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        // clap's own way to complete the command fails behind the dashes.
        assert!(
            !fs::read_to_string(&file).unwrap().contains("_cmdambivalent"),
            "{}",
            file.display()
        );
    }
}

/// fish says itself what it would offer.
#[test]
fn fish_offers_options_and_tools() {
    if !has("fish") {
        return;
    }
    let offered = |name: &str, line: &str| {
        let file = made().join("completions/fish").join(format!("{name}.fish"));
        let ask = format!("source {}; complete --do-complete='{line}'", file.display());
        let home = tempfile::tempdir().unwrap();
        let run = Command::new("fish")
            .env("HOME", home.path())
            .args(["--no-config", "-c", &ask])
            .output();
        let text = String::from_utf8(run.unwrap().stdout).unwrap();
        text.lines()
            .filter_map(|line| line.split('\t').next().map(str::to_owned))
            .collect::<Vec<_>>()
    };
    assert_eq!(offered("opensnoop", "opensnoop --fa"), ["--failed"]);
    assert_eq!(offered("ext4slower", "ext4slower --mi"), ["--milliseconds", "--min"]);
    assert_eq!(offered("beebox", "beebox opens"), ["opensnoop"]);
    assert_eq!(offered("beebox", "beebox opensnoop --fa"), ["--failed"]);
    assert_eq!(offered("beebox", "beebox doctor tcpd"), ["tcpdrop"]);
    assert_eq!(offered("opensnoop", "opensnoop --plan f"), ["fexit"]);
    // Behind the dashes it is another command's turn.
    for line in ["opensnoop -x -- hostnam", "beebox opensnoop -- hostnam"] {
        let name = line.split(' ').next().unwrap();
        assert!(offered(name, line).contains(&"hostname".to_owned()), "{line}");
    }
}
