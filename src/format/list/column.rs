//! Columns by name: as the formats name them, and as people read them in their language.

use crate::messages::{Lang, column};

/// The columns a list may have, and whether each must be there.
pub(crate) type Columns = &'static [(&'static str, bool)];

/// The names of a list's columns, in order.
pub(crate) fn columns_of(columns: Columns) -> impl Iterator<Item = &'static str> {
    columns.iter().map(|(name, _)| *name)
}

/// Every name that a column may be written by, with the one of the format.
pub(super) fn names(columns: Columns) -> Vec<(String, &'static str)> {
    let told = |lang| columns_of(columns).map(move |code| (column(lang, code), code));
    told(Lang::En).chain(told(Lang::Da)).collect()
}

/// The name of the format for one that is written.
pub(super) fn code_of(names: &[(String, &'static str)], written: &str) -> Option<&'static str> {
    let lower = written.to_lowercase();
    names.iter().find(|(name, _)| *name == lower).map(|(_, code)| *code)
}
