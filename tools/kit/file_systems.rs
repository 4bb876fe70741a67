//! The types of file systems that the kernel knows at the moment.

use std::fs;

/// What is to be told of those of `types` that are none; a module may bring them later.
pub fn unknown(option: &str, types: &[String]) -> Option<String> {
    among(option, types, &fs::read_to_string("/proc/filesystems").ok()?)
}

/// A line of the list is `nodev\tTYPE` or `\tTYPE`.
fn among(option: &str, types: &[String], list: &str) -> Option<String> {
    let is_known = |name: &str| list.lines().any(|line| line.split('\t').next_back() == Some(name));
    let unknown: Vec<_> = types.iter().map(String::as_str).filter(|name| !is_known(name)).collect();
    (!unknown.is_empty()).then(|| {
        format!(
            "{option} {}: not in /proc/filesystems, so nothing of it is seen unless a module brings it",
            unknown.join(",")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_named() {
        let list = "nodev\ttmpfs\n\text4\nnodev\tfuse\n";
        let told = |types: &[&str]| {
            among("--fs", &types.iter().map(ToString::to_string).collect::<Vec<_>>(), list)
        };
        assert_eq!(told(&[]), None);
        assert_eq!(told(&["ext4", "tmpfs"]), None);
        assert!(
            told(&["etx4", "ext4", "nodev"])
                .is_some_and(|text| text.starts_with("--fs etx4,nodev: "))
        );
    }
}
