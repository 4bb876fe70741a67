//! Argument vectors, so that they can be pasted into a shell.

use crate::text::Untrusted;
use crate::text::every;
use crate::text::hex_byte;
use crate::text::hex_bytes;
use crate::text::is_dangerous;
use crate::text::replace;

/// Appends one argument so that a POSIX shell or bash reads exactly the same bytes back.
///
/// Harmless words stay bare, others stand in single quotes, and those with anything that must not
/// reach a terminal in `$'…'`. The result is safe on a terminal and is not to be escaped again.
pub fn shell_quote(word: Untrusted<'_>, out: &mut Vec<u8>) {
    quote(word, out, |word| !matches!(word.first(), None | Some(b'=')));
}

/// Where something was left out of an argument vector.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Cut {
    /// The bytes that stand before it.
    pub front: usize,
    /// How many bytes were left out, if that is known.
    pub missing: Option<u64>,
}

impl Cut {
    /// Appends the mark: no argument looks like it, as those of such characters are quoted, and a
    /// shell refuses it, so that half a command is not run as a whole one.
    fn mark(self, out: &mut Vec<u8>) {
        let many = self.missing.map(|bytes| format!("{bytes} bytes "));
        out.extend_from_slice(format!("…({}cut)…", many.unwrap_or_default()).as_bytes());
    }
}

/// Appends a NUL-separated argument vector as a command line; the command may not be taken for
/// shell grammar (`if`, `A=1`), so it is bare less often.
pub(crate) fn shell_quote_all(vector: Untrusted<'_>, cut: Option<Cut>, out: &mut Vec<u8>) {
    for (at, word) in arguments(vector, cut).enumerate() {
        if at > 0 {
            out.push(b' ');
        }
        match (word, cut) {
            (Some(word), _) if at == 0 => quote(word, out, |word| {
                !word.is_empty() && !word.contains(&b'=') && !RESERVED.contains(&word)
            }),
            (Some(word), _) => shell_quote(word, out),
            (None, cut) => cut.iter().for_each(|cut| cut.mark(out)),
        }
    }
}

/// The words of letters that a shell gives a meaning at the start of a command.
const RESERVED: [&[u8]; 16] = [
    b"if",
    b"then",
    b"else",
    b"elif",
    b"fi",
    b"case",
    b"esac",
    b"for",
    b"select",
    b"while",
    b"until",
    b"do",
    b"done",
    b"function",
    b"time",
    b"coproc",
];

/// The members of a NUL-separated argument vector, the last NUL may be missing; `None` where
/// something was left out.
pub(crate) fn arguments<'a>(
    vector: Untrusted<'a>,
    cut: Option<Cut>,
) -> impl Iterator<Item = Option<Untrusted<'a>>> + Clone {
    let bytes = vector.bytes();
    let (front, back) = bytes.split_at(cut.map_or(bytes.len(), |cut| cut.front.min(bytes.len())));
    // A NUL that comes first ended the argument that was cut.
    let back = back.strip_prefix(b"\0").unwrap_or(back);
    words(front).map(Some).chain(cut.map(|_| None)).chain(words(back).map(Some))
}

fn words(bytes: &[u8]) -> impl Iterator<Item = Untrusted<'_>> + Clone {
    let most = if bytes.is_empty() { 0 } else { usize::MAX };
    let words = bytes.strip_suffix(b"\0").unwrap_or(bytes).split(|&byte| byte == 0);
    words.take(most).map(Untrusted::new)
}

