//! The pages' Markdown as man shows it.

use pulldown_cmark::Event;
use pulldown_cmark::HeadingLevel;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::roff::Roff;
use crate::roff::escaped;

/// Cells that are longer than this are broken into lines.
const LONG: usize = 16;

/// The text, written into the page.
pub fn write(text: &str, page: &mut Roff) {
    let mut writer =
        Writer { page, text: String::new(), lists: 0, items: Item::None, rows: vec![] };
    let mut code = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match (&mut code, event) {
            (None, Event::Start(Tag::CodeBlock(_))) => code = Some(String::new()),
            (Some(block), Event::Text(text)) => block.push_str(&text),
            (Some(block), Event::End(_)) => {
                writer.page.verbatim(block);
                code = None;
            }
            (_, event) => writer.event(event),
        }
    }
}

/// The first table of a text, as rows of Markdown cells, and the text without.
pub fn split_table(text: &str) -> (Vec<Vec<String>>, String) {
    let is_row = |line: &&str| line.starts_with('|');
    let lines: Vec<&str> = text.lines().collect();
    let Some(from) = lines.iter().position(is_row) else {
        return (Vec::new(), text.to_owned());
    };
    let to = from + lines[from..].iter().take_while(|line| is_row(line)).count();
    // A bar within a cell is written as \|.
    let cells = |line: &&str| {
        let line = line.trim_matches('|').replace("\\|", "\0");
        line.split('|').map(|cell| cell.trim().replace('\0', "|")).collect::<Vec<_>>()
    };
    let rows = lines[from..to].iter().enumerate().filter(|(at, _)| *at != 1);
    let rows = rows.map(|(_, line)| cells(line)).collect();
    (rows, [&lines[..from], &lines[to..]].concat().join("\n"))
}

/// Text within a line, as roff.
pub fn inline(text: &str) -> String {
    let mut out = String::new();
    for event in Parser::new(text) {
        out.push_str(&styled(&event));
    }
    out
}

fn styled(event: &Event) -> String {
    match event {
        Event::Text(text) => escaped(text),
        Event::Code(text) => format!("\\fB{}\\fR", escaped(text)),
        Event::SoftBreak | Event::HardBreak => "\n".to_owned(),
        Event::Start(Tag::Strong) => "\\fB".to_owned(),
        Event::Start(Tag::Emphasis) => "\\fI".to_owned(),
        Event::End(TagEnd::Strong | TagEnd::Emphasis) => "\\fR".to_owned(),
        _ => String::new(),
    }
}

/// Where in a list the next paragraph stands.
#[derive(Clone, Copy, PartialEq)]
enum Item {
    None,
    First,
    Later,
}

struct Writer<'a> {
    page: &'a mut Roff,
    /// The paragraph or cell that is being read.
    text: String,
    lists: usize,
    items: Item,
    rows: Vec<Vec<String>>,
}

impl Writer<'_> {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(Tag::Paragraph) => match self.items {
                Item::None => self.page.paragraph(),
                Item::First => self.items = Item::Later,
                Item::Later => self.page.request("IP \"\" 2"),
            },
            Event::End(TagEnd::Paragraph) => self.flush(),
            Event::Start(Tag::Heading { .. }) => self.text.clear(),
            Event::End(TagEnd::Heading(HeadingLevel::H3)) => {
                let heading = std::mem::take(&mut self.text);
                self.page.subsection(&heading.replace("\\-", "-"));
            }
            Event::Start(Tag::List(_)) => {
                self.flush();
                if self.lists > 0 {
                    self.page.request("RS 2");
                }
                self.lists += 1;
            }
            Event::End(TagEnd::List(_)) => {
                self.lists -= 1;
                if self.lists > 0 {
                    self.page.request("RE");
                } else {
                    self.items = Item::None;
                }
            }
            Event::Start(Tag::Item) => {
                self.page.request("IP \\(bu 2");
                self.items = Item::First;
            }
            Event::End(TagEnd::Item) => self.flush(),
            Event::Start(Tag::Table(_)) => self.rows.clear(),
            Event::Start(Tag::TableHead | Tag::TableRow) => self.rows.push(Vec::new()),
            Event::End(TagEnd::TableCell) => {
                let cell = std::mem::take(&mut self.text);
                self.rows.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
            }
            Event::End(TagEnd::Table) => {
                let rows = std::mem::take(&mut self.rows);
                table(&rows, self.page);
            }
            event => self.text.push_str(&styled(&event)),
        }
    }

    fn flush(&mut self) {
        for line in std::mem::take(&mut self.text).lines() {
            self.page.line(line);
        }
    }
}

