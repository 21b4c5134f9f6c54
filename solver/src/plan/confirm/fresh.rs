//! What is told, of patients whom the search did not meet.

use rayon::prelude::*;

use crate::plan::stage::Replication;
use crate::sizing::{ClinicSizing, TeamSizing};

use super::search::{Chosen, Search};
use super::{NeedPlayed, Scene, needs, plan_of, replications};

/// Most times that fresh patients raise the holds.
const RAISES: u32 = 3;

/// Plays what was chosen on fresh patients, and holds one, two, three more where a promise that the
/// search found kept is not; what was played last, and the rounds it took.
pub(super) fn told(
    sizing: &ClinicSizing,
    searches: &mut [Search<'_>],
    chosen: &mut [Chosen],
    (clinic, effort, played, watch): &mut Scene<'_, '_>,
) -> (Vec<Replication>, u32) {
    let mut raises = 0;
    loop {
        let holds = plan_of(sizing, chosen);
        let kept = replications(clinic, &holds, effort, (&mut **played, watch));
        raises += 1;
        if raises > RAISES || watch.stop.stopped() {
            return (kept, raises);
        }
        let step = raises * clinic.parts().cycle.weeks.max(1);
        let groups = sizing.teams.par_iter().zip(&mut *searches).zip(&mut *chosen);
        let raise = |((group, search), chosen): ((&TeamSizing, &mut Search<'_>), &mut Chosen)| {
            let kept = needs(group, &kept).iter().all(NeedPlayed::kept);
            !kept && chosen.enough.is_some() && search.raise(group, chosen, step)
        };
        if !groups.map(raise).reduce(|| false, |one, other| one | other) {
            return (kept, raises);
        }
    }
}
