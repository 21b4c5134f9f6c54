//! The law of the work that waits, from interval to interval.
//!
//! Two lattices. When every length is exponential with one mean, the state is the number of
//! patients present, and the number served in an interval is Poisson until nobody is left: exact
//! (Kaandorp & Koole 2007). Otherwise the state is the minutes of work present; an interval takes
//! its length off it: exact for the law in whole minutes (Koeleman & Koole 2012).

use crate::demand::law::{Law, add_scaled, convolve, cut};
use crate::demand::{self, Count};
use crate::number::real;

use super::{Day, WalkInOrder};

/// Mass of a tail that is put on the last state kept.
const TAIL: f64 = 1e-12;

/// How the work of a day arrives and is done.
pub(super) struct Chain {
    /// Minutes of work of one state \[min\].
    pub(super) unit: f64,
    /// Law of the work each visit brings.
    work: Vec<Law>,
    /// Law of the work walk-ins bring in each interval.
    walk_in_work: Option<Vec<Law>>,
    served: Served,
    /// Minutes until a patient with so much work ahead at the start of an interval is seen, for
    /// each interval; `None` where nobody can pass.
    delay: Option<Vec<Vec<f64>>>,
}

/// What an interval takes off the work.
enum Served {
    /// So many patients with such a chance, for as long as patients are there.
    Poisson(Vec<f64>),
    /// So many minutes.
    Minutes(usize),
}

impl Chain {
    /// The chain of a day.
    pub(super) fn new(day: &Day) -> Self {
        match memoryless(day) {
            Some(mean) => Self::counting(day, mean),
            None => Self::of_minutes(day),
        }
    }

    fn counting(day: &Day, mean: f64) -> Self {
        let present = |visit: &super::Visit| {
            Law::from_mass(vec![visit.no_show.value(), visit.show()]).cut(0.0)
        };
        let rates = day.walk_ins.as_ref().map(|come| &come.per_interval);
        let walk_in_work: Option<Vec<Law>> =
            rates.map(|rates| rates.iter().map(|&rate| Law::from_mass(poisson(rate))).collect());
        let most = walk_in_work.iter().flatten().map(|law| law.mass().len()).sum::<usize>();
        let mut served = poisson(f64::from(day.interval_minutes) / mean);
        served.truncate(day.visits.len() + most + 1);
        let mut chain = Self {
            unit: mean,
            work: day.visits.iter().map(present).collect(),
            walk_in_work,
            served: Served::Poisson(served),
            delay: None,
        };
        chain.delay = chain.delays(day);
        chain
    }

    fn of_minutes(day: &Day) -> Self {
        let mut work: Vec<Law> = Vec::with_capacity(day.visits.len());
        for (row, visit) in day.visits.iter().enumerate() {
            let same = day.visits[..row].iter().position(|other| other == visit);
            work.push(same.map_or_else(|| thinned(visit), |same| work[same].clone()));
        }
        let walk_in_work = day.walk_ins.as_ref().map(|come| {
            let law = come.length.law();
            come.per_interval.iter().map(|&rate| compound(rate, &law)).collect()
        });
        let mut chain = Self {
            unit: 1.0,
            work,
            walk_in_work,
            served: Served::Minutes(day.interval_minutes as usize),
            delay: None,
        };
        chain.delay = chain.delays(day);
        chain
    }

    /// The work after visit `row` has come.
    pub(super) fn come(&self, row: usize, state: &mut Vec<f64>, scratch: &mut Vec<f64>) {
        let law = self.work[row].mass();
        if law.len() == 2 {
            state.push(0.0);
            for at in (0..state.len()).rev() {
                let before = if at == 0 { 0.0 } else { state[at - 1] };
                state[at] = state[at] * law[0] + before * law[1];
            }
            return;
        }
        join(law, state, scratch);
    }

    /// The work after the walk-ins of an interval have come.
    pub(super) fn walk_in(&self, at: usize, state: &mut Vec<f64>, scratch: &mut Vec<f64>) {
        if let Some(work) = &self.walk_in_work
            && !work[at].is_zero()
        {
            join(work[at].mass(), state, scratch);
        }
    }

    /// The work after an interval has passed.
    pub(super) fn pass(&self, state: &mut Vec<f64>, scratch: &mut Vec<f64>) {
        match &self.served {
            Served::Minutes(minutes) => {
                let done = (*minutes).min(state.len() - 1);
                let zero: f64 = state[..=done].iter().sum();
                state.drain(..done);
                state[0] = zero;
            }
            Served::Poisson(served) => {
                scratch.clear();
                scratch.resize(state.len(), 0.0);
                for (done, &chance) in served.iter().enumerate().take(state.len()) {
                    add_scaled(&mut scratch[..state.len() - done], chance, &state[done..]);
                }
                // Whoever is not accounted for has seen the clinician free.
                let sum: f64 = state.iter().sum();
                scratch[0] += sum - scratch.iter().sum::<f64>();
                std::mem::swap(state, scratch);
            }
        }
    }

    /// Whether walk-ins pass those who wait.
    pub(super) fn walk_ins_first(&self) -> bool {
        self.delay.is_some()
    }

