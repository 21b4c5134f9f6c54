//! The recommendation played.
//!
//! The chains propose holds for a clinic of divisible minutes in which everybody is there when the
//! day begins. The clinic of the file is another: whole visits, breaks, dates, leave, notice,
//! repeats. So what is proposed is played there, hold and release together. For each release rule the
//! hold is raised where a promise is not kept: doubling the step while a few replications fall short,
//! halving it once they do not. The rule with the fewest minutes held is taken, of equals the one that
//! opens first; then a hold at a time is added until the lower end of the interval over all
//! replications keeps the promise. Every round meets the same patients (common random numbers). Where
//! no more can be held without starving routine requests, or the rounds end first, the answer is no,
//! and says so.

use rayon::prelude::*;

use crate::answer::Release;
use crate::demand::law::real;
use crate::evaluation::Estimate;
use crate::instance::Instance;
use crate::rng::Seed;
use crate::simulation::policy::Named;
use crate::sizing::{ClinicSizing, NeedAccess, TeamSizing, with_holds};
use crate::solve::Watch;
use crate::table::{NeedId, TeamId};

use super::stage::{Kept, Stage, Targets, Terms};

/// How much is played.
#[derive(Clone, Debug, PartialEq)]
pub struct Effort {
    /// The policy whose holds are confirmed.
    pub named: Named,
    /// How the clinic is played.
    pub terms: Terms,
    /// Independent runs behind the answer \[2..\].
    pub replications: u32,
    /// Independent runs of the rounds that look for it \[1..\].
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
    /// The most that was tried, where holds were raised.
    pub most_tried: Option<MostTried>,
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
    /// Whether the lower end of the interval keeps the promise.
    #[must_use]
    pub fn kept(&self) -> bool {
        self.share_played.interval().0 >= self.share_promised
    }
}

impl GroupPlayed {
    /// Whether every need of the group keeps its promise, as played.
    #[must_use]
    pub fn kept(&self) -> bool {
        self.needs.iter().all(NeedPlayed::kept)
    }
}

impl Confirmed {
    /// Whether every promise is kept in the played clinic, no queue grows by the chains, and
    /// somebody can serve whatever is asked for.
    #[must_use]
    pub fn kept(&self) -> bool {
        let stable = self.sizing.teams.iter().all(|group| group.design.overload.is_none());
        let served = self.sizing.unservable.iter().all(|row| row.minutes_per_week <= 0.0);
        stable && served && self.groups.iter().all(GroupPlayed::kept)
    }
}

impl Effort {
    /// A year from today's list in the clinic as its file has it, twenty times.
    #[must_use]
    pub fn usual(seed: Seed) -> Self {
        let terms = Terms { windows: true, ..Terms::usual() };
        let named = Named::CarveOut;
        Self { named, terms, replications: 20, probes: 6, rounds_max: 8, seed }
    }
}

/// Plays the holds of a sizing, and raises them or lets them open later where the played clinic does
/// not keep a promise.
///
/// A sizing of the holds in use is played as it is: see [`play`].
#[must_use]
pub fn confirm(
    clinic: &Instance,
    sizing: ClinicSizing,
    effort: &Effort,
    watch: &Watch,
) -> Confirmed {
    let proposed: Vec<f64> = held(&sizing);
    let mut searches: Vec<Search> = sizing.teams.iter().map(Search::new).collect();
    let mut rounds = 0;
    // A rule that replaces all others is no choice of ours.
    let rules = if effort.terms.release.is_some() { &RULES[..1] } else { &RULES[..] };
    for &rule in rules {
        if rounds > 0 && searches.iter().all(|search| !search.wants(rule)) {
            continue;
        }
        rounds += probe(clinic, &sizing, &mut searches, (rule, effort), watch);
    }
    let mut sizing = sizing;
    sizing.teams.par_iter_mut().zip(&mut searches).for_each(|(group, search)| {
        search.take_best(clinic, group);
    });
    let mut answer = play(clinic, sizing, effort, watch);
    let mut answers = 1;
    while answers < ANSWERS && !watch.stop.stopped() {
        let mut raised = false;
        for ((group, search), found) in
            answer.sizing.teams.iter_mut().zip(&mut searches).zip(&answer.groups)
        {
            raised |= !found.kept() && search.one_more(clinic, group);
        }
        if !raised {
            break;
        }
        answer = play(clinic, answer.sizing, effort, watch);
        answers += 1;
    }
    let open = |(search, found): (&Search, &GroupPlayed)| {
        !found.kept() && (search.cut_short || !search.stuck)
    };
    let settled = !searches.iter().zip(&answer.groups).any(open);
    for ((group, search), minutes) in answer.groups.iter_mut().zip(&searches).zip(proposed) {
        group.proposed_minutes_per_week = minutes;
        group.most_tried = search.most;
    }
    Confirmed { rounds: rounds + answers, settled, ..answer }
}

