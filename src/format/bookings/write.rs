//! Patients to lines.

use std::fmt::Write as _;

use behov_solver::booking::Reason;
use behov_solver::instance::Instance;
use behov_solver::table::Id;

use super::super::list::quoted;
use super::COLUMNS;
use super::patient::{Listed, Visit};

/// The bookings as CSV with a heading, separated by `;`: one line per visit, and one for every
/// patient for whom nothing new is booked, with the reason.
#[must_use]
pub fn write_bookings(clinic: &Instance, patients: &[Listed]) -> String {
    let heading: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
    let mut text = heading.join(";") + "\n";
    for patient in patients {
        for visit in &patient.visits {
            line(&mut text, fields(clinic, patient, Some(visit)));
        }
        let told = patient.reason.filter(|_| patient.finish.is_none());
        if told.is_some() || patient.visits.is_empty() {
            line(&mut text, fields(clinic, patient, None));
        }
    }
    text
}

fn line(text: &mut String, fields: [String; 14]) {
    let _ = writeln!(text, "{}", fields.map(|field| quoted(&field)).join(";"));
}

fn fields(clinic: &Instance, listed: &Listed, visit: Option<&Visit>) -> [String; 14] {
    let parts = clinic.parts();
    let patient = &parts.waiting[listed.patient.index()];
    let of = |text: &dyn Fn(&Visit) -> String| visit.map(text).unwrap_or_default();
    let team = visit.map_or(patient.team, |visit| visit.team);
    let reason = if visit.is_none() { listed.reason.map(reason_code) } else { None };
    let step = match (visit, listed.reason) {
        (Some(visit), _) => Some(visit.step),
        (None, Some(Reason::NoOpening { step })) => Some(step),
        _ => None,
    };
    [
        patient.pseudonym.clone(),
        parts.teams[team].name.clone(),
        step.map(|step| (step + 1).to_string()).unwrap_or_default(),
        of(&|visit| parts.needs[visit.need].name.clone()),
        of(&|visit| parts.clinicians[visit.clinician].name.clone()),
        of(&|visit| visit.date.to_string()),
        of(&|visit| visit.span.from.to_string()),
        of(&|visit| visit.span.to.to_string()),
        of(&|visit| visit.span.minutes().0.to_string()),
        listed.deadline.map(|date| date.to_string()).unwrap_or_default(),
        listed.finish.map(|date| date.to_string()).unwrap_or_default(),
        listed.days_over.map(|days| days.to_string()).unwrap_or_default(),
        visit.map_or("left-out", |visit| visit.status.code()).to_owned(),
        reason.unwrap_or_default().to_owned(),
    ]
}

/// The word of a reason in files.
#[must_use]
pub fn reason_code(reason: Reason) -> &'static str {
    match reason {
        Reason::BookedBefore => "booked-before",
        Reason::NotReady => "not-ready",
        Reason::NoOpening { .. } => "no-opening",
        Reason::Lags => "lags",
        Reason::Full => "full",
        Reason::Beyond => "beyond",
    }
}
