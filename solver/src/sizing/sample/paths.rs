//! Random runs of open days, drawn once and met by every design.
//!
//! A path has a stream of its own, so paths are drawn on any number of threads and a longer sample
//! begins with the same paths. Minutes are drawn from the team's day laws by inversion; each
//! session of a day is held with its own chance, independently of the others.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::demand::Law;
use crate::rng::{Luck, Purpose, Seed, Stream};
use crate::sizing::capacity::TeamSession;
use crate::sizing::model::TeamModel;

/// Demand and sessions of many paths, one row of days after the other.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paths {
    /// Paths.
    pub(super) count: usize,
    /// Days of each.
    pub(super) length: usize,
    /// Place of the first day in the cycle.
    pub(super) first: usize,
    /// Sub-acute demand \[steps\].
    pub(super) sub_acute: Vec<u32>,
    /// Routine demand \[steps\].
    pub(super) routine: Vec<u32>,
    /// Which of [`Paths::patterns`] the day is.
    pub(super) pattern: Vec<u32>,
    /// Every set of sessions held that occurs, with its day of the cycle.
    pub(super) patterns: Vec<Pattern>,
}

/// The sessions held on one day.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pattern {
    /// Day of the cycle, as a place in the model.
    pub(super) day: usize,
    /// Whether each session of that day is held.
    pub(super) held: Vec<bool>,
}

/// How many paths of how many days, from which day of the cycle on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) count: usize,
    pub(super) length: usize,
    pub(super) first: usize,
}

/// One path before its patterns are numbered.
struct Drawn {
    sub_acute: Vec<u32>,
    routine: Vec<u32>,
    held: Vec<Vec<bool>>,
}

impl Paths {
    /// Draws the paths of one team.
    pub(super) fn draw(model: &TeamModel, extent: Extent, seed: Seed, purpose: Purpose) -> Self {
        let days: Vec<DayLaws> = model.days.iter().map(DayLaws::new).collect();
        let own = of_group(seed, model.luck);
        let one = |path: usize| {
            let replication = u32::try_from(path).unwrap_or(u32::MAX);
            draw(&days, extent, &mut own.stream(purpose, replication))
        };
        let drawn: Vec<Drawn> = (0..extent.count).into_par_iter().map(one).collect();
        let Extent { count, length, first } = extent;
        let mut known: Vec<BTreeMap<Vec<bool>, u32>> = vec![BTreeMap::new(); days.len()];
        let mut patterns = Vec::new();
        let mut paths = Self {
            count,
            length,
            first,
            sub_acute: Vec::with_capacity(count * length),
            routine: Vec::with_capacity(count * length),
            pattern: Vec::with_capacity(count * length),
            patterns: Vec::new(),
        };
        for path in drawn {
            paths.sub_acute.extend(path.sub_acute);
            paths.routine.extend(path.routine);
            for (ahead, held) in path.held.into_iter().enumerate() {
                let day = (first + ahead) % days.len();
                let id = if let Some(&id) = known[day].get(&held) {
                    id
                } else {
                    let id = u32::try_from(patterns.len()).expect("fewer patterns than days");
                    known[day].insert(held.clone(), id);
                    patterns.push(Pattern { day, held });
                    id
                };
                paths.pattern.push(id);
            }
        }
        paths.patterns = patterns;
        paths
    }
}

/// Groups meet luck of their own.
fn of_group(seed: Seed, luck: u64) -> Seed {
    Seed(Luck(seed.0).at(luck).0)
}

/// What is drawn on one day of the cycle.
struct DayLaws<'a> {
    sub_acute: Vec<f64>,
    routine: Vec<f64>,
    sessions: &'a [TeamSession],
}

impl<'a> DayLaws<'a> {
    fn new(day: &'a crate::sizing::model::ModelDay) -> Self {
        Self {
            sub_acute: running(&day.sub_acute),
            routine: running(&day.routine),
            sessions: &day.sessions,
        }
    }
}

/// Chances of at most 0, 1, 2, ... steps.
fn running(law: &Law) -> Vec<f64> {
    let add = |sum: &mut f64, p: &f64| {
        *sum += p;
        Some(*sum)
    };
    law.mass().iter().scan(0.0, add).collect()
}

fn draw(days: &[DayLaws], extent: Extent, stream: &mut Stream) -> Drawn {
    let mut path = Drawn {
        sub_acute: Vec::with_capacity(extent.length),
        routine: Vec::with_capacity(extent.length),
        held: Vec::with_capacity(extent.length),
    };
    for ahead in 0..extent.length {
        let day = &days[(extent.first + ahead) % days.len()];
        path.sub_acute.push(inverse(&day.sub_acute, stream.uniform()));
        path.routine.push(inverse(&day.routine, stream.uniform()));
        // A session that is always held costs no luck.
        let held = day.sessions.iter().map(|s| s.chance >= 1.0 || stream.uniform() < s.chance);
        path.held.push(held.collect());
    }
    path
}

/// The smallest value whose running chance exceeds `luck`.
fn inverse(running: &[f64], luck: f64) -> u32 {
    let value = running.partition_point(|&p| p <= luck).min(running.len() - 1);
    u32::try_from(value).expect("a day has fewer than 2^32 steps")
}
