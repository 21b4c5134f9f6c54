//! Sizing by sample average: designs judged on the same random paths.
//!
//! A path is a run of open days with its own sub-acute demand, routine demand and sessions that
//! fall out. For given holds it costs one sweep over its days, whatever the release rule, the
//! starting backlog, and extra sessions opened when the backlog passes a threshold.
//!
//! The nouns: what is asked ([`SampleOptions`]), a frontier per team and release rule
//! ([`SampleFrontier`]), and the best holds for a weighted cost with what is proved about them
//! ([`SampleOptimum`]).

mod branch;
mod convex;
mod cost;
mod frontier;
mod local;
mod master;
mod measure;
mod optimise;
mod paths;
mod problem;
mod relax;
mod sweep;
#[cfg(test)]
mod tests;
mod weigh;

use crate::evaluation::Estimate;
use crate::rng::Seed;
use crate::table::{NeedId, TeamId};
use crate::units::Minutes;

pub use frontier::{evaluate, frontier};
pub use optimise::optimise;
pub use weigh::{SampleDesign, weigh};

/// What a researcher may set.
#[derive(Clone, Debug, PartialEq)]
pub struct SampleOptions {
    /// Sample paths \[1..\].
    pub paths: u32,
    /// Open days per path that count \[1..\].
    pub days: u32,
    /// Open days before those; 0 starts from where the queues are.
    pub warm_up: u32,
    /// Seed of the paths.
    pub seed: Seed,
    /// Where the queues start.
    pub start: Start,
    /// Release rules side by side.
    pub releases: Vec<Release>,
    /// Share of released minutes that the waiting list fills when it is long enough, by open days
    /// of notice: `fill[0]` on the day itself, the last for all longer ones \[0..=1, counted in
    /// thousandths\]. Empty stands for all of them.
    pub fill: Vec<f64>,
    /// Extra sessions to choose from in [`optimise`].
    pub flexible: Vec<Flexible>,
}

/// Where the queues of a path start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Today's waiting list.
    Today,
    /// Nobody waits.
    Empty,
    /// So many minutes wait in every team \[min\].
    Minutes {
        /// Sub-acute backlog.
        sub_acute: Minutes,
        /// Routine backlog.
        routine: Minutes,
    },
}

pub use crate::answer::Release;

/// The frontier of one team under one release rule.
#[derive(Clone, Debug, PartialEq)]
pub struct SampleFrontier {
    /// The team.
    pub team: TeamId,
    /// The held needs that share the holds.
    pub held: Vec<NeedId>,
    /// When unclaimed holds open.
    pub release: Release,
    /// One point per total of holds, from none to the most.
    pub points: Vec<SamplePoint>,
}

/// One total of holds, spread as well as is known, on all paths.
#[derive(Clone, Debug, PartialEq)]
pub struct SamplePoint {
    /// Holds per cycle.
    pub hold_count: u32,
    /// Minutes held per day of the cycle, Monday of week 0 first.
    pub holds: Vec<Minutes>,
    /// What the design keeps and costs.
    pub measures: SampleMeasures,
    /// What one hold more saves in requests beyond target \[requests per week\]; `None` at the end.
    pub next_hold_saves_breaches: Option<Estimate>,
    /// What one hold more costs in minutes idle beside a queue \[min per week\].
    pub next_hold_costs_idle: Option<Estimate>,
    /// Another point of the same release rule is no worse in any of overflow, idle time and
    /// work-up breaches, and shown to be better in one.
    pub dominated: bool,
}

