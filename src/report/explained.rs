//! What reports tell of one patient's dates.

use behov_solver::booking::OutsideLag;
use behov_solver::booking::explain::{self, Decided, Late};
use behov_solver::evaluation::rights::{PatientRights, RightRow};
use behov_solver::instance::Instance;
use behov_solver::rng::Seed;

use super::booked::words::{self, maybe};
use super::json::Rivals;
use super::json::obstacle::{Obstacle, Price};
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
pub(super) fn obstacle(voice: Voice, obstacle: &Obstacle<'_>) -> String {
    match obstacle {
        Obstacle::OwnDates => tell!(voice, "explain.obstacle.own-dates"),
        Obstacle::Role => tell!(voice, "explain.obstacle.role"),
        Obstacle::Room => tell!(voice, "explain.obstacle.room"),
        Obstacle::NotReady { ready_from } => {
            tell!(voice, "explain.obstacle.not-ready", date = voice.in_week(ready_from.0))
        }
        Obstacle::StepBefore { step_date, days_min } => {
            let date = voice.in_week(step_date.0);
            tell!(voice, "explain.obstacle.step-before", days = days_min, date = date)
        }
        Obstacle::StepAfter { step_date, days_max } => {
            let date = voice.in_week(step_date.0);
            tell!(voice, "explain.obstacle.step-after", days = days_max, date = date)
        }
        Obstacle::Held { need, opens: None } => {
            tell!(voice, "explain.obstacle.held.never", need = need)
        }
        Obstacle::Held { need, opens: Some(date) } => {
            tell!(voice, "explain.obstacle.held", need = need, date = voice.in_week(date.0))
        }
        Obstacle::TooShort { minutes } => {
            tell!(voice, "explain.obstacle.too-short", minutes = minutes)
        }
        Obstacle::Taken { patients, price: None } => {
            tell!(voice, "explain.obstacle.taken", patients = voice.first_few(patients))
        }
        Obstacle::Taken { patients, price: Some(price) } => {
            let (patients, price) = (voice.first_few(patients), self::price(voice, price));
            tell!(voice, "explain.obstacle.taken.price", patients = patients, price = price)
        }
        Obstacle::Choice { price } => {
            tell!(voice, "explain.obstacle.choice", price = self::price(voice, price))
        }
    }
}

/// The first level that changes, and who moves.
fn price(voice: Voice, price: &Price<'_>) -> String {
    let mut told = match price.first.zip(price.change) {
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
    for moved in &price.moved {
        let [from, to] = [moved.from, moved.to].map(|date| maybe(voice, date.map(|date| date.0)));
        told = tell!(
            voice,
            "explain.price.moved",
            price = told,
            moved = moved.pseudonym,
            from = from,
            to = to
        );
    }
    told
}

/// Why not all who want the same openings can be in time, in words.
pub(super) fn contest(voice: Voice, rivals: &Rivals<'_>) -> String {
    tell!(
        voice,
        "explain.contest.value",
        date = voice.short(rivals.before.0),
        openings = voice.whole(rivals.opening_count),
        minutes = rivals.minutes,
        count = voice.whole(rivals.patients.len()),
        needed = rivals.needed_minutes
    )
}
