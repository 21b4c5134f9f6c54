//! The L-shaped method: cuts from the paths, whole holds from an integer program.
//!
//! Van Slyke & Wets (1969), *L-shaped linear programs with applications to optimal control and
//! stochastic programming*, SIAM Journal on Applied Mathematics 17. Every tangent of the convex
//! cost is a cut; the master problem finds the holds that are best under the cuts known. Its bound
//! holds for all designs, the best design weighed is the answer.
//!
//! A day's holds go to its sessions in turn, as [`spread_in_day`] deals them, and fall out with
//! them. So a day has one column per session, in order and at most one hold apart while there is
//! room; one column is enough where all sessions of the day that may hold stand and fall together.
//! Sessions of different lengths may be further apart in the master problem than in a clinic: its
//! bound stays a bound, and whatever it finds is weighed as the clinic would deal it.

use std::collections::BTreeSet;

use crate::lp::{self, Answer, Program, Terms, Var};
use crate::number::{exact, gcd, nearest, real};
use crate::sizing::capacity::spread_in_day;
use crate::solve::Limits;

use super::convex::{PARTS, Tangent, tangent};
use super::cost::Scale;
use super::problem::FINE;

/// Most programs over fractions of holds.
const FRACTION_ROUNDS_MAX: usize = 200;

/// Most programs over whole holds.
const WHOLE_ROUNDS_MAX: usize = 40;

/// Gap at which fractions of holds are good enough.
const FRACTION_GAP: f64 = 1e-4;

/// Gap at which the method stops.
const GAP: f64 = 1e-6;

/// Gap at which it stops after so many programs over whole holds.
const LATE_GAP: f64 = 1e-3;
const LATE_ROUNDS: usize = 8;

/// Most branch-and-bound nodes of a master problem: its bound holds wherever it stops.
const NODES_MAX: i32 = 200;

/// Part of the gap left open that a master problem may leave open itself.
const PATIENCE: f64 = 0.1;

/// The best design found and what is proved.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Proved {
    /// Holds per day of the cycle.
    pub(super) counts: Vec<usize>,
    /// Its cost per week.
    pub(super) cost: f64,
    /// No holds cost less.
    pub(super) bound: f64,
    /// Designs weighed, fractions among them.
    pub(super) evaluations: u32,
}

/// Minimises the convex cost over whole holds, starting with cuts at `starts`; `constant` is added
/// to cost and bound.
///
/// Cuts come first from programs over fractions of holds, which are quickly solved, then from
/// programs over whole holds, which are few.
pub(super) fn minimise(
    scale: &Scale,
    starts: &[Vec<usize>],
    constant: f64,
    limits: &Limits,
) -> Proved {
    let mut search = Search {
        master: Master::new(scale),
        best: (f64::INFINITY, vec![0; scale.problem.model.days.len()]),
        known: BTreeSet::new(),
        bound: 0.0,
        evaluations: 0,
    };
    search.weigh_whole(&search.best.1.clone());
    for start in starts {
        search.weigh_whole(start);
    }
    search.fractions(limits);
    search.whole(limits);
    let Search { best: (cost, counts), bound, evaluations, .. } = search;
    Proved { counts, cost: cost + constant, bound: bound.min(cost) + constant, evaluations }
}

struct Search<'a> {
    master: Master<'a>,
    /// Least cost of whole holds, and the holds.
    best: (f64, Vec<usize>),
    /// Whole designs weighed.
    known: BTreeSet<Vec<usize>>,
    /// No holds cost less.
    bound: f64,
    evaluations: u32,
}