/// Release rules that are tried: the clinic's own, then on the day itself, then never.
const RULES: [Option<Release>; 3] = [None, Some(Release::DaysBefore(0)), Some(Release::Never)];

/// Looks for the fewest holds of every group under one release rule, a few short runs a round; gives
/// the rounds it took.
fn probe(
    clinic: &Instance,
    proposed: &ClinicSizing,
    searches: &mut [Search],
    (rule, effort): (Option<Release>, &Effort),
    watch: &Watch,
) -> u32 {
    let mut sizing = proposed.clone();
    for group in &mut sizing.teams {
        group.release = rule;
    }
    let terms = Terms { weeks: (effort.terms.weeks / 2).max(1), ..effort.terms.clone() };
    let shorter = Effort { terms, ..effort.clone() };
    let mut climbs: Vec<Climb> = sizing
        .teams
        .iter()
        .zip(searches.iter())
        .map(|(group, search)| Climb::new(group, !search.wants(rule)))
        .collect();
    let mut rounds = 0;
    while rounds < effort.rounds_max && climbs.iter().any(Climb::looks) && !watch.stop.stopped() {
        let played = targets(clinic, &sizing, &shorter, effort.probes, watch);
        rounds += 1;
        let groups = sizing.teams.par_iter_mut().zip(&mut climbs).zip(&mut *searches);
        groups.for_each(|((group, climb), search)| {
            if climb.looks() {
                let needs = needs(group, &played);
                let enough = |need: &NeedPlayed| need.share_played.mean >= need.share_promised;
                search.saw(group, &needs);
                climb.step(clinic, group, needs.iter().all(enough));
            }
        });
    }
    for (climb, search) in climbs.iter().zip(searches) {
        search.cut_short |= climb.looks();
        if let Some(holds) = climb.enough {
            search.found(holds, rule);
        }
    }
    rounds
}

/// Rounds of all replications.
const ANSWERS: u32 = 4;

/// Plays the holds of a sizing as they are.
#[must_use]
pub fn play(clinic: &Instance, sizing: ClinicSizing, effort: &Effort, watch: &Watch) -> Confirmed {
    let played = targets(clinic, &sizing, effort, effort.replications, watch);
    let group = |group: &TeamSizing| GroupPlayed {
        proposed_minutes_per_week: group.design.held_minutes_per_week,
        most_tried: None,
        needs: needs(group, &played),
    };
    let groups = sizing.teams.iter().map(group).collect();
    Confirmed { groups, sizing, rounds: 1, settled: true, weeks: effort.terms.weeks }
}

fn held(sizing: &ClinicSizing) -> Vec<f64> {
    sizing.teams.iter().map(|group| group.design.held_minutes_per_week).collect()
}

fn targets(
    clinic: &Instance,
    sizing: &ClinicSizing,
    effort: &Effort,
    runs: u32,
    watch: &Watch,
) -> Vec<Targets> {
    let holds = sizing.hold_plan();
    let stage = Stage::new(clinic, effort.named, Kept::Holds(&holds), &effort.terms);
    watch.meter.expect(u64::from(runs));
    stage.targets(0..runs, effort.seed, watch)
}

/// The needs of a group as played.
fn needs(group: &TeamSizing, played: &[Targets]) -> Vec<NeedPlayed> {
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
pub(super) fn of_need(played: &[Targets], of: (TeamId, NeedId)) -> Vec<(f64, f64)> {
    let counts = played.iter().filter_map(|run| run.get(&of).copied());
    counts.filter(|run| run.1 > 0.0).collect()
}

/// The share in time over replications.
pub(super) fn share(runs: &[(f64, f64)]) -> Estimate {
    Estimate::of(&runs.iter().map(|(part, all)| part / all).collect::<Vec<_>>())
}

/// What is known of one group over all release rules.
#[derive(Clone, Debug)]
struct Search {
    /// Holds a cycle that the chains proposed.
    proposed: u32,
    /// The fewest holds found to be enough, and their rule.
    best: Option<(u32, Option<Release>)>,
    /// The most minutes tried, with the least share kept less promised then.
    most: Option<MostTried>,
    /// By how much each rule falls short with the holds proposed, in the order of the rules.
    short: Vec<(Option<Release>, f64)>,
    /// What the chains cannot keep for want of minutes no hold will.
    hopeless: bool,
    /// No more can be held.
    stuck: bool,
    /// The rounds ended before the search did.
    cut_short: bool,
}

/// The most that was tried for a group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MostTried {
    /// Held minutes per week \[min per week\].
    pub minutes_per_week: f64,
    /// Share kept of the need that falls short most \[0..=1\].
    pub share_played: f64,
}

