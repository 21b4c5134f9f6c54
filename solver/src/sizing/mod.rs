//! How much to hold for sub-acute need.
//!
//! **Nested holds, routine first.** On each open day routine backlog q and demand A are served from
//! the unheld minutes N, sub-acute backlog b and demand D from the holds H and, if the need may,
//! from what routine requests leave over: `q' = (q + A - N)^+`,
//! `b' = (b + D - H - (N - q - A)^+)^+`. With next-day service the requests of a day join on the
//! next open day. First come first served; *within k days* counts open days of the clinic, with or
//! without sessions. Nothing is released. Minutes are divisible: exact for one visit length;
//! elsewhere whole visits that do not fit the rest of a hold wait longer (packing loss).
//!
//! **Overload.** The two queues have a steady state exactly when routine demand is below the mean
//! unheld minutes and all demand below all minutes. When routine demand is not, the routine queue
//! never runs dry, nothing is left over, and holds alone serve sub-acute requests. Sub-acute
//! requests that go elsewhere when they are late make no queue, whatever the load.
//!
//! **Late.** Requests of [`WhenLate::Waits`](crate::instance::WhenLate::Waits) wait. Those that
//! become overtime or acute go elsewhere on the evening they no longer fit the mean holds of the
//! days left within the strictest target, if every held need of the team is of that kind.
//!
//! **Conservation.** What nobody uses is capacity less demand served, under every design that turns
//! nobody away: holds do not make idle time, they decide who waits. Unused minutes are split, day
//! by day, into idle beside a queue, `min(unused holds, routine backlog left)`, and slack.
//!
//! The nouns of an answer: per team its loads, the frontier over total holds, the recommended
//! spread with what it keeps and what it costs, the legal promise, pooling, and the outlook from
//! today. Every share stands beside the count or minutes it is a share of.

mod capacity;
mod design;
mod evaluate;
mod fixed_point;
mod frontier;
pub mod hold_card;
mod joint;
mod legal;
mod line;
mod model;
mod outlook;
mod overload;
mod pooling;
mod routine;
pub mod sample;
mod seen;
mod series;
mod size;
mod spread;
mod spreads;
mod stationary;
#[cfg(test)]
mod tests;
mod thumb;

use chrono::NaiveDate;

use crate::answer::{HeldGroup, HoldPlan, Release};
use crate::solve::Proof;
use crate::supply::Unservable;
use crate::table::{NeedId, RightId, TeamId};
use crate::units::Minutes;

pub use series::Series;
pub use size::{Options, holds_in_use, size};
pub use spreads::Spreads;

pub(crate) use seen::{Seen, seen};

/// The sizing of a whole clinic.
#[derive(Clone, Debug, PartialEq)]
pub struct ClinicSizing {
    /// One row per group of needs that queue for the same time, in the order
    /// of teams; where all sessions of a team may serve all its needs, one row per team.
    pub teams: Vec<TeamSizing>,
    /// What no session may serve, with the minutes asked for.
    pub unservable: Vec<Unservable>,
    /// Own clinician, team and clinic compared, holds alone; empty with `as_is`.
    pub pooling: Vec<PoolingRow>,
}

/// The sizing of one team, or of one group of its needs.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamSizing {
    /// The team.
    pub team: TeamId,
    /// The held needs that share these holds, in order.
    pub held: Vec<NeedId>,
    /// The other needs that queue for the same time, in order.
    pub routine: Vec<NeedId>,
    /// Whether somebody else could use some of this time too, or some of these requests are served
    /// elsewhere as well: then the sharing is one of several, and access a lower bound.
    pub shared: bool,
    /// Whether patients come in person and rooms are short in some of these sessions: the minutes
    /// are then those for which there is a room.
    pub short_of_rooms: bool,
    /// When unclaimed holds open to others, instead of the clinic's own rules; the chains release
    /// nothing.
    pub release: Option<Release>,
    /// Size of one hold \[min\].
    pub hold_unit: Minutes,
    /// Sub-acute demand served from holds \[min per week\].
    pub sub_acute_minutes_per_week: f64,
    /// Routine demand \[min per week\].
    pub routine_minutes_per_week: f64,
    /// Expected session minutes after planned absence and cancellation \[min per week\].
    pub capacity_minutes_per_week: f64,
    /// The design that is answered: as it is, or as recommended.
    pub design: Design,
    /// Whether the design keeps every access target while the rights hold.
    pub verdict: Verdict,
    /// All designs from no hold to the most, in order; empty with `as_is`.
    pub frontier: Vec<FrontierPoint>,
    /// The legal promise as a loss model, per right with demand in the team.
    pub legal: Vec<LegalPromise>,
    /// Week by week from today, across absences, holidays and seasons.
    pub outlook: Vec<WeekOutlook>,
    /// Rules of thumb beside the answer.
    pub rules_of_thumb: Vec<RuleOfThumb>,
}

