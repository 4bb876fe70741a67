//! From complaints to command lines, as `beebox help SYMPTOM` tells them: for the box's man page and
//! a chapter of the book.

use std::fmt::Write as _;

use tools::symptoms::SYMPTOMS;

use crate::markdown;
use crate::roff::Roff;

/// The chapter.
pub fn chapter() -> String {
    let mut text =
        "# From symptoms to tools\n\n`beebox help disk slow` tells the same.\n".to_owned();
    for symptom in SYMPTOMS {
        // Writing to a String cannot fail.
        let _ = write!(text, "\n## {}\n\n{}", symptom.complaint, steps(symptom));
    }
    text
}

/// The section.
pub fn write(page: &mut Roff) {
    page.section("SYMPTOMS");
    markdown::write(
        "What to try for which complaint; `beebox help disk slow` tells it, too.",
        page,
    );
    for symptom in SYMPTOMS {
        page.subsection(symptom.complaint);
        markdown::write(&steps(symptom), page);
    }
}

fn steps(symptom: &kit::symptom::Symptom) -> String {
    let line = |(command, tells): &(&str, &str)| format!("- `{command}`: {tells}\n");
    symptom.steps.iter().map(line).collect()
}
