//! Headings that are known beside behov's own names of columns, by letters and digits alone.
//!
//! `Egen læge` is none of them: it is the general practitioner. Nor is the day a referral was
//! written or triaged: the rights run from the day it was received.

use super::word::loose;
use crate::messages::{Lang, column};

/// Headings of each column, by its code.
const HEADINGS: &[(&str, &[&str])] = &[
    (
        "pseudonym",
        &[
            "knr",
            "patientkode",
            "ptid",
            "patientid",
            "ptnr",
            "patientnr",
            "ptkode",
            "patientnummer",
        ],
    ),
    (
        "stream",
        &[
            "forløb",
            "forløbstype",
            "henvisningsstrøm",
            "henvisttil",
            "til",
            "venterpå",
            "markørkode",
        ],
    ),
    ("need", &["besøgstype", "ydelse", "kontakttype", "aftaletype"]),
    ("pathway", &["patientforløb"]),
    ("team", &["afsnit", "behandlingssted", "ansvarligenhed", "ambulatorium", "enhed"]),
    (
        "referral_received",
        &[
            "henvmodt",
            "henvmodtaget",
            "henvisningmodt",
            "henvisningenmodtaget",
            "modtaget",
            "modt",
            "modtd",
            "modtagetd",
            "modtagetdato",
            "modtagelsesdato",
            "datomodtaget",
            "markørtidspunkt",
        ],
    ),
    ("class", &["kompleksitet", "besøgslængde", "længdeklasse"]),
    (
        "own",
        &[
            "egenkliniker",
            "ptansvlæge",
            "ptansvarliglæge",
            "patientansvarliglæge",
            "patientansvarlig",
            "fastlæge",
            "fastkliniker",
            "fastbehandler",
            "kontaktlæge",
        ],
    ),
    ("earliest", &["ønsketfra", "ønskettidligst", "ikkefør"]),
    ("latest", &["ønsketsenest", "senestd"]),
    ("blocked", &["ptbortrejst", "bortrejst"]),
    ("patient_pause_days", &["pauseefterptsønskedage", "pausedage"]),
    ("pause_from", &[]),
    ("pause_to", &[]),
    ("pause_reason", &["årsagtilpause", "pausekode"]),
    ("ready", &["klartilbooking"]),
    ("status", &["bookingstatus", "aftalestatus"]),
    ("booked_date", &["booket", "aftaledato", "besøgsdato"]),
    ("booked_from", &["booketkl", "mødetid", "starttid"]),
    ("booked_to", &["sluttid"]),
    ("booked_minutes", &["varighed", "varighedmin", "minutter", "min"]),
    ("booked_clinician", &["behandler", "kliniker", "clinician", "bookethos"]),
    ("booked_need", &["booketydelse", "booketbesøgstype"]),
    ("panel", &["kontrolgruppe"]),
    ("next_control", &[]),
    ("last_seen", &["senestset", "sidstekontakt", "senestekontakt"]),
    ("need_based", &["behovsbestemt"]),
    ("digital", &["minsp", "minsundhedsplatform"]),
    ("pro_score", &[]),
    ("pro_date", &[]),
    ("pro_colour", &[]),
];

/// Headings that mean this in a list of visits alone.
const OF_VISITS: &[(&str, &[&str])] =
    &[("booked_from", &["kl", "klokken", "tidspunkt"]), ("booked_to", &["til", "tilkl"])];

/// Headings that mean this in a list made for behov, where no other day can be meant.
const OF_LISTS: &[(&str, &[&str])] = &[("referral_received", &["henvist"])];

/// Whether a heading is behov's own name of a column, in either language.
pub(crate) fn is_own(code: &str, heading: &str) -> bool {
    let loose_heading = loose(heading);
    [Lang::En, Lang::Da].iter().any(|&lang| loose(&column(lang, code)) == loose_heading)
}

/// The code of the column that a heading of another program means.
pub(crate) fn usual(heading: &str) -> Option<&'static str> {
    among(HEADINGS, heading)
}

/// The same in a list of visits.
pub(crate) fn usual_of_visits(heading: &str) -> Option<&'static str> {
    among(OF_VISITS, heading).or_else(|| usual(heading))
}

/// The same in a list made for behov.
pub(crate) fn usual_of_lists(heading: &str) -> Option<&'static str> {
    among(OF_LISTS, heading).or_else(|| usual_of_visits(heading))
}

/// Whether a heading is of the day a referral was written or judged, from which no right runs.
pub(crate) fn is_of_writing(heading: &str) -> bool {
    let heading = loose(heading);
    let days =
        ["henvisningsdato", "henvisningdato", "henvdato", "henvistd", "visiteret", "oprettet"];
    days.iter().any(|day| heading.starts_with(day))
}

fn among(table: &[(&'static str, &[&str])], heading: &str) -> Option<&'static str> {
    let heading = loose(heading);
    let found = table.iter().find(|(_, names)| names.contains(&heading.as_str()));
    found.map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_usual_heading_means_two_things_and_none_is_the_name_of_its_own_column() {
        let mut all: Vec<&str> = Vec::new();
        for (code, names) in HEADINGS {
            for name in *names {
                assert_eq!(*name, loose(name));
                assert!(!is_own(code, name), "{name} is known by the name of the column");
                all.push(name);
            }
        }
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn names_are_known_however_they_are_spaced() {
        for heading in ["henvisning modtaget", "Henvisning_modtaget", "referral received"] {
            assert!(is_own("referral_received", heading), "{heading}");
        }
        assert!(is_own("panel", "Patientgruppe") && is_own("panel", "Panel"));
        assert_eq!(usual("Sidste kontakt"), Some("last_seen"));
        assert_eq!(usual("Henv.modt."), Some("referral_received"));
        assert_eq!((usual("Henvist"), usual("Henvisningsdato")), (None, None));
        assert_eq!(usual_of_lists("Henvist"), Some("referral_received"));
    }
}
