//! The patch of a phase: whole where the moves allow it, else as near as they do.

use std::collections::BTreeMap;

use crate::answer::{BlockKind, HoldPlan, Template};
use crate::evaluation::referee::changes_between;
use crate::instance::Instance;
use crate::solve::{Limits, Proof};
use crate::table::TeamId;
use crate::template::{
    Built, Objective, Outcome, VisitDemand, fewest_changes, patch, patch_within,
};
use crate::units::Minutes;

use super::moved::same_session;
use super::towards::{holds_in, towards};
use super::{Fewest, Patch, Patched};

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
        let free = self.clinic.with(|parts| parts.goals.changes_max = None);
        let Ok(free) = free else { return self.as_before(Patched::Stopped) };
        let demand = VisitDemand::of(&free);
        let whole = match patch(&free, &self.holds, &demand, self.before, &limits()) {
            Outcome::Built(built) => built,
            Outcome::Impossible(conflict) => return self.as_before(Patched::Impossible(conflict)),
            Outcome::Stopped => return self.as_before(Patched::Stopped),
        };
        let (found, template) = self.settled(&whole, &self.holds);
        if found.moves <= self.moves_max {
            return (Patched::Whole(found), template, self.holds.clone());
        }
        let fewest = Fewest { patch: found, proof: proof_of(&whole) };
        let within = |holds: &HoldPlan| {
            let fewest = fewest_changes(&free, holds, &demand, self.before, &limits())?;
            let few = fewest.iter().sum::<u32>() <= self.moves_max;
            few.then_some(fewest)
        };
        let build = |holds: &HoldPlan, fewest: &[u32]| {
            let (templates, most) = ((self.before, &template), (self.moves_max, &limits()));
            patch_within(&free, (holds, fewest), &demand, templates, most)
        };
        if let Some(each) = within(&self.holds) {
            let Outcome::Built(built) = build(&self.holds, &each) else {
                return self.as_before(Patched::Stopped);
            };
            let (found, template) = self.settled(&built, &self.holds);
            return (Patched::Part(found, fewest), template, self.holds.clone());
        }
        let plans = towards(&free, self.before, &self.holds);
        let nearest = plans[..plans.partition_point(|holds| within(holds).is_some())].last();
        let built = nearest.and_then(|holds| Some((build(holds, &within(holds)?), holds)));
        let Some((Outcome::Built(built), holds)) = built else {
            return self.as_before(Patched::TooFew(None, fewest));
        };
        let (found, template) = self.settled(&built, holds);
        (Patched::TooFew(Some(found), fewest), template, holds.clone())
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
