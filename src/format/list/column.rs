//! Columns by name: as the formats name them, and as people read them in their language.

use super::super::fault::Both;
use super::super::nearest::nearest;
use super::super::said::heading;
use crate::messages::{Lang, column};

/// The columns a list may have, and whether each must be there.
pub(crate) type Columns = &'static [(&'static str, bool)];

/// The names of a list's columns, in order.
pub(crate) fn columns_of(columns: Columns) -> impl Iterator<Item = &'static str> {
    columns.iter().map(|(name, _)| *name)
}

/// The name of the format for one that is written: behov's own in either language, else one that is
/// usual elsewhere.
pub(super) fn code_of(columns: Columns, written: &str) -> Option<&'static str> {
    let own = columns_of(columns).find(|code| heading::is_own(code, written));
    own.or_else(|| {
        let usual = heading::usual_of_lists(written)?;
        let of_visit = usual.strip_prefix("booked_").unwrap_or(usual);
        columns_of(columns).find(|code| *code == usual || *code == of_visit)
    })
}

/// The names of columns, as they are written in each language.
pub(super) fn known(columns: Columns) -> Both {
    Both::joined(columns_of(columns).map(Both::column))
}

/// The column that was probably meant, else those there are.
pub(super) fn hint(columns: Columns, written: &str) -> (&'static str, Both) {
    if heading::is_of_writing(written) && columns_of(columns).any(|c| c == "referral_received") {
        let name = ("column", Both::column("referral_received"));
        return ("hint", Both::key("hint.receipt", &[name]));
    }
    let names: Vec<(String, &str)> = [Lang::En, Lang::Da]
        .into_iter()
        .flat_map(|lang| columns_of(columns).map(move |code| (column(lang, code), code)))
        .collect();
    let near = nearest(&written.to_lowercase(), names.iter().map(|(name, _)| name.as_str()));
    let code = near.and_then(|near| names.iter().find(|(name, _)| name == near));
    let text = match code {
        Some((_, code)) => Both::key("hint.mean", &[("name", Both::column(code))]),
        None => Both::key("hint.known", &[("known", known(columns))]),
    };
    ("hint", text)
}
