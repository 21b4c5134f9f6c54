//! Planned lengths learnt from past visits.

use behov_solver::day::lengths::{Advice, Audit, Found, Trial, Verdict};

use super::shape::shape;
use super::value::{Estimated, Proved, Real};
use crate::format::{LeftOut, Reason, VisitGroup};
use crate::report::Lengths;
use crate::verb;

shape! {
    /// What a file of past visits says.
    Studied<'a> of (found: &Lengths<'a>)
    [let (file, options) = (found.file, found.options);]
    {
        file: &'a str = &file.file,
        grid_minutes: u32 = options.grid,
        overrun_cost_per_minute: Real = Real(options.costs.overrun),
        idle_cost_per_minute: Real = Real(options.costs.idle),
        critical_ratio: Real = Real(options.costs.ratio()),
        folds: usize = options.folds,
        visits_min: usize = options.visits_min,
        lines: usize = found.lines(),
        visits: usize = file.visits(),
        left_out: usize = file.left_out.len(),
        left_out_by_reason: Vec<ByReason> = Reason::ALL
            .into_iter()
            .map(|reason| ByReason::of(reason, file.left_out_for(reason)))
            .filter(|row| row.lines > 0)
            .collect(),
        left_out_lines: Vec<Left> = file.left_out.iter().map(Left::of).collect(),
        classes: Vec<Row<'a>> =
            found.groups().map(|(group, found)| Row::of(group, found)).collect(),
        /// By what patients answered (PRO) before the visit.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        colours: Vec<OfColour<'a>> = found.answered.colours.iter().map(OfColour::of).collect(),
        /// Every two bands of the score that meet.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        bands: Vec<OfBands<'a>> = found.answered.bands.iter().map(OfBands::of).collect(),
    }

    OfColour<'a> of (row: &'a verb::OfColour) {
        need: Option<&'a str> = row.need.as_deref(),
        colour: &'static str = row.colour.code(),
        visits: usize = row.audit.visits,
        audit: Audited = Audited::of(&row.audit),
    }

    OfBands<'a> of (row: &'a verb::OfBands) [let found = &row.boundary;] {
        need: Option<&'a str> = row.need.as_deref(),
        lower_class: &'a str = &row.lower,
        upper_class: &'a str = &row.upper,
        lower_planned_minutes: u32 = found.planned.0,
        upper_planned_minutes: u32 = found.planned.1,
        visits: usize = found.visits,
        meet_at_score: Real = Real(found.today),
        cheapest_at_score: Real = Real(found.best),
        saves_cost_per_visit: Estimated = Estimated::of(found.saves),
        should_move: bool = found.should_move(),
    }

    ByReason of (of: Reason, count: usize) {
        reason: &'static str = of.code(),
        lines: usize = count,
    }

    Left of (row: &LeftOut) {
        line: u32,
        column: &'static str = row.column,
        reason: &'static str = row.reason.code(),
    }

    Row<'a> of (group: &'a VisitGroup, found: &Found)
    [let (audit, advice) = (&found.audit, found.advice.as_ref());]
    {
        need: Option<&'a str> = group.need.as_deref(),
        class: &'a str = &group.class,
        visits: usize = audit.visits,
        recommended_minutes: Option<u32> = advice.and_then(|advice| advice.minutes),
        recommended_minutes_says: &'static str = match advice.map(|advice| advice.minutes) {
            None => "too-few-visits",
            Some(None) => "as-planned-visit-by-visit",
            Some(Some(_)) => "recommended",
        },
        recommendation: Option<Recommendation> = advice.map(Recommendation::of),
        audit: Audited = Audited::of(audit),
        law: Law = Law::of(found),
    }

    Recommendation of (row: &Advice) [let quantile = &row.quantile;] {
        rule: &'static str = row.rule.code(),
        saves_cost_per_visit: Estimated = Estimated::of(row.saves),
        difference_shown: bool = row.saves.shown(),
        #[serde(flatten)]
        proof: Proved = Proved::ESTIMATED,
        quantile_share: Real = Real(quantile.share),
        quantile_minutes: u32 = quantile.minutes,
        quantile_low_minutes: Option<u32> = quantile.low,
        quantile_high_minutes: Option<u32> = quantile.high,
        quantile_coverage: Real = Real(quantile.coverage),
        tried: Vec<Tried> = row.trials.iter().map(Tried::of).collect(),
    }

    Tried of (row: &Trial) {
        rule: &'static str = row.rule.code(),
        minutes: Option<u32>,
        held_out_cost_per_visit: Real = Real(row.held_out_cost),
    }

    Audited of (row: &Audit) {
        planned_minutes_mean: Real = Real(row.planned_mean),
        planned_minutes_min: u32 = row.planned_range.0,
        planned_minutes_max: u32 = row.planned_range.1,
        actual_minutes_mean: Real = Real(row.actual_mean),
        actual_minutes_p50: u32 = row.actual_p50,
        actual_minutes_p90: u32 = row.actual_p90,
        overrun_visits: usize = row.overrun_count,
        overrun_share: Real = Real(row.overrun_share()),
        overrun_minutes_mean: Real = Real(row.overrun_mean),
        idle_minutes_mean: Real = Real(row.idle_mean),
        bias_minutes: Estimated = Estimated::of(row.bias),
        planned_is: &'static str = match row.verdict {
            Verdict::TooShort => "too-short",
            Verdict::TooLong => "too-long",
            Verdict::NotShown => "not-shown",
            Verdict::TooFew => "too-few-visits",
        },
    }

    Law of (row: &Found) [let (fit, law) = (&row.fit, row.fit.lognormal);] {
        /// Pairs of whole minutes and visits.
        visits_by_minute: Vec<(u32, usize)> = fit.counts.each().collect(),
        mean_minutes: Real = Real(fit.mean),
        cv: Real = Real(fit.cv),
        lognormal_mean_minutes: Real = Real(law.mean()),
        lognormal_cv: Real = Real(law.cv()),
        lognormal_log_mean: Real = Real(law.log_mean),
        lognormal_log_sd: Real = Real(law.log_sd),
        kolmogorov_smirnov_distance: Real = Real(law.distance),
        kolmogorov_smirnov_limit_95: Real = Real(law.distance_limit),
    }
}
