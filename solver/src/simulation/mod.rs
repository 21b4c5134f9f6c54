//! A clinic played forward, day by day, under a policy that books as requests come.
//!
//! A [`World`] says who asks when and who works when. On each open day sessions may fall out and
//! patients may cancel; the [`Policy`] meets every request in the order it comes and gives it a
//! date, lets it wait, or hands it on; then the visits are held. Patients carry their luck: who
//! comes, how long it takes, when they walk in are quantiles drawn with the patient, so that every
//! policy meets the same patients (common random numbers). What happened is a [`Log`].
//!
//! Days start in order: sessions that fall out, dates cancelled by patients, the policy's morning,
//! releases, requests in order of time, the policy's evening, visits.
//!
//! # The conventions of a day
//!
//! `tests/judge.py` plays clinics by these and by nothing else of this crate.
//!
//! 1. A day is open when the clinic keeps hours on its weekday and no holiday or closure takes it.
//!    Requests of closed days are there when the next open day begins.
//! 2. In the morning sessions fall out, each with its chance, and those with a date in them ask again;
//!    then dates are cancelled. A fresh date two open days away or more is cancelled with its chance,
//!    on an even open day between today and the visit. Who cancelled keeps the day on which they asked.
//! 3. Unclaimed held time opens so many open days before. Then those without a date ask again, and the
//!    recall list is offered what is free within notice, and the days of the release horizon where
//!    something opened: those without a date, then those with a later one, the first due first. Of
//!    patients who are not sub-acute each can come with chance `1 - (1 - fill)^(1/3)`, and three are
//!    called for each visit that fits.
//! 4. Then requests: what yesterday's visits led to, panels, newcomers by the minute. A held need takes
//!    held time within its target, or sooner time of which nobody could be told in notice; else open
//!    time within the target; else the next of either. All others take the next open time from notice
//!    on. Of rooms on one day that with the fewest steps from whom the patient should meet, then the
//!    most held time, then the session that may serve fewest needs, by time and name.
//! 5. Today's requests must fit behind those booked and the minutes gone by.
//! 6. A hold is filled before open time; a visit lies in one stretch and may take both. Holds of who is
//!    away lie on colleagues, whole ones in turn, each where the group holds least. After the weeks for
//!    which leave is listed it comes again as in them.
//! 7. A missed visit is asked for again on its day, to be seen from the next open day; a control is
//!    not: the next counts from its day, less what closures put it off.
//! 8. Controls are called in some open days before they are due. Who waits for a visit asks for no
//!    other.
//! 9. An open clinic is taken where it comes no later than a time. Whoever walks in is seen.
//! 10. A share in time is over requests whose target passed within the run; each run gives one, and
//!     the mean over runs is told.
//! 11. Changes of pathways begin in the week of their date and grow week by week, as on the road.
//!     Patients of panels move when the week is over in which they were at a control, came and
//!     accepted; what they ask for they ask from the next week on. Holds stay what they are.
//!
//! [`Log`]: crate::answer::Log

mod address;
mod agenda;
mod arrive;
mod asks;
mod backlog;
mod beside;
mod cancel;
mod continuity;
mod control;
mod dates;
mod days;
mod desk;
mod entering;
mod expected;
mod followers;
mod grid;
mod handover;
mod island;
mod joint;
mod later;
mod ledger;
mod length;
mod life;
mod moving;
mod of_changes;
mod of_instance;
mod otherwise;
mod play;
pub mod policy;
mod ready;
mod request;
mod roster;
mod run;
mod setup;
#[cfg(test)]
mod tests;
pub mod textbook;
mod tickets;
mod under_control;
mod visit;
mod window;
mod world;

pub use agenda::{Reach, Slot};
pub use days::DayList;
pub use desk::Desk;
pub use length::LengthLaw;
pub use life::LifeRule;
pub use policy::Policy;
pub use run::{simulate, simulate_each};
pub use setup::{Changing, Plan, Setup};
pub use world::{
    Asked, Changed, Habits, HeldFor, Hours, Listed, NeedRule, Otherwise, PanelRule, Pinned,
    SessionDay, Source, Staff, StepRule, TeamRule, Turn, WindowDay, World,
};