impl Search<'_> {
    fn stopped(&self, limits: &Limits) -> bool {
        limits.stop.stopped() || self.master.scale.stop.stopped()
    }

    /// Cuts until the best fractions of holds are known.
    fn fractions(&mut self, limits: &Limits) {
        let mut least = f64::INFINITY;
        let mut met = BTreeSet::new();
        for _ in 0..FRACTION_ROUNDS_MAX {
            if self.stopped(limits) {
                return;
            }
            let Some((values, bound)) = self.master.solve(None, limits) else { return };
            self.bound = self.bound.max(bound);
            let design = self.master.design(&values);
            least = least.min(self.weigh(&design));
            if least - self.bound <= FRACTION_GAP * least || !met.insert(design) {
                self.weigh_whole(&self.master.rounded(&values));
                return;
            }
        }
    }

    /// Cuts until the best whole holds are known.
    fn whole(&mut self, limits: &Limits) {
        let mut met = BTreeSet::new();
        let mut patience = PATIENCE;
        for round in 0..WHOLE_ROUNDS_MAX {
            let open = (self.best.0 - self.bound).max(0.0);
            let enough = if round < LATE_ROUNDS { GAP } else { LATE_GAP };
            if open <= enough * self.best.0 || self.stopped(limits) {
                return;
            }
            let start = self.best.1.clone();
            let limits = Limits {
                nodes_max: limits.nodes_max.min(NODES_MAX),
                gap: limits.gap.max(patience * open / self.best.0),
                ..limits.clone()
            };
            let Some((values, bound)) = self.master.solve(Some(&start), &limits) else { return };
            self.bound = self.bound.max(bound);
            let design = self.master.design(&values);
            let new = self.weigh_whole(&self.master.rounded(&values));
            let dealt = self.master.design(&self.master.values(&self.master.rounded(&values)));
            if design != dealt && met.insert(design.clone()) {
                self.weigh(&design);
            } else if !new && patience > 0.0 {
                // A design met twice costs what its cut says: the bound was not pressed enough.
                patience = 0.0;
            } else if !new {
                return;
            }
        }
    }

    /// Weighs whole holds; `false` when they were weighed before.
    fn weigh_whole(&mut self, counts: &[usize]) -> bool {
        if !self.known.insert(counts.to_vec()) {
            return false;
        }
        let cost = self.weigh(&self.master.design(&self.master.values(counts)));
        if cost < self.best.0 {
            self.best = (cost, counts.to_vec());
        }
        true
    }

    fn weigh(&mut self, design: &[Vec<i64>]) -> f64 {
        let scale = self.master.scale;
        let tangent = tangent(scale.problem, &scale.fraction(design), scale.weights);
        self.master.cut(design, &tangent);
        self.evaluations += 1;
        tangent.value.iter().sum()
    }
}

/// The columns of one day.
enum Day {
    /// All holds are worth the same: how many.
    Count(Var),
    /// How many in each session, by its place in the day.
    Each(Vec<(usize, Var)>),
}

/// The master problem.
struct Master<'a> {
    scale: &'a Scale<'a>,
    whole: Program,
    fractions: Program,
    days: Vec<Day>,
    /// Per day and hold, the session it lies in.
    session: Vec<Vec<usize>>,
    parts: Vec<Var>,
    objective: Terms,
    /// Fractions of holds are multiples of this, so that the fill share of them is whole \[fine\].
    grid: i64,
}

impl<'a> Master<'a> {
    fn new(scale: &'a Scale<'a>) -> Self {
        let mut program = Program::default();
        let problem = scale.problem;
        let parts: Vec<Var> = (0..PARTS).map(|_| program.real(0.0, f64::INFINITY)).collect();
        let (mut days, mut session) = (Vec::new(), Vec::new());
        for (at, day) in problem.model.days.iter().enumerate() {
            let of = sessions_in_order(day, problem.model.unit);
            let patterns = || problem.paths.patterns.iter().filter(|pattern| pattern.day == at);
            let together = |a: usize, b: usize| patterns().all(|p| p.held[a] == p.held[b]);
            days.push(if of.windows(2).all(|pair| together(pair[0], pair[1])) {
                Day::Count(program.integer(0.0, real(of.len())))
            } else {
                let each = columns(&mut program, &of, day.sessions.len());
                Day::Each(each)
            });
            session.push(of);
        }
        let objective = parts.iter().map(|&part| (part, 1.0)).collect();
        let fractions = program.without_whole_numbers();
        let fill = scale.rule(&vec![0; days.len()], None).fill;
        let grid = FINE / gcd(FINE, fill);
        Self { scale, whole: program, fractions, days, session, parts, objective, grid }
    }

    /// Adds the tangent at a design: `part >= value + slopes (held - design)`.
    fn cut(&mut self, design: &[Vec<i64>], tangent: &Tangent) {
        let slopes = self.slopes(tangent);
        let size = real(self.scale.problem.model.unit) * exact(FINE);
        for (part, &var) in self.parts.iter().enumerate() {
            let mut least = tangent.value[part];
            let mut terms: Terms = vec![(var, 1.0)];
            for (at, day) in self.days.iter().enumerate() {
                let held = design[at].iter().zip(&slopes[at]);
                least -= held.map(|(&held, slope)| exact(held) * slope[part]).sum::<f64>();
                let worth = |session: usize| -size * slopes[at][session][part];
                match day {
                    Day::Count(count) => {
                        let first = self.session[at].first();
                        terms.extend(first.map(|&session| (*count, worth(session))));
                    }
                    Day::Each(each) => {
                        terms.extend(each.iter().map(|&(session, var)| (var, worth(session))));
                    }
                }
            }
            self.whole.row("cut", least, terms.clone(), f64::INFINITY);
            self.fractions.row("cut", least, terms, f64::INFINITY);
        }
    }

