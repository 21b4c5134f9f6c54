//! A promise of a template: its code and what it is about.

use behov_solver::instance::Instance;
use behov_solver::template::{Kept, Relaxed};
use schemars::JsonSchema;
use serde::Serialize;

use super::shape::shape;
use super::value::{Hours, OnDay, Real};
use crate::report::name::Named;

/// A promise.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "promise", rename_all = "kebab-case")]
pub(in crate::report) enum Promised<'a> {
    Holds {
        team: &'a str,
        need: Option<&'a str>,
        #[serde(flatten)]
        on: OnDay,
        minutes: i32,
    },
    Window {
        #[serde(flatten)]
        window: Option<Window<'a>>,
        clinicians: u32,
    },
    Advice {
        team: &'a str,
        minutes: i32,
    },
    Lag {
        pathway: &'a str,
        need: &'a str,
        days_min: u32,
        days_max: u32,
    },
    Changes {
        changes_max: u32,
    },
    Rooms,
    ComplexVisits {
        visits_max: u32,
    },
    Buffers,
    SessionMinutes {
        clinician: &'a str,
    },
}

impl<'a> Promised<'a> {
    /// The same with names.
    pub(in crate::report) fn of(kept: &Kept, instance: &'a Instance) -> Self {
        let parts = instance.parts();
        match *kept {
            Kept::Holds { team, need, day, minutes } => Self::Holds {
                team: team.name(instance),
                need: need.map(|need| need.name(instance)),
                on: OnDay::of(day),
                minutes: minutes.0,
            },
            Kept::Window { window, clinician_count } => Self::Window {
                window: parts.windows.get(window).map(|window| Window::of(window, instance)),
                clinicians: clinician_count,
            },
            Kept::Advice { team, minutes } => {
                Self::Advice { team: team.name(instance), minutes: minutes.0 }
            }
            Kept::Lag { pathway, step } => {
                let step = parts.pathways[pathway].steps.get(step);
                Self::Lag {
                    pathway: pathway.name(instance),
                    need: step.map_or("", |step| step.need.name(instance)),
                    days_min: step.map_or(0, |step| step.lag_min.max(step.external_days)),
                    days_max: step.map_or(0, |step| step.lag_max),
                }
            }
            Kept::Changes { changes_max } => Self::Changes { changes_max },
            Kept::Rooms => Self::Rooms,
            Kept::ComplexVisits { visits_max } => Self::ComplexVisits { visits_max },
            Kept::Buffers => Self::Buffers,
            Kept::SessionMinutes { clinician } => {
                Self::SessionMinutes { clinician: clinician.name(instance) }
            }
        }
    }

    /// What it is counted in when it gives way.
    fn unit(&self) -> &'static str {
        match self {
            Self::Holds { .. }
            | Self::Advice { .. }
            | Self::Buffers
            | Self::SessionMinutes { .. } => "minutes",
            Self::Window { .. } => "clinicians",
            Self::Lag { .. } => "days",
            Self::Changes { .. } => "blocks",
            Self::Rooms => "rooms",
            Self::ComplexVisits { .. } => "visits",
        }
    }
}

shape! {
    /// An open clinic.
    Window<'a> of (row: &behov_solver::instance::OpenWindow, instance: &'a Instance) {
        team: &'a str = row.team.name(instance),
        #[serde(flatten)]
        on: OnDay = OnDay::of(row.day),
        #[serde(flatten)]
        hours: Hours = Hours::of(row.span),
    }

    /// How far a promise gives way.
    Change<'a> of (row: &Relaxed, instance: &'a Instance)
    [let promise = Promised::of(&row.promise, instance);]
    {
        amount: Real,
        unit: &'static str = promise.unit(),
        #[serde(flatten)]
        promise: Promised<'a> = promise,
    }
}
