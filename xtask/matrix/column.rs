//! The columns of the table: this machine's kernel, and those of guests.

/// One kernel, in one way of booting it.
#[derive(Debug)]
pub struct Column {
    /// What `--kernel` calls it.
    pub name: &'static str,
    /// The guest's kernel, as `cargo xtask vm` calls it; none is this machine's own.
    pub kernel: Option<&'static str>,
    /// What is added to the kernel's command line.
    pub append: &'static str,
    /// The column of the same kernel, booted as usual.
    pub like: Option<&'static str>,
}

/// The live tests of what is above the kernel, and so the same on each: they are run on this
/// machine only. (Of the others, those that go through a tool's plans do it on this machine; in
/// guests they take the one that the tool takes itself. The cells are made by each plan everywhere.)
pub const ALIKE: [&str; 12] = [
    "command::",
    "containers::",
    "contract::",
    "execsnoop::quoting::",
    "faults::",
    "feedback::",
    "floods::",
    "output::",
    "poison::",
    "refusals::",
    "rows::",
    "unread::",
];

/// All of them, in the order of the table.
pub const COLUMNS: [Column; 6] = [
    Column { name: "host", kernel: None, append: "", like: None },
    Column { name: "5.10", kernel: Some("5.10"), append: "", like: None },
    Column { name: "6.1", kernel: Some("6.1"), append: "", like: None },
    Column { name: "6.12", kernel: Some("6.12"), append: "", like: None },
    Column { name: "latest", kernel: Some("latest"), append: "", like: None },
    Column {
        name: LOCKED,
        kernel: Some("6.12"),
        append: "lockdown=confidentiality",
        like: Some("6.12"),
    },
];

const LOCKED: &str = "6.12-lockdown";

pub const NAMES: [&str; COLUMNS.len()] = {
    let mut names = [""; COLUMNS.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = COLUMNS[at].name;
        at += 1;
    }
    names
};

impl Column {
    /// The heading: the kernel's own release, `6.12.117 locked down`; its name here if that
    /// is not known.
    pub fn heading(&self, release: &str) -> String {
        if release.is_empty() {
            return self.name.to_owned();
        }
        let short = release.split(['-', '+']).next().unwrap_or(release);
        match (self.kernel, self.name) {
            (None, _) => format!("host {short}"),
            (_, LOCKED) => format!("{short} locked down"),
            _ => short.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_short() {
        let heading = |name: &str, release| {
            COLUMNS.iter().find(|column| column.name == name).unwrap().heading(release)
        };
        assert_eq!(heading("host", "6.18.44-custom"), "host 6.18.44");
        assert_eq!(heading("6.12", "6.12.117+deb13-amd64"), "6.12.117");
        assert_eq!(heading("latest", ""), "latest");
        assert_eq!(heading("6.12-lockdown", "6.12.117+deb13-amd64"), "6.12.117 locked down");
    }
}
