//! Rounding cuts at prices of their own: solve, see which cuts break, price them, solve again.

use std::sync::Arc;

use super::bundle::{self, Point};
use super::charge::{Priced, priced};
use super::cut::Cut;
use super::grouped::Grouped;
use super::load::Contents;
use super::multipliers::Multipliers;
use super::relaxed::{Mixture, Relaxed};
use super::separate::separate;
use crate::number::{exact, place};

/// The cuts of a part, their prices, and the solutions that judge them.
#[derive(Clone, Debug)]
pub(super) struct Strong {
    rows: Vec<Row>,
    /// The best prices known, in units of the largest share of each cut.
    centre: Vec<f64>,
    /// The bound they give.
    value: f64,
    /// The best bound so far.
    best: f64,
    /// Gains below this may be lost to rounding.
    noise: f64,
    points: Vec<Point>,
    solutions: Vec<Mixture>,
    reach: f64,
    /// Steps since cuts were last looked for.
    since: u32,
    /// Steps since the last better prices or change of reach.
    nulls: u32,
}

/// A cut among the priced.
#[derive(Clone, Debug)]
struct Row {
    cut: Arc<Cut>,
    unit: f64,
    /// Searches for cuts since it last had a price.
    idle: u32,
}

/// Steps between searches for cuts, at most.
const ROUND: u32 = 10;
/// Cuts added at a time.
const ADDED_MAX: usize = 20;
/// Searches after which a cut without a price goes.
const ROW_IDLE_MAX: u32 = 3;
/// Steps after which a solution without a share goes.
const POINT_IDLE_MAX: u32 = 20;
/// The first reach hopes to gain this share of the bound.
const FIRST_HOPE: f64 = 0.0005;
/// Hopes below this share of the bound are none.
const HOPE_MIN: f64 = 1e-6;

impl Strong {
    /// No cuts, and the solution of the relaxation as it is.
    pub(super) fn new(grouped: &Grouped, relaxed: &Relaxed) -> Self {
        let solution = relaxed.solution(grouped);
        let value = solution.cost;
        let point = Point { cost: value, excess: Vec::new(), weight: 1.0, idle: 0 };
        Self {
            rows: Vec::new(),
            centre: Vec::new(),
            value,
            best: value,
            noise: relaxed.rounding(grouped) + 1e-9 * value.abs(),
            points: vec![point],
            solutions: vec![solution],
            reach: 0.0,
            since: ROUND,
            nulls: 0,
        }
    }

    /// One solution more; the prices when they are the best so far. `Err` when nothing is broken.
    pub(super) fn step(
        &mut self,
        grouped: &Grouped,
        relaxed: &mut Relaxed,
    ) -> Result<Option<Multipliers>, Done> {
        if self.since >= ROUND {
            self.drop_idle_rows();
            let added = self.add_cuts(grouped, relaxed);
            if self.rows.is_empty() || (added == 0 && self.since > ROUND) {
                return Err(Done);
            }
            self.since = 0;
        }
        if self.reach <= 0.0 {
            let norm: f64 = self.points[0].excess.iter().map(|excess| excess * excess).sum();
            self.reach = FIRST_HOPE * (self.value.abs() + 1.0) / norm.max(1e-9);
        }
        let trial = bundle::trial(&mut self.points, &self.centre, self.reach);
        let hope = trial.hoped - self.value;
        // Prices near the centre cannot do better: other cuts may.
        self.since = if hope < HOPE_MIN * self.value.abs() { ROUND + 1 } else { self.since + 1 };
        let wishes = self.rows.iter().zip(&trial.prices);
        let scale = exact(relaxed.scale);
        let cuts = wishes.map(|(row, price)| (&row.cut, price / row.unit * scale));
        let cuts: Vec<Priced> = priced(grouped, cuts);
        relaxed.solve(grouped, &cuts);
        self.keep(grouped, relaxed);
        let value = self.points.last().map_or(self.value, |point| point.at(&trial.prices));
        let better = value > self.best + self.noise;
        if better {
            self.best = value;
        }
        self.adapt(trial.prices, value, hope);
        self.drop_idle_points();
        let found = || Multipliers { scale: relaxed.scale, bins: relaxed.prices(), cuts };
        Ok(better.then(found))
    }

