//! Letters with date, place and rights.

use crate::evaluation::rights::{Notice, PatientRights};
use crate::instance::{Instance, NOTICE_WEEKDAYS};
use crate::table::Id;

use super::super::replan::Forced;
use super::{LetterDue, MovedVisit, When, turn};

/// Letters of patients without a date, due up to the end of the days that are told ahead; the one
/// due first comes first.
pub(super) fn due(clinic: &Instance, patients: &[PatientRights]) -> Vec<LetterDue> {
    let today = clinic.parts().as_of;
    let unsent = patients
        .iter()
        .filter(|row| matches!(row.notice, Notice::Overdue | Notice::DueToday | Notice::Later));
    let of = |row: &PatientRights| {
        let letter = clinic.letter(&clinic.parts().waiting[row.patient.index()])?;
        let when = When::of(letter.due, today);
        let (trigger, since, due) = (letter.trigger, letter.since, letter.due);
        Some(LetterDue { patient: row.patient, trigger, since, due, when })
    };
    let mut letters: Vec<LetterDue> =
        unsent.filter_map(of).filter(|row| row.when != When::Later).collect();
    letters.sort_by_key(|row| (row.due, turn(clinic, row.patient)));
    letters
}

/// Visits told that cannot stand, the next of them first; a new date takes a new letter.
pub(super) fn moved(clinic: &Instance, forced: &[Forced]) -> Vec<MovedVisit> {
    let parts = clinic.parts();
    let of = |forced: &Forced| {
        let carried = parts.carried(parts.waiting[forced.patient.index()].asks);
        let due = || parts.law.weekdays_after(parts.as_of, NOTICE_WEEKDAYS);
        MovedVisit { forced: forced.clone(), letter_due: (!carried.is_empty()).then(due) }
    };
    let mut moved: Vec<MovedVisit> = forced.iter().map(of).collect();
    moved.sort_by(|a, b| {
        let key =
            |row: &MovedVisit| (row.forced.told.date, row.forced.told.span, row.forced.patient);
        key(a).cmp(&key(b))
    });
    moved
}
