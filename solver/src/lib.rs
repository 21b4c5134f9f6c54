//! How much time an outpatient clinic should keep free for patients who need to come soon, and the
//! weekly template that keeps it.
//!
//! An [`Instance`](instance::Instance) is what is given: people, needs, streams of requests, panels,
//! a calendar, legal rights, a waiting list. It is checked when it is made, every fault at once, so
//! that nothing behind it meets an impossible clinic. Then each room answers one question with what
//! the rooms before it found:
//!
//! 1. [`sizing`]: how many minutes are held for those who cannot wait, and what the rest do then.
//! 2. [`template`]: which block of the week is for whom, so that the holds are there.
//! 3. [`booking`]: who of the waiting list comes when, in the blocks of the template.
//! 4. [`simulation`]: what a policy makes of it, day by day, with patients who cancel or stay away.
//!
//! An answer carries a word for what is proved about it ([`Proof`](solve::Proof)), and no algorithm
//! is believed: the referee in [`evaluation`] reads every promise anew from the instance and the
//! answer alone, and knows no algorithm. [`plan`] strings the rooms together as the command line
//! does; [`demand`] and [`supply`] say who asks and who can serve whom, and [`day`] what happens
//! inside one session.
//!
//! The same input gives the same answer, bit for bit, on any number of threads: steps stop a search,
//! never a clock, and each random number has an address ([`rng`]). Nothing here reads a file, prints
//! or knows the time.
//!
//! ~~~
//! use behov_solver::answer::Bookings;
//! use behov_solver::booking::{self, book};
//! use behov_solver::evaluation::{bookings_verdict, referee};
//! use behov_solver::instance::Instance;
//! use behov_solver::sizing::{self, size};
//! use behov_solver::solve::Limits;
//! use behov_solver::template::{self, Outcome, VisitDemand};
//!
//! // Ada and Bea, 1,440 minutes a week: how many are held for those who come today?
//! let clinic = Instance::example();
//! let sized = size(&clinic, &sizing::Options { as_is: false, frontier: false });
//! assert!(sized.kept());
//! let holds = sized.hold_plan();
//!
//! // The week that keeps it. No template is an answer too: which promises conflict, and the way out.
//! let demand = VisitDemand::of(&clinic);
//! let Outcome::Built(week) = template::build(&clinic, &holds, &demand, None, &Limits::default())
//! else {
//!     panic!("the example has a template");
//! };
//! assert!(referee::verdict(&clinic, &holds, &week.template, None).is_empty());
//!
//! // Dates for the four who wait; nobody has been told of one yet.
//! let list = book(&clinic, &week.template, &Bookings::default(), &booking::Options::default());
//! assert!(list.left_out.is_empty());
//! assert!(list.levels.iter().all(|level| level.value == level.bound));
//! assert!(bookings_verdict(&clinic, &week.template, &list.bookings, None).is_empty());
//! ~~~

pub mod answer;
pub mod booking;
pub mod day;
pub mod demand;
#[cfg(test)]
mod dice;
#[cfg(test)]
mod draws;
pub mod evaluation;
pub mod instance;
pub(crate) mod lp;
pub mod number;
pub mod plan;
pub mod rng;
pub mod road;
pub mod simulation;
pub mod sizing;
pub mod solve;
pub mod supply;
pub mod table;
pub mod template;
mod union_find;
pub mod units;
