//! What would have helped a patient, in words and as codes.

use behov_solver::booking::explain::change::Change;
use behov_solver::booking::explain::{self, Remedy};
use behov_solver::instance::Instance;
use behov_solver::table::ClinicianId;

use super::voice::Voice;
use crate::messages::tell;

/// What would have helped, in words.
pub(super) fn remedy(voice: Voice, instance: &Instance, remedy: &Remedy) -> String {
    match remedy {
        Remedy::NoneFound => {
            let overtime = voice.whole(explain::OVERTIME_MAX.0.unsigned_abs() as usize);
            tell!(voice, "explain.remedy.none", overtime = overtime)
        }
        Remedy::TooLate { first_possible } => {
            tell!(voice, "explain.remedy.too-late", date = voice.short(*first_possible))
        }
        Remedy::Change(suggestion) => {
            let changes = suggestion.changes.iter().map(|row| change(voice, instance, row));
            let change =
                changes.reduce(|one, other| tell!(voice, "explain.and", one = one, other = other));
            tell!(
                voice,
                "explain.remedy.change",
                change = change.unwrap_or_default(),
                date = voice.short(suggestion.effect.finish),
                days = suggestion.effect.days_over
            )
        }
    }
}

/// A change in words.
pub(super) fn change(voice: Voice, instance: &Instance, change: &Change) -> String {
    let parts = instance.parts();
    let name = |clinician: ClinicianId| &parts.clinicians[clinician].name;
    match *change {
        Change::AcceptDate { date, .. } => {
            tell!(voice, "explain.change.accept", date = voice.short(date))
        }
        Change::ReadyBy { date, .. } => {
            tell!(voice, "explain.change.ready", date = voice.short(date))
        }
        Change::OtherTeam { team, .. } => {
            tell!(voice, "explain.change.team", team = parts.teams[team].name)
        }
        Change::Lend { clinician, date, span, need, .. } => {
            tell!(
                voice,
                "explain.change.lend",
                clinician = name(clinician),
                date = voice.short(date),
                span = span,
                need = parts.needs[need].name.clone()
            )
        }
        Change::Overtime { clinician, date, span, .. } => tell!(
            voice,
            "explain.change.overtime",
            clinician = name(clinician),
            date = voice.short(date),
            span = span
        ),
        Change::ReleaseHold { clinician, date, span, .. } => tell!(
            voice,
            "explain.change.release",
            clinician = name(clinician),
            date = voice.short(date),
            span = span
        ),
        Change::ExtraSlot { clinician, date, span, .. } => tell!(
            voice,
            "explain.change.extra",
            clinician = name(clinician),
            date = voice.short(date),
            span = span
        ),
        Change::ShorterWait { pathway, step, days } => {
            tell!(
                voice,
                "explain.change.wait",
                step = (step + 1),
                pathway = parts.pathways[pathway].name.clone(),
                days = days
            )
        }
    }
}

/// The code of a change in JSON.
pub(super) fn change_code(change: &Change) -> &'static str {
    match change {
        Change::AcceptDate { .. } => "accept-date",
        Change::ReadyBy { .. } => "ready-by",
        Change::OtherTeam { .. } => "other-team",
        Change::Lend { .. } => "lend",
        Change::Overtime { .. } => "overtime",
        Change::ReleaseHold { .. } => "release-hold",
        Change::ExtraSlot { .. } => "extra-slot",
        Change::ShorterWait { .. } => "shorter-wait",
    }
}
