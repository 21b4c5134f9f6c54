//! One session of a template as a clinic day: who waits, when the clinician goes home, what other
//! appointment times would do, and what happens when the easy patients leave.
//!
//! The weekly template says which blocks a session has; [`SessionDay`] makes them the visits of a
//! [`Day`](crate::day::Day). Each patient is asked to come at the start of their block; that is the
//! clinic's own schedule. [`timed`] sets equal spacing, the rule of Bailey & Welch (1952) and the
//! certified optimum beside it. [`without_easy`] lets a share of the easy visits leave and fills their
//! minutes with heavier ones: the same minutes, fewer visits, more variance, and fewer points at
//! which a late programme can catch up. [`Buffer`] tells how many minutes before closing restore
//! the old chance to end in time.

mod above;
mod buffer;
mod fill;
mod layout;
mod one;
mod reassign;
#[cfg(test)]
mod tests;
mod timed;
mod week;
mod windows;
mod without_easy;

pub use above::BookedAbove;
pub use buffer::{Buffer, Restored, buffer};
pub use one::{Asked, OneSession, Swap, Unpunctual, one};
pub use timed::{Claim, Rule, Timed, timed};
pub use week::{Reassignment, Sums, Week, WeekRow, WeekSwap, week};
pub use windows::{Found, OpenDay, windows};
pub use without_easy::{NoSwap, Swapped, without_easy};

pub use crate::day::session::{Clock, NoDay, OpenPlace, Options, Planned, SessionDay, Work};
