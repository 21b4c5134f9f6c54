//! A clinic ready to be played under a policy: its world, and the rules and parameters of the policy.

use std::collections::{BTreeMap, BTreeSet};

use crate::answer::{HoldPlan, Play, Template};
use crate::evaluation::measure::{QueueRun, kept_by_need, queues};
use crate::instance::{Instance, InstanceError, ServedFirst};
use crate::rng::Seed;
use crate::simulation::policy::{Named, Rules};
use crate::simulation::{Changing, Habits, Plan, Setup, World, simulate_each};
use crate::sizing::sample::Release;
use crate::solve::Watch;
use crate::table::{NeedId, TeamId};
use crate::units::Probability;

use super::order::Ordered;

/// What of a trial decides how a clinic is played.
#[derive(Clone, Debug, PartialEq)]
pub struct Terms {
    /// Weeks that count \[1..\].
    pub weeks: u32,
    /// Weeks before them that do not; without any, dated runs start from today's waiting list.
    pub warm_up_weeks: u32,
    /// Whether dates are those of the calendar, or the long run is played.
    pub dated: bool,
    /// Replaces the clinic's release rules, if given.
    pub release: Option<Release>,
    /// Replaces the clinic's notice, if given \[open days\].
    pub notice: Option<u32>,
    /// Whether every policy runs the clinic's open clinics; else only those that are about them.
    pub windows: bool,
    /// Replaces whose requests of a day the clinic answers first, if given.
    pub first: Option<ServedFirst>,
    /// Replaces the clinic's share of visits that patients cancel, if given.
    pub patient_cancels: Option<Probability>,
    /// Replaces the clinic's share of visits that the hospital moves, if given.
    pub hospital_cancels: Option<Probability>,
    /// Share of patients one complexity class heavier or lighter than the clinic believes.
    pub misclassified: Probability,
    /// Open days ahead of its due date that a control is called in \[open days\].
    pub control_notice: u32,
    /// How the changes of the clinic are played; `None` where they are not.
    pub changes: Option<Changing>,
}

/// A policy with its parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Played {
    /// Which one.
    pub named: Named,
    /// What was kept free per team and day; `None` where a template says it.
    pub holds: Option<HoldPlan>,
    /// Replaces the clinic's release rules, if given.
    pub release: Option<Release>,
    /// Open days' notice of patients who are not sub-acute.
    pub notice: u32,
    /// Whether the open clinics of the file were run.
    pub windows: bool,
    /// Whose requests of a day were answered first.
    pub first: ServedFirst,
    /// Share of visits that patients cancel.
    pub patient_cancels: Probability,
    /// Share of visits that the hospital moves.
    pub hospital_cancels: Probability,
    /// How the changes of the clinic were played; `None` where they were not.
    pub changes: Option<Changing>,
}

/// Why a policy cannot be tried.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Refused {
    /// There is no weekly template to follow.
    #[error("no weekly template keeps every promise, so none can be played")]
    NoTemplate,
    /// There is no open clinic.
    #[error("the clinic file has no open clinic")]
    NoWindow,
    /// The clinic under the policy is no clinic.
    #[error("{} faults", .0.len())]
    Faults(Vec<InstanceError>),
}

/// What is kept free, for the clinic as its file has it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kept<'a> {
    /// Minutes per team and day.
    Holds(&'a HoldPlan),
    /// The blocks of a template.
    Template(&'a Template),
}

/// A clinic and a policy, ready to be played.
#[derive(Debug)]
pub(super) struct Stage {
    pub(super) ordered: Ordered,
    pub(super) world: World,
    pub(super) rules: Rules,
    pub(super) played: Played,
}

/// Of requests with an access target, by team and need: those given a visit within it, and all whose
/// target passed.
pub(super) type Targets = BTreeMap<(TeamId, NeedId), (f64, f64)>;

/// What one replication came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Replication {
    pub(super) targets: Targets,
    /// How the queue of each team with sessions moved.
    pub(super) queues: BTreeMap<TeamId, QueueRun>,
}

impl Replication {
    /// The part of it that some teams are about.
    pub(super) fn of_teams(&self, teams: &BTreeSet<TeamId>) -> Self {
        let (targets, queues) = (self.targets.iter(), self.queues.iter());
        let targets = targets.filter(|((team, _), _)| teams.contains(team));
        let queues = queues.filter(|(team, _)| teams.contains(team));
        Self {
            targets: targets.map(|(&whom, &kept)| (whom, kept)).collect(),
            queues: queues.map(|(&team, &queue)| (team, queue)).collect(),
        }
    }
}

/// Calendar days that can be booked beyond the end.
const BEYOND: u32 = 366;

