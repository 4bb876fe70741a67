//! From a complaint to the tools that look into it: `beebox help disk slow`.

use std::fmt::Write as _;

/// What somebody complains of, and what to try, most telling first.
#[derive(Clone, Copy, Debug)]
pub struct Symptom {
    /// In two or three words, as one would say it.
    pub complaint: &'static str,
    /// Other words that people have for it.
    pub also: &'static [&'static str],
    /// Command lines, each with what it tells.
    pub steps: &'static [(&'static str, &'static str)],
}

/// Words that tell nothing.
const FILLERS: &[&str] = &[
    "a", "an", "and", "are", "at", "by", "from", "in", "is", "it", "my", "of", "on", "the", "to",
    "too", "why",
];

impl Symptom {
    /// How many of these words speak of it.
    fn fits(&self, words: &[String]) -> usize {
        let own: Vec<&str> = self.complaint.split(' ').chain(self.also.iter().copied()).collect();
        words.iter().filter(|word| own.iter().any(|own| is_same(own, word))).count()
    }

    /// The complaint, then a line for each command line and one for what it tells.
    fn text(&self) -> String {
        let mut text = format!("{}\n", self.complaint);
        for (command, tells) in self.steps {
            // Writing to a String cannot fail.
            let _ = write!(text, "    {command}\n        {tells}\n");
        }
        text
    }
}

/// Whether two words are forms of one: `disk` and `disks`, `slow` and `slowly`.
fn is_same(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    one == other || (short.len() >= 3 && long.starts_with(short) && long.len() <= short.len() + 3)
}

/// What there is to try for a complaint in these words: of the symptoms that most words speak
/// of. `None` if none does.
pub fn help(symptoms: &[Symptom], words: &[&str]) -> Option<String> {
    let words: Vec<String> = words
        .iter()
        .flat_map(|word| word.split(|c: char| !c.is_alphanumeric()))
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !FILLERS.contains(&word.as_str()))
        .collect();
    let most =
        symptoms.iter().map(|symptom| symptom.fits(&words)).max().filter(|most| *most > 0)?;
    let fitting = symptoms.iter().filter(|symptom| symptom.fits(&words) == most);
    Some(fitting.map(Symptom::text).collect::<Vec<_>>().join("\n"))
}

/// The complaints that something is known of, as one line.
pub fn complaints(symptoms: &[Symptom]) -> String {
    symptoms.iter().map(|symptom| symptom.complaint).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SYMPTOMS: &[Symptom] = &[
        Symptom {
            complaint: "disk slow",
            also: &["storage"],
            steps: &[("biolatency", "how long")],
        },
        Symptom { complaint: "disk busy", also: &[], steps: &[("biosnoop -p 1", "who")] },
        Symptom { complaint: "high load", also: &["cpu"], steps: &[("runqlat", "waits")] },
    ];

    fn found(words: &[&str]) -> Vec<String> {
        let text = help(SYMPTOMS, words).unwrap_or_default();
        let heads = text.lines().filter(|line| !line.starts_with(' ') && !line.is_empty());
        heads.map(str::to_owned).collect()
    }

    #[test]
    fn what_most_words_speak_of() {
        assert_eq!(found(&["disk", "slow"]), ["disk slow"]);
        assert_eq!(found(&["Why are my Disks so slow?"]), ["disk slow"]);
        assert_eq!(found(&["disk"]), ["disk slow", "disk busy"]);
        assert_eq!(found(&["storage"]), ["disk slow"]);
        assert_eq!(found(&["load"]), ["high load"]);
        assert_eq!(help(SYMPTOMS, &["printer"]), None);
        assert_eq!(help(SYMPTOMS, &["the", "?"]), None, "words that tell nothing");
        assert_eq!(help(SYMPTOMS, &[]), None);
    }

    #[test]
    fn forms_of_a_word() {
        for (one, other) in [("disk", "disks"), ("slow", "slowly"), ("connect", "connected")] {
            assert!(is_same(one, other) && is_same(other, one), "{one}, {other}");
        }
        for (one, other) in [("io", "ionic"), ("disk", "diskettes"), ("cpu", "cup")] {
            assert!(!is_same(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn each_command_line_with_what_it_tells() {
        let text = help(SYMPTOMS, &["busy"]).unwrap();
        assert_eq!(text, "disk busy\n    biosnoop -p 1\n        who\n");
    }
}