fn quote(word: Untrusted<'_>, out: &mut Vec<u8>, may_be_bare: impl Fn(&[u8]) -> bool) {
    let bytes = word.bytes();
    let harmless = |byte: u8| byte.is_ascii_alphanumeric() | b"_@%+=:,./-".contains(&byte);
    if every(bytes, harmless) && may_be_bare(bytes) {
        return out.extend_from_slice(bytes);
    }
    if std::str::from_utf8(bytes).is_ok_and(|text| !text.chars().any(is_dangerous)) {
        out.push(b'\'');
        for (at, part) in bytes.split(|&byte| byte == b'\'').enumerate() {
            out.extend_from_slice(if at == 0 { b"" } else { br"'\''" });
            out.extend_from_slice(part);
        }
        return out.push(b'\'');
    }
    // Bytes, not \u: what bash makes of that depends on the locale.
    out.extend_from_slice(b"$'");
    for chunk in bytes.utf8_chunks() {
        replace(
            chunk.valid(),
            out,
            |c| matches!(c, '\\' | '\'') || is_dangerous(c),
            |c, out| match c {
                '\n' => out.extend_from_slice(br"\n"),
                '\t' => out.extend_from_slice(br"\t"),
                '\\' | '\'' => out.extend_from_slice(&[b'\\', c as u8]),
                c => hex_bytes(c, out),
            },
        );
        chunk.invalid().iter().for_each(|&byte| hex_byte(byte, out));
    }
    out.push(b'\'');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests::assert_safe;
    use crate::text::tests::hostile;
    use proptest::prelude::*;
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;

    fn quoted(word: &[u8]) -> String {
        let mut out = Vec::new();
        shell_quote(Untrusted::new(word), &mut out);
        String::from_utf8(out).expect("UTF-8")
    }

    fn command(vector: &[u8]) -> String {
        let mut out = Vec::new();
        shell_quote_all(Untrusted::new(vector), None, &mut out);
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn quoting_keeps_simple_words_bare() {
        for word in ["ls", "-la", "/usr/bin/env", "--color=auto", "a,b:c@d%+"] {
            assert_eq!(quoted(word.as_bytes()), word);
        }
    }

    #[test]
    fn quoting_disarms_the_rest() {
        for (word, expected) in [
            ("", "''"),
            ("a b", "'a b'"),
            ("it's", r"'it'\''s'"),
            ("$(id)", "'$(id)'"),
            ("~", "'~'"),
            ("=ls", "'=ls'"),
            (r"a\b", r"'a\b'"),
            ("grün", "'grün'"),
            ("a\nb'\\\x1b\u{202e}", r"$'a\nb\'\\\x1b\xe2\x80\xae'"),
        ] {
            assert_eq!(quoted(word.as_bytes()), expected);
        }
        assert_eq!(quoted(b"\xff"), r"$'\xff'");
    }

    #[test]
    fn a_command_is_not_taken_for_grammar() {
        assert_eq!(command(b"if\0if\0"), "'if' if");
        assert_eq!(command(b"A=1\0A=1\0\0"), "'A=1' A=1 ''");
        assert_eq!(command(b""), "");
        assert_eq!(command(b"\0"), "''");
        assert_eq!(command(b"cut\0he"), "cut he");
    }

    #[test]
    fn a_shell_reads_the_same_words_back() {
        let mut runner = TestRunner::deterministic();
        let mut words: Vec<Vec<u8>> = (0..400)
            .map(|_| hostile().new_tree(&mut runner).expect("a word").current())
            .map(|mut word| {
                word.retain(|&byte| byte != 0);
                word
            })
            .collect();
        words.extend((1..=255).map(|byte| vec![byte]));
        words.extend((1..=255).map(|byte| vec![b'a', byte, b'7', b'f']));
        let mut script = b"printf '%s\\0'".to_vec();
        for word in &words {
            script.push(b' ');
            shell_quote(Untrusted::new(word), &mut script);
        }
        assert_safe(&script);
        for locale in ["C", "C.UTF-8"] {
            let run = std::process::Command::new("bash")
                .args(["--norc", "-c"])
                .arg(std::str::from_utf8(&script).expect("UTF-8"))
                .env("LC_ALL", locale)
                .output();
            let Ok(run) = run else { return };
            let read: Vec<&[u8]> =
                run.stdout.strip_suffix(b"\0").expect("words").split(|&byte| byte == 0).collect();
            assert_eq!(read.len(), words.len(), "{}", String::from_utf8_lossy(&run.stderr));
            for (read, word) in read.iter().zip(&words) {
                assert_eq!(read, word, "quoted as {}", quoted(word));
            }
        }
    }

    proptest! {
        #[test]
        fn quoting_is_safe(bytes in hostile()) {
            assert_safe(quoted(&bytes).as_bytes());
            assert_safe(command(&bytes).as_bytes());
        }
    }

    #[test]
    fn where_something_was_left_out() {
        let line = |bytes, front, missing| {
            let mut out = Vec::new();
            shell_quote_all(Untrusted::new(bytes), Some(Cut { front, missing }), &mut out);
            String::from_utf8(out).expect("UTF-8")
        };
        assert_eq!(line(b"rm\0-r\0last\0", 4, Some(7)), "rm - …(7 bytes cut)… r last");
        assert_eq!(line(b"rm\0-r\0last\0", 6, Some(7)), "rm -r …(7 bytes cut)… last");
        assert_eq!(line(b"rm\0-r\0last\0", 5, Some(7)), "rm -r …(7 bytes cut)… last");
        assert_eq!(line(b"rm\0", 3, None), "rm …(cut)…");
        assert_eq!(line(b"rm\0", 99, None), "rm …(cut)…", "a broken place harms nobody");
        assert_eq!(line(b"", 0, None), "…(cut)…");
    }
}
