//! What happens in the panels of a run, week by week.

use crate::answer::PanelWeek;

/// Where a patient under control is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// With fixed controls.
    Fixed,
    /// On need-based control.
    NeedBased,
    /// With their general practitioner.
    Practice,
    /// Gone.
    Gone,
}

/// The weeks of every panel, and where its patients are now.
#[derive(Clone, Debug, Default)]
pub(super) struct Ledger {
    weeks: Vec<Vec<PanelWeek>>,
    now: Vec<Now>,
}

/// Where the patients of a panel are now.
#[derive(Clone, Copy, Debug, Default)]
struct Now {
    fixed: u32,
    need_based: u32,
    practice: u32,
    /// Fixed controls that had fallen due when the last week was over and were not held, less those
    /// given up since.
    overdue: i32,
}

impl Ledger {
    pub(super) fn new(panels: usize, weeks: usize) -> Self {
        let weeks = vec![vec![PanelWeek::default(); weeks]; panels];
        Self { weeks, now: vec![Now::default(); panels] }
    }

    /// The row of a panel in a week; none beyond the run.
    pub(super) fn row(&mut self, panel: u32, week: usize) -> Option<&mut PanelWeek> {
        self.weeks[panel as usize].get_mut(week)
    }

    /// Counts one more in a week.
    pub(super) fn count(&mut self, panel: u32, week: usize, of: fn(&mut PanelWeek) -> &mut u32) {
        if let Some(row) = self.row(panel, week) {
            *of(row) += 1;
        }
    }

    /// A patient is somewhere from now on.
    pub(super) fn joins(&mut self, panel: u32, state: State) {
        if let Some(stock) = self.stock(panel, state) {
            *stock += 1;
        }
    }

    /// A patient is somewhere no longer.
    pub(super) fn leaves(&mut self, panel: u32, state: State) {
        if let Some(stock) = self.stock(panel, state) {
            *stock -= 1;
        }
    }

    fn stock(&mut self, panel: u32, state: State) -> Option<&mut u32> {
        let now = &mut self.now[panel as usize];
        match state {
            State::Fixed => Some(&mut now.fixed),
            State::NeedBased => Some(&mut now.need_based),
            State::Practice => Some(&mut now.practice),
            State::Gone => None,
        }
    }

    /// Takes back a control that would fall due in a week; one that has fallen due is given up.
    pub(super) fn give_up(&mut self, panel: u32, due: usize, week: usize) {
        if due > week {
            if let Some(row) = self.row(panel, due) {
                row.due -= 1;
            }
        } else {
            self.now[panel as usize].overdue -= 1;
        }
    }

    /// A week is over.
    pub(super) fn close(&mut self, week: usize) {
        for (rows, now) in self.weeks.iter_mut().zip(&mut self.now) {
            let Some(row) = rows.get_mut(week) else { continue };
            now.overdue =
                now.overdue.saturating_add_unsigned(row.due).saturating_sub_unsigned(row.fixed);
            row.on_fixed = now.fixed;
            row.on_need_based = now.need_based;
            row.in_practice = now.practice;
            row.overdue = u32::try_from(now.overdue).unwrap_or(0);
        }
    }

    /// The weeks of every panel.
    pub(super) fn into_weeks(self) -> Vec<Vec<PanelWeek>> {
        self.weeks
    }
}
