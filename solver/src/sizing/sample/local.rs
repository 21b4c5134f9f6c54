//! The best design within reach of single moves, where nothing is convex.
//!
//! One hold more, one less, or one moved to another day, as long as the cost falls; ties and order
//! are fixed, so the answer is the same on any number of threads.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Flexible;
use super::cost::Scale;

/// Most rounds of moves.
const ROUNDS_MAX: usize = 200;

/// The best design found.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Best {
    pub(super) counts: Vec<usize>,
    pub(super) cost: f64,
    pub(super) evaluations: u32,
}

/// Improves the best of `starts` by single moves until none helps.
pub(super) fn search(scale: &Scale, flexible: Option<Flexible>, starts: &[Vec<usize>]) -> Best {
    let mut known = BTreeMap::new();
    let (mut counts, mut cost) =
        weigh(scale, flexible, starts, &mut known).expect("a search starts somewhere");
    for _ in 0..ROUNDS_MAX {
        if scale.stop.stopped() {
            break;
        }
        match weigh(scale, flexible, &neighbours(scale, &counts), &mut known) {
            Some((better, less)) if less < cost - 1e-9 * cost.abs().max(1.0) => {
                (counts, cost) = (better, less);
            }
            _ => break,
        }
    }
    Best { counts, cost, evaluations: u32::try_from(known.len()).unwrap_or(u32::MAX) }
}

/// The cheapest of the designs.
fn weigh(
    scale: &Scale,
    flexible: Option<Flexible>,
    designs: &[Vec<usize>],
    known: &mut BTreeMap<Vec<usize>, f64>,
) -> Option<(Vec<usize>, f64)> {
    let new: Vec<&Vec<usize>> = designs.iter().filter(|at| !known.contains_key(*at)).collect();
    let costs: Vec<f64> = new.par_iter().map(|counts| scale.mean(counts, flexible)).collect();
    known.extend(new.into_iter().cloned().zip(costs));
    let all = designs.iter().map(|counts| (counts.clone(), known[counts]));
    all.reduce(|best, other| if other.1 < best.1 { other } else { best })
}

/// All designs one move away.
fn neighbours(scale: &Scale, counts: &[usize]) -> Vec<Vec<usize>> {
    let days = &scale.problem.model.days;
    let room = |day: usize| counts[day] < days[day].holds_max;
    let mut all = Vec::new();
    for day in 0..counts.len() {
        let changed = |change: &dyn Fn(&mut Vec<usize>)| {
            let mut next = counts.to_vec();
            change(&mut next);
            next
        };
        if room(day) {
            all.push(changed(&|next| next[day] += 1));
        }
        if counts[day] > 0 {
            all.push(changed(&|next| next[day] -= 1));
            for to in (0..counts.len()).filter(|&to| to != day && room(to)) {
                all.push(changed(&|next| {
                    next[day] -= 1;
                    next[to] += 1;
                }));
            }
        }
    }
    all
}