/// Measures of a design, each estimated over the paths.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SampleMeasures {
    /// Sub-acute minutes served within the target / asked \[0..=1\].
    pub access_share: Estimate,
    /// Sub-acute minutes beyond the target \[min per week\].
    pub overflow_minutes_per_week: Estimate,
    /// Unused minutes while nobody eligible waited \[min per week\].
    pub slack_minutes_per_week: Estimate,
    /// Unused minutes beside a queue \[min per week\].
    pub idle_beside_queue_minutes_per_week: Estimate,
    /// Held minutes released to the waiting list and filled \[min per week\].
    pub refilled_minutes_per_week: Estimate,
    /// Routine minutes with a right served after the days left for the first visit / asked.
    pub breach_share: Estimate,
    /// Mean days beyond those, over all such minutes \[calendar days\].
    pub tardiness_days_mean: Estimate,
    /// Their 95th percentile \[calendar days\].
    pub tardiness_days_p95: Estimate,
    /// Mean wait of routine minutes \[open days\].
    pub routine_wait_days: Estimate,
    /// The same beside no holds at all, paired: the days the holds add \[open days\].
    pub added_wait_days: Estimate,
    /// Growth of the routine backlog \[min per week\]; a queue that grows has no mean wait.
    pub growth_minutes_per_week: Estimate,
}

/// What waiting, lateness and extra sessions cost, and what an unused minute is worth.
///
/// The cost per week is `waiting` for every minute and evening somebody waits, sub-acute or not,
/// `late` more for every sub-acute minute and evening beyond the target, and `extra` for every
/// minute of an extra session, less `idle_worth` for every unused minute beyond what the backlog
/// of the last evening will still take. Everybody waits: nobody goes elsewhere.
///
/// By conservation the last term is the same for all holds: holds do not make idle time, they
/// decide who waits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// Per sub-acute minute and evening beyond the target \[0..\].
    pub late: f64,
    /// Per waiting minute and evening \[0..\].
    pub waiting: f64,
    /// Worth of an unused minute \[0..=1\].
    pub idle_worth: f64,
    /// Per minute of an extra session \[0..\].
    pub extra: f64,
}

/// Which minutes sub-acute requests may take in the model an optimum is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SampleModel {
    /// Holds alone: safe for access, and convex in the holds.
    HoldsAlone,
    /// Holds and what routine requests leave of the unheld minutes: not convex.
    WithLeftovers,
}

/// The best holds of one team for the weighted cost.
#[derive(Clone, Debug, PartialEq)]
pub struct SampleOptimum {
    /// The team.
    pub team: TeamId,
    /// The held needs that share the holds.
    pub held: Vec<NeedId>,
    /// When unclaimed holds open.
    pub release: Release,
    /// What cost, bound and fresh paths are of.
    pub model: SampleModel,
    /// Minutes held per day of the cycle.
    pub holds: Vec<Minutes>,
    /// Backlog above which an extra session is opened, and how long it is; `None` without.
    pub flexible: Option<Flexible>,
    /// Cost per week on the paths the holds were chosen on.
    pub cost: f64,
    /// No holds cost less on those paths in that model; `None` where nothing is proved, or no more
    /// than [`GAP_MAX`] allows.
    pub bound: Option<f64>,
    /// Whether a bound was found and lies too far below the cost to be of use.
    pub weak: bool,
    /// Cost per week on fresh paths: what the choice is really worth.
    pub out_of_sample: Estimate,
    /// What enumeration or the master problem weighed.
    pub evaluations: u32,
}

/// Extra sessions opened when the backlog is long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flexible {
    /// Opened on days that begin with more than this waiting \[min\].
    pub threshold: Minutes,
    /// Minutes of an extra session.
    pub minutes: Minutes,
}

/// A bound further below the cost than this, relative to it, says nothing of use.
pub const GAP_MAX: f64 = 0.05;

/// `(cost - bound) / |cost|`, absolute where the cost is 0.
fn gap(cost: f64, bound: f64) -> f64 {
    let distance = (cost - bound).max(0.0);
    if cost.abs() > 1e-9 { distance / cost.abs() } else { distance }
}

impl SampleOptimum {
    /// `(cost - bound) / |cost|`, absolute where the cost is 0; `None` without a bound.
    #[must_use]
    pub fn gap(&self) -> Option<f64> {
        Some(gap(self.cost, self.bound?))
    }
}
