//! Sizing: a team with its loads, what is held, what is kept and at what price.

use behov_solver::instance::Instance;
use behov_solver::sizing::{
    Access, Design, FrontierPoint, GrowingQueue, LegalPromise, NeedAccess, Overload as Growing,
    PoolingLevel, PoolingRow, RuleOfThumb, TeamSizing, Verdict, WeekOutlook,
};
use behov_solver::supply::{Unservable, Why};

use super::shape::shape;
use super::value::{Date, Proved, Real};
use crate::report::name::{Named, names};

shape! {
    /// A team, or a group of its needs.
    Team<'a> of (row: &'a TeamSizing, instance: &'a Instance)
    [let (verdict, missing, enough) = verdict(row.verdict);]
    {
        id: &'a str = row.team.name(instance),
        /// The held needs that share the holds, and the other needs that queue for the same time.
        held_needs: Vec<&'a str> = names(instance, &row.held),
        routine_needs: Vec<&'a str> = names(instance, &row.routine),
        /// Whether somebody else could use some of the time too.
        shared: bool,
        short_of_rooms: bool,
        /// `kept` or `no`, as computed.
        verdict: &'static str = verdict,
        missing_minutes_per_week: Option<Real> = missing.map(Real),
        holds_would_do_minutes_per_week: Option<Real> = enough.map(Real),
        sub_acute_minutes_per_week: Real,
        routine_minutes_per_week: Real,
        capacity_minutes_per_week: Real,
        hold_unit_minutes: i32 = row.hold_unit.0,
        #[serde(flatten)]
        design: Held<'a> = Held::of(&row.design, instance),
        routine_backlog_minutes: Option<Real> = row.design.routine_backlog_minutes.map(Real),
        overload: Option<Overload> = row.design.overload.as_ref().map(Overload::of),
        frontier: Vec<Point<'a>> = row.frontier.iter().map(|at| Point::of(at, instance)).collect(),
        legal: Vec<Legal<'a>> = row.legal.iter().map(|at| Legal::of(at, instance)).collect(),
        outlook: Vec<Week> = row.outlook.iter().map(Week::of).collect(),
        rules_of_thumb: Vec<Thumb> = row.rules_of_thumb.iter().map(Thumb::of).collect(),
    }

    /// So much held on each day, and what that keeps.
    Held<'a> of (row: &Design, instance: &'a Instance) {
        overloaded: bool = row.overload.is_some(),
        routine_load: Real,
        /// Why the load has no value.
        #[serde(skip_serializing_if = "Option::is_none")]
        routine_load_says: Option<&'static str> =
            (!row.routine_load.is_finite()).then_some("every-minute-held"),
        total_load: Real,
        held_minutes_per_week: Real,
        holds_by_day: Vec<i32> = row.holds.iter().map(|minutes| minutes.0).collect(),
        access: Reached<'a> = Reached::of(&row.access, instance),
        overflow_minutes_per_week: Real,
        unused: Unused = Unused::of(row),
    }

    /// Who is seen in time.
    Reached<'a> of (row: &Access, instance: &'a Instance) {
        share_within_days: Vec<Real>,
        needs: Vec<NeedReached<'a>> =
            row.needs.iter().map(|need| NeedReached::of(need, instance)).collect(),
        #[serde(flatten)]
        proof: Proved = Proved::of_all(row.proof),
    }

    NeedReached<'a> of (row: &NeedAccess, instance: &'a Instance) {
        need: &'a str = row.need.name(instance),
        target_open_days: u32 = row.days,
        share_promised: Real,
        share_kept: Real,
        requests_per_week: Real,
        kept_requests_per_week: Real = Real(row.share_kept * row.requests_per_week),
        kept: bool = row.share_kept + 1e-9 >= row.share_promised,
    }

    Unused of (row: &Design) {
        /// `divisible-minutes`; what `simulate` counts under the same keys are whole visits.
        basis: &'static str = "divisible-minutes",
        slack_minutes_per_week: Real,
        idle_beside_queue_minutes_per_week: Real,
        #[serde(flatten)]
        proof: Proved = Proved::of(row.idle_beside_queue_minutes_per_week, row.unused_proof),
    }

    /// A queue that grows: of `routine` needs, or of `everyone`.
    Overload of (row: &Growing) {
        queue: &'static str = match row.queue {
            GrowingQueue::Routine => "routine",
            GrowingQueue::Everyone => "everyone",
        },
        growth_minutes_per_week: Real,
        growth_requests_per_week: Real,
        first_breach: Option<Date>,
    }

    Point<'a> of (row: &'a FrontierPoint, instance: &'a Instance) {
        hold_count: u32,
        recommended: bool,
        dominated: bool,
        #[serde(flatten)]
        design: Held<'a> = Held::of(&row.design, instance),
        next_hold_saves_overflow_minutes_per_week: Option<Real> =
            row.next_hold_saves_overflow.map(Real),
        next_hold_costs_idle_minutes_per_week: Option<Real> = row.next_hold_costs_idle.map(Real),
    }

    Legal<'a> of (row: &LegalPromise, instance: &'a Instance) {
        right: &'a str = row.right.name(instance),
        first_visit_within_days: u32 = row.days,
        refused_share: Real,
        refused_requests_per_week: Real,
        unused_minutes_per_week: Real,
        #[serde(flatten)]
        proof: Proved = Proved::of(row.refused_share, row.proof),
    }

    Week of (row: &WeekOutlook) {
        monday: Date,
        open_days: u32,
        capacity_minutes: Real,
        sub_acute_minutes: Real,
        share_kept: Option<Real>,
        backlog_minutes: Real,
    }

    Thumb of (row: &RuleOfThumb)
    [let (rule, held, queue) = match *row {
        RuleOfThumb::Percentile85(value) => ("percentile-85", Some(value), None),
        RuleOfThumb::Newsvendor(value) => ("newsvendor", Some(value), None),
        RuleOfThumb::TargetQueue(value) => ("target-queue", None, Some(value)),
    };]
    {
        rule: &'static str = rule,
        #[serde(skip_serializing_if = "Option::is_none")]
        held_minutes_per_week: Option<Real> = held.map(Real),
        #[serde(skip_serializing_if = "Option::is_none")]
        queue_minutes: Option<Real> = queue.map(Real),
    }

    /// A visit asked for that no session can hold.
    Lost<'a> of (row: &Unservable, instance: &'a Instance) {
        team: &'a str = row.team.name(instance),
        need: &'a str = row.need.name(instance),
        class: &'a str = row.class.name(instance),
        visit_minutes: i32 = row.length.0,
        minutes_per_week: Real,
        waiting_count: usize,
        /// `too-long` or `never-held`.
        why: &'static str = match row.why {
            Why::TooLong(_) => "too-long",
            Why::NeverHeld => "never-held",
        },
        #[serde(skip_serializing_if = "Option::is_none")]
        longest_minutes: Option<i32> = match row.why {
            Why::TooLong(longest) => Some(longest.0),
            Why::NeverHeld => None,
        },
    }

    /// One level of ownership.
    Pooling of (row: &PoolingRow) {
        level: &'static str = match row.level {
            PoolingLevel::Own => "own",
            PoolingLevel::Team => "team",
            PoolingLevel::Clinic => "clinic",
        },
        queue_count: usize,
        held_minutes_per_week: Option<Real>,
        overflow_minutes_per_week: Real,
    }
}

/// A verdict with what is missing, and what would do, per week.
fn verdict(verdict: Verdict) -> (&'static str, Option<f64>, Option<f64>) {
    match verdict {
        Verdict::Kept => ("kept", None, None),
        Verdict::No { missing_minutes_per_week, holds_would_do_minutes_per_week } => {
            ("no", missing_minutes_per_week, holds_would_do_minutes_per_week)
        }
    }
}
