//! One group with more holds, or fewer, than its design has.

use crate::instance::{CycleDay, Instance};
use crate::number::real;
use crate::units::Minutes;

use super::design::{design, in_cycle};
use super::frontier::{ANSWER, Recommendation, kept};
use super::model::outcomes_of;
use super::model::{TeamModel, model_of};
use super::overload::Routine;
use super::size::told;
use super::spread::Judge;
use super::{Design, TeamSizing, Verdict};

/// Spreads of more and fewer holds than a group's design has.
#[derive(Debug)]
pub struct Spreads<'a> {
    instance: &'a Instance,
    model: TeamModel,
    judge: Judge,
    /// Holds per open day, by how many there are a cycle; those after the first gap are not known.
    known: Vec<Vec<usize>>,
    /// One more than the last known was found to have no room.
    full: bool,
}

impl<'a> Spreads<'a> {
    /// Those of a group; what its frontier knows is not worked out again.
    #[must_use]
    pub fn new(instance: &'a Instance, group: &TeamSizing) -> Self {
        let model = model_of(instance, group.team, &group.held);
        let unit = model.lattice.0.max(1) * i32::try_from(model.unit.max(1)).unwrap_or(1);
        let on = |minutes: Minutes| usize::try_from(minutes.0 / unit).unwrap_or(0);
        let of = |design: &Design| -> Vec<usize> {
            let day = |day: CycleDay| design.holds.get(day.index()).copied().unwrap_or_default();
            model.days.iter().map(|row| on(day(row.day))).collect()
        };
        let in_order = (0..).zip(&group.frontier).take_while(|(at, p)| p.hold_count == *at);
        let known = in_order.map(|(_, point)| of(&point.design)).collect();
        Self { instance, judge: Judge::new(&model), model, known, full: false }
    }

    /// So many holds a cycle, spread as well as is known \[min per day of the cycle\]; `None` where
    /// there is no room for them, or routine requests would starve.
    #[must_use]
    pub fn minutes(&mut self, hold_count: u32) -> Option<Vec<Minutes>> {
        let holds = self.holds(hold_count)?;
        self.leaves_room(&holds).then(|| in_cycle(self.instance, &self.model, &holds))
    }

    /// The design with so many holds, and everything that is told of it.
    #[must_use]
    pub fn group(&mut self, group: &TeamSizing, hold_count: u32) -> Option<TeamSizing> {
        let holds = self.holds(hold_count)?;
        let (instance, model) = (self.instance, &self.model);
        let routine = Routine::new(instance, &model.group);
        let design = design(instance, model, &routine, &holds, ANSWER);
        let verdict = if kept(&design) {
            Verdict::Kept
        } else {
            let (missing_minutes_per_week, holds_would_do_minutes_per_week) = (None, None);
            Verdict::No { missing_minutes_per_week, holds_would_do_minutes_per_week }
        };
        let mut frontier = group.frontier.clone();
        for point in &mut frontier {
            point.recommended = point.hold_count == hold_count;
            if point.recommended {
                point.design = design.clone();
            }
        }
        let chosen = Recommendation { holds, design, verdict, frontier };
        let ahead = !group.outlook.is_empty();
        let told = told(instance, model, &routine, chosen, ahead);
        Some(TeamSizing { release: group.release, ..told })
    }

    /// Steps held per open day.
    fn holds(&mut self, hold_count: u32) -> Option<Vec<usize>> {
        let wanted = hold_count as usize;
        if self.known.is_empty() {
            self.known.push(vec![0; self.model.days.len()]);
        }
        while self.known.len() <= wanted && !self.full {
            let last = self.known.last().expect("none held is known");
            match self.judge.after(last) {
                Some(next) => self.known.push(next),
                None => self.full = true,
            }
        }
        let counts = self.known.get(wanted)?;
        Some(counts.iter().map(|count| count * self.model.unit).collect())
    }

    /// Whether routine demand stays below the mean unheld minutes.
    fn leaves_room(&self, holds: &[usize]) -> bool {
        let outcomes = outcomes_of(&self.model, holds, 1);
        let all = outcomes.iter().flatten();
        let unheld: f64 = all.map(|outcome| real(outcome.unheld) * outcome.chance).sum();
        let routine = self.model.per_cycle(|day| day.routine.mean());
        routine <= 0.0 || routine < unheld * (1.0 - 1e-9)
    }
}
