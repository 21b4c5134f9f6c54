//! A clinic ready to be played under a policy: its world, and the rules and parameters of the policy.

use std::collections::BTreeMap;

use crate::answer::{HoldPlan, Template};
use crate::evaluation::measure::kept_by_need;
use crate::instance::{Instance, InstanceError};
use crate::rng::Seed;
use crate::simulation::policy::{Named, Rules};
use crate::simulation::{Habits, Plan, Setup, World, simulate_each};
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
    /// What patients and the clinic do to visits once booked.
    pub habits: Habits,
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
            habits: Habits {
                patient_cancels: Probability::new(0.03).unwrap_or(Probability::ZERO),
                ..Habits::default()
            },
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
        let notice = terms.notice.unwrap_or(clinic.parts().goals.notice_days);
        let rules = Rules {
            release: terms.release,
            notice,
            fill: clinic.parts().goals.release_fill.clone(),
            ..Rules::new(named)
        };
        let mut habits = Habits { notice, ..terms.habits };
        if named == Named::AdvancedAccess {
            habits.control_notice = 0;
        }
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
        };
        let world = World::of(&ordered.clinic, &setup);
        let windows = windows && !clinic.parts().windows.is_empty();
        let played = Played { named, holds, release: terms.release, notice, windows };
        Self { ordered, world, rules, played }
    }

    /// What every replication kept of the access targets.
    pub(super) fn targets(
        &self,
        runs: std::ops::Range<u32>,
        seed: Seed,
        watch: &Watch,
    ) -> Vec<Targets> {
        let header = self.world.log(&self.rules);
        let ordered = &self.ordered;
        let kept = |play: &mut crate::answer::Play| {
            let of = kept_by_need(&ordered.clinic, &header, play).into_iter();
            of.map(|((team, need), kept)| (ordered.row_of(team, need), kept)).collect()
        };
        simulate_each(&self.world, &self.rules, runs, (seed, watch), kept)
    }
}
