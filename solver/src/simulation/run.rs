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
    let roster = Roster::of(world);
    let asked = replications.len();
    let one = |spare: &mut Spare, replication: u32| {
        if watch.stop.stopped() {
            return None;
        }
        let played = play(world, &roster, &mut policy.clone(), (seed, replication), spare);
        watch.meter.advance();
        Some(played)
    };
    let plays: Vec<Play> =
        replications.into_par_iter().map_init(Spare::default, one).flatten().collect();
    Log {
        policy: policy.name(),
        start: world.start,
        counted_from: world.counted_from,
        end: world.end,
        open_days: world.open.clone(),
        partial: plays.len() < asked,
        plays,
    }
}
