//! The frontier over total holds, the recommendation, and what is missing when there is none.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::instance::Instance;
use crate::number::real;
use crate::solve::Proof;

use super::capacity::TeamSession;
use super::design::design;
use super::evaluate::Effort;
use super::model::TeamModel;
use super::overload::Routine;
use super::spread::Judge;
use super::{Design, FrontierPoint, Verdict};

/// Effort for a point of the frontier: the same for every group, whatever else the clinic has.
pub(super) const POINT: Effort = Effort { tail: 1e-6, budget: 4e7 };

/// Effort for the design that is answered.
pub(super) const ANSWER: Effort = Effort { tail: 1e-9, budget: 3e8 };

/// A share this much below its promise is still kept: what cut tails may hide.
const HIDDEN: f64 = 1e-9;

/// A share this much below its promise at the effort of a point is not kept at that of the answer.
const FAR: f64 = 0.02;

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
///
/// `goals.frontier_max` ends the table, not the search: where no total of the table will do, the most
/// holds that leave routine requests room are tried, and if they do, the fewest between by bisection.
pub(super) fn recommend(
    instance: &Instance,
    model: &TeamModel,
    routine: &Routine,
    whole: bool,
) -> Recommendation {
    let at = |holds: &[usize], effort| design(instance, model, routine, holds, effort);
    let mut climb = Climb::new(model);
    let table =
        if model.needs.is_empty() { 1 } else { instance.parts().goals.frontier_max as usize + 1 };
    if whole {
        climb.on(&at, table);
    }
    let mut from = 0;
    let (chosen, answer) = loop {
        if let Some(next) = (from..climb.points.len()).find(|&total| kept(&climb.points[total])) {
            let answer = at(&climb.holds[next], ANSWER);
            if kept(&answer) {
                break climb.fewest(&at, next, answer);
            }
            from = next + 1;
        } else if climb.points.len() < table && climb.counts.is_some() {
            climb.on(&at, BATCH.min(table - climb.points.len()));
        } else {
            let best = best_unkept(&climb.points);
            let answer = at(&climb.holds[best], ANSWER);
            break climb.beyond(&at).unwrap_or((best, answer));
        }
    };
    let holds = climb.holds[chosen].clone();
    let verdict = if kept(&answer) {
        Verdict::Kept
    } else {
        Verdict::No {
            missing_minutes_per_week: missing(instance, model, routine, &holds),
            holds_would_do_minutes_per_week: None,
        }
    };
    let mut points: Vec<(usize, Design)> = climb.points.into_iter().enumerate().collect();
    match points.get_mut(chosen) {
        Some(point) => point.1 = answer.clone(),
        None => points.push((chosen, answer.clone())),
    }
    let frontier = if whole { frontier(points, chosen) } else { Vec::new() };
    Recommendation { holds, design: answer, verdict, frontier }
}

/// The fewest holds that keep every target, looked for beside so many: fewer as long as they do, else
/// more until they do. Nothing where a queue grows on the way or there is no room for more.
pub(super) fn recommend_near(
    instance: &Instance,
    model: &TeamModel,
    routine: &Routine,
    near: usize,
) -> Option<Recommendation> {
    let at = |holds: &[usize], effort| design(instance, model, routine, holds, effort);
    let mut climb = Climb::new(model);
    climb.spread_to(near + 2);
    let mut total = near.min(climb.holds.len().checked_sub(1)?);
    let mut points: BTreeMap<usize, Design> = BTreeMap::new();
    let mut weighed = |climb: &Climb<'_>, total: usize| {
        points.entry(total).or_insert_with(|| at(&climb.holds[total], POINT)).clone()
    };
    while total > 0 && kept(&weighed(&climb, total)) && kept(&weighed(&climb, total - 1)) {
        total -= 1;
    }
    loop {
        let point = weighed(&climb, total);
        let answer = kept(&point).then(|| at(&climb.holds[total], ANSWER));
        if let Some(mut answer) = answer.filter(kept) {
            while total > 0 && !falls_far_short(&weighed(&climb, total - 1)) {
                let fewer = at(&climb.holds[total - 1], ANSWER);
                if !kept(&fewer) {
                    break;
                }
                (total, answer) = (total - 1, fewer);
            }
            let holds = climb.holds.swap_remove(total);
            let (verdict, frontier) = (Verdict::Kept, Vec::new());
            return Some(Recommendation { holds, design: answer, verdict, frontier });
        }
        climb.spread_to(total + 2);
        if point.overload.is_some() || climb.holds.len() < total + 2 {
            return None;
        }
        total += 1;
    }
}

/// Totals of holds, one more at a time, each spread as well as is known.
struct Climb<'m> {
    model: &'m TeamModel,
    judge: Judge,
    counts: Option<Vec<usize>>,
    /// Steps held per open day, by total.
    holds: Vec<Vec<usize>>,
    /// The designs weighed, by total.
    points: Vec<Design>,
}

