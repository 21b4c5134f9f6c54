//! Everything behov says, in English and Danish: one table per topic, looked up by key.
//!
//! Texts hold placeholders in braces, `{name}`; both languages hold the same ones.

/// Declares cause and help of each code, English then Danish.
macro_rules! faults {
    ($($code:literal
        cause $cause_en:literal, $cause_da:literal;
        help $help_en:literal, $help_da:literal;
    )+) => {
        /// Every code, in order.
        pub(super) const CODES: &[&str] = &[$($code),+];

        /// Cause and help of every code, under `<code>.cause` and `<code>.help`.
        pub(super) const ENTRIES: &[Entry] = &[$(
            Entry { key: concat!($code, ".cause"), en: $cause_en, da: $cause_da },
            Entry { key: concat!($code, ".help"), en: $help_en, da: $help_da },
        )+];
    };
}

mod breaches;
mod columns;
mod faults;
pub mod index;
mod notices;
mod report;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use behov_solver::evaluation::{BookingBreach, Breach};

/// A language of the user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Danish.
    Da,
}

/// One text in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its key, for example `B0104.cause`.
    pub key: &'static str,
    /// In English.
    pub en: &'static str,
    /// In Danish.
    pub da: &'static str,
}

impl Entry {
    /// The text of a language, placeholders and all.
    #[must_use]
    pub fn of(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Da => self.da,
        }
    }
}

/// Every table; a new topic is a new row.
fn tables() -> impl Iterator<Item = &'static [Entry]> {
    [faults::ENTRIES, faults::WORDS, breaches::ENTRIES, columns::ENTRIES, notices::ENTRIES]
        .into_iter()
        .chain(report::TABLES.iter().copied())
}

/// The entry of a key.
#[must_use]
pub fn entry(key: &str) -> Option<&'static Entry> {
    static ENTRIES: OnceLock<BTreeMap<&'static str, &'static Entry>> = OnceLock::new();
    let all = || tables().flatten().map(|entry| (entry.key, entry)).collect();
    ENTRIES.get_or_init(all).get(key).copied()
}

/// The text of a key with its placeholders filled in.
///
/// # Panics
/// When no table has the key, which is a bug of behov.
#[must_use]
pub fn text(lang: Lang, key: &str, values: &[(&str, &str)]) -> String {
    let entry = entry(key).unwrap_or_else(|| panic!("no table of messages has `{key}`"));
    fill(entry.of(lang), values)
}

/// A broken promise, with its code and its way out.
#[must_use]
pub fn breach(lang: Lang, breach: &Breach) -> String {
    broken(lang, breach.code(), &breach.values())
}

/// A promise that a list of bookings breaks, with its code and its way out.
#[must_use]
pub fn booking_breach(lang: Lang, breach: &BookingBreach) -> String {
    broken(lang, breach.code(), &breach.values())
}

fn broken(lang: Lang, code: &str, values: &[(&'static str, String)]) -> String {
    let values: Vec<(&str, &str)> = values.iter().map(|(name, text)| (*name, &**text)).collect();
    let part = |part: &str| text(lang, &format!("{code}.{part}"), &values);
    format!("{code}: {}. {}", part("cause"), part("help"))
}

/// Replaces each `{name}` by its value; what a value holds is not looked at again.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => filled.push_str(value),
            None => filled.extend(["{", name, "}"]),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn placeholders(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(n, _)| n).collect()
    }

    #[test]
    fn every_key_stands_once() {
        let mut seen = BTreeSet::new();
        for entry in tables().flatten() {
            assert!(seen.insert(entry.key), "`{}` stands twice", entry.key);
        }
    }

    #[test]
    fn both_languages_say_the_same_things() {
        for entry in tables().flatten() {
            assert_eq!(placeholders(entry.en), placeholders(entry.da), "{}", entry.key);
            assert!(!entry.en.trim().is_empty() && !entry.da.trim().is_empty(), "{}", entry.key);
        }
    }

    #[test]
    fn a_value_that_looks_like_a_placeholder_is_left_alone() {
        let filled = fill("{a} and {b} and {c}", &[("a", "{b}"), ("b", "two")]);
        assert_eq!(filled, "{b} and two and {c}");
    }
}
