//! Patients to lines.

use behov_solver::booking::Reason;
use behov_solver::instance::Instance;
use behov_solver::table::Id;

use super::super::list::columns_of;
use super::super::table::Table;
use super::COLUMNS;
use super::patient::{Listed, Visit};
use crate::messages::Lang;
use crate::messages::date::week_code;

/// The bookings as CSV with a heading in the language of their reader: one line per visit, and one for every patient for whom
/// nothing new is booked, with the reason.
#[must_use]
pub fn write_bookings(lang: Lang, clinic: &Instance, patients: &[Listed]) -> String {
    let mut table = Table::new(lang, columns_of(COLUMNS));
    for patient in patients {
        for visit in &patient.visits {
            row(&mut table, clinic, patient, Some(visit));
        }
        let told = patient.reason.filter(|_| !patient.booked);
        if told.is_some() || patient.visits.is_empty() {
            row(&mut table, clinic, patient, None);
        }
    }
    table.text()
}

fn row(table: &mut Table<Vec<u8>>, clinic: &Instance, listed: &Listed, visit: Option<&Visit>) {
    let parts = clinic.parts();
    let patient = &parts.waiting[listed.patient.index()];
    let team = visit.map_or(patient.team, |visit| visit.team);
    let step = match (visit, listed.reason) {
        (Some(visit), _) => Some(visit.step),
        (None, Some(Reason::NoOpening { step })) => Some(step),
        _ => None,
    };
    table.text_field(&patient.pseudonym).text_field(&parts.teams[team].name);
    match step {
        Some(step) => table.decimal(step + 1),
        None => table.nothing(),
    };
    match visit {
        Some(visit) => {
            table.text_field(&parts.needs[visit.need].name);
            table.text_field(&parts.clinicians[visit.clinician].name).date(Some(visit.date));
            table.code(&visit.span.from.to_string()).code(&visit.span.to.to_string());
            table.whole(visit.span.minutes().0).code(&week_code(visit.date));
        }
        None => {
            table.nothings(7);
        }
    }
    table.date(listed.deadline).date(listed.finish);
    match listed.days_over {
        Some(days) => table.whole(days),
        None => table.nothing(),
    };
    table.word(visit.map_or("left-out", |visit| visit.status.code()));
    let reason = listed.reason.filter(|_| visit.is_none());
    table.word(reason.map_or("", reason_code)).next();
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
        Reason::Redirected => "redirected",
    }
}
