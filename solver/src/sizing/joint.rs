//! Routine and sub-acute backlog together: the exact chain of nested holds.
//!
//! Routine backlog q and sub-acute backlog b share the unheld minutes, routine first:
//! `q' = (q + A - N)^+`, `b' = (b + D - H - (N - q - A)^+)^+`. The routine queue knows nothing of
//! the other, so its own steady state is the start; only b given q has to settle. Rows are q,
//! columns b, each row as long as its mass reaches; the convolution with routine demand adds whole
//! rows.
//!
//! Near load one the routine queue reaches far, and how far makes no difference to b for days. Then
//! backlogs beyond the last row are kept as one, spread by the queue's own long-run law each
//! morning: close, but no longer exact.

use crate::demand::Law;
use crate::demand::law::{add_rows, add_scaled, convolve, cut, real};

use super::capacity::Outcome;
use super::line::Left;
use super::stationary::{distance, settled};

/// One day of the joint chain.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct JointDay {
    /// Law of sub-acute demand \[steps\].
    pub(super) sub_acute: Law,
    /// Law of routine demand \[steps\].
    pub(super) routine: Law,
    /// Possible capacities.
    pub(super) capacity: Vec<Outcome>,
    /// Most sub-acute demand that may wait after the day \[steps\].
    pub(super) kept_max: Option<usize>,
}

/// The chain, and how much work it may do.
pub(super) struct Joint<'a> {
    /// The days of the cycle.
    pub(super) days: &'a [JointDay],
    /// Whether sub-acute requests may take unheld minutes nobody booked.
    pub(super) nested: bool,
    /// Where tails are cut and when a cycle counts as settled.
    pub(super) tail: f64,
    /// Rows kept; the last one stands for all backlogs from there on.
    pub(super) rows: usize,
    /// Per day, chances of the routine backlog after the day's requests, counted from the last
    /// row on, given that it was there in the morning.
    pub(super) beyond: Vec<Vec<f64>>,
    /// Multiply-adds left to spend.
    pub(super) budget: f64,
}

/// The long run of the chain.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Settled {
    /// Unused and lost minutes of a cycle \[steps\].
    pub(super) left: Left,
    /// Unused held minutes beside a routine backlog, per cycle \[steps\].
    pub(super) idle: f64,
    /// Per day, sub-acute demand not served within 1, 2, ... days of service \[steps\].
    pub(super) late: Vec<Vec<f64>>,
}

/// Two ratios of changes this near each other are the rate at which the chain forgets its start.
const STEADY: f64 = 0.02;

/// Chances (or their differences) of (q, b): row q, column b.
type Plane = Vec<Vec<f64>>;

/// What happens on a day besides service.
#[derive(Clone, Copy)]
struct Rule {
    /// Sub-acute requests come.
    arrive: bool,
    /// Those beyond the limit on who may wait go elsewhere.
    keep: bool,
}

impl Rule {
    const USUAL: Rule = Rule { arrive: true, keep: true };
    const NO_REQUESTS: Rule = Rule { arrive: false, keep: true };
    const OLD_ALONE: Rule = Rule { arrive: false, keep: false };
}

#[derive(Default)]
struct Sums {
    left: Left,
    idle: f64,
}

