//! The patch of a phase: whole where the moves allow it, else as near as they do.

use std::collections::BTreeMap;

use crate::answer::{BlockKind, HoldPlan, Template};
use crate::evaluation::referee::changes_between;
use crate::instance::Instance;
use crate::solve::{Limits, Proof};
use crate::table::TeamId;
use crate::template::{Built, Objective, Outcome, VisitDemand, patch, reaches};
use crate::units::Minutes;

use super::moved::same_session;
use super::towards::{holds_in, towards};
use super::{Fewest, Patch, Patched, TooFew};

/// What is asked of the template of a phase.
pub(super) struct Asked<'a> {
    /// The clinic of its month.
    pub(super) clinic: &'a Instance,
    /// The template of the phase before.
    pub(super) before: &'a Template,
    /// What is to be held.
    pub(super) holds: HoldPlan,
    /// Most moves.
    pub(super) moves_max: u32,
}

/// What came of it: the word, the template, and the holds it was to have.
pub(super) type Answer = (Patched, Template, HoldPlan);

impl Asked<'_> {
    /// Without the limit first: where that needs no more moves than there may be, it is the answer.
    pub(super) fn patched(&self, limits: &dyn Fn() -> Limits) -> Answer {
        let limited = |most: Option<u32>| self.clinic.with(|parts| parts.goals.changes_max = most);
        let (Ok(free), Ok(within)) = (limited(None), limited(Some(self.moves_max))) else {
            return self.as_before(Patched::Stopped);
        };
        let demand = VisitDemand::of(self.clinic);
        let build = |clinic: &Instance, holds: &HoldPlan| {
            patch(clinic, holds, &demand, self.before, &limits())
        };
        let whole = match build(&free, &self.holds) {
            Outcome::Built(built) => built,
            Outcome::Impossible(conflict) => return self.as_before(Patched::Impossible(conflict)),
            Outcome::Stopped => return self.as_before(Patched::Stopped),
        };
        let (found, template) = self.settled(&whole, &self.holds);
        if found.moves <= self.moves_max {
            return (Patched::Whole(found), template, self.holds.clone());
        }
        let fewest = Fewest { patch: found, proof: proof_of(&whole) };
        let conflict = match build(&within, &self.holds) {
            Outcome::Built(built) => {
                let (found, template) = self.settled(&built, &self.holds);
                return (Patched::Part(found, fewest), template, self.holds.clone());
            }
            Outcome::Impossible(conflict) => conflict,
            Outcome::Stopped => return self.as_before(Patched::Stopped),
        };
        let plans = towards(self.clinic, self.before, &self.holds);
        let fit = |holds: &HoldPlan| reaches(&within, holds, &demand, self.before, &limits());
        let nearest = plans[..plans.partition_point(fit)].last();
        let built = nearest.map(|holds| (build(&within, holds), holds));
        let (patch, template, holds) = match built {
            Some((Outcome::Built(built), holds)) => {
                let (patch, template) = self.settled(&built, holds);
                (Some(patch), template, holds.clone())
            }
            _ => (None, self.before.clone(), holds_in(self.clinic, self.before)),
        };
        let too_few = TooFew { patch, conflict, fewest };
        (Patched::TooFew(Box::new(too_few)), template, holds)
    }

    /// The template of the phase before stays.
    fn as_before(&self, patched: Patched) -> Answer {
        (patched, self.before.clone(), holds_in(self.clinic, self.before))
    }

    /// A template with the sessions that keep their blocks as they were, opening as before.
    fn settled(&self, built: &Built, holds: &HoldPlan) -> (Patch, Template) {
        let opens = opening_of(self.before);
        let template =
            built.template.clone().opening(|team| opens.get(&team).copied().unwrap_or(0));
        let kept = |session| same_session(self.before, &template, session);
        let own = template.blocks().iter().filter(|block| !kept(block.session)).cloned();
        let old = self.before.blocks().iter().filter(|block| kept(block.session)).cloned();
        let template = Template::new(own.chain(old).collect());
        let surplus = built.levels.iter().find(|level| level.objective == Objective::Surplus);
        let weeks = f64::from(self.clinic.parts().cycle.weeks.max(1));
        let patch = Patch {
            moves: changes_between(&template, self.before),
            unmet: built.unmet.iter().map(|row| row.missing).sum(),
            surplus: surplus.map_or(0, |level| crate::number::whole(level.value).unsigned_abs()),
            short_minutes: self.missing(holds).real() / weeks,
        };
        (patch, template)
    }

    /// Minutes a cycle that other holds are short of those asked for.
    fn missing(&self, holds: &HoldPlan) -> Minutes {
        let each = self.holds.groups().iter().zip(holds.groups());
        let short = |(wanted, now): (&crate::answer::HeldGroup, &crate::answer::HeldGroup)| {
            let days = wanted.minutes.iter().zip(&now.minutes);
            days.map(|(&wanted, &now)| (wanted - now).max(Minutes(0))).sum::<Minutes>()
        };
        each.map(short).sum()
    }
}

/// What is proved of the number of moves: that fewer will not do is known where what comes before
/// them is as small as can be.
fn proof_of(built: &Built) -> Proof {
    let moves = built.levels.iter().find(|level| level.objective == Objective::Changes);
    let before = |objective| !matches!(objective, Objective::Changes);
    let mut others = built.levels.iter().filter(|level| before(level.objective));
    let certain = others.all(|level| level.proof == Proof::Exact);
    moves.filter(|_| certain).map_or(Proof::Unproven, |level| level.proof)
}

/// Open days before its date that a team's blocks open.
fn opening_of(template: &Template) -> BTreeMap<TeamId, u32> {
    let mut days = BTreeMap::new();
    for block in template.blocks() {
        if let BlockKind::Visit { team, opens_days, .. } = block.kind {
            days.entry(team).or_insert(opens_days);
        }
    }
    days
}