/// Two columns are a list of terms; more are a table.
pub fn table(rows: &[Vec<String>], page: &mut Roff) {
    let Some((head, rows)) = rows.split_first() else { return };
    if head.len() == 2 {
        if head.iter().all(|cell| !cell.is_empty()) {
            page.paragraph();
            page.line(&format!("\\fI{}: {}\\fR", head[0], head[1]));
        }
        return terms(rows, page);
    }
    // A paragraph's mark in front of a table would be an empty paragraph.
    page.gap();
    page.request("TS");
    // What remains of the line is the last column's.
    let format = vec!["l"; head.len() - 1].join(" ");
    page.line(&format!("{format} lx."));
    let heads: Vec<String> = head.iter().map(|cell| format!("\\fI{cell}\\fR")).collect();
    page.line(&heads.join("\t"));
    for row in rows {
        let cell = |cell: &String| match width(cell) > LONG {
            true => format!("T{{\n{cell}\nT}}"),
            false => cell.clone(),
        };
        let cells: Vec<String> = row.iter().map(cell).collect();
        page.line(&cells.join("\t"));
    }
    page.request("TE");
}

/// How wide roff text is on a screen: `\fB` is nothing there, `\-` and `\(aq` are a letter.
fn width(roff: &str) -> usize {
    let mut parts = roff.split('\\');
    let first = parts.next().map_or(0, |part| part.chars().count());
    let behind = |part: &str| match part.as_bytes().first() {
        Some(b'f' | b'(') => part.chars().count() - 2,
        _ => part.chars().count(),
    };
    first + parts.map(behind).sum::<usize>()
}

/// What is told of each of several things.
pub fn terms(rows: &[Vec<String>], page: &mut Roff) {
    for row in rows {
        let [term, meaning] = row.as_slice() else { continue };
        let term = if term.contains("\\f") { term.clone() } else { format!("\\fB{term}\\fR") };
        page.tagged(&term);
        meaning.lines().for_each(|line| page.line(line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roff(text: &str) -> String {
        let mut page = Roff::default();
        page.section("X");
        write(text, &mut page);
        page.end().split_once('\n').unwrap().1.to_owned()
    }

    #[test]
    fn text_code_and_lists() {
        assert_eq!(roff("A `-x`\n**b** [c](d.md).\n\nE"), "A \\fB\\-x\\fR\n\\fBb\\fR c.\n.PP\nE\n");
        let list = ".IP \\(bu 2\na\n.IP \\(bu 2\nb\n.PP\nc\n";
        assert_eq!(roff("- a\n- b\n\nc"), list);
        let loose = ".IP \\(bu 2\na\n.IP \"\" 2\nb\n.IP \\(bu 2\nc\n";
        assert_eq!(roff("- a\n\n  b\n- c"), loose);
        assert_eq!(roff("### N\n\n<!-- x -->\n\n    a\n"), ".SS \"N\"\n.RS 4\n.EX\na\n.EE\n.RE\n");
    }

    #[test]
    fn tables() {
        let two = roff("| field | meaning |\n|---|---|\n| A, B | `c` |\n");
        assert_eq!(two, "\\fIfield: meaning\\fR\n.TP\n\\fBA, B\\fR\n\\fBc\\fR\n");
        let three = roff("| a | b | c |\n|---|---|---|\n| 1 | 2 | what is much too long |\n");
        let expected = ".TS\nl l lx.\n\\fIa\\fR\t\\fIb\\fR\t\\fIc\\fR\n1\t2\tT{\nwhat is much too long\nT}\n.TE\n";
        assert_eq!(three, expected);
    }

    #[test]
    fn marks_have_no_width() {
        assert_eq!(width("\\fBa\\-b\\fR\\(aqc"), 5);
    }

    #[test]
    fn a_table_is_taken_out() {
        let (rows, rest) = split_table("a\n\n| f | m |\n|---|---|\n| `o\\|p` | q |\n\nb");
        assert_eq!(rows, [["f", "m"], ["`o|p`", "q"]]);
        assert_eq!(rest, "a\n\n\nb");
    }
}
