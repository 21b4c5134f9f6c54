//! Names of people, where pseudonyms belong.

/// Small words within names.
const BETWEEN: [&str; 8] = ["af", "da", "de", "del", "den", "der", "van", "von"];
/// How Danish surnames end.
const ENDS: [&str; 3] = ["sen", "gaard", "gård"];
/// Most words of a name.
const WORDS_MAX: usize = 6;

/// Whether a text looks like the full name of a person: two words or more, all letters, each with a
/// capital as names have it or one of them a Danish surname.
pub(crate) fn is_like_person(text: &str) -> bool {
    let parts = text.split(|c: char| c.is_whitespace() || ",;._".contains(c));
    let words: Vec<&str> = parts.filter(|word| !word.is_empty()).collect();
    let letter = |c: char| c.is_alphabetic() || c == '-' || c == '\'' || c == '’';
    if words.len() > WORDS_MAX || !words.iter().all(|word| word.chars().all(letter)) {
        return false;
    }
    let small = |word: &&str| BETWEEN.contains(&word.to_lowercase().as_str());
    // An initial alone makes no name, nor does the letter of `Patient A`.
    let long: Vec<&str> =
        words.into_iter().filter(|word| word.chars().count() > 1).filter(|w| !small(w)).collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let surname = |word: &&str| {
        let word = word.to_lowercase();
        ENDS.iter().any(|end| word.ends_with(end) && word != *end)
    };
    long.len() >= 2 && (long.iter().all(capital) || long.iter().any(surname))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_names_are_told_from_pseudonyms() {
        for name in [
            "Jens Hansen",
            "jens hansen",
            "JENS HANSEN",
            "Hansen, Jens P.",
            "Hansen,Jens",
            "Anne-Marie Østergård",
            "Vincent van der Meer",
            "mette m. damgaard",
            "Jens_Hansen",
            "Ole Lund",
        ] {
            assert!(is_like_person(name), "{name}");
        }
        for pseudonym in [
            "P-01",
            "K-17 b",
            "Patient A",
            "Ada",
            "blå ugle",
            "ventende nr. 4",
            "a1b2 c3d4",
            "PT 7",
            "x",
            "",
            "3f9c 22aa",
            "sen",
        ] {
            assert!(!is_like_person(pseudonym), "{pseudonym}");
        }
    }
}
