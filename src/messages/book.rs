//! Faults of a workbook in the words of its sheets and headings: instead of the text of the same
//! key, which speaks of the clinic file as text.

use super::Entry;

macro_rules! book {
    ($($key:literal $en:literal, $da:literal;)+) => {
        /// Texts under `<code>.<part>.book`.
        pub(super) const ENTRIES: &[Entry] =
            &[$(Entry { key: concat!($key, ".book"), en: $en, da: $da }),+];
    };
}

book! {
    "B0102.help" "A clinic takes some kilobytes; check that this is the file you meant. Long lists belong in files of their own, named on the sheet `lists`.",
        "Et ambulatorium fylder få kilobyte; se efter, om det er den rigtige fil. Lange lister hører hjemme i egne filer, som nævnes på arket `Lister`.";
    "B0104.cause" "`{key}` is not a heading of the sheet {table}",
        "`{key}` er ikke en overskrift på arket {table}";
    "B0106.cause" "`{key}` is missing on the sheet {table}",
        "`{key}` mangler på arket {table}";
    "B0106.help" "Fill in this cell; where the heading is missing as well, write it first.",
        "Udfyld denne celle; mangler overskriften også, så skriv den først.";
    "B0113.help" "Lists lie beside the workbook and are named without a path.",
        "Lister ligger ved siden af projektmappen og nævnes uden sti.";
    "B0114.help" "Clear what stands beside the table, or give its column a heading.",
        "Ryd det, der står ved siden af tabellen, eller giv kolonnen en overskrift.";
    "B0119.help" "The first row names the columns: {known}.",
        "Den første række nævner kolonnerne: {known}.";
    "B0129.cause" "`weeks` says odd or even weeks here, and {other}",
        "`uger` siger ulige eller lige uger her, og {other}";
    "B0129.help" "Use one rhythm: odd and even weeks by their number, with `cycle_anchor` empty and `cycle_weeks` 2 or empty; or weeks of the cycle, 1 and 2, counted from `cycle_anchor`.",
        "Brug én rytme: ulige og lige uger efter ugenummer, hvor `rul begynder` er tomt og `rul (uger)` er 2 eller tomt; eller rullets uger, 1 og 2, talt fra `rul begynder`.";
    "B0206.help" "Round it to a multiple of {grid}, or write a smaller `grid_minutes` on the sheet `clinic`.",
        "Rund af til et multiplum af {grid}, eller skriv et mindre tal ved `interval (min.)` på arket `Ambulatorium`.";
    "B0207.help" "Move the session, or widen the hours of that weekday on the sheet `opening`.",
        "Flyt programmet, eller udvid tiden den ugedag på arket `Åbningstid`.";
    "B0208.help" "Shorten or remove one of them; sessions with `weeks` empty are held in every week.",
        "Afkort eller fjern en af dem; programmer, hvor `uger` er tomt, holdes i alle uger.";
    "B0211.help" "Give the team a session of somebody whose role stands under `roles` of `{need}` on the sheet `need`, or add a role there.",
        "Giv teamet et program med en person, hvis faggruppe står under `faggrupper` for `{need}` på arket `Behov`, eller tilføj en faggruppe dér.";
    "B0221.help" "List at most one next control per patient, or correct `size` on the sheet `panel`.",
        "Skriv højst én næste kontrol pr. patient, eller ret `patienter` på arket `Patientgrupper`.";
    "B0225.cause" "{converted} of the patients are converted, but `need_based` names no visit",
        "{converted} af patienterne er omlagt, men `behov efter omlægning` nævner intet besøg";
    "B0225.help" "Name the need that converted patients ask for under `need_based`.",
        "Skriv under `behov efter omlægning`, hvilket behov de omlagte patienter henvender sig med.";
    "B0227.cause" "the team `{team}` promises advice, but no need has the purpose advice",
        "teamet `{team}` har et mål for rådgivning, men intet behov har formålet rådgivning";
    "B0227.help" "Add a row with the purpose advice on the sheet `need`, or clear `advice_minutes_per_week` of the team.",
        "Tilføj en række med formålet rådgivning på arket `Behov`, eller ryd `rådgivning (min. pr. uge)` for teamet.";
    "B0228.help" "Write yes under `held`, or clear the access promise: only holds can keep it.",
        "Skriv ja under `reserveres`, eller ryd målet for ventetid: kun reserverede tider kan opfylde det.";
    "B0229.help" "A referral has been received before today, and relief is wanted after it; correct the date, or `as_of` on the sheet `clinic`, or --today.",
        "En henvisning er modtaget før i dag, og pukkelafvikling ønskes senere; ret datoen, eller `dato i dag` på arket `Ambulatorium`, eller --today.";
    "B0230.help" "Write `release_fill` with the shares for 0, 1, 2, ... open days' notice, each at least the one before: 0.3; 0.7; 0.9; 1.",
        "Skriv under `fyldes efter frigivelse` andelene for 0, 1, 2, ... åbningsdages varsel, hver mindst den forrige: 0,3; 0,7; 0,9; 1.";
    "B0231.help" "Write `low` with the lowest and `high` with the highest the number may be.",
        "Skriv under `lavest` det laveste og under `højest` det højeste, tallet kan være.";
    "B0232.help" "Give such a session a `room`, or write under `setting` of the need how patient and clinician meet: video, phone or home.",
        "Giv et sådant program et `lokale`, eller skriv under `form` for behovet, hvordan patient og kliniker mødes: video, telefon eller hjemme.";
    "B0233.help" "Add a session of a clinician of the team on the sheet `session`, or name under `seen_by` of the team one that may see its patients.",
        "Tilføj et program for en kliniker i teamet på arket `Programmer`, eller nævn under `også set af` for teamet et, der må se dets patienter.";
    "B0234.help" "Name it under `switched_on` on the sheet `law` when it is in force, or carry another right.",
        "Skriv den under `slået til` på arket `Lov`, når den er i kraft, eller brug en anden frist.";
    "B0235.help" "The law gives it to patients of the other sector: correct `sector`, or carry another right.",
        "Loven giver den til patienter i den anden sektor: ret `sektor`, eller brug en anden frist.";
    "B0236.help" "What starts with a referral for treatment or with consent ends with treatment-start.",
        "En frist, der begynder med henvisning til behandling eller samtykke, slutter med: behandling begyndt.";
    "B0237.help" "Fill in `milestone` of one of them.",
        "Udfyld kun `milepæl` på det ene.";
    "B0245.help" "Give a day that has not passed; what is already in place belongs in the clinic itself, for example `converted` of a panel.",
        "Angiv en dag, der ikke er gået; det, der allerede gælder, hører til i selve ambulatoriet, fx `er omlagt` for en patientgruppe.";
    "B0250.help" "Correct the score, or let the bands on the sheet `complexity.pro.bands` reach it; `to` is the first score above a band.",
        "Ret scoren, eller lad intervallerne på arket `PRO-intervaller` nå den; `til` er den første score over et interval.";
    "B0251.help" "Add a row on the sheet `complexity.pro.colours` with the colour and what comes then: visit, phone or none.",
        "Tilføj en række på arket `PRO-farver` med farven og det, der så sker: besøg, telefon eller ingen.";
    "B0252.help" "Fill in the table of answers (PRO) on the sheet `complexity`, or leave the columns out.",
        "Udfyld PRO-tabellen på arket `Kompleksitet`, eller udelad kolonnerne.";
    "B0253.cause" "{phone} of the first visits become calls, and `pro.first_visit.phone_need` names no call",
        "{phone} af førstegangsbesøgene bliver til opkald, og `opkaldet` nævner intet opkald";
    "B0253.help" "Name under `pro.first_visit.phone_need` the need that is the call: it says how long a call takes and who may make it.",
        "Nævn under `opkaldet` det behov, der er opkaldet: det siger, hvor længe et opkald varer, og hvem der må ringe.";
    "B0254.help" "Correct the date, or `as_of` on the sheet `clinic`, or --today.",
        "Ret datoen, eller `dato i dag` på arket `Ambulatorium`, eller --today.";
    "B0255.help" "Leave it out of `pro.first_visit.needs` on the sheet `complexity`, or name another need.",
        "Udelad det af `PRO før førstegangsbesøg` på arket `Kompleksitet`, eller nævn et andet behov.";
    "B0256.help" "Name under `truly` one of the clinic's own classes.",
        "Nævn under `sand klasse` en af ambulatoriets egne klasser.";
    "weeks.other-length" "`cycle_weeks` is not 2", "`rul (uger)` er ikke 2";
    "weeks.anchored" "`cycle_anchor` counts the weeks from a date",
        "`rul begynder` tæller ugerne fra en dato";
    "weeks.numbered" "another row names weeks of the cycle by number",
        "en anden række nævner rullets uger med tal";
}

