//! Who asks when: daily counts, daily minutes, controls falling due.
//!
//! A day's minutes are a compound sum: a random number of requests, each with the length of its
//! complexity class. Counts are of the Panjer class, so the law of the sum is exact on a lattice
//! of minutes (Panjer 1981, *Recursive evaluation of a family of compound distributions*, ASTIN
//! Bulletin 12, 22-26).
//!
//! The long-run view (`asks`) uses the mean season factor over the horizon and spreads controls
//! evenly; the dated view (`dated`) uses seasons, closures and listed next controls as they are.
//! Requests on days the clinic is not open join the next open day. Every step of a pathway is
//! asked for at the rate of the pathway. A missed visit has used its minutes; the patient asks again
//! with the chance `goals.asks_again`, so a request is `1 / (1 - missed)` visits in the mean. A
//! missed control waits for its turn.
//!
//! Lengths follow the true class where the clinic says how often the one believed is mistaken: what is
//! sized so has room for the work that is really done. A diary is filled by the class believed, so a
//! played clinic sees more requests in time than computed, and pays for it after closing.

pub(crate) mod advice;
pub(crate) mod ask;
pub(crate) mod compound;
pub(crate) mod controls;
pub(crate) mod count;
pub(crate) mod dated;
pub(crate) mod law;
#[cfg(test)]
mod tests;

pub(crate) use advice::{everything, promised_advice};
pub(crate) use ask::{Arrivals, Ask, asked_of, asks, day_law};
pub use compound::compound;
pub use count::Count;
pub use law::Law;

/// Weeks in a mean year: 365.25 / 7 \[weeks\].
pub const WEEKS_PER_YEAR: f64 = 365.25 / 7.0;

/// Tail mass at which a day's law is cut.
pub const TAIL: f64 = 1e-13;
