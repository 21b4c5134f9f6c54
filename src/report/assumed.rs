//! What is assumed, as rows: what it is about, its value, where it comes from, why.

use behov_solver::instance::{Assumption, Tag};

use super::voice::Voice;
use crate::format::notes;
use crate::messages::word::danish_name;
use crate::messages::{Lang, key, keys, tell};

/// The headings of the rows.
#[must_use]
pub(super) fn header(voice: Voice) -> Vec<String> {
    vec![
        tell!(voice, "assumptions.about"),
        tell!(voice, "assumptions.value"),
        tell!(voice, "assumptions.tag"),
        tell!(voice, "assumptions.note"),
    ]
}

/// What a number is about: its key in the clinic file, in Danish by sheet, row and heading.
fn about(voice: Voice, key: &str) -> String {
    let words = (voice.lang == Lang::Da).then(|| in_danish(key)).flatten();
    words.unwrap_or_else(|| key.to_owned())
}

/// A key as the Danish workbook has it: `Behov, akut tid: fremmøde`.
fn in_danish(key: &str) -> Option<String> {
    let of = |sheet: &'static keys::SheetWords| {
        // Rows within rows are named by the table they are in.
        let outer = || key.strip_prefix(sheet.code.split('.').next()?);
        let own = key.strip_prefix(sheet.code);
        let rest = own.or_else(outer)?.strip_prefix('.')?;
        let named = sheet.keys.iter().filter_map(move |words| {
            let before = rest.strip_suffix(words.code)?;
            match before.strip_suffix('.') {
                _ if before.is_empty() => Some((words, "")),
                Some(name) if !name.is_empty() => Some((words, name)),
                _ => None,
            }
        });
        let (words, name) = named.max_by_key(|(words, _)| words.code.len())?;
        let name = danish_name(sheet.code, name).unwrap_or(name);
        let row = if name.is_empty() { String::new() } else { format!(", {name}") };
        Some(((own.is_some(), words.code.len()), format!("{}{row}: {}", sheet.da, words.da)))
    };
    let found = keys::SHEETS.iter().filter_map(of).max_by_key(|(fits, _)| *fits);
    found.map(|(_, words)| words)
}

/// One number.
#[must_use]
pub(super) fn row(voice: Voice, row: &Assumption) -> Vec<String> {
    let tag = match row.tag {
        Tag::Law => key!("tag.law"),
        Tag::Source => key!("tag.source"),
        Tag::Assumption => key!("tag.assumption"),
    };
    vec![
        about(voice, &row.about),
        notes::value(voice.lang, &row.value),
        voice.say(tag),
        notes::note(voice.lang, &row.note).to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::in_danish;

    #[test]
    fn keys_are_said_by_sheet_row_and_heading() {
        let said = |key| in_danish(key).unwrap_or_default();
        assert_eq!(said("clinic.grid_minutes"), "Ambulatorium: interval (min.)");
        assert!(said("need.akut tid.may_take_unheld").starts_with("Behov, akut tid: "));
        assert!(said("right.cancer-treatment.starts_at").contains("kræft: behandling"));
        assert!(said("need.a.b.no_show").starts_with("Behov, a.b: "));
        assert_eq!(in_danish("anything at all"), None);
    }

    #[test]
    fn every_number_filled_in_has_its_danish_words() {
        let unsaid: Vec<&str> = crate::format::defaults::ALL
            .iter()
            .map(|row| row.key)
            .filter(|key| *key != "goals.asked" && in_danish(key).is_none())
            .collect();
        assert_eq!(unsaid, [""; 0]);
    }
}
