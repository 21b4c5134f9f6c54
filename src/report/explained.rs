//! What reports tell of one patient's dates.

use behov_solver::booking::OutsideLag;
use behov_solver::booking::explain::change::Change;
use behov_solver::booking::explain::{
    self, Contest, Decided, Late, Moved, Obstacle, Price, Remedy,
};
use behov_solver::evaluation::rights::{PatientRights, RightRow};
use behov_solver::instance::Instance;
use behov_solver::rng::Seed;
use behov_solver::table::ClinicianId;

use super::booked::words::{self, maybe, pseudonym, pseudonyms};
use super::voice::Voice;
use crate::format::bookings::Listed;
use crate::messages::tell;

/// One patient's dates, explained.
#[derive(Clone, Copy, Debug)]
pub struct Explained<'a> {
    /// The clinic.
    pub instance: &'a Instance,
    /// The seed of the run.
    pub seed: Seed,
    /// The patient with their visits.
    pub listed: &'a Listed,
    /// Their right.
    pub rights: &'a PatientRights,
    /// A row for each of their rights.
    pub rows: &'a [RightRow],
    /// Visits of the list outside their lags.
    pub outside: &'a [OutsideLag],
    /// Everything explained about the list.
    pub explained: &'a explain::Explained,
}

impl<'a> Explained<'a> {
    /// What decided each visit of the patient.
    pub(super) fn decided(&self) -> impl Iterator<Item = &'a Decided> {
        let patient = self.listed.patient;
        self.explained.decided.iter().filter(move |row| row.patient == patient)
    }

    /// Visits of the patient outside their lags.
    pub(super) fn outside(&self) -> impl Iterator<Item = &'a OutsideLag> {
        let patient = self.listed.patient;
        self.outside.iter().filter(move |row| row.patient == patient)
    }

    /// What would have helped, when the patient is late or has no date.
    pub(super) fn late(&self) -> Option<&'a Late> {
        self.explained.late.iter().find(|row| row.patient == self.listed.patient)
    }
}

/// An obstacle in words.
pub(super) fn obstacle(voice: Voice, instance: &Instance, obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::OwnDates => tell!(voice, "explain.obstacle.own-dates"),
        Obstacle::Role => tell!(voice, "explain.obstacle.role"),
        Obstacle::Room => tell!(voice, "explain.obstacle.room"),
        Obstacle::NotReady { from } => {
            tell!(voice, "explain.obstacle.not-ready", date = voice.short(*from))
        }
        Obstacle::StepBefore { date, days_min } => {
            let date = voice.short(*date);
            tell!(voice, "explain.obstacle.step-before", days = days_min, date = date)
        }
        Obstacle::StepAfter { date, days_max } => {
            let date = voice.short(*date);
            tell!(voice, "explain.obstacle.step-after", days = days_max, date = date)
        }
        Obstacle::Held { need, opens } => {
            let need = &instance.parts().needs[*need].name;
            match opens {
                None => tell!(voice, "explain.obstacle.held.never", need = need),
                Some(date) => {
                    tell!(voice, "explain.obstacle.held", need = need, date = voice.short(*date))
                }
            }
        }
        Obstacle::TooShort { minutes } => {
            tell!(voice, "explain.obstacle.too-short", minutes = minutes.0)
        }
        Obstacle::Taken { by, price: None } => {
            tell!(voice, "explain.obstacle.taken", patients = pseudonyms(voice, instance, by))
        }
        Obstacle::Taken { by, price: Some(price) } => {
            let price = self::price(voice, instance, price);
            let patients = pseudonyms(voice, instance, by);
            tell!(voice, "explain.obstacle.taken.price", patients = patients, price = price)
        }
        Obstacle::Choice(price) => {
            let price = self::price(voice, instance, price);
            tell!(voice, "explain.obstacle.choice", price = price)
        }
    }
}

/// The code of an obstacle in JSON.
pub(super) fn obstacle_code(obstacle: &Obstacle) -> &'static str {
    match obstacle {
        Obstacle::OwnDates => "own-dates",
        Obstacle::NotReady { .. } => "not-ready",
        Obstacle::StepBefore { .. } => "step-before",
        Obstacle::StepAfter { .. } => "step-after",
        Obstacle::Held { .. } => "held",
        Obstacle::Role => "role",
        Obstacle::Room => "room",
        Obstacle::TooShort { .. } => "too-short",
        Obstacle::Taken { .. } => "taken",
        Obstacle::Choice(_) => "choice",
    }
}

/// The first level that changes, and who moves.
fn price(voice: Voice, instance: &Instance, price: &Price) -> String {
    let mut told = match price.first_change() {
        None => tell!(voice, "explain.price.none"),
        Some((level, change)) => {
            let level = words::level(voice, level);
            let change = if change > 0 {
                format!("+{change}")
            } else {
                change.to_string().replace('-', "−")
            };
            tell!(voice, "explain.price", level = level, change = change)
        }
    };
    for Moved { patient, from, to } in &price.moved {
        told = tell!(
            voice,
            "explain.price.moved",
            price = told.clone(),
            moved = pseudonym(instance, *patient),
            from = maybe(voice, *from),
            to = maybe(voice, *to)
        );
    }
    told
}

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

/// Why not all who want the same openings can be in time, in words.
pub(super) fn contest(voice: Voice, contest: &Contest) -> String {
    tell!(
        voice,
        "explain.contest.value",
        date = voice.short(contest.before),
        openings = voice.whole(contest.openings),
        minutes = contest.minutes.0,
        count = voice.whole(contest.patients.len()),
        needed = contest.needed.0
    )
}
