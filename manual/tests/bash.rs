//! Completions as bash asks for them: the script is sourced, its function called as for a Tab.

use std::process::Command;

use super::has;
use super::made;
use super::names;

/// What bash offers behind these words, the last of which is not yet whole.
fn offered(script: &str, words: &[&str]) -> Vec<String> {
    let file = made().join("completions/bash").join(script);
    let last = words.len() - 1;
    let ask = format!(
        "source {}; COMP_WORDS=(\"$@\"); COMP_CWORD={last}; COMP_LINE=\"$*\"; COMP_POINT=${{#COMP_LINE}}
         compopt() {{ :; }}
         spec=$(complete -p \"$1\"); function=${{spec#*-F }}; function=${{function%% *}}
         $function \"$1\" \"${{COMP_WORDS[{last}]}}\" \"${{COMP_WORDS[{last} - 1]}}\"
         printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        file.display()
    );
    let run = Command::new("bash")
        .args(["--norc", "-c", &ask, "bash"])
        .args(words)
        .output()
        .expect("bash");
    assert_eq!(String::from_utf8_lossy(&run.stderr), "", "{words:?}");
    let mut offered: Vec<String> = String::from_utf8(run.stdout)
        .expect("text")
        .lines()
        .map(|line| line.trim().to_owned())
        .collect();
    offered.sort();
    offered
}

#[test]
fn options_by_a_link_and_by_the_box() {
    if !has("bash") {
        return;
    }
    assert_eq!(offered("opensnoop", &["opensnoop", "--fa"]), ["--failed"]);
    assert_eq!(offered("ext4slower", &["ext4slower", "--mi"]), ["--milliseconds", "--min"]);
    assert_eq!(offered("beebox", &["beebox", "opensnoop", "--fa"]), ["--failed"]);
    assert_eq!(offered("beebox", &["beebox", "ext4slower", "--mi"]), ["--milliseconds", "--min"]);
    for (name, _) in names() {
        assert_eq!(offered(name, &[name, "--stri"]), ["--strict"], "{name}");
    }
}

#[test]
fn tools_and_commands_of_the_box() {
    if !has("bash") {
        return;
    }
    assert_eq!(offered("beebox", &["beebox", "opens"]), ["opensnoop"]);
    assert_eq!(offered("beebox", &["beebox", "ext4"]), ["ext4slower"]);
    assert_eq!(offered("beebox", &["beebox", "do"]), ["doctor"]);
    let doctor = offered("beebox", &["beebox", "doctor", ""]);
    for (name, _) in names() {
        assert!(doctor.iter().any(|it| it == name), "no {name} in {doctor:?}");
    }
    assert_eq!(offered("beebox", &["beebox", "doctor", "tcpd"]), ["tcpdrop"]);
    assert_eq!(offered("beebox", &["beebox", "help", "opens"]), ["opensnoop"]);
    assert_eq!(offered("beebox", &["beebox", "help", "refu"]), ["refused"]);
    assert_eq!(offered("beebox", &["beebox", "doctor", "--se"]), ["--self-test"]);
}

#[test]
fn values() {
    if !has("bash") {
        return;
    }
    assert_eq!(offered("opensnoop", &["opensnoop", "-o", "js"]), ["json"]);
    assert_eq!(offered("opensnoop", &["opensnoop", "--plan", ""]), ["btf", "fexit", "tracepoint"]);
    assert_eq!(offered("filetop", &["filetop", "-s", "writ"]), ["writes", "written"]);
    assert_eq!(offered("opensnoop", &["opensnoop", "--btf", "/proc/versio"]), ["/proc/version"]);
    // A number is nobody's file.
    assert_eq!(offered("opensnoop", &["opensnoop", "-p", "4"]), ["4"]);
}

/// Behind the dashes it is another command's turn.
#[test]
fn the_command_to_be_traced() {
    if !has("bash") {
        return;
    }
    let programs = offered("opensnoop", &["opensnoop", "-x", "--", "hostnam"]);
    assert!(programs.iter().any(|it| it == "hostname"), "{programs:?}");
    let by_the_box = offered("beebox", &["beebox", "opensnoop", "--", "hostnam"]);
    assert_eq!(by_the_box, programs);
    assert_eq!(
        offered("opensnoop", &["opensnoop", "--", "cat", "/proc/versio"]),
        ["/proc/version"]
    );
}
