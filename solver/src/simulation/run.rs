//! Replications of one policy.

use rayon::prelude::*;

use crate::answer::{Log, Play};
use crate::rng::Seed;
use crate::solve::Watch;

use super::play::{Spare, play};
use super::policy::Policy;
use super::roster::Roster;
use super::world::World;

/// Plays `replications` independent runs of `policy`.
///
/// The same world, policy, seed and number give the same log, bit for bit, on any number of
/// threads. When the watch is stopped, the runs finished so far come back and the log is marked
/// partial.
#[must_use]
pub fn simulate<P: Policy + Clone + Sync>(
    world: &World,
    policy: &P,
    replications: std::ops::Range<u32>,
    seed: Seed,
    watch: &Watch,
) -> Log {
    let asked = replications.len();
    let keep = |played: &mut Play| std::mem::take(played);
    let plays = simulate_each(world, policy, replications, (seed, watch), keep);
    Log { partial: plays.len() < asked, plays, ..world.log(policy) }
}

impl World {
    /// The log of a policy before anything is played.
    #[must_use]
    pub fn log(&self, policy: &impl Policy) -> Log {
        Log {
            policy: policy.name(),
            start: self.start,
            counted_from: self.counted_from,
            end: self.end,
            open_days: self.open.to_vec(),
            partial: false,
            plays: Vec::new(),
        }
    }
}

/// Plays independent runs and hands the log of each to `read`; its memory is used again unless
/// `read` takes it. In the order of the runs, on any number of threads.
#[must_use]
pub fn simulate_each<P: Policy + Clone + Sync, T: Send>(
    world: &World,
    policy: &P,
    replications: std::ops::Range<u32>,
    (seed, watch): (Seed, &Watch),
    read: impl Fn(&mut Play) -> T + Sync,
) -> Vec<T> {
    let roster = Roster::of(world);
    let one = |spare: &mut Spare, replication: u32| {
        if watch.stop.stopped() {
            return None;
        }
        let mut played = play(world, &roster, &mut policy.clone(), (seed, replication), spare);
        watch.meter.advance();
        let told = read(&mut played);
        spare.take_back(played);
        Some(told)
    };
    // Neighbouring runs share memory; some parts for each thread keep all of them busy.
    let part = replications.len().div_ceil(4 * rayon::current_num_threads()).max(1);
    let runs = replications.into_par_iter().with_min_len(part);
    runs.map_init(Spare::default, one).flatten().collect()
}
