//! Where the patients of one panel are at the start of a week.

use std::collections::VecDeque;

use super::panel::{Move, Panel, To};

/// Patients of one kind whose control falls due in the same week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Fixed controls, by tag and contacts so far.
    Fixed { tag: usize, contact: usize },
    /// The control between need-based visits, by move.
    Between { by: usize },
}

/// The patients of a panel.
pub(super) struct Cohort<'p> {
    pub(super) panel: &'p Panel,
    /// By tag, contact, weeks until the next control.
    due: Vec<Vec<VecDeque<f64>>>,
    /// On need-based control, by move; those of the start stand last.
    need_based: Vec<f64>,
    /// Of these with controls between, by move and weeks until the next.
    between: Vec<VecDeque<f64>>,
    /// With their general practitioner, by move.
    practice: Vec<f64>,
}

impl<'p> Cohort<'p> {
    pub(super) fn of(panel: &'p Panel) -> Self {
        let tagged = |tag: usize| {
            let share = panel.share(tag);
            let stage = |weeks: &Vec<f64>| weeks.iter().map(|of| of * share).collect();
            panel.fixed.iter().map(stage).collect()
        };
        let moves = panel.moves.len();
        let mut need_based = vec![0.0; moves + 1];
        need_based[moves] = panel.need_based;
        Self {
            panel,
            due: (0..panel.tags()).map(tagged).collect(),
            need_based,
            between: vec![VecDeque::new(); moves],
            practice: vec![0.0; moves],
        }
    }

    /// Patients with fixed controls whose next is not overdue.
    pub(super) fn waiting(&self) -> f64 {
        self.due.iter().flatten().flatten().sum()
    }

    /// Patients on need-based control.
    pub(super) fn need_based(&self) -> f64 {
        self.need_based.iter().sum()
    }

    /// Patients with their general practitioner.
    pub(super) fn practice(&self) -> f64 {
        self.practice.iter().sum()
    }

    /// Need-based visits asked for in the week.
    pub(super) fn asked(&self) -> f64 {
        self.need_based() * self.panel.requests_per_week
    }

    /// Advice contacts asked for in the week.
    pub(super) fn advice(&self) -> f64 {
        let asked = |(one, patients): (&Move, &f64)| match one.to {
            To::Practice { advice_per_week } => patients * advice_per_week,
            To::NeedBased | To::Hybrid { .. } | To::Away => 0.0,
        };
        self.panel.moves.iter().zip(&self.practice).map(asked).sum()
    }

    /// Takes out those whose need-based visit was the last; how many.
    pub(super) fn end_at_requests(&mut self, visits: f64) -> f64 {
        let all = self.need_based();
        if all <= 0.0 {
            return 0.0;
        }
        let gone = (visits * self.panel.ends_at_visit.value()).min(all);
        let stay = 1.0 - gone / all;
        self.need_based.iter_mut().for_each(|of| *of *= stay);
        self.between.iter_mut().flatten().for_each(|of| *of *= stay);
        gone
    }

    /// The controls that fall due, and time goes on by a week.
    pub(super) fn fall_due(&mut self) -> Vec<(Kind, f64)> {
        let mut due = Vec::new();
        for (tag, stages) in self.due.iter_mut().enumerate() {
            for (contact, weeks) in stages.iter_mut().enumerate() {
                due.push((Kind::Fixed { tag, contact }, weeks.pop_front().unwrap_or(0.0)));
            }
        }
        for (by, weeks) in self.between.iter_mut().enumerate() {
            due.push((Kind::Between { by }, weeks.pop_front().unwrap_or(0.0)));
        }
        due.retain(|(_, patients)| *patients > 0.0);
        due
    }

    /// The chance to move of those with a control of a kind.
    pub(super) fn chance(&self, kind: Kind, week: usize) -> f64 {
        match kind {
            Kind::Fixed { tag, .. } => {
                self.panel.moves.get(tag).map_or(0.0, |one| one.chance(week))
            }
            Kind::Between { .. } => 0.0,
        }
    }

    /// Those who were at a control and stay as they are: their next one; how many have none.
    pub(super) fn seen(&mut self, kind: Kind, patients: f64) -> f64 {
        match kind {
            Kind::Fixed { tag, contact } => {
                let Some(weeks) = self.panel.interval(contact + 1) else { return patients };
                let last = self.panel.intervals.len() - 1;
                self.next(tag, (contact + 1).min(last), weeks, patients);
            }
            Kind::Between { by } => {
                if let To::Hybrid { every_weeks } = self.panel.moves[by].to {
                    add(&mut self.between[by], weeks(every_weeks), patients);
                }
            }
        }
        0.0
    }

    /// Patients for whom a control between was the last.
    pub(super) fn end_between(&mut self, by: usize, patients: f64) {
        self.need_based[by] = (self.need_based[by] - patients).max(0.0);
    }

    fn next(&mut self, tag: usize, contact: usize, weeks: usize, patients: f64) {
        let stages = &mut self.due[tag];
        if stages.len() <= contact {
            stages.resize(contact + 1, VecDeque::new());
        }
        add(&mut stages[contact], weeks, patients);
    }

    /// Patients who move.
    pub(super) fn moved(&mut self, tag: usize, patients: f64) {
        match self.panel.moves[tag].to {
            To::NeedBased => self.need_based[tag] += patients,
            To::Hybrid { every_weeks } => {
                self.need_based[tag] += patients;
                let (first, last) = (weeks(every_weeks.div_ceil(2)), weeks(every_weeks));
                let part = patients / crate::number::real(last - first + 1);
                (first..=last).for_each(|at| add(&mut self.between[tag], at, part));
            }
            To::Practice { .. } => self.practice[tag] += patients,
            To::Away => {}
        }
    }

    /// The week's entrants.
    pub(super) fn enter(&mut self) {
        let Some(weeks) = self.panel.interval(0) else { return };
        for tag in 0..self.panel.tags() {
            let patients = self.panel.entrants_per_week * self.panel.share(tag);
            if patients > 0.0 {
                self.next(tag, 0, weeks, patients);
            }
        }
    }

    /// Deaths, and others who leave between visits; the share that is left.
    pub(super) fn shrink(&mut self) -> f64 {
        let stay = self.panel.leaves_in_week.complement().value();
        self.due.iter_mut().flatten().flatten().for_each(|of| *of *= stay);
        self.between.iter_mut().flatten().for_each(|of| *of *= stay);
        let stocks = [&mut self.need_based, &mut self.practice];
        stocks.into_iter().flatten().for_each(|of| *of *= stay);
        stay
    }
}

/// Weeks as a place, at least one.
fn weeks(given: u32) -> usize {
    usize::try_from(given.max(1)).unwrap_or(1)
}

/// Patients whose control comes so many weeks after this one.
fn add(due: &mut VecDeque<f64>, weeks: usize, patients: f64) {
    if due.len() < weeks {
        due.resize(weeks, 0.0);
    }
    due[weeks - 1] += patients;
}
