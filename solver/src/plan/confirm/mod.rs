//! The recommendation played.
//!
//! The chains propose holds for a clinic of divisible minutes in which everybody is there when the
//! day begins. The clinic of the file is another: whole visits, breaks, dates, leave, notice,
//! repeats. So what is proposed is played there, hold and release together. For each release rule
//! the hold is raised where a promise is not kept: doubling the step while a few replications fall
//! short, halving it once they do not. From there holds are added, one, two, three and so on, until half
//! as many replications as the answer takes promise that its lower end keeps the promise, and taken back
//! while they still do. Other rules are tried where that needs over a tenth more than proposed. Of these
//! the rule is taken that leaves the least time idle beside a queue, the price of a hold; of equals the
//! one with the fewest minutes held, then the clinic's own, then the one that opens first.
//! Every round meets the same patients (common random numbers).
//!
//! What looks best among many is flattered by the patients it was chosen on. So the figures that are
//! told, and the verdict, are those of other patients, whom no round of the search met (`fresh`); a
//! promise they do not keep raises the hold again. A queue that grows without end with the holds and
//! not without them is no answer either (`starving`). Where no more can be held without starving
//! routine requests, or the rounds end first, the answer is no, and says so.

mod by_rule;
mod fresh;
mod search;
mod starving;
#[cfg(test)]
mod tests;

use rayon::prelude::*;

use crate::answer::{HeldGroup, HoldPlan};
use crate::evaluation::Estimate;
use crate::evaluation::estimate::at_the_edge;
use crate::instance::Instance;
use crate::number::real;
use crate::rng::Seed;
use crate::simulation::policy::Named;
use crate::sizing::{ClinicSizing, NeedAccess, TeamSizing};
use crate::solve::Watch;
use crate::table::{NeedId, TeamId};

use super::rounds::Rounds;
use super::stage::{Kept, Replication, Stage, Terms};

pub use search::MostTried;
use search::{Chosen, Search};

/// How much is played.
#[derive(Clone, Debug, PartialEq)]
pub struct Effort {
    /// The policy whose holds are confirmed.
    pub named: Named,
    /// How the clinic is played.
    pub terms: Terms,
    /// Independent runs behind the answer \[2..\].
    pub replications: u32,
    /// Independent runs of the rounds that look for it, half as many where holds are raised \[1..\].
    pub probes: u32,
    /// Most rounds for one release rule.
    pub rounds_max: u32,
    /// Seed of all runs.
    pub seed: Seed,
}

/// A sizing whose holds were played.
#[derive(Clone, Debug, PartialEq)]
pub struct Confirmed {
    /// The sizing, with the holds that were found.
    pub sizing: ClinicSizing,
    /// One row per row of the sizing.
    pub groups: Vec<GroupPlayed>,
    /// Rounds played.
    pub rounds: u32,
    /// Whether the search ended before the rounds did; else more might have been found.
    pub settled: bool,
    /// Weeks of each run.
    pub weeks: u32,
}

/// One group of needs, played.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupPlayed {
    /// Held minutes per week that the chains proposed \[min per week\].
    pub proposed_minutes_per_week: f64,
    /// Whether more is held than its promises take, so that a template keeps them.
    pub for_template: bool,
    /// The most that was tried, where holds were raised.
    pub most_tried: Option<MostTried>,
    /// By how much the queue of its team grows without end with these holds, where it does not
    /// without any \[min per week\].
    pub queue_growth: Option<Estimate>,
    /// Its needs with a promise and somebody asking.
    pub needs: Vec<NeedPlayed>,
}

/// A held need against its promise, as computed and as played.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NeedPlayed {
    /// The need.
    pub need: NeedId,
    /// Its target \[open days\].
    pub days: u32,
    /// Share promised \[0..=1\].
    pub share_promised: f64,
    /// Share the chains compute for these holds \[0..=1\].
    pub share_computed: f64,
    /// Share kept in the played clinic.
    pub share_played: Estimate,
    /// Mean requests of a run that were given a visit in time.
    pub in_time: f64,
    /// Mean requests of a run whose target passed.
    pub requests: f64,
}

impl NeedPlayed {
    /// Whether the lower end of the interval keeps the promise; where no run had anybody whose target
    /// passed, whether the computed share does.
    #[must_use]
    pub fn kept(&self) -> bool {
        if self.share_played.replications == 0 {
            return self.share_computed >= self.share_promised;
        }
        self.low() >= self.share_promised
    }

    /// The lower end of the interval of the share kept \[0..=1\].
    #[must_use]
    pub fn low(&self) -> f64 {
        lower_end(self.share_played, self.requests)
    }

    /// Whether twice as many replications alike would keep the promise.
    fn promising(&self) -> bool {
        let half_width = self.share_played.half_width / std::f64::consts::SQRT_2;
        let share_played = Estimate { half_width, ..self.share_played };
        Self { share_played, ..*self }.kept()
    }

