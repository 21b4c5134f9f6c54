//! Which step of what a patient waits for decides a right.

use crate::table::RightId;

use super::need::{Pathway, Promise, Purpose};
use super::rights::{EndsAt, Sector, StartsAt};
use super::{Asks, InstanceParts};

/// A right carried by a need or a pathway, with the milestone that meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The right.
    pub right: RightId,
    /// Whose patients they are.
    pub sector: Sector,
    /// Row of the step that decides it; 0 for a need.
    pub step: usize,
    /// Days from that step until the milestone is met \[days\].
    pub answer_days: u32,
    /// Fewest calendar days from the first step until the milestone is met \[days\].
    pub shortest_days: u32,
    /// Whether the visit only stands for the milestone: a need without a pathway does not say when
    /// the patient has been told.
    pub proxy: bool,
}

impl Pathway {
    /// Row of the step that decides a milestone: the one marked, else the first for the start of the
    /// work-up and the last for the others.
    #[must_use]
    pub fn step_of(&self, milestone: EndsAt) -> usize {
        let marked = self.steps.iter().position(|step| step.milestone == Some(milestone));
        marked.unwrap_or_else(|| match milestone {
            EndsAt::WorkUpStart => 0,
            EndsAt::Told | EndsAt::TreatmentStart => self.steps.len().saturating_sub(1),
        })
    }

    /// Fewest calendar days from one step to a later one.
    #[must_use]
    pub fn shortest_between(&self, from: usize, to: usize) -> u32 {
        let steps = self.steps.iter().take(to + 1).skip(from + 1);
        steps.fold(0, |days, step| days.saturating_add(step.lag_min.max(step.external_days)))
    }

    fn carries(&self, ends_at: EndsAt) -> (usize, u32, u32) {
        let step = self.step_of(ends_at);
        let answer = if ends_at == EndsAt::Told { self.answer_days } else { 0 };
        (step, answer, self.shortest_between(0, step).saturating_add(answer))
    }
}

impl InstanceParts {
    /// The rights that something asked for carries, statutory maximum waits first.
    ///
    /// # Panics
    /// Where an id is of no row; those of an [`Instance`](super::Instance) all are.
    #[must_use]
    pub fn carried(&self, asks: Asks) -> Vec<Carried> {
        let (rights, sector) = match asks {
            Asks::Pathway(pathway) => {
                let pathway = &self.pathways[pathway];
                (&*pathway.rights, pathway.sector)
            }
            Asks::Need(need) => {
                let need = &self.needs[need];
                match &need.promise {
                    Promise::Rights(rights) => (&**rights, need.sector),
                    Promise::Access { .. } | Promise::None => (&[][..], need.sector),
                }
            }
        };
        let sector = sector.unwrap_or(self.law.sector);
        let mut carried: Vec<Carried> = rights
            .iter()
            .map(|&right| {
                let ends_at = self.rights[right].ends_at;
                let (step, answer_days, shortest_days) = match asks {
                    Asks::Pathway(pathway) => self.pathways[pathway].carries(ends_at),
                    Asks::Need(_) => (0, 0, 0),
                };
                let proxy = self.is_proxy(asks, ends_at);
                Carried { right, sector, step, answer_days, shortest_days, proxy }
            })
            .collect();
        carried.sort_by_key(|row| !self.rights[row.right].maximum_wait);
        carried
    }

    fn is_proxy(&self, asks: Asks, ends_at: EndsAt) -> bool {
        let Asks::Need(need) = asks else { return false };
        ends_at == EndsAt::Told && self.needs[need].purpose != Purpose::Conclusion
    }

    /// The right that decides for requests to come, with its days: of those whose clock starts with
    /// the request a statutory maximum wait, else the one that leaves the fewest days for the first
    /// visit; `None` where none is in force today.
    ///
    /// A request for treatment starts with the referral for it, or with the consent where that is
    /// all there is. Other rights of the same request start later, and nobody knows when.
    #[must_use]
    pub fn deciding(&self, asks: Asks) -> Option<(Carried, u32)> {
        let starts = |row: &Carried| self.rights[row.right].starts_at;
        let carried = self.carried(asks);
        let first: Option<StartsAt> = carried.iter().map(starts).min();
        let begun = carried.into_iter().filter(|row| Some(starts(row)) == first);
        let days = |row: Carried| {
            let days = self.rights[row.right].days(self.as_of, self.as_of, row.sector)?;
            Some((row, days))
        };
        begun.filter_map(days).min_by_key(|(row, days)| {
            let left = i64::from(*days) - i64::from(row.shortest_days);
            (!self.rights[row.right].maximum_wait, left)
        })
    }
}
