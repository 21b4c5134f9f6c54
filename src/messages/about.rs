//! What numbers are about, as a Danish planner reads it: keys of the clinic file, and what no key names.

use super::keys;
use super::word::danish_name;

/// `(what an assumption says, in Danish)`; `*` is the name of a row.
const ABOUT: &[(&str, &str)] = &[
    ("goals.asked", "Mål: henvendelser på dagen"),
    ("law.month_days", "Lov: en måned"),
    ("law.last_day", "Lov: den sidste dag"),
    ("law.letter", "Lov: breve"),
    ("law.redirected_on_the_last_day", "Lov: omvisitering på den sidste dag"),
    ("law.incomplete_referral", "Lov: mangelfuld henvisning"),
    ("law.own_days", "Lov: patientens egen udsættelse"),
    ("law.played", "Lov: frister, når dage afprøves"),
    ("sizing.*.handover_minutes", "Beregning, *: overlevering (min.)"),
    ("day.waiting_weight", "Dagen: vægt af ventetid"),
    ("day.idle_weight", "Dagen: vægt af tid uden patient"),
    ("day.overtime_weight", "Dagen: vægt af tid efter programslut"),
    ("day.together_max", "Dagen: flest mødt ad gangen"),
    ("day.holds", "Dagen: reserverede tider"),
    ("day.length", "Dagen: besøgenes længde"),
    ("day.breaks", "Dagen: pauser"),
    ("road.accepts", "Omlægning: siger ja"),
    ("road.weeks", "Omlægning: uger i et år"),
    ("road.next_controls", "Omlægning: næste kontroller"),
    ("road.life", "Omlægning: nye patienter og patienter, der forlader gruppen"),
    ("road.moves", "Omlægning: flest ændringer fra en fase til den næste"),
    ("road.phases", "Omlægning: flest faser"),
    ("road.phase_minutes", "Omlægning: ændring, der giver en ny fase (min. om ugen)"),
    ("simulation.accepts", "Afprøvning: siger ja til omlægning"),
    ("simulation.holds", "Afprøvning: reserverede tider under ændringer"),
    ("simulation.misclassified", "Afprøvning: anden klasse end antaget"),
    ("simulation.control_notice_open_days", "Afprøvning: varsel for kontroller (åbne dage)"),
    ("simulation.notice_open_days", "Afprøvning: varsel (åbne dage)"),
    ("simulation.leave", "Afprøvning: den fraværendes tider"),
    ("simulation.leave_again_after_weeks", "Afprøvning: fravær gentages efter (uger)"),
    ("simulation.start", "Afprøvning: begyndelsen"),
    ("simulation.punctual", "Afprøvning: patienter møder til tiden"),
    ("simulation.patient_cancels", "Afprøvning: afbud fra patienter"),
    ("simulation.hospital_cancels", "Afprøvning: flyttet af hospitalet"),
    ("visits_min", "færrest besøg"),
    ("minutes_max", "længste besøg (min.)"),
];

/// What a number is about, in Danish; `None` for what is neither a key of the clinic file nor known.
#[must_use]
pub fn in_danish(about: &str) -> Option<String> {
    beside_the_file(about).or_else(|| of_the_file(about))
}

/// What a number is about that no key of the clinic file names.
fn beside_the_file(about: &str) -> Option<String> {
    ABOUT.iter().find_map(|(code, danish)| match code.split_once('*') {
        None => (*code == about).then(|| (*danish).to_owned()),
        Some((before, after)) => {
            let name = about.strip_prefix(before)?.strip_suffix(after)?;
            Some(danish.replace('*', name))
        }
    })
}

/// A key as the Danish workbook has it: `Behov, akut tid: fremmøde`.
fn of_the_file(key: &str) -> Option<String> {
    let of = |sheet: &'static keys::SheetWords| {
        // Rows within rows are named by the table they are in.
        let outer = || key.strip_prefix(sheet.code.split('.').next()?);
        let own = key.strip_prefix(sheet.code);
        let rest = own.or_else(outer)?.strip_prefix('.')?;
        let named = sheet.keys.iter().filter_map(move |words| {
            let before = rest.strip_suffix(words.code)?;
            match before.strip_suffix('.') {
                _ if before.is_empty() => Some((words, "")),
                Some(name) if !name.is_empty() => Some((words, name)),
                _ => None,
            }
        });
        let (words, name) = named.max_by_key(|(words, _)| words.code.len())?;
        let name = danish_name(sheet.code, name).unwrap_or(name);
        let row = if name.is_empty() { String::new() } else { format!(", {name}") };
        Some(((own.is_some(), words.code.len()), format!("{}{row}: {}", sheet.da, words.da)))
    };
    let found = keys::SHEETS.iter().filter_map(of).max_by_key(|(fits, _)| *fits);
    found.map(|(_, words)| words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_said_by_sheet_row_and_heading() {
        let said = |key| in_danish(key).unwrap_or_default();
        assert_eq!(said("clinic.grid_minutes"), "Ambulatorium: interval (min.)");
        assert!(said("need.akut tid.may_take_unheld").starts_with("Behov, akut tid: "));
        assert!(said("right.cancer-treatment.starts_at").contains("kræft: behandling"));
        assert!(said("need.a.b.no_show").starts_with("Behov, a.b: "));
        assert_eq!(said("day.breaks"), "Dagen: pauser");
        assert_eq!(in_danish("anything at all"), None);
    }
}