impl Joint<'_> {
    /// The long run, started from the routine queue's own law before the first day; `None` when
    /// the budget runs out, or surely would. Once changes shrink by a steady ratio, cycles are
    /// skipped (Aitken 1926); only cycles that then change nothing end the search. Minutes late are given for 1 to `windows` days of service.
    pub(super) fn settle(mut self, routine: &[f64], windows: usize) -> Option<Settled> {
        let mut plane = self.start(routine);
        let (mut before, mut ratio_before) = (f64::INFINITY, f64::INFINITY);
        loop {
            let budget = self.budget;
            let mut next = plane.clone();
            for day in 0..self.days.len() {
                next = self.step(day, &next, Rule::USUAL, &mut Sums::default())?;
            }
            let change = plane_distance(&plane, &next);
            if settled(change, before, self.tail) {
                plane = next;
                break;
            }
            let ratio = change / before;
            if ratio < 1.0
                && cycles_left(change, ratio, self.tail) * (budget - self.budget) > self.budget
            {
                return None;
            }
            if (ratio - ratio_before).abs() < STEADY && ratio < 1.0 {
                extrapolate(&mut next, &plane, ratio);
                (before, ratio_before) = (f64::INFINITY, f64::INFINITY);
            } else {
                (before, ratio_before) = (change, ratio);
            }
            plane = next;
        }
        self.measure(plane, windows)
    }

    /// Day by day once through, from `routine` and `waiting` steps on the list today: per day the
    /// sub-acute demand not served within `windows` days of service, and the mean sub-acute
    /// backlog after it. The last days look past the end into the first. `None` when the budget
    /// runs out.
    pub(super) fn once(
        mut self,
        (routine, waiting): (usize, usize),
        windows: usize,
    ) -> Option<Vec<(f64, f64)>> {
        let mut plane: Plane = vec![Vec::new(); routine.min(self.rows - 1) + 1];
        let mut row = vec![0.0; waiting + 1];
        row[waiting] = 1.0;
        *plane.last_mut()? = row;
        let mut days = Vec::with_capacity(self.days.len());
        for day in 0..self.days.len() {
            let next = self.step(day, &plane, Rule::USUAL, &mut Sums::default())?;
            let old = self.step(day, &plane, Rule::NO_REQUESTS, &mut Sums::default())?;
            let late = self.late_after(day, difference(&next, &old), 0.0, windows)?;
            let mean =
                |row: &Vec<f64>| row.iter().enumerate().map(|(b, p)| real(b) * p).sum::<f64>();
            days.push((late[windows - 1], next.iter().map(mean).sum()));
            plane = next;
        }
        Some(days)
    }

    /// The routine queue's law with nobody else waiting.
    fn start(&self, routine: &[f64]) -> Plane {
        let (near, far) = routine.split_at(self.rows.min(routine.len()) - 1);
        near.iter().copied().chain([far.iter().sum()]).map(|p| vec![p]).collect()
    }

    fn measure(mut self, mut plane: Plane, windows: usize) -> Option<Settled> {
        let (mut sums, mut late) = (Sums::default(), Vec::new());
        for day in 0..self.days.len() {
            let (mut with, mut without) = (Sums::default(), Sums::default());
            let next = self.step(day, &plane, Rule::USUAL, &mut with)?;
            let old = self.step(day, &plane, Rule::NO_REQUESTS, &mut without)?;
            let lost = with.left.lost - without.left.lost;
            late.push(self.late_after(day, difference(&next, &old), lost, windows)?);
            sums.left.unused += with.left.unused;
            sums.left.lost += with.left.lost;
            sums.idle += with.idle;
            plane = next;
        }
        Some(Settled { left: sums.left, idle: sums.idle, late })
    }

    /// Runs the newcomers of `day` forward without new requests behind them.
    fn late_after(
        &mut self,
        day: usize,
        mut newcomers: Plane,
        lost: f64,
        windows: usize,
    ) -> Option<Vec<f64>> {
        let mut late = Vec::with_capacity(windows);
        for ahead in 1..=windows {
            let waiting =
                |row: &Vec<f64>| row.iter().enumerate().map(|(b, p)| real(b) * p).sum::<f64>();
            late.push(lost + newcomers.iter().map(waiting).sum::<f64>());
            if ahead < windows {
                let next = (day + ahead) % self.days.len();
                newcomers = self.step(next, &newcomers, Rule::OLD_ALONE, &mut Sums::default())?;
            }
        }
        Some(late)
    }

    /// One day: routine requests join, sub-acute ones too if the rule says so, all are served.
    fn step(&mut self, day: usize, plane: &Plane, rule: Rule, sums: &mut Sums) -> Option<Plane> {
        let days = self.days;
        let today = &days[day];
        let asked = self.join_routine(day, plane, &today.routine)?;
        let mut after: Plane = Vec::new();
        let mut present = Vec::new();
        for (q, row) in asked.iter().enumerate() {
            if rule.arrive {
                self.budget -= real(row.len()) * real(today.sub_acute.mass().len());
                convolve(row, today.sub_acute.mass(), &mut present);
            } else {
                present.clone_from(row);
            }
            for outcome in &today.capacity {
                self.budget -= real(present.len());
                self.serve(q, &present, outcome, &mut after, sums);
            }
        }
        for row in &mut after {
            if let Some(most) = today.kept_max.filter(|_| rule.keep) {
                sums.left.lost += send_elsewhere(row, most);
            }
            cut(row, self.tail * 1e-4);
        }
        (self.budget > 0.0).then_some(after)
    }

    /// Adds the day's routine requests: row q + a gets row q, times the chance of a.
    fn join_routine(&mut self, day: usize, plane: &Plane, routine: &Law) -> Option<Plane> {
        let longest = routine.mass().len().max(self.beyond[day].len());
        let cells: usize = plane.iter().map(Vec::len).sum();
        self.budget -= real(cells) * real(routine.mass().len());
        if self.budget <= 0.0 {
            return None;
        }
        let beyond = &self.beyond[day];
        let mut terms: Vec<(f64, &[f64])> = Vec::with_capacity(longest.min(plane.len()));
        let asked = (0..plane.len() + longest - 1).map(|to| {
            let from = (to + 1).saturating_sub(longest)..plane.len().min(to + 1);
            let length = plane[from.clone()].iter().map(Vec::len).max().unwrap_or(0);
            terms.clear();
            terms.extend(from.filter_map(|q| {
                let chances = if q + 1 == self.rows { beyond } else { routine.mass() };
                chances.get(to - q).map(|&p| (p, plane[q].as_slice()))
            }));
            let mut sum = vec![0.0; length];
            add_rows(&mut sum, &terms);
            sum
        });
        Some(asked.collect())
    }

    /// Serves routine backlog `q` and the sub-acute law `present` with one outcome of capacity.
    fn serve(
        &self,
        q: usize,
        present: &[f64],
        outcome: &Outcome,
        after: &mut Plane,
        sums: &mut Sums,
    ) {
        let leftover = outcome.unheld.saturating_sub(q);
        let waits = q.saturating_sub(outcome.unheld);
        let row = waits.min(self.rows - 1);
        let open = outcome.held + if self.nested { leftover } else { 0 };
        let shut = if self.nested { 0 } else { leftover };
        if after.len() <= row {
            after.resize(row + 1, Vec::new());
        }
        let served = open.min(present.len());
        let to = &mut after[row];
        let length = (present.len() - served).max(1);
        if to.len() < length {
            to.resize(length, 0.0);
        }
        let mut done = 0.0;
        for (waiting, &p) in present[..served].iter().enumerate() {
            done += p;
            sums.left.unused += outcome.chance * p * real(open - waiting);
            let held = outcome.held.saturating_sub(waiting);
            sums.idle += outcome.chance * p * real(held.min(waits));
        }
        if shut > 0 {
            sums.left.unused += outcome.chance * real(shut) * mass(present);
        }
        to[0] += outcome.chance * done;
        add_scaled(to, outcome.chance, &present[served..]);
    }
}

