//! One release rule after the other: the fewest holds that keep every promise under each, and of these
//! those that leave the least time idle beside a queue, which is what a hold costs.

use rayon::prelude::*;

use crate::answer::{HeldGroup, HoldPlan, Release};
use crate::instance::Instance;
use crate::number::real;
use crate::plan::rounds::Rounds;
use crate::plan::stage::Replication;
use crate::sizing::{ClinicSizing, TeamSizing};
use crate::solve::Watch;
use crate::table::TeamId;

use super::search::{Chosen, Climb, Search};
use super::{Effort, NeedPlayed, Scene, needs, plan_of, replications};

/// Release rules that are tried: the clinic's own, then on the day itself, then never.
const RULES: [Option<Release>; 3] = [None, Some(Release::DaysBefore(0)), Some(Release::Never)];

/// Rounds of half the replications under one rule: fewer than so many, one hold a week more in the
/// second, two in the third, and so on, then half way back.
pub(super) const ANSWERS: u32 = 8;

/// The fewest holds that keep every promise, on patients of the search alone; and the rounds it took.
pub(super) fn fewest(
    sizing: &ClinicSizing,
    searches: &mut [Search<'_>],
    (clinic, effort, played, watch): &mut Scene<'_, '_>,
) -> (Vec<Chosen>, u32) {
    let (clinic, effort, watch) = (*clinic, *effort, *watch);
    let half = effort.replications.div_ceil(2).max(2);
    let effort = &Effort { seed: effort.seed.aside(), replications: half, ..effort.clone() };
    let mut chosen: Vec<Chosen> = sizing.teams.iter().map(Chosen::as_proposed).collect();
    let (mut rounds, mut tries) = (0, 0);
    // A rule that replaces all others is no choice of ours.
    let rules = if effort.terms.release.is_some() { &RULES[..1] } else { &RULES[..] };
    for (place, &rule) in rules.iter().enumerate() {
        let wanted: Vec<bool> = searches.iter().map(|search| search.wants(rule)).collect();
        if !wanted.contains(&true) {
            continue;
        }
        tries += 1;
        // A rule that needs many more holds gives way to the next; the last is searched in full.
        let last = place + 1 == rules.len();
        let rounds_max = if last { effort.rounds_max } else { effort.rounds_max / 2 };
        let probed = Effort { rounds_max, ..effort.clone() };
        let climb = (rule, last, &probed);
        rounds += probe(clinic, sizing, searches, climb, (&mut **played, watch));
        let mut tried = chosen.clone();
        for (place, search) in searches.iter_mut().enumerate().filter(|(place, _)| wanted[*place]) {
            tried[place] = search.choose(&sizing.teams[place]);
        }
        let scene = &mut (clinic, effort, &mut **played, watch);
        rounds += prove(sizing, searches, &mut tried, scene);
        for ((search, chosen), tried) in searches.iter_mut().zip(&mut chosen).zip(tried) {
            search.take_better(chosen, tried);
        }
    }
    // Groups that share people were proved with all of them under one rule; not all may have stayed.
    if tries > 1 {
        for (chosen, search) in chosen.iter_mut().zip(&mut *searches) {
            (chosen.enough, search.least_idle) = (None, f64::INFINITY);
        }
        rounds += prove(sizing, searches, &mut chosen, &mut (clinic, effort, &mut **played, watch));
    }
    (chosen, rounds)
}

/// Looks for the fewest holds of every group under one release rule, a few runs a round; gives
/// the rounds it took.
fn probe(
    clinic: &Instance,
    proposed: &ClinicSizing,
    searches: &mut [Search<'_>],
    (rule, last, effort): (Option<Release>, bool, &Effort),
    (played, watch): (&mut Rounds, &Watch),
) -> u32 {
    // As long as the runs that are told: a year has summers and holidays that half of it has not.
    let fewer = Effort { replications: effort.probes.div_ceil(2), ..effort.clone() };
    let climb = |(group, search): (&TeamSizing, &mut Search<'_>)| Climb::new(group, search, rule);
    let mut climbs: Vec<Climb> =
        proposed.teams.iter().zip(searches.iter_mut()).map(climb).collect();
    let mut rounds = 0;
    while rounds < effort.rounds_max && climbs.iter().any(Climb::looks) && !watch.stop.stopped() {
        let groups = proposed.teams.iter().zip(&climbs).filter(|(group, _)| !group.held.is_empty());
        let held = groups.map(|(group, climb)| HeldGroup {
            team: group.team,
            needs: group.held.clone(),
            minutes: climb.holds.clone(),
            release: climb.release,
        });
        let holds = HoldPlan::of_groups(held.collect());
        let played = replications(clinic, &holds, &fewer, (&mut *played, watch));
        rounds += 1;
        let groups = proposed.teams.par_iter().zip(&mut climbs).zip(&mut *searches);
        groups.for_each(|((group, climb), search)| {
            if climb.looks() {
                let needs = needs(group, &played);
                search.saw(group, (climb.at, rule), &needs);
                climb.step(group, search, needs.iter().all(NeedPlayed::enough));
            }
        });
    }
    for (climb, search) in climbs.iter().zip(searches) {
        // A rule that gave way to the next is no end of the search, unless fewer holds might do.
        search.cut_short |= climb.looks() && (last || climb.enough.is_some());
        if let Some(holds) = climb.enough {
            search.found(holds, rule);
        }
    }
    rounds
}

/// Minutes of a team idle beside a queue, in the mean \[min per week\].
fn idle(kept: &[Replication], team: TeamId) -> f64 {
    let of_team = kept.iter().filter_map(|run| run.queues.get(&team));
    of_team.map(|run| run.idle_beside_queue).sum::<f64>() / real(kept.len().max(1))
}

/// Raises what few runs found to be enough until half as many as the answer takes do, or takes it back
/// while they still do; gives the rounds it took.
fn prove(
    sizing: &ClinicSizing,
    searches: &mut [Search<'_>],
    tried: &mut [Chosen],
    (clinic, effort, played, watch): &mut Scene<'_, '_>,
) -> u32 {
    let mut rounds = 0;
    for answers in 1..ANSWERS {
        let holds = plan_of(sizing, tried);
        let kept = replications(clinic, &holds, effort, (&mut **played, watch));
        rounds += 1;
        let step = answers * clinic.parts().cycle.weeks.max(1);
        let groups = sizing.teams.par_iter().zip(&mut *searches).zip(&mut *tried);
        let learn = |((group, search), tried): ((&TeamSizing, &mut Search<'_>), &mut Chosen)| {
            let enough = needs(group, &kept).iter().all(NeedPlayed::promising);
            search.learn(group, tried, (enough, idle(&kept, group.team), step))
        };
        let moved = groups.map(learn).reduce(|| false, |one, other| one | other);
        if !moved || watch.stop.stopped() {
            break;
        }
    }
    // Where the rounds ended half way down, what is known to be enough stands.
    for tried in tried {
        tried.back();
    }
    rounds
}
