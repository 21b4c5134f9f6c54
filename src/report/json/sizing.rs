//! Sizing as JSON.

use behov_solver::instance::Instance;
use behov_solver::sizing::{
    Access, Design, FrontierPoint, GrowingQueue, LegalPromise, NeedAccess, Overload as Growing,
    PoolingLevel, PoolingRow, RuleOfThumb, TeamSizing, Verdict, WeekOutlook,
};
use behov_solver::supply::{Unservable, Why};
use behov_solver::table::NeedId;
use schemars::JsonSchema;
use serde::Serialize;

use super::{finite, proved};

/// A team: its loads, what is held, what is kept and at what price.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Team<'a> {
    id: &'a str,
    /// The held needs that share the holds, and the other needs that queue for the same time.
    held_needs: Vec<&'a str>,
    routine_needs: Vec<&'a str>,
    /// Whether somebody else could use some of the time too.
    shared: bool,
    short_of_rooms: bool,
    verdict: &'static str,
    missing_minutes_per_week: Option<f64>,
    holds_would_do_minutes_per_week: Option<f64>,
    overloaded: bool,
    sub_acute_minutes_per_week: Option<f64>,
    routine_minutes_per_week: Option<f64>,
    capacity_minutes_per_week: Option<f64>,
    routine_load: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    routine_load_says: Option<&'static str>,
    total_load: Option<f64>,
    hold_unit_minutes: i32,
    held_minutes_per_week: Option<f64>,
    holds_by_day: Vec<i32>,
    access: Reached<'a>,
    overflow_minutes_per_week: Option<f64>,
    unused: Unused,
    routine_backlog_minutes: Option<f64>,
    overload: Option<Overload>,
    frontier: Vec<Point<'a>>,
    legal: Vec<Legal<'a>>,
    outlook: Vec<Week>,
    rules_of_thumb: Vec<Thumb>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Reached<'a> {
    share_within_days: Vec<Option<f64>>,
    needs: Vec<NeedReached<'a>>,
    proof: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    bound: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    half_width: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replications: Option<u32>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct NeedReached<'a> {
    need: &'a str,
    target_open_days: u32,
    share_promised: Option<f64>,
    share_kept: Option<f64>,
    requests_per_week: Option<f64>,
    kept_requests_per_week: Option<f64>,
    kept: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Unused {
    /// What `simulate` counts under the same keys are whole visits.
    basis: &'static str,
    slack_minutes_per_week: Option<f64>,
    idle_beside_queue_minutes_per_week: Option<f64>,
    proof: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    bound: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    half_width: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replications: Option<u32>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Overload {
    queue: &'static str,
    growth_minutes_per_week: Option<f64>,
    growth_requests_per_week: Option<f64>,
    first_breach: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Point<'a> {
    hold_count: u32,
    recommended: bool,
    dominated: bool,
    overloaded: bool,
    held_minutes_per_week: Option<f64>,
    holds_by_day: Vec<i32>,
    routine_load: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    routine_load_says: Option<&'static str>,
    total_load: Option<f64>,
    access: Reached<'a>,
    overflow_minutes_per_week: Option<f64>,
    unused: Unused,
    next_hold_saves_overflow_minutes_per_week: Option<f64>,
    next_hold_costs_idle_minutes_per_week: Option<f64>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Legal<'a> {
    right: &'a str,
    first_visit_within_days: u32,
    refused_share: Option<f64>,
    refused_requests_per_week: Option<f64>,
    unused_minutes_per_week: Option<f64>,
    proof: &'static str,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Week {
    monday: String,
    open_days: u32,
    capacity_minutes: Option<f64>,
    sub_acute_minutes: Option<f64>,
    share_kept: Option<f64>,
    backlog_minutes: Option<f64>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Thumb {
    rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    held_minutes_per_week: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    queue_minutes: Option<f64>,
}

/// A visit asked for that no session can hold.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Lost<'a> {
    team: &'a str,
    need: &'a str,
    class: &'a str,
    visit_minutes: i32,
    minutes_per_week: Option<f64>,
    waiting_count: usize,
    /// `too-long` or `never-held`.
    why: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    longest_minutes: Option<i32>,
}

/// The shape of what no session can hold.
pub(super) fn lost<'a>(instance: &'a Instance, row: &Unservable) -> Lost<'a> {
    let parts = instance.parts();
    let (why, longest_minutes) = match row.why {
        Why::TooLong(longest) => ("too-long", Some(longest.0)),
        Why::NeverHeld => ("never-held", None),
    };
    Lost {
        team: &parts.teams[row.team].name,
        need: &parts.needs[row.need].name,
        class: &parts.complexity.classes[row.class].name,
        visit_minutes: row.length.0,
        minutes_per_week: finite(row.minutes_per_week),
        waiting_count: row.waiting_count,
        why,
        longest_minutes,
    }
}

