//! Words and names that behov gives, as a Danish planner reads and writes them: of the clinic file and
//! its workbook, and of the tables that people read.

use super::Lang;

/// Fixed words of the clinic file in Danish: `(in the file, in Danish)`.
pub const CHOICES: &[(&str, &str)] = &[
    ("mon", "man"),
    ("tue", "tir"),
    ("wed", "ons"),
    ("thu", "tor"),
    ("fri", "fre"),
    ("sat", "lør"),
    ("sun", "søn"),
    ("en", "engelsk"),
    ("da", "dansk"),
    ("denmark", "danmark"),
    ("none", "ingen"),
    ("same-day", "samme dag"),
    ("next-day", "næste dag"),
    ("physician", "læge"),
    ("nurse", "sygeplejerske"),
    ("secretary", "sekretær"),
    ("work-up", "udredning"),
    ("treatment", "behandling"),
    ("fixed-control", "fast kontrol"),
    ("need-based", "behovsstyret"),
    ("practice", "almen praksis"),
    ("municipality", "kommune"),
    ("triage", "visitation"),
    ("fewer-visits", "færre besøg"),
    ("virtual", "virtuel"),
    ("task-shift", "opgaveflytning"),
    ("need-based-control", "behovskontrol"),
    ("sub-acute", "subakut"),
    ("conclusion", "svar"),
    ("advice", "rådgivning"),
    ("in-person", "fremmøde"),
    ("video", "video"),
    ("phone", "telefon"),
    ("home", "hjemme"),
    ("own", "fast kliniker"),
    ("team", "team"),
    ("clinic", "ambulatorium"),
    ("waits", "venter"),
    ("overtime", "efter programslut"),
    ("acute", "akut"),
    ("earliest", "først henvendt"),
    ("law", "lov"),
    ("source", "kilde"),
    ("assumption", "antagelse"),
    ("somatic", "somatisk"),
    ("psychiatric", "psykiatrisk"),
    ("constitution-day", "grundlovsdag"),
    ("christmas-eve", "juleaften"),
    ("new-years-eve", "nytårsaften"),
    ("referral", "henvisning"),
    ("referral-for-treatment", "henvisning til behandling"),
    ("consent", "samtykke"),
    ("work-up-start", "udredning begyndt"),
    ("told", "svar givet"),
    ("treatment-start", "behandling begyndt"),
    ("held", "holdt"),
    ("offered", "tilbudt"),
    ("odd", "ulige"),
    ("even", "lige"),
    ("green", "grøn"),
    ("yellow", "gul"),
    ("red", "rød"),
    ("visit", "besøg"),
    ("true", "ja"),
    ("false", "nej"),
];

/// Names that behov gives: `(the table they are names of, in the file, in Danish)`. A name of the
/// clinic's own that is written like the Danish one comes first.
pub const NAMES: &[(&str, &str, &str)] = &[
    ("class", "unknown", "ukendt"),
    ("right", "treatment", "behandling"),
    ("right", "free-choice", "udvidet frit sygehusvalg"),
    ("right", "cancer-work-up", "kræft: udredning"),
    ("right", "cancer-treatment", "kræft: behandling"),
    ("right", "cancer-total", "kræft: i alt"),
    ("right", "cancer-after-treatment", "kræft: efterbehandling"),
    ("right", "left-main-treatment", "hovedstammestenose: behandling"),
    ("right", "left-main-total", "hovedstammestenose: i alt"),
    ("right", "unstable-angina-treatment", "ustabil angina: behandling"),
    ("right", "unstable-angina-total", "ustabil angina: i alt"),
    ("right", "after-infarction-treatment", "efter blodprop i hjertet: behandling"),
    ("right", "after-infarction-total", "efter blodprop i hjertet: i alt"),
    ("right", "child-psychiatry-start", "børnepsykiatri: start"),
    ("right", "child-psychiatry-work-up", "børnepsykiatri: udredning"),
    ("right", "child-psychiatry-treatment", "børnepsykiatri: behandling"),
];

