//! The holds of least weighted cost on sample paths, beside those that sizing recommends.

use crate::evaluation::Estimate;
use crate::instance::Instance;
use crate::number::real;
use crate::rng::Seed;
use crate::sizing::sample::{
    self, Flexible, Release, SampleDesign, SampleOptimum, SampleOptions, Start, Weights,
};
use crate::sizing::{ClinicSizing, TeamSizing};
use crate::solve::{Limits, Watch};
use crate::table::{NeedId, TeamId};
use crate::units::Minutes;

/// Release rules weighed side by side.
pub const RELEASES: [Release; 5] = [
    Release::Never,
    Release::DaysBefore(0),
    Release::DaysBefore(1),
    Release::DaysBefore(2),
    Release::DaysBefore(5),
];

/// An extra session may be opened when more than so many such sessions' work waits.
pub const THRESHOLDS: [i32; 3] = [2, 5, 10];

/// The best design found for a team, and what it buys.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamOptimum {
    /// The team.
    pub team: TeamId,
    /// The held needs that share the holds.
    pub held: Vec<NeedId>,
    /// Index of the cheapest row of `rows` in the model of the whole team.
    pub best: usize,
    /// The best holds for every release rule and model.
    pub rows: Vec<SampleOptimum>,
    /// Cost per week, on the fresh paths and in the model of the best, of the holds that sizing
    /// recommends, never released and without extra sessions.
    pub recommended: Estimate,
    /// What the best saves beside those, path by path \[cost per week\].
    pub saves: Estimate,
}

impl TeamOptimum {
    /// The cheapest row.
    #[must_use]
    pub fn best(&self) -> &SampleOptimum {
        &self.rows[self.best]
    }

    /// The cheapest row with a bound, which holds for its own model and release rule alone.
    #[must_use]
    pub fn bounded(&self) -> Option<&SampleOptimum> {
        let bounded = self.rows.iter().filter(|row| row.bound.is_some());
        bounded.reduce(|best, row| if row.cost < best.cost { row } else { best })
    }
}

/// What is asked of so many paths of so many open days from today.
#[must_use]
pub fn options(instance: &Instance, paths: u32, days: u32, seed: Seed) -> SampleOptions {
    SampleOptions {
        paths,
        days,
        warm_up: 0,
        seed,
        start: Start::Today,
        releases: RELEASES.to_vec(),
        fill: instance.parts().goals.release_fill.clone(),
        flexible: extra_sessions(instance),
    }
}

/// The weights of the planner: the costs of a visit taken as those of each of its minutes.
#[must_use]
pub fn weights(instance: &Instance) -> Weights {
    let goals = &instance.parts().goals;
    Weights {
        late: goals.late_cost,
        waiting: goals.waiting_cost,
        idle_worth: goals.idle_worth.value(),
        extra: goals.extra_cost,
    }
}

/// One length, that of most sessions (the longest of several), and a few thresholds.
fn extra_sessions(instance: &Instance) -> Vec<Flexible> {
    let mut lengths: Vec<Minutes> =
        instance.parts().sessions.values().map(crate::instance::Session::minutes).collect();
    lengths.sort();
    let count = |length: Minutes| lengths.iter().filter(|&&other| other == length).count();
    let Some(usual) = lengths.iter().copied().max_by_key(|&length| (count(length), length)) else {
        return Vec::new();
    };
    let minutes = usual;
    THRESHOLDS.map(|sessions| Flexible { threshold: minutes * sessions, minutes }).to_vec()
}

/// Per team the best holds, release rule and threshold on the paths, beside those recommended.
///
/// A stop leaves out teams without a row.
#[must_use]
pub fn optimum(
    instance: &Instance,
    sizing: &ClinicSizing,
    options: &SampleOptions,
    limits: &Limits,
    watch: &Watch,
) -> Vec<TeamOptimum> {
    let weights = weights(instance);
    let mut rows = sample::optimise(instance, options, &weights, limits, watch);
    let of_team = |team: &TeamSizing| {
        let mut mine: Vec<SampleOptimum> =
            rows.extract_if(.., |row| (row.team, &row.held) == (team.team, &team.held)).collect();
        share_bounds(&mut mine);
        let best = cheapest(&mine)?;
        let designs = [
            SampleDesign {
                holds: mine[best].holds.clone(),
                release: mine[best].release,
                flexible: mine[best].flexible,
            },
            SampleDesign {
                holds: team.design.holds.clone(),
                release: Release::Never,
                flexible: None,
            },
        ];
        let (model, group) = (mine[best].model, (team.team, &*team.held));
        let costs = sample::weigh(instance, group, &designs, model, options, &weights);
        Some(TeamOptimum {
            team: team.team,
            held: team.held.clone(),
            best,
            rows: mine,
            recommended: Estimate::of(&costs[1]),
            saves: Estimate::difference(&costs[0], &costs[1]),
        })
    };
    sizing.teams.iter().filter_map(of_team).collect()
}

