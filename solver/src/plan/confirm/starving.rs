//! Holds that make a queue grow.
//!
//! The chains divide minutes without end, so what holds leave of a day is time that routine visits can
//! use. In the clinic a visit is whole: two pieces of 35 minutes have no room for one of 40. Then the
//! list grows while the chains see room, and with nothing held it would not.

use crate::answer::{HoldPlan, Release};
use crate::evaluation::Estimate;
use crate::evaluation::measure::{QueueRun, grows};
use crate::instance::Instance;
use crate::plan::rounds::Rounds;
use crate::plan::stage::Replication;
use crate::sizing::{ClinicSizing, TeamSizing};
use crate::solve::Watch;
use crate::table::TeamId;

use super::search::Chosen;
use super::{Effort, NeedPlayed, Scene, needs, plan_of, replications};

/// Release rules that give routine visits more of what is held, from the latest.
const EARLIER: [Release; 4] = [
    Release::DaysBefore(0),
    Release::DaysBefore(1),
    Release::DaysBefore(2),
    Release::DaysBefore(5),
];

/// Per group, by how much the queue of its team grows without end with the holds of a sizing as played
/// and not without any \[min per week\].
pub(super) fn growths(
    clinic: &Instance,
    sizing: &ClinicSizing,
    kept: &[Replication],
    effort: &Effort,
    rounds: (&mut Rounds, &Watch),
) -> Vec<Option<Estimate>> {
    let growth = |group: &TeamSizing| {
        let growth = grows(&of_team(kept, group.team));
        growth.filter(|_| group.design.held_minutes_per_week > 0.0)
    };
    let mut growths: Vec<Option<Estimate>> = sizing.teams.iter().map(growth).collect();
    if growths.iter().any(Option::is_some) {
        let without = replications(clinic, &HoldPlan::default(), effort, rounds);
        for (group, growth) in sizing.teams.iter().zip(&mut growths) {
            *growth = growth.filter(|_| grows(&of_team(&without, group.team)).is_none());
        }
    }
    growths
}

fn of_team(kept: &[Replication], team: TeamId) -> Vec<QueueRun> {
    kept.iter().filter_map(|run| run.queues.get(&team).copied()).collect()
}

/// Lets holds that make a queue grow open earlier, where the promises are kept then and the queue does
/// not grow; what was played last, and the rounds it took.
pub(super) fn relieve(
    sizing: &ClinicSizing,
    (chosen, kept): (&mut Vec<Chosen>, &mut Vec<Replication>),
    (clinic, effort, played, watch): &mut Scene<'_, '_>,
) -> u32 {
    let mut rounds = 0;
    let growths = |kept: &[Replication], played: &mut Rounds| {
        growths(clinic, sizing, kept, effort, (played, watch))
    };
    let starving: Vec<bool> = growths(kept, played).iter().map(Option::is_some).collect();
    let free = effort.terms.release.is_none();
    for rule in EARLIER.into_iter().filter(|_| free && starving.contains(&true)) {
        let mut other = chosen.clone();
        for (chosen, _) in other.iter_mut().zip(&starving).filter(|(_, starves)| **starves) {
            chosen.release = Some(rule);
        }
        let holds = plan_of(sizing, &other);
        let seen = replications(clinic, &holds, effort, (&mut **played, watch));
        rounds += 1;
        let grown = growths(&seen, played);
        let fed = |((group, starves), growth): ((&TeamSizing, &bool), &Option<Estimate>)| {
            let kept = || needs(group, &seen).iter().all(NeedPlayed::kept);
            !starves || (growth.is_none() && kept())
        };
        if sizing.teams.iter().zip(&starving).zip(&grown).all(fed) {
            (*chosen, *kept) = (other, seen);
            break;
        }
    }
    rounds
}
