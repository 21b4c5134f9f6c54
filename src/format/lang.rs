//! The language a clinic file asks for, found before the file is read for good: its faults are told
//! in it as well.

use std::path::Path;

use super::digest::Digests;
use super::source::{Kind, Source};
use super::{CLINIC_FILE, WORKBOOK_FILE, workbook};
use crate::messages::Lang;

/// What `lang` under `[clinic]` says; nothing where the file, the key or the language is not there.
#[must_use]
pub fn lang(dir: &Path) -> Option<Lang> {
    let book = dir.join(WORKBOOK_FILE);
    if book.is_file() {
        let opened = workbook::read(&book, WORKBOOK_FILE, &mut Digests::default()).ok()?;
        return word(opened.root.get("clinic")?.node.text("lang")?);
    }
    let source = Source::look(&dir.join(CLINIC_FILE), CLINIC_FILE, Kind::Toml).ok()?;
    of(&source.text)
}

fn of(text: &str) -> Option<Lang> {
    let lines = text.lines().map(str::trim).skip_while(|line| !line.starts_with("[clinic]"));
    let within = lines.skip(1).take_while(|line| !line.starts_with('['));
    let said = within.filter_map(|line| line.split_once('=')).find(|(key, _)| key.trim() == "lang");
    let (_, value) = said?;
    word(value.split('#').next()?.trim().trim_matches(['"', '\'']))
}

fn word(word: &str) -> Option<Lang> {
    match word {
        "da" => Some(Lang::Da),
        "en" => Some(Lang::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_stands_under_clinic_and_nowhere_else() {
        assert_eq!(of("[clinic]\nname = \"x\"\nlang = \"da\" # dansk\n"), Some(Lang::Da));
        assert_eq!(of("format = 1\n[clinic] # it\n  lang='en'\n[[team]]\n"), Some(Lang::En));
        assert_eq!(of("[clinic]\nname = \"x\"\n[[team]]\nlang = \"da\"\n"), None);
        assert_eq!(of("lang = \"da\"\n"), None);
    }
}
