//! The bridge from the computed figure to the played clinic.

use behov_solver::instance::Instance;
use behov_solver::plan::bridge::{Bridge, Span};

use super::shape::shape;
use super::value::{Estimated, Head, Real};
use crate::report::name::Named;

shape! {
    /// Each need's way from computed to played.
    Bridges<'a> of (rows: &[Bridge], instance: &'a Instance) {
        #[serde(flatten)]
        head: Head<'a> = Head::of(instance),
        bridges: Vec<Way<'a>> = rows.iter().map(|row| Way::of(row, instance)).collect(),
    }

    Way<'a> of (row: &Bridge, instance: &'a Instance) {
        team: &'a str = row.team.name(instance),
        need: &'a str = row.need.name(instance),
        target_open_days: u32 = row.days,
        share_promised: Real,
        share_computed: Real,
        steps: Vec<Step> = row.steps.iter().map(Step::of).collect(),
        share_played: Estimated,
    }

    Step of (row: &Span) {
        cause: &'static str = row.cause.code(),
        effect_share: Estimated = Estimated::of(row.effect),
    }
}