/// One spread of holds over the days of the cycle, with its measures.
#[derive(Clone, Debug, PartialEq)]
pub struct Design {
    /// Minutes held per day of the cycle, Monday of week 0 first \[min\].
    pub holds: Vec<Minutes>,
    /// Minutes held per week \[min per week\].
    pub held_minutes_per_week: f64,
    /// Routine demand / unheld minutes \[ratio\]; infinite when nothing is unheld.
    pub routine_load: f64,
    /// All demand / all minutes \[ratio\].
    pub total_load: f64,
    /// Set when a queue has no steady state.
    pub overload: Option<Overload>,
    /// Access of sub-acute requests.
    pub access: Access,
    /// Sub-acute minutes not served within the target \[min per week\].
    pub overflow_minutes_per_week: f64,
    /// Minutes nobody used while nobody eligible waited \[min per week\].
    pub slack_minutes_per_week: f64,
    /// Minutes nobody used while routine patients waited \[min per week\].
    pub idle_beside_queue_minutes_per_week: f64,
    /// Mean routine backlog at the end of a day \[min\]; `None` without a steady state.
    pub routine_backlog_minutes: Option<f64>,
    /// What is proved about slack and idle beside a queue.
    pub unused_proof: Proof,
}

/// A queue without a steady state: growth and first breach, never a mean wait.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overload {
    /// Whose queue grows.
    pub queue: GrowingQueue,
    /// Growth \[min per week\], at least 0.
    pub growth_minutes_per_week: f64,
    /// Growth \[requests per week\], at least 0.
    pub growth_requests_per_week: f64,
    /// The day the first right is breached at that growth; `None` without a right.
    pub first_breach: Option<NaiveDate>,
}

/// Which queue grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrowingQueue {
    /// The unheld minutes fall short of routine demand.
    Routine,
    /// All minutes together fall short of all demand.
    Everyone,
}

/// Access of sub-acute requests, by minutes of visits.
#[derive(Clone, Debug, PartialEq)]
pub struct Access {
    /// Share served within 0, 1, 2, ... open days of the request.
    pub share_within_days: Vec<f64>,
    /// One row per held need of the team.
    pub needs: Vec<NeedAccess>,
    /// `Exact`; `Bounded` from below when the shares count holds alone, or when the time is shared
    /// with others; `Unproven` when long routine backlogs were folded or the lattice was coarsened to
    /// keep the work in bounds, where holidays, closures or leave take sessions (the long run makes
    /// them independent), and where several needs of different lengths or dispersion share a queue:
    /// what is computed is the share of all together.
    pub proof: Proof,
}

/// A held need against its target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NeedAccess {
    /// The need.
    pub need: NeedId,
    /// Its target \[open days\].
    pub days: u32,
    /// Share promised \[0..=1\].
    pub share_promised: f64,
    /// Share kept \[0..=1\].
    pub share_kept: f64,
    /// Requests per week the shares are of \[1/week\].
    pub requests_per_week: f64,
}

