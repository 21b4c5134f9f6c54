//! Patients to lines.

use behov_solver::booking::Reason;
use behov_solver::instance::{Booking, Instance};
use behov_solver::table::Id;
use chrono::NaiveDate;

use super::super::list::columns_of;
use super::super::table::Table;
use super::super::week::Week;
use super::COLUMNS;
use super::patient::{Listed, Visit};
use super::state::GONE;
use crate::messages::Lang;

/// The bookings as CSV with a heading in the language of their reader: one line per visit, and one for every patient for whom
/// nothing new is booked, with the reason.
#[must_use]
pub fn write_bookings(lang: Lang, clinic: &Instance, patients: &[Listed]) -> String {
    write_bookings_with(lang, clinic, patients, &[])
}

/// The same, and the visits of those who are no longer on the waiting list and keep their time.
#[must_use]
pub fn write_bookings_with(
    lang: Lang,
    clinic: &Instance,
    patients: &[Listed],
    gone: &[Booking],
) -> String {
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
    for booking in gone {
        of_gone(&mut table, clinic, booking);
    }
    table.text()
}

fn of_gone(table: &mut Table<Vec<u8>>, clinic: &Instance, booking: &Booking) {
    let parts = clinic.parts();
    table.text_field(&booking.pseudonym).nothings(2).text_field(&parts.needs[booking.need].name);
    table.text_field(&parts.clinicians[booking.clinician].name).date(Some(booking.date));
    table.code(&booking.span.from.to_string()).code(&booking.span.to.to_string());
    table.whole(booking.span.minutes().0);
    week(table, clinic, booking.date).nothings(3);
    table.word(GONE).nothing().next();
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
            table.whole(visit.span.minutes().0);
            week(table, clinic, visit.date);
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

/// The week of a date, as it is said on the clinic's day.
fn week<'t>(
    table: &'t mut Table<Vec<u8>>,
    clinic: &Instance,
    date: NaiveDate,
) -> &'t mut Table<Vec<u8>> {
    let week = Week::of(date, clinic.parts().as_of).told(table.lang());
    table.code(&week)
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
