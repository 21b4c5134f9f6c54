//! When the blocks of a template open.
//!
//! The chains count minutes nobody booked as open to sub-acute patients. A template keeps a block
//! for its own need; the earlier it opens to sub-acute patients while nobody has booked it, the more
//! of the chains' promise the template keeps, and the less is left for routine patients who come
//! late. So the plan plays its own template on the same patients, and lets the blocks of teams that
//! fall short open earlier, rule by rule. Teams that share time open alike; each such group takes the
//! latest opening that keeps its promises, or where none does, the one that falls short least.

use std::collections::BTreeSet;

use crate::answer::Template;
use crate::evaluation::Estimate;
use crate::instance::{Instance, Promise};
use crate::number::real;
use crate::simulation::policy::Named;
use crate::sizing::TeamSizing;
use crate::solve::Watch;
use crate::table::{NeedId, TeamId};

use super::confirm::{Effort, lower_end, of_need, share};
use super::rounds::Rounds;
use super::stage::{Kept, Replication, Stage};

/// Open days before its date that a block may open, from the latest.
pub const RULES: [u32; 5] = [0, 1, 2, 3, 5];

/// A template played with its opening rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// When the blocks of each group of teams open, in the order of the clinic file.
    pub groups: Vec<OpeningRule>,
    /// What each rule tried keeps, from the latest opening.
    pub steps: Vec<OpeningStep>,
    /// The needs under the rules taken, all replications.
    pub needs: Vec<OpenedNeed>,
    /// Weeks of each run.
    pub weeks: u32,
    /// What came of holding more where the template fell short; `None` where no holds that would do
    /// fell short.
    pub raises: Option<Raises>,
}

/// What came of holding more where a template fell short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raises {
    /// How often holding more was tried.
    pub tried: u32,
    /// Whether the template taken is one with more held.
    pub taken: bool,
    /// Why no more was tried.
    pub end: End,
}

/// Why holding more was tried no further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// No group whose holds would do falls short any more.
    Mended,
    /// The same, but others lose by it, so it was not taken.
    AtOthersCost,
    /// No more can be held beside routine requests.
    Full,
    /// With more held there is no template.
    NoTemplate,
    /// The limit on tries was met.
    Limit,
    /// The search was stopped.
    Stopped,
}

/// When the unbooked blocks of some teams open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpeningRule {
    /// Teams that share time.
    pub teams: BTreeSet<TeamId>,
    /// Open days before its date that a block opens to sub-acute patients.
    pub days: u32,
}

/// One rule tried, by the teams that fell short with the rules before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpeningStep {
    /// Open days before its date that an unbooked block of theirs opens to sub-acute patients.
    pub days: u32,
    /// Sub-acute requests of the clinic with a promise that were given a visit in time, of all such.
    pub in_time: Estimate,
    /// Whether every promise is kept in the mean.
    pub kept: bool,
}

/// A promise of a team under the template played.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpenedNeed {
    /// Whose patients.
    pub team: TeamId,
    /// The need.
    pub need: NeedId,
    /// Its target \[open days\].
    pub days: u32,
    /// Share promised \[0..=1\].
    pub share_promised: f64,
    /// Share kept by the template, played.
    pub share_played: Estimate,
    /// Mean requests of a run whose target passed.
    pub requests: f64,
}

impl OpenedNeed {
    /// Whether the lower end of the interval keeps the promise.
    #[must_use]
    pub fn kept(&self) -> bool {
        self.low() >= self.share_promised
    }

    /// The lower end of the interval of the share kept \[0..=1\].
    #[must_use]
    pub fn low(&self) -> f64 {
        lower_end(self.share_played, self.requests)
    }
}

impl Opened {
    /// Whether every promise is kept by the template, played.
    #[must_use]
    pub fn kept(&self) -> bool {
        self.needs.iter().all(OpenedNeed::kept)
    }

    /// The first need of a group that the template does not keep the promise of.
    #[must_use]
    pub fn short(&self, group: &TeamSizing) -> Option<&OpenedNeed> {
        let of_group =
            |need: &&OpenedNeed| need.team == group.team && group.held.contains(&need.need);
        self.needs.iter().filter(of_group).find(|need| !need.kept())
    }

    /// Whether the template keeps every promise of a group; `None` where it has none that was played.
    #[must_use]
    pub fn keeps(&self, group: &TeamSizing) -> Option<bool> {
        let of_group =
            |need: &OpenedNeed| need.team == group.team && group.held.contains(&need.need);
        self.needs.iter().any(of_group).then(|| self.short(group).is_none())
    }

    /// Requests of a run that are missing to the promises, at the lower ends of the intervals.
    pub(super) fn missing(&self) -> f64 {
        let missing =
            |need: &OpenedNeed| (need.share_promised - need.low()).max(0.0) * need.requests;
        self.needs.iter().map(missing).sum()
    }
}

