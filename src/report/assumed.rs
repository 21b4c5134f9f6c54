//! What is assumed, as rows: what it is about, its value, where it comes from, why.

use behov_solver::instance::{Assumption, Tag};

use super::voice::Voice;
use crate::format::notes;
use crate::messages::about::in_danish;
use crate::messages::{Lang, key, tell};

/// Which of the headings is that of the values.
pub(super) const VALUE: usize = 1;

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
    use crate::messages::keys;

    #[test]
    fn every_number_filled_in_has_its_danish_words() {
        let said = in_danish;
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
