//! Shares at an end of a range.

use crate::instance::{Fault, InstanceError, Place};
use crate::units::Probability;

/// A share, or the fault of the row that would have it.
pub(super) fn share(
    value: f64,
    (list, index, field): (&'static str, usize, &'static str),
) -> Result<Probability, InstanceError> {
    let place = Place::new(list, index, field);
    let fault = Fault::OutOfRange { value, low: 0.0, high: 1.0 };
    Probability::new(value).ok_or(InstanceError { place, fault })
}
