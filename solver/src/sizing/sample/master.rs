//! The L-shaped method: cuts from the paths, whole holds from an integer program.
//!
//! Van Slyke & Wets (1969), *L-shaped linear programs with applications to optimal control and
//! stochastic programming*, SIAM Journal on Applied Mathematics 17. Every tangent of the convex
//! cost is a cut; the master problem finds the holds that are best under the cuts known. Its bound
//! holds for all designs, the best design weighed is the answer.
//!
//! A day's n-th hold goes to the session that [`spread_in_day`] gives it to, which falls out with
//! it. So a day has one column per hold, each at most the one before; one whole-numbered column is
//! enough where every hold of the day is worth the same.

use std::collections::BTreeSet;

use crate::demand::law::real;
use crate::lp::{self, Answer, Program, Terms, Var};
use crate::sizing::capacity::spread_in_day;
use crate::solve::Limits;

use super::convex::{PARTS, Tangent, tangent};
use super::cost::Scale;
use super::ground::{FINE, exact};

/// Most cuts of a team.
const ROUNDS_MAX: usize = 400;

/// Gap at which the method stops.
const GAP: f64 = 1e-6;

/// The best design found and what is proved.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Proved {
    /// Holds per day of the cycle.
    pub(super) counts: Vec<usize>,
    /// Its cost per week.
    pub(super) cost: f64,
    /// No holds cost less.
    pub(super) bound: f64,
    /// Designs weighed.
    pub(super) evaluations: u32,
}

/// Minimises the convex cost over whole holds, starting with cuts at `starts`; `constant` is added
/// to cost and bound.
pub(super) fn minimise(
    scale: &Scale,
    starts: &[Vec<usize>],
    constant: f64,
    limits: &Limits,
) -> Proved {
    let mut master = Master::new(scale);
    let mut best: Option<(f64, Vec<usize>)> = None;
    let mut known = BTreeSet::new();
    let mut weigh = |master: &mut Master, counts: &[usize]| {
        let tangent = tangent(scale.ground, &scale.rule(counts, None), scale.weights);
        let cost = tangent.value.iter().sum::<f64>();
        master.cut(counts, &tangent);
        known.insert(counts.to_vec());
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, counts.to_vec()));
        }
        (best.clone().expect("a design was weighed"), known.len())
    };
    let mut found = weigh(&mut master, &vec![0; scale.ground.model.days.len()]);
    for start in starts {
        found = weigh(&mut master, start);
    }
    let mut bound = 0.0_f64;
    for _ in 0..ROUNDS_MAX {
        if limits.stop.stopped() || scale.stop.stopped() {
            break;
        }
        let Some((counts, proved)) = master.solve(&found.0.1, limits) else { break };
        bound = bound.max(proved);
        let ((cost, _), before) = &found;
        let near = cost - bound <= GAP * cost.abs().max(1e-9);
        let before = *before;
        if near {
            break;
        }
        found = weigh(&mut master, &counts);
        if found.1 == before {
            // The master problem repeats a design it knows: only rounding is left.
            break;
        }
    }
    let ((cost, counts), weighed) = found;
    Proved {
        counts,
        cost: cost + constant,
        bound: bound.min(cost) + constant,
        evaluations: u32::try_from(weighed).unwrap_or(u32::MAX),
    }
}

/// The columns of one day.
enum Day {
    /// All holds are worth the same: how many.
    Count(Var),
    /// The first, second, ... hold.
    Each(Vec<Var>),
}

/// The master problem.
struct Master<'a> {
    scale: &'a Scale<'a>,
    program: Program,
    days: Vec<Day>,
    /// Per day and hold, the session it lies in.
    session: Vec<Vec<usize>>,
    parts: Vec<Var>,
    /// Cuts as `part - terms >= at_none`.
    objective: Terms,
}

