//! Random capacity of a day: which sessions are held, and how much of each is kept free.
//!
//! Each session is held with its own chance, independently. A day's holds are spread over its
//! sessions in whole holds, as evenly as they go, in session order; a cancelled session takes its
//! holds with it.

use crate::number::real;
use std::collections::BTreeMap;

/// A session as one group sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TeamSession {
    /// Its bookable length, or the group's part of it \[steps\].
    pub(super) steps: usize,
    /// Chance that it is there \[0..=1\]: that it is held, times its share.
    pub(super) chance: f64,
    /// Share of the days it is held on which the group has it \[0..=1\].
    pub(super) share: f64,
    /// Whether holds may lie in it.
    pub(super) may_hold: bool,
}

/// One possible capacity of a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Outcome {
    /// Held minutes \[steps\].
    pub(super) held: usize,
    /// Unheld minutes \[steps\].
    pub(super) unheld: usize,
    /// Its chance \[0..=1\].
    pub(super) chance: f64,
}

/// Outcomes rarer than this are taken as a day without any session.
const RARE: f64 = 1e-14;

/// Most whole holds of `unit` steps the sessions have room for.
pub(super) fn holds_max(sessions: &[TeamSession], unit: usize) -> usize {
    sessions.iter().filter(|session| session.may_hold).map(|session| session.steps / unit).sum()
}

/// Steps held in each session when the day keeps `held` steps in holds of `unit`.
///
/// What is no whole hold, or finds no room as one, goes where there is room, in session order.
pub(super) fn spread_in_day(sessions: &[TeamSession], held: usize, unit: usize) -> Vec<usize> {
    let mut of = vec![0; sessions.len()];
    let mut left = held;
    loop {
        let before = left;
        for (steps, session) in of.iter_mut().zip(sessions) {
            if left >= unit && session.may_hold && *steps + unit <= session.steps {
                *steps += unit;
                left -= unit;
            }
        }
        if left == before {
            break;
        }
    }
    for only_fit in [true, false] {
        for (steps, session) in of.iter_mut().zip(sessions) {
            if session.may_hold || !only_fit {
                let more = left.min(session.steps - *steps);
                *steps += more;
                left -= more;
            }
        }
    }
    of
}

/// All outcomes of a day, in order, counted in `scale` steps; what is between two values is split
/// so that the means stay.
pub(super) fn outcomes(
    sessions: &[TeamSession],
    held: usize,
    unit: usize,
    scale: usize,
) -> Vec<Outcome> {
    let mut law = BTreeMap::from([((0, 0), 1.0)]);
    for (session, kept) in sessions.iter().zip(spread_in_day(sessions, held, unit)) {
        let mut next = BTreeMap::new();
        for ((h, n), p) in law {
            let with = p * session.chance;
            let (h2, n2) = (h + kept, n + session.steps - kept);
            *next.entry((h2, n2)).or_insert(0.0) += with;
            if session.chance < 1.0 {
                *next.entry((h, n)).or_insert(0.0) += p - with;
            }
        }
        law = next;
    }
    let mut scaled = BTreeMap::new();
    for ((h, n), p) in law {
        let (h, n) = if p < RARE { (0, 0) } else { (h, n) };
        for (held, first) in neighbours(h, scale) {
            for (unheld, second) in neighbours(n, scale) {
                *scaled.entry((held, unheld)).or_insert(0.0) += p * first * second;
            }
        }
    }
    let row = |((held, unheld), chance)| Outcome { held, unheld, chance };
    scaled.into_iter().map(row).filter(|outcome| outcome.chance > 0.0).collect()
}

/// The values around `steps` on a lattice of `scale`, with the chances that keep the mean.
fn neighbours(steps: usize, scale: usize) -> [(usize, f64); 2] {
    let over = real(steps % scale) / real(scale);
    [(steps / scale, 1.0 - over), (steps / scale + 1, over)]
}

/// Law of one side of the outcomes, equal values merged.
pub(super) fn marginal(outcomes: &[Outcome], of: impl Fn(&Outcome) -> usize) -> Vec<(usize, f64)> {
    let mut law = BTreeMap::new();
    for outcome in outcomes {
        *law.entry(of(outcome)).or_insert(0.0) += outcome.chance;
    }
    law.into_iter().collect()
}

/// Law of the held minutes alone, for days with very many sessions.
pub(super) fn held_law(sessions: &[TeamSession], held: usize, unit: usize) -> Vec<(usize, f64)> {
    let mut law = vec![1.0];
    for (session, kept) in sessions.iter().zip(spread_in_day(sessions, held, unit)) {
        if kept > 0 {
            let mut next = vec![0.0; law.len() + kept];
            for (steps, p) in law.iter().enumerate() {
                next[steps] += p * (1.0 - session.chance);
                next[steps + kept] += p * session.chance;
            }
            law = next;
        }
    }
    law.into_iter().enumerate().filter(|&(_, p)| p > RARE).collect()
}
