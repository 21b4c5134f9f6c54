//! The parameters a policy was played with.

use behov_solver::answer::{HeldGroup, HoldPlan, Release};
use behov_solver::instance::{Instance, ServedFirst};
use behov_solver::plan::trial::Played;

use super::shape::shape;
use super::value::Real;
use crate::report::name::{Named, names};

shape! {
    /// What a policy was played with.
    Parameters<'a> of (row: &Played, instance: &'a Instance)
    [
        let held = |plan: &HoldPlan| {
            plan.groups().iter().map(|group| Held::of(group, instance)).collect()
        };
    ]
    {
        /// Minutes held; nothing where a template says it.
        holds: Option<Vec<Held<'a>>> = row.holds.as_ref().map(held),
        /// `clinic`, `never`, or the open days before.
        release: String = release_code(row.release),
        notice_open_days: u32 = row.notice,
        open_clinics: bool = row.windows,
        asks_again_share: Real = Real(instance.parts().goals.asks_again.value()),
        patient_cancels_share: Real = Real(row.patient_cancels.value()),
        hospital_cancels_share: Real = Real(row.hospital_cancels.value()),
        /// Whose requests of a day were answered first: `earliest` or `sub-acute`.
        served_first: &'static str = match row.first {
            ServedFirst::Earliest => "earliest",
            ServedFirst::SubAcute => "sub-acute",
        },
    }

    Held<'a> of (row: &HeldGroup, instance: &'a Instance)
    [
        let minutes: i32 = row.minutes.iter().map(|minutes| minutes.0).sum();
        let weeks = instance.parts().cycle.weeks.max(1);
    ]
    {
        team: &'a str = row.team.name(instance),
        needs: Vec<&'a str> = names(instance, &row.needs),
        minutes_per_week: Real = Real(f64::from(minutes) / f64::from(weeks)),
        /// `clinic`, `never`, or the open days before.
        release: String = release_code(row.release),
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
