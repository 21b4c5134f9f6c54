//! The road from fixed to need-based control, week by week and month by month.
//!
//! A panel lives: patients enter it from the pathways, are seen at intervals from a list, leave it,
//! and move on, to need-based control, to their general practitioner or to the municipality. A
//! patient moves only at a control actually held ([`Offered::AtControl`]), or when patient-reported
//! outcomes (PRO) are read before it and spare it ([`Offered::BeforeControl`]). So with an interval
//! of half a year nothing shows before half a year has passed, and on the way there is a hump: the
//! controls go on while the first need-based visits already come.
//!
//! **Exact.** Every patient has a tag, drawn once: which move is for them, or none. What is expected
//! of a cohort (tag, contacts so far, week of the next control) in a week is linear in the cohort, so
//! the recursion gives the expected numbers without error. Where a learning limit or the capacity of
//! a team binds, it is a *fluid*: the mean of a minimum is not the minimum of the means, and the
//! conversions it gives are an upper bound of those to expect ([`Word`]).
//!
//! **Order within a week.** Need-based visits and advice (asked by those moved before the week),
//! controls, leaving, moves of those who stay, entrants, deaths. Where capacity binds, need-based
//! visits and advice come first, then the control longest overdue; the next control counts from the
//! one held, and a control not held moves nobody.
//!
//! With `P` patients, an interval of `tau` weeks, a share `kappa` never eligible, `p` accepting an
//! offer and `r` visits a week of a converted patient, an undisturbed panel has at most
//! `(1 - kappa) p P r (tau - 1) / tau` visits a week more than before, in week `tau - 1`.
//!
//! The room stands above sizing, because the holds of a month are sized, and below the template.

pub mod clinic;
mod cohort;
mod goal;
mod late;
mod month;
mod outreach;
mod panel;
pub mod program;
mod safe;
mod simulate;
#[cfg(test)]
mod tests;
mod transition;
mod walk;
mod week;

pub use goal::{Window, freed, reached};
pub use month::{Month, month_of, months, weeks_of};
pub use outreach::outreach;
pub use panel::{Move, Onset, Panel, Reshaped, To, Visits, spread};
pub use safe::{SafeShare, safe_share};
pub use simulate::{Run, simulate};
pub use transition::{Passage, Transition, transition};
pub use walk::{Offered, Road, TeamMinutes, walk};
pub use week::{Walked, Week, Word};

/// Weeks in a year of the road: thirteen weeks are three months \[weeks\].
pub const WEEKS_PER_YEAR: f64 = 52.0;

/// Weeks in a month of the road, in the mean \[weeks\].
pub const WEEKS_PER_MONTH: f64 = 13.0 / 3.0;