impl<'m> Climb<'m> {
    fn new(model: &'m TeamModel) -> Self {
        let counts = Some(vec![0; model.days.len()]);
        Self { model, judge: Judge::new(model), counts, holds: Vec::new(), points: Vec::new() }
    }

    /// Weighs so many more totals, as far as there are.
    fn on(&mut self, at: &(impl Fn(&[usize], Effort) -> Design + Sync), count: usize) {
        let first = self.holds.len();
        self.spread_to(first + count);
        self.points.par_extend(self.holds[first..].par_iter().map(|holds| at(holds, POINT)));
    }

    /// Spreads totals until there are so many, as far as there is room.
    fn spread_to(&mut self, count: usize) {
        while self.holds.len() < count {
            let Some(counts) = self.counts.take() else { break };
            self.holds.push(counts.iter().map(|count| count * self.model.unit).collect());
            self.counts = self.judge.after(&counts).filter(|_| !self.model.needs.is_empty());
        }
    }

    /// The fewest holds beyond those weighed that keep every target, if the most do.
    fn beyond(&mut self, at: &impl Fn(&[usize], Effort) -> Design) -> Option<(usize, Design)> {
        let routine = self.model.per_cycle(|day| day.routine.mean());
        let free = (self.model.capacity() - routine) / real(self.model.unit);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a clinic's holds are few, and what is negative is none"
        )]
        let most = (free - 1e-9).ceil() as usize;
        let first = self.points.len();
        self.spread_to(most);
        if self.holds.len() <= first {
            return None;
        }
        let mut long = self.holds.len() - 1;
        let mut answer = at(&self.holds[long], ANSWER);
        if !kept(&answer) {
            return None;
        }
        let mut short = first - 1;
        while long - short > 1 {
            let middle = short.midpoint(long);
            let design = at(&self.holds[middle], ANSWER);
            if kept(&design) {
                (long, answer) = (middle, design);
            } else {
                short = middle;
            }
        }
        Some((long, answer))
    }

    /// At full effort fewer holds may do, unless at less they fell far short and not for a bound.
    fn fewest(
        &self,
        at: &impl Fn(&[usize], Effort) -> Design,
        mut chosen: usize,
        mut answer: Design,
    ) -> (usize, Design) {
        while chosen > 0 && !falls_far_short(&self.points[chosen - 1]) {
            let fewer = at(&self.holds[chosen - 1], ANSWER);
            if !kept(&fewer) {
                break;
            }
            (chosen, answer) = (chosen - 1, fewer);
        }
        (chosen, answer)
    }
}

/// Whether a design falls short of a promise by more than efforts differ.
fn falls_far_short(design: &Design) -> bool {
    let bound = matches!(design.access.proof, Proof::Bounded { .. });
    !bound && worst_need(design) < -FAR
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

/// Marks prices, dominated points and the recommended one; a total beyond the table stands last.
fn frontier(points: Vec<(usize, Design)>, chosen: usize) -> Vec<FrontierPoint> {
    const TIE: f64 = 1e-6;
    let cost = |(_, design): &(usize, Design)| {
        (design.overflow_minutes_per_week, design.idle_beside_queue_minutes_per_week)
    };
    let costs: Vec<(f64, f64)> = points.iter().map(cost).collect();
    let counts: Vec<usize> = points.iter().map(|(count, _)| *count).collect();
    let dominates = |a: (f64, f64), b: (f64, f64)| {
        a.0 <= b.0 + TIE && a.1 <= b.1 + TIE && (a.0 < b.0 - TIE || a.1 < b.1 - TIE)
    };
    let row = |(index, (count, design)): (usize, (usize, Design))| {
        let adjacent = counts.get(index + 1) == Some(&(count + 1));
        let (here, next) = (costs[index], costs.get(index + 1).filter(|_| adjacent));
        FrontierPoint {
            hold_count: u32::try_from(count).unwrap_or(u32::MAX),
            next_hold_saves_overflow: next.map(|next| here.0 - next.0),
            next_hold_costs_idle: next.map(|next| next.1 - here.1),
            dominated: costs.iter().any(|&other| dominates(other, here)),
            recommended: count == chosen,
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
    let try_out = |unheld: usize, held: usize| {
        let (wider, holds) = widened(model, holds, &order, unheld, held);
        design(instance, &wider, routine, &holds, POINT)
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a clinic's holds are few and not negative"
    )]
    let most = (model.capacity() / real(model.unit)).ceil() as usize;
    let unheld = least(most, |count| try_out(count, 0).routine_load < 1.0 - 1e-9)?;
    let held = least(most - unheld, |count| kept(&try_out(unheld, count)))?;
    let steps = (unheld + held) * model.unit;
    Some(model.per_week(real(steps)))
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
        let session = |steps, may_hold| TeamSession { steps, chance: 1.0, share: 1.0, may_hold };
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
