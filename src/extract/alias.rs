//! Headings that are known without a map, by letters and digits alone.
//!
//! `Egen læge` is none of them: it is the general practitioner. Nor is the day a referral was
//! written or triaged: the rights run from the day it was received.

use super::field::{Field, Kind};
use super::word::loose;

/// Headings of each field.
const ALIASES: &[(Field, &[&str])] = &[
    (
        Field::Pseudonym,
        &["knr", "pseudonym", "patientkode", "ptid", "patientid", "ptnr", "patientnr", "ptkode"],
    ),
    (
        Field::Stream,
        &[
            "stream",
            "strøm",
            "forløb",
            "forløbstype",
            "henvisttil",
            "til",
            "venterpå",
            "markørkode",
        ],
    ),
    (Field::Need, &["need", "behov", "besøgstype", "ydelse", "kontakttype", "aftaletype"]),
    (Field::Pathway, &["pathway", "patientforløb"]),
    (
        Field::Team,
        &["team", "afsnit", "behandlingssted", "ansvarligenhed", "ambulatorium", "enhed"],
    ),
    (
        Field::ReferralReceived,
        &[
            "referralreceived",
            "henvisningmodtaget",
            "henvmodt",
            "henvmodtaget",
            "henvisningmodt",
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
    (Field::Class, &["class", "klasse", "kompleksitet", "besøgslængde", "længdeklasse"]),
    (
        Field::Own,
        &[
            "own",
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
    (Field::Earliest, &["earliest", "tidligst", "ønsketfra", "ønskettidligst", "ikkefør"]),
    (Field::Latest, &["latest", "senest", "ønsketsenest", "senestd"]),
    (Field::Blocked, &["blocked", "kanikke", "ptbortrejst", "bortrejst"]),
    (
        Field::PatientPauseDays,
        &["patientpausedays", "patientenspausedage", "pauseefterptsønskedage", "pausedage"],
    ),
    (Field::PauseFrom, &["pausefrom", "pausefra"]),
    (Field::PauseTo, &["pauseto", "pausetil"]),
    (Field::PauseReason, &["pausereason", "pauseårsag", "årsagtilpause", "pausekode"]),
    (Field::Ready, &["ready", "klar", "klartilbooking"]),
    (Field::Status, &["status", "bookingstatus", "aftalestatus"]),
    (Field::BookedDate, &["bookeddate", "booketdato", "booket", "aftaledato", "besøgsdato"]),
    (Field::BookedFrom, &["bookedfrom", "booketkl", "mødetid", "starttid"]),
    (Field::BookedTo, &["bookedto", "sluttid"]),
    (Field::BookedMinutes, &["bookedminutes", "varighed", "varighedmin", "minutter", "min"]),
    (
        Field::BookedClinician,
        &["bookedclinician", "behandler", "kliniker", "clinician", "bookethos"],
    ),
    (Field::BookedNeed, &["bookedneed", "booketydelse", "booketbesøgstype"]),
    (Field::Panel, &["panel", "patientgruppe", "kontrolgruppe"]),
    (Field::NextControl, &["nextcontrol", "næstekontrol"]),
    (Field::LastSeen, &["lastseen", "sidstset", "senestset"]),
    (Field::NeedBased, &["needbased", "behovsstyret", "behovsbestemt"]),
    (Field::Digital, &["digital", "minsp", "minsundhedsplatform"]),
    (Field::ProScore, &["proscore"]),
    (Field::ProDate, &["prodato", "prodate"]),
    (Field::ProColour, &["profarve", "procolour"]),
];

/// Headings that mean this in a list of visits alone.
const OF_BOOKINGS: &[(Field, &[&str])] = &[
    (Field::BookedDate, &["dato", "date"]),
    (Field::BookedFrom, &["kl", "fra", "from", "klokken", "tidspunkt"]),
    (Field::BookedTo, &["to", "til", "tilkl"]),
];

/// The field of a heading in a list of a kind.
pub(super) fn field(kind: Kind, heading: &str) -> Option<Field> {
    let loose = loose(heading);
    if loose.is_empty() {
        return None;
    }
    let among = |list: &[(Field, &[&str])]| {
        let found = list.iter().find(|(_, names)| names.contains(&loose.as_str()));
        found.map(|(field, _)| *field).filter(|field| field.is_of(kind))
    };
    let of_bookings = if kind == Kind::Bookings { among(OF_BOOKINGS) } else { None };
    of_bookings.or_else(|| among(ALIASES))
}

/// Whether a heading means anything in any list.
pub(super) fn is_known(heading: &str) -> bool {
    [Kind::Waiting, Kind::Bookings, Kind::Panel].iter().any(|kind| field(*kind, heading).is_some())
}

/// Headings of what a list without names may not keep, by a part of them.
const PERSONAL: [&str; 20] = [
    "navn",
    "name",
    "adresse",
    "address",
    "vej",
    "postnr",
    "postby",
    "telefon",
    "tlf",
    "mobil",
    "phone",
    "mail",
    "cpr",
    "personnummer",
    "fødsel",
    "fødedato",
    "født",
    "birth",
    "pårørende",
    "egenlæge",
];

/// Whether a heading names a person or where they are to be found.
pub(super) fn is_personal(heading: &str) -> bool {
    let loose = loose(heading);
    PERSONAL.iter().any(|part| loose.contains(part)) || matches!(loose.as_str(), "by" | "bopæl")
}

/// Whether a heading is of a day of birth.
pub(super) fn is_birth(heading: &str) -> bool {
    let loose = loose(heading);
    ["fødsel", "fødedato", "født", "birth", "fdato", "fdag", "cpr", "personn"]
        .iter()
        .any(|part| loose.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_heading_means_two_things() {
        let mut all: Vec<&str> = ALIASES.iter().flat_map(|(_, names)| *names).copied().collect();
        assert!(all.iter().all(|name| *name == loose(name)));
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn the_gp_and_the_day_of_writing_are_no_fields() {
        for heading in ["Egen læge", "Henvisningsdato", "Visiteret d.", "Oprettet", "Ventetid", ""]
        {
            assert!(!is_known(heading), "{heading}");
        }
        assert_eq!(field(Kind::Waiting, "Henv.modt."), Some(Field::ReferralReceived));
        assert_eq!(field(Kind::Bookings, "Kl."), Some(Field::BookedFrom));
        assert_eq!(field(Kind::Waiting, "Kl."), None);
        assert!(is_personal("Postnr. og by") && is_personal("E-mail") && !is_personal("Modtaget"));
    }
}
