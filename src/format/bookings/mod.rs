//! Bookings as CSV, for the secretary's spreadsheet: out, edited by hand, and in again.

mod patient;
mod read;
mod state;
#[cfg(test)]
mod tests;
mod write;

pub(crate) use patient::steps;
pub use patient::{Listed, Status, Visit, listed};
pub use read::{Earlier, read_bookings, read_earlier, read_held};
pub use write::{reason_code, write_bookings, write_bookings_with};

/// The columns, and whether each is needed to read bookings back.
const COLUMNS: &[(&str, bool)] = &[
    ("pseudonym", true),
    ("team", false),
    ("step", false),
    ("need", true),
    ("clinician", true),
    ("date", true),
    ("from", true),
    ("to", true),
    ("minutes", false),
    ("week", false),
    ("deadline", false),
    ("finish", false),
    ("days_over", false),
    ("status", false),
    ("reason", false),
];
