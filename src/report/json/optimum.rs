//! The least cost on sample paths.

use behov_solver::plan::optimum::{TeamOptimum, held_per_week};
use behov_solver::sizing::sample::{Release, SampleModel, SampleOptimum};

use super::COMPUTED;
use super::shape::shape;
use super::value::{Estimated, Head, Proved, Real};
use crate::report::Optima;
use crate::report::name::{Named, names};

shape! {
    /// The best designs, team by team.
    Best<'a> of (row: &Optima<'a>) [let (options, weights) = (row.options, row.weights);] {
        #[serde(flatten)]
        head: Head<'a> = Head::of(row.instance),
        /// `computed` by chains or on random paths, or `played` day by day.
        figures: &'static str = COMPUTED,
        paths: u32 = options.paths,
        path_open_days: u32 = options.days,
        release_fill_shares: &'a [f64] = &options.fill,
        cost_per_waiting_minute_and_evening: Real = Real(weights.waiting),
        cost_per_late_sub_acute_minute_and_evening: Real = Real(weights.late),
        cost_per_extra_minute: Real = Real(weights.extra),
        worth_per_unused_minute: Real = Real(weights.idle_worth),
        /// `same-model-and-release-without-extra-sessions-on-these-paths`: all holds of the same
        /// model and release rule without extra sessions, on the paths the design was chosen on.
        bound_is_for: &'static str =
            "same-model-and-release-without-extra-sessions-on-these-paths",
        teams: Vec<Optimal<'a>> = row.teams.iter().map(|found| Optimal::of(found, row)).collect(),
    }

    Optimal<'a> of (row: &TeamOptimum, optima: &Optima<'a>)
    [
        let same = |team: &&behov_solver::sizing::TeamSizing| {
            (team.team, &team.held) == (row.team, &row.held)
        };
        let sizing = optima.sizing.teams.iter().find(same);
    ]
    {
        id: &'a str = row.team.name(optima.instance),
        held_needs: Vec<&'a str> = names(optima.instance, &row.held),
        /// Which of `designs`, from 0.
        best: usize,
        #[serde(skip)]
        bounded: Option<usize> = row.bounded().and_then(|bounded| {
            row.rows.iter().position(|other| std::ptr::eq(other, bounded))
        }),
        designs: Vec<Design> = row.rows.iter().map(Design::of).collect(),
        recommended_held_minutes_per_week: Option<Real> =
            sizing.map(|team| Real(team.design.held_minutes_per_week)),
        recommended_cost_per_week: Estimated = Estimated::of(row.recommended),
        best_saves_cost_per_week: Estimated = Estimated::of(row.saves),
        difference_shown: bool = row.saves.shown(),
    }

    Design of (row: &SampleOptimum) {
        #[serde(skip)]
        rule: Release = row.release,
        release_open_days_before: Option<u32> = match row.release {
            Release::Never => None,
            Release::DaysBefore(days) => Some(days),
        },
        /// `holds-alone` or `with-leftovers`.
        model: &'static str = match row.model {
            SampleModel::HoldsAlone => "holds-alone",
            SampleModel::WithLeftovers => "with-leftovers",
        },
        holds_by_day_minutes: Vec<i32> = row.holds.iter().map(|minutes| minutes.0).collect(),
        held_minutes_per_week: Real = Real(held_per_week(&row.holds)),
        extra_session_minutes: Option<i32> = row.flexible.map(|flexible| flexible.minutes.0),
        extra_session_above_waiting_minutes: Option<i32> =
            row.flexible.map(|flexible| flexible.threshold.0),
        cost_per_week: Real = Real(row.cost),
        #[serde(flatten)]
        proof: Proved = proved(row),
        fresh_cost_per_week: Estimated = Estimated::of(row.out_of_sample),
        designs_weighed: u32 = row.evaluations,
    }
}

/// A bound, or why there is none: what was proved lies more than 5 % below the cost.
fn proved(row: &SampleOptimum) -> Proved {
    match row.bound {
        Some(bound) => Proved::bounded(bound, row.gap()),
        None => Proved::unproven(if row.weak { "no-useful-bound" } else { "no-bound" }),
    }
}