#[cfg(test)]
mod tests {
    use super::super::{faults, keys, legal, pathway, pro, words};
    use super::*;

    /// What only a file of text has: brackets, `key = value`, keys with an underscore.
    fn is_of_text(text: &str) -> bool {
        let word = |word: &str| {
            let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
            inner.contains('_') && inner.chars().all(|c| c.is_ascii_lowercase() || c == '_')
        };
        text.contains('[')
            || text.contains(" = ")
            || text.split_whitespace().any(|w| !w.contains('{') && word(w))
    }

    /// Faults of files that no workbook of a clinic can cause.
    const OF_TEXT: [&str; 9] =
        ["B0103", "B0109", "B0111", "B0121", "B0124", "B0125", "B0126", "B0127", "B0128"];

    #[test]
    fn no_fault_of_a_workbook_speaks_of_a_file_of_text() {
        let all = [faults::ENTRIES, legal::ENTRIES, pathway::ENTRIES, pro::ENTRIES];
        let mut wrong = Vec::new();
        for entry in all.into_iter().flatten() {
            let key = format!("{}.book", entry.key);
            let own = ENTRIES.iter().find(|of| of.key == key);
            let told = own.unwrap_or(entry);
            if OF_TEXT.iter().any(|code| entry.key.starts_with(code)) {
                continue;
            }
            let quoted: Vec<&str> = told.da.split('`').skip(1).step_by(2).collect();
            let known = |name: &str| {
                keys::SHEETS
                    .iter()
                    .any(|sheet| sheet.da == name || sheet.keys.iter().any(|key| key.da == name))
            };
            let named = |name: &str| !name.starts_with('{') && !name.starts_with("behov ");
            if is_of_text(told.da) || quoted.iter().any(|name| named(name) && !known(name)) {
                wrong.push((told.key, told.da));
            }
        }
        assert_eq!(wrong, []);
    }

    #[test]
    fn every_text_of_a_workbook_stands_for_one_of_a_file() {
        for entry in ENTRIES {
            let of = entry.key.strip_suffix(".book").unwrap();
            let all =
                [faults::ENTRIES, legal::ENTRIES, pathway::ENTRIES, pro::ENTRIES, words::WORDS];
            assert!(all.into_iter().flatten().any(|other| other.key == of), "{of}");
        }
    }
}
