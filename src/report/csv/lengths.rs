//! Planned lengths learnt from past visits: a row per class.

use behov_solver::day::lengths::{Found, Rule};

use super::number;
use crate::format::VisitGroup;
use crate::report::Lengths;

const HEADER: [&str; 26] = [
    "need",
    "class",
    "visits",
    "recommended_minutes",
    "rule",
    "held_out_cost_per_visit",
    "planned_held_out_cost_per_visit",
    "saves_cost_per_visit",
    "saves_cost_half_width_95",
    "difference_shown",
    "critical_ratio",
    "quantile_minutes",
    "quantile_low_minutes",
    "quantile_high_minutes",
    "planned_minutes_mean",
    "actual_minutes_mean",
    "actual_minutes_p50",
    "actual_minutes_p90",
    "overrun_visits",
    "overrun_share",
    "overrun_minutes_mean",
    "idle_minutes_mean",
    "bias_minutes_mean",
    "bias_minutes_half_width_95",
    "length_cv",
    "kolmogorov_smirnov_distance",
];

/// One row per class; what is not recommended is empty, and `rule` says why.
///
/// # Panics
/// Never: writing into memory does not fail.
#[must_use]
pub fn lengths(found: &Lengths<'_>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER).expect("memory takes it");
    for (group, each) in found.groups() {
        writer.write_record(row(found, group, each)).expect("memory takes it");
    }
    let bytes = writer.into_inner().expect("memory takes it");
    String::from_utf8(bytes).expect("text was written")
}

fn row(of: &Lengths<'_>, group: &VisitGroup, found: &Found) -> [String; 26] {
    let (audit, advice) = (&found.audit, found.advice.as_ref());
    let whole = |minutes: Option<u32>| minutes.map(|m| m.to_string()).unwrap_or_default();
    let advised = |value: fn(&behov_solver::day::lengths::Advice) -> f64| {
        advice.map(|advice| number(value(advice))).unwrap_or_default()
    };
    let held_out = |rule: Option<Rule>| {
        let trials = advice.into_iter().flat_map(|advice| &advice.trials);
        let trial = trials.into_iter().find(|trial| Some(trial.rule) == rule);
        trial.map(|trial| number(trial.held_out_cost)).unwrap_or_default()
    };
    let quantile = advice.map(|advice| advice.quantile);
    [
        group.need.clone().unwrap_or_default(),
        group.class.clone(),
        audit.visits.to_string(),
        whole(advice.and_then(|advice| advice.minutes)),
        advice.map_or("too-few-visits", |advice| advice.rule.code()).to_owned(),
        held_out(advice.map(|advice| advice.rule)),
        held_out(Some(Rule::Planned)),
        advised(|advice| advice.saves.mean),
        advised(|advice| advice.saves.half_width),
        advice.map(|advice| advice.saves.shown().to_string()).unwrap_or_default(),
        number(of.options.costs.ratio()),
        whole(quantile.map(|quantile| quantile.minutes)),
        whole(quantile.and_then(|quantile| quantile.low)),
        whole(quantile.and_then(|quantile| quantile.high)),
        number(audit.planned_mean),
        number(audit.actual_mean),
        audit.actual_p50.to_string(),
        audit.actual_p90.to_string(),
        audit.overrun_count.to_string(),
        number(audit.overrun_share()),
        number(audit.overrun_mean),
        number(audit.idle_mean),
        number(audit.bias.mean),
        number(audit.bias.half_width),
        number(found.fit.cv),
        number(found.fit.lognormal.distance),
    ]
}