    /// Whether the mean keeps the promise, or nobody asked.
    fn enough(&self) -> bool {
        self.share_played.replications == 0 || self.share_played.mean >= self.share_promised
    }
}

/// The lower end of the interval of a share, with so many requests a run.
pub(super) fn lower_end(share: Estimate, requests: f64) -> f64 {
    let all = requests * f64::from(share.replications);
    let edge = at_the_edge(share.mean, all).filter(|_| share.mean >= 1.0);
    edge.unwrap_or(share.interval().0)
}

impl GroupPlayed {
    /// Whether every need of the group keeps its promise, as played, and its holds make no queue grow.
    #[must_use]
    pub fn kept(&self) -> bool {
        self.queue_growth.is_none() && self.needs.iter().all(NeedPlayed::kept)
    }
}

impl Confirmed {
    /// Whether the holds of one of its groups keep every promise, as played.
    #[must_use]
    pub fn keeps(&self, group: &TeamSizing) -> bool {
        let same = |other: &TeamSizing| (other.team, &other.held) == (group.team, &group.held);
        let place = self.sizing.teams.iter().position(same);
        place.is_some_and(|place| self.groups[place].kept())
    }

    /// Whether every promise is kept in the played clinic, no queue grows, and somebody can serve
    /// whatever is asked for.
    #[must_use]
    pub fn kept(&self) -> bool {
        self.stands() && self.groups.iter().all(GroupPlayed::kept)
    }

    /// Whether no queue grows by the chains, and somebody can serve whatever is asked for.
    #[must_use]
    pub fn stands(&self) -> bool {
        let stable = self.sizing.teams.iter().all(|group| group.design.overload.is_none());
        let served = self.sizing.unservable.iter().all(|row| row.minutes_per_week <= 0.0);
        stable && served
    }
}

impl Effort {
    /// A year from today's list in the clinic as its file has it, twenty times.
    #[must_use]
    pub fn usual(seed: Seed) -> Self {
        let terms = Terms { windows: true, ..Terms::usual() };
        let named = Named::CarveOut;
        Self { named, terms, replications: 20, probes: 6, rounds_max: 12, seed }
    }
}

/// Plays the holds of a sizing, and raises them or lets them open later where the played clinic does
/// not keep a promise.
///
/// A sizing of the holds in use is played as it is: see [`play`]. Nothing when the watch is stopped before
/// the answer is played: half a search proves nothing.
#[must_use]
pub fn confirm(
    clinic: &Instance,
    sizing: ClinicSizing,
    effort: &Effort,
    watch: &Watch,
) -> Option<Confirmed> {
    confirm_beside(clinic, sizing, effort, (&mut Rounds::default(), watch))
}

