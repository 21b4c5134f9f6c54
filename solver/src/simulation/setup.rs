//! How a clinic is played.

use crate::answer::{HoldPlan, Template};
use crate::road::clinic::Accepting;

use super::world::Habits;

/// How a clinic is played.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// What is kept free.
    pub plan: Plan,
    /// Calendar days played, warm-up included \[1..\].
    pub days: u32,
    /// Calendar days at the beginning that are not counted.
    pub warm_up: u32,
    /// Calendar days after the end that can be booked.
    pub beyond: u32,
    /// Real dates, or the long run. With real dates and without a warm-up the run starts from
    /// today's waiting list and bookings; else from an empty clinic.
    pub dated: bool,
    /// Whether the clinic's open clinics are run; else their time can be booked.
    pub windows: bool,
    /// What patients and the clinic do to visits once booked.
    pub habits: Habits,
    /// How the changes of the clinic are played; `None` where they are not.
    pub changes: Option<Changing>,
}

/// How the changes of a clinic are played.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Changing {
    /// Whether patients accept an offer, where a change does not say it.
    pub accepting: Accepting,
    /// Most moves a month, spread evenly over the weeks; `None` without limit \[1/month\].
    pub moves_per_month_max: Option<f64>,
    /// Whether patients of panels move; else the policy alone says how they are controlled.
    pub panels: bool,
}

/// What is kept free.
#[derive(Clone, Debug, PartialEq)]
pub enum Plan {
    /// Minutes per team and day.
    Holds(HoldPlan),
    /// Every block of a template, for its own need.
    Template(Template),
}
