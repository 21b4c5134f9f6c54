//! How the patients of a panel come and go.

use crate::table::NeedId;
use crate::units::Probability;

/// The life of a panel: who enters, how often they are seen, who leaves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Life {
    /// Weeks to the control after each contact, the entry being the first; `None` where the panel's
    /// interval is the only one \[weeks\].
    pub intervals: Option<Vec<u32>>,
    /// Whether the control after the last interval is the last; otherwise it repeats.
    pub ends: bool,
    /// Patients who enter in a week \[1/week\].
    pub entrants_per_week: f64,
    /// Chance that a visit is the last.
    pub ends_at_visit: Probability,
    /// Share who leave in a year for another reason, such as death.
    pub leaves_per_year: Probability,
    /// The call by which the clinic seeks out a patient nobody has heard of; `None` where it takes no
    /// time of the template.
    pub outreach: Option<NeedId>,
}