/// A bound holds for every row of the same model and release rule without extra sessions.
fn share_bounds(rows: &mut [SampleOptimum]) {
    let bounded: Vec<SampleOptimum> =
        rows.iter().filter(|row| row.bound.is_some()).cloned().collect();
    for row in rows.iter_mut().filter(|row| row.bound.is_none() && row.flexible.is_none()) {
        let same =
            bounded.iter().find(|other| (other.model, other.release) == (row.model, row.release));
        row.bound = same.and_then(|same| same.bound);
    }
}

/// The cheapest row among those of the model that leaves least out: costs of two models are not to
/// be compared. Of equal costs the first, which may carry a bound.
fn cheapest(rows: &[SampleOptimum]) -> Option<usize> {
    let model = rows.iter().map(|row| row.model).max()?;
    let rows = rows.iter().enumerate().filter(|(_, row)| row.model == model);
    let best = rows.reduce(|best, row| if row.1.cost < best.1.cost { row } else { best });
    best.map(|(index, _)| index)
}

/// Minutes held per week by holds per day of the cycle.
#[must_use]
pub fn held_per_week(holds: &[Minutes]) -> f64 {
    let weeks = real(holds.len().div_ceil(7).max(1));
    holds.iter().map(|minutes| minutes.real()).sum::<f64>() / weeks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instance::cast::clinic;
    use crate::sizing::sample::SampleModel;
    use crate::sizing::{Options, size};

    fn found() -> (SampleOptions, Vec<TeamOptimum>) {
        let clinic = clinic();
        let sizing = size(&clinic, &Options { as_is: false, frontier: false });
        let options = options(&clinic, 12, 20, Seed(1));
        let found = optimum(&clinic, &sizing, &options, &Limits::default(), &Watch::default());
        (options, found)
    }

    #[test]
    fn an_extra_session_is_as_long_as_most_and_opens_above_a_few_of_them() {
        // All eight sessions last three hours.
        let (options, _) = found();
        let told: Vec<(i32, i32)> =
            options.flexible.iter().map(|at| (at.threshold.0, at.minutes.0)).collect();
        assert_eq!(told, [(360, 180), (900, 180), (1800, 180)]);
    }

    #[test]
    fn the_recommended_holds_cost_what_the_best_costs_and_what_it_saves() {
        let (_, found) = found();
        let team = &found[0];
        let fresh = team.best().out_of_sample.mean;
        assert!((team.recommended.mean - fresh - team.saves.mean).abs() < 1e-6);
        assert!(team.recommended.replications == 12 && team.saves.replications == 12);
    }

    #[test]
    fn the_best_is_the_cheapest_of_the_whole_model_and_carries_no_bound_of_another() {
        let (_, found) = found();
        let team = &found[0];
        let whole = |row: &&SampleOptimum| row.model == SampleModel::WithLeftovers;
        assert!(team.rows.iter().filter(whole).all(|row| row.cost >= team.best().cost));
        assert!(team.best().model == SampleModel::WithLeftovers && team.best().bound.is_none());
        let bounded = team.bounded().unwrap();
        assert_eq!(bounded.model, SampleModel::HoldsAlone);
        assert!(bounded.bound.unwrap() <= bounded.cost + 1e-6);
        assert!(team.rows.iter().filter(|row| row.bound.is_some()).count() == 2);
    }

    #[test]
    fn a_bound_is_shared_only_by_the_same_model_and_rule_without_extra_sessions() {
        let (_, found) = found();
        let bounded = found[0].bounded().unwrap().clone();
        let open = SampleOptimum { bound: None, ..bounded.clone() };
        let flexible = Some(Flexible { threshold: Minutes(360), minutes: Minutes(180) });
        let mut rows = vec![
            bounded.clone(),
            open.clone(),
            SampleOptimum { flexible, ..open.clone() },
            SampleOptimum { release: Release::DaysBefore(2), ..open },
        ];
        share_bounds(&mut rows);
        let told: Vec<bool> = rows.iter().map(|row| row.bound.is_some()).collect();
        assert_eq!(told, [true, true, false, false]);
        // Of equal costs the first is taken.
        assert_eq!(cheapest(&rows), Some(0));
    }

    #[test]
    fn holds_of_two_weeks_are_told_per_week() {
        let mut holds = vec![Minutes(0); 14];
        (holds[0], holds[8]) = (Minutes(60), Minutes(40));
        assert!((held_per_week(&holds) - 50.0).abs() < 1e-12);
    }
}