/// Gives every visit block of a template the opening rule that serves best, and says what each rule
/// keeps; nothing when the watch is stopped before that is known.
#[must_use]
pub fn open(
    clinic: &Instance,
    template: Template,
    effort: &Effort,
    watch: &Watch,
) -> (Template, Option<Opened>) {
    open_beside(clinic, template, effort, (&mut Rounds::default(), watch))
}

/// The same, with what was played before of other templates of the clinic.
pub(super) fn open_beside(
    clinic: &Instance,
    template: Template,
    effort: &Effort,
    (rounds, watch): (&mut Rounds, &Watch),
) -> (Template, Option<Opened>) {
    let mut play = |groups: &[Tried], runs: u32| {
        let opened = opening(template.clone(), groups);
        let stage = Stage::new(clinic, Named::Template, Kept::Template(&opened), &effort.terms);
        rounds.replications(&stage, runs, effort.seed, watch)
    };
    let stage = Stage::new(clinic, Named::Template, Kept::Template(&template), &effort.terms);
    let mut groups: Vec<Tried> = stage.islands().into_iter().map(Tried::new).collect();
    let mut steps = Vec::new();
    for days in RULES {
        for group in groups.iter_mut().filter(|group| !group.kept()) {
            group.days = days;
        }
        let played = play(&groups, effort.probes);
        if watch.stop.stopped() {
            return (template, None);
        }
        let needs = needs(clinic, &played);
        for group in &mut groups {
            group.saw(&needs);
        }
        let kept = groups.iter().all(Tried::kept);
        steps.push(OpeningStep { days, in_time: share(&all(clinic, &played)), kept });
        if kept {
            break;
        }
    }
    groups.iter_mut().for_each(Tried::take_best);
    let played = play(&groups, effort.replications);
    if watch.stop.stopped() {
        return (template, None);
    }
    let needs = needs(clinic, &played);
    let rule = |group: &Tried| OpeningRule { teams: group.teams.clone(), days: group.days };
    let rules = groups.iter().map(rule).collect();
    let weeks = effort.terms.weeks;
    let opened = Opened { groups: rules, steps, needs, weeks, raises: None };
    (opening(template, &groups), Some(opened))
}

/// A group of teams that share time, with the rule played now.
struct Tried {
    teams: BTreeSet<TeamId>,
    days: u32,
    /// By how much its promises fall short at least, and with which rule.
    least_short: Option<(f64, u32)>,
}

impl Tried {
    fn new(teams: BTreeSet<TeamId>) -> Self {
        Self { teams, days: RULES[0], least_short: None }
    }

    fn kept(&self) -> bool {
        self.least_short.is_some_and(|(short, _)| short <= 0.0)
    }

    /// Notes by how much its promises fall short, weighed by the requests.
    fn saw(&mut self, needs: &[OpenedNeed]) {
        let own = needs.iter().filter(|need| self.teams.contains(&need.team));
        let short = |need: &OpenedNeed| {
            (need.share_promised - need.share_played.mean).max(0.0) * need.requests
        };
        let short: f64 = own.map(short).sum();
        if self.least_short.is_none_or(|(least, _)| short < least - 1e-9) {
            self.least_short = Some((short, self.days));
        }
    }

    fn take_best(&mut self) {
        self.days = self.least_short.map_or(RULES[0], |(_, days)| days);
    }
}

/// The template with the rule of each group.
fn opening(template: Template, groups: &[Tried]) -> Template {
    template.opening(|team| {
        let own = groups.iter().find(|group| group.teams.contains(&team));
        own.map_or(RULES[0], |group| group.days)
    })
}

/// Every promise of access with somebody asking.
fn needs(clinic: &Instance, played: &[Replication]) -> Vec<OpenedNeed> {
    let mut asked: Vec<(TeamId, NeedId)> =
        played.iter().flat_map(|run| run.targets.keys().copied()).collect();
    asked.sort();
    asked.dedup();
    let one = |(team, need): (TeamId, NeedId)| {
        let row = &clinic.parts().needs[need];
        let Promise::Access { days, share: promised } = row.promise else { return None };
        let runs = of_need(played, (team, need));
        (row.held && !runs.is_empty()).then(|| OpenedNeed {
            team,
            need,
            days,
            share_promised: promised.value(),
            share_played: share(&runs),
            requests: runs.iter().map(|run| run.1).sum::<f64>() / real(runs.len()),
        })
    };
    asked.into_iter().filter_map(one).collect()
}

/// Per replication, requests of all held needs in time and all.
fn all(clinic: &Instance, played: &[Replication]) -> Vec<(f64, f64)> {
    let held = |(of, _): &(&(TeamId, NeedId), &(f64, f64))| clinic.parts().needs[of.1].held;
    let sum = |run: &Replication| {
        let of_held = run.targets.iter().filter(held);
        of_held.fold((0.0, 0.0), |sum, (_, kept)| (sum.0 + kept.0, sum.1 + kept.1))
    };
    played.iter().map(sum).filter(|run| run.1 > 0.0).collect()
}