impl Terms {
    /// A year from today's waiting list, in the clinic as its file has it.
    #[must_use]
    pub fn usual() -> Self {
        Self {
            weeks: 52,
            warm_up_weeks: 0,
            dated: true,
            release: None,
            notice: None,
            windows: false,
            first: None,
            patient_cancels: None,
            hospital_cancels: None,
            misclassified: Probability::ZERO,
            control_notice: Habits::default().control_notice,
            changes: None,
        }
    }

    /// How changes are played under a policy: one that says itself who is on need-based control plays
    /// none of panels.
    #[must_use]
    pub fn changes_under(&self, named: Named) -> Option<Changing> {
        let changes = self.changes?;
        Some(Changing { panels: changes.panels && !named.says_who_converts(), ..changes })
    }

    /// What patients and the clinic do to visits once booked, in a clinic under a policy.
    fn habits(&self, clinic: &Instance, named: Named) -> Habits {
        let goals = &clinic.parts().goals;
        Habits {
            patient_cancels: self.patient_cancels.unwrap_or(goals.patient_cancels),
            hospital_cancels: self.hospital_cancels.unwrap_or(goals.hospital_cancels),
            misclassified: self.misclassified,
            asks_again: goals.asks_again,
            control_notice: match named {
                Named::AdvancedAccess => 0,
                _ => self.control_notice,
            },
            notice: self.notice.unwrap_or(goals.notice_days),
            first: self.first.unwrap_or(goals.served_first),
        }
    }
}

/// Whether a policy runs the open clinics of the file.
pub(super) fn runs_windows(named: Named, terms: &Terms) -> bool {
    terms.windows || matches!(named, Named::OpenClinic | Named::Template)
}

impl Stage {
    /// The clinic under a policy.
    pub(super) fn new(clinic: &Instance, named: Named, kept: Kept<'_>, terms: &Terms) -> Self {
        let ordered = Ordered::of(clinic);
        let windows = runs_windows(named, terms);
        let habits = terms.habits(clinic, named);
        let rules = Rules {
            release: terms.release,
            notice: habits.notice,
            fill: clinic.parts().goals.release_fill.clone(),
            ..Rules::new(named)
        };
        let (plan, holds) = match kept {
            Kept::Holds(holds) => (Plan::Holds(ordered.holds(holds)), Some(holds.clone())),
            Kept::Template(template) => (Plan::Template(ordered.template(template)), None),
        };
        let setup = Setup {
            plan,
            days: (terms.weeks + terms.warm_up_weeks) * 7,
            warm_up: terms.warm_up_weeks * 7,
            beyond: BEYOND,
            dated: terms.dated,
            windows,
            habits,
            changes: terms.changes_under(named),
        };
        let world = World::of(&ordered.clinic, &setup);
        let windows = windows && !clinic.parts().windows.is_empty();
        let Habits { notice, first, patient_cancels, hospital_cancels, .. } = habits;
        let release = terms.release;
        let played = Played {
            named,
            holds,
            release,
            notice,
            windows,
            first,
            patient_cancels,
            hospital_cancels,
            changes: terms.changes_under(named),
        };
        Self { ordered, world, rules, played }
    }

    /// The teams of each group that shares time, as rows of the file.
    pub(super) fn islands(&self) -> Vec<BTreeSet<TeamId>> {
        let of_file = |teams: BTreeSet<TeamId>| {
            teams.into_iter().map(|team| self.ordered.team_of(team)).collect()
        };
        let mut islands: Vec<_> = self.world.islands().into_iter().map(of_file).collect();
        islands.sort();
        islands
    }

    /// What every replication came to.
    pub(super) fn replications(
        &self,
        runs: std::ops::Range<u32>,
        seed: Seed,
        watch: &Watch,
    ) -> Vec<Replication> {
        let played = self.replications_in(&self.world, runs, seed, watch);
        played.iter().map(|run| self.of_file([run])).collect()
    }

    /// One replication of some parts of the clinic in order, in the words of the file.
    pub(super) fn of_file<'a>(
        &self,
        parts: impl IntoIterator<Item = &'a Replication>,
    ) -> Replication {
        let mut whole = Replication::default();
        for part in parts {
            let kept = part.targets.iter();
            whole
                .targets
                .extend(kept.map(|(&(team, need), &kept)| (self.ordered.row_of(team, need), kept)));
            let queues = part.queues.iter();
            whole.queues.extend(queues.map(|(&team, &queue)| (self.ordered.team_of(team), queue)));
        }
        whole
    }

    /// The same for its world or one restricted to some of its teams; teams and needs are those of the
    /// clinic in order.
    pub(super) fn replications_in(
        &self,
        world: &World,
        runs: std::ops::Range<u32>,
        seed: Seed,
        watch: &Watch,
    ) -> Vec<Replication> {
        let header = world.log(&self.rules);
        let read = |play: &mut Play| Replication {
            targets: kept_by_need(&self.ordered.clinic, &header, play),
            queues: queues(&header, play),
        };
        simulate_each(world, &self.rules, runs, (seed, watch), read)
    }
}