/// Cuts a row at `most` waiting; returns the mean of what goes elsewhere.
fn send_elsewhere(row: &mut Vec<f64>, most: usize) -> f64 {
    let mut lost = 0.0;
    while row.len() > most + 1 {
        let p = row.pop().unwrap_or(0.0);
        lost += p * real(row.len() - most);
        row[most] += p;
    }
    lost
}

/// Chances of the backlog after the day's requests, from the last row on, given a morning at or
/// beyond it. What no outcome of capacity brings back below the last row is kept as one.
pub(super) fn beyond(morning: &[f64], day: &JointDay, rows: usize) -> Vec<f64> {
    let far = morning.get(rows - 1..).filter(|far| far.iter().sum::<f64>() > 0.0);
    let Some(far) = far else { return day.routine.mass().to_vec() };
    let mut chances = Vec::new();
    convolve(far, day.routine.mass(), &mut chances);
    let sum: f64 = far.iter().sum();
    let most = day.capacity.iter().map(|outcome| outcome.unheld).max().unwrap_or(0);
    let kept = chances.len().min(most + 2);
    let rest: f64 = chances.drain(kept..).sum();
    chances[kept - 1] += rest;
    for p in &mut chances {
        *p /= sum;
    }
    chances
}

/// Cycles until changes are below `tail`, were their ratio to stay; it rises while fast modes die
/// out, so there are no fewer.
fn cycles_left(change: f64, ratio: f64, tail: f64) -> f64 {
    (tail / change).ln() / ratio.ln()
}

/// Where changes that shrink by `ratio` each cycle lead: `x + (x - before) r / (1 - r)`.
fn extrapolate(plane: &mut Plane, before: &Plane, ratio: f64) {
    let change = difference(plane, before);
    plane.resize(change.len(), Vec::new());
    for (row, change) in plane.iter_mut().zip(&change) {
        row.resize(row.len().max(change.len()), 0.0);
        add_scaled(row, ratio / (1.0 - ratio), change);
    }
}

fn mass(row: &[f64]) -> f64 {
    row.iter().sum()
}

fn difference(with: &Plane, without: &Plane) -> Plane {
    let rows = with.len().max(without.len());
    let row = |q: usize| {
        let mut row = with.get(q).cloned().unwrap_or_default();
        let old = without.get(q).map_or(&[][..], Vec::as_slice);
        row.resize(row.len().max(old.len()), 0.0);
        add_scaled(&mut row, -1.0, old);
        row
    };
    (0..rows).map(row).collect()
}

fn plane_distance(left: &Plane, right: &Plane) -> f64 {
    let rows = left.len().max(right.len());
    let row = |plane: &Plane, q: usize| plane.get(q).cloned().unwrap_or_default();
    (0..rows).map(|q| distance(&row(left, q), &row(right, q))).sum()
}
