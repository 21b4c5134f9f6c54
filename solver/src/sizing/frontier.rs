//! The frontier over total holds, the recommendation, and what is missing when there is none.

use rayon::prelude::*;

use crate::instance::Instance;

use super::capacity::TeamSession;
use super::design::design;
use super::evaluate::Effort;
use super::model::TeamModel;
use super::overload::Routine;
use super::spread::Judge;
use super::{Design, FrontierPoint, Verdict};

/// Multiply-adds for all points of all frontiers of a clinic, and the most for one point.
const POINTS: (f64, f64) = (1.5e10, 3e8);

/// The same for the designs that are answered.
const ANSWERS: (f64, f64) = (6e9, 1e9);

/// Effort for a point of the frontier: a large clinic has less for each.
fn point_effort(instance: &Instance) -> Effort {
    let parts = instance.parts();
    let teams = crate::demand::law::real(parts.teams.len());
    let points = teams * f64::from(parts.goals.frontier_max + 1);
    Effort { tail: 1e-6, budget: (POINTS.0 / points).min(POINTS.1) }
}

/// Effort for the design that is answered.
pub(super) fn answer_effort(instance: &Instance) -> Effort {
    let teams = crate::demand::law::real(instance.parts().teams.len().max(1));
    Effort { tail: 1e-9, budget: (ANSWERS.0 / teams).min(ANSWERS.1) }
}

/// A share this much below its promise is still kept: what cut tails may hide.
const HIDDEN: f64 = 1e-9;

/// Points weighed at once when no frontier is wanted.
const BATCH: usize = 4;

/// The recommended design with its holds, the verdict, and the frontier if wanted.
pub(super) struct Recommendation {
    pub(super) holds: Vec<usize>,
    pub(super) design: Design,
    pub(super) verdict: Verdict,
    pub(super) frontier: Vec<FrontierPoint>,
}

/// Whether every access target is kept and no queue grows.
pub(super) fn kept(design: &Design) -> bool {
    design.overload.is_none() && worst_need(design) >= -HIDDEN
}

/// The smallest of share kept less share promised; 1 when nothing is promised.
fn worst_need(design: &Design) -> f64 {
    let needs = design.access.needs.iter().map(|need| need.share_kept - need.share_promised);
    needs.fold(1.0, f64::min)
}

/// The smallest total that keeps every target without overload; else the best without overload.
pub(super) fn recommend(
    instance: &Instance,
    model: &TeamModel,
    routine: &Routine,
    whole: bool,
) -> Recommendation {
    let total = if model.needs.is_empty() { 0 } else { instance.parts().goals.frontier_max };
    let path = Judge::new(model).path(total as usize);
    let steps = |counts: &Vec<usize>| counts.iter().map(|count| count * model.unit).collect();
    let path: Vec<Vec<usize>> = path.iter().map(steps).collect();
    let at = |holds: &Vec<usize>, effort| design(instance, model, routine, holds, effort);
    let (point, full) = (point_effort(instance), answer_effort(instance));
    let mut points: Vec<Design> = Vec::new();
    for batch in path.chunks(if whole { path.len() } else { BATCH }) {
        points.par_extend(batch.par_iter().map(|holds| at(holds, point)));
        if !whole && points.iter().any(kept) {
            break;
        }
    }
    let mut chosen = points.iter().position(kept).unwrap_or_else(|| best_unkept(&points));
    let mut answer = at(&path[chosen], full);
    // At full effort fewer holds may do, or more may be needed.
    while chosen > 0 && kept(&answer) {
        let fewer = at(&path[chosen - 1], full);
        if !kept(&fewer) {
            break;
        }
        (chosen, answer) = (chosen - 1, fewer);
    }
    while !kept(&answer) && points[chosen..].iter().skip(1).any(kept) {
        chosen += 1;
        answer = at(&path[chosen], full);
    }
    let verdict = if kept(&answer) {
        Verdict::Kept
    } else {
        let missing_minutes_per_week = missing(instance, model, routine, &path[chosen]);
        Verdict::No { missing_minutes_per_week }
    };
    points[chosen] = answer.clone();
    let frontier = if whole { frontier(points, chosen) } else { Vec::new() };
    Recommendation { holds: path[chosen].clone(), design: answer, verdict, frontier }
}

