//! Text that came from the kernel or from outside, and the only ways to show it: escaped or quoted.
//!
//! What [`escape`] writes is printable on any terminal, one line, and can be turned back into the
//! same bytes: `\xNN` is always one byte, `\u{…}` one character, `\\` a backslash.

use std::fmt;

use unicode_width::UnicodeWidthChar;

/// Bytes that somebody else chose. There is no `Display`: only the renderers can print them.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Untrusted<'a>(&'a [u8]);

impl<'a> Untrusted<'a> {
    /// All of `bytes`.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// A C string in a buffer: the bytes before the first NUL.
    pub fn from_c(bytes: &'a [u8]) -> Self {
        let end = bytes.iter().position(|&byte| byte == 0).unwrap_or(bytes.len());
        Self(&bytes[..end])
    }

    /// A C string in a generated `[i8; N]`.
    pub fn from_c_i8(chars: &'a [i8]) -> Self {
        Self::from_c(bytemuck::cast_slice(chars))
    }

    /// Whether there is nothing to show.
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// How many bytes there are, unescaped.
    pub const fn len(self) -> usize {
        self.0.len()
    }

    /// Whether a NUL-separated vector contains `text` where its members are joined by blanks.
    pub fn joined_has(self, text: &str) -> bool {
        let blank = |byte: u8| if byte == 0 { b' ' } else { byte };
        let same = |(have, want): (&u8, &u8)| blank(*have) == *want;
        let text = text.as_bytes();
        text.is_empty() || self.0.windows(text.len()).any(|part| part.iter().zip(text).all(same))
    }

    /// The raw bytes, for renderers only.
    pub(crate) const fn bytes(self) -> &'a [u8] {
        self.0
    }
}

/// Tells the length and nothing else, so that `{:?}` in a message cannot reach a terminal.
impl fmt::Debug for Untrusted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Untrusted({} bytes)", self.0.len())
    }
}

/// Whether every byte passes `test`; in blocks, which the compiler turns into vector code.
pub(crate) fn every(bytes: &[u8], test: impl Fn(u8) -> bool) -> bool {
    let (blocks, rest) = bytes.as_chunks::<16>();
    blocks.iter().all(|block| block.iter().fold(true, |ok, &byte| ok & test(byte)))
        && rest.iter().all(|&byte| test(byte))
}

/// Whether `c` could drive a terminal, reorder or hide text, or break a line.
///
/// Controls, and what Unicode calls default ignorable, format controls without a picture, line
/// separators and noncharacters.
pub(crate) fn is_dangerous(c: char) -> bool {
    if c < '\u{ad}' {
        return c < ' ' || ('\u{7f}'..='\u{9f}').contains(&c);
    }
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{13430}'..='\u{1345f}'
        | '\u{1bca0}'..='\u{1bcaf}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        || c as u32 & 0xfffe == 0xfffe
}

/// Copies `text`, handing each character that is `special` to `write` instead.
pub(crate) fn replace(
    text: &str,
    out: &mut Vec<u8>,
    special: impl Fn(char) -> bool,
    write: impl Fn(char, &mut Vec<u8>),
) {
    let mut copied = 0;
    for (at, c) in text.char_indices() {
        if special(c) {
            out.extend_from_slice(&text.as_bytes()[copied..at]);
            write(c, out);
            copied = at + c.len_utf8();
        }
    }
    out.extend_from_slice(&text.as_bytes()[copied..]);
}

/// Appends `bytes` so that a terminal shows exactly what is there; the module's doc has the form.
pub fn escape(bytes: &[u8], out: &mut Vec<u8>) {
    if every(bytes, |byte| matches!(byte, b' '..=b'~') & (byte != b'\\')) {
        return out.extend_from_slice(bytes);
    }
    for chunk in bytes.utf8_chunks() {
        replace(
            chunk.valid(),
            out,
            |c| c == '\\' || is_dangerous(c),
            |c, out| match c {
                '\\' => out.extend_from_slice(br"\\"),
                c => spell(c, out),
            },
        );
        chunk.invalid().iter().for_each(|&byte| hex_byte(byte, out));
    }
}

/// Appends a sentence of ours in which names may stand that others chose. As
/// [`escape`], but a backslash stays what it is: nobody reads names back from it.
pub fn disarm(sentence: &str, out: &mut Vec<u8>) {
    replace(sentence, out, is_dangerous, spell);
}

