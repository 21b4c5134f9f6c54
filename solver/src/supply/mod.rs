//! Who can see whom, where and when: the twin of [`demand`](crate::demand), and the only reading of
//! capacity.
//!
//! Sizing, template, booking and simulation ask here, and none looks at roles, rooms, settings,
//! teams of a session, partial pooling, frozen time or leave by itself. (The referee keeps a reading
//! of its own.)
//!
//! A *session* may serve a team's need when its clinician has a role for it, when the session
//! serves the team or a team that may see its patients, and when it has a room or the visit needs
//! none. A *piece* is a stretch of a session between breaks, frozen time and open clinics.

mod bookable;
mod division;
mod group;
mod hold;
mod impossible;
mod load;
mod open_clinic;
mod piece;
mod room;
mod serve;
mod share;
#[cfg(test)]
mod tests;
mod window;

#[cfg(test)]
pub(crate) use bookable::free_stretches;
pub(crate) use bookable::usable;
pub(crate) use group::{Group, GroupSession, groups};
pub(crate) use hold::{held_needs, hold_unit, own_release};
pub use impossible::{Unservable, Unused, Why, unservable, unused_sessions};
pub use load::{Loads, TeamLoad, loads};
pub(crate) use piece::{at_work, held_ahead, held_chance, held_on, leave, stretches};
pub(crate) use room::{room_count, room_of};
pub(crate) use serve::{
    able, in_person, main_team, needs_served, of_team, pools, role_fits, serves, stand_ins,
    stands_in, teams_seen,
};
#[cfg(test)]
pub(crate) use share::levels;
pub(crate) use window::{could_staff, staff, staff_on};
