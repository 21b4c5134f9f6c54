//! What reports tell of one patient's dates.

use behov_solver::booking::OutsideLag;
use behov_solver::booking::explain::change::Change;
use behov_solver::booking::explain::{
    self, Contest, Decided, Late, Moved, Obstacle, Price, Remedy,
};
use behov_solver::evaluation::rights::PatientRights;
use behov_solver::instance::Instance;
use behov_solver::rng::Seed;
use behov_solver::table::ClinicianId;
use behov_solver::units::Span;
use chrono::NaiveDate;

use super::booked::words::{level_code, maybe, pseudonym, pseudonyms};
use super::voice::Voice;
use crate::format::bookings::Listed;

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
    let told =
        |key: &str, values: &[(&str, &str)]| voice.tell(&format!("explain.obstacle.{key}"), values);
    match obstacle {
        Obstacle::OwnDates => told("own-dates", &[]),
        Obstacle::Role => told("role", &[]),
        Obstacle::Room => told("room", &[]),
        Obstacle::NotReady { from } => told("not-ready", &[("date", &voice.short(*from))]),
        Obstacle::StepBefore { date, days_min } => {
            told("step-before", &[("days", &days_min.to_string()), ("date", &voice.short(*date))])
        }
        Obstacle::StepAfter { date, days_max } => {
            told("step-after", &[("days", &days_max.to_string()), ("date", &voice.short(*date))])
        }
        Obstacle::Held { need, opens } => {
            let need = &instance.parts().needs[*need].name;
            match opens {
                None => told("held.never", &[("need", need)]),
                Some(date) => told("held", &[("need", need), ("date", &voice.short(*date))]),
            }
        }
        Obstacle::TooShort { minutes } => told("too-short", &[("minutes", &minutes.0.to_string())]),
        Obstacle::Taken { by, price: None } => {
            told("taken", &[("patients", &pseudonyms(voice, instance, by))])
        }
        Obstacle::Taken { by, price: Some(price) } => {
            let price = self::price(voice, instance, price);
            let patients = pseudonyms(voice, instance, by);
            told("taken.price", &[("patients", &patients), ("price", &price)])
        }
        Obstacle::Choice(price) => {
            told("choice", &[("price", &self::price(voice, instance, price))])
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
        None => voice.say("explain.price.none"),
        Some((level, change)) => {
            let level = voice.say(&format!("book.level.{}", level_code(level)));
            let change = if change > 0 {
                format!("+{change}")
            } else {
                change.to_string().replace('-', "−")
            };
            voice.tell("explain.price", &[("level", &*level), ("change", &*change)])
        }
    };
    for Moved { patient, from, to } in &price.moved {
        let values = [
            ("price", told.clone()),
            ("moved", pseudonym(instance, *patient).to_owned()),
            ("from", maybe(voice, *from)),
            ("to", maybe(voice, *to)),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        told = voice.tell("explain.price.moved", &values);
    }
    told
}

/// What would have helped, in words.
pub(super) fn remedy(voice: Voice, instance: &Instance, remedy: &Remedy) -> String {
    match remedy {
        Remedy::NoneFound => {
            let overtime = voice.whole(explain::OVERTIME_MAX.0.unsigned_abs() as usize);
            voice.tell("explain.remedy.none", &[("overtime", &overtime)])
        }
        Remedy::TooLate { first_possible } => {
            voice.tell("explain.remedy.too-late", &[("date", &voice.short(*first_possible))])
        }
        Remedy::Change(suggestion) => {
            let changes = suggestion.changes.iter().map(|row| change(voice, instance, row));
            let change = changes.reduce(|one, other| {
                voice.tell("explain.and", &[("one", &*one), ("other", &*other)])
            });
            let values = [
                ("change", change.unwrap_or_default()),
                ("date", voice.short(suggestion.effect.finish)),
                ("days", suggestion.effect.days_over.to_string()),
            ];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            voice.tell("explain.remedy.change", &values)
        }
    }
}

/// A change in words.
pub(super) fn change(voice: Voice, instance: &Instance, change: &Change) -> String {
    let parts = instance.parts();
    let slot = |key: &str, clinician: ClinicianId, date: NaiveDate, span: Span| {
        let values = [
            ("clinician", parts.clinicians[clinician].name.clone()),
            ("date", voice.short(date)),
            ("span", span.to_string()),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        voice.tell(&format!("explain.change.{key}"), &values)
    };
    match *change {
        Change::AcceptDate { date, .. } => {
            voice.tell("explain.change.accept", &[("date", &voice.short(date))])
        }
        Change::ReadyBy { date, .. } => {
            voice.tell("explain.change.ready", &[("date", &voice.short(date))])
        }
        Change::OtherTeam { team, .. } => {
            voice.tell("explain.change.team", &[("team", &parts.teams[team].name)])
        }
        Change::Lend { clinician, date, span, need, .. } => {
            let values = [
                ("clinician", parts.clinicians[clinician].name.clone()),
                ("date", voice.short(date)),
                ("span", span.to_string()),
                ("need", parts.needs[need].name.clone()),
            ];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            voice.tell("explain.change.lend", &values)
        }
        Change::Overtime { clinician, date, span, .. } => slot("overtime", clinician, date, span),
        Change::ReleaseHold { clinician, date, span, .. } => slot("release", clinician, date, span),
        Change::ExtraSlot { clinician, date, span, .. } => slot("extra", clinician, date, span),
        Change::ShorterWait { pathway, step, days } => {
            let values = [
                ("step", (step + 1).to_string()),
                ("pathway", parts.pathways[pathway].name.clone()),
                ("days", days.to_string()),
            ];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            voice.tell("explain.change.wait", &values)
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
    let values = [
        ("date", voice.short(contest.before)),
        ("openings", voice.whole(contest.openings)),
        ("minutes", contest.minutes.0.to_string()),
        ("count", voice.whole(contest.patients.len())),
        ("needed", contest.needed.0.to_string()),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    voice.tell("explain.contest.value", &values)
}
