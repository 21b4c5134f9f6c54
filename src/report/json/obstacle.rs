//! What kept a visit from an earlier date, what would have helped, and what that costs.

use behov_solver::booking::explain::change::Change as Made;
use behov_solver::booking::explain::{self, Moved};
use behov_solver::booking::{Level, explain::Remedy as Found};
use behov_solver::instance::Instance;
use schemars::JsonSchema;
use serde::Serialize;

use super::level::level_code;
use super::shape::shape;
use super::value::{Date, Hours};
use crate::report::name::{Named, names};

/// What kept a visit from a date.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "obstacle", rename_all = "kebab-case")]
pub(in crate::report) enum Obstacle<'a> {
    OwnDates,
    Role,
    Room,
    NotReady { ready_from: Date },
    StepBefore { step_date: Date, days_min: u16 },
    StepAfter { step_date: Date, days_max: u16 },
    Held { need: &'a str, opens: Option<Date> },
    TooShort { minutes: i32 },
    Taken { patients: Vec<&'a str>, price: Option<Price<'a>> },
    Choice { price: Price<'a> },
}

impl<'a> Obstacle<'a> {
    /// The same with names.
    pub(super) fn of(row: &explain::Obstacle, instance: &'a Instance) -> Self {
        use behov_solver::booking::explain::Obstacle as Of;
        match row {
            Of::OwnDates => Self::OwnDates,
            Of::Role => Self::Role,
            Of::Room => Self::Room,
            Of::NotReady { from } => Self::NotReady { ready_from: Date(*from) },
            Of::StepBefore { date, days_min } => {
                Self::StepBefore { step_date: Date(*date), days_min: *days_min }
            }
            Of::StepAfter { date, days_max } => {
                Self::StepAfter { step_date: Date(*date), days_max: *days_max }
            }
            Of::Held { need, opens } => {
                Self::Held { need: need.name(instance), opens: opens.map(Date) }
            }
            Of::TooShort { minutes } => Self::TooShort { minutes: minutes.0 },
            Of::Taken { by, price } => Self::Taken {
                patients: names(instance, by),
                price: price.as_ref().map(|price| Price::of(price, instance)),
            },
            Of::Choice(price) => Self::Choice { price: Price::of(price, instance) },
        }
    }
}

shape! {
    /// The first level that changes, by how much, and who moves.
    Price<'a> of (row: &explain::Price, instance: &'a Instance) {
        level: Option<&'static str> = row.first_change().map(|(level, _)| level_code(level)),
        change: Option<i64> = row.first_change().map(|(_, change)| change),
        moved: Vec<Move<'a>> = row.moved.iter().map(|moved| Move::of(moved, instance)).collect(),
        #[serde(skip)]
        first: Option<Level> = row.first_change().map(|(level, _)| level),
    }

    /// A patient whose last date moves.
    Move<'a> of (row: &Moved, instance: &'a Instance) {
        pseudonym: &'a str = row.patient.name(instance),
        from: Option<Date>,
        to: Option<Date>,
    }

    /// A change with what it takes beyond what is planned.
    Changed<'a> of (row: &Made, instance: &'a Instance) {
        #[serde(flatten)]
        change: Change<'a> = Change::of(row, instance),
        extra_minutes: i32 = row.extra_minutes().0,
    }
}

/// Something that could be changed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub(in crate::report) enum Change<'a> {
    AcceptDate { date: Date },
    ReadyBy { date: Date },
    OtherTeam { team: &'a str },
    Lend(Slot<'a>),
    Overtime(Slot<'a>),
    ReleaseHold(Slot<'a>),
    ExtraSlot(Slot<'a>),
    ShorterWait { pathway: &'a str, step: usize, days: u32 },
}

/// Time of a clinician for a need of a team.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(in crate::report) struct Slot<'a> {
    pub(in crate::report) clinician: &'a str,
    pub(in crate::report) date: Date,
    #[serde(flatten)]
    pub(in crate::report) hours: Hours,
    team: &'a str,
    pub(in crate::report) need: &'a str,
}

impl<'a> Change<'a> {
    fn of(row: &Made, instance: &'a Instance) -> Self {
        let slot = |clinician: behov_solver::table::ClinicianId, date, span, (team, need)| Slot {
            clinician: clinician.name(instance),
            date: Date(date),
            hours: Hours::of(span),
            team: behov_solver::table::TeamId::name(team, instance),
            need: behov_solver::table::NeedId::name(need, instance),
        };
        match *row {
            Made::AcceptDate { date, .. } => Self::AcceptDate { date: Date(date) },
            Made::ReadyBy { date, .. } => Self::ReadyBy { date: Date(date) },
            Made::OtherTeam { team, .. } => Self::OtherTeam { team: team.name(instance) },
            Made::Lend { clinician, date, span, team, need, .. } => {
                Self::Lend(slot(clinician, date, span, (team, need)))
            }
            Made::Overtime { clinician, date, span, team, need, .. } => {
                Self::Overtime(slot(clinician, date, span, (team, need)))
            }
            Made::ReleaseHold { clinician, date, span, team, need, .. } => {
                Self::ReleaseHold(slot(clinician, date, span, (team, need)))
            }
            Made::ExtraSlot { clinician, date, span, team, need } => {
                Self::ExtraSlot(slot(clinician, date, span, (team, need)))
            }
            Made::ShorterWait { pathway, step, days } => {
                Self::ShorterWait { pathway: pathway.name(instance), step: step + 1, days }
            }
        }
    }
}

/// What would have helped.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "remedy", rename_all = "kebab-case")]
pub(in crate::report) enum Remedy<'a> {
    NoneFound,
    TooLate { first_possible: Date },
    Change { changes: Vec<Changed<'a>>, finish: Date, days_over_then: u32 },
}

impl<'a> Remedy<'a> {
    /// The same with names.
    pub(in crate::report) fn of(row: &Found, instance: &'a Instance) -> Self {
        match row {
            Found::NoneFound => Self::NoneFound,
            Found::TooLate { first_possible } => {
                Self::TooLate { first_possible: Date(*first_possible) }
            }
            Found::Change(suggestion) => Self::Change {
                changes: suggestion.changes.iter().map(|one| Changed::of(one, instance)).collect(),
                finish: Date(suggestion.effect.finish),
                days_over_then: suggestion.effect.days_over,
            },
        }
    }
}
