//! The holds of least weighted cost on sample paths, beside those that sizing recommends.

use crate::demand::law::real;
use crate::evaluation::Estimate;
use crate::instance::Instance;
use crate::rng::Seed;
use crate::sizing::sample::{
    self, Flexible, Release, SampleDesign, SampleOptimum, SampleOptions, Start, Weights,
};
use crate::sizing::{ClinicSizing, TeamSizing};
use crate::solve::{Limits, Watch};
use crate::table::TeamId;
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
            rows.extract_if(.., |row| row.team == team.team).collect();
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
        let model = mine[best].model;
        let costs = sample::weigh(instance, team.team, &designs, model, options, &weights);
        Some(TeamOptimum {
            team: team.team,
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
