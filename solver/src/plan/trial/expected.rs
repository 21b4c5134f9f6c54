//! What is expected of panels that are played: the road they walk, exactly, month by month.

use crate::instance::Instance;
use crate::road::clinic::living;
use crate::road::{Month, Offered, Road, Word, month_of, months, walk};
use crate::simulation::{Changing, World};

/// What is expected of a panel in a month, and whether it was played otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// Patients who move to need-based control in it.
    pub converted: f64,
    /// Controls held in a mean week of it.
    pub controls_per_week: f64,
    /// Need-based visits held in a mean week of it.
    pub need_based_per_week: f64,
    /// Why it was played otherwise; `None` where chance alone tells them apart.
    pub differs: Option<Differs>,
}

/// Why a month was played otherwise than it is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Differs {
    /// Patients wait for time, more than a week: the road has all it asks for.
    NoTime,
    /// No more may move in a month: the road divides patients like a fluid.
    Limit,
    /// Days on which the clinic is closed: the weeks of the road are all alike.
    ClosedDays,
    /// The rules of a day: days until a visit, dates cancelled, patients sought out, visits asked for
    /// again.
    Rules,
}

/// The months of every panel as the road has them.
#[derive(Clone, Debug)]
pub(super) struct Exact {
    /// By panel.
    pub(super) panels: Vec<Vec<Month>>,
    /// Whether a limit binds, so that no more than a bound is known.
    limited: bool,
    /// Per month, whether the clinic is closed on a day of it or of the one before.
    closed: Vec<bool>,
}

impl Exact {
    /// The road of a clinic, offered at the control, as if there were time for all.
    pub(super) fn of(clinic: &Instance, world: &World, changing: &Changing) -> Self {
        let road = Road {
            panels: living(clinic, &changing.accepting),
            weeks: world.weeks(),
            offered: Offered::AtControl,
            moves_per_month_max: changing.moves_per_month_max,
            teams: Vec::new(),
        };
        let walked = walk(&road);
        Self {
            panels: walked.panels.iter().map(|rows| months(&[rows])).collect(),
            limited: walked.word == Word::Fluid,
            closed: closed(world),
        }
    }

    /// How many figures of months are compared.
    pub(super) fn figures(&self) -> usize {
        3 * self.panels.iter().map(Vec::len).sum::<usize>()
    }

    /// Why a month that was played otherwise was, so many controls being overdue and so many patients
    /// waiting for a need-based visit when it began or ended; `at_controls` says whether in controls or moves.
    pub(super) fn why(
        &self,
        (panel, month): (usize, usize),
        at_controls: bool,
        (overdue, waiting): (f64, f64),
    ) -> Differs {
        let of = &self.panels[panel][month];
        // More than a week's wait.
        let late = overdue > of.per_week(of.sum.due).max(1.0);
        if late || waiting > of.per_week(of.sum.need_based).max(1.0) {
            Differs::NoTime
        } else if self.limited {
            Differs::Limit
        } else if at_controls && self.closed.get(month) == Some(&true) {
            Differs::ClosedDays
        } else {
            Differs::Rules
        }
    }
}

/// Per month, whether the clinic is closed on a day of the cycle in it or in the one before.
fn closed(world: &World) -> Vec<bool> {
    let weeks = world.weeks();
    let count = weeks.checked_sub(1).map_or(0, |last| month_of(last) + 1);
    let mut closed = vec![false; count];
    let shut = world.panel_days.iter().filter(|day| world.open.binary_search(day).is_err());
    for month in shut.map(|day| month_of(usize::try_from(day.0 / 7).unwrap_or(0))) {
        closed.iter_mut().skip(month).take(2).for_each(|closed| *closed = true);
    }
    closed
}