/// One level of ownership.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Pooling {
    level: &'static str,
    queue_count: usize,
    held_minutes_per_week: Option<f64>,
    overflow_minutes_per_week: Option<f64>,
}

/// The shape of a team's sizing.
pub(super) fn team<'a>(instance: &'a Instance, team: &'a TeamSizing) -> Team<'a> {
    let design = &team.design;
    let (verdict, missing, holds) = match team.verdict {
        Verdict::Kept => ("kept", None, None),
        Verdict::No { missing_minutes_per_week, holds_would_do_minutes_per_week } => {
            ("no", missing_minutes_per_week, holds_would_do_minutes_per_week)
        }
    };
    let names =
        |needs: &[NeedId]| needs.iter().map(|&need| &*instance.parts().needs[need].name).collect();
    Team {
        id: &instance.parts().teams[team.team].name,
        held_needs: names(&team.held),
        routine_needs: names(&team.routine),
        shared: team.shared,
        short_of_rooms: team.short_of_rooms,
        verdict,
        missing_minutes_per_week: missing.and_then(finite),
        holds_would_do_minutes_per_week: holds.and_then(finite),
        overloaded: design.overload.is_some(),
        sub_acute_minutes_per_week: finite(team.sub_acute_minutes_per_week),
        routine_minutes_per_week: finite(team.routine_minutes_per_week),
        capacity_minutes_per_week: finite(team.capacity_minutes_per_week),
        routine_load: finite(design.routine_load),
        routine_load_says: routine_load_says(design),
        total_load: finite(design.total_load),
        hold_unit_minutes: team.hold_unit.0,
        held_minutes_per_week: finite(design.held_minutes_per_week),
        holds_by_day: design.holds.iter().map(|minutes| minutes.0).collect(),
        access: reached(instance, &design.access),
        overflow_minutes_per_week: finite(design.overflow_minutes_per_week),
        unused: unused(design),
        routine_backlog_minutes: design.routine_backlog_minutes.and_then(finite),
        overload: design.overload.as_ref().map(overload),
        frontier: team.frontier.iter().map(|at| point(instance, at)).collect(),
        legal: team.legal.iter().map(|promise| legal(instance, promise)).collect(),
        outlook: team.outlook.iter().map(week).collect(),
        rules_of_thumb: team.rules_of_thumb.iter().map(rule).collect(),
    }
}

/// Why a load has no value.
fn routine_load_says(design: &Design) -> Option<&'static str> {
    (!design.routine_load.is_finite()).then_some("unbounded: every minute is held")
}

fn reached<'a>(instance: &'a Instance, access: &Access) -> Reached<'a> {
    let proof = proved(access.proof);
    Reached {
        share_within_days: access.share_within_days.iter().map(|&share| finite(share)).collect(),
        needs: access.needs.iter().map(|need| need_reached(instance, need)).collect(),
        proof: proof.word,
        bound: proof.bound,
        half_width: proof.half_width,
        replications: proof.replications,
    }
}

