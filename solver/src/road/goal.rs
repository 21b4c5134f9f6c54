//! What a road frees, and when a goal is reached.
//!
//! A single week or month shows one phase of a panel: where those due in it have moved, it looks
//! better than the clinic is. So what is freed is a mean over whole intervals that end in the week,
//! each panel over its own: its last interval, or the least common multiple with the controls between
//! need-based visits. It is measured against the same panels without any move, every visit held as
//! today.

use crate::number::{gcd, real};

use super::month::{month_of, weeks_of};
use super::panel::{Panel, To};
use super::walk::{Road, walk};
use super::week::Walked;

/// Whole intervals of a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// How long it is \[weeks\].
    pub weeks: usize,
}

impl Window {
    /// That of a panel.
    #[must_use]
    pub fn of(panel: &Panel) -> Self {
        let last = panel.intervals.last().copied().unwrap_or(1).max(1);
        let between = panel.moves.iter().filter_map(|one| match one.to {
            To::Hybrid { every_weeks } => Some(every_weeks.max(1)),
            To::NeedBased | To::Practice { .. } | To::Away => None,
        });
        let weeks = between.fold(last, |all, one| all / gcd(all, one) * one);
        Self { weeks: usize::try_from(weeks).unwrap_or(usize::MAX) }
    }
}

/// Minutes a week freed at the end of each week \[min/week\]; none before whole intervals have passed.
#[must_use]
pub fn freed(road: &Road, walked: &Walked) -> Vec<Option<f64>> {
    let unmoved = walk(&without_moves(road));
    let windows: Vec<usize> = road.panels.iter().map(|panel| Window::of(panel).weeks).collect();
    let longest = windows.iter().copied().max().unwrap_or(1);
    let freed = |week: usize| {
        let mean = |(panel, &window): (usize, &usize)| {
            let rows = week + 1 - window..=week;
            let minutes = |of: &Walked| -> f64 {
                of.panels[panel][rows.clone()].iter().map(|row| row.minutes).sum()
            };
            (minutes(&unmoved) - minutes(walked)) / real(window)
        };
        (week + 1 >= longest).then(|| windows.iter().enumerate().map(mean).sum())
    };
    (0..walked.weeks()).map(freed).collect()
}

/// The same road, and nobody moves, nor is any visit held otherwise.
fn without_moves(road: &Road) -> Road {
    let mut road = road.clone();
    for panel in &mut road.panels {
        panel.moves.clear();
        panel.reshaped.clear();
    }
    road
}

/// The first month, from 0, at whose end so many minutes a week are freed and no more wait than at
/// the end of the first week.
#[must_use]
pub fn reached(freed: &[Option<f64>], walked: &Walked, minutes_per_week: f64) -> Option<usize> {
    let waits = |week: usize| -> f64 { walked.backlog.iter().map(|team| team[week]).sum() };
    let last_weeks = (0..=month_of(freed.len().saturating_sub(1)))
        .map(|month| (month, weeks_of(month).end - 1))
        .filter(|&(_, week)| week < freed.len());
    let mut reached = last_weeks.filter(|&(_, week)| {
        freed[week].is_some_and(|of| of >= minutes_per_week - 1e-9)
            && waits(week) <= waits(0) + 1e-6
    });
    reached.next().map(|(month, _)| month)
}
