//! Controls that are due: the longest overdue first, within the minutes of each team.

use std::collections::VecDeque;

use super::cohort::Kind;

/// A control due for patients of one kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DueControl {
    /// The panel.
    pub(super) panel: usize,
    /// Which of its patients.
    pub(super) kind: Kind,
    /// How many.
    pub(super) patients: f64,
    /// Length of one control \[min\].
    pub(super) minutes: f64,
}

/// Controls due of one team, by the week in which they fell due.
#[derive(Clone, Debug, Default)]
pub(super) struct Queue {
    weeks: VecDeque<Vec<DueControl>>,
}

impl Queue {
    /// Adds the controls of a new week.
    pub(super) fn push(&mut self, due: Vec<DueControl>) {
        self.weeks.push_back(due);
    }

    /// Takes what the minutes allow, the longest overdue first, those of one week pro rata; whether
    /// all was taken.
    pub(super) fn serve(&mut self, mut minutes: Option<f64>) -> (Vec<DueControl>, bool) {
        let mut held = Vec::new();
        while let Some(week) = self.weeks.front_mut() {
            let asked: f64 = week.iter().map(|due| due.patients * due.minutes).sum();
            let left = minutes.unwrap_or(asked);
            if asked <= left {
                minutes = minutes.map(|_| left - asked);
                held.extend(self.weeks.pop_front().unwrap_or_default());
                continue;
            }
            let part = (left / asked).clamp(0.0, 1.0);
            for due in week.iter_mut() {
                held.push(DueControl { patients: due.patients * part, ..*due });
                due.patients *= 1.0 - part;
            }
            return (held, false);
        }
        (held, true)
    }

    /// Patients of a panel whose control is overdue: those with fixed controls, and the others.
    pub(super) fn overdue(&self, panel: usize) -> (f64, f64) {
        let own = self.weeks.iter().flatten().filter(|due| due.panel == panel);
        own.fold((0.0, 0.0), |(fixed, between), due| match due.kind {
            Kind::Fixed { .. } => (fixed + due.patients, between),
            Kind::Between { .. } => (fixed, between + due.patients),
        })
    }

    /// What the overdue controls take \[min\].
    pub(super) fn minutes(&self) -> f64 {
        self.weeks.iter().flatten().map(|due| due.patients * due.minutes).sum()
    }

    /// Some of a panel's patients have left; `of` says which.
    pub(super) fn scale(&mut self, panel: usize, stay: f64, of: impl Fn(Kind) -> bool) {
        let own = self.weeks.iter_mut().flatten().filter(|due| due.panel == panel);
        own.filter(|due| of(due.kind)).for_each(|due| due.patients *= stay);
    }
}
