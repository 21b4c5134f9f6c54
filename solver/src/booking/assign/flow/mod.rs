//! Flows: transportation with leaving out, what it solves exactly, and why not all can be placed.

mod hall;
mod places;
#[cfg(test)]
mod tests;
mod transport;
mod tree;
mod units;

pub use hall::{HallSet, hall_set};
pub(crate) use transport::Transport;
pub use units::{UnitsError, assign_units};