impl Search {
    fn new(group: &TeamSizing) -> Self {
        let hopeless = group.design.overload.is_some() || group.design.access.needs.is_empty();
        Self {
            proposed: count(group),
            best: None,
            most: None,
            short: Vec::new(),
            hopeless,
            stuck: hopeless,
            cut_short: false,
        }
    }

    /// Whether a rule is worth trying: fewer holds than those of an earlier rule could do.
    fn wants(&self, rule: Option<Release>) -> bool {
        let settled = self.best.is_some_and(|(holds, _)| holds <= self.proposed);
        !self.hopeless && (rule.is_none() || !settled)
    }

    /// Notes what a design keeps.
    fn saw(&mut self, group: &TeamSizing, needs: &[NeedPlayed]) {
        let worst = needs.iter().min_by(|a, b| margin(a).total_cmp(&margin(b)));
        let Some(worst) = worst else { return };
        let minutes_per_week = group.design.held_minutes_per_week;
        if self.most.is_none_or(|most| most.minutes_per_week < minutes_per_week) {
            let share_played = worst.share_played.mean;
            self.most = Some(MostTried { minutes_per_week, share_played });
        }
        if count(group) == self.proposed {
            self.short.push((group.release, -margin(worst)));
        }
    }

    fn found(&mut self, holds: u32, rule: Option<Release>) {
        if self.best.is_none_or(|(fewest, _)| holds < fewest) {
            self.best = Some((holds, rule));
        }
    }

    /// Takes the best design found; without one the holds proposed, under the rule that falls short
    /// least.
    fn take_best(&mut self, clinic: &Instance, group: &mut TeamSizing) {
        let least = self.short.iter().min_by(|a, b| a.1.total_cmp(&b.1));
        let rule = self.best.map_or_else(|| least.and_then(|(rule, _)| *rule), |(_, rule)| rule);
        group.release = rule;
        match self.best {
            Some((holds, _)) if holds != count(group) => {
                if let Some(other) = with_holds(clinic, group, holds) {
                    *group = other;
                }
            }
            Some(_) => {}
            None => self.stuck = true,
        }
    }

    /// One hold more than the design played last.
    fn one_more(&mut self, clinic: &Instance, group: &mut TeamSizing) -> bool {
        let moved = !self.stuck && go(clinic, group, count(group) + 1);
        self.stuck |= !moved;
        moved
    }
}

/// Share kept less promised.
fn margin(need: &NeedPlayed) -> f64 {
    need.share_played.mean - need.share_promised
}

/// Takes a design with so many holds, if there is room for them beside routine requests.
fn go(clinic: &Instance, group: &mut TeamSizing, holds: u32) -> bool {
    if holds == count(group) {
        return true;
    }
    match with_holds(clinic, group, holds) {
        Some(other) if other.design.overload.is_none() => {
            *group = other;
            true
        }
        _ => false,
    }
}

/// The search for the fewest holds of one group under one rule.
#[derive(Clone, Debug)]
struct Climb {
    /// Holds a cycle of the design played next.
    at: u32,
    /// Most holds known to fall short.
    short: Option<u32>,
    /// Fewest known to be enough.
    enough: Option<u32>,
    /// Next step upwards.
    step: u32,
    /// Nothing is left to look for.
    done: bool,
}

impl Climb {
    fn new(group: &TeamSizing, done: bool) -> Self {
        Self { at: count(group), short: None, enough: None, step: 1, done }
    }

    fn looks(&self) -> bool {
        !self.done
    }

    /// Learns whether the design played is enough, and goes to the next.
    fn step(&mut self, clinic: &Instance, group: &mut TeamSizing, enough: bool) {
        if enough {
            self.enough = Some(self.at);
        } else {
            self.short = Some(self.at);
        }
        let next = match (self.short, self.enough) {
            (Some(short), Some(enough)) => (enough - short > 1).then(|| short.midpoint(enough)),
            (Some(short), None) => Some(short + self.step),
            (None, _) => None,
        };
        self.step *= 2;
        match next {
            Some(next) if self.nearest(clinic, group, next) => {}
            _ => self.done = true,
        }
    }

    /// Goes to `next` holds, or to the most below that there is room for; whether that is new.
    fn nearest(&mut self, clinic: &Instance, group: &mut TeamSizing, next: u32) -> bool {
        let (mut room, mut none) = (self.at.min(next), next + 1);
        while none - room > 1 {
            let middle = if none == next + 1 { next } else { room.midpoint(none) };
            if go(clinic, group, middle) {
                room = middle;
            } else {
                none = middle;
            }
        }
        self.at = count(group);
        Some(self.at) != self.short && Some(self.at) != self.enough
    }
}

/// Holds a cycle of a group's design.
fn count(group: &TeamSizing) -> u32 {
    let minutes: i32 = group.design.holds.iter().map(|minutes| minutes.0).sum();
    u32::try_from(minutes / group.hold_unit.0.max(1)).unwrap_or(0)
}
