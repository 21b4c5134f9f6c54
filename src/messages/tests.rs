//! What holds of every message of every table.

use std::collections::BTreeSet;

use regex::Regex;

use super::{Entry, TABLES};

fn entries() -> impl Iterator<Item = &'static Entry> {
    TABLES.iter().copied().flatten()
}

/// The names of a text's placeholders.
fn placeholders(text: &str) -> BTreeSet<&str> {
    let inside = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
    inside.map(|(inside, _)| inside.split_once(':').map_or(inside, |(name, _)| name)).collect()
}

#[test]
fn every_key_stands_once() {
    let mut seen = BTreeSet::new();
    for entry in entries() {
        assert!(seen.insert(entry.key), "`{}` stands twice", entry.key);
    }
}

#[test]
fn both_languages_say_the_same_things() {
    for entry in entries() {
        assert_eq!(placeholders(entry.en), placeholders(entry.da), "{}", entry.key);
        assert!(!entry.en.trim().is_empty() && !entry.da.trim().is_empty(), "{}", entry.key);
    }
}

#[test]
fn every_choice_of_a_number_has_a_form_for_one_and_a_form_for_many() {
    for text in entries().flat_map(|entry| [entry.en, entry.da]) {
        let inside = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
        for (inside, _) in inside {
            let forms = inside.split_once(':').map(|(_, forms)| forms.matches('|').count());
            assert!(forms.is_none_or(|bars| bars == 1), "{text}");
        }
    }
}

/// Words that Danish does not use here, each with the words that may hold it.
const BANNED: [(&str, &[&str]); 38] = [
    ("klinik", &["kliniker"]),
    ("session", &[]),
    ("behandler", &[]),
    ("rolle", &["kontrolle"]),
    ("egen kliniker", &[]),
    ("egen læge", &[]),
    ("fri ", &[]),
    ("frit", &["frit sygehusvalg"]),
    ("frie", &[]),
    ("løfte", &[]),
    ("lovet", &[]),
    ("lover", &[]),
    ("dommer", &[]),
    ("adgang", &[]),
    ("øvrig", &[]),
    ("overløb", &[]),
    ("frø", &[]),
    ("gitter", &[]),
    ("cyklus", &[]),
    ("rulleperiode", &[]),
    ("overtid", &[]),
    ("overarbejd", &[]),
    ("politik", &[]),
    ("i middel", &[]),
    ("middeltal", &[]),
    ("95 af 100", &[]),
    ("delvis:", &[]),
    ("sub-akut", &[]),
    ("reservationskort", &[]),
    ("reservekort", &[]),
    ("andetsteds", &[]),
    ("horisont", &[]),
    ("stikprøveforløb", &[]),
    ("domineret", &[]),
    ("rækkevidde", &[]),
    ("hvem som helst", &[]),
    ("vejede", &[]),
    ("estimeret", &[]),
];

/// What a reader sees of a text: no placeholders, no words of the clinic file.
fn read(text: &str) -> String {
    let unread = Regex::new(r"`[^`]*`|\[\[[^\]]*\]\]|\{[a-z_]+[:}]").unwrap();
    format!("{} ", unread.replace_all(text, "").to_lowercase())
}

#[test]
fn danish_uses_one_word_for_each_idea() {
    for entry in entries() {
        let read = read(entry.da);
        for (word, allowed) in BANNED {
            let left = allowed.iter().fold(read.clone(), |left, good| left.replace(good, ""));
            assert!(!left.contains(word), "{}: `{word}` in {}", entry.key, entry.da);
        }
    }
}

#[test]
fn no_noun_in_the_plural_stands_behind_a_count_that_may_be_one() {
    let english = Regex::new(
        r"\{[a-z_]+\} (?:open |easy |complex |further |random |more )?(?:days|weeks|visits|patients|requests|blocks|holds|sessions|teams|clinicians|numbers|lines|faults|promises|replications|runs|bookings|rooms)\b",
    );
    let danish = Regex::new(
        r"\{[a-z_]+\} (?:åbningsdage|dage|uger|patienter|henvendelser|programmer|klinikere|kørsler|linjer|blokke|bookinger|lokaler|tider)\b",
    );
    let (english, danish) = (english.unwrap(), danish.unwrap());
    for entry in entries() {
        let found = english.find(entry.en).or_else(|| danish.find(entry.da));
        let found = found.map(|found| found.as_str());
        assert!(found.is_none(), "{}: write a choice for `{found:?}`", entry.key);
    }
}
