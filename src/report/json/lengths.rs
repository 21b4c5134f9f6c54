//! Planned lengths learnt from past visits, as JSON.

use behov_solver::day::lengths::{Advice, Audit, Found, Trial, Verdict};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Run, enveloped, finite};
use crate::format::{LeftOut, Reason, VisitGroup};
use crate::messages::Lang;
use crate::report::Lengths;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Document<'a> {
    file: &'a str,
    grid_minutes: u32,
    overrun_cost_per_minute: f64,
    idle_cost_per_minute: f64,
    critical_ratio: f64,
    folds: usize,
    visits_min: usize,
    lines: usize,
    visits: usize,
    left_out: usize,
    left_out_by_reason: Vec<ByReason>,
    left_out_lines: Vec<Left>,
    classes: Vec<Row<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ByReason {
    reason: &'static str,
    lines: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Left {
    line: u32,
    column: &'static str,
    reason: &'static str,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Row<'a> {
    need: Option<&'a str>,
    class: &'a str,
    visits: usize,
    recommended_minutes: Option<u32>,
    recommended_minutes_says: &'static str,
    recommendation: Option<Recommendation>,
    audit: Audited,
    law: Law,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Recommendation {
    rule: &'static str,
    saves_cost_per_visit: Option<f64>,
    saves_cost_half_width_95: Option<f64>,
    difference_shown: bool,
    proof: &'static str,
    quantile_share: Option<f64>,
    quantile_minutes: u32,
    quantile_low_minutes: Option<u32>,
    quantile_high_minutes: Option<u32>,
    quantile_coverage: Option<f64>,
    tried: Vec<Tried>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Tried {
    rule: &'static str,
    minutes: Option<u32>,
    held_out_cost_per_visit: Option<f64>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Audited {
    planned_minutes_mean: Option<f64>,
    planned_minutes_min: u32,
    planned_minutes_max: u32,
    actual_minutes_mean: Option<f64>,
    actual_minutes_p50: u32,
    actual_minutes_p90: u32,
    overrun_visits: usize,
    overrun_share: Option<f64>,
    overrun_minutes_mean: Option<f64>,
    idle_minutes_mean: Option<f64>,
    bias_minutes_mean: Option<f64>,
    bias_minutes_half_width_95: Option<f64>,
    planned_is: &'static str,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Law {
    /// Pairs of whole minutes and visits.
    visits_by_minute: Vec<(u32, usize)>,
    mean_minutes: Option<f64>,
    cv: Option<f64>,
    lognormal_mean_minutes: Option<f64>,
    lognormal_cv: Option<f64>,
    lognormal_log_mean: Option<f64>,
    lognormal_log_sd: Option<f64>,
    kolmogorov_smirnov_distance: Option<f64>,
    kolmogorov_smirnov_limit_95: Option<f64>,
}

/// The lengths as a JSON document with a line end.
#[must_use]
pub fn lengths(found: &Lengths<'_>, run: &Run) -> String {
    let (file, options) = (found.file, found.options);
    let assumptions = found.assumptions(Lang::En);
    let reasons = Reason::ALL.map(|reason| (reason, file.left_out_for(reason)));
    let left = |left: &LeftOut| {
        let LeftOut { line, column, reason } = *left;
        Left { line, column, reason: reason.code() }
    };
    enveloped(
        run,
        "lengths",
        &assumptions,
        &Document {
            file: &file.file,
            grid_minutes: options.grid,
            overrun_cost_per_minute: options.costs.overrun,
            idle_cost_per_minute: options.costs.idle,
            critical_ratio: options.costs.ratio(),
            folds: options.folds,
            visits_min: options.visits_min,
            lines: found.lines(),
            visits: file.visits(),
            left_out: file.left_out.len(),
            left_out_by_reason: reasons
                .into_iter()
                .filter(|(_, lines)| *lines > 0)
                .map(|(reason, lines)| ByReason { reason: reason.code(), lines })
                .collect(),
            left_out_lines: file.left_out.iter().map(left).collect(),
            classes: found.groups().map(|(group, found)| class(group, found)).collect(),
        },
    )
}

fn class<'a>(group: &'a VisitGroup, found: &Found) -> Row<'a> {
    let minutes = found.advice.as_ref().and_then(|advice| advice.minutes);
    Row {
        need: group.need.as_deref(),
        class: &group.class,
        visits: found.audit.visits,
        recommended_minutes: minutes,
        recommended_minutes_says: match (&found.advice, minutes) {
            (None, _) => "too-few-visits",
            (Some(_), None) => "as-planned-visit-by-visit",
            (Some(_), Some(_)) => "recommended",
        },
        recommendation: found.advice.as_ref().map(recommendation),
        audit: audited(&found.audit),
        law: law(found),
    }
}

fn recommendation(advice: &Advice) -> Recommendation {
    let tried = |trial: &Trial| Tried {
        rule: trial.rule.code(),
        minutes: trial.minutes,
        held_out_cost_per_visit: finite(trial.held_out_cost),
    };
    let quantile = &advice.quantile;
    Recommendation {
        rule: advice.rule.code(),
        saves_cost_per_visit: finite(advice.saves.mean),
        saves_cost_half_width_95: finite(advice.saves.half_width),
        difference_shown: advice.saves.shown(),
        proof: "estimated",
        quantile_share: finite(quantile.share),
        quantile_minutes: quantile.minutes,
        quantile_low_minutes: quantile.low,
        quantile_high_minutes: quantile.high,
        quantile_coverage: finite(quantile.coverage),
        tried: advice.trials.iter().map(tried).collect(),
    }
}

fn audited(audit: &Audit) -> Audited {
    let (planned_minutes_min, planned_minutes_max) = audit.planned_range;
    Audited {
        planned_minutes_mean: finite(audit.planned_mean),
        planned_minutes_min,
        planned_minutes_max,
        actual_minutes_mean: finite(audit.actual_mean),
        actual_minutes_p50: audit.actual_p50,
        actual_minutes_p90: audit.actual_p90,
        overrun_visits: audit.overrun_count,
        overrun_share: finite(audit.overrun_share()),
        overrun_minutes_mean: finite(audit.overrun_mean),
        idle_minutes_mean: finite(audit.idle_mean),
        bias_minutes_mean: finite(audit.bias.mean),
        bias_minutes_half_width_95: finite(audit.bias.half_width),
        planned_is: match audit.verdict {
            Verdict::TooShort => "too-short",
            Verdict::TooLong => "too-long",
            Verdict::NotShown => "not-shown",
            Verdict::TooFew => "too-few-visits",
        },
    }
}

fn law(found: &Found) -> Law {
    let (fit, law) = (&found.fit, found.fit.lognormal);
    Law {
        visits_by_minute: fit.counts.each().collect(),
        mean_minutes: finite(fit.mean),
        cv: finite(fit.cv),
        lognormal_mean_minutes: finite(law.mean()),
        lognormal_cv: finite(law.cv()),
        lognormal_log_mean: finite(law.log_mean),
        lognormal_log_sd: finite(law.log_sd),
        kolmogorov_smirnov_distance: finite(law.distance),
        kolmogorov_smirnov_limit_95: finite(law.distance_limit),
    }
}
