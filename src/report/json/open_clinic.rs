//! Open clinics as JSON.

use behov_solver::instance::Instance;
use behov_solver::plan::day::{Found, OpenDay};
use schemars::JsonSchema;
use serde::Serialize;

use super::finite;
use crate::report::day::window_name;

/// An open clinic, and the same patients with appointments.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Window {
    open_clinic: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<Opened>,
    #[serde(skip_serializing_if = "Option::is_none")]
    appointed: Option<Opened>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Opened {
    proof: &'static str,
    patients: Option<f64>,
    waiting_minutes_mean: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waiting_minutes_p95: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waiting_at_closing_mean: Option<f64>,
    overtime_minutes_mean: Option<f64>,
    idle_minutes_mean: Option<f64>,
    nobody_left_chance: Option<f64>,
}

/// One open clinic, by its row.
pub(super) fn window(instance: &Instance, row: usize, open: Option<&OpenDay>) -> Window {
    let appointed = open.and_then(|open| open.appointed.as_ref().ok());
    Window {
        open_clinic: window_name(instance, row),
        open: open.map(|open| match &open.found {
            Found::Exact(found) => Opened {
                proof: "exact",
                patients: finite(found.patients),
                waiting_minutes_mean: finite(found.wait),
                waiting_minutes_p95: u32::try_from(found.wait_p95).ok().map(f64::from),
                waiting_at_closing_mean: finite(found.waiting_at_closing),
                overtime_minutes_mean: finite(found.overflow),
                idle_minutes_mean: finite(found.idle),
                nobody_left_chance: finite(found.nobody_left),
            },
            Found::Played(found) => Opened {
                proof: "estimated",
                patients: finite(found.patients.mean),
                waiting_minutes_mean: finite(found.wait.mean),
                waiting_minutes_p95: finite(found.wait_p95.mean),
                waiting_at_closing_mean: finite(found.waiting_at_closing.mean),
                overtime_minutes_mean: finite(found.overtime.mean),
                idle_minutes_mean: finite(found.idle.mean),
                nobody_left_chance: finite(found.nobody_left.mean),
            },
        }),
        appointed: appointed.map(|found| Opened {
            proof: "exact",
            patients: finite(found.best.patients),
            waiting_minutes_mean: finite(found.best.wait),
            waiting_minutes_p95: None,
            waiting_at_closing_mean: None,
            overtime_minutes_mean: finite(found.best.overtime),
            idle_minutes_mean: finite(found.best.idle),
            nobody_left_chance: finite(found.best.nobody_left),
        }),
    }
}