    /// Moves the centre to better prices; widens the reach where the hope came true, narrows it
    /// where it failed again and again.
    fn adapt(&mut self, prices: Vec<f64>, value: f64, hope: f64) {
        if value >= self.value + 0.1 * hope {
            if value >= self.value + 0.3 * hope {
                self.reach *= 2.0;
            }
            (self.centre, self.value, self.nulls) = (prices, value, 0);
            return;
        }
        self.nulls += 1;
        if self.nulls >= 12 || (self.nulls > 3 && value < self.value - 4.0 * hope) {
            self.reach *= 0.7;
            self.nulls = 0;
        }
    }

    /// Keeps the latest solution.
    fn keep(&mut self, grouped: &Grouped, relaxed: &Relaxed) {
        let solution = relaxed.solution(grouped);
        let excess = self.rows.iter().map(|row| excess(row, grouped, relaxed, &solution)).collect();
        self.points.push(Point { cost: solution.cost, excess, weight: 0.0, idle: 0 });
        self.solutions.push(solution);
    }

    fn drop_idle_points(&mut self) {
        for point in &mut self.points {
            point.idle = if point.weight > 0.0 { 0 } else { point.idle + 1 };
        }
        let keep: Vec<bool> = self.points.iter().map(|point| point.idle < POINT_IDLE_MAX).collect();
        retain(&mut self.points, &keep);
        retain(&mut self.solutions, &keep);
    }

    fn drop_idle_rows(&mut self) {
        for (row, &price) in self.rows.iter_mut().zip(&self.centre) {
            row.idle = if price > 0.0 { 0 } else { row.idle + 1 };
        }
        let keep: Vec<bool> = self.rows.iter().map(|row| row.idle < ROW_IDLE_MAX).collect();
        retain(&mut self.rows, &keep);
        retain(&mut self.centre, &keep);
        self.points.iter_mut().for_each(|point| retain(&mut point.excess, &keep));
    }

    /// Adds cuts that the latest mixture breaks; how many.
    fn add_cuts(&mut self, grouped: &Grouped, relaxed: &Relaxed) -> usize {
        let contents = self.contents(grouped, relaxed);
        let before = self.rows.len();
        for broken in separate(grouped, relaxed, &contents) {
            if self.rows.len() - before >= ADDED_MAX {
                break;
            }
            if self.rows.iter().any(|row| *row.cut == broken.cut) {
                continue;
            }
            let unit = exact(broken.cut.largest());
            let row = Row { cut: Arc::new(broken.cut), unit, idle: 0 };
            for (point, solution) in self.points.iter_mut().zip(&self.solutions) {
                point.excess.push(excess(&row, grouped, relaxed, solution));
            }
            self.rows.push(row);
            self.centre.push(0.0);
        }
        self.rows.len() - before
    }

    /// The mixture of the solutions at their weights, per group of bins.
    fn contents(&self, grouped: &Grouped, relaxed: &Relaxed) -> Contents {
        let mut taken = vec![0.0; grouped.head.len()];
        for (point, solution) in self.points.iter().zip(&self.solutions) {
            for &(option, items) in &solution.taken {
                taken[option as usize] += point.weight * items;
            }
        }
        let mut contents: Contents = vec![Vec::new(); grouped.capacity.len()];
        for (option, (items, &bin)) in (0..).zip(taken.into_iter().zip(&grouped.head)) {
            if items > 1e-6 {
                contents[bin as usize].push((place(relaxed.group(option)), items));
            }
        }
        contents
    }
}

/// Nothing more to gain here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Done;

/// By how much a solution breaks a cut, in units of its largest share.
fn excess(row: &Row, grouped: &Grouped, relaxed: &Relaxed, solution: &Mixture) -> f64 {
    let mut sum = -exact(row.cut.room);
    for &(option, items) in &solution.taken {
        if row.cut.inside[grouped.head[option as usize] as usize] {
            sum += items * exact(row.cut.share[relaxed.group(option)]);
        }
    }
    sum / row.unit
}

fn retain<T>(values: &mut Vec<T>, keep: &[bool]) {
    let mut keep = keep.iter();
    values.retain(|_| *keep.next().unwrap_or(&true));
}
