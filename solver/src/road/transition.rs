//! The road of one panel of one interval: the smallest question there is.

use crate::table::{Id, TeamId};
use crate::units::Probability;

use super::WEEKS_PER_YEAR;
use super::panel::{Move, Panel, To};
use super::walk::{Offered, Road, walk};

/// A panel on its way to need-based control.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Transition {
    /// Patients, spread evenly over the interval \[patients\].
    pub patients: f64,
    /// Weeks between controls \[weeks, 1..\].
    pub interval_weeks: u32,
    /// Chance that a patient who may convert does so when asked.
    pub converts: Probability,
    /// Share of the patients who never may.
    pub never: Probability,
    /// Requests of a converted patient a year of 52 weeks \[1/year\].
    pub requests_per_year: f64,
    /// Weeks to walk \[weeks\].
    pub weeks: usize,
    /// When they are asked.
    pub offered: Offered,
}

/// What each week of it brings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passage {
    /// Fixed controls held \[visits\].
    pub fixed: Vec<f64>,
    /// Need-based visits, of those converted before the week \[visits\].
    pub need_based: Vec<f64>,
    /// Patients converted in the week \[patients\].
    pub converted: Vec<f64>,
}

/// Walks it.
///
/// With `P` patients, an interval of `tau` weeks, `kappa` never converting and `p` accepting, `P/tau`
/// controls fall due in the first weeks, and each of those who may convert does so at one of them in
/// `k` with chance `1 - (1 - p)^k`:
/// ~~~
/// use behov_solver::road::{Offered, Transition, transition};
/// use behov_solver::units::Probability;
///
/// let share = |value| Probability::new(value).expect("within 0 to 1");
/// let road = transition(&Transition {
///     patients: 2600.0,
///     interval_weeks: 26,
///     converts: share(0.6),
///     never: share(0.2),
///     requests_per_year: 1.0,
///     weeks: 156,
///     offered: Offered::AtControl,
/// });
/// assert!((road.fixed[0] - 100.0).abs() < 1e-9);
/// // 25 weeks of 48 conversions: 1,200 / 52 need-based visits beside the 100.
/// assert!((road.need_based[25] - 1200.0 / 52.0).abs() < 1e-9);
/// ~~~
#[must_use]
pub fn transition(asked: &Transition) -> Passage {
    let mut panel = Panel::steady(TeamId::from_index(0), asked.patients, asked.interval_weeks);
    panel.requests_per_week = asked.requests_per_year / WEEKS_PER_YEAR;
    panel.moves = vec![Move {
        share: asked.never.complement(),
        accepts: asked.converts,
        from_week: 0,
        ramp_weeks: 1,
        to: To::NeedBased,
    }];
    let walked = walk(&Road {
        panels: vec![panel],
        weeks: asked.weeks,
        offered: asked.offered,
        moves_per_month_max: None,
        teams: Vec::new(),
    });
    let column = |of: fn(&super::Week) -> f64| walked.total(of);
    Passage {
        fixed: column(|week| week.fixed),
        need_based: column(|week| week.need_based),
        converted: column(|week| week.converted),
    }
}
