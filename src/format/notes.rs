//! Why a number was assumed, in every language: the notes beside the assumptions of an instance.
//!
//! An instance and the files for machines hold the English note; people read their own.

use super::defaults;
use super::note::ALL;
use super::week::Week;
use crate::messages::word::choice;
use crate::messages::{Lang, date};

pub use super::note::Note;
pub(crate) use super::note::*;

/// Values that are words and not keys of the clinic file.
const VALUES: [(&str, &str); 15] = [
    ("30 days", "30 dage"),
    ("not moved", "flyttes ikke"),
    ("sent", "afsendt"),
    ("in time", "til tiden"),
    ("from receipt", "fra modtagelsen"),
    ("days asked for", "de dage, der er bedt om"),
    ("first clock", "første frist"),
    ("none", "ingen"),
    ("even", "jævnt"),
    ("all unknown", "alle ukendt"),
    ("colleagues", "kolleger"),
    ("today", "i dag"),
    ("warmed-up", "efter indkøring"),
    ("taken", "brugt"),
    ("out", "udeladt"),
];

/// A note of an instance in a language; what the clinic wrote itself stays as it is.
#[must_use]
pub fn note(lang: Lang, note: &str) -> &str {
    let of = |known: &Note| (known.en == note && lang == Lang::Da).then_some(known.da);
    defaults::ALL.iter().map(|row| &row.note).chain(ALL).find_map(of).unwrap_or(note)
}

/// A value of an instance in a language: words, several with commas between, as the workbook has them.
#[must_use]
pub fn value(lang: Lang, value: &str) -> String {
    if let Some(week) = Week::parse(value).filter(|week| week.to_string() == value) {
        return week.told(lang);
    }
    if lang == Lang::En {
        return value.to_owned();
    }
    if let Some((_, danish)) = VALUES.iter().find(|(english, _)| *english == value) {
        return (*danish).to_owned();
    }
    if value.parse::<f64>().is_ok() {
        return value.replace('.', ",");
    }
    if let Ok(day) = value.parse() {
        return date::short(lang, day);
    }
    value.split(", ").map(choice).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_their_reader_writes_them() {
        let told = |given| [value(Lang::En, given), value(Lang::Da, given)];
        assert_eq!(told("2026-11-02"), ["2026-11-02", "02-11-2026"]);
        assert_eq!(told("2027-W07"), ["week 7-2027", "uge 7-2027"]);
        assert_eq!(told("1/2000"), ["1/2000", "1/2000"]);
        assert_eq!(told("0.045"), ["0.045", "0,045"]);
    }

    #[test]
    fn every_assumption_of_the_example_has_a_danish_note() {
        let clinic = crate::format::tests::changed("format", "format").unwrap();
        for row in &clinic.parts().assumptions {
            let own = clinic_wrote(&row.note);
            assert!(
                own || note(Lang::Da, &row.note) != row.note || same(&row.note),
                "{}",
                row.note
            );
            assert_eq!(note(Lang::En, &row.note), row.note);
        }
    }

    /// Notes that the example itself writes.
    fn clinic_wrote(note: &str) -> bool {
        crate::format::tests::TINY.contains(note)
    }

    /// Notes that read the same in both languages.
    fn same(note: &str) -> bool {
        ALL.iter().any(|known| known.en == note && known.da == note)
    }
}
