//! The kinds of types in BTF, and the words that each is told in.

pub const PTR: u32 = 2;
pub const STRUCT: u32 = 4;
pub const UNION: u32 = 5;
pub const ENUM: u32 = 6;
pub const TYPEDEF: u32 = 8;
pub const FUNC: u32 = 12;
pub const ENUM64: u32 = 19;

/// What a word of a type's description is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// A number that means nothing elsewhere.
    Plain,
    /// The place of a name.
    Name,
    /// Another type.
    Type,
}

/// The words of a kind of type: the one behind name and info; then some that stand
/// there once; then some for each member.
pub const fn words(kind: u32) -> Option<(Word, &'static [Word], &'static [Word])> {
    use Word::Name;
    use Word::Plain;
    use Word::Type;
    Some(match kind {
        1 => (Plain, &[Plain], &[]), // INT
        PTR => (Type, &[], &[]),
        3 => (Plain, &[Type, Type, Plain], &[]), // ARRAY
        STRUCT | UNION => (Plain, &[], &[Name, Type, Plain]),
        ENUM => (Plain, &[], &[Name, Plain]),
        7 | 16 => (Plain, &[], &[]),                      // FWD, FLOAT
        TYPEDEF | 9..=11 | FUNC | 18 => (Type, &[], &[]), // and VOLATILE, CONST, RESTRICT, TYPE_TAG
        13 => (Type, &[], &[Name, Type]),                 // FUNC_PROTO
        14 | 17 => (Type, &[Plain], &[]),                 // VAR, DECL_TAG
        15 => (Plain, &[], &[Type, Plain, Plain]),        // DATASEC
        ENUM64 => (Plain, &[], &[Name, Plain, Plain]),
        _ => return None,
    })
}

/// How many words a type of each kind has, and each of its members; 0 of an unknown kind.
const SIZES: [[u8; 2]; 32] = {
    let mut sizes = [[0; 2]; 32];
    let mut kind = 0;
    while kind < sizes.len() {
        if let Some((_, once, each)) = words(kind as u32) {
            sizes[kind] = [3 + once.len() as u8, each.len() as u8];
        }
        kind += 1;
    }
    sizes
};

/// The kinds that are asked for by name.
pub const NAMED: u32 =
    1 << STRUCT | 1 << UNION | 1 << ENUM | 1 << ENUM64 | 1 << TYPEDEF | 1 << FUNC;

/// The words of a type with this kind and number of members; `None` of an unknown kind.
pub fn size(info: u32) -> Option<usize> {
    let [once, each] = SIZES[(info >> 24 & 0x1f) as usize].map(usize::from);
    (once > 0).then_some(once + (info & 0xffff) as usize * each)
}
