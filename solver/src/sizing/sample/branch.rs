//! Branch and bound over boxes of holds, for the model with leftover minutes.
//!
//! Land & Doig (1960), *An automatic method of solving discrete programming problems*,
//! Econometrica 28. A box lets every day hold from so many to so many. Lines below the cost of the
//! box are separable over the days, so a small linear program over "this day holds so many" gives
//! the box its bound, and a reference for the next line. The box with the lowest bound is split
//! first; lines of a box are lines of its parts.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::lp::{self, Answer, Program, Terms, Var};
use crate::number::exact;
use crate::solve::Limits;

use super::cost::Scale;
use super::problem::FINE;
use super::relax::{Line, Region, floor, line};

/// Relative gap at which the search ends.
const GAP: f64 = 0.01;

/// Most lines drawn for a group and release rule.
const LINES_MAX: u32 = 1_000;

/// Most lines drawn for one box before it is split.
const ROUNDS_MAX: usize = 4;

/// A box is split when a line lifts its bound by less than this part of what is missing.
const WORTH: f64 = 0.1;

/// What is proved, and the best design known.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bounded {
    /// Holds per day of the cycle.
    pub(super) counts: Vec<usize>,
    /// Their cost per week.
    pub(super) cost: f64,
    /// No holds cost less.
    pub(super) bound: f64,
    /// Lines drawn.
    pub(super) lines: u32,
}

/// Proves a bound for the cost of all designs, starting with the best one known.
///
/// The search ends at a gap of 1 %, when the budget of lines is spent, or at a stop; the bound holds
/// in all cases.
pub(super) fn bound(scale: &Scale, counts: &[usize], cost: f64, limits: &Limits) -> Bounded {
    let mut search = Search::new(scale, counts, cost);
    let days = &scale.problem.model.days;
    let (low, high) = (vec![0; days.len()], days.iter().map(|day| day.holds_max).collect());
    let mut root = Node { low, high, lines: Vec::new() };
    root.lines.push(search.draw(&root, &alone(counts)));
    search.explore(root, f64::NEG_INFINITY);
    while let Some(lowest) = search.lowest() {
        if lowest >= search.target() || search.lines >= LINES_MAX || search.stopped(limits) {
            break;
        }
        let (key, node) = search.open.pop_first().expect("the lowest box is open");
        for part in node.split() {
            search.explore(part, key.0.0);
        }
    }
    let open = search.lowest().unwrap_or(f64::INFINITY);
    Bounded {
        bound: open.min(search.closed).min(search.best.0) + search.constant,
        counts: search.best.1,
        cost: search.best.0 + search.constant,
        lines: search.lines,
    }
}

/// A bound as a key: totally ordered.
#[derive(Clone, Copy, PartialEq)]
struct Bound(f64);

impl Eq for Bound {}

impl PartialOrd for Bound {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Bound {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// A box and the lines below its cost.
#[derive(Clone)]
struct Node {
    /// Least and most holds per day of the cycle.
    low: Vec<usize>,
    high: Vec<usize>,
    lines: Vec<Arc<Cut>>,
}

/// Per day of the cycle, shares of designs with so many holds.
type Mixture = Vec<Vec<(usize, f64)>>;

/// A line over whole holds.
struct Cut {
    /// At no holds.
    value: f64,
    /// Per day, what so many holds add.
    worth: Vec<Vec<f64>>,
}

struct Search<'a> {
    scale: &'a Scale<'a>,
    fill: f64,
    /// Per pattern, the steps of so many holds on its day.
    steps: Vec<Vec<f64>>,
    /// What lines leave out of the cost; the same for all holds.
    constant: f64,
    /// Least cost known, without the constant, and its holds.
    best: (f64, Vec<usize>),
    /// Boxes to be split, by bound and age.
    open: BTreeMap<(Bound, usize), Node>,
    /// Lowest bound of the boxes done with.
    closed: f64,
    /// Lines drawn.
    lines: u32,
    /// Boxes met.
    met: usize,
}

impl<'a> Search<'a> {
    fn new(scale: &'a Scale<'a>, counts: &[usize], cost: f64) -> Self {
        let mut search = Self {
            scale,
            fill: exact(scale.rule(counts, None).fill) / exact(FINE),
            steps: steps(scale),
            constant: 0.0,
            best: (f64::INFINITY, counts.to_vec()),
            open: BTreeMap::new(),
            closed: f64::INFINITY,
            lines: 0,
            met: 0,
        };
        let single = Node { low: counts.to_vec(), high: counts.to_vec(), lines: Vec::new() };
        search.best.0 = search.draw(&single, &alone(counts)).at(counts);
        search.constant = cost - search.best.0;
        search
    }

    fn stopped(&self, limits: &Limits) -> bool {
        limits.stop.stopped() || self.scale.stop.stopped()
    }

    /// The lowest bound of an open box.
    fn lowest(&self) -> Option<f64> {
        self.open.keys().next().map(|(bound, _)| bound.0)
    }

    /// A box with a bound of this much is good enough.
    fn target(&self) -> f64 {
        self.best.0 - GAP * (self.best.0 + self.constant).abs()
    }

    /// What a box holds in each pattern, with a mixture of its designs.
    fn region(&self, node: &Node, mixture: &[Vec<(usize, f64)>]) -> Region {
        let patterns = || self.scale.problem.paths.patterns.iter().zip(&self.steps);
        let extreme = |pick: fn(f64, f64) -> f64| -> Vec<f64> {
            let of = patterns().map(|(pattern, steps)| {
                let range = &steps[node.low[pattern.day]..=node.high[pattern.day]];
                range.iter().copied().reduce(pick).unwrap_or(0.0)
            });
            of.collect()
        };
        let reference = patterns().map(|(pattern, steps)| {
            mixture[pattern.day].iter().map(|&(count, share)| share * steps[count]).sum()
        });
        Region { least: extreme(f64::min), most: extreme(f64::max), reference: reference.collect() }
    }

