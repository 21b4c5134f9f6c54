//! Which language is spoken: that of the flag, else of `BEHOV_LANG`, else of the clinic file, else
//! English.

use std::ffi::{OsStr, OsString};

use super::arguments::Arguments;
use super::common::Language;
use crate::format;
use crate::messages::Lang;

/// The variable of the environment.
const VARIABLE: &str = "BEHOV_LANG";

/// The language of a call that need not be one that can be read: for help and for faults of the
/// call itself.
pub(super) fn before(arguments: &[OsString]) -> Lang {
    flag(arguments).or_else(environment).unwrap_or_default()
}

/// The language of a call that could be read.
pub(super) fn of(parsed: &Arguments) -> Lang {
    let given = parsed.common.lang.map(Lang::from);
    let clinic = || parsed.clinic().and_then(format::lang);
    given.or_else(environment).or_else(clinic).unwrap_or_default()
}

impl From<Language> for Lang {
    fn from(word: Language) -> Self {
        match word {
            Language::En => Lang::En,
            Language::Da => Lang::Da,
        }
    }
}

fn environment() -> Option<Lang> {
    std::env::var_os(VARIABLE).as_deref().and_then(word)
}

/// `--lang da` or `--lang=da`, wherever it stands.
fn flag(arguments: &[OsString]) -> Option<Lang> {
    let given = arguments.iter().take_while(|argument| *argument != "--");
    let mut given = given.map(OsString::as_os_str);
    while let Some(argument) = given.next() {
        if argument == "--lang" {
            return given.next().and_then(word);
        }
        if let Some(told) = argument.to_str().and_then(|text| text.strip_prefix("--lang=")) {
            return word(OsStr::new(told));
        }
    }
    None
}

/// `da`, or a locale such as `da_DK.UTF-8`; nothing for a language behov does not speak.
fn word(text: &OsStr) -> Option<Lang> {
    let text = text.to_str()?.to_ascii_lowercase();
    match text.split(['_', '-', '.']).next()? {
        "da" => Some(Lang::Da),
        "en" => Some(Lang::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flagged(arguments: &[&str]) -> Option<Lang> {
        flag(&arguments.iter().map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn the_flag_is_found_in_both_spellings_wherever_it_stands() {
        assert_eq!(flagged(&["behov", "--lang", "da", "check"]), Some(Lang::Da));
        assert_eq!(
            flagged(&["behov", "check", "x", "--lang=da", "--no-such-flag"]),
            Some(Lang::Da)
        );
        assert_eq!(flagged(&["behov", "check", "--lang=en"]), Some(Lang::En));
        assert_eq!(flagged(&["behov", "check", "da"]), None);
        assert_eq!(flagged(&["behov", "init", "--", "--lang=da"]), None);
    }

    #[test]
    fn a_locale_names_its_language() {
        let words = ["da", "da_DK.UTF-8", "DA", "en-GB", "de_DE", ""];
        let told = words.map(|text| word(OsStr::new(text)));
        let [da, en] = [Some(Lang::Da), Some(Lang::En)];
        assert_eq!(told, [da, da, da, en, None, None]);
    }
}