    /// Expected work \[min\].
    pub(super) fn mean(&self, state: &[f64]) -> f64 {
        let sum: f64 = state.iter().enumerate().map(|(at, p)| real(at) * p).sum();
        sum * self.unit
    }

    /// Expected minutes until somebody who comes in interval `at` is seen.
    pub(super) fn wait(&self, at: usize, state: &[f64]) -> f64 {
        match &self.delay {
            None => self.mean(state),
            Some(delay) => {
                let row = &delay[at];
                let last = row.len() - 1;
                state.iter().enumerate().map(|(work, p)| row[work.min(last)] * p).sum()
            }
        }
    }

    /// Chance that more than so many minutes of work are left.
    pub(super) fn more_than(&self, minutes: f64, state: &[f64]) -> f64 {
        match &self.served {
            Served::Minutes(_) => {
                let left = state.iter().enumerate().filter(|(at, _)| real(*at) > minutes);
                left.map(|(_, p)| p).sum()
            }
            Served::Poisson(_) => {
                let done = poisson(minutes / self.unit);
                let mut fewer = 0.0;
                let mut sum = 0.0;
                for (at, p) in state.iter().enumerate().skip(1) {
                    fewer += done.get(at - 1).copied().unwrap_or(0.0);
                    sum += p * fewer;
                }
                sum
            }
        }
    }

    /// Delays of those who wait while walk-ins pass them, back from the last interval: with work
    /// `w` ahead, an interval takes off what it can, and who comes at the next start is added.
    fn delays(&self, day: &Day) -> Option<Vec<Vec<f64>>> {
        let come = day.walk_ins.as_ref().filter(|come| come.order == WalkInOrder::First)?;
        let work = self.walk_in_work.as_ref()?;
        let minutes = f64::from(day.interval_minutes);
        let most: usize = work.iter().chain(&self.work).map(|law| law.mass().len()).sum();
        let mut after: Vec<f64> = (0..most).map(|at| real(at) * self.unit).collect();
        let mut rows = vec![after.clone()];
        for at in (0..come.per_interval.len() - 1).rev() {
            let next = &work[at + 1];
            let later: Vec<f64> = (0..most)
                .map(|left| {
                    let come = next.mass().iter().enumerate();
                    come.map(|(new, p)| p * after[(left + new).min(most - 1)]).sum()
                })
                .collect();
            let row = (0..most).map(|ahead| self.delay(ahead, minutes, &later)).collect();
            after = row;
            rows.push(after.clone());
        }
        rows.reverse();
        Some(rows)
    }

    /// Expected delay with so much ahead at the start of an interval, given the delays of those
    /// who still have as much ahead at its end.
    fn delay(&self, ahead: usize, minutes: f64, later: &[f64]) -> f64 {
        match &self.served {
            Served::Minutes(done) if ahead < *done => real(ahead),
            Served::Minutes(done) => minutes + later[ahead - done],
            Served::Poisson(served) => {
                // The mean of the smaller of an Erlang time and the interval.
                let (mut sum, mut within, mut all) = (0.0, 0.0, 1.0);
                for done in 0..ahead {
                    let chance = served.get(done).copied().unwrap_or(0.0);
                    all -= chance;
                    within += all.max(0.0) * self.unit;
                    sum += chance * later[ahead - done];
                }
                within + sum
            }
        }
    }
}

/// The one mean of a day on which every length is exponential.
fn memoryless(day: &Day) -> Option<f64> {
    let walk_ins = day.walk_ins.iter().map(|come| &come.length);
    let mut lengths = day.visits.iter().map(|visit| &visit.length).chain(walk_ins);
    let mean = lengths.next()?.memoryless()?;
    lengths.all(|length| length.memoryless() == Some(mean)).then_some(mean)
}

/// The work of a visit that may not take place.
fn thinned(visit: &super::Visit) -> Law {
    let law = visit.length.law();
    let mut mass: Vec<f64> = law.mass().iter().map(|p| p * visit.show()).collect();
    mass[0] += visit.no_show.value();
    Law::from_mass(mass)
}

/// The work of a Poisson number of visits; those of no length count for nothing.
pub(super) fn compound(rate: f64, length: &Law) -> Law {
    let some = 1.0 - length.mass()[0];
    let mut mass: Vec<f64> = length.mass().iter().map(|p| p / some).collect();
    mass[0] = 0.0;
    demand::compound(Count::Poisson { mean: rate * some }, &Law::from_mass(mass), TAIL)
}

/// Chances of 0, 1, 2, ... of a Poisson number, as far as they count.
pub(super) fn poisson(mean: f64) -> Vec<f64> {
    let mut chances = vec![(-mean).exp()];
    let mut at = 0;
    loop {
        at += 1;
        let next = chances[at - 1] * mean / real(at);
        if next < 1e-17 && real(at) > mean {
            return chances;
        }
        chances.push(next);
    }
}

pub(super) fn join(law: &[f64], state: &mut Vec<f64>, scratch: &mut Vec<f64>) {
    convolve(state, law, scratch);
    cut(scratch, TAIL);
    std::mem::swap(state, scratch);
}
