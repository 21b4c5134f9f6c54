//! A design in the words of the answer.

use crate::instance::Instance;
use crate::number::real;
use crate::solve::Proof;
use crate::units::Minutes;

use super::evaluate::{Effort, Known, Measured, evaluate};
use super::model::{HeldNeed, TeamModel};
use super::overload::{Routine, overload};
use super::{Access, Design, NeedAccess};

/// Access shares are told for at least so many open days.
const DAYS_TOLD: u32 = 5;

/// Evaluates `holds` (steps per open day) and puts it in the words of the answer.
pub(super) fn design(
    instance: &Instance,
    model: &TeamModel,
    routine: &Routine,
    holds: &[usize],
    effort: Effort,
) -> Design {
    let days = model.needs.iter().filter_map(|need| need.target.map(|(days, _)| days));
    let days = days.max().unwrap_or(0).max(DAYS_TOLD);
    let measured = evaluate(model, holds, model.windows(days), effort);
    let held: usize = holds.iter().sum();
    Design {
        holds: in_cycle(instance, model, holds),
        held_minutes_per_week: model.per_week(real(held)),
        routine_load: measured.routine_load,
        total_load: measured.total_load,
        overload: overload(instance, model, routine, holds, &measured),
        access: access(model, &measured, days),
        overflow_minutes_per_week: overflow(model, &measured),
        slack_minutes_per_week: model.per_week((measured.unused - measured.idle).max(0.0)),
        idle_beside_queue_minutes_per_week: model.per_week(measured.idle),
        routine_backlog_minutes: measured.routine_backlog.map(|q| q * model.lattice.real()),
        unused_proof: match measured.split {
            _ if model.group.dated || !model.group.whole => Proof::Unproven,
            Known::Exactly => Proof::Exact,
            Known::FromBelow => Proof::Bounded { bound: model.per_week(measured.idle) },
            Known::Nearly => Proof::Unproven,
        },
    }
}

/// Steps per open day as minutes per day of the cycle.
pub(super) fn in_cycle(instance: &Instance, model: &TeamModel, holds: &[usize]) -> Vec<Minutes> {
    let mut per_day = vec![Minutes(0); instance.parts().cycle.length_days()];
    for (day, &steps) in model.days.iter().zip(holds) {
        per_day[day.day.index()] = minutes(model, steps);
    }
    per_day
}

/// Steps as minutes.
pub(super) fn minutes(model: &TeamModel, steps: usize) -> Minutes {
    model.lattice * i32::try_from(steps).unwrap_or(i32::MAX)
}

fn access(model: &TeamModel, measured: &Measured, days: u32) -> Access {
    let share_within_days: Vec<f64> = (0..=days).map(|k| share(model, measured, k)).collect();
    let strictest = model.strictest().map_or(0, |days| days as usize);
    let need = |need: &HeldNeed| {
        let (days, share_promised) = need.target?;
        Some(NeedAccess {
            need: need.need,
            days,
            share_promised,
            share_kept: share_of(model, measured, need, days),
            requests_per_week: need.per_day.iter().sum::<f64>() / model.weeks,
        })
    };
    Access {
        needs: model.needs.iter().filter_map(need).collect(),
        proof: match measured.access {
            // A law that makes closures and leave independent is not the calendar's, and a share of
            // all needs together is not that of each.
            _ if model.group.dated || !model.alike => Proof::Unproven,
            Known::Exactly if !model.mixed && model.group.whole => Proof::Exact,
            Known::Exactly | Known::FromBelow => {
                Proof::Bounded { bound: share_within_days[strictest] }
            }
            Known::Nearly => Proof::Unproven,
        },
        share_within_days,
    }
}

/// Minutes of a day's requests still late after `windows` days of service \[steps\].
fn late(model: &TeamModel, measured: &Measured, day: usize, windows: usize) -> f64 {
    match windows {
        0 => model.days[day].sub_acute.mean(),
        _ => measured.late[day][windows - 1],
    }
}

/// Share of all sub-acute minutes served within `days` open days; 1 without demand.
fn share(model: &TeamModel, measured: &Measured, days: u32) -> f64 {
    let demand = model.per_cycle(|day| day.sub_acute.mean());
    let windows = model.windows(days);
    let late: f64 = (0..model.days.len()).map(|day| late(model, measured, day, windows)).sum();
    if demand > 0.0 { (1.0 - late / demand).clamp(0.0, 1.0) } else { 1.0 }
}

/// The same for one need, days weighted by its own requests.
fn share_of(model: &TeamModel, measured: &Measured, need: &HeldNeed, days: u32) -> f64 {
    let windows = model.windows(days);
    let served = |day: usize| {
        let demand = model.days[day].sub_acute.mean();
        if demand > 0.0 { 1.0 - late(model, measured, day, windows) / demand } else { 1.0 }
    };
    let requests: f64 = need.per_day.iter().sum();
    let kept: f64 = need.per_day.iter().enumerate().map(|(day, n)| n * served(day)).sum();
    (kept / requests).clamp(0.0, 1.0)
}

fn overflow(model: &TeamModel, measured: &Measured) -> f64 {
    let Some(days) = model.strictest() else { return 0.0 };
    let windows = model.windows(days);
    let late = |day| late(model, measured, day, windows);
    model.per_week((0..model.days.len()).map(late).sum::<f64>().max(0.0))
}
