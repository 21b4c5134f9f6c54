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
use crate::demand::law::{add_rows, add_scaled, convolve, cut};
use crate::number::real;

use super::capacity::{Outcome, marginal};
use super::fixed_point::{Plane, difference, fixed_point};
use super::line::{Left, Line, LineDay};
use super::stationary::rate;

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
    /// Cycles left to run.
    pub(super) cycles: u32,
    /// Memory of rows no longer used.
    pub(super) spare: Plane,
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

/// Most cycles of a search.
pub(super) const CYCLES_MAX: u32 = 400;

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
    /// the budget runs out, or cycles do. Minutes late are given for 1 to `windows` days of service.
    pub(super) fn settle(mut self, routine: &[f64], windows: usize) -> Option<Settled> {
        // Where rows are folded the chain is near the truth at best, and its own rate will do.
        let rate = if routine.len() > self.rows { 0.0 } else { self.rate() };
        let (start, tail) = (self.start(routine), self.tail);
        let plane = fixed_point(start, (tail, rate), |plane| self.cycle(plane))?;
        self.measure(plane, windows)
    }

    /// The rate at which the chain forgets its start: over many days routine requests leave over what
    /// is unheld less what they ask, so it is that of one queue for both; without nesting, that of
    /// the sub-acute queue.
    fn rate(&self) -> f64 {
        let nested = self.nested;
        let day = |day: &JointDay| LineDay {
            demand: if nested { day.sub_acute.plus(&day.routine) } else { day.sub_acute.clone() },
            capacity: marginal(&day.capacity, |o| o.held + if nested { o.unheld } else { 0 }),
            kept_max: day.kept_max,
        };
        let line = Line { days: self.days.iter().map(day).collect() };
        if line.capped() { 0.0 } else { rate(&line) }
    }

    /// All days of the cycle.
    fn cycle(&mut self, plane: &Plane) -> Option<Plane> {
        self.cycles = self.cycles.checked_sub(1)?;
        let mut next = self.step(0, plane, Rule::USUAL)?;
        for day in 1..self.days.len() {
            let after = self.step(day, &next, Rule::USUAL)?;
            self.spare.extend(std::mem::replace(&mut next, after));
        }
        Some(next)
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
            let [next, old] = self.with_and_without(day, &plane, &mut Default::default())?;
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
            let mut sums_of_day = <[Sums; 2]>::default();
            let [next, old] = self.with_and_without(day, &plane, &mut sums_of_day)?;
            let [with, without] = sums_of_day;
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
                self.fold_far(&mut newcomers, next, windows - ahead);
                let after = self.step(next, &newcomers, Rule::OLD_ALONE)?;
                self.spare.extend(std::mem::replace(&mut newcomers, after));
            }
        }
        Some(late)
    }

    /// Adds up the rows whose routine backlog takes every unheld minute of `count` days from `day` on:
    /// to sub-acute requests they are the same.
    fn fold_far(&mut self, plane: &mut Plane, day: usize, count: usize) {
        let unheld = |ahead: usize| {
            let capacity = &self.days[(day + ahead) % self.days.len()].capacity;
            capacity.iter().map(|outcome| outcome.unheld).max().unwrap_or(0)
        };
        let far = if self.nested { (0..count).map(unheld).sum() } else { 0 };
        while plane.len() > far + 1 {
            let row = plane.pop().unwrap_or_default();
            let last = &mut plane[far];
            last.resize(last.len().max(row.len()), 0.0);
            add_scaled(last, 1.0, &row);
            self.spare.push(row);
        }
    }

    /// One day: routine requests join, sub-acute ones too if the rule says so, all are served.
    fn step(&mut self, day: usize, plane: &Plane, rule: Rule) -> Option<Plane> {
        let asked = self.join_routine(day, plane)?;
        let after = self.serve_all(day, &asked, rule, None);
        self.spare.extend(asked);
        after
    }

    /// One day with its sub-acute requests and without them; what each leaves over is added to
    /// `sums`.
    fn with_and_without(
        &mut self,
        day: usize,
        plane: &Plane,
        [with, without]: &mut [Sums; 2],
    ) -> Option<[Plane; 2]> {
        let asked = self.join_routine(day, plane)?;
        let next = self.serve_all(day, &asked, Rule::USUAL, Some(with))?;
        let old = self.serve_all(day, &asked, Rule::NO_REQUESTS, Some(without))?;
        self.spare.extend(asked);
        Some([next, old])
    }

    /// The plane after a day on which routine requests have joined.
    fn serve_all(
        &mut self,
        day: usize,
        asked: &Plane,
        rule: Rule,
        mut sums: Option<&mut Sums>,
    ) -> Option<Plane> {
        let days = self.days;
        let today = &days[day];
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
                self.serve(q, &present, outcome, &mut after);
                if let Some(sums) = &mut sums {
                    self.count(q, &present, outcome, sums);
                }
            }
        }
        for row in &mut after {
            if let Some(most) = today.kept_max.filter(|_| rule.keep) {
                let lost = send_elsewhere(row, most);
                if let Some(sums) = &mut sums {
                    sums.left.lost += lost;
                }
            }
            cut(row, self.tail * 1e-4);
        }
        (self.budget > 0.0).then_some(after)
    }

    /// Adds the day's routine requests: row q + a gets row q, times the chance of a.
    fn join_routine(&mut self, day: usize, plane: &Plane) -> Option<Plane> {
        let (usual, beyond) = (self.days[day].routine.mass(), self.beyond[day].as_slice());
        let spare = &mut self.spare;
        let cells: usize = plane.iter().map(Vec::len).sum();
        self.budget -= real(cells) * real(usual.len());
        if self.budget <= 0.0 {
            return None;
        }
        // The last of all rows has chances of its own.
        let (near, last) = plane.split_at(plane.len().min(self.rows - 1));
        let longest = usual.len().max(if last.is_empty() { 0 } else { beyond.len() });
        let mut terms: Vec<(f64, &[f64])> = Vec::with_capacity(longest.min(plane.len()));
        let asked = (0..plane.len() + longest - 1).map(|to| {
            let until = near.len().min(to + 1);
            let from = (to + 1).saturating_sub(usual.len()).min(until);
            // None of them where all are further away than a day's requests reach.
            let chances = usual.get(to + 1 - until..to + 1 - from).unwrap_or_default();
            terms.clear();
            terms.extend(near[from..until].iter().zip(chances.iter().rev()).map(as_term));
            let far = to.checked_sub(near.len()).and_then(|more| beyond.get(more));
            terms.extend(last.iter().zip(far).map(as_term));
            let mut sum = spare.pop().unwrap_or_default();
            sum.clear();
            sum.resize(terms.iter().map(|(_, row)| row.len()).max().unwrap_or(0), 0.0);
            add_rows(&mut sum, &terms);
            sum
        });
        Some(asked.collect())
    }

    /// Serves routine backlog `q` and the sub-acute law `present` with one outcome of capacity.
    fn serve(&mut self, q: usize, present: &[f64], outcome: &Outcome, after: &mut Plane) {
        let (open, row) = (self.open(q, outcome), q.saturating_sub(outcome.unheld));
        let row = row.min(self.rows - 1);
        while after.len() <= row {
            let mut row = self.spare.pop().unwrap_or_default();
            row.clear();
            after.push(row);
        }
        let served = open.min(present.len());
        let to = &mut after[row];
        let length = (present.len() - served).max(1);
        if to.len() < length {
            to.resize(length, 0.0);
        }
        to[0] += outcome.chance * mass(&present[..served]);
        add_scaled(to, outcome.chance, &present[served..]);
    }

    /// Steps that sub-acute requests may take beside routine backlog `q`.
    fn open(&self, q: usize, outcome: &Outcome) -> usize {
        outcome.held + if self.nested { outcome.unheld.saturating_sub(q) } else { 0 }
    }

    /// Adds what the same leaves over.
    fn count(&self, q: usize, present: &[f64], outcome: &Outcome, sums: &mut Sums) {
        let (open, waits) = (self.open(q, outcome), q.saturating_sub(outcome.unheld));
        for (waiting, &p) in present.iter().take(open).enumerate() {
            sums.left.unused += outcome.chance * p * real(open - waiting);
            let held = outcome.held.saturating_sub(waiting);
            sums.idle += outcome.chance * p * real(held.min(waits));
        }
        let shut = if self.nested { 0 } else { outcome.unheld.saturating_sub(q) };
        if shut > 0 {
            sums.left.unused += outcome.chance * real(shut) * mass(present);
        }
    }
}

/// A row and its chance, as [`add_rows`] takes them.
fn as_term<'r>((row, chance): (&'r Vec<f64>, &f64)) -> (f64, &'r [f64]) {
    (*chance, row.as_slice())
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

fn mass(row: &[f64]) -> f64 {
    row.iter().sum()
}