/// The name in the file of one that behov gives, for its Danish one.
#[must_use]
pub fn given_name(table: &str, danish: &str) -> Option<&'static str> {
    let meant = danish.to_lowercase();
    let found = NAMES.iter().find(|(of, _, da)| *of == table && *da == meant);
    found.map(|(_, code, _)| *code)
}

/// The Danish name of one that behov gives.
#[must_use]
pub fn danish_name(table: &str, code: &str) -> Option<&'static str> {
    NAMES.iter().find(|(of, known, _)| *of == table && *known == code).map(|(_, _, da)| *da)
}

/// Words of the tables that people read and correct, beside [`CHOICES`]: blocks, states, reasons.
const OF_TABLES: &[(&str, &str)] = &[
    ("hold", "reserveret"),
    ("open-clinic", "åbent ambulatorium"),
    ("frozen", "fastlagt"),
    ("buffer", "buffer"),
    ("free", "ledig"),
    ("new", "ny"),
    ("kept", "fastholdt"),
    ("made", "booket før"),
    ("held", "afholdt"),
    ("missed", "udeblevet"),
    ("not-waiting", "venter ikke mere"),
    ("left-out", "udeladt"),
    ("booked-before", "har tid i forvejen"),
    ("not-ready", "ikke klar"),
    ("no-opening", "ingen ledig tid"),
    ("lags", "intervaller"),
    ("full", "fuldt"),
    ("beyond", "efter planperioden"),
    ("redirected", "omvisiteret"),
    ("waiting-list", "venteliste"),
    ("no", "nej"),
];

/// How far patients and visits have come by an extract: `(in a map, in Danish)`.
const STATES: &[(&str, &str)] = &[
    ("waiting", "venter"),
    ("booked", "booket"),
    ("cancelled-by-patient", "afbud fra patienten"),
    ("cancelled-by-hospital", "aflyst af hospitalet"),
    ("cancelled", "aflyst"),
    ("no-show", "udeblevet"),
    ("finished", "afsluttet"),
    ("started", "begyndt"),
    ("paused", "på pause"),
];

/// How far a patient or a visit has come, in Danish; itself when it is no word of a map.
#[must_use]
pub fn state(code: &str) -> &str {
    STATES.iter().find(|(known, _)| *known == code).map_or(code, |(_, danish)| danish)
}

/// A word of a table that people read, in the language of its reader.
#[must_use]
pub fn of_table(lang: Lang, code: &str) -> &str {
    let danish = || OF_TABLES.iter().find(|(known, _)| *known == code).map(|(_, danish)| *danish);
    match lang {
        Lang::En => code,
        Lang::Da => danish().unwrap_or_else(|| choice(code)),
    }
}

/// The word that a table is written with, whichever language it is in; itself when it is none.
#[must_use]
pub fn code_of_table(written: &str) -> &str {
    let said = written.trim().to_lowercase();
    let all = || OF_TABLES.iter().chain(CHOICES);
    let code = all().find(|(code, _)| *code == said);
    let found = code.or_else(|| all().find(|(_, danish)| *danish == said));
    found.map_or(written, |(code, _)| code)
}

/// A fixed word in Danish; itself when it has none.
#[must_use]
pub fn choice(code: &str) -> &str {
    CHOICES.iter().find(|(known, _)| *known == code).map_or(code, |(_, danish)| danish)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_danish_word_stands_for_one_word() {
        for (at, (code, danish)) in CHOICES.iter().enumerate() {
            let twice = CHOICES[..at].iter().find(|(_, other)| other == danish);
            assert_eq!(twice, None, "{code}");
        }
        for (code, _) in OF_TABLES {
            assert_eq!(code_of_table(of_table(Lang::Da, code)), *code);
            assert_eq!(code_of_table(code), *code);
        }
        for (table, code, danish) in NAMES {
            assert_eq!(given_name(table, danish), Some(*code));
            assert_eq!(danish_name(table, code), Some(*danish));
        }
    }
}
