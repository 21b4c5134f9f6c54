//! The example clinic: what a planner sees first.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::decode::Decoder;
use super::shape::ClinicFile;
use super::source::Source;
use super::workbook::{book_of, every_key};
use super::{CLINIC_FILE, tree};
use crate::messages::Lang;

/// What the shipped clinic says of holidays, so that its weeks can be worked out by hand, and what
/// a clinic that begins says: Danes are closed on Danish holidays.
const HOLIDAYS: [&str; 2] = [
    "public_holidays = \"none\"       # \"denmark\" closes on Danish public holidays",
    "public_holidays = \"denmark\"    # \"none\" is open on public holidays too",
];

/// The files of the example clinic, name and text: Ada, Bea and their patients, with Danish
/// holidays, and below them every key with what it means.
#[must_use]
pub fn init_example(lang: Lang) -> [(&'static str, String); 2] {
    let [shipped, begun] = HOLIDAYS;
    let (clinic, waiting) = match lang {
        Lang::En => (
            include_str!("../../instances/tiny/clinic.toml").replacen(shipped, begun, 1),
            include_str!("../../instances/tiny/waiting.csv"),
        ),
        Lang::Da => (
            include_str!("example/clinic.da.toml").to_owned(),
            include_str!("example/waiting.da.csv"),
        ),
    };
    let clinic = format!("{}\n\n{}", clinic.trim_end(), every_key(lang));
    [("clinic.toml", clinic), ("waiting.csv", waiting.to_owned())]
}

/// The example clinic as a workbook, with an example below each heading of which it has no row.
///
/// # Panics
/// Never: the example is a clinic file.
#[must_use]
pub fn init_workbook(lang: Lang) -> Vec<u8> {
    let [(_, text), _] = init_example(lang);
    let clinic = shape(text.clone());
    let examples = shape(text + "\n" + rows(lang));
    book_of(&clinic, Some(&examples), lang).save_to_buffer().expect("memory takes it")
}

/// A row for each table that the example clinic leaves out.
fn rows(lang: Lang) -> &'static str {
    match lang {
        Lang::En => include_str!("example/rows.toml"),
        Lang::Da => include_str!("example/rows.da.toml"),
    }
}

fn shape(text: String) -> ClinicFile {
    let root = tree::parse(&Source::new(CLINIC_FILE, text)).expect("it is TOML");
    let decoder = Decoder { node: &root, left_out: &BTreeSet::new() };
    ClinicFile::deserialize(decoder).expect("it is a clinic")
}

#[cfg(test)]
mod tests {
    use behov_solver::instance::PublicHolidays;

    use super::super::tests::read_files;
    use super::*;

    #[test]
    fn the_danish_example_is_the_english_one_by_other_names() {
        let read = |lang| {
            let files = init_example(lang);
            read_files(&files.each_ref().map(|(name, text)| (*name, text.as_bytes()))).unwrap()
        };
        let (danish, english) = (read(Lang::Da), read(Lang::En));
        let (danish, english) = (danish.parts(), english.parts());
        assert_eq!(danish.sessions, english.sessions);
        let holidays = [&danish.calendar, &english.calendar].map(|of| of.public_holidays);
        assert_eq!(holidays, [PublicHolidays::Denmark; 2]);
        assert_eq!(danish.goals, english.goals);
        assert_eq!(danish.waiting.len(), english.waiting.len());
        let minutes = |parts: &behov_solver::instance::InstanceParts| {
            parts.needs.values().map(|need| need.minutes.clone()).collect::<Vec<_>>()
        };
        assert_eq!(minutes(danish), minutes(english));
    }

    #[test]
    fn the_list_beside_the_danish_example_has_danish_headings() {
        let [_, (_, list)] = init_example(Lang::Da);
        let heading = "pseudonym;strøm;team;henvisning_modtaget;klasse;egen;tidligst;senest;";
        assert!(list.starts_with(heading), "{list}");
    }

    #[test]
    fn the_example_explains_every_key_in_the_language_of_its_reader() {
        let [(_, text), _] = init_example(Lang::Da);
        for (key, said) in [
            ("roles", "physician"),
            ("setting", "video"),
            ("eligible", "Andel"),
            ("converted", "Andel"),
            ("access.days", ""),
            ("minutes_by_class.KLASSE", ""),
            ("safety_weeks", "kontakt"),
        ] {
            let line = text.lines().find(|line| line.starts_with(&format!("#   {key}")));
            let line = line.unwrap_or_else(|| panic!("{key} is not explained"));
            assert!(text.contains(line) && text.contains(said), "{line}");
        }
        assert!(text.contains("# [[complexity.pro.bands]] PRO-intervaller"));
        let long = text.lines().filter(|line| line.starts_with('#') && line.chars().count() > 110);
        assert_eq!(long.collect::<Vec<_>>(), [""; 0]);
    }
}
