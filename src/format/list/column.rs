//! Columns by name: as the formats name them, and as people read them in their language.

use crate::messages::{Lang, find};

/// The columns a list may have, and whether each must be there.
pub(crate) type Columns = &'static [(&'static str, bool)];

/// The heading of a table in a language.
pub(crate) fn heading(lang: Lang, columns: Columns) -> Vec<&'static str> {
    columns.iter().map(|(name, _)| told(lang, name)).collect()
}

/// Every name that a column may be written by, with the one of the format.
pub(super) fn names(columns: Columns) -> Vec<(&'static str, &'static str)> {
    let of = |lang| columns.iter().map(move |(name, _)| (told(lang, name), *name));
    let formats = columns.iter().map(|(name, _)| (*name, *name));
    formats.chain(of(Lang::En)).chain(of(Lang::Da)).collect()
}

/// The name of a column in a language; one that only behov reads has no other than its own.
fn told(lang: Lang, name: &'static str) -> &'static str {
    find(&format!("column.{name}")).map_or(name, |entry| entry.of(lang))
}
