//! The parameters a policy was played with, as fields.

use behov_solver::answer::{HeldGroup, Release};
use behov_solver::instance::Instance;
use behov_solver::plan::trial::Played;
use schemars::JsonSchema;
use serde::Serialize;

use crate::report::played::{first_code, per_week};

/// What the parameters are, as fields.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Parameters<'a> {
    /// Minutes held; nothing where a template says it.
    holds: Option<Vec<Held<'a>>>,
    /// `clinic`, `never`, or the open days before.
    release: String,
    notice_open_days: u32,
    open_clinics: bool,
    asks_again_share: f64,
    patient_cancels_share: f64,
    hospital_cancels_share: f64,
    /// `earliest` or `sub-acute`.
    served_first: &'static str,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Held<'a> {
    team: &'a str,
    needs: Vec<&'a str>,
    minutes_per_week: f64,
    /// `clinic`, `never`, or the open days before.
    release: String,
}

/// The parameters as fields.
pub(super) fn parameters<'a>(instance: &'a Instance, played: &Played) -> Parameters<'a> {
    let parts = instance.parts();
    let held = |group: &HeldGroup| Held {
        team: &parts.teams[group.team].name,
        needs: group.needs.iter().map(|&need| &*parts.needs[need].name).collect(),
        minutes_per_week: per_week(instance, group),
        release: release_code(group.release),
    };
    Parameters {
        holds: played.holds.as_ref().map(|plan| plan.groups().iter().map(held).collect()),
        release: release_code(played.release),
        notice_open_days: played.notice,
        open_clinics: played.windows,
        asks_again_share: parts.goals.asks_again.value(),
        patient_cancels_share: played.patient_cancels.value(),
        hospital_cancels_share: played.hospital_cancels.value(),
        served_first: first_code(played.first),
    }
}

/// When unclaimed holds open to others: `clinic` for its own rules, `never`, or the open days before.
pub(super) fn release_code(release: Option<Release>) -> String {
    match release {
        None => "clinic".to_owned(),
        Some(Release::Never) => "never".to_owned(),
        Some(Release::DaysBefore(days)) => days.to_string(),
    }
}
