//! What a heading of an extract may mean.

use std::sync::LazyLock;

use super::field::{Field, Kind};
use crate::format::said::heading;
use crate::format::said::word::loose;
use crate::messages::{Lang, column};

/// The kinds of lists.
const KINDS: [Kind; 3] = [Kind::Waiting, Kind::Bookings, Kind::Panel];

/// The columns of the lists that behov writes, by letters and digits alone.
static OWN: LazyLock<Vec<(Kind, Field, String)>> = LazyLock::new(|| {
    let names = |kind: Kind, field: Field| {
        let of = move |lang: &Lang| (kind, field, loose(&column(*lang, field.column(kind))));
        [Lang::En, Lang::Da].map(|lang| of(&lang))
    };
    let fields = |kind: Kind| Field::ALL.iter().flat_map(move |field| names(kind, *field));
    KINDS.into_iter().flat_map(fields).collect()
});

/// The fields that a heading may mean in a list of a kind, the likeliest first: what other programs
/// mean by it, and what behov means by it in the lists it writes.
pub(super) fn fields(kind: Kind, written: &str) -> Vec<Field> {
    let loose = loose(written);
    if loose.is_empty() {
        return Vec::new();
    }
    let usual = match kind {
        Kind::Bookings => heading::usual_of_visits(written),
        Kind::Waiting | Kind::Panel => heading::usual(written),
    };
    let own = OWN.iter().filter(|(of, _, name)| *of == kind && *name == loose);
    let mut fields: Vec<Field> = usual.and_then(Field::parse).into_iter().collect();
    fields.extend(own.map(|(_, field, _)| *field));
    fields.retain(|field| field.is_of(kind));
    fields.dedup();
    fields
}

/// Whether a heading may mean a field.
pub(super) fn may_mean(kind: Kind, written: &str, field: Field) -> bool {
    fields(kind, written).contains(&field)
}

/// The fields that a heading may mean in any list.
pub(super) fn fields_of_any(written: &str) -> impl Iterator<Item = Field> {
    KINDS.into_iter().flat_map(|kind| fields(kind, written))
}

/// Whether a heading means anything in any list.
pub(super) fn is_known(heading: &str) -> bool {
    fields_of_any(heading).next().is_some()
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
    fn the_gp_and_the_day_of_writing_are_no_fields() {
        for heading in ["Egen læge", "Henvisningsdato", "Visiteret d.", "Oprettet", "Ventetid", ""]
        {
            assert!(!is_known(heading), "{heading}");
        }
        assert_eq!(fields(Kind::Waiting, "Henv.modt."), [Field::ReferralReceived]);
        assert_eq!(fields(Kind::Waiting, "Forløb"), [Field::Stream, Field::Pathway]);
        assert_eq!(fields(Kind::Bookings, "Kl."), [Field::BookedFrom]);
        assert_eq!(fields(Kind::Bookings, "Til"), [Field::BookedTo]);
        assert_eq!(fields(Kind::Waiting, "Kl."), []);
        assert!(is_personal("Postnr. og by") && is_personal("E-mail") && !is_personal("Modtaget"));
    }
}