fn need_reached<'a>(instance: &'a Instance, need: &NeedAccess) -> NeedReached<'a> {
    NeedReached {
        need: &instance.parts().needs[need.need].name,
        target_open_days: need.days,
        share_promised: finite(need.share_promised),
        share_kept: finite(need.share_kept),
        requests_per_week: finite(need.requests_per_week),
        kept_requests_per_week: finite(need.share_kept * need.requests_per_week),
        kept: need.share_kept + 1e-9 >= need.share_promised,
    }
}

fn unused(design: &Design) -> Unused {
    let proof = proved(design.unused_proof);
    Unused {
        basis: "computed, of minutes that can be divided",
        slack_minutes_per_week: finite(design.slack_minutes_per_week),
        idle_beside_queue_minutes_per_week: finite(design.idle_beside_queue_minutes_per_week),
        proof: proof.word,
        bound: proof.bound,
        half_width: proof.half_width,
        replications: proof.replications,
    }
}

fn overload(overload: &Growing) -> Overload {
    Overload {
        queue: match overload.queue {
            GrowingQueue::Routine => "routine",
            GrowingQueue::Everyone => "everyone",
        },
        growth_minutes_per_week: finite(overload.growth_minutes_per_week),
        growth_requests_per_week: finite(overload.growth_requests_per_week),
        first_breach: overload.first_breach.map(|date| date.to_string()),
    }
}

fn point<'a>(instance: &'a Instance, point: &FrontierPoint) -> Point<'a> {
    let design = &point.design;
    Point {
        hold_count: point.hold_count,
        recommended: point.recommended,
        dominated: point.dominated,
        overloaded: design.overload.is_some(),
        held_minutes_per_week: finite(design.held_minutes_per_week),
        holds_by_day: design.holds.iter().map(|minutes| minutes.0).collect(),
        routine_load: finite(design.routine_load),
        routine_load_says: routine_load_says(design),
        total_load: finite(design.total_load),
        access: reached(instance, &design.access),
        overflow_minutes_per_week: finite(design.overflow_minutes_per_week),
        unused: unused(design),
        next_hold_saves_overflow_minutes_per_week: point.next_hold_saves_overflow.and_then(finite),
        next_hold_costs_idle_minutes_per_week: point.next_hold_costs_idle.and_then(finite),
    }
}

fn legal<'a>(instance: &'a Instance, promise: &LegalPromise) -> Legal<'a> {
    Legal {
        right: &instance.parts().rights[promise.right].name,
        first_visit_within_days: promise.days,
        refused_share: finite(promise.refused_share),
        refused_requests_per_week: finite(promise.refused_requests_per_week),
        unused_minutes_per_week: finite(promise.unused_minutes_per_week),
        proof: proved(promise.proof).word,
    }
}

fn week(week: &WeekOutlook) -> Week {
    Week {
        monday: week.monday.to_string(),
        open_days: week.open_days,
        capacity_minutes: finite(week.capacity_minutes),
        sub_acute_minutes: finite(week.sub_acute_minutes),
        share_kept: week.share_kept.and_then(finite),
        backlog_minutes: finite(week.backlog_minutes),
    }
}

fn rule(rule: &RuleOfThumb) -> Thumb {
    let (name, held, queue) = match *rule {
        RuleOfThumb::Percentile85(value) => ("percentile-85", finite(value), None),
        RuleOfThumb::Newsvendor(value) => ("newsvendor", finite(value), None),
        RuleOfThumb::TargetQueue(value) => ("target-queue", None, finite(value)),
    };
    Thumb { rule: name, held_minutes_per_week: held, queue_minutes: queue }
}

/// The shape of one level of ownership.
pub(super) fn pooling(row: &PoolingRow) -> Pooling {
    Pooling {
        level: match row.level {
            PoolingLevel::Own => "own",
            PoolingLevel::Team => "team",
            PoolingLevel::Clinic => "clinic",
        },
        queue_count: row.queue_count,
        held_minutes_per_week: row.held_minutes_per_week.and_then(finite),
        overflow_minutes_per_week: finite(row.overflow_minutes_per_week),
    }
}