    /// The line of a box at a mixture of designs.
    fn draw(&mut self, node: &Node, mixture: &[Vec<(usize, f64)>]) -> Arc<Cut> {
        self.lines += 1;
        let problem = self.scale.problem;
        let patterns = || problem.paths.patterns.iter().zip(&self.steps);
        let region = self.region(node, mixture);
        let Line { value, slope } = line(problem, self.scale.weights, self.fill, &region);
        let mut worth: Vec<Vec<f64>> =
            problem.model.days.iter().map(|day| vec![0.0; day.holds_max + 1]).collect();
        for ((pattern, steps), slope) in patterns().zip(slope) {
            let worth = worth[pattern.day].iter_mut().zip(steps);
            worth.for_each(|(worth, steps)| *worth += slope * steps);
        }
        Arc::new(Cut { value, worth })
    }

    /// Bounds a box, and keeps it open while its bound is not good enough.
    fn explore(&mut self, mut node: Node, parent: f64) {
        self.met += 1;
        if node.low == node.high {
            let counts = node.low.clone();
            let cost = self.draw(&node, &alone(&counts)).at(&counts);
            self.closed = self.closed.min(cost);
            if cost < self.best.0 {
                self.best = (cost, counts);
            }
            return;
        }
        let region = self.region(&node, &alone(&node.low));
        let floor = floor(self.scale.problem, self.scale.weights, self.fill, &region);
        let mut bound = parent.max(floor);
        if bound >= self.target() {
            self.closed = self.closed.min(bound);
            return;
        }
        for round in 0..=ROUNDS_MAX {
            // A program that fails proves nothing: the bound of the box around it stands.
            let Some((least, mixture)) = node.relaxed() else { break };
            let better = least - bound;
            bound = bound.max(least);
            let missing = self.target() - bound;
            let slow = round > 0 && better < WORTH * (missing + better);
            if missing <= 0.0 || slow || round == ROUNDS_MAX {
                break;
            }
            let cut = self.draw(&node, &mixture);
            node.lines.push(cut);
        }
        if bound >= self.target() {
            self.closed = self.closed.min(bound);
        } else {
            self.open.insert((Bound(bound), self.met), node);
        }
    }
}

impl Cut {
    /// Its height at a design.
    fn at(&self, counts: &[usize]) -> f64 {
        self.value + counts.iter().zip(&self.worth).map(|(&count, worth)| worth[count]).sum::<f64>()
    }
}

/// Per pattern, the steps of so many holds on its day.
fn steps(scale: &Scale) -> Vec<Vec<f64>> {
    let days = &scale.problem.model.days;
    let deepest = days.iter().map(|day| day.holds_max).max().unwrap_or(0);
    let mut steps = vec![Vec::new(); scale.problem.paths.patterns.len()];
    for count in 0..=deepest {
        let counts: Vec<usize> = days.iter().map(|day| count.min(day.holds_max)).collect();
        let held = scale.rule(&counts, None).held;
        let steps = steps.iter_mut().zip(held);
        steps.for_each(|(steps, held)| steps.push(exact(held) / exact(FINE)));
    }
    steps
}

/// One design as a mixture.
fn alone(counts: &[usize]) -> Mixture {
    counts.iter().map(|&count| vec![(count, 1.0)]).collect()
}

impl Node {
    /// The lowest value all lines allow over mixtures of the designs of the box, and the mixture.
    fn relaxed(&self) -> Option<(f64, Mixture)> {
        let mut program = Program::default();
        let least = program.real(f64::NEG_INFINITY, f64::INFINITY);
        let mut days: Vec<Vec<(usize, Var)>> = Vec::new();
        for (&low, &high) in self.low.iter().zip(&self.high) {
            let columns: Vec<_> =
                (low..=high).map(|count| (count, program.real(0.0, 1.0))).collect();
            let all: Terms = columns.iter().map(|&(_, var)| (var, 1.0)).collect();
            program.row("one of them", 1.0, all, 1.0);
            days.push(columns);
        }
        for cut in &self.lines {
            let worth = days.iter().zip(&cut.worth).flat_map(|(columns, worth)| {
                columns.iter().map(|&(count, var)| (var, -worth[count]))
            });
            let terms = [(least, 1.0)].into_iter().chain(worth).collect();
            program.row("line", cut.value, terms, f64::INFINITY);
        }
        match lp::solve(&program, &vec![(least, 1.0)], &Limits::default(), None) {
            Answer::Found(found) => {
                let share = |&(count, var): &(usize, Var)| (count, found.values[var.index()]);
                let mixture = days.iter().map(|columns| columns.iter().map(share).collect());
                Some((found.bound, mixture.collect()))
            }
            Answer::Infeasible | Answer::Empty => None,
        }
    }

    /// The two halves of the box, along its widest day.
    fn split(&self) -> [Self; 2] {
        let width = |day: usize| self.high[day] - self.low[day];
        let day = (0..self.low.len()).rev().max_by_key(|&day| width(day)).unwrap_or(0);
        let middle = self.low[day] + width(day) / 2;
        let part = |low: usize, high: usize| {
            let mut part = self.clone();
            (part.low[day], part.high[day]) = (low, high);
            part
        };
        [part(self.low[day], middle), part(middle + 1, self.high[day])]
    }
}
