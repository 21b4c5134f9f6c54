//! What is assumed, as rows: what it is about, its value, where it comes from, why.

use behov_solver::instance::{Assumption, Tag};

use super::voice::Voice;
use crate::format::notes;
use crate::messages::{key, tell};

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

/// One number.
#[must_use]
pub(super) fn row(voice: Voice, row: &Assumption) -> Vec<String> {
    let tag = match row.tag {
        Tag::Law => key!("tag.law"),
        Tag::Source => key!("tag.source"),
        Tag::Assumption => key!("tag.assumption"),
    };
    vec![
        row.about.clone(),
        notes::value(voice.lang, &row.value),
        voice.say(tag),
        notes::note(voice.lang, &row.note).to_owned(),
    ]
}