/// The best access among designs without overload, fewest holds on ties; else no holds.
fn best_unkept(points: &[Design]) -> usize {
    let mut best = 0;
    for (index, point) in points.iter().enumerate().filter(|(_, point)| point.overload.is_none()) {
        let overloaded = points[best].overload.is_some();
        if overloaded || worst_need(point) > worst_need(&points[best]) + HIDDEN {
            best = index;
        }
    }
    best
}

/// Marks prices, dominated points and the recommended one.
fn frontier(points: Vec<Design>, chosen: usize) -> Vec<FrontierPoint> {
    const TIE: f64 = 1e-6;
    let cost = |design: &Design| {
        (design.overflow_minutes_per_week, design.idle_beside_queue_minutes_per_week)
    };
    let costs: Vec<(f64, f64)> = points.iter().map(cost).collect();
    let dominates = |a: (f64, f64), b: (f64, f64)| {
        a.0 <= b.0 + TIE && a.1 <= b.1 + TIE && (a.0 < b.0 - TIE || a.1 < b.1 - TIE)
    };
    let row = |(index, design): (usize, Design)| {
        let (here, next) = (costs[index], costs.get(index + 1));
        FrontierPoint {
            hold_count: u32::try_from(index).unwrap_or(u32::MAX),
            next_hold_saves_overflow: next.map(|next| here.0 - next.0),
            next_hold_costs_idle: next.map(|next| next.1 - here.1),
            dominated: costs.iter().any(|&other| dominates(other, here)),
            recommended: index == chosen,
            design,
        }
    };
    points.into_iter().enumerate().map(row).collect()
}

/// Fewest session minutes per week that, added to the clinic, would keep every target.
///
/// Added are first unheld minutes until routine demand is below them, then holds, both in whole
/// hold units, day by day in turn, starting with the days that hold most. `None` when twice the
/// capacity is not enough.
pub(super) fn missing(
    instance: &Instance,
    model: &TeamModel,
    routine: &Routine,
    holds: &[usize],
) -> Option<f64> {
    let mut order: Vec<usize> = (0..holds.len()).collect();
    order.sort_by_key(|&day| std::cmp::Reverse(holds[day]));
    let effort = point_effort(instance);
    let try_out = |unheld: usize, held: usize| {
        let (wider, holds) = widened(model, holds, &order, unheld, held);
        design(instance, &wider, routine, &holds, effort)
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a clinic's holds are few and not negative"
    )]
    let most = (model.capacity() / crate::demand::law::real(model.unit)).ceil() as usize;
    let unheld = least(most, |count| try_out(count, 0).routine_load < 1.0 - 1e-9)?;
    let held = least(most - unheld, |count| kept(&try_out(unheld, count)))?;
    let steps = (unheld + held) * model.unit;
    Some(model.per_week(crate::demand::law::real(steps)))
}

/// The smallest count up to `most` that is enough, by bisection.
fn least(most: usize, enough: impl Fn(usize) -> bool) -> Option<usize> {
    if enough(0) {
        return Some(0);
    }
    if !enough(most) {
        return None;
    }
    let (mut short, mut long) = (0, most);
    while long - short > 1 {
        let middle = short.midpoint(long);
        if enough(middle) { long = middle } else { short = middle }
    }
    Some(long)
}

/// The team with sessions added that are always held, and its holds.
fn widened(
    model: &TeamModel,
    holds: &[usize],
    order: &[usize],
    unheld: usize,
    held: usize,
) -> (TeamModel, Vec<usize>) {
    let mut wider = model.clone();
    let mut holds = holds.to_vec();
    let mut extra = vec![(0, 0); holds.len()];
    (0..unheld).for_each(|index| extra[order[index % order.len()]].0 += model.unit);
    (0..held).for_each(|index| extra[order[index % order.len()]].1 += model.unit);
    for (day, (free, kept)) in extra.into_iter().enumerate() {
        let session = |steps, may_hold| TeamSession { steps, chance: 1.0, may_hold };
        if free > 0 {
            wider.days[day].sessions.push(session(free, false));
        }
        if kept > 0 {
            wider.days[day].sessions.push(session(kept, true));
            wider.days[day].holds_max += kept / model.unit;
            holds[day] += kept;
        }
    }
    (wider, holds)
}
