//! One patient's dates as text.

use super::made;
use crate::messages::{key, tell};
use crate::report::booked::words;
use crate::report::explained::{Explained, contest, obstacle, remedy};
use crate::report::sheet::Sheet;
use crate::report::voice::Voice;
use behov_solver::table::Id;

/// Obstacles told for each visit.
const TOLD_MAX: usize = 5;

/// What decided each visit, and what would have helped.
#[must_use]
pub fn explained(voice: Voice, told: &Explained<'_>) -> Sheet {
    let parts = told.instance.parts();
    let patient = told.listed.patient;
    let mut sheet = Sheet::new(label_width(voice));
    sheet.title(&tell!(
        voice,
        "explain.title",
        patient = words::pseudonym(told.instance, patient),
        clinic = parts.name.clone(),
        date = voice.date(parts.as_of)
    ));
    sheet.gap();
    let row = &parts.waiting[patient.index()];
    sheet.row(
        &tell!(voice, "explain.waits"),
        &tell!(
            voice,
            "explain.waits.value",
            what = words::waits_for(told.instance, patient),
            date = voice.short(row.referred),
            team = parts.teams[row.team].name.clone()
        ),
    );
    sheet.row(&tell!(voice, "explain.right"), &right(voice, told));
    visits(&mut sheet, voice, told);
    if let Some(late) = told.late() {
        sheet.row(&tell!(voice, "explain.remedy"), &remedy(voice, told.instance, &late.remedy));
        if let Some(rivals) = late.contest.as_ref().filter(|rivals| rivals.overfull()) {
            sheet.row(&tell!(voice, "explain.contest"), &contest(voice, rivals));
            sheet.row("", &words::pseudonyms(voice, told.instance, &rivals.patients));
        }
    }
    for &limit in &told.explained.limits_met {
        sheet.paragraph(0, &words::limit(voice, limit));
    }
    sheet.gap();
    made(&mut sheet, voice, told.instance, told.seed);
    sheet
}

fn label_width(voice: Voice) -> usize {
    let labels = [
        key!("explain.waits"),
        key!("explain.right"),
        key!("explain.remedy"),
        key!("explain.contest"),
    ];
    labels.map(|label| voice.say(label).chars().count()).into_iter().max().unwrap_or(0)
}

fn right(voice: Voice, told: &Explained<'_>) -> String {
    let Some(deadline) = told.rights.deadline else { return tell!(voice, "explain.right.none") };
    let deadline = voice.short(deadline);
    if told.rights.days_over > 0 && told.rights.finish.is_some() {
        let days = voice.whole(told.rights.days_over as usize);
        return tell!(voice, "explain.right.over", deadline = deadline, days = days);
    }
    let state = words::state(voice, told.instance, (told.listed, told.rights));
    tell!(voice, "explain.right.value", deadline = deadline, state = state)
}

/// Each visit, then the dates before it and what kept it from them.
fn visits(sheet: &mut Sheet, voice: Voice, told: &Explained<'_>) {
    let parts = told.instance.parts();
    if told.listed.visits.is_empty() {
        sheet.row("", &tell!(voice, "explain.no-visit"));
    }
    for visit in &told.listed.visits {
        let label = tell!(voice, "explain.visit", step = (visit.step + 1));
        sheet.row(
            &label,
            &tell!(
                voice,
                "explain.visit.value",
                need = parts.needs[visit.need].name.clone(),
                clinician = parts.clinicians[visit.clinician].name.clone(),
                date = voice.short(visit.date),
                span = visit.span
            ),
        );
        for outside in told.outside().filter(|row| row.step == visit.step) {
            sheet.row("", &words::outside_lag(voice, outside));
        }
        let Some(decided) = told.decided().find(|row| row.step == visit.step) else { continue };
        if decided.hurdles.is_empty() {
            sheet.row("", &tell!(voice, "explain.first"));
        }
        for hurdle in decided.hurdles.iter().take(TOLD_MAX) {
            let why = obstacle(voice, told.instance, &hurdle.obstacle);
            sheet.row(
                "",
                &tell!(
                    voice,
                    "explain.not-earlier",
                    date = voice.short(hurdle.date),
                    obstacle = why
                ),
            );
        }
    }
}
