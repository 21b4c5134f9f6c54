//! One patient's dates as text.

use behov_solver::booking::Limit;
use behov_solver::evaluation::rights::Status;
use behov_solver::rng::Seed;

use super::booked::words;
use super::made_with;
use super::remedy::{Legal, remedy};
use crate::messages::{key, tell};
use crate::report::json::{Decided, Patient, Reasons};
use crate::report::sheet::Sheet;
use crate::report::voice::Voice;

mod obstacle;

use obstacle::{contest, obstacle};

/// Obstacles told for each visit.
const TOLD_MAX: usize = 5;

/// What decided each visit, and what would have helped.
#[must_use]
pub(in crate::report) fn explained(
    voice: Voice,
    told: &Reasons<'_>,
    limits: &[Limit],
    (assumptions, seed): (usize, Seed),
) -> Sheet {
    let labels = [
        key!("explain.waits"),
        key!("explain.right"),
        key!("explain.plan"),
        key!("explain.letter"),
        key!("explain.remedy"),
        key!("explain.contest"),
    ];
    let (mut sheet, patient) = (Sheet::labelled(voice, &labels), &told.patient);
    let (clinic, date) = (told.head.clinic, voice.date(told.head.as_of.0));
    let name = patient.pseudonym;
    sheet.title(&tell!(voice, "explain.title", patient = name, clinic = clinic, date = date));
    sheet.gap();
    let (what, date) = (patient.waits_for(), voice.short(patient.referred.0));
    let waits = tell!(voice, "explain.waits.value", what = what, date = date, team = patient.team);
    sheet.row(&tell!(voice, "explain.waits"), &waits);
    sheet.row(&tell!(voice, "explain.right"), &right(voice, patient));
    legal(&mut sheet, voice, patient);
    visits(&mut sheet, voice, told);
    if let Some(late) = &told.late {
        let legal = Legal {
            today: told.head.as_of.0,
            deadline: patient.deadline.map(|deadline| deadline.0),
            plan: patient.plan_due.is_some(),
        };
        sheet.row(&tell!(voice, "explain.remedy"), &remedy(voice, legal, &late.remedy));
        if let Some(rivals) = late.contest.as_ref().filter(|rivals| rivals.overfull) {
            sheet.row(&tell!(voice, "explain.contest"), &contest(voice, rivals));
            sheet.row("", &voice.first_few(&rivals.patients));
        }
    }
    for &limit in limits {
        sheet.paragraph(0, &words::limit(voice, limit));
    }
    sheet.gap();
    made_with(&mut sheet, voice, assumptions, seed);
    sheet
}

/// The plan that is wanted, the letters, and of several rights each.
fn legal(sheet: &mut Sheet, voice: Voice, patient: &Patient<'_>) {
    let late = patient.days_over.is_none_or(|days| days > 0) && !patient.redirected;
    if let Some(date) = patient.plan_due.filter(|_| late) {
        let date = voice.short(date.0);
        sheet.row(&tell!(voice, "explain.plan"), &tell!(voice, "explain.plan.value", date = date));
    }
    for letter in patient.letters.iter().filter(|_| !patient.redirected) {
        sheet.row(&tell!(voice, "explain.letter"), &words::letter(voice, letter));
    }
    if patient.rights.len() > 1 {
        sheet.table(&words::each(voice, patient));
    }
}

fn right(voice: Voice, patient: &Patient<'_>) -> String {
    let told = right_told(voice, patient);
    if patient.proxy { tell!(voice, "explain.right.proxy", right = told) } else { told }
}

fn right_told(voice: Voice, patient: &Patient<'_>) -> String {
    let Some(deadline) = patient.deadline else {
        return if patient.ended == Status::NotStarted {
            tell!(voice, "explain.right.not-started")
        } else {
            tell!(voice, "explain.right.none")
        };
    };
    let deadline = voice.in_week(deadline.0);
    if let Some(days) = patient.days_over.filter(|days| *days > 0 && !patient.redirected) {
        let days = voice.whole(days as usize);
        return tell!(voice, "explain.right.over", deadline = deadline, days = days);
    }
    let state = words::state(voice, patient);
    tell!(voice, "explain.right.value", deadline = deadline, state = state)
}

/// Each visit, then the dates before it and what kept it from them.
fn visits(sheet: &mut Sheet, voice: Voice, told: &Reasons<'_>) {
    if told.patient.visits.is_empty() {
        sheet.row("", &tell!(voice, "explain.no-visit"));
    }
    for visit in &told.patient.visits {
        let when = tell!(
            voice,
            "explain.visit.value",
            need = visit.need,
            clinician = visit.clinician,
            date = voice.in_week(visit.date.0),
            span = visit.hours.told()
        );
        sheet.row(&tell!(voice, "explain.visit", step = visit.step), &when);
        for outside in told.outside_lag.iter().filter(|row| row.step == visit.step) {
            sheet.row("", &words::outside_lag(voice, outside));
        }
        let of_step = |row: &&Decided<'_>| row.step == visit.step;
        let Some(decided) = told.decided.iter().find(of_step) else { continue };
        if decided.hurdles.is_empty() {
            sheet.row("", &tell!(voice, "explain.first"));
        }
        for hurdle in decided.hurdles.iter().take(TOLD_MAX) {
            let (date, why) = (voice.in_week(hurdle.date.0), obstacle(voice, &hurdle.obstacle));
            sheet.row("", &tell!(voice, "explain.not-earlier", date = date, obstacle = why));
        }
    }
}
