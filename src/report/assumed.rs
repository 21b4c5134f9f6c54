//! What is assumed, as rows: what it is about, its value, where it comes from, why.

use behov_solver::instance::{Assumption, Tag};

use super::voice::Voice;
use crate::format::notes;
use crate::messages::about::danish_about;
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
    let danish = || danish_about(key).or_else(|| in_danish(key));
    let words = (voice.lang == Lang::Da).then(danish).flatten();
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
    use super::{danish_about, in_danish, keys};

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
        let said = |key: &str| danish_about(key).or_else(|| in_danish(key));
        let named = |key: &str| key.replacen('.', ".x.", 1);
        let mut unsaid: Vec<&str> =
            crate::format::defaults::ALL.iter().map(|row| row.key).collect();
        // What is assumed beside the file is written where it is assumed.
        let key = regex::Regex::new(r#""([a-z]+\.[a-z_]+)""#).unwrap();
        let sources = [
            include_str!("../verb/day.rs"),
            include_str!("../verb/road.rs"),
            include_str!("../verb/simulate.rs"),
            include_str!("../format/build/right.rs"),
            include_str!("../format/build/need.rs"),
            include_str!("../format/build/days.rs"),
            include_str!("../format/build/people.rs"),
        ];
        for source in sources {
            let found = key.captures_iter(source).map(|found| found.get(1).unwrap().as_str());
            let is_table = |key: &&str| keys::sheet(key).is_some();
            let found = found.filter(|key| !key.starts_with("kind.") && !is_table(key));
            unsaid.extend(found.filter(|key| !key.contains("weeks.")));
        }
        assert!(unsaid.contains(&"law.month_days") && unsaid.contains(&"simulation.leave"));
        unsaid.retain(|key| said(key).is_none() && said(&named(key)).is_none());
        assert_eq!(unsaid, [""; 0]);
    }
}
