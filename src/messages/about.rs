//! What numbers are about that no key of a clinic file names, as a Danish planner reads it.

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

/// What a number is about in Danish; `None` for a key of the clinic file.
#[must_use]
pub fn danish_about(about: &str) -> Option<String> {
    ABOUT.iter().find_map(|(code, danish)| match code.split_once('*') {
        None => (*code == about).then(|| (*danish).to_owned()),
        Some((before, after)) => {
            let name = about.strip_prefix(before)?.strip_suffix(after)?;
            Some(danish.replace('*', name))
        }
    })
}