impl<'a> Master<'a> {
    fn new(scale: &'a Scale<'a>) -> Self {
        let mut program = Program::default();
        let ground = scale.ground;
        let parts: Vec<Var> = (0..PARTS).map(|_| program.real(0.0, f64::INFINITY)).collect();
        let (mut days, mut session) = (Vec::new(), Vec::new());
        for (at, day) in ground.model.days.iter().enumerate() {
            let of = sessions_in_order(day, ground.model.unit);
            let patterns = ground.paths.patterns.iter().filter(|pattern| pattern.day == at).count();
            let alike = patterns <= 1 || of.windows(2).all(|pair| pair[0] == pair[1]);
            days.push(if alike {
                Day::Count(program.integer(0.0, real(of.len())))
            } else {
                let each: Vec<Var> = of.iter().map(|_| program.binary()).collect();
                for pair in each.windows(2) {
                    let terms = vec![(pair[0], 1.0), (pair[1], -1.0)];
                    program.row("holds in order", 0.0, terms, 1.0);
                }
                Day::Each(each)
            });
            session.push(of);
        }
        let objective = parts.iter().map(|&part| (part, 1.0)).collect();
        Self { scale, program, days, session, parts, objective }
    }

    /// Adds the tangent at a design: `part >= value + slopes (holds - counts)`.
    fn cut(&mut self, counts: &[usize], tangent: &Tangent) {
        for (part, &var) in self.parts.clone().iter().enumerate() {
            let mut least = tangent.value[part];
            let mut terms: Terms = vec![(var, 1.0)];
            for (at, day) in self.days.iter().enumerate() {
                let worth = self.worth(at, tangent, part);
                least -= worth.iter().take(counts[at]).sum::<f64>();
                match day {
                    Day::Count(count) => {
                        terms.extend(worth.first().map(|worth| (*count, -worth)));
                    }
                    Day::Each(each) => {
                        terms.extend(each.iter().zip(&worth).map(|(&hold, worth)| (hold, -worth)));
                    }
                }
            }
            self.program.row("cut", least, terms, f64::INFINITY);
        }
    }

    /// What each hold of a day adds to a part of the cost.
    fn worth(&self, at: usize, tangent: &Tangent, part: usize) -> Vec<f64> {
        let ground = self.scale.ground;
        let size = real(ground.model.unit) * exact(FINE);
        let of_session = |session: usize| -> f64 {
            let patterns = ground.paths.patterns.iter().zip(&tangent.slope);
            let held = patterns.filter(|(pattern, _)| pattern.day == at && pattern.held[session]);
            held.map(|(_, slope)| slope[part]).sum::<f64>() * size
        };
        let worth: Vec<f64> =
            (0..ground.model.days[at].sessions.len()).map(of_session).collect();
        self.session[at].iter().map(|&session| worth[session]).collect()
    }

    /// The best holds under the cuts known, and the bound.
    fn solve(&self, start: &[usize], limits: &Limits) -> Option<(Vec<usize>, f64)> {
        let start = self.values(start);
        match lp::solve(&self.program, &self.objective, limits, Some(&start)) {
            Answer::Found(found) => {
                let count = |day: &Day| match day {
                    Day::Count(var) => holds(found.values[var.index()]),
                    Day::Each(each) => each.iter().map(|var| holds(found.values[var.index()])).sum(),
                };
                Some((self.days.iter().map(count).collect(), found.bound))
            }
            Answer::Infeasible | Answer::Empty => None,
        }
    }

    /// A design as values of the columns, the parts as small as the cuts let them.
    fn values(&self, counts: &[usize]) -> Vec<f64> {
        let mut values = vec![0.0; self.program.columns().len()];
        for (day, &count) in self.days.iter().zip(counts) {
            match day {
                Day::Count(var) => values[var.index()] = real(count),
                Day::Each(each) => {
                    each.iter().take(count).for_each(|var| values[var.index()] = 1.0);
                }
            }
        }
        for row in self.program.rows().iter().filter(|row| row.name == "cut") {
            let part = row.terms[0].0.index();
            let rest = lp::sum(&row.terms[1..], &values);
            values[part] = values[part].max(row.lower - rest);
        }
        values
    }
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

fn holds(value: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a rounded count of holds"
    )]
    let holds = value.max(0.0).round() as usize;
    holds
}
