//! Open clinics.

use behov_solver::day::open_clinic::OpenClinicError;
use behov_solver::evaluation::Estimate;
use behov_solver::instance::Instance;
use behov_solver::plan::day::{Found, OpenDay};
use schemars::JsonSchema;
use serde::Serialize;

use super::shape::shape;
use super::value::{Estimated, Proved};
use crate::report::name::window_name;

shape! {
    /// An open clinic, and the same patients with appointments; neither where it has no figures.
    Window of (
        row: Result<&OpenDay, &OpenClinicError>, place: usize, instance: &Instance
    )
    [let (open, appointed) = (row.ok(), row.ok().and_then(|open| open.appointed.as_ref().ok()));]
    {
        open_clinic: String = window_name(instance, place),
        #[serde(skip_serializing_if = "Option::is_none")]
        clinicians: Option<String> = open.map(|open| open.clinic.parts().clinicians.to_string()),
        #[serde(skip_serializing_if = "Option::is_none")]
        open: Option<Opened> = open.map(|open| match &open.found {
            Found::Exact(found) => Opened {
                patients_seen: exact(found.patients),
                waiting_minutes: exact(found.wait),
                waiting_minutes_p95: u32::try_from(found.wait_p95).ok().map(f64::from).map(exact),
                waiting_at_closing: Some(exact(found.waiting_at_closing)),
                overtime_minutes: exact(found.overflow),
                idle_minutes: exact(found.idle),
                nobody_left_share: exact(found.nobody_left),
                ..Opened::of(Proved::EXACT)
            },
            Found::Played(found) => Opened {
                patients_seen: played(found.patients),
                waiting_minutes: played(found.wait),
                waiting_minutes_p95: Some(played(found.wait_p95)),
                waiting_at_closing: Some(played(found.waiting_at_closing)),
                overtime_minutes: played(found.overtime),
                idle_minutes: played(found.idle),
                nobody_left_share: played(found.nobody_left),
                ..Opened::of(Proved::ESTIMATED)
            },
        }),
        #[serde(skip_serializing_if = "Option::is_none")]
        appointed: Option<Opened> = appointed.map(|found| Opened {
            patients_seen: exact(found.best.patients),
            waiting_minutes: exact(found.best.wait),
            overtime_minutes: exact(found.best.overtime),
            idle_minutes: exact(found.best.idle),
            nobody_left_share: exact(found.best.nobody_left),
            ..Opened::of(Proved::EXACT)
        }),
    }
}

/// What a way of seeing the patients of an open clinic comes to.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(in crate::report) struct Opened {
    #[serde(flatten)]
    proof: Proved,
    pub(in crate::report) patients_seen: Estimated,
    pub(in crate::report) waiting_minutes: Estimated,
    #[serde(skip_serializing_if = "Option::is_none")]
    waiting_minutes_p95: Option<Estimated>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::report) waiting_at_closing: Option<Estimated>,
    pub(in crate::report) overtime_minutes: Estimated,
    pub(in crate::report) idle_minutes: Estimated,
    pub(in crate::report) nobody_left_share: Estimated,
}

impl Opened {
    fn of(proof: Proved) -> Self {
        let nothing = Estimated::nothing();
        Self {
            proof,
            patients_seen: nothing,
            waiting_minutes: nothing,
            waiting_minutes_p95: None,
            waiting_at_closing: None,
            overtime_minutes: nothing,
            idle_minutes: nothing,
            nobody_left_share: nothing,
        }
    }
}

fn exact(value: f64) -> Estimated {
    Estimated::within(value, None)
}

fn played(estimate: Estimate) -> Estimated {
    Estimated::of(estimate)
}
