//! Everything behov says, in English and Danish: one table per topic, looked up by key.
//!
//! A message is told by `tell!`, which proves while behov is compiled that a table has its key
//! and that both languages hold exactly the placeholders it is given.

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

pub mod about;
mod book;
mod breaches;
mod columns;
pub mod date;
mod entry;
mod extract;
mod fault;
mod faults;
pub mod index;
mod key_index;
pub mod keys;
mod legal;
mod notices;
mod pathway;
mod pro;
mod report;
#[cfg(test)]
mod tests;
mod values;
pub mod word;
mod words;

use behov_solver::evaluation::{BookingBreach, Breach};
use behov_solver::instance::Fault;

pub use columns::column;
pub use entry::{Entry, Value};
use key_index::KeyIndex;
pub use report::help::TABLE as HELP;
pub use values::in_words;

pub use fault::QuestionFault;
pub(crate) use fault::fault;

/// A language of the user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Danish.
    Da,
}

/// Whoever speaks a language.
pub trait Speaks {
    /// The language.
    fn lang(&self) -> Lang;
}

impl Speaks for Lang {
    fn lang(&self) -> Lang {
        *self
    }
}

/// Every table; a new topic is a new row.
const TABLES: &[&[Entry]] = &[
    faults::ENTRIES,
    book::ENTRIES,
    words::WORDS,
    legal::ENTRIES,
    pathway::ENTRIES,
    pro::ENTRIES,
    extract::ENTRIES,
    breaches::ENTRIES,
    columns::ENTRIES,
    notices::ENTRIES,
    report::WORDS,
    report::sizing::TABLE,
    report::hold_card::TABLE,
    report::sampled::TABLE,
    report::template::TABLE,
    report::today::TABLE,
    report::booking::TABLE,
    report::explain::TABLE,
    report::export::TABLE,
    report::check::TABLE,
    report::day::TABLE,
    report::page::TABLE,
    report::road::TABLE,
    report::shell::TABLE,
    report::workbook::TABLE,
    report::help::TABLE,
    report::examples::TABLE,
    report::simulation::TABLE,
    report::optimum::TABLE,
    report::sensitivity::TABLE,
    report::lengths::TABLE,
    report::pro::TABLE,
    report::import::TABLE,
];

/// A message in the language of a voice: `tell!(voice, "book.more", count = left)`.
///
/// One of several messages with the same values is chosen by a match:
/// `tell!(voice, rule => { Rule::Sum => "rule.sum", Rule::Max => "rule.max" }, days = days)`.
macro_rules! tell {
    ($voice:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        const MESSAGE: &$crate::messages::Entry =
            $crate::messages::message($key, &[$(stringify!($name)),*]);
        let lang = $crate::messages::Speaks::lang(&$voice);
        MESSAGE.told(lang, &[$((stringify!($name), &$value as &dyn ::std::fmt::Display)),*])
    }};
    ($voice:expr, $of:expr => { $($pattern:pat $(if $guard:expr)? => $key:literal),+ $(,)? }
        $(, $name:ident = $value:expr)* $(,)?
    ) => {{
        const NAMES: &[&str] = &[$(stringify!($name)),*];
        let message: &$crate::messages::Entry = match $of {
            $($pattern $(if $guard)? => const { $crate::messages::message($key, NAMES) }),+
        };
        let lang = $crate::messages::Speaks::lang(&$voice);
        message.told(lang, &[$((stringify!($name), &$value as &dyn ::std::fmt::Display)),*])
    }};
}
pub(crate) use tell;

/// A message without placeholders, to be told later: `key!("shell.reading")`.
macro_rules! key {
    ($key:literal) => {
        const { $crate::messages::message($key, &[]) }
    };
}
pub(crate) use key;

/// The message of a key; run when behov is compiled, by `tell!`.
///
/// # Panics
/// When no table has the key, or a language has other placeholders than `names`.
#[must_use]
pub const fn message(key: &str, names: &[&str]) -> &'static Entry {
    match find(key) {
        Some(entry) if entry.holds(names) => entry,
        Some(_) => panic!("the message has other placeholders than the values given"),
        None => panic!("no table of messages has the key"),
    }
}

/// The entry of a key.
#[must_use]
pub const fn find(key: &str) -> Option<&'static Entry> {
    static INDEX: KeyIndex = KeyIndex::of(TABLES);
    INDEX.entry(TABLES, key)
}

/// Cause and help of a fault of the call; run when behov is compiled, by `fault!`.
///
/// # Panics
/// When a key is missing, a text holds another placeholder than `names`, or a name is in neither.
pub const fn proved(cause: &str, help: &str, names: &[&str]) {
    let (Some(cause), Some(help)) = (find(cause), find(help)) else {
        panic!("no table of messages has the code");
    };
    let (cause, help) = (in_both(cause, names), in_both(help, names));
    assert!(cause | help == (1 << names.len()) - 1, "a value is in neither cause nor help");
}

/// Which of the names both languages hold as placeholders, a bit each.
const fn in_both(entry: &Entry, names: &[&str]) -> u64 {
    let held = (entry.placeholders(Lang::En, names), entry.placeholders(Lang::Da, names));
    let (Some(en), Some(da)) = held else { panic!("the message has another placeholder") };
    en & da
}

/// The entry of a key that is known only when behov runs: codes of the solver and of files.
///
/// # Panics
/// When no table has the key, which is a bug of behov.
#[must_use]
pub fn entry(key: &str) -> &'static Entry {
    find(key).unwrap_or_else(|| panic!("no table of messages has `{key}`"))
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

/// What is wrong with a clinic, in the words of a language.
#[must_use]
pub fn wrong(lang: Lang, fault: &Fault) -> String {
    let values = fault.values();
    let values: Vec<(&str, String)> =
        values.iter().map(|(name, text)| (*name, in_words(lang, name, text))).collect();
    let values: Vec<Value<'_>> = values.iter().map(|(name, text)| (*name, text as _)).collect();
    entry(&format!("{}.cause", fault.code())).told(lang, &values)
}

fn broken(lang: Lang, code: &str, values: &[(&'static str, String)]) -> String {
    let values: Vec<(&str, String)> =
        values.iter().map(|(name, text)| (*name, in_words(lang, name, text))).collect();
    let values: Vec<Value<'_>> = values.iter().map(|(name, text)| (*name, text as _)).collect();
    let part = |part: &str| entry(&format!("{code}.{part}")).told(lang, &values);
    format!("{code}: {}. {}", part("cause"), part("help"))
}