/// Appends a dangerous character as `\xNN` or `\u{…}`.
fn spell(c: char, out: &mut Vec<u8>) {
    if c.is_control() {
        return hex_bytes(c, out);
    }
    out.extend_from_slice(br"\u{");
    hex(c as u32, 2, out);
    out.push(b'}');
}

/// Appends each byte of `c` as `\xNN`.
pub(crate) fn hex_bytes(c: char, out: &mut Vec<u8>) {
    c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| hex_byte(byte, out));
}

/// Appends `\xNN`.
pub(crate) fn hex_byte(byte: u8, out: &mut Vec<u8>) {
    out.extend_from_slice(br"\x");
    hex(byte.into(), 2, out);
}

/// Appends `number` in lower hexadecimal with at least `digits` digits.
pub(crate) fn hex(number: u32, digits: u32, out: &mut Vec<u8>) {
    let needed = (35 - number.leading_zeros()) / 4;
    for place in (0..needed.max(digits)).rev() {
        out.push(b"0123456789abcdef"[(number >> (4 * place)) as usize & 15]);
    }
}

/// How many terminal cells a text takes that [`escape`] or [`shell_quote`] wrote.
pub fn width(escaped: &[u8]) -> usize {
    if escaped.is_ascii() {
        return escaped.len();
    }
    String::from_utf8_lossy(escaped).chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// Bytes as hexadecimal digits.
pub fn hexadecimal(bytes: Untrusted<'_>) -> String {
    bytes.bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Turns what [`escape`] wrote back into the bytes.
#[cfg(test)]
pub(crate) fn unescape(escaped: &[u8]) -> Vec<u8> {
    let number = |digits: &[u8]| {
        u32::from_str_radix(std::str::from_utf8(digits).expect("ASCII"), 16).expect("hex")
    };
    let (mut out, mut rest) = (Vec::new(), escaped);
    loop {
        rest = match rest {
            [] => return out,
            [b'\\', b'\\', rest @ ..] => {
                out.push(b'\\');
                rest
            }
            [b'\\', b'x', high, low, rest @ ..] => {
                out.push(number(&[*high, *low]) as u8);
                rest
            }
            [b'\\', b'u', b'{', rest @ ..] => {
                let end = rest.iter().position(|&byte| byte == b'}').expect("a closing brace");
                let c = char::from_u32(number(&rest[..end])).expect("a character");
                out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                &rest[end + 1..]
            }
            [b'\\', ..] => panic!("a lone backslash in {:?}", String::from_utf8_lossy(escaped)),
            [byte, rest @ ..] => {
                out.push(*byte);
                rest
            }
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Bytes as an attacker would choose them.
    pub(crate) fn hostile() -> impl Strategy<Value = Vec<u8>> {
        let pieces = prop_oneof![
            any::<Vec<u8>>(),
            any::<String>().prop_map(String::into_bytes),
            "[ -~]{0,40}".prop_map(String::into_bytes),
            "[\u{0}-\u{20}\u{7f}-\u{ad}\u{61c}\u{200b}-\u{2069}\u{feff}\u{e0001}\u{fe0f}'\"\\\\$=,x{}]{0,12}"
                .prop_map(String::into_bytes),
            prop::sample::select(vec![
                "\n", "\x1b[2J", "\x1b[A", "\r", "\t", "'", "\"", "\\", "\\x41", "\\u{41}", "=1+1", "@a", "-b",
                "\u{202e}", "\u{85}", "漢字", "e\u{301}", "😀", "$(id)", "`id`", "!!", "~", "*", "#",
            ])
            .prop_map(|text| text.as_bytes().to_vec()),
            prop::sample::select(vec![&b"\xff"[..], b"\xc3", b"\xed\xa0\x80", b"\x9b2J", b"\xf0\x9f"])
                .prop_map(<[u8]>::to_vec),
        ];
        prop::collection::vec(pieces, 0..4).prop_map(|pieces| pieces.concat())
    }

    /// Fails unless `line` is UTF-8 that no terminal can misread; a list of its own, on purpose.
    pub(crate) fn assert_safe(line: &[u8]) {
        let text = std::str::from_utf8(line).expect("UTF-8");
        let bad = text.chars().find(|&c| {
            c.is_control()
                || matches!(c as u32, 0xad | 0x61c | 0x180e | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x2069)
                || matches!(c as u32, 0xfe00..=0xfe0f | 0xfeff | 0xe0000..=0xe01ef)
        });
        assert_eq!(bad, None, "in {text:?}");
    }

    fn escaped(bytes: &[u8]) -> String {
        let mut out = Vec::new();
        escape(bytes, &mut out);
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn newline_and_tab() {
        assert_eq!(escaped(b"a\nb\tc\r"), r"a\x0ab\x09c\x0d");
    }

    #[test]
    fn escape_sequence_and_cursor_up() {
        assert_eq!(escaped(b"\x1b[2J\x1b[A\x07\x7f"), r"\x1b[2J\x1b[A\x07\x7f");
    }

    #[test]
    fn c1_as_byte_and_as_utf8() {
        assert_eq!(escaped(b"\x9b31m"), r"\x9b31m");
        assert_eq!(escaped("\u{9b}31m".as_bytes()), r"\xc2\x9b31m");
    }

    #[test]
    fn bidi_override_and_invisible() {
        assert_eq!(escaped("a\u{202e}fdp.exe".as_bytes()), r"a\u{202e}fdp.exe");
        assert_eq!(
            escaped("a\u{200b}\u{ad}\u{feff}\u{e0041}".as_bytes()),
            r"a\u{200b}\u{ad}\u{feff}\u{e0041}"
        );
        assert_eq!(
            escaped("\u{2028}\u{2029}\u{fe0f}\u{3164}\u{ffff}".as_bytes()),
            r"\u{2028}\u{2029}\u{fe0f}\u{3164}\u{ffff}"
        );
    }

    #[test]
    fn invalid_utf8() {
        assert_eq!(escaped(b"\xff\xc3(\xed\xa0\x80\xf0\x9f"), r"\xff\xc3(\xed\xa0\x80\xf0\x9f");
    }

    #[test]
    fn a_backslash_cannot_fake_an_escape() {
        assert_eq!(escaped(br"\x0a"), r"\\x0a");
    }

    #[test]
    fn a_sentence_keeps_its_backslashes_and_nothing_worse() {
        let mut out = Vec::new();
        disarm("-O a\\b\u{1b}[2J\u{202e}\n: grün", &mut out);
        assert_eq!(String::from_utf8(out).expect("UTF-8"), r"-O a\b\x1b[2J\u{202e}\x0a: grün");
    }

    #[test]
    fn honest_text_stays() {
        for text in ["", "/etc/ld.so.cache", "grün/漢字/😀", "e\u{301}", "{'a'=\"b\"}", "العربية"]
        {
            assert_eq!(escaped(text.as_bytes()), text);
        }
    }

    #[test]
    fn a_name_of_255_bytes() {
        assert_eq!(escaped(&[b'a'; 255]).len(), 255);
        assert_eq!(escaped(&[b'\n'; 255]).len(), 4 * 255);
    }

    #[test]
    fn debug_tells_only_the_length() {
        assert_eq!(format!("{:?}", Untrusted::new(b"\x1b[2J")), "Untrusted(4 bytes)");
    }

    #[test]
    fn c_strings_end_at_the_first_nul_or_with_the_buffer() {
        assert_eq!(Untrusted::from_c(b"sh\0old").bytes(), b"sh");
        assert_eq!(Untrusted::from_c(b"full").bytes(), b"full");
        assert_eq!(Untrusted::from_c_i8(&[104, -1, 0, 7]).bytes(), b"h\xff");
    }

    #[test]
    fn width_counts_cells() {
        for (text, cells) in [("", 0), ("abc", 3), ("漢字", 4), ("e\u{301}", 1), ("grün", 4)] {
            assert_eq!(width(text.as_bytes()), cells, "{text}");
        }
    }

    #[test]
    fn text_in_a_vector() {
        let vector = Untrusted::new(b"git\0commit\0-m\0a b\0");
        for text in ["", "git", "t commit -", "-m a b", "b "] {
            assert!(vector.joined_has(text), "{text}");
        }
        for text in ["git  commit", "a b  ", "x", "GIT"] {
            assert!(!vector.joined_has(text), "{text}");
        }
        assert!(!Untrusted::default().joined_has("x"));
    }

    proptest! {
        #[test]
        fn escaping_is_safe_and_reversible(bytes in hostile()) {
            let text = escaped(&bytes);
            assert_safe(text.as_bytes());
            prop_assert_eq!(unescape(text.as_bytes()), bytes);
        }
    }
}
