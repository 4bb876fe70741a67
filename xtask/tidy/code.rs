//! What of a Rust or C file is code: comments and the insides of literals blanked out.
//!
//! Offsets and line ends stay as they are, so that a find in the result is a find in the file.

/// The text with every comment and every literal's inside replaced by spaces.
pub fn only(text: &str) -> String {
    let mut out = text.as_bytes().to_vec();
    let mut at = 0;
    while at < out.len() {
        let end = at + skipped(&text.as_bytes()[at..], at > 0 && is_word(out[at - 1]));
        if end == at {
            at += 1;
            continue;
        }
        for byte in &mut out[at..end] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        at = end;
    }
    // Only whole literals and comments were blanked: what is left is as valid as before.
    String::from_utf8(out).unwrap_or_default()
}

/// The text without the module of unit tests that ends it.
pub fn without_tests(text: &str) -> &str {
    const MARK: &str = "\n#[cfg(test)]\n";
    let begins_tests = |at: &usize| {
        let mut lines = text[at + MARK.len()..].lines();
        lines.find(|line| !line.starts_with("#[")).is_some_and(|line| line.ends_with("mod tests {"))
    };
    let mut marks = text.match_indices(MARK).map(|(at, _)| at);
    marks.find(begins_tests).map_or(text, |at| &text[..=at])
}

/// Where `word` stands in `code`, as a whole word.
pub fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    code.match_indices(word).map(|(at, _)| at).filter(move |&at| {
        let bytes = code.as_bytes();
        let starts = at == 0 || !is_word(bytes[at - 1]);
        let ends = bytes.get(at + word.len()).is_none_or(|&byte| !is_word(byte));
        starts && ends
    })
}

fn is_word(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphanumeric()
}

/// How long the comment or literal is that starts here; 0 if none does.
fn skipped(rest: &[u8], after_word: bool) -> usize {
    match rest {
        [b'/', b'/', ..] => rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len()),
        [b'/', b'*', ..] => until(rest, 2, b"*/"),
        [b'"', ..] => quoted(rest, b'"'),
        [b'r', b'"' | b'#', ..] if !after_word => raw(rest),
        // A character, and not a lifetime: 'a' or '\n'.
        [b'\'', b'\\', ..] | [b'\'', _, b'\'', ..] => quoted(rest, b'\''),
        _ => 0,
    }
}

fn until(rest: &[u8], from: usize, end: &[u8]) -> usize {
    rest[from..]
        .windows(end.len())
        .position(|window| window == end)
        .map_or(rest.len(), |at| from + at + end.len())
}

fn quoted(rest: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            b'\\' => at += 2,
            byte if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// A raw string: r, as many # as one likes, and the same number at its end.
fn raw(rest: &[u8]) -> usize {
    let hashes = rest[1..].iter().take_while(|&&byte| byte == b'#').count();
    if rest.get(1 + hashes) != Some(&b'"') {
        return 0; // a raw identifier
    }
    let end = [b"\"".as_slice(), &b"#".repeat(hashes)].concat();
    until(rest, 2 + hashes, &end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn left(text: &str, expected: &str) {
        let code = only(text);
        assert_eq!(code.len(), text.len());
        assert_eq!(code.split_whitespace().collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn comments_and_literals_are_no_code() {
        left("a // b\nc /* d\ne */ f", "a c f");
        left(r#"a("b \" c") d"#, "a( ) d");
        left("a(r#\"b \" c\"#) d", "a( ) d");
        left("a('\"') b('\\'') c<'d>('e')", "a( ) b( ) c<'d>( )");
        left("r#type \"é\" for_r\"x\"", "r#type for_r");
        left("no end /* a", "no end");
        left("no end \"a\\", "no end");
    }

    #[test]
    fn words_are_whole() {
        let found: Vec<usize> = words("unsafe unsafe_code(unsafe)", "unsafe").collect();
        assert_eq!(found, [0, 19]);
    }

    #[test]
    fn the_unit_tests_do_not_count() {
        let text = "fn a() {}\n\n#[cfg(test)]\nmod tests {\n}\n";
        assert_eq!(without_tests(text), "fn a() {}\n\n");
        let allowed = "a\n#[cfg(test)]\nfn b() {}\n#[cfg(test)]\n#[allow(c)]\npub mod tests {\n";
        assert_eq!(without_tests(allowed), "a\n#[cfg(test)]\nfn b() {}\n");
        assert_eq!(without_tests("fn a() {}\n"), "fn a() {}\n");
    }
}
