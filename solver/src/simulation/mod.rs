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
//! [`Log`]: crate::answer::Log

mod address;
mod agenda;
mod arrive;
mod backlog;
mod beside;
mod cancel;
mod continuity;
mod control;
mod dates;
mod days;
mod desk;
mod expected;
mod followers;
mod grid;
mod handover;
mod island;
mod joint;
mod later;
mod length;
mod of_instance;
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
mod visit;
mod window;
mod world;

pub use agenda::{Reach, Slot};
pub use days::DayList;
pub use desk::Desk;
pub use length::LengthLaw;
pub use policy::Policy;
pub use run::{simulate, simulate_each};
pub use setup::{Plan, Setup};
pub use world::{
    Asked, Habits, HeldFor, Hours, Listed, NeedRule, PanelRule, Pinned, SessionDay, Source, Staff,
    StepRule, TeamRule, WindowDay, World,
};
