//! What a week of the road brings.

use super::panel::{Panel, Visits};

/// What a road claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// The expected numbers, without error.
    Exact,
    /// A limit or the capacity binds somewhere: a fluid, whose conversions are an upper bound of
    /// those to expect.
    Fluid,
}

impl Word {
    /// Its code in answers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Fluid => "fluid",
        }
    }
}

/// A panel in a week, expected.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Week {
    /// Controls that fell due.
    pub due: f64,
    /// Fixed controls held.
    pub fixed: f64,
    /// Controls held between need-based visits.
    pub between: f64,
    /// Need-based visits held.
    pub need_based: f64,
    /// Advice contacts held.
    pub advice: f64,
    /// Patients who moved to need-based control.
    pub converted: f64,
    /// Patients who moved elsewhere.
    pub moved: f64,
    /// Patients who left.
    pub left: f64,
    /// Patients who entered.
    pub entered: f64,
    /// Patients with fixed controls, at the end of the week.
    pub on_fixed: f64,
    /// Patients on need-based control, at the end of the week.
    pub on_need_based: f64,
    /// Patients with their general practitioner, at the end of the week.
    pub in_practice: f64,
    /// Patients whose control is overdue, at the end of the week.
    pub overdue: f64,
    /// Visits held for which the patient stays at home, where a change made them so.
    pub from_home: f64,
    /// Minutes of controls held \[min\].
    pub control_minutes: f64,
    /// Minutes of need-based visits held \[min\].
    pub need_based_minutes: f64,
    /// Minutes of all visits and advice held \[min\].
    pub minutes: f64,
}

impl Week {
    /// Visits held: controls and need-based.
    #[must_use]
    pub fn visits(&self) -> f64 {
        self.fixed + self.between + self.need_based
    }

    /// What its visits and advice take, once they are counted.
    pub(super) fn take(&mut self, panel: &Panel, week: usize) {
        self.need_based_minutes = self.need_based * panel.minutes_in(Visits::NeedBased, week);
        let advice = self.advice * panel.advice_minutes;
        self.minutes = self.control_minutes + self.need_based_minutes + advice;
        self.from_home = (self.fixed + self.between) * panel.from_home_in(Visits::Controls, week)
            + self.need_based * panel.from_home_in(Visits::NeedBased, week);
    }

    /// Adds another panel, or another week.
    pub(super) fn add(&mut self, other: &Self) {
        self.due += other.due;
        self.fixed += other.fixed;
        self.between += other.between;
        self.need_based += other.need_based;
        self.advice += other.advice;
        self.converted += other.converted;
        self.moved += other.moved;
        self.left += other.left;
        self.entered += other.entered;
        self.on_fixed += other.on_fixed;
        self.on_need_based += other.on_need_based;
        self.in_practice += other.in_practice;
        self.overdue += other.overdue;
        self.from_home += other.from_home;
        self.control_minutes += other.control_minutes;
        self.need_based_minutes += other.need_based_minutes;
        self.minutes += other.minutes;
    }
}

/// The road walked to its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Walked {
    /// Each panel, in order: one row per week.
    pub panels: Vec<Vec<Week>>,
    /// Minutes that wait at the end of each week, by team in the order of the road \[min\].
    pub backlog: Vec<Vec<f64>>,
    /// What is claimed.
    pub word: Word,
}

impl Walked {
    /// Weeks walked.
    #[must_use]
    pub fn weeks(&self) -> usize {
        self.panels.first().map_or(0, Vec::len)
    }

    /// A sum over all panels, week by week.
    #[must_use]
    pub fn total(&self, of: impl Fn(&Week) -> f64) -> Vec<f64> {
        let week = |week: usize| self.panels.iter().map(|rows| of(&rows[week])).sum();
        (0..self.weeks()).map(week).collect()
    }
}
