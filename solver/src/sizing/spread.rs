//! The best spread of so many holds over the days of the cycle.
//!
//! Judged by a queue that always has a steady state and forgets within the target: requests that
//! the holds of the days left within the strictest target cannot serve go elsewhere at once, and
//! the minutes that do are the cost. Holds are added one by one where they save most, then moved
//! one at a time from day to day until no move saves anything: a local optimum.

use std::collections::BTreeMap;

use crate::demand::Law;
use crate::demand::law::cut;
use crate::number::real;

use super::line::{Line, LineDay};
use super::model::TeamModel;

/// Precision of the judge: tails and changes below it are nothing.
const PRECISE: f64 = 1e-8;

/// Costs closer than this are equal \[steps per cycle\].
const TIE: f64 = 1e-9;

/// Judges spreads of one team's holds.
#[derive(Debug)]
pub(super) struct Judge {
    demand: Vec<Law>,
    unit: usize,
    windows: usize,
    most: Vec<usize>,
    known: BTreeMap<Vec<usize>, f64>,
}

impl Judge {
    /// A judge for the team; without a target two days are allowed.
    pub(super) fn new(model: &TeamModel) -> Self {
        let windows = model.windows(model.strictest().unwrap_or(2)).max(1);
        Self {
            demand: model.days.iter().map(|day| day.sub_acute.clone().cut(PRECISE)).collect(),
            unit: model.unit,
            windows,
            most: model.days.iter().map(|day| day.holds_max).collect(),
            known: BTreeMap::new(),
        }
    }

    /// Minutes per cycle that cannot be served within the target \[steps\].
    pub(super) fn cost(&mut self, counts: &[usize]) -> f64 {
        if let Some(&cost) = self.known.get(counts) {
            return cost;
        }
        let day = |(day, demand): (usize, &Law)| {
            let ahead = (day + 1..day + self.windows).map(|next| counts[next % counts.len()]);
            LineDay {
                demand: demand.clone(),
                capacity: vec![(counts[day] * self.unit, 1.0)],
                kept_max: Some(ahead.sum::<usize>() * self.unit),
            }
        };
        let line = Line { days: self.demand.iter().enumerate().map(day).collect() };
        let cost = lost_per_cycle(&line);
        self.known.insert(counts.to_vec(), cost);
        cost
    }

    /// The best spread found for 0, 1, 2, ... `total` holds; ends where no day has room.
    pub(super) fn path(&mut self, total: usize) -> Vec<Vec<usize>> {
        let mut counts = vec![0; self.most.len()];
        let mut path = vec![counts.clone()];
        while path.len() <= total {
            let Some(next) = self.after(&counts) else { break };
            counts = next;
            path.push(counts.clone());
        }
        path
    }

    /// The best spread found for one hold more; `None` where no day has room.
    pub(super) fn after(&mut self, counts: &[usize]) -> Option<Vec<usize>> {
        let next = self.with_one_more(counts)?;
        Some(self.exchange(next))
    }

    fn with_one_more(&mut self, counts: &[usize]) -> Option<Vec<usize>> {
        let mut best: Option<(f64, usize)> = None;
        for day in 0..counts.len() {
            if counts[day] < self.most[day] {
                let mut next = counts.to_vec();
                next[day] += 1;
                let cost = self.cost(&next);
                let better = best.is_none_or(|(least, at)| {
                    cost < least - TIE || (cost < least + TIE && counts[day] < counts[at])
                });
                if better {
                    best = Some((cost, day));
                }
            }
        }
        let (_, day) = best?;
        let mut next = counts.to_vec();
        next[day] += 1;
        Some(next)
    }

    /// Moves one hold at a time from day to day while that saves something.
    pub(super) fn exchange(&mut self, mut counts: Vec<usize>) -> Vec<usize> {
        let days = counts.len();
        loop {
            let now = self.cost(&counts);
            let mut best = (now - TIE, None);
            for (from, to) in (0..days).flat_map(|a| (0..days).map(move |b| (a, b))) {
                if from != to && counts[from] > 0 && counts[to] < self.most[to] {
                    let mut moved = counts.clone();
                    moved[from] -= 1;
                    moved[to] += 1;
                    let cost = self.cost(&moved);
                    if cost < best.0 - TIE {
                        best = (cost, Some(moved));
                    }
                }
            }
            match best.1 {
                Some(moved) => counts = moved,
                None => return counts,
            }
        }
    }
}

/// Mean loss of a cycle in the long run, from the first cycle that changes nothing.
fn lost_per_cycle(line: &Line) -> f64 {
    let mut law = vec![1.0];
    let mut before = f64::INFINITY;
    for _ in 0..100_000 {
        let mut lost = 0.0;
        for day in 0..line.days.len() {
            let (after, left) = line.step(day, &law, PRECISE * 1e-2);
            law = after;
            lost += left.lost;
        }
        cut(&mut law, PRECISE * 1e-2);
        if (lost - before).abs() < PRECISE * (1.0 + real(law.len()) * 1e-3) {
            return lost;
        }
        before = lost;
    }
    before
}