/// Whether a design is good enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// Every access target is kept and no queue grows.
    Kept,
    /// No spread of holds keeps them all; the design shown is the best without overload. With
    /// `as_is`: the holds in use do not.
    No {
        /// Session minutes per week missing until a spread would \[min per week\]: fewest found by
        /// adding to the design shown; `None` when twice the capacity is not enough.
        missing_minutes_per_week: Option<f64>,
        /// Held minutes per week that, spread well, would keep them in the sessions there are
        /// \[min per week\]; `None` when session minutes are missing. With `as_is` alone.
        holds_would_do_minutes_per_week: Option<f64>,
    },
}

/// A design on the frontier.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontierPoint {
    /// Number of holds per cycle.
    pub hold_count: u32,
    /// The best spread found for it.
    pub design: Design,
    /// What one hold more saves in overflow \[min per week\]; `None` at the end.
    pub next_hold_saves_overflow: Option<f64>,
    /// What one hold more costs in minutes idle beside a queue \[min per week\].
    pub next_hold_costs_idle: Option<f64>,
    /// Another point has no more overflow and no more idle time, and less of one.
    pub dominated: bool,
    /// The recommended point.
    pub recommended: bool,
}

/// The legal promise as a loss model: who cannot be finished in time is offered elsewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LegalPromise {
    /// The right.
    pub right: RightId,
    /// Calendar days left for the first visit after the rest of the pathway.
    pub days: u32,
    /// Share of routine minutes offered elsewhere \[0..=1\].
    pub refused_share: f64,
    /// Requests per week offered elsewhere \[1/week\].
    pub refused_requests_per_week: f64,
    /// Unheld minutes nobody uses \[min per week\].
    pub unused_minutes_per_week: f64,
    /// `Exact` for constant capacity; `Unproven` when capacity is random and ages are ignored.
    pub proof: Proof,
}

/// One level of ownership: who may use whose holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PoolingRow {
    /// Who shares.
    pub level: PoolingLevel,
    /// Separate queues at this level.
    pub queue_count: usize,
    /// Fewest held minutes per week that keep every access target; `None` when none does.
    pub held_minutes_per_week: Option<f64>,
    /// Sub-acute overflow with the recommended total of holds \[min per week\].
    pub overflow_minutes_per_week: f64,
}

/// Who shares holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PoolingLevel {
    /// Each clinician keeps holds for their own patients.
    Own,
    /// A team shares.
    Team,
    /// The whole clinic shares.
    Clinic,
}

/// One week from today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeekOutlook {
    /// Its Monday.
    pub monday: NaiveDate,
    /// Open days.
    pub open_days: u32,
    /// Session minutes after planned absence and closures \[min\].
    pub capacity_minutes: f64,
    /// Sub-acute demand \[min\].
    pub sub_acute_minutes: f64,
    /// Share of it served within the strictest target \[0..=1\]; `None` without demand.
    pub share_kept: Option<f64>,
    /// Mean sub-acute backlog at the end of the week \[min\].
    pub backlog_minutes: f64,
}

/// A rule of thumb, with what it ignores told by the report.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RuleOfThumb {
    /// 85th percentile of a day's sub-acute minutes, summed over the week \[min per week\].
    Percentile85(f64),
    /// Newsvendor with the target share as critical ratio \[min per week\].
    Newsvendor(f64),
    /// NHS target queue size, demand times target / 4 \[min\].
    TargetQueue(f64),
}

impl ClinicSizing {
    /// Whether every group keeps its targets, no queue grows, and somebody can serve whatever is
    /// asked for.
    #[must_use]
    pub fn kept(&self) -> bool {
        self.teams.iter().all(|group| group.verdict == Verdict::Kept)
            && self.unservable.iter().all(|row| row.minutes_per_week <= 0.0)
    }

    /// The holds of every group's design.
    #[must_use]
    pub fn hold_plan(&self) -> HoldPlan {
        let held = self.teams.iter().filter(|group| !group.held.is_empty());
        let group = |sizing: &TeamSizing| HeldGroup {
            team: sizing.team,
            needs: sizing.held.clone(),
            minutes: sizing.design.holds.clone(),
            release: sizing.release,
        };
        HoldPlan::of_groups(held.map(group).collect())
    }
}