/// The same, with what was played before.
pub(super) fn confirm_beside(
    clinic: &Instance,
    sizing: ClinicSizing,
    effort: &Effort,
    (played, watch): (&mut Rounds, &Watch),
) -> Option<Confirmed> {
    let mut searches: Vec<Search<'_>> =
        sizing.teams.par_iter().map(|group| Search::new(clinic, group)).collect();
    let proposed: Vec<f64> =
        sizing.teams.iter().map(|group| group.design.held_minutes_per_week).collect();
    let mut stage = (clinic, effort, &mut *played, watch);
    let (mut chosen, searched) = by_rule::fewest(&sizing, &mut searches, &mut stage);
    let (mut kept, told) = fresh::told(&sizing, &mut searches, &mut chosen, &mut stage);
    let relieved = starving::relieve(&sizing, (&mut chosen, &mut kept), &mut stage);
    if watch.stop.stopped() {
        return None;
    }
    // What the chains say of a design is worked out for the last one alone.
    let mut sizing = sizing;
    let groups = sizing.teams.par_iter_mut().zip(&mut searches).zip(&chosen);
    groups.for_each(|((group, search), chosen)| {
        search.take(group, chosen.holds);
        group.release = chosen.release;
    });
    let mut answer = as_played(clinic, sizing, &kept, effort, (played, watch))?;
    let open = |((search, chosen), found): ((&Search<'_>, &Chosen), &GroupPlayed)| {
        search.cut_short || (!found.kept() && !chosen.stuck)
    };
    let settled = !searches.iter().zip(&chosen).zip(&answer.groups).any(open);
    for ((group, search), minutes) in answer.groups.iter_mut().zip(&searches).zip(proposed) {
        group.proposed_minutes_per_week = minutes;
        group.most_tried = search.most;
    }
    Some(Confirmed { rounds: searched + told + relieved, settled, ..answer })
}

/// What is played, and what was.
type Scene<'a, 'r> = (&'a Instance, &'a Effort, &'r mut Rounds, &'a Watch);

/// Holds so many more in each of the groups that are `short` of their promises in a template, or as
/// many as there is room for beside routine requests, and plays them; `None` where no more can be
/// held in any, or the watch is stopped before.
pub(super) fn raised(
    clinic: &Instance,
    confirmed: &Confirmed,
    (short, holds): (&dyn Fn(&TeamSizing) -> bool, u32),
    effort: &Effort,
    rounds: (&mut Rounds, &Watch),
) -> Option<Confirmed> {
    let mut sizing = confirmed.sizing.clone();
    let raise =
        |group: &mut TeamSizing| short(group) && Search::new(clinic, group).more(group, holds);
    let raised: Vec<bool> = sizing.teams.iter_mut().map(raise).collect();
    if !raised.contains(&true) {
        return None;
    }
    let mut answer = play_again(clinic, sizing, effort, rounds)?;
    let groups = answer.groups.iter_mut().zip(&confirmed.groups);
    for ((group, before), raised) in groups.zip(raised) {
        group.proposed_minutes_per_week = before.proposed_minutes_per_week;
        group.for_template = before.for_template || raised;
        group.most_tried = before.most_tried;
    }
    Some(Confirmed { rounds: confirmed.rounds + 1, settled: confirmed.settled, ..answer })
}

/// Plays the holds of a sizing as they are; nothing when the watch is stopped before that is done.
#[must_use]
pub fn play(
    clinic: &Instance,
    sizing: ClinicSizing,
    effort: &Effort,
    watch: &Watch,
) -> Option<Confirmed> {
    play_again(clinic, sizing, effort, (&mut Rounds::default(), watch))
}

/// The same, with what was played before.
fn play_again(
    clinic: &Instance,
    sizing: ClinicSizing,
    effort: &Effort,
    rounds: (&mut Rounds, &Watch),
) -> Option<Confirmed> {
    let (played, watch) = rounds;
    let kept = replications(clinic, &sizing.hold_plan(), effort, (&mut *played, watch));
    as_played(clinic, sizing, &kept, effort, (played, watch))
}

fn as_played(
    clinic: &Instance,
    sizing: ClinicSizing,
    kept: &[Replication],
    effort: &Effort,
    rounds: (&mut Rounds, &Watch),
) -> Option<Confirmed> {
    let stop = rounds.1.stop.clone();
    let growths = starving::growths(clinic, &sizing, kept, effort, rounds);
    if stop.stopped() {
        return None;
    }
    let group = |(group, queue_growth): (&TeamSizing, Option<Estimate>)| GroupPlayed {
        proposed_minutes_per_week: group.design.held_minutes_per_week,
        for_template: false,
        most_tried: None,
        queue_growth,
        needs: needs(group, kept),
    };
    let groups = sizing.teams.iter().zip(growths).map(group).collect();
    Some(Confirmed { groups, sizing, rounds: 1, settled: true, weeks: effort.terms.weeks })
}

/// What the groups of a sizing hold when so much is chosen for each.
fn plan_of(sizing: &ClinicSizing, chosen: &[Chosen]) -> HoldPlan {
    let groups = sizing.teams.iter().zip(chosen).filter(|(group, _)| !group.held.is_empty());
    let held = groups.map(|(group, chosen)| HeldGroup {
        team: group.team,
        needs: group.held.clone(),
        minutes: chosen.minutes.clone(),
        release: chosen.release,
    });
    HoldPlan::of_groups(held.collect())
}

fn replications(
    clinic: &Instance,
    holds: &HoldPlan,
    effort: &Effort,
    (rounds, watch): (&mut Rounds, &Watch),
) -> Vec<Replication> {
    let stage = Stage::new(clinic, effort.named, Kept::Holds(holds), &effort.terms);
    rounds.replications(&stage, effort.replications, effort.seed, watch)
}

/// The needs of a group as played.
fn needs(group: &TeamSizing, played: &[Replication]) -> Vec<NeedPlayed> {
    let one = |row: &NeedAccess| {
        let runs = of_need(played, (group.team, row.need));
        let count = real(runs.len().max(1));
        let sum = |of: fn(&(f64, f64)) -> f64| runs.iter().map(of).sum::<f64>() / count;
        NeedPlayed {
            need: row.need,
            days: row.days,
            share_promised: row.share_promised,
            share_computed: row.share_kept,
            share_played: share(&runs),
            in_time: sum(|run| run.0),
            requests: sum(|run| run.1),
        }
    };
    group.design.access.needs.iter().map(one).collect()
}

/// Per replication that had any, requests in time and all.
pub(super) fn of_need(played: &[Replication], of: (TeamId, NeedId)) -> Vec<(f64, f64)> {
    let counts = played.iter().filter_map(|run| run.targets.get(&of).copied());
    counts.filter(|run| run.1 > 0.0).collect()
}

/// The share in time over replications.
pub(super) fn share(runs: &[(f64, f64)]) -> Estimate {
    let shares: Vec<f64> = runs.iter().map(|(part, all)| part / all).collect();
    Estimate::of(&shares).of_cases(runs.iter().map(|(_, all)| all).sum())
}
