//! What an answer was like. The referee stands below every algorithm and cannot name one.

pub(crate) mod breach;
mod breach_code;
mod chain;
pub mod estimate;
mod made;
pub mod measure;
pub mod referee;
pub(crate) mod referee_bookings;
pub(crate) mod referee_log;
mod referee_rights;
pub mod rights;
#[cfg(test)]
mod tests;

pub use breach::Breach;
pub use estimate::Estimate;
pub use measure::{Compared, Measure, Measured, Measurement, Measuring, Scope, compare, measures};
pub use referee_bookings::{BookingBreach, Broken, bookings_verdict};
pub use referee_log::log_verdict;
pub use referee_rights::rights_verdict;
pub use rights::{PatientRights, RightRow, RightsReport, RightsSum};
