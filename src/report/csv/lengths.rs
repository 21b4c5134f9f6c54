//! Planned lengths learnt from past visits: a row per class.

use behov_solver::day::lengths::{Found, Rule};

use crate::format::VisitGroup;
use crate::format::table::Table;
use crate::report::{Lengths, Voice};

/// No number: nothing is written.
const NONE: f64 = f64::NAN;

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
#[must_use]
pub fn lengths(voice: Voice, found: &Lengths<'_>) -> String {
    let mut table = Table::new(voice.lang, HEADER);
    for (group, each) in found.groups() {
        row(&mut table, found, group, each);
        table.next();
    }
    table.text()
}

fn row(table: &mut Table<Vec<u8>>, of: &Lengths<'_>, group: &VisitGroup, found: &Found) {
    let (audit, advice) = (&found.audit, found.advice.as_ref());
    let held_out = |rule: Option<Rule>| {
        let trials = advice.into_iter().flat_map(|advice| &advice.trials);
        let trial = trials.into_iter().find(|trial| Some(trial.rule) == rule);
        trial.map_or(NONE, |trial| trial.held_out_cost)
    };
    let quantile = advice.map(|advice| advice.quantile);
    table.text_field(group.need.as_deref().unwrap_or_default()).text_field(&group.class);
    table.decimal(audit.visits);
    whole(table, advice.and_then(|advice| advice.minutes));
    table.code(advice.map_or("too-few-visits", |advice| advice.rule.code()));
    table.real(held_out(advice.map(|advice| advice.rule))).real(held_out(Some(Rule::Planned)));
    table.real(advice.map_or(NONE, |advice| advice.saves.mean));
    table.real(advice.map_or(NONE, |advice| advice.saves.half_width));
    match advice {
        Some(advice) => table.flag(advice.saves.shown()),
        None => table.nothing(),
    };
    table.real(of.options.costs.ratio());
    whole(table, quantile.map(|quantile| quantile.minutes));
    whole(table, quantile.and_then(|quantile| quantile.low));
    whole(table, quantile.and_then(|quantile| quantile.high));
    table.real(audit.planned_mean).real(audit.actual_mean);
    table.decimal(audit.actual_p50).decimal(audit.actual_p90).decimal(audit.overrun_count);
    table.real(audit.overrun_share()).real(audit.overrun_mean).real(audit.idle_mean);
    table.real(audit.bias.mean).real(audit.bias.half_width);
    table.real(found.fit.cv).real(found.fit.lognormal.distance);
}

fn whole(table: &mut Table<Vec<u8>>, number: Option<u32>) {
    match number {
        Some(number) => table.whole(number),
        None => table.nothing(),
    };
}
