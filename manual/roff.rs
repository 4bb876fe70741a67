//! Text for man: escaped, so that it reads as it stands and can be copied into a shell.

use std::fmt::Write as _;

/// A man page that is being written.
#[derive(Default)]
pub struct Roff {
    text: String,
    /// Whether a heading or a tag was the last thing: a paragraph's mark there is one too many.
    fresh: bool,
}

impl Roff {
    /// A page's beginning. The first line tells man that there may be tables.
    pub fn new(name: &str, date: &str) -> Self {
        let mut page = Self::default();
        let version = env!("CARGO_PKG_VERSION");
        let _ = write!(
            page.text,
            "'\\\" t\n.\\\" Made by `cargo xtask manual` of the tool's options and its page in docs/: change those.\n\
             .TH {} 8 \"{date}\" \"beebox {version}\" \"beebox\"\n\
             .\\\" Some versions of groff leave a gap in tables where a sheet of paper would end.\n.if n .pl 1000i\n.nr HY 0\n.nh\n.ad l\n",
            quoted(&name.to_uppercase()),
        );
        page
    }

    pub fn section(&mut self, heading: &str) {
        let _ = writeln!(self.text, ".SH {}", quoted(heading));
        self.fresh = true;
    }

    pub fn subsection(&mut self, heading: &str) {
        let _ = writeln!(self.text, ".SS {}", quoted(heading));
        self.fresh = true;
    }

    /// The beginning of a paragraph.
    pub fn paragraph(&mut self) {
        if !self.fresh {
            self.text.push_str(".PP\n");
        }
        self.fresh = true;
    }

    /// Room in front of a table.
    pub fn gap(&mut self) {
        if !self.fresh {
            self.text.push_str(".sp\n");
        }
    }

    /// A line of text that is roff already.
    pub fn line(&mut self, roff: &str) {
        if !roff.trim().is_empty() {
            self.text.push_str(&guarded(roff.trim()));
            self.text.push('\n');
            self.fresh = false;
        }
    }

    /// A request with arguments that are roff already.
    pub fn request(&mut self, request: &str) {
        let _ = writeln!(self.text, ".{request}");
        self.fresh = request.starts_with("IP") || request.starts_with("TP");
    }

    /// What belongs to a tag, which is roff already.
    pub fn tagged(&mut self, tag: &str) {
        self.request("TP");
        self.line(tag);
        self.fresh = true;
    }

    /// Lines as they stand.
    pub fn verbatim(&mut self, text: &str) {
        // A blank line in front of it, but below a heading, where there is one.
        self.paragraph();
        self.text.push_str(".RS 4\n.EX\n");
        for line in text.trim_end_matches('\n').lines() {
            // An empty line would be a warning.
            let line = if line.is_empty() { "\\&".to_owned() } else { guarded(&escaped(line)) };
            self.text.push_str(&line);
            self.text.push('\n');
        }
        self.text.push_str(".EE\n.RE\n");
        self.fresh = false;
    }

    pub fn end(self) -> String {
        self.text
    }
}

/// Letters that mean something else to roff, or look like something else on paper.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\e"),
            '-' => out.push_str("\\-"),
            '\'' => out.push_str("\\(aq"),
            '`' => out.push_str("\\(ga"),
            '^' => out.push_str("\\(ha"),
            '~' => out.push_str("\\(ti"),
            c => out.push(c),
        }
    }
    out
}

pub fn bold(text: &str) -> String {
    format!("\\fB{}\\fR", escaped(text))
}

pub fn italic(text: &str) -> String {
    format!("\\fI{}\\fR", escaped(text))
}

/// A dot or quote at a line's beginning would be a request.
pub fn guarded(roff: &str) -> String {
    match roff.starts_with(['.', '\'']) {
        true => format!("\\&{roff}"),
        false => roff.to_owned(),
    }
}

/// An argument of a request.
fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text).replace('"', "\\(dq"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_roff_would_read_otherwise() {
        assert_eq!(escaped("a\\b -x 'c' `d` ^~"), "a\\eb \\-x \\(aqc\\(aq \\(gad\\(ga \\(ha\\(ti");
        let mut page = Roff::default();
        page.section("A \"b\"");
        page.line(".x");
        page.paragraph();
        page.verbatim("'a\n\n.b\\n\n");
        let expected =
            ".SH \"A \\(dqb\\(dq\"\n\\&.x\n.PP\n.RS 4\n.EX\n\\(aqa\n\\&\n\\&.b\\en\n.EE\n.RE\n";
        assert_eq!(page.end(), expected);
    }
}
