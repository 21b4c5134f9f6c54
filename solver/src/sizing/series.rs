//! Clinics that differ little, sized one after the other.
//!
//! The months of a road are one clinic whose demand moves a little at a time. A group that is asked
//! and staffed as it was before has the same answer. One that is not begins at the holds it had: if
//! they keep the promises fewer are tried, else more. Where more holds keep more, that ends at the
//! fewest that do, as a search from none would; where they do not, it is left to that search.

use rayon::prelude::*;

use crate::answer::{HeldGroup, HoldPlan};
use crate::instance::{CycleDay, Instance};
use crate::number::real;
use crate::supply::unservable;
use crate::table::{NeedId, TeamId};
use crate::units::Minutes;

use super::design::design;
use super::frontier::{ANSWER, Recommendation, kept, recommend, recommend_near};
use super::model::{TeamModel, models};
use super::overload::Routine;
use super::size::told;
use super::{ClinicSizing, TeamSizing, Verdict};

/// What was sized before of the clinics of one file.
#[derive(Debug, Default)]
pub struct Series(Vec<(TeamModel, TeamSizing)>);

impl Series {
    /// Every group as [`size`](super::size()) recommends it, without the frontier.
    pub fn size(&mut self, instance: &Instance) -> ClinicSizing {
        self.each(instance, |_, _| None)
    }

    /// Every group with the holds it had before where they keep its promises, else as recommended;
    /// when holds open to others stays as it was.
    pub fn keep(&mut self, instance: &Instance, before: &HoldPlan) -> ClinicSizing {
        let mut sizing = self.each(instance, |model, routine| {
            let holds = holds_of(model, before)?;
            let design = design(instance, model, routine, &holds, ANSWER);
            let kept = kept(&design);
            let verdict = Verdict::Kept;
            kept.then(|| Recommendation { holds, design, verdict, frontier: Vec::new() })
        });
        for group in &mut sizing.teams {
            let mut same = before.groups().iter().filter(|was| is_of(was, group.team, &group.held));
            group.release = same.find_map(|was| was.release);
        }
        sizing
    }

    fn each(
        &mut self,
        instance: &Instance,
        first: impl Fn(&TeamModel, &Routine) -> Option<Recommendation> + Sync,
    ) -> ClinicSizing {
        let models = models(instance);
        let one = |model: &TeamModel| {
            let routine = Routine::new(instance, &model.group);
            if let Some(chosen) = first(model, &routine) {
                return (told(instance, model, &routine, chosen, false), false);
            }
            if let Some((_, same)) = self.0.iter().find(|(other, _)| other == model) {
                return (same.clone(), false);
            }
            let near = self.near(model);
            let near = near.and_then(|holds| recommend_near(instance, model, &routine, holds));
            let chosen = near.unwrap_or_else(|| recommend(instance, model, &routine, false));
            (told(instance, model, &routine, chosen, false), true)
        };
        let groups: Vec<(TeamSizing, bool)> = models.par_iter().with_max_len(1).map(one).collect();
        let found = models.into_iter().zip(&groups).filter(|(_, (_, recommended))| *recommended);
        let found: Vec<_> = found.map(|(model, (sizing, _))| (model, sizing.clone())).collect();
        self.0.extend(found);
        let teams = groups.into_iter().map(|(sizing, _)| sizing).collect();
        ClinicSizing { teams, unservable: unservable(instance), pooling: Vec::new() }
    }

    /// Holds a cycle that the same group had last, where they kept its promises.
    fn near(&self, model: &TeamModel) -> Option<usize> {
        let mut known = self.0.iter().rev();
        let same = |(other, _): &&(TeamModel, TeamSizing)| {
            other.team == model.team && other.group.held == model.group.held
        };
        let (_, group) = known.find(same).filter(|(_, group)| group.verdict == Verdict::Kept)?;
        let minutes: Minutes = group.design.holds.iter().copied().sum();
        usize::try_from(minutes / group.hold_unit.max(Minutes(1))).ok()
    }
}

/// Whether a group of a plan is for any of these needs of a team.
fn is_of(group: &HeldGroup, team: TeamId, held: &[NeedId]) -> bool {
    held.iter().any(|&need| group.is_for(team, need))
}

/// The holds of a plan for a group, in steps per open day; nothing where they are no whole steps, or
/// where there is no room for them.
fn holds_of(model: &TeamModel, plan: &HoldPlan) -> Option<Vec<usize>> {
    let own = || plan.groups().iter().filter(|group| is_of(group, model.team, &model.group.held));
    let minutes = |day: CycleDay| own().map(|group| group.on(day)).sum::<Minutes>();
    let steps = |minutes: Minutes| {
        let whole = minutes.fits(model.lattice);
        whole.then(|| usize::try_from(minutes / model.lattice).unwrap_or(0))
    };
    let each = model.days.iter().map(|day| {
        let room: usize = day.sessions.iter().map(|session| session.steps).sum();
        steps(minutes(day.day)).filter(|&steps| steps <= room)
    });
    let holds = each.collect::<Option<Vec<usize>>>()?;
    let held: f64 = holds.iter().map(|&steps| real(steps)).sum();
    let planned: Minutes = own().flat_map(|group| group.minutes.iter().copied()).sum();
    // Nothing of the plan lies on a day that is none of the group's.
    ((held * model.lattice.real() - planned.real()).abs() < 1e-6).then_some(holds)
}