    /// Per day and session, what one held fine unit more adds to each part.
    fn slopes(&self, tangent: &Tangent) -> Vec<Vec<[f64; PARTS]>> {
        let problem = self.scale.problem;
        let sessions = problem.model.days.iter().map(|day| day.sessions.len());
        let mut slopes: Vec<Vec<_>> = sessions.map(|count| vec![[0.0; PARTS]; count]).collect();
        for (pattern, slope) in problem.paths.patterns.iter().zip(&tangent.slope) {
            let of_day = slopes[pattern.day].iter_mut().zip(&pattern.held);
            for (sum, _) in of_day.filter(|(_, held)| **held) {
                sum.iter_mut().zip(slope).for_each(|(sum, slope)| *sum += slope);
            }
        }
        slopes
    }

    /// Values of the columns of the best design under the cuts known, and the bound; whole holds
    /// when there is a design to start from.
    fn solve(&self, start: Option<&[usize]>, limits: &Limits) -> Option<(Vec<f64>, f64)> {
        let values = start.map(|start| self.values(start));
        let program = if start.is_some() { &self.whole } else { &self.fractions };
        match lp::solve(program, &self.objective, limits, values.as_deref()) {
            Answer::Found(found) => Some((found.values, found.bound)),
            Answer::Infeasible | Answer::Empty => None,
        }
    }

    /// A design as values of the columns, the parts as small as the cuts let them.
    fn values(&self, counts: &[usize]) -> Vec<f64> {
        let mut values = vec![0.0; self.whole.columns().len()];
        for ((day, of), &count) in self.days.iter().zip(&self.session).zip(counts) {
            match day {
                Day::Count(var) => values[var.index()] = real(count),
                Day::Each(each) => {
                    for &(session, var) in each {
                        let own = of[..count].iter().filter(|&&other| other == session);
                        values[var.index()] = real(own.count());
                    }
                }
            }
        }
        for row in self.whole.rows().iter().filter(|row| row.name == "cut") {
            let part = row.terms[0].0.index();
            let rest = lp::sum(&row.terms[1..], &values);
            values[part] = values[part].max(row.lower - rest);
        }
        values
    }

    /// Values of the columns as minutes held in every session of every day \[fine\].
    fn design(&self, values: &[f64]) -> Vec<Vec<i64>> {
        let problem = self.scale.problem;
        let size = real(problem.model.unit) * exact(FINE);
        let day = |(at, day): (usize, &Day)| {
            let mut held = vec![0; problem.model.days[at].sessions.len()];
            let steps = |holds: f64| self.grid * nearest(holds.max(0.0) * size / exact(self.grid));
            match day {
                Day::Count(var) => {
                    for (nth, &session) in self.session[at].iter().enumerate() {
                        held[session] += steps((values[var.index()] - real(nth)).min(1.0));
                    }
                }
                Day::Each(each) => {
                    for &(session, var) in each {
                        held[session] = steps(values[var.index()]);
                    }
                }
            }
            held
        };
        self.days.iter().enumerate().map(day).collect()
    }

    /// Values of the columns as whole holds per day.
    fn rounded(&self, values: &[f64]) -> Vec<usize> {
        let day = |day: &Day| match day {
            Day::Count(var) => values[var.index()],
            Day::Each(each) => each.iter().map(|(_, var)| values[var.index()]).sum(),
        };
        let counts = self.days.iter().map(|of| usize::try_from(nearest(day(of))).unwrap_or(0));
        counts.zip(&self.session).map(|(count, of)| count.min(of.len())).collect()
    }
}

/// One column per session that may hold, with the order in which holds are dealt.
fn columns(program: &mut Program, of: &[usize], sessions: usize) -> Vec<(usize, Var)> {
    let room = |session: usize| of.iter().filter(|&&other| other == session).count();
    let with_room: Vec<usize> = (0..sessions).filter(|&session| room(session) > 0).collect();
    let column = |&session: &usize| (session, program.integer(0.0, real(room(session))));
    let each: Vec<(usize, Var)> = with_room.iter().map(column).collect();
    for (index, &(before, first)) in each.iter().enumerate() {
        for &(after, second) in &each[index + 1..] {
            // Where the earlier session has more room, it never has fewer holds; where the later
            // one has, it is at most one behind.
            let least = if room(before) >= room(after) { 0.0 } else { f64::NEG_INFINITY };
            let most = if room(after) >= room(before) { 1.0 } else { f64::INFINITY };
            program.row("holds in turn", least, vec![(first, 1.0), (second, -1.0)], most);
        }
    }
    each
}

/// The session of a day's first, second, ... hold, up to the most it may have.
fn sessions_in_order(day: &crate::sizing::model::ModelDay, unit: usize) -> Vec<usize> {
    let spread = |count: usize| spread_in_day(&day.sessions, count * unit, unit);
    let of = |count: usize| {
        let (before, after) = (spread(count), spread(count + 1));
        before.iter().zip(&after).position(|(before, after)| before < after).unwrap_or(0)
    };
    (0..day.holds_max).map(of).collect()
}
